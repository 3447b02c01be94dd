//! The view of a form: every field with its name, what it is for, and what is wrong with it.

use leptos::{html, prelude::*};
use serde_json::{Value, json};
use wasm_bindgen::JsCast;

use super::{
    call::plain,
    desk::Desk,
    extras,
    fields::{Field, Form, Input, moment::Clock},
    operation::{Variant, constant},
};
use crate::{
    kit::{
        button::{Button, Weight},
        choice::{Checkbox, Choice, Select},
        each,
        field::{Kind, NoteLanguage, TextArea, TextField},
        fresh_id,
        icon::Glyph,
        live,
        pick_field::PickField,
    },
    order,
    task::spawn,
    text::{admin as t, format},
};

/// Hints longer than this are cut: the whole is in the console.
const LONGEST_HINT: usize = 180;

/// All fields of a form. What they are for is said as the vendor does, in English.
pub fn form_view(form: &Form) -> AnyView {
    let fields = form.shown();
    if fields.is_empty() {
        return view! { <p class="admin-quiet">{t::no_fields()}</p> }.into_any();
    }
    // What is typed is the form's: it is there as long as somebody sees it.
    StoredValue::new(form.clone());
    if let Some(view) = extras::of_form(form) {
        return view;
    }
    provide_context(NoteLanguage("en"));
    let mut fields = fields;
    // What is read while it is there comes first.
    order::sort_by_key(&mut fields, |field| !extras::is_certificate(&form.operation, &field.name));
    let fields: Vec<_> = fields.into_iter().map(|field| field_view(field, form)).collect();
    view! { <div class="admin-form">{fields}</div>{extras::beside(form)} }.into_any()
}

fn field_view(field: Field, form: &Form) -> AnyView {
    let error = Signal::derive(move || field.error.get());
    let hint = hint(&field.about);
    let label = if field.name.is_empty() { t::value().to_owned() } else { field.label };
    let label = if field.required { format!("{label} *") } else { label };
    match field.input {
        Input::Given => ().into_any(),
        Input::Text(value) => view! { <TextField label value error help=hint/> }.into_any(),
        Input::Long(value) if extras::is_certificate(&form.operation, &field.name) => {
            extras::certificate(label, hint, error, value)
        }
        Input::Long(value) => view! { <TextArea label value error help=hint rows=5/> }.into_any(),
        Input::Number { value, .. } => view! { <TextField label value error help=hint/> }.into_any(),
        Input::Lines { value, choices, .. } if !choices.is_empty() => {
            boxes_view(label, note(hint, error), value, choices)
        }
        Input::Lines { value, .. } => {
            let help = beside(t::one_a_line(), &hint);
            view! { <TextArea label value error help rows=2/> }.into_any()
        }
        Input::Json(value) => {
            let help = beside("JSON.", &hint);
            view! { <TextArea label value error help rows=3/> }.into_any()
        }
        Input::Toggle(value) => {
            let choices = || [(None, "–"), (Some(true), t::yes()), (Some(false), t::no())];
            let choices = move || choices().map(|(value, label)| Choice::new(value, label)).to_vec();
            select_view(
                hint,
                error,
                view! { <Select label choices value=move || value.get() on_choose=move |chosen| value.set(chosen)/> }
                    .into_any(),
            )
        }
        Input::Choice { all, chosen } => {
            let all = StoredValue::new(all);
            let choices = move || {
                let named = |all: &Vec<Variant>| {
                    all.iter().enumerate().map(|(place, one)| Choice::new(Some(place), one.name.clone())).collect()
                };
                let named: Vec<_> = all.with_value(named);
                [vec![Choice::new(None, "–")], named].concat()
            };
            select_view(
                hint,
                error,
                view! { <Select label choices value=move || chosen.get() on_choose=move |place| chosen.set(place)/> }
                    .into_any(),
            )
        }
        Input::File(file) => file_view(label, hint, field.error, file),
        Input::Group(members) => {
            let members: Vec<_> =
                members.into_iter().filter(Field::is_shown).map(|member| field_view(member, form)).collect();
            view! { <fieldset class="admin-group"><legend>{label}</legend>{note(hint, error)}{members}</fieldset> }
                .into_any()
        }
        Input::Rows { rows, item, place } => rows_view(label, note(hint, error), rows, form.clone(), item, place),
        Input::Pick { kind, chosen, many, .. } => {
            let desk = expect_context::<Desk>();
            kind.name(desk, chosen);
            let (people, opens, lookup) = (kind.is_person, kind.opens(), kind.lookup(desk));
            let help = beside(t::pick_help(), &hint);
            view! { <PickField label chosen many people lookup opens error help/> }.into_any()
        }
        Input::Moment { value, clock: Clock::Day } => {
            view! { <TextField label value error help=hint kind=Kind::Day/> }.into_any()
        }
        Input::Moment { value, .. } => {
            let help = [without_unit(&hint), t::by_clock(&format::zone())].join(" ");
            view! { <TextField label value error help kind=Kind::Moment/> }.into_any()
        }
    }
}

