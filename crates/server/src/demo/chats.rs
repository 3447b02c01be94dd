//! The conversations of Stilla, and those of a corporation.

use api::workdrive::module_codes::ModuleCode;
use art::random::Random;
use uuid::Uuid;

use super::{
    content::{Asset, BENCH, Person, id},
    life::World,
    script::{self, Entry},
    small,
    uploads::Upload,
};
use crate::clock::{DAY, HOUR, MINUTE};

const CHATS: &str = include_str!("../../assets/demo/chats.txt");

/// Name and colour of each category of conversations.
const CATEGORIES: [(&str, &str); 4] =
    [("Projects", "#3b5bdb"), ("Teams", "#0b7285"), ("Social", "#c2255c"), ("Standorte", "#d9480f")];

/// A conversation.
pub(super) struct Chat {
    pub(super) id: Uuid,
    /// As stored: `ROOM`, `CHAT_GROUP` or `DIRECT`.
    pub(super) kind: &'static str,
    pub(super) title: Option<String>,
    pub(super) text: Option<String>,
    pub(super) is_private: bool,
    pub(super) by_request: bool,
    pub(super) category: Option<Uuid>,
    pub(super) creator: usize,
    pub(super) members: Vec<Seat>,
    /// Oldest first.
    pub(super) messages: Vec<Message>,
}

/// A member, and how many messages they have not read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seat {
    pub(super) person: usize,
    pub(super) is_admin: bool,
    pub(super) unread: usize,
}

/// A message.
#[derive(Debug, Clone)]
pub(super) struct Message {
    pub(super) id: Uuid,
    pub(super) sender: usize,
    pub(super) text: String,
    pub(super) mentions: Vec<Uuid>,
    pub(super) files: Vec<Uuid>,
    pub(super) reply_to: Option<Uuid>,
    /// Milliseconds since 1970.
    pub(super) sent_at: i64,
    pub(super) reactions: Vec<(String, usize)>,
}

/// The categories of conversations.
pub(super) fn categories() -> impl Iterator<Item = (Uuid, ModuleCode, &'static str, &'static str)> {
    CATEGORIES.into_iter().map(|(name, colour)| (category(name), ModuleCode::CHAT, name, colour))
}

fn category(name: &str) -> Uuid {
    id(&format!("category/chat/{name}"))
}

/// The conversations of the small company.
pub(super) fn content(world: &World<'_>, files: &mut Vec<Asset>, now: i64) -> Vec<Chat> {
    let random = &mut Random::new(1_984);
    let entries = script::read(CHATS).into_iter().enumerate();
    entries.filter_map(|(number, entry)| chat(&entry, number, world, files, now, random)).collect()
}

/// `None` for what is not understood; the test that counts conversations says so.
fn chat(
    entry: &Entry,
    number: usize,
    world: &World<'_>,
    files: &mut Vec<Asset>,
    now: i64,
    random: &mut Random,
) -> Option<Chat> {
    let people = world.people;
    let creator = people.iter().position(|person| person.handle == entry.author)?;
    let (title, text) = entry.title();
    let mut words = entry.line("chat")?.split(' ');
    let kind = match words.next()? {
        "room" => "ROOM",
        "group" => "CHAT_GROUP",
        _ => "DIRECT",
    };
    let rules: Vec<&str> = words.collect();
    let audience = small::audience(&entry.audience, people);
    let admins = small::handles(people, entry.line("admins").unwrap_or_default().split(','));
    let unread = |person: usize| {
        let said = |line: &[String]| {
            let (handle, count) = line.first()?.split_once(' ')?;
            (handle == people[person].handle).then(|| count.parse().ok())?
        };
        entry.lines("unread").find_map(said).unwrap_or(0)
    };
    let seat = |person| Seat {
        person,
        is_admin: kind != "DIRECT" && (person == creator || admins.contains(&person)),
        unread: unread(person),
    };
    let key = format!("chat/{number}");
    let mut messages: Vec<Message> = Vec::new();
    for (at, sent_at) in times(entry.comments.len(), entry.before("latest", now)?, random).into_iter().enumerate() {
        let (handle, said) = &entry.comments[at];
        let sender = people.iter().position(|person| person.handle == *handle)?;
        let upload = Upload { people, owner: sender, module_code: ModuleCode::CHAT.0, at: sent_at };
        let message = message(said, &format!("{key}/{at}"), &messages, &upload, files);
        messages.push(message);
    }
    Some(Chat {
        id: id(&key),
        kind,
        title: (title != "-").then(|| title.to_owned()),
        text: (!text.is_empty()).then(|| text.to_owned()),
        is_private: kind == "DIRECT" || rules.contains(&"private"),
        by_request: rules.contains(&"asked"),
        category: entry.category.as_deref().map(category),
        creator,
        members: (0..people.len()).filter(|&person| world.is_among(person, creator, &audience)).map(seat).collect(),
        messages,
    })
}

