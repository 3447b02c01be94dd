//! Changing users.

use ::api::{
    endpoint::Access,
    workdrive::{UserId, users::*},
};
use sqlx::{AnyConnection, any::AnyRow};

use super::{
    chains,
    delete::{may_change, shut_out},
    hire::remember_words,
    invitations, named, place, rules, sort_name,
    workdrive::whole,
};
use crate::{
    Backend,
    audiences::exist,
    caller::Caller,
    database::{Fields, Sql, Write},
    feeds::rules::usable,
    refusal::Refusal,
    structure::{Heads, Unit},
};

pub(super) async fn update_user(backend: Backend, caller: Caller, asked: UpdateUser) -> Result<User, Refusal> {
    let mut tx = backend.database.write().await?;
    let id = asked.id;
    refuse_strangers(&mut tx, &caller, id, &asked.user).await?;
    let mut sql = Sql::new("SELECT * FROM users WHERE id = ");
    sql.bind(id.to_string());
    let row = sql.row(&mut tx).await?.ok_or_else(|| Refusal::not_found("user"))?;
    let heads = Heads::before(&mut tx, None, &[id]).await?;
    let change = asked.user;
    let mut set = Set::new(&backend, &caller);
    profile(&mut tx, &mut set, &caller, &row, id, &change).await?;
    position(&mut tx, &mut set, &row, id, &change).await?;
    set.apply(&mut tx, id).await?;
    place::leave_others(&mut tx, id, &change.remove_additional_teams).await?;
    place::join_others(&mut tx, id, &change.add_additional_teams, &change.add_additional_locations).await?;
    if let Some(status) = change.status {
        enter(&backend, &mut tx, &caller, id, &row.text("status")?, status).await?;
    }
    let field = if change.status.is_some() { "status" } else { "isDepartmentHead" };
    heads.check(&mut tx, field).await?;
    chains::refresh(&mut tx, &[id]).await?;
    let changed = whole(&backend, &mut tx, id).await?;
    backend.notices.commit(tx).await?;
    backend.mail.wake();
    Ok(changed)
}

/// Everybody changes their own profile; the rest is for administrators, and for users who may do no more than they.
async fn refuse_strangers(
    connection: &mut AnyConnection,
    caller: &Caller,
    id: UserId,
    change: &UserChange,
) -> Result<(), Refusal> {
    may_change(connection, caller, id).await?;
    if caller.role.may(Access::UserAdmin) {
        return Ok(());
    }
    if caller.user != id {
        return Err(Refusal::forbidden("only an administrator may change somebody else"));
    }
    let reserved = [
        ("status", change.status.is_some()),
        ("isExpert", change.is_expert.is_some()),
        ("reportsTo", change.reports_to.is_some()),
        ("designation", change.designation.is_some()),
        ("isDepartmentHead", change.is_department_head.is_some()),
        ("department", change.department.is_some()),
        ("location", change.location.is_some()),
        ("addAdditionalTeams", !change.add_additional_teams.is_empty()),
        ("removeAdditionalTeams", !change.remove_additional_teams.is_empty()),
        ("addAdditionalLocations", !change.add_additional_locations.is_empty()),
    ];
    match reserved.into_iter().find(|(_, given)| *given) {
        None => Ok(()),
        Some((field, _)) => Err(Refusal {
            field: Some(field.to_owned()),
            ..Refusal::forbidden(format!("only an administrator may change {field}"))
        }),
    }
}

/// The columns that change.
struct Set(Sql);

impl Set {
    fn new(backend: &Backend, caller: &Caller) -> Self {
        let mut sql = Sql::new("UPDATE users SET updated_at = ");
        sql.bind(backend.clock.now()).push(", updated_by = ").bind(caller.user.to_string());
        Self(sql)
    }

    fn text(&mut self, column: &str, value: Option<String>) {
        self.0.push(&format!(", {column} = ")).bind(value);
    }

    fn number(&mut self, column: &str, value: i64) {
        self.0.push(&format!(", {column} = ")).bind(value);
    }

    async fn apply(mut self, connection: &mut AnyConnection, id: UserId) -> Result<(), sqlx::Error> {
        self.0.push(" WHERE id = ").bind(id.to_string());
        self.0.execute(connection).await.map(drop)
    }
}

