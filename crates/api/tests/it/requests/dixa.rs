//! Dixa's.

use proptest::{
    collection::{btree_map, vec},
    option::of,
    prelude::*,
};
use rotunda_api::{
    dixa::{AttributeId, EndUserId, anonymization::*, bulk::*, conversations::*, custom_attributes::*, end_users::*},
    endpoint::{Endpoint, Vendor},
};

use super::{goes_round, number};
use crate::{
    any::{check, id, some_text},
    dixa::{attribute_value, end_user_patch, new_end_user},
};

requests! {
    create_end_user: CreateEndUser { end_user: new_end_user() }
    get_end_user: GetEndUser { user_id: id(EndUserId) }
    list_end_users: ListEndUsers {
        page_limit: number(), page_key: some_text(), email: some_text(), phone: some_text(), external_id: some_text(),
    }
    patch_end_user: PatchEndUser { user_id: id(EndUserId), patch: end_user_patch() }
    update_end_user: UpdateEndUser { user_id: id(EndUserId), update: new_end_user() }
    bulk_create_end_users: BulkCreateEndUsers { data: vec(new_end_user(), 0..3) }
    bulk_patch_end_users: BulkPatchEndUsers {
        data: vec((id(EndUserId), end_user_patch()).prop_map(|(id, patch)| PatchOf { id, patch }), 0..3),
    }
    bulk_update_end_users: BulkUpdateEndUsers {
        data: vec((id(EndUserId), new_end_user()).prop_map(|(id, update)| UpdateOf { id, update }), 0..3),
    }
    list_end_user_conversations: ListEndUserConversations {
        user_id: id(EndUserId), page_limit: number(), page_key: some_text(),
    }
    patch_custom_attributes: PatchCustomAttributes {
        user_id: id(EndUserId), values: btree_map(id(AttributeId), of(attribute_value()), 0..3),
    }
    anonymize_end_user: AnonymizeEndUser { user_id: id(EndUserId), force: of(any::<bool>()) }
}
