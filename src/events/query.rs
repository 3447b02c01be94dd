//! What part of the calendar is shown, as the address says it.

use api::workdrive::{
    EventId,
    events::{EventKind, ListEvents},
};
use chrono::{DateTime, Datelike, NaiveDate, Utc};

use super::time::days_on;

/// How the calendar is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum View {
    /// Weeks of a month.
    Month,
    /// The hours of seven days.
    Week,
    /// The hours of one day.
    Day,
    /// A list.
    Agenda,
}

impl View {
    /// All, in the order of choosers, each with its segment of the address.
    pub const ALL: [(Self, &'static str); 4] =
        [(Self::Month, "month"), (Self::Week, "week"), (Self::Day, "day"), (Self::Agenda, "agenda")];

    /// Its segment of the address.
    #[must_use]
    pub fn segment(self) -> &'static str {
        Self::ALL.into_iter().find(|(view, _)| *view == self).map_or("", |(_, segment)| segment)
    }

    fn of_segment(segment: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, known)| *known == segment).map(|(view, _)| view)
    }
}

/// Of which kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Only {
    /// Any.
    #[default]
    Any,
    /// Where people come together; meetings are among them.
    Events,
    /// Meetings.
    Meetings,
    /// Livestreams.
    Livestreams,
}

impl Only {
    /// All, in the order of choosers, each with its word in the address.
    pub const ALL: [(Self, &'static str); 4] =
        [(Self::Any, ""), (Self::Events, "event"), (Self::Meetings, "meeting"), (Self::Livestreams, "livestream")];
}

/// What is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only of this kind.
    pub only: Only,
    /// Only those to which the reader goes.
    pub going: bool,
    /// Only in this category.
    pub category: Option<String>,
    /// Only what is over, latest first; a list only.
    pub past: bool,
}

impl Filter {
    /// Whether anything is left out.
    #[must_use]
    pub fn is_set(&self) -> bool {
        *self != Self::default()
    }

    /// The request for what begins from `from` on and ends up to `to`.
    #[must_use]
    pub fn request(&self, from: Option<DateTime<Utc>>, to: Option<DateTime<Utc>>, per_page: u64) -> ListEvents {
        let kind = match self.only {
            Only::Events => Some(EventKind::Event),
            Only::Livestreams => Some(EventKind::Livestream),
            Only::Any | Only::Meetings => None,
        };
        ListEvents {
            time: Some(Utc::now()),
            cur_page: None,
            per_page: Some(per_page),
            from_date: from,
            to_date: to,
            external_events: None,
            filter: kind,
            category: self.category.clone(),
            only_past: self.past.then_some(true),
            include_happening_now: None,
            only_meeting: (self.only == Only::Meetings).then_some(true),
            only_going: self.going.then_some(true),
            include_recent_rsvps: None,
        }
    }
}

/// What part of the calendar is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// How.
    pub view: View,
    /// A day of it; `None` for today.
    pub date: Option<NaiveDate>,
    /// What is left out.
    pub filter: Filter,
}

/// An address of the area: a part of the calendar, perhaps with an event open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// What part of the calendar.
    pub query: Query,
    /// Which event is open.
    pub event: Option<EventId>,
    /// Whether the address names the event alone: what is shown around it is where it happens.
    pub is_bare: bool,
}

impl Query {
    /// Its day.
    #[must_use]
    pub fn day(&self, today: NaiveDate) -> NaiveDate {
        self.date.unwrap_or(today)
    }

    /// The days that are shown: the first, and the one after the last.
    #[must_use]
    pub fn days(&self, today: NaiveDate, first_weekday: u32) -> (NaiveDate, NaiveDate) {
        let day = self.day(today);
        match self.view {
            View::Month => {
                let first = week_of(first_of_month(day), first_weekday);
                let last = days_on(months_on(first_of_month(day), 1), -1);
                (first, days_on(week_of(last, first_weekday), 7))
            }
            View::Week => {
                let first = week_of(day, first_weekday);
                (first, days_on(first, 7))
            }
            View::Day | View::Agenda => (day, days_on(day, 1)),
        }
    }

