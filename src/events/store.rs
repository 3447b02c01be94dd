//! What the screens know of the calendar.

use std::{collections::HashSet, sync::Arc};

use api::{
    error::{ErrorKind, Failure},
    rotunda::{live::Notice, vendors::Capability},
    workdrive::{categories::ListCategories, events::ListEvents, module_codes::ModuleCode},
};
use chrono::{DateTime, TimeDelta, Utc};
use leptos::prelude::*;

use super::{
    model::{Category, Entry, EventId, RepeatScope},
    query::Filter,
    time::Zone,
};
use crate::{
    kit::list::Memory,
    live::Live,
    loading::{Pages, Phase},
    net::{Net, Stop},
    order,
    task::spawn,
};

mod acts;
mod list;

/// The longest event: what is going on at a moment has begun at most so long before.
const LONGEST: TimeDelta = TimeDelta::days(31);
/// Rows per page: the most that the vendor sends.
const PER_PAGE: u64 = 1_000;
/// How often the present is looked at.
const TICK: std::time::Duration = std::time::Duration::from_secs(20);

/// How long what is shown must rest before what is beside it is loaded.
const REST: std::time::Duration = std::time::Duration::from_millis(400);

/// Two moments; the second is not part of it.
type Span = (DateTime<Utc>, DateTime<Utc>);
/// Where an event comes, and which of its occurrences.
type Move = (Span, RepeatScope);

/// The calendar: opened once, so that it outlives its screen.
///
/// What is loaded are all events that begin in one span of time, which grows as the reader goes on; the parts that are shown are cut
/// out of it without asking again.
#[derive(Clone, Copy)]
pub struct Calendar {
    /// All that is loaded, by begin.
    pub entries: RwSignal<Vec<Arc<Entry>>>,
    /// Where loading stands.
    pub phase: RwSignal<Phase>,
    /// The event that was last loaded whole.
    pub whole: RwSignal<Option<Arc<Entry>>>,
    /// The rows of the list.
    pub list: RwSignal<Vec<Arc<Entry>>>,
    /// Where the list stands.
    pub pages: Pages<ListEvents>,
    /// Where the reader was in the list.
    pub memory: Memory<EventId>,
    /// The categories of events.
    pub categories: RwSignal<Vec<Category>>,
    /// The present, to the half minute.
    pub now: RwSignal<DateTime<Utc>>,
    /// The reader's zone.
    pub here: Zone,
    listed: StoredValue<Option<(Filter, Option<DateTime<Utc>>)>>,
    filter: StoredValue<Filter>,
    loaded: StoredValue<Option<Span>>,
    shown: StoredValue<Option<Span>>,
    stop: StoredValue<Stop>,
    /// The events whose move is on its way, each with the one that comes after it.
    moving: StoredValue<Vec<(EventId, Option<Move>)>>,
    is_stale: StoredValue<bool>,
    rests: StoredValue<bool>,
    net: Net,
}

impl Calendar {
    /// Opens it; nothing is loaded yet.
    #[must_use]
    pub fn open(net: Net, live: &Live) -> Self {
        let calendar = Self {
            entries: RwSignal::new(Vec::new()),
            phase: RwSignal::new(Phase::Idle),
            whole: RwSignal::new(None),
            list: RwSignal::new(Vec::new()),
            pages: Pages::new(),
            memory: Memory::new(),
            categories: RwSignal::new(Vec::new()),
            now: RwSignal::new(Utc::now()),
            here: Zone::here(),
            listed: StoredValue::new(None),
            filter: StoredValue::new(Filter::default()),
            loaded: StoredValue::new(None),
            shown: StoredValue::new(None),
            stop: StoredValue::new(Stop::new()),
            moving: StoredValue::new(Vec::new()),
            is_stale: StoredValue::new(false),
            rests: StoredValue::new(false),
            net,
        };
        set_interval(
            move || {
                calendar.now.try_set(Utc::now());
            },
            TICK,
        );
        live.listen(move |notice| calendar.heed(notice));
        calendar.load_categories();
        calendar
    }

    /// Shows what happens in a span of time, loading what of it is not here.
    pub fn show(self, filter: &Filter, span: Span) {
        self.shown.set_value(Some(span));
        self.rests.set_value(false);
        if self.filter.with_value(|known| known != filter) {
            self.filter.set_value(filter.clone());
            self.loaded.set_value(None);
            self.entries.set(Vec::new());
        }
        self.load();
    }

    /// Nobody looks any more: what changes meanwhile is loaded when somebody does.
    pub fn rest(self) {
        self.rests.set_value(true);
    }

