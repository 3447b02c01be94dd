//! Buttons.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// What a button weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Weight {
    /// The one thing to do here.
    Primary,
    /// Something else to do.
    #[default]
    Secondary,
    /// Beside other things, without a frame.
    Quiet,
    /// Destroys something.
    Danger,
}

impl Weight {
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button primary",
            Self::Secondary => "button",
            Self::Quiet => "button quiet",
            Self::Danger => "button danger",
        }
    }
}

/// A button with a text.
#[component]
pub fn Button(
    /// Pressed.
    #[prop(into, optional)]
    on_press: Option<Callback<()>>,
    /// What it weighs.
    #[prop(optional)]
    weight: Weight,
    /// An icon before the text.
    #[prop(optional)]
    glyph: Option<Glyph>,
    /// Whether what it started is still going on; it cannot be pressed meanwhile.
    #[prop(into, optional)]
    busy: Signal<bool>,
    /// Whether it can be pressed.
    #[prop(into, optional)]
    disabled: Signal<bool>,
    /// Whether it submits its form.
    #[prop(optional)]
    submit: bool,
    /// Takes the focus when its dialog opens.
    #[prop(optional)]
    autofocus: bool,
    /// Text.
    children: Children,
) -> impl IntoView {
    let press = move |_| {
        if let (Some(on_press), false) = (on_press, busy.get_untracked()) {
            on_press.run(());
        }
    };
    view! {
        <button
            class=weight.class()
            type=if submit { "submit" } else { "button" }
            disabled=Signal::derive(move || disabled.get())
            autofocus=autofocus
            aria-busy=Signal::derive(move || busy.get().then_some("true"))
            on:click=press
        >
            {glyph.map(|glyph| view! { <Icon glyph/> })}
            <span>{children()}</span>
        </button>
    }
}

/// A button with an icon only; the label is its name and its tooltip.
#[component]
pub fn IconButton(
    /// Icon.
    glyph: Glyph,
    /// Name for screen readers, and tooltip.
    #[prop(into)]
    label: Signal<String>,
    /// Pressed.
    #[prop(into)]
    on_press: Callback<()>,
    /// Whether it can be pressed.
    #[prop(into, optional)]
    disabled: Signal<bool>,
    /// Whether what it switches is on; absent for what is no switch.
    #[prop(into, optional)]
    pressed: Option<Signal<bool>>,
) -> impl IntoView {
    view! {
        <button
            class="button quiet icon-only"
            type="button"
            aria-label=label
            title=label
            aria-pressed=Signal::derive(move || pressed.map(|pressed| if pressed.get() { "true" } else { "false" }))
            disabled=Signal::derive(move || disabled.get())
            on:click=move |_| on_press.run(())
        >
            <Icon glyph/>
        </button>
    }
}
