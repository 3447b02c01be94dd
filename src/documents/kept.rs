//! What is typed in a form: kept in the browser with every change, until it is saved or discarded.

use std::rc::Rc;

use api::workdrive::module_codes::ModuleCode;
use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use super::actions::Actions;
use crate::{
    once, storage,
    task::follow,
    uploads::{Limits, Uploads},
};

/// What was changed in each field, as JSON; nothing where a field is as it was.
type Changes = Vec<Option<String>>;
/// What was changed in a field, as a reactive value.
type Field = Rc<dyn Fn() -> Option<String>>;

/// What is typed in a form. Only what differs from what was there is kept, so that the rest follows what others change.
#[derive(Clone, Copy)]
pub struct Kept {
    name: StoredValue<String>,
    before: StoredValue<Changes>,
    fields: StoredValue<Vec<Field>, LocalStorage>,
    actions: Actions,
}

impl Kept {
    /// What was typed in this form before. Its fields are named next, always in the same order.
    #[must_use]
    pub fn of(actions: Actions, form: &str) -> Self {
        let owner = actions.me().map(|me| me.to_string()).unwrap_or_default();
        let name = format!("draft.{owner}.{form}");
        let before = storage::read(&name).unwrap_or_default();
        Self {
            name: StoredValue::new(name),
            before: StoredValue::new(before),
            fields: StoredValue::new_local(Vec::new()),
            actions,
        }
    }

    /// The form has this field too.
    #[must_use]
    pub fn with<T>(self, field: RwSignal<T>) -> Self
    where
        T: Serialize + DeserializeOwned + Clone + Send + Sync + 'static,
    {
        self.with_part(move || field.get(), move |value| field.set(value))
    }

    /// The same for what is in several signals.
    #[must_use]
    pub fn with_part<T: Serialize + DeserializeOwned>(
        self,
        get: impl Fn() -> T + 'static,
        set: impl FnOnce(T),
    ) -> Self {
        let json = move || serde_json::to_string(&get()).unwrap_or_default();
        let start = untrack(&json);
        let place = self.fields.with_value(Vec::len);
        let before = self.before.with_value(|before| before.get(place).cloned().flatten());
        if let Some(value) = before.and_then(|before| api::wire::from_slice(before.as_bytes()).ok()) {
            set(value);
        }
        self.fields.update_value(|fields| fields.push(Rc::new(move || Some(json()).filter(|now| *now != start))));
        self
    }

    /// Keeps what is typed from now on.
    #[must_use]
    pub fn begin(self) -> Self {
        follow(move || {
            let fields = self.fields.with_value(Vec::clone);
            let changes: Changes = fields.iter().map(|field| field()).collect();
            self.name.with_value(|name| match changes.iter().any(Option::is_some) {
                true => storage::write(name, &changes),
                false => storage::remove(name),
            });
        });
        self
    }

    /// Under which name it is kept.
    #[must_use]
    pub fn name(self) -> String {
        self.name.get_value()
    }

    /// The files that are chosen in it; they are kept while the app runs.
    #[must_use]
    pub fn uploads(self, module: ModuleCode, limits: Limits) -> Uploads {
        self.name.with_value(|name| self.actions.library.uploads_of(name, module, limits))
    }

    /// Closes the form for good: what is typed is saved or discarded.
    pub fn end(self) {
        let name = self.name();
        self.actions.library.forget_uploads_of(&name);
        storage::remove(&name);
        once::forget(&name);
        self.actions.form.set(None);
    }

    /// Says that something was done.
    pub fn say(self, text: &'static str) {
        self.actions.say(text);
    }
}
