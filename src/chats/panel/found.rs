//! Messages that were found: by words, sender, date and kind; and those with files.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::{
    chats::{
        adapter,
        context::Area,
        files::document,
        model::{FileKind, Message, Search, SearchKind},
        pane::PaneView,
        place::Place,
        row::line_of,
    },
    kit::{
        avatar::{Avatar, AvatarSize},
        button::Button,
        choice::{Choice, Select},
        gallery::{Gallery, Picture},
        live,
        note::{EmptyNote, FailureNote},
        skeleton::RowSkeletons,
    },
    loading::Phase,
    task::{follow, sleep, spawn},
    text::{chats as t, format},
};

/// How long the typing must rest before a search starts.
const REST: std::time::Duration = std::time::Duration::from_millis(250);

/// Messages that were found, page by page.
#[derive(Clone, Copy)]
struct Found {
    view: PaneView,
    rows: RwSignal<Vec<Arc<Message>>>,
    phase: RwSignal<Phase>,
    more: RwSignal<bool>,
    asked: StoredValue<u32>,
    search: StoredValue<Search>,
}

impl Found {
    fn new(view: PaneView) -> Self {
        Self {
            view,
            rows: RwSignal::new(Vec::new()),
            phase: RwSignal::new(Phase::Idle),
            more: RwSignal::new(false),
            asked: StoredValue::new(0),
            search: StoredValue::new(Search::default()),
        }
    }

    /// Looks for something else, once the typing rests.
    fn start(self, area: Area, search: Search) {
        self.asked.update_value(|asked| *asked += 1);
        let number = self.asked.get_value();
        if search.is_empty() {
            self.rows.set(Vec::new());
            self.phase.set(Phase::Idle);
            return;
        }
        self.search.set_value(search.clone());
        self.phase.set(Phase::Loading);
        spawn(async move {
            sleep(REST).await;
            if self.asked.try_get_value() == Some(number) {
                self.ask(area, search, number, false).await;
            }
        });
    }

    fn go_on(self, area: Area) {
        let before = self.rows.with_untracked(|rows| rows.last().map(|last| last.at));
        let search = Search { before, ..self.search.get_value() };
        let number = self.asked.get_value();
        self.phase.set(Phase::Loading);
        spawn(async move { self.ask(area, search, number, true).await });
    }

    async fn ask(self, area: Area, search: Search, number: u32, goes_on: bool) {
        let id = self.view.id;
        let found = adapter::ask(id.source(), |adapter| adapter.search(area.chats.net(), id, search)).await;
        // An answer to older words is of no use.
        if self.asked.try_get_value() != Some(number) {
            return;
        }
        match found {
            Ok((messages, more)) => {
                self.rows.update(|rows| {
                    if !goes_on {
                        rows.clear();
                    }
                    rows.extend(messages.into_iter().map(Arc::new));
                });
                self.more.set(more);
                self.phase.set(Phase::Ready);
            }
            Err(failure) => self.phase.set(Phase::Failed(failure)),
        }
    }
}

/// Searching in a conversation.
#[component]
pub(super) fn SearchPanel(place: Memo<Place>) -> impl IntoView {
    let area = expect_context::<Area>();
    let view = expect_context::<PaneView>();
    let found = Found::new(view);
    let words = RwSignal::new(String::new());
    let sender = RwSignal::new(None::<usize>);
    let kind = RwSignal::new(SearchKind::Any);
    let (since, until) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let members = Memo::new(move |_| {
        view.thread()
            .detail()
            .map(|detail| detail.members.iter().map(|one| Arc::clone(&one.person)).collect::<Vec<_>>())
            .unwrap_or_default()
    });
    follow(move || {
        let who = sender
            .get()
            .and_then(|at| members.with_untracked(|members| members.get(at).map(|one| Arc::clone(&one.id))));
        let search = Search {
            words: words.get(),
            sender: who,
            kind: kind.get(),
            since: since.with(|day| start_of(day, 0)),
            before: until.with(|day| start_of(day, 1)),
        };
        found.start(area, search);
    });
    let senders = move || {
        let each = members.get().into_iter().enumerate().map(|(at, one)| Choice::new(Some(at), one.name.to_string()));
        std::iter::once(Choice::new(None, t::from_anybody())).chain(each).collect::<Vec<_>>()
    };
    let kinds = || {
        vec![
            Choice::new(SearchKind::Any, t::any_message()),
            Choice::new(SearchKind::Files, t::with_files()),
            Choice::new(SearchKind::Links, t::with_links()),
        ]
    };
    let field = crate::kit::fresh_id("search");
    view! {
        <div class="search-form" role="search">
            <div class="field">
                <label for=field.clone()>{t::search_words()}</label>
                <input id=field type="search" dir="auto" autofocus=true prop:value=Signal::derive(move || words.get()) on:input=move |event| words.set(event_target_value(&event))/>
            </div>
            <Select label=t::sender() choices=senders value=move || sender.get() on_choose=move |chosen| sender.set(chosen)/>
            <Select label=t::message_kind() choices=kinds value=move || kind.get() on_choose=move |chosen| kind.set(chosen)/>
            <div class="search-dates">
                <DayField label=t::since() value=since/>
                <DayField label=t::until() value=until/>
            </div>
        </div>
        {live(move || {
            let go = move |message: &Message| area.go(Place { at: Some(message.place), ..place.get_untracked() });
            view! {
                <ul class="found" aria-label=t::found_messages()>
                    {found.rows.get().into_iter().map(|message| view! { <FoundRow message on_press=go/> }).collect_view()}
                </ul>
            }
        })}
        <FoundEnd found empty=t::nothing_found()/>
    }
}

