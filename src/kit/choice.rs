//! Choosing one of a few, or switching one thing.

use leptos::prelude::*;

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
    pub label: String,
}

impl<T> Choice<T> {
    /// A choice with its name.
    pub fn new(value: T, label: impl Into<String>) -> Self {
        Self { value, label: label.into() }
    }
}

/// The browser's own list to choose from.
#[component]
pub fn Select<T, Choices, Value, Choose>(
    /// What is chosen here.
    #[prop(into)]
    label: String,
    /// Whether the label is seen, or only said.
    #[prop(optional)]
    label_hidden: bool,
    /// What there is to choose; may change.
    choices: Choices,
    /// What is chosen; may change.
    value: Value,
    /// Something else is chosen.
    on_choose: Choose,
) -> impl IntoView
where
    T: Copy + PartialEq + 'static,
    Choices: Fn() -> Vec<Choice<T>> + Clone + Send + Sync + 'static,
    Value: Fn() -> T + Send + Sync + 'static,
    Choose: Fn(T) + Send + Sync + 'static,
{
    // Signals of labels and places serve every type of choice: the program has them once.
    let labels = {
        let choices = choices.clone();
        move || choices().into_iter().map(|choice| choice.label).collect()
    };
    let place = {
        let choices = choices.clone();
        move || {
            let value = value();
            choices().iter().position(|choice| choice.value == value)
        }
    };
    let choose = move |place: usize| {
        if let Some(value) = untrack(|| choices().get(place).map(|choice| choice.value)) {
            on_choose(value);
        }
    };
    select(label, label_hidden, Signal::derive(labels), Signal::derive(place), Callback::new(choose))
}

/// The same for every type of choice.
fn select(
    label: String,
    label_hidden: bool,
    labels: Signal<Vec<String>>,
    chosen: Signal<Option<usize>>,
    on_choose: Callback<usize>,
) -> AnyView {
    let id = fresh_id("select");
    let choose = move |event| {
        if let Ok(place) = event_target_value(&event).parse() {
            on_choose.run(place);
        }
    };
    let options = move || {
        let chosen = chosen.get();
        let option = |(place, label): (usize, String)| {
            let is_chosen = chosen == Some(place);
            view! { <option value=place.to_string() selected=is_chosen prop:selected=is_chosen>{label}</option> }
        };
        labels.get().into_iter().enumerate().map(option).collect_view()
    };
    view! {
        <div class="select">
            <label class:visually-hidden=label_hidden for=id.clone()>{label}</label>
            <div class="select-box">
                <select id=id on:change=choose>{live(options)}</select>
                <Icon glyph=Glyph::ChevronDown/>
            </div>
        </div>
    }
    .into_any()
}

/// A few choices side by side.
#[component]
pub fn Segments<T: Copy + PartialEq + Send + Sync + 'static>(
    /// What is chosen here.
    #[prop(into)]
    label: String,
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
                <span>{choice.label}</span>
            </label>
        }
    });
    view! {
        <fieldset class="segments">
            <legend>{label}</legend>
            <div class="segments-row">{segments.collect_view()}</div>
        </fieldset>
    }
}

/// A box to tick.
#[component]
pub fn Checkbox(
    /// What is switched.
    #[prop(into)]
    label: String,
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
            <span>{label}</span>
        </label>
    }
}

/// Switches something on and off at once, without a form.
#[component]
pub fn Switch(
    /// What is switched.
    #[prop(into)]
    label: String,
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
            <span>{label}</span>
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
