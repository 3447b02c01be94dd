//! The administration of WorkDrive.

mod content;
mod learning;
mod library;
mod people;
mod settings;
mod structure;

use super::{Given, Paging, Screen};

/// Its screens.
pub(super) const SCREENS: &[Screen] = &[
    people::USERS,
    structure::DEPARTMENTS,
    structure::LOCATIONS,
    structure::SECURITY_GROUPS,
    people::ACCESS_TOKENS,
    settings::ORGANIZATION,
    settings::LINKS,
    settings::CATEGORIES,
    settings::TEMPLATES,
    settings::NOTIFICATIONS,
    learning::COURSES,
    learning::TASKS,
    library::DOCUMENTS,
    library::FAQS,
    content::POSTS,
    content::NEWS,
    content::EVENTS,
    content::PHOTOS,
    content::VIDEOS,
    content::GROUP_CHATS,
];

/// Leads nowhere: what is given from here is neither asked for nor sent.
const NOWHERE: &str = "/-";

/// The body is what else is given, and none of it is asked for.
const BODY: Given = ("", NOWHERE);

/// Pages as WorkDrive has them, the largest it allows.
const PAGES: Paging = Paging::Pages { page: "cur_page", size: "per_page", rows: 100 };

/// Later than anything: where a moment is needed up to which things are listed.
const ALL_TIME: (&str, &str) = ("time", "2100-01-01T00:00:00Z");
