//! Who is in streams, as others see them.

use std::collections::BTreeSet;

use super::*;

/// Who sent a message, and what it answers.
pub(super) fn senders(sent: &StreamMessage) -> impl Iterator<Item = Uid> + use<> {
    sent.message.user.user_id.into_iter().chain(sent.reply_to.as_ref().and_then(|answered| answered.user_id))
}

/// They, by number.
pub(super) async fn load(
    backend: &Backend,
    connection: &mut AnyConnection,
    uids: impl IntoIterator<Item = Uid>,
) -> Result<Vec<StreamPerson>, Refusal> {
    let uids: BTreeSet<i64> = uids.into_iter().map(|uid| uid.0).collect();
    let mut sql = Sql::new(
        "SELECT u.id, u.email, u.first_name, u.last_name, u.display_name, u.company, COALESCE(u.avatar_id, p.picture) AS picture, \
         c.category FROM symphony_users u LEFT JOIN users p ON p.id = u.user_id LEFT JOIN symphony_presence c ON c.user_id = u.id \
         WHERE u.id IN (NULL",
    );
    for uid in uids {
        sql.push(", ").bind(uid);
    }
    sql.push(") ORDER BY u.id");
    let org = backend.installation.org().name;
    let person = |row: &AnyRow| {
        let picture = row.maybe_parsed("picture")?;
        Ok(StreamPerson {
            user: administration::detail(row, &org)?,
            picture: picture.map(|file| backend.media.address(file, Some("thumbnail"))),
            presence: row.maybe_text("category")?,
        })
    };
    Ok(sql.rows(connection).await?.iter().map(person).collect::<Result<_, sqlx::Error>>()?)
}