    /// The part before this one (-1) or after it (1). A list goes by weeks.
    #[must_use]
    pub fn step(&self, by: i32, today: NaiveDate) -> Self {
        let day = self.day(today);
        let by_days = i64::from(by);
        let date = match self.view {
            View::Month => months_on(first_of_month(day), by),
            View::Week | View::Agenda => days_on(day, by_days * 7),
            View::Day => days_on(day, by_days),
        };
        Self { date: Some(date), ..self.clone() }
    }

    /// The same around another day.
    #[must_use]
    pub fn at(&self, view: View, date: NaiveDate) -> Self {
        Self { view, date: Some(date), filter: self.filter.clone() }
    }

    /// The address that shows it.
    #[must_use]
    pub fn address(&self) -> String {
        self.address_with("")
    }

    /// The address that shows it with an event open.
    #[must_use]
    pub fn address_of(&self, event: EventId) -> String {
        self.address_with(&format!("/{event}"))
    }

    fn address_with(&self, event: &str) -> String {
        let mut address = format!("/events/{}", self.view.segment());
        match self.date {
            Some(date) => address.push_str(&format!("/{date}")),
            // What stands after the view is a day, so one has to be there.
            None if !event.is_empty() => address.push_str("/today"),
            None => {}
        }
        address.push_str(event);
        let search = self.filter.search();
        if !search.is_empty() {
            address.push('?');
            address.push_str(&search);
        }
        address
    }
}

impl Filter {
    fn search(&self) -> String {
        let Ok(search) = web_sys::UrlSearchParams::new() else { return String::new() };
        if let Some((_, word)) = Only::ALL.into_iter().find(|(only, word)| *only == self.only && !word.is_empty()) {
            search.set("kind", word);
        }
        if self.going {
            search.set("going", "1");
        }
        if let Some(category) = &self.category {
            search.set("category", category);
        }
        if self.past {
            search.set("past", "1");
        }
        search.to_string().into()
    }

    fn read(search: &str, view: View) -> Self {
        let search = web_sys::UrlSearchParams::new_with_str(search).ok();
        let get = |name: &str| search.as_ref()?.get(name).filter(|value| !value.is_empty());
        let kind = get("kind").unwrap_or_default();
        Self {
            only: Only::ALL.into_iter().find(|(_, word)| *word == kind).map_or(Only::Any, |(only, _)| only),
            going: get("going").is_some(),
            category: get("category"),
            past: view == View::Agenda && get("past").is_some(),
        }
    }
}

impl Place {
    /// Reads an address below `/events`; `usual` is the view of one that names none. What it does not know it passes over, so that an
    /// old link still leads somewhere.
    #[must_use]
    pub fn read(path: &str, search: &str, usual: View) -> Self {
        let parts: Vec<&str> = path.trim_start_matches("/events").split('/').filter(|part| !part.is_empty()).collect();
        let named = parts.first().and_then(|part| View::of_segment(part));
        let view = named.unwrap_or(usual);
        let rest = if named.is_some() { parts.get(1..).unwrap_or_default() } else { parts.as_slice() };
        let date = rest.first().and_then(|part| api::time::day(part));
        let event = rest.iter().find_map(|part| part.parse().ok());
        let query = Query { view, date, filter: Filter::read(search, view) };
        Self { query, event, is_bare: named.is_none() && event.is_some() }
    }
}

/// The first day of a month.
#[must_use]
pub fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// The first day of the week that a day is in.
#[must_use]
pub fn week_of(day: NaiveDate, first_weekday: u32) -> NaiveDate {
    let past = (day.weekday().num_days_from_monday() + 7 - first_weekday) % 7;
    days_on(day, -i64::from(past))
}

/// The first day of a month so many months later, or earlier.
#[must_use]
pub fn months_on(first: NaiveDate, by: i32) -> NaiveDate {
    let months = first.year() * 12 + first.month0().cast_signed() + by;
    NaiveDate::from_ymd_opt(months.div_euclid(12), months.rem_euclid(12).unsigned_abs() + 1, 1).unwrap_or(first)
}
