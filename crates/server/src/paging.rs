//! WorkDrive's pages: a number from 1, and where it stands among all.

use api::workdrive::Meta;

use crate::refusal::Refusal;

/// Which rows are asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paging {
    page: u64,
    per_page: u64,
}

impl Paging {
    /// Checks what the caller sent: pages from 1, rows from 1 to 100.
    pub(crate) fn new(page: Option<u64>, per_page: Option<u64>) -> Result<Self, Refusal> {
        Self::of_at_most(100, page, per_page)
    }

    /// The same, with rows from 1 to `most`.
    pub(crate) fn of_at_most(most: u64, page: Option<u64>, per_page: Option<u64>) -> Result<Self, Refusal> {
        let (page, per_page) = (page.unwrap_or(1), per_page.unwrap_or(10));
        if !(1..=1_000_000_000).contains(&page) {
            return Err(Refusal::invalid("cur_page", "cur_page must be from 1"));
        }
        if !(1..=most).contains(&per_page) {
            return Err(Refusal::invalid("per_page", format!("per_page must be from 1 to {most}")));
        }
        Ok(Self { page, per_page })
    }

    /// ` LIMIT … OFFSET …`
    pub(crate) fn limit(self) -> String {
        format!(" LIMIT {} OFFSET {}", self.per_page, (self.page - 1) * self.per_page)
    }

    /// Where this page stands among `total` rows.
    pub(crate) fn meta(self, total: i64) -> Meta {
        let total_results = total.unsigned_abs();
        let total_pages = total_results.div_ceil(self.per_page);
        let next_page = if self.page < total_pages { self.page + 1 } else { 0 };
        Meta { per_page: self.per_page, total_pages, total_results, cur_page: self.page, next_page }
    }
}