/// A box for each of the choices.
fn boxes_view(label: String, note: AnyView, lines: RwSignal<String>, choices: Vec<Variant>) -> AnyView {
    let all = StoredValue::new(choices.iter().map(|one| plain(&one.value)).collect::<Vec<_>>());
    let choice = |one: Variant| {
        let (label, choice) = (one.name, plain(&one.value));
        let of = choice.clone();
        let is_chosen = Signal::derive(move || lines.with(|lines| lines.lines().any(|line| line == of)));
        let change = move |is_chosen: bool| {
            lines.update(|lines| {
                let is_kept =
                    |one: &&str| if *one == choice { is_chosen } else { lines.lines().any(|line| line == *one) };
                // In the order of the choices, so that what is as it was reads as it did.
                *lines =
                    all.with_value(|all| all.iter().map(String::as_str).filter(is_kept).collect::<Vec<_>>().join("\n"));
            });
        };
        view! { <Checkbox label checked=is_chosen on_change=change/> }
    };
    view! {
        <fieldset class="admin-group">
            <legend>{label}</legend>
            {note}
            {choices.into_iter().map(choice).collect_view()}
        </fieldset>
    }
    .into_any()
}

fn rows_view(
    label: String,
    note: AnyView,
    rows: RwSignal<Vec<(u32, Field)>>,
    form: Form,
    item: Value,
    place: String,
) -> AnyView {
    let of_rows = form.clone();
    let row = move |(number, field): (u32, Field)| {
        let remove = move |()| rows.update(|rows| rows.retain(|(known, _)| *known != number));
        let members = match field.input.clone() {
            Input::Group(members) => members,
            _ => vec![field],
        };
        let members: Vec<_> = members.into_iter().map(|member| field_view(member, &of_rows)).collect();
        view! {
            <div class="admin-row-form">
                {members}
                <Button on_press=remove weight=Weight::Quiet glyph=Glyph::Close>{t::remove()}</Button>
            </div>
        }
    };
    let add = move |()| {
        let number = rows.with_untracked(|rows| rows.iter().map(|(number, _)| number + 1).max().unwrap_or_default());
        rows.update(|rows| rows.push((number, form.new_row(&item, &place))));
    };
    view! {
        <fieldset class="admin-group">
            <legend>{label}</legend>
            {note}
            {each(move || rows.get(), |(number, _)| number.to_string(), row)}
            <Button on_press=add weight=Weight::Quiet glyph=Glyph::Add>{t::add()}</Button>
        </fieldset>
    }
    .into_any()
}

fn file_view(label: String, hint: String, error: RwSignal<Option<String>>, file: RwSignal<Option<Value>>) -> AnyView {
    let id = fresh_id("file");
    let input = NodeRef::<html::Input>::new();
    let take = move |_| {
        let chosen = input.get_untracked().and_then(|input| input.files()).and_then(|files| files.get(0));
        file.set(None);
        error.set(None);
        let Some(chosen) = chosen else { return };
        spawn(async move {
            let read = read_file(&chosen).await;
            // Another may have been chosen since, or the form be gone.
            let now =
                input.try_get_untracked().flatten().and_then(|input| input.files()).and_then(|files| files.get(0));
            if now.as_ref() == Some(&chosen) {
                error.try_set(read.is_none().then(|| t::file_unread().to_owned()));
                file.try_set(read);
            }
        });
    };
    let note = note(hint, Signal::derive(move || error.get()));
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input id=id type="file" node_ref=input on:change=take/>
            {note}
        </div>
    }
    .into_any()
}

