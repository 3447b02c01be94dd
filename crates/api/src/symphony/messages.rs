//! Messages: sent, changed, read, searched, and what is attached to them.
//!
//! Source: the vendor's public documents of the agent. Everything that sends takes the header `Idempotency-Key` (ours, at most 100
//! characters): sent again with the same one, a message is not sent twice.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Mid, StreamId, SymphonyAgent, Uid};
use crate::{auth::SessionToken, catalogue, endpoint, endpoint::Binary, lenient, uploads::Upload, workdrive::FileId};

endpoint! {
    /// Sends a message to a stream that one is in.
    ///
    /// Errors: `Invalid` for a stream that is not there or not active, a message that says nothing or is not as MessageML has to be, and
    /// more than 25 files or 30 MB; `Forbidden` for who is not in it, or may not write in it; 451 where an information barrier stands
    /// between those in it.
    pub CreateMessage(SymphonyAgent, SessionToken, Member): POST "/v4/stream/{sid}/message/create" -> V4Message {
        path {
            /// Stream.
            sid: StreamId,
        }
        body {
            /// The message in MessageML or PresentationML, at most 81,130 characters.
            message: String,
            /// The sender's own entities, a JSON object as text.
            data: Option<String>,
            /// Version of MessageML; what is in use is taken whatever it says.
            version: Option<String>,
            /// Files, at most 25 and 30 MB together.
            #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "lenient::list")]
            attachment: Vec<Upload>,
            /// Pictures of the files, in their order.
            #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "lenient::list")]
            preview: Vec<Upload>,
            /// The message that this one answers; ours.
            reply_to as "replyTo": Option<Mid>,
            /// The message that this one passes on; ours.
            forward_of as "forwardOf": Option<Mid>,
            /// Files that the sender uploaded before; ours.
            #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "lenient::list")]
            file_ids as "fileIds": Vec<FileId>,
        }
    }
}

endpoint! {
    /// Changes a message of one's own: another one takes its place.
    ///
    /// Errors: as for a new one; `NotFound` for a message that is not there; `Forbidden` for somebody else's.
    pub UpdateMessage(SymphonyAgent, SessionToken, Member): POST "/v4/stream/{sid}/message/{mid}/update" -> V4Message {
        path {
            /// Stream.
            sid: StreamId,
            /// The message that is changed.
            mid: Mid,
        }
        body {
            /// The message in MessageML or PresentationML, at most 81,130 characters.
            message: String,
            /// The sender's own entities, a JSON object as text.
            data: Option<String>,
            /// Version of MessageML; what is in use is taken whatever it says.
            version: Option<String>,
            /// Whether nobody is told. Default true.
            #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::truth")]
            silent: Option<bool>,
            /// Files, at most 25 and 30 MB together.
            #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "lenient::list")]
            attachment: Vec<Upload>,
            /// Pictures of the files, in their order.
            #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "lenient::list")]
            preview: Vec<Upload>,
        }
    }
}

endpoint! {
    /// Sends one message to several streams; where that cannot be done, the answer says so.
    ///
    /// Errors: `Invalid` for a message that is not as MessageML has to be, for none or more than 100 streams.
    pub BlastMessage(SymphonyAgent, SessionToken, Member): POST "/v4/message/blast" -> BlastAnswer {
        body {
            /// The message in MessageML or PresentationML, at most 81,130 characters.
            message: String,
            /// The sender's own entities, a JSON object as text.
            data: Option<String>,
            /// Version of MessageML; what is in use is taken whatever it says.
            version: Option<String>,
            /// Streams, 1 to 100, repeated or joined by commas.
            #[serde(default, deserialize_with = "lenient::list")]
            sids: Vec<String>,
            /// Files, at most 25 and 30 MB together.
            #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "lenient::list")]
            attachment: Vec<Upload>,
            /// Pictures of the files, in their order.
            #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "lenient::list")]
            preview: Vec<Upload>,
        }
    }
}

endpoint! {
    /// Lists messages of a stream from a moment on, earliest first.
    ///
    /// To go on, ask from the last one's moment on; where several have it, `skip` leaves out those that were seen.
    ///
    /// Errors: `Invalid` for a stream that is not there; `Forbidden` for who is not in it.
    pub ListMessages(SymphonyAgent, SessionToken, Member): GET "/v4/stream/{sid}/message" -> Option<Vec<V4Message>> {
        path {
            /// Stream.
            sid: StreamId,
        }
        query {
            /// From this moment on, milliseconds since 1970.
            since: i64,
            /// Rows to leave out. Default 0.
            skip: Option<u64>,
            /// At most so many, 1 to 500. Default 50.
            limit: Option<u64>,
        }
    }
}

endpoint! {
    /// Gets a message.
    ///
    /// Errors: `NotFound` for one that is not there, that was suppressed, or that one may not see.
    pub GetMessage(SymphonyAgent, SessionToken, Member): GET "/v1/message/{id}" -> V4Message {
        path {
            /// Message.
            id: Mid,
        }
    }
}

endpoint! {
    /// Searches the messages that one may see, latest first.
    ///
    /// Errors: `Invalid` for a query that cannot be read.
    pub FindMessages(SymphonyAgent, SessionToken, Member): GET "/v1/message/search" -> Option<Vec<V4Message>> {
        query {
            /// `text:`, `author:`, `hashtag:`, `cashtag:`, `mention:`, `streamId:`, `streamType:`, `from:` and `to:`, joined by `AND`.
            query: String,
            /// Rows to leave out. Default 0.
            skip: Option<u64>,
            /// At most so many, 1 to 1000. Default 50.
            limit: Option<u64>,
            /// `ASC` for earliest first. Default `DESC`.
            sort_dir as "sortDir": Option<String>,
        }
    }
}

