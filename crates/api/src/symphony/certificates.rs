//! Certificates of the company, and that of the pod.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use serde_json::Value;

use super::{StringId, SuccessResponse, Symphony, Uid};
use crate::{
    auth::{Anonymous, SessionToken},
    catalogue, endpoint,
};

endpoint! {
    /// Lists the certificates that are trusted, by name.
    ///
    /// Errors: `Invalid` for a window out of range.
    pub ListCompanyCerts(Symphony, SessionToken, UserProvisioning): GET "/v1/companycert/list" -> Vec<CompanyCertEntry> {
        query {
            /// Rows to leave out. Default 0.
            skip: Option<u64>,
            /// At most so many, 1 to 1,000. Default 50.
            limit: Option<u64>,
        }
    }
}

endpoint! {
    /// Takes a certificate that has not expired.
    ///
    /// Errors: `Invalid` for what is no certificate, has expired, or is there already.
    pub CreateCompanyCert(Symphony, SessionToken, UserProvisioning): POST "/v2/companycert/create" -> CompanyCertDetail {
        body = #[doc = "Which."] cert: CompanyCert
    }
}

endpoint! {
    /// Takes a certificate, expired or not.
    ///
    /// Errors: `Invalid` for what is no certificate or is there already.
    pub CreateCompanyCertV1(Symphony, SessionToken, UserProvisioning): POST "/v1/companycert/create" -> SuccessResponse {
        body = #[doc = "Which."] cert: CompanyCert
    }
}

endpoint! {
    /// Deletes a certificate. Those that it issued stay, without an issuer.
    ///
    /// Errors: `Invalid` for one that is not there or that the pod manages.
    pub DeleteCompanyCert(Symphony, SessionToken, UserProvisioning): POST "/v1/companycert/delete" -> SuccessResponse {
        body = #[doc = "Fingerprint."] finger_print: StringId
    }
}

endpoint! {
    /// Gets a certificate and what is in it.
    ///
    /// Errors: `Invalid` for one that is not there.
    pub GetCompanyCert(Symphony, SessionToken, UserProvisioning): GET "/v1/companycert/{fingerPrint}/get" -> CompanyCertDetail {
        path {
            /// Fingerprint.
            finger_print as "fingerPrint": String,
        }
    }
}

endpoint! {
    /// Changes name, type or status of a certificate; what is left out stays.
    ///
    /// Errors: `Invalid` for one that is not there or that the pod manages.
    pub UpdateCompanyCert(Symphony, SessionToken, UserProvisioning): POST "/v1/companycert/{fingerPrint}/update" -> SuccessResponse {
        path {
            /// Fingerprint.
            finger_print as "fingerPrint": String,
        }
        body = #[doc = "What the administrator says of it."] attributes: CompanyCertAttributes
    }
}

endpoint! {
    /// Lists the certificates that one has signed, by name.
    ///
    /// Errors: `Invalid` for one that is not there.
    pub ListIssuedCerts(Symphony, SessionToken, UserProvisioning): GET "/v1/companycert/{fingerPrint}/issuedBy" -> Vec<CompanyCertEntry> {
        path {
            /// Fingerprint.
            finger_print as "fingerPrint": String,
        }
    }
}

endpoint! {
    /// Lists the trusted certificates that the pod manages itself: its own.
    ///
    /// Errors: `Invalid` for a window out of range.
    pub ListPodManagedCerts(Symphony, SessionToken, UserProvisioning): GET "/v1/companycert/podmanaged/list" -> Vec<CompanyCertEntry> {
        query {
            /// Rows to leave out. Default 0.
            skip: Option<u64>,
            /// At most so many, 1 to 1,000. Default 50.
            limit: Option<u64>,
        }
    }
}

endpoint! {
    /// Lists certificates of some types, trusted or not, by name.
    ///
    /// Errors: `Invalid` for what is no type, and for a window out of range.
    pub ListCertsOfTypes(Symphony, SessionToken, UserProvisioning): POST "/v1/companycert/type/list" -> Vec<CompanyCertEntry> {
        query {
            /// Rows to leave out. Default 0.
            skip: Option<u64>,
            /// At most so many, 1 to 1,000. Default 50.
            limit: Option<u64>,
        }
        body = #[doc = "Types."] types: Vec<CompanyCertType>
    }
}

