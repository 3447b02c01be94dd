//! Stores the rooms of a demo: accounts of everybody, streams, who is in them, messages, and who is there.

use std::collections::{HashMap, HashSet};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use markup::{
    markdown,
    messageml::{Draft, Lookup, Person, Refused, Whom},
};
use sqlx::AnyConnection;
use uuid::Uuid;

use super::{
    Failure,
    batch::{Batch, int, maybe, maybe_int, text},
};
use crate::{
    clock::{DAY, MINUTE},
    database::{Fields, Sql},
    demo::{
        chats::Message,
        content::{Content, id},
        rooms::{PRESENCE, Room},
    },
    people::folded,
    symphony,
};

pub(super) async fn save(tx: &mut AnyConnection, content: &Content, now: i64) -> Result<(), Failure> {
    symphony::copy_accounts(tx, super::COMPANY).await?;
    let accounts = Accounts::read(tx).await?;
    let uids: Vec<i64> = content.people.iter().filter_map(|person| accounts.by_user.get(&person.id)).copied().collect();
    if uids.len() != content.people.len() {
        return Err("somebody has no account".into());
    }
    // No two messages have the same moment.
    let (mut moments, mut written) = (HashSet::new(), HashMap::new());
    for room in &content.rooms {
        let times: Vec<i64> = room.messages.iter().map(|message| moment(&mut moments, message.sent_at)).collect();
        stream(tx, room, &uids, &times).await?;
        messages(tx, room, &uids, &times, &accounts, &mut written).await?;
    }
    let mut clock = Sql::new("UPDATE counters SET value = ");
    clock.bind(now).push(" WHERE name = 'symphony_clock'");
    clock.execute(tx).await?;
    presence(tx, content, &uids, now).await?;
    Ok(())
}

/// The accounts of everybody, and their names.
struct Accounts {
    by_user: HashMap<Uuid, i64>,
    names: HashMap<i64, String>,
}

impl Accounts {
    async fn read(tx: &mut AnyConnection) -> Result<Self, sqlx::Error> {
        let sql = Sql::new("SELECT id, user_id, display_name FROM symphony_users WHERE user_id IS NOT NULL");
        let mut all = Self { by_user: HashMap::new(), names: HashMap::new() };
        for row in sql.rows(tx).await? {
            all.by_user.insert(row.parsed("user_id")?, row.int("id")?);
            all.names.insert(row.int("id")?, row.text("display_name")?);
        }
        Ok(all)
    }

    /// What a message says, its mentions by number.
    fn write(&self, message: &Message) -> Result<markup::messageml::Message, Refused> {
        let mut text = message.text.clone();
        for (user, uid) in message.mentions.iter().filter_map(|user| Some((user, self.by_user.get(user)?))) {
            text = text.replace(&format!("(user:{user})"), &format!("(user:{uid})"));
        }
        Draft::from_blocks(&markdown::parse(&text)).finish(self)
    }
}

impl Lookup for Accounts {
    fn person(&self, whom: &Whom) -> Option<Person> {
        let Whom::Uid(uid) = whom else { return None };
        Some(Person { uid: *uid, name: self.names.get(uid)?.clone() })
    }
    fn emoji(&self, shortcode: &str) -> Option<String> {
        emojis::get_by_shortcode(shortcode).map(|emoji| emoji.as_str().to_owned())
    }
}

/// The first moment from this one backwards that nothing has.
fn moment(taken: &mut HashSet<i64>, mut at: i64) -> i64 {
    while !taken.insert(at) {
        at -= 1;
    }
    at
}

/// An id as long as the vendor's.
fn base64(name: &str, bytes: usize) -> String {
    let both = [*id(name).as_bytes(), *id(&format!("{name}/2")).as_bytes()].concat();
    URL_SAFE_NO_PAD.encode(&both[..bytes])
}

fn sid(room: &Room) -> String {
    base64(&format!("stream/{}", room.key), 25)
}

fn mid(message: Uuid) -> String {
    base64(&format!("stream/{message}"), 24)
}

