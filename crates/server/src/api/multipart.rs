//! Forms with files in them, brought into JSON.

use api::{error::ErrorKind, uploads::Upload};
use bytes::Bytes;
use http::{HeaderMap, header};
use multer::Multipart;
use serde_json::{Map, Value, json};

use crate::refusal::Refusal;

/// A form with more fields is refused.
const FIELDS: usize = 500;

/// What stands between the parts of the body, if it is such a form.
pub(super) fn edge(headers: &HeaderMap) -> Option<String> {
    multer::parse_boundary(headers.get(header::CONTENT_TYPE)?.to_str().ok()?).ok()
}

/// An object of the fields; a part with a file name is an [`Upload`], and what is there several times a list.
pub(super) async fn as_json(body: Bytes, edge: String) -> Result<Bytes, Refusal> {
    let broken = |e: multer::Error| Refusal::new(ErrorKind::Invalid, format!("cannot read the form: {e}"));
    let stream = futures_util::stream::once(async { Ok::<_, std::convert::Infallible>(body) });
    let mut form = Multipart::new(stream, edge);
    let mut members = Map::new();
    let mut count = 0;
    while let Some(field) = form.next_field().await.map_err(broken)? {
        count += 1;
        if count > FIELDS {
            return Err(Refusal::new(ErrorKind::Invalid, "the form has too many fields"));
        }
        let name = field.name().unwrap_or_default().to_owned();
        let file = field.file_name().map(str::to_owned);
        let mime = field.content_type().map(ToString::to_string).unwrap_or_default();
        let bytes = field.bytes().await.map_err(broken)?;
        let value = match file {
            Some(file) => json!(Upload { name: file, mime, data: bytes }),
            None => Value::String(String::from_utf8_lossy(&bytes).into_owned()),
        };
        match members.get_mut(&name) {
            None => drop(members.insert(name, value)),
            Some(Value::Array(values)) => values.push(value),
            Some(one) => *one = Value::Array(vec![one.take(), value]),
        }
    }
    Ok(Value::Object(members).to_string().into())
}
