//! Certificates: reading one before it is sent, which the pod's documents do not have.

use crate::{auth::Session, catalogue, endpoint, rotunda::Rotunda, symphony::certificates::CompanyCertDetail};

endpoint! {
    /// Reads a certificate without taking it; one that is there already has the name that it has there.
    ///
    /// Errors: `Invalid` for what is no certificate.
    pub GetPemDetails(Rotunda, Session, UserProvisioning): POST "/symphony/certificates/read" -> CompanyCertDetail {
        body {
            /// One X.509 certificate, as PEM; at most 20,000 characters.
            pem: String,
        }
    }
}

catalogue![GetPemDetails];
