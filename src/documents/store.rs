//! What the screens know about the area; kept while the app runs.

use api::{
    error::Failure,
    rotunda::live::Notice,
    workdrive::{
        categories::ListCategories,
        documents::{CreateDocument, DeleteDocument, ListDocuments, UpdateDocument},
        faqs::{CreateFaq, DeleteFaq, ListFaqs, UpdateFaq},
        module_codes::ModuleCode,
        photos::{DeletePhoto, ListPhotos, UpdatePhoto},
        videos::{CreateVideo, DeleteVideo, ListVideos, UpdateVideo},
    },
};
use leptos::prelude::*;

use super::{
    intake::Intake,
    model::{Document, Id, Photo, Question, Section, Thing, Video},
    query::Query,
    shelf::Shelf,
};
use crate::{
    live::Live,
    net::Net,
    once,
    task::spawn,
    uploads::{Limits, Uploads},
};

/// A category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// Name.
    pub name: String,
    /// Colour, as CSS writes it.
    pub color: Option<String>,
}

/// All of the area.
#[derive(Clone, Copy)]
pub struct Library {
    /// Documents.
    pub documents: Shelf<ListDocuments, Document>,
    /// Questions.
    pub questions: Shelf<ListFaqs, Question>,
    /// Photos.
    pub photos: Shelf<ListPhotos, Photo>,
    /// Videos.
    pub videos: Shelf<ListVideos, Video>,
    /// Files on their way into the area.
    pub intake: Intake,
    /// The categories of documents and of questions.
    categories: RwSignal<[Vec<Category>; 2]>,
    /// Files that were chosen in a form, by its name.
    chosen: StoredValue<Vec<(String, Uploads)>>,
    /// What they belong to: they outlive their form.
    owner: StoredValue<Option<Owner>>,
    /// How often the reader has come back here.
    visits: StoredValue<u32>,
    net: Net,
}

impl Library {
    /// Opens it; nothing is loaded yet.
    #[must_use]
    pub fn open(net: Net, live: &Live) -> Self {
        let documents = Shelf::open(net);
        let photos = Shelf::open(net);
        let videos = Shelf::open(net);
        let library = Self {
            documents,
            questions: Shelf::open(net),
            photos,
            videos,
            intake: Intake::open(net, move |section| match section {
                Section::Documents => documents.refresh(),
                Section::Photos => photos.refresh(),
                Section::Videos => videos.refresh(),
                Section::Faqs => {}
            }),
            categories: RwSignal::new([Vec::new(), Vec::new()]),
            chosen: StoredValue::new(Vec::new()),
            owner: StoredValue::new(Owner::current()),
            visits: StoredValue::new(0),
            net,
        };
        live.listen(move |notice| {
            if *notice == Notice::Resync {
                library.refresh();
            }
        });
        library.load_categories();
        library
    }

    /// Shows what the address asks for.
    pub fn show(self, query: &Query) {
        let (category, all) = (query.category.clone(), query.needs_all());
        let name = category.clone().unwrap_or_default();
        match query.section {
            Section::Documents => {
                self.documents.show(name, ListDocuments { cur_page: None, per_page: None, category }, all);
            }
            Section::Faqs => self.questions.show(name, ListFaqs { cur_page: None, per_page: None, category }, all),
            Section::Photos => {
                let filter = Some(query.photos);
                let list = ListPhotos { cur_page: None, per_page: None, filter, user_id: None };
                self.photos.show(format!("{filter:?}"), list, all);
            }
            Section::Videos => {
                let words = query.words.trim();
                let list = ListVideos {
                    cur_page: None,
                    per_page: None,
                    is_following: query.is_following.then_some(true),
                    user_id: None,
                    search: (!words.is_empty()).then(|| words.to_owned()),
                };
                self.videos.show(format!("{} {words}", query.is_following), list, all);
            }
        }
    }

    /// The reader has come here: from the second time on what is shown is brought up to date.
    pub fn visit(self) {
        self.visits.update_value(|visits| *visits += 1);
        if self.visits.get_value() > 1 {
            self.refresh();
        }
    }

    /// The files that are chosen in a form. They are there again, and go on being sent, when it is closed and opened again.
    #[must_use]
    pub fn uploads_of(self, form: &str, module: ModuleCode, limits: Limits) -> Uploads {
        let known =
            self.chosen.with_value(|chosen| chosen.iter().find(|(of, _)| of == form).map(|(_, uploads)| *uploads));
        known.unwrap_or_else(|| {
            let make = || Uploads::new(self.net, module, limits);
            let uploads = self.owner.with_value(|owner| owner.as_ref().map_or_else(make, |owner| owner.with(make)));
            self.chosen.update_value(|chosen| chosen.push((form.to_owned(), uploads)));
            uploads
        })
    }

    /// Gives up the files of a form that is saved or discarded.
    pub fn forget_uploads_of(self, form: &str) {
        self.chosen.with_value(|chosen| {
            for (_, uploads) in chosen.iter().filter(|(of, _)| of == form) {
                uploads.clear();
            }
        });
    }

