//! The e-mail addresses and telephone numbers of a membership that its contacts see.

use std::collections::BTreeSet;

use ::api::qwil::{codes::Code, contact_points::*, shapes::*};
use serde_json::json;

use super::{check_number, entities, members, memberships, refuse};
use crate::{
    Backend,
    caller::Caller,
    contact::{email_key, phone_key},
    database::{Fields, Sql},
    refusal::Refusal,
};

const MOST: u64 = 20;

pub(super) async fn update_emails(
    backend: Backend,
    caller: Caller,
    asked: UpdateEmails,
) -> Result<OneMembership, Refusal> {
    let mut emails = asked.emails;
    check_number("emails", emails.len() as u64, 0, MOST)?;
    let keys = emails.iter().map(|entry| email_key(&entry.email).ok_or_else(|| refuse(Code::RB066)));
    let keys: Vec<String> = keys.collect::<Result<_, _>>()?;
    check_once(&keys, Code::RB019)?;
    check_primary(emails.iter().map(|entry| entry.primary), Code::RB173)?;
    for entry in &mut emails {
        entry.email = entry.email.trim().to_owned();
    }
    memberships::change(&backend, &caller, asked.entity_user_xref_uuid, async |connection, entity, row| {
        let domains = entities::rules(connection, entity).await?.email_domains;
        let is_ours = |key: &String| domains.iter().any(|domain| key.ends_with(&format!("@{domain}")));
        let is_staff = members::is_staff(row.int("profile_id")?);
        if is_staff && !domains.is_empty() && !keys.iter().all(is_ours) {
            return Err(refuse(Code::RB162));
        }
        if !is_staff && keys.iter().any(is_ours) {
            return Err(refuse(Code::RB171));
        }
        let mut sql = Sql::new("UPDATE qwil_memberships SET emails = ");
        sql.bind(json!(emails).to_string());
        Ok(sql)
    })
    .await
}

pub(super) async fn update_phone_numbers(
    backend: Backend,
    caller: Caller,
    asked: UpdatePhoneNumbers,
) -> Result<OneMembership, Refusal> {
    let numbers = asked.phone_numbers;
    check_number("phone_numbers", numbers.len() as u64, 0, MOST)?;
    let keys = numbers.iter().map(|entry| phone_key(&entry.phone_number).ok_or_else(|| refuse(Code::RB067)));
    let keys: Vec<String> = keys.collect::<Result<_, _>>()?;
    check_once(&keys, Code::RB040)?;
    check_primary(numbers.iter().map(|entry| entry.primary), Code::RB030)?;
    let numbers = numbers.into_iter().zip(keys);
    let numbers: Vec<_> = numbers.map(|(entry, key)| ContactPhone { phone_number: key, ..entry }).collect();
    memberships::change(&backend, &caller, asked.entity_user_xref_uuid, async |_, _, _| {
        let mut sql = Sql::new("UPDATE qwil_memberships SET phones = ");
        sql.bind(json!(numbers).to_string());
        Ok(sql)
    })
    .await
}

fn check_once(keys: &[String], otherwise: Code) -> Result<(), Refusal> {
    if keys.iter().collect::<BTreeSet<_>>().len() < keys.len() {
        return Err(refuse(otherwise));
    }
    Ok(())
}

/// One of them is primary, unless there is none at all.
fn check_primary(primary: impl ExactSizeIterator<Item = bool>, otherwise: Code) -> Result<(), Refusal> {
    let some = usize::from(primary.len() > 0);
    if primary.filter(|is_primary| *is_primary).count() != some {
        return Err(refuse(otherwise));
    }
    Ok(())
}
