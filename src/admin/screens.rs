//! The screens of vendors' administration: each a table of things, what can be done to them, and the operations that do it.
//!
//! A screen is a value. What its forms ask for comes from the operations' own declarations, so that no field of a vendor is forgotten
//! and none has a second description (decision 10).

mod dixa;
mod qwil;
mod rotunda;
mod symphony;
mod workdrive;

use crate::kit::button::Weight;

/// What a screen administers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vendor {
    /// The installation itself.
    Rotunda,
    /// The intranet.
    WorkDrive,
    /// Chats with clients.
    Qwil,
    /// Secure chat.
    Symphony,
    /// Customers.
    Dixa,
}

impl Vendor {
    /// In the order of the navigation.
    pub const ALL: [Self; 5] = [Self::WorkDrive, Self::Qwil, Self::Symphony, Self::Dixa, Self::Rotunda];

    /// As it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rotunda => "Rotunda",
            Self::WorkDrive => "WorkDrive",
            Self::Qwil => "Qwil",
            Self::Symphony => "Symphony",
            Self::Dixa => "Dixa",
        }
    }

    /// Its part of addresses.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Rotunda => "rotunda",
            Self::WorkDrive => "workdrive",
            Self::Qwil => "qwil",
            Self::Symphony => "symphony",
            Self::Dixa => "dixa",
        }
    }

    fn screens(self) -> &'static [Screen] {
        match self {
            Self::Rotunda => rotunda::SCREENS,
            Self::WorkDrive => workdrive::SCREENS,
            Self::Qwil => qwil::SCREENS,
            Self::Symphony => symphony::SCREENS,
            Self::Dixa => dixa::SCREENS,
        }
    }
}

/// A text of the catalogue.
pub type Text = fn() -> &'static str;

/// A screen: a table of things of one kind.
pub struct Screen {
    /// Its part of the address: `users` of `/admin/workdrive/users`.
    pub key: &'static str,
    /// What it is called.
    pub title: Text,
    /// What it shows.
    pub list: List,
    /// What can be done without choosing a row, e.g. making one.
    pub actions: &'static [Action],
}

/// Things of one kind, and what can be done to each.
pub struct List {
    /// Where they come from.
    pub source: Source,
    /// Pointer to what tells a row from others, e.g. `/id`.
    pub id: &'static str,
    /// Pointers to what a row is called, joined by a space.
    pub name: &'static [&'static str],
    /// What is shown of each, the first is its name.
    pub columns: &'static [Column],
    /// What can be done to a row, or to several.
    pub actions: &'static [Action],
    /// What an operation says besides about a row that is opened.
    pub details: &'static [Detail],
    /// What belongs to a row that is opened.
    pub parts: &'static [Part],
}

/// An operation that lists things.
pub struct Source {
    /// Id of the operation.
    pub operation: &'static str,
    /// Pointer to the rows in what it answers; empty when it answers them.
    pub rows: &'static str,
    /// How the next rows are asked for.
    pub paging: Paging,
    /// What is always sent, by the name of a param or the pointer of a member of the body.
    pub always: &'static [(&'static str, &'static str)],
    /// What the reader may narrow it by: names of params or pointers; without any the rows are narrowed here only.
    pub filters: &'static [&'static str],
    /// Whether nothing is asked before a filter is filled in.
    pub asks_first: bool,
}

/// How the next rows are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paging {
    /// All come at once.
    Whole,
    /// Page from 1 and rows per page, by the names of params.
    Pages {
        /// The param of the page.
        page: &'static str,
        /// The param of the rows per page.
        size: &'static str,
        /// How many that are.
        rows: u32,
    },
    /// Rows to leave out and rows per page.
    Offset {
        /// The param of the rows to leave out.
        skip: &'static str,
        /// The param of the rows per page.
        size: &'static str,
        /// How many that are.
        rows: u32,
    },
    /// What the answer says is sent back; of a link, the part of its query that is the param.
    Cursor {
        /// Pointer into the answer.
        at: &'static str,
        /// The param.
        param: &'static str,
    },
}

/// What is shown of a row.
pub struct Column {
    /// Its heading.
    pub title: Text,
    /// Pointers to it, joined by a space.
    pub at: &'static [&'static str],
    /// How it is shown.
    pub kind: Cell,
}

