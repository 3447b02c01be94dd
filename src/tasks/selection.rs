//! Tasks that are chosen, to do something with all of them.

use leptos::prelude::*;

use super::model::TaskId;

/// The chosen tasks.
#[derive(Debug, Clone, Copy)]
pub struct Selection {
    chosen: RwSignal<Vec<TaskId>>,
    /// The one that was chosen last, from which a range goes out.
    from: StoredValue<Option<TaskId>>,
}

impl Selection {
    /// None is chosen.
    #[must_use]
    pub fn new() -> Self {
        Self { chosen: RwSignal::new(Vec::new()), from: StoredValue::new(None) }
    }

    /// The chosen ones, as a reactive value.
    #[must_use]
    pub fn get(self) -> Vec<TaskId> {
        self.chosen.get()
    }

    /// Whether this one is chosen, as a reactive value.
    #[must_use]
    pub fn has(self, id: TaskId) -> bool {
        self.chosen.with(|chosen| chosen.contains(&id))
    }

    /// Whether none is, as a reactive value.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.chosen.with(Vec::is_empty)
    }

    /// Chooses one, or takes it out again.
    pub fn toggle(self, id: TaskId) {
        self.from.set_value(Some(id));
        self.chosen.update(|chosen| match chosen.iter().position(|known| *known == id) {
            Some(place) => drop(chosen.remove(place)),
            None => chosen.push(id),
        });
    }

    /// Chooses all from the one that was chosen last to this one, in the order of the list.
    pub fn extend_to(self, id: TaskId, order: &[TaskId]) {
        let between = range(order, self.from.get_value().unwrap_or(id), id);
        self.chosen.update(|chosen| {
            let new: Vec<TaskId> = between.iter().filter(|id| !chosen.contains(id)).copied().collect();
            chosen.extend(new);
        });
    }

    /// Chooses these and no others.
    pub fn set(self, chosen: Vec<TaskId>) {
        self.from.set_value(None);
        self.chosen.set(chosen);
    }

    /// Chooses none.
    pub fn clear(self) {
        if !untrack(|| self.is_empty()) {
            self.set(Vec::new());
        }
    }
}

impl Default for Selection {
    fn default() -> Self {
        Self::new()
    }
}

/// From one to the other, both included, whichever stands first; the second alone when the first is not there.
fn range(order: &[TaskId], from: TaskId, to: TaskId) -> Vec<TaskId> {
    let place = |id: TaskId| order.iter().position(|known| *known == id);
    match (place(from), place(to)) {
        (Some(from), Some(to)) => order[from.min(to)..=from.max(to)].to_vec(),
        (None, Some(_)) => vec![to],
        (_, None) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn a_range_goes_both_ways_and_needs_its_end() {
        let [a, b, c, d] = [1_u128, 2, 3, 4].map(|number| TaskId(Uuid::from_u128(number)));
        let order = [a, b, c];
        assert_eq!(range(&order, a, c), [a, b, c]);
        assert_eq!(range(&order, c, b), [b, c]);
        assert_eq!(range(&order, b, b), [b]);
        assert_eq!(range(&order, d, b), [b]);
        assert_eq!(range(&order, a, d), []);
    }
}
