//! Taking certificates: each finds who issued it, and those that it issued.

use ::api::{
    rotunda::symphony::certificates::GetPemDetails,
    symphony::{SuccessResponse, Uid, certificates::*},
};
use sqlx::AnyConnection;

use super::{checked, detail, find, lock, me, x509::Cert};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

pub(super) async fn create_company_cert(
    backend: Backend,
    caller: Caller,
    asked: CreateCompanyCert,
) -> Result<CompanyCertDetail, Refusal> {
    create(&backend, me(&caller)?, asked.cert, true).await
}

pub(super) async fn create_company_cert_v1(
    backend: Backend,
    caller: Caller,
    asked: CreateCompanyCertV1,
) -> Result<SuccessResponse, Refusal> {
    create(&backend, me(&caller)?, asked.cert, false).await?;
    Ok(SuccessResponse::new("OK"))
}

/// What is in a certificate, and what it is called where it is there already.
pub(super) async fn get_pem_details(
    backend: Backend,
    _: Caller,
    asked: GetPemDetails,
) -> Result<CompanyCertDetail, Refusal> {
    let cert = read(&asked.pem)?;
    let mut connection = backend.database.pool.acquire().await?;
    let mut sql = Sql::new("SELECT * FROM symphony_certificates WHERE fingerprint = ");
    sql.bind(cert.fingerprint.clone());
    if let Some(row) = sql.row(&mut connection).await? {
        return Ok(detail(&row)?);
    }
    let company_cert_info = CompanyCertInfo {
        finger_print: cert.fingerprint,
        common_name: cert.common_name,
        expiry_date: cert.expires_at,
        ..CompanyCertInfo::default()
    };
    Ok(CompanyCertDetail {
        company_cert_attributes: CompanyCertAttributes::default(),
        company_cert_info,
        cert_info: cert.info,
    })
}

fn read(pem: &str) -> Result<Cert, Refusal> {
    Cert::read(pem).ok_or_else(|| Refusal::invalid("pem", "pem must be one X.509 certificate, as PEM"))
}

async fn create(
    backend: &Backend,
    me: Uid,
    asked: CompanyCert,
    must_be_valid: bool,
) -> Result<CompanyCertDetail, Refusal> {
    let [name, kind, status] = checked(asked.attributes)?;
    let cert = read(&asked.pem)?;
    let now = backend.clock.now();
    if must_be_valid && cert.expires_at <= now {
        return Err(Refusal::invalid("pem", "the certificate has expired"));
    }
    let name = name.unwrap_or_else(|| cert.common_name.chars().take(100).collect());
    let kind = kind.unwrap_or_else(|| "USER".to_owned());
    let status = status.unwrap_or_else(|| "KNOWN".to_owned());
    let mut tx = backend.database.write().await?;
    lock(&mut tx).await?;
    if !insert(&mut tx, &cert, [name, kind, status], now, Some(me), None).await? {
        return Err(Refusal::invalid("pem", "the certificate is there already"));
    }
    link(&mut tx, &cert).await?;
    let made = detail(&find(&mut tx, &cert.fingerprint).await?)?;
    tx.commit().await?;
    Ok(made)
}

/// Writes a certificate; whether it was not there before. With its key it is the pod's own.
pub(super) async fn insert(
    connection: &mut AnyConnection,
    cert: &Cert,
    attributes: [String; 3],
    now: i64,
    by: Option<Uid>,
    key: Option<String>,
) -> Result<bool, sqlx::Error> {
    let mut sql = Sql::new(
        "INSERT INTO symphony_certificates (fingerprint, pem, common_name, subject, issuer, name, kind, status, expires_at, \
         updated_at, updated_by, is_own, private_key) VALUES (",
    );
    let [name, kind, status] = attributes;
    let Cert { fingerprint, pem, common_name, subject, issuer, .. } = cert;
    for text in [fingerprint, pem, common_name, subject, issuer, &name, &kind, &status] {
        sql.bind(text.clone()).push(", ");
    }
    sql.bind(cert.expires_at).push(", ").bind(now).push(", ").bind(by.map(|uid| uid.0)).push(", ");
    sql.bind(key.as_ref().map(|_| 1_i64)).push(", ").bind(key).push(") ON CONFLICT DO NOTHING");
    Ok(sql.execute(connection).await? > 0)
}

/// Finds who signed a certificate, and those that it signed and that nobody is known to have.
async fn link(connection: &mut AnyConnection, cert: &Cert) -> Result<(), Refusal> {
    for issuer in others(connection, cert, "subject", &cert.issuer).await? {
        if issuer.has_signed(cert) {
            write_issuer(connection, cert, &issuer).await?;
            break;
        }
    }
    for issued in others(connection, cert, "issuer_fingerprint IS NULL AND issuer", &cert.subject).await? {
        if cert.has_signed(&issued) {
            write_issuer(connection, &issued, cert).await?;
        }
    }
    Ok(())
}

/// Certificates other than one whose column has a value.
async fn others(
    connection: &mut AnyConnection,
    cert: &Cert,
    column: &str,
    value: &str,
) -> Result<Vec<Cert>, sqlx::Error> {
    let mut sql = Sql::new("SELECT pem FROM symphony_certificates WHERE fingerprint <> ");
    sql.bind(cert.fingerprint.clone()).push(&format!(" AND {column} = ")).bind(value.to_owned());
    sql.push(" ORDER BY fingerprint");
    let rows = sql.rows(connection).await?;
    let pems: Vec<String> = rows.iter().map(|row| row.text("pem")).collect::<Result<_, _>>()?;
    Ok(pems.iter().filter_map(|pem| Cert::read(pem)).collect())
}

async fn write_issuer(connection: &mut AnyConnection, cert: &Cert, issuer: &Cert) -> Result<(), sqlx::Error> {
    let mut sql = Sql::new("UPDATE symphony_certificates SET issuer_fingerprint = ");
    sql.bind(issuer.fingerprint.clone()).push(" WHERE fingerprint = ").bind(cert.fingerprint.clone());
    sql.execute(connection).await.map(drop)
}
