//! What the screens know about tasks.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use api::{
    error::Failure,
    rotunda::live::Notice,
    workdrive::tasks::{
        self as wire, AssignTask, CreateTask, DeleteTask, ListTasks, SortDirection, TaskBody, TaskFilter, TaskStatus,
        UpdateTask,
    },
};
use chrono::{DateTime, TimeDelta, Utc};
use leptos::prelude::*;

use super::{
    model::{Task, TaskId, UserId, nameless},
    order::Asked,
    query::List,
};
use crate::{
    kit::list::Memory,
    live::Live,
    loading::{Pages, Phase},
    net::Net,
    once,
    person::Person,
    task::follow,
};

/// Rows per page. What is due first is known when all are here, so the pages follow each other without being asked for.
const PER_PAGE: u64 = 50;

/// Tasks are not told of when they change elsewhere: after so long they are loaded again when they are looked at.
const STALE: TimeDelta = TimeDelta::seconds(60);

/// The tasks that the reader has to do, or those that the reader made.
#[derive(Clone, Copy)]
struct Source {
    filter: TaskFilter,
    pages: Pages<ListTasks>,
    /// Those that have come since it was last begun.
    fresh: StoredValue<HashSet<TaskId>>,
    /// When it was last begun.
    begun: StoredValue<Option<DateTime<Utc>>>,
    /// Whether it has been here as a whole.
    is_whole: RwSignal<bool>,
}

impl Source {
    fn new(filter: TaskFilter) -> Self {
        Self {
            filter,
            pages: Pages::new(),
            fresh: StoredValue::new(HashSet::new()),
            begun: StoredValue::new(None),
            is_whole: RwSignal::new(false),
        }
    }
}

/// All tasks of the reader: opened once, above the screens, so that they outlive them.
#[derive(Clone, Copy)]
pub struct Tasks {
    /// Where the reader was in each list.
    memories: [Memory<TaskId>; 3],
    items: RwSignal<HashMap<TaskId, Arc<Task>>>,
    given: Source,
    made: Source,
    net: Net,
}

impl Tasks {
    /// Opens them; nothing is loaded yet.
    #[must_use]
    pub fn open(net: Net, live: &Live) -> Self {
        let tasks = Self {
            memories: [Memory::new(), Memory::new(), Memory::new()],
            items: RwSignal::new(HashMap::new()),
            given: Source::new(TaskFilter::AssignedToMe),
            made: Source::new(TaskFilter::CreatedByMe),
            net,
        };
        for source in [tasks.given, tasks.made] {
            follow(move || match (source.pages.phase.get(), source.pages.at_end.get()) {
                (Phase::Ready, false) => tasks.more(source),
                (Phase::Ready, true) => {
                    tasks.sweep(source);
                    source.is_whole.set(true);
                }
                _ => {}
            });
        }
        live.listen(move |notice| {
            if matches!(notice, Notice::Resync) && tasks.given.begun.get_value().is_some() {
                tasks.reload();
            }
        });
        tasks
    }

    /// Where the reader was in a list.
    #[must_use]
    pub fn memory(self, list: List) -> Memory<TaskId> {
        self.memories[match list {
            List::Assigned | List::Courses => 0,
            List::Created => 1,
            List::Drafts => 2,
        }]
    }

    /// Who reads.
    #[must_use]
    pub fn me(self) -> Option<UserId> {
        self.net.session.me().map(|me| me.user.id)
    }

    /// One task, as a reactive value; `None` when it is not loaded or gone.
    #[must_use]
    pub fn item(self, id: TaskId) -> Option<Arc<Task>> {
        self.items.with(|items| items.get(&id).cloned())
    }

    /// Looks at all that are loaded, as a reactive value.
    pub fn with<R>(self, look: impl FnOnce(&HashMap<TaskId, Arc<Task>>) -> R) -> R {
        self.items.with(look)
    }

    /// How many tasks a list has; nothing before all are loaded.
    #[must_use]
    pub fn count(self, list: List) -> Option<u64> {
        let me = self.me()?;
        self.source(list)
            .is_whole
            .get()
            .then(|| self.items.with(|items| items.values().filter(|task| Asked::has(list, task, me)).count() as u64))
    }

    /// Where loading a list stands.
    #[must_use]
    pub fn phase(self, list: List) -> Phase {
        self.source(list).pages.phase.get()
    }

    /// Whether all of a list has been loaded once.
    #[must_use]
    pub fn is_whole(self, list: List) -> bool {
        self.source(list).is_whole.get()
    }

    /// Whether a task that is not known is known to be none of the reader's.
    #[must_use]
    pub fn knows_all(self) -> bool {
        self.given.is_whole.get() && self.made.is_whole.get()
    }

    /// Loads what a list shows, unless that was done a moment ago.
    pub fn show(self, list: List) {
        let is_made = matches!(list, List::Created | List::Drafts);
        let (first, second) = if is_made { (self.made, self.given) } else { (self.given, self.made) };
        for source in [first, second] {
            let stale = source.begun.get_value().is_none_or(|begun| Utc::now() - begun > STALE);
            if stale {
                self.begin(source);
            }
        }
    }

    /// Loads all again; what is shown stays.
    pub fn reload(self) {
        self.begin(self.given);
        self.begin(self.made);
    }

    /// Loads what did not come.
    pub fn retry(self) {
        for source in [self.given, self.made] {
            if source.pages.phase.with_untracked(|phase| matches!(phase, Phase::Failed(_))) {
                self.more(source);
            }
        }
    }

