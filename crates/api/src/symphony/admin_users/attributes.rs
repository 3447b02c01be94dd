//! Who an account is, in both forms.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::lenient;

/// Who an account is. Texts have at most 200 characters, lists at most 100 of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct V2UserAttributes {
    /// E-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_address: Option<String>,
    /// First name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Last name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Name by which it signs in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    /// Name as shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// Company.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company_name: Option<String>,
    /// Department.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// Division.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub division: Option<String>,
    /// Job title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Telephone number at work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub work_phone_number: Option<String>,
    /// Mobile telephone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mobile_phone_number: Option<String>,
    /// Telephone number for a second factor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub two_factor_auth_phone: Option<String>,
    /// Telephone number for short messages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_number: Option<String>,
    /// `NORMAL` for people, `SYSTEM` for service accounts, `SDL` for distribution lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_type: Option<String>,
    /// Location.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// Language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recommended_language: Option<String>,
    /// Job function.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_function: Option<String>,
    /// Classes of assets.
    #[serde(deserialize_with = "lenient::some_list", skip_serializing_if = "Option::is_none")]
    pub asset_classes: Option<Vec<String>>,
    /// Industries.
    #[serde(deserialize_with = "lenient::some_list", skip_serializing_if = "Option::is_none")]
    pub industries: Option<Vec<String>>,
    /// Markets.
    #[serde(deserialize_with = "lenient::some_list", skip_serializing_if = "Option::is_none")]
    pub market_coverage: Option<Vec<String>>,
    /// Responsibilities.
    #[serde(deserialize_with = "lenient::some_list", skip_serializing_if = "Option::is_none")]
    pub responsibility: Option<Vec<String>>,
    /// Functions.
    #[serde(deserialize_with = "lenient::some_list", skip_serializing_if = "Option::is_none")]
    pub function: Option<Vec<String>>,
    /// Instruments.
    #[serde(deserialize_with = "lenient::some_list", skip_serializing_if = "Option::is_none")]
    pub instrument: Option<Vec<String>>,
    /// The public key by which it signs in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current_key: Option<UserKey>,
    /// The one before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous_key: Option<UserKey>,
}

/// A key of an account, or what happens to it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct UserKey {
    /// The public key of an RSA pair of 2048 bits or more, as PEM.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Until when the previous one opens anything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiration_date: Option<i64>,
    /// `SAVE` (the default) or `REVOKE` of the current one, `REVOKE` or `EXTEND` of the previous one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
}

/// The same in the form of 1.40.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct UserAttributes {
    /// E-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_address: Option<String>,
    /// First name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Last name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Name by which it signs in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    /// Name as shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// Company.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company_name: Option<String>,
    /// Department.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// Division.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub division: Option<String>,
    /// Job title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Telephone number at work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub work_phone_number: Option<String>,
    /// Mobile telephone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mobile_phone_number: Option<String>,
    /// Telephone number for short messages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_number: Option<String>,
    /// `NORMAL` for people, `SYSTEM` for service accounts, `SDL` for distribution lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_type: Option<String>,
    /// Location.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// Job function.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_function: Option<String>,
    /// Classes of assets.
    #[serde(deserialize_with = "lenient::some_list", skip_serializing_if = "Option::is_none")]
    pub asset_classes: Option<Vec<String>>,
    /// Industries.
    #[serde(deserialize_with = "lenient::some_list", skip_serializing_if = "Option::is_none")]
    pub industries: Option<Vec<String>>,
}

impl From<UserAttributes> for V2UserAttributes {
    fn from(user: UserAttributes) -> Self {
        Self {
            email_address: user.email_address,
            first_name: user.first_name,
            last_name: user.last_name,
            user_name: user.user_name,
            display_name: user.display_name,
            company_name: user.company_name,
            department: user.department,
            division: user.division,
            title: user.title,
            work_phone_number: user.work_phone_number,
            mobile_phone_number: user.mobile_phone_number,
            sms_number: user.sms_number,
            account_type: user.account_type,
            location: user.location,
            job_function: user.job_function,
            asset_classes: user.asset_classes,
            industries: user.industries,
            ..Self::default()
        }
    }
}

impl From<V2UserAttributes> for UserAttributes {
    fn from(user: V2UserAttributes) -> Self {
        Self {
            email_address: user.email_address,
            first_name: user.first_name,
            last_name: user.last_name,
            user_name: user.user_name,
            display_name: user.display_name,
            company_name: user.company_name,
            department: user.department,
            division: user.division,
            title: user.title,
            work_phone_number: user.work_phone_number,
            mobile_phone_number: user.mobile_phone_number,
            sms_number: user.sms_number,
            account_type: user.account_type,
            location: user.location,
            job_function: user.job_function,
            asset_classes: user.asset_classes,
            industries: user.industries,
        }
    }
}
