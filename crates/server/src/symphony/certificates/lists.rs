//! Lists of certificates, by name.

use ::api::symphony::certificates::*;

use super::{TYPES, entry, find, normal, pod, window};
use crate::{Backend, caller::Caller, database::Sql, refusal::Refusal};

/// Rows at most: usually, and ever.
const ROWS: [u64; 2] = [50, 1000];

/// The certificates of the company for which a condition holds.
fn of_company(condition: &str) -> Sql {
    Sql::new(&format!("SELECT * FROM symphony_certificates WHERE is_own IS NULL AND {condition}"))
}

async fn list(backend: &Backend, mut sql: Sql, rows: Option<(u64, u64)>) -> Result<Vec<CompanyCertEntry>, Refusal> {
    sql.push(" ORDER BY name, fingerprint");
    if let Some((skip, limit)) = rows {
        sql.push(&format!(" LIMIT {limit} OFFSET {skip}"));
    }
    let mut connection = backend.database.pool.acquire().await?;
    Ok(sql.rows(&mut connection).await?.iter().map(entry).collect::<Result<_, _>>()?)
}

pub(super) async fn list_company_certs(
    backend: Backend,
    _: Caller,
    asked: ListCompanyCerts,
) -> Result<Vec<CompanyCertEntry>, Refusal> {
    let rows = window(asked.skip, asked.limit, ROWS)?;
    list(&backend, of_company("status = 'TRUSTED'"), Some(rows)).await
}

pub(super) async fn list_issued_certs(
    backend: Backend,
    _: Caller,
    asked: ListIssuedCerts,
) -> Result<Vec<CompanyCertEntry>, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    find(&mut connection, &asked.finger_print).await?;
    drop(connection);
    let mut sql = of_company("issuer_fingerprint = ");
    sql.bind(normal(&asked.finger_print));
    list(&backend, sql, None).await
}

pub(super) async fn list_pod_managed_certs(
    backend: Backend,
    _: Caller,
    asked: ListPodManagedCerts,
) -> Result<Vec<CompanyCertEntry>, Refusal> {
    let rows = window(asked.skip, asked.limit, ROWS)?;
    pod::own(&backend).await?;
    list(&backend, Sql::new("SELECT * FROM symphony_certificates WHERE is_own = 1"), Some(rows)).await
}

pub(super) async fn list_certs_of_types(
    backend: Backend,
    _: Caller,
    asked: ListCertsOfTypes,
) -> Result<Vec<CompanyCertEntry>, Refusal> {
    let rows = window(asked.skip, asked.limit, ROWS)?;
    let types: Vec<String> = asked.types.into_iter().map(|kind| kind.kind).collect();
    if !types.iter().all(|kind| TYPES.contains(&kind.as_str())) {
        return Err(Refusal::invalid("type", format!("type must be one of {}", TYPES.join(", "))));
    }
    let types: Vec<_> = TYPES.into_iter().filter(|kind| types.iter().any(|asked| asked == kind)).collect();
    let mut sql = of_company("kind IN ");
    sql.list(types);
    list(&backend, sql, Some(rows)).await
}
