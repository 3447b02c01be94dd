//! A field for a certificate, which is read while it is there.

use std::time::Duration;

use leptos::{html, prelude::*};
use serde_json::Value;

use super::{call::plain, desk::Desk, expiry};
use crate::{
    kit::{button::Button, field::TextArea, icon::Glyph, live},
    task::{follow, sleep, spawn},
    text::{admin_pictures as p, failure, format},
};

/// A certificate is shorter.
const MOST_BYTES: f64 = 100_000.0;
/// What begins one.
const BEGIN: &str = "-----BEGIN";
/// So long nothing is typed before it is read.
const PAUSE: Duration = Duration::from_millis(250);

/// What is known of what is in the field.
#[derive(Clone)]
enum Reading {
    Nothing,
    Begun,
    /// A `CompanyCertDetail`.
    Read(Value),
    Wrong(String),
}

/// The field, ways to fill it in from a file, and what is in it.
pub fn field(label: String, hint: String, error: Signal<Option<String>>, value: RwSignal<String>) -> AnyView {
    let desk = expect_context::<Desk>();
    let reading = RwSignal::new(Reading::Nothing);
    let run = StoredValue::new(0_u32);
    follow(move || {
        let pem = value.get();
        run.update_value(|run| *run += 1);
        let this = run.get_value();
        if pem.trim().is_empty() {
            reading.set(Reading::Nothing);
            return;
        }
        reading.set(Reading::Begun);
        spawn(async move {
            sleep(PAUSE).await;
            if run.try_get_value() != Some(this) {
                return;
            }
            let read = read(desk, pem).await;
            if run.try_get_value() == Some(this) {
                reading.set(read);
            }
        });
    });
    let take = move |file: Option<web_sys::File>| {
        let Some(file) = file else { return };
        run.update_value(|run| *run += 1);
        if file.size() > MOST_BYTES {
            reading.set(Reading::Wrong(p::pem_too_large(&format::bytes(file.size() as u64))));
            return;
        }
        spawn(async move {
            let Ok(bytes) = wasm_bindgen_futures::JsFuture::from(file.array_buffer()).await else {
                reading.try_set(Reading::Wrong(p::pem_unreadable().to_owned()));
                return;
            };
            value.try_set(as_pem(&js_sys::Uint8Array::new(&bytes).to_vec()));
        });
    };
    let input = NodeRef::<html::Input>::new();
    let choose = move |()| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let chosen = move |_| {
        if let Some(input) = input.get_untracked() {
            take(input.files().and_then(|files| files.get(0)));
            input.set_value("");
        }
    };
    let drop = move |event: web_sys::DragEvent| {
        event.prevent_default();
        take(event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0)));
    };
    view! {
        <div class="pem" on:dragover=|event| event.prevent_default() on:drop=drop>
            <div class="file-choose" lang=untrack(crate::text::language).code()>
                <input node_ref=input type="file" accept=".pem,.crt,.cer,.der" hidden=true aria-label=p::pem_choose() on:change=chosen/>
                <Button glyph=Glyph::Attach on_press=choose>{p::pem_choose()}</Button>
                <span class="admin-quiet">{p::pem_drop()}</span>
            </div>
            <TextArea label value error help=hint rows=4/>
            <div role="status" lang=untrack(crate::text::language).code()>{live(move || said(reading.get()))}</div>
        </div>
    }
    .into_any()
}

/// What is in a file: PEM as it is, DER as PEM.
fn as_pem(bytes: &[u8]) -> String {
    // What DER holds is a sequence.
    if bytes.first() != Some(&0x30) {
        return String::from_utf8_lossy(bytes).trim().to_owned();
    }
    let binary: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let encoded = web_sys::window().and_then(|window| window.btoa(&binary).ok()).unwrap_or_default();
    let lines: Vec<_> = encoded.as_bytes().chunks(64).map(String::from_utf8_lossy).collect();
    format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----", lines.join("\n"))
}

async fn read(desk: Desk, pem: String) -> Reading {
    if !pem.contains(BEGIN) {
        return Reading::Wrong(p::pem_unreadable().to_owned());
    }
    match desk.ask("rotunda_GetPemDetails", vec![("/pem".to_owned(), pem.into())]).await {
        Ok(detail) => Reading::Read(detail),
        Err(refused) if refused.field.is_some() => Reading::Wrong(p::pem_unreadable().to_owned()),
        Err(other) => Reading::Wrong(failure::why(&other)),
    }
}

fn said(reading: Reading) -> AnyView {
    match reading {
        Reading::Nothing => ().into_any(),
        Reading::Begun => view! { <p class="admin-quiet">{p::pem_reading()}</p> }.into_any(),
        Reading::Wrong(why) => view! { <p class="admin-warning">{why}</p> }.into_any(),
        Reading::Read(detail) => facts(&detail),
    }
}

fn facts(detail: &Value) -> AnyView {
    let says = |name: &str| {
        let sections = detail["certInfo"].as_array().into_iter().flatten();
        let mut all = sections.flat_map(|section| section["attributes"].as_array().into_iter().flatten());
        all.find(|one| one["name"] == name).map(|one| plain(&one["value"])).unwrap_or_default()
    };
    let moment = |text: &str| {
        let at = js_sys::Date::parse(text);
        let at = chrono::DateTime::from_timestamp_millis(at as i64).filter(|_| at.is_finite());
        at.map_or_else(|| text.to_owned(), |at| untrack(|| format::date(at)))
    };
    let info = &detail["companyCertInfo"];
    let print = plain(&info["fingerPrint"]);
    let pairs: Vec<_> = print.as_bytes().chunks(2).map(String::from_utf8_lossy).collect();
    let known = detail["companyCertAttributes"]["name"].as_str();
    let known = known.map(|name| view! { <p class="admin-warning">{p::pem_known(name)}</p> });
    let fact = |name: &'static str, value: String| {
        view! { <div class="admin-fact"><dt>{name}</dt><dd dir="ltr"><bdi>{value}</bdi></dd></div> }
    };
    view! {
        <section class="pem-facts" aria-label=p::pem_what()>
            {known}
            <dl class="admin-facts">
                {fact(p::subject(), says("Subject"))}
                {fact(p::issuer(), says("Issuer"))}
                {fact(p::valid_from(), moment(&says("Not Before")))}
                <div class="admin-fact">
                    <dt>{p::valid_until()}</dt>
                    <dd>{moment(&says("Not After"))}" "{info["expiryDate"].as_i64().and_then(expiry::warning)}</dd>
                </div>
                {fact(p::fingerprint(), pairs.join(" "))}
            </dl>
        </section>
    }
    .into_any()
}
