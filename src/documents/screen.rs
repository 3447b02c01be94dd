//! `/documents`, `/documents/{faqs,photos,videos}`, each with `/{id}`

use leptos::prelude::*;

use super::{
    actions::Actions, bar::Bar, documents_view::DocumentsView, faqs_view::documents_faqs, model::Section,
    overlay::OverlayHost, photos_view::documents_photos, preview::documents_preview, query::Place, sections::Sections,
    store::Library, videos_view::documents_videos,
};
use crate::{
    address::Address,
    app::Keep,
    chunk::{cards, lazily},
    kit::{editor::files_of, live},
    live::Live,
    net::Net,
    shell::Embedding,
    task::follow,
};

/// Wires address and store to the views.
#[component]
pub fn DocumentsScreen() -> impl IntoView {
    let net = expect_context::<Net>();
    let notices = expect_context::<Live>();
    let embedding = expect_context::<Embedding>();
    let library = expect_context::<Keep>().the(|| Library::open(net, &notices));
    library.visit();

    let address = expect_context::<Address>();
    let place = Memo::new(move |before: Option<&Place>| {
        let (path, search) = (address.path(), address.search());
        // While the address already leads elsewhere, this screen stays as it was.
        before.filter(|_| !path.starts_with("/documents")).cloned().unwrap_or_else(|| Place::read(&path, &search))
    });
    let section = Memo::new(move |_| place.with(|place| place.query.section));
    // Photos open over the page, and questions where they stand.
    let beside = Memo::new(move |_| {
        place.with(|place| place.open.filter(|_| matches!(place.query.section, Section::Documents | Section::Videos)))
    });
    let actions = Actions::new(library, place);
    provide_context(actions);
    follow(move || embedding.tell_route(&address.path()));
    follow(move || place.with(|place| library.show(&place.query)));

    let has_files = RwSignal::new(false);
    let takes_files = move || section.get_untracked() != Section::Faqs;
    let over = move |event: web_sys::DragEvent| {
        let carries_files = event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0));
        if carries_files && takes_files() {
            event.prevent_default();
            has_files.set(true);
        }
    };
    let drop = move |event: web_sys::DragEvent| {
        has_files.set(false);
        let files = event.data_transfer().and_then(|data| data.files()).map(|files| files_of(&files));
        if let Some(files) = files.filter(|files| !files.is_empty() && takes_files()) {
            event.prevent_default();
            actions.choose(section.get_untracked(), files);
        }
    };
    view! {
        <div class="library" class:has-open=Signal::derive(move || beside.get().is_some())>
            <Sections place/>
            <section
                class="library-main"
                class:drop-here=has_files
                tabindex="-1"
                data-region=""
                aria-label=Signal::derive(move || super::section_name(section.get()))
                on:dragover=over
                on:dragleave=move |_| has_files.set(false)
                on:drop=drop
            >
                {live(move || {
                    let section = section.get();
                    let things = match section {
                        Section::Documents => view! { <DocumentsView/> }.into_any(),
                        Section::Faqs => lazily(cards, documents_faqs),
                        Section::Photos => lazily(cards, documents_photos),
                        Section::Videos => lazily(cards, documents_videos),
                    };
                    view! { <Bar section/>{things} }
                })}
            </section>
            {live(move || beside.get().map(|id| {
                let section = section.get_untracked();
                lazily(cards, move || documents_preview(section, id))
            }))}
        </div>
        <OverlayHost/>
    }
}
