//! A document in a table, or as a tile.

use std::sync::Arc;

use chrono::Utc;
use leptos::prelude::*;

use super::{
    actions::{Actions, Subject},
    model::{Document, FileKind, Freshness, Id, host_of},
    query::{Query, Sort},
};
use crate::{
    kit::{
        avatar::{Avatar, AvatarSize},
        badge::{Badge, Tone},
        icon::{Glyph, Icon},
        live,
        menu::MenuButton,
        when,
    },
    text::{documents as t, format},
};

/// So many owners are shown by their portraits.
const OWNERS: usize = 3;

/// The names of the columns; some put the table into their order.
#[component]
pub fn TableHead(
    /// Whether there is no table.
    is_empty: Memo<bool>,
) -> impl IntoView {
    let actions = expect_context::<Actions>();
    let by = move |name: &'static str, label: &'static str, sort: Sort| {
        let address = move || actions.place.with(|place| Query { sort, ..place.query.clone() }.address());
        let is_chosen = move || actions.place.with(|place| place.query.sort == sort);
        view! {
            <a data-col=name href=Signal::derive(address) aria-current=Signal::derive(move || is_chosen().then_some("true"))>
                {label}
                <Icon glyph=Glyph::Down/>
            </a>
        }
    };
    when(
        move || !is_empty.get(),
        move || {
            view! {
                <div class="table-head">
                    {by("name", t::name(), Sort::Name)}
                    <span data-col="category">{t::category()}</span>
                    <span data-col="owners">{t::owners()}</span>
                    {by("changed", t::changed(), Sort::Changed)}
                    {by("expiry", t::expires(), Sort::Expiry)}
                </div>
            }
        },
    )
}

/// A row of the table.
#[component]
pub fn DocumentRow(
    /// Which document; changes.
    id: Signal<Id>,
) -> impl IntoView {
    let actions = expect_context::<Actions>();
    let document = Memo::new(move |_| actions.library.documents.get(id.get()));
    let is_open = Memo::new(move |_| actions.place.with(|place| place.open == Some(id.get())));
    let label = Signal::derive(move || {
        document.with(|document| document.as_ref().map(|document| t::actions_of(&document.name)).unwrap_or_default())
    });
    let menu = move |target| {
        if let Some(document) = document.get_untracked() {
            actions.menu.press(target, || Subject::Document(document));
        }
    };
    // What follows something is made once and stays for all rows that come to stand here; what only says something is changed in place.
    when(
        move || document.with(Option::is_some),
        move || {
            view! {
                <div class="table-row">
                    <DocumentLink id is_open>
                        {live(move || document.with(|document| document.as_ref().map(row)))}
                    </DocumentLink>
                    <MenuButton label on_press=menu/>
                </div>
            }
        },
    )
}

/// What a row says.
fn row(document: &Arc<Document>) -> AnyView {
    view! {
        <FileMark document=Arc::clone(document)/>
        <span class="row-name">
            <span class="row-line">
                <span class="row-title" dir="auto">{document.name.clone()}</span>
                <Marks document=Arc::clone(document)/>
            </span>
            <span class="row-tags" dir="auto">{tag_line(document)}</span>
        </span>
        <span class="row-category" dir="auto">{document.category.clone()}</span>
        <Owners document=Arc::clone(document)/>
        {document.updated_at.map(|at| view! {
            <time class="row-changed" datetime=at.to_rfc3339() title=format::exact(at)>{format::short(at)}</time>
        })}
        <Expiry document=Arc::clone(document) always=true/>
    }
    .into_any()
}

/// A tile of the grid.
#[must_use]
pub fn tile(id: Id) -> AnyView {
    let actions = expect_context::<Actions>();
    let document = Memo::new(move |_| actions.library.documents.get(id));
    let is_open = Memo::new(move |_| actions.place.with(|place| place.open == Some(id)));
    live(move || {
        let document = document.get()?;
        let subject = Subject::Document(Arc::clone(&document));
        let picture = document.file.as_ref().and_then(|file| file.thumbnail.clone());
        let face = match picture {
            Some(address) => view! { <img src=address alt="" loading="lazy" decoding="async"/> }.into_any(),
            None => view! { <FileMark document=Arc::clone(&document)/> }.into_any(),
        };
        Some(view! {
            <div class="tile-card">
                <DocumentLink id=Signal::stored(id) is_open>
                    <span class="tile-face">{face}</span>
                    <span class="tile-text">
                        <span class="tile-title" dir="auto">{document.name.clone()}</span>
                        <span class="tile-facts">
                            <span dir="auto">{document.category.clone()}</span>
                            <Marks document=Arc::clone(&document)/>
                            <Expiry document=Arc::clone(&document) always=false/>
                        </span>
                    </span>
                </DocumentLink>
                <More subject/>
            </div>
        })
    })
}

