//! What Dixa's own console does and its API does not: API tokens, custom attributes, and how anonymization stands.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Rotunda;
use crate::{
    auth::Session,
    catalogue,
    dixa::{AttributeId, anonymization::Anonymization, conversations::Conversation, end_users::EndUser},
    endpoint, ids,
    workdrive::UserId,
};

endpoint! {
    /// Lists the API tokens of Dixa, the latest first, without their secrets.
    pub ListDixaTokens(Rotunda, Session, OrgAdmin): GET "/dixa/tokens" -> Vec<DixaToken> {}
}

endpoint! {
    /// Makes an API token of Dixa; only this answer has its secret. It may do what its maker may.
    pub CreateDixaToken(Rotunda, Session, OrgAdmin): POST "/dixa/tokens" -> 201 NewDixaToken {
        body {
            /// What it is for, 1 to 100 characters.
            name: String,
        }
    }
}

endpoint! {
    /// Revokes an API token of Dixa.
    pub RevokeDixaToken(Rotunda, Session, OrgAdmin): DELETE "/dixa/tokens/{id}" -> () {
        path {
            /// Token.
            id: DixaTokenId,
        }
    }
}

endpoint! {
    /// Lists the custom attributes that end users may have, by name.
    pub ListDixaAttributes(Rotunda, Session, HelpDesk): GET "/dixa/custom-attributes" -> Vec<AttributeDefinition> {}
}

endpoint! {
    /// Adds a custom attribute of end users.
    ///
    /// Errors: `Invalid`; `Conflict` when another has the identifier.
    pub CreateDixaAttribute(Rotunda, Session, OrgAdmin): POST "/dixa/custom-attributes" -> 201 AttributeDefinition {
        body {
            /// Name for people, 1 to 100 characters.
            name: String,
            /// Name for programs: small letters, digits and `_`, at most 100.
            identifier: String,
            /// The options of one whose type is Select, 1 to 100; none for Text.
            #[serde(default)]
            options: Vec<String>,
        }
    }
}

endpoint! {
    /// Deletes a custom attribute, and with it the values that end users have of it.
    pub DeleteDixaAttribute(Rotunda, Session, OrgAdmin): DELETE "/dixa/custom-attributes/{id}" -> () {
        path {
            /// Attribute.
            id: AttributeId,
        }
    }
}

endpoint! {
    /// Lists the latest 100 requests to anonymize end users, waiting and done, the latest first.
    pub ListDixaAnonymizations(Rotunda, Session, HelpDesk): GET "/dixa/anonymizations" -> Vec<Anonymization> {}
}

endpoint! {
    /// Lists the conversations with all end users, the latest first.
    pub ListDixaConversations(Rotunda, Session, HelpDesk): GET "/dixa/conversations" -> DixaConversations {
        query {
            /// Only those that began before this one: how one goes on.
            before: Option<i64>,
            /// At most this many, 1 to 200. Default 50.
            limit: Option<u64>,
        }
    }
}

endpoint! {
    /// Reads a conversation with an end user.
    pub GetDixaConversation(Rotunda, Session, HelpDesk): GET "/dixa/conversations/{id}" -> DixaConversation {
        path {
            /// Conversation.
            id: i64,
        }
    }
}

catalogue![
    ListDixaConversations,
    GetDixaConversation,
    ListDixaTokens,
    CreateDixaToken,
    RevokeDixaToken,
    ListDixaAttributes,
    CreateDixaAttribute,
    DeleteDixaAttribute,
    ListDixaAnonymizations,
];

ids! {
    /// An API token of Dixa; not its secret.
    DixaTokenId,
}

/// Some conversations with end users.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DixaConversations {
    /// They.
    pub conversations: Vec<DixaConversation>,
    /// Whether there are others.
    pub more: bool,
}

/// A conversation, and with whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DixaConversation {
    /// The conversation.
    pub conversation: Conversation,
    /// Who began it; none when they are anonymized.
    pub end_user: Option<EndUser>,
}

/// An API token of Dixa, without its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DixaToken {
    /// Id.
    pub id: DixaTokenId,
    /// What it is for.
    pub name: String,
    /// Who made it.
    pub created_by: UserId,
    /// When it was made.
    #[serde(deserialize_with = "crate::time::moment")]
    pub created_at: DateTime<Utc>,
    /// When it was last used, to the minute.
    #[serde(default, deserialize_with = "crate::time::some_moment")]
    pub used_at: Option<DateTime<Utc>>,
}

/// An API token of Dixa that was just made.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NewDixaToken {
    /// The token.
    pub token: DixaToken,
    /// What goes into the header `Authorization`; it is stored nowhere in this form.
    pub secret: String,
}

impl std::fmt::Debug for NewDixaToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewDixaToken").field("token", &self.token).finish_non_exhaustive()
    }
}

/// A custom attribute that end users may have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AttributeDefinition {
    /// Id.
    pub id: AttributeId,
    /// Name for people.
    pub name: String,
    /// Name for programs.
    pub identifier: String,
    /// What values it takes.
    #[serde(rename = "type")]
    pub kind: AttributeKind,
    /// The options of one whose type is Select.
    #[serde(default)]
    pub options: Vec<String>,
}

/// What values a custom attribute takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum AttributeKind {
    /// A text.
    Text,
    /// Some of its options.
    Select,
}
