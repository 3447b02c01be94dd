//! Kinds of files that may be uploaded, by extension.

use ::api::symphony::{
    file_extensions::*,
    followers::{Cursors, Pagination},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use sqlx::{AnyConnection, any::AnyRow};

use super::{window, wrong};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

/// With their point.
const LONGEST: usize = 64;
/// Those that the system knows, whether they are allowed or not.
const SYSTEM: [&str; 18] = [
    ".bmp", ".csv", ".doc", ".docx", ".gif", ".jpeg", ".jpg", ".mp3", ".mp4", ".pdf", ".png", ".ppt", ".pptx", ".txt",
    ".webp", ".xls", ".xlsx", ".zip",
];

pub(super) async fn list_allowed_types(
    backend: Backend,
    _: Caller,
    _: ListAllowedTypes,
) -> Result<Vec<String>, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let mut sql = Sql::new("SELECT extension FROM symphony_file_extensions WHERE is_internal = 1 OR is_external = 1");
    sql.push(" ORDER BY extension");
    Ok(sql.rows(&mut connection).await?.iter().map(|row| row.text("extension")).collect::<Result<_, _>>()?)
}

fn read(row: &AnyRow) -> Result<FileExtension, sqlx::Error> {
    let flag = |column| Ok::<_, sqlx::Error>(Some(row.int(column)? == 1));
    let source = if row.int("is_system")? == 1 { "SYSTEM" } else { "CUSTOMER" };
    Ok(FileExtension {
        extension: row.text("extension")?,
        scope_internal: flag("is_internal")?,
        scope_external: flag("is_external")?,
        scope_xpod: flag("is_xpod")?,
        source: Some(source.to_owned()),
    })
}

/// The extension that a cursor stands for.
fn cursor(name: &str, text: Option<String>) -> Result<Option<String>, Refusal> {
    let Some(text) = text else { return Ok(None) };
    let bytes = URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).ok();
    let extension = bytes.and_then(|bytes| String::from_utf8(bytes).ok()).filter(|text| normal(text).is_ok());
    extension.map(Some).ok_or_else(|| Refusal::invalid(name, format!("{name} is no cursor of this list")))
}

pub(super) async fn list_file_extensions(
    backend: Backend,
    _: Caller,
    asked: ListFileExtensions,
) -> Result<FileExtensions, Refusal> {
    let (_, limit) = window(None, asked.limit, [100, 1000])?;
    let (before, after) = (cursor("before", asked.before)?, cursor("after", asked.after)?);
    let mut sql = Sql::new("SELECT * FROM symphony_file_extensions WHERE ");
    let order = match (&before, &after) {
        (Some(_), Some(_)) => return Err(wrong("only one of before and after can be given")),
        (Some(before), None) => {
            sql.push("extension < ").bind(before.clone());
            " DESC"
        }
        (None, Some(after)) => {
            sql.push("extension > ").bind(after.clone());
            ""
        }
        (None, None) => {
            sql.push("1 = 1");
            ""
        }
    };
    sql.push(&format!(" ORDER BY extension{order} LIMIT {}", limit + 1));
    let mut connection = backend.database.pool.acquire().await?;
    let rows = sql.rows(&mut connection).await?;
    let mut data: Vec<FileExtension> = rows.iter().map(read).collect::<Result<_, _>>()?;
    let more = data.len() as u64 > limit;
    data.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    if before.is_some() {
        data.reverse();
    }
    let (has_before, has_after) = (if before.is_some() { more } else { after.is_some() }, before.is_some() || more);
    let pagination = pagination(&data, limit, has_before, has_after);
    Ok(FileExtensions { data, pagination: pagination.clone(), paging: pagination })
}

