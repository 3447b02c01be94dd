//! E-mail addresses and telephone numbers: nobody shares theirs with another.

use ::api::dixa::{EndUserId, end_users::NewEndUser};
use sqlx::AnyConnection;

use super::profile::Fault;
use crate::{
    contact::{email_key, phone_key},
    database::Sql,
};

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
