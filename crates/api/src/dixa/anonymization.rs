//! Anonymization: what makes an end user a person is erased.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{AnonymizationId, Data, Dixa, EndUserId};
use crate::{auth::Token, catalogue, endpoint, lenient, workdrive::UserId};

endpoint! {
    /// Requests the anonymization of an end user with their conversations. It is queued, and cannot be taken back.
    ///
    /// Errors: `NotFound`; `Conflict` while they have an open conversation, unless `force` says that it does not matter.
    pub AnonymizeEndUser(Dixa, Token, HelpDesk): PATCH "/endusers/{userId}/anonymize" -> 202 Data<Anonymization> {
        path {
            /// End user.
            user_id as "userId": EndUserId,
        }
        query {
            /// Also with open conversations. Default false.
            force: Option<bool>,
        }
    }
}

catalogue![AnonymizeEndUser];

/// A request to anonymize.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Anonymization {
    /// Id of the request.
    pub id: AnonymizationId,
    /// The kind of what is anonymized, in an older form: `UserAnonymizationType`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::optional")]
    pub entity_type: Option<String>,
    /// What is anonymized.
    #[serde(rename = "_type")]
    pub kind: AnonymizedKind,
    /// When it was requested.
    #[serde(with = "gmt")]
    #[schemars(with = "String")]
    pub initiated_at: DateTime<Utc>,
    /// Whom it is about.
    pub target_entity_id: EndUserId,
    /// Who requested it.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::optional")]
    pub requested_by: Option<UserId>,
    /// When it was done; absent while it waits.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "some_gmt")]
    #[schemars(with = "Option<String>")]
    pub processed_at: Option<DateTime<Utc>>,
}

/// What can be anonymized.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum AnonymizedKind {
    /// A conversation.
    Conversation,
    /// A message.
    Message,
    /// An end user.
    User,
    /// One that this version does not know.
    #[serde(other)]
    Unknown,
}

/// The vendor's times of this operation: RFC 3339 with the name of the zone behind it, `2021-12-01T12:46:36.581Z[GMT]`. Read with and
/// without the name.
mod gmt {
    use chrono::{DateTime, SecondsFormat, Utc};
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

    pub(super) fn serialize<S: Serializer>(time: &DateTime<Utc>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}[GMT]", time.to_rfc3339_opts(SecondsFormat::Millis, true)))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime<Utc>, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.split('[').next().unwrap_or_default().parse().map_err(D::Error::custom)
    }
}

/// The same, or nothing.
mod some_gmt {
    use chrono::{DateTime, Utc};
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(time: &Option<DateTime<Utc>>, serializer: S) -> Result<S::Ok, S::Error> {
        match time {
            Some(time) => super::gmt::serialize(time, serializer),
            None => serializer.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<DateTime<Utc>>, D::Error> {
        #[derive(Deserialize)]
        struct Time(#[serde(with = "super::gmt")] DateTime<Utc>);
        Ok(Option::<Time>::deserialize(deserializer)?.map(|time| time.0))
    }
}
