//! Datafeeds: what happens in the streams of an account, for programs; and the agent's own state.
//!
//! A feed keeps everything that its account sees happen from its creation on, in order, until the reader acknowledges it: what was not
//! acknowledged comes again. Source: the vendor's public documents of the agent.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    SymphonyAgent,
    messages::{V4Message, V4Stream, V4User},
    rooms::V3RoomAttributes,
};
use crate::{
    auth::{Anonymous, SessionToken},
    catalogue, endpoint,
};

endpoint! {
    /// Lists one's datafeeds.
    pub ListDatafeeds(SymphonyAgent, SessionToken, Member): GET "/v5/datafeeds" -> Vec<Datafeed> {
        query {
            /// Only with this tag.
            tag: Option<String>,
        }
    }
}

endpoint! {
    /// Makes a datafeed; of the same tag there is one.
    ///
    /// Errors: `Invalid` for a tag of more than 100 characters, and for more than 20 feeds.
    pub CreateDatafeed(SymphonyAgent, SessionToken, Member): POST "/v5/datafeeds" -> 201 Datafeed {
        body {
            /// By which it is found again, at most 100 characters.
            tag: Option<String>,
        }
    }
}

endpoint! {
    /// Reads what happened, at most 100 events; waits up to 30 s for the first.
    ///
    /// Errors: `Invalid` for a feed that is not there or not one's own, and for what was never given to be acknowledged.
    pub ReadDatafeed(SymphonyAgent, SessionToken, Member): POST "/v5/datafeeds/{id}/read" -> V5Events {
        path {
            /// Feed.
            id: String,
        }
        body {
            /// What came with the events that are done with; empty the first time.
            ack_id as "ackId": Option<String>,
            /// Whether one counts as present for reading. Default true.
            update_presence as "updatePresence": Option<bool>,
        }
    }
}

endpoint! {
    /// Deletes a datafeed, and what was not read.
    ///
    /// Errors: `Invalid` for a feed that is not there or not one's own.
    pub DeleteDatafeed(SymphonyAgent, SessionToken, Member): DELETE "/v5/datafeeds/{id}" -> 204 () {
        path {
            /// Feed.
            id: String,
        }
    }
}

endpoint! {
    /// Makes a datafeed of the fourth version, whose events are given once.
    ///
    /// Errors: `Invalid` for more than 20 feeds.
    pub CreateDatafeedV4(SymphonyAgent, SessionToken, Member): POST "/v4/datafeed/create" -> DatafeedId {}
}

endpoint! {
    /// Reads a datafeed of the fourth version; waits up to 30 s for the first event.
    ///
    /// Errors: `Invalid` for a feed that is not there or not one's own.
    pub ReadDatafeedV4(SymphonyAgent, SessionToken, Member): GET "/v4/datafeed/{id}/read" -> Option<Vec<V4Event>> {
        path {
            /// Feed.
            id: String,
        }
        query {
            /// At most so many, 1 to 100. Default 50.
            limit: Option<u64>,
        }
    }
}

endpoint! {
    /// Says what the agent is.
    pub GetAgentInfo(SymphonyAgent, Anonymous, Anyone): GET "/v1/info" -> AgentInfo {}
}

endpoint! {
    /// Says whether the agent works.
    ///
    /// Errors: `Unavailable` when the database does not answer.
    pub GetAgentHealth(SymphonyAgent, Anonymous, Anyone): GET "/v3/health" -> AgentHealth {}
}

catalogue![
    ListDatafeeds,
    CreateDatafeed,
    ReadDatafeed,
    DeleteDatafeed,
    CreateDatafeedV4,
    ReadDatafeedV4,
    GetAgentInfo,
    GetAgentHealth
];

/// A datafeed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Datafeed {
    /// Id.
    pub id: String,
    /// `fanout`.
    #[serde(rename = "type", default)]
    pub kind: String,
}

/// The id of a datafeed of the fourth version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DatafeedId {
    /// Id.
    pub id: String,
}

/// What happened.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct V5Events {
    /// In order.
    pub events: Vec<V4Event>,
    /// To be sent with the next reading, once they are done with.
    pub ack_id: String,
}

/// Something that happened.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct V4Event {
    /// Id: the same when it comes again.
    pub id: String,
    /// Of a message: its id.
    pub message_id: Option<String>,
    /// When.
    pub timestamp: i64,
    /// What, e.g. `MESSAGESENT`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Who did it.
    pub initiator: V4Initiator,
    /// To what.
    pub payload: V4Payload,
}

/// Who did something, as an object.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct V4Initiator {
    /// User.
    pub user: V4User,
}

/// To what something happened: the member that goes with the event's type.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct V4Payload {
    /// `MESSAGESENT`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message_sent: Option<V4MessageSent>,
    /// `MESSAGESUPPRESSED`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message_suppressed: Option<V4MessageSuppressed>,
    /// `INSTANTMESSAGECREATED`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instant_message_created: Option<V4InStream>,
    /// `ROOMCREATED`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room_created: Option<V4InStream>,
    /// `ROOMUPDATED`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room_updated: Option<V4InStream>,
    /// `ROOMDEACTIVATED`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room_deactivated: Option<V4InStream>,
    /// `ROOMREACTIVATED`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room_reactivated: Option<V4InStream>,
    /// `USERJOINEDROOM`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_joined_room: Option<V4InStream>,
    /// `USERLEFTROOM`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_left_room: Option<V4InStream>,
    /// `ROOMMEMBERPROMOTEDTOOWNER`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room_member_promoted_to_owner: Option<V4InStream>,
    /// `ROOMMEMBERDEMOTEDFROMOWNER`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room_member_demoted_from_owner: Option<V4InStream>,
    /// `CONNECTIONREQUESTED`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connection_requested: Option<V4ToUser>,
    /// `CONNECTIONACCEPTED`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connection_accepted: Option<V4FromUser>,
}

/// A message was sent.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct V4MessageSent {
    /// The message.
    pub message: V4Message,
}

/// A message was suppressed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct V4MessageSuppressed {
    /// Its id.
    pub message_id: String,
    /// Where it was.
    pub stream: V4Stream,
}

/// Something happened to a stream, or to somebody in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct V4InStream {
    /// The stream.
    pub stream: V4Stream,
    /// Of a room that was made or changed: what it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room_properties: Option<V3RoomAttributes>,
    /// To whom it happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub affected_user: Option<V4User>,
}

/// Somebody asks for a connection.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct V4ToUser {
    /// Whom.
    pub to_user: V4User,
}

/// Somebody accepted a connection.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct V4FromUser {
    /// Who had asked.
    pub from_user: V4User,
}

/// What the agent is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct AgentInfo {
    /// `Agent-` and its version: programs read from it what the agent can do.
    pub version: String,
    /// What serves it.
    pub server_fqdn: Option<String>,
    /// Whether it works on premises.
    pub on_prem: Option<bool>,
}

/// Whether the agent works.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct AgentHealth {
    /// `UP`.
    pub status: String,
}
