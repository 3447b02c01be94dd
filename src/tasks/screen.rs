//! `/tasks`, `/tasks/created`, `/tasks/drafts`, `/tasks/courses`, each with what is open after it.

use leptos::prelude::*;

use super::{
    area::Area,
    bar::Bar,
    board::tasks_board,
    bulk::tasks_bulk,
    courses::{tasks_course, tasks_courses},
    editor::tasks_editor,
    keys,
    list::TaskList,
    lists::Lists,
    model::TaskId,
    overlay::tasks_overlay,
    panel::tasks_panel,
    query::{List, Open, Place},
    quick::QuickPlace,
    store::Tasks,
};
use crate::{
    address::Address,
    app::Keep,
    chunk::{lazily, on_need},
    kit::{list::ListHandle, live, skeleton::RowSkeletons, when},
    live::Live,
    net::Net,
    shell::Embedding,
    task::follow,
    text::tasks as t,
};

/// Wires address and stores to the views.
#[component]
pub fn TasksScreen() -> impl IntoView {
    let net = expect_context::<Net>();
    let notices = expect_context::<Live>();
    let embedding = expect_context::<Embedding>();
    let address = expect_context::<Address>();
    let tasks = expect_context::<Keep>().the(|| Tasks::open(net, &notices));
    let place = Memo::new(move |before: Option<&Place>| {
        let (path, search) = (address.path(), address.search());
        // While the address already leads elsewhere, this screen stays as it was.
        before.filter(|_| !path.starts_with("/tasks")).cloned().unwrap_or_else(|| Place::read(&path, &search))
    });
    let area = Area::new(tasks, place);
    provide_context(area);
    follow(move || embedding.tell_route(&address.path()));
    let list = Memo::new(move |_| place.with(|place| place.list));
    let is_board = Memo::new(move |_| place.with(Place::is_board));
    let open = Memo::new(move |_| place.with(|place| place.open));
    follow(move || {
        let list = list.get();
        area.selection.clear();
        tasks.show(list);
    });
    let is_looked_at = window_event_listener(leptos::ev::visibilitychange, move |_| tasks.show(list.get_untracked()));
    on_cleanup(move || is_looked_at.remove());
    let is_empty = Memo::new(move |_| tasks.with(|items| items.is_empty()));
    crate::bench::mark_first_data(is_empty);

    let handle = ListHandle::<TaskId>::default();
    keys::serve(area, &handle);
    let body = move || match (list.get(), is_board.get()) {
        (List::Courses, _) => lazily(rows, tasks_courses),
        (_, true) => lazily(rows, tasks_board),
        (list, false) => view! { <TaskList list handle=handle.clone()/> }.into_any(),
    };
    let panel = move || {
        open.get().map(|open| match open {
            Open::Task(id) => lazily(rows, move || tasks_panel(id)),
            Open::Course(id) => lazily(rows, move || tasks_course(id)),
        })
    };
    view! {
        <div class="tasks" class:has-open=Signal::derive(move || open.get().is_some())>
            <h1 class="visually-hidden">{t::tasks()}</h1>
            <Lists/>
            <section class="tasks-main" tabindex="-1" data-region="" aria-label=Signal::derive(move || super::list_name(list.get()))>
                <Bar/>
                {when(move || list.get() != List::Courses, || view! { <QuickPlace/> })}
                {live(body)}
                {on_need(move || !area.selection.is_empty(), tasks_bulk)}
            </section>
            {live(panel)}
        </div>
        {on_need(move || area.form.with(Option::is_some), tasks_editor)}
        {on_need(move || area.menu.is_open() || area.asked.with(Option::is_some), tasks_overlay)}
    }
}

fn rows() -> AnyView {
    view! { <div class="tasks-waiting"><RowSkeletons count=8/></div> }.into_any()
}
