//! The bodies of Qwil's successes, all of them inferred: what a real tenant answers is matched here and nowhere else.
//!
//! Every member has a default, so that an answer that lacks it is read nevertheless.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{GroupId, GroupMemberId, MembershipId, words};

mod chats;

pub use chats::*;

macro_rules! wrapped {
    ($($(#[$doc:meta])* $name:ident { $member:ident: $inner:ty })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
        pub struct $name {
            /// It.
            pub $member: $inner,
        }
    )*};
}

wrapped! {
    /// A membership.
    OneMembership { entity_user_xref: Membership }
    /// A contact group.
    OneGroup { group: Group }
    /// A chat.
    OneChat { chat: Chat }
    /// A message.
    OneMessage { message: Message }
    /// A contact.
    OneContact { contact: Contact }
}

macro_rules! pages {
    ($($(#[$doc:meta])* $name:ident { $member:ident: $inner:ty })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
        #[serde(default)]
        pub struct $name {
            /// The rows.
            pub $member: Vec<$inner>,
            /// This page, from 1.
            pub page: u64,
            /// Rows a page.
            pub per_page: u64,
            /// Rows of all pages.
            pub total: u64,
        }
    )*};
}

pages! {
    /// Some memberships.
    MembershipPage { entity_memberships: Membership }
    /// Some contact groups.
    GroupPage { groups: Group }
    /// Some members of contact groups.
    GroupMemberPage { group_members: GroupMember }
}

/// A membership of the entity: who somebody is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Membership {
    /// Id.
    #[serde(default = "nobody")]
    pub entity_user_xref_uuid: MembershipId,
    /// Id in the organization's own system; empty for none.
    #[serde(default)]
    pub identifier: String,
    /// First name.
    #[serde(default)]
    pub first_name: String,
    /// Last name.
    #[serde(default)]
    pub last_name: String,
    /// Job title.
    #[serde(default)]
    pub job_title: String,
    /// Profile: 1 system administrator, 2 user administrator, 3 staff, 4 client, 5 partner, 6 butler. The vendor's numbers are not public.
    #[serde(default)]
    #[schemars(extend("x-words" = words::PROFILES))]
    pub enum_profile_id: u64,
    /// 1 active, 2 pending, 4 removed, 6 suspended.
    #[serde(default)]
    #[schemars(extend("x-words" = words::STATES))]
    pub status: u64,
    /// The e-mail address with which they sign in.
    #[serde(default)]
    pub primary_email: String,
    /// The telephone number of the invitation.
    #[serde(default)]
    pub primary_phone_number: String,
    /// The e-mail addresses that contacts see.
    #[serde(default)]
    pub emails: Vec<ContactEmail>,
    /// The telephone numbers that contacts see.
    #[serde(default)]
    pub phone_numbers: Vec<ContactPhone>,
    /// Where their picture is.
    #[serde(default)]
    pub avatar_url: Option<String>,
}

/// An e-mail address that contacts see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ContactEmail {
    /// Address.
    pub email: String,
    /// Whether it is the first to use.
    #[serde(default)]
    pub primary: bool,
}

/// A telephone number that contacts see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ContactPhone {
    /// Number with `+`.
    pub phone_number: String,
    /// Whether it is the first to use.
    #[serde(default)]
    pub primary: bool,
}

fn nobody() -> MembershipId {
    MembershipId(Uuid::nil())
}

/// A contact group: its clients reach its staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Group {
    /// Id.
    pub group_uuid: GroupId,
    /// Name.
    #[serde(default)]
    pub name: String,
    /// Description.
    #[serde(default)]
    pub description: String,
    /// Id in the organization's own system; empty for none.
    #[serde(default)]
    pub identifier: String,
    /// Whether it is in use.
    #[serde(default)]
    pub active: bool,
}

/// A member of a contact group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GroupMember {
    /// Id of this membership of the group.
    pub group_member_uuid: GroupMemberId,
    /// Group.
    pub group_uuid: GroupId,
    /// Who.
    pub entity_user_xref_uuid: MembershipId,
    /// Whether they are active in the entity.
    #[serde(default)]
    pub active: bool,
}

/// Some members of contact groups.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct GroupMembers {
    /// They.
    pub group_members: Vec<GroupMember>,
}

/// Somebody whom one may write to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Contact {
    /// Membership.
    #[serde(default = "nobody")]
    pub entity_user_xref_uuid: MembershipId,
    /// Id in the organization's own system; empty for none.
    #[serde(default)]
    pub identifier: String,
    /// First name.
    #[serde(default)]
    pub first_name: String,
    /// Last name.
    #[serde(default)]
    pub last_name: String,
    /// Job title.
    #[serde(default)]
    pub job_title: String,
    /// 1 staff, 2 client.
    #[serde(default)]
    #[schemars(extend("x-words" = words::CONTACT_TYPES))]
    pub contact_type: u64,
    /// E-mail addresses.
    #[serde(default)]
    pub emails: Vec<ContactEmail>,
    /// Telephone numbers.
    #[serde(default)]
    pub phone_numbers: Vec<ContactPhone>,
    /// Where their picture is.
    #[serde(default)]
    pub avatar_url: Option<String>,
}

/// Some contacts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct ContactPage {
    /// The rows.
    pub contacts: Vec<Contact>,
    /// This page, from 1.
    pub page: u64,
    /// Rows a page.
    pub per_page: u64,
    /// Rows of all pages.
    pub total: u64,
    /// When the list was made; on page 1 only, as the collection says.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::time::some_moment")]
    pub cursor_dt: Option<DateTime<Utc>>,
}

fn yes() -> bool {
    true
}
