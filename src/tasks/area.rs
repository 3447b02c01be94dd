//! What all views of the area share, and what a reader can do with tasks.

use std::sync::Arc;

use api::error::Failure;
use leptos::prelude::*;

use super::{
    editor::form::Form,
    model::{Task, TaskId},
    query::{List, Open, Place},
    selection::Selection,
    store::Tasks,
};
use crate::{
    address::Address,
    kit::{clipboard, icon::Glyph, menu::Action, opener::Opener, toast::Toasts},
    net::Net,
    person::Person,
    task::spawn,
    text::{failure, tasks as t},
};

/// A question before something that cannot be taken back.
#[derive(Debug, Clone, PartialEq)]
pub enum Question {
    /// Deleting tasks; the title when it is one.
    Delete(Vec<TaskId>, String),
    /// Publishing drafts; the title when it is one.
    Publish(Vec<TaskId>, String),
}

/// What all views of the area share.
#[derive(Clone, Copy)]
pub struct Area {
    /// What is known.
    pub tasks: Tasks,
    /// What is shown.
    pub place: Memo<Place>,
    /// Calls.
    pub net: Net,
    /// Short messages.
    pub toasts: Toasts,
    /// Tasks that are chosen.
    pub selection: Selection,
    /// What is being written, while its form is open.
    pub form: RwSignal<Option<Form>>,
    /// What is being asked.
    pub asked: RwSignal<Option<Question>>,
    /// The menu of a task.
    pub menu: Opener<Arc<Task>>,
    address: Address,
}

impl Area {
    /// Of a screen that shows `place`.
    #[must_use]
    pub fn new(tasks: Tasks, place: Memo<Place>) -> Self {
        Self {
            tasks,
            place,
            net: expect_context(),
            toasts: expect_context(),
            selection: Selection::new(),
            form: RwSignal::new(None),
            asked: RwSignal::new(None),
            menu: Opener::new(),
            address: expect_context(),
        }
    }

    /// Shows another place.
    pub fn go(self, place: &Place) {
        self.address.go(&place.address());
    }

    /// Shows another place in the place of this one, e.g. while words are typed.
    pub fn replace(self, place: &Place) {
        self.address.replace(&place.address());
    }

    /// Opens a task beside the list.
    pub fn open(self, id: TaskId) {
        self.go(&self.place.get_untracked().with(Some(Open::Task(id))));
    }

    /// Closes what is open beside the list.
    pub fn close(self) {
        let place = self.place.get_untracked();
        if place.open.is_some() {
            self.go(&place.with(None));
        }
    }

    /// Whether the reader made a task, as a reactive value; then they may change it.
    #[must_use]
    pub fn is_own(self, task: &Task) -> bool {
        self.tasks.me().is_some_and(|me| task.is_by(me))
    }

    /// Writes a new task.
    pub fn write(self) {
        self.form.set(Some(Form::kept(self.net, None).unwrap_or_default()));
    }

    /// Changes a draft, going on where it was left.
    pub fn edit(self, task: &Task) {
        let form = Form::of(task);
        self.form.set(Some(Form::kept(self.net, Some(task.id)).unwrap_or(form)));
    }

    /// The menu of a task: only what the reader may do.
    #[must_use]
    pub fn menu(self, task: &Arc<Task>) -> Vec<Action> {
        let mut menu = Vec::new();
        let is_own = self.is_own(task);
        let of = |act: fn(Self, &Task)| {
            let task = Arc::clone(task);
            move || act(self, &task)
        };
        if is_own && !task.is_published {
            menu.push(Action::new(Glyph::Edit, t::edit(), of(Self::edit)));
            menu.push(Action::new(Glyph::Send, t::publish(), of(Self::ask_publish)));
        }
        menu.push(Action::new(Glyph::Link, t::copy_link(), of(Self::copy_link)));
        if is_own {
            menu.push(Action::new(Glyph::Copy, t::duplicate(), of(|area, task| area.form.set(Some(Form::like(task))))));
            menu.push(Action::new(Glyph::Trash, t::delete(), of(Self::ask_delete)).dangerous());
        }
        menu
    }

    /// Asks before a task is deleted.
    pub fn ask_delete(self, task: &Task) {
        self.asked.set(Some(Question::Delete(vec![task.id], task.title.to_string())));
    }

