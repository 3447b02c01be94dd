//! Tasks: drafts, published ones, and who has to do them.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CourseId, DocumentId, Meta, TaskId, TemplateId, UserId, UserStub, VideoId, WorkDrive};
use crate::{auth::ApiKey, catalogue, endpoint, lenient, page::Paged};

endpoint! {
    /// Lists tasks of the caller, by the time they were made.
    ///
    /// `GET /api/tasks`. Without `filter` those that the caller made and those that the caller has to do. Nobody sees other tasks.
    pub ListTasks(WorkDrive, ApiKey, Member): GET "/tasks" -> TaskPage {
        query {
            /// Page, from 1. Default 1.
            cur_page: Option<u64>,
            /// Rows per page, 1 to 100. Default 10.
            per_page: Option<u64>,
            /// Oldest first (the default) or newest first.
            sort_direction: Option<SortDirection>,
            /// Which ones.
            filter: Option<TaskFilter>,
            /// Only published ones, or only drafts.
            published: Option<bool>,
        }
    }
}

endpoint! {
    /// Makes a task, and gives it to people when the body names some.
    ///
    /// `POST /api/tasks`; the document has this operation twice. A published task needs what its kind is about. Errors: `Invalid` for a draft
    /// that is given to somebody, and for what a kind lacks; `NotFound` for an unknown person, video, document, course or template.
    pub CreateTask(WorkDrive, ApiKey, Member): POST "/tasks" -> 201 Task {
        body = /// The task.
        task: TaskBody
    }
}

endpoint! {
    /// Changes a draft, or publishes it.
    ///
    /// `PATCH /api/tasks/update/{id}`. What is not sent stays. Errors: `Conflict` for a published task, which is fixed.
    pub UpdateTask(WorkDrive, ApiKey, Member): PATCH "/tasks/update/{id}" -> Task {
        path {
            /// Task.
            id: TaskId,
        }
        body = /// What changes; `userIds` is passed over.
        task: TaskBody
    }
}

endpoint! {
    /// Gives a published task to people, and takes it from people.
    ///
    /// `PATCH /api/tasks/assign/{id}`. Errors: `Conflict` for a draft, `NotFound` for an unknown person.
    pub AssignTask(WorkDrive, ApiKey, Member): PATCH "/tasks/assign/{id}" -> Task {
        path {
            /// Task.
            id: TaskId,
        }
        body {
            /// Who has to do it from now on.
            #[serde(default, deserialize_with = "lenient::list")]
            user_ids as "userIds": Vec<UserId>,
            /// Who has to do it no more. Whoever did not have to is passed over.
            #[serde(default, deserialize_with = "lenient::list")]
            remove_ids as "removeIds": Vec<UserId>,
        }
    }
}

endpoint! {
    /// Deletes a task for good, for everybody.
    ///
    /// `DELETE /api/tasks/{id}`
    pub DeleteTask(WorkDrive, ApiKey, Member): DELETE "/tasks/{id}" -> () {
        path {
            /// Task.
            id: TaskId,
        }
    }
}

catalogue![ListTasks, CreateTask, UpdateTask, AssignTask, DeleteTask];

impl Paged for ListTasks {
    type Item = Task;
    fn items(page: TaskPage) -> Vec<Task> {
        page.tasks
    }
    fn next(&self, page: &TaskPage) -> Option<Self> {
        (page.meta.next_page > 0).then(|| Self { cur_page: Some(page.meta.next_page), ..self.clone() })
    }
}

/// Which tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum TaskFilter {
    /// Those that the caller made.
    #[serde(rename = "INDEPENDENT_TASKS_CREATED_BY_ME")]
    CreatedByMe,
    /// Those that the caller has to do.
    #[serde(rename = "INDEPENDENT_TASKS_ASSIGNED_TO_ME")]
    AssignedToMe,
}

/// The direction of an order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum SortDirection {
    /// Least, or oldest, first.
    #[default]
    #[serde(rename = "ASC")]
    Ascending,
    /// Greatest, or newest, first.
    #[serde(rename = "DESC")]
    Descending,
}

/// What a task is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum TaskKind {
    /// A text to read: `content`.
    Article,
    /// A video to watch: `videoId`.
    Video,
    /// A quiz elsewhere: `link`. The document's texts also say `Link`.
    #[serde(alias = "Link")]
    QuizLink,
    /// A document to read: `documentId`.
    Document,
    /// A course to take: `trainingCourseTaskListId`. The document's texts also say `Course`.
    #[serde(alias = "Course")]
    TrainingCourse,
}

