//! Whether the key of one certificate has signed another.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, DecodingKey, crypto};
use p256::ecdsa::signature::Verifier as _;
use x509_parser::{oid_registry as oids, prelude::X509Certificate};

/// Whether the key of `issuer` has signed `issued`: RSA (PKCS #1 with SHA-2), P-256, P-384 or Ed25519. By what is weaker or stranger
/// nobody has signed.
pub(super) fn is_of(issuer: &X509Certificate<'_>, issued: &X509Certificate<'_>) -> bool {
    let (message, signature) = (issued.tbs_certificate.as_ref(), &*issued.signature_value.data);
    let key = &*issuer.public_key().subject_public_key.data;
    let rsa = |algorithm| is_by(&DecodingKey::from_rsa_der(key), algorithm, message, signature);
    let algorithm = &issued.signature_algorithm.algorithm;
    let is_rsa = issuer.public_key().algorithm.algorithm == oids::OID_PKCS1_RSAENCRYPTION;
    match algorithm {
        oid if is_rsa && *oid == oids::OID_PKCS1_SHA256WITHRSA => rsa(Algorithm::RS256),
        oid if is_rsa && *oid == oids::OID_PKCS1_SHA384WITHRSA => rsa(Algorithm::RS384),
        oid if is_rsa && *oid == oids::OID_PKCS1_SHA512WITHRSA => rsa(Algorithm::RS512),
        oid if *oid == oids::OID_SIG_ECDSA_WITH_SHA256 => is_by_p256(key, message, signature),
        oid if *oid == oids::OID_SIG_ECDSA_WITH_SHA384 => is_by_p384(key, message, signature),
        oid if *oid == oids::OID_SIG_ED25519 => {
            is_by(&DecodingKey::from_ed_der(key), Algorithm::EdDSA, message, signature)
        }
        _ => false,
    }
}

fn is_by(key: &DecodingKey, algorithm: Algorithm, message: &[u8], signature: &[u8]) -> bool {
    crypto::verify(&URL_SAFE_NO_PAD.encode(signature), message, key, algorithm).unwrap_or(false)
}

fn is_by_p256(key: &[u8], message: &[u8], signature: &[u8]) -> bool {
    use p256::ecdsa::{Signature, VerifyingKey};
    let (key, signature) = (VerifyingKey::from_sec1_bytes(key), Signature::from_der(signature));
    key.is_ok_and(|key| signature.is_ok_and(|signature| key.verify(message, &signature).is_ok()))
}

fn is_by_p384(key: &[u8], message: &[u8], signature: &[u8]) -> bool {
    use p384::ecdsa::{Signature, VerifyingKey};
    let (key, signature) = (VerifyingKey::from_sec1_bytes(key), Signature::from_der(signature));
    key.is_ok_and(|key| signature.is_ok_and(|signature| key.verify(message, &signature).is_ok()))
}
