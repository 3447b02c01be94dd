//! What the forms of the area have in common.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use super::{actions::Actions, model::Section};
use crate::{
    kit::{
        button::{Button, Weight},
        choice::{Choice, Select},
        fresh_id,
        icon::{Glyph, Icon},
        live,
    },
    text::{documents as t, kit},
};

/// The most tags that the vendor takes, and of how many characters.
const TAGS: (usize, usize) = (20, 50);

/// The end of a form: what went wrong, giving up, and going on.
#[component]
pub fn Foot(
    /// Why it did not work.
    problem: RwSignal<Option<String>>,
    /// Whether it is being done.
    busy: RwSignal<bool>,
    /// What going on is called.
    act: String,
    /// Goes on.
    #[prop(into)]
    on_act: Callback<()>,
    /// Gives up.
    #[prop(into)]
    on_cancel: Callback<()>,
    /// Whether giving up discards what stands nowhere else.
    #[prop(optional)]
    is_new: bool,
    /// Whether going on takes the focus: there is nothing that must be written before.
    #[prop(optional)]
    autofocus: bool,
) -> impl IntoView {
    view! {
        <footer class="dialog-foot">
            <div role="alert" class="dialog-problem">
                {live(move || problem.get().map(|why| view! { <p class="form-problem"><Icon glyph=Glyph::Warning/>{why}</p> }))}
            </div>
            <Button on_press=on_cancel>{if is_new { t::discard() } else { kit::cancel() }}</Button>
            <Button weight=Weight::Primary busy autofocus on_press=on_act>{act}</Button>
        </footer>
    }
}

/// The category, from the list of the vendor.
#[component]
pub fn CategoryField(
    /// Whose categories.
    section: Section,
    /// The category's name; empty for none.
    category: RwSignal<String>,
) -> impl IntoView {
    let library = expect_context::<Actions>().library;
    let names =
        Memo::new(move |_| library.categories(section).into_iter().map(|category| category.name).collect::<Vec<_>>());
    // 0 is none; the others count from 1.
    let choices = move || {
        let none = Choice::new(0_usize, t::no_category());
        let named = names.get().into_iter().enumerate().map(|(place, name)| Choice::new(place + 1, name));
        std::iter::once(none).chain(named).collect::<Vec<_>>()
    };
    let value = move || {
        let chosen = category.get();
        names.with(|names| names.iter().position(|name| *name == chosen).map_or(0, |place| place + 1))
    };
    let choose = move |place: usize| {
        let name = place.checked_sub(1).and_then(|place| names.with_untracked(|names| names.get(place).cloned()));
        category.set(name.unwrap_or_default());
    };
    view! { <Select label=t::category() choices value on_choose=choose/> }
}

/// A day; empty for none.
#[component]
pub fn DayField(
    /// What happens on it.
    label: &'static str,
    /// What that means.
    help: &'static str,
    /// The day as the browser writes it, `2026-11-29`.
    value: RwSignal<String>,
) -> impl IntoView {
    let id = fresh_id("day");
    let note = format!("{id}-note");
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input
                id=id
                type="date"
                aria-describedby=note.clone()
                prop:value=value
                on:change=move |event| value.set(event_target_value(&event))
            />
            <div class="field-note" id=note><span>{help}</span></div>
        </div>
    }
}

/// The local day of a moment, as the browser writes it.
#[must_use]
pub fn day_of(at: Option<DateTime<Utc>>) -> String {
    let Some(at) = at else { return String::new() };
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    let local = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(at.timestamp_millis() as f64));
    format!("{:04}-{:02}-{:02}", local.get_full_year(), local.get_month() + 1, local.get_date())
}

/// The last moment of a local day; nothing for no day.
#[must_use]
pub fn end_of(day: &str) -> Option<DateTime<Utc>> {
    let day = api::time::day(day)?;
    use chrono::Datelike;
    let year = u32::try_from(day.year()).ok()?;
    #[expect(clippy::cast_possible_wrap, reason = "a month and a day")]
    let local =
        js_sys::Date::new_with_year_month_day_hr_min_sec(year, day.month0() as i32, day.day() as i32, 23, 59, 59);
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds of a date")]
    DateTime::from_timestamp_millis(local.get_time() as i64)
}

/// The tags that are written in a line, without `#`, each once.
///
/// # Errors
/// What is wrong with them.
pub fn tags_of(line: &str) -> Result<Vec<String>, String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in line.split([',', ' ', '\n', '،']).map(|tag| tag.trim().trim_start_matches('#')) {
        if !tag.is_empty() && !tags.iter().any(|known| known == tag) {
            tags.push(tag.to_owned());
        }
    }
    match tags.iter().find(|tag| tag.chars().count() > TAGS.1) {
        Some(tag) => Err(t::tag_too_long(tag, &TAGS.1.to_string())),
        None if tags.len() > TAGS.0 => Err(t::too_many_tags(&TAGS.0.to_string())),
        None => Ok(tags),
    }
}

/// Whether a text is an address that a browser may open.
#[must_use]
pub fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/') && !rest.contains(char::is_whitespace))
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn a_day_ends_at_its_last_second_where_the_reader_is() {
        let end = end_of("2026-11-29").expect("a day");
        assert_eq!(day_of(Some(end)), "2026-11-29");
        assert_eq!(day_of(Some(end + chrono::Duration::seconds(1))), "2026-11-30");
        assert_eq!(end_of(""), None);
        assert_eq!(day_of(None), "");
    }

    #[test]
    fn tags_are_read_from_a_line() {
        assert_eq!(tags_of("#it, security  it,"), Ok(vec!["it".to_owned(), "security".to_owned()]));
        assert!(tags_of(&"x".repeat(51)).is_err());
        let many = (0..21).map(|number| format!("t{number}")).collect::<Vec<_>>().join(" ");
        assert!(tags_of(&many).is_err());
    }

    #[test]
    fn an_address_is_of_the_web() {
        assert!(is_address("https://a.example/b"));
        assert!(!is_address("ftp://a.example"));
        assert!(!is_address("javascript:alert(1)"));
        assert!(!is_address("https://"));
        assert!(!is_address("https://a b"));
    }
}
