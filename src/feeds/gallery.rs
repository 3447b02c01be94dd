//! The pictures of an item: a few at once; a press shows one whole.

use std::sync::Arc;

use leptos::prelude::*;

use super::{model::Media, overlay::Overlay};
use crate::text::feeds as t;

/// So many are shown at once.
const AT_ONCE: usize = 4;

/// The pictures of an item.
#[component]
pub fn Gallery(
    /// At least one.
    pictures: Vec<Media>,
) -> impl IntoView {
    let overlay = expect_context::<Overlay>();
    let all = pictures.len();
    let hidden = all.saturating_sub(AT_ONCE);
    let pictures: Arc<[Media]> = pictures.into();
    let tiles = pictures.iter().take(AT_ONCE).cloned().enumerate().map(|(place, picture)| {
        let (width, height) = picture.dimensions.unwrap_or((4, 3));
        let source = if all == 1 { picture.url } else { picture.thumbnail.unwrap_or(picture.url) };
        let pictures = Arc::clone(&pictures);
        view! {
            <button
                type="button"
                class="tile"
                aria-label=format!("{}: {}", t::picture_of(place as u64 + 1, all as u64), picture.name)
                on:click=move |_| overlay.pictures.set(Some((Arc::clone(&pictures), place)))
            >
                <img src=source alt="" width=width.to_string() height=height.to_string() loading="lazy" decoding="async"/>
                {(place + 1 == AT_ONCE && hidden > 0).then(|| view! { <span class="tile-more">{t::more_pictures(hidden as u64)}</span> })}
            </button>
        }
    });
    view! { <div class="gallery" data-count=all.min(AT_ONCE).to_string()>{tiles.collect_view()}</div> }
}
