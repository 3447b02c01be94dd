//! What a reader can do with an item; the same from its card, its panel and by key.

use leptos::prelude::*;

use api::rotunda::vendors::Capability;

use super::{
    composer::Composer,
    model::{Item, ItemId, Stream},
    screen::Feeds,
};
use crate::{
    kit::{clipboard, icon::Glyph, menu::Action, toast::Toasts},
    net::Net,
    task::spawn,
    text::{failure, feeds as t},
};

/// What a reader can do.
#[derive(Clone, Copy)]
pub struct Actions {
    feeds: Feeds,
    net: Net,
    toasts: Toasts,
    composer: Composer,
    open_item: Callback<ItemId>,
    close_item: Callback<()>,
    /// The item whose deletion is being asked about, where it cannot be taken back.
    pub asked: RwSignal<Option<(Stream, ItemId, String)>>,
}

impl Actions {
    /// The actions of the screen.
    #[must_use]
    pub fn new(
        feeds: Feeds,
        net: Net,
        composer: Composer,
        open_item: Callback<ItemId>,
        close_item: Callback<()>,
    ) -> Self {
        let toasts = expect_context::<Toasts>();
        Self { feeds, net, toasts, composer, open_item, close_item, asked: RwSignal::new(None) }
    }

    /// Opens the item with its comments.
    pub fn open(self, id: ItemId) {
        self.open_item.run(id);
    }

    /// Closes the open item.
    pub fn close(self) {
        self.close_item.run(());
    }

    /// Whether the reader wrote it.
    #[must_use]
    pub fn is_own(self, item: &Item) -> bool {
        self.net.session.me().is_some_and(|me| me.user.id == item.author.id)
    }

    /// Whether items have comments here.
    #[must_use]
    pub fn has_comments(self) -> bool {
        self.net.session.can(Capability::FeedsComments)
    }

    /// Whether items have reactions here.
    #[must_use]
    pub fn has_reactions(self) -> bool {
        self.net.session.can(Capability::FeedsReactions)
    }

    /// Whether one item can be shown by its address.
    #[must_use]
    pub fn can_open(self) -> bool {
        self.net.session.can(Capability::FeedsItem)
    }

    /// The menu of an item: only what the reader may do.
    #[must_use]
    pub fn menu(self, item: &Item) -> Vec<Action> {
        let (stream, id) = (item.stream, item.id);
        let mut menu = Vec::new();
        if self.can_open() {
            let address = item.address();
            menu.push(Action::new(Glyph::Copy, t::copy_link(), move || self.copy_link(&address)));
        }
        if self.is_own(item) {
            menu.push(Action::new(Glyph::Edit, t::edit(), move || self.edit(stream, id)));
        }
        if self.is_own(item) || self.net.session.is_admin() {
            let headline = item.headline();
            menu.push(
                Action::new(Glyph::Trash, t::delete(), move || self.ask_delete(stream, id, &headline)).dangerous(),
            );
        }
        menu
    }

    /// Adds or takes back a reaction.
    pub fn react(self, stream: Stream, id: ItemId, emoji: String) {
        spawn(async move {
            if let Err(problem) = self.feeds.get(stream).react(id, emoji).await {
                self.toasts.warn(format!("{} {}", t::reaction_failed(), failure::why(&problem)));
            }
        });
    }

    /// Deletes an item for good; asked before.
    pub fn delete_asked(self) {
        if let Some((stream, id, _)) = self.asked.get_untracked() {
            self.asked.set(None);
            self.delete(stream, id);
        }
    }

    fn edit(self, stream: Stream, id: ItemId) {
        if let Some(item) = untrack(|| self.feeds.get(stream).item(id)) {
            self.composer.edit(item);
        }
    }

    /// Deletes at once where that can be taken back, else asks first.
    fn ask_delete(self, stream: Stream, id: ItemId, headline: &str) {
        if self.net.session.can(Capability::FeedsRestore) {
            self.delete(stream, id);
        } else {
            self.asked.set(Some((stream, id, headline.to_owned())));
        }
    }

    fn delete(self, stream: Stream, id: ItemId) {
        let feed = self.feeds.get(stream);
        self.close_item.run(());
        spawn(async move {
            match feed.delete(id).await {
                Ok(place) if self.net.session.can(Capability::FeedsRestore) => {
                    self.toasts.say_with_undo(t::deleted(), move || self.restore(stream, id, place));
                }
                Ok(_) => self.toasts.say(t::deleted()),
                Err(problem) => self.toasts.warn(format!("{} {}", t::delete_failed(), failure::why(&problem))),
            }
        });
    }

    fn restore(self, stream: Stream, id: ItemId, place: Option<usize>) {
        spawn(async move {
            if let Err(problem) = self.feeds.get(stream).restore(id, place).await {
                self.toasts.warn(format!("{} {}", t::restore_failed(), failure::why(&problem)));
            }
        });
    }

    fn copy_link(self, address: &str) {
        clipboard::copy_link(self.toasts, address);
    }
}
