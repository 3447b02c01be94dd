//! The certificate of the pod: made once for an installation, with the key that signs session tokens.

use ::api::symphony::certificates::*;
use chrono::Datelike;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use p256::{
    ecdsa::{Signature, SigningKey, signature::Signer as _},
    pkcs8::{EncodePrivateKey as _, LineEnding},
};
use rcgen::{CertificateParams, DistinguishedName, DnType, SerialNumber, date_time_ymd};
use serde::Serialize;

use super::{create::insert, x509::Cert};
use crate::{
    Backend, clock,
    database::{Fields, Sql},
    refusal::Refusal,
};

const YEARS: i32 = 30;

/// The pod's own certificate and its key, as PEM.
pub(super) struct Own {
    pem: String,
    key: String,
}

pub(super) async fn get_pod_certificate(backend: Backend, _: GetPodCertificate) -> Result<PodCertificate, Refusal> {
    Ok(PodCertificate { certificate: own(&backend).await?.pem })
}

/// A token that whoever has the pod's certificate can check.
///
/// # Errors
/// When the database or the key fails.
pub(in crate::symphony) async fn sign(backend: &Backend, claims: &impl Serialize) -> Result<String, Refusal> {
    let broken = |e| Refusal::broken("make the token", e);
    let key = EncodingKey::from_ec_pem(own(backend).await?.key.as_bytes()).map_err(broken)?;
    encode(&Header::new(Algorithm::ES256), claims, &key).map_err(broken)
}

/// Reads the pod's certificate, and makes it if this is the first time.
pub(super) async fn own(backend: &Backend) -> Result<Own, Refusal> {
    if let Some(own) = read(backend).await? {
        return Ok(own);
    }
    let now = backend.clock.now();
    let (cert, key) = make(&backend.installation.org().name, now)?;
    let cert = Cert::read(&cert).ok_or_else(|| Refusal::broken("read the certificate that was made", "unreadable"))?;
    let attributes = [cert.common_name.clone(), "OPERATIONSSIGNING".to_owned(), "TRUSTED".to_owned()];
    let mut tx = backend.database.write().await?;
    // Another request may have been faster; then its certificate is the pod's.
    insert(&mut tx, &cert, attributes, now, None, Some(key)).await?;
    tx.commit().await?;
    Ok(read(backend).await?.ok_or(sqlx::Error::RowNotFound)?)
}

async fn read(backend: &Backend) -> Result<Option<Own>, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let sql = Sql::new("SELECT pem, private_key FROM symphony_certificates WHERE is_own = 1");
    let row = sql.row(&mut connection).await?;
    Ok(row.map(|row| Ok::<_, sqlx::Error>(Own { pem: row.text("pem")?, key: row.text("private_key")? })).transpose()?)
}

/// Makes a certificate and its key, as PEM.
fn make(company: &str, now: i64) -> Result<(String, String), Refusal> {
    let key = SigningKey::from_slice(&crate::random()?).map_err(|e| Refusal::broken("make a key", e))?;
    let mut name = DistinguishedName::new();
    name.push(DnType::OrganizationName, company);
    name.push(DnType::CommonName, "Rotunda pod");
    let mut params = CertificateParams::default();
    params.distinguished_name = name;
    params.serial_number = Some(SerialNumber::from_slice(&crate::random()?[..16]));
    let now = clock::time(now);
    let month = u8::try_from(now.month()).unwrap_or(1);
    // The first of the month is there in every year.
    params.not_before = date_time_ymd(now.year(), month, 1);
    params.not_after = date_time_ymd(now.year() + YEARS, month, 1);
    let signer = PodKey { public: key.verifying_key().to_encoded_point(false).as_bytes().to_vec(), key: key.clone() };
    let cert = params.self_signed(&signer).map_err(|e| Refusal::broken("make a certificate", e))?;
    let key = key.to_pkcs8_pem(LineEnding::LF).map_err(|e| Refusal::broken("write a key", e))?;
    Ok((cert.pem(), key.to_string()))
}

/// The pod's key, as certificates are signed with it.
struct PodKey {
    key: SigningKey,
    public: Vec<u8>,
}

impl rcgen::PublicKeyData for PodKey {
    fn der_bytes(&self) -> &[u8] {
        &self.public
    }

    fn algorithm(&self) -> &'static rcgen::SignatureAlgorithm {
        &rcgen::PKCS_ECDSA_P256_SHA256
    }
}

impl rcgen::SigningKey for PodKey {
    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, rcgen::Error> {
        let signature: Signature = self.key.sign(message);
        Ok(signature.to_der().as_bytes().to_vec())
    }
}
