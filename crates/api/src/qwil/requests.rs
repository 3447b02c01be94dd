//! Requests in chats: for a signature below a document, for an approval with face or finger.
//!
//! Each is a message of its chat; who is asked answers it, and the message then says so.

use super::{ChatId, DocumentId, MembershipId, QwilChat, shapes::OneMessage};
use crate::{auth::ChatKey, catalogue, endpoint, uploads::Upload};

endpoint! {
    /// Asks somebody in a chat to sign a document.
    ///
    /// Errors: `RF436`; `RB060` for none or both; `RF030`; `RB100` for what is no PDF, or who is not in the chat.
    pub RequestSignature(QwilChat, ChatKey, Member): POST "/chats/signature-requests/create" -> OneMessage {
        body {
            /// Chat.
            chat_uuid: ChatId,
            /// Who shall sign.
            signer_entity_user_xref_uuid: MembershipId,
            /// The document, a PDF of at most 25 MB.
            pdf: Option<Upload>,
            /// One that was uploaded before; ours.
            document_uuid: Option<DocumentId>,
            /// What is said about it, 1 to 250 characters.
            caption: Option<String>,
            /// Whether who asks signs too. Default false.
            include_requester_signature: Option<bool>,
        }
    }
}

endpoint! {
    /// Asks somebody in a chat to approve something with face or finger.
    ///
    /// Errors: `RF436`; `RB100` for who is not in the chat.
    pub RequestBiometrics(QwilChat, ChatKey, Member): POST "/chats/biometrics-requests/create" -> OneMessage {
        body {
            /// Chat.
            chat_uuid: ChatId,
            /// Who shall approve.
            signer_entity_user_xref_uuid: MembershipId,
            /// What, 1 to 250 characters.
            caption: String,
        }
    }
}

catalogue![RequestSignature, RequestBiometrics];
