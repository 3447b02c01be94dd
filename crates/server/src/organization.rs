//! `/api/organization`: an installation serves one, which a super admin makes once.

use ::api::{
    error::ErrorKind,
    rotunda::organization::GetOrganization,
    workdrive::{organization::*, users::NewUser},
};
use sqlx::AnyConnection;

use crate::{
    Backend, access_tokens,
    api::Api,
    caller::Caller,
    clock,
    database::{Fields, Sql},
    feeds::rules::{count, usable},
    installation::DemoSize,
    media, people,
    refusal::Refusal,
};

/// Mounts this area.
pub(crate) fn routes(api: Api) -> Api {
    api.serve(create_organization).serve(update_organization).serve(get_organization)
}

const NAME_CHARACTERS: usize = 100;
const LEGAL_NAME_CHARACTERS: usize = 200;
const DESCRIPTION_CHARACTERS: usize = 2_000;
const PHONE_CHARACTERS: usize = 40;
const ADDRESS_CHARACTERS: usize = 200;
const MOST_WEBSITES: usize = 10;

async fn create_organization(
    backend: Backend,
    caller: Caller,
    asked: CreateOrganization,
) -> Result<NewOrganization, Refusal> {
    if asked.auth.is_some_and(|auth| auth.method == AuthMethod::Ldap) {
        return Err(Refusal::invalid("auth", "this backend signs people in by itself: method must be internal"));
    }
    let name = text("name", &asked.name, NAME_CHARACTERS)?;
    let name = name.ok_or_else(|| Refusal::invalid("name", "an organization needs a name"))?;
    let mut tx = backend.database.write().await?;
    let now = backend.clock.now();
    let mut sql = Sql::new("UPDATE installation SET founded_at = ");
    sql.bind(now).push(", founded_by = ").bind(caller.user.to_string()).push(", name = ").bind(name.clone());
    sql.push(", legal_name = ").bind(name.clone()).push(", subdomain = ").bind(subdomain(&name));
    sql.push(" WHERE founded_at IS NULL");
    if backend.installation.demo() != DemoSize::None || sql.execute(&mut tx).await? == 0 {
        return Err(Refusal::new(ErrorKind::Conflict, "there is an organization already: an installation serves one"));
    }
    let user = NewUser {
        email: asked.admin.email,
        first_name: Some(asked.admin.first_name),
        last_name: Some(asked.admin.last_name),
        ..NewUser::default()
    };
    let in_admin = |refusal: Refusal| Refusal { field: refusal.field.map(|field| format!("admin.{field}")), ..refusal };
    let admin = people::hire(&backend, &mut tx, &caller, user, true).await.map_err(in_admin)?;
    let mut sql = Sql::new("UPDATE users SET role = 'org_admin', status = 'ACTIVE' WHERE id = ");
    sql.bind(admin.to_string());
    sql.execute(&mut tx).await?;
    let access_token = access_tokens::make(&backend, &mut tx, admin).await?;
    tx.commit().await?;
    backend.installation.rename(&name);
    backend.mail.wake();
    Ok(NewOrganization {
        id: backend.installation.org().id,
        created_at: Some(clock::time(now)),
        updated_at: None,
        status: Some("ACTIVE".to_owned()),
        subdomain: Some(subdomain(&name)),
        parent_org_id: None,
        legal_name: Some(name.clone()),
        name,
        auth_method: Some(AuthMethod::Internal),
        created_by: Some(caller.user),
        access_token,
    })
}

/// A name in the letters that a host may have.
fn subdomain(name: &str) -> String {
    people::split(name)
        .iter()
        .map(|word| word.replace(|c: char| !c.is_ascii_alphanumeric(), ""))
        .collect::<Vec<_>>()
        .join("-")
}

