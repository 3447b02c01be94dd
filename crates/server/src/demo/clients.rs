//! Clients, the contact groups that look after them, and the chats between them and staff.

use uuid::Uuid;

use super::{
    content::{Person, id},
    script::{self, Entry},
    small,
};
use crate::clock::{DAY, MINUTE};

const CLIENTS: &str = include_str!("../../assets/demo/clients.txt");

/// All of it.
#[derive(Debug, Default)]
pub(super) struct Clients {
    pub(super) groups: Vec<Group>,
    pub(super) clients: Vec<Client>,
    pub(super) chats: Vec<Chat>,
}

/// A contact group and its staff.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) id: Uuid,
    pub(super) name: String,
    pub(super) staff: Vec<usize>,
}

/// Somebody outside.
#[derive(Debug)]
pub(super) struct Client {
    pub(super) id: Uuid,
    handle: String,
    pub(super) group: usize,
    pub(super) first_name: String,
    pub(super) last_name: String,
    pub(super) email: String,
    pub(super) phone: String,
    pub(super) job_title: String,
    pub(super) is_pending: bool,
}

/// A chat; members and senders are memberships.
#[derive(Debug)]
pub(super) struct Chat {
    pub(super) id: Uuid,
    pub(super) title: String,
    /// Who created it first.
    pub(super) members: Vec<Seat>,
    /// Oldest first.
    pub(super) messages: Vec<Message>,
}

/// A member of a chat.
#[derive(Debug)]
pub(super) struct Seat {
    pub(super) member: Uuid,
    pub(super) unread: usize,
    pub(super) is_muted: bool,
    pub(super) is_archived: bool,
}

/// A message.
#[derive(Debug)]
pub(super) struct Message {
    pub(super) sender: Uuid,
    pub(super) text: String,
    pub(super) reply_to: Option<usize>,
    /// Who is asked for an approval.
    pub(super) asks: Option<Uuid>,
    /// Milliseconds since 1970.
    pub(super) sent_at: i64,
}

/// The membership of somebody who works here.
pub(super) fn membership(person: &Person) -> Uuid {
    id(&format!("membership/{}", person.id))
}

/// The clients of the small company.
pub(super) fn content(people: &[Person], now: i64) -> Clients {
    let mut all = Clients::default();
    for line in CLIENTS.lines().take_while(|line| !line.starts_with('@')) {
        if let Some(line) = line.strip_prefix("+ ") {
            all.groups.extend(group(line, people));
        } else if let Some(line) = line.strip_prefix("  ") {
            all.clients.extend(client(line, all.groups.len().checked_sub(1)));
        }
    }
    let entries = script::read(CLIENTS).into_iter().enumerate();
    all.chats = entries.filter_map(|(number, entry)| chat(&entry, number, people, &all.clients, now)).collect();
    all
}

fn group(line: &str, people: &[Person]) -> Option<Group> {
    let [key, name, staff] = line.split(" | ").collect::<Vec<_>>().try_into().ok()?;
    let staff = small::handles(people, staff.split(' '));
    Some(Group { id: id(&format!("contact-group/{key}")), name: name.to_owned(), staff })
}

fn client(line: &str, group: Option<usize>) -> Option<Client> {
    let fields: Vec<String> = line.split(" | ").map(str::to_owned).collect();
    let [handle, first_name, last_name, email, phone, job_title, rest @ ..] = &fields[..] else { return None };
    Some(Client {
        id: id(&format!("client/{handle}")),
        handle: handle.clone(),
        group: group?,
        first_name: first_name.clone(),
        last_name: last_name.clone(),
        email: email.clone(),
        phone: phone.clone(),
        job_title: job_title.clone(),
        is_pending: !rest.is_empty(),
    })
}

/// `None` for what is not understood; the test that counts chats says so.
fn chat(entry: &Entry, number: usize, people: &[Person], clients: &[Client], now: i64) -> Option<Chat> {
    let member = |handle: &str| {
        let client = clients.iter().find(|client| client.handle == handle).map(|client| client.id);
        client.or_else(|| people.iter().find(|person| person.handle == handle).map(membership))
    };
    let handles: Vec<&str> = std::iter::once(&*entry.author).chain(entry.audience.split(',')).collect();
    let of = |word: &str, handle: &str| entry.lines(word).any(|line| line.first().is_some_and(|name| name == handle));
    let seat = |handle: &&str| {
        let unread = entry.lines("unread").find_map(|line| {
            let (name, count) = line.first()?.split_once(' ')?;
            (name == *handle).then(|| count.parse().ok())?
        });
        Some(Seat {
            member: member(handle)?,
            unread: unread.unwrap_or(0),
            is_muted: of("muted", handle),
            is_archived: of("archived", handle),
        })
    };
    let latest = entry.before("latest", now)?;
    let members: Vec<Seat> = handles.iter().map(seat).collect::<Option<_>>()?;
    let count = entry.comments.len();
    let message = |(at, (handle, said)): (usize, &(String, String))| {
        let ago = (count - 1 - at) as i64;
        let (back, said) = match said.strip_prefix('^').and_then(|said| said.split_once(' ')) {
            Some((back, said)) => (Some(back.parse().unwrap_or(1)), said),
            None => (None, &**said),
        };
        let sender = member(handle)?;
        let asks = said.starts_with("! ").then(|| members.iter().find(|seat| seat.member != sender)).flatten();
        Some(Message {
            sender,
            text: said.trim_start_matches("! ").to_owned(),
            reply_to: back.and_then(|back: usize| at.checked_sub(back)),
            asks: asks.map(|seat| seat.member),
            sent_at: latest - ago * 7 * MINUTE - (ago / 4) * DAY / 2,
        })
    };
    let messages = entry.comments.iter().enumerate().map(message).collect::<Option<_>>()?;
    let title = entry.title().0.to_owned();
    Some(Chat { id: id(&format!("client-chat/{number}")), title, members, messages })
}
