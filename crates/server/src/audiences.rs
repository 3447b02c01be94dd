//! Who may see a thing.
//!
//! Thousands of things share a few sets of people, so each distinct set is stored once, as an *audience*, with the reasons for which
//! one belongs to it. A list then filters by a number that its index holds: it never looks at people or groups row by row.
//! What `friends` and `team` mean is decided in `docs/API.md`.

use api::workdrive::{Permissions, UserId};
use sha2::{Digest, Sha256};
use sqlx::AnyConnection;

use crate::{
    api::Api,
    database::{Fields, Sql},
    refusal::Refusal,
};

mod rotunda;
mod rows;

pub(crate) use rows::{audiences_of, readers, visible_to};

/// Mounts this area.
pub(crate) fn routes(api: Api) -> Api {
    api.serve(rotunda::list_audience_choices).serve(rotunda::preview_audience)
}

/// A set of people who may see something, the author apart, who always may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audience {
    /// Made from the contents, so that equal sets meet in one row.
    pub id: i64,
    /// As WorkDrive writes them, brought to one form.
    pub permissions: Permissions,
    /// What makes one belong to it: kind (`all`, `user`, `group`, `location`, `friends`, `team`) and whose.
    pub members: Vec<(&'static str, String)>,
}

impl Audience {
    /// The audience that `permissions` of `author` mean.
    #[must_use]
    pub fn of(author: UserId, permissions: &Permissions) -> Self {
        let permissions = one_form(permissions.clone());
        let mut members = Vec::new();
        if permissions.public {
            members.push(("all", String::new()));
        }
        if permissions.friends {
            members.push(("friends", author.to_string()));
        }
        if permissions.team {
            members.push(("team", author.to_string()));
        }
        let people = permissions
            .users
            .iter()
            .chain(permissions.tagged_users.iter().filter(|id| !permissions.users.contains(id)));
        members.extend(people.map(|id| ("user", id.to_string())));
        members.extend(permissions.groups.iter().map(|id| ("group", id.to_string())));
        members.extend(permissions.locations.iter().map(|id| ("location", id.to_string())));
        let mut digest = Sha256::new();
        digest.update(serde_json::to_vec(&permissions).unwrap_or_default());
        for (kind, whose) in &members {
            digest.update(format!("|{kind}:{whose}"));
        }
        let id = digest.finalize().iter().take(8).fold(0_u64, |id, byte| id << 8 | u64::from(*byte));
        Self { id: (id >> 1).cast_signed(), permissions, members }
    }

    /// Stores it unless it is stored already.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn save(&self, connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
        let permissions = serde_json::to_string(&self.permissions).map_err(|e| sqlx::Error::Encode(Box::new(e)))?;
        let added = sqlx::query("INSERT INTO audiences (id, permissions) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(self.id)
            .bind(permissions)
            .execute(&mut *connection)
            .await?;
        if added.rows_affected() == 0 {
            return Ok(());
        }
        for (kind, whose) in &self.members {
            sqlx::query(
                "INSERT INTO audience_members (kind, ref, audience_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            )
            .bind((*kind).to_owned())
            .bind(whose.clone())
            .bind(self.id)
            .execute(&mut *connection)
            .await?;
        }
        Ok(())
    }
}

/// Equal sets become equal: `only_me` outweighs everything, `public` makes the rest redundant, lists are sorted.
fn one_form(mut permissions: Permissions) -> Permissions {
    if permissions.only_me {
        return Permissions { only_me: true, ..Permissions::default() };
    }
    if permissions.public {
        return Permissions { public: true, ..Permissions::default() };
    }
    permissions.users.sort_unstable();
    permissions.users.dedup();
    permissions.groups.sort_unstable();
    permissions.groups.dedup();
    permissions.locations.sort_unstable();
    permissions.locations.dedup();
    permissions.tagged_users.sort_unstable();
    permissions.tagged_users.dedup();
    permissions
}

/// Whom else a thing was shown to is the author's business.
pub(crate) fn shown_to(mut permissions: Permissions, author: bool) -> Permissions {
    if !author {
        permissions.users.clear();
        permissions.tagged_users.clear();
    }
    permissions
}

/// At most this many people, groups and locations each.
const MEMBERS: usize = 500;

/// Refuses permissions that name someone or something that does not exist.
pub(crate) async fn check(connection: &mut AnyConnection, permissions: &Permissions) -> Result<(), Refusal> {
    let texts = |ids: &[uuid::Uuid]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
    let users: Vec<_> = permissions.users.iter().chain(&permissions.tagged_users).map(|id| id.0).collect();
    let groups: Vec<_> = permissions.groups.iter().map(|id| id.0).collect();
    let locations: Vec<_> = permissions.locations.iter().map(|id| id.0).collect();
    let tables = [("users", "person", users), ("groups", "group", groups), ("locations", "location", locations)];
    for (table, noun, mut ids) in tables {
        ids.sort_unstable();
        ids.dedup();
        if ids.len() > MEMBERS {
            return Err(Refusal::invalid("permissions", format!("an audience may name {MEMBERS} {table}")));
        }
        if !exist(connection, table, &texts(&ids)).await? {
            return Err(Refusal::invalid("permissions", format!("no such {noun}")));
        }
    }
    Ok(())
}

/// Whether all of `ids`, which has no doubles, are in `table`. Deleted users are not.
pub(crate) async fn exist(
    connection: &mut AnyConnection,
    table: &'static str,
    ids: &[String],
) -> Result<bool, sqlx::Error> {
    if ids.is_empty() {
        return Ok(true);
    }
    let mut sql = Sql::new("SELECT COUNT(*) AS n FROM ");
    sql.push(table).push(" WHERE id IN ").list(ids);
    if table == "users" {
        sql.push(" AND status <> 'DELETED'");
    }
    let found = sql.row(connection).await?.map_or(Ok(0), |row| row.int("n"))?;
    Ok(usize::try_from(found) == Ok(ids.len()))
}
