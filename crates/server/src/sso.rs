//! `/api/sso`: single sign-on entries and quick links.

use ::api::workdrive::{FileId, UserId, sso::*};
use sqlx::{AnyConnection, any::AnyRow};
use uuid::Uuid;

use crate::{
    Backend,
    api::Api,
    audiences,
    caller::Caller,
    clock,
    database::{Fields, Sql},
    feeds::rules,
    media, people,
    refusal::Refusal,
};

const LONGEST_NAME: usize = 100;

/// Mounts this area.
pub(crate) fn routes(api: Api) -> Api {
    api.serve(list_sso).serve(create_sso)
}

async fn list_sso(backend: Backend, caller: Caller, asked: ListSso) -> Result<Vec<Sso>, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let mut home = Sql::new("SELECT location_id, department_id FROM users WHERE id = ");
    home.bind(caller.user.to_string());
    let home = home.row(&mut connection).await?.ok_or_else(|| Refusal::not_found("user"))?;
    let (own_location, own_department) = (home.maybe_text("location_id")?, home.maybe_text("department_id")?);
    let mut sql = Sql::new("SELECT * FROM sso WHERE ");
    if let Some(location) = asked.location {
        let location = location.to_string();
        only_own(&caller, own_location.as_ref() == Some(&location))?;
        sql.push("location_id = ").bind(location);
    } else if let Some(department) = asked.department {
        let department = department.to_string();
        only_own(&caller, own_department.as_ref() == Some(&department))?;
        sql.push("department_id = ").bind(department);
    } else if asked.manage == Some(true) {
        only_own(&caller, false)?;
        sql.push("location_id IS NULL AND department_id IS NULL AND user_id IS NULL");
    } else {
        sql.push("(location_id IS NULL AND department_id IS NULL AND user_id IS NULL) OR user_id = ");
        sql.bind(caller.user.to_string());
        sql.push(" OR location_id = ").bind(own_location);
        sql.push(" OR department_id = ").bind(own_department);
    }
    sql.push(" ORDER BY place, lower(name), id");
    let rows = sql.rows(&mut connection).await?;
    load(&backend, &mut connection, &rows).await
}

fn only_own(caller: &Caller, own: bool) -> Result<(), Refusal> {
    if own || caller.is_admin() {
        return Ok(());
    }
    Err(Refusal::forbidden("only an administrator sees the entries of others"))
}

async fn create_sso(backend: Backend, caller: Caller, asked: CreateSso) -> Result<Sso, Refusal> {
    let CreateSso { manage, entry } = asked;
    let mut tx = backend.database.write().await?;
    // Of location, department and user one at most; none means everybody.
    let location = entry.location_id.filter(|_| manage != Some(true)).map(|id| id.to_string());
    let department =
        entry.department_id.filter(|_| manage != Some(true) && location.is_none()).map(|id| id.to_string());
    let is_own = manage != Some(true) && location.is_none() && department.is_none();
    if !is_own && !caller.is_admin() {
        return Err(Refusal::forbidden("only an administrator makes entries for others"));
    }
    for (table, noun, field, id) in
        [("locations", "location", "locationId", &location), ("departments", "department", "departmentId", &department)]
    {
        if let Some(id) = id
            && !audiences::exist(&mut tx, table, std::slice::from_ref(id)).await?
        {
            return Err(Refusal { field: Some(field.to_owned()), ..Refusal::not_found(noun) });
        }
    }
    check(&entry)?;
    rules::usable(&mut tx, "fileId", caller.user, entry.file_id.as_slice(), "image/%").await?;
    let (id, now, by) = (Uuid::now_v7().to_string(), backend.clock.now(), caller.user.to_string());
    let mut sql = Sql::new(
        "INSERT INTO sso (id, kind, name, authorization_uri, token_uri, refresh_uri, login_url, link, place, file_id, \
         location_id, department_id, user_id, created_at, updated_at, created_by, updated_by) VALUES (",
    );
    sql.bind(id.clone()).push(", ").bind(match entry.kind {
        SsoKind::QuickLink => "QUICK_LINK",
        SsoKind::Sso => "SSO",
    });
    sql.push(", ").bind(entry.name.trim().to_owned());
    let SsoBody { authorization_uri, token_uri, refresh_uri, login_url, link, .. } = entry;
    for address in [authorization_uri, token_uri, refresh_uri, login_url, link] {
        sql.push(", ").bind(address);
    }
    sql.push(", ").bind(i64::from(entry.order.unwrap_or(0)));
    sql.push(", ").bind(entry.file_id.map(|file| file.to_string()));
    for owner in [location, department, is_own.then(|| by.clone())] {
        sql.push(", ").bind(owner);
    }
    sql.push(", ").bind(now).push(", ").bind(now).push(", ").bind(by.clone()).push(", ").bind(by).push(")");
    sql.execute(&mut tx).await?;
    let mut made = Sql::new("SELECT * FROM sso WHERE id = ");
    made.bind(id);
    let rows = made.rows(&mut tx).await?;
    let made = load(&backend, &mut tx, &rows).await?.pop();
    tx.commit().await?;
    made.ok_or_else(|| Refusal::not_found("entry"))
}

