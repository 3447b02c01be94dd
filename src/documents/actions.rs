//! What a reader can do; the same from a row, from what is open and by key.

use std::sync::Arc;

use api::{
    error::ErrorKind,
    workdrive::{DocumentId, UserId, documents::UpdateDocument},
};
use leptos::prelude::*;
use send_wrapper::SendWrapper;

use super::{
    model::{Document, Id, Photo, Question, Section, Thing, Video},
    query::{Place, Query},
    store::Library,
};
use crate::{
    address::Address,
    kit::{clipboard, gallery::Whole, icon::Glyph, menu::Action, opener::Opener, toast::Toasts},
    net::Net,
    task::spawn,
    text::{documents as t, failure},
};

/// A thing of any section.
#[derive(Debug, Clone, PartialEq)]
pub enum Subject {
    /// A document.
    Document(Arc<Document>),
    /// A question.
    Question(Arc<Question>),
    /// A photo.
    Photo(Arc<Photo>),
    /// A video.
    Video(Arc<Video>),
}

/// What a dialog is open for.
#[derive(Clone, PartialEq)]
pub enum Form {
    /// The address of a document or video.
    Link(Section),
    /// A new FAQ.
    Faq,
    /// A change of a thing.
    Change(Subject),
}

/// Files that were chosen and are not on their way yet.
#[derive(Clone)]
pub struct Chosen {
    /// What they are to be.
    pub section: Section,
    /// The files.
    pub files: SendWrapper<Vec<web_sys::File>>,
}

/// What a reader can do.
#[derive(Clone, Copy)]
pub struct Actions {
    /// All of the area.
    pub library: Library,
    /// What is shown.
    pub place: Memo<Place>,
    /// Files that wait for a word on who may see them.
    pub chosen: RwSignal<Option<Chosen>>,
    /// The dialog that is open.
    pub form: RwSignal<Option<Form>>,
    /// The thing whose deletion is being asked about.
    pub asked: RwSignal<Option<Subject>>,
    /// The menu of a thing.
    pub menu: Opener<Subject>,
    /// The picture that is seen whole, among its own.
    pub pictures: RwSignal<Option<Whole>>,
    /// What the backend did not let the reader do: it is not offered again.
    refused: RwSignal<Vec<Id>>,
    net: Net,
    toasts: Toasts,
    address: Address,
}

impl Subject {
    /// Its section.
    #[must_use]
    pub fn section(&self) -> Section {
        match self {
            Self::Document(_) => Section::Documents,
            Self::Question(_) => Section::Faqs,
            Self::Photo(_) => Section::Photos,
            Self::Video(_) => Section::Videos,
        }
    }

    /// What names it to programs.
    #[must_use]
    pub fn id(&self) -> Id {
        match self {
            Self::Document(document) => document.as_ref().id(),
            Self::Question(question) => question.as_ref().id(),
            Self::Photo(photo) => photo.as_ref().id(),
            Self::Video(video) => video.as_ref().id(),
        }
    }

    /// What names it to people.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Document(document) => document.name.clone(),
            Self::Question(question) => question.question.clone(),
            Self::Photo(photo) => photo.name(),
            Self::Video(video) => video.title.clone(),
        }
    }
}

impl Actions {
    /// Those of the screen.
    #[must_use]
    pub fn new(library: Library, place: Memo<Place>) -> Self {
        Self {
            library,
            place,
            chosen: RwSignal::new(None),
            form: RwSignal::new(None),
            asked: RwSignal::new(None),
            menu: Opener::new(),
            pictures: RwSignal::new(None),
            refused: RwSignal::new(Vec::new()),
            net: expect_context(),
            toasts: expect_context(),
            address: expect_context(),
        }
    }

    /// Calls for forms.
    #[must_use]
    pub fn net(self) -> Net {
        self.net
    }

    /// Who reads.
    #[must_use]
    pub fn me(self) -> Option<UserId> {
        self.net.session.me_untracked().map(|me| me.user.id)
    }

    /// What is shown, for what is made of it.
    #[must_use]
    pub fn query(self) -> Query {
        self.place.with_untracked(|place| place.query.clone())
    }

    /// Shows something else.
    pub fn show(self, query: &Query) {
        self.address.go(&query.address());
    }

    /// Shows something else without a way back: every letter of a search would be one.
    pub fn narrow(self, query: &Query) {
        let open = self.place.with_untracked(|place| place.open);
        self.address.replace(&open.map_or_else(|| query.address(), |open| query.address_of(open)));
    }

