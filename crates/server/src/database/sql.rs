//! Statements put together from pieces.

use std::fmt::Display;

use sqlx::{
    Any, AnyConnection, Arguments, AssertSqlSafe, Encode, Type,
    any::{AnyArguments, AnyRow},
};

/// A statement in the making: text of this program, and values that always travel as parameters.
///
/// sqlx's own builder writes `?`, which PostgreSQL does not know; both engines know `$1`.
#[derive(Default)]
pub(crate) struct Sql {
    text: String,
    values: AnyArguments,
    failed: Option<sqlx::error::BoxDynError>,
}

impl Sql {
    /// Begins with `text`.
    pub(crate) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }

    /// Adds a piece of text.
    pub(crate) fn push(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Adds a parameter and writes it.
    pub(crate) fn bind<'a, T: Encode<'a, Any> + Type<Any>>(&mut self, value: T) -> &mut Self {
        let placeholder = self.param(value);
        self.push(&placeholder)
    }

    /// Adds a parameter and answers how it is written, as often as needed.
    pub(crate) fn param<'a, T: Encode<'a, Any> + Type<Any>>(&mut self, value: T) -> String {
        if let Err(e) = self.values.add(value) {
            self.failed.get_or_insert(e);
        }
        format!("${}", self.values.len())
    }

    /// Adds `($1, $2, ...)`, or `(NULL)` for none: nothing is in that.
    pub(crate) fn list<T: Display>(&mut self, values: impl IntoIterator<Item = T>) -> &mut Self {
        let mut before = "(";
        for value in values {
            self.push(before).bind(value.to_string());
            before = ", ";
        }
        self.push(if before == "(" { "(NULL)" } else { ")" })
    }

    /// Runs it and reads all rows.
    pub(crate) async fn rows(self, connection: &mut AnyConnection) -> Result<Vec<AnyRow>, sqlx::Error> {
        self.check()?.fetch_all(connection).await
    }

    /// Runs it and reads the first row.
    pub(crate) async fn row(self, connection: &mut AnyConnection) -> Result<Option<AnyRow>, sqlx::Error> {
        self.check()?.fetch_optional(connection).await
    }

    /// Runs it and tells how many rows it changed.
    pub(crate) async fn execute(self, connection: &mut AnyConnection) -> Result<u64, sqlx::Error> {
        Ok(self.check()?.execute(connection).await?.rows_affected())
    }

    fn check(self) -> Result<sqlx::query::Query<'static, Any, AnyArguments>, sqlx::Error> {
        match self.failed {
            Some(e) => Err(sqlx::Error::Encode(e)),
            None => Ok(sqlx::query_with(AssertSqlSafe(self.text), self.values)),
        }
    }
}