/// How a value is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// As it is; what its schema has words for, in words.
    Text,
    /// A state: a word with a mark.
    State,
    /// A moment; milliseconds or a text.
    Time,
    /// A number, or how many there are.
    Number,
    /// When something ends; near the end, how soon.
    Expiry,
    /// Accounts of Symphony by their numbers: their names beside them.
    Account,
    /// Members of Qwil by their ids: their names.
    Member,
    /// Contact groups of Qwil by their ids: their names.
    ContactGroup,
    /// Groups of information barriers by their ids: their names.
    BarrierGroup,
}

/// Something that can be done.
pub struct Action {
    /// Id of the operation that does it.
    pub operation: &'static str,
    /// The word for it.
    pub title: Text,
    /// What it is given of the row, without being asked.
    pub given: &'static [Given],
    /// What a form begins with.
    pub initial: &'static [Given],
    /// What becomes of the thing: asked before it is done.
    pub warning: Option<Text>,
    /// Whether what the warning says takes nothing away from anybody: then it does not look dangerous.
    pub is_mild: bool,
    /// Whether what it answers is shown, e.g. a token that is never shown again.
    pub shows: bool,
    /// Whether it can be done to several rows, one after the other.
    pub bulk: bool,
    /// Whether a CSV file can be imported by it, a row a call.
    pub import: bool,
}

/// Nothing, in any language.
const fn nameless() -> &'static str {
    ""
}

impl Action {
    /// What an action is unless it says otherwise.
    const NONE: Self = Self {
        operation: "",
        title: nameless,
        given: &[],
        initial: &[],
        warning: None,
        is_mild: false,
        shows: false,
        bulk: false,
        import: false,
    };

    /// How its button looks, where `otherwise` is how those look that take nothing away.
    #[must_use]
    pub fn weight(&self, otherwise: Weight) -> Weight {
        if self.is_dangerous() { Weight::Danger } else { otherwise }
    }

    /// Whether it takes something away.
    #[must_use]
    pub fn is_dangerous(&self) -> bool {
        self.warning.is_some() && !self.is_mild
    }
}

impl Source {
    /// What a source is unless it says otherwise.
    pub const NONE: Self =
        Self { operation: "", rows: "", paging: Paging::Whole, always: &[], filters: &[], asks_first: false };
}

impl List {
    /// What a list is unless it says otherwise.
    const NONE: Self =
        Self { source: Source::NONE, id: "/id", name: &[], columns: &[], actions: &[], details: &[], parts: &[] };
}

/// A value for an operation: the name of a param or the pointer of a member of the body, and whence it comes: `/id` of the row,
/// `^/id` of the row that this belongs to, or `=text` itself.
pub type Given = (&'static str, &'static str);

/// What an operation says besides about a row.
pub struct Detail {
    /// What it is called.
    pub title: Text,
    /// Id of the operation.
    pub operation: &'static str,
    /// What it is given of the row.
    pub given: &'static [Given],
    /// Pointer to what is shown in what it answers.
    pub at: &'static str,
}

/// What belongs to a row: a table of its own.
pub struct Part {
    /// What it is called.
    pub title: Text,
    /// What it is given of the row.
    pub given: &'static [Given],
    /// What it shows.
    pub list: List,
    /// What can be done without choosing one of its rows.
    pub actions: &'static [Action],
}

/// The screen at an address.
#[must_use]
pub fn find(vendor: &str, key: &str) -> Option<(Vendor, &'static Screen)> {
    let vendor = Vendor::ALL.into_iter().find(|known| known.key() == vendor)?;
    vendor.screens().iter().find(|screen| screen.key == key).map(|screen| (vendor, screen))
}

/// All screens of a vendor.
#[must_use]
pub fn of(vendor: Vendor) -> &'static [Screen] {
    vendor.screens()
}

impl Screen {
    /// Every operation that it uses.
    pub fn operations(&self) -> Vec<&'static str> {
        let mut all = Vec::new();
        gather(&self.list, self.actions, &mut all);
        all
    }
}

fn gather(list: &List, actions: &[Action], all: &mut Vec<&'static str>) {
    all.push(list.source.operation);
    all.extend(actions.iter().chain(list.actions).map(|action| action.operation));
    all.extend(list.details.iter().map(|detail| detail.operation));
    for part in list.parts {
        gather(&part.list, part.actions, all);
    }
}
