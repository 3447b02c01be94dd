//! Conversations with end users, over all channels.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{AgentId, Dixa, EndUserId, PageMeta, QueueId, custom_attributes::CustomAttribute, page_key};
use crate::{auth::Token, catalogue, endpoint, lenient, page::Paged};

endpoint! {
    /// Lists the conversations that an end user began, the latest first. Custom attributes are not part of it.
    ///
    /// Errors: `NotFound`.
    pub ListEndUserConversations(Dixa, Token, HelpDesk): GET "/endusers/{userId}/conversations" -> ConversationPage {
        path {
            /// End user.
            user_id as "userId": EndUserId,
        }
        query {
            /// Rows a page, 1 to 100; the vendor documents no range. Default 50.
            page_limit as "pageLimit": Option<u64>,
            /// Which page: the key of a link in `meta`. Default: the first.
            page_key as "pageKey": Option<String>,
        }
    }
}

catalogue![ListEndUserConversations];

impl Paged for ListEndUserConversations {
    type Item = Conversation;
    fn items(page: ConversationPage) -> Vec<Conversation> {
        page.data
    }
    fn next(&self, page: &ConversationPage) -> Option<Self> {
        let key = page_key(page.meta.next.as_deref()?, None).ok()??;
        Some(Self { page_key: Some(key), ..self.clone() })
    }
}

/// Some conversations.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct ConversationPage {
    /// Conversations.
    pub data: Vec<Conversation>,
    /// Where the page stands.
    #[serde(deserialize_with = "lenient::or_default")]
    pub meta: PageMeta,
}

/// A conversation: what all channels have, and what its own has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Conversation {
    /// Id.
    pub id: i64,
    /// Who began it.
    pub requester_id: EndUserId,
    /// Channel.
    pub channel: Channel,
    /// When it began.
    #[serde(deserialize_with = "crate::time::moment")]
    pub created_at: DateTime<Utc>,
    /// Who turned to whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<State>,
    /// Since when.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::time::some_moment")]
    pub state_updated_at: Option<DateTime<Utc>>,
    /// Who answers it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignment: Option<Assignment>,
    /// Where it waits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue: Option<Queue>,
    /// The conversation that it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Link>,
    /// Custom attributes; not part of lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "lenient::list")]
    pub custom_attributes: Vec<CustomAttribute>,
    /// Until when the channel carries answers.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::time::some_moment")]
    pub transport_expires_at: Option<DateTime<Utc>>,
    /// What its own channel has.
    #[serde(flatten)]
    pub kind: ConversationKind,
}

/// What only conversations of one kind have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "_type", rename_all_fields = "camelCase")]
pub enum ConversationKind {
    /// In a chat on the organization's pages.
    #[serde(rename = "ChatConversation")]
    Chat {
        /// Browser.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        browser_info: Option<BrowserInfo>,
        /// Language, such as `en`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        language: Option<String>,
    },
    /// In Dixa's messenger.
    #[serde(rename = "MessengerConversation")]
    Messenger {
        /// Browser.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        browser_info: Option<BrowserInfo>,
        /// Language, such as `en`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        language: Option<String>,
    },
    /// By e-mail.
    #[serde(rename = "EmailConversation")]
    Email {
        /// To whom.
        to_email: String,
        /// From whom.
        from_email: String,
        /// The organization's address.
        integration_email: String,
        /// Language, such as `en`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        language: Option<String>,
        /// Subject.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        subject: Option<String>,
    },
    /// Through a form on the organization's pages.
    #[serde(rename = "ContactFormConversation")]
    ContactForm {
        /// From whom.
        from_email: String,
        /// To whom.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to_email: Option<String>,
        /// The organization's address.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        integration_email: Option<String>,
        /// Language, such as `en`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        language: Option<String>,
        /// Subject.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        subject: Option<String>,
    },
    /// By text message.
    #[serde(rename = "SmsConversation")]
    Sms {
        /// From which number.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from_number: Option<String>,
        /// To which number.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to_number: Option<String>,
    },
    /// On Twitter.
    #[serde(rename = "TwitterConversation")]
    Twitter {
        /// In the open or not.
        conversation_type: TwitterKind,
        /// The organization's account.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        contact_point_twitter_id: Option<String>,
        /// The end user's account.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        end_user_twitter_id: Option<String>,
    },
    /// Over a channel of the organization's own.
    #[serde(rename = "GenericConversation")]
    Generic {
        /// From where.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from_contact_point_id: Option<String>,
        /// To where.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to_contact_point_id: Option<String>,
    },
    /// One that was anonymized: it has neither assignment nor queue.
    #[serde(rename = "AnonymizedConversation")]
    Anonymized {
        /// When.
        anonymized_at: DateTime<Utc>,
    },
    /// In Facebook's Messenger.
    #[serde(rename = "FacebookMessengerConversation")]
    FacebookMessenger {},
    /// By telephone.
    #[serde(rename = "PstnPhoneConversation")]
    PstnPhone {},
    /// In WhatsApp.
    #[serde(rename = "WhatsAppConversation")]
    WhatsApp {},
}

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$word:meta])* $variant:ident),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
        #[expect(missing_docs, reason = "the vendor's words, which say what they mean")]
        pub enum $name {
            $($(#[$word])* $variant,)*
            /// One that this version does not know.
            #[serde(other)]
            Unknown,
        }
    )*};
}

words! {
    /// Over what people talk.
    Channel {
        WhatsApp, Voicemail, WidgetChat, FacebookMessenger, Twitter, Email, ContactForm, Callback, PstnPhone, Sms, Messenger,
    }
    /// Who turned to whom.
    Direction { Inbound, Internal, Outbound }
    /// Where a conversation stands.
    State { AwaitingPending, Closed, Open, Pending }
    /// Whether everybody can read it.
    TwitterKind { DirectMessage, Tweet }
    /// How a conversation comes from another.
    LinkKind { EmailForward, FollowUp, SideConversation }
}

/// Who answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Assignment {
    /// Agent.
    pub agent_id: AgentId,
    /// Since when.
    #[serde(deserialize_with = "crate::time::moment")]
    pub assigned_at: DateTime<Utc>,
}

/// Where a conversation waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Queue {
    /// Queue.
    pub id: QueueId,
    /// Since when.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::time::some_moment")]
    pub queued_at: Option<DateTime<Utc>>,
}

/// Where a conversation comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Link {
    /// The other conversation.
    pub parent_id: i64,
    /// How.
    #[serde(rename = "_type")]
    pub kind: LinkKind,
}

/// The browser of an end user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct BrowserInfo {
    /// Name, such as `Chrome 9`.
    pub name: String,
    /// Version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Address on the network.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ip_address: Option<String>,
    /// The page they were on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub originating_url: Option<String>,
}
