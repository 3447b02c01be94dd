//! The lists of the area, each with how much is in it.

use leptos::prelude::*;

use super::{
    area::Area,
    query::{List, Place},
};
use crate::{
    kit::{
        icon::{Glyph, Icon},
        live,
    },
    text::{format, tasks as t},
};

/// The way to each list.
#[component]
pub fn Lists() -> impl IntoView {
    let area = expect_context::<Area>();
    let link = move |list: List| {
        let glyph = match list {
            List::Assigned => Glyph::Check,
            List::Created => Glyph::Send,
            List::Drafts => Glyph::Edit,
            List::Courses => Glyph::List,
        };
        let is_here = Signal::derive(move || area.place.with(|place| place.list == list));
        let count = Memo::new(move |_| (list != List::Courses).then(|| area.tasks.count(list)).flatten());
        // How tasks are laid out is the reader's choice for all lists.
        let address = move || Place { view: area.place.with(|place| place.view), ..Place::of(list) }.address();
        view! {
            <li>
                <a class="tasks-list-link" href=address aria-current=move || is_here.get().then_some("page")>
                    <Icon glyph/>
                    <span>{super::list_name(list)}</span>
                    {live(move || count.get().map(|count| view! { <span class="tasks-list-count">{format::number(count)}</span> }))}
                </a>
            </li>
        }
    };
    view! {
        <nav class="tasks-lists" aria-label=t::lists() data-region="" tabindex="-1">
            <p class="tasks-lists-title" aria-hidden="true">{t::tasks()}</p>
            <ul>{List::ALL.map(link).collect_view()}</ul>
        </nav>
    }
}
