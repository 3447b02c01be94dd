//! The table of routes.

use ::api::{
    dixa::Dixa,
    endpoint::{Access, EndpointInfo, Vendor},
    error::ErrorKind,
    qwil::QwilSystem,
    rotunda::Rotunda,
    symphony::Symphony,
    workdrive::WorkDrive,
};
use axum::{Router, extract::Request, middleware, response::Response};
use http::{Method, Uri};

use crate::{
    Backend, access_tokens, administration,
    api::Api,
    app_files, audiences,
    audit::{self, Auditor},
    conversations, courses, dixa, drafts, events, feeds, health, library, logging, mail, media, modules, notices,
    notifications, openapi, organization, people, qwil,
    refusal::Refusal,
    security, sessions, sso, structure, symphony, tasks, vendors,
};

/// Everything the server answers: the endpoints, and the app's files on all other paths.
pub fn router(backend: &Backend) -> Router {
    let api = endpoints();
    let auditor = Auditor::new(backend, &api);
    api.router
        .route_layer(middleware::from_fn_with_state(auditor, audit::record))
        .method_not_allowed_fallback(wrong_method)
        .fallback(app_or_nothing)
        .with_state(backend.clone())
        .layer(middleware::from_fn_with_state(backend.clone(), security::headers))
        .layer(middleware::from_fn(logging::request))
}

/// The endpoints that the server answers.
#[must_use]
pub fn served() -> Vec<EndpointInfo> {
    endpoints().served
}

fn endpoints() -> Api {
    let api = Api::default();
    let api = health::routes(api);
    let api = openapi::routes(api);
    let api = sessions::routes(api);
    let api = vendors::routes(api);
    let api = notices::routes(api);
    let api = media::routes(api);
    let api = modules::routes(api);
    let api = people::routes(api);
    let api = mail::routes(api);
    let api = organization::routes(api);
    let api = notifications::routes(api);
    let api = courses::routes(api);
    let api = conversations::routes(api);
    let api = drafts::routes(api);
    let api = structure::routes(api);
    let api = access_tokens::routes(api);
    let api = sso::routes(api);
    let api = tasks::routes(api);
    let api = events::routes(api);
    let api = audiences::routes(api);
    let api = library::routes(api);
    let api = dixa::routes(api);
    let api = qwil::routes(api);
    let api = symphony::routes(api);
    let api = administration::routes(api);
    feeds::routes(api)
}

/// What API paths begin with; everything else belongs to the app.
const APIS: [&str; 11] = [
    "/app",
    "/api",
    "/chat-service",
    "/entity-service",
    "/pod",
    "/agent",
    "/login",
    "/relay",
    "/sessionauth",
    "/keyauth",
    "/v1",
];

/// What the paths of Qwil's two services begin with.
const QWIL: [&str; 2] = ["/entity-service", "/chat-service"];

/// What the paths of Symphony's services begin with.
const SYMPHONY: [&str; 6] = ["/pod", "/agent", "/login", "/relay", "/sessionauth", "/keyauth"];

/// Whether a path belongs to an API and not to the app.
pub(crate) fn is_api(path: &str) -> bool {
    APIS.iter().any(|api| path.strip_prefix(api).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

async fn app_or_nothing(backend: axum::extract::State<Backend>, request: Request) -> Response {
    if is_api(request.uri().path()) {
        return refuse(request.uri(), Refusal::not_found("operation"));
    }
    let path = request.uri().path();
    let for_few = app_files::is_for_few(path);
    if for_few {
        let caller = sessions::resume(&backend, request.headers()).await;
        if !caller.is_ok_and(|caller| caller.is_some_and(|caller| caller.role.may(Access::Administration))) {
            return refuse(request.uri(), Refusal::not_found("file"));
        }
    }
    app_files::serve(&backend.app_files, request.method(), path, request.headers(), for_few)
}

async fn wrong_method(method: Method, uri: Uri) -> Response {
    let mut response = refuse(&uri, Refusal::new(ErrorKind::Invalid, format!("{method} is not an operation here")));
    *response.status_mut() = http::StatusCode::METHOD_NOT_ALLOWED;
    response
}

/// In the shape of the vendor whose path it is; in ours for vendors that are not declared yet.
fn refuse(uri: &Uri, refusal: Refusal) -> Response {
    match uri.path() {
        path if path.starts_with(WorkDrive::BASE) => refusal.respond::<WorkDrive>(),
        path if path.starts_with(Dixa::BASE) => refusal.respond::<Dixa>(),
        path if QWIL.iter().any(|base| path.starts_with(base)) => refusal.respond::<QwilSystem>(),
        path if SYMPHONY.iter().any(|base| path.starts_with(base)) => refusal.respond::<Symphony>(),
        _ => refusal.respond::<Rotunda>(),
    }
}
