//! What is known of messages: who got and read them, what they answer, what was suppressed.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

use super::{Mid, StreamId, Symphony, Uid, followers::Pagination};
use crate::{auth::SessionToken, catalogue, endpoint, lenient};

endpoint! {
    /// Tells who has read a message, who got it, and who did not yet. Who sent it may ask, and who sees the messages of all.
    ///
    /// Errors: `NotFound` for a message that is not there; `Forbidden` for others.
    pub GetMessageStatus(Symphony, SessionToken, Member): GET "/v1/message/{mid}/status" -> MessageStatus {
        path {
            /// Message.
            mid: Mid,
        }
    }
}

endpoint! {
    /// Tells when whom a message reached, who read it, and who took which of its files.
    ///
    /// Errors: `NotFound` for a message that is not there; `Invalid` for a cursor that is none.
    pub ListMessageReceipts(Symphony, SessionToken, ContentManagement):
        GET "/v1/admin/messages/{messageId}/receipts" -> MessageReceiptDetailResponse {
        path {
            /// Message.
            message_id as "messageId": Mid,
        }
        query {
            /// Those before this cursor.
            before: Option<String>,
            /// Those after this cursor.
            after: Option<String>,
        }
    }
}

endpoint! {
    /// Tells what a message answers or passes on, and which messages do so with it.
    ///
    /// Errors: `Invalid` for a message that is not there: the document has no 404 for it.
    pub GetMessageRelationships(Symphony, SessionToken, ContentManagement):
        GET "/v1/admin/messages/{messageId}/metadata/relationships" -> MessageMetadataResponse {
        path {
            /// Message.
            message_id as "messageId": Mid,
        }
    }
}

endpoint! {
    /// Gets messages of all, as they are kept for compliance.
    ///
    /// Errors: `NotFound` when one is not there; `Invalid` for none or more than 100; 422 for what is no message of a conversation.
    pub ListAdminMessages(Symphony, SessionToken, ContentManagement): POST "/v1/admin/messages" -> Vec<MessageDetail> {
        body = #[doc = "Which."] message_ids: MessageIds
    }
}

endpoint! {
    /// Suppresses a message: nobody sees any more what it said.
    ///
    /// Errors: `Invalid` for a message that is not there: the document has no 404 for it.
    pub SuppressMessage(Symphony, SessionToken, ContentManagement):
        POST "/v1/admin/messagesuppression/{id}/suppress" -> MessageSuppressionResponse {
        path {
            /// Message.
            id: Mid,
        }
    }
}

endpoint! {
    /// Lists the files in a stream that one is in.
    ///
    /// Errors: `Invalid` for a stream that is not there; `Forbidden` for who is not in it.
    pub ListStreamAttachments(Symphony, SessionToken, Member): GET "/v1/streams/{sid}/attachments" -> Vec<StreamAttachmentItem> {
        path {
            /// Stream.
            sid: StreamId,
        }
        query {
            /// Sent from this moment on, milliseconds since 1970.
            since: Option<i64>,
            /// Sent up to this moment, itself included.
            to: Option<i64>,
            /// At most so many, 1 to 100. Default 50.
            limit: Option<u64>,
            /// `ASC` or `DESC`. Default `ASC`.
            sort_dir as "sortDir": Option<String>,
        }
    }
}

catalogue![
    GetMessageStatus,
    ListMessageReceipts,
    GetMessageRelationships,
    ListAdminMessages,
    SuppressMessage,
    ListStreamAttachments
];

/// Who has read a message and who has not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct MessageStatus {
    /// Who sent it.
    pub author: MessageStatusUser,
    /// Who has read it.
    pub read: Vec<MessageStatusUser>,
    /// Whom it reached who has not read it.
    pub delivered: Vec<MessageStatusUser>,
    /// Whom it has not reached.
    pub sent: Vec<MessageStatusUser>,
}

/// Somebody, and since when a message is with them. The document types the numbers as texts and prints numbers: texts are sent, both are
/// read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct MessageStatusUser {
    /// Number, as text.
    #[serde(deserialize_with = "text")]
    pub user_id: String,
    /// First name. An example of the document misspells it, which is read too.
    #[serde(alias = "firsName")]
    pub first_name: Option<String>,
    /// Last name.
    pub last_name: Option<String>,
    /// Name as shown.
    pub display_name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Name to sign in with.
    pub user_name: Option<String>,
    /// Since when, milliseconds since 1970 as text.
    #[serde(deserialize_with = "text")]
    pub timestamp: String,
}

fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    lenient::text(deserializer).map(Option::unwrap_or_default)
}

