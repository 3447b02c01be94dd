//! What an end user may be: the rules, and what breaks them in the vendor's words.

use ::api::{
    dixa::{EndUserId, end_users::*},
    error::ErrorKind,
};

use crate::{
    contact::{email_key, phone_key},
    refusal::Refusal,
};

const LONGEST_TEXT: usize = 255;
const MOST_OF_A_KIND: usize = 20;

/// Why an end user is not written.
#[derive(Debug)]
pub(super) enum Fault {
    /// A value breaks a rule: the field, and the vendor's name of the error or one like it.
    Rule(&'static str, &'static str),
    /// There is no such end user.
    NotFound,
    /// They are anonymized: nothing is kept about them any more.
    Anonymized,
    /// Anything else.
    Other(Refusal),
}

impl From<sqlx::Error> for Fault {
    fn from(error: sqlx::Error) -> Self {
        Self::Other(error.into())
    }
}

impl Fault {
    /// In the vendor's words: `act` is `Create EndUser` or `Updating EndUser [id:…]`.
    pub(super) fn message(&self, act: &str) -> String {
        match self {
            Self::Rule(_, error) => format!("{act} failed with [errors:{error}]"),
            Self::NotFound => "The requested resource could not be found".to_owned(),
            Self::Anonymized => format!("{act} failed with [errors:EndUserAnonymized]"),
            Self::Other(refusal) => refusal.message.clone(),
        }
    }

    /// As the answer of a single call.
    pub(super) fn refusal(self, act: &str) -> Refusal {
        let message = self.message(act);
        match self {
            Self::Rule(field, _) => Refusal::invalid(field, message),
            Self::NotFound => Refusal::new(ErrorKind::NotFound, message),
            Self::Anonymized => Refusal::new(ErrorKind::Invalid, message),
            Self::Other(refusal) => refusal,
        }
    }
}

/// How a change of somebody is named.
pub(super) fn updating(id: EndUserId) -> String {
    format!("Updating EndUser [id:{id}]")
}

/// The same person with a change made.
pub(super) fn patched(now: NewEndUser, patch: EndUserPatch) -> NewEndUser {
    NewEndUser {
        display_name: patch.display_name.unwrap_or(now.display_name),
        email: patch.email.unwrap_or(now.email),
        phone_number: patch.phone_number.unwrap_or(now.phone_number),
        additional_emails: patch.additional_emails.unwrap_or(now.additional_emails),
        additional_phone_numbers: patch.additional_phone_numbers.unwrap_or(now.additional_phone_numbers),
        first_name: patch.first_name.unwrap_or(now.first_name),
        last_name: patch.last_name.unwrap_or(now.last_name),
        middle_names: patch.middle_names.unwrap_or(now.middle_names),
        external_id: patch.external_id.unwrap_or(now.external_id),
        avatar_url: patch.avatar_url.unwrap_or(now.avatar_url),
    }
}

/// Refuses what nobody can be.
pub(super) fn check(user: &NewEndUser) -> Result<(), Fault> {
    let texts = [
        ("displayName", "InvalidDisplayName", &user.display_name),
        ("firstName", "InvalidFirstName", &user.first_name),
        ("lastName", "InvalidLastName", &user.last_name),
        ("externalId", "InvalidExternalId", &user.external_id),
    ];
    for (field, error, text) in texts {
        if text.as_deref().is_some_and(|text| !is_text(text)) {
            return Err(Fault::Rule(field, error));
        }
    }
    let middle_names = user.middle_names.as_deref().unwrap_or_default();
    if middle_names.len() > MOST_OF_A_KIND || !middle_names.iter().all(|name| is_text(name)) {
        return Err(Fault::Rule("middleNames", "InvalidMiddleNames"));
    }
    let is_web =
        |url: &str| is_text(url) && url::Url::parse(url).is_ok_and(|url| ["https", "http"].contains(&url.scheme()));
    if user.avatar_url.as_deref().is_some_and(|url| !is_web(url)) {
        return Err(Fault::Rule("avatarUrl", "InvalidAvatarUrl"));
    }
    let emails = user.additional_emails.as_deref().unwrap_or_default();
    let phones = user.additional_phone_numbers.as_deref().unwrap_or_default();
    if user.email.as_deref().is_some_and(|email| email_key(email).is_none()) {
        return Err(Fault::Rule("email", "InvalidEmail"));
    }
    if emails.len() > MOST_OF_A_KIND || !emails.iter().all(|email| email_key(email).is_some()) {
        return Err(Fault::Rule("additionalEmails", "InvalidEmail"));
    }
    if user.phone_number.as_deref().is_some_and(|phone| phone_key(phone).is_none()) {
        return Err(Fault::Rule("phoneNumber", "InvalidPhoneNumber"));
    }
    if phones.len() > MOST_OF_A_KIND || !phones.iter().all(|phone| phone_key(phone).is_some()) {
        return Err(Fault::Rule("additionalPhoneNumbers", "InvalidPhoneNumber"));
    }
    Ok(())
}

fn is_text(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= LONGEST_TEXT
}