endpoint! {
    /// Gets the certificate of the pod.
    pub GetPodCertificate(Symphony, Anonymous, Anyone): GET "/v1/podcert" -> PodCertificate {}
}

catalogue![
    ListCompanyCerts,
    CreateCompanyCert,
    CreateCompanyCertV1,
    DeleteCompanyCert,
    GetCompanyCert,
    UpdateCompanyCert,
    ListIssuedCerts,
    ListPodManagedCerts,
    ListCertsOfTypes,
    GetPodCertificate,
];

/// A certificate that shall be taken.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct CompanyCert {
    /// One X.509 certificate, as PEM; at most 20,000 characters.
    pub pem: String,
    /// What the administrator says of it.
    pub attributes: CompanyCertAttributes,
}

/// What an administrator says of a certificate.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct CompanyCertAttributes {
    /// Name, 1 to 100 characters. Default: its common name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Type. Default `USER`.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<CompanyCertType>,
    /// Status. Default `KNOWN`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<CompanyCertStatus>,
}

/// What a certificate is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CompanyCertType {
    /// `USERSIGNING`, `USER`, `OPERATIONSSIGNING` or `OPERATIONSUSER`.
    #[serde(rename = "type")]
    pub kind: String,
}

/// Whether a certificate is trusted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CompanyCertStatus {
    /// `TRUSTED`, `KNOWN`, `REVOKED` or `DISABLED`.
    #[serde(rename = "type")]
    pub kind: String,
}

/// What the pod knows of a certificate.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct CompanyCertInfo {
    /// SHA-256 of the certificate, in hexadecimal: its id.
    pub finger_print: String,
    /// That of the certificate that signed it, where it is known and another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer_finger_print: Option<String>,
    /// When it was last presented; 0 for never.
    pub last_seen: i64,
    /// When an administrator last changed it.
    pub updated_at: i64,
    /// Which.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_by: Option<Uid>,
    /// Common name of its subject.
    pub common_name: String,
    /// When it expires.
    pub expiry_date: i64,
}

/// A certificate in a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct CompanyCertEntry {
    /// What the administrator says of it.
    pub company_cert_attributes: CompanyCertAttributes,
    /// What the pod knows of it.
    pub company_cert_info: CompanyCertInfo,
}

/// A certificate and what is in it. Examples have it as the only one of a list, which is read too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CompanyCertDetail {
    /// What the administrator says of it.
    pub company_cert_attributes: CompanyCertAttributes,
    /// What the pod knows of it.
    pub company_cert_info: CompanyCertInfo,
    /// What is in it, by section.
    pub cert_info: Vec<CertInfoItem>,
}

impl<'de> Deserialize<'de> for CompanyCertDetail {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Default, Deserialize, JsonSchema)]
        #[serde(rename_all = "camelCase", default)]
        struct Form {
            company_cert_attributes: CompanyCertAttributes,
            company_cert_info: CompanyCertInfo,
            cert_info: Vec<CertInfoItem>,
        }
        let value = match Value::deserialize(deserializer)? {
            Value::Array(all) => all.into_iter().next().ok_or_else(|| D::Error::custom("expected a certificate"))?,
            other => other,
        };
        let Form { company_cert_attributes, company_cert_info, cert_info } =
            crate::wire::from_value(value).map_err(D::Error::custom)?;
        Ok(Self { company_cert_attributes, company_cert_info, cert_info })
    }
}

/// A section of what is in a certificate.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct CertInfoItem {
    /// `General`, `Validity` or `Public Key`.
    pub name: String,
    /// What it says.
    pub attributes: Vec<NameValuePair>,
}

/// Something that a certificate says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct NameValuePair {
    /// What, such as `Not After`.
    pub name: String,
    /// As text.
    pub value: String,
}

/// The certificate of the pod.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PodCertificate {
    /// As PEM.
    pub certificate: String,
}
