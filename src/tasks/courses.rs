//! Courses: how far one is, and what there is to learn.

pub mod list;
pub mod model;
pub mod panel;
pub mod store;

use super::model::CourseId;
use crate::chunk::chunk;

chunk!(pub(super) tasks_courses() => leptos::prelude::view! { <list::CourseList/> });
chunk!(pub(super) tasks_course(id: CourseId) => leptos::prelude::view! { <panel::CoursePanel id/> });
