//! The table: virtual rows that are sorted, narrowed, chosen, acted on and taken along as CSV.

use std::{collections::HashSet, sync::Arc};

use leptos::prelude::*;

use super::{
    act::Asked,
    csv,
    desk::Desk,
    filters::filters,
    operation::untranslated,
    rows::{Row, Rows},
    screens::{Action, Cell},
};
use crate::{
    kit::{
        button::{Button, IconButton, Weight},
        icon::{Glyph, Icon},
        list::{ListHandle, ListMode, Memory, VirtualList},
        live,
        note::{EmptyNote, FailureNote},
        skeleton::{LoadingBar, RowSkeletons},
        when,
    },
    loading::Phase,
    storage,
    task::follow,
    text::{admin as t, format, lowercase},
};

/// The height of a row that has not been measured, in px.
const ROW: f64 = 45.0;

/// The rows of a list, with what narrows them and what can be done to those that are chosen.
#[component]
pub fn Table(
    /// The rows.
    rows: Rows,
    /// What the table is called.
    #[prop(into)]
    label: String,
    /// Where what the reader chose of it is kept.
    key: String,
    /// What the rows belong to.
    #[prop(optional_no_strip)]
    above: Option<Arc<serde_json::Value>>,
    /// Opens a row; without it rows cannot be opened.
    #[prop(optional_no_strip)]
    on_open: Option<Callback<String>>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let chosen = RwSignal::new(HashSet::<String>::new());
    let hidden = RwSignal::new(storage::read::<HashSet<usize>>(&format!("columns.{key}")).unwrap_or_default());
    let kept = format!("columns.{key}");
    Effect::new(move |before: Option<()>| {
        let now = hidden.get();
        if before.is_some() {
            storage::write(&kept, &now);
        }
    });
    let order = Memo::new(move |_| rows.order());
    // What is sorted or narrowed here has to be whole.
    follow(move || {
        if rows.is_arranged() && rows.phase.get() == Phase::Ready && !rows.at_end.get() {
            rows.more();
        }
    });
    let columns = Memo::new(move |_| {
        let all = 0..rows.list.columns.len();
        all.filter(|column| *column == 0 || !hidden.with(|hidden| hidden.contains(column))).collect::<Vec<_>>()
    });
    let grid = Signal::derive(move || {
        let others = columns.with(Vec::len).saturating_sub(1);
        format!("minmax(0, 1.6fr) {}", "minmax(0, 1fr) ".repeat(others))
    });
    let bulk: Vec<&'static Action> = rows
        .list
        .actions
        .iter()
        .filter(|action| (action.bulk || on_open.is_none()) && desk.may(action.operation))
        .collect();
    let has_bulk = !bulk.is_empty();
    let row = move |place: Signal<usize>| row_view(rows, place, columns, has_bulk.then_some(chosen), on_open);
    let export_name = format!("{}.csv", key.replace('/', "-"));
    let export = move |()| {
        let text = rows.all.with_untracked(|all| {
            let titles =
                columns.get_untracked().into_iter().map(|column| (rows.list.columns[column].title)().to_owned());
            let titles: Vec<_> = titles.collect();
            let line = |place: usize| {
                let mut cells = all[place].cells();
                columns.get_untracked().into_iter().map(|column| std::mem::take(&mut cells[column])).collect::<Vec<_>>()
            };
            csv::write(std::iter::once(titles).chain(order.get_untracked().into_iter().map(line)))
        });
        csv::save(&export_name, &text);
    };
    let phase = rows.phase;
    let is_empty = Memo::new(move |_| order.with(Vec::is_empty));
    let (memory, handle) = (Memory::new(), ListHandle::default());
    // What can be scrolled has something that takes the focus.
    let focusable = on_open.is_none().then_some("0");
    view! {
        <div class="admin-table" style:--columns=grid>
            <LoadingBar active=Signal::derive(move || phase.get() == Phase::Loading && !is_empty.get())/>
            <div class="admin-tools">
                {filters(rows)}
                <label class="admin-filter">
                    <Icon glyph=Glyph::Search/>
                    <span class="visually-hidden">{t::narrow()}</span>
                    <input
                        type="search"
                        data-filter=""
                        placeholder=t::narrow()
                        prop:value=Signal::derive(move || rows.needle.get())
                        on:input=move |event| rows.needle.set(event_target_value(&event))
                    />
                </label>
                <div class="admin-tools-end">
                    <span class="admin-count" role="status">{live(move || counted(rows, order.with(Vec::len)))}</span>
                    {column_choice(rows, hidden)}
                    <IconButton glyph=Glyph::Down label=t::export_csv() on_press=export/>
                    <IconButton glyph=Glyph::Retry label=t::reload() on_press=move |()| rows.again()/>
                </div>
            </div>
            {has_bulk.then(|| chosen_bar(desk, rows, order, chosen, bulk, above))}
            {head(rows, columns, has_bulk.then_some(chosen), order)}
            <VirtualList
                mode=ListMode::Rows
                keys=order
                row=move |place| row(place)
                label
                on_near_end=move |()| rows.more()
                memory
                handle
                estimate=ROW
                after=move || live(move || end(rows, is_empty, focusable))
            />
        </div>
    }
}