/// Whether a task is fixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum TaskStatus {
    /// May be changed, and given to nobody.
    #[serde(rename = "draft", alias = "DRAFT")]
    Draft,
    /// May be given to people, and not be changed. The document's table says `publish`, its examples `published`.
    #[serde(rename = "publish", alias = "published", alias = "PUBLISHED")]
    Published,
}

/// A task in a request.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TaskBody {
    /// Title, 1 to 200 characters.
    #[serde(default, deserialize_with = "lenient::some")]
    pub title: Option<String>,
    /// Description, at most 5,000 characters.
    #[serde(default, deserialize_with = "lenient::some")]
    pub description: Option<String>,
    /// Default: published in a new task; as it was in a change.
    #[serde(default, deserialize_with = "lenient::some")]
    pub status: Option<TaskStatus>,
    /// What it is about.
    #[serde(default, rename = "task_type", deserialize_with = "lenient::some")]
    pub kind: Option<TaskKind>,
    /// How people are reminded.
    #[serde(default, deserialize_with = "lenient::some")]
    pub notification_template_id: Option<TemplateId>,
    /// Text of an article, at most 20,000 characters.
    #[serde(default, deserialize_with = "lenient::some")]
    pub content: Option<String>,
    /// How long it takes, in hours, at most 10,000; the document gives no unit.
    #[serde(default, deserialize_with = "lenient::some")]
    pub time: Option<u32>,
    /// Video.
    #[serde(default, deserialize_with = "lenient::some")]
    pub video_id: Option<VideoId>,
    /// Address of a quiz.
    #[serde(default, deserialize_with = "lenient::some")]
    pub link: Option<String>,
    /// Days from its publication in which it has to be done, at most 3,650.
    #[serde(default, deserialize_with = "lenient::some")]
    pub due_days: Option<u32>,
    /// Document.
    #[serde(default, deserialize_with = "lenient::some")]
    pub document_id: Option<DocumentId>,
    /// Course.
    #[serde(default, deserialize_with = "lenient::some")]
    pub training_course_task_list_id: Option<CourseId>,
    /// Who has to do it.
    #[serde(default, deserialize_with = "lenient::some_list")]
    pub user_ids: Option<Vec<UserId>>,
}

/// A page of tasks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TaskPage {
    /// Rows.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub tasks: Vec<Task>,
    /// Where it stands.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub meta: Meta,
}

/// A task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Task {
    /// Id.
    pub id: TaskId,
    /// Title.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub title: String,
    /// Description.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub description: Option<String>,
    /// Whether it is fixed.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub status: Option<TaskStatus>,
    /// What it is about. The document's answers lack it; the embedded backend sends it.
    #[serde(default, rename = "task_type", deserialize_with = "lenient::optional")]
    pub kind: Option<TaskKind>,
    /// Text of an article.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub content: Option<String>,
    /// How long it takes, in hours.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub time: Option<u32>,
    /// Video.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub video_id: Option<VideoId>,
    /// Address of a quiz.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub link: Option<String>,
    /// Document.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub document_id: Option<DocumentId>,
    /// Course.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub training_course_task_list_id: Option<CourseId>,
    /// How people are reminded.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub notification_template_id: Option<TemplateId>,
    /// Days from its publication in which it has to be done.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub due_days: Option<u32>,
    /// When it has to be done.
    #[serde(default, deserialize_with = "crate::time::some_moment")]
    pub due_date: Option<DateTime<Utc>>,
    /// When it was made.
    #[serde(default, deserialize_with = "crate::time::some_moment")]
    pub created_at: Option<DateTime<Utc>>,
    /// When it last changed.
    #[serde(default, deserialize_with = "crate::time::some_moment")]
    pub updated_at: Option<DateTime<Utc>>,
    /// Who made it: a person in lists, an id elsewhere.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub created_by: Option<TaskPerson>,
    /// Who has to do it: ids in the answer to its creation, else people. Only its maker sees others than themselves.
    #[serde(default, deserialize_with = "lenient::list")]
    pub assigned_user_ids: Vec<TaskPerson>,
}

/// A person, in the two forms in which answers about tasks have them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum TaskPerson {
    /// The id alone.
    Id(UserId),
    /// The person.
    Person(Box<UserStub>),
}

impl TaskPerson {
    /// Who it is.
    #[must_use]
    pub fn id(&self) -> UserId {
        match self {
            Self::Id(id) => *id,
            Self::Person(person) => person.id,
        }
    }
}
