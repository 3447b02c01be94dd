//! What the screens know about courses.

use std::sync::Arc;

use api::{
    error::Failure,
    rotunda::courses::{AssignCourse, CompleteStep, GetCourse, StepId},
    workdrive::{
        CourseId, UserId,
        courses::{CourseFilter, DeleteCourse, ListCourses},
        tasks::SortDirection,
    },
};
use leptos::prelude::*;

use super::model::{Course, Detail, read};
use crate::{
    app::Keep,
    kit::list::Memory,
    loading::{Pages, Phase},
    net::Net,
    task::follow,
    tasks::query::{CourseQuery, CourseSort, Whose},
};

/// The courses that the reader may see, of one kind at a time.
#[derive(Clone, Copy)]
pub struct Courses {
    /// Where the reader was in the list.
    pub memory: Memory<CourseId>,
    /// What was asked for.
    asked: StoredValue<Option<(Whose, SortDirection)>>,
    pages: Pages<ListCourses>,
    courses: RwSignal<Vec<Arc<Course>>>,
    details: RwSignal<Vec<Arc<Detail>>>,
    net: Net,
}

impl Courses {
    /// Those of the app.
    #[must_use]
    pub fn kept() -> Self {
        let net = expect_context::<Net>();
        expect_context::<Keep>().the(|| Self::open(net))
    }

    fn open(net: Net) -> Self {
        let courses = Self {
            memory: Memory::new(),
            asked: StoredValue::new(None),
            pages: Pages::new(),
            courses: RwSignal::new(Vec::new()),
            details: RwSignal::new(Vec::new()),
            net,
        };
        // Some orders are known only when all are here.
        follow(move || {
            if courses.pages.phase.get() == Phase::Ready && !courses.pages.at_end.get() {
                courses.more();
            }
        });
        courses
    }

    /// All that are loaded, in the order of the server, as a reactive value.
    pub fn with<R>(self, look: impl FnOnce(&[Arc<Course>]) -> R) -> R {
        self.courses.with(|courses| look(courses))
    }

    /// One with its steps and people, as a reactive value.
    #[must_use]
    pub fn detail(self, id: CourseId) -> Option<Arc<Detail>> {
        self.details.with(|details| details.iter().find(|detail| detail.course.id == id).cloned())
    }

    /// Where loading stands, and whether all are here.
    #[must_use]
    pub fn phase(self) -> (Phase, bool) {
        (self.pages.phase.get(), self.pages.at_end.get())
    }

    /// Loads what is asked for; what is shown stays until the answer is here when it is of the same kind.
    pub fn show(self, query: CourseQuery) {
        let direction = match query.sort {
            CourseSort::Oldest => SortDirection::Ascending,
            _ => SortDirection::Descending,
        };
        let now = Some((query.whose, direction));
        if self.asked.get_value() != now {
            self.asked.set_value(now);
            self.memory.forget_place();
            self.courses.set(Vec::new());
            self.load();
        }
    }

    /// Loads again what was asked for.
    pub fn load(self) {
        let (whose, direction) = self.asked.get_value().unwrap_or((Whose::All, SortDirection::Descending));
        let filter = match whose {
            Whose::All => CourseFilter::AllCourses,
            Whose::Assigned => CourseFilter::CoursesAssignedToMe,
            Whose::Created => CourseFilter::CoursesCreatedByMe,
        };
        let first =
            ListCourses { cur_page: None, per_page: Some(50), filter: Some(filter), sort_direction: Some(direction) };
        // It belongs to the request: what asked for it may go, or ask again, before it is answered.
        let is_first = ArcStoredValue::new(true);
        self.pages.start(self.net, first, move |rows| {
            let rows = rows.into_iter().map(|row| Arc::new(Course::from(row)));
            self.courses.update(|courses| {
                if is_first.get_value() {
                    courses.clear();
                }
                courses.extend(rows);
            });
            is_first.set_value(false);
        });
    }

    /// Loads the next page, or the failed one again.
    pub fn more(self) {
        self.pages.more(self.net, move |rows| {
            let rows = rows.into_iter().map(|row| Arc::new(Course::from(row)));
            self.courses.update(|courses| courses.extend(rows));
        });
    }

    /// Loads one with its steps.
    ///
    /// # Errors
    /// `NotFound` when there is none that may be seen.
    pub async fn fetch(self, id: CourseId) -> Result<(), Failure> {
        let answer = self.net.call(&GetCourse { id }).await?;
        self.keep(read(answer));
        Ok(())
    }

    /// Says that the reader has done a step, or has not: shown at once, rolled back if the server refuses.
    ///
    /// # Errors
    /// Why it was refused.
    pub async fn complete(self, id: CourseId, step: StepId, is_done: bool) -> Result<(), Failure> {
        let before = untrack(move || self.detail(id));
        if let Some(before) = &before {
            let mut after = Detail::clone(before);
            for known in after.steps.iter_mut().filter(|known| known.id == step) {
                known.is_done = is_done;
            }
            self.put(Arc::new(after));
        }
        match self.net.call(&CompleteStep { id, step, is_done }).await {
            Ok(answer) => self.keep(read(answer)),
            Err(failure) => {
                if let Some(before) = before {
                    self.put(before);
                }
                return Err(failure);
            }
        }
        Ok(())
    }

    /// Gives a course to people, and takes it from people.
    ///
    /// # Errors
    /// Why it was refused.
    pub async fn assign(self, id: CourseId, add: Vec<UserId>, remove: Vec<UserId>) -> Result<(), Failure> {
        let answer = self.net.call(&AssignCourse { id, add, remove }).await?;
        self.keep(read(answer));
        Ok(())
    }

    /// Deletes a course for good: gone at once, back where it stood if the server refuses.
    ///
    /// # Errors
    /// Why it is still there.
    pub async fn delete(self, id: CourseId) -> Result<(), Failure> {
        let before = self.courses.get_untracked();
        self.courses.update(|courses| courses.retain(|course| course.id != id));
        let done = self.net.call(&DeleteCourse { id }).await;
        if done.is_err() {
            self.courses.set(before);
        }
        done
    }

    fn keep(self, detail: Detail) {
        let course = &detail.course;
        let known = self.courses.with_untracked(|courses| courses.iter().position(|known| known.id == course.id));
        if let Some(place) = known {
            self.courses.update(|courses| courses[place] = Arc::clone(course));
        }
        self.put(Arc::new(detail));
    }

    fn put(self, detail: Arc<Detail>) {
        self.details.update(|details| {
            details.retain(|known| known.course.id != detail.course.id);
            details.push(detail);
        });
    }
}
