//! The numbers by which WorkDrive names its modules.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::WorkDrive;
use crate::{auth::ApiKey, catalogue, endpoint};

endpoint! {
    /// Lists the modules and their numbers.
    ///
    /// `GET /api/module-codes`; the answer is a bare array. Only `POST` = 1 is documented, the other numbers are ours.
    pub ListModuleCodes(WorkDrive, ApiKey, Member): GET "/module-codes" -> Vec<Module> {}
}

catalogue![ListModuleCodes];

/// A module's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct ModuleCode(
    /// As listed by [`ListModuleCodes`].
    pub u32,
);

impl ModuleCode {
    /// Posts; the one documented number.
    pub const POST: Self = Self(1);
    /// Events.
    pub const EVENT: Self = Self(4);
    /// Conversations.
    pub const CHAT: Self = Self(3);
    /// Documents.
    pub const DOCUMENT: Self = Self(5);
    /// News.
    pub const NEWS: Self = Self(6);
    /// FAQs.
    pub const FAQ: Self = Self(9);
    /// Courses.
    pub const COURSE: Self = Self(10);
}

impl fmt::Display for ModuleCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Module {
    /// Name in capitals, e.g. `POST`.
    pub name: String,
    /// Number.
    pub module_code: ModuleCode,
}