async fn stream(tx: &mut AnyConnection, room: &Room, uids: &[i64], times: &[i64]) -> Result<(), sqlx::Error> {
    let id = sid(room);
    let made = times.first().map_or(0, |first| first - DAY);
    let mut members: Vec<i64> = room.members.iter().map(|seat| uids[seat.person]).collect();
    members.sort_unstable();
    let key = members.iter().map(i64::to_string).collect::<Vec<_>>().join(",");
    let kind = match (room.is_im, members.len()) {
        (false, _) => "ROOM",
        (true, 2) => "IM",
        (true, _) => "MIM",
    };
    let mut streams = Batch::new("symphony_streams", &STREAM);
    let row = [
        text(&id),
        text(kind),
        maybe(room.is_im.then_some(key)),
        text(&room.name),
        text(&room.about),
        text(if room.is_im { String::new() } else { folded(&format!(" {} {}", room.name, room.about)) }),
        int(room.members_can_invite),
        int(room.is_public),
        int(room.is_public),
        int(room.read_only),
        int(room.view_history),
        int(room.is_active),
        int(uids[room.creator]),
        int(made),
        maybe_int(times.last().copied()),
        maybe_int(times.last().copied()),
    ];
    streams.add(tx, row).await?;
    streams.finish(tx).await?;
    let mut seats = Batch::new("symphony_stream_members", &["stream_id", "user_id", "is_owner", "joined_at"]);
    let mut marks = Batch::new("symphony_marks", &["stream_id", "user_id", "kind", "up_to", "at"]);
    let mut states =
        Batch::new("symphony_stream_state", &["stream_id", "user_id", "is_pinned", "is_archived", "muted_until"]);
    for seat in &room.members {
        let uid = uids[seat.person];
        seats.add(tx, [text(&id), int(uid), int(seat.is_owner), int(made)]).await?;
        let read = times.len().checked_sub(seat.unread + 1).map(|last| times[last]);
        if let Some(up_to) = read {
            marks.add(tx, [text(&id), int(uid), text("read"), int(up_to), int(up_to + MINUTE)]).await?;
        }
        if seat.is_pinned || seat.is_archived || seat.is_muted {
            let muted = maybe_int(seat.is_muted.then_some(symphony::FOR_GOOD));
            states.add(tx, [text(&id), int(uid), int(seat.is_pinned), int(seat.is_archived), muted]).await?;
        }
    }
    seats.finish(tx).await?;
    marks.finish(tx).await?;
    states.finish(tx).await
}

const STREAM: [&str; 16] = [
    "id",
    "kind",
    "im_key",
    "name",
    "description",
    "search_text",
    "members_can_invite",
    "discoverable",
    "is_public",
    "read_only",
    "view_history",
    "is_active",
    "created_by",
    "created_at",
    "last_message_at",
    "last_place",
];

async fn messages(
    tx: &mut AnyConnection,
    room: &Room,
    uids: &[i64],
    times: &[i64],
    accounts: &Accounts,
    written: &mut HashMap<String, markup::messageml::Message>,
) -> Result<(), Failure> {
    let stream = sid(room);
    let mut messages = Batch::new("symphony_messages", &MESSAGE);
    let mut files = Batch::new("symphony_attachments", &["id", "message_id", "position", "file_id"]);
    for (message, at) in room.messages.iter().zip(times) {
        // Those of the large company say again and again what the small one says.
        if !written.contains_key(&message.text) {
            let said = accounts.write(message).map_err(|refused| format!("{refused}: {}", message.text))?;
            written.insert(message.text.clone(), said);
        }
        let said = &written[&message.text];
        let listed = |tags: &[String]| tags.iter().map(|tag| format!(" {}", folded(tag))).collect::<String>() + " ";
        let mentions: Vec<String> = said.mentions.iter().map(i64::to_string).collect();
        let row = [
            text(mid(message.id)),
            text(&stream),
            int(*at),
            int(*at),
            int(uids[message.sender]),
            text(&said.presentation),
            maybe(said.data.as_ref()),
            text(folded(&said.text)),
            text(listed(&said.hashtags)),
            text(listed(&said.cashtags)),
            text(listed(&mentions)),
            maybe(message.reply_to.map(mid)),
            maybe(message.reply_to.map(|_| "REPLY")),
        ];
        messages.add(tx, row).await?;
    }
    messages.finish(tx).await?;
    for message in &room.messages {
        for (position, file) in (0_i64..).zip(&message.files) {
            let id = format!("internal_{}_{}", uids[message.sender], crate::hex(&file.as_bytes()[..12]));
            files.add(tx, [text(id), text(mid(message.id)), int(position), text(file)]).await?;
        }
    }
    Ok(files.finish(tx).await?)
}

const MESSAGE: [&str; 13] = [
    "id",
    "stream_id",
    "at",
    "place",
    "sent_by",
    "presentation",
    "data",
    "search_text",
    "hashtags",
    "cashtags",
    "mentions",
    "parent_id",
    "parent_kind",
];

async fn presence(tx: &mut AnyConnection, content: &Content, uids: &[i64], now: i64) -> Result<(), sqlx::Error> {
    let mut rows = Batch::new("symphony_presence", &["user_id", "category", "at", "seq"]);
    let mut last = 0;
    for (seq, (handle, category)) in (1_i64..).zip(PRESENCE) {
        let Some(person) = content.people.iter().position(|person| person.handle == handle) else { continue };
        rows.add(tx, [int(uids[person]), text(category), int(now - seq * 7 * MINUTE), int(seq)]).await?;
        last = seq;
    }
    rows.finish(tx).await?;
    let mut counter = Sql::new("UPDATE counters SET value = ");
    counter.bind(last).push(" WHERE name = 'symphony_presence'");
    counter.execute(tx).await.map(drop)
}
