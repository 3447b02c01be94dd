//! Where people are reached besides, as their contacts see it.

use super::{
    MembershipId, QwilSystem,
    shapes::{ContactEmail, ContactPhone, OneMembership},
};
use crate::{auth::SystemKey, catalogue, endpoint};

endpoint! {
    /// Replaces the e-mail addresses that contacts see.
    ///
    /// Errors: `RN006`; `RF022`; `RB160`; `RB066`; `RB019` for one twice; `RB173` unless exactly one is primary; `RB162` for staff and `RB171`
    /// for clients by the organization's domains.
    pub UpdateEmails(QwilSystem, SystemKey, UserAdmin): POST "/entity-memberships/emails/update" -> OneMembership {
        body {
            /// Membership.
            entity_user_xref_uuid: MembershipId,
            /// The addresses, at most 20; none takes all away.
            emails: Vec<ContactEmail>,
        }
    }
}

endpoint! {
    /// Replaces the telephone numbers that contacts see.
    ///
    /// Errors: `RN006`; `RB065`; `RB067`; `RB040` for one twice; `RB030` unless exactly one is primary.
    pub UpdatePhoneNumbers(QwilSystem, SystemKey, UserAdmin): POST "/entity-memberships/phone-numbers/update" -> OneMembership {
        body {
            /// Membership.
            entity_user_xref_uuid: MembershipId,
            /// The numbers with `+`, at most 20; none takes all away.
            phone_numbers: Vec<ContactPhone>,
        }
    }
}

catalogue![UpdateEmails, UpdatePhoneNumbers];
