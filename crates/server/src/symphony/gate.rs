//! Who may in: holders of session tokens, and who is signed in.

use std::sync::{Mutex, PoisonError};

use ::api::{
    endpoint::{Access, EndpointInfo},
    error::ErrorKind,
    rotunda::sessions::Role,
    symphony::{Symphony as Pod, SymphonyAgent, SymphonyLogin, Uid},
    workdrive::UserId,
};
use api::endpoint::Vendor as _;

use http::request;
use tokio::sync::Notify;

use super::{accounts, login, open_apps::OpenApps};
use crate::{
    Backend,
    caller::{self, Caller},
    database::{Fields, Sql},
    refusal::Refusal,
};

/// What of ours acts as an account too.
const OURS: &str = "/symphony/mine/";

/// As which account a request acts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Account {
    pub(crate) uid: Uid,
    pub(crate) roles: Vec<String>,
    pub(crate) is_service: bool,
    /// By which the sender knows the request again.
    pub(crate) idempotency_key: Option<String>,
    /// The program that sends it.
    pub(crate) user_agent: Option<String>,
}

impl Account {
    /// Takes from a request's head what is kept with what it sends.
    ///
    /// # Errors
    /// `Invalid` for a key that is none.
    pub(crate) fn read_head(&mut self, head: &request::Parts) -> Result<(), Refusal> {
        let text = |name: &str| head.headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let wrong = |message| Refusal::new(ErrorKind::Invalid, message);
        self.idempotency_key = caller::idempotency_key(head).map_err(wrong)?;
        self.user_agent = text("user-agent").map(|agent| agent.chars().take(200).collect());
        Ok(())
    }

    /// Whether its roles give it this level of access.
    pub(crate) fn may(&self, access: Access) -> bool {
        self.roles.iter().any(|role| access.symphony_roles().contains(&role.as_str()))
    }
}

/// Refuses accounts without any of the roles that an operation asks for.
///
/// # Errors
/// `Forbidden`.
pub(crate) fn check_access(info: &EndpointInfo, account: Option<&Account>) -> Result<(), Refusal> {
    let is_open = info.access.symphony_roles().is_empty();
    if is_open || account.is_some_and(|account| account.may(info.access)) { Ok(()) } else { Err(super::lacks()) }
}

/// What Symphony keeps in memory.
#[derive(Debug, Default)]
pub struct Symphony {
    synced: Mutex<Option<(i64, i64)>>,
    /// Wakes the readers of datafeeds.
    pub(super) happened: Notify,
    /// Who has the app open.
    pub(super) open: OpenApps,
}

impl Symphony {
    /// The state of those who work here that the accounts were last brought up to.
    pub(super) fn synced(&self) -> Option<(i64, i64)> {
        *self.synced.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn set_synced(&self, state: (i64, i64)) {
        *self.synced.lock().unwrap_or_else(PoisonError::into_inner) = Some(state);
    }
}

/// Who holds a session token.
///
/// # Errors
/// `Unauthenticated` for one that is over, revoked or none of ours.
pub(crate) async fn by_token(backend: &Backend, token: &str) -> Result<Caller, Refusal> {
    accounts::sync(backend).await?;
    let mut connection = backend.database.pool.acquire().await?;
    let mut sql = Sql::new(
        "SELECT u.id, u.roles, u.account_type, COALESCE(u.user_id, u.created_by) AS owner, a.detail FROM symphony_tokens t \
         JOIN symphony_users u ON u.id = t.user_id LEFT JOIN symphony_apps a ON a.id = t.app_id \
         WHERE t.kind = 'session' AND (t.app_id IS NULL OR a.is_enabled = 1) AND t.token_hash = ",
    );
    let now = backend.clock.now();
    sql.bind(caller::hash(token)).push(" AND t.expires_at > ").bind(now).push(" AND ");
    accounts::is_open(&mut sql, now);
    let over = || Refusal::new(ErrorKind::Unauthenticated, "Invalid session");
    let row = sql.row(&mut connection).await?.ok_or_else(over)?;
    if let Some(app) = row.maybe_text("detail")? {
        let app = serde_json::from_str(&app).map_err(|e| Refusal::broken("read the app", e))?;
        // It acts for the user.
        if !login::may_act(&app) {
            return Err(over());
        }
    }
    let account = Account {
        uid: Uid(row.int("id")?),
        roles: row.json("roles")?,
        is_service: row.text("account_type")? == "SYSTEM",
        ..Account::default()
    };
    let role = if account.may(Access::UserProvisioning) { Role::OrgAdmin } else { Role::Member };
    Ok(Caller { user: row.parsed("owner")?, role, session: None, cookie: None, qwil: None, symphony: Some(account) })
}

/// The roles of somebody's account; none when there is none that is open.
///
/// # Errors
/// When the database fails.
pub(crate) async fn roles_of(backend: &Backend, user: UserId) -> Result<Vec<String>, Refusal> {
    accounts::sync(backend).await?;
    let mut sql = Sql::new("SELECT u.roles FROM symphony_users u WHERE u.user_id = ");
    sql.bind(user.to_string()).push(" AND ");
    accounts::is_open(&mut sql, backend.clock.now());
    let row = sql.row(&mut *backend.database.pool.acquire().await?).await?;
    Ok(row.map(|row| row.json("roles")).transpose()?.unwrap_or_default())
}

/// As which account somebody who is signed in acts; nothing outside Symphony.
pub(crate) async fn by_session(
    backend: &Backend,
    info: &EndpointInfo,
    user: UserId,
) -> Result<Option<Account>, Refusal> {
    let is_symphony = [Pod::NAME, SymphonyAgent::NAME, SymphonyLogin::NAME].contains(&info.vendor);
    let is_for_roles = !info.access.symphony_roles().is_empty();
    if !is_symphony && !is_for_roles && !info.path.starts_with(OURS) {
        return Ok(None);
    }
    accounts::sync(backend).await?;
    let mut connection = backend.database.pool.acquire().await?;
    let mut sql = Sql::new("SELECT u.id, u.roles FROM symphony_users u WHERE u.user_id = ");
    sql.bind(user.to_string()).push(" AND ");
    accounts::is_open(&mut sql, backend.clock.now());
    let row = sql.row(&mut connection).await?.ok_or_else(super::lacks)?;
    Ok(Some(Account { uid: Uid(row.int("id")?), roles: row.json("roles")?, ..Account::default() }))
}
