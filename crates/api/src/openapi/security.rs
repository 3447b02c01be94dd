//! What lets a request in.

use serde_json::{Value, json};

use crate::{
    auth::{APP_HEADER, ApiKey, Auth, ChatKey, SESSION_COOKIE, Session, SessionToken, SystemKey, Token},
    endpoint::{Access, EndpointInfo},
};

/// Everything that can.
pub(super) fn schemes() -> Value {
    let header =
        |name: &str, what: &str| json!({ "type": "apiKey", "in": "header", "name": name, "description": what });
    json!({
        "session": { "type": "apiKey", "in": "cookie", "name": SESSION_COOKIE, "description": "The app's session, opened by `POST /app/sign-in`." },
        "app": header(APP_HEADER.as_str(), "`1`. A change that is made with the cookie, or by signing in, needs it."),
        "workdrive": header("X-API-KEY", "Access token of a user."),
        "dixa": header("Authorization", "API token, bare or after `Bearer`."),
        "qwil-system": header("X-SYS-API-KEY", "System key."),
        "qwil-system-secret": header("X-SYS-API-KEY-SECRET", "Secret of the system key."),
        "qwil-master": header("X-MASTER-USER-API-KEY", "Master key; `on-behalf-of` in the query or a header says for whom it acts."),
        "qwil-master-secret": header("X-MASTER-USER-API-KEY-SECRET", "Secret of the master key."),
        "qwil-user": header("X-USER-API-KEY", "User key."),
        "qwil-user-secret": header("X-USER-API-KEY-SECRET", "Secret of the user key."),
        "symphony": header("sessionToken", "Token of a session of Symphony."),
    })
}

/// What an operation needs, each line by itself.
pub(super) fn needed(info: &EndpointInfo) -> Value {
    if info.access == Access::Anyone && info.auth == <SessionToken as Auth>::NAME {
        return json!([{ "symphony": [] }]); // a session of an app, which only the handler knows
    }
    let session = match (info.access, info.can_be_forged(&info.method)) {
        (Access::Anyone, true) => return json!([{ "app": [] }]),
        (Access::Anyone, false) => return json!([]),
        (_, true) => json!({ "session": [], "app": [] }),
        (_, false) => json!({ "session": [] }),
    };
    match info.auth {
        <ApiKey as Auth>::NAME | <Session as Auth>::NAME => json!([session, { "workdrive": [] }]),
        <Token as Auth>::NAME => json!([session, { "dixa": [] }]),
        <SystemKey as Auth>::NAME => json!([session, { "qwil-system": [], "qwil-system-secret": [] }]),
        <ChatKey as Auth>::NAME => json!([
            session,
            { "qwil-master": [], "qwil-master-secret": [] },
            { "qwil-user": [], "qwil-user-secret": [] },
        ]),
        <SessionToken as Auth>::NAME => json!([session, { "symphony": [] }]),
        _ => json!([session]),
    }
}
