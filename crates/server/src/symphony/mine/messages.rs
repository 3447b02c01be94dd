//! Messages with what the agent's form of them lacks: their place, what they answer, where their files are.

use ::api::workdrive::{File, FileId};

use super::*;
use crate::media;

/// The messages of rows that somebody sees, in their order.
pub(super) async fn load(
    backend: &Backend,
    connection: &mut AnyConnection,
    uid: Uid,
    found: &[AnyRow],
) -> Result<Vec<StreamMessage>, Refusal> {
    let messages = rows::of_rows(backend, connection, found).await?;
    let mut files = files(backend, connection, messages.iter().map(|message| &message.message_id)).await?;
    let answered = answered(connection, uid, found).await?;
    let mut loaded = Vec::with_capacity(messages.len());
    for (row, message) in found.iter().zip(messages) {
        let mentions = row.text("mentions")?;
        loaded.push(StreamMessage {
            place: row.int("place")?,
            reply_to: parent(row)?.and_then(|id| answered.get(&id).cloned()),
            files: files.remove(&message.message_id).unwrap_or_default(),
            mentions: mentions.split_whitespace().filter_map(|uid| uid.parse().ok()).collect(),
            message,
        });
    }
    Ok(loaded)
}

/// The message that one answers; one that is passed on is none.
fn parent(row: &AnyRow) -> Result<Option<String>, sqlx::Error> {
    if row.maybe_text("parent_kind")?.as_deref() == Some("REPLY") { row.maybe_text("parent_id") } else { Ok(None) }
}

/// What messages answer, by id: what stands in its place now.
async fn answered(
    connection: &mut AnyConnection,
    uid: Uid,
    found: &[AnyRow],
) -> Result<HashMap<String, RepliedMessage>, sqlx::Error> {
    let parents = found.iter().filter_map(|row| parent(row).transpose()).collect::<Result<Vec<_>, _>>()?;
    let mut answered = HashMap::new();
    if parents.is_empty() {
        return Ok(answered);
    }
    let mut sql = Sql::new(
        "SELECT p.id, p.place, m.sent_by, m.presentation FROM symphony_messages p JOIN symphony_streams s ON s.id = p.stream_id \
         JOIN symphony_stream_members x ON x.stream_id = p.stream_id LEFT JOIN symphony_messages m ON m.stream_id = p.stream_id \
         AND m.place = p.place AND m.is_replaced = 0 AND ",
    );
    sql.push(IS_SEEN).push(" WHERE x.user_id = ").bind(uid.0).push(" AND p.id IN ").list(&parents);
    for row in sql.rows(connection).await? {
        let message = RepliedMessage {
            place: row.int("place")?,
            user_id: row.maybe_int("sent_by")?.map(Uid),
            message: row.maybe_text("presentation")?,
        };
        answered.insert(row.text("id")?, message);
    }
    Ok(answered)
}

/// The files of messages, by message.
async fn files(
    backend: &Backend,
    connection: &mut AnyConnection,
    ids: impl Iterator<Item = &String>,
) -> Result<HashMap<String, Vec<StreamFile>>, sqlx::Error> {
    let mut sql = Sql::new("SELECT id, message_id, file_id, picture_id FROM symphony_attachments WHERE message_id IN ");
    sql.list(ids).push(" ORDER BY message_id, position");
    let attached = sql.rows(connection).await?;
    let mut named: Vec<FileId> = Vec::new();
    for row in &attached {
        named.push(row.parsed("file_id")?);
        named.extend(row.maybe_parsed::<FileId>("picture_id")?);
    }
    let known = media::files(backend, connection, named).await?;
    let mut files: HashMap<String, Vec<StreamFile>> = HashMap::new();
    for row in &attached {
        let Some(file) = known.get(&row.parsed("file_id")?) else { continue };
        let picture = row.maybe_parsed("picture_id")?.and_then(|id| known.get(&id));
        files.entry(row.text("message_id")?).or_default().push(of_file(row.text("id")?, file, picture));
    }
    Ok(files)
}

fn of_file(id: String, file: &File, picture: Option<&File>) -> StreamFile {
    let pixels = |name: &str| {
        let value = file.metadata.as_ref()?.get(name)?.as_u64()?;
        u32::try_from(value).ok()
    };
    let own = picture.and_then(|picture| picture.thumbnail.clone().or_else(|| picture.url.clone()));
    StreamFile {
        id,
        name: file.name.clone(),
        mime: file.mime.clone(),
        size: file.size,
        url: file.url.clone().unwrap_or_default(),
        thumbnail: own.or_else(|| file.thumbnail.clone()),
        width: pixels("width"),
        height: pixels("height"),
    }
}