    /// Loads again what is shown; it stays until the answer is here.
    pub fn reload(self) {
        if self.shown.with_value(Option::is_some) {
            self.loaded.set_value(None);
            self.load();
        }
        if let Some((filter, from)) = self.listed.get_value() {
            self.start_list(&filter, from);
        }
    }

    fn load(self) {
        let Some(shown) = self.shown.get_value() else { return };
        let need = (shown.0 - LONGEST, shown.1);
        let loaded = self.loaded.get_value();
        let Some(gap) = gap(need, loaded) else {
            if self.phase.with_untracked(|phase| *phase != Phase::Ready) {
                self.phase.set(Phase::Ready);
            }
            set_timeout(move || self.look_ahead(), REST);
            return;
        };
        let stop = Stop::new();
        self.stop.with_value(Stop::now);
        self.stop.set_value(stop.clone());
        self.phase.set(Phase::Loading);
        self.is_stale.set_value(false);
        let filter = self.filter.get_value();
        let joins = loaded.filter(|loaded| gap.0 == loaded.1 || gap.1 == loaded.0);
        spawn(async move {
            let answer = self.fetch_span(&filter, gap, &stop).await;
            // Something else is wanted by now, or the screen is gone.
            if self.stop.try_with_value(|current| current.is(&stop)) != Some(true) {
                return;
            }
            match answer {
                Ok(rows) => {
                    let keeps = |entry: &Arc<Entry>| joins.is_some() && !(gap.0 <= entry.start && entry.start < gap.1);
                    self.put(rows, keeps);
                    let joined = joins.map_or(gap, |loaded| (loaded.0.min(gap.0), loaded.1.max(gap.1)));
                    self.loaded.set_value(Some(joined));
                    self.phase.set(Phase::Ready);
                    if self.is_stale.get_value() {
                        self.reload();
                    } else {
                        set_timeout(move || self.look_ahead(), REST);
                    }
                }
                Err(failure) if failure.kind == ErrorKind::Aborted => {}
                Err(failure) => self.phase.set(Phase::Failed(failure)),
            }
        });
    }

    /// Loads what would be shown next, before or after, so that going there waits for nothing. What fails is loaded when it is shown.
    fn look_ahead(self) {
        let (Some(Some(shown)), Some(Some(loaded))) = (self.shown.try_get_value(), self.loaded.try_get_value()) else {
            return;
        };
        let length = shown.1 - shown.0;
        let after = (loaded.1, shown.1 + length);
        let before = (shown.0 - LONGEST - length, loaded.0);
        let Some(gap) = [after, before].into_iter().find(|gap| gap.0 < gap.1) else { return };
        let filter = self.filter.get_value();
        let stop = Stop::new();
        spawn(async move {
            let Ok(rows) = self.fetch_span(&filter, gap, &stop).await else { return };
            // Something else has been loaded meanwhile, or all of it again.
            if self.loaded.try_get_value() == Some(Some(loaded)) && self.phase.get_untracked() == Phase::Ready {
                self.put(rows, |_| true);
                self.loaded.set_value(Some((loaded.0.min(gap.0), loaded.1.max(gap.1))));
                self.look_ahead();
            }
        });
    }

    /// All that begins in a span, page by page until what comes begins after it.
    async fn fetch_span(self, filter: &Filter, span: Span, stop: &Stop) -> Result<Vec<Arc<Entry>>, Failure> {
        let mut request = filter.request(Some(span.0), Some(span.1 + LONGEST), PER_PAGE);
        let mut rows = Vec::new();
        loop {
            let page = self.net.call_until(&request, Some(stop)).await?;
            let next = page.meta.next_page;
            let is_past = page.events.last().is_none_or(|event| event.start_date_time >= span.1);
            let within = page.events.into_iter().filter(|event| event.start_date_time < span.1);
            rows.extend(within.map(|event| Arc::new(Entry::read(event, self.here))));
            if next == 0 || is_past {
                return Ok(rows);
            }
            request.cur_page = Some(next);
        }
    }

    /// Puts rows in the place of those that are not kept.
    fn put(self, mut rows: Vec<Arc<Entry>>, keeps: impl Fn(&Arc<Entry>) -> bool) {
        let mut all = self.entries.get_untracked();
        // What is being moved stands where the reader put it.
        for row in rows.iter_mut().filter(|row| self.is_moving(row.id)) {
            if let Some(known) = all.iter().find(|known| known.id == row.id) {
                *row = Arc::clone(known);
            }
        }
        // One that was moved may be known from elsewhere.
        let ids: HashSet<EventId> = rows.iter().map(|row| row.id).collect();
        all.retain(|known| keeps(known) && !ids.contains(&known.id));
        all.extend(rows);
        arrange(&mut all);
        if self.entries.with_untracked(|known| *known != all) {
            self.entries.set(all);
        }
    }

