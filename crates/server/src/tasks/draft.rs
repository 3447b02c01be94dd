//! What a task says, and the rules for it.

use ::api::workdrive::{CourseId, DocumentId, TaskId, TemplateId, UserId, VideoId, tasks::*};
use sqlx::AnyConnection;

use crate::{
    Backend,
    audiences::exist,
    database::{Fields, Sql},
    feeds::rules,
    refusal::Refusal,
};

const TITLE_CHARACTERS: usize = 200;
const DESCRIPTION_CHARACTERS: usize = 5_000;
const CONTENT_CHARACTERS: usize = 20_000;
const MOST_DAYS: u32 = 3_650;
const MOST_HOURS: u32 = 10_000;
const DAY_MS: i64 = 86_400_000;

/// A task's contents.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) is_published: bool,
    title: String,
    description: Option<String>,
    kind: Option<TaskKind>,
    template: Option<TemplateId>,
    content: Option<String>,
    hours: Option<u32>,
    video: Option<VideoId>,
    link: Option<String>,
    due_days: Option<u32>,
    document: Option<DocumentId>,
    course: Option<CourseId>,
}

/// The columns of the contents, each written by [`Draft::bind`].
const COLUMNS: [&str; 13] = [
    "is_published",
    "title",
    "description",
    "kind",
    "template_id",
    "content",
    "hours",
    "video_id",
    "link",
    "due_days",
    "document_id",
    "course_id",
    "due_at",
];

impl Draft {
    /// What is stored.
    pub(super) async fn read(connection: &mut AnyConnection, id: TaskId) -> Result<Self, Refusal> {
        let mut sql = Sql::new("SELECT * FROM tasks WHERE id = ");
        sql.bind(id.to_string());
        let row = sql.row(connection).await?.ok_or_else(|| Refusal::not_found("task"))?;
        Ok(Self {
            is_published: row.int("is_published")? != 0,
            title: row.text("title")?,
            description: row.maybe_text("description")?,
            kind: row.maybe_text("kind")?.as_deref().and_then(kind),
            template: row.maybe_parsed("template_id")?,
            content: row.maybe_text("content")?,
            hours: small(row.maybe_int("hours")?),
            video: row.maybe_parsed("video_id")?,
            link: row.maybe_text("link")?,
            due_days: small(row.maybe_int("due_days")?),
            document: row.maybe_parsed("document_id")?,
            course: row.maybe_parsed("course_id")?,
        })
    }

    /// Takes a change over; what it does not say stays.
    pub(super) async fn change(
        &mut self,
        connection: &mut AnyConnection,
        author: UserId,
        backend: &Backend,
        body: TaskBody,
    ) -> Result<(), Refusal> {
        if let Some(title) = body.title {
            title.trim().clone_into(&mut self.title);
        }
        self.is_published = body.status.map_or(self.is_published, |status| status == TaskStatus::Published);
        self.kind = body.kind.or(self.kind);
        self.description = body.description.or(self.description.take());
        self.content = body.content.or(self.content.take());
        self.link = body.link.or(self.link.take());
        self.template = body.notification_template_id.or(self.template);
        self.hours = body.time.or(self.hours);
        self.due_days = body.due_days.or(self.due_days);
        self.video = body.video_id.or(self.video);
        self.document = body.document_id.or(self.document);
        self.course = body.training_course_task_list_id.or(self.course);
        self.check()?;
        self.check_references(connection, author, backend).await
    }

    fn check(&self) -> Result<(), Refusal> {
        let characters = |text: &Option<String>| text.as_deref().map_or(0, |text| text.chars().count());
        if self.title.is_empty() || self.title.chars().count() > TITLE_CHARACTERS {
            return Err(Refusal::invalid("title", format!("title must have 1 to {TITLE_CHARACTERS} characters")));
        }
        if characters(&self.description) > DESCRIPTION_CHARACTERS {
            return Err(Refusal::invalid(
                "description",
                format!("description may have {DESCRIPTION_CHARACTERS} characters"),
            ));
        }
        if characters(&self.content) > CONTENT_CHARACTERS {
            return Err(Refusal::invalid("content", format!("content may have {CONTENT_CHARACTERS} characters")));
        }
        if self.due_days.is_some_and(|days| days > MOST_DAYS) {
            return Err(Refusal::invalid("dueDays", format!("dueDays is at most {MOST_DAYS}")));
        }
        if self.hours.is_some_and(|hours| hours > MOST_HOURS) {
            return Err(Refusal::invalid("time", format!("time is at most {MOST_HOURS} hours")));
        }
        if let Some(link) = &self.link {
            rules::address("link", link, &["https", "http"])?;
        }
        let missing = match self.kind {
            _ if !self.is_published => return Ok(()),
            None => "task_type",
            Some(TaskKind::Article) if self.content.as_deref().is_none_or(|text| text.trim().is_empty()) => "content",
            Some(TaskKind::Video) if self.video.is_none() => "videoId",
            Some(TaskKind::QuizLink) if self.link.is_none() => "link",
            Some(TaskKind::Document) if self.document.is_none() => "documentId",
            Some(TaskKind::TrainingCourse) if self.course.is_none() => "trainingCourseTaskListId",
            Some(_) => return Ok(()),
        };
        Err(Refusal::invalid(missing, format!("a published task of this kind needs {missing}")))
    }

