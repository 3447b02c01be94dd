//! `/api/group-chats`.

use ::api::{
    rotunda::drafts::ChatSource,
    workdrive::{ConversationId, UserId, group_chats::*},
};
use sqlx::AnyConnection;
use uuid::Uuid;

use super::{Seat, draft, members, rows};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    drafts,
    notices::{Chat, ChatChange},
    paging::Paging,
    people::named,
    refusal::Refusal,
};
use ::api::error::ErrorKind;

/// The most conversations that are deleted at once.
const MOST_DELETED: usize = 100;

pub(super) async fn list_group_chats(
    backend: Backend,
    caller: Caller,
    asked: ListGroupChats,
) -> Result<GroupChatPage, Refusal> {
    let paging = Paging::new(asked.cur_page, asked.per_page)?;
    let from = |sql: &mut Sql| {
        sql.push(" FROM conversations c WHERE c.kind ");
        match asked.group_type {
            Some(kind) => sql.push("= ").bind(draft::type_name(kind).to_owned()),
            None => sql.push("<> 'DIRECT'"),
        };
        sql.push(" AND (");
        if asked.my_group_chats != Some(true) {
            sql.push("c.is_private = 0 OR ");
        }
        sql.push("c.id IN (SELECT conversation_id FROM conversation_members WHERE user_id = ");
        sql.bind(caller.user.to_string()).push("))");
        if let Some(time) = asked.time {
            sql.push(" AND c.created_at <= ").bind(time.timestamp_millis());
        }
    };
    let mut connection = backend.database.pool.acquire().await?;
    let mut total = Sql::new("SELECT COUNT(*) AS n");
    from(&mut total);
    let total = total.row(&mut connection).await?.map_or(Ok(0), |row| row.int("n"))?;
    let mut sql = Sql::new("SELECT c.id");
    from(&mut sql);
    sql.push(" ORDER BY c.created_at DESC, c.id DESC").push(&paging.limit());
    let ids = sql.rows(&mut connection).await?.iter().map(|row| row.parsed("id")).collect::<Result<Vec<_>, _>>()?;
    let people = asked.include_participants == Some(true);
    let conversations = rows::load(&backend, &mut connection, caller.user, &ids, people).await?;
    Ok(GroupChatPage { conversations, meta: paging.meta(total) })
}

pub(super) async fn create_group_chat(
    backend: Backend,
    caller: Caller,
    asked: CreateGroupChat,
) -> Result<GroupChat, Refusal> {
    let group = asked.group;
    let is_room = group.group_type == GroupType::Room;
    let mut tx = backend.database.write().await?;
    let category = draft::category(&mut tx, group.category.as_deref().unwrap_or_default()).await?;
    draft::picture(&mut tx, caller.user, group.file_id).await?;
    let title = if is_room {
        draft::refuse_in_room([
            ("title", group.title.is_some()),
            ("fileId", group.file_id.is_some()),
            ("category", category.is_some()),
        ])?;
        None
    } else {
        Some(draft::title(group.title.as_deref().unwrap_or_default())?)
    };
    if is_room && group.is_private == Some(false) {
        return Err(Refusal::invalid("isPrivate", "a ROOM is private"));
    }
    let ids: Vec<UserId> = group.members.iter().map(|member| member.id).filter(|id| *id != caller.user).collect();
    let ids = named(&mut tx, "members", &ids).await?;
    let (id, now) = (ConversationId(Uuid::now_v7()), backend.clock.now());
    let new = NewConversation {
        kind: draft::type_name(group.group_type),
        title,
        description: draft::description(group.description.as_deref().unwrap_or_default())?,
        is_private: is_room || group.is_private != Some(false),
        by_request: group.by_request == Some(true),
        category,
        file: group.file_id.map(|id| id.to_string()),
        pair: None,
    };
    new.insert(&mut tx, &caller, id, now).await?;
    members::add(&mut tx, id, caller.user, true, 0, now).await?;
    for user in ids {
        let is_admin = group.members.iter().any(|member| member.id == user && member.is_admin);
        members::add(&mut tx, id, user, is_admin, 0, now).await?;
    }
    backend.notices.conversation(&mut tx, now, ChatChange::of(Chat::WorkDrive(id)), None).await?;
    let made = one(&backend, &mut tx, caller.user, id).await?;
    backend.notices.commit(tx).await?;
    Ok(made)
}

/// A conversation to be.
pub(super) struct NewConversation {
    pub(super) kind: &'static str,
    pub(super) title: Option<String>,
    pub(super) description: Option<String>,
    pub(super) is_private: bool,
    pub(super) by_request: bool,
    pub(super) category: Option<String>,
    pub(super) file: Option<String>,
    pub(super) pair: Option<String>,
}

