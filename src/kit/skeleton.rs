//! Shapes of content that is on its way.

use leptos::prelude::*;

use crate::text::shell as t;

/// Cards, as many as asked for, in the shape of an entry with an author and a few lines.
#[component]
pub fn CardSkeletons(
    /// How many.
    count: usize,
) -> impl IntoView {
    let cards = (0..count).map(|_| {
        view! {
            <div class="card skeleton-card" aria-hidden="true">
                <div class="skeleton-head">
                    <span class="skeleton circle"></span>
                    <span class="skeleton line short"></span>
                </div>
                <span class="skeleton line"></span>
                <span class="skeleton line"></span>
                <span class="skeleton line half"></span>
            </div>
        }
    });
    view! {
        <div class="skeletons" role="status" aria-label=t::loading()>
            {cards.collect_view()}
        </div>
    }
}

/// Rows of a list, as many as asked for, in the shape of a picture with two lines beside it.
#[component]
pub fn RowSkeletons(
    /// How many.
    count: usize,
) -> impl IntoView {
    let rows = (0..count).map(|_| {
        view! {
            <div class="skeleton-row" aria-hidden="true">
                <span class="skeleton circle"></span>
                <div class="skeleton-lines">
                    <span class="skeleton line short"></span>
                    <span class="skeleton line"></span>
                </div>
            </div>
        }
    });
    view! {
        <div class="skeletons" role="status" aria-label=t::loading()>
            {rows.collect_view()}
        </div>
    }
}

/// A thin bar at the top of a panel whose content is being loaded again.
#[component]
pub fn LoadingBar(
    /// Whether it shows.
    #[prop(into)]
    active: Signal<bool>,
) -> impl IntoView {
    view! { <div class="loading-bar" class:active=Signal::derive(move || active.get()) aria-hidden="true"></div> }
}
