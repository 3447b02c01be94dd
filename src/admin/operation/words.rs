//! What fields and values are called: names on the wire as people read them, and words for numbers.

use std::{cell::RefCell, collections::HashMap};

use serde_json::Value;

use crate::{
    admin::call::plain,
    text::{lowercase, uppercase},
};

/// One of what a value may be.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// As it is sent.
    pub value: Value,
    /// As people read it.
    pub name: String,
}

impl Variant {
    /// A text that is sent as it is.
    pub(super) fn text(name: &str) -> Self {
        Self { value: name.into(), name: constant(name).unwrap_or_else(|| name.to_owned()) }
    }

    /// Whether a value, or a text from a file, means this.
    #[must_use]
    pub fn is_meant(&self, value: &Value) -> bool {
        let text = plain(value);
        plain(&self.value).eq_ignore_ascii_case(&text) || lowercase(&self.name) == lowercase(&text)
    }
}

/// What the numbers and texts of a schema mean, where it says so.
pub(super) fn words(schema: &Value) -> Option<Vec<Variant>> {
    let word =
        |pair: &Value| Variant { value: pair[0].clone(), name: translated(pair[1].as_str().unwrap_or_default()) };
    Some(schema["x-words"].as_array()?.iter().map(word).collect())
}

/// What a number, or a text that has a word, is known by: what it means depends on what it is called.
#[must_use]
pub fn number_of(name: &str, number: &Value) -> String {
    format!("{name}={number}")
}

thread_local! {
    /// What fields are called in the reader's language, by their names on the wire, constants by themselves, and words by the English ones.
    static NAMES: RefCell<Value> = const { RefCell::new(Value::Null) };
    /// What words stand for: a constant, or the English for what a number means.
    static ORIGINALS: RefCell<HashMap<String, String>> = RefCell::default();
}

/// Calls fields by these names from now on.
pub fn name_fields(names: Value) {
    NAMES.set(names);
}

/// A name in the reader's language, where it is known.
fn known(name: &str) -> Option<String> {
    NAMES.with_borrow(|names| names[name].as_str().map(str::to_owned))
}

fn translated(word: &str) -> String {
    let name = known(word).unwrap_or_else(|| word.to_owned());
    remember(&name, word);
    name
}

fn remember(name: &str, word: &str) {
    ORIGINALS.with_borrow_mut(|originals| originals.insert(name.to_owned(), word.to_owned()));
}

/// What a vendor's constant says in the reader's language: `PENDING_INCOMING` is "Incoming request". Nothing for what is none, or has no words.
#[must_use]
pub fn constant(text: &str) -> Option<String> {
    let is_one = text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
    let name = known(text).filter(|_| is_one)?;
    remember(&name, text);
    Some(name)
}

/// By what states have their colours: the constant, or the English for what a number means; everything else as it is.
#[must_use]
pub fn untranslated(word: &str) -> String {
    ORIGINALS.with_borrow(|originals| originals.get(word).cloned()).unwrap_or_else(|| word.to_owned())
}

/// A name on the wire as people read it: `firstName` and `first_name` as "First name".
#[must_use]
pub fn in_words(name: &str) -> String {
    if let Some(known) = known(name) {
        return known;
    }
    let mut words = String::new();
    let mut before = ' ';
    let mut chars = name.chars().peekable();
    while let Some(c) = chars.next() {
        // `URL` at the end of a name is no word.
        let is_short = chars.peek().is_some_and(char::is_ascii_uppercase);
        if c == '_' || c == '-' || c == '.' {
            words.push(' ');
        } else if words.is_empty() {
            words.push_str(&uppercase(&c.to_string()));
        } else if c.is_ascii_uppercase() && before.is_ascii_lowercase() {
            words.push(' ');
            words.push(if is_short { c } else { c.to_ascii_lowercase() });
        } else {
            words.push(c);
        }
        before = c;
    }
    words
}
