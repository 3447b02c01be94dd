//! Who an account is, checked, as columns.
//!
//! Of who works here the names, address, place and company are WorkDrive's: they are copied from there, and what is sent must be what
//! is there. Everything else is the pod's.

use ::api::symphony::{Uid, admin_users::V2UserAttributes};
use serde_json::json;
use sqlx::{AnyConnection, any::AnyRow};

use crate::{
    Backend,
    contact::email_key,
    database::{Fields, Sql},
    people::folded,
    refusal::Refusal,
    symphony::subject::Subject,
};

const LONGEST: usize = 200;
const MOST: usize = 100;

/// Columns and what is written to them.
pub(super) type Columns = Vec<(&'static str, Option<String>)>;

/// Of an account that is made.
pub(super) fn of_new(backend: &Backend, asked: &V2UserAttributes) -> Result<Columns, Refusal> {
    let needed = [("emailAddress", &asked.email_address), ("userName", &asked.user_name)];
    if let Some((field, _)) = needed.into_iter().find(|(_, value)| value.is_none()) {
        return Err(Refusal::invalid(field, format!("{field} must be given")));
    }
    let names = [&asked.first_name, &asked.last_name].map(|name| name.as_deref().unwrap_or_default().trim());
    let display_name =
        asked.display_name.clone().unwrap_or_else(|| names.join(" ").trim().chars().take(LONGEST).collect());
    let company = asked.company_name.clone().unwrap_or_default();
    let asked = V2UserAttributes { display_name: Some(display_name), company_name: Some(company), ..asked.clone() };
    let mut columns = identity(backend, &asked, None)?;
    columns.extend(own(&asked)?);
    // What is not there is as the table has it.
    columns.retain(|(_, value)| value.is_some());
    Ok(columns)
}

/// Of one that changes.
pub(super) fn of_change(backend: &Backend, subject: &Subject, asked: &V2UserAttributes) -> Result<Columns, Refusal> {
    if asked.account_type.as_ref().is_some_and(|kind| *kind != subject.account_type) {
        return Err(Refusal::invalid("accountType", "the type of an account is fixed once it is made"));
    }
    let mut columns = own(asked)?;
    if subject.user.is_some() {
        check_copied(&subject.row, asked)?;
    } else {
        columns.extend(identity(backend, asked, Some(&subject.row))?);
    }
    Ok(columns)
}

/// What is WorkDrive's of who works here: field, column, and what was sent.
fn copied(asked: &V2UserAttributes) -> [(&'static str, &'static str, &Option<String>); 10] {
    [
        ("emailAddress", "email", &asked.email_address),
        ("userName", "username", &asked.user_name),
        ("firstName", "first_name", &asked.first_name),
        ("lastName", "last_name", &asked.last_name),
        ("displayName", "display_name", &asked.display_name),
        ("companyName", "company", &asked.company_name),
        ("department", "department", &asked.department),
        ("title", "title", &asked.title),
        ("workPhoneNumber", "phone", &asked.work_phone_number),
        ("location", "location", &asked.location),
    ]
}

/// Refuses another value of what is copied; a program that sends everything back changes nothing.
fn check_copied(row: &AnyRow, asked: &V2UserAttributes) -> Result<(), Refusal> {
    for (field, column, value) in copied(asked) {
        let Some(value) = value else { continue };
        let is = row.maybe_text(column)?.unwrap_or_default();
        let is_same = match column {
            "email" | "username" => value.trim().to_lowercase() == is.to_lowercase(),
            _ => value.trim() == is.trim(),
        };
        if !is_same {
            return Err(Refusal::invalid(field, format!("{field} of who works here is changed in WorkDrive")));
        }
    }
    Ok(())
}

/// What is copied of others, of accounts that are the pod's alone; and what they are found by.
fn identity(backend: &Backend, asked: &V2UserAttributes, row: Option<&AnyRow>) -> Result<Columns, Refusal> {
    let mut columns = Columns::new();
    for (field, column, value) in copied(asked) {
        let Some(value) = value else { continue };
        let value = line(field, value)?;
        let value = match (column, value) {
            ("email", value) => {
                let key = value.as_deref().and_then(email_key);
                let key = key.ok_or_else(|| Refusal::invalid(field, "emailAddress is no e-mail address"))?;
                columns.push(("email_key", Some(key)));
                value
            }
            ("username", Some(value)) if !value.contains(char::is_whitespace) => {
                columns.push(("username_key", Some(value.to_lowercase())));
                Some(value)
            }
            ("username", _) => {
                return Err(Refusal::invalid(field, "userName must have 1 to 200 characters, no blanks"));
            }
            ("display_name", None) => return Err(Refusal::invalid(field, "displayName must have 1 to 200 characters")),
            ("company", None) => Some(backend.installation.org().name),
            (_, value) => value,
        };
        columns.push((column, value));
    }
    if columns.is_empty() {
        return Ok(columns);
    }
    let now_is = |column: &str| match columns.iter().find(|(other, _)| *other == column) {
        Some((_, value)) => Ok(value.clone().unwrap_or_default()),
        None => row.map_or(Ok(None), |row| row.maybe_text(column)).map(Option::unwrap_or_default),
    };
    let display_name = now_is("display_name")?;
    let mut search = format!(" {display_name}");
    for column in ["first_name", "last_name", "username", "email"] {
        search = format!("{search} {}", now_is(column)?);
    }
    columns.push(("search_text", Some(folded(&search))));
    columns.push(("sort_name", Some(folded(&display_name))));
    Ok(columns)
}

/// What is the pod's of everybody.
fn own(asked: &V2UserAttributes) -> Result<Columns, Refusal> {
    let texts = [
        ("division", "division", &asked.division),
        ("mobilePhoneNumber", "mobile_phone", &asked.mobile_phone_number),
        ("twoFactorAuthPhone", "two_factor_phone", &asked.two_factor_auth_phone),
        ("smsNumber", "sms_number", &asked.sms_number),
        ("jobFunction", "job_function", &asked.job_function),
        ("recommendedLanguage", "language", &asked.recommended_language),
    ];
    let lists = [
        ("assetClasses", "asset_classes", &asked.asset_classes),
        ("industries", "industries", &asked.industries),
        ("marketCoverage", "market_coverage", &asked.market_coverage),
        ("responsibility", "responsibility", &asked.responsibility),
        ("function", "functions", &asked.function),
        ("instrument", "instruments", &asked.instrument),
    ];
    let mut columns = Columns::new();
    for (field, column, value) in texts {
        if let Some(value) = value {
            columns.push((column, line(field, value)?));
        }
    }
    for (field, column, values) in lists {
        let Some(values) = values else { continue };
        let wrong =
            || Refusal::invalid(field, format!("{field} must be at most {MOST} texts of 1 to {LONGEST} characters"));
        if values.len() > MOST {
            return Err(wrong());
        }
        let texts = values.iter().map(|text| line(field, text)?.ok_or_else(wrong)).collect::<Result<Vec<_>, _>>()?;
        columns.push((column, Some(json!(texts).to_string())));
    }
    Ok(columns)
}

/// One line; an empty one clears.
fn line(field: &str, text: &str) -> Result<Option<String>, Refusal> {
    let text = text.trim();
    if text.chars().count() > LONGEST || text.contains(char::is_control) {
        return Err(Refusal::invalid(field, format!("{field} must be a line of at most {LONGEST} characters")));
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

/// Refuses an address or a user name that another account has.
pub(super) async fn check_taken(
    connection: &mut AnyConnection,
    columns: &Columns,
    own: Option<Uid>,
) -> Result<(), Refusal> {
    for (field, key) in [("emailAddress", "email_key"), ("userName", "username_key")] {
        let Some((_, Some(value))) = columns.iter().find(|(column, _)| *column == key) else { continue };
        let mut sql = Sql::new(&format!("SELECT id FROM symphony_users WHERE {key} = "));
        sql.bind(value.clone()).push(" AND id <> ").bind(own.map_or(0, |uid| uid.0));
        if sql.row(connection).await?.is_some() {
            return Err(Refusal::invalid(field, format!("another account has this {field}")));
        }
    }
    Ok(())
}
