//! Memberships of the entity: who people are in it.

use super::{
    GroupId, MembershipId, QwilSystem,
    shapes::{GroupMemberPage, GroupMembers, MembershipPage, OneMembership},
    words,
};
use crate::{auth::SystemKey, catalogue, endpoint, lenient};

endpoint! {
    /// Gets a membership by exactly one of three keys.
    ///
    /// Errors: `RB785` for none or several; `RN006` when there is none; `RF022` when it is of another entity.
    pub GetMembership(QwilSystem, SystemKey, UserAdmin): GET "/entity-memberships" -> OneMembership {
        query {
            /// Membership.
            entity_user_xref_uuid: Option<MembershipId>,
            /// Id in the organization's own system.
            identifier: Option<String>,
            /// The e-mail address with which they sign in.
            primary_email: Option<String>,
        }
    }
}

endpoint! {
    /// Lists memberships by name.
    pub ListMemberships(QwilSystem, SystemKey, UserAdmin): GET "/entity-memberships/list" -> MembershipPage {
        query {
            /// 1 staff, 2 clients, 3 both.
            #[schemars(extend("x-words" = words::MEMBERSHIP_TYPES))]
            entity_user_xref_type: u64,
            /// 1 active, 2 pending, 3 both, 4 removed, 5 all; of the undocumented ones 6 is suspended, 7 active and suspended, 8 all but removed.
            #[schemars(extend("x-words" = words::MEMBERSHIP_STATES))]
            entity_user_xref_status_type: u64,
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
    /// Creates a membership, pending until its invitation is accepted.
    ///
    /// Errors: `RB035` for a profile that nobody may have; `RN099`, `RB028`, `RB036` for groups.
    pub CreateMembership(QwilSystem, SystemKey, UserAdmin): POST "/entity-memberships/create" -> OneMembership {
        body {
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
            /// Whether they are written to. Default false.
            send_invitation: Option<bool>,
        }
    }
}

endpoint! {
    /// Changes profile, identifier and e-mail address of a membership.
    ///
    /// Errors: `RN006`, `RF022`, `RB035`, `RF994`.
    pub UpdateMembership(QwilSystem, SystemKey, UserAdmin): POST "/entity-memberships/update" -> OneMembership {
        body {
            /// Membership.
            entity_user_xref_uuid: MembershipId,
            /// Profile.
            #[schemars(extend("x-words" = words::PROFILES))]
            enum_profile_id: u64,
            /// Id in the organization's own system, at most 500 characters; empty for none.
            identifier: String,
            /// The e-mail address with which they sign in, 1 to 320 characters.
            primary_email: String,
        }
    }
}

endpoint! {
    /// Changes name and job title of a membership.
    ///
    /// Errors: `RN006`.
    pub UpdateProfile(QwilSystem, SystemKey, UserAdmin): POST "/entity-memberships/profile/update" -> OneMembership {
        body {
            /// Membership.
            entity_user_xref_uuid: MembershipId,
            /// First name, 1 to 500 characters.
            first_name: String,
            /// Last name, at most 500 characters.
            last_name: String,
            /// Job title, at most 500 characters.
            job_title: String,
        }
    }
}

endpoint! {
    /// Suspends an active membership.
    ///
    /// Errors: `RN006`; `RB664` when it is not active.
    pub SuspendMembership(QwilSystem, SystemKey, UserAdmin): POST "/entity-memberships/suspend" -> OneMembership {
        body {
            /// Membership.
            entity_user_xref_uuid: MembershipId,
        }
    }
}

endpoint! {
    /// Ends the suspension of a membership.
    ///
    /// Errors: `RN006`; `RB663` when it is not suspended.
    pub UnsuspendMembership(QwilSystem, SystemKey, UserAdmin): POST "/entity-memberships/unsuspend" -> OneMembership {
        body {
            /// Membership.
            entity_user_xref_uuid: MembershipId,
        }
    }
}

endpoint! {
    /// Ends a membership.
    ///
    /// Errors: `RN006`, `RF022`; `RB035` for a profile that stays; `RB153` for the last staff of a group that has clients.
    pub DestroyMembership(QwilSystem, SystemKey, UserAdmin): POST "/entity-memberships/destroy" -> () {
        body {
            /// Membership.
            entity_user_xref_uuid: MembershipId,
        }
    }
}

endpoint! {
    /// Adds somebody to contact groups: all or none.
    ///
    /// Errors: `RN006`, `RN099`, `RB021`, `RB023`, `RB028`, `RB036`.
    pub CreateGroupMemberships(QwilSystem, SystemKey, UserAdmin): POST "/entity-memberships/group-memberships/create" -> GroupMembers {
        body {
            /// Membership.
            entity_user_xref_uuid: MembershipId,
            /// Contact groups, 1 to 200.
            group_uuids: Vec<GroupId>,
        }
    }
}

endpoint! {
    /// Lists the contact groups of somebody, by the groups' names.
    ///
    /// Errors: `RN006`.
    pub ListGroupMemberships(QwilSystem, SystemKey, UserAdmin): GET "/entity-memberships/group-memberships/list" -> GroupMemberPage {
        query {
            /// Membership.
            entity_user_xref_uuid: MembershipId,
            /// Only groups that are in use.
            only_active: bool,
            /// Page, from 1. Default 1.
            page: Option<u64>,
            /// Rows a page, 1 to 200. Default 50.
            per_page: Option<u64>,
            /// Only groups with this in their name, 1 to 500 characters.
            search: Option<String>,
        }
    }
}

catalogue![
    GetMembership,
    ListMemberships,
    CreateMembership,
    UpdateMembership,
    UpdateProfile,
    SuspendMembership,
    UnsuspendMembership,
    DestroyMembership,
    CreateGroupMemberships,
    ListGroupMemberships,
];
