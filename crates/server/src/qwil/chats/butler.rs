//! What the organization itself writes, as its butler, to each in a chat of their own.

use ::api::qwil::{EntityId, MembershipId, butler::*, codes::Code, shapes::*};
use sqlx::AnyConnection;

use super::{
    super::{entities, members, refuse, rows::ACTIVE},
    Seat,
    files::{Source, Takes},
    insert,
    messages::{self, New, checked_text},
    participants,
};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

pub(in crate::qwil) async fn butler_send_text(
    backend: Backend,
    caller: Caller,
    asked: ButlerSendText,
) -> Result<OneMessage, Refusal> {
    let new = New { text: checked_text(asked.text)?, reply_to: asked.reply_to_seq, ..New::default() };
    say(&backend, &caller, asked.entity_user_xref_uuid, new, None).await
}

pub(in crate::qwil) async fn butler_send_file(
    backend: Backend,
    caller: Caller,
    asked: ButlerSendFile,
) -> Result<OneMessage, Refusal> {
    let source = Source::new(Takes::File, asked.document_uuid, asked.file)?.with_thumbnail(asked.thumbnail)?;
    let new = New { kind: MessageKind::File, reply_to: asked.reply_to_seq, ..New::with_caption(asked.caption)? };
    say(&backend, &caller, asked.entity_user_xref_uuid, new, Some(source)).await
}

pub(in crate::qwil) async fn butler_send_image(
    backend: Backend,
    caller: Caller,
    asked: ButlerSendImage,
) -> Result<OneMessage, Refusal> {
    let source = Source::new(Takes::Image, asked.document_uuid, asked.image)?;
    let new = New { kind: MessageKind::Image, reply_to: asked.reply_to_seq, ..New::with_caption(asked.caption)? };
    say(&backend, &caller, asked.entity_user_xref_uuid, new, Some(source)).await
}

/// Sends to the butler's chat with somebody, which begins with the first.
async fn say(
    backend: &Backend,
    caller: &Caller,
    to: MembershipId,
    mut new: New,
    source: Option<Source>,
) -> Result<OneMessage, Refusal> {
    let (entity, _) = members::me(caller)?;
    let mut connection = backend.database.pool.acquire().await?;
    check(&mut connection, entity, to).await?;
    let known = messages::known(&mut connection, caller).await?;
    drop(connection);
    let kept = match source {
        Some(source) if known.is_none() => Some(source.keep(backend, caller).await?),
        _ => None,
    };
    let mut tx = backend.database.write().await?;
    let now = entities::tick(backend, &mut tx, entity).await?;
    check(&mut tx, entity, to).await?;
    let seat = seat(backend, &mut tx, entity, to, now).await?;
    if let Some(kept) = kept {
        new.file = Some(kept.finish(backend, &mut tx, caller).await?);
    }
    messages::post(backend, tx, caller, &seat, new, now).await
}

/// Refuses whom the butler does not reach.
async fn check(connection: &mut AnyConnection, entity: EntityId, to: MembershipId) -> Result<(), Refusal> {
    let mut sql = Sql::new("SELECT status, profile_id FROM qwil_memberships WHERE profile_id <> 6 AND id = ");
    sql.bind(to.to_string()).push(" AND entity_id = ").bind(entity.to_string());
    let row = sql.row(connection).await?.ok_or_else(|| refuse(Code::RF022))?;
    if row.int("status")? == ACTIVE { Ok(()) } else { Err(refuse(Code::RB503)) }
}

/// The butler's place in the chat with somebody.
async fn seat(
    backend: &Backend,
    connection: &mut AnyConnection,
    entity: EntityId,
    to: MembershipId,
    now: i64,
) -> Result<Seat, Refusal> {
    let butler = members::butler(backend, connection, entity).await?;
    let mut sql = Sql::new("SELECT id FROM qwil_chats WHERE butler_for = ");
    sql.bind(to.to_string());
    let chat = match sql.row(connection).await? {
        Some(row) => row.parsed("id")?,
        None => {
            let org = backend.installation.org().name;
            let chat = insert(connection, entity, butler, &org, Some(to), now).await?;
            participants::add(connection, chat, butler, now).await?;
            participants::add(connection, chat, to, now).await?;
            chat
        }
    };
    Seat::of(connection, entity, butler, chat).await
}
