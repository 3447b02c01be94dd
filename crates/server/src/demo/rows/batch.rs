//! Inserts many rows with one statement.

use sqlx::AnyConnection;

use crate::database::statement;

/// Parameters a statement at most; a statement that is used again and again is parsed once, so it need not be huge.
const PARAMETERS: usize = 4000;

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
    pub(super) async fn add<const N: usize>(
        &mut self,
        tx: &mut AnyConnection,
        row: [Value; N],
    ) -> Result<(), sqlx::Error> {
        debug_assert_eq!(N, self.columns.len(), "a value a column of {}", self.table);
        self.values.extend(row);
        if self.values.len() + N > PARAMETERS { self.finish(tx).await } else { Ok(()) }
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
