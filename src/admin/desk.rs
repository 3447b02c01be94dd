//! What all screens of Admin share: the descriptions of operations, what the reader may call, and what is asked of them.

use std::{collections::HashMap, future::Future, pin::Pin, sync::Arc};

use api::{
    error::{ErrorKind, Failure},
    rotunda::administration::{self as wire, ListOperations},
};
use leptos::prelude::*;
use serde_json::Value;

use super::{
    act::Asked,
    call::Request,
    extras,
    fields::Form,
    operation::{self, Operation},
    screens::Screen,
};
use crate::{
    address::Address,
    kit::{lookup::Candidate, toast::Toasts},
    net::Net,
    task::spawn,
    text::{Language, language},
};

/// What is on its way.
type Answer = Pin<Box<dyn Future<Output = Result<Value, Failure>>>>;

/// What all screens share.
#[derive(Clone, Copy)]
pub struct Desk {
    /// For calls.
    pub net: Net,
    /// For links.
    pub address: Address,
    /// For what is said in passing.
    pub toasts: Toasts,
    /// What the reader is asked before something is done.
    pub asked: RwSignal<Option<Arc<Asked>>>,
    /// Grows with everything that was done; lists then load again.
    pub done: RwSignal<u32>,
    operations: RwSignal<Option<Arc<Vec<wire::Operation>>>>,
    failed: RwSignal<Option<Failure>>,
    /// In which language fields are named.
    speaks: RwSignal<Option<Language>>,
    described: StoredValue<HashMap<String, Arc<Operation>>>,
    /// What forms choose from, by kind; loaded again for each form.
    pub listed: StoredValue<HashMap<usize, Arc<Vec<Candidate>>>>,
    /// What people and things are called, by kind and id; asked again once something was done.
    pub names: StoredValue<HashMap<(usize, String), String>>,
    kept: StoredValue<HashMap<String, Form>>,
}

impl Desk {
    /// The one of the app; begins to ask what the reader may call.
    #[must_use]
    pub fn open(net: Net, address: Address, toasts: Toasts) -> Self {
        let desk = Self {
            net,
            address,
            toasts,
            asked: RwSignal::new(None),
            done: RwSignal::new(0),
            operations: RwSignal::new(None),
            failed: RwSignal::new(None),
            speaks: RwSignal::new(None),
            described: StoredValue::new(HashMap::new()),
            listed: StoredValue::new(HashMap::new()),
            names: StoredValue::new(HashMap::new()),
            kept: StoredValue::new(HashMap::new()),
        };
        desk.load();
        desk
    }

    /// Whether this is what the reader is asked now.
    #[must_use]
    pub fn asks(self, asked: &Arc<Asked>) -> bool {
        self.asked.with_untracked(|now| now.as_ref().is_some_and(|now| Arc::ptr_eq(now, asked)))
    }

    /// Says that something was done: lists load again, and what is called by another name now is asked for.
    pub fn tell(self) {
        self.names.update_value(HashMap::clear);
        self.done.update(|done| *done += 1);
    }

    /// Keeps what was typed and not sent, but for secrets and files.
    pub fn keep(self, asked: &Asked, form: &Form) {
        form.forget_secrets();
        if form.is_changed() && !extras::is_picture(form) {
            self.kept.update_value(|kept| drop(kept.insert(asked.key(), form.clone())));
        }
    }

    /// Gives what was typed before and not sent, once.
    #[must_use]
    pub fn kept(self, asked: &Asked) -> Option<Form> {
        self.kept.try_update_value(|kept| kept.remove(&asked.key())).flatten()
    }

    /// Asks again what the reader may call.
    pub fn load(self) {
        self.failed.set(None);
        spawn(async move {
            match self.net.call(&ListOperations {}).await {
                Ok(all) => self.operations.set(Some(Arc::new(all))),
                Err(failure) => self.failed.set(Some(failure)),
            }
        });
    }

