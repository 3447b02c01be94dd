//! Protocols that addresses in messages may have, beside those that every pod has.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Symphony;
use crate::{auth::SessionToken, catalogue, endpoint};

endpoint! {
    /// Lists all protocols.
    pub ListAllProtocols(Symphony, SessionToken, UserProvisioning): GET "/v1/admin/system/protocols/list" -> Vec<String> {}
}

endpoint! {
    /// Lists protocols.
    ///
    /// Errors: `Invalid` for a window out of range.
    pub ListProtocols(Symphony, SessionToken, Member): GET "/v2/system/protocols" -> Vec<String> {
        query {
            /// Rows to leave out. Default 0.
            skip: Option<u64>,
            /// At most so many, 1 to 1,000. Default 100.
            limit: Option<u64>,
        }
    }
}

endpoint! {
    /// Adds a protocol.
    ///
    /// Errors: `Invalid` for what is no scheme of addresses or runs programs, and for one that is there.
    pub AddProtocol(Symphony, SessionToken, UserProvisioning): POST "/v1/admin/system/protocols" -> Protocol {
        body = #[doc = "Which."] protocol: Protocol
    }
}

endpoint! {
    /// Removes a protocol that was added.
    ///
    /// Errors: `Invalid` for one that is not there, or that every pod has.
    pub RemoveProtocol(Symphony, SessionToken, UserProvisioning): DELETE "/v1/admin/system/protocols/{scheme}" -> () {
        path {
            /// Which.
            scheme: String,
        }
    }
}

catalogue![ListAllProtocols, ListProtocols, AddProtocol, RemoveProtocol];

/// A protocol.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Protocol {
    /// Scheme of its addresses, 1 to 64 characters: a letter, then letters, digits, `+`, `-` and points. Kept in lower case.
    pub scheme: String,
}
