//! Buttons, icons, fields, choices.

use leptos::prelude::*;

use super::Part;
use crate::kit::{
    badge::{Badge, Count, Tone},
    button::{Button, IconButton, Weight},
    choice::{Checkbox, Choice, Segments, Select, Switch},
    field::{Kind, TextArea, TextField},
    icon::{Glyph, Icon},
    tabs::{Tab, Tabs},
};

/// Every weight of button in every state.
#[component]
pub(super) fn Buttons() -> impl IntoView {
    let presses = RwSignal::new(0_u32);
    let press = move |()| presses.update(|presses| *presses += 1);
    let pressed = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let weights = [
        (Weight::Primary, "Primary"),
        (Weight::Secondary, "Secondary"),
        (Weight::Quiet, "Quiet"),
        (Weight::Danger, "Danger"),
    ];
    let rows = weights.map(|(weight, name)| {
        view! {
            <div class="kit-row">
                <Button weight on_press=press>{name}</Button>
                <Button weight glyph=Glyph::Compose on_press=press>"With an icon"</Button>
                <Button weight disabled=true on_press=press>"Disabled"</Button>
                <Button weight busy=true on_press=press>"Busy"</Button>
            </div>
        }
    });
    view! {
        <Part title="Buttons">
            {rows.into_iter().collect_view()}
            <div class="kit-row">
                <IconButton glyph=Glyph::Edit label="Edit" on_press=press/>
                <IconButton glyph=Glyph::Bold label="Bold" pressed=pressed on_press=move |()| pressed.update(|on| *on = !*on)/>
                <IconButton glyph=Glyph::Trash label="Delete, disabled" disabled=true on_press=press/>
                <Button busy=busy on_press=move |()| busy.set(true)>"Becomes busy"</Button>
                <Button weight=Weight::Quiet on_press=move |()| busy.set(false)>"Ends it"</Button>
            </div>
            <p class="quiet" role="status">{move || format!("Pressed {} times", presses.get())}</p>
        </Part>
    }
}

/// The whole sprite.
#[component]
pub(super) fn Icons() -> impl IntoView {
    let icons = Glyph::ALL.map(|glyph| {
        view! {
            <li class="kit-icon">
                <Icon glyph/>
                <span>{format!("{glyph:?}")}</span>
            </li>
        }
    });
    view! {
        <Part title="Icons">
            <ul class="kit-icons">{icons.into_iter().collect_view()}</ul>
        </Part>
    }
}

/// Fields with help, with an error, of every kind.
#[component]
pub(super) fn Fields() -> impl IntoView {
    let plain = RwSignal::new(String::new());
    let filled = RwSignal::new("Summer party".to_owned());
    let email = RwSignal::new("maja@".to_owned());
    let left = RwSignal::new(false);
    let problem = move || {
        (left.get() && email.with(|email| !email.contains('.')))
            .then(|| "Enter an address like name@example.com.".to_owned())
    };
    let always_wrong = Signal::stored(Some("There is a document of this name already.".to_owned()));
    view! {
        <Part title="Fields">
            <div class="kit-columns">
                <TextField label="Empty" value=plain/>
                <TextField label="With help and a limit of 40" value=filled help="Shown at the top of the card." max=40/>
                <TextField
                    label="Checked on leaving"
                    value=email
                    kind=Kind::Email
                    error=Signal::derive(problem)
                    on_leave=Callback::new(move |()| left.set(true))
                />
                <TextField label="With an error" value=RwSignal::new("Handbook".to_owned()) error=always_wrong/>
                <TextField label="Password" value=RwSignal::new(String::new()) kind=Kind::Password required=true/>
                <TextArea label="Some lines, 60 at most" value=RwSignal::new("Grows with what is written.".to_owned()) help="Nothing is cut off." max=60/>
                <TextArea
                    label="Too long"
                    value=RwSignal::new("x".repeat(70))
                    max=60
                    error=Signal::stored(Some("Write at most 60 characters.".to_owned()))
                />
                <TextField label="Address" value=RwSignal::new("https://".to_owned()) kind=Kind::Address/>
            </div>
        </Part>
    }
}

/// Select, segments, checkbox.
#[component]
pub(super) fn Choices() -> impl IntoView {
    let chosen = RwSignal::new(1_u32);
    let choices =
        || vec![Choice::new(1_u32, "Newest first"), Choice::new(2, "Most reacted"), Choice::new(3, "Most commented")];
    let ticked = RwSignal::new(true);
    view! {
        <Part title="Choices">
            <div class="kit-columns">
                <Select label="Order" choices value=move || chosen.get() on_choose=move |value| chosen.set(value)/>
                <Select label="Order, its label only said" label_hidden=true choices value=move || chosen.get() on_choose=move |value| chosen.set(value)/>
            </div>
            <Segments label="Order again" choices=choices() value=chosen on_choose=move |value| chosen.set(value)/>
            <div class="kit-row">
                <Checkbox label="Ticked or not" checked=ticked on_change=move |on| ticked.set(on)/>
                <Checkbox label="The opposite" checked=Signal::derive(move || !ticked.get()) on_change=move |on: bool| ticked.set(!on)/>
            </div>
            <div class="kit-columns">
                <Switch label="On and off" on=ticked on_change=move |on| ticked.set(on)/>
                <Switch label="Cannot be switched" on=ticked on_change=move |on| ticked.set(on) disabled=true/>
            </div>
        </Part>
    }
}

/// Tabs, and what marks things.
#[component]
pub(super) fn Marks() -> impl IntoView {
    let chosen = RwSignal::new(0);
    let tabs = vec![
        Tab::new("Write", || view! { <p>"The first panel."</p> }),
        Tab::new("Preview", || view! { <p>"The second panel."</p> }),
        Tab::new("History", || view! { <Button>"A button in the third panel"</Button> }),
    ];
    let tones = [
        (Tone::Neutral, "Draft"),
        (Tone::Accent, "New"),
        (Tone::Success, "Done"),
        (Tone::Warning, "Expires soon"),
        (Tone::Danger, "Refused"),
    ];
    let badges = tones.map(|(tone, word)| view! { <Badge tone>{word}</Badge> });
    view! {
        <Part title="Tabs, badges, counts, keys">
            <Tabs label="What to see" tabs chosen/>
            <div class="kit-row">{badges.into_iter().collect_view()}</div>
            <div class="kit-row">
                {[0, 1, 12, 99, 100].map(|count| view! { <Count count=Signal::stored(count)/> }).into_iter().collect_view()}
                <kbd>"Ctrl"</kbd>
                <kbd>"K"</kbd>
            </div>
        </Part>
    }
}
