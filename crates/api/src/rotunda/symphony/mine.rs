//! Streams of Symphony as who is in them has them: its pod lists them without their messages, and does not say what is unread.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::Rotunda;
use crate::{
    auth::Session,
    catalogue, endpoint, lenient,
    symphony::{
        Mid, StreamId, Uid,
        messages::V4Message,
        rooms::MemberInfo,
        stream_administration::{V2AdminStreamInfo, V2MemberUserDetail},
    },
};

endpoint! {
    /// Lists the streams that the caller is in, those that are not active too: pinned ones first, then by the latest message.
    pub ListMyStreams(Rotunda, Session, Member): GET "/symphony/mine/streams" -> MyStreams {
        query {
            /// Those that the caller archived, or the others. Default false.
            archived: Option<bool>,
            /// Only those in which nothing has happened since this moment, none that is pinned: how one goes on.
            before: Option<DateTime<Utc>>,
            /// At most this many besides the pinned ones, 1 to 200. Default 50.
            limit: Option<u64>,
        }
    }
}

endpoint! {
    /// Reads a stream that the caller is in.
    pub GetMyStream(Rotunda, Session, Member): GET "/symphony/mine/streams/{sid}" -> MyStreamDetail {
        path {
            /// Stream.
            sid: StreamId,
        }
    }
}

endpoint! {
    /// Lists messages of a stream in their order: the latest, or those before, after or around a place. One of the four at most.
    ///
    /// A message that was changed stands in the place of the one that was sent first.
    pub ListMyStreamMessages(Rotunda, Session, Member): GET "/symphony/mine/streams/{sid}/messages" -> StreamHistory {
        path {
            /// Stream.
            sid: StreamId,
        }
        query {
            /// Only those before this place.
            before: Option<i64>,
            /// Only those after this place.
            after: Option<i64>,
            /// Half before, and half from this place on.
            around: Option<i64>,
            /// The same with the first message sent at or after this moment.
            at: Option<DateTime<Utc>>,
            /// At most this many, 1 to 200. Default 50.
            limit: Option<u64>,
        }
    }
}

endpoint! {
    /// Finds messages in the caller's streams, latest first.
    pub SearchMyStreams(Rotunda, Session, Member): GET "/symphony/mine/messages" -> FoundStreamMessages {
        query {
            /// Words that they have. One of `search`, `sender`, `hasFiles` and `hasLinks` is needed.
            #[serde(default)]
            search: String,
            /// Only in this stream.
            stream: Option<StreamId>,
            /// Only from them.
            sender: Option<Uid>,
            /// Only with files.
            has_files as "hasFiles": Option<bool>,
            /// Only with links.
            has_links as "hasLinks": Option<bool>,
            /// Only sent before this moment; also how one goes on.
            before: Option<DateTime<Utc>>,
            /// Only sent at or after this moment.
            since: Option<DateTime<Utc>>,
            /// At most this many, 1 to 100. Default 20.
            limit: Option<u64>,
        }
    }
}

endpoint! {
    /// Changes what a stream is to the caller. What is not sent stays.
    pub UpdateMyStreamState(Rotunda, Session, Member): PATCH "/symphony/mine/streams/{sid}/state" -> () {
        path {
            /// Stream.
            sid: StreamId,
        }
        body {
            /// Whether the caller hears nothing of it.
            muted: Option<bool>,
            /// Until when; with `muted`. Default: for good.
            muted_until as "mutedUntil": Option<DateTime<Utc>>,
            /// Whether it stands above the others.
            is_pinned as "isPinned": Option<bool>,
            /// Whether it is put away until there is a new message.
            is_archived as "isArchived": Option<bool>,
        }
    }
}

endpoint! {
    /// Says that one has read a stream up to a message. The pod's documents tell who has read a message and not how that is said.
    ///
    /// Errors: `NotFound` for a message that is not there or that one may not see.
    pub MarkSymphonyRead(Rotunda, Session, Member): POST "/symphony/mine/streams/{sid}/read" -> () {
        path {
            /// Stream.
            sid: StreamId,
        }
        body {
            /// The last message that was read.
            message_id as "messageId": Mid,
            /// Whether what follows becomes unread again, to the caller alone: what others were told stays. Default false.
            #[serde(default, deserialize_with = "lenient::or_default")]
            unread: bool,
        }
    }
}

