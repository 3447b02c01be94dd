//! Photos: a grid in rows of one height, and each whole over the page.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    actions::{Actions, Subject},
    document_row::More,
    ends::{ListEnd, Standing, serve_keys},
    justify::justified,
    model::{Id, Photo, Section, Thing},
    rows::Rows,
};
use crate::{
    address::Address,
    chunk::chunk,
    kit::{gallery::Picture, list::ListHandle, live, skeleton::LoadingBar},
    task::follow,
    text::{documents as t, format},
};

chunk!(pub(super) documents_photos() => view! { <PhotosView/> });

/// Photos.
#[component]
pub fn PhotosView() -> impl IntoView {
    let actions = expect_context::<Actions>();
    let shelf = actions.library.photos;
    let standing = Standing::of(shelf);
    let order =
        Memo::new(move |_| shelf.things.with(|all| all.iter().map(|photo| photo.as_ref().id()).collect::<Vec<_>>()));
    let is_empty = Memo::new(move |_| order.with(Vec::is_empty));
    crate::bench::mark_first_data(is_empty);
    let handle = ListHandle::<Id>::default();
    serve_keys(actions, &handle, Section::Photos);
    follow_lightbox(actions, order, standing);

    let layout = move |ids: &[Id], width: f64| {
        let ratio = |id: &Id| {
            let photo = untrack(|| shelf.get(*id))?;
            let (width, height) = photo.picture.dimensions?;
            Some(f64::from(width) / f64::from(height))
        };
        justified(&ids.iter().map(|id| (*id, ratio(id).unwrap_or(1.5))).collect::<Vec<_>>(), width)
    };
    view! {
        <LoadingBar active=Signal::derive(move || standing.is_loading() && !is_empty.get())/>
        <Rows
            order
            layout=Box::new(layout)
            cell=photo
            label=t::photos()
            on_near_end=move |()| shelf.more_by_itself()
            memory=shelf.memory
            handle
            estimate=232.0
            after=move || view! { <ListEnd standing is_empty section=Section::Photos/> }
        />
    }
}

fn photo(id: Id) -> AnyView {
    let actions = expect_context::<Actions>();
    let photo = Memo::new(move |_| actions.library.photos.get(id));
    live(move || {
        let photo = photo.get()?;
        let address = move || actions.place.with(|place| place.query.address_of(id));
        let picture = photo.picture.clone();
        let (width, height) = picture.dimensions.unwrap_or((3, 2));
        let said = said_of(&photo);
        Some(view! {
            <figure class="photo">
                <a href=Signal::derive(address) aria-label=said>
                    <img
                        src=picture.thumbnail.unwrap_or(picture.url)
                        alt=""
                        width=width.to_string()
                        height=height.to_string()
                        loading="lazy"
                        decoding="async"
                    />
                </a>
                <figcaption>
                    <span dir="auto">{photo.name()}</span>
                    <More subject=Subject::Photo(Arc::clone(&photo))/>
                </figcaption>
            </figure>
        })
    })
}

/// A photo in words.
fn said_of(photo: &Photo) -> String {
    let name = photo.name();
    photo.author.as_ref().map_or_else(|| name.clone(), |author| t::photo_by(&name, &author.name))
}

/// What is written below a photo that is seen whole.
fn caption_of(photo: &Photo) -> String {
    let mut caption = said_of(photo);
    for part in [Some(photo.description.clone()), photo.shared_at.map(format::date)].into_iter().flatten() {
        if !part.is_empty() {
            caption.push_str(" · ");
            caption.push_str(&part);
        }
    }
    if !photo.shown.is_empty() {
        let names = photo.shown.iter().map(|person| person.name.as_str()).collect::<Vec<_>>().join(", ");
        caption.push_str(" · ");
        caption.push_str(&t::with_people(&names));
    }
    caption
}

/// The lightbox follows the address, and the address the lightbox.
fn follow_lightbox(actions: Actions, order: Memo<Vec<Id>>, standing: Standing) {
    let shelf = actions.library.photos;
    let address = expect_context::<Address>();
    let pictures = actions.pictures;
    let asked =
        Memo::new(move |_| actions.place.with(|place| place.open.filter(|_| place.query.section == Section::Photos)));
    follow(move || {
        let Some(open) = asked.get() else {
            if pictures.with_untracked(Option::is_some) {
                pictures.set(None);
            }
            return;
        };
        let place = order.with(|order| order.iter().position(|id| *id == open));
        let Some(place) = place else {
            // It may be far down: it is looked for as far as the list goes.
            if standing.failure().is_none() && !standing.is_loading() {
                standing.more();
            }
            return;
        };
        let is_shown = pictures.with_untracked(|whole| {
            whole.as_ref().is_some_and(|(all, at)| *at == place && all.len() == order.with_untracked(Vec::len))
        });
        if !is_shown {
            let picture = |photo: &Arc<Photo>| Picture {
                name: caption_of(photo),
                url: photo.picture.url.clone(),
                thumbnail: photo.picture.thumbnail.clone(),
                dimensions: photo.picture.dimensions,
            };
            let all: Arc<[Picture]> = shelf.things.with_untracked(|all| all.iter().map(picture).collect());
            pictures.set(Some((all, place)));
        }
    });
    let was_open = StoredValue::new(false);
    follow(move || {
        let at = pictures.with(|whole| whole.as_ref().map(|(_, place)| *place));
        let shown = at.and_then(|at| order.with_untracked(|order| order.get(at).copied()));
        let Some(asked) = asked.get_untracked() else { return was_open.set_value(at.is_some()) };
        match shown {
            Some(shown) if shown != asked => address.replace(&actions.query().address_of(shown)),
            None if was_open.get_value() => actions.close(),
            _ => {}
        }
        was_open.set_value(at.is_some());
    });
    on_cleanup(move || {
        pictures.try_set(None);
    });
}
