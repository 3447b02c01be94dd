//! A small organization on a server of its own.
//!
//! Cara leads Ada and Ben and reports to Mia; Dan administers. Eve is Ada's friend and in the group. Ada and Ben work in Aarhus,
//! the others in Berlin. Nobody else exists.

use std::{path::PathBuf, sync::LazyLock};

use api::workdrive::{CategoryId, DepartmentId, GroupId, LocationId, UserId};
use axum::Router;
use rotunda_server::{Backend, Setup, config::Config, people, router};
use uuid::Uuid;

mod client;

pub(crate) use client::{Client, refusal};

/// Runs a test on both databases.
#[macro_export]
macro_rules! on_both {
    ($($(#[$meta:meta])* async fn $name:ident($world:ident) $body:block)*) => {$(
        $(#[$meta])*
        mod $name {
            use super::*;
            async fn run($world: $crate::world::World) $body
            #[tokio::test]
            async fn sqlite() {
                run($crate::world::World::on_sqlite().await).await;
            }
            #[tokio::test]
            async fn postgres() {
                if let Some(world) = $crate::world::World::on_postgres().await {
                    run(world).await;
                }
            }
        }
    )*};
}

/// The server, and who is in it.
pub(crate) struct World {
    pub(crate) backend: Backend,
    pub(crate) router: Router,
    /// Where the server keeps its data.
    pub(crate) folder: PathBuf,
    /// The database, unless it is a file in the folder.
    pub(crate) database: Option<String>,
}

const fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0000 | number)
}

pub(crate) const ADA: UserId = UserId(id(1));
pub(crate) const BEN: UserId = UserId(id(2));
pub(crate) const CARA: UserId = UserId(id(3));
pub(crate) const DAN: UserId = UserId(id(4));
pub(crate) const EVE: UserId = UserId(id(5));
pub(crate) const MIA: UserId = UserId(id(6));
pub(crate) const GROUP: GroupId = GroupId(id(7));
pub(crate) const AARHUS: LocationId = LocationId(id(8));
pub(crate) const BERLIN: LocationId = LocationId(id(9));
pub(crate) const CATEGORY: CategoryId = CategoryId(id(10));
pub(crate) const RESEARCH: DepartmentId = DepartmentId(id(11));
/// Ids that nothing has.
pub(crate) const NOBODY: Uuid = id(0xdead);
/// Everybody's password.
pub(crate) const PASSWORD: &str = "correct horse battery";

impl World {
    pub(crate) async fn on_sqlite() -> Self {
        Self::with(Config::default(), None).await
    }

    /// Nothing when no PostgreSQL is named; says so.
    pub(crate) async fn on_postgres() -> Option<Self> {
        let Ok(server) = std::env::var("ROTUNDA_TEST_POSTGRES") else {
            eprintln!("skipped: ROTUNDA_TEST_POSTGRES names no PostgreSQL server");
            return None;
        };
        sqlx::any::install_default_drivers();
        let schema = format!("test_{}", Uuid::new_v4().simple());
        let admin = sqlx::AnyPool::connect(&server).await.expect("ROTUNDA_TEST_POSTGRES can be reached");
        sqlx::query(sqlx::AssertSqlSafe(format!("CREATE SCHEMA {schema}"))).execute(&admin).await.unwrap();
        admin.close().await;
        let joiner = if server.contains('?') { '&' } else { '?' };
        let url = format!("{server}{joiner}options=-csearch_path%3D{schema}");
        Some(Self::with(Config::default(), Some(url)).await)
    }

    pub(crate) async fn with(config: Config, database: Option<String>) -> Self {
        Self::set_up(Setup { config, database, ..Setup::default() }).await
    }

    pub(crate) async fn set_up(setup: Setup) -> Self {
        let folder = std::env::temp_dir().join(format!("rotunda-it-{}", Uuid::new_v4().simple()));
        let database = setup.database.clone();
        let backend = Backend::open(Setup { data: folder.clone(), ..setup }).await.unwrap();
        fill(&backend).await;
        Self { router: router(&backend), backend, folder, database }
    }

    /// A browser in which `user` is signed in.
    pub(crate) async fn browser(&self, user: UserId) -> Client {
        let token = Uuid::new_v4().simple().to_string();
        let now = self.backend.clock.now();
        sqlx::query("INSERT INTO sessions (token_hash, id, user_id, created_at, seen_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)")
            .bind(hash(&token))
            .bind(Uuid::new_v4().to_string())
            .bind(user.to_string())
            .bind(now)
            .bind(now)
            .bind(now + 86_400_000)
            .execute(&self.backend.database.pool)
            .await
            .unwrap();
        Client::new(&self.router, Some(format!("rotunda_session={token}")))
    }

