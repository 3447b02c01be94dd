//! Whom a message reached, and who read it.

use ::api::symphony::followers::{Cursors, Pagination};

use super::*;

/// So many of those whom a message reached on one page.
const ON_PAGE: usize = 100;

/// What became of a message with somebody in its stream.
struct Receipt {
    uid: i64,
    username: String,
    email: String,
    first_name: Option<String>,
    last_name: Option<String>,
    display_name: String,
    delivered: Option<i64>,
    read: Option<i64>,
}

/// Those in the stream of a message when it was sent, but for who sent it, by number.
async fn receipts(connection: &mut AnyConnection, message: &AnyRow) -> Result<Vec<Receipt>, sqlx::Error> {
    let mut sql = Sql::new("SELECT u.id, u.username, u.email, u.first_name, u.last_name, u.display_name");
    let at = sql.param(message.int("at")?);
    for kind in ["delivered", "read"] {
        sql.push(&format!(
            ", (SELECT MIN(k.at) FROM symphony_marks k WHERE k.stream_id = x.stream_id AND k.user_id = x.user_id \
             AND k.kind = '{kind}' AND k.up_to >= {at}) AS {kind}"
        ));
    }
    sql.push(" FROM symphony_stream_members x JOIN symphony_users u ON u.id = x.user_id WHERE x.stream_id = ");
    sql.bind(message.text("stream_id")?).push(" AND x.user_id <> ").bind(message.int("sent_by")?);
    sql.push(&format!(" AND x.joined_at <= {at} AND (x.left_at IS NULL OR x.left_at > {at}) ORDER BY u.id"));
    let read = |row: &AnyRow| {
        let read = row.maybe_int("read")?;
        Ok(Receipt {
            uid: row.int("id")?,
            username: row.text("username")?,
            email: row.text("email")?,
            first_name: row.maybe_text("first_name")?,
            last_name: row.maybe_text("last_name")?,
            display_name: row.text("display_name")?,
            // What was read had arrived.
            delivered: [row.maybe_int("delivered")?, read].into_iter().flatten().min(),
            read,
        })
    };
    sql.rows(connection).await?.iter().map(read).collect()
}

pub(super) async fn get_message_status(
    backend: Backend,
    caller: Caller,
    asked: GetMessageStatus,
) -> Result<MessageStatus, Refusal> {
    let account = account(&caller)?;
    let mut connection = backend.database.pool.acquire().await?;
    let row = find(&mut connection, &asked.mid).await?.ok_or_else(missing)?;
    let at = row.int("at")?;
    if row.int("sent_by")? != account.uid.0 && !account.may(Access::ContentManagement) {
        return Err(lacks());
    }
    let mut status = MessageStatus { author: author(&row, at)?, ..MessageStatus::default() };
    for receipt in receipts(&mut connection, &row).await? {
        let (list, since) = match (receipt.read, receipt.delivered) {
            (Some(read), _) => (&mut status.read, read),
            (None, Some(delivered)) => (&mut status.delivered, delivered),
            (None, None) => (&mut status.sent, at),
        };
        list.push(user(receipt, since));
    }
    Ok(status)
}

fn author(row: &AnyRow, at: i64) -> Result<MessageStatusUser, sqlx::Error> {
    Ok(MessageStatusUser {
        user_id: row.int("sent_by")?.to_string(),
        first_name: row.maybe_text("first_name")?,
        last_name: row.maybe_text("last_name")?,
        display_name: Some(row.text("display_name")?),
        email: Some(row.text("email")?),
        user_name: Some(row.text("username")?),
        timestamp: at.to_string(),
    })
}

fn user(receipt: Receipt, since: i64) -> MessageStatusUser {
    MessageStatusUser {
        user_id: receipt.uid.to_string(),
        first_name: receipt.first_name,
        last_name: receipt.last_name,
        display_name: Some(receipt.display_name),
        email: Some(receipt.email),
        user_name: Some(receipt.username),
        timestamp: since.to_string(),
    }
}

/// What is kept of a message.
pub(super) async fn record(connection: &mut AnyConnection, id: &Mid, row: &AnyRow) -> Result<MessageRecord, Refusal> {
    let receipts = receipts(connection, row).await?;
    let count = |has: fn(&Receipt) -> bool| receipts.iter().filter(|receipt| has(receipt)).count() as u64;
    let kind = row.text("stream_kind")?;
    Ok(MessageRecord {
        creator: MessageUser { id: Uid(row.int("sent_by")?), name: row.text("display_name")? },
        on_behalf_of_user: None,
        stream: MessageStream {
            id: StreamId::new(&row.text("stream_id")?),
            name: row.text("room_name")?,
            stream_type: kind,
        },
        creation_date: row.int("at")?,
        delivery_receipt_count: count(|receipt| receipt.delivered.is_some()),
        read_receipt_count: count(|receipt| receipt.read.is_some()),
        email_notification_count: 0,
        download_receipt_counts: download_counts(connection, id).await?,
    })
}

