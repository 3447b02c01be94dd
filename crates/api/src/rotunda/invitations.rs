//! Invitations: how a new user comes to a password.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Rotunda, sessions::Me};
use crate::{auth::Session, catalogue, endpoint};

endpoint! {
    /// Reads whom an invitation is for.
    ///
    /// Errors: `NotFound` for one that is unknown, used or over.
    pub GetInvitation(Rotunda, Session, Anyone): GET "/invitations/{token}" -> Invitation {
        path {
            /// What the link in the e-mail ends with.
            token: String,
        }
    }
}

endpoint! {
    /// Accepts an invitation: the user has the password from now on and is signed in.
    ///
    /// Errors: `NotFound` for one that is unknown, used or over; `Invalid` for a password of fewer than 10 characters.
    pub AcceptInvitation(Rotunda, Session, Anyone): POST "/invitations/{token}/accept" -> Me {
        path {
            /// What the link in the e-mail ends with.
            token: String,
        }
        body {
            /// Password, at least 10 characters.
            password: String,
        }
    }
}

catalogue![GetInvitation, AcceptInvitation];

/// Whom an invitation is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Invitation {
    /// E-mail address, with which one signs in.
    pub email: String,
    /// Given name.
    pub first_name: Option<String>,
    /// The organization's name.
    pub org: String,
}
