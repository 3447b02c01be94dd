//! What the server can do, for programs.

use serde_json::Value;

use super::Rotunda;
use crate::{auth::Session, catalogue, endpoint};

endpoint! {
    /// Describes every operation of every vendor as a document of OpenAPI 3.1; see [`document`](crate::openapi::document).
    pub DescribeOperations(Rotunda, Session, Member): GET "/openapi.json" -> Value {}
}

catalogue![DescribeOperations];
