//! Brings the database's tables to what this version needs.

use super::{Database, Engine, number, statement};

/// The text of a step for each engine.
macro_rules! step {
    ($name:literal) => {
        (
            include_str!(concat!("../../migrations/sqlite/", $name, ".sql")),
            include_str!(concat!("../../migrations/postgres/", $name, ".sql")),
        )
    };
}

/// The steps, oldest first: a step that has been released is never changed, only followed by another.
const STEPS: &[(&str, &str)] = &[
    step!("0001_feeds"),
    step!("0002_structure"),
    step!("0003_library"),
    step!("0004_sso"),
    step!("0005_faqs"),
    step!("0006_tasks"),
    step!("0007_people"),
    step!("0008_events"),
    step!("0009_organization"),
    step!("0010_notifications"),
    step!("0011_courses"),
    step!("0012_conversations"),
    step!("0013_units"),
    step!("0014_dixa"),
    step!("0015_qwil"),
    step!("0016_qwil_chats"),
    step!("0017_symphony"),
    step!("0018_symphony_users"),
    step!("0019_symphony_rules"),
    step!("0020_symphony_messages"),
    step!("0021_symphony_on_behalf"),
    step!("0022_notices_place"),
    step!("0023_chats_mine"),
    step!("0024_symphony_mine"),
    step!("0025_audit"),
    step!("0026_once"),
];

/// Takes the steps that have not been taken, all or none of them.
pub(super) async fn run(database: &Database) -> Result<(), sqlx::Error> {
    let mut tx = database.write().await?;
    if database.engine == Engine::Postgres {
        // Two servers may start at once on one database.
        sqlx::query("SELECT pg_advisory_xact_lock(7278)").execute(&mut *tx).await?;
    }
    sqlx::query("CREATE TABLE IF NOT EXISTS migrations (step BIGINT NOT NULL PRIMARY KEY)").execute(&mut *tx).await?;
    let taken = sqlx::query("SELECT COALESCE(MAX(step), 0) FROM migrations").fetch_one(&mut *tx).await?;
    let taken = usize::try_from(number(&taken)?).unwrap_or(0);
    if taken > STEPS.len() {
        return Err(sqlx::Error::Configuration("the database was made by a newer version of rotunda-server".into()));
    }
    for (step, (sqlite, postgres)) in STEPS.iter().enumerate().skip(taken) {
        let text = if database.engine == Engine::Sqlite { sqlite } else { postgres };
        sqlx::raw_sql(*text).execute(&mut *tx).await?;
        statement(format!("INSERT INTO migrations (step) VALUES ({})", step + 1)).execute(&mut *tx).await?;
    }
    tx.commit().await
}
