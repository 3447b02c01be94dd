//! Our own.

use proptest::{collection::vec, option::of, prelude::*, sample::select};
use rotunda_api::{
    dixa::AttributeId,
    endpoint::{Endpoint, Vendor},
    qwil::{ChatId, MembershipId, codes::Permission},
    rotunda::{
        administration::*,
        audiences::*,
        comments::*,
        conversations::*,
        courses::*,
        dixa::*,
        drafts::*,
        events::*,
        feeds::*,
        health::*,
        invitations::*,
        live::*,
        media::*,
        messages::*,
        notifications::*,
        openapi::*,
        organization::*,
        outbox::*,
        people::*,
        qwil::{mine::*, review::*, *},
        reactions::*,
        sessions::*,
        symphony::{barriers::*, certificates::*, disclaimers::*, mine::*, *},
        vendors::*,
    },
    symphony::{self, Uid},
    workdrive::{ConversationId, CourseId, EventId, FileId, MessageId, PostId, UserId},
};

use super::{goes_round, number, repeat_scope, users};
use crate::{
    any::{check, event_kind, id, permissions, rsvp, some_text, text, time},
    office::course_body,
};

fn sid() -> impl Strategy<Value = symphony::StreamId> {
    "[A-Za-z0-9_-]{1,40}".prop_map(|text| symphony::StreamId::new(&text))
}

