//! The console: every operation of every vendor, with a form, the request as it is sent, and the answer.

use std::sync::Arc;

use api::{error::Failure, rotunda::administration as wire};
use leptos::{html, prelude::*};
use serde::{Deserialize, Serialize};

use super::{
    call::{Request, read},
    desk::Desk,
    fields::{Form, Presets},
    form::form_view,
    operation::Operation,
    query::{Page, Place},
    screens::{self, Vendor},
    side::show_current,
};
use crate::{
    kit::{
        button::{Button, Weight},
        clipboard, each,
        icon::{Glyph, Icon},
        live,
        note::{EmptyNote, FailureNote},
        skeleton::RowSkeletons,
    },
    storage,
    task::spawn,
    text::{admin as t, format, kit, lowercase},
};

/// So many requests are kept in the browser.
const KEPT: usize = 30;

/// A request that was sent, without its body: that may hold secrets.
#[derive(Clone, Serialize, Deserialize)]
struct Sent {
    operation: String,
    address: String,
    status: u16,
    ms: u32,
    at: f64,
}

/// The console.
pub fn console(place: Memo<Place>) -> AnyView {
    let desk = expect_context::<Desk>();
    let open = Memo::new(move |_| match place.with(|place| place.page.clone()) {
        Page::Console(open) => open,
        _ => None,
    });
    let needle = RwSignal::new(String::new());
    let history = RwSignal::new(storage::read::<Vec<Sent>>("console").unwrap_or_default());
    let found = Memo::new(move |_| {
        let words: Vec<String> =
            needle.with(|needle| lowercase(needle).split_whitespace().map(str::to_owned).collect());
        let all = desk.operations().unwrap_or_default();
        let is_meant = |operation: &&wire::Operation| {
            let text = format!(
                "{} {} {} {} {}",
                operation.id,
                operation.method,
                operation.path,
                operation.summary,
                operation.documented.join(" ")
            );
            let text = lowercase(&text);
            words.iter().all(|word| text.contains(word))
        };
        all.iter().filter(is_meant).cloned().collect::<Vec<_>>()
    });
    let row = move |operation: wire::Operation| {
        let id = operation.id.clone();
        let is_here = Signal::derive(move || open.with(|open| open.as_ref() == Some(&id)).then_some("page"));
        let locked = operation.needs.as_ref().map(|needs| {
            let why = t::operation_locked(needs);
            let title = why.clone();
            view! { <span class="admin-locked" title=title><Icon glyph=Glyph::Lock/><span class="visually-hidden">{why}</span></span> }
        });
        view! {
            <a class="admin-operation" href=format!("/admin/console/{}", operation.id) aria-current=is_here>
                <span class="admin-method" data-method=operation.method.clone()>{operation.method.clone()}</span>
                <span class="admin-operation-name">
                    <strong dir="ltr">{operation.id.clone()}</strong>
                    <span lang="en">{operation.summary.replace('`', "")}</span>
                </span>
                {locked}
            </a>
        }
    };
    let rows = move || found.get().into_iter().take(400).collect();
    let body = move || match open.get() {
        None => view! { <EmptyNote text=t::operation_choose()/> }.into_any(),
        Some(id) => operation_view(desk, id, history),
    };
    let (list, opened) = (NodeRef::new(), NodeRef::<html::Div>::new());
    Effect::new(move |_| {
        open.track();
        show_current(list);
        if let Some(opened) = opened.get_untracked() {
            opened.set_scroll_top(0);
        }
    });
    view! {
        <div class="admin-console">
            <div class="admin-operations">
                <label class="admin-filter">
                    <Icon glyph=Glyph::Search/>
                    <span class="visually-hidden">{t::operation_find()}</span>
                    <input
                        type="search"
                        data-filter=""
                        placeholder=t::operation_find()
                        prop:value=Signal::derive(move || needle.get())
                        on:input=move |event| needle.set(event_target_value(&event))
                    />
                </label>
                <nav node_ref=list class="admin-operation-list" aria-label=t::console() tabindex="0">
                    {each(rows, |operation: &wire::Operation| operation.id.clone(), row)}
                    {live(move || found.with(Vec::is_empty).then(|| view! { <EmptyNote text=t::operation_none()/> }))}
                </nav>
            </div>
            <div node_ref=opened class="admin-operation-open">{live(body)}</div>
        </div>
    }
    .into_any()
}

/// One operation.
fn operation_view(desk: Desk, id: String, history: RwSignal<Vec<Sent>>) -> AnyView {
    let described = RwSignal::new(None::<Result<Arc<Operation>, Failure>>);
    let asked = id.clone();
    spawn(async move {
        let found = desk.describe(&asked).await;
        described.try_set(Some(found));
    });
    live(move || match described.get() {
        None => view! { <RowSkeletons count=6/> }.into_any(),
        Some(Err(failure)) => {
            view! { <FailureNote what=t::not_described() failure=Signal::stored(failure)/> }.into_any()
        }
        Some(Ok(operation)) => {
            let known = desk.operations().and_then(|all| all.iter().find(|known| known.id == id).cloned());
            known.map(|known| called(desk, &known, operation, history)).into_any()
        }
    })
}

