//! Courses as the screens know them.

use std::sync::Arc;

use api::{
    rotunda::courses::{CourseDetail, StepId},
    workdrive::{CourseId, UserId, courses},
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::{kit::list::Key, person::Person, tasks::due::Day};

impl Key for CourseId {
    fn to_number(self) -> u128 {
        self.0.as_u128()
    }
    fn from_number(number: u128) -> Self {
        Self(Uuid::from_u128(number))
    }
}

/// A course.
#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    /// Id.
    pub id: CourseId,
    /// Title.
    pub title: String,
    /// What it is about.
    pub description: String,
    /// Names of categories.
    pub categories: Vec<String>,
    /// How many steps it has.
    pub steps: u64,
    /// How many of them the reader has done.
    pub done: u64,
    /// How much of it that is, 0 to 100.
    pub progress: u64,
    /// How many people take it.
    pub people: u64,
    /// Minutes that it takes.
    pub minutes: u64,
    /// Whether the reader has begun it.
    pub is_begun: bool,
    /// Whether others see it.
    pub is_published: bool,
    /// Until when it has to be done.
    pub due: Option<DateTime<Utc>>,
    /// The reader's day of that moment.
    pub day: Option<Day>,
    /// Who made it.
    pub author: Option<UserId>,
    /// Address of a picture.
    pub picture: Option<String>,
}

impl From<courses::Course> for Course {
    fn from(course: courses::Course) -> Self {
        Self {
            id: course.id,
            title: course.title,
            description: course.description,
            categories: course.categories,
            steps: course.number_of_tasks,
            done: course.tasks,
            progress: course.progress.min(100),
            people: course.users_count,
            minutes: course.total_time,
            is_begun: course.started,
            is_published: course.status.as_deref() != Some("draft"),
            due: course.due_date,
            day: course.due_date.map(Day::at),
            author: course.created_by,
            picture: course.file.and_then(|file| file.thumbnail.or(file.url)),
        }
    }
}

/// A step of a course.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Id.
    pub id: StepId,
    /// Title.
    pub title: String,
    /// What to learn, in Markdown.
    pub text: String,
    /// Address of what to read or watch.
    pub link: Option<String>,
    /// Minutes that it takes.
    pub minutes: u64,
    /// Whether the reader has done it.
    pub is_done: bool,
}

/// A course with its steps, and with who takes it as far as the reader may know.
#[derive(Debug, Clone, PartialEq)]
pub struct Detail {
    /// The course.
    pub course: Arc<Course>,
    /// Steps in their order.
    pub steps: Vec<Step>,
    /// Who takes it, and how many steps they have done.
    pub people: Vec<(Person, u64)>,
}

/// Reads a course with what belongs to it.
#[must_use]
pub fn read(detail: CourseDetail) -> Detail {
    let steps = detail.steps.into_iter().map(|step| Step {
        id: step.id,
        title: step.title,
        text: step.text,
        link: step.link,
        minutes: u64::from(step.minutes),
        is_done: step.is_done,
    });
    let people = detail.people.into_iter().map(|learner| (Person::from(learner.user), learner.done));
    Detail { course: Arc::new(detail.course.into()), steps: steps.collect(), people: people.collect() }
}
