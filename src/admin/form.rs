//! The view of a form: every field with its name, what it is for, and what is wrong with it.

use std::sync::Arc;

use leptos::{html, prelude::*};
use serde_json::{Value, json};
use wasm_bindgen::JsCast;

use super::{
    fields::{Field, Form, Input, new_row},
    operation::Operation,
};
use crate::{
    kit::{
        button::{Button, Weight},
        choice::{Choice, Select},
        each,
        field::{TextArea, TextField},
        fresh_id,
        icon::Glyph,
        live,
    },
    task::spawn,
    text::{admin as t, format},
};

/// Hints longer than this are cut: the whole is in the console.
const LONGEST_HINT: usize = 180;

/// All fields of a form. Names and hints are the vendor's own, in English.
pub fn form_view(form: &Form) -> AnyView {
    let operation = Arc::clone(&form.operation);
    let fields = form.shown();
    if fields.is_empty() {
        return view! { <p class="admin-quiet">{t::no_fields()}</p> }.into_any();
    }
    let fields: Vec<_> = fields.into_iter().map(|field| field_view(field, &operation)).collect();
    view! { <div class="admin-form" lang="en">{fields}</div> }.into_any()
}

fn field_view(field: Field, operation: &Arc<Operation>) -> AnyView {
    let error = Signal::derive(move || field.error.get());
    let hint = hint(&field.about);
    let label = if field.name.is_empty() { t::value().to_owned() } else { field.label };
    let label = if field.required { format!("{label} *") } else { label };
    match field.input {
        Input::Given => ().into_any(),
        Input::Text(value) => view! { <TextField label value error help=hint/> }.into_any(),
        Input::Long(value) => view! { <TextArea label value error help=hint rows=5/> }.into_any(),
        Input::Number { value, .. } => view! { <TextField label value error help=hint/> }.into_any(),
        Input::Lines { value, choices, .. } => {
            let choices = if choices.is_empty() { String::new() } else { format!("{}.", choices.join(", ")) };
            let help = [t::one_a_line().to_owned(), hint, choices].join(" ");
            view! { <TextArea label value error help rows=2/> }.into_any()
        }
        Input::Json(value) => {
            let help = ["JSON.".to_owned(), hint].join(" ");
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
                let named = |all: &Vec<String>| {
                    all.iter().enumerate().map(|(place, name)| Choice::new(Some(place), name.clone())).collect()
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
        Input::File(file) => file_view(label, hint, error, file),
        Input::Group(members) => {
            let members: Vec<_> =
                members.into_iter().filter(Field::is_shown).map(|member| field_view(member, operation)).collect();
            view! { <fieldset class="admin-group"><legend>{label}</legend>{note(hint, error)}{members}</fieldset> }
                .into_any()
        }
        Input::Rows { rows, item } => rows_view(label, hint, error, rows, item, Arc::clone(operation)),
    }
}

fn rows_view(
    label: String,
    hint: String,
    error: Signal<Option<String>>,
    rows: RwSignal<Vec<(u32, Field)>>,
    item: Value,
    operation: Arc<Operation>,
) -> AnyView {
    let of_rows = Arc::clone(&operation);
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
        rows.update(|rows| rows.push((number, new_row(&operation, &item))));
    };
    view! {
        <fieldset class="admin-group">
            <legend>{label}</legend>
            {note(hint, error)}
            {each(move || rows.get(), |(number, _)| number.to_string(), row)}
            <Button on_press=add weight=Weight::Quiet glyph=Glyph::Add>{t::add()}</Button>
        </fieldset>
    }
    .into_any()
}

fn file_view(label: String, hint: String, error: Signal<Option<String>>, file: RwSignal<Option<Value>>) -> AnyView {
    let id = fresh_id("file");
    let input = NodeRef::<html::Input>::new();
    let take = move |_| {
        let chosen = input.get_untracked().and_then(|input| input.files()).and_then(|files| files.get(0));
        spawn(async move {
            let read = match chosen {
                Some(chosen) => read_file(&chosen).await,
                None => None,
            };
            file.try_set(read);
        });
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input id=id type="file" node_ref=input on:change=take/>
            {note(hint, error)}
        </div>
    }
    .into_any()
}

/// A file as JSON has it.
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
    view! { <div class="field-note" class:invalid=Signal::derive(move || error.with(Option::is_some))><span aria-live="polite">{live(move || error.get().unwrap_or_else(|| hint.clone()))}</span></div> }.into_any()
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

/// A value as it stands in a table or a list of facts.
#[must_use]
pub fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(true) => t::yes().to_owned(),
        Value::Bool(false) => t::no().to_owned(),
        Value::Number(number) => number.as_u64().map_or_else(|| number.to_string(), |number| number.to_string()),
        Value::String(text) => moment(text).unwrap_or_else(|| text.clone()),
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