fn called(desk: Desk, known: &wire::Operation, operation: Arc<Operation>, history: RwSignal<Vec<Sent>>) -> AnyView {
    let form = Form::new(Arc::clone(&operation), &Presets::default());
    let answer = RwSignal::new(None::<Result<(u16, u32, String), Failure>>);
    let request = RwSignal::new(None::<Request>);
    let busy = RwSignal::new(false);
    let id = operation.id;
    let filled = form.clone();
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(made) = filled.request(Vec::new()) else { return };
        request.set(Some(made.clone()));
        busy.set(true);
        let form = filled.clone();
        spawn(async move {
            let began = js_sys::Date::now();
            let came = made.send(desk.net).await;
            let ms = (js_sys::Date::now() - began) as u32;
            busy.set(false);
            let came = came.map(|came| {
                if !came.status.is_success() {
                    form.blame(&made.failure(&came));
                }
                let json = read(&came.body);
                let text = if json.is_null() && !came.body.is_empty() {
                    String::from_utf8(came.body.to_vec())
                        .unwrap_or_else(|bytes| t::operation_bytes(&format::bytes(bytes.as_bytes().len() as u64)))
                } else {
                    serde_json::to_string_pretty(&json).unwrap_or_default()
                };
                (came.status.as_u16(), ms, text)
            });
            if let Ok((status, ms, _)) = &came {
                let sent = Sent {
                    operation: id.to_owned(),
                    address: made.address.clone(),
                    status: *status,
                    ms: *ms,
                    at: js_sys::Date::now(),
                };
                history.update(|history| {
                    history.insert(0, sent);
                    history.truncate(KEPT);
                });
                storage::write("console", &history.get_untracked());
            }
            answer.set(Some(came));
        });
    };
    let curl = form.clone();
    let copy = move |()| {
        let Some(request) = curl.request(Vec::new()) else { return };
        let origin = web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default();
        let text = request.as_curl(&origin);
        spawn(async move {
            if clipboard::copy(&text).await {
                desk.toasts.say(t::copied());
            } else {
                desk.toasts.warn(kit::copy_failed());
            }
        });
    };
    let changes = operation.method != http::Method::GET;
    let locked = known.needs.clone();
    let may = locked.is_none();
    let users = used_by(operation.id);
    let users = if users.is_empty() { t::operation_only_here().to_owned() } else { users.join(", ") };
    let documented = if known.documented.is_empty() {
        t::operation_ours().to_owned()
    } else {
        format!("{}: {}", t::operation_documented(), known.documented.join(", "))
    };
    let past =
        move || history.with(|history| history.iter().filter(|sent| sent.operation == id).cloned().collect::<Vec<_>>());
    view! {
        <form class="admin-call" on:submit=send novalidate>
            <header>
                <h2 dir="ltr">{id}</h2>
                <p class="admin-address" dir="ltr"><span class="admin-method" data-method=operation.method.to_string()>{operation.method.to_string()}</span><code>{operation.path}</code></p>
                <p class="admin-about" lang="en">{about(&operation.about)}</p>
                <p class="admin-quiet">{documented}" · "{t::operation_used()}": "{users}</p>
                {locked.map(|needs| view! { <p class="admin-warning"><Icon glyph=Glyph::Lock/>{t::operation_locked(&needs)}</p> })}
            </header>
            {form_view(&form)}
            {may.then(|| view! {
                <div class="admin-actions">
                    <Button submit=true weight=Weight::Primary busy>{t::operation_send()}</Button>
                    <Button on_press=copy glyph=Glyph::Copy>{t::operation_as_curl()}</Button>
                    {changes.then(|| view! { <span class="admin-quiet">{t::operation_may_change()}</span> })}
                </div>
            })}
        </form>
        {live(move || request.get().map(|request| view! {
            <section class="admin-section">
                <h3>{t::operation_request()}</h3>
                <pre class="admin-json" dir="ltr" tabindex="0">{format!("{} {}\n{}", request.method, request.address, request.body.as_ref().and_then(|body| serde_json::to_string_pretty(body).ok()).unwrap_or_default())}</pre>
            </section>
        }))}
        {live(move || answer.get().map(|answer| match answer {
            Ok((status, ms, text)) => view! {
                <section class="admin-section" role="status">
                    <h3>{t::operation_answer()}</h3>
                    <p class="admin-outcome" data-ok=(status < 400).to_string()>{t::operation_took(&status.to_string(), &ms.to_string())}</p>
                    <pre class="admin-json" dir="ltr" tabindex="0">{text}</pre>
                </section>
            }.into_any(),
            Err(failure) => view! { <FailureNote what=t::not_done() failure=Signal::stored(failure)/> }.into_any(),
        }))}
        {live(move || {
            let past = past();
            (!past.is_empty()).then(|| view! {
                <section class="admin-section">
                    <h3>{t::operation_history()}</h3>
                    <ul class="admin-history">{past.into_iter().map(|sent| {
                        let at = chrono::DateTime::from_timestamp_millis(sent.at as i64).map(format::short).unwrap_or_default();
                        view! { <li><span>{at}</span><code dir="ltr">{sent.address}</code><span data-ok=(sent.status < 400).to_string()>{t::operation_took(&sent.status.to_string(), &sent.ms.to_string())}</span></li> }
                    }).collect_view()}</ul>
                </section>
            })
        })}
    }
    .into_any()
}

/// What a declaration says, with its code as such.
fn about(text: &str) -> AnyView {
    let text = text.replace("[`", "`").replace("`]", "`");
    let part = |(place, part): (usize, &str)| match place % 2 {
        0 => part.to_owned().into_any(),
        _ => view! { <code>{part.to_owned()}</code> }.into_any(),
    };
    text.split('`').enumerate().map(part).collect_view().into_any()
}

/// The screens and areas that use an operation.
pub fn used_by(id: &str) -> Vec<String> {
    let mut all = Vec::new();
    for vendor in Vendor::ALL {
        let uses = screens::of(vendor).iter().filter(|screen| screen.operations().contains(&id));
        all.extend(uses.map(|screen| format!("{} › {}", vendor.name(), (screen.title)())));
    }
    let areas = super::coverage::USES.lines().filter_map(|line| line.split_once(','));
    all.extend(areas.filter(|(known, _)| *known == id).map(|(_, area)| area.to_owned()));
    all
}
