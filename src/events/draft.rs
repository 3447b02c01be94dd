//! What is being written of an event: kept in the browser until it is saved.

use api::{
    time::day,
    workdrive::{
        Permissions, UserId,
        events::{EventBody, EventKind, Repeat},
    },
};
use chrono::{DateTime, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::{
    model::{Entry, EventId, ExternalLink, Frequency, Kind},
    time::{Zone, days_on},
};
use crate::{
    feeds::{audience::with_people, model::Media},
    once,
    person::Person,
    storage,
};

/// The longest event.
const LONGEST: TimeDelta = TimeDelta::days(31);

/// An event that is being written or changed. Times are as a clock on the wall of its zone shows them, and as browsers write them in
/// their fields.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// What it is.
    pub kind: Kind,
    /// Title.
    pub title: String,
    /// Whether it takes whole days.
    pub all_day: bool,
    /// Its first day, `2026-11-23`.
    pub from_day: String,
    /// When it begins, `14:05`.
    pub from_time: String,
    /// Its last day.
    pub to_day: String,
    /// When it ends.
    pub to_time: String,
    /// The zone of the clock.
    pub zone: String,
    /// How often.
    pub frequency: Option<Frequency>,
    /// The last day on which it may begin; empty for as late as may be.
    pub until: String,
    /// Who is invited.
    pub invited: Vec<Person>,
    /// E-mail addresses of guests from elsewhere.
    pub externals: Vec<String>,
    /// Who may see it besides.
    pub audience: Permissions,
    /// The people of the audience with their names.
    pub people: Vec<Person>,
    /// Where it is.
    pub place: String,
    /// Where one takes part from afar.
    pub meet: String,
    /// Category's name.
    pub category: String,
    /// Picture.
    pub poster: Option<Media>,
    /// The film of a livestream.
    pub film: Option<Media>,
    /// What it is about, in Markdown.
    pub text: String,
    /// Links.
    pub links: Vec<ExternalLink>,
    /// Tags, without `#`.
    pub tags: Vec<String>,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            kind: Kind::Event,
            title: String::new(),
            all_day: false,
            from_day: String::new(),
            from_time: String::new(),
            to_day: String::new(),
            to_time: String::new(),
            zone: String::new(),
            frequency: None,
            until: String::new(),
            invited: Vec::new(),
            externals: Vec::new(),
            audience: Permissions { public: true, ..Permissions::default() },
            people: Vec::new(),
            place: String::new(),
            meet: String::new(),
            category: String::new(),
            poster: None,
            film: None,
            text: String::new(),
            links: Vec::new(),
            tags: Vec::new(),
        }
    }
}

/// What stands in the way of saving.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// It has no title.
    Title,
    /// A day or a time is missing.
    Time,
    /// It ends before it begins.
    Order,
    /// It is too long.
    Length,
    /// It shall not repeat any more before it has begun.
    Until,
    /// Where one takes part is no address of the web.
    Meet,
}

impl Draft {
    /// A new one at this time by the clock of `zone`.
    #[must_use]
    pub fn new(zone: Zone, walls: (NaiveDateTime, NaiveDateTime), all_day: bool) -> Self {
        Self { zone: zone.name(), ..Self::default() }.at(walls, all_day)
    }

    /// The same at another time.
    #[must_use]
    pub fn at(mut self, walls: (NaiveDateTime, NaiveDateTime), all_day: bool) -> Self {
        self.all_day = all_day;
        self.set_from(walls.0);
        self.set_to(walls.1);
        self
    }

    fn set_from(&mut self, wall: NaiveDateTime) {
        (self.from_day, self.from_time) = (wall.date().to_string(), clock(wall.time()));
    }

    fn set_to(&mut self, wall: NaiveDateTime) {
        let day = if self.all_day { days_on(wall.date(), -1) } else { wall.date() };
        (self.to_day, self.to_time) = (day.to_string(), clock(wall.time()));
    }

    /// One that changes an event.
    #[must_use]
    pub fn of(entry: &Entry) -> Self {
        let walls = (entry.zone.wall(entry.start), entry.zone.wall(entry.end));
        let repeat = entry.repeat;
        let draft = Self {
            kind: entry.kind,
            title: entry.title.clone(),
            zone: entry.zone.name(),
            frequency: repeat.map(|repeat| repeat.config.frequency),
            until: repeat.and_then(|repeat| repeat.last_day()).map_or_else(String::new, |day| day.to_string()),
            invited: entry.invited.clone(),
            externals: entry.externals.clone(),
            audience: entry.audience.clone().unwrap_or_default(),
            place: entry.place.clone().unwrap_or_default(),
            meet: entry.meet.clone().unwrap_or_default(),
            category: entry.category.clone().unwrap_or_default(),
            poster: entry.poster.clone(),
            film: entry.film.clone(),
            text: entry.text.to_string(),
            links: entry.links.clone(),
            tags: entry.tags.clone(),
            ..Self::default()
        };
        draft.at(walls, entry.all_day)
    }

    /// The one kept in the browser for this person, when there is one.
    #[must_use]
    pub fn kept(owner: UserId, event: Option<EventId>) -> Option<Self> {
        storage::read(&Self::form(owner, event))
    }

    /// Keeps it in the browser.
    pub fn keep(&self, owner: UserId, event: Option<EventId>) {
        storage::write(&Self::form(owner, event), self);
    }

    /// Removes it from the browser.
    pub fn forget(owner: UserId, event: Option<EventId>) {
        let form = Self::form(owner, event);
        storage::remove(&form);
        once::forget(&form);
    }

