//! Reactions to posts and news (capability `feeds.reactions`).

use super::{Rotunda, feeds::Stream};
use crate::{
    auth::Session,
    catalogue, endpoint,
    workdrive::{PostId, UserStub, posts::Reaction},
};

endpoint! {
    /// Reacts with one emoji; again with the same changes nothing.
    ///
    /// Answers all reactions of the item. Errors: `Invalid` for what is not one emoji; `NotFound`.
    pub AddReaction(Rotunda, Session, Member): PUT "/{stream}/{id}/reactions/{emoji}" -> Vec<Reaction> {
        path {
            /// `posts` or `news`.
            stream: Stream,
            /// The item.
            id: PostId,
            /// One emoji.
            emoji: String,
        }
    }
}

endpoint! {
    /// Takes back one's reaction; without one it changes nothing.
    ///
    /// Answers all reactions of the item. Errors: `NotFound`.
    pub RemoveReaction(Rotunda, Session, Member): DELETE "/{stream}/{id}/reactions/{emoji}" -> Vec<Reaction> {
        path {
            /// `posts` or `news`.
            stream: Stream,
            /// The item.
            id: PostId,
            /// One emoji.
            emoji: String,
        }
    }
}

endpoint! {
    /// Lists who reacted with one emoji, latest first, at most 100.
    ///
    /// Errors: `NotFound`.
    pub ListReactors(Rotunda, Session, Member): GET "/{stream}/{id}/reactions/{emoji}" -> Vec<UserStub> {
        path {
            /// `posts` or `news`.
            stream: Stream,
            /// The item.
            id: PostId,
            /// One emoji.
            emoji: String,
        }
    }
}

catalogue![AddReaction, RemoveReaction, ListReactors];