async fn update_organization(
    backend: Backend,
    caller: Caller,
    asked: UpdateOrganization,
) -> Result<Organization, Refusal> {
    if asked.id != backend.installation.org().id {
        return Err(Refusal::not_found("organization"));
    }
    let change = asked.organization;
    let mut tx = backend.database.write().await?;
    let mut sql = Sql::new("UPDATE installation SET updated_at = ");
    sql.bind(backend.clock.now());
    let name = change.name.as_deref().map(|name| text("name", name, NAME_CHARACTERS)).transpose()?;
    if name == Some(None) {
        return Err(Refusal::invalid("name", "an organization needs a name"));
    }
    let lines = [
        ("name", "name", &change.name, NAME_CHARACTERS),
        ("legalName", "legal_name", &change.legal_name, LEGAL_NAME_CHARACTERS),
        ("phone", "phone", &change.phone, PHONE_CHARACTERS),
        ("description", "description", &change.description, DESCRIPTION_CHARACTERS),
        ("industry", "industry", &change.industry, NAME_CHARACTERS),
    ];
    for (field, column, value, longest) in lines {
        if let Some(value) = value {
            sql.push(&format!(", {column} = ")).bind(text(field, value, longest)?);
        }
    }
    match change.email.as_deref().map(str::trim) {
        None => {}
        Some("") => drop(sql.push(", email = NULL")),
        Some(email) => drop(sql.push(", email = ").bind(people::email(email)?)),
    }
    if let Some(websites) = &change.websites {
        count("websites", "websites", websites.len(), MOST_WEBSITES)?;
        for website in websites {
            text("websites", website, ADDRESS_CHARACTERS)?;
        }
        sql.push(", websites = ").bind(json(websites)?);
    }
    if let Some(address) = &change.address {
        for part in
            [&address.street1, &address.street2, &address.city, &address.state, &address.zip].into_iter().flatten()
        {
            text("address", part, ADDRESS_CHARACTERS)?;
        }
        sql.push(", address = ").bind(json(address)?);
    }
    if let Some(file) = change.file_id {
        usable(&mut tx, "fileId", caller.user, &[file], "image/%").await?;
        sql.push(", file_id = ").bind(file.to_string());
    }
    sql.execute(&mut tx).await?;
    let changed = read(&backend, &mut tx).await?;
    tx.commit().await?;
    backend.installation.rename(&changed.name);
    Ok(changed)
}

async fn get_organization(backend: Backend, _: Caller, _: GetOrganization) -> Result<Organization, Refusal> {
    Ok(read(&backend, &mut *backend.database.pool.acquire().await?).await?)
}

/// A text without blanks around it, at most so long; none when it is empty.
fn text(field: &str, text: &str, longest: usize) -> Result<Option<String>, Refusal> {
    let text = text.trim();
    if text.chars().count() > longest || (field != "description" && text.contains(char::is_control)) {
        return Err(Refusal::invalid(field, format!("{field} may have {longest} characters")));
    }
    Ok(Some(text.to_owned()).filter(|text| !text.is_empty()))
}

fn json(value: &impl serde::Serialize) -> Result<String, Refusal> {
    serde_json::to_string(value).map_err(|e| Refusal::broken("store the organization", e))
}

async fn read(backend: &Backend, connection: &mut AnyConnection) -> Result<Organization, sqlx::Error> {
    let row = Sql::new("SELECT * FROM installation").row(connection).await?.ok_or(sqlx::Error::RowNotFound)?;
    let logo = row.maybe_parsed("file_id")?;
    let file = media::files(backend, connection, logo).await?.into_values().next();
    let address = row.maybe_text("address")?.map(|_| row.json("address")).transpose()?;
    Ok(Organization {
        id: row.parsed("id")?,
        created_at: Some(clock::time(row.maybe_int("founded_at")?.unwrap_or(row.int("created_at")?))),
        updated_at: row.maybe_int("updated_at")?.map(clock::time),
        status: Some("ACTIVE".to_owned()),
        subdomain: Some(row.maybe_text("subdomain")?.unwrap_or(subdomain(&row.text("name")?))),
        parent_org_id: None,
        name: row.text("name")?,
        legal_name: row.maybe_text("legal_name")?,
        websites: Some(row.json("websites")?),
        address,
        file,
        email: row.maybe_text("email")?,
        phone: row.maybe_text("phone")?,
        description: row.maybe_text("description")?,
        industry: row.maybe_text("industry")?,
        auth_method: vec![AuthMethod::Internal],
    })
}
