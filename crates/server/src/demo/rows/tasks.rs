//! Stores the tasks, templates and courses of a demo.

use sqlx::AnyConnection;

use super::batch::{Batch, int, json, maybe, maybe_int, text};
use crate::{
    clock::{DAY, HOUR},
    demo::content::{Content, Person, id},
    demo::tasks::{Course, Task},
};

pub(super) async fn save(tx: &mut AnyConnection, content: &Content, now: i64) -> Result<(), sqlx::Error> {
    let mut templates = Batch::new("enforcement_templates", &["id", "title", "reminders", "created_at"]);
    for (number, (id, title, reminders)) in (0_i64..).zip(&content.tasks.templates) {
        templates.add(tx, [text(id), text(title), json(reminders), int(now - 300 * DAY + number * HOUR)]).await?;
    }
    templates.finish(tx).await?;
    courses(tx, &content.tasks.courses, &content.people).await?;
    tasks(tx, &content.tasks.tasks, &content.people).await
}

async fn courses(tx: &mut AnyConnection, all: &[Course], people: &[Person]) -> Result<(), sqlx::Error> {
    let mut courses = Batch::new(
        "courses",
        &[
            "id",
            "title",
            "description",
            "categories",
            "author_id",
            "due_at",
            "is_published",
            "created_at",
            "updated_at",
        ],
    );
    for course in all {
        let row = [
            text(course.id),
            text(&course.title),
            text(&course.text),
            json(&course.categories),
            text(people[course.author].id),
            maybe_int(course.due_at),
            int(course.is_published),
            int(course.made_at),
            int(course.made_at),
        ];
        courses.add(tx, row).await?;
    }
    courses.finish(tx).await?;
    let step_id = |course: &Course, position: i64| id(&format!("step/{}/{position}", course.id));
    let mut steps = Batch::new("course_steps", &["id", "course_id", "position", "title", "text", "link", "minutes"]);
    for course in all {
        for (position, step) in (1_i64..).zip(&course.steps) {
            let row = [
                text(step_id(course, position)),
                text(course.id),
                int(position),
                text(&step.title),
                text(&step.text),
                maybe(step.link.as_ref()),
                int(step.minutes),
            ];
            steps.add(tx, row).await?;
        }
    }
    steps.finish(tx).await?;
    let mut takers = Batch::new("course_people", &["user_id", "course_id", "started_at"]);
    let mut done = Batch::new("course_steps_done", &["user_id", "step_id", "done_at"]);
    for course in all {
        for &(person, count) in &course.takers {
            let (person, begun) = (text(people[person].id), course.made_at + DAY);
            takers.add(tx, [person.clone(), text(course.id), maybe_int((count > 0).then_some(begun))]).await?;
            for position in (1_i64..).take(count) {
                done.add(tx, [person.clone(), text(step_id(course, position)), int(begun + position * HOUR)]).await?;
            }
        }
    }
    takers.finish(tx).await?;
    done.finish(tx).await
}

async fn tasks(tx: &mut AnyConnection, all: &[Task], people: &[Person]) -> Result<(), sqlx::Error> {
    let mut tasks = Batch::new(
        "tasks",
        &[
            "id",
            "author_id",
            "is_published",
            "title",
            "description",
            "kind",
            "template_id",
            "content",
            "hours",
            "link",
            "due_days",
            "video_id",
            "document_id",
            "course_id",
            "due_at",
            "created_at",
            "updated_at",
        ],
    );
    for task in all {
        let about = |kind: &str| maybe(task.about.filter(|_| task.kind == kind));
        let due_at = task.due_days.filter(|_| task.is_published).map(|days| task.made_at + days * DAY);
        let row = [
            text(task.id),
            text(people[task.author].id),
            int(task.is_published),
            text(&task.title),
            maybe((!task.text.is_empty()).then_some(&task.text)),
            text(&task.kind),
            maybe(task.template),
            maybe(task.content.as_ref()),
            maybe_int(task.hours),
            maybe(task.link.as_ref()),
            maybe_int(task.due_days),
            about("Video"),
            about("Document"),
            about("TrainingCourse"),
            maybe_int(due_at),
            int(task.made_at),
            int(task.made_at),
        ];
        tasks.add(tx, row).await?;
    }
    tasks.finish(tx).await?;
    let mut given = Batch::new("task_people", &["user_id", "task_id"]);
    for task in all {
        for person in &task.given {
            given.add(tx, [text(people[*person].id), text(task.id)]).await?;
        }
    }
    given.finish(tx).await
}
