//! Documents: a table, or tiles.

use chrono::Utc;
use leptos::prelude::*;

use super::{
    actions::Actions,
    document_row::{DocumentRow, TableHead, tile},
    ends::{ListEnd, Standing, serve_keys},
    model::{Id, Section},
    query::View,
    rows::{Rows, columns},
    select,
};
use crate::{
    chunk::{cards, chunk, lazily},
    kit::{
        list::{ListHandle, ListMode, Memory, VirtualList},
        live,
        skeleton::LoadingBar,
    },
    task::follow,
    text::documents as t,
};

/// The least width of a tile, in px.
const TILE: f64 = 200.0;

/// Documents.
#[component]
pub fn DocumentsView() -> impl IntoView {
    let actions = expect_context::<Actions>();
    let shelf = actions.library.documents;
    let standing = Standing::of(shelf);
    let order = Memo::new(move |_| {
        let query = actions.place.with(|place| place.query.clone());
        shelf.things.with(|all| select::documents(all, &query, actions.me(), Utc::now()))
    });
    let is_empty = Memo::new(move |_| order.with(Vec::is_empty));
    crate::bench::mark_first_data(Memo::new(move |_| shelf.things.with(Vec::is_empty)));
    let handle = ListHandle::<Id>::default();
    serve_keys(actions, &handle, Section::Documents);

    // What the address opens may be far down: it is looked for as far as the list goes.
    follow(move || {
        let open = actions.place.with(|place| place.open.filter(|_| place.query.section == Section::Documents));
        if open.is_some_and(|open| shelf.get(open).is_none()) && standing.failure().is_none() && !standing.is_loading()
        {
            shelf.more();
        }
    });
    let view_of = Memo::new(move |_| actions.place.with(|place| place.query.view));
    let after = move || view! { <ListEnd standing is_empty section=Section::Documents/> };
    view! {
        <LoadingBar active=Signal::derive(move || standing.is_loading() && !is_empty.get())/>
        {live(move || {
            let handle = handle.clone();
            match view_of.get() {
                View::Table => view! {
                    <div class="table">
                        <VirtualList
                            keys=order
                            row=move |id| view! { <DocumentRow id/> }.into_any()
                            label=t::documents()
                            mode=ListMode::Rows
                            on_near_end=move |()| shelf.more_by_itself()
                            memory=shelf.memory
                            handle
                            estimate=53.0
                            before=move || view! { <TableHead is_empty/> }
                            after
                        />
                    </div>
                }.into_any(),
                View::Grid => lazily(cards, move || documents_grid(order, handle.clone(), is_empty)),
            }
        })}
    }
}

chunk!(documents_grid(order: Memo<Vec<Id>>, handle: ListHandle<Id>, is_empty: Memo<bool>) => view! { <Tiles order handle is_empty/> });

/// Documents as tiles.
#[component]
fn Tiles(order: Memo<Vec<Id>>, handle: ListHandle<Id>, is_empty: Memo<bool>) -> impl IntoView {
    let shelf = expect_context::<Actions>().library.documents;
    let standing = Standing::of(shelf);
    view! {
        <Rows
            order
            layout=Box::new(|ids, width| columns(ids, width, TILE))
            cell=tile
            label=t::documents()
            on_near_end=move |()| shelf.more_by_itself()
            memory=Memory::new()
            handle
            estimate=212.0
            after=move || view! { <ListEnd standing is_empty section=Section::Documents/> }
        />
    }
}
