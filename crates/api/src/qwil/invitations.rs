//! Invitations into the entity.

use super::{GroupId, MembershipId, QwilSystem, shapes::OneMembership, words};
use crate::{auth::SystemKey, catalogue, endpoint, lenient};

endpoint! {
    /// Creates a membership for somebody who asks for it, perhaps with a contact group.
    ///
    /// Errors: `RN006`, `RF022`, `RB023` for who asks; `RF002` when they may not invite staff.
    pub CreateMembershipWithGroup(QwilSystem, SystemKey, UserAdmin): POST "/entity-memberships/create/v2" -> OneMembership {
        body {
            /// Who asks.
            created_by_entity_user_xref_uuid: MembershipId,
            /// What they are.
            #[schemars(extend("x-words" = words::PROFILES))]
            enum_profile_id: u64,
            /// First name, 1 to 500 characters.
            first_name: String,
            /// Last name, at most 500 characters.
            last_name: String,
            /// Job title, at most 500 characters.
            job_title: String,
            /// Id in the organization's own system; empty for none.
            identifier: String,
            /// The e-mail address with which they will sign in, 1 to 320 characters.
            primary_email: String,
            /// Telephone number with `+`, 1 to 500 characters.
            primary_phone_number: String,
            /// Contact groups to be in.
            #[serde(default, deserialize_with = "lenient::list")]
            group_uuids: Vec<GroupId>,
            /// Name of a new contact group to be in, at most 500 characters.
            new_group_name: Option<String>,
            /// Who else shall be in it.
            #[serde(default, deserialize_with = "lenient::list")]
            new_group_entity_user_xref_uuids: Vec<MembershipId>,
            /// Whether they are written to. Default false.
            send_invitation: Option<bool>,
            /// What the letter says besides, at most 5000 characters.
            invitation_message: Option<String>,
        }
    }
}

endpoint! {
    /// Sends an invitation again.
    ///
    /// Errors: `RN006`; `RB037` when it was accepted.
    pub ResendInvitation(QwilSystem, SystemKey, UserAdmin): POST "/entity-memberships/invitations/resend" -> OneMembership {
        body {
            /// Membership.
            entity_user_xref_uuid: MembershipId,
        }
    }
}

endpoint! {
    /// Changes the telephone number that an invitation is for, by which somebody who uses Qwil already is found.
    ///
    /// Errors: `RN006`; `RB037` when it was accepted.
    pub UpdateInvitation(QwilSystem, SystemKey, UserAdmin): POST "/entity-memberships/invitations/update" -> OneMembership {
        body {
            /// Membership.
            entity_user_xref_uuid: MembershipId,
            /// Telephone number with `+`, 1 to 500 characters.
            phone_number: Option<String>,
        }
    }
}

catalogue![CreateMembershipWithGroup, ResendInvitation, UpdateInvitation];
