//! An item as a card: in a stream, and whole in its panel.

use std::sync::Arc;

use crate::kit::live;
use api::workdrive::Permissions;
use leptos::prelude::*;

use super::{
    LINKS,
    actions::Actions,
    audience::Kind,
    model::{Item, Media, MediaKind, Preview},
    overlay::Overlay,
};
use crate::{
    kit::{
        avatar::Avatar,
        gallery::{Gallery, Picture, Whole},
        icon::{Glyph, Icon},
        markdown::Markdown,
        menu::MenuButton,
        reactions::ReactionBar,
        time::RelativeTime,
    },
    person::Person,
    text::{feeds as t, format, kit, lowercase},
};

/// So many characters or lines of a text are shown in a stream; the rest unfolds.
const FOLD_CHARACTERS: usize = 600;
const FOLD_LINES: usize = 12;

/// Where a card stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CardFor {
    /// Among others: long texts are folded.
    #[default]
    Stream,
    /// Alone, with its comments.
    Panel,
}

/// An item as a card.
#[component]
pub fn Card(
    /// The item.
    item: Arc<Item>,
    /// Where it stands.
    #[prop(optional)]
    place: CardFor,
) -> impl IntoView {
    let actions = expect_context::<Actions>();
    let overlay = expect_context::<Overlay>();
    let (stream, id) = (item.stream, item.id);
    let menu_item = Arc::clone(&item);
    let address = item.address();
    let title = item.title.clone();
    view! {
        <div class="card" class:whole=place == CardFor::Panel>
            {item.cover.clone().map(|cover| view! { <Cover cover/> })}
            <header class="card-head">
                <Avatar id=item.author.id.to_string() name=item.author.name.clone() picture=item.author.picture.clone() online=item.author.online/>
                <div class="card-who">
                    <a class="card-author" dir="auto" href=format!("/feeds?author={}", item.author.id)>{item.author.name.clone()}</a>
                    {tagged(&item.tagged)}
                    <p class="card-facts">
                        <span dir="auto">{item.author.title.clone()}</span>
                        <RelativeTime at=item.posted_at/>
                        {item.edited_at.map(|at| view! { <span title=format::exact(at)>{t::edited()}</span> })}
                        {item.audience.as_ref().map(|audience| view! { <AudienceMark audience=audience.clone()/> })}
                    </p>
                </div>
                <MenuButton label=kit::more_actions() on_press=move |target| overlay.menu.press(target, || Arc::clone(&menu_item))/>
            </header>
            {item.category.clone().map(|category| view! { <p class="card-category" dir="auto">{category}</p> })}
            {title.map(|title| view! {
                <h2 class="card-title" dir="auto">
                    {if place == CardFor::Stream && actions.can_open() {
                        view! { <a href=address.clone()>{title}</a> }.into_any()
                    } else {
                        title.into_any()
                    }}
                </h2>
            })}
            <Text item=Arc::clone(&item) place/>
            <Attachments item=Arc::clone(&item) on_picture=move |whole| overlay.pictures.set(Some(whole))/>
            <footer class="card-foot">
                {actions.has_reactions().then(|| {
                    let choose = move |target| overlay.reactions.press(target, || (stream, id));
                    view! { <ReactionBar reactions=item.reactions.clone() on_toggle=move |emoji| actions.react(stream, id, emoji) on_choose=choose/> }
                })}
                {(actions.has_comments() && actions.can_open() && place == CardFor::Stream).then(|| {
                    let count = item.comments;
                    view! {
                        <button type="button" class="button quiet card-comments" on:click=move |_| actions.open(id)>
                            <Icon glyph=Glyph::Comment/>
                            <span>{if count == 0 { t::comment().to_owned() } else { t::comment_count(count) }}</span>
                        </button>
                    }
                })}
            </footer>
        </div>
    }
}

#[component]
fn Cover(cover: Media) -> impl IntoView {
    let (width, height) = cover.dimensions.unwrap_or((16, 9));
    view! {
        <img class="card-cover" src=cover.url alt="" width=width.to_string() height=height.to_string() loading="lazy" decoding="async"/>
    }
}

/// The text; a long one is folded in a stream.
#[component]
fn Text(item: Arc<Item>, place: CardFor) -> impl IntoView {
    let text = Arc::clone(&item.text);
    if text.trim().is_empty() {
        return ().into_any();
    }
    let is_long = text.chars().nth(FOLD_CHARACTERS).is_some() || text.lines().nth(FOLD_LINES).is_some();
    let folds = place == CardFor::Stream && is_long;
    let folded = RwSignal::new(folds);
    view! {
        <div class="card-text" class:folded=Signal::derive(move || folded.get())>
            <Markdown text=text.to_string() links=LINKS/>
        </div>
        {folds.then(|| view! {
            <button type="button" class="fold" aria-expanded=Signal::derive(move || if folded.get() { "false" } else { "true" }) on:click=move |_| folded.update(|folded| *folded = !*folded)>
                {live(move || if folded.get() { t::show_more() } else { t::show_less() })}
            </button>
        })}
    }
    .into_any()
}

