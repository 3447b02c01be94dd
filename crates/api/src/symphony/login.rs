//! Signing in with a key (`/login`, `/relay`), and the session's end.
//!
//! Source: the vendor's public authentication documents. A service account signs a JWT (`RS512`, `sub` its user name, `exp` at most 300
//! seconds ahead) with its private key; both tokens are made for the same one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{SuccessResponse, SymphonyLogin};
use crate::{
    auth::{Anonymous, SessionToken},
    catalogue, endpoint,
};

endpoint! {
    /// Makes a session token from a signed token.
    ///
    /// Errors: `Unauthenticated` when the token is not signed by a service account's key, is over, or is for too long.
    pub AuthenticateWithKey(SymphonyLogin, Anonymous, Anyone): POST "/login/pubkey/authenticate" -> Token {
        body {
            /// The signed token.
            token: String,
        }
    }
}

endpoint! {
    /// Makes a key manager token from a signed token.
    ///
    /// Errors: `Unauthenticated` as for the session token.
    pub AuthenticateWithKeyManager(SymphonyLogin, Anonymous, Anyone): POST "/relay/pubkey/authenticate" -> Token {
        body {
            /// The signed token.
            token: String,
        }
    }
}

endpoint! {
    /// Ends a session; its token opens nothing any more.
    pub EndSession(SymphonyLogin, SessionToken, Member): POST "/login/v1/logout" -> SuccessResponse {}
}

catalogue![AuthenticateWithKey, AuthenticateWithKeyManager, EndSession];

/// A token, and the header that it goes into.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Token {
    /// The token: of a session a JWT with the claim `userId`.
    pub token: String,
    /// `sessionToken` or `keyManagerToken`.
    pub name: String,
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Token").field("name", &self.name).finish_non_exhaustive()
    }
}