fn pagination(data: &[FileExtension], limit: u64, has_before: bool, has_after: bool) -> Pagination {
    let cursor = |one: Option<&FileExtension>| one.map(|one| URL_SAFE_NO_PAD.encode(&one.extension));
    let (first, last) = (cursor(data.first()), cursor(data.last()));
    let link = |name: &str, cursor: &Option<String>, is_there: bool| {
        let cursor = cursor.as_ref().filter(|_| is_there)?;
        Some(format!("/file_ext/v1/allowed_extensions?limit={limit}&{name}={cursor}"))
    };
    Pagination {
        previous: link("before", &first, has_before),
        next: link("after", &last, has_after),
        cursors: Cursors { before: first, after: last },
    }
}

/// Refuses a file of a kind that may not be sent, or not to other companies.
pub(super) async fn check(
    connection: &mut AnyConnection,
    field: &str,
    name: &str,
    is_external: bool,
) -> Result<(), Refusal> {
    let extension = name.rsplit_once('.').map(|(_, extension)| format!(".{}", extension.to_lowercase()));
    let mut sql = Sql::new("SELECT 1 AS n FROM symphony_file_extensions WHERE ");
    sql.push(if is_external { "is_external" } else { "is_internal" }).push(" = 1 AND extension = ");
    sql.bind(extension.unwrap_or_default());
    match sql.row(connection).await? {
        Some(_) => Ok(()),
        None => Err(Refusal::invalid(field, format!("{name:?} is of a kind that may not be sent here"))),
    }
}

/// An extension as it is kept: in lower case, with its point.
fn normal(text: &str) -> Result<String, Refusal> {
    let text = text.trim().to_lowercase();
    let text = if text.starts_with('.') { text } else { format!(".{text}") };
    let is_char = |char: char| !char.is_control() && !char.is_whitespace() && !"/\\".contains(char);
    if text.len() < 2 || text.chars().count() > LONGEST || !text.chars().all(is_char) {
        return Err(Refusal::invalid("extension", "extension must have 1 to 64 characters, as in .txt"));
    }
    Ok(text)
}

pub(super) async fn put_file_extension(
    backend: Backend,
    _: Caller,
    asked: PutFileExtension,
) -> Result<FileExtension, Refusal> {
    let extension = normal(&asked.extension)?;
    let wanted = asked.file_extension;
    if normal(&wanted.extension)? != extension {
        return Err(Refusal::invalid("extension", "extension must be that of the path"));
    }
    let is_known = SYSTEM.contains(&&*extension);
    match wanted.source.as_deref() {
        None | Some("CUSTOMER") => {}
        Some("SYSTEM") if is_known => {}
        Some("SYSTEM") => return Err(Refusal::invalid("source", "the system does not know this extension")),
        Some(_) => return Err(Refusal::invalid("source", "source must be SYSTEM or CUSTOMER")),
    }
    let mut tx = backend.database.write().await?;
    let mut sql = Sql::new(
        "INSERT INTO symphony_file_extensions (extension, is_internal, is_external, is_xpod, is_system) VALUES (",
    );
    sql.bind(extension);
    for value in [
        wanted.scope_internal.unwrap_or(true),
        wanted.scope_external == Some(true),
        wanted.scope_xpod == Some(true),
        is_known,
    ] {
        sql.push(", ").bind(i64::from(value));
    }
    sql.push(") ON CONFLICT (extension) DO UPDATE SET is_internal = excluded.is_internal");
    sql.push(", is_external = excluded.is_external, is_xpod = excluded.is_xpod RETURNING *");
    let made = read(&sql.row(&mut tx).await?.ok_or(sqlx::Error::RowNotFound)?)?;
    tx.commit().await?;
    Ok(made)
}

pub(super) async fn delete_file_extension(
    backend: Backend,
    _: Caller,
    asked: DeleteFileExtension,
) -> Result<(), Refusal> {
    let mut tx = backend.database.write().await?;
    let mut sql = Sql::new("DELETE FROM symphony_file_extensions WHERE extension = ");
    sql.bind(normal(&asked.extension)?);
    if sql.execute(&mut tx).await? == 0 {
        return Err(wrong("the extension cannot be found"));
    }
    Ok(tx.commit().await?)
}
