//! Chats, for who is in them.
//!
//! A chat is visible to the others from its first message on. Who left keeps the thread as it was and sees nothing newer.

use super::{ChatId, MembershipId, QwilChat, shapes::OneChat};
use crate::{auth::ChatKey, catalogue, endpoint};

endpoint! {
    /// Gets a chat and who is in it.
    ///
    /// Errors: `RF436` when there is none, or none that one may see.
    pub GetChat(QwilChat, ChatKey, Member): GET "/chats" -> OneChat {
        query {
            /// Chat.
            chat_uuid: ChatId,
        }
    }
}

endpoint! {
    /// Creates a chat. Nobody else sees it before its first message.
    ///
    /// Errors: `RB084` for nobody to invite; `RN006`; `RF007` for who is no contact.
    pub CreateChat(QwilChat, ChatKey, Member): POST "/chats/create" -> OneChat {
        body {
            /// Title, at most 500 characters; empty for "New chat".
            title: String,
            /// Who shall be in it besides oneself, 1 to 99.
            entity_user_xref_uuids: Vec<MembershipId>,
        }
    }
}

endpoint! {
    /// Invites contacts into a chat, where they see all of it; who is in it already stays so.
    ///
    /// Errors: `RF436`; `RF007` for who is no contact; `RB100` for more than 100 members.
    pub InviteToChat(QwilChat, ChatKey, Member): POST "/chats/invite" -> OneChat {
        body {
            /// Chat.
            chat_uuid: ChatId,
            /// Whom, 1 to 99.
            entity_user_xref_uuids: Vec<MembershipId>,
        }
    }
}

endpoint! {
    /// Leaves a chat.
    ///
    /// Errors: `RF436`; `RF032` when one has left it already; `RB076` for the chat with the butler.
    pub LeaveChat(QwilChat, ChatKey, Member): POST "/chats/leave" -> () {
        body {
            /// Chat.
            chat_uuid: ChatId,
        }
    }
}

endpoint! {
    /// Removes somebody from a chat; staff may.
    ///
    /// Errors: `RF436`; `RF732` for who is not staff.
    pub RemoveFromChat(QwilChat, ChatKey, Member): POST "/chats/remove" -> OneChat {
        body {
            /// Chat.
            chat_uuid: ChatId,
            /// Whom.
            entity_user_xref_uuid: MembershipId,
            /// Whether they keep what was written so far.
            visible: bool,
        }
    }
}

endpoint! {
    /// Renames a chat.
    ///
    /// Errors: `RF436`.
    pub RenameChat(QwilChat, ChatKey, Member): POST "/chats/rename" -> OneChat {
        body {
            /// Chat.
            chat_uuid: ChatId,
            /// Title, 1 to 500 characters.
            title: String,
        }
    }
}

endpoint! {
    /// Puts a chat aside for oneself until somebody writes, or takes it back.
    ///
    /// Errors: `RF436`.
    pub ArchiveChat(QwilChat, ChatKey, Member): POST "/chats/archive" -> OneChat {
        body {
            /// Chat.
            chat_uuid: ChatId,
            /// Whether it is put aside.
            archived: bool,
        }
    }
}

endpoint! {
    /// Says whether one wants to be told of messages in a chat.
    ///
    /// Errors: `RF436`; `RF050` when one was removed from sight; `RF998` before its first message.
    pub NotifyOfChat(QwilChat, ChatKey, Member): POST "/chats/notify" -> OneChat {
        body {
            /// Chat.
            chat_uuid: ChatId,
            /// Whether one does.
            notify: bool,
        }
    }
}

catalogue![GetChat, CreateChat, InviteToChat, LeaveChat, RemoveFromChat, RenameChat, ArchiveChat, NotifyOfChat,];
