//! Roles: what accounts may administer.

use ::api::symphony::{SuccessResponse, roles::*};
use serde_json::json;
use sqlx::AnyConnection;

use super::{
    accounts,
    subject::{self, Subject},
};
use crate::{
    Backend,
    caller::Caller,
    database::{Sql, like},
    refusal::Refusal,
};

/// The role that may do everything.
pub(super) const HIGHEST: &str = "SUPER_ADMINISTRATOR";
const NORMAL: &[&str] = &["NORMAL"];
const SYSTEM: &[&str] = &["SYSTEM"];
/// The role that has optional actions, and they.
const OFFICER: &str = "COMPLIANCE_OFFICER";
const ACTIONS: [&str; 4] = ["BAN_AND_UNBAN_ROOM_MEMBER", "LOCK_AND_UNLOCK_ROOM", "MONITOR_ROOMS", "MONITOR_WALL_POSTS"];

/// Every role: its id, its name, and types of accounts that have it.
const ROLES: [(&str, &str, &[&str]); 16] = [
    ("INDIVIDUAL", "Individual", &["NORMAL", "SYSTEM"]),
    ("ADMINISTRATOR", "Administrator", NORMAL),
    (HIGHEST, "Super Administrator", NORMAL),
    ("L1_SUPPORT", "L1 Support", NORMAL),
    ("L2_SUPPORT", "L2 Support", NORMAL),
    (OFFICER, "Compliance Officer", NORMAL),
    ("SUPER_COMPLIANCE_OFFICER", "Super Compliance Officer", NORMAL),
    ("USER_PROVISIONING", "User Provisioning", SYSTEM),
    ("SCOPE_MANAGEMENT", "Scope Management", SYSTEM),
    ("CONTENT_MANAGEMENT", "Content Management", SYSTEM),
    ("MALWARE_SCAN_MANAGER", "Malware Scan Manager", SYSTEM),
    ("MALWARE_SCAN_STATE_USER", "Malware Scan State User", SYSTEM),
    ("AUDIT_TRAIL_MANAGEMENT", "Audit Trail Management", SYSTEM),
    ("AGENT", "Agent", SYSTEM),
    ("EF_POLICY_MANAGEMENT", "Expression Filter Policy Management", SYSTEM),
    ("USER_PRESENCE_UPDATE", "User Presence Update", SYSTEM),
];

pub(super) async fn list_roles(_: Backend, _: Caller, _: ListRoles) -> Result<Vec<RoleDetail>, Refusal> {
    let texts = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
    let role = |(id, name, types): &(&str, &str, &[&str])| RoleDetail {
        id: (*id).to_owned(),
        name: (*name).to_owned(),
        user_types: texts(types),
        optional_actions: if *id == OFFICER { texts(&ACTIONS) } else { Vec::new() },
    };
    Ok(ROLES.iter().map(role).collect())
}

/// Whether only a `SUPER_ADMINISTRATOR` gives and takes it.
pub(super) fn is_elevated(role: &str) -> bool {
    [HIGHEST, "SUPER_COMPLIANCE_OFFICER"].contains(&role)
}

/// Whether there is such a role.
pub(super) fn is_known(role: &str) -> bool {
    ROLES.iter().any(|(id, ..)| *id == role)
}

/// Only accounts `u` with this role.
pub(super) fn has(sql: &mut Sql, role: &str) {
    sql.push(" AND u.roles LIKE ").bind(like(&format!("\"{role}\""))).push(" ESCAPE '\\'");
}

/// Refuses roles that are none, or none of this type of account, and actions without their role.
pub(super) fn check(field: &str, roles: &[String], account_type: &str) -> Result<(), Refusal> {
    for role in roles {
        if ACTIONS.contains(&&**role) {
            if !roles.iter().any(|role| role == OFFICER) {
                return Err(Refusal::invalid(field, format!("{role} is for who is {OFFICER}")));
            }
            continue;
        }
        let found = ROLES.iter().find(|(id, ..)| id == role);
        let (_, _, types) = found.ok_or_else(|| Refusal::invalid(field, "there is no such role"))?;
        if !types.contains(&account_type) {
            return Err(Refusal::invalid(field, format!("{role} is not for accounts of the type {account_type}")));
        }
    }
    Ok(())
}

pub(super) async fn add_role(backend: Backend, caller: Caller, asked: AddRole) -> Result<SuccessResponse, Refusal> {
    let mut tx = backend.database.write().await?;
    let mut subject = Subject::changed_by(&mut tx, &caller, "uid", asked.uid).await?;
    let role = asked.role.id;
    if is_elevated(&role) {
        subject::check_elevated(&caller)?;
    }
    if !subject.roles.contains(&role) {
        subject.roles.push(role);
        check("id", &subject.roles, &subject.account_type)?;
        write(&mut tx, &subject, backend.clock.now()).await?;
    }
    tx.commit().await?;
    Ok(SuccessResponse::new("Role added"))
}

pub(super) async fn remove_role(
    backend: Backend,
    caller: Caller,
    asked: RemoveRole,
) -> Result<SuccessResponse, Refusal> {
    let mut tx = backend.database.write().await?;
    let mut subject = Subject::changed_by(&mut tx, &caller, "uid", asked.uid).await?;
    let role = asked.role.id;
    if !subject.roles.contains(&role) {
        return Err(Refusal::invalid("id", "the account has no such role"));
    }
    let now = backend.clock.now();
    if role == HIGHEST {
        subject.check_last(&mut tx, now).await?;
    }
    let goes = |other: &str| other == role || role == OFFICER && ACTIONS.contains(&other);
    subject.roles.retain(|other| !goes(other));
    write(&mut tx, &subject, now).await?;
    tx.commit().await?;
    Ok(SuccessResponse::new("Role removed"))
}

async fn write(connection: &mut AnyConnection, subject: &Subject, now: i64) -> Result<(), sqlx::Error> {
    let mut sql = accounts::change(now);
    sql.push(", roles = ").bind(json!(subject.roles).to_string()).push(" WHERE id = ").bind(subject.uid.0);
    sql.execute(connection).await.map(drop)
}