requests! {
    create_barrier_group: CreateBarrierGroup { name: text() }
    update_barrier_group: UpdateBarrierGroup { id: text(), name: some_text(), active: of(any::<bool>()) }
    delete_barrier_group: DeleteBarrierGroup { id: text() }
    create_policy: CreatePolicy { policy_type: text(), groups: vec(text(), 0..3) }
    update_policy: UpdatePolicy { id: text(), groups: of(vec(text(), 1..3)), active: of(any::<bool>()) }
    delete_policy: DeletePolicy { id: text() }
    get_pem_details: GetPemDetails { pem: text() }
    get_health: GetHealth {}
    describe_operations: DescribeOperations {}
    list_operations: ListOperations {}
    describe_operation: DescribeOperation { id: text() }
    list_field_names: ListFieldNames { language: text() }
    list_audit: ListAudit {
        before: of(id(AuditId)), text: some_text(), vendor: some_text(), succeeded: of(any::<bool>()), since: of(time()), until: of(time()),
        per_page: number(),
    }
    list_administrators: ListAdministrators {}
    set_role: SetRole { id: id(UserId), role: select(Role::ALL.to_vec()) }
    get_event: GetEvent { id: id(EventId) }
    set_rsvp: SetRsvp { id: id(EventId), rsvp: rsvp(), repeat: of(repeat_scope()) }
    check_in: CheckIn { id: id(EventId) }
    list_guests: ListGuests { id: id(EventId), rsvp: of(rsvp()), cur_page: number(), per_page: number() }
    list_busy_times: ListBusyTimes { users: users(), from: time(), to: time() }
    download_event: DownloadEvent { id: id(EventId) }
    download_calendar: DownloadCalendar {
        from: time(), to: time(), only_going: of(any::<bool>()), kind: of(event_kind()), only_meeting: of(any::<bool>()),
        category: some_text(), only_within: of(any::<bool>()),
    }
    sign_in: SignIn { email: text(), password: text() }
    list_personas: ListPersonas {}
    sign_in_as_persona: SignInAsPersona { key: text() }
    sign_out: SignOut { everywhere: any::<bool>() }
    get_me: GetMe {}
    list_vendors: ListVendors {}
    watch_notices: WatchNotices {}
    get_media: GetMedia { id: id(FileId), expires: any::<i64>(), signature: text(), size: some_text() }
    upload_media: UploadMedia {}
    search_people: SearchPeople { search: prop_oneof![Just(String::new()), text()], limit: number() }
    list_people: ListPeople { users: users() }
    get_invitation: GetInvitation { token: text() }
    accept_invitation: AcceptInvitation { token: text(), password: text() }
    list_outbox: ListOutbox { cur_page: number(), per_page: number() }
    retry_mail: RetryMail { id: id(MailId) }
    get_organization: GetOrganization {}
    list_notifications: ListNotifications { before: of(id(NotificationId)), limit: number() }
    read_notifications: ReadNotifications { id: of(id(NotificationId)) }
    create_course: CreateCourse { course: course_body() }
    get_course: GetCourse { id: id(CourseId) }
    update_course: UpdateCourse { id: id(CourseId), course: course_body() }
    assign_course: AssignCourse { id: id(CourseId), add: users(), remove: users() }
    complete_step: CompleteStep { id: id(CourseId), step: id(StepId), is_done: any::<bool>() }
    list_conversations: ListConversations { cur_page: number(), per_page: number(), archived: of(any::<bool>()) }
    get_conversation: GetConversation { conversation_id: id(ConversationId) }
    open_direct_conversation: OpenDirectConversation { user_id: id(UserId) }
    read_conversation: ReadConversation { conversation_id: id(ConversationId), seq: any::<u64>(), unread: any::<bool>() }
    update_conversation_state: UpdateConversationState {
        conversation_id: id(ConversationId), muted: of(any::<bool>()), muted_until: of(time()), is_pinned: of(any::<bool>()),
        is_archived: of(any::<bool>()),
    }
    join_conversation: JoinConversation { conversation_id: id(ConversationId) }
    leave_conversation: LeaveConversation { conversation_id: id(ConversationId) }
    update_conversation_members: UpdateConversationMembers {
        conversation_id: id(ConversationId), add: users(), remove: users(), refuse: users(),
    }
    list_messages: ListMessages {
        conversation_id: id(ConversationId), before: number(), after: number(), around: number(), at: of(time()), limit: number(),
    }
    update_message: UpdateMessage { id: id(MessageId), message: text() }
    delete_message: DeleteMessage { id: id(MessageId) }
    add_message_reaction: AddMessageReaction { id: id(MessageId), emoji: text() }
    remove_message_reaction: RemoveMessageReaction { id: id(MessageId), emoji: text() }
    search_messages: SearchMessages {
        search: prop_oneof![Just(String::new()), text()], conversation: of(id(ConversationId)), sender: of(id(UserId)),
        has_files: of(any::<bool>()), has_links: of(any::<bool>()), before: of(time()), since: of(time()), limit: number(),
    }
    list_drafts: ListDrafts {}
    keep_draft: KeepDraft {
        source: select(ChatSource::ALL.to_vec()), conversation: text(), text: text(), version: any::<u64>(),
    }
    list_audience_choices: ListAudienceChoices {}
    preview_audience: PreviewAudience { permissions: permissions() }
    get_post: GetPost { stream: stream(), id: id(PostId) }
    restore_post: RestorePost { stream: stream(), id: id(PostId) }
    list_comments: ListComments { stream: stream(), id: id(PostId), after: of(id(CommentId)), limit: number() }
    create_comment: CreateComment { stream: stream(), id: id(PostId), text: text() }
    update_comment: UpdateComment { id: id(CommentId), text: text() }
    delete_comment: DeleteComment { id: id(CommentId) }
    restore_comment: RestoreComment { id: id(CommentId) }
    add_reaction: AddReaction { stream: stream(), id: id(PostId), emoji: text() }
    remove_reaction: RemoveReaction { stream: stream(), id: id(PostId), emoji: text() }
    list_reactors: ListReactors { stream: stream(), id: id(PostId), emoji: text() }
    list_dixa_tokens: ListDixaTokens {}
    create_dixa_token: CreateDixaToken { name: text() }
    revoke_dixa_token: RevokeDixaToken { id: id(DixaTokenId) }
    list_dixa_attributes: ListDixaAttributes {}
    create_dixa_attribute: CreateDixaAttribute { name: text(), identifier: text(), options: vec(text(), 0..3) }
    delete_dixa_attribute: DeleteDixaAttribute { id: id(AttributeId) }
    list_dixa_anonymizations: ListDixaAnonymizations {}
    list_dixa_conversations: ListDixaConversations { before: of(any::<i64>()), limit: of(any::<u64>()) }
    get_dixa_conversation: GetDixaConversation { id: any::<i64>() }
    list_qwil_keys: ListQwilKeys {}
    create_qwil_key: CreateQwilKey {
        name: text(), kind: select(vec![QwilKeyKind::System, QwilKeyKind::Master, QwilKeyKind::User]),
        member: of(id(MembershipId)), permissions: vec(permission(), 0..3), networks: vec(text(), 0..3),
    }
    get_qwil_rules: GetQwilRules {}
    update_qwil_rules: UpdateQwilRules {
        email_domains: of(vec(text(), 0..3)), staff_networks: of(vec(text(), 0..3)),
        features_off: of(vec(select(vec![QwilFeature::Groups, QwilFeature::UserKeys]), 0..3)),
    }
    list_service_accounts: ListServiceAccounts {}
    create_service_account: CreateServiceAccount {
        username: text(), display_name: text(), email: text(), public_key: text(), roles: vec(service_role(), 0..3),
    }
    list_my_streams: ListMyStreams { archived: of(any::<bool>()), before: of(time()), limit: number() }
    get_my_stream: GetMyStream { sid: sid() }
    list_my_stream_messages: ListMyStreamMessages {
        sid: sid(), before: of(any::<i64>()), after: of(any::<i64>()), around: of(any::<i64>()), at: of(time()), limit: number(),
    }
    search_my_streams: SearchMyStreams {
        search: text(), stream: of(sid()), sender: of(any::<i64>().prop_map(Uid)), has_files: of(any::<bool>()),
        has_links: of(any::<bool>()), before: of(time()), since: of(time()), limit: number(),
    }
    update_my_stream_state: UpdateMyStreamState {
        sid: sid(), muted: of(any::<bool>()), muted_until: of(time()), is_pinned: of(any::<bool>()), is_archived: of(any::<bool>()),
    }
    mark_symphony_read: MarkSymphonyRead {
        sid: sid(),
        message_id: "[A-Za-z0-9_-]{1,40}".prop_map(|text| symphony::Mid::new(&text)), unread: any::<bool>(),
    }
    update_service_account: UpdateServiceAccount {
        uid: any::<i64>().prop_map(Uid), public_key: some_text(), roles: of(vec(service_role(), 0..3)), is_active: of(any::<bool>()),
    }
    create_disclaimer: CreateDisclaimer {
        name: text(), content: text(), frequency_in_hours: of(any::<u32>()), is_default: of(any::<bool>()),
        format: of(select(vec![DisclaimerFormat::Text, DisclaimerFormat::Xml])),
    }
    update_disclaimer: UpdateDisclaimer {
        did: "[a-f0-9]{24}", name: some_text(), content: some_text(), frequency_in_hours: of(any::<u32>()),
        is_default: of(any::<bool>()), is_active: of(any::<bool>()),
        format: of(select(vec![DisclaimerFormat::Text, DisclaimerFormat::Xml])),
    }
    delete_disclaimer: DeleteDisclaimer { did: "[a-f0-9]{24}" }
    accept_qwil_invitation: AcceptQwilInvitation { code: text() }
    answer_qwil_request: AnswerQwilRequest {
        chat_id: id(ChatId), seq: any::<u64>(),
        answer: select(vec![RequestAnswer::Approve, RequestAnswer::Decline, RequestAnswer::Cancel]),
    }
    list_reviewed_people: ListReviewedPeople { chat_id: id(ChatId) }
    list_my_chats: ListMyChats { archived: of(any::<bool>()), before: of(time()), limit: number() }
    get_my_chat: GetMyChat { chat_id: id(ChatId) }
    list_my_chat_messages: ListMyChatMessages {
        chat_id: id(ChatId), before: number(), after: number(), around: number(), at: of(time()), limit: number(),
    }
    search_my_chats: SearchMyChats {
        search: prop_oneof![Just(String::new()), text()], chat: of(id(ChatId)), sender: of(id(MembershipId)),
        has_files: of(any::<bool>()), has_links: of(any::<bool>()), before: of(time()), since: of(time()), limit: number(),
    }
    read_my_chat: ReadMyChat { chat_id: id(ChatId), seq: any::<u64>(), unread: any::<bool>() }
    update_my_chat_state: UpdateMyChatState {
        chat_id: id(ChatId), muted: of(any::<bool>()), muted_until: of(time()), is_pinned: of(any::<bool>()),
    }
    rotate_qwil_key: RotateQwilKey { id: id(QwilKeyId) }
    update_qwil_key: UpdateQwilKey { id: id(QwilKeyId), is_active: any::<bool>() }
    revoke_qwil_key: RevokeQwilKey { id: id(QwilKeyId) }
}

fn service_role() -> impl Strategy<Value = ServiceRole> {
    select(vec![ServiceRole::UserProvisioning, ServiceRole::ContentManagement])
}

fn stream() -> impl Strategy<Value = Stream> {
    select(vec![Stream::Posts, Stream::News])
}

fn permission() -> impl Strategy<Value = Permission> {
    select(vec![Permission::ReviewData, Permission::ReadAdmin, Permission::WriteAdmin])
}
