//! End users: the customers who write and call.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Data, Dixa, EndUserId, PageMeta, custom_attributes::CustomAttribute, page_key};
use crate::{auth::Token, catalogue, endpoint, lenient, page::Paged};

endpoint! {
    /// Creates an end user.
    ///
    /// Errors: `Invalid` for an e-mail address or a telephone number that another end user has (`EmailExists`, `PhoneNumberExists`).
    pub CreateEndUser(Dixa, Token, HelpDesk): POST "/endusers" -> 201 Data<EndUser> {
        body = /// Who they are.
        end_user: NewEndUser
    }
}

endpoint! {
    /// Gets an end user.
    pub GetEndUser(Dixa, Token, HelpDesk): GET "/endusers/{userId}" -> Data<EndUser> {
        path {
            /// End user.
            user_id as "userId": EndUserId,
        }
    }
}

endpoint! {
    /// Lists end users, the latest last, or the one with an e-mail address, a telephone number or an external id.
    ///
    /// Errors: `Invalid` for more than one of the three filters.
    pub ListEndUsers(Dixa, Token, HelpDesk): GET "/endusers" -> EndUserPage {
        query {
            /// Rows a page, 1 to 100; the vendor documents no range. Default 50.
            page_limit as "pageLimit": Option<u64>,
            /// Which page: the key of a link in `meta`. Default: the first.
            page_key as "pageKey": Option<String>,
            /// Only who has this e-mail address, whatever its case.
            email: Option<String>,
            /// Only who has this telephone number.
            phone: Option<String>,
            /// Only who has this external id.
            external_id as "externalId": Option<String>,
        }
    }
}

endpoint! {
    /// Changes an end user: what is absent stays, what is `null` is cleared.
    ///
    /// Errors: `NotFound`, and as for creating.
    pub PatchEndUser(Dixa, Token, HelpDesk): PATCH "/endusers/{userId}" -> Data<EndUser> {
        path {
            /// End user.
            user_id as "userId": EndUserId,
        }
        body = /// What changes.
        patch: EndUserPatch
    }
}

endpoint! {
    /// Replaces an end user: what is absent is cleared. Custom attributes stay.
    ///
    /// Errors: `NotFound`; `Invalid` without `displayName`, and as for creating.
    pub UpdateEndUser(Dixa, Token, HelpDesk): PUT "/endusers/{userId}" -> Data<EndUser> {
        path {
            /// End user.
            user_id as "userId": EndUserId,
        }
        body = /// Who they are from now on.
        update: NewEndUser
    }
}

catalogue![CreateEndUser, GetEndUser, ListEndUsers, PatchEndUser, UpdateEndUser];

impl Paged for ListEndUsers {
    type Item = EndUser;
    fn items(page: EndUserPage) -> Vec<EndUser> {
        page.data
    }
    fn next(&self, page: &EndUserPage) -> Option<Self> {
        let key = page_key(page.meta.next.as_deref()?, None).ok()??;
        Some(Self { page_key: Some(key), ..self.clone() })
    }
}

/// Some end users.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct EndUserPage {
    /// End users.
    pub data: Vec<EndUser>,
    /// Where the page stands.
    #[serde(deserialize_with = "lenient::or_default")]
    pub meta: PageMeta,
}

/// An end user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct EndUser {
    /// Id.
    pub id: EndUserId,
    /// When they were created.
    #[serde(deserialize_with = "crate::time::moment")]
    pub created_at: DateTime<Utc>,
    /// Name as shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// E-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Telephone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone_number: Option<String>,
    /// Further e-mail addresses.
    #[serde(default, deserialize_with = "lenient::list")]
    pub additional_emails: Vec<String>,
    /// Further telephone numbers.
    #[serde(default, deserialize_with = "lenient::list")]
    pub additional_phone_numbers: Vec<String>,
    /// First name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Last name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Names between the two.
    #[serde(default, deserialize_with = "lenient::list")]
    pub middle_names: Vec<String>,
    /// Address of a picture; in the OpenAPI description only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avatar_url: Option<String>,
    /// Id in the organization's own system.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// Custom attributes that have a value. The vendor's pages say that lists lack them, and show them.
    #[serde(default, deserialize_with = "lenient::list")]
    pub custom_attributes: Vec<CustomAttribute>,
}

/// An end user to be, or from now on. Names have at most 255 characters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct NewEndUser {
    /// Name as shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// E-mail address; nobody else has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Telephone number, `+` and 5 to 15 digits; nobody else has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_number: Option<String>,
    /// Further e-mail addresses, at most 20.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub additional_emails: Option<Vec<String>>,
    /// Further telephone numbers, at most 20.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub additional_phone_numbers: Option<Vec<String>>,
    /// First name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Last name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Names between the two, at most 20.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub middle_names: Option<Vec<String>>,
    /// Id in the organization's own system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// Address of a picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub avatar_url: Option<String>,
}

/// A change of an end user. Of each field: absent (`None`) leaves it, `null` (`Some(None)`) clears it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct EndUserPatch {
    /// Name as shown.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::clearable")]
    pub display_name: Option<Option<String>>,
    /// E-mail address.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::clearable")]
    pub email: Option<Option<String>>,
    /// Telephone number.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::clearable")]
    pub phone_number: Option<Option<String>>,
    /// Further e-mail addresses: all of them from now on.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::clearable")]
    pub additional_emails: Option<Option<Vec<String>>>,
    /// Further telephone numbers: all of them from now on.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::clearable")]
    pub additional_phone_numbers: Option<Option<Vec<String>>>,
    /// First name.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::clearable")]
    pub first_name: Option<Option<String>>,
    /// Last name.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::clearable")]
    pub last_name: Option<Option<String>>,
    /// Names between the two.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::clearable")]
    pub middle_names: Option<Option<Vec<String>>>,
    /// Id in the organization's own system.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::clearable")]
    pub external_id: Option<Option<String>>,
    /// Address of a picture.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::clearable")]
    pub avatar_url: Option<Option<String>>,
}
