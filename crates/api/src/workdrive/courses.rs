//! Courses: steps to learn something in an order. WorkDrive calls them task lists.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CourseId, File, Meta, OrgId, TemplateId, UserId, WorkDrive, tasks::SortDirection};
use crate::{auth::ApiKey, catalogue, endpoint, lenient, page::Paged};

endpoint! {
    /// Lists courses by the time they were made.
    ///
    /// The document prints `GET /api/categories`, a copy of another operation; the backend answers that too when it has no `moduleCode`.
    pub ListCourses(WorkDrive, ApiKey, Member): GET "/courses" -> CoursePage {
        query {
            /// Page, from 1. Default 1.
            cur_page: Option<u64>,
            /// Rows per page, 1 to 100. Default 10.
            per_page: Option<u64>,
            /// Which ones. Default: all.
            filter: Option<CourseFilter>,
            /// Oldest first (the default) or newest first.
            sort_direction: Option<SortDirection>,
        }
    }
}

endpoint! {
    /// Deletes a course for good, with what people have done of it.
    ///
    /// `DELETE /api/courses/{id}`; for who made it and for administrators.
    pub DeleteCourse(WorkDrive, ApiKey, Member): DELETE "/courses/{id}" -> () {
        path {
            /// Course.
            id: CourseId,
        }
    }
}

catalogue![ListCourses, DeleteCourse];

impl Paged for ListCourses {
    type Item = Course;
    fn items(page: CoursePage) -> Vec<Course> {
        page.task_lists
    }
    fn next(&self, page: &CoursePage) -> Option<Self> {
        (page.meta.next_page > 0).then(|| Self { cur_page: Some(page.meta.next_page), ..self.clone() })
    }
}

/// Which courses. The document names `ALL_COURSES` only; the others are made after it and the filters of tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CourseFilter {
    /// All that the caller may see: published ones, and their own.
    AllCourses,
    /// Those that the caller has to take.
    CoursesAssignedToMe,
    /// Those that the caller made.
    CoursesCreatedByMe,
}

/// A page of courses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CoursePage {
    /// Rows.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub task_lists: Vec<Course>,
    /// Where it stands.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub meta: Meta,
}

/// A course.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Course {
    /// Id.
    pub id: CourseId,
    /// The same again.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub course_id: Option<CourseId>,
    /// Title.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub title: String,
    /// What it is about.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub description: String,
    /// Names of categories.
    #[serde(default, deserialize_with = "lenient::list")]
    pub categories: Vec<String>,
    /// Place among its siblings; the embedded backend has none.
    #[serde(default, deserialize_with = "lenient::text")]
    pub order: Option<String>,
    /// How many steps it has; a text in the document.
    #[serde(default, deserialize_with = "count")]
    pub number_of_tasks: u64,
    /// How many people take it; a text in the document.
    #[serde(default, deserialize_with = "count")]
    pub users_count: u64,
    /// Minutes that all steps take; a text in the document, without a unit.
    #[serde(default, deserialize_with = "count")]
    pub total_time: u64,
    /// Organization.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub org_id: Option<OrgId>,
    /// How many steps the caller has done.
    #[serde(default, deserialize_with = "count")]
    pub tasks: u64,
    /// The course that it is a part of; the embedded backend has none.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub parent_task_list_id: Option<CourseId>,
    /// How much of it the caller has done, 0 to 100.
    #[serde(default, deserialize_with = "count")]
    pub progress: u64,
    /// When it last changed.
    #[serde(default, deserialize_with = "crate::time::some_moment")]
    pub updated_at: Option<DateTime<Utc>>,
    /// `published` or `draft`.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub status: Option<String>,
    /// Picture.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub file: Option<File>,
    /// Until when it has to be done.
    #[serde(default, deserialize_with = "crate::time::optional")]
    pub due_date: Option<DateTime<Utc>>,
    /// Whether the caller has begun it.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub started: bool,
    /// Who made it.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub created_by: Option<UserId>,
    /// How people are reminded; the embedded backend has none.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub notification_template_id: Option<TemplateId>,
}

/// A count where the document's examples have prose: 0 for what is no number.
fn count<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    Ok(lenient::text(deserializer)?.and_then(|text| text.parse().ok()).unwrap_or_default())
}
