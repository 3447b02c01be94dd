//! Courses and tasks.

use super::{
    super::{Action, Cell, Column, List, Part, Screen, Source},
    BODY, NOWHERE, PAGES,
};
use crate::text::{admin as t, admin_workdrive as w};

/// Courses, with who takes them. Steps are written where courses are: a change of one sends all of them.
pub(super) const COURSES: Screen = Screen {
    key: "courses",
    title: w::courses,
    list: List {
        source: Source {
            operation: "workdrive_ListCourses",
            rows: "/taskLists",
            paging: PAGES,
            filters: &["filter", "sort_direction"],
            ..Source::NONE
        },
        id: "/id",
        name: &["/title"],
        columns: &[
            Column { title: w::title, at: &["/title"], kind: Cell::Text },
            Column { title: t::status, at: &["/status"], kind: Cell::State },
            Column { title: w::people, at: &["/usersCount"], kind: Cell::Number },
            Column { title: w::steps, at: &["/numberOfTasks"], kind: Cell::Number },
            Column { title: w::due, at: &["/dueDate"], kind: Cell::Time },
            Column { title: t::changed, at: &["/updatedAt"], kind: Cell::Time },
        ],
        actions: &[
            Action {
                operation: "rotunda_AssignCourse",
                title: w::assign,
                given: &[("id", "/id"), ("/remove", NOWHERE)],
                bulk: true,
                ..Action::NONE
            },
            Action {
                operation: "workdrive_DeleteCourse",
                title: t::delete,
                given: &[("id", "/id")],
                warning: Some(w::delete_course_warning),
                bulk: true,
                ..Action::NONE
            },
        ],
        parts: &[
            Part {
                title: w::people,
                given: &[("id", "/id")],
                list: List {
                    source: Source { operation: "rotunda_GetCourse", rows: "/people", ..Source::NONE },
                    id: "/user/id",
                    name: &["/user/firstName", "/user/lastName"],
                    columns: &[
                        Column { title: t::name, at: &["/user/firstName", "/user/lastName"], kind: Cell::Text },
                        Column { title: w::department, at: &["/user/department"], kind: Cell::Text },
                        Column { title: w::steps_done, at: &["/done"], kind: Cell::Number },
                    ],
                    actions: &[Action {
                        operation: "rotunda_AssignCourse",
                        title: t::remove,
                        given: &[("id", "^/id"), ("/remove", "/user/id"), BODY],
                        warning: Some(w::unassign_warning),
                        bulk: true,
                        ..Action::NONE
                    }],
                    ..List::NONE
                },
                actions: &[Action {
                    operation: "rotunda_AssignCourse",
                    title: w::assign,
                    given: &[("id", "^/id"), ("/remove", NOWHERE)],
                    ..Action::NONE
                }],
            },
            Part {
                title: w::steps,
                given: &[("id", "/id")],
                list: List {
                    source: Source { operation: "rotunda_GetCourse", rows: "/steps", ..Source::NONE },
                    id: "/id",
                    name: &["/title"],
                    columns: &[
                        Column { title: w::title, at: &["/title"], kind: Cell::Text },
                        Column { title: w::minutes, at: &["/minutes"], kind: Cell::Number },
                        Column { title: w::address, at: &["/link"], kind: Cell::Text },
                    ],
                    ..List::NONE
                },
                actions: &[],
            },
        ],
        ..List::NONE
    },
    actions: &[Action { operation: "rotunda_CreateCourse", title: t::create, ..Action::NONE }],
};

/// Tasks: those that the administrator made or has to do. Nobody sees other tasks.
pub(super) const TASKS: Screen = Screen {
    key: "tasks",
    title: w::tasks,
    list: List {
        source: Source {
            operation: "workdrive_ListTasks",
            rows: "/tasks",
            paging: PAGES,
            filters: &["filter", "published", "sort_direction"],
            ..Source::NONE
        },
        id: "/id",
        name: &["/title"],
        columns: &[
            Column { title: w::title, at: &["/title"], kind: Cell::Text },
            Column { title: t::kind, at: &["/task_type"], kind: Cell::Text },
            Column { title: t::status, at: &["/status"], kind: Cell::State },
            Column { title: w::people, at: &["/assignedUserIds"], kind: Cell::Number },
            Column { title: w::due, at: &["/dueDate"], kind: Cell::Time },
            Column { title: t::created, at: &["/createdAt"], kind: Cell::Time },
        ],
        actions: &[
            Action {
                operation: "workdrive_UpdateTask",
                title: t::edit,
                given: &[("id", "/id"), ("/status", NOWHERE)],
                initial: &[("", "")],
                ..Action::NONE
            },
            Action {
                operation: "workdrive_UpdateTask",
                title: w::publish,
                given: &[("id", "/id"), ("/status", "=publish"), BODY],
                warning: Some(w::publish_task_warning),
                is_mild: true,
                bulk: true,
                ..Action::NONE
            },
            Action {
                operation: "workdrive_AssignTask",
                title: w::assign,
                given: &[("id", "/id")],
                bulk: true,
                ..Action::NONE
            },
            Action {
                operation: "workdrive_DeleteTask",
                title: t::delete,
                given: &[("id", "/id")],
                warning: Some(t::delete_warning),
                bulk: true,
                ..Action::NONE
            },
        ],
        ..List::NONE
    },
    actions: &[Action { operation: "workdrive_CreateTask", title: t::create, ..Action::NONE }],
};
