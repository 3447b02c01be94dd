//! Who is kept apart from whom: each group against each, and what policies say of both.

use std::sync::Arc;

use leptos::{html, prelude::*};
use serde_json::{Value, json};
use wasm_bindgen::JsCast;

use super::{
    act::Asked,
    desk::Desk,
    rows::{Row, Rows},
    screens,
};
use crate::{
    kit::{
        live,
        note::{EmptyNote, FailureNote},
        skeleton::RowSkeletons,
        when,
    },
    loading::Phase,
    text::{admin as t, admin_pictures as p, format},
};

mod model;

use model::{Between, Model, Pair};

/// Where the groups are.
const GROUPS: &str = "/admin/symphony/barrier-groups";

/// The policies of a screen as a picture; `open` opens one by its id.
pub fn picture(policies: Rows, open: Callback<String>) -> AnyView {
    let desk = expect_context::<Desk>();
    let Some((_, of_groups)) = screens::find("symphony", "barrier-groups") else { return ().into_any() };
    let groups = Rows::new(desk, &of_groups.list, Vec::new());
    Effect::new(move |_| {
        desk.done.track();
        groups.start();
    });
    let model =
        Memo::new(move |_| groups.all.with(|groups| policies.all.with(|policies| Model::read(groups, policies))));
    let is_here = move || {
        let is_ready = |rows: Rows| rows.phase.get() == Phase::Ready || !rows.all.with(|all| all.is_empty());
        is_ready(groups) && is_ready(policies)
    };
    let failed = move || {
        [groups, policies].into_iter().find_map(|rows| match rows.phase.get() {
            Phase::Failed(failure) => Some((rows, failure)),
            _ => None,
        })
    };
    live(move || {
        if let Some((rows, failure)) = failed() {
            let retry = move |()| rows.start();
            return view! { <FailureNote what=t::not_loaded() failure=Signal::stored(failure) on_retry=retry/> }
                .into_any();
        }
        if !is_here() {
            return view! { <div class="admin-waiting"><RowSkeletons count=8/></div> }.into_any();
        }
        live(move || model.with(|model| drawn(desk, model, open))).into_any()
    })
}

fn drawn(desk: Desk, model: &Arc<Model>, open: Callback<String>) -> AnyView {
    if model.groups.is_empty() {
        return view! { <EmptyNote text=p::apart_empty()><a class="button" href=GROUPS>{p::apart_to_groups()}</a></EmptyNote> }
            .into_any();
    }
    let words = RwSignal::new(String::new());
    let grid = grid(desk, Arc::clone(model), open, words);
    let said = move || words.with(|words| if words.is_empty() { p::apart_hint().to_owned() } else { words.clone() });
    let known = [Between::Apart, Between::Outside, Between::Together, Between::Off];
    let legend = known.map(|between| {
        view! { <li><span class="apart-mark" data-between=between.key() aria-hidden="true"></span>{between.name()}</li> }
    });
    view! {
        <div class="apart">
            <ul class="apart-legend">{Vec::from(legend)}</ul>
            <p class="apart-words" aria-live="polite">{live(said)}</p>
            {grid}
            {as_list(Arc::clone(model))}
        </div>
    }
    .into_any()
}

