//! The outbox in SQL, and who may see each change.

use std::collections::HashSet;

use ::api::{
    qwil::ChatId,
    rotunda::{feeds::Stream, live::Notice},
    symphony::StreamId,
    workdrive::{ConversationId, EventId, Permissions, PostId, UserId, module_codes::ModuleCode},
};
use sqlx::{AnyConnection, any::AnyRow};

use crate::{
    audiences::{Audience, readers},
    database::{Fields, Sql},
};

/// A change, with who may know of it.
#[derive(Debug)]
pub(super) struct Change {
    /// Grows by one.
    pub(super) seq: i64,
    kind: String,
    about: String,
    stream: Option<Stream>,
    place: Option<i64>,
    author: Option<UserId>,
    sees: Readers,
    saw: Option<Readers>,
}

#[derive(Debug)]
enum Readers {
    Everyone,
    These(HashSet<UserId>),
}

impl Readers {
    fn has(&self, user: UserId) -> bool {
        match self {
            Self::Everyone => true,
            Self::These(users) => users.contains(&user),
        }
    }
}

impl Change {
    /// What `user` in `session` is told of it.
    pub(super) fn notice_for(&self, user: UserId, session: &str) -> Option<Notice> {
        if self.kind == "session_ended" {
            return (self.about == session).then_some(Notice::SessionEnded);
        }
        if self.kind == "notified" {
            return (self.about == user.to_string()).then_some(Notice::Notified);
        }
        if self.kind == "drafts_changed" {
            return (self.about == user.to_string()).then_some(Notice::DraftsChanged);
        }
        let mine = self.author == Some(user);
        let sees = mine || self.sees.has(user);
        let saw = mine || self.saw.as_ref().map_or(sees, |saw| saw.has(user));
        match &*self.kind {
            "conversation_changed" | "conversation_read" if sees => {
                let id = ConversationId(self.about.parse().ok()?);
                return Some(Notice::ConversationChanged { id, place: self.place });
            }
            "chat_changed" | "chat_read" if sees => {
                return Some(Notice::ChatChanged { id: ChatId(self.about.parse().ok()?), place: self.place });
            }
            "stream_changed" | "stream_read" if sees => {
                return Some(Notice::StreamChanged { id: StreamId::new(&self.about), place: self.place });
            }
            _ => {}
        }
        if self.kind == "events_changed" {
            return (sees || saw).then_some(Notice::EventsChanged { id: EventId(self.about.parse().ok()?) });
        }
        let (stream, id) = (self.stream?, PostId(self.about.parse().ok()?));
        match &*self.kind {
            "post_created" if sees => Some(Notice::PostCreated { stream, id, mine }),
            "post_changed" if sees && saw => Some(Notice::PostChanged { stream, id }),
            "post_changed" if sees => Some(Notice::PostCreated { stream, id, mine }),
            "post_changed" if saw => Some(Notice::PostDeleted { stream, id }),
            "post_deleted" if sees => Some(Notice::PostDeleted { stream, id }),
            "comments_changed" if sees => Some(Notice::CommentsChanged { stream, id }),
            _ => None,
        }
    }
}

/// Rows after `seq`, in order.
pub(super) async fn after(connection: &mut AnyConnection, seq: i64, limit: u32) -> Result<Vec<AnyRow>, sqlx::Error> {
    let mut sql = Sql::new(
        "SELECT seq, kind, ref, stream, place, author_id, audience_id, was_audience_id FROM notices WHERE seq > ",
    );
    sql.bind(seq).push(&format!(" ORDER BY seq LIMIT {limit}"));
    sql.rows(connection).await
}

/// Finds out who may know of a change.
pub(super) async fn change(connection: &mut AnyConnection, row: &AnyRow) -> Result<Change, sqlx::Error> {
    let stream = match row.maybe_int("stream")? {
        Some(code) if code == i64::from(ModuleCode::NEWS.0) => Some(Stream::News),
        Some(_) => Some(Stream::Posts),
        None => None,
    };
    let author = row.maybe_parsed("author_id")?;
    let kind = row.text("kind")?;
    let place = row.maybe_int("place")?;
    if let Some(members) = MEMBERS.iter().find_map(|(of, members)| (*of == kind).then_some(members)) {
        let mut sql = Sql::new(members);
        sql.bind(row.text("ref")?);
        let sees = sql.rows(connection).await?.iter().map(|row| row.parsed("user_id")).collect::<Result<_, _>>()?;
        let sees = Readers::These(sees);
        return Ok(Change {
            seq: row.int("seq")?,
            kind,
            about: row.text("ref")?,
            stream,
            place,
            author,
            sees,
            saw: None,
        });
    }
    let sees = match (row.maybe_int("audience_id")?, author) {
        (Some(audience), Some(author)) => who(connection, audience, author).await?,
        _ => Readers::These(HashSet::new()),
    };
    let saw = match (row.maybe_int("was_audience_id")?, author) {
        (Some(audience), Some(author)) => Some(who(connection, audience, author).await?),
        _ => None,
    };
    Ok(Change {
        seq: row.int("seq")?,
        kind: row.text("kind")?,
        about: row.text("ref")?,
        stream,
        place,
        author,
        sees,
        saw,
    })
}

/// Who is told of what happens in a conversation.
const MEMBERS: [(&str, &str); 3] = [
    ("conversation_changed", "SELECT user_id FROM conversation_members WHERE conversation_id = "),
    (
        "chat_changed",
        // Who made it knows of it, the others from its first message on.
        "SELECT p.user_id FROM qwil_chats c JOIN qwil_chat_members m ON m.chat_id = c.id \
         JOIN qwil_memberships p ON p.id = m.membership_id WHERE m.is_active = 1 AND p.user_id IS NOT NULL AND p.status = 1 \
         AND (c.last_seq > 0 OR c.created_by = p.id) AND c.id = ",
    ),
    (
        "stream_changed",
        "SELECT u.user_id FROM symphony_stream_members m JOIN symphony_users u ON u.id = m.user_id \
         WHERE m.left_at IS NULL AND u.user_id IS NOT NULL AND m.stream_id = ",
    ),
];

async fn who(connection: &mut AnyConnection, audience: i64, author: UserId) -> Result<Readers, sqlx::Error> {
    let found =
        sqlx::query("SELECT permissions FROM audiences WHERE id = $1").bind(audience).fetch_optional(&mut *connection);
    let Some(row) = found.await? else { return Ok(Readers::These(HashSet::new())) };
    let permissions: Permissions = row.json("permissions")?;
    if permissions.public {
        return Ok(Readers::Everyone);
    }
    let mut sql = Sql::default();
    readers(&mut sql, &Audience::of(author, &permissions));
    let rows = sql.rows(connection).await?;
    Ok(Readers::These(rows.iter().map(|row| row.parsed("id")).collect::<Result<_, _>>()?))
}