catalogue![ListMyStreams, GetMyStream, ListMyStreamMessages, SearchMyStreams, UpdateMyStreamState, MarkSymphonyRead];

/// Some of the caller's streams.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MyStreams {
    /// As whom the caller is in them.
    pub me: Uid,
    /// They.
    pub streams: Vec<MyStream>,
    /// Who is in the instant messages, and who sent the latest messages.
    pub people: Vec<StreamPerson>,
    /// Whether there are others.
    pub more: bool,
}

/// A stream as one of those in it has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct MyStream {
    /// What it is; of instant messages with who is in them.
    pub stream: V2AdminStreamInfo,
    /// When something last happened in it: the latest message, else when it was made. Milliseconds since 1970.
    pub last_at: i64,
    /// The latest message that the caller sees.
    pub last_message: Option<StreamMessage>,
    /// Up to this place the caller has read.
    pub read_to: i64,
    /// How many messages the caller has not read, counted to 1000.
    pub unread: u64,
    /// How many of them mention the caller.
    pub mentions: u64,
    /// Whether it stands above the others.
    pub is_pinned: bool,
    /// Whether it is put away.
    pub is_archived: bool,
    /// Whether the caller hears nothing of it now.
    pub is_muted: bool,
    /// Until when; none: for good.
    #[serde(default, deserialize_with = "crate::time::some_moment")]
    pub muted_until: Option<DateTime<Utc>>,
    /// Whether the caller owns it.
    pub is_owner: bool,
    /// Whether owners alone write.
    pub read_only: bool,
    /// Whether members may add others.
    pub members_can_invite: bool,
}

/// Somebody, as others see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StreamPerson {
    /// Who.
    pub user: V2MemberUserDetail,
    /// Address of a small portrait.
    pub picture: Option<String>,
    /// How they are there, as their presence has it; none when they never were.
    pub presence: Option<String>,
}

/// A stream with its people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MyStreamDetail {
    /// As whom the caller is in it.
    pub me: Uid,
    /// The stream.
    pub stream: MyStream,
    /// Who is in it.
    pub members: Vec<MemberInfo>,
    /// They.
    pub people: Vec<StreamPerson>,
    /// Up to where each of them has read.
    pub reads: Vec<StreamRead>,
}

/// Up to where somebody has read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct StreamRead {
    /// Who.
    pub user_id: Uid,
    /// The place of the last message that they have read.
    pub place: i64,
}

/// A message with what the agent's form of it lacks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct StreamMessage {
    /// The message.
    pub message: V4Message,
    /// Its place in the stream: when it was sent first, milliseconds since 1970; no two messages have the same.
    pub place: i64,
    /// The message that it answers.
    pub reply_to: Option<RepliedMessage>,
    /// Its files, with where their bytes are.
    pub files: Vec<StreamFile>,
    /// Whom it mentions.
    pub mentions: Vec<Uid>,
}

/// A message that another answers, in short. Of one that may not be seen there is nothing but the place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RepliedMessage {
    /// Its place in the stream.
    pub place: i64,
    /// Who sent it.
    pub user_id: Option<Uid>,
    /// What it says, in PresentationML.
    pub message: Option<String>,
}

/// A file of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StreamFile {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Media type.
    pub mime: String,
    /// Size in bytes.
    pub size: u64,
    /// Where its bytes are, for a day or two.
    pub url: String,
    /// Where a small picture of it is.
    pub thumbnail: Option<String>,
    /// Width in pixels, of a picture.
    pub width: Option<u32>,
    /// Height in pixels, of a picture.
    pub height: Option<u32>,
}

/// Some messages of a stream, in their order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct StreamHistory {
    /// Messages.
    pub messages: Vec<StreamMessage>,
    /// Who sent them, and who sent what they answer.
    pub people: Vec<StreamPerson>,
    /// Whether there are some before them.
    pub more_before: bool,
    /// Whether there are some after them.
    pub more_after: bool,
}

/// Messages that were found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FoundStreamMessages {
    /// Messages, latest first.
    pub messages: Vec<StreamMessage>,
    /// Who sent them.
    pub people: Vec<StreamPerson>,
    /// Whether there are older ones.
    pub more: bool,
}
