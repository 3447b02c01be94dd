//! Files in requests: what Qwil's collection types `filestorage`, and what is attached to Symphony's messages.
//!
//! They travel as parts of a form, `multipart/form-data`, with the other arguments as its fields. In JSON, which the server reads too,
//! they are objects.

use bytes::Bytes;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A file to be sent.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Upload {
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// Its media type, as far as the sender knows.
    #[serde(default)]
    pub mime: String,
    /// Its bytes.
    #[serde(with = "crate::base64")]
    #[schemars(with = "String", extend("contentEncoding" = "base64"))]
    pub data: Bytes,
}

impl std::fmt::Debug for Upload {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Upload").field("name", &self.name).field("bytes", &self.data.len()).finish_non_exhaustive()
    }
}

/// Writes a body that has files in it as a form.
pub(crate) fn form(body: &Bytes) -> Option<(String, Bytes)> {
    // Most bodies have none, and are not read for nothing.
    if body.windows(DATA.len()).any(|part| part == DATA) { form_of(body) } else { None }
}

/// Writes a body as a form, whether it has files in it or not.
pub(crate) fn form_of(body: &Bytes) -> Option<(String, Bytes)> {
    let members: Map<String, Value> = serde_json::from_slice(body).ok()?;
    let is_file = |value: &Value| value.is_object() || value.get(0).is_some_and(Value::is_object);
    let (files, fields): (Vec<_>, Vec<_>) = members.into_iter().partition(|(_, value)| is_file(value));
    let mut parts = Vec::new();
    for (name, value) in files {
        let values = match value {
            Value::Array(values) => values,
            one => vec![one],
        };
        parts.extend(values.into_iter().map(|value| (name.clone(), value)));
    }
    let files: Vec<(String, Upload)> = parts
        .into_iter()
        .map(|(name, value)| Some((name, crate::wire::from_value(value).ok()?)))
        .collect::<Option<_>>()?;
    let mut edge = "rotunda-edge".to_owned();
    while files.iter().any(|(_, file)| file.data.windows(edge.len()).any(|part| part == edge.as_bytes()))
        || fields.iter().any(|(_, value)| value.to_string().contains(&edge))
    {
        edge.push('-');
    }
    let mut written = Vec::new();
    for (name, value) in fields {
        let values = match value {
            Value::Array(values) => values,
            one => vec![one],
        };
        for value in values {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let head = format!("--{edge}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n");
            written.extend_from_slice(head.as_bytes());
        }
    }
    for (name, file) in files {
        let (file_name, mime) = (quoted(&file.name), plain(&file.mime));
        let head = format!(
            "--{edge}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file_name}\"\r\nContent-Type: {mime}\r\n\r\n"
        );
        written.extend_from_slice(head.as_bytes());
        written.extend_from_slice(&file.data);
        written.extend_from_slice(b"\r\n");
    }
    written.extend_from_slice(format!("--{edge}--\r\n").as_bytes());
    Some((format!("multipart/form-data; boundary={edge}"), written.into()))
}

const DATA: &[u8] = b"\"data\":\"";

/// As browsers write file names in forms.
fn quoted(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

fn plain(mime: &str) -> &str {
    let is_plain = !mime.is_empty() && mime.bytes().all(|byte| byte.is_ascii_graphic());
    if is_plain { mime } else { "application/octet-stream" }
}
