//! What administrators did. An act stays JSON: nothing here does more with it than to show it, and a type would bring its reader along.

use std::sync::Arc;

use api::error::Failure;
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use serde_json::Value;

use super::{
    call::plain,
    csv,
    desk::{Desk, unreadable},
    facts::{Called, facts},
    screens::Vendor,
};
use crate::{
    kit::{
        button::{Button, IconButton},
        choice::{Choice, Select},
        icon::{Glyph, Icon},
        live,
        note::{EmptyNote, FailureNote},
        skeleton::RowSkeletons,
        time::RelativeTime,
    },
    task::spawn,
    text::{admin as t, format, kit},
};

/// Acts per page.
const PAGE: u64 = 100;

/// What is asked of the log.
#[derive(Clone, Copy)]
struct Log {
    desk: Desk,
    text: RwSignal<String>,
    vendor: RwSignal<Option<Vendor>>,
    succeeded: RwSignal<Option<bool>>,
    acts: RwSignal<Vec<Arc<Value>>>,
    next: RwSignal<Option<Value>>,
    failed: RwSignal<Option<Failure>>,
    busy: RwSignal<bool>,
    run: StoredValue<u32>,
}

impl Log {
    fn load(self, before: Option<Value>) {
        self.run.update_value(|run| *run += 1);
        let run = self.run.get_value();
        self.busy.set(true);
        let text = self.text.get_untracked();
        let is_first = before.is_none();
        let filters = [
            ("before", before),
            ("text", Some(text).filter(|text| !text.trim().is_empty()).map(Value::from)),
            ("vendor", self.vendor.get_untracked().map(|vendor| vendor.key().into())),
            ("succeeded", self.succeeded.get_untracked().map(Value::from)),
            ("per_page", Some(PAGE.into())),
        ];
        let values = filters.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect();
        spawn(async move {
            let page = self.desk.ask("rotunda_ListAudit", values).await;
            if self.run.try_get_value() != Some(run) {
                return;
            }
            self.busy.set(false);
            match page {
                Ok(mut page) => {
                    let next = page.get("next").filter(|next| !next.is_null()).cloned();
                    let Some(Value::Array(came)) = page.get_mut("acts").map(Value::take) else {
                        return self.failed.set(Some(unreadable("/app/audit")));
                    };
                    self.failed.set(None);
                    self.acts.update(|acts| {
                        if is_first {
                            acts.clear();
                        }
                        acts.extend(came.into_iter().map(Arc::new));
                    });
                    self.next.set(next);
                }
                Err(failure) => self.failed.set(Some(failure)),
            }
        });
    }
}

/// When an act was done.
fn moment(act: &Value) -> DateTime<Utc> {
    let at = js_sys::Date::parse(act["at"].as_str().unwrap_or_default());
    DateTime::from_timestamp_millis(at as i64).unwrap_or_default()
}

/// The log.
#[component]
pub fn Audit() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let log = Log {
        desk,
        text: RwSignal::new(String::new()),
        vendor: RwSignal::new(None),
        succeeded: RwSignal::new(None),
        acts: RwSignal::new(Vec::new()),
        next: RwSignal::new(None),
        failed: RwSignal::new(None),
        busy: RwSignal::new(true),
        run: StoredValue::new(0),
    };
    Effect::new(move |_| {
        log.vendor.track();
        log.succeeded.track();
        desk.done.track();
        log.load(None);
    });
    let vendors = || {
        let all = Vendor::ALL.map(|vendor| Choice::new(Some(vendor), vendor.name()));
        [vec![Choice::new(None, t::any_vendor())], all.to_vec()].concat()
    };
    let outcomes = || {
        vec![
            Choice::new(None, t::any_outcome()),
            Choice::new(Some(true), t::succeeded()),
            Choice::new(Some(false), t::failed()),
        ]
    };
    let export = move |()| {
        let head =
            ["at", "who", "role", "operation", "method", "address", "status", "failure", "sent", "before", "after"];
        let members =
            ["at", "name", "role", "operation", "method", "address", "status", "failure", "sent", "before", "after"];
        let line = |act: &Arc<Value>| members.map(|member| plain(&act[member])).to_vec();
        let lines = log.acts.with_untracked(|acts| acts.iter().map(line).collect::<Vec<_>>());
        csv::save("audit.csv", &csv::write(std::iter::once(head.map(str::to_owned).to_vec()).chain(lines)));
    };
    view! {
        <div class="admin-page">
            <header class="admin-bar"><h2>{t::audit()}</h2></header>
            <div class="admin-tools">
                <label class="admin-filter">
                    <Icon glyph=Glyph::Search/>
                    <span class="visually-hidden">{t::audit_find()}</span>
                    <input
                        type="search"
                        placeholder=t::audit_find()
                        prop:value=Signal::derive(move || log.text.get())
                        on:input=move |event| {
                            log.text.set(event_target_value(&event));
                            log.load(None);
                        }
                    />
                </label>
                <Select label=t::vendor() label_hidden=true choices=vendors value=move || log.vendor.get() on_choose=move |chosen| log.vendor.set(chosen)/>
                <Select label=t::outcome_word() label_hidden=true choices=outcomes value=move || log.succeeded.get() on_choose=move |chosen| log.succeeded.set(chosen)/>
                <IconButton glyph=Glyph::Down label=t::export_csv() on_press=export/>
            </div>
            <div class="admin-log" tabindex="0" role="region" aria-label=t::audit()>
                {live(move || log.acts.get().into_iter().map(act_view).collect_view())}
                {live(move || match log.failed.get() {
                    Some(failure) => view! { <FailureNote what=t::not_loaded() failure=Signal::stored(failure) on_retry=move |()| log.load(None)/> }.into_any(),
                    None if log.acts.with(Vec::is_empty) && log.busy.get() => view! { <RowSkeletons count=8/> }.into_any(),
                    None if log.acts.with(Vec::is_empty) => view! { <EmptyNote text=t::audit_empty()/> }.into_any(),
                    None => log.next.get().map(|next| view! { <Button on_press=move |()| log.load(Some(next.clone())) busy=log.busy>{kit::more()}</Button> }).into_any(),
                })}
            </div>
        </div>
    }
}

fn act_view(act: Arc<Value>) -> AnyView {
    let part = |title: &'static str, name: &str| {
        let value = Some(&act[name]).filter(|value| !value.is_null());
        value.map(|value| view! { <section><h3>{title}</h3>{facts(value, 0, &Called::default())}</section> })
    };
    let text = |name: &str| plain(&act[name]);
    let (at, failure) = (moment(&act), text("failure"));
    let is_done = act["status"].as_u64().is_some_and(|status| status < 400);
    view! {
        <details class="admin-act-row">
            <summary>
                <span class="admin-outcome" data-ok=is_done.to_string()>{text("status")}</span>
                <strong dir="ltr">{text("operation")}</strong>
                <bdi>{text("name")}</bdi>
                <RelativeTime at/>
            </summary>
            <p class="admin-quiet">{format::exact(at)}" · "{text("role")}</p>
            <p dir="ltr"><code>{format!("{} {}", text("method"), text("address"))}</code></p>
            {(!failure.is_empty()).then(|| view! { <p class="admin-warning" lang="en">{failure}</p> })}
            <div class="admin-states">
                {part(t::sent_body(), "sent")}
                {part(t::before(), "before")}
                {part(t::after(), "after")}
            </div>
        </details>
    }
    .into_any()
}
