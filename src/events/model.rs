//! Events as the screens know them.

use std::sync::Arc;

pub use api::workdrive::{
    EventId, SeriesId,
    events::{ExternalLink, Frequency, Occurrence, RepeatScope, Rsvp},
};
use api::workdrive::{
    Permissions,
    events::{self as vendor, EventKind, Repeat},
};
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use uuid::Uuid;

use super::time::{Zone, days_on};
use crate::{feeds::model::Media, kit::list::Key, person::Person};

impl Key for EventId {
    fn to_number(self) -> u128 {
        self.0.as_u128()
    }
    fn from_number(number: u128) -> Self {
        Self(Uuid::from_u128(number))
    }
}

/// What an event is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Kind {
    /// People come together.
    #[default]
    Event,
    /// People who are invited come together.
    Meeting,
    /// A film or a talk that is sent at that time.
    Livestream,
}

/// An event; one occurrence, where it repeats.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Id.
    pub id: EventId,
    /// Title; never empty.
    pub title: String,
    /// What it is.
    pub kind: Kind,
    /// When it begins.
    pub start: DateTime<Utc>,
    /// When it ends.
    pub end: DateTime<Utc>,
    /// Whose clock it follows.
    pub zone: Zone,
    /// Whether it takes whole days by the clock that it follows; then its days are those of that clock, wherever the reader is.
    pub all_day: bool,
    /// What the clock shows when it begins, and when it ends: the reader's, but for whole days.
    pub walls: (NaiveDateTime, NaiveDateTime),
    /// How it repeats.
    pub repeat: Option<Repeat>,
    /// Where it stands among its occurrences; in whole events only.
    pub occurrence: Option<Occurrence>,
    /// Category's name.
    pub category: Option<String>,
    /// What it is about, in Markdown.
    pub text: Arc<str>,
    /// Where it is.
    pub place: Option<String>,
    /// Where one takes part from afar.
    pub meet: Option<String>,
    /// Links.
    pub links: Vec<ExternalLink>,
    /// Tags, without `#`.
    pub tags: Vec<String>,
    /// Picture.
    pub poster: Option<Media>,
    /// The film of a livestream.
    pub film: Option<Media>,
    /// Who made it.
    pub author: Option<Person>,
    /// How many go.
    pub going: u64,
    /// What the reader said.
    pub answer: Option<Rsvp>,
    /// When the reader checked in.
    pub checked_in: Option<DateTime<Utc>>,
    /// Who was invited; in whole events only.
    pub invited: Vec<Person>,
    /// E-mail addresses of guests from elsewhere.
    pub externals: Vec<String>,
    /// Who may see it besides the invited, when known.
    pub audience: Option<Permissions>,
    /// When it last changed.
    pub changed_at: Option<DateTime<Utc>>,
}

impl Entry {
    /// Reads a vendor's event for a reader in zone `here`.
    #[must_use]
    pub fn read(event: vendor::Event, here: Zone) -> Self {
        let zone = event.time_zone.as_deref().and_then(Zone::named).unwrap_or(here);
        let (start, end) = (event.start_date_time, event.end_date_time.max(event.start_date_time));
        let own = (zone.wall(start), zone.wall(end));
        let all_day = own.0.time() == NaiveTime::MIN && own.1.time() == NaiveTime::MIN && own.1 > own.0;
        let kind = match event.kind {
            Some(EventKind::Livestream) => Kind::Livestream,
            _ if event.is_meeting => Kind::Meeting,
            _ => Kind::Event,
        };
        let some = |text: Option<String>| text.filter(|text| !text.is_empty());
        Self {
            id: event.id,
            title: event.title,
            kind,
            start,
            end,
            zone,
            all_day,
            walls: if all_day { own } else { (here.wall(start), here.wall(end)) },
            repeat: event.repeat_config,
            occurrence: event.occurrence,
            category: some(event.category),
            text: event.description.unwrap_or_default().into(),
            place: some(event.location),
            meet: some(event.conference_link),
            links: event.external_link,
            tags: event.tags,
            poster: event.poster.and_then(Media::read),
            film: event.livestream.and_then(|stream| stream.file).and_then(Media::read),
            author: event.creator.map(Person::from),
            going: event.going,
            answer: event.my_rsvp,
            checked_in: event.my_checkin,
            invited: event
                .rsvp_users
                .into_iter()
                .filter(|guest| guest.invited.is_some())
                .map(|guest| Person::from(guest.user))
                .collect(),
            externals: event.external_attendees,
            audience: event.permissions,
            changed_at: event.updated_at,
        }
    }

    /// The same at another time.
    #[must_use]
    pub fn moved(&self, start: DateTime<Utc>, end: DateTime<Utc>, here: Zone) -> Self {
        let clock = if self.all_day { self.zone } else { here };
        Self { start, end, walls: (clock.wall(start), clock.wall(end)), ..self.clone() }
    }

    /// The clock that its times are shown by.
    #[must_use]
    pub fn clock(&self, here: Zone) -> Zone {
        if self.all_day { self.zone } else { here }
    }

    /// Its first day and its last one.
    #[must_use]
    pub fn days(&self) -> (NaiveDate, NaiveDate) {
        let (from, to) = self.walls;
        let last = if to > from && to.time() == NaiveTime::MIN { days_on(to.date(), -1) } else { to.date() };
        (from.date(), last.max(from.date()))
    }

    /// Whether it stands above the hours: it takes whole days, or more than one.
    #[must_use]
    pub fn is_long(&self) -> bool {
        self.all_day || self.end - self.start >= TimeDelta::days(1)
    }

    /// Whether it is happening at a moment.
    #[must_use]
    pub fn is_on(&self, now: DateTime<Utc>) -> bool {
        self.start <= now && now < self.end
    }

    /// The address of its page.
    #[must_use]
    pub fn address(&self) -> String {
        format!("/events/{}", self.id)
    }
}

/// A category of events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// Name.
    pub name: String,
    /// Colour, as CSS writes it.
    pub colour: Option<String>,
}

impl Category {
    /// The property of a style that has the colour of a category, for [`mark_of`].
    #[must_use]
    pub fn property_of(name: &str) -> String {
        name.bytes().fold(String::from("--category"), |property, byte| property + "-" + &byte.to_string())
    }
}

/// The colour of an event of a category in a style: it follows that of the category, which may be known later.
#[must_use]
pub fn mark_of(category: Option<&str>) -> Option<String> {
    Some(format!("var({},var(--accent))", Category::property_of(category?)))
}
