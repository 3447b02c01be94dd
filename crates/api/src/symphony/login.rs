//! Signing in with a key (`/login`, `/relay`), and the session's end.
//!
//! Source: the vendor's public authentication documents. A service account signs a JWT (`RS512`, `sub` its user name, `exp` at most 300
//! seconds ahead) with its private key; both tokens are made for the same one. An app signs likewise, with `sub` its id, and then gets
//! sessions of users for whom it acts.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{SuccessResponse, SymphonyLogin, Uid};
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
    /// Makes a session of an app, which opens nothing but sessions of users for whom it acts.
    ///
    /// Errors: `Unauthenticated` when the token is not signed by an enabled app's key, is over, or is for too long.
    pub AuthenticateApp(SymphonyLogin, Anonymous, Anyone): POST "/login/pubkey/app/authenticate" -> Token {
        body {
            /// The signed token.
            token: String,
        }
    }
}

endpoint! {
    /// Makes a session of a user for whom an app acts; the header has the app's session.
    ///
    /// Errors: `Unauthenticated` without a session of an app that is enabled; `Forbidden` when the app may not `ACT_AS_USER`, and for users
    /// that are not there, disabled, or service accounts.
    pub ActAsUser(SymphonyLogin, SessionToken, Anyone): POST "/login/pubkey/app/user/{userId}/authenticate" -> UserToken {
        path {
            /// User.
            user_id as "userId": Uid,
        }
    }
}

endpoint! {
    /// Makes a session of a user, known by name, for whom an app acts; the header has the app's session.
    ///
    /// Errors: `Unauthenticated` and `Forbidden` as by number.
    pub ActAsUserByName(SymphonyLogin, SessionToken, Anyone): POST "/login/pubkey/app/username/{username}/authenticate" -> UserToken {
        path {
            /// User name, in any case.
            username: String,
        }
    }
}

endpoint! {
    /// Ends a session; its token opens nothing any more.
    pub EndSession(SymphonyLogin, SessionToken, Member): POST "/login/v1/logout" -> SuccessResponse {}
}

catalogue![AuthenticateWithKey, AuthenticateWithKeyManager, AuthenticateApp, ActAsUser, ActAsUserByName, EndSession,];

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

/// The session of a user for whom an app acts. Programs of the vendor read one member or the other.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct UserToken {
    /// The token, a JWT with the claim `userId`. The vendor answers this member or the next, and then the other is empty.
    pub session_token: String,
    /// The same.
    pub token: String,
    /// `sessionToken`.
    pub name: String,
}

impl std::fmt::Debug for UserToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("UserToken").field("name", &self.name).finish_non_exhaustive()
    }
}
