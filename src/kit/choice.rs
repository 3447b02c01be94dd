//! Choosing one of a few, or switching one thing.

use leptos::{prelude::*, text_prop::TextProp};

use super::{
    fresh_id,
    icon::{Glyph, Icon},
    live,
};

/// One thing to choose.
#[derive(Clone)]
pub struct Choice<T> {
    /// What is chosen.
    pub value: T,
    /// What it is called.
    pub label: TextProp,
}

impl<T> Choice<T> {
    /// A choice with its name.
    pub fn new(value: T, label: impl Into<TextProp>) -> Self {
        Self { value, label: label.into() }
    }
}

/// The browser's own list to choose from.
#[component]
pub fn Select<T: Copy + PartialEq + Send + Sync + 'static>(
    /// What is chosen here.
    #[prop(into)]
    label: TextProp,
    /// Whether the label is seen, or only said.
    #[prop(optional)]
    label_hidden: bool,
    /// What there is to choose.
    #[prop(into)]
    choices: Signal<Vec<Choice<T>>>,
    /// What is chosen.
    #[prop(into)]
    value: Signal<T>,
    /// Something else is chosen.
    #[prop(into)]
    on_choose: Callback<T>,
) -> impl IntoView {
    let id = fresh_id("select");
    let choose = move |event| {
        let chosen = event_target_value(&event).parse::<usize>().ok();
        if let Some(value) = chosen.and_then(|place| choices.with(|choices| choices.get(place).map(|c| c.value))) {
            on_choose.run(value);
        }
    };
    view! {
        <div class="select">
            <label class:visually-hidden=label_hidden for=id.clone()>{live(move || label.get())}</label>
            <div class="select-box">
                <select id=id on:change=choose>
                    {live(move || {
                        let chosen = value.get();
                        choices.get().into_iter().enumerate().map(|(place, choice)| {
                            view! {
                                <option value=place.to_string() selected=choice.value == chosen prop:selected=choice.value == chosen>
                                    {choice.label.get()}
                                </option>
                            }
                        }).collect_view()
                    })}
                </select>
            <Icon glyph=Glyph::ChevronDown/>
            </div>
        </div>
    }
}

/// A few choices side by side.
#[component]
pub fn Segments<T: Copy + PartialEq + Send + Sync + 'static>(
    /// What is chosen here.
    #[prop(into)]
    label: TextProp,
    /// What there is to choose.
    choices: Vec<Choice<T>>,
    /// What is chosen.
    #[prop(into)]
    value: Signal<T>,
    /// Something else is chosen.
    #[prop(into)]
    on_choose: Callback<T>,
) -> impl IntoView {
    let name = fresh_id("segments");
    let segments = choices.into_iter().map(|choice| {
        let chosen = choice.value;
        view! {
            <label class="segment">
                <input
                    type="radio"
                    name=name.clone()
                    prop:checked=Signal::derive(move || value.get() == chosen)
                    on:change=move |_| on_choose.run(chosen)
                />
                <span>{live(move || choice.label.get())}</span>
            </label>
        }
    });
    view! {
        <fieldset class="segments">
            <legend>{live(move || label.get())}</legend>
            <div class="segments-row">{segments.collect_view()}</div>
        </fieldset>
    }
}

/// A box to tick.
#[component]
pub fn Checkbox(
    /// What is switched.
    #[prop(into)]
    label: TextProp,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Ticked or cleared.
    #[prop(into)]
    on_change: Callback<bool>,
) -> impl IntoView {
    view! {
        <label class="checkbox">
            <input
                type="checkbox"
                prop:checked=Signal::derive(move || checked.get())
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            <span>{live(move || label.get())}</span>
        </label>
    }
}

/// Switches something on and off at once, without a form.
#[component]
pub fn Switch(
    /// What is switched.
    #[prop(into)]
    label: TextProp,
    /// Whether it is on.
    #[prop(into)]
    on: Signal<bool>,
    /// Switched on or off.
    #[prop(into)]
    on_change: Callback<bool>,
    /// Whether it can be switched.
    #[prop(into, optional)]
    disabled: Signal<bool>,
) -> impl IntoView {
    view! {
        <label class="switch">
            <span>{live(move || label.get())}</span>
            <input
                type="checkbox"
                role="switch"
                prop:checked=on
                disabled=Signal::derive(move || disabled.get())
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
        </label>
    }
}
