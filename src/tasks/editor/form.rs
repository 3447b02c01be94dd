//! A task that is being written: kept in the browser until it is saved.

use api::workdrive::{
    UserId,
    tasks::{TaskBody, TaskStatus},
};
use serde::{Deserialize, Serialize};

use crate::{
    net::Net,
    once,
    person::Person,
    storage,
    tasks::model::{Kind, Task, TaskId, TemplateId, ThingId},
    text::tasks as t,
};

/// What a form asks for; the names are those that refusals have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Title.
    Title,
    /// Description.
    Description,
    /// What the kind needs: a text, an address, a thing.
    About,
    /// Days until it is due.
    Due,
    /// Hours that it takes.
    Hours,
    /// How people are reminded.
    Template,
    /// Who has to do it.
    People,
}

impl Field {
    /// The field that a refusal names.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "title" => Self::Title,
            "description" => Self::Description,
            "content" | "link" | "videoId" | "documentId" | "trainingCourseTaskListId" | "task_type" => Self::About,
            "dueDays" => Self::Due,
            "time" => Self::Hours,
            "notificationTemplateId" => Self::Template,
            "userIds" => Self::People,
            _ => return None,
        })
    }
}

/// The most characters and numbers that the backend takes.
pub mod limits {
    /// Of a title.
    pub const TITLE: u32 = 200;
    /// Of a description.
    pub const DESCRIPTION: u32 = 5_000;
    /// Of the text of an article.
    pub const CONTENT: u32 = 20_000;
    /// Days until something is due.
    pub const DAYS: u32 = 3_650;
    /// Hours that something takes.
    pub const HOURS: u32 = 10_000;
}

/// What is being written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// The draft that is being changed; `None` for a new task.
    pub task: Option<TaskId>,
    /// Title.
    pub title: String,
    /// Description.
    pub description: String,
    /// What it is about.
    pub kind: Kind,
    /// Text of an article.
    pub content: String,
    /// Address of a quiz.
    pub link: String,
    /// The document, video or course; of another kind than `kind` it counts for nothing.
    pub thing: Option<ThingId>,
    /// Days until it is due, as typed.
    pub days: String,
    /// Hours that it takes, as typed.
    pub hours: String,
    /// How people are reminded.
    pub template: Option<TemplateId>,
    /// Who has to do it, once it is published.
    pub people: Vec<Person>,
}

