//! A task in a list.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    area::Area,
    due::{Day, Due},
    list::Order,
    model::{Task, TaskId},
    order::Group,
    query::{List, Open},
};
use crate::{
    kit::{
        avatar::{Avatar, AvatarSize},
        icon::Icon,
        live,
        menu::MenuButton,
        when,
    },
    person::Person,
    text::{format, tasks as t},
};

/// So many portraits are shown; the others are counted.
const FACES: usize = 3;

/// A row: a link to the task, a box to choose it with, its menu.
#[component]
pub fn TaskRow(
    /// Which one; changes.
    id: Signal<TaskId>,
    /// The reader's day.
    today: Memo<Day>,
) -> impl IntoView {
    let area = expect_context::<Area>();
    let task = Memo::new(move |_| area.tasks.item(id.get()));
    let is_own = Memo::new(move |_| task.with(|task| task.as_ref().is_some_and(|task| area.is_own(task))));
    let is_open = Memo::new(move |_| area.place.with(|place| place.task() == Some(id.get())));
    let is_chosen = Memo::new(move |_| area.selection.has(id.get()));
    let address = move || area.place.with(|place| place.with(Some(Open::Task(id.get()))).address());
    let list = Memo::new(move |_| area.place.with(|place| place.list));
    let menu = move |target| {
        if let Some(task) = task.get_untracked() {
            area.menu.press(target, || task);
        }
    };
    // What follows something is made once and stays for all rows that come to stand here; what only says something is changed in place.
    when(
        move || task.with(Option::is_some),
        move || {
            view! {
                <div class="task-row" class:chosen=is_chosen class:own=is_own>
                    {when(move || is_own.get(), move || view! { <Choose task is_chosen/> })}
                    <a class="task" href=Signal::derive(address) aria-current=Signal::derive(move || is_open.get().then_some("true"))>
                        {live(move || task.with(|task| task.as_ref().map(|task| line(task, list.get(), today.get()))))}
                    </a>
                    <div class="task-menu">
                        <MenuButton label=title_in(task, t::actions_for) on_press=menu/>
                    </div>
                </div>
            }
        },
    )
}

/// A text with a task's title.
fn title_in(task: Memo<Option<Arc<Task>>>, text: fn(&str) -> String) -> Signal<String> {
    Signal::derive(move || task.with(|task| task.as_ref().map(|task| text(&task.title)).unwrap_or_default()))
}

/// The box with which a task is chosen; with Shift all from the last one on.
#[component]
fn Choose(task: Memo<Option<Arc<Task>>>, is_chosen: Memo<bool>) -> impl IntoView {
    let area = expect_context::<Area>();
    let order = use_context::<Order>();
    let press = move |event: web_sys::MouseEvent| {
        let Some(id) = task.with_untracked(|task| task.as_ref().map(|task| task.id)) else { return };
        match order.filter(|_| event.shift_key()) {
            Some(Order(order)) => area.selection.extend_to(id, &own(area, &order.get_untracked())),
            None => area.selection.toggle(id),
        }
    };
    view! {
        <label class="task-choose">
            <input type="checkbox" aria-label=title_in(task, t::choose_task) prop:checked=is_chosen on:click=press/>
        </label>
    }
}

/// Those of the tasks that the reader made: only with them something can be done.
#[must_use]
pub fn own(area: Area, order: &[TaskId]) -> Vec<TaskId> {
    let is_own = |id: &&TaskId| untrack(|| area.tasks.item(**id).is_some_and(|task| area.is_own(&task)));
    order.iter().filter(is_own).copied().collect()
}

/// What a row says.
fn line(task: &Task, list: List, today: Day) -> AnyView {
    let about = about(task, list);
    let face = |person: &Person| {
        let (id, name, picture) = (person.id.to_string(), person.name.clone(), person.picture.clone());
        view! { <Avatar id name picture size=AvatarSize::Small/> }
    };
    let people = if list == List::Assigned { task.author.as_slice() } else { &task.people };
    let more = people.len().saturating_sub(FACES) as u64;
    let kind = task.kind.unwrap_or_default();
    view! {
        <span class="task-kind" data-kind=kind.name() title=super::kind_name(kind)><Icon glyph=super::kind_glyph(kind)/></span>
        <span class="task-text">
            <span class="task-title" dir="auto">{task.title.to_string()}</span>
            <span class="task-about" dir="auto">{about}</span>
        </span>
        <span class="task-faces">
            {people.iter().take(FACES).map(face).collect_view()}
            {(more > 0).then(|| view! { <span class="task-more-faces">{t::and_more(more)}</span> })}
        </span>
        {due_mark(task, today)}
    }
    .into_any()
}

/// What there is to say of a task besides its title, in one line.
fn about(task: &Task, list: List) -> String {
    let kind = super::kind_name(task.kind.unwrap_or_default()).to_owned();
    let author = task.author.as_ref().filter(|_| list == List::Assigned).map(|author| t::by(&isolated(&author.name)));
    let people = (list == List::Created && task.is_published).then(|| match &*task.people {
        [] => t::nobody_assigned().to_owned(),
        [one] => t::assigned_to(&isolated(&one.name)),
        many => t::assigned_to_many(many.len() as u64),
    });
    let lacks = (!task.is_published && !task.is_complete()).then(|| t::incomplete().to_owned());
    let hours = task.hours.map(|hours| t::takes_hours(u64::from(hours)));
    [Some(kind), author, people, lacks, hours].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A name that does not take the numbers after it into its own direction.
fn isolated(name: &str) -> String {
    format!("\u{2068}{name}\u{2069}")
}

/// When a task is due; in words that say how near that is.
fn due_mark(task: &Task, today: Day) -> Option<impl IntoView> {
    let said = due_in_words(task, today)?;
    let due = Due::of(task.day, today);
    let exact = task.due.map(format::long_day);
    Some(view! { <span class="task-due" data-due=due.name() title=exact>{said}</span> })
}

/// When a task is due: "2 days overdue", "Today", "Friday", "3 Dec"; of a draft how long it gives.
#[must_use]
pub fn due_in_words(task: &Task, today: Day) -> Option<String> {
    if !task.is_published {
        return task.due_days.map(|days| t::due_after_days(u64::from(days)));
    }
    let (day, due) = task.day.zip(task.due)?;
    let ahead = day.0 - today.0;
    Some(match ahead {
        ..0 => t::days_overdue(u64::from(ahead.unsigned_abs())),
        0 => t::due_today().to_owned(),
        1 => t::due_tomorrow().to_owned(),
        2..=6 => format::weekday(due),
        _ => format::short(due),
    })
}

/// The name of a group.
#[must_use]
pub fn group_name(group: Group) -> &'static str {
    match group {
        Group::Due(due) => super::due_name(due),
        Group::Draft => t::state_draft(),
        Group::Unassigned => t::state_unassigned(),
        Group::Open => t::state_open(),
        Group::Overdue => t::due_overdue(),
    }
}