endpoint! {
    /// The same with what is looked for in the body.
    ///
    /// Errors: `Invalid` for a search without any condition.
    pub SearchMessages(SymphonyAgent, SessionToken, Member): POST "/v1/message/search" -> Option<Vec<V4Message>> {
        query {
            /// Rows to leave out. Default 0.
            skip: Option<u64>,
            /// At most so many, 1 to 1000. Default 50.
            limit: Option<u64>,
            /// `ASC` for earliest first. Default `DESC`.
            sort_dir as "sortDir": Option<String>,
        }
        body = #[doc = "What is looked for."] criteria: MessageSearchQuery
    }
}

endpoint! {
    /// Gets a file that is attached to a message; the body is the file as base64 text.
    ///
    /// Errors: `NotFound` for one that is not there or that one may not see.
    pub GetAttachment(SymphonyAgent, SessionToken, Member): GET "/v1/stream/{sid}/attachment" -> Binary {
        path {
            /// Stream.
            sid: StreamId,
        }
        query {
            /// File, or the picture of one.
            file_id as "fileId": String,
            /// Message.
            message_id as "messageId": Mid,
        }
    }
}

catalogue![
    CreateMessage,
    UpdateMessage,
    BlastMessage,
    ListMessages,
    GetMessage,
    FindMessages,
    SearchMessages,
    GetAttachment
];

/// What messages are searched for: all that is given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct MessageSearchQuery {
    /// Words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// In this stream.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stream_id: Option<StreamId>,
    /// In streams of this kind: `CHAT` (instant messages) or `ROOM`; `IM` and `MIM` too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stream_type: Option<String>,
    /// By this user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<Uid>,
    /// With this hashtag, without `#`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hashtag: Option<String>,
    /// With this cashtag, without `$`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cashtag: Option<String>,
    /// That mention this user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mention: Option<Uid>,
    /// From this moment on, milliseconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none", alias = "from")]
    pub from_date: Option<i64>,
    /// Before this moment.
    #[serde(skip_serializing_if = "Option::is_none", alias = "to")]
    pub to_date: Option<i64>,
}

/// A message. The vendor sends what there is not as `null`, and so do we.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct V4Message {
    /// Id.
    pub message_id: String,
    /// When it was sent.
    pub timestamp: i64,
    /// What it says, in PresentationML.
    pub message: String,
    /// Not used.
    pub shared_message: Option<Value>,
    /// Its entities, a JSON object as text.
    pub data: Option<String>,
    /// Files.
    pub attachments: Option<Vec<V4Attachment>>,
    /// Who sent it.
    pub user: V4User,
    /// Where.
    pub stream: V4Stream,
    /// Whether somebody of another company is in the stream.
    pub external_recipients: Option<bool>,
    /// Not used.
    pub diagnostic: Option<String>,
    /// The program that sent it.
    pub user_agent: Option<String>,
    /// In which language it was written.
    pub original_format: Option<String>,
    /// Not used.
    pub disclaimer: Option<String>,
    /// A number of its own.
    pub sid: Option<String>,
    /// The message whose place it takes.
    pub replacing: Option<String>,
    /// The message that place belonged to first.
    pub initial_message_id: Option<String>,
    /// When that one was sent.
    pub initial_timestamp: Option<i64>,
}

/// A file of a message.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct V4Attachment {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Bytes.
    pub size: i64,
    /// Smaller forms of a picture, and the picture of another file.
    pub images: Option<Vec<V4Image>>,
}

/// A smaller form of a picture.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct V4Image {
    /// Id.
    pub id: String,
    /// Width in pixels at most, as text.
    pub dimension: String,
}

/// Who did something.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct V4User {
    /// Number.
    pub user_id: Option<Uid>,
    /// First name.
    pub first_name: Option<String>,
    /// Last name.
    pub last_name: Option<String>,
    /// Name as shown.
    pub display_name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Name to sign in with.
    pub username: Option<String>,
}

/// Where something happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct V4Stream {
    /// Id.
    pub stream_id: StreamId,
    /// `IM`, `MIM`, `ROOM` or `POST`.
    #[serde(default)]
    pub stream_type: Option<String>,
    /// Of a room: its name.
    #[serde(default)]
    pub room_name: Option<String>,
    /// Of instant messages, where they begin: who is in them.
    #[serde(default)]
    pub members: Option<Vec<V4User>>,
    /// Whether somebody of another company is in it.
    #[serde(default)]
    pub external: Option<bool>,
    /// Whether it has members of other pods.
    #[serde(default)]
    pub cross_pod: Option<bool>,
}

impl Default for V4Stream {
    fn default() -> Self {
        Self {
            stream_id: StreamId::new(""),
            stream_type: None,
            room_name: None,
            members: None,
            external: None,
            cross_pod: None,
        }
    }
}

/// What became of a message to several streams.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct BlastAnswer {
    /// Those that were sent.
    pub messages: Vec<V4Message>,
    /// Why not, by stream.
    pub errors: std::collections::BTreeMap<String, BlastError>,
}

/// Why a message was not sent to a stream.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct BlastError {
    /// HTTP status.
    pub code: u16,
    /// For a person.
    pub message: String,
}
