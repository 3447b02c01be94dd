//! Tasks as the screens know them.

use std::sync::Arc;

use api::workdrive::tasks::{self, TaskKind, TaskPerson, TaskStatus};
pub use api::workdrive::{CourseId, DocumentId, TaskId, TemplateId, UserId, VideoId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::due::Day;
use crate::{kit::list::Key, person::Person};

impl Key for TaskId {
    fn to_number(self) -> u128 {
        self.0.as_u128()
    }
    fn from_number(number: u128) -> Self {
        Self(Uuid::from_u128(number))
    }
}

/// What a task is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
pub enum Kind {
    /// A text to read.
    #[default]
    Article,
    /// A document to read.
    Document,
    /// A video to watch.
    Video,
    /// A quiz elsewhere.
    Quiz,
    /// A course to take.
    Course,
}

impl Kind {
    /// All, in the order of choosers.
    pub const ALL: [Self; 5] = [Self::Article, Self::Document, Self::Video, Self::Quiz, Self::Course];

    /// Its name in addresses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Document => "document",
            Self::Video => "video",
            Self::Quiz => "quiz",
            Self::Course => "course",
        }
    }
}

impl From<TaskKind> for Kind {
    fn from(kind: TaskKind) -> Self {
        match kind {
            TaskKind::Article => Self::Article,
            TaskKind::Video => Self::Video,
            TaskKind::QuizLink => Self::Quiz,
            TaskKind::Document => Self::Document,
            TaskKind::TrainingCourse => Self::Course,
        }
    }
}

impl From<Kind> for TaskKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Article => Self::Article,
            Kind::Video => Self::Video,
            Kind::Quiz => Self::QuizLink,
            Kind::Document => Self::Document,
            Kind::Course => Self::TrainingCourse,
        }
    }
}

/// A document, video or course that a task is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ThingId {
    /// A document.
    Document(DocumentId),
    /// A video.
    Video(VideoId),
    /// A course.
    Course(CourseId),
}

/// A task.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// Id.
    pub id: TaskId,
    /// Title.
    pub title: Arc<str>,
    /// What else there is to say of it.
    pub description: Option<String>,
    /// Whether it is fixed and may be given to people.
    pub is_published: bool,
    /// What it is about, when known.
    pub kind: Option<Kind>,
    /// Text of an article, in Markdown.
    pub content: Option<String>,
    /// Address of a quiz.
    pub link: Option<String>,
    /// The document, video or course.
    pub thing: Option<ThingId>,
    /// How long it takes, in hours.
    pub hours: Option<u32>,
    /// How people are reminded.
    pub template: Option<TemplateId>,
    /// Days from its publication in which it has to be done.
    pub due_days: Option<u32>,
    /// When it has to be done; a draft has no such moment yet.
    pub due: Option<DateTime<Utc>>,
    /// The reader's day of that moment.
    pub day: Option<Day>,
    /// When it was made.
    pub made_at: Option<DateTime<Utc>>,
    /// Who made it; `None` when the answer says an id that is not the reader's.
    pub author: Option<Person>,
    /// Who has to do it, as far as the reader may know.
    pub people: Vec<Person>,
}

impl Task {
    /// Reads a vendor's task. `known` finds a person where the answer has an id only.
    #[must_use]
    pub fn read(task: tasks::Task, known: impl Fn(UserId) -> Option<Person>) -> Self {
        let person = |person: TaskPerson| match person {
            TaskPerson::Person(stub) => Some(Person::from(*stub)),
            TaskPerson::Id(id) => known(id),
        };
        let kind = task.kind.map(Kind::from);
        let thing = match kind {
            Some(Kind::Document) => task.document_id.map(ThingId::Document),
            Some(Kind::Video) => task.video_id.map(ThingId::Video),
            Some(Kind::Course) => task.training_course_task_list_id.map(ThingId::Course),
            Some(Kind::Article | Kind::Quiz) | None => None,
        };
        let due = task.due_date.filter(|_| task.status != Some(TaskStatus::Draft));
        Self {
            id: task.id,
            title: task.title.into(),
            description: task.description.filter(|text| !text.trim().is_empty()),
            is_published: task.status != Some(TaskStatus::Draft),
            kind,
            content: task.content.filter(|text| !text.trim().is_empty()),
            link: task.link.filter(|link| !link.is_empty()),
            thing,
            hours: task.time.filter(|hours| *hours > 0),
            template: task.notification_template_id,
            due_days: task.due_days,
            due,
            day: due.map(Day::at),
            made_at: task.created_at,
            author: task.created_by.and_then(person),
            people: task.assigned_user_ids.into_iter().filter_map(person).collect(),
        }
    }

    /// Whether this person made it.
    #[must_use]
    pub fn is_by(&self, user: UserId) -> bool {
        self.author.as_ref().is_some_and(|author| author.id == user)
    }

    /// Whether this person has to do it.
    #[must_use]
    pub fn is_for(&self, user: UserId) -> bool {
        self.people.iter().any(|person| person.id == user)
    }

    /// Whether it says all that its kind needs to be published.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        match self.kind {
            Some(Kind::Article) => self.content.is_some(),
            Some(Kind::Quiz) => self.link.is_some(),
            Some(Kind::Document | Kind::Video | Kind::Course) => self.thing.is_some(),
            None => false,
        }
    }
}

/// A person whose name is not known: shown by what the answer has.
#[must_use]
pub fn nameless(id: UserId) -> Person {
    Person { id, name: id.to_string(), title: None, department: None, picture: None, online: None }
}
