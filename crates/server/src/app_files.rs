//! The built app: inside the program, or in a folder.

use std::{
    borrow::Cow,
    collections::HashMap,
    path::{Path, PathBuf},
};

use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use sha2::{Digest, Sha256};

use crate::api::accepts;

mod scripts;

/// Files whose names change with their contents are below this path.
const HASHED: &str = "/a/";
/// What the names of files of Admin begin with.
const FOR_FEW: &str = "admin";
/// The page that every path of the app shows.
const PAGE: &str = "/index.html";

include!(concat!(env!("OUT_DIR"), "/app_files.rs"));

/// The app's files by path (`/index.html`), as they are and precompressed.
#[derive(Debug, Default)]
pub(crate) struct AppFiles {
    files: HashMap<String, AppFile>,
    folder: Option<PathBuf>,
    script_hashes: Vec<String>,
}

#[derive(Debug, Clone, Default)]
struct AppFile {
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
    etag: String,
}

impl AppFiles {
    /// Takes the files of `folder`, or those inside the program.
    pub(crate) fn open(folder: Option<&Path>) -> std::io::Result<Self> {
        if let Some(folder) = folder {
            std::fs::read_dir(folder)?;
            // Its files are read anew for each request, so that a rebuilt app is served without a restart.
            return Ok(Self { folder: Some(folder.to_path_buf()), ..Self::default() });
        }
        let mut files = Self::default();
        for (path, bytes) in EMBEDDED {
            files.insert(path, Bytes::from_static(bytes));
        }
        files.script_hashes = files.get(PAGE).map(|page| scripts::hashes(&page.plain)).unwrap_or_default();
        Ok(files)
    }

    /// `sha256-…` of each inline script of the page.
    pub(crate) fn script_hashes(&self) -> Cow<'_, [String]> {
        match &self.folder {
            None => Cow::Borrowed(&self.script_hashes),
            Some(_) => Cow::Owned(self.get(PAGE).map(|page| scripts::hashes(&page.plain)).unwrap_or_default()),
        }
    }

    fn insert(&mut self, path: &str, bytes: Bytes) {
        if let Some(path) = path.strip_suffix(".br") {
            self.files.entry(path.to_owned()).or_default().brotli = Some(bytes);
        } else if let Some(path) = path.strip_suffix(".gz") {
            self.files.entry(path.to_owned()).or_default().gzip = Some(bytes);
        } else {
            let file = self.files.entry(path.to_owned()).or_default();
            file.etag = etag(&bytes);
            file.plain = bytes;
        }
    }

    fn get(&self, path: &str) -> Option<AppFile> {
        let Some(folder) = &self.folder else {
            return self.files.get(path).filter(|file| !file.etag.is_empty()).cloned();
        };
        let safe =
            path.split('/').skip(1).all(|part| !part.is_empty() && part != ".." && !part.contains(['\\', '\0', '%']));
        let file = safe.then(|| folder.join(&path[1..])).filter(|file| file.is_file())?;
        let beside = |ending: &str| std::fs::read(format!("{}{ending}", file.display())).ok().map(Bytes::from);
        let plain = Bytes::from(std::fs::read(&file).ok()?);
        Some(AppFile { etag: etag(&plain), plain, brotli: beside(".br"), gzip: beside(".gz") })
    }
}

fn etag(bytes: &[u8]) -> String {
    crate::hex(&Sha256::digest(bytes)[..12])
}

/// Whether a file is a part of Admin, which only those get who administer something.
pub(crate) fn is_for_few(path: &str) -> bool {
    path.starts_with(HASHED) && path.rsplit('/').next().is_some_and(|name| name.starts_with(FOR_FEW))
}

/// Answers with the file at `path`, or with the page: the app knows its own paths.
pub(crate) fn serve(files: &AppFiles, method: &Method, path: &str, asked: &HeaderMap, for_few: bool) -> Response {
    if !matches!(*method, Method::GET | Method::HEAD) {
        return (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")]).into_response();
    }
    let found = files.get(path);
    let hashed = path.starts_with(HASHED);
    let (path, file) = match found {
        Some(file) => (path, file),
        // A file of an older build is not the page: a script that turns out to be HTML only confuses.
        None if hashed => return StatusCode::NOT_FOUND.into_response(),
        None => match files.get(PAGE) {
            Some(page) => (PAGE, page),
            None => {
                return (StatusCode::NOT_FOUND, "the app is not built into this server: give --app-dir\n")
                    .into_response();
            }
        },
    };
    let (encoding, body) = match (&file.brotli, &file.gzip) {
        (Some(brotli), _) if accepts(asked, "br") => (Some("br"), brotli.clone()),
        (_, Some(gzip)) if accepts(asked, "gzip") => (Some("gzip"), gzip.clone()),
        _ => (None, file.plain),
    };
    let etag = format!("\"{}{}\"", file.etag, encoding.map(|name| format!("-{name}")).unwrap_or_default());
    let cache = match (hashed, for_few) {
        (true, true) => "private, max-age=31536000, immutable",
        (true, false) => "public, max-age=31536000, immutable",
        (false, _) => "no-cache",
    };
    let known = asked
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|known| known.contains(&etag));
    let mut response = if known { StatusCode::NOT_MODIFIED.into_response() } else { Response::new(Body::from(body)) };
    let headers = response.headers_mut();
    let mut set = |name, value: &str| HeaderValue::from_str(value).map(|value| headers.insert(name, value)).is_ok();
    set(header::CACHE_CONTROL, cache);
    set(header::VARY, "accept-encoding");
    set(header::ETAG, &etag);
    set(header::CONTENT_TYPE, content_type(path));
    if let (Some(encoding), false) = (encoding, known) {
        set(header::CONTENT_ENCODING, encoding);
    }
    response
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
