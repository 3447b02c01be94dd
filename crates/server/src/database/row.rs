//! Reading columns without repeating their types.

use serde::de::DeserializeOwned;
use sqlx::{Row, any::AnyRow};

/// Columns by name.
pub(crate) trait Fields {
    /// A text that is always there.
    fn text(&self, column: &str) -> Result<String, sqlx::Error>;
    /// A text or NULL.
    fn maybe_text(&self, column: &str) -> Result<Option<String>, sqlx::Error>;
    /// A number that is always there.
    fn int(&self, column: &str) -> Result<i64, sqlx::Error>;
    /// A number or NULL.
    fn maybe_int(&self, column: &str) -> Result<Option<i64>, sqlx::Error>;
    /// A text of JSON.
    fn json<T: DeserializeOwned>(&self, column: &str) -> Result<T, sqlx::Error>;
    /// A text that parses, such as an id.
    fn parsed<T: std::str::FromStr<Err: std::error::Error + Send + Sync + 'static>>(
        &self,
        column: &str,
    ) -> Result<T, sqlx::Error>;
    /// The same or NULL.
    fn maybe_parsed<T: std::str::FromStr<Err: std::error::Error + Send + Sync + 'static>>(
        &self,
        column: &str,
    ) -> Result<Option<T>, sqlx::Error>;
}

impl Fields for AnyRow {
    fn text(&self, column: &str) -> Result<String, sqlx::Error> {
        self.try_get(column)
    }
    fn maybe_text(&self, column: &str) -> Result<Option<String>, sqlx::Error> {
        self.try_get(column)
    }
    fn int(&self, column: &str) -> Result<i64, sqlx::Error> {
        self.try_get(column)
    }
    fn maybe_int(&self, column: &str) -> Result<Option<i64>, sqlx::Error> {
        self.try_get(column)
    }
    fn json<T: DeserializeOwned>(&self, column: &str) -> Result<T, sqlx::Error> {
        serde_json::from_str(&self.text(column)?).map_err(|e| undecodable(column, e))
    }
    fn parsed<T: std::str::FromStr<Err: std::error::Error + Send + Sync + 'static>>(
        &self,
        column: &str,
    ) -> Result<T, sqlx::Error> {
        self.text(column)?.parse().map_err(|e| undecodable(column, e))
    }
    fn maybe_parsed<T: std::str::FromStr<Err: std::error::Error + Send + Sync + 'static>>(
        &self,
        column: &str,
    ) -> Result<Option<T>, sqlx::Error> {
        self.maybe_text(column)?.map(|text| text.parse().map_err(|e| undecodable(column, e))).transpose()
    }
}

fn undecodable(column: &str, source: impl std::error::Error + Send + Sync + 'static) -> sqlx::Error {
    sqlx::Error::ColumnDecode { index: column.to_owned(), source: Box::new(source) }
}
