//! Signing in and out, and who one is.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Rotunda;
use crate::{
    auth::{Anonymous, Session},
    catalogue, endpoint,
    endpoint::Access,
    workdrive::{OrgId, UserStub},
};

endpoint! {
    /// Signs in; the answer sets the session cookie.
    ///
    /// Errors: `Unauthenticated` when e-mail and password do not belong together; `RateLimited` after too many failures.
    pub SignIn(Rotunda, Anonymous, Anyone): POST "/sign-in" -> Me {
        body {
            /// E-mail address, in any case.
            email: String,
            /// Password.
            password: String,
        }
    }
}

endpoint! {
    /// Lists the persons as whom a visitor may try the demo; empty in a real installation.
    pub ListPersonas(Rotunda, Anonymous, Anyone): GET "/personas" -> Vec<Persona> {}
}

endpoint! {
    /// Signs in as a person of the demo; the answer sets the session cookie.
    ///
    /// Errors: `NotFound` in a real installation, or when there is no such persona.
    pub SignInAsPersona(Rotunda, Anonymous, Anyone): POST "/personas/{key}/sign-in" -> Me {
        path {
            /// [`Persona::key`].
            key: String,
        }
    }
}

endpoint! {
    /// Ends this session, or every session of the caller.
    pub SignOut(Rotunda, Session, Member): POST "/sign-out" -> () {
        body {
            /// Ends the sessions on all devices. Default false.
            #[serde(default)]
            everywhere: bool,
        }
    }
}

endpoint! {
    /// Says who is signed in.
    ///
    /// Errors: `Unauthenticated` without a session.
    pub GetMe(Rotunda, Session, Member): GET "/me" -> Me {}
}

catalogue![SignIn, ListPersonas, SignInAsPersona, SignOut, GetMe];

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Me {
    /// The person.
    pub user: UserStub,
    /// What the person may do.
    pub role: Role,
    /// The organization.
    pub org: Org,
    /// When the session ends unless it is used before.
    #[serde(deserialize_with = "crate::time::moment")]
    pub session_ends_at: DateTime<Utc>,
    /// Whether the installation serves demo data.
    #[serde(default)]
    pub demo: bool,
    /// Whether the app should expose its hooks for measuring from outside; only with large demo data.
    #[serde(default)]
    pub bench: bool,
}

/// What roles are called, for the schemas (`x-words`).
const ROLES: [(&str, &str); 6] = [
    ("member", "Member"),
    ("help_desk", "Help desk"),
    ("compliance", "Compliance"),
    ("user_admin", "User administrator"),
    ("org_admin", "Administrator of the organization"),
    ("super_admin", "Administrator of the installation"),
];

/// What a person may do: see [`Role::may`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(extend("x-words" = ROLES))]
pub enum Role {
    /// The daily work.
    Member,
    /// Helps customers.
    HelpDesk,
    /// Reviews what is written.
    Compliance,
    /// Administers people and units.
    UserAdmin,
    /// Administers the organization.
    OrgAdmin,
    /// Administers the installation.
    SuperAdmin,
}

impl Role {
    /// All, the least first.
    pub const ALL: [Self; 6] =
        [Self::Member, Self::HelpDesk, Self::Compliance, Self::UserAdmin, Self::OrgAdmin, Self::SuperAdmin];

    /// Whether this is enough for a level of access. Those of Symphony are held against the account's roles there.
    #[must_use]
    pub fn may(self, access: Access) -> bool {
        match access {
            Access::Administration => self > Self::Member,
            Access::HelpDesk => self == Self::HelpDesk || self >= Self::OrgAdmin,
            Access::Compliance => self == Self::Compliance || self >= Self::OrgAdmin,
            Access::UserAdmin => self == Self::UserAdmin || self >= Self::OrgAdmin,
            Access::OrgAdmin => self >= Self::OrgAdmin,
            Access::SuperAdmin => self >= Self::SuperAdmin,
            Access::Anyone
            | Access::Member
            | Access::UserProvisioning
            | Access::ScopeManagement
            | Access::ContentManagement => true,
        }
    }

    /// As it is stored and sent.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::HelpDesk => "help_desk",
            Self::Compliance => "compliance",
            Self::UserAdmin => "user_admin",
            Self::OrgAdmin => "org_admin",
            Self::SuperAdmin => "super_admin",
        }
    }
}

/// An organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Org {
    /// Id.
    pub id: OrgId,
    /// Name.
    pub name: String,
}

/// A person as whom a visitor may try the demo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Persona {
    /// `employee`, `head`, `help_desk`, `compliance`, `user_admin`, `admin` or `bench`.
    pub key: String,
    /// The person.
    pub user: UserStub,
    /// What the person may do.
    pub role: Role,
}