    /// A browser in which nobody is signed in.
    pub(crate) fn stranger(&self) -> Client {
        Client::new(&self.router, None)
    }

    /// WorkDrive's access token of a user.
    pub(crate) async fn api_key(&self, user: UserId) -> String {
        let token = Uuid::new_v4().simple().to_string();
        let insert = sqlx::query("INSERT INTO api_tokens (token_hash, user_id, created_at) VALUES ($1, $2, 0)");
        insert.bind(hash(&token)).bind(user.to_string()).execute(&self.backend.database.pool).await.unwrap();
        token
    }

    /// Runs one statement, for what no endpoint can do.
    pub(crate) async fn sql(&self, text: &'static str) -> u64 {
        sqlx::query(text).execute(&self.backend.database.pool).await.unwrap().rows_affected()
    }

    /// The only number that a statement answers.
    pub(crate) async fn number(&self, text: &'static str) -> i64 {
        sqlx::Row::get(&sqlx::query(text).fetch_one(&self.backend.database.pool).await.unwrap(), 0)
    }

    /// How many files lie in the media folder.
    pub(crate) fn stored_files(&self) -> usize {
        fn count(folder: &std::path::Path) -> usize {
            let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
            entries.map(|entry| entry.unwrap().path()).map(|path| if path.is_dir() { count(&path) } else { 1 }).sum()
        }
        count(&self.folder.join("media"))
    }
}

impl Drop for World {
    fn drop(&mut self) {
        self.backend.stop();
        let _left_to_the_system = std::fs::remove_dir_all(&self.folder);
    }
}

fn hash(secret: &str) -> String {
    use sha2::Digest as _;
    sha2::Sha256::digest(secret).iter().map(|byte| format!("{byte:02x}")).collect()
}

async fn fill(backend: &Backend) {
    let mut tx = backend.database.write().await.unwrap();
    let mut run = async |text: String| {
        sqlx::query(sqlx::AssertSqlSafe(text)).execute(&mut *tx).await.unwrap();
    };
    run(format!("INSERT INTO departments (id, name) VALUES ('{RESEARCH}', 'Research')")).await;
    run(format!("INSERT INTO locations (id, name) VALUES ('{AARHUS}', 'Aarhus'), ('{BERLIN}', 'Berlin')")).await;
    run(format!("INSERT INTO groups (id, name) VALUES ('{GROUP}', 'Safety')")).await;
    run(format!("INSERT INTO categories (id, module_code, name) VALUES ('{CATEGORY}', 6, 'Company')")).await;
    let people = [
        (MIA, "Mia", "Zorn", "member", BERLIN, None),
        (CARA, "Cara", "Ångström", "member", BERLIN, Some(MIA)),
        (ADA, "Ada", "Lovelace", "member", AARHUS, Some(CARA)),
        (BEN, "Ben", "Bitdiddle", "member", AARHUS, Some(CARA)),
        (DAN, "Dan", "Admin", "org_admin", BERLIN, None),
        (EVE, "Eve", "O'Neil", "member", BERLIN, None),
    ];
    static HASHED: LazyLock<String> = LazyLock::new(|| rotunda_server::sessions::passwords::hash(PASSWORD).unwrap());
    let password = &*HASHED;
    for (id, first, last, role, location, supervisor) in people {
        let email = format!("{}@example.com", first.to_lowercase());
        let supervisor = supervisor.map_or("NULL".to_owned(), |id| format!("'{id}'"));
        let sort_name = people::sort_name(first, last).replace('\'', "''");
        let quoted = last.replace('\'', "''");
        run(format!(
            "INSERT INTO users (id, email, password, role, status, first_name, last_name, sort_name, location_id, reports_to, \
             created_at, updated_at) VALUES ('{id}', '{email}', '{password}', '{role}', 'ACTIVE', '{first}', '{quoted}', \
             '{sort_name}', '{location}', {supervisor}, 1, 1)"
        ))
        .await;
        for word in people::words(first, last, &email) {
            run(format!("INSERT INTO user_words (word, user_id) VALUES ('{word}', '{id}')")).await;
        }
    }
    run(format!("INSERT INTO group_members (group_id, user_id) VALUES ('{GROUP}', '{EVE}')")).await;
    run(format!("INSERT INTO friendships (user_id, friend_id) VALUES ('{ADA}', '{EVE}'), ('{EVE}', '{ADA}')")).await;
    people::rebuild_chains(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
}
