//! `/app/audience-choices` and `/app/audience-preview`.

use api::{
    rotunda::audiences::{AudienceChoices, AudiencePreview, Choice, ListAudienceChoices, PreviewAudience},
    workdrive::{Permissions, UserId},
};
use sqlx::AnyConnection;

use super::{Audience, check, readers};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    people,
    refusal::Refusal,
};

/// How many people a preview shows.
const SAMPLE: u64 = 8;

pub(super) async fn list_audience_choices(
    backend: Backend,
    caller: Caller,
    _: ListAudienceChoices,
) -> Result<AudienceChoices, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let groups = Sql::new(
        "SELECT g.id, g.name, (SELECT COUNT(*) FROM group_members m WHERE m.group_id = g.id) AS members FROM groups g ORDER BY g.name",
    );
    let locations = Sql::new(
        "SELECT l.id, l.name, (SELECT COUNT(*) FROM users u WHERE u.location_id = l.id AND u.status = 'ACTIVE') AS members \
         FROM locations l ORDER BY l.name",
    );
    let with = |permissions: Permissions| Audience::of(caller.user, &permissions);
    Ok(AudienceChoices {
        groups: choices(groups, &mut connection).await?,
        locations: choices(locations, &mut connection).await?,
        team: count(&mut connection, &with(Permissions { team: true, ..Permissions::default() }), caller.user).await?,
        friends: count(&mut connection, &with(Permissions { friends: true, ..Permissions::default() }), caller.user)
            .await?,
        everyone: count(&mut connection, &with(Permissions { public: true, ..Permissions::default() }), caller.user)
            .await?,
    })
}

async fn choices<Id>(sql: Sql, connection: &mut AnyConnection) -> Result<Vec<Choice<Id>>, sqlx::Error>
where
    Id: std::str::FromStr<Err = uuid::Error>,
{
    let row = |row: sqlx::any::AnyRow| {
        Ok(Choice { id: row.parsed("id")?, name: row.text("name")?, members: row.int("members")?.unsigned_abs() })
    };
    sql.rows(connection).await?.into_iter().map(row).collect()
}

pub(super) async fn preview_audience(
    backend: Backend,
    caller: Caller,
    asked: PreviewAudience,
) -> Result<AudiencePreview, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    check(&mut connection, &asked.permissions).await?;
    let audience = Audience::of(caller.user, &asked.permissions);
    let count = count(&mut connection, &audience, caller.user).await?;
    let mut sql = Sql::new("SELECT id FROM users WHERE id <> ");
    sql.bind(caller.user.to_string()).push(" AND id IN (");
    readers(&mut sql, &audience);
    sql.push(&format!(") ORDER BY sort_name, id LIMIT {SAMPLE}"));
    let rows = sql.rows(&mut connection).await?;
    let ids: Vec<UserId> = rows.iter().map(|row| row.parsed("id")).collect::<Result<_, _>>()?;
    let sample = people::stubs(&backend, &mut connection, ids.iter().copied()).await?;
    Ok(AudiencePreview { count, sample: ids.iter().filter_map(|id| sample.get(id).cloned()).collect() })
}

/// How many people belong to it, `author` not counted.
async fn count(connection: &mut AnyConnection, audience: &Audience, author: UserId) -> Result<u64, sqlx::Error> {
    let mut sql = Sql::new("SELECT COUNT(*) AS n FROM users WHERE id <> ");
    sql.bind(author.to_string()).push(" AND id IN (");
    readers(&mut sql, audience);
    sql.push(")");
    Ok(sql.row(connection).await?.map_or(Ok(0), |row| row.int("n"))?.unsigned_abs())
}
