//! The certificate of the pod: made once for an installation, with the key that signs session tokens.

use ::api::symphony::certificates::*;
use chrono::Datelike;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use rcgen::{CertificateParams, DistinguishedName, DnType, KeyPair, date_time_ymd};
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
    let (cert, key) =
        make(&backend.installation.org().name, now).map_err(|e| Refusal::broken("make a certificate", e))?;
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

fn make(company: &str, now: i64) -> Result<(String, String), rcgen::Error> {
    let key = KeyPair::generate()?;
    let mut name = DistinguishedName::new();
    name.push(DnType::OrganizationName, company);
    name.push(DnType::CommonName, "Rotunda pod");
    let mut params = CertificateParams::default();
    params.distinguished_name = name;
    let now = clock::time(now);
    let month = u8::try_from(now.month()).unwrap_or(1);
    // The first of the month is there in every year.
    params.not_before = date_time_ymd(now.year(), month, 1);
    params.not_after = date_time_ymd(now.year() + YEARS, month, 1);
    Ok((params.self_signed(&key)?.pem(), key.serialize_pem()))
}
