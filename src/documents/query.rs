//! What is shown, as the address says it.

use api::workdrive::photos::PhotoFilter;

use super::model::{Id, Section};

/// How documents stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// One below the other, with their facts in columns.
    #[default]
    Table,
    /// Side by side.
    Grid,
}

/// Which documents are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum State {
    /// All.
    #[default]
    All,
    /// Those that the reader keeps.
    Mine,
    /// Those that others see too.
    Published,
    /// Those that only who keeps them sees.
    Drafts,
    /// Those that are about to expire, or have.
    Expiring,
    /// Those that the reader marked.
    Bookmarked,
}

impl State {
    const NAMES: [(Self, &'static str); 5] = [
        (Self::Mine, "mine"),
        (Self::Published, "published"),
        (Self::Drafts, "drafts"),
        (Self::Expiring, "expiring"),
        (Self::Bookmarked, "bookmarked"),
    ];
}

/// The order of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// As the vendor lists them: the latest first.
    #[default]
    Latest,
    /// By name.
    Name,
    /// Those that changed last first.
    Changed,
    /// Those that expire next first.
    Expiry,
}

impl Sort {
    const NAMES: [(Self, &'static str); 3] =
        [(Self::Name, "name"), (Self::Changed, "changed"), (Self::Expiry, "expiry")];
}

/// What part of a section is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// Which section.
    pub section: Section,
    /// How documents stand.
    pub view: View,
    /// Which documents.
    pub state: State,
    /// In which order.
    pub sort: Sort,
    /// Only those of this category.
    pub category: Option<String>,
    /// Only those with this tag.
    pub tag: Option<String>,
    /// Only those with these words.
    pub words: String,
    /// Which photos.
    pub photos: PhotoFilter,
    /// Only videos of people whom the reader follows.
    pub is_following: bool,
}

/// An address of the area: a part of a section, perhaps with one thing open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// What part.
    pub query: Query,
    /// Which thing is open.
    pub open: Option<Id>,
}

const PHOTOS: [(PhotoFilter, &str); 4] = [
    (PhotoFilter::FriendsPhotos, "friends"),
    (PhotoFilter::TeamPhotos, "team"),
    (PhotoFilter::TaggedPhotos, "tagged"),
    (PhotoFilter::OnlyMePhotos, "only-me"),
];

