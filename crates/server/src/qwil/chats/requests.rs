//! Requests for signatures and approvals, and their answers.

use ::api::{
    qwil::{ChatId, MembershipId, requests::*, shapes::*},
    rotunda::qwil::{AnswerQwilRequest, RequestAnswer},
};
use sqlx::AnyConnection;

use super::{
    super::{check_text, entities, members, wrong},
    Seat,
    files::{Source, Takes},
    messages::{self, New},
    rows, told,
};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

const LONGEST_CAPTION: usize = 250;

pub(in crate::qwil) async fn request_signature(
    backend: Backend,
    caller: Caller,
    asked: RequestSignature,
) -> Result<OneMessage, Refusal> {
    if let Some(caption) = &asked.caption {
        check_text("caption", caption, 1, LONGEST_CAPTION)?;
    }
    let source = Source::new(Takes::Pdf, asked.document_uuid, asked.pdf)?;
    let caption = asked.caption.map(|caption| caption.trim().to_owned());
    let new = New { kind: MessageKind::SignatureRequest, caption, ..New::default() };
    let signs = asked.include_requester_signature == Some(true);
    let signer = asked.signer_entity_user_xref_uuid;
    send(&backend, &caller, asked.chat_uuid, (signer, signs), new, Some(source)).await
}

pub(in crate::qwil) async fn request_biometrics(
    backend: Backend,
    caller: Caller,
    asked: RequestBiometrics,
) -> Result<OneMessage, Refusal> {
    check_text("caption", &asked.caption, 1, LONGEST_CAPTION)?;
    let caption = Some(asked.caption.trim().to_owned());
    let new = New { kind: MessageKind::BiometricsRequest, caption, ..New::default() };
    send(&backend, &caller, asked.chat_uuid, (asked.signer_entity_user_xref_uuid, false), new, None).await
}

/// Sends a request to a chat that both are in; says for whom and whether who asks signs too.
async fn send(
    backend: &Backend,
    caller: &Caller,
    chat: ChatId,
    (signer, requester_signs): (MembershipId, bool),
    mut new: New,
    source: Option<Source>,
) -> Result<OneMessage, Refusal> {
    let (entity, me) = members::me(caller)?;
    let mut connection = backend.database.pool.acquire().await?;
    Seat::taken(&mut connection, caller, chat).await?;
    check_signer(&mut connection, chat, me, signer).await?;
    let known = messages::known(&mut connection, caller).await?;
    drop(connection);
    let kept = match source {
        Some(source) if known.is_none() => Some(source.keep(backend, caller).await?),
        _ => None,
    };
    let mut tx = backend.database.write().await?;
    let now = entities::tick(backend, &mut tx, entity).await?;
    let seat = Seat::taken(&mut tx, caller, chat).await?;
    check_signer(&mut tx, chat, me, signer).await?;
    if let Some((chat, seq)) = messages::known(&mut tx, caller).await? {
        drop(tx);
        let mut connection = backend.database.pool.acquire().await?;
        return messages::one(backend, &mut connection, chat, seq).await;
    }
    if let Some(kept) = kept {
        new.file = Some(kept.finish(backend, &mut tx, caller).await?);
    }
    let seq = messages::write(&mut tx, &seat, me, &new, now).await?;
    let mut sql = Sql::new("INSERT INTO qwil_requests (chat_id, seq, signer_id, requester_signs) VALUES (");
    sql.bind(chat.to_string()).push(", ").bind(seq).push(", ").bind(signer.to_string()).push(", ");
    sql.bind(i64::from(requester_signs)).push(")");
    sql.execute(&mut tx).await?;
    messages::remember(backend, &mut tx, caller, &seat, seq).await?;
    let message = messages::one(backend, &mut tx, chat, seq).await?;
    told::all(backend, &mut tx, chat, seq, None).await?;
    backend.notices.commit(tx).await?;
    Ok(message)
}

/// Refuses whom one cannot ask: oneself, and who is not in the chat.
async fn check_signer(
    connection: &mut AnyConnection,
    chat: ChatId,
    me: MembershipId,
    signer: MembershipId,
) -> Result<(), Refusal> {
    let mut sql = Sql::new("SELECT 1 AS n FROM qwil_chat_members WHERE is_active = 1 AND chat_id = ");
    sql.bind(chat.to_string()).push(" AND membership_id = ").bind(signer.to_string());
    if signer == me || sql.row(connection).await?.is_none() {
        let argument = "signer_entity_user_xref_uuid";
        return Err(wrong(argument, format!("{argument} must be another member of the chat")));
    }
    Ok(())
}

pub(in crate::qwil) async fn answer_qwil_request(
    backend: Backend,
    caller: Caller,
    asked: AnswerQwilRequest,
) -> Result<OneMessage, Refusal> {
    let (entity, me) = members::me(&caller)?;
    let seq = i64::try_from(asked.seq).unwrap_or(i64::MAX);
    let mut tx = backend.database.write().await?;
    let now = entities::tick(&backend, &mut tx, entity).await?;
    Seat::taken(&mut tx, &caller, asked.chat_id).await.map_err(|refusal| match refusal.code {
        Some(_) => Refusal::not_found("chat"),
        None => refusal,
    })?;
    let mut sql = Sql::new(
        "SELECT r.signer_id, r.state, m.sender_id FROM qwil_requests r \
         JOIN qwil_messages m ON m.chat_id = r.chat_id AND m.seq = r.seq WHERE r.chat_id = ",
    );
    sql.bind(asked.chat_id.to_string()).push(" AND r.seq = ").bind(seq);
    let row = sql.row(&mut tx).await?.ok_or_else(|| Refusal::not_found("request"))?;
    let state = match asked.answer {
        RequestAnswer::Approve => RequestState::Approved,
        RequestAnswer::Decline => RequestState::Declined,
        RequestAnswer::Cancel => RequestState::Cancelled,
    };
    let whose = if state == RequestState::Cancelled { "sender_id" } else { "signer_id" };
    if row.parsed::<MembershipId>(whose)? != me {
        return Err(Refusal::forbidden(if whose == "sender_id" {
            "only who made the request takes it back"
        } else {
            "only who was asked answers the request"
        }));
    }
    if row.text("state")? != rows::name(&RequestState::Pending) {
        return Err(Refusal::new(::api::error::ErrorKind::Conflict, "the request was answered before"));
    }
    let mut sql = Sql::new("UPDATE qwil_requests SET state = ");
    sql.bind(rows::name(&state)).push(", answered_at = ").bind(now);
    sql.push(" WHERE chat_id = ").bind(asked.chat_id.to_string()).push(" AND seq = ").bind(seq);
    sql.execute(&mut tx).await?;
    let mut sql = Sql::new("UPDATE qwil_chats SET cursor_at = ");
    sql.bind(now).push(" WHERE id = ").bind(asked.chat_id.to_string());
    sql.execute(&mut tx).await?;
    let message = messages::one(&backend, &mut tx, asked.chat_id, seq).await?;
    told::all(&backend, &mut tx, asked.chat_id, seq, None).await?;
    backend.notices.commit(tx).await?;
    Ok(message)
}
