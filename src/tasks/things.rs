//! What tasks are about: documents, videos and courses, to choose from and to open.

use std::sync::Arc;

use api::{
    page::Paged,
    workdrive::{
        courses::{CourseFilter, ListCourses},
        documents::ListDocuments,
        videos::ListVideos,
    },
};
use leptos::prelude::*;

use super::model::{Kind, ThingId};
use crate::{
    app::Keep,
    loading::{Pages, Phase},
    net::Net,
    task::follow,
};

/// A document, video or course.
#[derive(Debug, Clone, PartialEq)]
pub struct Thing {
    /// Id.
    pub id: ThingId,
    /// What it is called.
    pub title: String,
    /// What tells it from others: a category, what it shows.
    pub detail: Option<String>,
    /// Address of a small picture of it.
    pub picture: Option<String>,
    /// Where it is read or watched; a place of this app begins with `/`.
    pub address: Option<String>,
}

/// One kind of things: all of them, loaded when they are first asked for.
struct Shelf<E: Paged> {
    pages: Pages<E>,
    things: RwSignal<Vec<Arc<Thing>>>,
    first: fn() -> E,
    read: fn(E::Item) -> Thing,
}

impl<E: Paged> Clone for Shelf<E> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<E: Paged> Copy for Shelf<E> {}

impl<E: Paged + Clone + Send + Sync + 'static> Shelf<E> {
    fn open(net: Net, first: fn() -> E, read: fn(E::Item) -> Thing) -> Self {
        let shelf = Self { pages: Pages::new(), things: RwSignal::new(Vec::new()), first, read };
        follow(move || {
            if shelf.pages.phase.get() == Phase::Ready && !shelf.pages.at_end.get() {
                shelf.pages.more(net, move |rows| shelf.append(rows));
            }
        });
        shelf
    }

    fn want(self, net: Net) {
        match self.pages.phase.get_untracked() {
            Phase::Idle => self.pages.start(net, (self.first)(), move |rows| self.append(rows)),
            Phase::Failed(_) => self.pages.more(net, move |rows| self.append(rows)),
            Phase::Loading | Phase::Ready => {}
        }
    }

    fn append(self, rows: Vec<E::Item>) {
        self.things.update(|things| things.extend(rows.into_iter().map(|row| Arc::new((self.read)(row)))));
    }
}

/// All things that the reader may see.
#[derive(Clone, Copy)]
pub struct Things {
    documents: Shelf<ListDocuments>,
    videos: Shelf<ListVideos>,
    courses: Shelf<ListCourses>,
    net: Net,
}

impl Things {
    /// Those of the app.
    #[must_use]
    pub fn kept() -> Self {
        let net = expect_context::<Net>();
        expect_context::<Keep>().the(|| Self::open(net))
    }

    fn open(net: Net) -> Self {
        let documents = || ListDocuments { cur_page: None, per_page: Some(100), category: None };
        let videos =
            || ListVideos { cur_page: None, per_page: Some(100), is_following: None, user_id: None, search: None };
        let courses = || ListCourses {
            cur_page: None,
            per_page: Some(100),
            filter: Some(CourseFilter::AllCourses),
            sort_direction: None,
        };
        Self {
            documents: Shelf::open(net, documents, |document| Thing {
                id: ThingId::Document(document.id),
                title: document.name.unwrap_or_default(),
                detail: document.category.filter(|category| !category.is_empty()),
                picture: document.file.as_ref().and_then(|file| file.thumbnail.clone()),
                address: document
                    .file
                    .and_then(|file| file.url)
                    .or_else(|| document.link_preview.into_iter().find_map(|preview| preview.link)),
            }),
            videos: Shelf::open(net, videos, |video| Thing {
                id: ThingId::Video(video.id),
                title: video.title,
                detail: Some(video.description).filter(|text| !text.is_empty()),
                picture: video.thumbnail_file.and_then(|file| file.thumbnail.or(file.url)),
                address: video
                    .video_file
                    .and_then(|file| file.url)
                    .or_else(|| video.meta.map(|meta| meta.url).filter(|url| !url.is_empty())),
            }),
            courses: Shelf::open(net, courses, |course| Thing {
                id: ThingId::Course(course.id),
                title: course.title,
                detail: Some(course.description).filter(|text| !text.is_empty()),
                picture: course.file.and_then(|file| file.thumbnail),
                address: Some(format!("/tasks/courses/{}", course.id)),
            }),
            net,
        }
    }

    /// Loads the things of a kind, or what of them did not come.
    pub fn want(self, kind: Kind) {
        match kind {
            Kind::Document => self.documents.want(self.net),
            Kind::Video => self.videos.want(self.net),
            Kind::Course => self.courses.want(self.net),
            Kind::Article | Kind::Quiz => {}
        }
    }

    /// The things of a kind that are loaded, as a reactive value.
    #[must_use]
    pub fn all(self, kind: Kind) -> Vec<Arc<Thing>> {
        match kind {
            Kind::Document => self.documents.things.get(),
            Kind::Video => self.videos.things.get(),
            Kind::Course => self.courses.things.get(),
            Kind::Article | Kind::Quiz => Vec::new(),
        }
    }

    /// Where loading the things of a kind stands, and whether all are here.
    #[must_use]
    pub fn phase(self, kind: Kind) -> (Phase, bool) {
        match kind {
            Kind::Document => (self.documents.pages.phase.get(), self.documents.pages.at_end.get()),
            Kind::Video => (self.videos.pages.phase.get(), self.videos.pages.at_end.get()),
            Kind::Course => (self.courses.pages.phase.get(), self.courses.pages.at_end.get()),
            Kind::Article | Kind::Quiz => (Phase::Ready, true),
        }
    }

    /// One thing, as a reactive value.
    #[must_use]
    pub fn get(self, id: ThingId) -> Option<Arc<Thing>> {
        let things = match id {
            ThingId::Document(_) => self.documents.things,
            ThingId::Video(_) => self.videos.things,
            ThingId::Course(_) => self.courses.things,
        };
        things.with(|things| things.iter().find(|thing| thing.id == id).cloned())
    }
}
