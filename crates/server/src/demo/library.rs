//! What the people of Stilla keep for each other: documents, FAQs, photos and videos.

use api::workdrive::{Permissions, UserId, module_codes::ModuleCode};
use art::random::Random;
use uuid::Uuid;

use super::{
    content::{Asset, Person, id},
    script::{self, Entry},
    small,
    uploads::Upload,
};
use crate::clock::{DAY, HOUR};

const DOCUMENTS: &str = include_str!("../../assets/demo/documents.txt");
const FAQS: &str = include_str!("../../assets/demo/faqs.txt");
const PICTURES: &str = include_str!("../../assets/demo/pictures.txt");

/// Module, name and colour of each category.
const CATEGORIES: [(ModuleCode, &str, &str); 12] = [
    (ModuleCode::DOCUMENT, "Handbook", "#3b5bdb"),
    (ModuleCode::DOCUMENT, "Policies", "#c2255c"),
    (ModuleCode::DOCUMENT, "Work instructions", "#d9480f"),
    (ModuleCode::DOCUMENT, "Plans", "#0b7285"),
    (ModuleCode::DOCUMENT, "Studies", "#5f3dc4"),
    (ModuleCode::DOCUMENT, "Brand", "#2b8a3e"),
    (ModuleCode::DOCUMENT, "IT and security", "#495057"),
    (ModuleCode::FAQ, "IT", "#495057"),
    (ModuleCode::FAQ, "People", "#c2255c"),
    (ModuleCode::FAQ, "Production", "#d9480f"),
    (ModuleCode::FAQ, "Customers", "#0b7285"),
    (ModuleCode::FAQ, "Workplace", "#2b8a3e"),
];

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Document,
    Faq,
    Photo,
    Video,
}

/// A document, a FAQ, a photo or a video.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) id: Uuid,
    pub(super) kind: Kind,
    pub(super) author: usize,
    pub(super) audience: Permissions,
    /// Milliseconds since 1970.
    pub(super) made_at: i64,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) tags: Vec<String>,
    pub(super) category: Option<Uuid>,
    pub(super) link: Option<String>,
    pub(super) file: Option<Uuid>,
    pub(super) owners: Vec<usize>,
    /// Who can be seen in a photo.
    pub(super) shown: Vec<usize>,
    /// Milliseconds since 1970.
    pub(super) expires_at: Option<i64>,
    pub(super) is_published: bool,
    /// Question, answer and description of each question of a FAQ.
    pub(super) questions: Vec<[String; 3]>,
}

/// The categories of documents and FAQs.
pub(super) fn categories() -> impl Iterator<Item = (Uuid, ModuleCode, &'static str, &'static str)> {
    CATEGORIES.into_iter().map(|(module, name, colour)| (category(module, name), module, name, colour))
}

fn category(module: ModuleCode, name: &str) -> Uuid {
    id(&format!("category/{}/{name}", module.0))
}

/// Everything the small company keeps.
pub(super) fn content(people: &[Person], files: &mut Vec<Asset>, now: i64) -> Vec<Item> {
    let pictures = script::read(PICTURES);
    let (photos, videos): (Vec<_>, Vec<_>) = pictures.into_iter().partition(|entry| !entry.pictures.is_empty());
    let all = [
        (Kind::Document, script::read(DOCUMENTS)),
        (Kind::Faq, script::read(FAQS)),
        (Kind::Photo, photos),
        (Kind::Video, videos),
    ];
    let entries = all.into_iter().flat_map(|(kind, entries)| entries.into_iter().map(move |entry| (kind, entry)));
    entries.filter_map(|(kind, entry)| item(kind, &entry, people, files, now)).collect()
}

/// `None` for an author who does not exist; the test that counts items says so.
fn item(kind: Kind, entry: &Entry, people: &[Person], files: &mut Vec<Asset>, now: i64) -> Option<Item> {
    let author = people.iter().position(|person| person.handle == entry.author)?;
    let (title, text) = entry.title();
    let key = format!("{kind:?}/{title}");
    let made_at = entry.before("ago", now)? - HOUR;
    let module = match kind {
        Kind::Document => ModuleCode::DOCUMENT,
        Kind::Faq => ModuleCode::FAQ,
        Kind::Photo | Kind::Video => ModuleCode::POST,
    };
    let upload = Upload { people, owner: author, module_code: module.0, at: made_at };
    let of = |kind: &str| small::handles(people, entry.line(kind).unwrap_or_default().split(','));
    let shown = of("shows");
    let tagged_users = shown.iter().map(|&person| UserId(people[person].id)).collect();
    let part = |parts: &[String], at: usize| parts.get(at).cloned().unwrap_or_default();
    Some(Item {
        id: id(&key),
        kind,
        author,
        audience: Permissions { tagged_users, ..small::audience(&entry.audience, people) },
        made_at,
        title: title.to_owned(),
        text: text.to_owned(),
        tags: entry.tags.clone(),
        category: entry.category.as_deref().map(|name| category(module, name)),
        link: entry.links.first().map(|[link, ..]| link.clone()),
        file: upload.all(entry, text, &key, files).first().copied(),
        owners: of("owners"),
        shown,
        expires_at: entry.number("expires").map(|days| now + days * DAY),
        is_published: !entry.has("draft"),
        questions: entry.lines("ask").map(|parts| [0, 1, 2].map(|at| part(parts, at))).collect(),
    })
}

/// How many of each kind the large demo has.
const LARGE: [(Kind, usize); 4] = [(Kind::Document, 2_000), (Kind::Faq, 500), (Kind::Photo, 1_000), (Kind::Video, 300)];

/// What the small company keeps, and more like it, by people of the large one.
pub(super) fn large(told: Vec<Item>, people: &[Person], audiences: &[Permissions], part: usize, now: i64) -> Vec<Item> {
    let random = &mut Random::new(2_000);
    let mut all = told;
    for (kind, count) in LARGE {
        let models: Vec<Item> = all.iter().filter(|item| item.kind == kind).cloned().collect();
        for number in models.len()..count / part {
            let model = random.pick(&models);
            let author = random.below(people.len());
            all.push(Item {
                id: id(&format!("large/{kind:?}/{number}")),
                author,
                audience: random.pick(audiences).clone(),
                made_at: now - 60 * DAY - (number as i64) * 5 * HOUR - random.below(HOUR as usize) as i64,
                title: format!("{} ({number})", model.title),
                owners: if model.owners.is_empty() { Vec::new() } else { vec![author, random.below(people.len())] },
                shown: Vec::new(),
                expires_at: model.expires_at.map(|at| at + random.below(300) as i64 * DAY),
                ..model.clone()
            });
        }
    }
    all
}
