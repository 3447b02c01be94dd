//! Tasks and courses.

pub mod area;
pub mod bar;
pub mod board;
pub mod bulk;
pub mod courses;
pub mod due;
pub mod editor;
pub mod keys;
pub mod list;
pub mod lists;
pub mod model;
pub mod order;
pub mod overlay;
pub mod panel;
pub mod query;
pub mod quick;
pub mod reminders;
pub mod row;
pub mod screen;
pub mod selection;
pub mod store;
pub mod things;

pub use screen::TasksScreen;

use crate::{
    kit::{icon::Glyph, markdown::Links},
    text::tasks as t,
};
use due::Due;
use model::Kind;
use order::Group;
use query::List;

/// The name of a list.
fn list_name(list: List) -> &'static str {
    match list {
        List::Assigned => t::assigned(),
        List::Created => t::created(),
        List::Drafts => t::drafts(),
        List::Courses => t::courses(),
    }
}

/// The name of a kind.
fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Article => t::kind_article(),
        Kind::Document => t::kind_document(),
        Kind::Video => t::kind_video(),
        Kind::Quiz => t::kind_quiz(),
        Kind::Course => t::kind_course(),
    }
}

/// The picture of a kind.
const fn kind_glyph(kind: Kind) -> Glyph {
    match kind {
        Kind::Article => Glyph::News,
        Kind::Document => Glyph::Document,
        Kind::Video => Glyph::Video,
        Kind::Quiz => Glyph::Quiz,
        Kind::Course => Glyph::Course,
    }
}

/// The name of a distance in time.
fn due_name(due: Due) -> &'static str {
    match due {
        Due::Overdue => t::due_overdue(),
        Due::Today => t::due_today(),
        Due::Week => t::due_week(),
        Due::Later => t::due_later(),
        Due::Never => t::due_never(),
    }
}

/// What a group is called in style sheets.
const fn group_class(group: Group) -> &'static str {
    match group {
        Group::Due(due) => due.name(),
        Group::Draft => "draft",
        Group::Unassigned => "unassigned",
        Group::Open => "open",
        Group::Overdue => "overdue",
    }
}

/// Where mentions and tags in the text of a task lead.
const LINKS: Links = Links { person: nowhere, tag: nowhere };

const fn nowhere(_: &str) -> Option<String> {
    None
}
