//! WorkDrive's.

use proptest::{collection::vec, option::of, prelude::*, sample::select};
use rotunda_api::{
    endpoint::{Endpoint, Vendor},
    workdrive::{
        ConversationId, CourseId, DepartmentId, DocumentId, EventId, FaqId, FileId, GroupId, LocationId, OrgId,
        PhotoId, PostId, TaskId, TemplateId, UserId, VideoId, access_tokens::*, categories::*, courses::*,
        departments::*, documents::*, enforcement_templates::*, events::*, faqs::*, group_chats::*,
        knowledge::Knowledge, locations::*, media::*, messages::SendMessage, module_codes::*, news::*,
        notifications::*, organization::*, photos::*, posts::*, security_groups::*, sso::*, tasks::*, users::*,
        videos::*,
    },
};

use super::{goes_round, number, repeat_scope, users};
use crate::{
    any::{
        check, document_body, event_body, event_kind, id, knowledge, permissions, post_body, question, some_text,
        task_kind, text, time,
    },
    chats::{group_chat_change, group_type, new_group_chat, new_meeting, new_message},
    office::{auth_choice, course_filter, first_admin, new_notification, organization_change},
    people::{new_user, user_change},
};

requests! {
    list_users: ListUsers { cur_page: number(), per_page: number(), department: of(id(DepartmentId)), location: of(id(LocationId)), status: of(select(vec![UserStatus::Active, UserStatus::PreInvited])) }
    list_supervisors: ListSupervisors { cur_page: number(), per_page: number(), user_id: of(id(UserId)) }
    create_user: CreateUser { bulk: of(any::<bool>()), user: new_user() }
    update_user: UpdateUser { id: id(UserId), user: user_change() }
    delete_user: DeleteUser { id: id(UserId), bulk: of(any::<bool>()), assignee: of(id(UserId)) }
    bulk_create_users: BulkCreateUsers { data: vec(new_user(), 0..3) }
    bulk_delete_users: BulkDeleteUsers { ids: users(), id: users() }
    create_organization: CreateOrganization { name: text(), admin: first_admin(), auth: of(auth_choice()) }
    update_organization: UpdateOrganization { id: id(OrgId), organization: organization_change() }
    send_notification: SendNotification { notification: new_notification() }
    list_group_chats: ListGroupChats {
        cur_page: number(), per_page: number(), group_type: of(group_type()), my_group_chats: of(any::<bool>()),
        include_participants: of(any::<bool>()), time: of(time()),
    }
    create_group_chat: CreateGroupChat { group: new_group_chat() }
    update_group_chat: UpdateGroupChat { id: id(ConversationId), group: group_chat_change() }
    delete_group_chats: DeleteGroupChats { id: vec(id(ConversationId), 0..3) }
    create_conversation_meeting: CreateConversationMeeting { conversation_id: id(ConversationId), meeting: new_meeting() }
    send_message: SendMessage { conversation_id: id(ConversationId), message: new_message() }
    list_courses: ListCourses {
        cur_page: number(), per_page: number(), filter: of(course_filter()), sort_direction: of(direction()),
    }
    delete_course: DeleteCourse { id: id(CourseId) }
    list_posts: ListPosts {
        time: time(), per_page: number(), sort_key: sort_key(), cur_page: number(), tag: some_text(), user: of(id(UserId)),
    }
    create_post: CreatePost { post: post_body() }
    update_post: UpdatePost { id: id(PostId), post: post_body() }
    delete_post: DeletePost { id: id(PostId) }
    list_news: ListNews {
        time: time(), per_page: number(), sort_key: sort_key(), cur_page: number(), tag: some_text(), user: of(id(UserId)),
        category: some_text(),
    }
    create_news: CreateNews { news: post_body() }
    update_news: UpdateNews { id: id(PostId), news: post_body() }
    delete_news: DeleteNews { id: id(PostId) }
    list_categories: ListCategories { cur_page: number(), per_page: number(), module_code: module_code() }
    list_module_codes: ListModuleCodes {}
    generate_access_token: GenerateAccessToken { user_id: id(UserId) }
    list_sso: ListSso { manage: of(any::<bool>()), location: of(id(LocationId)), department: of(id(DepartmentId)) }
    create_sso: CreateSso { manage: of(any::<bool>()), entry: sso_body() }
    list_events: ListEvents {
        time: of(time()), cur_page: number(), per_page: number(), from_date: of(time()), to_date: of(time()),
        external_events: of(any::<bool>()), filter: of(event_kind()), category: some_text(), only_past: of(any::<bool>()),
        include_happening_now: of(any::<bool>()), only_meeting: of(any::<bool>()), only_going: of(any::<bool>()),
        include_recent_rsvps: of(any::<bool>()),
    }
    create_event: CreateEvent { event: event_body() }
    update_event: UpdateEvent { id: id(EventId), repeat: of(repeat_scope()), event: event_body() }
    delete_event: DeleteEvent { id: id(EventId), repeat: of(repeat_scope()) }
    list_tasks: ListTasks {
        cur_page: number(), per_page: number(), sort_direction: of(direction()),
        filter: of(select(vec![TaskFilter::CreatedByMe, TaskFilter::AssignedToMe])), published: of(any::<bool>()),
    }
    create_task: CreateTask { task: task_body() }
    update_task: UpdateTask { id: id(TaskId), task: task_body() }
    assign_task: AssignTask { id: id(TaskId), user_ids: users(), remove_ids: users() }
    delete_task: DeleteTask { id: id(TaskId) }
    list_enforcement_templates: ListEnforcementTemplates {
        cur_page: number(), per_page: number(), sort_direction: of(direction()),
    }
    list_departments: ListDepartments { cur_page: number(), per_page: number() }
    create_department: CreateDepartment { name: text(), members: of(new_members()) }
    update_department: UpdateDepartment { id: id(DepartmentId), name: text() }
    delete_department: DeleteDepartment { id: id(DepartmentId) }
    update_department_head: UpdateDepartmentHead { id: id(DepartmentId), add: new_members(), remove: of(id(UserId)) }
    update_department_members: UpdateDepartmentMembers {
        id: id(DepartmentId), add_members: new_members(), remove_members: users(),
    }
    get_department_members: GetDepartmentMembers { id: id(DepartmentId) }
    list_locations: ListLocations { cur_page: number(), per_page: number() }
    create_location: CreateLocation { name: text() }
    update_location: UpdateLocation { id: id(LocationId), name: text() }
    delete_location: DeleteLocation { id: id(LocationId) }
    update_location_members: UpdateLocationMembers { id: id(LocationId), add_members: users(), remove_members: users() }
    get_location_members: GetLocationMembers { id: id(LocationId) }
    list_security_groups: ListSecurityGroups { cur_page: number(), per_page: number() }
    add_security_group_members: AddSecurityGroupMembers { group_id: id(GroupId), ids: users() }
    remove_security_group_members: RemoveSecurityGroupMembers { group_id: id(GroupId), id: users(), ids: users() }
    list_videos: ListVideos {
        cur_page: number(), per_page: number(), is_following: of(any::<bool>()), user_id: of(id(UserId)), search: some_text(),
    }
    create_video: CreateVideo {
        title: text(), description: some_text(), video_file_id: of(id(FileId)), thumbnail_file_id: of(id(FileId)),
        meta: of(text().prop_map(|url| VideoMeta { url })), source: number(), permissions: of(permissions()),
    }
    update_video: UpdateVideo {
        id: id(VideoId), title: some_text(), description: some_text(), thumbnail_file_id: some_text(),
        permissions: of(permissions()),
    }
    delete_video: DeleteVideo { id: id(VideoId) }
    list_photos: ListPhotos { cur_page: number(), per_page: number(), filter: of(photo_filter()), user_id: of(id(UserId)) }
    create_photo: CreatePhoto {
        title: some_text(), description: some_text(), file_id: id(FileId), permissions: of(permissions()),
    }
    update_photo: UpdatePhoto { id: id(PhotoId), title: some_text(), description: some_text() }
    delete_photo: DeletePhoto { id: id(PhotoId) }
    list_documents: ListDocuments { cur_page: number(), per_page: number(), category: some_text() }
    create_document: CreateDocument { publish: of(any::<bool>()), document: document_body() }
    update_document: UpdateDocument {
        id: id(DocumentId), publish: of(any::<bool>()), kb: of(written_knowledge()), doc_id: some_text(), doc_url: some_text(),
        permissions: of(permissions()),
    }
    delete_document: DeleteDocument { id: id(DocumentId) }
    list_faqs: ListFaqs { cur_page: number(), per_page: number(), category: some_text() }
    create_faq: CreateFaq {
        publish: of(any::<bool>()), kb: of(written_knowledge()), qas: vec(question(), 0..3), permissions: of(permissions()),
    }
    update_faq: UpdateFaq {
        kb_id: id(FaqId), publish: of(any::<bool>()), kb: of(written_knowledge()), updated_qas: vec(question(), 0..3),
        new_qas: vec(question(), 0..3), remove_question_ids: vec(id(FaqId), 0..3), qas: vec(question(), 0..3),
        permissions: of(permissions()),
    }
    delete_faq: DeleteFaq { kb_id: id(FaqId) }
    request_media_upload: RequestMediaUpload { mime: text(), name: text(), module_code: module_code() }
}

