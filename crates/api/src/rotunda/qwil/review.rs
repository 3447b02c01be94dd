//! What a review of Qwil's chats needs besides the vendor's operations: the names of people.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    auth::Session,
    catalogue, endpoint,
    qwil::{ChatId, MembershipId},
    rotunda::Rotunda,
};

endpoint! {
    /// Lists who is or was in a chat, by name, and whoever else wrote in it.
    ///
    /// Errors: `Invalid` for a chat that is not there.
    pub ListReviewedPeople(Rotunda, Session, Compliance): GET "/qwil/review/{chat_id}/people" -> Vec<ReviewedPerson> {
        path {
            /// Chat.
            chat_id: ChatId,
        }
    }
}

catalogue![ListReviewedPeople];

/// Somebody in a chat under review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReviewedPerson {
    /// Membership.
    pub id: MembershipId,
    /// Name.
    pub name: String,
}
