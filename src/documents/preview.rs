//! A document or video whole, beside its list.

use std::sync::Arc;

use api::error::{ErrorKind, Failure};
use leptos::{html, prelude::*};

use super::{
    actions::{Actions, Subject},
    document_row::{Expiry, Marks, More},
    ends::Standing,
    faqs_view::Labels,
    model::{Document, Film, Id, Media, Section, Video, host_of},
    preview_file::FilePreview,
};
use crate::{
    chunk::chunk,
    kit::{
        avatar::{Avatar, AvatarSize},
        button::{Button, IconButton},
        icon::{Glyph, Icon},
        live,
        note::FailureNote,
        skeleton::CardSkeletons,
        time::RelativeTime,
    },
    shell::Embedding,
    text::{documents as t, format},
};

chunk!(pub(super) documents_preview(section: Section, id: Id) => view! { <Preview section id/> });

/// A document or video whole.
#[component]
pub fn Preview(
    /// Which of both.
    section: Section,
    /// Which one.
    id: Id,
) -> impl IntoView {
    let actions = expect_context::<Actions>();
    let embedding = expect_context::<Embedding>();
    let library = actions.library;
    let standing =
        if section == Section::Videos { Standing::of(library.videos) } else { Standing::of(library.documents) };
    let subject = Memo::new(move |_| match section {
        Section::Videos => library.videos.get(id).map(Subject::Video),
        _ => library.documents.get(id).map(Subject::Document),
    });
    // The list is read to its end for it: then it is known not to be there.
    let missing = Memo::new(move |_| match standing.failure() {
        _ if subject.with(Option::is_some) => None,
        Some(failure) => Some(failure),
        None => standing.is_whole().then(not_there),
    });
    let region = NodeRef::<html::Aside>::new();
    region.on_load(move |region| {
        // It has just come onto the page.
        let _ = region.focus();
        embedding.tell_height(f64::from(region.scroll_height()));
    });
    let name = Memo::new(move |_| subject.with(|subject| subject.as_ref().map(Subject::name)).unwrap_or_default());
    view! {
        <aside class="library-open" node_ref=region tabindex="-1" data-region="" aria-label=super::section_name(section)>
            <header class="open-head">
                <IconButton glyph=Glyph::Back label=t::close_item() on_press=move |()| actions.close()/>
                <h2 dir="auto">{live(move || name.get())}</h2>
                {live(move || subject.get().map(|subject| view! { <Tools subject/> }))}
            </header>
            <div class="open-body" tabindex="-1">
                {live(move || match (subject.get(), missing.get()) {
                    (Some(Subject::Document(document)), _) => view! { <DocumentWhole document/> }.into_any(),
                    (Some(Subject::Video(video)), _) => view! { <VideoWhole video/> }.into_any(),
                    (_, Some(failure)) if failure.kind == ErrorKind::NotFound => {
                        view! { <FailureNote what=t::item_failed() failure/> }.into_any()
                    }
                    (_, Some(failure)) => {
                        view! { <FailureNote what=t::item_failed() failure on_retry=move |()| standing.more()/> }.into_any()
                    }
                    _ => view! { <CardSkeletons count=1/> }.into_any(),
                })}
            </div>
        </aside>
    }
}

/// The one thing that its keeper does most, and the menu.
#[component]
fn Tools(subject: Subject) -> impl IntoView {
    let actions = expect_context::<Actions>();
    let of = subject.clone();
    let edit = move |()| actions.form.set(Some(super::actions::Form::Change(of.clone())));
    view! {
        {actions.may_change(&subject).then(|| view! { <Button glyph=Glyph::Edit on_press=edit>{t::edit()}</Button> })}
        <More subject/>
    }
}

