//! `GET /app/media/{id}`: the bytes of a file, whole or in part.

use ::api::{error::ErrorKind, rotunda::media::GetMedia, workdrive::FileId};
use axum::{body::Body, response::Response};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header, request};
use object_store::{GetOptions, GetRange, path::Path as Key};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::{
    kinds,
    range::{self, Part},
    read_claim, thumbnail_path,
};
use crate::{Backend, api::Raw, database::Fields, refusal::Refusal};

/// A shown file runs nothing and loads nothing, whatever it contains.
const SANDBOX: HeaderValue = HeaderValue::from_static("sandbox; default-src 'none'; style-src 'unsafe-inline'");

pub(super) async fn get_media(backend: Backend, raw: Raw<GetMedia>) -> Result<Response, Refusal> {
    let asked = raw.request;
    if !backend.media.holds(&read_claim(asked.id, asked.expires), asked.expires, &asked.signature) {
        return Err(Refusal::forbidden("the address of the file is not valid or has expired"));
    }
    let seconds = (asked.expires - backend.clock.now() / 1000).max(0);
    serve(&backend, &raw.head, asked.id, asked.size.as_deref(), seconds).await
}

/// Serves a file, or a form of it, to whom it may be served; a browser may keep it for so many seconds.
pub(crate) async fn serve(
    backend: &Backend,
    head: &request::Parts,
    id: FileId,
    size: Option<&str>,
    seconds: i64,
) -> Result<Response, Refusal> {
    let found =
        sqlx::query("SELECT name, mime, path, thumbnail_mime FROM files WHERE id = $1 AND uploaded_at IS NOT NULL");
    let found = found.bind(id.to_string()).fetch_optional(&backend.database.pool).await?;
    let row = found.ok_or_else(|| Refusal::not_found("file"))?;
    let (mut path, mut mime) = (row.text("path")?, row.text("mime")?);
    if let (Some("thumbnail"), Some(thumbnail)) = (size, row.maybe_text("thumbnail_mime")?) {
        path = thumbnail_path(&path);
        mime = thumbnail;
    }
    let etag = format!("\"{id}{}\"", size.map(|size| format!("-{size}")).unwrap_or_default());
    let mut response = if has(&head.headers, header::IF_NONE_MATCH, &etag) {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        response
    } else {
        let range = head.headers.get(header::RANGE).and_then(|value| value.to_str().ok());
        // A part of another version is worth nothing.
        let stale = head.headers.contains_key(header::IF_RANGE) && !has(&head.headers, header::IF_RANGE, &etag);
        send(backend, &path, range.filter(|_| !stale), head.method == Method::HEAD).await?
    };
    let headers = response.headers_mut();
    let mut set = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    set(header::CONTENT_TYPE, if mime == "text/plain" { "text/plain; charset=utf-8" } else { &mime });
    set(header::CONTENT_DISPOSITION, &disposition(&row.text("name")?, kinds::is_shown(&mime)));
    set(header::CACHE_CONTROL, &format!("private, max-age={seconds}, immutable"));
    set(header::ETAG, &etag);
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(header::CONTENT_SECURITY_POLICY, SANDBOX);
    Ok(response)
}

fn has(headers: &HeaderMap, name: HeaderName, etag: &str) -> bool {
    headers.get(name).and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains(etag))
}

async fn send(backend: &Backend, path: &str, range: Option<&str>, head: bool) -> Result<Response, Refusal> {
    let failed = |e: object_store::Error| match e {
        object_store::Error::NotFound { .. } => Refusal::not_found("file"),
        e => Refusal::broken("read the file", e),
    };
    let key = Key::from(path);
    let size = backend.media.store.get_opts(&key, GetOptions::new().with_head(true)).await.map_err(failed)?.meta.size;
    let part = range::asked(range, size);
    let bytes = match &part {
        Part::Nothing => {
            let mut response = Refusal::new(ErrorKind::Invalid, "the file ends before that range")
                .respond::<::api::rotunda::Rotunda>();
            *response.status_mut() = StatusCode::RANGE_NOT_SATISFIABLE;
            let all =
                HeaderValue::from_str(&format!("bytes */{size}")).map_err(|e| Refusal::broken("write the range", e))?;
            response.headers_mut().insert(header::CONTENT_RANGE, all);
            return Ok(response);
        }
        Part::Whole => 0..size,
        Part::These(range) => range.clone(),
    };
    let body = if head || size == 0 {
        Body::empty()
    } else {
        let options = GetOptions::new().with_range(Some(GetRange::Bounded(bytes.clone())));
        Body::from_stream(backend.media.store.get_opts(&key, options).await.map_err(failed)?.into_stream())
    };
    let mut response = Response::new(body);
    response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(bytes.end - bytes.start));
    if matches!(part, Part::These(_)) {
        *response.status_mut() = StatusCode::PARTIAL_CONTENT;
        let which = format!("bytes {}-{}/{size}", bytes.start, bytes.end - 1);
        let which = HeaderValue::from_str(&which).map_err(|e| Refusal::broken("write the range", e))?;
        response.headers_mut().insert(header::CONTENT_RANGE, which);
    }
    Ok(response)
}

/// How a browser names the file when it is saved, and whether it may show it.
fn disposition(name: &str, shown: bool) -> String {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_graphic() && !"\"\\;%".contains(c) || c == ' ' { c } else { '_' }).collect();
    let exact = utf8_percent_encode(name, NON_ALPHANUMERIC);
    format!("{}; filename=\"{plain}\"; filename*=UTF-8''{exact}", if shown { "inline" } else { "attachment" })
}