/// The files of a conversation.
#[component]
pub(super) fn FilesPanel() -> impl IntoView {
    let area = expect_context::<Area>();
    let view = expect_context::<PaneView>();
    let found = Found::new(view);
    found.start(area, Search { kind: SearchKind::Files, ..Search::default() });
    view! {
        {live(move || {
            let files: Vec<_> = found.rows.get().iter().flat_map(|message| message.files.clone()).collect();
            let pictures: Vec<Picture> = files
                .iter()
                .filter(|file| file.kind() == FileKind::Picture)
                .map(|file| Picture { name: file.name.clone(), url: file.url.clone(), thumbnail: file.thumbnail.clone(), dimensions: file.dimensions })
                .collect();
            let others = files.into_iter().filter(|file| file.kind() != FileKind::Picture);
            view! {
                {(!pictures.is_empty()).then(|| view! { <Gallery pictures on_open=move |whole| area.pictures.set(Some(whole))/> })}
                <div class="panel-files">{others.map(document).collect_view()}</div>
            }
        })}
        <FoundEnd found empty=t::no_files()/>
    }
}

#[component]
fn FoundRow(message: Arc<Message>, on_press: impl Fn(&Message) + 'static) -> impl IntoView {
    let author = Arc::clone(&message.author);
    let (line, at) = (line_of(&message), message.at);
    view! {
        <li>
            <button type="button" class="found-row" on:click=move |_| on_press(&message)>
                <Avatar id=author.id.to_string() name=author.name.to_string() picture=author.picture.clone() size=AvatarSize::Small/>
                <span class="found-head">
                    <span dir="auto">{author.name.to_string()}</span>
                    <time datetime=at.to_rfc3339() title=format::exact(at)>{live(move || format::short(at))}</time>
                </span>
                <span class="found-text" dir="auto">{line}</span>
            </button>
        </li>
    }
}

#[component]
fn FoundEnd(found: Found, empty: &'static str) -> impl IntoView {
    let area = expect_context::<Area>();
    live(move || {
        match found.phase.get() {
        Phase::Idle => ().into_any(),
        Phase::Loading => view! { <RowSkeletons count=3/> }.into_any(),
        Phase::Failed(failure) => view! {
            <FailureNote what=t::search_failed() failure on_retry=move |()| found.start(area, found.search.get_value())/>
        }
        .into_any(),
        Phase::Ready if found.rows.with(Vec::is_empty) => view! { <EmptyNote text=empty/> }.into_any(),
        Phase::Ready if found.more.get() => view! { <Button on_press=move |()| found.go_on(area)>{t::more()}</Button> }.into_any(),
        Phase::Ready => ().into_any(),
    }
    })
}

/// A day, as the browser lets one choose it.
#[component]
pub fn DayField(
    /// What it is.
    label: &'static str,
    /// `YYYY-MM-DD`; empty for none.
    value: RwSignal<String>,
) -> impl IntoView {
    let id = crate::kit::fresh_id("day");
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input id=id type="date" prop:value=Signal::derive(move || value.get()) on:input=move |event| value.set(event_target_value(&event))/>
        </div>
    }
}

/// When a local day begins, or the day so many after it.
#[must_use]
pub fn start_of(day: &str, later: i32) -> Option<DateTime<Utc>> {
    let mut parts = day.split('-').map(str::parse::<i32>);
    let (year, month, date) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    let made = js_sys::Date::new_with_year_month_day(u32::try_from(year).ok()?, month - 1, date + later);
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds are whole")]
    DateTime::from_timestamp_millis(made.get_time() as i64)
}
