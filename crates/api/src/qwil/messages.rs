//! Messages of chats.
//!
//! A message is one of a chat by its `seq`, which has no gaps and begins with 1. Everything that sends takes the header
//! `Idempotency-Key` (ours, at most 100 characters): sent again with the same one, a message is not sent twice.

use super::{
    ChatId, DocumentId, QwilChat,
    shapes::{MessageList, OneMessage},
};
use crate::{auth::ChatKey, catalogue, endpoint, uploads::Upload};

endpoint! {
    /// Gets messages of a chat in their order.
    ///
    /// Errors: `RF436`; `RB049` for more than 200.
    pub GetMessageRange(QwilChat, ChatKey, Member): GET "/chats/messages/range" -> MessageList {
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
    /// Sends a text.
    ///
    /// Errors: `RF436`.
    pub SendText(QwilChat, ChatKey, Member): POST "/chats/messages/send-text" -> OneMessage {
        body {
            /// Chat.
            chat_uuid: ChatId,
            /// Text, 1 to 5000 characters.
            text: String,
            /// The message that it answers.
            reply_to_seq: Option<u64>,
        }
    }
}

endpoint! {
    /// Sends a file, either a new one or one that was uploaded before.
    ///
    /// Errors: `RF436`; `RB060` for none or both; `RF030` for a file that one may not use.
    pub SendFile(QwilChat, ChatKey, Member): POST "/chats/messages/send-file" -> OneMessage {
        body {
            /// Chat.
            chat_uuid: ChatId,
            /// A file that was uploaded before.
            document_uuid: Option<DocumentId>,
            /// A new one, not empty, at most 25 MB.
            file: Option<Upload>,
            /// A small picture of it, a JPEG as base64 text.
            thumbnail: Option<String>,
            /// What is said about it, 1 to 5000 characters.
            caption: Option<String>,
            /// The message that it answers.
            reply_to_seq: Option<u64>,
        }
    }
}

endpoint! {
    /// Sends a picture, either a new one or one that was uploaded before.
    ///
    /// Errors: `RF436`; `RB060` for none or both; `RF030`; `RB177` for more than 1 MB; `RB100` for what is neither JPG nor PNG.
    pub SendImage(QwilChat, ChatKey, Member): POST "/chats/messages/send-image" -> OneMessage {
        body {
            /// Chat.
            chat_uuid: ChatId,
            /// A picture that was uploaded before.
            document_uuid: Option<DocumentId>,
            /// A new one: JPG or PNG, at most 1 MB.
            image: Option<Upload>,
            /// What is said about it, 1 to 5000 characters.
            caption: Option<String>,
            /// The message that it answers.
            reply_to_seq: Option<u64>,
        }
    }
}

endpoint! {
    /// Sends an animation.
    ///
    /// Errors: `RF436`; `RB060` for none or both; `RF030`; `RB100` for what is no GIF.
    pub SendAnimation(QwilChat, ChatKey, Member): POST "/chats/messages/send-animation" -> OneMessage {
        body {
            /// Chat.
            chat_uuid: ChatId,
            /// The animation, a GIF of at most 10 MB.
            gif: Option<Upload>,
            /// One that was uploaded before; ours.
            document_uuid: Option<DocumentId>,
            /// What is said about it, 1 to 5000 characters.
            caption: Option<String>,
            /// The message that it answers.
            reply_to_seq: Option<u64>,
        }
    }
}

catalogue![GetMessageRange, SendText, SendFile, SendImage, SendAnimation];
