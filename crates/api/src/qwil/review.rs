//! Review of chats by who answers for them.

use chrono::{DateTime, Utc};

use super::{
    ChatId, MembershipId, QwilSystem,
    shapes::{ChatList, MessageList},
    words,
};
use crate::{auth::SystemKey, catalogue, endpoint, endpoint::Binary, lenient};

endpoint! {
    /// Lists chats, the one written to last first; or after a cursor, the one written to first.
    ///
    /// A chat is listed when one message of it meets everything that is asked of messages.
    pub ListReviewedChats(QwilSystem, SystemKey, Compliance): GET "/chats/list" -> ChatList {
        query {
            /// Only chats whose `cursor_dt` is later; then the earliest come first.
            after_cursor_dt: Option<DateTime<Utc>>,
            /// Only chats whose `cursor_dt` is earlier.
            before_cursor_dt: Option<DateTime<Utc>>,
            /// Only with messages from then on.
            after_dt: Option<DateTime<Utc>>,
            /// Only with messages before.
            before_dt: Option<DateTime<Utc>>,
            /// At most so many, 1 to 200. Default 50.
            limit: Option<u64>,
            /// Only with files or pictures.
            only_document: Option<bool>,
            /// Only chats that all of them are or were in, at most 100.
            #[serde(default, deserialize_with = "lenient::list")]
            participant_entity_user_xref_uuids: Vec<MembershipId>,
            /// Only with messages from one of them, at most 100.
            #[serde(default, deserialize_with = "lenient::list")]
            sender_entity_user_xref_uuids: Vec<MembershipId>,
            /// Only with this in the title or in a message, 1 to 500 characters.
            search: Option<String>,
        }
    }
}

endpoint! {
    /// Lists messages of a chat, the latest first; or after a cursor, the earliest first.
    pub ListReviewedMessages(QwilSystem, SystemKey, Compliance): GET "/chats/messages/list" -> MessageList {
        query {
            /// Chat.
            chat_uuid: ChatId,
            /// At most so many, 0 to 200.
            limit: u64,
            /// 1 with a file, 2 with a picture, 3 with a link, 4 all.
            #[schemars(extend("x-words" = words::MESSAGE_TYPES))]
            search_type: u64,
            /// Only with this in text, caption or file name, at most 500 characters.
            search: Option<String>,
            /// Only later ones; then the earliest come first.
            after_cursor_dt: Option<DateTime<Utc>>,
            /// Only earlier ones.
            before_cursor_dt: Option<DateTime<Utc>>,
        }
    }
}

endpoint! {
    /// Gets messages of a chat in their order.
    ///
    /// Errors: `RB100` for more than 200.
    pub GetReviewedRange(QwilSystem, SystemKey, Compliance): GET "/chats/messages/range" -> MessageList {
        query {
            /// Chat.
            chat_uuid: ChatId,
            /// The first.
            from_seq: u64,
            /// The last, inclusive.
            to_seq: u64,
        }
    }
}

endpoint! {
    /// Downloads the file of a message.
    ///
    /// Errors: `RB100` when there is no such message, or it has none.
    pub GetReviewedDocument(QwilSystem, SystemKey, Compliance): GET "/chats/documents" -> Binary {
        query {
            /// Chat.
            chat_uuid: ChatId,
            /// Message.
            seq: u64,
        }
    }
}

catalogue![ListReviewedChats, ListReviewedMessages, GetReviewedRange, GetReviewedDocument];
