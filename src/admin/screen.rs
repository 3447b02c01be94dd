//! `/admin` and what is below it.

use leptos::prelude::*;

use super::{
    act::ActDialog,
    desk::Desk,
    extras,
    panel::Panel,
    query::{Page, Place},
    rows::Rows,
    screens::{self, Screen, Vendor},
    side::Side,
    table::Table,
};
use crate::{
    address::Address,
    app::Keep,
    chunk::lazily,
    kit::{
        button::{Button, Weight},
        live,
        note::{EmptyNote, FailureNote},
        skeleton::RowSkeletons,
        toast::Toasts,
    },
    net::Net,
    shell::Embedding,
    task::{follow, spawn},
    text::{self, admin as t},
};
use std::sync::Arc;

/// The area, once its texts are there.
#[component]
pub fn AdminScreen() -> impl IntoView {
    let has_texts = RwSignal::new(text::has_admin());
    if !has_texts.get_untracked() {
        spawn(async move {
            text::add_admin().await;
            has_texts.try_set(true);
        });
    }
    live(move || if has_texts.get() { view! { <Screens/> }.into_any() } else { waiting() })
}

/// Wires the address to the screens.
#[component]
fn Screens() -> impl IntoView {
    let net = expect_context::<Net>();
    let address = expect_context::<Address>();
    let toasts = expect_context::<Toasts>();
    let embedding = expect_context::<Embedding>();
    let desk = expect_context::<Keep>().the(|| Desk::open(net, address, toasts));
    provide_context(desk);
    desk.name_fields();
    let place = Memo::new(move |before: Option<&Place>| {
        let (path, search) = (address.path(), address.search());
        before.filter(|_| !path.starts_with("/admin")).cloned().unwrap_or_else(|| Place::read(&path, &search))
    });
    follow(move || embedding.tell_route(&address.path()));
    // Another operation of the console is no other page: what was looked for there stays.
    let page = Memo::new(move |_| match place.with(|place| place.page.clone()) {
        Page::Console(_) => Page::Console(None),
        page => page,
    });
    // The first screen that the reader may use.
    follow(move || {
        if page.get() == Page::Start
            && desk.operations().is_some()
            && let Some(first) = super::side::first(desk)
        {
            address.replace(&first);
        }
    });
    let body = move || {
        if let Some(failure) = desk.failed() {
            return view! { <FailureNote what=t::not_loaded() failure=Signal::stored(failure) on_retry=move |()| desk.load()/> }.into_any();
        }
        if desk.operations().is_none() || !desk.names_fields() {
            return waiting();
        }
        match page.get() {
            Page::Start => waiting(),
            Page::Screen(vendor, key) => match screens::find(&vendor, &key) {
                Some((vendor, screen)) if desk.uses(screen) => view! { <Things vendor screen place/> }.into_any(),
                Some(_) => view! { <EmptyNote text=t::not_yours()/> }.into_any(),
                None => view! { <EmptyNote text=t::no_such_screen()/> }.into_any(),
            },
            Page::Console(_) => lazily(waiting, move || super::admin_console(place)),
            Page::Audit => lazily(waiting, super::admin_audit),
            Page::Coverage => lazily(waiting, super::admin_coverage),
        }
    };
    view! {
        <div class="admin">
            <h1 class="visually-hidden">{t::admin()}</h1>
            <Side place/>
            <section class="admin-main" tabindex="-1" data-region="" aria-label=t::admin()>
                {live(body)}
            </section>
        </div>
        <ActDialog/>
    }
}

fn waiting() -> AnyView {
    view! { <div class="admin-waiting"><RowSkeletons count=10/></div> }.into_any()
}

/// A screen: its table, and the row that is open.
#[component]
fn Things(vendor: Vendor, screen: &'static Screen, place: Memo<Place>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let rows = Rows::new(desk, &screen.list, Vec::new());
    Effect::new(move |_| {
        desk.done.track();
        rows.again();
    });
    let key = format!("{}/{}", vendor.key(), screen.key);
    let has_picture = extras::has_picture(screen);
    let as_picture = Memo::new(move |_| has_picture && place.with(|place| place.as_picture));
    let table = StoredValue::new(format!("/admin/{key}"));
    let here = move || table.with_value(|table| extras::address(table, as_picture.get_untracked()));
    let open = Callback::new(move |id: String| {
        let id = String::from(js_sys::encode_uri_component(&id));
        let and = if as_picture.get_untracked() { '&' } else { '?' };
        desk.address.go(&format!("{}{and}row={id}", here()));
    });
    let close = Callback::new(move |()| desk.address.go(&here()));
    let open_id = Memo::new(move |_| place.with(|place| place.row.clone()));
    let open_row = Memo::new(move |_| {
        let id = open_id.get()?;
        rows.find(&id).map(|row| (row.id.clone(), row.value()))
    });
    // A link to a row that is not on the first pages leads to it.
    follow(move || {
        let is_missing = open_id.get().is_some() && open_row.get().is_none();
        if is_missing && rows.phase.get() == crate::loading::Phase::Ready && !rows.at_end.get() {
            rows.more();
        }
    });
    let panel_key = StoredValue::new(key.clone());
    let panel = move || {
        let (id, _) = open_row.get()?;
        let row = untrack(|| rows.find(&id))?;
        Some(view! { <Panel screen row key=panel_key.get_value() on_close=close/> })
    };
    let missing = move || {
        let is_missing = open_id.get().is_some() && open_row.get().is_none() && rows.at_end.get();
        is_missing.then(|| view! { <p class="admin-quiet admin-missing" role="status">{t::no_such_row()}</p> })
    };
    let make = move |(place, action): (usize, &'static screens::Action)| {
        let press =
            move |()| desk.asked.set(Some(Arc::new(super::act::Asked { action, rows: Vec::new(), above: None })));
        let weight = if place == 0 { Weight::Primary } else { Weight::Secondary };
        view! { <Button on_press=press weight>{(action.title)()}</Button> }
    };
    let usable = screen.actions.iter().filter(|action| desk.may(action.operation));
    // The first one stands at the end, where the eye looks for it.
    let mut buttons: Vec<_> = usable.enumerate().map(make).collect();
    buttons.reverse();
    let imports = super::import::buttons(desk, screen);
    let ways = has_picture.then(|| table.with_value(|table| extras::ways(table, as_picture)));
    let key = StoredValue::new(key);
    let things = move || {
        if as_picture.get() {
            return extras::picture(rows, open);
        }
        view! { <Table rows label=(screen.title)() key=key.get_value() above=None on_open=Some(open)/> }.into_any()
    };
    view! {
        <div class="admin-things" class:has-open=Signal::derive(move || open_row.with(Option::is_some))>
            <div class="admin-list">
                <header class="admin-bar">
                    <h2>{(screen.title)()}</h2>
                    {ways}
                    {imports}
                    {buttons}
                </header>
                {live(missing)}
                {live(things)}
            </div>
            {live(panel)}
        </div>
    }
}
