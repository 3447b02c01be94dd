//! What is kept of a list while it is not shown.

use std::{collections::HashMap, marker::PhantomData};

use leptos::prelude::*;

use super::key::{Key, RowId};

/// The row at the top of what is visible, and how far it is scrolled past its top, in px.
pub(super) type Anchor = Option<(RowId, f64)>;

/// What is kept of a list while it is not shown: heights and the place where the reader was.
pub struct Memory<K: Key>(pub(super) Remembered, PhantomData<fn(K)>);

/// The same for any key.
#[derive(Clone, Copy)]
pub(super) struct Remembered(StoredValue<Kept>);

struct Kept {
    anchor: Anchor,
    heights: HashMap<RowId, f64>,
}

impl<K: Key> Clone for Memory<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K: Key> Copy for Memory<K> {}

impl<K: Key> Memory<K> {
    /// Of a list that has not been shown.
    #[must_use]
    pub fn new() -> Self {
        Self(Remembered::new(), PhantomData)
    }

    /// Forgets where the reader was.
    pub fn forget_place(self) {
        self.0.0.update_value(|kept| kept.anchor = None);
    }
}

impl Remembered {
    fn new() -> Self {
        Self(StoredValue::new(Kept { anchor: None, heights: HashMap::new() }))
    }

    pub(super) fn take(self) -> (Anchor, HashMap<RowId, f64>) {
        let kept = self.0.try_update_value(|kept| (kept.anchor.take(), std::mem::take(&mut kept.heights)));
        kept.unwrap_or_default()
    }

    pub(super) fn put(self, (anchor, heights): (Anchor, HashMap<RowId, f64>)) {
        self.0.try_update_value(|kept| *kept = Kept { anchor, heights });
    }
}

impl<K: Key> Default for Memory<K> {
    fn default() -> Self {
        Self::new()
    }
}
