//! The table of kinds: whose ids there are, and which operation lists or finds them.

use super::Kind;
use crate::admin::screens::{Paging, Source};

/// Each kind.
pub(super) const ALL: &[&Kind] = &[
    &PEOPLE,
    &DEPARTMENTS,
    &LOCATIONS,
    &SECURITY_GROUPS,
    &TEMPLATES,
    &COURSES,
    &DOCUMENTS,
    &VIDEOS,
    &GROUP_CHATS,
    &CHAT_CATEGORIES,
    &EVENT_CATEGORIES,
    &DOCUMENT_CATEGORIES,
    &NEWS_CATEGORIES,
    &FAQ_CATEGORIES,
    &COURSE_CATEGORIES,
    &MEMBERS,
    &CONTACT_GROUPS,
    &CHATS,
    &ACCOUNTS,
    &ROOMS,
    &BARRIER_GROUPS,
    &ROLES,
    &FEATURES,
    &APPS,
    &DISCLAIMERS,
    &CUSTOMERS,
    &ATTRIBUTES,
];

/// What a kind is unless it says otherwise.
const NONE: Kind = Kind {
    types: &[],
    fields: &[],
    source: Source::NONE,
    search: None,
    opens: false,
    id: "/id",
    name: &["/name"],
    detail: &[],
    picture: "/-",
    is_person: false,
    names: None,
};

const WORKDRIVE_PAGES: Paging = Paging::Pages { page: "cur_page", size: "per_page", rows: 100 };

/// What WorkDrive lists whole.
const fn listed(operation: &'static str, rows: &'static str) -> Source {
    Source { operation, rows, paging: WORKDRIVE_PAGES, ..Source::NONE }
}

static PEOPLE: Kind = Kind {
    types: &["workdrive_UserId"],
    fields: &[
        ("workdrive_CreateUser", "reportsTo"),
        ("workdrive_UpdateUser", "reportsTo"),
        ("BulkCreateUsers", "reportsTo"),
    ],
    source: Source { operation: "rotunda_SearchPeople", always: &[("limit", "20")], ..Source::NONE },
    search: Some("search"),
    opens: true,
    name: &["/firstName", "/lastName"],
    detail: &["/designation", "/department"],
    picture: "/picture/thumbnail",
    is_person: true,
    names: Some(("rotunda_ListPeople", "users", "")),
    ..NONE
};

static DEPARTMENTS: Kind = Kind {
    types: &["workdrive_DepartmentId"],
    fields: &[
        ("workdrive_CreateUser", "department"),
        ("workdrive_UpdateUser", "department"),
        ("BulkCreateUsers", "department"),
    ],
    source: listed("workdrive_ListDepartments", "/departments"),
    ..NONE
};

static LOCATIONS: Kind = Kind {
    types: &["workdrive_LocationId"],
    fields: &[
        ("workdrive_CreateUser", "location"),
        ("workdrive_UpdateUser", "location"),
        ("BulkCreateUsers", "location"),
    ],
    source: listed("workdrive_ListLocations", "/locations"),
    ..NONE
};

static SECURITY_GROUPS: Kind = Kind {
    types: &["workdrive_GroupId"],
    fields: &[("workdrive_CreateUser", "securityGroup"), ("BulkCreateUsers", "securityGroup")],
    source: listed("workdrive_ListSecurityGroups", "/groups"),
    ..NONE
};

static TEMPLATES: Kind = Kind {
    types: &["workdrive_TemplateId"],
    source: listed("workdrive_ListEnforcementTemplates", "/notificationTemplates"),
    name: &["/title"],
    ..NONE
};

static COURSES: Kind = Kind {
    types: &["workdrive_CourseId"],
    source: listed("workdrive_ListCourses", "/taskLists"),
    name: &["/title"],
    ..NONE
};

static DOCUMENTS: Kind = Kind {
    types: &["workdrive_DocumentId"],
    source: listed("workdrive_ListDocuments", "/docs"),
    detail: &["/category"],
    ..NONE
};

static VIDEOS: Kind = Kind {
    types: &["workdrive_VideoId"],
    source: listed("workdrive_ListVideos", "/videos"),
    name: &["/title"],
    ..NONE
};

static GROUP_CHATS: Kind = Kind {
    types: &["workdrive_ConversationId"],
    source: listed("workdrive_ListGroupChats", "/conversations"),
    name: &["/title"],
    ..NONE
};

/// The categories of a module, which are named where they are used.
const fn categories(
    module: &'static [(&'static str, &'static str)],
    fields: &'static [(&'static str, &'static str)],
) -> Kind {
    let source = Source {
        operation: "workdrive_ListCategories",
        rows: "/categories",
        paging: WORKDRIVE_PAGES,
        always: module,
        ..Source::NONE
    };
    Kind { fields, source, id: "/category", name: &["/category"], ..NONE }
}