async fn download_counts(
    connection: &mut AnyConnection,
    id: &Mid,
) -> Result<Vec<MessageDownloadReceiptCount>, sqlx::Error> {
    let mut sql = Sql::new(
        "SELECT f.name, (SELECT COUNT(*) FROM symphony_downloads d WHERE d.attachment_id = a.id) AS n \
         FROM symphony_attachments a JOIN files f ON f.id = a.file_id WHERE a.message_id = ",
    );
    sql.bind(id.to_string()).push(" ORDER BY a.position");
    let count = |row: &AnyRow| {
        let count = u64::try_from(row.int("n")?).unwrap_or(0);
        Ok(MessageDownloadReceiptCount { file_name: row.text("name")?, count })
    };
    sql.rows(connection).await?.iter().map(count).collect()
}

/// The files of a message that each took.
async fn downloads(
    connection: &mut AnyConnection,
    id: &Mid,
) -> Result<HashMap<i64, Vec<DownloadReceiptCount>>, sqlx::Error> {
    let mut sql = Sql::new(
        "SELECT d.user_id, d.at, f.name FROM symphony_downloads d JOIN symphony_attachments a ON a.id = d.attachment_id \
         JOIN files f ON f.id = a.file_id WHERE a.message_id = ",
    );
    sql.bind(id.to_string()).push(" ORDER BY d.at, a.position");
    let mut found: HashMap<i64, Vec<DownloadReceiptCount>> = HashMap::new();
    for row in sql.rows(connection).await? {
        let taken = DownloadReceiptCount { file_name: row.text("name")?, timestamp: row.int("at")? };
        found.entry(row.int("user_id")?).or_default().push(taken);
    }
    Ok(found)
}

pub(super) async fn list_message_receipts(
    backend: Backend,
    _: Caller,
    asked: ListMessageReceipts,
) -> Result<MessageReceiptDetailResponse, Refusal> {
    let cursor = |field: &str, cursor: Option<String>| match cursor.map(|cursor| cursor.parse::<i64>()).transpose() {
        Ok(cursor) => Ok(cursor),
        Err(_) => Err(Refusal::invalid(field, format!("{field} is no cursor"))),
    };
    let (before, after) = (cursor("before", asked.before)?, cursor("after", asked.after)?);
    let id = asked.message_id;
    let mut connection = backend.database.pool.acquire().await?;
    let row = find(&mut connection, &id).await?.ok_or_else(missing)?;
    let record = record(&mut connection, &id, &row).await?;
    let mut downloads = downloads(&mut connection, &id).await?;
    let mut all = receipts(&mut connection, &row).await?;
    all.retain(|receipt| receipt.delivered.is_some());
    let (first, last) = (all.first().map(|one| one.uid), all.last().map(|one| one.uid));
    all.retain(|receipt| {
        before.is_none_or(|before| receipt.uid < before) && after.is_none_or(|after| receipt.uid > after)
    });
    // Those nearest to the cursor.
    if before.is_some() && all.len() > ON_PAGE {
        all.drain(..all.len() - ON_PAGE);
    }
    all.truncate(ON_PAGE);
    let path = format!("/v1/admin/messages/{id}/receipts");
    let (start, end) = (all.first().map(|one| one.uid), all.last().map(|one| one.uid));
    let pagination = Pagination {
        cursors: Cursors { before: start.map(|uid| uid.to_string()), after: end.map(|uid| uid.to_string()) },
        previous: start.filter(|_| start != first).map(|uid| format!("{path}?before={uid}")),
        next: end.filter(|_| end != last).map(|uid| format!("{path}?after={uid}")),
    };
    let details = all.into_iter().map(|receipt| {
        let download_receipt_counts = downloads.remove(&receipt.uid).unwrap_or_default();
        MessageReceiptDetail {
            user: ReceiptUser {
                id: Uid(receipt.uid),
                username: Some(receipt.username),
                first_name: receipt.first_name,
                last_name: receipt.last_name,
                email_address: Some(receipt.email),
            },
            delivery_receipt_timestamp: receipt.delivered,
            read_receipt_timestamp: receipt.read,
            email_notification_timestamp: None,
            download_receipt_counts,
        }
    });
    Ok(MessageReceiptDetailResponse { details: details.collect(), record, pagination: Some(pagination) })
}
