//! Enforcement templates: how people are reminded of tasks.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Meta, TemplateId, WorkDrive, tasks::SortDirection};
use crate::{auth::ApiKey, catalogue, endpoint, lenient, page::Paged};

endpoint! {
    /// Lists the templates of the organization, by the time they were made.
    ///
    /// `GET /api/enforcement-templates`
    pub ListEnforcementTemplates(WorkDrive, ApiKey, Member): GET "/enforcement-templates" -> TemplatePage {
        query {
            /// Page, from 1. Default 1.
            cur_page: Option<u64>,
            /// Rows per page, 1 to 100. Default 10.
            per_page: Option<u64>,
            /// Newest first (the default) or oldest first.
            sort_direction: Option<SortDirection>,
        }
    }
}

catalogue![ListEnforcementTemplates];

impl Paged for ListEnforcementTemplates {
    type Item = Template;
    fn items(page: TemplatePage) -> Vec<Template> {
        page.notification_templates
    }
    fn next(&self, page: &TemplatePage) -> Option<Self> {
        (page.meta.next_page > 0).then(|| Self { cur_page: Some(page.meta.next_page), ..self.clone() })
    }
}

/// A page of templates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TemplatePage {
    /// Rows.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub notification_templates: Vec<Template>,
    /// Where it stands.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub meta: Meta,
}

/// A template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Template {
    /// Id.
    pub id: TemplateId,
    /// Title.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub title: String,
    /// What it is for; its values are not documented.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub system_event: Option<String>,
    /// Its kind; its values are not documented.
    #[serde(default, rename = "type", deserialize_with = "lenient::optional")]
    pub kind: Option<String>,
    /// Its kind within the kind; its values are not documented.
    #[serde(default, rename = "subType", deserialize_with = "lenient::optional")]
    pub sub_kind: Option<String>,
    /// When and how people are reminded.
    #[serde(default, deserialize_with = "lenient::list")]
    pub reminders: Vec<Reminder>,
}

/// One reminder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Reminder {
    /// `email`, `push`, `text` or `restrict`.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub reminder_type: String,
    /// `week`, `days`, `hours` or `minutes`.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub reminder_time_unit: String,
    /// How many of the unit before the task is due.
    #[serde(default, deserialize_with = "lenient::number")]
    pub reminder_time: u64,
    /// Not documented.
    #[serde(default, deserialize_with = "lenient::text")]
    pub ref_id: Option<String>,
    /// Not documented.
    #[serde(default, deserialize_with = "lenient::text")]
    pub org_content_template_id: Option<String>,
}