#[component]
fn DocumentWhole(document: Arc<Document>) -> impl IntoView {
    let owners = document.owners.clone();
    let file = document.file.clone();
    let links = document.links.clone();
    view! {
        {document.file.clone().map(|file| view! { <FilePreview file/> })}
        {links.into_iter().map(|link| view! { <LinkOut link/> }).collect_view()}
        <p class="facts-line">
            <Marks document=Arc::clone(&document)/>
            <Expiry document=Arc::clone(&document) always=false/>
        </p>
        <dl class="facts">
            {file.map(|file| view! {
                <div>
                    <dt>{t::file()}</dt>
                    <dd><FileLink file/></dd>
                </div>
            })}
            <div>
                <dt>{t::owners()}</dt>
                <dd class="people">
                    {owners.into_iter().map(|owner| view! {
                        <span class="person">
                            <Avatar id=owner.id.to_string() name=owner.name.clone() picture=owner.picture size=AvatarSize::Small/>
                            <span dir="auto">{owner.name}</span>
                        </span>
                    }).collect_view()}
                </dd>
            </div>
            {document.updated_at.map(|at| view! { <div><dt>{t::changed()}</dt><dd><RelativeTime at/></dd></div> })}
            {document.expiry.map(|at| view! {
                <div><dt>{t::expires()}</dt><dd><time datetime=at.to_rfc3339() title=format::exact(at)>{format::date(at)}</time></dd></div>
            })}
        </dl>
        <Labels section=Section::Documents category=document.category.clone() tags=document.tags.clone()/>
    }
}

#[component]
fn VideoWhole(video: Arc<Video>) -> impl IntoView {
    let film = match video.film.clone() {
        Film::File(file) => {
            view! { <FilePreview file=Media { thumbnail: video.thumbnail.clone(), ..file }/> }.into_any()
        }
        Film::Elsewhere { address, site } => view! {
            <div class="film-elsewhere">
                {video.thumbnail.clone().map(|address| view! { <img src=address alt=""/> })}
                <p>{t::plays_at(&site)}</p>
                <LinkOut link=address/>
            </div>
        }
        .into_any(),
    };
    let description = video.description.clone();
    view! {
        {film}
        {(!description.is_empty()).then(|| view! { <p class="description" dir="auto">{description}</p> })}
        <dl class="facts">
            {video.author.clone().map(|author| view! {
                <div>
                    <dt>{t::shared_by()}</dt>
                    <dd class="people">
                        <span class="person">
                            <Avatar id=author.id.to_string() name=author.name.clone() picture=author.picture size=AvatarSize::Small/>
                            <span dir="auto">{author.name}</span>
                        </span>
                    </dd>
                </div>
            })}
            {video.shared_at.map(|at| view! { <div><dt>{t::shared()}</dt><dd><RelativeTime at/></dd></div> })}
        </dl>
    }
}

/// A way out of the app.
#[component]
fn LinkOut(link: String) -> impl IntoView {
    let (host, address) = (host_of(&link).to_owned(), link.clone());
    view! {
        <a class="link-out" href=address target="_blank" rel="noopener noreferrer">
            <Icon glyph=Glyph::Link/>
            <span class="link-text">
                <span>{t::open_at(&host)}</span>
                <span class="link-address" dir="ltr">{link}</span>
            </span>
        </a>
    }
}

/// A file by its name and size, to be saved.
#[component]
pub fn FileLink(
    /// Which one.
    file: Media,
) -> impl IntoView {
    let name = file.name.clone();
    view! {
        <a class="file" href=file.url download=name>
            <Icon glyph=Glyph::Down/>
            <span class="file-name" dir="auto">{file.name}</span>
            <span class="file-size">{format::bytes(file.size_bytes)}</span>
        </a>
    }
}

fn not_there() -> Failure {
    Failure {
        kind: ErrorKind::NotFound,
        vendor: "workdrive",
        method: http::Method::GET,
        path: "",
        status: None,
        code: None,
        message: "not in the list that the reader may see".to_owned(),
        field: None,
        retry_after: None,
    }
}
