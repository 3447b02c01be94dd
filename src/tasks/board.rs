//! The tasks of a list in columns, by their state.

use leptos::prelude::*;

use super::{
    area::Area,
    list::{GroupHead, Order, groups, today},
    model::TaskId,
    order::{Group, columns},
    row::{TaskRow, group_name},
};
use crate::{
    chunk::chunk,
    kit::{
        list::{ListHandle, ListMode, Memory, VirtualList},
        live,
        note::FailureNote,
        skeleton::RowSkeletons,
        when,
    },
    loading::Phase,
    text::tasks as t,
};

chunk!(pub(super) tasks_board() => view! { <Board/> });

#[component]
fn Board() -> impl IntoView {
    let area = expect_context::<Area>();
    let list = Memo::new(move |_| area.place.with(|place| place.list));
    let groups = groups(area);
    let order = Memo::new(move |_| groups.with(|groups| groups.iter().flat_map(|(_, ids)| ids.clone()).collect()));
    provide_context(Order(order));
    let failure = move || match area.tasks.phase(list.get()) {
        Phase::Failed(failure) => Some(failure),
        _ => None,
    };
    let column = move |group: Group| {
        let tasks = Memo::new(move |_| {
            groups.with(|groups| {
                groups.iter().find(|(known, _)| *known == group).map(|(_, ids)| ids.clone()).unwrap_or_default()
            })
        });
        view! { <Column group tasks/> }
    };
    view! {
        {live(move || failure().map(|failure| view! {
            <FailureNote what=t::tasks_failed() failure on_retry=move |()| area.tasks.retry()/>
        }))}
        <div class="tasks-board" data-columns=Signal::derive(move || columns(list.get()).len().to_string())>
            {live(move || columns(list.get()).iter().copied().map(column).collect_view())}
        </div>
    }
}

#[component]
fn Column(group: Group, tasks: Memo<Vec<TaskId>>) -> impl IntoView {
    let area = expect_context::<Area>();
    let today = today();
    let row = move |id: Signal<TaskId>| view! { <TaskRow id today/> }.into_any();
    let is_whole = move || area.tasks.is_whole(area.place.with(|place| place.list));
    view! {
        <section class="tasks-column" aria-label=group_name(group)>
            {live(move || view! { <GroupHead group count=tasks.with(Vec::len) as u64/> })}
            <VirtualList
                mode=ListMode::Rows
                keys=tasks
                row
                label=group_name(group)
                on_near_end=|()| ()
                memory=Memory::new()
                handle=ListHandle::default()
                estimate=72.0
                after=move || when(move || tasks.with(Vec::is_empty), move || if is_whole() {
                    view! { <p class="tasks-column-empty">{t::empty_column()}</p> }.into_any()
                } else {
                    view! { <RowSkeletons count=3/> }.into_any()
                })
            />
        </section>
    }
}
