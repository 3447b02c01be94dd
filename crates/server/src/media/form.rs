//! A signed form, read as it arrives: first its fields, then the file, which is never held in memory as a whole.

use std::{collections::HashMap, time::Duration};

use ::api::error::ErrorKind;
use axum::body::Body;
use http::{HeaderMap, header};
use multer::{Field, Multipart};

use crate::refusal::Refusal;

/// The form up to its file.
pub(super) struct Form {
    /// The fields before the file.
    pub(super) fields: HashMap<String, String>,
    /// The file.
    pub(super) file: Field<'static>,
    /// Keeps the rest of the form readable.
    _rest: Multipart<'static>,
}

/// Fields are short: keys and signatures.
const FIELDS: usize = 32;
const FIELD_BYTES: usize = 4096;
/// How far and how long a refused file is read on.
const READ_ON_BYTES: usize = 256 << 20;
const READ_ON: Duration = Duration::from_secs(30);

/// Reads up to the file.
pub(super) async fn read(headers: &HeaderMap, body: Body) -> Result<Form, Refusal> {
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let boundary = multer::parse_boundary(content_type)
        .map_err(|_| Refusal::new(ErrorKind::Unsupported, "an upload is a form of the type multipart/form-data"))?;
    let mut form = Multipart::new(body.into_data_stream(), boundary);
    let mut fields = HashMap::new();
    while let Some(mut field) = form.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            return Ok(Form { fields, file: field, _rest: form });
        }
        let mut value = Vec::new();
        while let Some(chunk) = field.chunk().await.map_err(broken)? {
            value.extend_from_slice(&chunk);
            if value.len() > FIELD_BYTES {
                return Err(Refusal::invalid(&name, "a field of the form is too long"));
            }
        }
        fields.insert(name, String::from_utf8_lossy(&value).into_owned());
        if fields.len() > FIELDS {
            return Err(Refusal::new(ErrorKind::Invalid, "the form has too many fields"));
        }
    }
    Err(Refusal::invalid("file", "the form has no file"))
}

/// Reads on and forgets, because a browser that is still sending does not see the answer. It is given up after a while.
pub(super) async fn read_on(file: &mut Field<'static>) {
    let rest = async {
        let mut size = 0;
        while let Ok(Some(chunk)) = file.chunk().await {
            size += chunk.len();
            if size > READ_ON_BYTES {
                break;
            }
        }
    };
    let _given_up = tokio::time::timeout(READ_ON, rest).await;
}

/// The form cannot be read on.
pub(super) fn broken(error: multer::Error) -> Refusal {
    Refusal { cause: None, ..Refusal::new(ErrorKind::Invalid, format!("cannot read the form: {error}")) }
}
