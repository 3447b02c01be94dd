//! Disclaimers are made, changed and deleted in the vendor's own console; its pod's documents only list and assign them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{auth::Session, catalogue, endpoint, rotunda::Rotunda, symphony::disclaimers::Disclaimer};

endpoint! {
    /// Makes a disclaimer.
    ///
    /// Errors: `Invalid` for what is too long or missing.
    pub CreateDisclaimer(Rotunda, Session, OrgAdmin): POST "/symphony/disclaimers" -> 201 Disclaimer {
        body {
            /// Name, 1 to 100 characters.
            name: String,
            /// What is read, 1 to 10,000 characters.
            content: String,
            /// After so many hours it is read again, 1 to 8760. Default 24.
            frequency_in_hours as "frequencyInHours": Option<u32>,
            /// Whether it is for who has none of their own, in the place of the one before. Default false.
            is_default as "isDefault": Option<bool>,
            /// What the content is. Default text.
            format: Option<DisclaimerFormat>,
        }
    }
}

endpoint! {
    /// Changes a disclaimer; what is left out stays.
    ///
    /// Errors: `NotFound`; `Invalid` for what is too long, and for a default one that is not active.
    pub UpdateDisclaimer(Rotunda, Session, OrgAdmin): PATCH "/symphony/disclaimers/{did}" -> Disclaimer {
        path {
            /// Id.
            did: String,
        }
        body {
            /// Name, 1 to 100 characters.
            name: Option<String>,
            /// What is read, 1 to 10,000 characters.
            content: Option<String>,
            /// After so many hours it is read again, 1 to 8760.
            frequency_in_hours as "frequencyInHours": Option<u32>,
            /// Whether it is for who has none of their own.
            is_default as "isDefault": Option<bool>,
            /// Whether it may be assigned.
            is_active as "isActive": Option<bool>,
            /// What the content is.
            format: Option<DisclaimerFormat>,
        }
    }
}

endpoint! {
    /// Deletes a disclaimer; who had it has none.
    ///
    /// Errors: `NotFound`.
    pub DeleteDisclaimer(Rotunda, Session, OrgAdmin): DELETE "/symphony/disclaimers/{did}" -> 204 () {
        path {
            /// Id.
            did: String,
        }
    }
}

catalogue![CreateDisclaimer, UpdateDisclaimer, DeleteDisclaimer];

/// What the content of a disclaimer is, in the vendor's names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum DisclaimerFormat {
    /// Plain text.
    Text,
    /// XML.
    Xml,
}