    /// Has fields named in the reader's language from now on.
    pub fn name_fields(self) {
        let wanted = language();
        if self.speaks.get_untracked() == Some(wanted) {
            return;
        }
        spawn(async move {
            // Without them they are called as the vendors call them.
            let named =
                self.fetch("/app/field-names/{language}", "{language}", wanted.code()).await.unwrap_or_default();
            // It may have been changed meanwhile, and then others are on their way.
            if language() == wanted {
                operation::name_fields(named);
                self.speaks.set(Some(wanted));
            }
        });
    }

    /// Whether fields are named in the reader's language by now.
    #[must_use]
    pub fn names_fields(self) -> bool {
        self.speaks.get() == Some(language())
    }

    /// Why it is not known what the reader may call.
    #[must_use]
    pub fn failed(self) -> Option<Failure> {
        self.failed.get()
    }

    /// All operations; nothing while they are on their way.
    #[must_use]
    pub fn operations(self) -> Option<Arc<Vec<wire::Operation>>> {
        self.operations.get()
    }

    /// Whether the reader may call an operation, once that is known: whoever shows it waits for [`operations`](Self::operations).
    #[must_use]
    pub fn may(self, operation: &str) -> bool {
        let may =
            |all: &Arc<Vec<wire::Operation>>| all.iter().any(|known| known.id == operation && known.needs.is_none());
        self.operations.with_untracked(|all| all.as_ref().is_some_and(may))
    }

    /// Whether a screen is for the reader: everybody may list people, but not everybody has something to do there.
    #[must_use]
    pub fn uses(self, screen: &Screen) -> bool {
        let is_act = |id: &&'static str| {
            self.operations.with_untracked(|all| {
                let known = all.as_ref().and_then(|all| all.iter().find(|known| known.id == *id));
                known.is_some_and(|known| known.administrative && known.needs.is_none())
            })
        };
        let is_admin = untrack(|| self.net.session.is_admin());
        self.may(screen.list.source.operation) && (is_admin || screen.operations().iter().any(is_act))
    }

    /// What an operation answers, given these values.
    ///
    /// # Errors
    /// When it does not come, or the operation's description.
    // One future for all who ask: in each of theirs it would be in the program again.
    pub fn ask(self, operation: &'static str, values: Vec<(String, Value)>) -> Answer {
        Box::pin(async move {
            let operation = self.describe(operation).await?;
            Request::assembled(&operation, values, None).fetch(self.net).await
        })
    }

    /// What our own backend has at a path: not by its description, for which this is needed.
    fn fetch(self, path: &'static str, placeholder: &str, value: &str) -> Answer {
        let address = path.replace(placeholder, &String::from(js_sys::encode_uri_component(value)));
        let asked = Request { vendor: "rotunda", method: http::Method::GET, path, address, body: None };
        Box::pin(async move { asked.fetch(self.net).await })
    }

    /// The description of an operation, asked for once.
    ///
    /// # Errors
    /// When it does not come or cannot be read.
    pub async fn describe(self, id: &str) -> Result<Arc<Operation>, Failure> {
        if let Some(known) = self.described.with_value(|known| known.get(id).cloned()) {
            return Ok(known);
        }
        let description = self.fetch("/app/operations/{id}", "{id}", id).await?;
        let operation = Some(description)
            .filter(Value::is_object)
            .and_then(Operation::read)
            .ok_or_else(|| unreadable("/app/operations/{id}"))?;
        let operation = Arc::new(operation);
        self.described.update_value(|known| drop(known.insert(id.to_owned(), Arc::clone(&operation))));
        Ok(operation)
    }
}

pub(super) fn unreadable(path: &'static str) -> Failure {
    Failure {
        kind: ErrorKind::Internal,
        message: "the answer cannot be read".to_owned(),
        field: None,
        vendor: "rotunda",
        method: http::Method::GET,
        path,
        status: None,
        code: None,
        retry_after: None,
    }
}
