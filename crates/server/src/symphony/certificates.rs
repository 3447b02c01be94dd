//! Certificates of the company, with who issued whom, and that of the pod.

use ::api::symphony::{SuccessResponse, Uid, certificates::*};
use sqlx::{AnyConnection, any::AnyRow};

use super::{me, window, wrong};
use crate::{
    Backend,
    api::Api,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

mod create;
mod lists;
mod pod;
mod signature;
mod x509;

pub(super) use pod::sign;

const TYPES: [&str; 4] = ["USERSIGNING", "USER", "OPERATIONSSIGNING", "OPERATIONSUSER"];
const STATUSES: [&str; 4] = ["TRUSTED", "KNOWN", "REVOKED", "DISABLED"];

/// Mounts certificates.
pub(super) fn routes(api: Api) -> Api {
    api.serve(lists::list_company_certs)
        .serve(lists::list_issued_certs)
        .serve(lists::list_pod_managed_certs)
        .serve(lists::list_certs_of_types)
        .serve(create::create_company_cert)
        .serve(create::create_company_cert_v1)
        .serve(delete_company_cert)
        .serve(get_company_cert)
        .serve(create::get_pem_details)
        .serve(update_company_cert)
        .serve_anyone(pod::get_pod_certificate)
}

/// Whether this is one certificate, as PEM.
pub(super) fn is_certificate(pem: &str) -> bool {
    x509::Cert::read(pem).is_some()
}

/// A fingerprint as it is kept: programs write it in either case, with colons or without.
fn normal(fingerprint: &str) -> String {
    fingerprint.chars().filter(char::is_ascii_hexdigit).collect::<String>().to_ascii_lowercase()
}

/// Until the transaction ends nobody else changes certificates.
async fn lock(connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    let sql = Sql::new("UPDATE counters SET value = value + 1 WHERE name = 'symphony_certificates'");
    sql.execute(connection).await.map(drop)
}

/// The certificate with a fingerprint.
async fn find(connection: &mut AnyConnection, fingerprint: &str) -> Result<AnyRow, Refusal> {
    let mut sql = Sql::new("SELECT * FROM symphony_certificates WHERE fingerprint = ");
    sql.bind(normal(fingerprint));
    sql.row(connection).await?.ok_or_else(|| wrong("the certificate cannot be found"))
}

/// Refuses a certificate that administrators may not change; until the transaction ends nobody else changes any.
async fn check_changeable(connection: &mut AnyConnection, fingerprint: &str) -> Result<(), Refusal> {
    lock(connection).await?;
    match find(connection, fingerprint).await?.maybe_int("is_own")? {
        Some(_) => Err(wrong("the pod manages this certificate itself")),
        None => Ok(()),
    }
}

fn entry(row: &AnyRow) -> Result<CompanyCertEntry, sqlx::Error> {
    Ok(CompanyCertEntry {
        company_cert_attributes: CompanyCertAttributes {
            name: Some(row.text("name")?),
            kind: Some(CompanyCertType { kind: row.text("kind")? }),
            status: Some(CompanyCertStatus { kind: row.text("status")? }),
        },
        company_cert_info: CompanyCertInfo {
            finger_print: row.text("fingerprint")?,
            issuer_finger_print: row.maybe_text("issuer_fingerprint")?,
            last_seen: row.int("last_seen_at")?,
            updated_at: row.int("updated_at")?,
            updated_by: row.maybe_int("updated_by")?.map(Uid),
            common_name: row.text("common_name")?,
            expiry_date: row.int("expires_at")?,
        },
    })
}

fn detail(row: &AnyRow) -> Result<CompanyCertDetail, sqlx::Error> {
    let CompanyCertEntry { company_cert_attributes, company_cert_info } = entry(row)?;
    let cert_info = x509::Cert::read(&row.text("pem")?).map(|cert| cert.info).unwrap_or_default();
    Ok(CompanyCertDetail { company_cert_attributes, company_cert_info, cert_info })
}

/// What an administrator says of a certificate: name, type and status, where they are given.
fn checked(attributes: CompanyCertAttributes) -> Result<[Option<String>; 3], Refusal> {
    let name = attributes.name.map(|name| name.trim().to_owned());
    if name.as_ref().is_some_and(|name| !(1..=100).contains(&name.chars().count())) {
        return Err(Refusal::invalid("name", "name must have 1 to 100 characters"));
    }
    let (kind, status) = (attributes.kind.map(|kind| kind.kind), attributes.status.map(|status| status.kind));
    for (field, value, known) in [("type", &kind, TYPES), ("status", &status, STATUSES)] {
        if value.as_ref().is_some_and(|value| !known.contains(&value.as_str())) {
            return Err(Refusal::invalid(field, format!("{field} must be one of {}", known.join(", "))));
        }
    }
    Ok([name, kind, status])
}

async fn get_company_cert(backend: Backend, _: Caller, asked: GetCompanyCert) -> Result<CompanyCertDetail, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    Ok(detail(&find(&mut connection, &asked.finger_print).await?)?)
}

async fn update_company_cert(
    backend: Backend,
    caller: Caller,
    asked: UpdateCompanyCert,
) -> Result<SuccessResponse, Refusal> {
    let values = checked(asked.attributes)?;
    let mut tx = backend.database.write().await?;
    check_changeable(&mut tx, &asked.finger_print).await?;
    let mut sql = Sql::new("UPDATE symphony_certificates SET updated_at = ");
    sql.bind(backend.clock.now()).push(", updated_by = ").bind(me(&caller)?.0);
    for (column, value) in ["name", "kind", "status"].into_iter().zip(values) {
        if let Some(value) = value {
            sql.push(&format!(", {column} = ")).bind(value);
        }
    }
    sql.push(" WHERE fingerprint = ").bind(normal(&asked.finger_print));
    sql.execute(&mut tx).await?;
    tx.commit().await?;
    Ok(SuccessResponse::new("OK"))
}

async fn delete_company_cert(
    backend: Backend,
    _: Caller,
    asked: DeleteCompanyCert,
) -> Result<SuccessResponse, Refusal> {
    let mut tx = backend.database.write().await?;
    check_changeable(&mut tx, &asked.finger_print.id).await?;
    for statement in [
        "UPDATE symphony_certificates SET issuer_fingerprint = NULL WHERE issuer_fingerprint = ",
        "DELETE FROM symphony_certificates WHERE fingerprint = ",
    ] {
        let mut sql = Sql::new(statement);
        sql.bind(normal(&asked.finger_print.id));
        sql.execute(&mut tx).await?;
    }
    tx.commit().await?;
    Ok(SuccessResponse::new("OK"))
}
