//! Contacts: whom one may write to.
//!
//! Who shares an active contact group is a contact; staff reach all other staff besides, through the directory.

use super::{
    MembershipId, QwilChat,
    shapes::{ContactPage, OneContact, OneMembership},
    words,
};
use crate::{auth::ChatKey, catalogue, endpoint, endpoint::Binary};

endpoint! {
    /// Gets a contact by exactly one of three keys.
    ///
    /// Errors: `RN006` when there is none; `RB100` for no key or several.
    pub GetContact(QwilChat, ChatKey, Member): GET "/contacts" -> OneContact {
        query {
            /// Membership.
            entity_user_xref_uuid: Option<MembershipId>,
            /// Id in the organization's own system, 1 to 500 characters.
            identifier: Option<String>,
            /// The e-mail address with which they sign in, 1 to 500 characters.
            email: Option<String>,
        }
    }
}

endpoint! {
    /// Gets the picture of a contact by exactly one of three keys.
    ///
    /// Errors: `RN006` when there is none; `RN013` when they have no picture; `RB100` for no key or several.
    pub GetContactAvatar(QwilChat, ChatKey, Member): GET "/contacts/avatar" -> Binary {
        query {
            /// Membership.
            entity_user_xref_uuid: Option<MembershipId>,
            /// Id in the organization's own system, 1 to 500 characters.
            identifier: Option<String>,
            /// The e-mail address with which they sign in, 1 to 500 characters.
            email: Option<String>,
            /// `thumbnail` for a small one.
            size: Option<String>,
        }
    }
}

endpoint! {
    /// Lists contacts by name.
    pub ListContacts(QwilChat, ChatKey, Member): GET "/contacts/list" -> ContactPage {
        query {
            /// 0 clients and staff, 1 staff, 2 clients, 3 the directory, 4 everyone.
            #[schemars(extend("x-words" = words::CONTACT_LISTS))]
            contact_type: u64,
            /// Page, from 1. Default 1.
            page: Option<u64>,
            /// Rows a page, 1 to 200. Default 50.
            per_page: Option<u64>,
            /// Only who has this in name, e-mail address or identifier, 1 to 500 characters.
            search: Option<String>,
        }
    }
}

endpoint! {
    /// Gets the membership of a contact, or one's own, by exactly one of three keys.
    ///
    /// Errors: `RF022` for who is no contact; `RB035` for the butler; `RB100` for no key or several.
    pub GetContactMembership(QwilChat, ChatKey, Member): GET "/entity-memberships" -> OneMembership {
        query {
            /// Membership.
            entity_user_xref_uuid: Option<MembershipId>,
            /// Id in the organization's own system, 1 to 500 characters.
            identifier: Option<String>,
            /// The e-mail address with which they sign in, 1 to 500 characters.
            email: Option<String>,
        }
    }
}

catalogue![GetContact, GetContactAvatar, ListContacts, GetContactMembership];
