//! What lies on everybody's desk: quick links, sign-ons, and what people were told.

use uuid::Uuid;

use super::{
    content::{Person, id},
    people::DEPARTMENTS,
    script::{self, Entry},
    small,
};

const DESK: &str = include_str!("../../assets/demo/desk.txt");

/// Quick links and notifications.
pub(super) struct Desk {
    pub(super) links: Vec<Link>,
    pub(super) told: Vec<Told>,
}

/// A quick link, or a single sign-on entry.
#[derive(Debug)]
pub(super) struct Link {
    pub(super) id: Uuid,
    pub(super) author: usize,
    pub(super) name: String,
    pub(super) address: Option<String>,
    /// Where to ask for access, for a token and for a new one, and where to sign in.
    pub(super) sign_on: Option<[String; 4]>,
    pub(super) location: Option<Uuid>,
    pub(super) department: Option<Uuid>,
    pub(super) person: Option<usize>,
}

/// A notification.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) sender: usize,
    pub(super) receivers: Vec<usize>,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) is_push: bool,
    pub(super) is_read: bool,
    /// Milliseconds since 1970.
    pub(super) sent_at: i64,
}

/// What lies there now.
pub(super) fn content(people: &[Person], now: i64) -> Desk {
    let (told, links): (Vec<_>, Vec<_>) = script::read(DESK).into_iter().partition(|entry| entry.has("ago"));
    Desk {
        links: links.iter().filter_map(|entry| link(entry, people)).collect(),
        told: told.iter().filter_map(|entry| notification(entry, people, now)).collect(),
    }
}

/// `None` for an author who does not exist; the test that counts links says so.
fn link(entry: &Entry, people: &[Person]) -> Option<Link> {
    let (kind, whose) = entry.audience.split_once(':').unwrap_or((&entry.audience, ""));
    let is = |wanted: &str| kind == wanted;
    let department = DEPARTMENTS.iter().find(|(key, _)| is("dep") && *key == whose);
    Some(Link {
        id: id(&format!("link/{}", entry.text)),
        author: people.iter().position(|person| person.handle == entry.author)?,
        name: entry.text.clone(),
        address: entry.links.first().map(|[address, ..]| address.clone()),
        sign_on: entry.lines("sso").next().and_then(|parts| parts.to_vec().try_into().ok()),
        location: is("loc").then(|| id(&format!("location/{whose}"))),
        department: department.map(|(key, _)| id(&format!("department/{key}"))),
        person: people.iter().position(|person| is("user") && person.handle == whose),
    })
}

/// `None` for a sender who does not exist; the test that counts notifications says so.
fn notification(entry: &Entry, people: &[Person], now: i64) -> Option<Told> {
    let (title, text) = entry.title();
    Some(Told {
        sender: people.iter().position(|person| person.handle == entry.author)?,
        receivers: small::handles(people, entry.audience.trim_start_matches("users:").split(',')),
        title: title.to_owned(),
        text: text.to_owned(),
        is_push: entry.has("push"),
        is_read: entry.has("read"),
        sent_at: entry.before("ago", now)?,
    })
}
