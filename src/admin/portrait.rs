//! The picture of somebody in their panel.

use std::sync::Arc;

use api::error::Failure;
use leptos::prelude::*;
use serde_json::Value;

use super::{call::Request, desk::Desk, rows::given, screens::Detail};
use crate::{
    kit::{live, note::FailureNote, skeleton::RowSkeletons},
    task::spawn,
    text::{admin as t, admin_pictures as p},
};

/// Where a picture is: the one that is shown, and the whole.
type Found = Option<(String, String)>;

/// The picture of a row, and ways to take it along.
pub fn of(detail: &'static Detail, row: Arc<Value>) -> AnyView {
    let desk = expect_context::<Desk>();
    let found = RwSignal::new(None::<Result<Found, Failure>>);
    Effect::new(move |_| {
        desk.done.track();
        let row = Arc::clone(&row);
        spawn(async move {
            let answer = find(desk, detail, &row).await;
            found.try_set(Some(answer));
        });
    });
    view! {
        <section class="admin-section">
            <h3>{(detail.title)()}</h3>
            {live(move || match found.get() {
                None => view! { <RowSkeletons count=1/> }.into_any(),
                Some(Err(failure)) => view! { <FailureNote what=t::not_loaded() failure=Signal::stored(failure)/> }.into_any(),
                Some(Ok(None)) => view! { <p class="admin-quiet">{p::picture_none()}</p> }.into_any(),
                Some(Ok(Some((shown, whole)))) => view! {
                    <div class="portrait">
                        <img src=shown alt="" width="96" height="96"/>
                        <a class="button" href=whole.clone() target="_blank" rel="noopener">{p::open()}</a>
                        <a class="button" href=whole download="">{p::download()}</a>
                    </div>
                }
                .into_any(),
            })}
        </section>
    }
    .into_any()
}

async fn find(desk: Desk, detail: &'static Detail, row: &Value) -> Result<Found, Failure> {
    let operation = desk.describe(detail.operation).await?;
    let request = Request::assembled(&operation, given(detail.given, row, None), None);
    // Qwil answers with the picture itself, and says in the row where it is; Symphony says where it is in each size.
    if operation.id.starts_with("qwil_") {
        return Ok(row["avatar_url"].as_str().map(|shown| (shown.to_owned(), request.address)));
    }
    let sizes = request.fetch(desk.net).await?;
    let all = sizes.as_array().into_iter().flatten();
    let address = |size: &Value| size["url"].as_str().filter(|url| !url.is_empty()).map(str::to_owned);
    let mut all = all.filter_map(address);
    Ok(all.next_back().map(|whole| (all.next_back().unwrap_or_else(|| whole.clone()), whole)))
}
