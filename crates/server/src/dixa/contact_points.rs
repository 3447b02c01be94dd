//! E-mail addresses and telephone numbers: nobody shares theirs with another.

use ::api::dixa::{EndUserId, end_users::NewEndUser};
use sqlx::AnyConnection;

use super::profile::Fault;
use crate::database::Sql;

/// An e-mail address as compared; `None` for what is none.
pub(super) fn email_key(text: &str) -> Option<String> {
    let text = text.trim();
    let (name, host) = text.rsplit_once('@')?;
    let is_host = host.split('.').count() > 1 && host.split('.').all(|part| !part.is_empty());
    let is_plain = text.len() <= 254
        && !text.contains(|char: char| char.is_whitespace() || char.is_control() || "<>,;".contains(char));
    (is_host && !name.is_empty() && is_plain).then(|| text.to_lowercase())
}

/// A telephone number as compared: `+` and digits. `None` for what is none.
pub(super) fn phone_key(text: &str) -> Option<String> {
    let bare = text.chars().filter(|char| !" -().".contains(*char)).collect::<String>();
    let digits = bare.strip_prefix('+')?;
    let is_number = (5..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(bare)
}

/// Writes them in the place of those until now. Blanks and punctuation of numbers are left out, and who is named twice is kept once.
pub(super) async fn write(connection: &mut AnyConnection, id: EndUserId, user: &NewEndUser) -> Result<(), Fault> {
    let mut old = Sql::new("DELETE FROM dixa_contact_points WHERE end_user_id = ");
    old.bind(id.to_string());
    old.execute(connection).await?;
    let emails = Kind { name: "email", key: email_key, fields: ["email", "additionalEmails"], taken: "EmailExists" };
    let phones = Kind {
        name: "phone",
        key: phone_key,
        fields: ["phoneNumber", "additionalPhoneNumbers"],
        taken: "PhoneNumberExists",
    };
    emails.write(connection, id, user.email.as_deref(), user.additional_emails.as_deref()).await?;
    phones.write(connection, id, user.phone_number.as_deref(), user.additional_phone_numbers.as_deref()).await
}

/// Addresses or numbers.
struct Kind {
    name: &'static str,
    key: fn(&str) -> Option<String>,
    /// Wire names of the first and of the additional ones.
    fields: [&'static str; 2],
    /// What the vendor says when somebody else has it.
    taken: &'static str,
}

impl Kind {
    async fn write(
        &self,
        connection: &mut AnyConnection,
        id: EndUserId,
        first: Option<&str>,
        additional: Option<&[String]>,
    ) -> Result<(), Fault> {
        let additional = additional.unwrap_or_default().iter().map(String::as_str);
        let all = first.map(|value| (0, value)).into_iter().chain((1_i64..).zip(additional));
        let mut written = Vec::new();
        for (place, value) in all {
            let Some(key) = (self.key)(value) else { continue };
            if written.contains(&key) {
                continue;
            }
            let mut sql = Sql::new("INSERT INTO dixa_contact_points (kind, key, value, place, end_user_id) VALUES (");
            sql.bind(self.name.to_owned()).push(", ").bind(key.clone()).push(", ");
            sql.bind(if self.name == "phone" { key.clone() } else { value.trim().to_owned() });
            sql.push(", ").bind(place).push(", ").bind(id.to_string()).push(") ON CONFLICT (kind, key) DO NOTHING");
            if sql.execute(connection).await? == 0 {
                return Err(Fault::Rule(self.fields[usize::from(place > 0)], self.taken));
            }
            written.push(key);
        }
        Ok(())
    }
}
