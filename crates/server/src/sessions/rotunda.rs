//! `/app/sign-in`, `/app/personas`, `/app/sign-out`, `/app/me`.

use ::api::{
    error::ErrorKind,
    rotunda::sessions::{GetMe, ListPersonas, Me, Persona, SignIn, SignInAsPersona, SignOut},
    workdrive::UserId,
};
use axum::response::Response;
use http::{header, request};

use super::{cookie_of, open, passwords, throttle};
use crate::{
    Backend,
    api::{Raw, answer},
    caller::{self, Caller},
    clock,
    database::Fields,
    installation::DemoSize,
    people,
    refusal::Refusal,
};

pub(super) async fn sign_in(backend: Backend, raw: Raw<SignIn>) -> Result<Response, Refusal> {
    let address = caller::address(&backend, &raw.head);
    let email = raw.request.email.trim().to_lowercase();
    throttle::begin(&backend, &email, address).await?;
    let found = sqlx::query("SELECT id, role, password FROM users WHERE email = $1 AND status = 'ACTIVE'")
        .bind(email.clone())
        .fetch_optional(&backend.database.pool)
        .await?;
    let stored = found.as_ref().map(|row| row.maybe_text("password")).transpose()?.flatten();
    let matches = passwords::matches(raw.request.password.clone(), stored).await?;
    let Some(row) = found.filter(|_| matches) else {
        return Err(Refusal::new(ErrorKind::Unauthenticated, "e-mail address and password do not belong together"));
    };
    throttle::succeed(&backend, &email, address).await?;
    let mut connection = backend.database.pool.acquire().await?;
    let caller = open(&backend, &mut connection, row.parsed("id")?, &row.text("role")?).await?;
    drop(connection);
    signed_in::<SignIn>(&backend, &raw.head, &caller).await
}

pub(crate) async fn signed_in<E: ::api::endpoint::Endpoint<Response = Me>>(
    backend: &Backend,
    head: &request::Parts,
    caller: &Caller,
) -> Result<Response, Refusal> {
    let mut response = answer::<E>(&head.headers, &me(backend, caller).await?)?;
    if let Some(cookie) = caller.cookie.clone() {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

pub(super) async fn list_personas(backend: Backend, _: ListPersonas) -> Result<Vec<Persona>, Refusal> {
    if backend.installation.demo() == DemoSize::None {
        return Ok(Vec::new());
    }
    let mut connection = backend.database.pool.acquire().await?;
    let found = sqlx::query("SELECT id, role, persona FROM users WHERE persona IS NOT NULL AND status = 'ACTIVE'");
    let rows = found.fetch_all(&mut *connection).await?;
    let ids: Vec<UserId> = rows.iter().map(|row| row.parsed("id")).collect::<Result<_, _>>()?;
    let mut stubs = people::stubs(&backend, &mut connection, ids.iter().copied()).await?;
    let mut personas = Vec::new();
    for (row, id) in rows.iter().zip(ids) {
        if let Some(user) = stubs.remove(&id) {
            personas.push(Persona { key: row.text("persona")?, user, role: caller::role(&row.text("role")?) });
        }
    }
    personas.sort_by_key(|persona| ORDER.iter().position(|key| *key == persona.key).unwrap_or(ORDER.len()));
    Ok(personas)
}

/// In which order the sign-in screen offers them.
const ORDER: [&str; 7] = ["employee", "head", "help_desk", "compliance", "user_admin", "admin", "bench"];

pub(super) async fn sign_in_as_persona(backend: Backend, raw: Raw<SignInAsPersona>) -> Result<Response, Refusal> {
    let found = sqlx::query("SELECT id, role FROM users WHERE persona = $1 AND status = 'ACTIVE'")
        .bind(raw.request.key.clone())
        .fetch_optional(&backend.database.pool)
        .await?;
    let demo = backend.installation.demo() != DemoSize::None;
    let Some(row) = found.filter(|_| demo) else { return Err(Refusal::not_found("persona")) };
    let mut connection = backend.database.pool.acquire().await?;
    let caller = open(&backend, &mut connection, row.parsed("id")?, &row.text("role")?).await?;
    drop(connection);
    signed_in::<SignInAsPersona>(&backend, &raw.head, &caller).await
}

pub(super) async fn sign_out(backend: Backend, raw: Raw<SignOut>) -> Result<Response, Refusal> {
    let Some(caller) = raw.caller else { return Err(caller::no_session()) };
    let mut tx = backend.database.write().await?;
    let ended = if raw.request.everywhere {
        sqlx::query("DELETE FROM sessions WHERE user_id = $1 RETURNING id").bind(caller.user.to_string())
    } else {
        let id = caller.session.map(|session| session.id).unwrap_or_default();
        sqlx::query("DELETE FROM sessions WHERE id = $1 RETURNING id").bind(id)
    };
    let ended = ended.fetch_all(&mut *tx).await?;
    for row in &ended {
        backend.notices.session_ended(&mut tx, backend.clock.now(), &row.text("id")?).await?;
    }
    backend.notices.commit(tx).await?;
    let mut response = answer::<SignOut>(&raw.head.headers, &())?;
    response.headers_mut().insert(header::SET_COOKIE, cookie_of(&backend, "", 0));
    Ok(response)
}

pub(super) async fn get_me(backend: Backend, caller: Caller, _: GetMe) -> Result<Me, Refusal> {
    me(&backend, &caller).await
}

async fn me(backend: &Backend, caller: &Caller) -> Result<Me, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let user = people::stub(backend, &mut connection, caller.user).await?.ok_or_else(caller::no_session)?;
    let demo = backend.installation.demo();
    let ends = caller.session.as_ref().map_or_else(|| backend.clock.now(), |session| session.expires_at);
    Ok(Me {
        user,
        role: caller.role,
        org: backend.installation.org(),
        session_ends_at: clock::time(ends),
        demo: demo != DemoSize::None,
        bench: matches!(demo, DemoSize::Medium | DemoSize::Large),
    })
}
