//! Custom attributes: what an organization keeps about its end users besides.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{AttributeId, Data, Dixa, EndUserId};
use crate::{auth::Token, catalogue, endpoint, lenient};

endpoint! {
    /// Sets custom attributes of an end user; `null` clears one, and the ones that are not named stay. Answers all that have a value.
    ///
    /// Errors: `NotFound`; `Invalid` for an unknown attribute and a value that does not fit it.
    pub PatchCustomAttributes(Dixa, Token, HelpDesk): PATCH "/endusers/{userId}/custom-attributes" -> Data<Vec<CustomAttribute>> {
        path {
            /// End user.
            user_id as "userId": EndUserId,
        }
        body = /// A value for each attribute by its id; `null` clears it.
        values: BTreeMap<AttributeId, Option<AttributeValue>>
    }
}

catalogue![PatchCustomAttributes];

/// A custom attribute with its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CustomAttribute {
    /// Id.
    pub id: AttributeId,
    /// Name for people.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub name: String,
    /// Name for programs, such as `my_attribute`.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub identifier: String,
    /// Its value.
    pub value: AttributeValue,
}

/// The value of a custom attribute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum AttributeValue {
    /// Of one whose type is Text: at most 1,000 characters.
    Text(String),
    /// Of one whose type is Select: some of its options.
    Select(Vec<String>),
}
