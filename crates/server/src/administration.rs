//! `/app/operations`, `/app/administrators`: what can be called, and who administers.

use std::{collections::HashMap, sync::LazyLock};

use ::api::{
    catalogue,
    endpoint::{Access, EndpointInfo},
    openapi,
    rotunda::{
        administration::{
            Administrator, DescribeOperation, ListAdministrators, ListFieldNames, ListOperations, Operation, SetRole,
        },
        sessions::Role,
    },
};
use serde_json::Value;

use crate::{
    Backend,
    api::Api,
    audit,
    caller::{self, Caller},
    database::{Fields, Sql},
    people,
    refusal::Refusal,
    symphony,
};

/// The inventory of what the vendors document.
const OPERATIONS: &str = include_str!("../../api/operations.csv");

/// Names of fields in other languages: on the wire, in German, in Arabic.
const FIELD_NAMES: &str = include_str!("administration/field_names.csv");

/// By vendor and endpoint the names of the documented operations.
static DOCUMENTED: LazyLock<HashMap<(&str, &str), Vec<&str>>> = LazyLock::new(|| {
    let mut names = HashMap::<_, Vec<_>>::new();
    for line in OPERATIONS.lines().skip(1) {
        if let [system, operation, _, _, endpoint] = line.split(',').collect::<Vec<_>>()[..] {
            names.entry((system.split('_').next().unwrap_or_default(), endpoint)).or_default().push(operation);
        }
    }
    names
});

/// Mounts this area.
pub(crate) fn routes(api: Api) -> Api {
    api.serve(list_operations)
        .serve(describe_operation)
        .serve(list_field_names)
        .serve(list_administrators)
        .serve(set_role)
        .serve(audit::list_audit)
}

async fn list_operations(backend: Backend, caller: Caller, _: ListOperations) -> Result<Vec<Operation>, Refusal> {
    let roles = symphony::roles_of(&backend, caller.user).await?;
    let may = |info: &EndpointInfo| {
        let needed = info.access.symphony_roles();
        let has = || needed.iter().any(|role| roles.iter().any(|own| own == role));
        caller.role.may(info.access) && (needed.is_empty() || has())
    };
    let operation = |info: &'static EndpointInfo| Operation {
        id: info.id(),
        vendor: info.vendor.to_owned(),
        family: info.vendor.split('-').next().unwrap_or_default().to_owned(),
        method: info.method.to_string(),
        path: info.full_path(),
        summary: info.docs.first().map(|line| line.trim().to_owned()).unwrap_or_default(),
        documented: documented(info).iter().map(|name| (*name).to_owned()).collect(),
        administrative: info.access > Access::Member,
        needs: (!may(info)).then(|| needed_for(info.access)),
    };
    Ok(catalogue::all().map(operation).collect())
}

fn documented(info: &EndpointInfo) -> &'static [&'static str] {
    let family = info.vendor.split('-').next().unwrap_or_default();
    DOCUMENTED
        .get(&(info.vendor, info.name))
        .or_else(|| DOCUMENTED.get(&(family, info.name)))
        .map_or(&[], Vec::as_slice)
}

/// What it takes to call something, in words.
fn needed_for(access: Access) -> String {
    let roles = access.symphony_roles();
    if !roles.is_empty() {
        return roles.join(", ");
    }
    let least = Role::ALL.into_iter().filter(|role| role.may(access));
    least.map(Role::name).collect::<Vec<_>>().join(", ")
}

async fn describe_operation(_: Backend, _: Caller, asked: DescribeOperation) -> Result<Value, Refusal> {
    openapi::operation_of(&asked.id).ok_or_else(|| Refusal::not_found("operation"))
}

async fn list_field_names(_: Backend, _: Caller, asked: ListFieldNames) -> Result<Value, Refusal> {
    let mut lines = FIELD_NAMES.lines().map(|line| line.split(','));
    let place = lines.next().and_then(|mut head| head.position(|known| known == asked.language));
    let place = place.filter(|place| *place > 0).ok_or_else(|| Refusal::not_found("language"))?;
    let named = |mut line: std::str::Split<'_, char>| {
        let (name, called) = (line.next()?, line.nth(place - 1)?);
        (!called.is_empty()).then(|| (name.to_owned(), called.into()))
    };
    Ok(Value::Object(lines.filter_map(named).collect()))
}

async fn list_administrators(
    backend: Backend,
    _: Caller,
    _: ListAdministrators,
) -> Result<Vec<Administrator>, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let sql = Sql::new(
        "SELECT id, email, first_name, last_name, role FROM users WHERE role <> 'member' AND status = 'ACTIVE' \
         ORDER BY sort_name, id",
    );
    let administrator = |row: &sqlx::any::AnyRow| {
        Ok::<_, sqlx::Error>(Administrator {
            user: row.parsed("id")?,
            name: [row.maybe_text("first_name")?, row.maybe_text("last_name")?]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" "),
            email: row.text("email")?,
            role: caller::role(&row.text("role")?),
        })
    };
    Ok(sql.rows(&mut connection).await?.iter().map(administrator).collect::<Result<_, _>>()?)
}

async fn set_role(backend: Backend, caller: Caller, asked: SetRole) -> Result<(), Refusal> {
    if asked.id == caller.user {
        return Err(Refusal::forbidden("nobody changes what they may do themselves"));
    }
    if asked.role > caller.role {
        return Err(Refusal::forbidden("this role is above your own"));
    }
    let mut tx = backend.database.write().await?;
    people::may_change(&mut tx, &caller, asked.id).await?;
    let mut sql = Sql::new("UPDATE users SET role = ");
    sql.bind(asked.role.name()).push(", updated_at = ").bind(backend.clock.now());
    sql.push(" WHERE id = ").bind(asked.id.to_string());
    sql.execute(&mut tx).await?;
    Ok(backend.notices.commit(tx).await?)
}
