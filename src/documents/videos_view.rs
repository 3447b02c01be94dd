//! Videos: tiles, of which one plays beside them.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    actions::{Actions, Subject},
    document_row::More,
    ends::{ListEnd, Standing, serve_keys},
    model::{Film, Id, Section, Thing},
    rows::{Rows, columns},
};
use crate::{
    chunk::chunk,
    kit::{
        badge::Badge,
        icon::{Glyph, Icon},
        list::ListHandle,
        live,
        skeleton::LoadingBar,
        time::RelativeTime,
    },
    task::follow,
    text::documents as t,
};

/// The least width of a tile, in px.
const TILE: f64 = 260.0;

chunk!(pub(super) documents_videos() => view! { <VideosView/> });

/// Videos.
#[component]
pub fn VideosView() -> impl IntoView {
    let actions = expect_context::<Actions>();
    let shelf = actions.library.videos;
    let standing = Standing::of(shelf);
    let order =
        Memo::new(move |_| shelf.things.with(|all| all.iter().map(|video| video.as_ref().id()).collect::<Vec<_>>()));
    let is_empty = Memo::new(move |_| order.with(Vec::is_empty));
    crate::bench::mark_first_data(is_empty);
    let handle = ListHandle::<Id>::default();
    serve_keys(actions, &handle, Section::Videos);
    follow(move || {
        let open = actions.place.with(|place| place.open.filter(|_| place.query.section == Section::Videos));
        if open.is_some_and(|open| shelf.get(open).is_none()) && standing.failure().is_none() && !standing.is_loading()
        {
            shelf.more();
        }
    });
    view! {
        <LoadingBar active=Signal::derive(move || standing.is_loading() && !is_empty.get())/>
        <Rows
            order
            layout=Box::new(|ids, width| columns(ids, width, TILE))
            cell=tile
            label=t::videos()
            on_near_end=move |()| shelf.more_by_itself()
            memory=shelf.memory
            handle
            estimate=240.0
            after=move || view! { <ListEnd standing is_empty section=Section::Videos/> }
        />
    }
}

fn tile(id: Id) -> AnyView {
    let actions = expect_context::<Actions>();
    let video = Memo::new(move |_| actions.library.videos.get(id));
    let is_open = Memo::new(move |_| actions.place.with(|place| place.open == Some(id)));
    live(move || {
        let video = video.get()?;
        let address = move || actions.place.with(|place| place.query.address_of(id));
        let face = match (video.thumbnail.clone(), &video.film) {
            (Some(address), _) => view! { <img src=address alt="" loading="lazy" decoding="async"/> }.into_any(),
            // A picture of its own that nobody had to make: the first second of it.
            (None, Film::File(file)) => {
                let first = format!("{}#t=1", file.url);
                view! { <video src=first preload="metadata" muted=true tabindex="-1" aria-hidden="true"></video> }
                    .into_any()
            }
            (None, Film::Elsewhere { .. }) => view! { <Icon glyph=Glyph::Link/> }.into_any(),
        };
        let site = match &video.film {
            Film::Elsewhere { site, .. } => Some(site.clone()),
            Film::File(_) => None,
        };
        let plays = matches!(video.film, Film::File(_));
        Some(view! {
            <div class="tile-card video-card">
                <a class="document-link" href=Signal::derive(address) aria-current=Signal::derive(move || is_open.get().then_some("true"))>
                    <span class="tile-face video-face" class:plays=plays>{face}</span>
                    <span class="tile-text">
                        <span class="tile-title" dir="auto">{video.title.clone()}</span>
                        <span class="tile-facts">
                            {video.author.as_ref().map(|author| view! { <span dir="auto">{author.name.clone()}</span> })}
                            {video.shared_at.map(|at| view! { <RelativeTime at/> })}
                            {site.map(|site| view! { <Badge>{site}</Badge> })}
                        </span>
                    </span>
                </a>
                <More subject=Subject::Video(Arc::clone(&video))/>
            </div>
        })
    })
}
