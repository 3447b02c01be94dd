//! An account as administrators see it.

use ::api::symphony::{Uid, admin_users::*};
use sqlx::any::AnyRow;

use crate::{
    Backend,
    database::Fields,
    symphony::{accounts, user_status::is_suspended},
};

/// What it is read from: `u` the account, `p` who it is of those who work here, and what hangs on both.
pub(super) const SELECT: &str = "SELECT u.*, COALESCE(u.avatar_id, p.picture) AS picture, \
    COALESCE(u.made_by, (SELECT c.id FROM symphony_users c WHERE c.user_id = u.created_by)) AS creator, \
    (SELECT MAX(s.created_at) FROM sessions s WHERE s.user_id = u.user_id) AS session_at, \
    (SELECT k.public_key FROM symphony_keys k WHERE k.user_id = u.id AND k.kind = 'current') AS current_key, \
    (SELECT k.public_key FROM symphony_keys k WHERE k.user_id = u.id AND k.kind = 'previous') AS previous_key, \
    (SELECT k.expires_at FROM symphony_keys k WHERE k.user_id = u.id AND k.kind = 'previous') AS previous_until \
    FROM symphony_users u LEFT JOIN users p ON p.id = u.user_id WHERE ";

/// A row of it.
pub(super) fn read(backend: &Backend, row: &AnyRow) -> Result<V2UserDetail, sqlx::Error> {
    Ok(V2UserDetail {
        user_attributes: attributes(row, backend.clock.now())?,
        user_system_info: system_info(row, backend.clock.now())?,
        features: Vec::new(),
        apps: Vec::new(),
        groups: Vec::new(),
        roles: row.json("roles")?,
        disclaimers: Vec::new(),
        avatar: accounts::avatars(backend, row)?.into_iter().next(),
    })
}

fn attributes(row: &AnyRow, now: i64) -> Result<V2UserAttributes, sqlx::Error> {
    let list = |column: &str| row.json(column).map(|list: Vec<String>| (!list.is_empty()).then_some(list));
    let key = |column: &str, expiration_date| {
        let key = row.maybe_text(column)?;
        Ok::<_, sqlx::Error>(key.map(|key| UserKey { key: Some(key), expiration_date, action: None }))
    };
    let previous_until = row.maybe_int("previous_until")?;
    Ok(V2UserAttributes {
        email_address: Some(row.text("email")?),
        first_name: row.maybe_text("first_name")?,
        last_name: row.maybe_text("last_name")?,
        user_name: Some(row.text("username")?),
        display_name: Some(row.text("display_name")?),
        company_name: Some(row.text("company")?),
        department: row.maybe_text("department")?,
        division: row.maybe_text("division")?,
        title: row.maybe_text("title")?,
        work_phone_number: row.maybe_text("phone")?,
        mobile_phone_number: row.maybe_text("mobile_phone")?,
        two_factor_auth_phone: row.maybe_text("two_factor_phone")?,
        sms_number: row.maybe_text("sms_number")?,
        account_type: Some(row.text("account_type")?),
        location: row.maybe_text("location")?,
        recommended_language: row.maybe_text("language")?,
        job_function: row.maybe_text("job_function")?,
        asset_classes: list("asset_classes")?,
        industries: list("industries")?,
        market_coverage: list("market_coverage")?,
        responsibility: list("responsibility")?,
        function: list("functions")?,
        instrument: list("instruments")?,
        current_key: key("current_key", None)?,
        previous_key: key("previous_key", previous_until)?.filter(|_| previous_until.is_some_and(|until| until > now)),
    })
}

fn system_info(row: &AnyRow, now: i64) -> Result<UserSystemInfo, sqlx::Error> {
    let suspended = is_suspended(row, now)?;
    let created_at = row.int("created_at")?;
    // When it was last copied is when it last changed elsewhere; it may say "not yet".
    let updated_at = row.int("updated_at")?.max(row.int("synced_at")?).max(created_at);
    Ok(UserSystemInfo {
        id: Uid(row.int("id")?),
        status: Some(row.text("status")?),
        suspended: Some(suspended),
        suspended_until: row.maybe_int("suspended_until_sent")?.filter(|_| suspended),
        suspension_reason: row.maybe_text("suspension_reason")?.filter(|_| suspended),
        created_date: Some(created_at),
        created_by: row.maybe_int("creator")?.map(|uid| uid.to_string()),
        last_updated_date: Some(updated_at),
        last_login_date: row.maybe_int("last_login_at")?.max(row.maybe_int("session_at")?),
        last_password_reset: None,
        deactivated_date: row.maybe_int("deactivated_at")?,
    })
}