    /// Makes a task, once however often it is sent from a form; `people` are those whose ids the body names.
    ///
    /// # Errors
    /// What was wrong with it.
    pub async fn create(self, body: TaskBody, people: &[Person], form: &str) -> Result<Arc<Task>, Failure> {
        let made = once::call(self.net, &CreateTask { task: body }, form).await;
        if made.as_ref().is_err_and(once::was_done) {
            self.reload();
        }
        Ok(self.keep(made?, people))
    }

    /// Changes a draft.
    ///
    /// # Errors
    /// What was wrong with it.
    pub async fn update(self, id: TaskId, body: TaskBody) -> Result<Arc<Task>, Failure> {
        let changed = self.net.call(&UpdateTask { id, task: body }).await?;
        Ok(self.keep(changed, &[]))
    }

    /// Publishes a draft as it is.
    ///
    /// # Errors
    /// What it lacks.
    pub async fn publish(self, id: TaskId) -> Result<Arc<Task>, Failure> {
        self.update(id, TaskBody { status: Some(TaskStatus::Published), ..TaskBody::default() }).await
    }

    /// Gives a task to people and takes it from people: shown at once, rolled back if the server refuses.
    ///
    /// # Errors
    /// Why it was refused.
    pub async fn assign(self, id: TaskId, add: Vec<Person>, remove: Vec<Person>) -> Result<(), Failure> {
        let Some(before) = untrack(move || self.item(id)) else { return Ok(()) };
        let ids = |people: &[Person]| people.iter().map(|person| person.id).collect::<Vec<_>>();
        let request = AssignTask { id, user_ids: ids(&add), remove_ids: ids(&remove) };
        let mut after = Task::clone(&before);
        after.people.retain(|person| !request.remove_ids.contains(&person.id));
        let new: Vec<Person> = add.into_iter().filter(|person| !after.is_for(person.id)).collect();
        after.people.extend(new);
        self.put(Arc::new(after));
        match self.net.call(&request).await {
            Ok(changed) => {
                self.keep(changed, &[]);
                Ok(())
            }
            Err(failure) => {
                self.put(before);
                Err(failure)
            }
        }
    }

    /// Deletes a task for good: gone at once, back if the server refuses.
    ///
    /// # Errors
    /// Why it is still there.
    pub async fn delete(self, id: TaskId) -> Result<(), Failure> {
        let Some(before) = self.items.try_update(|items| items.remove(&id)).flatten() else { return Ok(()) };
        let done = self.net.call(&DeleteTask { id }).await;
        if done.is_err() {
            self.put(before);
        } else if !self.made.pages.at_end.get_untracked() {
            // The pages that are still to come begin one row earlier now.
            self.begin(self.made);
        }
        done
    }

    fn source(self, list: List) -> Source {
        match list {
            List::Assigned | List::Courses => self.given,
            List::Created | List::Drafts => self.made,
        }
    }

    fn begin(self, source: Source) {
        source.begun.set_value(Some(Utc::now()));
        source.fresh.update_value(HashSet::clear);
        let first = ListTasks {
            cur_page: None,
            per_page: Some(PER_PAGE),
            sort_direction: Some(SortDirection::Descending),
            filter: Some(source.filter),
            published: None,
        };
        source.pages.start(self.net, first, move |rows| self.append(source, rows));
    }

    fn more(self, source: Source) {
        source.pages.more(self.net, move |rows| self.append(source, rows));
    }

    fn append(self, source: Source, rows: Vec<wire::Task>) {
        source.fresh.update_value(|fresh| fresh.extend(rows.iter().map(|row| row.id)));
        let rows = rows.into_iter().map(|row| Arc::new(Task::read(row, |id| Some(nameless(id)))));
        self.items.update(|items| {
            for row in rows {
                // What is as it was keeps its rows as they are.
                if items.get(&row.id) != Some(&row) {
                    items.insert(row.id, row);
                }
            }
        });
    }

    /// Takes those away that did not come again.
    fn sweep(self, source: Source) {
        let Some(me) = untrack(move || self.me()) else { return };
        let belongs = |task: &Task| match source.filter {
            TaskFilter::AssignedToMe => task.is_for(me) && !task.is_by(me),
            TaskFilter::CreatedByMe => task.is_by(me),
        };
        let gone: Vec<TaskId> = source.fresh.with_value(|fresh| {
            self.items.with_untracked(|items| {
                items.values().filter(|task| belongs(task) && !fresh.contains(&task.id)).map(|task| task.id).collect()
            })
        });
        if !gone.is_empty() {
            self.items.update(|items| items.retain(|id, _| !gone.contains(id)));
        }
    }

    /// Keeps an answer; where it has ids only, the people are `people`, the reader and whoever the task had.
    fn keep(self, task: wire::Task, people: &[Person]) -> Arc<Task> {
        let me = self.net.session.me_untracked().map(|me| Person::from(me.user.clone()));
        let id = task.id;
        let before = untrack(move || self.item(id));
        let known = |id: UserId| {
            let had = before.iter().flat_map(|task| &task.people);
            let found = people.iter().chain(&me).chain(had).find(|person| person.id == id);
            Some(found.cloned().unwrap_or_else(|| nameless(id)))
        };
        let task = Arc::new(Task::read(task, known));
        self.put(Arc::clone(&task));
        task
    }

    fn put(self, task: Arc<Task>) {
        // It is not to be taken for one that did not come again.
        for source in [self.given, self.made] {
            source.fresh.update_value(|fresh| fresh.extend([task.id]));
        }
        self.items.update(|items| drop(items.insert(task.id, task)));
    }
}