/// The link that a row is, or a tile.
#[component]
fn DocumentLink(id: Signal<Id>, is_open: Memo<bool>, children: Children) -> impl IntoView {
    let actions = expect_context::<Actions>();
    let address = move || actions.place.with(|place| place.query.address_of(id.get()));
    view! {
        <a class="document-link" href=Signal::derive(address) aria-current=Signal::derive(move || is_open.get().then_some("true"))>
            {children()}
        </a>
    }
}

/// The button of the menu of a thing.
#[component]
pub fn More(
    /// Of what.
    subject: Subject,
) -> impl IntoView {
    let actions = expect_context::<Actions>();
    let label = t::actions_of(&subject.name());
    view! { <MenuButton label on_press=move |target| actions.menu.press(target, || subject.clone())/> }
}

/// What kind of thing a document is, as a picture with a word.
#[component]
pub fn FileMark(
    /// Which one.
    document: Arc<Document>,
) -> impl IntoView {
    let (glyph, kind) = match document.file.as_ref().map(|file| file.kind) {
        Some(FileKind::Picture) => (Glyph::Picture, "picture"),
        Some(FileKind::Video) => (Glyph::Video, "video"),
        Some(FileKind::Audio) => (Glyph::Bell, "audio"),
        Some(FileKind::Pdf) => (Glyph::Document, "pdf"),
        Some(FileKind::Text | FileKind::Markdown) => (Glyph::List, "text"),
        Some(FileKind::Other) => (Glyph::Attach, "other"),
        None => (Glyph::Link, "link"),
    };
    view! { <span class="file-mark" data-kind=kind><Icon glyph/></span> }
}

/// What has to be known before one opens it: a draft, a bookmark.
#[component]
pub fn Marks(
    /// Of which document.
    document: Arc<Document>,
) -> impl IntoView {
    view! {
        {(!document.is_published).then(|| view! { <Badge>{t::draft()}</Badge> })}
        {document.is_bookmarked.then(|| view! {
            <span class="row-mark" title=t::bookmarked()><Icon glyph=Glyph::Pin/><span class="visually-hidden">{t::bookmarked()}</span></span>
        })}
    }
}

/// When it expires: a warning when that is soon or past.
#[component]
pub fn Expiry(
    /// Which document.
    document: Arc<Document>,
    /// Whether a distant expiry is said too.
    always: bool,
) -> impl IntoView {
    let at = document.expiry?;
    let exact = format::exact(at);
    Some(match Freshness::at(Some(at), Utc::now()) {
        Freshness::Fresh if !always => return None,
        Freshness::Fresh => view! { <time class="row-expiry" datetime=at.to_rfc3339() title=exact>{format::date(at)}</time> }.into_any(),
        Freshness::Soon => view! {
            <span class="row-expiry" title=exact><Badge tone=Tone::Warning>{t::expires_on(&format::date(at))}</Badge></span>
        }
        .into_any(),
        Freshness::Expired => view! {
            <span class="row-expiry" title=exact><Badge tone=Tone::Danger>{t::expired_on(&format::date(at))}</Badge></span>
        }
        .into_any(),
    })
}

/// Who keeps it up to date: some portraits, and the names to whoever asks.
#[component]
fn Owners(document: Arc<Document>) -> impl IntoView {
    let names = document.owners.iter().map(|owner| owner.name.clone()).collect::<Vec<_>>().join(", ");
    let said = names.clone();
    let more = document.owners.len().saturating_sub(OWNERS);
    let portraits = document.owners.iter().take(OWNERS).cloned().map(|owner| {
        view! { <Avatar id=owner.id.to_string() name=owner.name picture=owner.picture size=AvatarSize::Small/> }
    });
    view! {
        <span class="row-owners" title=said>
            {portraits.collect_view()}
            {(more > 0).then(|| view! { <span aria-hidden="true">{format!("+{}", format::number(more as u64))}</span> })}
            <span class="visually-hidden">{names}</span>
        </span>
    }
}

/// What stands below the name: its tags, else where its address leads.
fn tag_line(document: &Document) -> String {
    if document.tags.is_empty() && document.file.is_none() {
        return document.links.first().map(|link| host_of(link).to_owned()).unwrap_or_default();
    }
    document.tags.iter().map(|tag| format!("#{tag}")).collect::<Vec<_>>().join(" ")
}