/// What stands after the rows.
fn end(rows: Rows, is_empty: Memo<bool>, focusable: Option<&'static str>) -> AnyView {
    match (rows.phase.get(), is_empty.get()) {
        (Phase::Failed(failure), _) => {
            let retry = move |()| rows.again();
            view! { <FailureNote what=t::not_loaded() failure=Signal::stored(failure) on_retry=retry/> }.into_any()
        }
        (Phase::Idle | Phase::Loading, true) => {
            view! { <div tabindex=focusable><RowSkeletons count=8/></div> }.into_any()
        }
        (Phase::Ready, true) if rows.waits() => {
            view! { <div tabindex=focusable><EmptyNote text=t::narrow_first()/></div> }.into_any()
        }
        (Phase::Ready, true) if rows.at_end.get() => {
            view! { <div tabindex=focusable><EmptyNote text=t::no_rows()/></div> }.into_any()
        }
        _ => ().into_any(),
    }
}

fn counted(rows: Rows, shown: usize) -> String {
    let loaded = rows.all.with(|all| all.len());
    let more = if rows.at_end.get() { "" } else { "+" };
    if shown == loaded {
        return format!("{}{more}", t::rows(loaded as u64));
    }
    t::rows_of(&format::number(shown as u64), &format!("{}{more}", format::number(loaded as u64)))
}

fn column_choice(rows: Rows, hidden: RwSignal<HashSet<usize>>) -> AnyView {
    let column = move |place: usize| {
        let toggle = move |_| {
            hidden.update(|hidden| {
                if !hidden.remove(&place) {
                    hidden.insert(place);
                }
            });
        };
        view! {
            <label class="admin-column">
                <input type="checkbox" prop:checked=Signal::derive(move || hidden.with(|hidden| !hidden.contains(&place))) on:change=toggle/>
                <span>{(rows.list.columns[place].title)()}</span>
            </label>
        }
    };
    let columns: Vec<_> = (1..rows.list.columns.len()).map(column).collect();
    view! {
        <details class="admin-columns">
            <summary class="button quiet icon-only" aria-label=t::columns() title=t::columns()><Icon glyph=Glyph::Board/></summary>
            <div class="admin-columns-list">{columns}</div>
        </details>
    }
    .into_any()
}

fn head(
    rows: Rows,
    columns: Memo<Vec<usize>>,
    chosen: Option<RwSignal<HashSet<String>>>,
    order: Memo<Vec<usize>>,
) -> AnyView {
    let all_chosen = move |chosen: RwSignal<HashSet<String>>| {
        let is_all = Memo::new(move |_| {
            let is_chosen = |chosen: &HashSet<String>| {
                rows.all.with(|all| order.with(|order| order.iter().all(|place| chosen.contains(&all[*place].id))))
            };
            let is_possible = |chosen: &HashSet<String>| !chosen.is_empty() && order.with(Vec::len) <= chosen.len();
            chosen.with(|chosen| is_possible(chosen) && !order.with(Vec::is_empty) && is_chosen(chosen))
        });
        let toggle = move |_| {
            let is_all = is_all.get_untracked();
            chosen.update(|chosen| {
                if is_all {
                    chosen.clear();
                } else {
                    let id = |all: &Vec<Row>| {
                        order.with_untracked(|order| {
                            order.iter().map(|place| all[*place].id.clone()).collect::<Vec<_>>()
                        })
                    };
                    chosen.extend(rows.all.with_untracked(|all| id(all)));
                }
            });
        };
        view! { <input type="checkbox" aria-label=t::choose_all() prop:checked=is_all on:change=toggle/> }
    };
    let column = move |place: usize| {
        let column = &rows.list.columns[place];
        let sorted = move || rows.sort.get().filter(|(by, _)| *by == place).map(|(_, greatest_first)| greatest_first);
        let press = move |_| {
            rows.sort.set(match untrack(sorted) {
                None => Some((place, false)),
                Some(false) => Some((place, true)),
                Some(true) => None,
            });
        };
        let said = move || match sorted() {
            None => t::sort_by((column.title)()),
            Some(false) => t::sorted_up((column.title)()),
            Some(true) => t::sorted_down((column.title)()),
        };
        view! {
            <button type="button" class="admin-head-cell" data-col=place.to_string() aria-label=Signal::derive(said) on:click=press>
                <span>{(column.title)()}</span>
                {live(move || sorted().map(|greatest_first| view! { <Icon glyph=if greatest_first { Glyph::Down } else { Glyph::Up }/> }))}
            </button>
        }
    };
    view! {
        <div class="admin-head">
            <span class="admin-choose">{chosen.map(all_chosen)}</span>
            {live(move || columns.get().into_iter().map(column).collect_view())}
        </div>
    }
    .into_any()
}

