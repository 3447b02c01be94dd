//! Contacts: whom somebody may write to.

use std::collections::BTreeSet;

use ::api::{
    qwil::{ChatId, EntityId, MembershipId, codes::Code, contacts::*, shapes::*},
    workdrive::FileId,
};
use axum::response::Response;
use sqlx::{AnyConnection, any::AnyRow};

use super::{
    avatars,
    chats::rows::moment,
    check_number, check_text, members,
    pages::{Page, containing},
    refuse,
    rows::{self, BUTLER, IS_CLIENT, IS_STAFF},
    wrong,
};
use crate::{
    Backend,
    api::Raw,
    caller::{self, Caller},
    database::{Fields, Sql},
    refusal::Refusal,
};

const LONGEST: usize = 500;

/// Which contacts are meant, in the vendor's numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Clients and staff.
    Both = 0,
    Staff = 1,
    Clients = 2,
    Directory = 3,
    Everyone = 4,
}

impl Kind {
    fn new(number: u64) -> Result<Self, Refusal> {
        check_number("contact_type", number, 0, 4)?;
        Ok(match number {
            0 => Self::Both,
            1 => Self::Staff,
            2 => Self::Clients,
            3 => Self::Directory,
            _ => Self::Everyone,
        })
    }
}

/// ` FROM` to `WHERE`, with a condition that holds for who is a contact of this kind.
///
/// Who shares an active group is one. Staff have the directory besides: all other staff.
fn from(sql: &mut Sql, entity: EntityId, me: MembershipId, kind: Kind) {
    sql.push(" FROM qwil_memberships m WHERE m.status = 1 AND m.profile_id <> ").bind(BUTLER);
    sql.push(" AND m.entity_id = ").bind(entity.to_string()).push(" AND m.id <> ");
    let me = sql.param(me.to_string());
    sql.push(&me);
    // Who does not work here any more is no contact, whatever their membership says.
    sql.push(
        " AND (m.user_id IS NULL OR EXISTS (SELECT 1 FROM users u WHERE u.id = m.user_id AND u.status = 'ACTIVE'))",
    );
    let shares = format!(
        "m.id IN (SELECT b.membership_id FROM qwil_group_members a JOIN qwil_groups q ON q.id = a.group_id AND q.is_active = 1 \
         JOIN qwil_group_members b ON b.group_id = a.group_id WHERE a.membership_id = {me})"
    );
    let directory = format!(
        "(m.{IS_STAFF} AND EXISTS (SELECT 1 FROM qwil_memberships own WHERE own.id = {me} AND own.{IS_STAFF}))"
    );
    let condition = match kind {
        Kind::Both => shares,
        Kind::Staff => format!("m.{IS_STAFF} AND {shares}"),
        Kind::Clients => format!("m.{IS_CLIENT} AND {shares}"),
        Kind::Directory => directory,
        Kind::Everyone => format!("({shares} OR {directory})"),
    };
    sql.push(" AND ").push(&condition);
}

/// Refuses when one of them is no contact.
pub(super) async fn check(
    connection: &mut AnyConnection,
    entity: EntityId,
    me: MembershipId,
    others: &[MembershipId],
) -> Result<(), Refusal> {
    let mut sql = Sql::new("SELECT COUNT(*) AS n");
    from(&mut sql, entity, me, Kind::Everyone);
    sql.push(" AND m.id IN ").list(others);
    let found = sql.row(connection).await?.map_or(Ok(0), |row| row.int("n"))?;
    if usize::try_from(found) == Ok(others.len()) { Ok(()) } else { Err(refuse(Code::RF007)) }
}

pub(super) async fn list_contacts(
    backend: Backend,
    caller: Caller,
    asked: ListContacts,
) -> Result<ContactPage, Refusal> {
    let page = Page::new(asked.page, asked.per_page)?;
    let kind = Kind::new(asked.contact_type)?;
    let (entity, me) = members::me(&caller)?;
    let filter = |sql: &mut Sql| {
        from(sql, entity, me, kind);
        containing(sql, &["m.sort_name", "m.email", "m.identifier"], asked.search.as_deref())
    };
    let mut connection = backend.database.pool.acquire().await?;
    let mut count = Sql::new("SELECT COUNT(*) AS n");
    filter(&mut count)?;
    let total = count.row(&mut connection).await?.map_or(Ok(0), |row| row.int("n"))?.unsigned_abs();
    let mut sql = Sql::new("SELECT m.*");
    filter(&mut sql)?;
    sql.push(" ORDER BY m.sort_name, m.id").push(&page.limit());
    let found = sql.rows(&mut connection).await?;
    let contacts = found.iter().map(|row| contact_of(&backend, row)).collect::<Result<_, _>>()?;
    // "cursor_dt is only present in response in page 1"
    let cursor_dt = (page.number == 1).then(|| moment(backend.clock.now() * 1000));
    Ok(ContactPage { contacts, page: page.number, per_page: page.size, total, cursor_dt })
}

/// Those with these memberships, whoever they are and whether they are still there.
pub(super) async fn of(
    backend: &Backend,
    connection: &mut AnyConnection,
    ids: impl IntoIterator<Item = MembershipId>,
) -> Result<Vec<Contact>, sqlx::Error> {
    let ids: BTreeSet<MembershipId> = ids.into_iter().collect();
    let mut sql = Sql::new("SELECT m.* FROM qwil_memberships m WHERE m.id IN ");
    sql.list(&ids).push(" ORDER BY m.sort_name, m.id");
    sql.rows(connection).await?.iter().map(|row| contact_of(backend, row)).collect()
}

