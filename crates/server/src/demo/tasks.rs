//! What there is to do and to learn at Stilla: tasks, how people are reminded of them, and courses.

use api::workdrive::enforcement_templates::Reminder;
use art::random::Random;
use uuid::Uuid;

use super::{
    content::{BENCH, Person, id},
    library::Item,
    script::{self, Entry},
    small,
};
use crate::clock::{DAY, HOUR, MINUTE};

const TASKS: &str = include_str!("../../assets/demo/tasks.txt");
const COURSES: &str = include_str!("../../assets/demo/courses.txt");

/// How one is reminded, and how many of which unit before the task is due.
type Nudge = (&'static str, u64, &'static str);

/// Each template's title, and its reminders.
const TEMPLATES: [(&str, &[Nudge]); 4] = [
    ("Two days before", &[("email", 2, "days")]),
    ("The day before, by mail and in the app", &[("email", 1, "days"), ("push", 1, "days")]),
    ("Week by week", &[("email", 2, "week"), ("email", 1, "week"), ("push", 1, "days")]),
    ("Before access is restricted", &[("email", 3, "days"), ("push", 4, "hours"), ("restrict", 30, "minutes")]),
];

/// Everything there is to do.
pub(super) struct Tasks {
    pub(super) templates: Vec<(Uuid, &'static str, Vec<Reminder>)>,
    pub(super) courses: Vec<Course>,
    pub(super) tasks: Vec<Task>,
}

/// A task.
#[derive(Debug, Clone)]
pub(super) struct Task {
    pub(super) id: Uuid,
    pub(super) author: usize,
    pub(super) given: Vec<usize>,
    pub(super) is_published: bool,
    pub(super) title: String,
    pub(super) text: String,
    /// As WorkDrive names it.
    pub(super) kind: String,
    pub(super) template: Option<Uuid>,
    pub(super) content: Option<String>,
    pub(super) hours: Option<i64>,
    pub(super) link: Option<String>,
    pub(super) due_days: Option<i64>,
    /// The document, video or course that it is about, as `kind` says.
    pub(super) about: Option<Uuid>,
    /// Milliseconds since 1970.
    pub(super) made_at: i64,
}

/// A course.
#[derive(Debug, Clone)]
pub(super) struct Course {
    pub(super) id: Uuid,
    pub(super) author: usize,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) categories: Vec<String>,
    pub(super) is_published: bool,
    /// Milliseconds since 1970.
    pub(super) made_at: i64,
    pub(super) due_at: Option<i64>,
    pub(super) steps: Vec<Step>,
    /// Who takes it, and how many steps are done.
    pub(super) takers: Vec<(usize, usize)>,
}

/// A step of a course.
#[derive(Debug, Clone)]
pub(super) struct Step {
    pub(super) minutes: i64,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) link: Option<String>,
}

/// What there is to do in the small company; tasks are about things in its library.
pub(super) fn content(people: &[Person], library: &[Item], now: i64) -> Tasks {
    let reminder = |&(how, time, unit): &Nudge| Reminder {
        reminder_type: how.to_owned(),
        reminder_time_unit: unit.to_owned(),
        reminder_time: time,
        ref_id: None,
        org_content_template_id: None,
    };
    let templates =
        TEMPLATES.map(|(title, reminders)| (template(title), title, reminders.iter().map(reminder).collect()));
    let courses: Vec<_> = script::read(COURSES).iter().filter_map(|entry| course(entry, people, now)).collect();
    let tasks = script::read(TASKS).iter().filter_map(|entry| task(entry, people, library, &courses, now)).collect();
    Tasks { templates: templates.to_vec(), courses, tasks }
}

fn template(title: &str) -> Uuid {
    id(&format!("template/{title}"))
}

/// `None` for an author who does not exist; the test that counts courses says so.
fn course(entry: &Entry, people: &[Person], now: i64) -> Option<Course> {
    let (title, text) = entry.title();
    let step = |parts: &[String]| {
        let part = |at: usize| parts.get(at).cloned().unwrap_or_default();
        Step { minutes: part(0).parse().unwrap_or(5), title: part(1), text: part(2), link: parts.get(3).cloned() }
    };
    let taker = |parts: &[String]| {
        let (handle, done) = parts.first()?.split_once(' ')?;
        Some((people.iter().position(|person| person.handle == handle)?, done.parse().ok()?))
    };
    Some(Course {
        id: id(&format!("course/{title}")),
        author: people.iter().position(|person| person.handle == entry.author)?,
        title: title.to_owned(),
        text: text.to_owned(),
        categories: entry.category.clone().into_iter().collect(),
        is_published: !entry.has("draft"),
        made_at: entry.before("ago", now)?,
        due_at: entry.number("due").map(|days| now + days * DAY),
        steps: entry.lines("step").map(step).collect(),
        takers: entry.lines("done").filter_map(taker).collect(),
    })
}

/// `None` for an author who does not exist; the test that counts tasks says so.
fn task(entry: &Entry, people: &[Person], library: &[Item], courses: &[Course], now: i64) -> Option<Task> {
    let (title, text) = entry.title();
    let about = entry.line("about");
    let in_library = || library.iter().find(|item| Some(&*item.title) == about).map(|item| item.id);
    let in_courses = || courses.iter().find(|course| Some(&*course.title) == about).map(|course| course.id);
    Some(Task {
        id: id(&format!("task/{title}")),
        author: people.iter().position(|person| person.handle == entry.author)?,
        given: small::handles(people, entry.audience.trim_start_matches("users:").split(',')),
        is_published: !entry.has("draft"),
        title: title.to_owned(),
        text: text.to_owned(),
        kind: entry.category.clone()?,
        template: entry.line("reminders").map(template),
        content: entry.line("content").map(|content| content.replace("\\n", "\n")),
        hours: entry.number("hours"),
        link: entry.links.first().map(|[link, ..]| link.clone()),
        due_days: entry.number("due"),
        about: in_library().or_else(in_courses),
        made_at: entry.before("ago", now)?,
    })
}

/// How many tasks and courses the large demo has.
const LARGE: (usize, usize) = (3_000, 60);

/// What there is to do in the small company, and more like it, for people of the large one.
pub(super) fn large(told: Tasks, people: &[Person], part: usize, now: i64) -> Tasks {
    let random = &mut Random::new(3_000);
    let Tasks { templates, mut courses, mut tasks } = told;
    let models = courses.clone();
    for number in courses.len()..LARGE.1 / part {
        let model = random.pick(&models);
        courses.push(Course {
            id: id(&format!("large/course/{number}")),
            author: random.below(people.len()),
            title: format!("{} ({number})", model.title),
            made_at: now - 90 * DAY - number as i64 * DAY,
            takers: Vec::new(),
            ..model.clone()
        });
    }
    let models = tasks.clone();
    for number in tasks.len()..LARGE.0 / part {
        let model = random.pick(&models);
        // Every third task is for the person who is measured with, so that a long list has a reader.
        let mut given: Vec<usize> = (0..random.below(6)).map(|_| random.below(people.len())).collect();
        given.extend((number % 3 == 0).then_some(BENCH));
        given.sort_unstable();
        given.dedup();
        tasks.push(Task {
            id: id(&format!("large/task/{number}")),
            author: if number % 7 == 0 { BENCH } else { random.below(people.len()) },
            given: if model.is_published { given } else { Vec::new() },
            title: format!("{} ({number})", model.title),
            made_at: now - 21 * DAY - number as i64 * 2 * HOUR - random.below(MINUTE as usize) as i64,
            ..model.clone()
        });
    }
    Tasks { templates, courses, tasks }
}
