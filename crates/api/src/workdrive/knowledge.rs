//! What documents and FAQs have in common: name, owners, expiry, tags, category.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use super::{Permissions, UserId};
use crate::lenient;

/// What a document or FAQ is beside its contents; named `kb` on the wire. In a change, what is absent stays and what is empty is removed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct Knowledge {
    /// Name, 1 to 200 characters. A new FAQ without one is named like its first question.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some")]
    pub name: Option<String>,
    /// Owners of a new one, 1 to 100. Default: the author. In a change they are added, like `newOwnerIds`.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some_list")]
    pub owner_ids: Option<Vec<UserId>>,
    /// Owners to add; in a new one like `ownerIds`.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some_list")]
    pub new_owner_ids: Option<Vec<UserId>>,
    /// Owners to take away; one at least must be left.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some_list")]
    pub remove_owner_ids: Option<Vec<UserId>>,
    /// When it disappears for everyone but its owners.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some")]
    pub expiry: Option<Expiry>,
    /// Tags, at most 20 of at most 50 characters. One string of tags is accepted too.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::tags")]
    pub tags: Option<Vec<String>>,
    /// Name of a category of the module.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some")]
    pub category: Option<String>,
    /// Address of a page about it, `http` or `https`.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some")]
    pub link: Option<String>,
    /// Whether others than its owners may see it. The query's `publish` outweighs it.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some")]
    pub is_published: Option<bool>,
    /// Who may see it once it is published. The body's own `permissions` outweigh these.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some")]
    pub permissions: Option<Permissions>,
}

/// When a thing expires; an empty text on the wire: never.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Expiry(
    /// The time, to the millisecond.
    pub Option<DateTime<Utc>>,
);

impl JsonSchema for Expiry {
    fn schema_name() -> Cow<'static, str> {
        "Expiry".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [{ "type": "string", "format": "date-time" }, { "const": "" }] })
    }
}

impl Serialize for Expiry {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Some(time) => time.serialize(serializer),
            None => serializer.serialize_str(""),
        }
    }
}

impl<'de> Deserialize<'de> for Expiry {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text.is_empty() {
            return Ok(Self(None));
        }
        text.parse().map(|time| Self(Some(time))).map_err(serde::de::Error::custom)
    }
}