/// Refuses an entry that lacks an address, or has one that a browser must not open.
fn check(entry: &SsoBody) -> Result<(), Refusal> {
    let name = entry.name.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        return Err(Refusal::invalid("name", format!("name must have 1 to {LONGEST_NAME} characters")));
    }
    let is_sso = entry.kind == SsoKind::Sso;
    for (field, address, needed) in [
        ("link", &entry.link, !is_sso),
        ("authorizationURI", &entry.authorization_uri, is_sso),
        ("tokenURI", &entry.token_uri, is_sso),
        ("refreshURI", &entry.refresh_uri, is_sso),
        ("loginURL", &entry.login_url, is_sso),
    ] {
        match address {
            None if needed => return Err(Refusal::invalid(field, format!("{field} is missing"))),
            None => {}
            Some(address) => {
                // What stands in double braces is filled in when the address is used; alone at the beginning it is an address.
                let filled = match address.strip_prefix("{{redirect_uri}}") {
                    Some(rest) => format!("https://redirect.invalid{rest}"),
                    None => address.clone(),
                };
                let filled = filled.replace("{{", "").replace("}}", "").replace(['<', '>'], "");
                rules::address(field, &filled, &["https", "http"])?;
            }
        }
    }
    Ok(())
}

async fn load(backend: &Backend, connection: &mut AnyConnection, rows: &[AnyRow]) -> Result<Vec<Sso>, Refusal> {
    let files = rows.iter().map(|row| row.maybe_parsed("file_id")).collect::<Result<Vec<Option<FileId>>, _>>()?;
    let users = rows.iter().map(|row| row.maybe_parsed("user_id")).collect::<Result<Vec<Option<UserId>>, _>>()?;
    let files = media::files(backend, connection, files.into_iter().flatten()).await?;
    let users = people::stubs(backend, connection, users.into_iter().flatten()).await?;
    let entry = |row: &AnyRow| {
        Ok::<_, sqlx::Error>(Sso {
            id: row.parsed("id")?,
            created_at: Some(clock::time(row.int("created_at")?)),
            updated_at: Some(clock::time(row.int("updated_at")?)),
            created_by: row.maybe_parsed("created_by")?,
            updated_by: row.maybe_parsed("updated_by")?,
            kind: Some(if row.text("kind")? == "SSO" { SsoKind::Sso } else { SsoKind::QuickLink }),
            name: row.text("name")?,
            authorization_uri: row.maybe_text("authorization_uri")?,
            token_uri: row.maybe_text("token_uri")?,
            refresh_uri: row.maybe_text("refresh_uri")?,
            login_url: row.maybe_text("login_url")?,
            org_id: Some(backend.installation.org().id),
            location_id: row.maybe_parsed("location_id")?,
            department_id: row.maybe_parsed("department_id")?,
            order: row.int("place")?.unsigned_abs(),
            file: row.maybe_parsed::<FileId>("file_id")?.and_then(|id| files.get(&id).cloned()),
            user: row.maybe_parsed::<UserId>("user_id")?.and_then(|id| users.get(&id).cloned()),
            link: row.maybe_text("link")?,
        })
    };
    Ok(rows.iter().map(entry).collect::<Result<_, _>>()?)
}
