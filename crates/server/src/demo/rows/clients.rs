//! Stores the clients of a demo: memberships of everybody, contact groups, chats.

use api::rotunda::sessions::Role;
use sqlx::AnyConnection;

use super::{
    Failure,
    batch::{Batch, Value, int, maybe, maybe_int, text},
};
use crate::{
    Backend,
    clock::DAY,
    database::Sql,
    demo::{
        clients::{Chat, membership},
        content::{Content, id},
    },
    qwil::{self, profiles},
};

const MEMBERSHIP: [&str; 15] = [
    "id",
    "entity_id",
    "user_id",
    "profile_id",
    "status",
    "first_name",
    "last_name",
    "job_title",
    "email",
    "email_key",
    "phone",
    "sort_name",
    "emails",
    "phones",
    "created_at",
];

pub(super) async fn save(
    backend: &Backend,
    tx: &mut AnyConnection,
    content: &Content,
    now: i64,
) -> Result<(), Failure> {
    let entity = qwil::home(backend, tx).await?.to_string();
    let mut named = Sql::new("UPDATE qwil_entities SET name = 'Stilla', last_cursor = ");
    named.bind(now * 1000).push(" WHERE id = ").bind(entity.clone());
    named.execute(tx).await?;

    let mut memberships = Batch::new("qwil_memberships", &MEMBERSHIP);
    let row = |id, user, profile, status, [first, last, title, email, phone]: [&str; 5]| -> [Value; 15] {
        let emails = serde_json::json!([{ "email": email, "primary": true }]);
        let phone = phone.replace(' ', "");
        let phones = serde_json::json!([{ "phone_number": phone, "primary": true }]);
        [
            text(id),
            text(&entity),
            maybe(user),
            int(profile),
            int(status),
            text(first),
            text(last),
            text(title),
            text(email),
            text(email.to_lowercase()),
            text(phone),
            text(qwil::sort_name(first, last)),
            text(emails),
            text(phones),
            int(now - 200 * DAY),
        ]
    };
    for person in &content.people {
        let profile = if person.role >= Role::UserAdmin { profiles::USER_ADMIN } else { profiles::STAFF };
        let texts = [&*person.first_name, &*person.last_name, &*person.title, &*person.email, &*person.phone];
        memberships.add(tx, row(membership(person), Some(person.id), profile, profiles::ACTIVE, texts)).await?;
    }
    for client in &content.clients.clients {
        let status = if client.is_pending { profiles::PENDING } else { profiles::ACTIVE };
        let texts = [&*client.first_name, &*client.last_name, &*client.job_title, &*client.email, &*client.phone];
        memberships.add(tx, row(client.id, None, profiles::CLIENT, status, texts)).await?;
    }
    memberships.finish(tx).await?;

    let mut groups = Batch::new("qwil_groups", &["id", "entity_id", "name", "created_at"]);
    for group in &content.clients.groups {
        groups.add(tx, [text(group.id), text(&entity), text(&group.name), int(now - 200 * DAY)]).await?;
    }
    groups.finish(tx).await?;
    let mut members = Batch::new("qwil_group_members", &["id", "group_id", "membership_id"]);
    for (number, group) in content.clients.groups.iter().enumerate() {
        let staff = group.staff.iter().map(|&person| membership(&content.people[person]));
        let clients = content.clients.clients.iter().filter(|client| client.group == number).map(|client| client.id);
        for member in staff.chain(clients) {
            let own = id(&format!("{}/{member}", group.id));
            members.add(tx, [text(own), text(group.id), text(member)]).await?;
        }
    }
    members.finish(tx).await?;
    chats(tx, &content.clients.chats, &entity).await
}

async fn chats(tx: &mut AnyConnection, all: &[Chat], entity: &str) -> Result<(), Failure> {
    let mut chats = Batch::new(
        "qwil_chats",
        &["id", "entity_id", "title", "search_title", "created_by", "created_at", "cursor_at", "last_seq"],
    );
    let mut seats = Batch::new(
        "qwil_chat_members",
        &["chat_id", "membership_id", "is_archived", "wants_notices", "joined_at", "read_seq"],
    );
    let mut messages = Batch::new(
        "qwil_messages",
        &["chat_id", "seq", "kind", "sender_id", "sent_at", "text", "caption", "reply_to", "has_link", "search_text"],
    );
    let mut requests = Batch::new("qwil_requests", &["chat_id", "seq", "signer_id"]);
    for (number, chat) in all.iter().enumerate() {
        // No two things of an entity have the same moment.
        let moment = |ms: i64, at: usize| ms * 1000 + (number * 100 + at) as i64;
        let (Some(first), Some(last), Some(creator)) =
            (chat.messages.first(), chat.messages.last(), chat.members.first())
        else {
            continue;
        };
        let count = chat.messages.len();
        let begun = moment(first.sent_at, 0) - 1_000_000;
        let row = [
            text(chat.id),
            text(entity),
            text(&chat.title),
            text(chat.title.to_lowercase()),
            text(creator.member),
            int(begun),
            int(moment(last.sent_at, count)),
            int(count as i64),
        ];
        chats.add(tx, row).await?;
        chats.finish(tx).await?;
        for seat in &chat.members {
            let read = count.saturating_sub(seat.unread) as i64;
            let flags = [int(i64::from(seat.is_archived)), int(i64::from(!seat.is_muted)), int(begun), int(read)];
            seats.add(tx, [text(chat.id), text(seat.member)].into_iter().chain(flags)).await?;
        }
        for (at, message) in chat.messages.iter().enumerate() {
            let seq = at as i64 + 1;
            let is_request = message.asks.is_some();
            let (said, caption) = if is_request { ("", Some(&message.text)) } else { (&*message.text, None) };
            let row = [
                text(chat.id),
                int(seq),
                text(if is_request { "biometrics_request" } else { "text" }),
                text(message.sender),
                int(moment(message.sent_at, at + 1)),
                text(said),
                maybe(caption),
                maybe_int(message.reply_to.map(|at| at as i64 + 1)),
                int(i64::from(message.text.contains("https://"))),
                text(message.text.to_lowercase()),
            ];
            messages.add(tx, row).await?;
            if let Some(signer) = message.asks {
                requests.add(tx, [text(chat.id), int(seq), text(signer)]).await?;
            }
        }
    }
    chats.finish(tx).await?;
    seats.finish(tx).await?;
    messages.finish(tx).await?;
    Ok(requests.finish(tx).await?)
}
