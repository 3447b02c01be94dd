//! What this installation is: whose, and whether it is a demo.

use std::sync::{PoisonError, RwLock};

use api::{rotunda::sessions::Org, workdrive::OrgId};
use uuid::Uuid;

use crate::{
    clock::Clock,
    database::{Database, Fields, Sql},
};

/// How much demo data to load.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum DemoSize {
    /// A company of 60 people.
    Small,
    /// A tenth of the large one, to measure against it.
    Medium,
    /// 10,000 people and 100,000 posts, for measuring.
    Large,
    /// None: a real installation.
    #[default]
    None,
}

impl DemoSize {
    /// As stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
            Self::None => "none",
        }
    }
}

/// Whose installation it is.
#[derive(Debug)]
pub struct Installation {
    state: RwLock<State>,
}

#[derive(Debug, Clone)]
struct State {
    id: OrgId,
    name: String,
    demo: DemoSize,
}

impl Installation {
    /// Reads the installation, or founds it in an empty database. Answers the key of the signed addresses too.
    pub(crate) async fn open(database: &Database, clock: &Clock) -> Result<(Self, Vec<u8>), sqlx::Error> {
        let secret = crate::random().map_err(|_| sqlx::Error::Configuration("no random bytes".into()))?;
        let mut tx = database.write().await?;
        let mut found = Sql::new("INSERT INTO installation (id, name, demo, secret, created_at) SELECT ");
        found.bind(Uuid::now_v7().to_string()).push(", 'Rotunda', 'none', ").bind(crate::hex(&secret)).push(", ");
        found.push(&clock.now().to_string()).push(" WHERE NOT EXISTS (SELECT 1 FROM installation)");
        found.execute(&mut tx).await?;
        let row = sqlx::query("SELECT id, name, demo, secret FROM installation").fetch_one(&mut *tx).await?;
        tx.commit().await?;
        let demo = match &*row.text("demo")? {
            "small" => DemoSize::Small,
            "medium" => DemoSize::Medium,
            "large" => DemoSize::Large,
            _ => DemoSize::None,
        };
        let state = State { id: row.parsed("id")?, name: row.text("name")?, demo };
        Ok((Self { state: RwLock::new(state) }, row.text("secret")?.into_bytes()))
    }

    /// The organization.
    #[must_use]
    pub fn org(&self) -> Org {
        let state = self.state();
        Org { id: state.id, name: state.name }
    }

    /// Which demo it serves, if any.
    #[must_use]
    pub fn demo(&self) -> DemoSize {
        self.state().demo
    }

    /// Takes over the organization's new name.
    pub(crate) fn rename(&self, name: &str) {
        name.clone_into(&mut self.state.write().unwrap_or_else(PoisonError::into_inner).name);
    }

    /// Names the organization and says which demo it is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set(&self, database: &Database, name: &str, demo: DemoSize) -> Result<(), sqlx::Error> {
        let mut sql = Sql::new("UPDATE installation SET name = ");
        sql.bind(name.to_owned()).push(", demo = ").bind(demo.as_str().to_owned());
        sql.execute(&mut *database.pool.acquire().await?).await?;
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        name.clone_into(&mut state.name);
        state.demo = demo;
        Ok(())
    }

    fn state(&self) -> State {
        self.state.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