/// What everybody may change about themselves.
async fn profile(
    connection: &mut AnyConnection,
    set: &mut Set,
    caller: &Caller,
    row: &AnyRow,
    id: UserId,
    change: &UserChange,
) -> Result<(), Refusal> {
    if change.first_name.is_some() || change.last_name.is_some() {
        rename(connection, set, row, id, change).await?;
    }
    if change.phone.is_some() {
        set.text("phone", rules::line("phone", change.phone.clone())?);
    }
    if let Some(bio) = &change.bio {
        set.text("bio", rules::bio(bio)?);
    }
    if let Some(availability) = change.availability {
        set.number("availability", i64::from(availability == Availability::Active));
    }
    for (field, column, file) in [("fileId", "picture", change.file_id), ("coverFileId", "cover", change.cover_file_id)]
    {
        if let Some(file) = file {
            usable(connection, field, caller.user, &[file], "image/%").await?;
            set.text(column, Some(file.to_string()));
        }
    }
    Ok(())
}

async fn rename(
    connection: &mut AnyConnection,
    set: &mut Set,
    row: &AnyRow,
    id: UserId,
    change: &UserChange,
) -> Result<(), Refusal> {
    let name = |field: &str, new: &Option<String>, column: &str| match new {
        None => Ok::<_, Refusal>(row.maybe_text(column)?),
        new => rules::line(field, new.clone()),
    };
    let first = name("firstName", &change.first_name, "first_name")?;
    let last = name("lastName", &change.last_name, "last_name")?;
    if first.is_none() && last.is_none() {
        return Err(Refusal::invalid("firstName", "a user needs a first or a last name"));
    }
    let (first_text, last_text) = (first.as_deref().unwrap_or_default(), last.as_deref().unwrap_or_default());
    set.text("sort_name", Some(sort_name(first_text, last_text)));
    let mut old = Sql::new("DELETE FROM user_words WHERE user_id = ");
    old.bind(id.to_string());
    old.execute(connection).await?;
    remember_words(connection, id, first_text, last_text, &row.text("email")?).await?;
    set.text("first_name", first);
    set.text("last_name", last);
    Ok(())
}

/// What administrators change.
async fn position(
    connection: &mut AnyConnection,
    set: &mut Set,
    row: &AnyRow,
    id: UserId,
    change: &UserChange,
) -> Result<(), Refusal> {
    if change.designation.is_some() {
        set.text("designation", rules::line("designation", change.designation.clone())?);
    }
    if let Some(expert) = change.is_expert {
        set.number("is_expert", i64::from(expert));
    }
    let mut department = row.maybe_text("department_id")?;
    let mut head = row.int("is_department_head")? != 0;
    if change.department.is_some() {
        let new = Unit::DEPARTMENT.find(connection, "department", change.department.as_deref()).await?;
        // Who moves heads the new department only when that is said.
        head = head && new == department;
        department = new;
        set.text("department_id", department.clone());
    }
    head = change.is_department_head.unwrap_or(head);
    if head && department.is_none() {
        return Err(Refusal::invalid("isDepartmentHead", "who heads a department needs one"));
    }
    set.number("is_department_head", i64::from(head));
    if change.location.is_some() {
        set.text("location_id", Unit::LOCATION.find(connection, "location", change.location.as_deref()).await?);
    }
    match change.reports_to.as_deref().map(str::trim) {
        None => {}
        Some("") => set.text("reports_to", None),
        Some(text) => {
            let missing = || Refusal { field: Some("reportsTo".to_owned()), ..Refusal::not_found("user") };
            let supervisor: UserId = text.parse().map_err(|_| missing())?;
            if !exist(connection, "users", &[supervisor.to_string()]).await? {
                return Err(missing());
            }
            chains::refuse_circle(connection, "reportsTo", id, supervisor).await?;
            set.text("reports_to", Some(supervisor.to_string()));
        }
    }
    named(connection, "removeAdditionalTeams", &change.remove_additional_teams).await?;
    Ok(())
}

/// Takes a user into another status.
async fn enter(
    backend: &Backend,
    tx: &mut Write,
    caller: &Caller,
    id: UserId,
    old: &str,
    new: UserStatus,
) -> Result<(), Refusal> {
    if new.as_str() == old {
        return Ok(());
    }
    if id == caller.user && new != UserStatus::Active {
        return Err(rules::conflict("status", "you would shut yourself out: ask another administrator"));
    }
    let mut sql = Sql::new("UPDATE users SET status = ");
    sql.bind(new.as_str().to_owned()).push(" WHERE id = ").bind(id.to_string());
    sql.execute(tx).await?;
    if new != UserStatus::Active {
        shut_out(backend, tx, id).await?;
    }
    if new == UserStatus::Invited {
        invitations::invite(backend, tx, id).await?;
    }
    Ok(())
}