/// When each message was sent, oldest first: talk, and now and then a night.
pub(super) fn times(count: usize, latest: i64, random: &mut Random) -> Vec<i64> {
    let step = |at: &i64| {
        let gap = if random.chance(0.12) { 14 * HOUR } else { 1 + random.below(18) as i64 * MINUTE };
        Some(at - gap - random.below(MINUTE as usize) as i64)
    };
    let mut times: Vec<i64> = std::iter::successors(Some(latest), step).take(count).collect();
    times.reverse();
    times
}

/// Reads `^2 text [wave:3] {👍 mila,omar; 🎉 aiko}`.
pub(super) fn message(
    said: &str,
    key: &str,
    before: &[Message],
    upload: &Upload<'_>,
    files: &mut Vec<Asset>,
) -> Message {
    let (said, liked) = said.strip_suffix('}').and_then(|said| said.rsplit_once(" {")).unwrap_or((said, ""));
    let (said, picture) = match said.strip_suffix(']').and_then(|said| said.rsplit_once(" [")) {
        Some((said, picture)) => (said, Some(picture)),
        None => (said, None),
    };
    let (said, back) = match said.strip_prefix('^').and_then(|said| said.split_once(' ')) {
        Some((back, said)) => (said, Some(back.parse().unwrap_or(1))),
        None => (said, None),
    };
    let (text, mentions) = small::mentions(&said.replace("\\n", "\n"), upload.people);
    Message {
        id: id(&format!("message/{key}")),
        sender: upload.owner,
        text,
        mentions,
        files: picture.map(|picture| upload.picture(picture, key, files)).into_iter().collect(),
        reply_to: back.and_then(|back: usize| before.get(before.len().checked_sub(back)?)).map(|message| message.id),
        sent_at: upload.at,
        reactions: liked.split("; ").flat_map(|one| reactions(one, upload.people)).collect(),
    }
}

/// Reads `👍 mila,omar`.
fn reactions(one: &str, people: &[Person]) -> Vec<(String, usize)> {
    let (emoji, who) = one.split_once(' ').unwrap_or_default();
    small::handles(people, who.split(',')).into_iter().map(|person| (emoji.to_owned(), person)).collect()
}

/// The rooms that are measured with, and how many messages each has.
const BENCHES: [(&str, usize); 4] =
    [("Bench 100k", 100_000), ("Bench 10k", 10_000), ("Bench A", 1_000), ("Bench B", 1_000)];
/// How many conversations the large demo has, and how many messages each of the others.
const LARGE: (usize, usize) = (200, 60);

/// The conversations of the small company, and more like them, among people of the large one.
pub(super) fn large(told: Vec<Chat>, people: &[Person], part: usize, now: i64) -> Vec<Chat> {
    let random = &mut Random::new(200);
    let models: Vec<Message> = told.iter().flat_map(|chat| &chat.messages).cloned().collect();
    let mut all = told;
    // The tenth has no room whose name would not be true of it, but a tenth of the longest.
    let benches = if part == 1 { BENCHES.to_vec() } else { vec![BENCHES[1]] };
    let count = LARGE.0 / part;
    for number in all.len()..count {
        let bench = benches.get(number.wrapping_sub(count - benches.len()));
        let (title, count) = bench
            .map_or_else(|| (format!("Project {number}"), LARGE.1), |(title, count)| ((*title).to_owned(), *count));
        let mut members: Vec<usize> = (0..2 + random.below(40)).map(|_| random.below(people.len())).collect();
        // The person who is measured with is in every second conversation.
        members.extend((bench.is_some() || number % 2 == 0).then_some(BENCH));
        members.sort_unstable();
        members.dedup();
        let latest = now - number as i64 * HOUR;
        let step = (300 * DAY / count as i64).min(25 * MINUTE);
        let sent = (0..count).map(|at| latest - (count - at) as i64 * step);
        let key = format!("large/chat/{number}");
        let messages = sent.enumerate().map(|(at, sent_at)| Message {
            id: id(&format!("{key}/{at}")),
            sender: *random.pick(&members),
            files: Vec::new(),
            reply_to: (at > 3 && random.chance(0.1)).then(|| id(&format!("{key}/{}", at - 1 - random.below(3)))),
            reactions: Vec::new(),
            sent_at,
            ..random.pick(&models).clone()
        });
        let messages = messages.collect();
        let seat = |person| Seat { person, is_admin: person == members[0], unread: count.min(person % 5) };
        all.push(Chat {
            id: id(&key),
            kind: if bench.is_some() || number % 3 == 0 { "ROOM" } else { "CHAT_GROUP" },
            title: Some(title),
            text: None,
            is_private: true,
            by_request: false,
            category: None,
            creator: members[0],
            members: members.iter().copied().map(seat).collect(),
            messages,
        });
    }
    all
}