/// Everybody who is or was in one of these chats: nobody else writes to it, or is told of in it.
pub(super) async fn of_chats(
    backend: &Backend,
    connection: &mut AnyConnection,
    chats: &[ChatId],
) -> Result<Vec<Contact>, sqlx::Error> {
    let mut sql = Sql::new(
        "SELECT m.* FROM qwil_memberships m WHERE m.id IN (SELECT s.membership_id FROM qwil_chat_members s WHERE s.chat_id IN ",
    );
    sql.list(chats).push(") ORDER BY m.sort_name, m.id");
    sql.rows(connection).await?.iter().map(|row| contact_of(backend, row)).collect()
}

fn contact_of(backend: &Backend, row: &AnyRow) -> Result<Contact, sqlx::Error> {
    Ok(Contact {
        entity_user_xref_uuid: row.parsed("id")?,
        identifier: row.text("identifier")?,
        first_name: row.text("first_name")?,
        last_name: row.text("last_name")?,
        job_title: row.text("job_title")?,
        contact_type: if members::is_client(row.int("profile_id")?) { 2 } else { 1 },
        emails: row.json("emails")?,
        phone_numbers: row.json("phones")?,
        avatar_url: rows::avatar_url(backend, row)?,
    })
}

/// Exactly one of the keys by which somebody is looked up.
enum Key {
    Id(MembershipId),
    Identifier(String),
    Email(String),
}

impl Key {
    fn new(id: Option<MembershipId>, identifier: Option<String>, email: Option<String>) -> Result<Self, Refusal> {
        match (id, identifier, email) {
            (Some(id), None, None) => Ok(Self::Id(id)),
            (None, Some(identifier), None) => {
                check_text("identifier", &identifier, 1, LONGEST)?;
                Ok(Self::Identifier(identifier))
            }
            (None, None, Some(email)) => {
                check_text("email", &email, 1, LONGEST)?;
                Ok(Self::Email(email.trim().to_lowercase()))
            }
            _ => Err(wrong(
                "entity_user_xref_uuid",
                "exactly one of entity_user_xref_uuid, identifier and email must be given",
            )),
        }
    }

    /// ` AND` the condition.
    fn filter(self, sql: &mut Sql) {
        match self {
            Self::Id(id) => sql.push(" AND m.id = ").bind(id.to_string()),
            Self::Identifier(identifier) => sql.push(" AND m.identifier = ").bind(identifier),
            Self::Email(email) => sql.push(" AND m.email_key = ").bind(email),
        };
    }
}

/// The contact of the caller that the key names.
async fn find(connection: &mut AnyConnection, caller: &Caller, key: Key) -> Result<Option<AnyRow>, Refusal> {
    let (entity, me) = members::me(caller)?;
    let mut sql = Sql::new("SELECT m.*");
    from(&mut sql, entity, me, Kind::Everyone);
    key.filter(&mut sql);
    Ok(sql.row(connection).await?)
}

pub(super) async fn get_contact(backend: Backend, caller: Caller, asked: GetContact) -> Result<OneContact, Refusal> {
    let key = Key::new(asked.entity_user_xref_uuid, asked.identifier, asked.email)?;
    let mut connection = backend.database.pool.acquire().await?;
    let row = find(&mut connection, &caller, key).await?.ok_or_else(|| refuse(Code::RN006))?;
    Ok(OneContact { contact: contact_of(&backend, &row)? })
}

pub(super) async fn get_contact_avatar(backend: Backend, raw: Raw<GetContactAvatar>) -> Result<Response, Refusal> {
    let Some(caller) = &raw.caller else { return Err(caller::no_session()) };
    let asked = raw.request;
    let key = Key::new(asked.entity_user_xref_uuid, asked.identifier, asked.email)?;
    let mut connection = backend.database.pool.acquire().await?;
    let row = find(&mut connection, caller, key).await?.ok_or_else(|| refuse(Code::RN006))?;
    drop(connection);
    let file: Option<FileId> = row.maybe_parsed("avatar_id")?;
    avatars::serve(&backend, &raw.head, file, asked.size.as_deref()).await
}

pub(super) async fn get_contact_membership(
    backend: Backend,
    caller: Caller,
    asked: GetContactMembership,
) -> Result<OneMembership, Refusal> {
    let (entity, me) = members::me(&caller)?;
    let key = Key::new(asked.entity_user_xref_uuid, asked.identifier, asked.email)?;
    let mut connection = backend.database.pool.acquire().await?;
    let mut sql = Sql::new("SELECT m.* FROM qwil_memberships m WHERE m.status <> 4 AND m.entity_id = ");
    sql.bind(entity.to_string());
    key.filter(&mut sql);
    let row = sql.row(&mut connection).await?.ok_or_else(|| refuse(Code::RF022))?;
    if row.int("profile_id")? == BUTLER {
        return Err(refuse(Code::RB035));
    }
    let id = row.parsed("id")?;
    if id != me && find(&mut connection, &caller, Key::Id(id)).await?.is_none() {
        return Err(refuse(Code::RF022));
    }
    Ok(OneMembership { entity_user_xref: rows::membership_of(&backend, &row)? })
}
