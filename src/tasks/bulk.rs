//! Doing something with all tasks that are chosen.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    area::{Area, Question},
    model::{Task, TaskId},
};
use crate::{
    chunk::chunk,
    kit::{
        button::{Button, IconButton, Weight},
        dialog::{Dialog, DialogSize},
        icon::Glyph,
        live,
        lookup::Candidate,
        people_field::PeopleField,
        when,
    },
    people,
    person::Person,
    text::{kit, tasks as t},
};

chunk!(pub(super) tasks_bulk() => view! { <Bulk/> });

/// What the dialog does with the people who are chosen in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    Assign,
    Unassign,
}

/// The bar that is there as long as something is chosen.
#[component]
fn Bulk() -> impl IntoView {
    let area = expect_context::<Area>();
    let with = RwSignal::new(None::<Change>);
    let chosen = Memo::new(move |_| {
        let ids = area.selection.get();
        area.tasks.with(|tasks| ids.iter().filter_map(|id| tasks.get(id).cloned()).collect::<Vec<Arc<Task>>>())
    });
    let published = Memo::new(move |_| ids_of(&chosen.get(), |task| task.is_published));
    let complete = Memo::new(move |_| ids_of(&chosen.get(), |task| !task.is_published && task.is_complete()));
    let incomplete = Memo::new(move |_| {
        chosen.with(|all| all.iter().filter(|task| !task.is_published && !task.is_complete()).count() as u64)
    });
    let title = move || chosen.with_untracked(|all| all.first().map(|task| task.title.to_string()).unwrap_or_default());
    let delete = move |()| {
        let ids = chosen.with_untracked(|all| ids_of(all, |_| true));
        area.asked.set(Some(Question::Delete(ids, title())));
    };
    let publish = move |()| area.asked.set(Some(Question::Publish(complete.get_untracked(), title())));
    view! {
        {when(move || chosen.with(|all| !all.is_empty()), move || view! {
            <div class="tasks-bulk" role="toolbar" aria-label=t::with_chosen()>
                <p role="status">{live(move || t::chosen(chosen.with(Vec::len) as u64))}</p>
                {live(move || (incomplete.get() > 0).then(|| view! { <p class="quiet">{t::incomplete_chosen(incomplete.get_untracked())}</p> }))}
                <div class="tasks-bulk-actions">
                    {when(move || published.with(|ids| !ids.is_empty()), move || view! {
                        <Button glyph=Glyph::People on_press=move |()| with.set(Some(Change::Assign))>{t::assign()}</Button>
                        <Button on_press=move |()| with.set(Some(Change::Unassign))>{t::unassign()}</Button>
                    })}
                    {when(move || complete.with(|ids| !ids.is_empty()), move || view! {
                        <Button glyph=Glyph::Send on_press=publish>{t::publish()}</Button>
                    })}
                    <Button glyph=Glyph::Trash on_press=delete>{t::delete()}</Button>
                    <IconButton glyph=Glyph::Close label=t::choose_none() on_press=move |()| area.selection.clear()/>
                </div>
            </div>
        })}
        <PeopleDialog with published chosen/>
    }
}

fn ids_of(tasks: &[Arc<Task>], fits: impl Fn(&Task) -> bool) -> Vec<TaskId> {
    tasks.iter().filter(|task| fits(task)).map(|task| task.id).collect()
}

/// Chooses the people to whom all chosen tasks are given, or from whom they are taken.
#[component]
fn PeopleDialog(
    with: RwSignal<Option<Change>>,
    published: Memo<Vec<TaskId>>,
    chosen: Memo<Vec<Arc<Task>>>,
) -> impl IntoView {
    let area = expect_context::<Area>();
    let people = RwSignal::new(Vec::<Candidate>::new());
    let close = move |()| {
        with.set(None);
        people.set(Vec::new());
    };
    let act = move |()| {
        let named: Vec<Person> = people.get_untracked().into_iter().filter_map(people::person).collect();
        let ids = published.get_untracked();
        match with.get_untracked() {
            Some(Change::Assign) => area.assign(ids, named, Vec::new()),
            Some(Change::Unassign) => area.assign(ids, Vec::new(), named),
            None => {}
        }
        close(());
    };
    let said = move || match with.get() {
        Some(Change::Unassign) => t::unassign(),
        _ => t::assign(),
    };
    // Taken from those who have to do one of them: they are offered as they are.
    let everybody = move || {
        let mut all: Vec<Person> = Vec::new();
        for person in chosen.get().iter().flat_map(|task| task.people.clone()) {
            if all.iter().all(|known| known.id != person.id) {
                all.push(person);
            }
        }
        all
    };
    let is_chosen = move |id: &str| people.with(|people| people.iter().any(|person| person.id == id));
    let offered = move || {
        everybody()
            .into_iter()
            .map(|one| {
                let candidate = people::candidate(one);
                let (name, id) = (candidate.name.clone(), candidate.id.clone());
                let switch = move |on: bool| {
                    people.update(|people| {
                        people.retain(|known| known.id != candidate.id);
                        if on {
                            people.push(candidate.clone());
                        }
                    });
                };
                view! { <crate::kit::choice::Checkbox label=name checked=Signal::derive(move || is_chosen(&id)) on_change=switch/> }
            })
            .collect_view()
    };
    let add = move |candidate| people.update(|people| people.push(candidate));
    let remove = move |id: String| people.update(|people| people.retain(|person| person.id != id));
    view! {
        <Dialog open=Signal::derive(move || with.with(Option::is_some)) on_close=close title=Signal::derive(move || said().to_owned()) size=DialogSize::Small>
            <div class="dialog-body tasks-bulk-people">
                <p class="quiet">{live(move || t::for_published(published.with(Vec::len) as u64))}</p>
                {live(move || match with.get() {
                    Some(Change::Unassign) => view! { <div class="tasks-checks">{offered()}</div> }.into_any(),
                    _ => view! {
                        <PeopleField label=t::people() chosen=people on_add=add on_remove=remove lookup=people::lookup(area.net)/>
                    }.into_any(),
                })}
            </div>
            <footer class="dialog-foot">
                <Button on_press=close>{kit::cancel()}</Button>
                <Button weight=Weight::Primary disabled=Signal::derive(move || people.with(Vec::is_empty)) on_press=act>{live(said)}</Button>
            </footer>
        </Dialog>
    }
}
