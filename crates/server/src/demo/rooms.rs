//! The rooms and instant messages of Stilla, and those of a corporation.

use api::workdrive::module_codes::ModuleCode;
use art::random::Random;

use super::{
    chats::{self, Message},
    content::{Asset, BENCH, Person, id},
    life::World,
    script::{self, Entry},
    small,
    uploads::Upload,
};
use crate::clock::{DAY, HOUR, MINUTE};

const ROOMS: &str = include_str!("../../assets/demo/rooms.txt");

/// How people are there; nobody else ever was.
pub(super) const PRESENCE: [(&str, &str); 14] = [
    ("omar", "AVAILABLE"),
    ("aiko", "IN_A_MEETING"),
    ("leila", "AVAILABLE"),
    ("william", "AVAILABLE"),
    ("greta", "BUSY"),
    ("johan", "AVAILABLE"),
    ("nora", "IN_A_MEETING"),
    ("kerstin", "DO_NOT_DISTURB"),
    ("fatima", "AVAILABLE"),
    ("claudia", "ON_THE_PHONE"),
    ("hana", "AWAY"),
    ("nadia", "BE_RIGHT_BACK"),
    ("tomas", "OUT_OF_OFFICE"),
    ("ingrid", "OFFLINE"),
];

/// A room, or instant messages.
pub(super) struct Room {
    /// What its id is made of.
    pub(super) key: String,
    pub(super) is_im: bool,
    pub(super) name: String,
    pub(super) about: String,
    pub(super) is_public: bool,
    pub(super) read_only: bool,
    pub(super) is_active: bool,
    pub(super) view_history: bool,
    pub(super) members_can_invite: bool,
    pub(super) creator: usize,
    pub(super) members: Vec<Seat>,
    /// Oldest first; without reactions.
    pub(super) messages: Vec<Message>,
}

/// A member, and what the room is to them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seat {
    pub(super) person: usize,
    pub(super) is_owner: bool,
    pub(super) unread: usize,
    pub(super) is_pinned: bool,
    pub(super) is_archived: bool,
    pub(super) is_muted: bool,
}

/// The rooms of the small company.
pub(super) fn content(world: &World<'_>, files: &mut Vec<Asset>, now: i64) -> Vec<Room> {
    let random = &mut Random::new(2_014);
    let entries = script::read(ROOMS).into_iter().enumerate();
    entries.filter_map(|(number, entry)| room(&entry, number, world, files, now, random)).collect()
}

/// `None` for what is not understood; the test that counts rooms says so.
fn room(
    entry: &Entry,
    number: usize,
    world: &World<'_>,
    files: &mut Vec<Asset>,
    now: i64,
    random: &mut Random,
) -> Option<Room> {
    let people = world.people;
    let creator = people.iter().position(|person| person.handle == entry.author)?;
    let (name, about) = entry.title();
    let rules: Vec<&str> = entry.line("room")?.split(' ').collect();
    let is_im = rules.contains(&"im");
    let audience = small::audience(&entry.audience, people);
    let owners = small::handles(people, entry.line("owners").unwrap_or_default().split(','));
    let seat = |person| Seat {
        person,
        is_owner: !is_im && (person == creator || owners.contains(&person)),
        unread: said(entry, "unread", &people[person]).unwrap_or(0),
        is_pinned: said(entry, "pinned", &people[person]).is_some(),
        is_archived: said(entry, "archived", &people[person]).is_some(),
        is_muted: said(entry, "muted", &people[person]).is_some(),
    };
    let key = format!("room/{number}");
    let mut messages: Vec<Message> = Vec::new();
    let times = chats::times(entry.comments.len(), entry.before("latest", now)?, random);
    for (at, sent_at) in times.into_iter().enumerate() {
        let (handle, said) = &entry.comments[at];
        let sender = people.iter().position(|person| person.handle == *handle)?;
        let upload = Upload { people, owner: sender, module_code: ModuleCode::CHAT.0, at: sent_at };
        let message = chats::message(said, &format!("{key}/{at}"), &messages, &upload, files);
        messages.push(message);
    }
    Some(Room {
        key,
        is_im,
        name: if is_im { String::new() } else { name.to_owned() },
        about: about.to_owned(),
        is_public: rules.contains(&"public"),
        read_only: rules.contains(&"announce"),
        is_active: !rules.contains(&"closed"),
        view_history: rules.contains(&"history"),
        members_can_invite: rules.contains(&"invite"),
        creator,
        members: (0..people.len()).filter(|&person| world.is_among(person, creator, &audience)).map(seat).collect(),
        messages,
    })
}

/// The number beside a name in a line such as `~ unread mila 4`, 0 beside one that stands alone.
fn said(entry: &Entry, word: &str, person: &Person) -> Option<usize> {
    entry.lines(word).find_map(|line| {
        let (handle, count) = line.first()?.split_once(' ').unwrap_or((line.first()?, "0"));
        (handle == person.handle).then(|| count.parse().ok())?
    })
}

/// The room that is measured with, and how many messages it has.
const BENCH_ROOM: (&str, usize) = ("Bench 10k", 10_000);
/// How many rooms the large demo has, and how many messages each of the others.
const LARGE: (usize, usize) = (120, 60);

/// The rooms of the small company, and more like them, among people of the large one.
pub(super) fn large(told: Vec<Room>, people: &[Person], part: usize, now: i64) -> Vec<Room> {
    let random = &mut Random::new(120);
    let models: Vec<Message> = told.iter().flat_map(|room| &room.messages).cloned().collect();
    let mut all = told;
    let rooms = LARGE.0 / part;
    for number in all.len()..rooms {
        let is_bench = number + 1 == rooms && part == 1;
        let (name, count) = if is_bench { BENCH_ROOM } else { ("", LARGE.1) };
        let mut members: Vec<usize> = (0..2 + random.below(40)).map(|_| random.below(people.len())).collect();
        // The person who is measured with is in nine of ten.
        members.extend((is_bench || number % 10 != 0).then_some(BENCH));
        members.sort_unstable();
        members.dedup();
        let latest = now - number as i64 * HOUR;
        let step = (300 * DAY / count as i64).min(25 * MINUTE);
        let key = format!("large/room/{number}");
        let messages = (0..count).map(|at| Message {
            id: id(&format!("message/{key}/{at}")),
            sender: *random.pick(&members),
            files: Vec::new(),
            reply_to: (at > 3 && random.chance(0.1))
                .then(|| id(&format!("message/{key}/{}", at - 1 - random.below(3)))),
            sent_at: latest - (count - at) as i64 * step,
            ..random.pick(&models).clone()
        });
        let messages = messages.collect();
        let seat = |person| Seat {
            person,
            is_owner: person == members[0],
            unread: count.min(person % 5),
            is_pinned: false,
            is_archived: false,
            is_muted: false,
        };
        all.push(Room {
            is_im: false,
            name: if name.is_empty() { format!("Desk {number}") } else { name.to_owned() },
            about: String::new(),
            is_public: false,
            read_only: false,
            is_active: true,
            view_history: true,
            members_can_invite: true,
            creator: members[0],
            members: members.iter().copied().map(seat).collect(),
            messages,
            key,
        });
    }
    all
}
