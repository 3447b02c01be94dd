//! Qwil's.

use proptest::{collection::vec, option::of, prelude::*};
use rotunda_api::{
    endpoint::{Endpoint, Vendor},
    qwil::{GroupId, GroupMemberId, MembershipId, groups::*, memberships::*},
};

use super::{goes_round, number};
use crate::any::{check, id, some_text, text};

requests! {
    get_group: GetGroup { group_uuid: of(id(GroupId)), identifier: some_text() }
    create_group: CreateGroup { name: text(), identifier: text(), description: some_text() }
    update_group: UpdateGroup { group_uuid: id(GroupId), name: text(), identifier: text(), description: some_text() }
    destroy_group: DestroyGroup { group_uuid: id(GroupId) }
    list_groups: ListGroups { group_status_type: any::<u64>(), page: number(), per_page: number(), search: some_text() }
    list_group_members: ListGroupMembers {
        group_uuid: id(GroupId), only_active: of(any::<bool>()), page: number(), per_page: number(), search: some_text(),
    }
    add_group_members: AddGroupMembers { group_uuid: id(GroupId), entity_user_xref_uuids: vec(id(MembershipId), 0..3) }
    remove_group_member: RemoveGroupMember { group_member_uuid: id(GroupMemberId) }
    get_membership: GetMembership {
        entity_user_xref_uuid: of(id(MembershipId)), identifier: some_text(), primary_email: some_text(),
    }
    list_memberships: ListMemberships {
        entity_user_xref_type: any::<u64>(), entity_user_xref_status_type: any::<u64>(), page: number(), per_page: number(),
        search: some_text(),
    }
    create_membership: CreateMembership {
        enum_profile_id: any::<u64>(), first_name: text(), last_name: text(), job_title: text(), identifier: text(),
        primary_email: text(), primary_phone_number: text(), group_uuids: vec(id(GroupId), 0..3),
        send_invitation: of(any::<bool>()),
    }
    update_membership: UpdateMembership {
        entity_user_xref_uuid: id(MembershipId), enum_profile_id: any::<u64>(), identifier: text(), primary_email: text(),
    }
    update_profile: UpdateProfile {
        entity_user_xref_uuid: id(MembershipId), first_name: text(), last_name: text(), job_title: text(),
    }
    suspend_membership: SuspendMembership { entity_user_xref_uuid: id(MembershipId) }
    unsuspend_membership: UnsuspendMembership { entity_user_xref_uuid: id(MembershipId) }
    destroy_membership: DestroyMembership { entity_user_xref_uuid: id(MembershipId) }
    create_group_memberships: CreateGroupMemberships {
        entity_user_xref_uuid: id(MembershipId), group_uuids: vec(id(GroupId), 0..3),
    }
    list_group_memberships: ListGroupMemberships {
        entity_user_xref_uuid: id(MembershipId), only_active: any::<bool>(), page: number(), per_page: number(),
        search: some_text(),
    }
}
