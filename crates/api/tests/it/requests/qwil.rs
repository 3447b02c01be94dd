//! Qwil's.

use bytes::Bytes;
use proptest::{collection::vec, option::of, prelude::*};
use rotunda_api::{
    endpoint::{Endpoint, Vendor},
    qwil::{
        ChatId, DocumentId, GroupId, GroupMemberId, MembershipId,
        avatars::*,
        butler::*,
        chats::*,
        contact_points::*,
        contacts::*,
        groups::*,
        invitations::*,
        memberships::*,
        messages::*,
        requests::*,
        review::*,
        shapes::{ContactEmail, ContactPhone},
    },
    uploads::Upload,
};

use super::{goes_round, number};
use crate::any::{check, id, some_text, text, time};

fn upload() -> impl Strategy<Value = Upload> {
    (text(), text(), vec(any::<u8>(), 0..40)).prop_map(|(name, mime, data)| Upload {
        name,
        mime,
        data: Bytes::from(data),
    })
}

fn member() -> impl Strategy<Value = MembershipId> {
    id(MembershipId)
}

fn chat() -> impl Strategy<Value = ChatId> {
    id(ChatId)
}

fn email() -> impl Strategy<Value = ContactEmail> {
    (text(), any::<bool>()).prop_map(|(email, primary)| ContactEmail { email, primary })
}

fn phone() -> impl Strategy<Value = ContactPhone> {
    (text(), any::<bool>()).prop_map(|(phone_number, primary)| ContactPhone { phone_number, primary })
}

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
    create_membership_with_group: CreateMembershipWithGroup {
        created_by_entity_user_xref_uuid: member(), enum_profile_id: any::<u64>(), first_name: text(), last_name: text(),
        job_title: text(), identifier: text(), primary_email: text(), primary_phone_number: text(),
        group_uuids: vec(id(GroupId), 0..3), new_group_name: some_text(), new_group_entity_user_xref_uuids: vec(member(), 0..3),
        send_invitation: of(any::<bool>()), invitation_message: some_text(),
    }
    resend_invitation: ResendInvitation { entity_user_xref_uuid: member() }
    update_invitation: UpdateInvitation { entity_user_xref_uuid: member(), phone_number: some_text() }
    update_emails: UpdateEmails { entity_user_xref_uuid: member(), emails: vec(email(), 0..3) }
    update_phone_numbers: UpdatePhoneNumbers { entity_user_xref_uuid: member(), phone_numbers: vec(phone(), 0..3) }
    get_membership_avatar: GetMembershipAvatar { entity_user_xref_uuid: member(), size: some_text() }
    update_avatar: UpdateAvatar {
        entity_user_xref_uuid: member(), file: upload(), left: any::<u64>(), upper: any::<u64>(), right: any::<u64>(),
        lower: any::<u64>(),
    }
    destroy_avatar: DestroyAvatar { entity_user_xref_uuid: member() }
    list_reviewed_chats: ListReviewedChats {
        after_cursor_dt: of(time()), before_cursor_dt: of(time()), after_dt: of(time()), before_dt: of(time()),
        limit: number(), only_document: of(any::<bool>()), participant_entity_user_xref_uuids: vec(member(), 0..3),
        sender_entity_user_xref_uuids: vec(member(), 0..3), search: some_text(),
    }
    list_reviewed_messages: ListReviewedMessages {
        chat_uuid: chat(), limit: any::<u64>(), search_type: any::<u64>(), search: some_text(), after_cursor_dt: of(time()),
        before_cursor_dt: of(time()),
    }
    get_reviewed_range: GetReviewedRange { chat_uuid: chat(), from_seq: any::<u64>(), to_seq: any::<u64>() }
    get_reviewed_document: GetReviewedDocument { chat_uuid: chat(), seq: any::<u64>() }
    get_chat: GetChat { chat_uuid: chat() }
    create_chat: CreateChat { title: text(), entity_user_xref_uuids: vec(member(), 0..3) }
    invite_to_chat: InviteToChat { chat_uuid: chat(), entity_user_xref_uuids: vec(member(), 0..3) }
    leave_chat: LeaveChat { chat_uuid: chat() }
    remove_from_chat: RemoveFromChat { chat_uuid: chat(), entity_user_xref_uuid: member(), visible: any::<bool>() }
    rename_chat: RenameChat { chat_uuid: chat(), title: text() }
    archive_chat: ArchiveChat { chat_uuid: chat(), archived: any::<bool>() }
    notify_of_chat: NotifyOfChat { chat_uuid: chat(), notify: any::<bool>() }
    get_message_range: GetMessageRange { chat_uuid: chat(), from_seq: any::<u64>(), to_seq: any::<u64>() }
    send_text: SendText { chat_uuid: chat(), text: text(), reply_to_seq: number() }
    send_file: SendFile {
        chat_uuid: chat(), document_uuid: of(id(DocumentId)), file: of(upload()), thumbnail: some_text(), caption: some_text(),
        reply_to_seq: number(),
    }
    send_image: SendImage {
        chat_uuid: chat(), document_uuid: of(id(DocumentId)), image: of(upload()), caption: some_text(), reply_to_seq: number(),
    }
    send_animation: SendAnimation {
        chat_uuid: chat(), gif: of(upload()), document_uuid: of(id(DocumentId)), caption: some_text(), reply_to_seq: number(),
    }
    butler_send_text: ButlerSendText { entity_user_xref_uuid: member(), text: text(), reply_to_seq: number() }
    butler_send_file: ButlerSendFile {
        entity_user_xref_uuid: member(), document_uuid: of(id(DocumentId)), file: of(upload()), thumbnail: some_text(),
        caption: some_text(), reply_to_seq: number(),
    }
    butler_send_image: ButlerSendImage {
        entity_user_xref_uuid: member(), document_uuid: of(id(DocumentId)), image: of(upload()), caption: some_text(),
        reply_to_seq: number(),
    }
    request_signature: RequestSignature {
        chat_uuid: chat(), signer_entity_user_xref_uuid: member(), pdf: of(upload()), document_uuid: of(id(DocumentId)),
        caption: some_text(), include_requester_signature: of(any::<bool>()),
    }
    request_biometrics: RequestBiometrics { chat_uuid: chat(), signer_entity_user_xref_uuid: member(), caption: text() }
    get_contact: GetContact { entity_user_xref_uuid: of(member()), identifier: some_text(), email: some_text() }
    get_contact_avatar: GetContactAvatar {
        entity_user_xref_uuid: of(member()), identifier: some_text(), email: some_text(), size: some_text(),
    }
    list_contacts: ListContacts { contact_type: any::<u64>(), page: number(), per_page: number(), search: some_text() }
    get_contact_membership: GetContactMembership {
        entity_user_xref_uuid: of(member()), identifier: some_text(), email: some_text(),
    }
}
