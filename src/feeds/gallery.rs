//! The pictures of an item: a few at once, and each whole over the page.

use crate::kit::live;
use leptos::prelude::*;

use super::model::Media;
use crate::{
    kit::{
        button::IconButton,
        dialog::{Dialog, DialogSize},
        icon::Glyph,
    },
    text::feeds as t,
};

/// So many are shown at once.
const AT_ONCE: usize = 4;

/// The pictures of an item.
#[component]
pub fn Gallery(
    /// At least one.
    pictures: Vec<Media>,
) -> impl IntoView {
    let all = pictures.len();
    let hidden = all.saturating_sub(AT_ONCE);
    let shown = StoredValue::new(pictures);
    let open = RwSignal::new(None::<usize>);
    let tiles = shown.with_value(|pictures| {
        pictures.iter().take(AT_ONCE).cloned().enumerate().map(|(place, picture)| {
            let (width, height) = picture.dimensions.unwrap_or((4, 3));
            let source = if all == 1 { picture.url } else { picture.thumbnail.unwrap_or(picture.url) };
            view! {
                <button
                    type="button"
                    class="tile"
                    aria-label=Signal::derive(move || format!("{}: {}", t::picture_of(place as u64 + 1, all as u64), picture.name))
                    on:click=move |_| open.set(Some(place))
                >
                    <img src=source alt="" width=width.to_string() height=height.to_string() loading="lazy" decoding="async"/>
                    {(place + 1 == AT_ONCE && hidden > 0).then(|| view! { <span class="tile-more">{live(move || t::more_pictures(hidden as u64))}</span> })}
                </button>
            }
        }).collect_view()
    });
    view! {
        <div class="gallery" data-count=all.min(AT_ONCE).to_string()>{tiles}</div>
        <Lightbox pictures=shown open/>
    }
}

/// One picture whole, over the page: arrow keys move, Escape closes.
#[component]
fn Lightbox(pictures: StoredValue<Vec<Media>>, open: RwSignal<Option<usize>>) -> impl IntoView {
    let count = pictures.with_value(Vec::len);
    let step = move |by: isize| {
        open.update(|open| *open = open.map(|place| (place + count).saturating_add_signed(by) % count));
    };
    let title = move || open.get().map_or_else(String::new, |place| t::picture_of(place as u64 + 1, count as u64));
    view! {
        <Dialog open=Signal::derive(move || open.get().is_some()) on_close=move |()| open.set(None) title size=DialogSize::Full>
            <div
                class="lightbox"
                tabindex="-1"
                autofocus=true
                on:keydown=move |event| match event.key().as_str() {
                    "ArrowRight" => step(1),
                    "ArrowLeft" => step(-1),
                    _ => {}
                }
            >
                {(count > 1).then(|| view! { <IconButton glyph=Glyph::Previous label=t::previous_picture() on_press=move |()| step(-1)/> })}
                {live(move || open.get().and_then(|place| pictures.with_value(|pictures| pictures.get(place).cloned())).map(|picture| view! {
                    <figure>
                        <img src=picture.url alt=picture.name.clone()/>
                        <figcaption dir="auto">{picture.name}</figcaption>
                    </figure>
                }))}
                {(count > 1).then(|| view! { <IconButton glyph=Glyph::Next label=t::next_picture() on_press=move |()| step(1)/> })}
            </div>
        </Dialog>
    }
}