impl NewConversation {
    /// Stores it, unless there is one of the same two people.
    pub(super) async fn insert(
        self,
        connection: &mut AnyConnection,
        caller: &Caller,
        id: ConversationId,
        now: i64,
    ) -> Result<u64, sqlx::Error> {
        let mut sql = Sql::new(
            "INSERT INTO conversations (id, kind, title, description, is_private, by_request, category_id, file_id, pair, last_at, \
             created_at, updated_at, created_by, updated_by) VALUES (",
        );
        sql.bind(id.to_string()).push(", ").bind(self.kind.to_owned()).push(", ").bind(self.title);
        sql.push(", ").bind(self.description).push(", ").bind(i64::from(self.is_private));
        sql.push(", ").bind(i64::from(self.by_request)).push(", ").bind(self.category).push(", ").bind(self.file);
        sql.push(", ").bind(self.pair);
        for _ in 0..3 {
            sql.push(", ").bind(now);
        }
        sql.push(", ").bind(caller.user.to_string()).push(", ").bind(caller.user.to_string());
        sql.push(") ON CONFLICT DO NOTHING");
        sql.execute(connection).await
    }
}

pub(super) async fn update_group_chat(
    backend: Backend,
    caller: Caller,
    asked: UpdateGroupChat,
) -> Result<GroupChat, Refusal> {
    let group = asked.group;
    let mut tx = backend.database.write().await?;
    let seat = Seat::administered(&mut tx, &caller, asked.id).await?;
    if seat.kind == "ROOM" {
        draft::refuse_in_room([
            ("title", group.title.is_some()),
            ("fileId", group.file_id.is_some()),
            ("category", group.category.is_some()),
        ])?;
        if group.is_private == Some(false) {
            return Err(Refusal::invalid("isPrivate", "a ROOM is private"));
        }
    }
    let now = backend.clock.now();
    let mut sql = Sql::new("UPDATE conversations SET updated_at = ");
    sql.bind(now).push(", updated_by = ").bind(caller.user.to_string());
    if let Some(title) = &group.title {
        sql.push(", title = ").bind(draft::title(title)?);
    }
    if let Some(description) = &group.description {
        sql.push(", description = ").bind(draft::description(description)?);
    }
    for (column, value) in [("is_private", group.is_private), ("by_request", group.by_request)] {
        if let Some(value) = value {
            sql.push(&format!(", {column} = ")).bind(i64::from(value));
        }
    }
    if let Some(category) = &group.category {
        sql.push(", category_id = ").bind(draft::category(&mut tx, category).await?);
    }
    if let Some(file) = group.file_id {
        draft::picture(&mut tx, caller.user, Some(file)).await?;
        sql.push(", file_id = ").bind(file.to_string());
    }
    sql.push(" WHERE id = ").bind(asked.id.to_string());
    sql.execute(&mut tx).await?;
    members::set_admins(&mut tx, asked.id, &group.new_admins, true, "newAdmins").await?;
    members::set_admins(&mut tx, asked.id, &group.removed_admins, false, "removedAdmins").await?;
    members::refuse_without_admin(&mut tx, asked.id, "removedAdmins").await?;
    backend.notices.conversation(&mut tx, now, ChatChange::of(Chat::WorkDrive(asked.id)), None).await?;
    let changed = one(&backend, &mut tx, caller.user, asked.id).await?;
    backend.notices.commit(tx).await?;
    Ok(changed)
}

pub(super) async fn delete_group_chats(
    backend: Backend,
    caller: Caller,
    asked: DeleteGroupChats,
) -> Result<(), Refusal> {
    if !(1..=MOST_DELETED).contains(&asked.id.len()) {
        return Err(Refusal::invalid("id", format!("id must name 1 to {MOST_DELETED} group chats")));
    }
    let mut tx = backend.database.write().await?;
    let now = backend.clock.now();
    for id in asked.id {
        let seat = Seat::find(&mut tx, caller.user, id).await?;
        if seat.kind == "DIRECT" {
            return Err(Refusal::new(ErrorKind::Conflict, "a direct conversation is archived, not deleted"));
        }
        if seat.member != Some(true) && !caller.is_admin() {
            return Err(Refusal::forbidden("only administrators may delete a conversation"));
        }
        for user in members::of(&mut tx, id).await? {
            backend.notices.conversation(&mut tx, now, ChatChange::of(Chat::WorkDrive(id)), Some(user)).await?;
        }
        let mut sql = Sql::new("DELETE FROM conversations WHERE id = ");
        sql.bind(id.to_string());
        sql.execute(&mut tx).await?;
        drafts::forget(&mut tx, ChatSource::WorkDrive, &id.to_string(), None).await?;
        let mut sql = Sql::new("UPDATE events SET conversation_id = NULL WHERE conversation_id = ");
        sql.bind(id.to_string());
        sql.execute(&mut tx).await?;
    }
    Ok(backend.notices.commit(tx).await?)
}

async fn one(
    backend: &Backend,
    connection: &mut AnyConnection,
    me: UserId,
    id: ConversationId,
) -> Result<GroupChat, Refusal> {
    let group = rows::load(backend, connection, me, &[id], true).await?.into_iter().next();
    group.ok_or_else(|| Refusal::not_found("conversation"))
}
