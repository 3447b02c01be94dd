//! What stands in an X.509 certificate.

use ::api::symphony::certificates::{CertInfoItem, NameValuePair};
use chrono::DateTime;
use sha2::{Digest, Sha256};
use x509_parser::{
    objects::{oid_registry, oid2abbrev},
    oid_registry::{self as oids, Oid},
    pem::parse_x509_pem,
    prelude::{FromDer, X509Certificate, X509Name, X509Version},
};

use super::signature;

const LONGEST: usize = 20_000;

/// A certificate, read.
#[derive(Debug, Clone)]
pub(super) struct Cert {
    /// As it was sent.
    pub(super) pem: String,
    der: Vec<u8>,
    /// SHA-256 in hexadecimal.
    pub(super) fingerprint: String,
    pub(super) common_name: String,
    /// DER in hexadecimal.
    pub(super) subject: String,
    pub(super) issuer: String,
    pub(super) expires_at: i64,
    pub(super) info: Vec<CertInfoItem>,
}

impl Cert {
    /// Reads exactly one certificate.
    pub(super) fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.len() > LONGEST {
            return None;
        }
        let (rest, pem) = parse_x509_pem(text.as_bytes()).ok()?;
        if pem.label != "CERTIFICATE" || !rest.trim_ascii().is_empty() {
            return None;
        }
        let (rest, cert) = X509Certificate::from_der(&pem.contents).ok()?;
        if !rest.is_empty() {
            return None;
        }
        let common_name = cert.subject().iter_common_name().next().map(|name| name.as_str());
        let common_name = common_name.and_then(Result::ok).unwrap_or_default().to_owned();
        let names = [common_name.clone(), written(cert.subject()), written(cert.issuer())];
        if names.iter().any(|name| name.contains(char::is_control)) {
            return None;
        }
        let [common_name, subject, issuer] = names;
        Some(Self {
            pem: text.to_owned(),
            fingerprint: crate::hex(&Sha256::digest(&pem.contents)),
            common_name,
            subject: crate::hex(cert.subject().as_raw()),
            issuer: crate::hex(cert.issuer().as_raw()),
            expires_at: cert.validity().not_after.timestamp() * 1000,
            info: info(&cert, subject, issuer),
            der: pem.contents.clone(),
        })
    }

    /// Whether the key of this one, which is of an authority, has signed another.
    pub(super) fn has_signed(&self, other: &Self) -> bool {
        let Ok((_, issuer)) = X509Certificate::from_der(&self.der) else { return false };
        let Ok((_, issued)) = X509Certificate::from_der(&other.der) else { return false };
        let is_authority = issuer.is_ca() || issuer.version() == X509Version::V1;
        is_authority && issuer.subject() == issued.issuer() && signature::is_of(&issuer, &issued)
    }
}

/// The vendor's sections.
fn info(cert: &X509Certificate<'_>, subject: String, issuer: String) -> Vec<CertInfoItem> {
    let pair = |(name, value): (&str, String)| NameValuePair { name: name.to_owned(), value };
    let section = |name: &str, pairs: Vec<(&str, String)>| CertInfoItem {
        name: name.to_owned(),
        attributes: pairs.into_iter().map(pair).collect(),
    };
    let validity = cert.validity();
    vec![
        section(
            "General",
            vec![
                ("Issuer", issuer),
                ("Subject", subject),
                ("Signature Algorithm", signature_name(&cert.signature_algorithm.algorithm)),
            ],
        ),
        section(
            "Validity",
            vec![
                ("Not Before", time(validity.not_before.timestamp())),
                ("Not After", time(validity.not_after.timestamp())),
            ],
        ),
        section(
            "Public Key",
            vec![("Algorithm", key(&cert.public_key().algorithm.algorithm)), ("Format", "X.509".to_owned())],
        ),
    ]
}

/// A name as the vendor writes it: `C=DK O=Stilla CN=bot`.
fn written(name: &X509Name<'_>) -> String {
    let part = |part: &x509_parser::x509::AttributeTypeAndValue<'_>| {
        let kind = oid2abbrev(part.attr_type(), oid_registry())
            .map_or_else(|_| part.attr_type().to_id_string(), str::to_owned);
        let value = part.as_str().map_or_else(|_| format!("#{}", crate::hex(part.as_slice())), str::to_owned);
        format!("{kind}={value}")
    };
    name.iter_attributes().map(part).collect::<Vec<_>>().join(" ")
}

/// A moment as the vendor writes it: `Mon Jan 15 20:56:05 UTC 2018`.
fn time(seconds: i64) -> String {
    DateTime::from_timestamp(seconds, 0).map(|at| at.format("%a %b %d %H:%M:%S UTC %Y").to_string()).unwrap_or_default()
}

/// An algorithm of signatures, in the names that Java has.
fn signature_name(oid: &Oid<'_>) -> String {
    let known = [
        (oids::OID_PKCS1_SHA1WITHRSA, "SHA1withRSA"),
        (oids::OID_PKCS1_SHA256WITHRSA, "SHA256withRSA"),
        (oids::OID_PKCS1_SHA384WITHRSA, "SHA384withRSA"),
        (oids::OID_PKCS1_SHA512WITHRSA, "SHA512withRSA"),
        (oids::OID_PKCS1_RSASSAPSS, "RSASSA-PSS"),
        (oids::OID_SIG_ECDSA_WITH_SHA256, "SHA256withECDSA"),
        (oids::OID_SIG_ECDSA_WITH_SHA384, "SHA384withECDSA"),
        (oids::OID_SIG_ECDSA_WITH_SHA512, "SHA512withECDSA"),
        (oids::OID_SIG_ED25519, "Ed25519"),
    ];
    named(oid, &known)
}

/// An algorithm of keys, in the names that Java has.
fn key(oid: &Oid<'_>) -> String {
    let known = [
        (oids::OID_PKCS1_RSAENCRYPTION, "RSA"),
        (oids::OID_KEY_TYPE_EC_PUBLIC_KEY, "EC"),
        (oids::OID_SIG_ED25519, "Ed25519"),
    ];
    named(oid, &known)
}

fn named(oid: &Oid<'_>, known: &[(Oid<'static>, &str)]) -> String {
    let found = known.iter().find(|(one, _)| one == oid);
    found.map_or_else(|| oid.to_id_string(), |(_, name)| (*name).to_owned())
}