    /// Refuses what does not exist, or what its author may not see.
    async fn check_references(
        &self,
        connection: &mut AnyConnection,
        author: UserId,
        backend: &Backend,
    ) -> Result<(), Refusal> {
        let missing = |field: &str, noun: &str| Refusal { field: Some(field.to_owned()), ..Refusal::not_found(noun) };
        if let Some(video) = self.video
            && !crate::library::shows_video(backend, connection, author, video).await?
        {
            return Err(missing("videoId", "video"));
        }
        if let Some(document) = self.document
            && !crate::library::shows_document(backend, connection, author, document).await?
        {
            return Err(missing("documentId", "document"));
        }
        for (table, field, noun, id) in [
            ("enforcement_templates", "notificationTemplateId", "template", self.template.map(|id| id.to_string())),
            ("courses", "trainingCourseTaskListId", "course", self.course.map(|id| id.to_string())),
        ] {
            if let Some(id) = id
                && !exist(connection, table, &[id]).await?
            {
                return Err(missing(field, noun));
            }
        }
        Ok(())
    }

    pub(super) async fn insert(
        &self,
        connection: &mut AnyConnection,
        backend: &Backend,
        author: UserId,
        id: TaskId,
    ) -> Result<(), sqlx::Error> {
        let now = backend.clock.now();
        let mut sql = Sql::new("INSERT INTO tasks (id, author_id, created_at, updated_at, ");
        sql.push(&COLUMNS.join(", ")).push(") VALUES (").bind(id.to_string()).push(", ").bind(author.to_string());
        sql.push(", ").bind(now).push(", ").bind(now);
        for column in COLUMNS {
            sql.push(", ");
            self.bind(&mut sql, column, now);
        }
        sql.push(")");
        sql.execute(connection).await.map(drop)
    }

    pub(super) async fn update(
        &self,
        connection: &mut AnyConnection,
        backend: &Backend,
        id: TaskId,
    ) -> Result<(), sqlx::Error> {
        let now = backend.clock.now();
        let mut sql = Sql::new("UPDATE tasks SET updated_at = ");
        sql.bind(now);
        for column in COLUMNS {
            sql.push(", ").push(column).push(" = ");
            self.bind(&mut sql, column, now);
        }
        sql.push(" WHERE id = ").bind(id.to_string());
        sql.execute(connection).await.map(drop)
    }

    /// Writes one of [`COLUMNS`]. A task is due so many days after it was published.
    fn bind(&self, sql: &mut Sql, column: &str, now: i64) {
        match column {
            "is_published" => sql.bind(i64::from(self.is_published)),
            "title" => sql.bind(self.title.clone()),
            "description" => sql.bind(self.description.clone()),
            "kind" => sql.bind(self.kind.map(|kind| kind_name(kind).to_owned())),
            "template_id" => sql.bind(self.template.map(|id| id.to_string())),
            "content" => sql.bind(self.content.clone()),
            "hours" => sql.bind(self.hours.map(i64::from)),
            "video_id" => sql.bind(self.video.map(|id| id.to_string())),
            "link" => sql.bind(self.link.clone()),
            "due_days" => sql.bind(self.due_days.map(i64::from)),
            "document_id" => sql.bind(self.document.map(|id| id.to_string())),
            "course_id" => sql.bind(self.course.map(|id| id.to_string())),
            _ => sql.bind(self.due_days.filter(|_| self.is_published).map(|days| now + i64::from(days) * DAY_MS)),
        };
    }
}

/// The name of a kind in the database and on the wire.
pub(super) const fn kind_name(kind: TaskKind) -> &'static str {
    match kind {
        TaskKind::Article => "Article",
        TaskKind::Video => "Video",
        TaskKind::QuizLink => "QuizLink",
        TaskKind::Document => "Document",
        TaskKind::TrainingCourse => "TrainingCourse",
    }
}

/// The kind of a name.
pub(super) fn kind(name: &str) -> Option<TaskKind> {
    use TaskKind::{Article, Document, QuizLink, TrainingCourse, Video};
    [Article, Video, QuizLink, Document, TrainingCourse].into_iter().find(|kind| kind_name(*kind) == name)
}

/// A number that was checked when it was stored.
pub(super) fn small(number: Option<i64>) -> Option<u32> {
    number.and_then(|number| u32::try_from(number).ok())
}
