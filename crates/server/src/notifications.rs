//! Notifications: `/api/notifications/send`, and what people are told in the app.

use ::api::{
    rotunda::notifications::{ListNotifications, Notification, NotificationPage, ReadNotifications},
    workdrive::{UserId, notifications::*},
};
use http::Method;
use sqlx::any::AnyRow;
use uuid::Uuid;

use crate::{
    Backend,
    api::Api,
    caller::Caller,
    clock,
    database::{Fields, Sql, Write},
    mail::Letter,
    people::{self, email, named},
    refusal::Refusal,
};
use ::api::error::ErrorKind;

/// Mounts this area.
pub(crate) fn routes(api: Api) -> Api {
    api.serve_also(&Method::GET, "/api/notifications/send", send_notification)
        .serve(list_notifications)
        .serve(read_notifications)
}

const TITLE_CHARACTERS: usize = 200;
const TEXT_CHARACTERS: usize = 5_000;
const MOST_RECEIVERS: usize = 500;

async fn send_notification(
    backend: Backend,
    caller: Caller,
    asked: SendNotification,
) -> Result<SentNotification, Refusal> {
    let notification = checked(asked.notification)?;
    let mut tx = backend.database.write().await?;
    named(&mut tx, "receiverUserIds", &notification.receiver_user_ids).await?;
    let receivers = match notification.medium {
        Medium::Email => by_mail(&backend, &mut tx, &notification).await?,
        Medium::Sms => by_text_message(&backend, &mut tx, &notification).await?,
        Medium::Push | Medium::InApp => in_app(&backend, &mut tx, &caller, &notification).await?,
    };
    backend.notices.commit(tx).await?;
    backend.mail.wake();
    Ok(SentNotification { receivers })
}

/// The notification without blanks and doubles, if it is one.
fn checked(mut notification: NewNotification) -> Result<NewNotification, Refusal> {
    let title = notification.title.trim();
    if title.is_empty() || title.chars().count() > TITLE_CHARACTERS || title.contains(char::is_control) {
        return Err(Refusal::invalid("title", format!("title must be one line of 1 to {TITLE_CHARACTERS} characters")));
    }
    notification.title = title.to_owned();
    if notification.description.chars().count() > TEXT_CHARACTERS {
        return Err(Refusal::invalid("description", format!("description may have {TEXT_CHARACTERS} characters")));
    }
    let mut users: Vec<UserId> = Vec::new();
    for user in &notification.receiver_user_ids {
        if !users.contains(user) {
            users.push(*user);
        }
    }
    notification.receiver_user_ids = users;
    let by_mail = notification.medium == Medium::Email;
    if notification.receiver_user_ids.is_empty() && (!by_mail || notification.emails.is_empty()) {
        let field = if by_mail { "emails" } else { "receiverUserIds" };
        return Err(Refusal::invalid(field, format!("{field} must name somebody")));
    }
    if notification.receiver_user_ids.len() + notification.emails.len() > MOST_RECEIVERS {
        let field = if by_mail { "emails" } else { "receiverUserIds" };
        return Err(Refusal::invalid(field, format!("a notification may have {MOST_RECEIVERS} receivers")));
    }
    Ok(notification)
}

async fn by_mail(backend: &Backend, tx: &mut Write, notification: &NewNotification) -> Result<Vec<Receiver>, Refusal> {
    let mut addresses: Vec<String> = Vec::new();
    for address in &notification.emails {
        let address = email(address).map_err(|refusal| Refusal { field: Some("emails".to_owned()), ..refusal })?;
        if !addresses.contains(&address) {
            addresses.push(address);
        }
    }
    let people = people::stubs(backend, tx, notification.receiver_user_ids.iter().copied()).await?;
    let mut receivers: Vec<(String, String)> = addresses.into_iter().map(|to| (to.clone(), to)).collect();
    for user in &notification.receiver_user_ids {
        if let Some(address) = people.get(user).and_then(|person| person.email.clone()) {
            receivers.push((user.to_string(), address));
        }
    }
    let outcome = if backend.mail.sends() { Outcome::Queued } else { Outcome::Kept };
    let mut told = Vec::with_capacity(receivers.len());
    for (to, receiver) in receivers {
        let letter =
            Letter { receiver, subject: notification.title.clone(), text: format!("{}\n", notification.description) };
        backend.mail.add(tx, letter).await?;
        told.push(Receiver { to, outcome });
    }
    Ok(told)
}