    /// Under which name it is kept.
    #[must_use]
    pub fn form(owner: UserId, event: Option<EventId>) -> String {
        match event {
            None => format!("draft.{owner}.event"),
            Some(event) => format!("draft.{owner}.event.{event}"),
        }
    }

    /// What the clock shows when it begins, and when it ends.
    #[must_use]
    pub fn walls(&self) -> Option<(NaiveDateTime, NaiveDateTime)> {
        let (from, to) = (day(&self.from_day)?, day(&self.to_day)?);
        if self.all_day {
            return Some((from.and_time(NaiveTime::MIN), days_on(to, 1).and_time(NaiveTime::MIN)));
        }
        Some((from.and_time(time(&self.from_time)?), to.and_time(time(&self.to_time)?)))
    }

    /// When it begins, and when it ends.
    #[must_use]
    pub fn span(&self) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        let zone = Zone::named(&self.zone)?;
        let (from, to) = self.walls()?;
        Some((zone.moment(from), zone.moment(to)))
    }

    /// Lets it begin at another time: it stays as long as it is.
    pub fn begin(&mut self, change: impl FnOnce(&mut Self)) {
        let before = self.walls();
        change(self);
        let from = day(&self.from_day);
        if let (Some((from_before, to_before)), Some(day)) = (before, from) {
            let time = if self.all_day { Some(NaiveTime::MIN) } else { time(&self.from_time) };
            if let Some(time) = time.filter(|_| to_before >= from_before) {
                self.set_to(day.and_time(time) + (to_before - from_before));
            }
        }
    }

    /// Lets it take whole days, or hours.
    pub fn set_all_day(&mut self, all_day: bool) {
        if !all_day && self.all_day && self.from_time == self.to_time {
            (self.from_time, self.to_time) = ("09:00".to_owned(), "10:00".to_owned());
        }
        self.all_day = all_day;
    }

    /// What stands in the way of saving it.
    #[must_use]
    pub fn flaw(&self) -> Option<Flaw> {
        if self.title.trim().is_empty() {
            return Some(Flaw::Title);
        }
        let Some((from, to)) = self.span() else { return Some(Flaw::Time) };
        let (until, begins) = (day(&self.until), day(&self.from_day));
        match () {
            () if to < from => Some(Flaw::Order),
            () if to - from > LONGEST => Some(Flaw::Length),
            () if self.frequency.is_some() && until.is_some_and(|until| Some(until) < begins) => Some(Flaw::Until),
            () if !self.meet.trim().is_empty() && !is_web_address(self.meet.trim()) => Some(Flaw::Meet),
            () => None,
        }
    }

    /// The request's fields.
    #[must_use]
    pub fn body(&self) -> EventBody {
        let span = self.span();
        let kind = if self.kind == Kind::Livestream { EventKind::Livestream } else { EventKind::Event };
        EventBody {
            permissions: Some(with_people(&self.audience, &self.people)),
            title: Some(self.title.trim().to_owned()),
            description: Some(self.text.trim().to_owned()),
            external_link: Some(self.links.clone()),
            user_ids: Some(self.invited.iter().map(|person| person.id).collect()),
            conference_link: Some(self.meet.trim().to_owned()),
            location: Some(self.place.trim().to_owned()),
            start_date_time: span.map(|(from, _)| from),
            end_date_time: span.map(|(_, to)| to),
            poster_id: Some(self.poster.as_ref().map_or_else(String::new, |poster| poster.id.to_string())),
            is_virtual: Some(!self.meet.trim().is_empty()),
            tags: Some(self.tags.clone()),
            kind: Some(kind),
            external_user_emails: Some(self.externals.clone()),
            category: Some(self.category.clone()),
            is_meeting: Some(self.kind == Kind::Meeting),
            repeat: self.frequency.map(|frequency| Repeat::new(frequency, day(&self.until))),
            video_preview_ids: Some(self.film.iter().map(|film| film.id).collect()),
            time_zone: Some(self.zone.clone()),
            ..EventBody::default()
        }
    }

    /// The fields of a request that makes `entry` into this: only what differs, so that nothing is changed that nobody changed.
    #[must_use]
    pub fn changes(&self, entry: &Entry) -> EventBody {
        let (mut now, was) = (self.body(), Self::of(entry).body());
        let is_same_time = (now.start_date_time, now.end_date_time) == (was.start_date_time, was.end_date_time);
        macro_rules! drop_same {
            ($($field:ident),*) => { $(if now.$field == was.$field { now.$field = None; })* };
        }
        drop_same!(
            permissions,
            title,
            description,
            external_link,
            user_ids,
            conference_link,
            location,
            poster_id,
            is_virtual,
            tags,
            kind,
            external_user_emails,
            category,
            is_meeting,
            repeat,
            video_preview_ids,
            time_zone
        );
        if is_same_time {
            (now.start_date_time, now.end_date_time) = (None, None);
        }
        now.updated_at = entry.changed_at;
        now
    }
}

/// A time as browsers write it in their fields, `14:05`.
fn clock(time: NaiveTime) -> String {
    use chrono::Timelike;
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// Reads one; seconds may follow.
fn time(text: &str) -> Option<NaiveTime> {
    let mut parts = text.split(':').map(str::parse::<u32>);
    NaiveTime::from_hms_opt(parts.next()?.ok()?, parts.next()?.ok()?, 0)
}

/// Whether the browser takes it for an `http` or `https` address.
#[must_use]
pub fn is_web_address(text: &str) -> bool {
    let url = web_sys::Url::new(text).ok();
    url.is_some_and(|url| matches!(url.protocol().as_str(), "http:" | "https:"))
}
