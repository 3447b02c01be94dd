//! Pages by number, and what lists are searched for.

use super::{check_number, check_text};
use crate::{database, database::Sql, refusal::Refusal};

/// Which page is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page {
    pub(super) number: u64,
    pub(super) size: u64,
}

impl Page {
    /// Checks what the caller sent: pages from 1, rows from 1 to 200.
    pub(super) fn new(page: Option<u64>, per_page: Option<u64>) -> Result<Self, Refusal> {
        let (number, size) = (page.unwrap_or(1), per_page.unwrap_or(50));
        check_number("page", number, 1, 1_000_000_000)?;
        check_number("per_page", size, 1, 200)?;
        Ok(Self { number, size })
    }

    /// ` LIMIT … OFFSET …`
    pub(super) fn limit(self) -> String {
        format!(" LIMIT {} OFFSET {}", self.size, (self.number - 1) * self.size)
    }
}

/// The pattern of what contains a text, whatever its case.
pub(super) fn like(search: &str) -> String {
    database::like(&search.trim().to_lowercase())
}

/// Adds the condition that one of the columns contains the text, whatever its case.
pub(super) fn containing(sql: &mut Sql, columns: &[&str], search: Option<&str>) -> Result<(), Refusal> {
    let Some(search) = search else { return Ok(()) };
    check_text("search", search, 1, 500)?;
    let pattern = sql.param(like(search));
    for (at, column) in columns.iter().enumerate() {
        sql.push(if at == 0 { " AND (" } else { " OR " });
        sql.push(&format!("lower({column}) LIKE {pattern} ESCAPE '\\'"));
    }
    sql.push(")");
    Ok(())
}
