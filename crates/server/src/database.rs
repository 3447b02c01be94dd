//! The database: one query layer for SQLite and PostgreSQL.
//!
//! Columns are BIGINT, TEXT and DOUBLE only, because these are what sqlx's `Any` driver knows on both. What differs between the two
//! is here and in the migrations, nowhere else.

use std::{fmt, path::Path, sync::Arc, time::Duration};

use sqlx::{
    Any, AnyPool, AssertSqlSafe, Transaction,
    any::{AnyArguments, AnyPoolOptions, AnyRow},
    query::Query,
};
use tokio::{sync::Mutex, time::timeout};

use crate::once;

mod migrations;
mod row;
mod sql;

pub(crate) use row::Fields;
pub(crate) use sql::Sql;

/// How long a turn to write is waited for.
const TURN: Duration = Duration::from_secs(10);

/// A transaction that may write.
pub type Write = Transaction<'static, Any>;

/// Which of the two it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// A file in the data folder.
    Sqlite,
    /// A server, for scale.
    Postgres,
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        })
    }
}

/// The open database.
#[derive(Debug, Clone)]
pub struct Database {
    /// Connections, for reading.
    pub pool: AnyPool,
    /// Which of the two it is.
    pub engine: Engine,
    /// Who writes next on SQLite: its own waiting lets some wait for ever, each with a connection.
    turn: Arc<Mutex<()>>,
    /// Its address. Contains the password: never log it.
    pub(crate) url: String,
}

impl Database {
    /// Opens the database at `url` (`postgres://...` or `sqlite:...`), or the file `rotunda.sqlite` in `data`, and migrates it.
    ///
    /// # Errors
    /// When it cannot be reached, or was migrated by a newer version.
    pub async fn open(url: Option<&str>, data: &Path) -> Result<Self, sqlx::Error> {
        sqlx::any::install_default_drivers();
        let file = || format!("sqlite://{}?mode=rwc", data.join("rotunda.sqlite").display());
        let url = url.map_or_else(file, str::to_owned);
        let engine = if url.starts_with("sqlite:") { Engine::Sqlite } else { Engine::Postgres };
        let pool = AnyPoolOptions::new()
            .max_connections(if engine == Engine::Sqlite { 8 } else { 16 })
            .acquire_timeout(Duration::from_secs(5))
            // A read connection costs memory, not time: none is dropped for being idle or old on SQLite.
            .idle_timeout((engine == Engine::Postgres).then_some(Duration::from_secs(600)))
            .max_lifetime((engine == Engine::Postgres).then_some(Duration::from_secs(1800)))
            .test_before_acquire(engine == Engine::Postgres)
            .after_connect(move |connection, _| {
                Box::pin(async move {
                    let settings = if engine == Engine::Sqlite { SQLITE_SETTINGS } else { POSTGRES_SETTINGS };
                    sqlx::raw_sql(settings).execute(connection).await?;
                    Ok(())
                })
            })
            .connect(&url)
            .await?;
        let database = Self { pool, engine, turn: Arc::default(), url };
        migrations::run(&database).await?;
        Ok(database)
    }

    /// Begins a transaction that writes.
    ///
    /// On SQLite it takes the write lock at once: one that reads first and writes later could fail halfway. Those who wait for it get it in
    /// the order in which they came.
    ///
    /// # Errors
    /// When it has no turn within 10 s, or no connection or lock within 5 s of it; when the request that is being answered was answered before.
    pub async fn write(&self) -> Result<Write, sqlx::Error> {
        let mut tx = match self.engine {
            Engine::Sqlite => {
                let _turn = timeout(TURN, self.turn.lock()).await.map_err(|_| sqlx::Error::PoolTimedOut)?;
                self.pool.begin_with("BEGIN IMMEDIATE").await?
            }
            Engine::Postgres => self.pool.begin().await?,
        };
        once::store(&mut tx).await?;
        Ok(tx)
    }
}

/// Several readers beside one writer; a commit survives a crash of the program, the last ones may be lost with the power.
const SQLITE_SETTINGS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; \
     PRAGMA busy_timeout = 5000; PRAGMA cache_size = -16000; PRAGMA mmap_size = 268435456; PRAGMA temp_store = MEMORY;";

/// A statement whose text was made by this program, never from what a caller sent.
pub(crate) fn statement(text: String) -> Query<'static, Any, AnyArguments> {
    sqlx::query(AssertSqlSafe(text))
}

/// Reads a number that a statement answers in its only column.
pub(crate) fn number(row: &AnyRow) -> Result<i64, sqlx::Error> {
    sqlx::Row::try_get(row, 0)
}

/// Statements are short: compiling one takes longer than running it.
const POSTGRES_SETTINGS: &str = "SET jit = off";

/// The pattern of what contains a text, for `LIKE … ESCAPE '\'`.
pub(crate) fn like(text: &str) -> String {
    format!("%{}%", literal(text))
}

/// A text in a pattern that stands for itself alone, for `LIKE … ESCAPE '\'`.
pub(crate) fn literal(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}
