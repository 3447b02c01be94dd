//! Categories of each module's things.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CategoryId, Meta, OrgId, WorkDrive, module_codes::ModuleCode};
use crate::{auth::ApiKey, catalogue, endpoint, lenient, page::Paged};

endpoint! {
    /// Lists the categories of one module, by name.
    ///
    /// `GET /api/categories`. Errors: `Invalid` for an unknown module code.
    pub ListCategories(WorkDrive, ApiKey, Member): GET "/categories" -> CategoryPage {
        query {
            /// Page, from 1. Default 1.
            cur_page: Option<u64>,
            /// Rows per page, 1 to 100. Default 10.
            per_page: Option<u64>,
            /// Module.
            module_code as "moduleCode": ModuleCode,
        }
    }
}

catalogue![ListCategories];

impl Paged for ListCategories {
    type Item = Category;
    fn items(page: CategoryPage) -> Vec<Category> {
        page.categories
    }
    fn next(&self, page: &CategoryPage) -> Option<Self> {
        (page.meta.next_page > 0).then(|| Self { cur_page: Some(page.meta.next_page), ..self.clone() })
    }
}

/// A page of categories.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CategoryPage {
    /// Rows.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub categories: Vec<Category>,
    /// Where it stands.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub meta: Meta,
}

/// A category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Category {
    /// Id.
    pub id: CategoryId,
    /// Module.
    pub module_code: ModuleCode,
    /// Name.
    pub category: String,
    /// Colour, as CSS writes it.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub color: Option<String>,
    /// Organization.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub org_id: Option<OrgId>,
}
