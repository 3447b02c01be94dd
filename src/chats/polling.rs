//! Looking for what is new where no backend tells of it: less often while nobody looks, and after failures.

use std::time::Duration;

use api::rotunda::vendors::Capability;
use leptos::prelude::*;

use super::context::Stores;
use crate::task::{sleep, spawn};

/// How often, while the reader looks and while not.
const LOOKS: [Duration; 2] = [Duration::from_secs(10), Duration::from_secs(60)];
/// The longest wait after failures.
const LONGEST: Duration = Duration::from_secs(300);

/// Begins to look, for ever.
pub fn start(stores: Stores) {
    spawn(async move {
        let mut failures = 0;
        loop {
            let [soon, late] = LOOKS;
            let usual = if stores.attention.get_untracked() { soon } else { late };
            sleep(usual.saturating_mul(1 << failures.min(5)).min(LONGEST)).await;
            let session = stores.chats.net().session;
            if untrack(|| session.can(Capability::Live)) || session.me_untracked().is_none() {
                continue;
            }
            stores.chats.resync();
            stores.drafts.refresh();
            let is_failing = untrack(|| !stores.chats.failures(false).is_empty());
            failures = if is_failing { failures + 1 } else { 0 };
        }
    });
}
