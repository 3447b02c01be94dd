//! Contact groups, and who is in them.

use super::{
    GroupId, GroupMemberId, MembershipId, QwilSystem,
    shapes::{GroupMemberPage, GroupMembers, GroupPage, OneGroup},
    words,
};
use crate::{auth::SystemKey, catalogue, endpoint};

endpoint! {
    /// Gets a contact group by its id or its identifier, one of the two.
    ///
    /// Errors: `RB180` for none or both; `RN099`, `RN010` when there is none.
    pub GetGroup(QwilSystem, SystemKey, UserAdmin): GET "/groups" -> OneGroup {
        query {
            /// Group.
            group_uuid: Option<GroupId>,
            /// Its identifier.
            identifier: Option<String>,
        }
    }
}

endpoint! {
    /// Creates a contact group.
    ///
    /// Errors: `RB579` when another has the identifier.
    pub CreateGroup(QwilSystem, SystemKey, UserAdmin): POST "/groups/create" -> OneGroup {
        body {
            /// Name, 1 to 500 characters.
            name: String,
            /// Id in the organization's own system, at most 500 characters; empty for none.
            identifier: String,
            /// Description, at most 500 characters.
            description: Option<String>,
        }
    }
}

endpoint! {
    /// Changes a contact group. The collection prints the path of its members.
    ///
    /// Errors: `RN099`, `RB579`.
    pub UpdateGroup(QwilSystem, SystemKey, UserAdmin): POST "/groups/update" -> OneGroup {
        body {
            /// Group.
            group_uuid: GroupId,
            /// Name, 1 to 500 characters.
            name: String,
            /// Id in the organization's own system, at most 500 characters; empty for none.
            identifier: String,
            /// Description, at most 500 characters; absent leaves it.
            description: Option<String>,
        }
    }
}

endpoint! {
    /// Deletes a contact group without members.
    ///
    /// Errors: `RN099`; `RB048` while it has active or pending members.
    pub DestroyGroup(QwilSystem, SystemKey, UserAdmin): POST "/groups/destroy" -> () {
        body {
            /// Group.
            group_uuid: GroupId,
        }
    }
}

endpoint! {
    /// Lists contact groups by name. The collection prints the path of their members.
    pub ListGroups(QwilSystem, SystemKey, UserAdmin): GET "/groups/list" -> GroupPage {
        query {
            /// 1 active, 2 inactive, 3 all.
            #[schemars(extend("x-words" = words::GROUP_STATES))]
            group_status_type: u64,
            /// Page, from 1. Default 1.
            page: Option<u64>,
            /// Rows a page, 1 to 200. Default 50.
            per_page: Option<u64>,
            /// Only groups with this in name, description or identifier, 1 to 500 characters.
            search: Option<String>,
        }
    }
}

endpoint! {
    /// Lists the members of a contact group by name.
    ///
    /// Errors: `RN099`.
    pub ListGroupMembers(QwilSystem, SystemKey, UserAdmin): GET "/groups/group-members/list" -> GroupMemberPage {
        query {
            /// Group.
            group_uuid: GroupId,
            /// Only who is active in the entity. Default false.
            only_active: Option<bool>,
            /// Page, from 1. Default 1.
            page: Option<u64>,
            /// Rows a page, 1 to 200. Default 50.
            per_page: Option<u64>,
            /// Only members with this in their name, 1 to 500 characters.
            search: Option<String>,
        }
    }
}

endpoint! {
    /// Adds people to a contact group: all or none.
    ///
    /// Errors: `RN099`, `RN006`, `RB021`, `RB023`, `RB028`; `RB036` for a client where no staff is.
    pub AddGroupMembers(QwilSystem, SystemKey, UserAdmin): POST "/groups/group-members/create" -> GroupMembers {
        body {
            /// Group.
            group_uuid: GroupId,
            /// Who, 1 to 200.
            entity_user_xref_uuids: Vec<MembershipId>,
        }
    }
}

endpoint! {
    /// Removes somebody from a contact group.
    ///
    /// Errors: `RN006`; `RB153` for the last staff of a group that has clients.
    pub RemoveGroupMember(QwilSystem, SystemKey, UserAdmin): POST "/groups/group-members/destroy" -> () {
        body {
            /// The membership of the group.
            group_member_uuid: GroupMemberId,
        }
    }
}

catalogue![
    GetGroup,
    CreateGroup,
    UpdateGroup,
    DestroyGroup,
    ListGroups,
    ListGroupMembers,
    AddGroupMembers,
    RemoveGroupMember,
];
