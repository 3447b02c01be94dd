//! Who follows whom.

use ::api::{
    endpoint::Access,
    symphony::{SuccessResponse, Uid, followers::*},
};
use sqlx::AnyConnection;

use super::{account, accounts, lacks, window, wrong};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

const MOST: usize = 100;

/// Refuses to speak for others, without a role for it, and numbers that nobody has.
async fn check(
    connection: &mut AnyConnection,
    caller: &Caller,
    followed: Uid,
    followers: &[Uid],
) -> Result<Vec<Uid>, Refusal> {
    let account = account(caller)?;
    if !(1..=MOST).contains(&followers.len()) {
        return Err(Refusal::invalid("followers", format!("followers must be 1 to {MOST} numbers")));
    }
    if !account.may(Access::UserProvisioning) && followers.iter().any(|follower| *follower != account.uid) {
        return Err(lacks());
    }
    if followers.contains(&followed) {
        return Err(wrong("nobody follows themselves"));
    }
    let mut all = followers.to_vec();
    all.push(followed);
    all.sort_unstable();
    all.dedup();
    accounts::check(connection, &all, || wrong("a user cannot be found")).await?;
    all.retain(|uid| *uid != followed);
    Ok(all)
}

pub(super) async fn follow_user(
    backend: Backend,
    caller: Caller,
    asked: FollowUser,
) -> Result<SuccessResponse, Refusal> {
    let mut tx = backend.database.write().await?;
    for follower in check(&mut tx, &caller, asked.uid, &asked.followers).await? {
        let mut sql = Sql::new("INSERT INTO symphony_follows (followed, follower) VALUES (");
        sql.bind(asked.uid.0).push(", ").bind(follower.0).push(") ON CONFLICT DO NOTHING");
        sql.execute(&mut tx).await?;
    }
    tx.commit().await?;
    Ok(SuccessResponse::new("User(s) successfully added in the list of followers"))
}

pub(super) async fn unfollow_user(
    backend: Backend,
    caller: Caller,
    asked: UnfollowUser,
) -> Result<SuccessResponse, Refusal> {
    let mut tx = backend.database.write().await?;
    for follower in check(&mut tx, &caller, asked.uid, &asked.followers).await? {
        let mut sql = Sql::new("DELETE FROM symphony_follows WHERE followed = ");
        sql.bind(asked.uid.0).push(" AND follower = ").bind(follower.0);
        sql.execute(&mut tx).await?;
    }
    tx.commit().await?;
    Ok(SuccessResponse::new("User(s) successfully removed from the list of followers"))
}

pub(super) async fn list_followers(backend: Backend, _: Caller, asked: ListFollowers) -> Result<Followers, Refusal> {
    let page = Page { limit: asked.limit, before: asked.before, after: asked.after };
    let path = format!("/v1/user/{}/followers", asked.uid);
    let (count, followers, pagination) = page.read(&backend, ["followed", "follower"], asked.uid, &path).await?;
    Ok(Followers { count, followers, pagination })
}

pub(super) async fn list_following(backend: Backend, _: Caller, asked: ListFollowing) -> Result<Following, Refusal> {
    let page = Page { limit: asked.limit, before: asked.before, after: asked.after };
    let path = format!("/v1/user/{}/following", asked.uid);
    let (count, following, pagination) = page.read(&backend, ["follower", "followed"], asked.uid, &path).await?;
    Ok(Following { count, following, pagination })
}

/// A page by cursors, which are numbers of users here.
struct Page {
    limit: Option<u64>,
    before: Option<String>,
    after: Option<String>,
}

impl Page {
    async fn read(
        self,
        backend: &Backend,
        [of, listed]: [&str; 2],
        uid: Uid,
        path: &str,
    ) -> Result<(u64, Vec<Uid>, Pagination), Refusal> {
        let (_, limit) = window(None, self.limit, [100, 1000])?;
        let cursor = |name: &str, text: &Option<String>| {
            let parsed = text.as_deref().map(str::parse::<i64>).transpose();
            parsed.map_err(|_| Refusal::invalid(name, format!("{name} is no cursor of this list")))
        };
        let (before, after) = (cursor("before", &self.before)?, cursor("after", &self.after)?);
        if before.is_some() && after.is_some() {
            return Err(wrong("only one of before and after can be given"));
        }
        let mut connection = backend.database.pool.acquire().await?;
        accounts::check(&mut connection, &[uid], || wrong("the user cannot be found")).await?;
        let mut count = Sql::new(&format!("SELECT COUNT(*) AS n FROM symphony_follows WHERE {of} = "));
        count.bind(uid.0);
        let count = count.row(&mut connection).await?.map_or(Ok(0), |row| row.int("n"))?.unsigned_abs();
        let mut sql = Sql::new(&format!("SELECT {listed} AS id FROM symphony_follows WHERE {of} = "));
        sql.bind(uid.0);
        if let Some(before) = before {
            sql.push(&format!(" AND {listed} < ")).bind(before);
        }
        if let Some(after) = after {
            sql.push(&format!(" AND {listed} > ")).bind(after);
        }
        let order = if before.is_some() { " DESC" } else { "" };
        sql.push(&format!(" ORDER BY {listed}{order} LIMIT {}", limit + 1));
        let found = sql.rows(&mut connection).await?;
        let mut found: Vec<i64> = found.iter().map(|row| row.int("id")).collect::<Result<_, _>>()?;
        let more = found.len() as u64 > limit;
        found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        if before.is_some() {
            found.reverse();
        }
        let (has_before, has_after) = match (before, after) {
            (Some(_), _) => (more, true),
            (_, Some(_)) => (true, more),
            _ => (false, more),
        };
        let (first, last) = (found.first().map(i64::to_string), found.last().map(i64::to_string));
        let link = |name: &str, cursor: &Option<String>, is_there: bool| {
            cursor.as_ref().filter(|_| is_there).map(|cursor| format!("{path}?limit={limit}&{name}={cursor}"))
        };
        let pagination = Pagination {
            previous: link("before", &first, has_before),
            next: link("after", &last, has_after),
            cursors: Cursors { before: first, after: last },
        };
        Ok((count, found.into_iter().map(Uid).collect(), pagination))
    }
}
