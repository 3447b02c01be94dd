//! Who issued a certificate, and what it issued, as a tree.

use std::{collections::HashSet, future::Future, pin::Pin, sync::Arc};

use api::error::Failure;
use leptos::prelude::*;
use serde_json::Value;

use super::{desk::Desk, expiry};
use crate::{
    kit::{live, note::FailureNote, skeleton::RowSkeletons},
    task::spawn,
    text::{admin as t, admin_pictures as p},
};

/// So far up and down it is followed.
const DEEPEST: usize = 6;
/// So many certificates at most are shown below.
const MOST: usize = 200;

/// A certificate and what it issued.
#[derive(Clone)]
struct Node {
    value: Value,
    is_this: bool,
    issued: Vec<Self>,
}

impl Node {
    fn fingerprint(&self) -> &str {
        fingerprint(&self.value)
    }
}

fn fingerprint(value: &Value) -> &str {
    value["companyCertInfo"]["fingerPrint"].as_str().unwrap_or_default()
}

/// The tree around the certificate of a row.
pub fn tree(title: &'static str, row: Arc<Value>) -> AnyView {
    let desk = expect_context::<Desk>();
    let found = RwSignal::new(None::<Result<(Node, bool), Failure>>);
    let until = row["companyCertInfo"]["expiryDate"].as_i64().and_then(expiry::words);
    let warning = until.filter(|(_, warns)| *warns).map(|(text, _)| view! { <p class="admin-warning">{text}</p> });
    let is_root = row["companyCertInfo"]["issuerFingerPrint"].is_null();
    let load = {
        let row = Arc::clone(&row);
        move || {
            let row = Arc::clone(&row);
            spawn(async move {
                let tree = around(desk, &row).await;
                found.try_set(Some(tree));
            });
        }
    };
    let again = load.clone();
    Effect::new(move |_| {
        desk.done.track();
        load();
    });
    let retry = Callback::new(move |()| again());
    view! {
        <section class="admin-section">
            <h3>{title}</h3>
            {warning}
            {is_root.then(|| view! { <p class="admin-quiet">{p::issuer_unknown()}</p> })}
            {live(move || match found.get() {
                None => view! { <RowSkeletons count=2/> }.into_any(),
                Some(Err(failure)) => {
                    view! { <FailureNote what=t::not_loaded() failure=Signal::stored(failure) on_retry=retry/> }.into_any()
                }
                Some(Ok((node, is_cut))) => {
                    let more = is_cut.then(|| view! { <p class="admin-quiet">{p::issued_more()}</p> });
                    view! { <ul class="issuers" aria-label=p::issuers()>{item(node)}</ul>{more} }.into_any()
                }
            })}
        </section>
    }
    .into_any()
}

fn item(node: Node) -> AnyView {
    let href = format!("?row={}", js_sys::encode_uri_component(node.fingerprint()));
    let text = |place: &str| node.value.pointer(place).and_then(Value::as_str).unwrap_or_default().to_owned();
    let (name, common) = (text("/companyCertAttributes/name"), text("/companyCertInfo/commonName"));
    let name = if name.is_empty() { common.clone() } else { name };
    let common = (common != name).then(|| view! { <span class="admin-quiet"><bdi>{common}</bdi></span> });
    let badge = node.value["companyCertInfo"]["expiryDate"].as_i64().and_then(expiry::badge);
    let name = if node.is_this {
        view! { <strong aria-current="true"><bdi>{name}</bdi></strong> }.into_any()
    } else {
        view! { <a href=href><bdi>{name}</bdi></a> }.into_any()
    };
    let issued: Vec<_> = node.issued.into_iter().map(item).collect();
    let issued = (!issued.is_empty()).then(|| view! { <ul>{issued}</ul> });
    view! { <li><div class="issuers-one">{name}{common}{badge}</div>{issued}</li> }.into_any()
}

/// The certificate of a row below those that it comes from, with all that it issued; and whether there is more.
async fn around(desk: Desk, row: &Value) -> Result<(Node, bool), Failure> {
    let mut known = HashSet::from([fingerprint(row).to_owned()]);
    let mut is_cut = false;
    let issued = below(desk, fingerprint(row).to_owned(), 0, &mut known, &mut is_cut).await?;
    let mut node = Node { value: row.clone(), is_this: true, issued };
    for _ in 0..DEEPEST {
        let above = node.value["companyCertInfo"]["issuerFingerPrint"].as_str().map(str::to_owned);
        let Some(above) = above.filter(|above| known.insert(above.clone())) else { break };
        let value = asked(desk, "symphony_GetCompanyCert", &above).await?;
        node = Node { value, is_this: false, issued: vec![node] };
    }
    Ok((node, is_cut))
}

/// What a certificate issued, and what these issued.
fn below<'a>(
    desk: Desk,
    issuer: String,
    depth: usize,
    known: &'a mut HashSet<String>,
    is_cut: &'a mut bool,
) -> Pin<Box<dyn Future<Output = Result<Vec<Node>, Failure>> + 'a>> {
    Box::pin(async move {
        if depth == DEEPEST {
            *is_cut = true;
            return Ok(Vec::new());
        }
        let found = asked(desk, "symphony_ListIssuedCerts", &issuer).await?;
        let mut nodes = Vec::new();
        for value in found.as_array().into_iter().flatten() {
            if known.len() > MOST {
                *is_cut = true;
                break;
            }
            if known.insert(fingerprint(value).to_owned()) {
                let issued = below(desk, fingerprint(value).to_owned(), depth + 1, known, is_cut).await?;
                nodes.push(Node { value: value.clone(), is_this: false, issued });
            }
        }
        Ok(nodes)
    })
}

async fn asked(desk: Desk, operation: &'static str, fingerprint: &str) -> Result<Value, Failure> {
    desk.ask(operation, vec![("fingerPrint".to_owned(), fingerprint.into())]).await
}