/// The squares. What is pressed, pointed at and moved to is found by its place, once for all of them.
fn grid(desk: Desk, model: Arc<Model>, open: Callback<String>, words: RwSignal<String>) -> AnyView {
    let table = NodeRef::<html::Table>::new();
    let at = RwSignal::new(None::<(usize, usize)>);
    let heads: Vec<_> = model.groups.iter().enumerate().map(|(place, group)| head(place, group, at)).collect();
    let lines: Vec<_> = (0..model.groups.len()).map(|row| line(&model, row)).collect();
    let may_make = desk.may("rotunda_CreatePolicy");
    let of_words = Arc::clone(&model);
    let show = move |place: Option<(usize, usize)>| {
        at.set(place);
        words.set(place.map(|(row, column)| of_words.words(row, column, may_make)).unwrap_or_default());
    };
    let over = {
        let show = show.clone();
        move |event: web_sys::MouseEvent| show(place_of(&event))
    };
    let leave = {
        let show = show.clone();
        move |_| show(None)
    };
    let focus = move |event: web_sys::FocusEvent| show(place_of(&event));
    let of_press = Arc::clone(&model);
    let press = move |place: (usize, usize)| {
        let (row, column) = place;
        let Some(column) = column.checked_sub(1).filter(|column| *column != row) else { return };
        match of_press.pair(row, column).policy {
            Some(policy) => open.run(policy),
            None if may_make => make(desk, &of_press, row, column),
            None => {}
        }
    };
    let click = {
        let press = press.clone();
        move |event: web_sys::MouseEvent| {
            if let Some(place) = place_of(&event) {
                press(place);
            }
        }
    };
    let count = model.groups.len();
    let keydown = move |event: web_sys::KeyboardEvent| {
        let Some((row, column)) = place_of(&event) else { return };
        let back = if untrack(crate::text::language).direction() == "rtl" { "ArrowRight" } else { "ArrowLeft" };
        let next = match event.key().as_str() {
            "ArrowUp" => (row.saturating_sub(1), column),
            "ArrowDown" => ((row + 1).min(count - 1), column),
            key if key == back => (row, column.saturating_sub(1)),
            "ArrowLeft" | "ArrowRight" => (row, (column + 1).min(count)),
            "Home" => (row, 0),
            "End" => (row, count),
            // The name of a group is a link, which the browser follows.
            "Enter" | " " if column > 0 => {
                event.prevent_default();
                press((row, column));
                return;
            }
            _ => return,
        };
        event.prevent_default();
        if let Some(table) = table.get_untracked() {
            move_to(&table, next);
        }
    };
    view! {
        <div class="apart-scroll">
            <table
                node_ref=table
                class="apart-grid"
                role="grid"
                aria-label=p::apart()
                on:mouseover=over
                on:mouseleave=leave
                on:focusin=focus
                on:click=click
                on:keydown=keydown
            >
                <thead><tr><td></td>{heads}</tr></thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A group above its column, in full in its row.
fn head(place: usize, group: &model::Group, at: RwSignal<Option<(usize, usize)>>) -> AnyView {
    let is_at = Signal::derive(move || at.get().is_some_and(|(_, column)| column == place + 1));
    let name = group.name.clone();
    view! {
        <th scope="col" title=name.clone() class:at=is_at data-off=(!group.is_active).then_some("")>
            <span><bdi>{name.clone()}</bdi></span>
        </th>
    }
    .into_any()
}

/// A group, and what it has to do with each.
fn line(model: &Model, row: usize) -> AnyView {
    let group = &model.groups[row];
    let href = format!("{GROUPS}?row={}", js_sys::encode_uri_component(&group.id));
    let off = (!group.is_active).then_some("");
    let cells: Vec<_> = (0..model.groups.len()).map(|column| cell(model, row, column)).collect();
    let tab = if row == 0 { "0" } else { "-1" };
    let size = format!("{}%", 100 * group.members / model.most.max(1));
    view! {
        <tr>
            <th scope="row" data-off=off>
                <a href=href data-at=format!("{row},0") tabindex=tab title=group.name.clone()>{group.name.clone()}</a>
                <span class="apart-size" style:--size=size title=p::apart_people(group.members)>{format::number(group.members)}</span>
            </th>
            {cells}
        </tr>
    }
    .into_any()
}

fn cell(model: &Model, row: usize, column: usize) -> AnyView {
    if row == column {
        return view! { <td class="apart-self" data-at=format!("{row},{}", column + 1) tabindex="-1" aria-label=model.groups[row].name.clone()></td> }
            .into_any();
    }
    let Pair { between, .. } = model.pair(row, column);
    let names = format!("{}, {}: {}", model.groups[row].name, model.groups[column].name, between.name());
    let mark =
        (between != Between::Nothing).then(|| view! { <span class="apart-mark" data-between=between.key()></span> });
    view! { <td data-at=format!("{row},{}", column + 1) tabindex="-1" aria-label=names>{mark}</td> }.into_any()
}

/// The row and the column, from 1, of what an event is about; column 0 is the name of the group.
fn place_of(event: &web_sys::Event) -> Option<(usize, usize)> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let place = target.closest("[data-at]").ok()??.get_attribute("data-at")?;
    let (row, column) = place.split_once(',')?;
    Some((row.parse().ok()?, column.parse().ok()?))
}

/// Gives the focus to another square, which Tab then comes back to.
fn move_to(table: &web_sys::Element, (row, column): (usize, usize)) {
    let find = |what: &str| table.query_selector(what).ok().flatten();
    if let Some(before) = find("[data-at][tabindex='0']") {
        // Attributes that are well named can be set.
        let _ = before.set_attribute("tabindex", "-1");
    }
    if let Some(next) = find(&format!("[data-at='{row},{column}']")) {
        let _ = next.set_attribute("tabindex", "0");
        let _ = next.unchecked_into::<web_sys::HtmlElement>().focus();
    }
}

/// Asks for a policy for two groups.
fn make(desk: Desk, model: &Model, row: usize, column: usize) {
    let Some((_, screen)) = screens::find("symphony", "policies") else { return };
    let groups = json!({ "groups": [model.groups[row].id, model.groups[column].id] });
    if let Some(action) = screen.actions.first() {
        desk.asked.set(Some(Arc::new(Asked { action, rows: Vec::new(), above: Some(Arc::new(groups)) })));
    }
}

/// What policies say of each two groups, in words.
fn as_list(model: Arc<Model>) -> AnyView {
    let is_open = RwSignal::new(false);
    let toggle = move |event: web_sys::Event| {
        let details = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        is_open.set(details.is_some_and(|details| details.has_attribute("open")));
    };
    let rows = move || {
        let count = model.groups.len();
        let pairs = (0..count).flat_map(|row| (row + 1..count).map(move |column| (row, column)));
        let pairs = pairs.map(|(row, column)| (row, column, model.pair(row, column)));
        let row = |(row, column, pair): (usize, usize, Pair)| {
            let names = [row, column].map(|place| {
                let group = &model.groups[place];
                view! { <td><bdi>{group.name.clone()}</bdi>" ("{p::apart_people(group.members)}")"</td> }
            });
            view! { <tr>{Vec::from(names)}<td>{pair.between.name()}</td></tr> }
        };
        let rows: Vec<_> = pairs.filter(|(_, _, pair)| pair.between != Between::Nothing).map(row).collect();
        if rows.is_empty() {
            return view! { <p class="admin-quiet">{p::apart_none()}</p> }.into_any();
        }
        view! {
            <table class="admin-plain">
                <thead><tr><th scope="col">{p::apart_one()}</th><th scope="col">{p::apart_other()}</th><th scope="col">{t::status()}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    let rows = StoredValue::new_local(rows);
    view! {
        <details class="apart-list" on:toggle=toggle>
            <summary>{p::apart_list()}</summary>
            {when(move || is_open.get(), move || rows.with_value(|rows| rows()))}
        </details>
    }
    .into_any()
}