impl Form {
    /// One that changes a draft.
    #[must_use]
    pub fn of(task: &Task) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        Self {
            task: Some(task.id),
            title: task.title.to_string(),
            description: text(&task.description),
            kind: task.kind.unwrap_or_default(),
            content: text(&task.content),
            link: text(&task.link),
            thing: task.thing,
            days: number(task.due_days),
            hours: number(task.hours),
            template: task.template,
            people: task.people.clone(),
        }
    }

    /// One for a new task that says the same.
    #[must_use]
    pub fn like(task: &Task) -> Self {
        Self { task: None, ..Self::of(task) }
    }

    /// The form that was kept for a draft, or for a new task.
    #[must_use]
    pub fn kept(net: Net, task: Option<TaskId>) -> Option<Self> {
        storage::read(&Self::name(net, task))
    }

    /// Keeps it.
    pub fn keep(&self, net: Net) {
        storage::write(&Self::name(net, self.task), self);
    }

    /// Forgets what was kept for a draft, or for a new task.
    pub fn forget(net: Net, task: Option<TaskId>) {
        let name = Self::name(net, task);
        storage::remove(&name);
        once::forget(&name);
    }

    /// Under which name it is kept.
    #[must_use]
    pub fn name(net: Net, task: Option<TaskId>) -> String {
        let owner = net.session.me_untracked().map(|me| me.user.id.to_string()).unwrap_or_default();
        format!("task.{owner}.{}", task.map_or_else(|| "new".to_owned(), |id| id.to_string()))
    }

    /// The thing that it is about, if its kind has one.
    #[must_use]
    pub fn thing(&self) -> Option<ThingId> {
        self.thing.filter(|thing| match thing {
            ThingId::Document(_) => self.kind == Kind::Document,
            ThingId::Video(_) => self.kind == Kind::Video,
            ThingId::Course(_) => self.kind == Kind::Course,
        })
    }

    /// What is wrong with it, for a draft or for a task to publish.
    #[must_use]
    pub fn problems(&self, publish: bool) -> Vec<(Field, &'static str)> {
        let over = |text: &str, most: u32| text.chars().count() > most as usize;
        let wrong_number = |text: &str, most: u32| {
            let text = text.trim();
            !text.is_empty() && !text.parse::<u32>().is_ok_and(|number| number <= most)
        };
        let link = self.link.trim();
        let wrong_link = !link.is_empty() && !link.starts_with("https://") && !link.starts_with("http://");
        let missing = match self.kind {
            Kind::Article if self.content.trim().is_empty() => Some(t::content_missing()),
            Kind::Quiz if link.is_empty() => Some(t::link_missing()),
            Kind::Document if self.thing().is_none() => Some(t::document_missing()),
            Kind::Video if self.thing().is_none() => Some(t::video_missing()),
            Kind::Course if self.thing().is_none() => Some(t::course_missing()),
            _ => None,
        };
        let mut problems = Vec::new();
        let mut wrong = |is_wrong: bool, field: Field, said: &'static str| {
            if is_wrong {
                problems.push((field, said));
            }
        };
        wrong(self.title.trim().is_empty(), Field::Title, t::title_missing());
        wrong(over(self.title.trim(), limits::TITLE), Field::Title, t::too_long());
        wrong(over(&self.description, limits::DESCRIPTION), Field::Description, t::too_long());
        wrong(self.kind == Kind::Article && over(&self.content, limits::CONTENT), Field::About, t::too_long());
        wrong(self.kind == Kind::Quiz && wrong_link, Field::About, t::link_wrong());
        wrong(publish && missing.is_some(), Field::About, missing.unwrap_or_default());
        wrong(wrong_number(&self.days, limits::DAYS), Field::Due, t::days_wrong());
        wrong(wrong_number(&self.hours, limits::HOURS), Field::Hours, t::hours_wrong());
        problems
    }

    /// Days until it is due.
    #[must_use]
    pub fn due_days(&self) -> Option<u32> {
        self.days.trim().parse().ok()
    }

    /// What is sent.
    #[must_use]
    pub fn to_body(&self, publish: bool) -> TaskBody {
        let said = |text: &str| Some(text.trim().to_owned());
        let mut body = TaskBody {
            title: said(&self.title),
            description: said(&self.description),
            status: Some(if publish { TaskStatus::Published } else { TaskStatus::Draft }),
            kind: Some(self.kind.into()),
            notification_template_id: self.template,
            time: self.hours.trim().parse().ok(),
            due_days: self.due_days(),
            ..TaskBody::default()
        };
        match (self.kind, self.thing()) {
            (Kind::Article, _) => body.content = said(&self.content),
            (Kind::Quiz, _) => body.link = said(&self.link).filter(|link| !link.is_empty()),
            (_, Some(ThingId::Document(id))) => body.document_id = Some(id),
            (_, Some(ThingId::Video(id))) => body.video_id = Some(id),
            (_, Some(ThingId::Course(id))) => body.training_course_task_list_id = Some(id),
            (_, None) => {}
        }
        // A draft is given to nobody.
        body.user_ids = publish.then(|| self.people.iter().map(|person| person.id).collect::<Vec<UserId>>());
        body
    }

    /// Whether it takes something from a draft that has it. What is not sent stays, so such a draft is made anew.
    #[must_use]
    pub fn takes_from(&self, task: &Task) -> bool {
        let body = self.to_body(false);
        (task.due_days.is_some() && body.due_days.is_none())
            || (task.hours.is_some() && body.time.is_none_or(|hours| hours == 0))
            || (task.template.is_some() && body.notification_template_id.is_none())
            || (task.kind == Some(self.kind) && task.link.is_some() && self.kind == Kind::Quiz && body.link.is_none())
            || (task.kind == Some(self.kind) && task.thing.is_some() && self.thing().is_none())
    }
}
