//! WorkDrive's modules and their categories.

use ::api::{
    error::ErrorKind,
    workdrive::{
        categories::{Category, CategoryPage, ListCategories},
        module_codes::{ListModuleCodes, Module, ModuleCode},
    },
};

use crate::{
    Backend,
    api::Api,
    caller::Caller,
    courses,
    database::{Fields, Sql},
    paging::Paging,
    refusal::Refusal,
};

/// Mounts this area.
pub(crate) fn routes(api: Api) -> Api {
    api.serve(list_module_codes).serve_or(list_categories, courses::is_meant, courses::list_courses)
}

/// Only `POST` = 1 is documented. The others follow the order of the vendor's document.
const MODULES: [(&str, u32); 11] = [
    ("POST", 1),
    ("TASK", 2),
    ("CHAT", 3),
    ("EVENT", 4),
    ("DOCUMENT", 5),
    ("NEWS", 6),
    ("PHOTO", 7),
    ("VIDEO", 8),
    ("FAQ", 9),
    ("COURSE", 10),
    ("USER", 11),
];

/// Refuses a number that names no module.
pub(crate) fn check(code: ModuleCode) -> Result<(), Refusal> {
    if MODULES.iter().any(|(_, known)| *known == code.0) {
        return Ok(());
    }
    Err(Refusal {
        field: Some("moduleCode".to_owned()),
        ..Refusal::new(ErrorKind::Invalid, format!("no module has the code {code}"))
    })
}

async fn list_module_codes(_: Backend, _: Caller, _: ListModuleCodes) -> Result<Vec<Module>, Refusal> {
    let module = |(name, code): &(&str, u32)| Module { name: (*name).to_owned(), module_code: ModuleCode(*code) };
    Ok(MODULES.iter().map(module).collect())
}

async fn list_categories(backend: Backend, _: Caller, asked: ListCategories) -> Result<CategoryPage, Refusal> {
    check(asked.module_code)?;
    let paging = Paging::new(asked.cur_page, asked.per_page)?;
    let code = i64::from(asked.module_code.0);
    let mut connection = backend.database.pool.acquire().await?;
    let mut total = Sql::new("SELECT COUNT(*) AS n FROM categories WHERE module_code = ");
    total.bind(code);
    let total = total.row(&mut connection).await?.map_or(Ok(0), |row| row.int("n"))?;
    let mut sql = Sql::new("SELECT id, name, color FROM categories WHERE module_code = ");
    sql.bind(code).push(" ORDER BY name").push(&paging.limit());
    let org = backend.installation.org().id;
    let category = |row: sqlx::any::AnyRow| {
        Ok::<_, sqlx::Error>(Category {
            id: row.parsed("id")?,
            module_code: asked.module_code,
            category: row.text("name")?,
            color: row.maybe_text("color")?,
            org_id: Some(org),
        })
    };
    let categories = sql.rows(&mut connection).await?.into_iter().map(category).collect::<Result<_, _>>()?;
    Ok(CategoryPage { categories, meta: paging.meta(total) })
}
