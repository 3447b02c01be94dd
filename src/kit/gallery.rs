//! Pictures: a few at once, and each whole over the page.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    button::IconButton,
    dialog::{Dialog, DialogSize},
    icon::Glyph,
    live,
};
use crate::text::kit as t;

/// So many are shown at once.
const AT_ONCE: usize = 4;

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub url: String,
    /// Where a small one is.
    pub thumbnail: Option<String>,
    /// Width and height in pixels, when known.
    pub dimensions: Option<(u32, u32)>,
}

/// Pictures, and the place of the one that is seen whole.
pub type Whole = (Arc<[Picture]>, usize);

/// Pictures, the first few of them.
#[component]
pub fn Gallery(
    /// At least one.
    pictures: Vec<Picture>,
    /// One was pressed.
    #[prop(into)]
    on_open: Callback<Whole>,
) -> impl IntoView {
    let all = pictures.len();
    let hidden = all.saturating_sub(AT_ONCE);
    let pictures: Arc<[Picture]> = pictures.into();
    let tiles = pictures.iter().take(AT_ONCE).cloned().enumerate().map(|(place, picture)| {
        let (width, height) = picture.dimensions.unwrap_or((4, 3));
        let source = if all == 1 { picture.url } else { picture.thumbnail.unwrap_or(picture.url) };
        let pictures = Arc::clone(&pictures);
        view! {
            <button
                type="button"
                class="tile"
                aria-label=format!("{}: {}", t::picture_of(place as u64 + 1, all as u64), picture.name)
                on:click=move |_| on_open.run((Arc::clone(&pictures), place))
            >
                <img src=source alt="" width=width.to_string() height=height.to_string() loading="lazy" decoding="async"/>
                {(place + 1 == AT_ONCE && hidden > 0).then(|| view! { <span class="tile-more">{t::more_pictures(hidden as u64)}</span> })}
            </button>
        }
    });
    view! { <div class="gallery" data-count=all.min(AT_ONCE).to_string()>{tiles.collect_view()}</div> }
}

/// One picture whole, over the page: arrow keys move, Escape closes.
#[component]
pub fn Lightbox(
    /// The picture; nothing while it is closed.
    open: RwSignal<Option<Whole>>,
) -> impl IntoView {
    let count = move || open.with(|open| open.as_ref().map_or(0, |(pictures, _)| pictures.len()));
    let several = Memo::new(move |_| count() > 1);
    let step = move |by: isize| {
        open.update(|open| {
            if let Some((pictures, place)) = open {
                *place = (*place + pictures.len()).saturating_add_signed(by) % pictures.len().max(1);
            }
        });
    };
    let title = move || {
        let of = |(pictures, place): &Whole| t::picture_of(*place as u64 + 1, pictures.len() as u64);
        open.with(|open| open.as_ref().map_or_else(String::new, of))
    };
    let keydown = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        "ArrowRight" => step(1),
        "ArrowLeft" => step(-1),
        _ => {}
    };
    let button = move |glyph: Glyph, label: &'static str, by: isize| {
        live(move || several.get().then(|| view! { <IconButton glyph label on_press=move |()| step(by)/> }))
    };
    let picture = move || open.with(|open| open.as_ref().and_then(|(pictures, place)| pictures.get(*place).cloned()));
    view! {
        <Dialog open=Signal::derive(move || open.with(Option::is_some)) on_close=move |()| open.set(None) title size=DialogSize::Full>
            <div class="lightbox" tabindex="-1" autofocus=true on:keydown=keydown>
                {button(Glyph::Previous, t::previous_picture(), -1)}
                {live(move || picture().map(|picture| view! {
                    <figure>
                        <img src=picture.url alt=picture.name.clone()/>
                        <figcaption dir="auto">{picture.name}</figcaption>
                    </figure>
                }))}
                {button(Glyph::Next, t::next_picture(), 1)}
            </div>
        </Dialog>
    }
}