    /// Opens a thing.
    pub fn open(self, id: Id) {
        self.address.go(&self.query().address_of(id));
    }

    /// Closes what is open.
    pub fn close(self) {
        if self.place.with_untracked(|place| place.open.is_some()) {
            self.address.go(&self.query().address());
        }
    }

    /// Asks what shall become of some files.
    pub fn choose(self, section: Section, files: Vec<web_sys::File>) {
        if !files.is_empty() {
            self.chosen.set(Some(Chosen { section, files: SendWrapper::new(files) }));
        }
    }

    /// Whether the reader may change a thing, as far as it is known.
    #[must_use]
    pub fn may_change(self, subject: &Subject) -> bool {
        let me = self.net.session.me().map(|me| me.user.id);
        let is_own = match subject {
            // Who sees what is not published keeps it.
            Subject::Document(it) => !it.is_published || it.owners.iter().any(|owner| Some(owner.id) == me),
            Subject::Question(it) => !it.is_published || it.owners.iter().any(|owner| Some(*owner) == me),
            Subject::Photo(it) => it.author.as_ref().map(|author| author.id) == me,
            Subject::Video(it) => it.author.as_ref().map(|author| author.id) == me,
        };
        is_own || self.net.session.is_admin()
    }

    /// Whether the reader may delete a thing, as far as it is known: an owner who is not the author is refused, once.
    #[must_use]
    pub fn may_delete(self, subject: &Subject) -> bool {
        self.may_change(subject) && !self.refused.with(|refused| refused.contains(&subject.id()))
    }

    /// The menu of a thing: only what the reader may do.
    #[must_use]
    pub fn menu_of(self, subject: &Subject) -> Vec<Action> {
        let mut menu = Vec::new();
        let address = Query::all(subject.section()).address_of(subject.id());
        menu.push(Action::new(Glyph::Copy, t::copy_link(), move || self.copy_link(&address)));
        if self.may_change(subject) {
            let of = subject.clone();
            menu.push(Action::new(Glyph::Edit, t::edit(), move || self.form.set(Some(Form::Change(of.clone())))));
            if let Subject::Document(document) = subject {
                let (id, is_published) = (document.id, document.is_published);
                let (glyph, label) =
                    if is_published { (Glyph::Lock, t::unpublish()) } else { (Glyph::Eye, t::publish()) };
                menu.push(Action::new(glyph, label, move || self.publish(id, !is_published, true)));
            }
        }
        if self.may_delete(subject) {
            let of = subject.clone();
            menu.push(Action::new(Glyph::Trash, t::delete(), move || self.asked.set(Some(of.clone()))).dangerous());
        }
        menu
    }

    /// Publishes a document, or takes it back from others.
    pub fn publish(self, id: DocumentId, publish: bool, can_undo: bool) {
        let change =
            UpdateDocument { id, publish: Some(publish), kb: None, doc_id: None, doc_url: None, permissions: None };
        spawn(async move {
            let said = if publish { t::published() } else { t::unpublished() };
            match self.library.change_document(change).await {
                Ok(()) if can_undo => self.toasts.say_with_undo(said, move || self.publish(id, !publish, false)),
                Ok(()) => self.toasts.say(said),
                Err(problem) => self.toasts.warn(format!("{} {}", t::change_failed(), failure::why(&problem))),
            }
        });
    }

    /// Deletes for good what was asked about.
    pub fn delete_asked(self) {
        let Some(subject) = self.asked.get_untracked() else { return };
        self.asked.set(None);
        let (section, id) = (subject.section(), subject.id());
        if self.place.with_untracked(|place| place.open == Some(id)) {
            self.close();
        }
        spawn(async move {
            match self.library.delete(section, id).await {
                Ok(()) => self.toasts.say(t::deleted(&subject.name())),
                Err(problem) => {
                    if problem.kind == ErrorKind::Forbidden {
                        self.refused.write().push(id);
                    }
                    self.toasts.warn(format!("{} {}", t::delete_failed(), failure::why(&problem)));
                }
            }
        });
    }

    /// Says that something was done.
    pub fn say(self, text: impl Into<String>) {
        self.toasts.say(text);
    }

    fn copy_link(self, address: &str) {
        clipboard::copy_link(self.toasts, address);
    }
}