/// Everything beside the text.
#[component]
fn Attachments(item: Arc<Item>, #[prop(into)] on_picture: Callback<Whole>) -> impl IntoView {
    let of = |kind| item.media.iter().filter(move |media| media.kind == kind).cloned().collect::<Vec<_>>();
    let (pictures, videos, documents) = (of(MediaKind::Picture), of(MediaKind::Video), of(MediaKind::Document));
    // Tags that stand in the text are links there already.
    let text = lowercase(&item.text);
    let tags = item.tags.iter().filter(|tag| !text.contains(&format!("#{}", lowercase(tag)))).cloned();
    let tags: Vec<_> = tags.filter_map(|tag| Some(((LINKS.tag)(&tag)?, tag))).collect();
    view! {
        {(!pictures.is_empty()).then(|| view! { <Gallery pictures=pictures.into_iter().map(picture).collect() on_open=on_picture/> })}
        {videos.into_iter().map(|video| view! { <Video video/> }).collect_view()}
        {item.gif.clone().map(|gif| view! { <img class="card-gif" src=gif alt=t::gif_of_post() loading="lazy" referrerpolicy="no-referrer"/> })}
        {(!documents.is_empty()).then(|| view! { <ul class="card-files">{documents.into_iter().map(file).collect_view()}</ul> })}
        {item.previews.iter().cloned().map(preview).collect_view()}
        {(!item.links.is_empty()).then(|| view! { <ul class="card-links">{item.links.iter().cloned().map(link).collect_view()}</ul> })}
        {(item.place.is_some() || !tags.is_empty()).then(|| view! {
            <p class="card-marks">
                {item.place.clone().map(|place| view! {
                    <span class="card-place"><Icon glyph=Glyph::Location/><span dir="auto">{place}</span></span>
                })}
                {tags.into_iter().map(|(address, tag)| view! { <a class="tag" href=address dir="auto">{format!("#{tag}")}</a> }).collect_view()}
            </p>
        })}
    }
}

fn picture(media: Media) -> Picture {
    Picture { name: media.name, url: media.url, thumbnail: media.thumbnail, dimensions: media.dimensions }
}

#[component]
fn Video(video: Media) -> impl IntoView {
    view! {
        <video class="card-video" controls preload="metadata" playsinline poster=video.thumbnail aria-label=video.name>
            <source src=video.url type=video.mime/>
        </video>
    }
}

fn file(media: Media) -> impl IntoView {
    view! {
        <li>
            <a class="file" href=media.url target="_blank" rel="noopener">
                <Icon glyph=Glyph::Document/>
                <span class="file-name" dir="auto">{media.name}</span>
                <span class="file-size">{format::bytes(media.size_bytes)}</span>
            </a>
        </li>
    }
}

fn preview(preview: Preview) -> impl IntoView {
    let host = host(&preview.link);
    view! {
        <a class="preview" href=preview.link target="_blank" rel="noopener noreferrer nofollow">
            {preview.image.map(|image| view! { <img src=image alt="" loading="lazy" referrerpolicy="no-referrer"/> })}
            <span class="preview-text">
                <span class="preview-title" dir="auto">{preview.title}</span>
                <span class="preview-about" dir="auto">{preview.description}</span>
                <span class="preview-host">{host}</span>
            </span>
        </a>
    }
}

fn link(address: String) -> impl IntoView {
    // The server takes web addresses only, but what is shown may come from elsewhere.
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    let text = address.clone();
    view! {
        <li>
            <Icon glyph=Glyph::Link/>
            {if is_web {
                view! { <a href=address target="_blank" rel="noopener noreferrer nofollow" dir="ltr">{text}</a> }.into_any()
            } else {
                view! { <span dir="ltr">{text}</span> }.into_any()
            }}
        </li>
    }
}

fn host(link: &str) -> String {
    link.split("://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or(link).to_owned()
}

fn tagged(people: &[Person]) -> Option<impl IntoView + use<>> {
    let names = people.iter().map(|person| person.name.clone()).collect::<Vec<_>>().join(", ");
    (!people.is_empty()).then(|| view! { <span class="card-tagged" dir="auto">{t::with_people(&names)}</span> })
}

/// Who may see it, as an icon with a name.
#[component]
fn AudienceMark(audience: Permissions) -> impl IntoView {
    let kind = Kind::of(&audience);
    view! {
        <span class="audience-mark" title=audience_name(kind)>
            <Icon glyph=audience_glyph(kind)/>
            <span class="visually-hidden">{audience_name(kind)}</span>
        </span>
    }
}

/// The icon of an audience.
pub(super) const fn audience_glyph(kind: Kind) -> Glyph {
    match kind {
        Kind::Everyone => Glyph::Everyone,
        Kind::Friends => Glyph::Friends,
        Kind::Team => Glyph::Team,
        Kind::Chosen => Glyph::People,
        Kind::OnlyMe => Glyph::Lock,
    }
}

/// The name of an audience.
pub(super) fn audience_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Everyone => t::everyone(),
        Kind::Friends => t::friends(),
        Kind::Team => t::team(),
        Kind::Chosen => t::chosen_short(),
        Kind::OnlyMe => t::only_me(),
    }
}