/// A file as JSON has it; nothing when it cannot be read.
async fn read_file(file: &web_sys::File) -> Option<Value> {
    let bytes = wasm_bindgen_futures::JsFuture::from(file.array_buffer()).await.ok()?;
    let bytes = js_sys::Uint8Array::new(&bytes).to_vec();
    let binary: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let data = web_sys::window()?.btoa(&binary).ok()?;
    Some(json!({ "name": file.name(), "mime": file.unchecked_ref::<web_sys::Blob>().type_(), "data": data }))
}

fn select_view(hint: String, error: Signal<Option<String>>, select: AnyView) -> AnyView {
    view! { <div class="field">{select}{note(hint, error)}</div> }.into_any()
}

fn note(hint: String, error: Signal<Option<String>>) -> AnyView {
    view! { <div class="field-note" class:invalid=Signal::derive(move || error.with(Option::is_some))><span lang="en" aria-live="polite">{live(move || error.get().unwrap_or_else(|| hint.clone()))}</span></div> }.into_any()
}

/// The first sentence of what a field is for.
fn hint(about: &str) -> String {
    let line = about.replace("[`", "").replace("`]", "").replace('`', "");
    let first = line.split("\n\n").next().unwrap_or_default().replace('\n', " ");
    if first.chars().count() <= LONGEST_HINT {
        return first;
    }
    let cut: String = first.chars().take(LONGEST_HINT).collect();
    format!("{}…", cut.trim_end())
}

/// What we say, and the vendor's hint beside it: in a text from right to left its full stop stays at its end.
fn beside(said: &str, hint: &str) -> String {
    format!("{said} \u{2066}{hint}\u{2069}")
}

/// A hint without what it says of milliseconds: nobody counts them here.
fn without_unit(hint: &str) -> String {
    let of_time = |part: &&str| !part.contains("seconds");
    let kept =
        |sentence: &str| sentence.trim_end_matches('.').split(", ").filter(of_time).collect::<Vec<_>>().join(", ");
    let said: Vec<_> = hint.split("; ").map(kept).filter(|sentence| !sentence.is_empty()).collect();
    if said.is_empty() { String::new() } else { format!("{}.", said.join("; ")) }
}

/// A value as it stands in a table or a list of facts.
#[must_use]
pub fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(true) => t::yes().to_owned(),
        Value::Bool(false) => t::no().to_owned(),
        Value::Number(number) => number.as_u64().map_or_else(|| number.to_string(), |number| number.to_string()),
        Value::String(text) => moment(text).or_else(|| constant(text)).unwrap_or_else(|| text.clone()),
        Value::Array(items) if items.iter().all(|item| !item.is_object() && !item.is_array()) => {
            items.iter().map(shown).collect::<Vec<_>>().join(", ")
        }
        Value::Array(items) => format::number(items.len() as u64),
        Value::Object(members) => {
            let name = ["name", "displayName", "title", "label", "fullName"]
                .iter()
                .find_map(|name| members.get(*name)?.as_str());
            name.map_or_else(|| value.to_string(), str::to_owned)
        }
    }
}

/// A moment in the reader's own way to write it.
fn moment(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    if bytes.len() < 20 || bytes.get(4) != Some(&b'-') || bytes.get(10) != Some(&b'T') {
        return None;
    }
    // Some say the zone twice: `Z[GMT]`.
    let at = js_sys::Date::parse(text.split('[').next().unwrap_or(text));
    let at = chrono::DateTime::from_timestamp_millis(at as i64).filter(|_| at.is_finite())?;
    Some(untrack(|| format::short(at)))
}
