//! Sending.

use std::collections::HashMap;

use ::api::{symphony::StreamId, workdrive::FileId};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use http::StatusCode;
use markup::messageml::{Draft, Lookup, Message, Person, Whom};

use super::{
    super::{barriers, features, mine, protocols},
    events::Event,
    files::{Files, Stored},
    *,
};
use crate::{
    notices::{Chat, ChatChange},
    people::folded,
};

const MOST_STREAMS: usize = 100;

/// A message that is checked and can be written.
struct New {
    message: Message,
    stored: Vec<Stored>,
    /// Files that the sender uploaded before.
    chosen: Vec<FileId>,
    /// What it answers or passes on.
    parent: Option<(Mid, &'static str)>,
    /// What it takes the place of.
    replaces: Option<Replaced>,
    silent: bool,
    key: Option<String>,
}

impl New {
    /// Where it stands in the stream when it is sent `at` a moment.
    fn place(&self, at: i64) -> i64 {
        self.replaces.as_ref().map_or(at, |replaced| replaced.initial_at)
    }
}

/// A message that another takes the place of.
struct Replaced {
    id: Mid,
    initial_id: String,
    initial_at: i64,
}

pub(super) async fn create_message(
    backend: Backend,
    caller: Caller,
    asked: CreateMessage,
) -> Result<V4Message, Refusal> {
    if let Some(known) = known(&backend, &caller).await? {
        return Ok(known);
    }
    // Before any bytes are stored.
    let mut connection = backend.database.pool.acquire().await?;
    check_may_write(&mut connection, &caller, &asked.sid).await?;
    let chosen = files::chosen(&mut connection, me(&caller)?, &asked.file_ids).await?;
    let sent = Files { files: asked.attachment, pictures: asked.preview, chosen };
    sent.check_allowed(&mut connection, me(&caller)?, &asked.sid).await?;
    let parent = parent(&mut connection, &caller, &asked.sid, asked.reply_to, asked.forward_of).await?;
    drop(connection);
    let mut new = prepare(&backend, &caller, &asked.message, asked.data, sent).await?;
    new.parent = parent;
    new.key = super::super::account(&caller)?.idempotency_key.clone();
    send(&backend, &caller, &asked.sid, &new).await
}

pub(super) async fn update_message(
    backend: Backend,
    caller: Caller,
    asked: UpdateMessage,
) -> Result<V4Message, Refusal> {
    if let Some(known) = known(&backend, &caller).await? {
        return Ok(known);
    }
    let mut connection = backend.database.pool.acquire().await?;
    check_may_write(&mut connection, &caller, &asked.sid).await?;
    features::check(&mut connection, me(&caller)?, "canUpdateMessage").await?;
    let sent = Files { files: asked.attachment, pictures: asked.preview, chosen: Vec::new() };
    sent.check_allowed(&mut connection, me(&caller)?, &asked.sid).await?;
    let replaced = replaced(&mut connection, &caller, &asked.sid, &asked.mid).await?;
    drop(connection);
    let mut new = prepare(&backend, &caller, &asked.message, asked.data, sent).await?;
    new.replaces = Some(replaced);
    new.silent = asked.silent.unwrap_or(true);
    new.key = super::super::account(&caller)?.idempotency_key.clone();
    send(&backend, &caller, &asked.sid, &new).await
}

pub(super) async fn blast_message(
    backend: Backend,
    caller: Caller,
    asked: BlastMessage,
) -> Result<BlastAnswer, Refusal> {
    let named = asked.sids.iter().flat_map(|sids| sids.split(',')).map(str::trim).filter(|sid| !sid.is_empty());
    let mut sids: Vec<StreamId> = named.map(StreamId::new).collect();
    sids.sort();
    sids.dedup();
    if !(1..=MOST_STREAMS).contains(&sids.len()) {
        return Err(Refusal::invalid("sids", format!("sids must be 1 to {MOST_STREAMS} streams")));
    }
    let mut done = BlastAnswer::default();
    for sid in sids {
        let files = Files { files: asked.attachment.clone(), pictures: asked.preview.clone(), chosen: Vec::new() };
        let sent = async {
            let mut connection = backend.database.pool.acquire().await?;
            check_may_write(&mut connection, &caller, &sid).await?;
            files.check_allowed(&mut connection, me(&caller)?, &sid).await?;
            drop(connection);
            let new = prepare(&backend, &caller, &asked.message, asked.data.clone(), files).await?;
            send(&backend, &caller, &sid, &new).await
        };
        match sent.await {
            Ok(message) => done.messages.push(message),
            // What is wrong with the message is wrong everywhere.
            Err(refusal) if refusal.field.is_some() => return Err(refusal),
            Err(refusal) if refusal.cause.is_some() => return Err(refusal),
            Err(refusal) => {
                let status = refusal.status.unwrap_or(refusal.kind.status());
                let why = BlastError { code: status.as_u16(), message: refusal.message };
                done.errors.insert(sid.to_string(), why);
            }
        }
    }
    Ok(done)
}

/// The message that was sent with the request's idempotency key, if one was.
async fn known(backend: &Backend, caller: &Caller) -> Result<Option<V4Message>, Refusal> {
    let account = super::super::account(caller)?;
    let Some(key) = account.idempotency_key.clone() else { return Ok(None) };
    let mut connection = backend.database.pool.acquire().await?;
    let mut sql = rows::all();
    sql.push(" AND m.sent_by = ").bind(account.uid.0).push(" AND m.sender_key = ").bind(key);
    Ok(rows::messages(backend, &mut connection, sql).await?.into_iter().next())
}

/// Refuses who may not write in a stream now.
async fn check_may_write(connection: &mut AnyConnection, caller: &Caller, sid: &StreamId) -> Result<(), Refusal> {
    check_member(connection, caller, sid).await?;
    let mut sql = Sql::new("SELECT is_active, read_only, kind FROM symphony_streams WHERE id = ");
    sql.bind(sid.to_string());
    let row = sql.row(connection).await?.ok_or_else(|| wrong("the stream cannot be found"))?;
    if row.int("is_active")? == 0 {
        return Err(wrong("the stream is not active"));
    }
    let seat = rooms::room::seat(connection, sid, me(caller)?).await?.ok_or_else(lacks)?;
    if row.int("read_only")? == 1 && !seat.is_owner {
        return Err(Refusal::forbidden("only owners write in a read-only room"));
    }
    Ok(())
}

/// What a message answers or passes on: something that its sender sees, to be answered where it stands.
async fn parent(
    connection: &mut AnyConnection,
    caller: &Caller,
    sid: &StreamId,
    reply_to: Option<Mid>,
    forward_of: Option<Mid>,
) -> Result<Option<(Mid, &'static str)>, Refusal> {
    let (id, kind, field) = match (reply_to, forward_of) {
        (Some(id), None) => (id, "REPLY", "replyTo"),
        (None, Some(id)) => (id, "FORWARD", "forwardOf"),
        (None, None) => return Ok(None),
        (Some(_), Some(_)) => return Err(Refusal::invalid("forwardOf", "a message answers or passes on, not both")),
    };
    let mut sql = rows::seen(me(caller)?);
    sql.push(" AND m.id = ").bind(id.to_string());
    if kind == "REPLY" {
        sql.push(" AND m.stream_id = ").bind(sid.to_string());
    }
    sql.row(connection).await?.ok_or_else(|| Refusal::invalid(field, "no such message"))?;
    Ok(Some((id, kind)))
}

async fn replaced(
    connection: &mut AnyConnection,
    caller: &Caller,
    sid: &StreamId,
    mid: &Mid,
) -> Result<Replaced, Refusal> {
    let uid = me(caller)?;
    let mut sql = rows::seen(uid);
    sql.push(" AND m.id = ").bind(mid.to_string()).push(" AND m.stream_id = ").bind(sid.to_string());
    let row = sql.row(connection).await?.ok_or_else(|| Refusal::not_found("message"))?;
    if row.int("sent_by")? != uid.0 {
        return Err(Refusal::forbidden("only who sent a message changes it"));
    }
    if row.int("is_replaced")? == 1 {
        return Err(wrong("the message was changed before: change the one in its place"));
    }
    Ok(Replaced {
        id: mid.clone(),
        initial_id: row.maybe_text("initial_id")?.unwrap_or_else(|| mid.to_string()),
        initial_at: row.maybe_int("initial_at")?.unwrap_or(row.int("at")?),
    })
}

/// Checks a message, looks up whom it mentions, and stores its files.
async fn prepare(
    backend: &Backend,
    caller: &Caller,
    text: &str,
    data: Option<String>,
    files: Files,
) -> Result<New, Refusal> {
    let refused = |refused: markup::messageml::Refused| Refusal::invalid("message", refused.to_string());
    let draft = Draft::read(text, data.as_deref()).map_err(refused)?;
    files.check()?;
    if draft.is_empty() && files.is_empty() {
        return Err(Refusal::invalid("message", "a message must say something"));
    }
    let mut connection = backend.database.pool.acquire().await?;
    let known = Known::of(&mut connection, &draft).await?;
    drop(connection);
    let message = draft.finish(&known).map_err(refused)?;
    let chosen = files.chosen.iter().map(|file| file.id).collect();
    let stored = files.store(backend, caller).await?;
    Ok(New { message, stored, chosen, parent: None, replaces: None, silent: false, key: None })
}

/// Those whom a message mentions, and where its links may lead.
#[derive(Default)]
struct Known {
    by_uid: HashMap<i64, Person>,
    by_email: HashMap<String, Person>,
    protocols: Vec<String>,
}

impl Known {
    async fn of(connection: &mut AnyConnection, draft: &Draft) -> Result<Self, sqlx::Error> {
        let mut people = Self { protocols: protocols::all(connection).await?, ..Self::default() };
        for mention in draft.mentions() {
            let mut sql = Sql::new(accounts::SELECT);
            match &mention.whom {
                Whom::Uid(uid) => sql.push("u.id = ").bind(*uid),
                Whom::Email(email) => sql.push("u.email_key = ").bind(email.clone()),
            };
            let Some(row) = sql.row(connection).await? else { continue };
            let person = Person { uid: row.int("id")?, name: row.text("display_name")? };
            match &mention.whom {
                Whom::Uid(uid) => people.by_uid.insert(*uid, person),
                Whom::Email(email) => people.by_email.insert(email.clone(), person),
            };
        }
        Ok(people)
    }
}

impl Lookup for Known {
    fn person(&self, whom: &Whom) -> Option<Person> {
        match whom {
            Whom::Uid(uid) => self.by_uid.get(uid).cloned(),
            Whom::Email(email) => self.by_email.get(email).cloned(),
        }
    }
    fn emoji(&self, shortcode: &str) -> Option<String> {
        emojis::get_by_shortcode(shortcode).map(|emoji| emoji.as_str().to_owned())
    }
    fn is_protocol(&self, scheme: &str) -> bool {
        self.protocols.iter().any(|known| known == scheme)
    }
}

/// Writes a message to a stream, and tells those in it.
async fn send(backend: &Backend, caller: &Caller, sid: &StreamId, new: &New) -> Result<V4Message, Refusal> {
    let uid = me(caller)?;
    let id = Mid::new(&URL_SAFE_NO_PAD.encode(&crate::random()?[..24]));
    let mut tx = backend.database.write().await?;
    let mut lock = Sql::new("UPDATE symphony_streams SET kind = kind WHERE id = ");
    lock.bind(sid.to_string());
    lock.execute(&mut tx).await?;
    check_may_write(&mut tx, caller, sid).await?;
    check_apart(&mut tx, sid, uid).await?;
    let at = events::tick(backend, &mut tx).await?;
    if let Some(replaced) = &new.replaces {
        let mut sql = Sql::new("UPDATE symphony_messages SET is_replaced = 1 WHERE is_replaced = 0 AND id = ");
        sql.bind(replaced.id.to_string());
        if sql.execute(&mut tx).await? == 0 {
            return Err(wrong("the message was changed before: change the one in its place"));
        }
    }
    if !insert(&mut tx, caller, sid, &id, at, new).await? {
        // The same was sent at the same time.
        drop(tx);
        return known(backend, caller).await?.ok_or_else(|| Refusal::from(sqlx::Error::RowNotFound));
    }
    files::attach(backend, &mut tx, &id, uid, &new.stored, &new.chosen).await?;
    let now = backend.clock.now();
    let is_new = new.replaces.is_none();
    let mut last = Sql::new("UPDATE symphony_streams SET last_message_at = ");
    last.bind(at);
    if is_new {
        last.push(", last_place = ").bind(at);
    }
    last.push(" WHERE id = ").bind(sid.to_string());
    last.execute(&mut tx).await?;
    marks::put(&mut tx, uid, sid, "read", at, now).await?;
    mine::state::sent(&mut tx, uid, sid, at, is_new).await?;
    if is_new || !new.silent {
        let event =
            Event { kind: "MESSAGESENT", initiator: uid, stream: Some(sid), message: Some(&id), ..Event::default() };
        events::put(&mut tx, at, &event).await?;
    }
    let message = rows::one(backend, &mut tx, &id.to_string()).await?;
    let change = ChatChange::at(Chat::Symphony(sid), new.place(at));
    backend.notices.conversation(&mut tx, now, change, None).await?;
    events::commit(backend, tx).await?;
    Ok(message)
}

/// Refuses to write to people whom an information barrier keeps apart from the sender.
async fn check_apart(connection: &mut AnyConnection, sid: &StreamId, uid: Uid) -> Result<(), Refusal> {
    let refused = barriers::between(connection, sid, uid).await;
    refused.map_err(|refusal| match refusal.kind {
        ErrorKind::Forbidden => refusal.with_status(StatusCode::UNAVAILABLE_FOR_LEGAL_REASONS),
        _ => refusal,
    })
}

async fn insert(
    connection: &mut AnyConnection,
    caller: &Caller,
    sid: &StreamId,
    id: &Mid,
    at: i64,
    new: &New,
) -> Result<bool, Refusal> {
    let account = super::super::account(caller)?;
    let listed = |tags: &[String]| tags.iter().map(|tag| format!(" {}", folded(tag))).collect::<String>() + " ";
    let mentions: Vec<_> = new.message.mentions.iter().map(i64::to_string).collect();
    let replaces = new.replaces.as_ref();
    let mut sql = Sql::new(
        "INSERT INTO symphony_messages (id, stream_id, at, sent_by, presentation, data, search_text, hashtags, cashtags, mentions, \
         user_agent, sender_key, replaces, initial_id, initial_at, place, parent_id, parent_kind) VALUES (",
    );
    sql.bind(id.to_string()).push(", ").bind(sid.to_string()).push(", ").bind(at).push(", ").bind(account.uid.0);
    sql.push(", ").bind(new.message.presentation.clone()).push(", ").bind(new.message.data.clone());
    sql.push(", ").bind(folded(&new.message.text)).push(", ").bind(listed(&new.message.hashtags));
    sql.push(", ").bind(listed(&new.message.cashtags)).push(", ").bind(listed(&mentions));
    sql.push(", ").bind(account.user_agent.clone()).push(", ").bind(new.key.clone());
    sql.push(", ").bind(replaces.map(|replaced| replaced.id.to_string()));
    sql.push(", ").bind(replaces.map(|replaced| replaced.initial_id.clone()));
    sql.push(", ").bind(replaces.map(|replaced| replaced.initial_at)).push(", ").bind(new.place(at));
    sql.push(", ").bind(new.parent.as_ref().map(|(id, _)| id.to_string()));
    sql.push(", ").bind(new.parent.as_ref().map(|(_, kind)| (*kind).to_owned()));
    sql.push(") ON CONFLICT DO NOTHING");
    Ok(sql.execute(connection).await? > 0)
}