    /// The categories of a section; those of documents and questions only.
    #[must_use]
    pub fn categories(self, section: Section) -> Vec<Category> {
        self.categories.with(|[documents, questions]| match section {
            Section::Documents => documents.clone(),
            Section::Faqs => questions.clone(),
            Section::Photos | Section::Videos => Vec::new(),
        })
    }

    /// Changes a document.
    ///
    /// # Errors
    /// Why it was refused.
    pub async fn change_document(self, change: UpdateDocument) -> Result<(), Failure> {
        if let Some(document) = Document::read(self.net.call(&change).await?) {
            self.documents.put(document);
        }
        Ok(())
    }

    /// Keeps the address of a document that is elsewhere, once however often it is sent from a form.
    ///
    /// # Errors
    /// Why it was refused.
    pub async fn add_document(self, create: CreateDocument, form: &str) -> Result<(), Failure> {
        let made = once::call(self.net, &create, form).await;
        // The answer is the request again: the row is asked for.
        if once::is_there(&made) {
            self.documents.refresh();
        }
        made.map(|_| ())
    }

    /// Makes a FAQ, once however often it is sent from a form, or changes one.
    ///
    /// # Errors
    /// Why it was refused.
    pub async fn save_faq(self, save: SaveFaq, form: &str) -> Result<(), Failure> {
        let saved = match save {
            SaveFaq::New(create) => once::call(self.net, &create, form).await.map(|_| ()),
            SaveFaq::Change(change) => self.net.call(&change).await.map(|_| ()),
        };
        // The list has questions, the answer has FAQs: what a row needs is asked for.
        if once::is_there(&saved) {
            self.questions.refresh();
        }
        saved
    }

    /// Changes what is said of a photo.
    ///
    /// # Errors
    /// Why it was refused.
    pub async fn change_photo(self, change: UpdatePhoto) -> Result<(), Failure> {
        if let Some(photo) = Photo::read(self.net.call(&change).await?) {
            self.photos.put(photo);
        }
        Ok(())
    }

    /// Shares a video that is elsewhere, once however often it is sent from a form.
    ///
    /// # Errors
    /// Why it was refused.
    pub async fn add_video(self, create: CreateVideo, form: &str) -> Result<(), Failure> {
        let made = once::call(self.net, &create, form).await;
        if made.as_ref().is_err_and(once::was_done) {
            self.videos.refresh();
        }
        if let Some(video) = Video::read(made?) {
            self.videos.put(video);
        }
        Ok(())
    }

    /// Changes what is said of a video.
    ///
    /// # Errors
    /// Why it was refused.
    pub async fn change_video(self, change: UpdateVideo) -> Result<(), Failure> {
        if let Some(video) = Video::read(self.net.call(&change).await?) {
            self.videos.put(video);
        }
        Ok(())
    }

    /// Deletes a thing for good: gone at once, back if the server refuses.
    ///
    /// # Errors
    /// Why it is still there.
    pub async fn delete(self, section: Section, id: Id) -> Result<(), Failure> {
        let net = self.net;
        match section {
            Section::Documents => {
                let taken = self.documents.take(id);
                let done = net.call(&DeleteDocument { id: api::workdrive::DocumentId(id.0) }).await;
                restore(done, taken, |taken| self.documents.put_back(taken))
            }
            Section::Faqs => {
                let taken = self.questions.take(id);
                let done = net.call(&DeleteFaq { kb_id: api::workdrive::FaqId(id.0) }).await;
                restore(done, taken, |taken| self.questions.put_back(taken))
            }
            Section::Photos => {
                let taken = self.photos.take(id);
                let done = net.call(&DeletePhoto { id: api::workdrive::PhotoId(id.0) }).await;
                restore(done, taken, |taken| self.photos.put_back(taken))
            }
            Section::Videos => {
                let taken = self.videos.take(id);
                let done = net.call(&DeleteVideo { id: api::workdrive::VideoId(id.0) }).await;
                restore(done, taken, |taken| self.videos.put_back(taken))
            }
        }
    }

    fn refresh(self) {
        self.documents.refresh();
        self.questions.refresh();
        self.photos.refresh();
        self.videos.refresh();
    }

    fn load_categories(self) {
        for (place, module_code) in [ModuleCode::DOCUMENT, ModuleCode::FAQ].into_iter().enumerate() {
            spawn(async move {
                let request = ListCategories { cur_page: None, per_page: Some(100), module_code };
                // Without them nothing can be narrowed to one, and all the rest works.
                let Ok(page) = self.net.call(&request).await else { return };
                let read = |category: api::workdrive::categories::Category| Category {
                    name: category.category,
                    color: category.color,
                };
                let categories = page.categories.into_iter().map(read).collect();
                self.categories.try_update(|all| all[place] = categories);
            });
        }
    }
}

/// A new FAQ, or what changes in one.
pub enum SaveFaq {
    /// A new one.
    New(CreateFaq),
    /// A change.
    Change(UpdateFaq),
}

fn restore<T>(done: Result<(), Failure>, taken: Option<T>, put_back: impl FnOnce(T)) -> Result<(), Failure> {
    if let (Err(_), Some(taken)) = (&done, taken) {
        put_back(taken);
    }
    done
}