/// What is kept of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct MessageRecord {
    /// Who sent it.
    pub creator: MessageUser,
    /// For whom it was sent, if for another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf_of_user: Option<MessageUser>,
    /// Where.
    pub stream: MessageStream,
    /// When, milliseconds since 1970.
    pub creation_date: i64,
    /// How many it reached.
    #[serde(default)]
    pub delivery_receipt_count: u64,
    /// How many have read it.
    #[serde(default)]
    pub read_receipt_count: u64,
    /// How many were told by e-mail.
    #[serde(default)]
    pub email_notification_count: u64,
    /// How many took each of its files.
    #[serde(default)]
    pub download_receipt_counts: Vec<MessageDownloadReceiptCount>,
}

/// Whom a message reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct MessageReceiptDetailResponse {
    /// The message.
    #[serde(flatten)]
    pub record: MessageRecord,
    /// Each of them.
    #[serde(rename = "MessageReceiptDetail", default)]
    pub details: Vec<MessageReceiptDetail>,
    /// Where there are more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pagination: Option<Pagination>,
}

/// Somebody, in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MessageUser {
    /// Number.
    pub id: Uid,
    /// Name.
    #[serde(default)]
    pub name: String,
}

/// Where a message is, in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct MessageStream {
    /// Id.
    pub id: StreamId,
    /// Of a room: its name.
    #[serde(default)]
    pub name: String,
    /// `IM`, `MIM`, `ROOM` or `POST`.
    #[serde(default)]
    pub stream_type: String,
}

/// How many took a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct MessageDownloadReceiptCount {
    /// Its name.
    pub file_name: String,
    /// How many.
    pub count: u64,
}

/// What became of a message with somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct MessageReceiptDetail {
    /// Who.
    pub user: ReceiptUser,
    /// When it reached them, milliseconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery_receipt_timestamp: Option<i64>,
    /// When they read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_receipt_timestamp: Option<i64>,
    /// When they were told by e-mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email_notification_timestamp: Option<i64>,
    /// Which files they took, and when.
    #[serde(default)]
    pub download_receipt_counts: Vec<DownloadReceiptCount>,
}

/// Somebody whom a message reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReceiptUser {
    /// Number.
    pub id: Uid,
    /// Name to sign in with.
    #[serde(default)]
    pub username: Option<String>,
    /// First name.
    #[serde(default)]
    pub first_name: Option<String>,
    /// Last name.
    #[serde(default)]
    pub last_name: Option<String>,
    /// E-mail address.
    #[serde(default)]
    pub email_address: Option<String>,
}

/// A file that somebody took.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct DownloadReceiptCount {
    /// Its name.
    pub file_name: String,
    /// When, milliseconds since 1970.
    pub timestamp: i64,
}

/// What a message has to do with others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct MessageMetadataResponse {
    /// Message.
    pub message_id: String,
    /// What it answers or passes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<MessageParent>,
    /// Messages that answer it.
    pub replies: Vec<String>,
    /// Messages that pass it on.
    pub forwards: Vec<String>,
    /// Answers to its form; it has none here.
    pub form_replies: Vec<String>,
}

/// What a message answers or passes on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct MessageParent {
    /// That message.
    pub message_id: String,
    /// `REPLY` or `FORWARD`.
    pub relationship_type: String,
}

/// Which messages are meant.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct MessageIds {
    /// They, 1 to 100.
    #[serde(deserialize_with = "lenient::list")]
    pub message_ids: Vec<Mid>,
}

/// A message as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct MessageDetail {
    /// Message.
    #[serde(default)]
    pub message_id: String,
    /// What is kept of it.
    #[serde(flatten)]
    pub record: MessageRecord,
}

/// Whether a message is suppressed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct MessageSuppressionResponse {
    /// Message.
    pub message_id: String,
    /// Whether it is.
    pub suppressed: bool,
    /// Since when, milliseconds since 1970.
    pub suppression_date: i64,
}

/// A file in a stream.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct StreamAttachmentItem {
    /// The message that it is attached to.
    pub message_id: String,
    /// When it was sent, milliseconds since 1970.
    pub ingestion_date: i64,
    /// Who sent it. An example of the document has a text that is no number, which is read as none.
    #[serde(deserialize_with = "lenient::optional")]
    pub user_id: Option<Uid>,
    /// File.
    pub file_id: String,
    /// Name.
    pub name: String,
    /// Bytes.
    pub size: i64,
    /// What it is. The document's schema writes it with a hyphen, its example without: the schema's form is sent, both are read.
    #[serde(rename = "content-type", alias = "contentType")]
    pub content_type: String,
    /// Smaller forms of a picture.
    pub previews: Vec<AttachmentPreview>,
}

/// A smaller form of a picture.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct AttachmentPreview {
    /// File.
    pub file_id: String,
    /// Width in pixels at most.
    pub width: i64,
}
