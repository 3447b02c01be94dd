//! Uploads: ask for a signed address, then post the file there.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{FileId, WorkDrive, module_codes::ModuleCode};
use crate::{auth::ApiKey, catalogue, endpoint};

endpoint! {
    /// Creates a file record and answers a signed address to post its bytes to.
    ///
    /// `GET /api/media`. Though a `GET`, it creates something: never prefetch or cache it. Then post a `multipart/form-data` form to
    /// `signedRequest.url`: all `fields` first, the file last, named `file`.
    /// Errors: `Unsupported` for a media type that is not accepted, `Invalid` for an unknown module.
    pub RequestMediaUpload(WorkDrive, ApiKey, Member): GET "/media" -> MediaUpload {
        query {
            /// Media type, e.g. `image/png`.
            mime: String,
            /// File name, 1 to 255 characters.
            name: String,
            /// Module that the file is for.
            module_code as "moduleCode": ModuleCode,
        }
    }
}

catalogue![RequestMediaUpload];

/// Leave to upload one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct MediaUpload {
    /// The file's id, usable once the bytes are there.
    pub file_id: FileId,
    /// Where and with what to post them.
    pub signed_request: SignedRequest,
    /// Address of the bytes afterwards.
    #[serde(default)]
    pub url: String,
}

/// A signed form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SignedRequest {
    /// Where to post the form.
    pub url: String,
    /// Its fields, to be sent before the file.
    pub fields: BTreeMap<String, String>,
}
