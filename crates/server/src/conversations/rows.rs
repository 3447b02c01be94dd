//! Conversations in SQL.

use std::collections::HashMap;

use ::api::workdrive::{ConversationId, FileId, UserId, UserStub, group_chats::*};
use sqlx::{AnyConnection, any::AnyRow};

use crate::{
    Backend, clock,
    database::{Fields, Sql},
    media, people,
    refusal::Refusal,
};

/// How many members name a conversation that has no title.
const NAMING: usize = 3;

/// Who is in a conversation, by family name; and who administers it.
#[derive(Debug, Default)]
struct People {
    all: Vec<UserId>,
    admins: Vec<UserId>,
}

/// The conversations with these ids, in this order, as `me` has them. Who may see them has been decided before.
pub(super) async fn load(
    backend: &Backend,
    connection: &mut AnyConnection,
    me: UserId,
    ids: &[ConversationId],
    with_people: bool,
) -> Result<Vec<GroupChat>, Refusal> {
    let mut sql = Sql::new(
        "SELECT c.*, k.name AS category, m.read_seq, m.muted_until FROM conversations c LEFT JOIN categories k ON k.id = c.category_id \
         LEFT JOIN conversation_members m ON m.conversation_id = c.id AND m.user_id = ",
    );
    sql.bind(me.to_string()).push(" WHERE c.id IN ").list(ids);
    let rows = sql.rows(connection).await?;
    let untitled = rows.iter().filter(|row| with_people || row.maybe_text("title").is_ok_and(|title| title.is_none()));
    let of: Vec<ConversationId> = untitled.map(|row| row.parsed("id")).collect::<Result<_, _>>()?;
    let members = members(connection, &of).await?;
    let stubs =
        people::stubs(backend, connection, members.values().flat_map(|people| people.all.iter().copied())).await?;
    let files: Vec<FileId> =
        rows.iter().filter_map(|row| row.maybe_parsed("file_id").transpose()).collect::<Result<_, _>>()?;
    let files = media::files(backend, connection, files).await?;
    let now = backend.clock.now();
    let mut groups = HashMap::new();
    for row in &rows {
        let id: ConversationId = row.parsed("id")?;
        let people = members.get(&id);
        let file: Option<FileId> = row.maybe_parsed("file_id")?;
        let named = || people.map(|people| names(people, me, &stubs)).unwrap_or_default();
        let mut group = group(row, id, now)?;
        group.title = row.maybe_text("title")?.unwrap_or_else(named);
        group.image = file.and_then(|file| files.get(&file).cloned());
        if let Some(people) = people.filter(|_| with_people) {
            group.participants = Some(people.all.iter().filter_map(|id| stubs.get(id).cloned()).collect());
            group.admins = Some(people.admins.clone());
        }
        groups.insert(id, group);
    }
    Ok(ids.iter().filter_map(|id| groups.remove(id)).collect())
}

fn group(row: &AnyRow, id: ConversationId, now: i64) -> Result<GroupChat, sqlx::Error> {
    let kind = row.text("kind")?;
    let muted_until = row.maybe_int("muted_until")?.filter(|until| *until > now);
    let unread = row.maybe_int("read_seq")?.map_or(Ok(0), |read| row.int("last_seq").map(|last| last - read))?;
    Ok(GroupChat {
        id,
        group_id: Some(id),
        created_at: Some(clock::time(row.int("created_at")?)),
        updated_at: Some(clock::time(row.int("updated_at")?)),
        created_by: row.maybe_parsed("created_by")?,
        updated_by: row.maybe_parsed("updated_by")?,
        title: String::new(),
        description: row.maybe_text("description")?,
        image: None,
        is_channel: kind == "CHAT_GROUP",
        is_private: row.int("is_private")? != 0,
        by_request: row.int("by_request")? != 0,
        group_type: match &*kind {
            "CHAT_GROUP" => Some(GroupType::ChatGroup),
            "ROOM" => Some(GroupType::Room),
            _ => None,
        },
        category: row.maybe_text("category")?,
        new_response_count: unread.max(0).unsigned_abs(),
        participants: None,
        admins: None,
        muted: muted_until.is_some(),
        snoozed_until: muted_until.filter(|until| *until < super::mine::FOR_GOOD).map(clock::time),
    })
}

async fn members(
    connection: &mut AnyConnection,
    of: &[ConversationId],
) -> Result<HashMap<ConversationId, People>, sqlx::Error> {
    let mut sql = Sql::new(
        "SELECT m.conversation_id, m.user_id, m.is_admin FROM conversation_members m JOIN users u ON u.id = m.user_id \
         WHERE m.conversation_id IN ",
    );
    sql.list(of).push(" ORDER BY u.sort_name, u.id");
    let mut found = HashMap::<ConversationId, People>::new();
    for row in sql.rows(connection).await? {
        let people = found.entry(row.parsed("conversation_id")?).or_default();
        people.all.push(row.parsed("user_id")?);
        if row.int("is_admin")? != 0 {
            people.admins.push(row.parsed("user_id")?);
        }
    }
    Ok(found)
}

/// The first names of the first others.
fn names(people: &People, me: UserId, stubs: &HashMap<UserId, UserStub>) -> String {
    let others = people.all.iter().filter(|id| **id != me).filter_map(|id| stubs.get(id));
    let mut names: Vec<_> = others
        .map(|person| {
            [&person.first_name, &person.last_name]
                .into_iter()
                .flatten()
                .map(String::as_str)
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect();
    if names.len() > NAMING {
        let more = names.len() - NAMING;
        names.truncate(NAMING);
        names.push(format!("+{more}"));
    }
    names.join(", ")
}