async fn by_text_message(
    backend: &Backend,
    tx: &mut Write,
    notification: &NewNotification,
) -> Result<Vec<Receiver>, Refusal> {
    let Some(sms) = &backend.config.sms else {
        return Err(Refusal {
            field: Some("medium".to_owned()),
            ..Refusal::new(ErrorKind::Conflict, "no provider of text messages is set up")
        });
    };
    let people = people::stubs(backend, tx, notification.receiver_user_ids.iter().copied()).await?;
    let mut told = Vec::new();
    for user in &notification.receiver_user_ids {
        let phone = people.get(user).and_then(|person| person.phone.clone()).unwrap_or_default();
        let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
        let mut outcome = Outcome::Unreachable;
        if !digits.is_empty() {
            let receiver = sms.address.replace("{phone}", &digits);
            let text = format!("{}\n{}\n", notification.title, notification.description);
            backend.mail.add(tx, Letter { receiver, subject: notification.title.clone(), text }).await?;
            outcome = Outcome::Queued;
        }
        told.push(Receiver { to: user.to_string(), outcome });
    }
    Ok(told)
}

async fn in_app(
    backend: &Backend,
    tx: &mut Write,
    caller: &Caller,
    notification: &NewNotification,
) -> Result<Vec<Receiver>, Refusal> {
    let now = backend.clock.now();
    let medium = if notification.medium == Medium::Push { "PUSH" } else { "INAPP" };
    let mut told = Vec::new();
    for user in &notification.receiver_user_ids {
        let mut sql =
            Sql::new("INSERT INTO notifications (id, user_id, sender_id, medium, title, text, sent_at) VALUES (");
        sql.bind(Uuid::now_v7().to_string()).push(", ").bind(user.to_string()).push(", ");
        sql.bind(caller.user.to_string()).push(", ").bind(medium.to_owned()).push(", ");
        sql.bind(notification.title.clone()).push(", ").bind(notification.description.clone()).push(", ").bind(now);
        sql.push(")");
        sql.execute(tx).await?;
        backend.notices.notified(tx, now, *user).await?;
        told.push(Receiver { to: user.to_string(), outcome: Outcome::Delivered });
    }
    Ok(told)
}

async fn list_notifications(
    backend: Backend,
    caller: Caller,
    asked: ListNotifications,
) -> Result<NotificationPage, Refusal> {
    let limit = asked.limit.unwrap_or(20);
    if !(1..=100).contains(&limit) {
        return Err(Refusal::invalid("limit", "limit must be from 1 to 100"));
    }
    let mut connection = backend.database.pool.acquire().await?;
    let mut unread = Sql::new("SELECT COUNT(*) AS n FROM notifications WHERE read_at IS NULL AND user_id = ");
    unread.bind(caller.user.to_string());
    let unread = unread.row(&mut connection).await?.map_or(Ok(0), |row| row.int("n"))?.unsigned_abs();
    let mut sql = Sql::new("SELECT * FROM notifications WHERE user_id = ");
    sql.bind(caller.user.to_string());
    if let Some(before) = asked.before {
        sql.push(" AND id < ").bind(before.to_string());
    }
    sql.push(&format!(" ORDER BY id DESC LIMIT {}", limit + 1));
    let mut rows = sql.rows(&mut connection).await?;
    let more = rows.len() > usize::try_from(limit).unwrap_or(usize::MAX);
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let senders: Vec<UserId> = rows.iter().map(|row| row.parsed("sender_id")).collect::<Result<_, _>>()?;
    let people = people::stubs(&backend, &mut connection, senders.iter().copied()).await?;
    let notification = |(row, sender): (&AnyRow, &UserId)| {
        Ok::<_, sqlx::Error>(Notification {
            id: row.parsed("id")?,
            medium: if row.text("medium")? == "PUSH" { Medium::Push } else { Medium::InApp },
            title: row.text("title")?,
            text: row.text("text")?,
            sent_at: clock::time(row.int("sent_at")?),
            is_read: row.maybe_int("read_at")?.is_some(),
            sender: people.get(sender).cloned(),
        })
    };
    let notifications = rows.iter().zip(&senders).map(notification).collect::<Result<_, _>>()?;
    Ok(NotificationPage { notifications, unread, more })
}

async fn read_notifications(backend: Backend, caller: Caller, asked: ReadNotifications) -> Result<(), Refusal> {
    let mut tx = backend.database.write().await?;
    let now = backend.clock.now();
    let mut sql = Sql::new("UPDATE notifications SET read_at = COALESCE(read_at, ");
    sql.bind(now).push(") WHERE user_id = ").bind(caller.user.to_string());
    match asked.id {
        Some(id) => sql.push(" AND id = ").bind(id.to_string()),
        None => sql.push(" AND read_at IS NULL"),
    };
    if sql.execute(&mut tx).await? == 0 && asked.id.is_some() {
        return Err(Refusal::not_found("notification"));
    }
    // The other windows of the same person count anew.
    backend.notices.notified(&mut tx, now, caller.user).await?;
    Ok(backend.notices.commit(tx).await?)
}
