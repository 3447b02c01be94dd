//! Making and taking courses: WorkDrive lists and deletes them only.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Rotunda;
use crate::{
    auth::Session,
    catalogue, endpoint, ids, lenient,
    workdrive::{CourseId, FileId, UserId, UserStub, courses::Course},
};

endpoint! {
    /// Makes a course.
    pub CreateCourse(Rotunda, Session, Member): POST "/courses" -> 201 CourseDetail {
        body = /// The course.
        course: CourseBody
    }
}

endpoint! {
    /// Reads a course with its steps.
    pub GetCourse(Rotunda, Session, Member): GET "/courses/{id}" -> CourseDetail {
        path {
            /// Course.
            id: CourseId,
        }
    }
}

endpoint! {
    /// Changes a course; for who made it and for administrators. Steps keep what people did of them by their ids.
    pub UpdateCourse(Rotunda, Session, Member): PUT "/courses/{id}" -> CourseDetail {
        path {
            /// Course.
            id: CourseId,
        }
        body = /// The course as it is to be.
        course: CourseBody
    }
}

endpoint! {
    /// Gives a course to people, and takes it from people; for who made it and for administrators.
    pub AssignCourse(Rotunda, Session, Member): POST "/courses/{id}/people" -> CourseDetail {
        path {
            /// Course.
            id: CourseId,
        }
        body {
            /// Who takes it from now on.
            #[serde(default, deserialize_with = "lenient::list")]
            add: Vec<UserId>,
            /// Who takes it no more.
            #[serde(default, deserialize_with = "lenient::list")]
            remove: Vec<UserId>,
        }
    }
}

endpoint! {
    /// Says that the caller has done a step, or has not. Whoever does a step takes the course.
    pub CompleteStep(Rotunda, Session, Member): POST "/courses/{id}/steps/{step}" -> CourseDetail {
        path {
            /// Course.
            id: CourseId,
            /// Step.
            step: StepId,
        }
        body {
            /// Whether it is done.
            is_done as "isDone": bool,
        }
    }
}

catalogue![CreateCourse, GetCourse, UpdateCourse, AssignCourse, CompleteStep];

ids! {
    /// A step of a course.
    StepId,
}

/// A course in a request.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CourseBody {
    /// Title, 1 to 200 characters.
    pub title: String,
    /// What it is about, at most 5,000 characters.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub description: String,
    /// Names of categories of the module Course.
    #[serde(default, deserialize_with = "lenient::list")]
    pub categories: Vec<String>,
    /// Picture: an upload of the caller's.
    #[serde(default, deserialize_with = "lenient::some")]
    pub file_id: Option<FileId>,
    /// Until when it has to be done.
    #[serde(default, deserialize_with = "crate::time::some_moment")]
    pub due_date: Option<DateTime<Utc>>,
    /// Whether others see it. Default true.
    #[serde(default = "yes")]
    pub is_published: bool,
    /// Steps in their order, 1 to 100.
    #[serde(default, deserialize_with = "lenient::list")]
    pub steps: Vec<StepBody>,
}

const fn yes() -> bool {
    true
}

/// A step in a request.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StepBody {
    /// Which one it is, when the course has it already.
    #[serde(default, deserialize_with = "lenient::some")]
    pub id: Option<StepId>,
    /// Title, 1 to 200 characters.
    pub title: String,
    /// What to learn, at most 20,000 characters.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub text: String,
    /// Address of what to read or watch.
    #[serde(default, deserialize_with = "lenient::some")]
    pub link: Option<String>,
    /// Minutes that it takes, at most 10,000.
    #[serde(default)]
    pub minutes: u32,
}

/// A course with its steps and people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CourseDetail {
    /// The course, as lists have it.
    pub course: Course,
    /// Steps in their order.
    pub steps: Vec<Step>,
    /// Who takes it; for who made it and for administrators, else the caller alone.
    pub people: Vec<Learner>,
}

/// A step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// Id.
    pub id: StepId,
    /// Title.
    pub title: String,
    /// What to learn.
    pub text: String,
    /// Address of what to read or watch.
    pub link: Option<String>,
    /// Minutes that it takes.
    pub minutes: u32,
    /// Whether the caller has done it.
    pub is_done: bool,
}

/// Somebody who takes a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Learner {
    /// Who.
    pub user: UserStub,
    /// How many steps they have done.
    pub done: u64,
}
