//! Refusals and accidents, as a screen sees them.

use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;
use proptest::prelude::*;
use rotunda_api::{
    client,
    error::{CallError, ErrorKind, TransportError, VendorError},
    rotunda::{Code, RotundaError, feeds::GetPost, health::GetHealth},
    workdrive::{WorkDriveError, posts::ListPosts},
};

use crate::any::{check, some_text, text};

const KINDS: [ErrorKind; 10] = [
    ErrorKind::Invalid,
    ErrorKind::Unauthenticated,
    ErrorKind::Forbidden,
    ErrorKind::NotFound,
    ErrorKind::Conflict,
    ErrorKind::TooLarge,
    ErrorKind::Unsupported,
    ErrorKind::RateLimited,
    ErrorKind::Unavailable,
    ErrorKind::Internal,
];

fn survives<E: VendorError + PartialEq>(
    kind: ErrorKind,
    message: &str,
    field: Option<&str>,
) -> Result<(), TestCaseError> {
    let sent = E::from_kind(kind, message.to_owned(), field);
    let read: E = serde_json::from_slice(&serde_json::to_vec(&sent).unwrap()).unwrap();
    prop_assert_eq!(&read, &sent);
    prop_assert_eq!((read.kind(kind.status()), read.field(), &*read.to_string()), (kind, field, message));
    Ok(())
}

#[test]
fn a_refusal_keeps_kind_message_and_field_over_the_wire() {
    check((proptest::sample::select(KINDS.to_vec()), text(), some_text()), |(kind, message, field)| {
        survives::<WorkDriveError>(kind, &message, field.as_deref())?;
        survives::<RotundaError>(kind, &message, field.as_deref())
    });
}

#[test]
fn a_kind_and_its_status_belong_together() {
    for kind in KINDS {
        assert_eq!(ErrorKind::of_status(kind.status()), kind);
    }
    let of = |status| ErrorKind::of_status(StatusCode::from_u16(status).unwrap());
    assert_eq!(
        (of(422), of(418), of(410), of(412)),
        (ErrorKind::Invalid, ErrorKind::Invalid, ErrorKind::NotFound, ErrorKind::Conflict)
    );
    assert_eq!((of(502), of(504), of(501)), (ErrorKind::Unavailable, ErrorKind::Unavailable, ErrorKind::Internal));
}

#[test]
fn workdrive_errors_are_read_in_every_form_seen() {
    let read = |json: &str| serde_json::from_str::<WorkDriveError>(json).unwrap();
    assert_eq!(read(r#"{"statusCode":400,"message":["a","b"],"error":"Bad Request"}"#).to_string(), "a; b");
    assert_eq!(read(r#"{"statusCode":404,"message":"gone","error":"Not Found"}"#).to_string(), "gone");
    assert_eq!(read(r#"{"message":null,"error":"Forbidden"}"#).to_string(), "Forbidden");
    assert_eq!(read(r#"{"statusCode":null,"error":null,"field":null}"#).to_string(), "");
    assert_eq!(read("{}").kind(StatusCode::NOT_FOUND), ErrorKind::NotFound);
}

#[test]
fn an_unknown_code_of_ours_falls_back_on_the_status() {
    let body: RotundaError = serde_json::from_str(r#"{"code":"of_tomorrow","message":"no"}"#).unwrap();
    assert_eq!((body.code, body.kind(StatusCode::CONFLICT)), (Code::Internal, ErrorKind::Conflict));
}

#[test]
fn answers_are_sorted_into_success_refusal_and_surprise() {
    let read = |status, body: &'static str| {
        let wait = Some(Duration::from_secs(3));
        client::read::<ListPosts>(StatusCode::from_u16(status).unwrap(), wait, Bytes::from_static(body.as_bytes()))
    };
    assert_eq!(read(200, r#"{"posts":[]}"#).unwrap().posts, []);
    let refused = read(429, r#"{"statusCode":429,"message":"slow down"}"#).unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::RateLimited);
    let failure = refused.into_failure("workdrive", http::Method::GET, "/api/posts");
    assert_eq!(
        (failure.status, failure.retry_after, &*failure.message),
        (Some(429), Some(Duration::from_secs(3)), "slow down")
    );

    let page = read(502, "<html>bad gateway</html>").unwrap_err();
    assert_eq!(page.kind(), ErrorKind::Unavailable);
    assert!(
        matches!(page, CallError::Unexpected { body, .. } if body == "<html>bad gateway</html>"),
        "the bytes are kept"
    );
    assert_eq!(read(200, "<html>sign in</html>").unwrap_err().kind(), ErrorKind::Internal);
    assert_eq!(read(500, "").unwrap_err().kind(), ErrorKind::Internal);
}

#[test]
fn no_answer_is_offline_unless_the_caller_gave_up() {
    let failed = |error: TransportError| CallError::<RotundaError>::from(error).kind();
    assert_eq!(failed(TransportError::Unreachable("no route".to_owned())), ErrorKind::Offline);
    assert_eq!(failed(TransportError::Aborted), ErrorKind::Aborted);
    assert!(ErrorKind::Offline.is_passing() && !ErrorKind::Aborted.is_passing() && !ErrorKind::Invalid.is_passing());
}

#[test]
fn a_request_that_does_not_fit_names_the_place() {
    use rotunda_api::endpoint::{Endpoint, Parts};
    let parts = |path: &str, query: &str| Parts {
        path: vec![("stream".to_owned(), path.to_owned()), ("id".to_owned(), "7".to_owned())],
        query: query.to_owned(),
        body: Bytes::new(),
    };
    assert_eq!(GetPost::from_parts(&parts("walls", "")).unwrap_err().place, "path");
    assert_eq!(ListPosts::from_parts(&parts("", "time=yesterday")).unwrap_err().place, "query");
    assert_eq!(ListPosts::from_parts(&parts("", "per_page=5")).unwrap_err().place, "query", "time is required");
    assert!(GetHealth::from_parts(&parts("", "unknown=1&unknown=2")).is_ok(), "unknown arguments are ignored");
}
