//! `/app/openapi.json`

use std::sync::LazyLock;

use ::api::{openapi, rotunda::openapi::DescribeOperations};
use serde_json::Value;

use crate::{Backend, api::Api, caller::Caller, refusal::Refusal};

/// It stays the same while the program runs.
static DOCUMENT: LazyLock<Value> = LazyLock::new(openapi::document);

/// Mounts this area.
pub(crate) fn routes(api: Api) -> Api {
    api.serve(describe_operations)
}

async fn describe_operations(_: Backend, _: Caller, _: DescribeOperations) -> Result<Value, Refusal> {
    Ok(DOCUMENT.clone())
}
