//! Reading a request, and finding the field at fault when it cannot be read: serde says why, but seldom where.

use api::endpoint::{BadRequest, Endpoint, FieldInfo, Parts, Place};
use serde_json::{Map, Value};

use crate::refusal::Refusal;

/// Reads the request; the refusal names the field at fault when one field alone is.
pub(super) fn read<E: Endpoint>(parts: &Parts) -> Result<E, Refusal> {
    if has_nul(parts) {
        return Err(Refusal::new(api::error::ErrorKind::Invalid, "a text contains the character U+0000"));
    }
    E::from_parts(parts).map_err(|bad| {
        let field = missing::<E>(&bad).or_else(|| match bad.place {
            "path" => in_path::<E>(parts, &bad),
            "query" => in_query::<E>(parts, &bad),
            _ => in_body::<E>(parts, &bad),
        });
        Refusal { field, ..Refusal::from(bad) }
    })
}

/// PostgreSQL stores no U+0000, and nobody means it.
fn has_nul(parts: &Parts) -> bool {
    let body = parts.body.windows(6).enumerate().any(|(at, six)| {
        six == br"\u0000" && parts.body[..at].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 0
    });
    body || parts.query.contains("%00") || parts.path.iter().any(|(_, value)| value.contains('\0'))
}

/// ``missing field `name` ``, after the way to where it is missing; of a field within a list the list is at fault.
fn missing<E: Endpoint>(bad: &BadRequest) -> Option<String> {
    let name = bad.reason.split_once("missing field `")?.1.split('`').next()?;
    let is_within = |field: &FieldInfo| field.place == Place::Body && field.rust_type.starts_with("Vec<");
    let is_own = E::INFO.fields.iter().any(|field| field.name == name);
    (is_own || !E::INFO.fields.iter().any(is_within)).then(|| name.to_owned())
}

/// The placeholder whose value, replaced by one that reads, makes all of it readable, or at least changes the complaint.
fn in_path<E: Endpoint>(parts: &Parts, bad: &BadRequest) -> Option<String> {
    const READABLE: [&str; 3] = ["00000000-0000-0000-0000-000000000000", "posts", "1"];
    let replaced = |at: usize, value: &str| {
        let mut tried = parts.clone();
        tried.path[at].1 = value.to_owned();
        tried
    };
    let any = |fits: &dyn Fn(&Parts) -> bool| {
        (0..parts.path.len()).find(|at| READABLE.iter().any(|value| fits(&replaced(*at, value))))
    };
    let at = any(&|tried| E::from_parts(tried).is_ok()).or_else(|| any(&|tried| changes::<E>(tried, bad)))?;
    Some(parts.path[at].0.clone())
}

/// The parameter without which the complaint changes.
fn in_query<E: Endpoint>(parts: &Parts, bad: &BadRequest) -> Option<String> {
    let pairs: Vec<(String, String)> = serde_html_form::from_str(&parts.query).ok()?;
    pairs
        .iter()
        .map(|(name, _)| name)
        .find(|name| {
            let others: Vec<_> = pairs.iter().filter(|(other, _)| other != *name).collect();
            serde_html_form::to_string(&others).is_ok_and(|query| changes::<E>(&Parts { query, ..parts.clone() }, bad))
        })
        .cloned()
}

/// The member without which the complaint changes.
fn in_body<E: Endpoint>(parts: &Parts, bad: &BadRequest) -> Option<String> {
    let members: Map<String, Value> = serde_json::from_slice(&parts.body).ok()?;
    // Positions in the text shift as soon as anything is taken out, so both complaints are made from the same writing.
    let written = |members: &Map<String, Value>| serde_json::to_vec(members).ok().map(Into::into);
    let bad = E::from_parts(&Parts { body: written(&members)?, ..parts.clone() }).err().unwrap_or_else(|| bad.clone());
    members
        .keys()
        .find(|name| {
            let mut others = members.clone();
            others.remove(*name);
            written(&others).is_some_and(|body| changes::<E>(&Parts { body, ..parts.clone() }, &bad))
        })
        .cloned()
}

fn changes<E: Endpoint>(tried: &Parts, bad: &BadRequest) -> bool {
    match E::from_parts(tried) {
        Ok(_) => true,
        Err(other) => without_position(&other.reason) != without_position(&bad.reason),
    }
}

fn without_position(reason: &str) -> &str {
    reason.split(" at line ").next().unwrap_or(reason)
}
