//! Form fields: label above, help below, error beside and said to screen readers.

use leptos::{html, prelude::*};

use super::{fresh_id, live};
use crate::text::{format, kit as t};

/// What a text field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// Any text.
    #[default]
    Text,
    /// An e-mail address; browsers offer the known ones.
    Email,
    /// A password; browsers offer the kept one.
    Password,
    /// A password to be; browsers offer to make one and keep it.
    NewPassword,
    /// A web address.
    Address,
    /// A day; the browser has a calendar for it.
    Day,
    /// A day and a time, by the reader's clock.
    Moment,
}

impl Kind {
    const fn html(self) -> (&'static str, &'static str) {
        match self {
            Self::Text => ("text", "off"),
            Self::Email => ("email", "username"),
            Self::Password => ("password", "current-password"),
            Self::NewPassword => ("password", "new-password"),
            Self::Address => ("url", "off"),
            Self::Day => ("date", "off"),
            Self::Moment => ("datetime-local", "off"),
        }
    }
}

/// The language of what fields say about themselves, where it is not the page's: a context of the form.
#[derive(Debug, Clone, Copy)]
pub struct NoteLanguage(pub &'static str);

/// One line of text.
#[component]
pub fn TextField(
    /// What it is.
    #[prop(into)]
    label: String,
    /// The text.
    value: RwSignal<String>,
    /// What is wrong with it; `None` when nothing is.
    #[prop(into, optional)]
    error: Signal<Option<String>>,
    /// What it takes.
    #[prop(optional)]
    kind: Kind,
    /// A hint below it.
    #[prop(optional, into)]
    help: Option<String>,
    /// At most so many characters.
    #[prop(optional)]
    max: Option<u32>,
    /// Whether it must be filled in.
    #[prop(optional)]
    required: bool,
    /// Takes the focus when its form or dialog opens.
    #[prop(optional)]
    autofocus: bool,
    /// Left by the reader, who has then finished with it.
    #[prop(into, optional)]
    on_leave: Option<Callback<()>>,
) -> impl IntoView {
    let id = fresh_id("field");
    let input = NodeRef::<html::Input>::new();
    if autofocus {
        // The attribute is only heeded when a dialog opens, and the field may come later.
        input.on_load(|input| {
            let _ = input.focus();
        });
    }
    let (input_type, autocomplete) = kind.html();
    let note = StoredValue::new(format!("{id}-note"));
    let has_help = help.is_some();
    let described = move || (has_help || error.with(Option::is_some)).then(|| note.get_value());
    view! {
        <div class="field" class:invalid=Signal::derive(move || error.with(Option::is_some))>
            <label for=id.clone()>{label}</label>
            <input
                node_ref=input
                id=id
                type=input_type
                autocomplete=autocomplete
                dir="auto"
                required=required
                autofocus=autofocus
                maxlength=max.map(|max| max.to_string())
                aria-invalid=Signal::derive(move || error.with(Option::is_some).then_some("true"))
                aria-describedby=described
                prop:value=Signal::derive(move || value.get())
                on:input=move |event| value.set(event_target_value(&event))
                on:blur=move |_| if let Some(leave) = on_leave { leave.run(()) }
            />
            <FieldNote id=note.get_value() value error help max/>
        </div>
    }
}

/// Some lines of text; grows with them.
///
/// What is too long is not cut off, so that nothing pasted is lost: the owner gives an error.
#[component]
pub fn TextArea(
    /// What it is.
    #[prop(into)]
    label: String,
    /// The text.
    value: RwSignal<String>,
    /// What is wrong with it; `None` when nothing is.
    #[prop(into, optional)]
    error: Signal<Option<String>>,
    /// A hint below it.
    #[prop(optional, into)]
    help: Option<String>,
    /// At most so many characters are meant to be written; they are counted below it.
    #[prop(optional)]
    max: Option<u32>,
    /// Lines that it has when empty.
    #[prop(default = 3)]
    rows: u32,
    /// Left by the reader, who has then finished with it.
    #[prop(into, optional)]
    on_leave: Option<Callback<()>>,
) -> impl IntoView {
    let id = fresh_id("field");
    let note = StoredValue::new(format!("{id}-note"));
    let has_note = help.is_some() || max.is_some();
    let described = move || (has_note || error.with(Option::is_some)).then(|| note.get_value());
    view! {
        <div class="field" class:invalid=Signal::derive(move || error.with(Option::is_some))>
            <label for=id.clone()>{label}</label>
            <textarea
                id=id
                dir="auto"
                rows=rows.to_string()
                aria-invalid=Signal::derive(move || error.with(Option::is_some).then_some("true"))
                aria-describedby=Signal::derive(described)
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
                on:blur=move |_| if let Some(leave) = on_leave { leave.run(()) }
            ></textarea>
            <FieldNote id=note.get_value() value error help max/>
        </div>
    }
}

/// What is wrong, else the hint; and how much of the limit is used.
#[component]
pub(super) fn FieldNote(
    id: String,
    value: RwSignal<String>,
    error: Signal<Option<String>>,
    #[prop(optional_no_strip)] help: Option<String>,
    #[prop(optional_no_strip)] max: Option<u32>,
) -> impl IntoView {
    let count = max.map(|max| {
        let used = move || value.with(|value| value.chars().count() as u64);
        let said = move || t::used_of(&format::number(used()), &format::number(u64::from(max)));
        let is_over = Signal::derive(move || used() > u64::from(max));
        view! { <span class="field-count" class:over=is_over>{live(said)}</span> }
    });
    let language = use_context::<NoteLanguage>().map(|NoteLanguage(language)| language);
    view! {
        <div class="field-note" id=id>
            <span lang=language aria-live="polite">
                {live(move || error.get().or_else(|| help.clone()))}
            </span>
            {count}
        </div>
    }
}
