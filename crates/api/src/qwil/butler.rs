//! The butler: writes for the organization itself, to each in a chat that only the two are in. Master keys alone may.

use super::{DocumentId, MembershipId, QwilChat, shapes::OneMessage};
use crate::{auth::ChatKey, catalogue, endpoint, uploads::Upload};

endpoint! {
    /// Lets the butler write to somebody.
    ///
    /// Errors: `RF115` for user keys; `RF022`; `RB503` for who is not active.
    pub ButlerSendText(QwilChat, ChatKey, OrgAdmin): POST "/chats/butler-says/send-text" -> OneMessage {
        body {
            /// To whom.
            entity_user_xref_uuid: MembershipId,
            /// Text, 1 to 5000 characters.
            text: String,
            /// The message that it answers.
            reply_to_seq: Option<u64>,
        }
    }
}

endpoint! {
    /// Lets the butler send a file to somebody; see `SendFile`.
    ///
    /// Errors: `RF115`; `RF022`; `RB503`; `RB060` for no file or two; `RF030`.
    pub ButlerSendFile(QwilChat, ChatKey, OrgAdmin): POST "/chats/butler-says/send-file" -> OneMessage {
        body {
            /// To whom.
            entity_user_xref_uuid: MembershipId,
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
    /// Lets the butler send a picture to somebody; see `SendImage`.
    ///
    /// Errors: `RF115`; `RF022`; `RB503`; `RB060` for no picture or two; `RB177` for more than 1 MB; `RF030`.
    pub ButlerSendImage(QwilChat, ChatKey, OrgAdmin): POST "/chats/butler-says/send-image" -> OneMessage {
        body {
            /// To whom.
            entity_user_xref_uuid: MembershipId,
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

catalogue![ButlerSendText, ButlerSendFile, ButlerSendImage];
