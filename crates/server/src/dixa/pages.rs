//! Pages by key: what the last row was, in a form that means nothing to the caller.

use ::api::dixa::PageMeta;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};

use crate::{Backend, config::PageLinks, refusal::Refusal};

/// Rows a page unless told.
const USUAL: u64 = 50;
const MOST: u64 = 100;

/// Which page is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Page {
    /// Rows.
    pub(super) limit: usize,
    /// The row that it begins after, or ends before.
    pub(super) key: Option<Key>,
}

/// A row as a place in its list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Key {
    /// Towards the end of the list, or back.
    pub(super) forward: bool,
    /// What rows are sorted by.
    pub(super) number: i64,
    /// What tells those apart that are equal in it.
    pub(super) id: String,
}

impl Page {
    /// Reads what the caller sent.
    pub(super) fn new(limit: Option<u64>, key: Option<&str>) -> Result<Self, Refusal> {
        let limit = limit.unwrap_or(USUAL);
        if !(1..=MOST).contains(&limit) {
            return Err(Refusal::invalid("pageLimit", format!("pageLimit must be from 1 to {MOST}")));
        }
        let key =
            key.map(|key| Key::read(key).ok_or_else(|| Refusal::invalid("pageKey", "pageKey is no key of a page")));
        Ok(Self { limit: usize::try_from(limit).unwrap_or(usize::MAX), key: key.transpose()? })
    }

    /// Whether rows are read towards the end of the list.
    pub(super) fn is_forward(&self) -> bool {
        self.key.as_ref().is_none_or(|key| key.forward)
    }

    /// Cuts what was read, one row more than the page has, to the page, and links to those beside it. `place` gives number and id of a row.
    pub(super) fn cut<T>(
        &self,
        mut rows: Vec<T>,
        backend: &Backend,
        path: &str,
        place: impl Fn(&T) -> (i64, String),
    ) -> (Vec<T>, PageMeta) {
        let is_more = rows.len() > self.limit;
        rows.truncate(self.limit);
        let (after, before) = if self.is_forward() {
            (is_more, self.key.is_some())
        } else {
            rows.reverse();
            (true, is_more)
        };
        let link = |row: Option<&T>, forward| {
            let (number, id) = place(row?);
            let key = Key { forward, number, id }.write();
            let start = match (&backend.config.dixa.page_links, &backend.config.public_url) {
                (PageLinks::Absolute, Some(url)) => url.trim_end_matches('/'),
                _ => "",
            };
            Some(format!("{start}{path}?pageLimit={}&pageKey={key}", self.limit))
        };
        let meta = PageMeta {
            previous: before.then(|| link(rows.first(), false)).flatten(),
            next: after.then(|| link(rows.last(), true)).flatten(),
        };
        (rows, meta)
    }
}

impl Key {
    fn write(&self) -> String {
        let direction = if self.forward { '+' } else { '-' };
        BASE64.encode(format!("{direction}{}/{}", self.number, self.id))
    }

    fn read(text: &str) -> Option<Self> {
        let text = String::from_utf8(BASE64.decode(text.trim_end_matches('=')).ok()?).ok()?;
        let (direction, rest) = text.split_at_checked(1)?;
        let (number, id) = rest.split_once('/')?;
        let forward = match direction {
            "+" => true,
            "-" => false,
            _ => return None,
        };
        Some(Self { forward, number: number.parse().ok()?, id: id.to_owned() })
    }
}
