//! What people share: found and taken away by administrators. It is written where it is read.

use super::{
    super::{Action, Cell, Column, List, Screen, Source},
    ALL_TIME, NOWHERE, PAGES,
};
use crate::text::{admin as t, admin_workdrive as w};

/// Posts that the administrator may see.
pub(super) const POSTS: Screen = Screen {
    key: "posts",
    title: w::posts,
    list: List {
        source: Source {
            operation: "workdrive_ListPosts",
            rows: "/posts",
            paging: PAGES,
            always: &[ALL_TIME],
            filters: &["tag", "user"],
            asks_first: false,
        },
        id: "/id",
        // The text is too long for a name.
        name: &["/user/firstName", "/user/lastName", "/postedAt"],
        columns: &[
            Column { title: w::author, at: &["/user/firstName", "/user/lastName"], kind: Cell::Text },
            Column { title: w::post, at: &["/postText"], kind: Cell::Text },
            Column { title: w::comments, at: &["/commentsCount"], kind: Cell::Number },
            Column { title: w::posted, at: &["/postedAt"], kind: Cell::Time },
        ],
        actions: &[Action {
            operation: "workdrive_DeletePost",
            title: t::delete,
            given: &[("id", "/id")],
            warning: Some(w::delete_post_warning),
            bulk: true,
            ..Action::NONE
        }],
        ..List::NONE
    },
    actions: &[],
};

/// News that the administrator may see.
pub(super) const NEWS: Screen = Screen {
    key: "news",
    title: w::news,
    list: List {
        source: Source {
            operation: "workdrive_ListNews",
            rows: "/news",
            paging: PAGES,
            always: &[ALL_TIME],
            filters: &["category", "tag", "user"],
            asks_first: false,
        },
        id: "/id",
        name: &["/newsTitle"],
        columns: &[
            Column { title: w::title, at: &["/newsTitle"], kind: Cell::Text },
            Column { title: w::author, at: &["/user/firstName", "/user/lastName"], kind: Cell::Text },
            Column { title: w::category, at: &["/category"], kind: Cell::Text },
            Column { title: w::comments, at: &["/commentsCount"], kind: Cell::Number },
            Column { title: w::posted, at: &["/postedAt"], kind: Cell::Time },
        ],
        actions: &[Action {
            operation: "workdrive_DeleteNews",
            title: t::delete,
            given: &[("id", "/id")],
            warning: Some(w::delete_post_warning),
            bulk: true,
            ..Action::NONE
        }],
        ..List::NONE
    },
    actions: &[],
};

/// Events that the administrator may see; an occurrence a row.
pub(super) const EVENTS: Screen = Screen {
    key: "events",
    title: w::events,
    list: List {
        source: Source {
            operation: "workdrive_ListEvents",
            rows: "/events",
            paging: PAGES,
            // Else those to come are not listed.
            always: &[ALL_TIME],
            filters: &["fromDate", "toDate", "filter", "category"],
            asks_first: false,
        },
        id: "/id",
        name: &["/title"],
        columns: &[
            Column { title: w::title, at: &["/title"], kind: Cell::Text },
            Column { title: w::author, at: &["/creator/firstName", "/creator/lastName"], kind: Cell::Text },
            Column { title: w::starts, at: &["/startDateTime"], kind: Cell::Time },
            Column { title: w::going, at: &["/going"], kind: Cell::Number },
            Column { title: w::category, at: &["/category"], kind: Cell::Text },
        ],
        actions: &[Action {
            operation: "workdrive_DeleteEvent",
            title: t::delete,
            given: &[("id", "/id")],
            warning: Some(w::delete_event_warning),
            bulk: true,
            ..Action::NONE
        }],
        ..List::NONE
    },
    actions: &[],
};

/// Photos that the administrator may see.
pub(super) const PHOTOS: Screen = Screen {
    key: "photos",
    title: w::photos,
    list: List {
        source: Source {
            operation: "workdrive_ListPhotos",
            rows: "/photos",
            paging: PAGES,
            filters: &["filter", "userId"],
            ..Source::NONE
        },
        id: "/id",
        name: &["/title"],
        columns: &[
            Column { title: w::title, at: &["/title"], kind: Cell::Text },
            Column { title: w::author, at: &["/user/firstName", "/user/lastName"], kind: Cell::Text },
            Column { title: w::file, at: &["/photo/name"], kind: Cell::Text },
            Column { title: t::created, at: &["/createdAt"], kind: Cell::Time },
        ],
        actions: &[
            Action {
                operation: "workdrive_UpdatePhoto",
                title: t::edit,
                given: &[("id", "/id")],
                initial: &[("", "")],
                ..Action::NONE
            },
            Action {
                operation: "workdrive_DeletePhoto",
                title: t::delete,
                given: &[("id", "/id")],
                warning: Some(t::delete_warning),
                bulk: true,
                ..Action::NONE
            },
        ],
        ..List::NONE
    },
    actions: &[],
};

/// Videos that the administrator may see.
pub(super) const VIDEOS: Screen = Screen {
    key: "videos",
    title: w::videos,
    list: List {
        source: Source {
            operation: "workdrive_ListVideos",
            rows: "/videos",
            paging: PAGES,
            filters: &["search", "userId", "isFollowing"],
            ..Source::NONE
        },
        id: "/id",
        name: &["/title"],
        columns: &[
            Column { title: w::title, at: &["/title"], kind: Cell::Text },
            Column { title: w::author, at: &["/user/firstName", "/user/lastName"], kind: Cell::Text },
            Column { title: w::file, at: &["/videoFile/name", "/meta/url"], kind: Cell::Text },
            Column { title: t::created, at: &["/createdAt"], kind: Cell::Time },
        ],
        actions: &[
            Action {
                operation: "workdrive_UpdateVideo",
                title: t::edit,
                // An audience is replaced as a whole, and is chosen where the video is.
                given: &[("id", "/id"), ("/permissions", NOWHERE)],
                initial: &[("", "")],
                ..Action::NONE
            },
            Action {
                operation: "workdrive_DeleteVideo",
                title: t::delete,
                given: &[("id", "/id")],
                warning: Some(t::delete_warning),
                bulk: true,
                ..Action::NONE
            },
        ],
        ..List::NONE
    },
    actions: &[],
};

/// Group chats: public ones, and those that the administrator is in. Who administers a chat changes it where it is.
pub(super) const GROUP_CHATS: Screen = Screen {
    key: "group-chats",
    title: w::group_chats,
    list: List {
        source: Source {
            operation: "workdrive_ListGroupChats",
            rows: "/conversations",
            paging: PAGES,
            always: &[("include_participants", "true")],
            filters: &["group_type", "my_group_chats", "time"],
            asks_first: false,
        },
        id: "/id",
        name: &["/title"],
        columns: &[
            Column { title: w::title, at: &["/title"], kind: Cell::Text },
            Column { title: t::kind, at: &["/type"], kind: Cell::State },
            Column { title: w::is_private, at: &["/isPrivate"], kind: Cell::Text },
            Column { title: w::category, at: &["/category"], kind: Cell::Text },
            Column { title: t::members, at: &["/participants"], kind: Cell::Number },
            Column { title: t::created, at: &["/createdAt"], kind: Cell::Time },
        ],
        actions: &[Action {
            operation: "workdrive_DeleteGroupChats",
            title: t::delete,
            given: &[("id", "/id")],
            warning: Some(w::delete_chat_warning),
            bulk: true,
            ..Action::NONE
        }],
        ..List::NONE
    },
    actions: &[],
};