    /// Asks before a draft is published; one that lacks something is opened, to be completed first.
    pub fn ask_publish(self, task: &Task) {
        if task.is_complete() {
            self.asked.set(Some(Question::Publish(vec![task.id], task.title.to_string())));
        } else {
            self.edit(task);
        }
    }

    /// Does what was asked about.
    pub fn confirmed(self) {
        let question = self.asked.try_update(Option::take).flatten();
        match question {
            Some(Question::Delete(ids, _)) => self.delete(ids),
            Some(Question::Publish(ids, _)) => self.publish(ids),
            None => {}
        }
    }

    /// Gives tasks to people and takes them from people; can be taken back.
    pub fn assign(self, ids: Vec<TaskId>, add: Vec<Person>, remove: Vec<Person>) {
        let tasks = self.tasks;
        // Only what changes is taken back.
        let changes: Vec<_> = ids
            .into_iter()
            .filter_map(|id| {
                let task = untrack(|| tasks.item(id))?;
                let new: Vec<Person> = add.iter().filter(|person| !task.is_for(person.id)).cloned().collect();
                let old: Vec<Person> = remove.iter().filter(|person| task.is_for(person.id)).cloned().collect();
                (!new.is_empty() || !old.is_empty()).then_some((id, new, old))
            })
            .collect();
        let said = match (&*add, &*remove) {
            ([person], []) => t::assigned_to(&person.name),
            ([], [person]) => t::unassigned_from(&person.name),
            _ => t::people_changed().to_owned(),
        };
        if changes.is_empty() {
            self.toasts.say(said);
            return;
        }
        spawn(async move {
            let mut done = Vec::new();
            let mut problem = None;
            for (id, add, remove) in changes {
                match tasks.assign(id, add.clone(), remove.clone()).await {
                    Ok(()) => done.push((id, add, remove)),
                    Err(failure) => problem = Some(failure),
                }
            }
            self.say_failed(t::assign_failed(), problem.as_ref());
            if !done.is_empty() {
                self.toasts.say_with_undo(said, move || self.unassign(done.clone()));
            }
        });
    }

    /// Says what failed and why.
    pub fn say_failed(self, what: &str, problem: Option<&Failure>) {
        if let Some(problem) = problem {
            self.toasts.warn(format!("{what} {}", failure::why(problem)));
        }
    }

    fn unassign(self, done: Vec<(TaskId, Vec<Person>, Vec<Person>)>) {
        spawn(async move {
            for (id, added, removed) in done {
                if let Err(problem) = self.tasks.assign(id, removed, added).await {
                    self.say_failed(t::assign_failed(), Some(&problem));
                }
            }
        });
    }

    fn delete(self, ids: Vec<TaskId>) {
        let open = self.place.with_untracked(Place::task);
        if open.is_some_and(|open| ids.contains(&open)) {
            self.close();
        }
        self.selection.clear();
        let tasks = self.tasks;
        self.each(ids, t::tasks_deleted, t::delete_failed(), move |id| tasks.delete(id));
    }

    fn publish(self, ids: Vec<TaskId>) {
        self.selection.clear();
        let tasks = self.tasks;
        // The open draft goes over into the list of what is published, and the reader with it.
        let open = self.place.get_untracked();
        if open.list == List::Drafts && open.task().is_some_and(|task| ids == [task]) {
            self.go(&Place { list: List::Created, ..open });
        }
        self.each(ids, t::tasks_published, t::publish_failed(), move |id| async move {
            tasks.publish(id).await.map(|task| Form::forget(self.net, Some(task.id)))
        });
    }

    /// Does something with one after the other; says how many it was done with, and what failed.
    fn each<F: Future<Output = Result<(), Failure>>>(
        self,
        ids: Vec<TaskId>,
        said: fn(u64) -> String,
        failed: &'static str,
        act: impl Fn(TaskId) -> F + 'static,
    ) {
        spawn(async move {
            let mut done = 0;
            let mut problem = None;
            for id in ids {
                match act(id).await {
                    Ok(()) => done += 1,
                    Err(failure) => problem = Some(failure),
                }
            }
            self.say_failed(failed, problem.as_ref());
            if done > 0 {
                self.toasts.say(said(done));
            }
        });
    }

    fn copy_link(self, task: &Task) {
        let place = self.place.get_untracked();
        let link = Place::of(place.list).with(Some(Open::Task(task.id))).address();
        clipboard::copy_link(self.toasts, &link);
    }
}
