//! What demo data is made of, before it becomes rows.

use api::{
    rotunda::sessions::Role,
    workdrive::{
        Permissions,
        events::{EventKind, ExternalLink},
        module_codes::ModuleCode,
    },
};
use art::{pictures::Scene, portraits::Look};
use uuid::Uuid;

use super::{chats::Chat, clients::Clients, customers::Customer, desk::Desk, library::Item, rooms::Room, tasks::Tasks};
use crate::events::recurrence::Schedule;

/// A company, ready to be stored. People are named by their place in `people`.
pub(super) struct Content {
    /// Departments: id and name.
    pub(super) departments: Vec<(Uuid, String)>,
    /// Locations: id and name.
    pub(super) locations: Vec<(Uuid, String)>,
    /// Security groups: id, name and members.
    pub(super) groups: Vec<(Uuid, String, Vec<usize>)>,
    /// Categories: id, module, name and colour.
    pub(super) categories: Vec<(Uuid, ModuleCode, &'static str, &'static str)>,
    /// Everybody, each after their supervisor.
    pub(super) people: Vec<Person>,
    /// Pairs of friends, each pair once.
    pub(super) friends: Vec<(usize, usize)>,
    /// Files that belong to people and posts.
    pub(super) files: Vec<Asset>,
    /// Posts and news, made as they are stored: there may be a hundred thousand.
    pub(super) posts: Box<dyn Iterator<Item = Post> + Send>,
    /// Events.
    pub(super) events: Vec<Event>,
    /// Documents, FAQs, photos and videos.
    pub(super) library: Vec<Item>,
    /// Tasks and courses.
    pub(super) tasks: Tasks,
    /// Conversations.
    pub(super) chats: Vec<Chat>,
    /// Quick links, and what people are told.
    pub(super) desk: Desk,
    pub(super) customers: Vec<Customer>,
    /// Rooms and instant messages.
    pub(super) rooms: Vec<Room>,
    /// Whom staff writes to outside.
    pub(super) clients: Clients,
}

/// The place in `people` of the large demo's persona `bench`, the one that is measured with.
pub(super) const BENCH: usize = 60;

/// A person.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) id: Uuid,
    /// Name in scripts.
    pub(super) handle: String,
    pub(super) first_name: String,
    pub(super) last_name: String,
    pub(super) email: String,
    pub(super) title: String,
    pub(super) department: usize,
    pub(super) location: usize,
    pub(super) reports_to: Option<usize>,
    pub(super) heads_department: bool,
    pub(super) is_expert: bool,
    pub(super) bio: String,
    pub(super) phone: String,
    pub(super) look: Look,
    /// File of the portrait.
    pub(super) picture: Uuid,
    /// Key of the persona, when visitors may sign in as this person.
    pub(super) persona: Option<&'static str>,
    pub(super) role: Role,
}

impl Person {
    /// Given and family name.
    pub(super) fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }
}

/// A file.
#[derive(Debug, Clone)]
pub(super) struct Asset {
    pub(super) id: Uuid,
    pub(super) owner: usize,
    pub(super) module_code: u32,
    pub(super) name: String,
    pub(super) source: Source,
    /// Milliseconds since 1970.
    pub(super) created_at: i64,
}

/// Where a file's bytes come from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Source {
    /// A portrait and its backdrop.
    Portrait(Look, usize),
    /// A drawn picture.
    Scene(Scene),
    /// People side by side.
    Team(Vec<Look>, u64),
    /// A film from the assets, by name.
    Film(String),
    /// A PDF of one page with these lines, the first one its title.
    Document(Vec<String>),
}

/// A post or a news item.
#[derive(Debug, Clone)]
pub(super) struct Post {
    pub(super) id: Uuid,
    /// 1 posts, 6 news.
    pub(super) stream: u32,
    pub(super) author: usize,
    pub(super) audience: Permissions,
    /// Milliseconds since 1970.
    pub(super) posted_at: i64,
    pub(super) text: String,
    pub(super) tags: Vec<String>,
    pub(super) mentions: Vec<Uuid>,
    pub(super) files: Vec<Uuid>,
    /// Address, title and what the page says of itself.
    pub(super) links: Vec<[String; 3]>,
    pub(super) place: Option<(String, Option<String>)>,
    pub(super) title: Option<String>,
    pub(super) category: Option<Uuid>,
    pub(super) cover: Option<Uuid>,
    pub(super) reactions: Vec<Reaction>,
    pub(super) comments: Vec<Comment>,
}

/// Who reacted how, and when (milliseconds since 1970).
#[derive(Debug, Clone)]
pub(super) struct Reaction {
    pub(super) emoji: &'static str,
    pub(super) person: usize,
    pub(super) at: i64,
}

/// A comment; `at` in milliseconds since 1970.
#[derive(Debug, Clone)]
pub(super) struct Comment {
    pub(super) id: Uuid,
    pub(super) author: usize,
    pub(super) text: String,
    pub(super) at: i64,
}

/// An event, perhaps a repeated one.
#[derive(Debug, Clone)]
pub(super) struct Event {
    /// What the ids of its occurrences are made of.
    pub(super) key: String,
    pub(super) author: usize,
    pub(super) audience: Permissions,
    pub(super) kind: EventKind,
    pub(super) is_meeting: bool,
    pub(super) category: Option<Uuid>,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) tags: Vec<String>,
    pub(super) links: Vec<ExternalLink>,
    pub(super) place: Option<String>,
    pub(super) meet: Option<String>,
    pub(super) emails: Vec<String>,
    pub(super) films: Vec<Uuid>,
    pub(super) schedule: Schedule,
    pub(super) minutes: i64,
    pub(super) invited: Vec<usize>,
    /// Those who look at it without being invited.
    pub(super) others: Vec<usize>,
}

/// The id of the thing with this name, the same every time.
pub(super) fn id(name: &str) -> Uuid {
    const STILLA: Uuid = Uuid::from_u128(0x5711_1a00_7e57_4da7_a000_0000_0000_0001);
    Uuid::new_v5(&STILLA, name.as_bytes())
}
