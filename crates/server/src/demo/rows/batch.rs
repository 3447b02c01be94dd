//! Inserts many rows with one statement.

use serde::Serialize;
use sqlx::AnyConnection;

use crate::database::statement;

/// Parameters a statement at most. SQLite looks for the name of each among all of them: with 4,000 half the time goes there.
const PARAMETERS: usize = 400;

/// A column's value.
#[derive(Debug, Clone)]
pub(super) enum Value {
    Int(Option<i64>),
    Text(Option<String>),
}

/// A number or a truth.
pub(super) fn int(number: impl Into<i64>) -> Value {
    Value::Int(Some(number.into()))
}

/// A text, or an id as text.
pub(super) fn text(text: impl ToString) -> Value {
    Value::Text(Some(text.to_string()))
}

/// A number, if there is one.
pub(super) fn maybe_int(number: Option<i64>) -> Value {
    Value::Int(number)
}

/// A text or an id, if there is one.
pub(super) fn maybe(text: Option<impl ToString>) -> Value {
    Value::Text(text.map(|text| text.to_string()))
}

/// A list or an object.
pub(super) fn json(value: &impl Serialize) -> Value {
    Value::Text(serde_json::to_string(value).ok())
}

/// Rows of one table that wait for being inserted.
pub(super) struct Batch {
    table: &'static str,
    columns: &'static [&'static str],
    values: Vec<Value>,
}

impl Batch {
    pub(super) fn new(table: &'static str, columns: &'static [&'static str]) -> Self {
        Self { table, columns, values: Vec::new() }
    }

    /// Adds a row and inserts what waits once that is enough.
    pub(super) async fn add(
        &mut self,
        tx: &mut AnyConnection,
        row: impl IntoIterator<Item = Value>,
    ) -> Result<(), sqlx::Error> {
        self.values.extend(row);
        debug_assert!(self.values.len().is_multiple_of(self.columns.len()), "a value a column of {}", self.table);
        if self.values.len() + self.columns.len() > PARAMETERS { self.finish(tx).await } else { Ok(()) }
    }

    /// Inserts what waits.
    pub(super) async fn finish(&mut self, tx: &mut AnyConnection) -> Result<(), sqlx::Error> {
        if self.values.is_empty() {
            return Ok(());
        }
        let mut query = statement(self.sql());
        for value in self.values.drain(..) {
            query = match value {
                Value::Int(number) => query.bind(number),
                Value::Text(text) => query.bind(text),
            };
        }
        query.execute(tx).await.map(drop)
    }

    fn sql(&self) -> String {
        let width = self.columns.len();
        let rows: Vec<String> = (0..self.values.len() / width)
            .map(|row| {
                let row: Vec<String> = (1..=width).map(|column| format!("${}", row * width + column)).collect();
                format!("({})", row.join(", "))
            })
            .collect();
        format!("INSERT INTO {} ({}) VALUES {}", self.table, self.columns.join(", "), rows.join(", "))
    }
}