fn row_view(
    rows: Rows,
    place: Signal<usize>,
    columns: Memo<Vec<usize>>,
    chosen: Option<RwSignal<HashSet<String>>>,
    on_open: Option<Callback<String>>,
) -> AnyView {
    let row = Memo::new(move |_| {
        rows.all.with(|all| all.get(place.get()).map(|row| (row.id.clone(), row.name(), row.cells())))
    });
    live(move || {
        let (id, name, cells) = row.get()?;
        let choice = chosen.map(|chosen| {
            let (is_chosen, toggled) = (id.clone(), id.clone());
            let toggle = move |_| {
                chosen.update(|chosen| {
                    if !chosen.remove(&toggled) {
                        chosen.insert(toggled.clone());
                    }
                });
            };
            view! {
                <input
                    type="checkbox"
                    aria-label=t::choose(&name)
                    prop:checked=Signal::derive(move || chosen.with(|chosen| chosen.contains(&is_chosen)))
                    on:change=toggle
                />
            }
        });
        let shown = move |column: usize| {
            let text = cells.get(column).cloned().unwrap_or_default();
            let kind = rows.list.columns[column].kind;
            let title = (rows.list.columns[column].title)();
            let class = match kind {
                Cell::State => "admin-cell state",
                Cell::Number => "admin-cell number",
                _ => "admin-cell",
            };
            let state = (kind == Cell::State).then(|| lowercase(&untranslated(&text)));
            let opened = on_open.filter(|_| column == 0);
            match opened {
                Some(open) => {
                    let id = id.clone();
                    view! {
                        <span class=class>
                            <button type="button" class="admin-open" on:click=move |_| open.run(id.clone())><bdi>{text}</bdi></button>
                        </span>
                    }
                    .into_any()
                }
                None => view! { <span class=class data-title=title data-state=state title=text.clone()><bdi>{text.clone()}</bdi></span> }.into_any(),
            }
        };
        Some(view! {
            <div class="admin-row" tabindex=on_open.is_none().then_some("0")>
                <span class="admin-choose">{choice}</span>
                {columns.get().into_iter().map(shown).collect_view()}
            </div>
        })
    })
}

/// What can be done to the rows that are chosen.
fn chosen_bar(
    desk: Desk,
    rows: Rows,
    order: Memo<Vec<usize>>,
    chosen: RwSignal<HashSet<String>>,
    actions: Vec<&'static Action>,
    above: Option<Arc<serde_json::Value>>,
) -> AnyView {
    let actions = StoredValue::new(actions);
    let above = StoredValue::new(above);
    let picked = move || -> Vec<Row> {
        let is_chosen = |row: &&Row| chosen.with_untracked(|chosen| chosen.contains(&row.id));
        rows.all.with_untracked(|all| {
            order.with_untracked(|order| {
                order.iter().filter_map(|place| all.get(*place)).filter(is_chosen).cloned().collect()
            })
        })
    };
    let action = move |action: &'static Action| {
        let press = move |()| {
            desk.asked.set(Some(Arc::new(Asked { action, rows: picked(), above: above.get_value() })));
        };
        let weight = action.weight(Weight::Secondary);
        view! { <Button on_press=press weight>{(action.title)()}</Button> }
    };
    when(
        move || chosen.with(|chosen| !chosen.is_empty()),
        move || {
            view! {
                <div class="admin-chosen" role="group" aria-label=t::chosen_rows()>
                    <span>{live(move || t::chosen(chosen.with(|chosen| chosen.len() as u64)))}</span>
                    {actions.with_value(|actions| actions.iter().copied().map(action).collect_view())}
                    <Button on_press=move |()| chosen.update(HashSet::clear) weight=Weight::Quiet>{t::choose_none()}</Button>
                </div>
            }
        },
    )
}