static CHAT_CATEGORIES: Kind = categories(&[("moduleCode", "3")], &[("GroupChat", "category")]);
static EVENT_CATEGORIES: Kind = categories(&[("moduleCode", "4")], &[("Event", "category")]);
static DOCUMENT_CATEGORIES: Kind = categories(&[("moduleCode", "5")], &[("Document", "category")]);
static NEWS_CATEGORIES: Kind = categories(&[("moduleCode", "6")], &[("News", "category")]);
static COURSE_CATEGORIES: Kind = categories(&[("moduleCode", "10")], &[("Course", "categories")]);
static FAQ_CATEGORIES: Kind = categories(&[("moduleCode", "9")], &[("Faq", "category")]);

const QWIL_PAGES: Paging = Paging::Pages { page: "page", size: "per_page", rows: 100 };

/// Members of Qwil.
pub(super) static MEMBERS: Kind = Kind {
    types: &["qwil_MembershipId"],
    source: Source {
        operation: "qwil_ListMemberships",
        rows: "/entity_memberships",
        paging: QWIL_PAGES,
        // Staff and clients, and all but the removed.
        always: &[("entity_user_xref_type", "3"), ("entity_user_xref_status_type", "8")],
        ..Source::NONE
    },
    search: Some("search"),
    opens: true,
    id: "/entity_user_xref_uuid",
    name: &["/first_name", "/last_name"],
    detail: &["/job_title", "/primary_email"],
    is_person: true,
    ..NONE
};

/// Contact groups of Qwil.
pub(super) static CONTACT_GROUPS: Kind = Kind {
    types: &["qwil_GroupId"],
    source: Source {
        operation: "qwil_ListGroups",
        rows: "/groups",
        paging: QWIL_PAGES,
        always: &[("group_status_type", "3")],
        ..Source::NONE
    },
    search: Some("search"),
    opens: true,
    id: "/group_uuid",
    detail: &["/description"],
    ..NONE
};

static CHATS: Kind = Kind {
    types: &["qwil_ChatId"],
    source: Source { operation: "qwil_ListReviewedChats", rows: "/chats", always: &[("limit", "50")], ..Source::NONE },
    search: Some("search"),
    opens: true,
    id: "/chat_uuid",
    name: &["/title"],
    ..NONE
};

/// Accounts of Symphony.
pub(super) static ACCOUNTS: Kind = Kind {
    types: &["symphony_Uid"],
    fields: &[("_ListConnections", "userIds")],
    source: Source { operation: "symphony_SearchUsers", rows: "/users", always: &[("limit", "50")], ..Source::NONE },
    search: Some("/query"),
    name: &["/displayName"],
    detail: &["/emailAddress", "/id"],
    is_person: true,
    names: Some(("symphony_GetUsers", "uid", "/users")),
    ..NONE
};

static ROOMS: Kind = Kind {
    types: &["symphony_StreamId"],
    source: Source { operation: "symphony_SearchRooms", rows: "/rooms", always: &[("limit", "50")], ..Source::NONE },
    search: Some("/query"),
    id: "/roomSystemInfo/id",
    name: &["/roomAttributes/name"],
    detail: &["/roomAttributes/description"],
    ..NONE
};

/// Groups of information barriers.
pub(super) static BARRIER_GROUPS: Kind = Kind {
    fields: &[("symphony_", "gid"), ("rotunda_CreatePolicy", "groups"), ("rotunda_UpdatePolicy", "groups")],
    source: Source { operation: "symphony_ListBarrierGroups", ..Source::NONE },
    ..NONE
};

static ROLES: Kind = Kind {
    fields: &[
        ("symphony_AddRole", "id"),
        ("symphony_RemoveRole", "id"),
        ("symphony_CreateUser", "roles"),
        ("symphony_FindUsers", "role"),
    ],
    source: Source { operation: "symphony_ListRoles", ..Source::NONE },
    detail: &["/id"],
    ..NONE
};

static FEATURES: Kind = Kind {
    fields: &[("symphony_UpdateUserFeatures", "entitlment"), ("symphony_FindUsers", "feature")],
    source: Source { operation: "symphony_ListFeatures", ..Source::NONE },
    id: "",
    name: &[""],
    ..NONE
};

static APPS: Kind = Kind {
    fields: &[("AppEntitlements", "appId")],
    source: Source { operation: "symphony_ListPodAppEntitlements", ..Source::NONE },
    id: "/appId",
    name: &["/appName"],
    detail: &["/appId"],
    ..NONE
};

static DISCLAIMERS: Kind = Kind {
    fields: &[("Disclaimer", "did"), ("symphony_UpdateUserDisclaimer", "id")],
    source: Source { operation: "symphony_ListDisclaimers", ..Source::NONE },
    ..NONE
};

static CUSTOMERS: Kind = Kind {
    types: &["dixa_EndUserId"],
    source: Source {
        operation: "dixa_ListEndUsers",
        rows: "/data",
        paging: Paging::Cursor { at: "/meta/next", param: "pageKey" },
        always: &[("pageLimit", "100")],
        ..Source::NONE
    },
    name: &["/displayName"],
    detail: &["/email", "/phoneNumber"],
    is_person: true,
    ..NONE
};

static ATTRIBUTES: Kind = Kind {
    types: &["dixa_AttributeId"],
    source: Source { operation: "rotunda_ListDixaAttributes", ..Source::NONE },
    ..NONE
};