fn sso_body() -> impl Strategy<Value = SsoBody> {
    let kind = select(vec![SsoKind::QuickLink, SsoKind::Sso]);
    let addresses = proptest::array::uniform5(some_text());
    (kind, text(), addresses, of(any::<u32>()), of(id(FileId)), of(id(DepartmentId)), of(id(LocationId))).prop_map(
        |(
            kind,
            name,
            [authorization_uri, token_uri, refresh_uri, login_url, link],
            order,
            file_id,
            department_id,
            location_id,
        )| {
            SsoBody {
                kind,
                name,
                authorization_uri,
                token_uri,
                refresh_uri,
                login_url,
                order,
                file_id,
                department_id,
                location_id,
                link,
            }
        },
    )
}

fn direction() -> impl Strategy<Value = SortDirection> {
    select(vec![SortDirection::Ascending, SortDirection::Descending])
}

fn task_body() -> impl Strategy<Value = TaskBody> {
    let status = of(select(vec![TaskStatus::Draft, TaskStatus::Published]));
    let ids = (of(id(TemplateId)), of(id(VideoId)), of(id(DocumentId)), of(id(CourseId)), of(users()));
    let texts = proptest::array::uniform4(some_text());
    (texts, status, of(task_kind()), of(any::<u32>()), of(any::<u32>()), ids).prop_map(
        |([title, description, content, link], status, kind, time, due_days, ids)| TaskBody {
            title,
            description,
            status,
            kind,
            notification_template_id: ids.0,
            content,
            time,
            video_id: ids.1,
            link,
            due_days,
            document_id: ids.2,
            training_course_task_list_id: ids.3,
            user_ids: ids.4,
        },
    )
}

fn new_members() -> impl Strategy<Value = Vec<NewMember>> {
    let member = (id(UserId), of(any::<bool>()), of(id(DepartmentId)), of(any::<bool>()));
    let member = member.prop_map(|(id, is_admin, existing_dept, is_department_head)| NewMember {
        id,
        is_admin,
        existing_dept,
        is_department_head,
    });
    vec(member, 0..4)
}

fn sort_key() -> impl Strategy<Value = Option<SortKey>> {
    of(select(vec![SortKey::Recent, SortKey::MostReacted, SortKey::MostCommented]))
}

/// Something: nothing at all reads as absent.
fn written_knowledge() -> impl Strategy<Value = Knowledge> {
    knowledge().prop_filter("says something", |knowledge| *knowledge != Knowledge::default())
}

fn photo_filter() -> impl Strategy<Value = PhotoFilter> {
    use PhotoFilter::{AllPhotos, FriendsPhotos, OnlyMePhotos, TaggedPhotos, TeamPhotos};
    select(vec![AllPhotos, FriendsPhotos, OnlyMePhotos, TaggedPhotos, TeamPhotos])
}

fn module_code() -> impl Strategy<Value = ModuleCode> {
    any::<u32>().prop_map(ModuleCode)
}
