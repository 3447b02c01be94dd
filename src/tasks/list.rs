//! The tasks of a list below each other, in groups.

use leptos::prelude::*;

use super::{
    area::Area,
    due::Day,
    model::TaskId,
    order::{Asked, Group, Grouped, grouped},
    query::{List, Place},
    row::{TaskRow, group_name},
};
use crate::{
    kit::{
        button::Button,
        icon::Glyph,
        list::{ListHandle, ListMode, VirtualList},
        live,
        note::{EmptyNote, FailureNote},
        skeleton::{LoadingBar, RowSkeletons},
        when,
    },
    loading::Phase,
    text::{format, tasks as t},
};

/// The groups that are shown, followed as tasks and days change.
#[must_use]
pub fn groups(area: Area) -> Memo<Vec<Grouped>> {
    let today = today();
    Memo::new(move |_| {
        let Some(me) = area.tasks.me() else { return Vec::new() };
        let asked = area.place.with(|place| Asked::of(place, me, today.get()));
        area.tasks.with(|tasks| grouped(tasks.values().map(|task| &**task), &asked))
    })
}

/// The reader's day, followed through midnight.
#[must_use]
pub fn today() -> Memo<Day> {
    Memo::new(|_| {
        format::follow_time();
        Day::today()
    })
}

/// The tasks of a list.
#[component]
pub fn TaskList(
    /// Which one.
    list: List,
    /// Moves it from outside.
    handle: ListHandle<TaskId>,
) -> impl IntoView {
    let area = expect_context::<Area>();
    let groups = groups(area);
    let order =
        Memo::new(move |_| groups.with(|groups| groups.iter().flat_map(|(_, ids)| ids.clone()).collect::<Vec<_>>()));
    provide_context(Order(order));
    let is_empty = Memo::new(move |_| order.with(Vec::is_empty));
    let phase = Memo::new(move |_| area.tasks.phase(list));
    let first_of = move |id: TaskId| {
        groups.with(|groups| {
            let place = groups.iter().position(|(_, ids)| ids.first() == Some(&id))?;
            // The first group is named above the list.
            groups.get(place).filter(|_| place > 0).map(|(group, ids)| (*group, ids.len() as u64))
        })
    };
    let today = today();
    let row = move |id: Signal<TaskId>| {
        let head = Memo::new(move |_| first_of(id.get()));
        view! {
            {live(move || head.get().map(|(group, count)| view! { <GroupHead group count/> }))}
            <TaskRow id today/>
        }
        .into_any()
    };
    let top = handle.clone();
    let shown = Memo::new(move |_| {
        let first = top.first_visible();
        groups.with(|groups| {
            let here =
                groups.iter().find(|(_, ids)| first.is_some_and(|first| ids.contains(&first))).or(groups.first());
            here.map(|(group, ids)| (*group, ids.len() as u64))
        })
    });
    view! {
        <LoadingBar active=Signal::derive(move || phase.get() == Phase::Loading && !is_empty.get())/>
        // Says of what one sees where it belongs; the other groups' names scroll with them.
        {live(move || shown.get().map(|(group, count)| view! { <div class="tasks-top"><GroupHead group count/></div> }))}
        <VirtualList
            mode=ListMode::Rows
            keys=order
            row
            label=super::list_name(list)
            on_near_end=|()| ()
            memory=area.tasks.memory(list)
            handle
            estimate=57.0
            after=move || view! { <ListEnd list phase is_empty/> }
        />
    }
}

/// The tasks that are shown, in their order; for what chooses several.
#[derive(Clone, Copy)]
pub struct Order(pub Memo<Vec<TaskId>>);

/// The name of a group, and how much is in it.
#[component]
pub fn GroupHead(
    /// Which one.
    group: Group,
    /// How many tasks it has.
    count: u64,
) -> impl IntoView {
    view! {
        <h3 class="tasks-group" data-group=super::group_class(group)>
            <span>{group_name(group)}</span>
            <span class="tasks-group-count">{format::number(count)}</span>
        </h3>
    }
}

/// What stands after the last row: what is on its way, what failed, or that there is nothing.
#[component]
fn ListEnd(list: List, phase: Memo<Phase>, is_empty: Memo<bool>) -> impl IntoView {
    let area = expect_context::<Area>();
    let is_filtered = move || area.place.with(Place::is_filtered);
    let said = move || match list {
        _ if is_filtered() => t::empty_filtered(),
        List::Created => t::empty_created(),
        List::Drafts => t::empty_drafts(),
        List::Assigned | List::Courses => t::empty_assigned(),
    };
    let all = move |()| {
        let Place { list, view, open, .. } = area.place.get_untracked();
        area.go(&Place { view, open, ..Place::of(list) });
    };
    live(move || {
        match phase.get() {
        Phase::Failed(failure) => {
            let what = if is_empty.get() { t::tasks_failed() } else { t::more_failed() };
            view! { <FailureNote what failure on_retry=move |()| area.tasks.retry()/> }.into_any()
        }
        Phase::Ready if is_empty.get() && area.tasks.is_whole(list) => view! {
            <EmptyNote text=said()>
                {if is_filtered() {
                    view! { <Button on_press=all>{t::show_all()}</Button> }.into_any()
                } else if list == List::Assigned {
                    ().into_any()
                } else {
                    view! { <Button glyph=Glyph::Compose on_press=move |()| area.write()>{t::new_task()}</Button> }.into_any()
                }}
            </EmptyNote>
        }
        .into_any(),
        _ => when(move || is_empty.get(), || view! { <div class="tasks-waiting"><RowSkeletons count=8/></div> }),
    }
    })
}
