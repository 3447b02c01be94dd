//! Tolerant reading: the vendors' documents give one field several forms, and real services add nulls.
//!
//! Each function is for `#[serde(deserialize_with = "...")]`. What is *sent* is always the first, intended form.

use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::Value;

use crate::wire;

/// A list where one value, a list, `null`, or an object that wraps the list in its only member may stand.
///
/// # Errors
/// When a member is not a `T`.
pub fn list<'de, D: Deserializer<'de>, T: DeserializeOwned>(deserializer: D) -> Result<Vec<T>, D::Error> {
    let value = Value::deserialize(deserializer)?;
    list_of(value).map_err(serde::de::Error::custom)
}

fn list_of<T: DeserializeOwned>(value: Value) -> Result<Vec<T>, wire::Error> {
    items(value).into_iter().map(wire::from_value).collect()
}

fn items(value: Value) -> Vec<Value> {
    match value {
        Value::Null => Vec::new(),
        Value::Object(members) if members.is_empty() => Vec::new(),
        Value::Object(mut members) if members.len() == 1 && members.values().all(Value::is_array) => {
            items(members.values_mut().next().map_or(Value::Null, Value::take))
        }
        Value::Array(mut items) => {
            items.retain(|item| !is_nothing(item));
            items
        }
        one => vec![one],
    }
}

/// Like [`list`], but an absent list (`null`) stays `None`: for changes, where absent means "leave as it is".
///
/// # Errors
/// When a member is not a `T`.
pub fn some_list<'de, D: Deserializer<'de>, T: DeserializeOwned>(deserializer: D) -> Result<Option<Vec<T>>, D::Error> {
    match Value::deserialize(deserializer)? {
        Value::Null => Ok(None),
        value => list_of(value).map(Some).map_err(serde::de::Error::custom),
    }
}

/// A value, or its type's default where `null` stands.
///
/// # Errors
/// When it is of another type.
pub fn or_default<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(deserializer: D) -> Result<T, D::Error> {
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
}

/// The tags of an answer: as [`tags`], where none are an empty list.
///
/// # Errors
/// When it is neither.
pub fn tag_list<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    tags(deserializer).map(Option::unwrap_or_default)
}

/// Tags: a list, or one string of tags separated by blanks or commas. The `#` before a tag is dropped.
///
/// # Errors
/// When it is neither.
pub fn tags<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<String>>, D::Error> {
    let texts: Vec<String> = match Value::deserialize(deserializer)? {
        Value::Null => return Ok(None),
        Value::String(text) => text.split([' ', ',']).map(str::to_owned).collect(),
        value => list_of(value).map_err(serde::de::Error::custom)?,
    };
    let bare = texts.iter().map(|tag| tag.trim().trim_start_matches('#').to_owned());
    Ok(Some(bare.filter(|tag| !tag.is_empty()).collect()))
}

/// A value, or nothing where `null`, `{}` or something of another type stands.
///
/// # Errors
/// Never for well-formed JSON.
pub fn optional<'de, D: Deserializer<'de>, T: DeserializeOwned>(deserializer: D) -> Result<Option<T>, D::Error> {
    let value = Value::deserialize(deserializer)?;
    Ok(if is_nothing(&value) { None } else { wire::from_value(value).ok() })
}

/// Like [`optional`], but something of another type is refused: for requests, where dropping it would do what nobody asked for.
///
/// # Errors
/// When it is neither nothing nor a `T`.
pub fn some<'de, D: Deserializer<'de>, T: DeserializeOwned>(deserializer: D) -> Result<Option<T>, D::Error> {
    let value = Value::deserialize(deserializer)?;
    // Serde also reads a struct from an array of its members in order; nobody means that.
    if value.is_array() {
        return Err(serde::de::Error::custom("an array where one value belongs"));
    }
    if is_nothing(&value) { Ok(None) } else { wire::from_value(value).map(Some).map_err(serde::de::Error::custom) }
}

/// Of a change where absent leaves a field as it is and `null` clears it: `None` is absent, with `#[serde(default)]`.
///
/// # Errors
/// When it is neither `null` nor a `T`.
pub fn clearable<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// A text where a string, a number, an object with a `name`, `{}` or `null` may stand.
///
/// # Errors
/// Never for well-formed JSON.
pub fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(members) => members.get("name").and_then(Value::as_str).map(str::to_owned),
        _ => None,
    })
}

/// A whole number where a number or a string of digits may stand; 0 for `null`.
///
/// # Errors
/// When it is neither.
pub fn number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    match Value::deserialize(deserializer)? {
        Value::Null => Ok(0),
        Value::String(text) => text.trim().parse().map_err(serde::de::Error::custom),
        value => wire::from_value(value).map_err(serde::de::Error::custom),
    }
}

/// A truth where a boolean or its word, in any case, may stand, as in a form; nothing for `null` and an empty text.
///
/// # Errors
/// When it is neither.
pub fn truth<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<bool>, D::Error> {
    match Value::deserialize(deserializer)? {
        Value::Null => Ok(None),
        Value::Bool(truth) => Ok(Some(truth)),
        Value::String(text) if text.is_empty() => Ok(None),
        Value::String(text) => text.to_ascii_lowercase().parse().map(Some).map_err(serde::de::Error::custom),
        _ => Err(serde::de::Error::custom("expected true or false")),
    }
}

fn is_nothing(value: &Value) -> bool {
    value.is_null() || value.as_object().is_some_and(serde_json::Map::is_empty)
}