    /// An event, as a reactive value: whole if that is known, else as it stands in what is shown.
    #[must_use]
    pub fn entry(self, id: EventId) -> Option<Arc<Entry>> {
        let whole = self.whole.with(|whole| whole.clone().filter(|whole| whole.id == id));
        whole.or_else(|| find(self.entries, id)).or_else(|| find(self.list, id))
    }

    /// Whether a backend can do this.
    #[must_use]
    pub fn can(self, capability: Capability) -> bool {
        self.net.session.can(capability)
    }

    /// What calls go through.
    #[must_use]
    pub fn net(self) -> Net {
        self.net
    }

    fn heed(self, notice: &Notice) {
        match *notice {
            Notice::EventsChanged { .. } | Notice::Resync if self.rests.get_value() => {
                self.loaded.set_value(None);
                self.listed.set_value(None);
            }
            Notice::EventsChanged { id } => {
                let is_open = self.whole.with_untracked(|whole| whole.as_ref().is_some_and(|whole| whole.id == id));
                if is_open && !self.is_moving(id) {
                    spawn(async move {
                        let gone = |failure: Failure| failure.kind == ErrorKind::NotFound;
                        if self.fetch(id).await.is_err_and(gone) {
                            self.forget(id);
                        }
                    });
                }
                // What is on its way may be older than the notice; a crowd of notices asks once.
                if self.phase.with_untracked(|phase| *phase == Phase::Loading) {
                    self.is_stale.set_value(true);
                } else {
                    self.reload();
                }
            }
            Notice::Resync => self.reload(),
            _ => {}
        }
    }

    fn load_categories(self) {
        spawn(async move {
            let request = ListCategories { cur_page: None, per_page: Some(100), module_code: ModuleCode::EVENT };
            // Without them nothing has a colour, and nothing can be narrowed to one.
            if let Ok(page) = self.net.call(&request).await {
                let all = page.categories.into_iter();
                let category = |known: api::workdrive::categories::Category| Category {
                    name: known.category,
                    colour: known.color.filter(|colour| is_colour(colour)),
                };
                self.categories.try_set(all.map(category).collect());
            }
        });
    }
}

fn find(rows: RwSignal<Vec<Arc<Entry>>>, id: EventId) -> Option<Arc<Entry>> {
    rows.with(|rows| rows.iter().find(|known| known.id == id).cloned())
}

/// By begin; what lasts longer comes first.
fn arrange(rows: &mut Vec<Arc<Entry>>) {
    order::sort_by_key(rows, |entry| (entry.start, std::cmp::Reverse(entry.end), entry.id.0.as_u128()));
}

/// What of a span has to be loaded beside what is: nothing, what lies before or after it, or all.
fn gap(need: Span, loaded: Option<Span>) -> Option<Span> {
    match loaded {
        Some(loaded) if loaded.0 <= need.0 && need.1 <= loaded.1 => None,
        Some(loaded) if loaded.0 <= need.0 && need.0 <= loaded.1 => Some((loaded.1, need.1)),
        Some(loaded) if loaded.0 <= need.1 && need.1 <= loaded.1 => Some((need.0, loaded.0)),
        _ => Some(need),
    }
}

/// `#rgb` or `#rrggbb`: nothing else of what a backend says becomes a style.
fn is_colour(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    matches!(digits.len(), 3 | 6) && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn at(day: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(day * 86_400, 0).expect("a moment")
    }

    fn span(from: i64, to: i64) -> Span {
        (at(from), at(to))
    }

    #[test]
    fn only_what_is_missing_is_loaded() {
        let loaded = Some(span(10, 20));
        assert_eq!(gap(span(12, 18), loaded), None);
        assert_eq!(gap(span(12, 25), loaded), Some(span(20, 25)), "what comes after");
        assert_eq!(gap(span(5, 15), loaded), Some(span(5, 10)), "what was before");
        assert_eq!(gap(span(5, 25), loaded), Some(span(5, 25)), "on both sides: all");
        assert_eq!(gap(span(30, 40), loaded), Some(span(30, 40)), "far away: all");
        assert_eq!(gap(span(1, 2), None), Some(span(1, 2)));
    }

    #[test]
    fn only_colours_become_styles() {
        assert!(is_colour("#3b5bdb") && is_colour("#fff"));
        assert!(!is_colour("red") && !is_colour("#12345g") && !is_colour("url(https://elsewhere)"));
    }
}
