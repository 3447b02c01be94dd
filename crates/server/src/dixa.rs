//! `/v1`: Dixa's end users, and under `/app/dixa` what its own console has besides.

use std::sync::Arc;

use http::Method;
use tokio::sync::Notify;

use crate::{api::Api, clock::Clock, rate_limit::RateLimit};

mod anonymization;
mod attributes;
mod bulk;
mod contact_points;
mod conversations;
mod end_users;
mod pages;
mod profile;
mod rows;
mod tokens;

pub(crate) use anonymization::anonymize_waiting;
pub(crate) use tokens::caller;

/// Requests a second of one token, and how many at once, as documented.
const RATE: (u16, u16) = (10, 4);

/// Where the vendor's own MCP server changes many at once.
const BULK: &str = "/v1/endusers/bulk";

/// Mounts this area.
pub(crate) fn routes(api: Api) -> Api {
    api.serve(end_users::create_end_user)
        .serve(end_users::get_end_user)
        .serve(end_users::list_end_users)
        .serve(end_users::patch_end_user)
        .serve(end_users::update_end_user)
        .serve(bulk::bulk_create_end_users)
        .serve_also(&Method::PATCH, BULK, bulk::bulk_patch_end_users)
        .serve_also(&Method::PUT, BULK, bulk::bulk_update_end_users)
        .serve(conversations::list_end_user_conversations)
        .serve(conversations::list_dixa_conversations)
        .serve(conversations::get_dixa_conversation)
        .serve(attributes::patch_custom_attributes)
        .serve(anonymization::anonymize_end_user)
        .serve(tokens::list_dixa_tokens)
        .serve(tokens::create_dixa_token)
        .serve(tokens::revoke_dixa_token)
        .serve(attributes::list_dixa_attributes)
        .serve(attributes::create_dixa_attribute)
        .serve(attributes::delete_dixa_attribute)
        .serve(anonymization::list_dixa_anonymizations)
}

/// What Dixa keeps in memory.
#[derive(Debug)]
pub struct Dixa {
    rate: RateLimit,
    /// Wakes who anonymizes.
    pub(crate) requested: Arc<Notify>,
}

impl Dixa {
    pub(crate) fn new(clock: Clock) -> Self {
        Self { rate: RateLimit::new(RATE.0, RATE.1, clock), requested: Arc::default() }
    }
}
