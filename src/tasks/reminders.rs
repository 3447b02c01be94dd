//! How people are reminded of tasks, in words.

use std::sync::Arc;

use api::workdrive::enforcement_templates::{ListEnforcementTemplates, Reminder, Template};
use leptos::prelude::*;

use super::model::TemplateId;
use crate::{
    app::Keep,
    loading::{Pages, Phase},
    net::Net,
    task::follow,
    text::tasks as t,
};

/// A way to remind people.
#[derive(Debug, Clone, PartialEq)]
pub struct Way {
    /// Id.
    pub id: TemplateId,
    /// What it is called.
    pub title: String,
    /// Its reminders, as the vendor says them.
    pub reminders: Vec<Reminder>,
}

/// The ways to remind people; loaded when they are first asked for.
#[derive(Clone, Copy)]
pub struct Templates {
    pages: Pages<ListEnforcementTemplates>,
    ways: RwSignal<Vec<Arc<Way>>>,
    net: Net,
}

impl Templates {
    /// Those of the app.
    #[must_use]
    pub fn kept() -> Self {
        let net = expect_context::<Net>();
        expect_context::<Keep>().the(|| Self::open(net))
    }

    fn open(net: Net) -> Self {
        let templates = Self { pages: Pages::new(), ways: RwSignal::new(Vec::new()), net };
        follow(move || {
            if templates.pages.phase.get() == Phase::Ready && !templates.pages.at_end.get() {
                templates.pages.more(net, move |rows| templates.append(rows));
            }
        });
        templates
    }

    /// Loads them, or what did not come.
    pub fn want(self) {
        match self.pages.phase.get_untracked() {
            Phase::Idle => {
                let first = ListEnforcementTemplates { cur_page: None, per_page: Some(100), sort_direction: None };
                self.pages.start(self.net, first, move |rows| self.append(rows));
            }
            Phase::Failed(_) => self.pages.more(self.net, move |rows| self.append(rows)),
            Phase::Loading | Phase::Ready => {}
        }
    }

    /// All that are loaded, as a reactive value.
    #[must_use]
    pub fn all(self) -> Vec<Arc<Way>> {
        self.ways.get()
    }

    /// One of them, as a reactive value.
    #[must_use]
    pub fn get(self, id: TemplateId) -> Option<Arc<Way>> {
        self.ways.with(|ways| ways.iter().find(|way| way.id == id).cloned())
    }

    /// Whether they could not be loaded, as a reactive value.
    #[must_use]
    pub fn is_failed(self) -> bool {
        self.pages.phase.with(|phase| matches!(phase, Phase::Failed(_)))
    }

    fn append(self, rows: Vec<Template>) {
        self.ways.update(|ways| {
            let way = |row: Template| Arc::new(Way { id: row.id, title: row.title, reminders: row.reminders });
            ways.extend(rows.into_iter().map(way));
        });
    }
}

/// A reminder as a sentence: "By e-mail, 2 days before it is due". One of an unknown kind is left as the vendor says it.
#[must_use]
pub fn in_words(reminder: &Reminder) -> String {
    let count = reminder.reminder_time;
    let before = match &*reminder.reminder_time_unit {
        "week" | "weeks" => t::weeks_before(count),
        "days" | "day" => t::days_before(count),
        "hours" | "hour" => t::hours_before(count),
        "minutes" | "minute" => t::minutes_before(count),
        other => format!("{count} {other}"),
    };
    match &*reminder.reminder_type {
        "email" => t::remind_by_mail(&before),
        "push" => t::remind_in_app(&before),
        "text" => t::remind_by_text(&before),
        "restrict" => t::remind_restrict(&before),
        other => format!("{other}: {before}"),
    }
}