fn name_of<T: PartialEq>(names: &[(T, &'static str)], value: &T) -> Option<&'static str> {
    names.iter().find(|(known, _)| known == value).map(|(_, name)| *name)
}

fn named<T: Copy>(names: &[(T, &'static str)], name: Option<&str>) -> Option<T> {
    names.iter().find(|(_, known)| Some(*known) == name).map(|(value, _)| *value)
}

impl Query {
    /// All of a section.
    #[must_use]
    pub fn all(section: Section) -> Self {
        Self {
            section,
            view: View::default(),
            state: State::default(),
            sort: Sort::default(),
            category: None,
            tag: None,
            words: String::new(),
            photos: PhotoFilter::AllPhotos,
            is_following: false,
        }
    }

    /// Whether only some things are shown.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        let whole = Self { view: self.view, sort: self.sort, ..Self::all(self.section) };
        *self != whole
    }

    /// Whether the vendor cannot narrow or order the list so, and all of it is needed here.
    #[must_use]
    pub fn needs_all(&self) -> bool {
        let has_words = !self.words.trim().is_empty();
        match self.section {
            Section::Documents => {
                has_words || self.tag.is_some() || self.state != State::All || self.sort != Sort::Latest
            }
            // One looks through the answers as one types: they are here before that.
            Section::Faqs => true,
            Section::Photos | Section::Videos => false,
        }
    }

    /// The address that shows it.
    #[must_use]
    pub fn address(&self) -> String {
        self.at(None)
    }

    /// The address that shows it with one thing open.
    #[must_use]
    pub fn address_of(&self, id: Id) -> String {
        self.at(Some(id))
    }

    fn at(&self, open: Option<Id>) -> String {
        let mut address = String::from("/documents");
        for part in [self.section.segment().to_owned(), open.map(|id| id.to_string()).unwrap_or_default()] {
            if !part.is_empty() {
                address.push('/');
                address.push_str(&part);
            }
        }
        let search = self.search();
        if !search.is_empty() {
            address.push('?');
            address.push_str(&search);
        }
        address
    }

    fn search(&self) -> String {
        let Some(search) = web_sys::UrlSearchParams::new().ok() else { return String::new() };
        let set = |name: &str, value: Option<&str>| {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                search.set(name, value);
            }
        };
        set("view", (self.view == View::Grid).then_some("grid"));
        set("state", name_of(&State::NAMES, &self.state));
        set("sort", name_of(&Sort::NAMES, &self.sort));
        set("category", self.category.as_deref());
        set("tag", self.tag.as_deref());
        set("q", Some(&self.words));
        set("photos", name_of(&PHOTOS, &self.photos));
        set("following", self.is_following.then_some("yes"));
        search.to_string().into()
    }
}

impl Place {
    /// Reads an address below `/documents`. What it does not know it passes over, so that an old link still leads somewhere.
    #[must_use]
    pub fn read(path: &str, search: &str) -> Self {
        let mut parts = path.trim_start_matches("/documents").split('/').filter(|part| !part.is_empty()).peekable();
        let named_section =
            parts.peek().and_then(|part| Section::ALL.into_iter().find(|section| section.segment() == *part));
        if named_section.is_some() {
            parts.next();
        }
        let open = parts.next().and_then(|part| part.parse().ok()).map(Id);
        let section = named_section.unwrap_or(Section::Documents);
        let search = web_sys::UrlSearchParams::new_with_str(search).ok();
        let get = |name: &str| search.as_ref()?.get(name).filter(|value| !value.is_empty());
        let (is_document, is_faq) = (section == Section::Documents, section == Section::Faqs);
        let of_document = |name: &str| get(name).filter(|_| is_document);
        let query = Query {
            section,
            view: if of_document("view").as_deref() == Some("grid") { View::Grid } else { View::Table },
            state: named(&State::NAMES, of_document("state").as_deref()).unwrap_or_default(),
            sort: named(&Sort::NAMES, of_document("sort").as_deref()).unwrap_or_default(),
            category: get("category").filter(|_| is_document || is_faq),
            tag: get("tag").filter(|_| is_document || is_faq),
            words: get("q").filter(|_| section != Section::Photos).unwrap_or_default(),
            photos: named(&PHOTOS, get("photos").filter(|_| section == Section::Photos).as_deref())
                .unwrap_or(PhotoFilter::AllPhotos),
            is_following: section == Section::Videos && get("following").is_some(),
        };
        Self { query, open }
    }
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use uuid::Uuid;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn read(address: &str) -> Place {
        let (path, search) = address.split_once('?').unwrap_or((address, ""));
        Place::read(path, search)
    }

    #[test]
    fn an_address_says_what_is_shown_and_back() {
        let query = Query {
            view: View::Grid,
            state: State::Expiring,
            sort: Sort::Name,
            category: Some("IT and security".to_owned()),
            tag: Some("it".to_owned()),
            words: "lost phone".to_owned(),
            ..Query::all(Section::Documents)
        };
        let id = Id(Uuid::from_u128(7));
        assert_eq!(read(&query.address_of(id)), Place { query: query.clone(), open: Some(id) });
        assert_eq!(read(&query.address()), Place { query, open: None });
        assert_eq!(Query::all(Section::Documents).address(), "/documents");
        let photos = Query { photos: PhotoFilter::TeamPhotos, ..Query::all(Section::Photos) };
        assert_eq!(photos.address(), "/documents/photos?photos=team");
        assert_eq!(read(&photos.address()).query, photos);
    }

    #[test]
    fn what_an_address_does_not_mean_is_passed_over() {
        let place = read("/documents/photos/none?state=drafts&q=x&photos=never");
        assert_eq!(place, Place { query: Query::all(Section::Photos), open: None });
    }

    #[test]
    fn the_way_things_stand_is_no_filter() {
        let all = Query::all(Section::Documents);
        assert!(!Query { view: View::Grid, sort: Sort::Name, ..all.clone() }.is_filtered());
        assert!(Query { tag: Some("it".to_owned()), ..all }.is_filtered());
    }
}
