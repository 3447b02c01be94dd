//! Short words and counts that mark something.

use leptos::prelude::*;

use super::live;
use crate::text::format;

/// What a badge means; the text says the same, so that nothing depends on seeing colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Nothing in particular.
    #[default]
    Neutral,
    /// New, chosen or the reader's own.
    Accent,
    /// Done.
    Success,
    /// Wants to be looked at.
    Warning,
    /// Failed or refused.
    Danger,
}

/// A short word beside what it is about.
#[component]
pub fn Badge(
    /// What it means.
    #[prop(optional)]
    tone: Tone,
    /// The word.
    children: Children,
) -> impl IntoView {
    let class = match tone {
        Tone::Neutral => "badge",
        Tone::Accent => "badge accent",
        Tone::Success => "badge success",
        Tone::Warning => "badge warning",
        Tone::Danger => "badge danger",
    };
    view! { <span class=class>{children()}</span> }
}

/// How many are waiting, e.g. unread; nothing when none are, "99+" above that.
#[component]
pub fn Count(
    /// How many.
    #[prop(into)]
    count: Signal<u64>,
) -> impl IntoView {
    const MOST: u64 = 99;
    let said = move || match count.get() {
        0 => None,
        count @ 1..=MOST => Some(format::number(count)),
        _ => Some(format!("{}+", format::number(MOST))),
    };
    live(move || said().map(|said| view! { <span class="count">{said}</span> }))
}
