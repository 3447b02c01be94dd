//! Who is signed in and what they may do.

use std::sync::Arc;

use api::{
    endpoint::Access,
    error::{ErrorKind, Failure},
    rotunda::{
        sessions::{GetMe, Me, Role, SignOut},
        vendors::{Capability, ListVendors, VendorInfo},
    },
};
use leptos::prelude::*;

use crate::net::Net;
use crate::task::spawn;

/// What is known about the session.
#[derive(Debug, Clone, PartialEq)]
pub enum State {
    /// The server has been asked.
    Checking,
    /// Nobody is signed in.
    SignedOut,
    /// Someone is.
    SignedIn(Arc<Me>),
    /// It could not be found out.
    Failed(Box<Failure>),
}

/// Who is signed in.
#[derive(Clone, Copy)]
pub struct Session {
    /// What is known.
    pub state: RwSignal<State>,
    /// Whether the session ended elsewhere while the app was in use: the page stays, and one signs in again in place.
    pub ended: RwSignal<bool>,
    /// What the backends announced.
    pub capabilities: RwSignal<Vec<Capability>>,
    /// The backends.
    pub vendors: RwSignal<Vec<VendorInfo>>,
    turn: StoredValue<u32>,
}

impl Session {
    /// One about which nothing is known yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            state: RwSignal::new(State::Checking),
            ended: RwSignal::new(false),
            capabilities: RwSignal::new(Vec::new()),
            vendors: RwSignal::new(Vec::new()),
            turn: StoredValue::new(0),
        }
    }

    /// Who is signed in, as a reactive value.
    #[must_use]
    pub fn me(self) -> Option<Arc<Me>> {
        self.state.with(|state| match state {
            State::SignedIn(me) => Some(Arc::clone(me)),
            _ => None,
        })
    }

    /// The same without subscribing.
    #[must_use]
    pub fn me_untracked(self) -> Option<Arc<Me>> {
        untrack(move || self.me())
    }

    /// Whether the person administers the organization.
    #[must_use]
    pub fn is_admin(self) -> bool {
        self.me().is_some_and(|me| me.role >= Role::OrgAdmin)
    }

    /// Whether the person has this level of access.
    #[must_use]
    pub fn may(self, access: Access) -> bool {
        self.me().is_some_and(|me| me.role.may(access))
    }

    /// Whether some backend announced this.
    #[must_use]
    pub fn can(self, capability: Capability) -> bool {
        self.capabilities.with(|capabilities| capabilities.contains(&capability))
    }

    /// Asks the server who is signed in and what its backends can do.
    pub fn check(self, net: Net) {
        spawn(async move {
            match net.call(&GetMe {}).await {
                Ok(me) => self.begin(net, Arc::new(me)).await,
                Err(failure) if failure.kind == ErrorKind::Unauthenticated => self.state.set(State::SignedOut),
                Err(failure) => self.state.set(State::Failed(Box::new(failure))),
            }
        });
    }

    /// Goes on as `me`. Someone else than before gets a fresh page: nothing of the other person may stay in memory.
    pub async fn begin(self, net: Net, me: Arc<Me>) {
        self.turn.update_value(|turn| *turn += 1);
        let before = self.me_untracked();
        if before.is_some_and(|before| before.user.id != me.user.id) {
            if let Some(window) = web_sys::window() {
                // A page that cannot be loaded again cannot be helped here.
                let _ = window.location().reload();
            }
            return;
        }
        if let Ok(vendors) = net.call(&ListVendors {}).await {
            self.capabilities.set(vendors.iter().flat_map(|vendor| vendor.capabilities.iter().copied()).collect());
            self.vendors.set(vendors);
        }
        self.state.set(State::SignedIn(me));
        self.ended.set(false);
    }

    /// How often one has signed in: what is asked now is asked as who one is now.
    #[must_use]
    pub fn turn(self) -> u32 {
        self.turn.try_get_value().unwrap_or_default()
    }

    /// Called when the server says that it knows no session, with the [`turn`](Self::turn) in which it was asked: one may have signed in again since.
    pub fn lost(self, turn: u32) {
        if turn == self.turn() && self.me_untracked().is_some() {
            self.ended.set(true);
        }
    }

    /// Signs out here or everywhere.
    ///
    /// # Errors
    /// When the server could not be told; one is then still signed in.
    pub async fn sign_out(self, net: Net, everywhere: bool) -> Result<(), Failure> {
        net.call(&SignOut { everywhere }).await?;
        if let Some(window) = web_sys::window() {
            // Leaving the page is what clears memory; if it fails, the state below still closes the app.
            let _ = window.location().assign("/");
        }
        self.state.set(State::SignedOut);
        Ok(())
    }
}

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}
