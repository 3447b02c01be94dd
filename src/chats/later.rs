//! What begins when the first conversations are on the screen. It is a chunk of its own, so that nothing waits for it.

use std::time::Duration;

use leptos::prelude::*;

use super::{context::Stores, drafts, notify, polling};
use crate::{
    chunk::{NotLoaded, chunk},
    storage,
    task::{sleep, spawn},
};

/// How long after the stores.
const AFTER: Duration = Duration::from_millis(300);
/// How long until the next try to fetch it.
const AGAIN: Duration = Duration::from_secs(10);

chunk!(chats_later() -> fn(Stores), begin);

/// Begins it soon.
pub(super) fn begin_soon(stores: Stores) {
    let owner = Owner::current().unwrap_or_default();
    spawn(async move {
        sleep(AFTER).await;
        let begin = loop {
            match chats_later().await {
                Ok(begin) => break begin,
                Err(NotLoaded) => sleep(AGAIN).await,
            }
        };
        owner.with(|| untrack(|| begin(stores)));
    });
}

fn begin(stores: Stores) {
    // The page fetches these beside the program the next time that it is opened here (xtask/src/app/page.rs).
    let adapters: Vec<_> = stores.chats.sources().iter().map(|source| format!("chats_{source}")).collect();
    storage::write("parts.chats", &adapters);
    stores.presence.begin(stores.attention);
    drafts::begin(stores.drafts);
    notify::start(stores);
    polling::start(stores);
}
