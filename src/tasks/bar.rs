//! The head of a list: what it is narrowed to, how it is laid out.

use std::time::Duration;

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::{
    area::Area,
    due::Due,
    model::Kind,
    query::{CourseQuery, CourseSort, List, Place, View, Whose},
};
use crate::{
    kit::{
        button::{Button, IconButton, Weight},
        choice::{Choice, Select},
        icon::{Glyph, Icon},
        live, when,
    },
    task::follow,
    text::tasks as t,
};

/// How long the typing must rest before the address says the words.
const REST: Duration = Duration::from_millis(250);

/// The head of a list.
#[component]
pub fn Bar() -> impl IntoView {
    let area = expect_context::<Area>();
    let list = Memo::new(move |_| area.place.with(|place| place.list));
    let has_views = move || matches!(list.get(), List::Assigned | List::Created);
    view! {
        <header class="tasks-bar">
            <h2>{live(move || super::list_name(list.get()))}</h2>
            <Words/>
            {live(move || if list.get() == List::Courses { view! { <CourseTools/> }.into_any() } else { view! { <Narrow/> }.into_any() })}
            {when(has_views, || view! { <Views/> })}
            {when(move || list.get() != List::Courses, move || view! {
                <Button weight=Weight::Primary glyph=Glyph::Compose on_press=move |()| area.write()>{t::new_task()}</Button>
            })}
        </header>
        {when(move || list.get() != List::Courses && area.place.with(Place::is_filtered), || view! { <Narrowed/> })}
    }
}

/// The search in the list. What is typed narrows the list at once, and its address when the typing rests.
#[component]
fn Words() -> impl IntoView {
    let area = expect_context::<Area>();
    let typed = RwSignal::new(String::new());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    follow(move || {
        let words = area.place.with(|place| place.words.clone());
        if typed.with_untracked(|typed| typed.trim() != words) {
            typed.set(words);
        }
    });
    let rested = move || {
        let words = typed.try_get_untracked().unwrap_or_default().trim().to_owned();
        let now = area.place.get_untracked();
        if now.words != words {
            area.replace(&Place { words, ..now });
        }
    };
    let input = move |event| {
        typed.set(event_target_value(&event));
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        timer.set_value(set_timeout_with_handle(rested, REST).ok());
    };
    on_cleanup(move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    });
    view! {
        <div class="tasks-search">
            <Icon glyph=Glyph::Search/>
            <input
                type="search"
                dir="auto"
                aria-label=t::search()
                placeholder=t::search()
                prop:value=typed
                on:input=input
            />
        </div>
    }
}

#[component]
fn Narrow() -> impl IntoView {
    let area = expect_context::<Area>();
    let kinds = || {
        let all = Choice::new(None, t::all_kinds());
        std::iter::once(all)
            .chain(Kind::ALL.map(|kind| Choice::new(Some(kind), super::kind_name(kind))))
            .collect::<Vec<_>>()
    };
    let dues = || {
        let all = Choice::new(None, t::all_dues());
        std::iter::once(all).chain(Due::ALL.map(|due| Choice::new(Some(due), super::due_name(due)))).collect::<Vec<_>>()
    };
    let by_kind = move |kind: Option<Kind>| area.go(&Place { kind, ..area.place.get_untracked() });
    let by_due = move |due: Option<Due>| area.go(&Place { due, ..area.place.get_untracked() });
    let has_days = move || area.place.with(|place| place.list != List::Drafts);
    view! {
        <Select label=t::kind() label_hidden=true choices=kinds value=move || area.place.with(|place| place.kind) on_choose=by_kind/>
        {when(has_days, move || view! {
            <Select label=t::due() label_hidden=true choices=dues value=move || area.place.with(|place| place.due) on_choose=by_due/>
        })}
    }
}

/// List or board.
#[component]
fn Views() -> impl IntoView {
    let area = expect_context::<Area>();
    let link = move |view: View, glyph: Glyph, label: &'static str| {
        let address = move || area.place.with(|place| Place { view, ..place.clone() }.address());
        let is_here = move || area.place.with(|place| place.view == view).then_some("true");
        view! {
            <a class="tasks-view" href=address aria-current=is_here aria-label=label title=label><Icon glyph/></a>
        }
    };
    view! {
        <div class="tasks-views" role="group" aria-label=t::layout()>
            {link(View::List, Glyph::List, t::view_list())}
            {link(View::Board, Glyph::Board, t::view_board())}
        </div>
    }
}

/// That only some of the list is shown, and the way back to all of it.
#[component]
fn Narrowed() -> impl IntoView {
    let area = expect_context::<Area>();
    let said = move || {
        area.place.with(|place| {
            let kind = place.kind.map(|kind| super::kind_name(kind).to_owned());
            let due = place.due.map(|due| super::due_name(due).to_owned());
            let words = Some(place.words.clone()).filter(|words| !words.is_empty()).map(|words| format!("“{words}”"));
            kind.into_iter().chain(due).chain(words).collect::<Vec<_>>().join(" · ")
        })
    };
    let all = move |()| {
        let Place { list, view, open, .. } = area.place.get_untracked();
        area.go(&Place { view, open, ..Place::of(list) });
    };
    view! {
        <div class="tasks-narrowed">
            <span dir="auto">{live(said)}</span>
            <IconButton glyph=Glyph::Close label=t::show_all() on_press=all/>
        </div>
    }
}

#[component]
fn CourseTools() -> impl IntoView {
    let area = expect_context::<Area>();
    let whose = || {
        vec![
            Choice::new(Whose::All, t::courses_all()),
            Choice::new(Whose::Assigned, t::courses_assigned()),
            Choice::new(Whose::Created, t::courses_created()),
        ]
    };
    let sorts = || {
        vec![
            Choice::new(CourseSort::Newest, t::sort_newest()),
            Choice::new(CourseSort::Oldest, t::sort_oldest()),
            Choice::new(CourseSort::Due, t::sort_due()),
            Choice::new(CourseSort::Progress, t::sort_progress()),
        ]
    };
    let set = move |change: Box<dyn Fn(&mut CourseQuery)>| {
        let mut place = area.place.get_untracked();
        change(&mut place.courses);
        area.go(&place);
    };
    let now = move || area.place.with(|place| place.courses);
    view! {
        <Select label=t::which_courses() label_hidden=true choices=whose value=move || now().whose on_choose=move |whose| set(Box::new(move |query| query.whose = whose))/>
        <Select label=t::sort() label_hidden=true choices=sorts value=move || now().sort on_choose=move |sort| set(Box::new(move |query| query.sort = sort))/>
    }
}
