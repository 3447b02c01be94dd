//! `/api/events`, and what the embedded backend can do with events beyond it.
mod recurrence;
use crate::api::Api;
/// Mounts this area.
pub(crate) fn routes(api: Api) -> Api { api }
