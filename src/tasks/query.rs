//! What of the tasks is shown, as the address says it.

use super::{
    due::Due,
    model::{CourseId, Kind, TaskId},
};

/// Which list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum List {
    /// Tasks that the reader has to do.
    #[default]
    Assigned,
    /// Published tasks that the reader made.
    Created,
    /// Tasks that the reader has not published.
    Drafts,
    /// Courses.
    Courses,
}

impl List {
    /// All, in the order of the page.
    pub const ALL: [Self; 4] = [Self::Assigned, Self::Created, Self::Drafts, Self::Courses];

    const fn name(self) -> &'static str {
        match self {
            Self::Assigned => "assigned",
            Self::Created => "created",
            Self::Drafts => "drafts",
            Self::Courses => "courses",
        }
    }
}

/// How tasks are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// Below each other, by when they are due.
    #[default]
    List,
    /// In columns, by their state.
    Board,
}

/// Which courses, and in which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CourseQuery {
    /// Which ones.
    pub whose: Whose,
    /// In which order.
    pub sort: CourseSort,
}

/// Whose courses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Whose {
    /// All that the reader may see.
    #[default]
    All,
    /// Those that the reader has to take.
    Assigned,
    /// Those that the reader made.
    Created,
}

/// The order of courses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CourseSort {
    /// The latest first.
    #[default]
    Newest,
    /// The earliest first.
    Oldest,
    /// Those that are due soonest first.
    Due,
    /// Those of which most is done first.
    Progress,
}

const WHOSE: [(Whose, &str); 3] = [(Whose::All, "all"), (Whose::Assigned, "assigned"), (Whose::Created, "created")];
const SORTS: [(CourseSort, &str); 4] = [
    (CourseSort::Newest, "newest"),
    (CourseSort::Oldest, "oldest"),
    (CourseSort::Due, "due"),
    (CourseSort::Progress, "progress"),
];

/// What is open beside the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// A task.
    Task(TaskId),
    /// A course.
    Course(CourseId),
}

/// An address of the area.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// Which list.
    pub list: List,
    /// How tasks are laid out.
    pub view: View,
    /// Only tasks of this kind.
    pub kind: Option<Kind>,
    /// Only tasks that are so near.
    pub due: Option<Due>,
    /// Only what has these words.
    pub words: String,
    /// Which courses.
    pub courses: CourseQuery,
    /// What is open.
    pub open: Option<Open>,
}

impl Place {
    /// A whole list.
    #[must_use]
    pub fn of(list: List) -> Self {
        Self { list, ..Self::default() }
    }

    /// Whether only some of the list is shown.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        self.kind.is_some() || self.due.is_some() || !self.words.is_empty()
    }

    /// Whether the list is laid out in columns. Drafts have one state only.
    #[must_use]
    pub fn is_board(&self) -> bool {
        self.view == View::Board && matches!(self.list, List::Assigned | List::Created)
    }

    /// The same with something else open.
    #[must_use]
    pub fn with(&self, open: Option<Open>) -> Self {
        Self { open, ..self.clone() }
    }

    /// The open task.
    #[must_use]
    pub fn task(&self) -> Option<TaskId> {
        match self.open {
            Some(Open::Task(id)) => Some(id),
            _ => None,
        }
    }

    /// Reads an address below `/tasks`. What it does not know it passes over, so that an old link still leads somewhere.
    #[must_use]
    pub fn read(path: &str, search: &str) -> Self {
        let mut parts = path.trim_start_matches("/tasks").split('/').filter(|part| !part.is_empty());
        let first = parts.next().unwrap_or_default();
        let list = List::ALL.into_iter().find(|list| list.name() == first).unwrap_or_default();
        let open = parts.next().and_then(|id| match list {
            List::Courses => id.parse().ok().map(Open::Course),
            _ => id.parse().ok().map(Open::Task),
        });
        let search = web_sys::UrlSearchParams::new_with_str(search).ok();
        let get = |name: &str| search.as_ref()?.get(name).filter(|value| !value.is_empty());
        let named = |name: &str, known: &str| get(name).as_deref() == Some(known);
        Self {
            list,
            view: if named("view", "board") { View::Board } else { View::List },
            kind: Kind::ALL.into_iter().find(|kind| named("kind", kind.name())),
            due: Due::ALL.into_iter().find(|due| named("due", due.name())),
            words: get("q").unwrap_or_default(),
            courses: CourseQuery {
                whose: WHOSE
                    .into_iter()
                    .find(|(_, name)| named("whose", name))
                    .map(|(whose, _)| whose)
                    .unwrap_or_default(),
                sort: SORTS.into_iter().find(|(_, name)| named("sort", name)).map(|(sort, _)| sort).unwrap_or_default(),
            },
            open,
        }
    }

    /// The address that shows it.
    #[must_use]
    pub fn address(&self) -> String {
        let path = match (self.list, self.open) {
            (List::Assigned, None) => "/tasks".to_owned(),
            (list, None) => format!("/tasks/{}", list.name()),
            (list, Some(Open::Task(id))) => format!("/tasks/{}/{id}", list.name()),
            (list, Some(Open::Course(id))) => format!("/tasks/{}/{id}", list.name()),
        };
        let Ok(search) = web_sys::UrlSearchParams::new() else { return path };
        let of_courses = self.list == List::Courses;
        let set = |name: &str, value: Option<&str>| {
            if let Some(value) = value {
                search.set(name, value);
            }
        };
        set("view", (self.view == View::Board && !of_courses).then_some("board"));
        set("kind", self.kind.filter(|_| !of_courses).map(Kind::name));
        set("due", self.due.filter(|_| !of_courses).map(Due::name));
        set("q", Some(&*self.words).filter(|words| !words.is_empty()));
        let whose = WHOSE.iter().find(|(whose, _)| *whose == self.courses.whose).map(|(_, name)| *name);
        set("whose", whose.filter(|_| of_courses && self.courses.whose != Whose::All));
        let sort = SORTS.iter().find(|(sort, _)| *sort == self.courses.sort).map(|(_, name)| *name);
        set("sort", sort.filter(|_| of_courses && self.courses.sort != CourseSort::Newest));
        let search: String = search.to_string().into();
        if search.is_empty() { path } else { format!("{path}?{search}") }
    }
}
