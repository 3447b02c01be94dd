//! The rules for what a group chat says.

use ::api::workdrive::{UserId, group_chats::GroupType, module_codes::ModuleCode};
use sqlx::AnyConnection;

use crate::{
    database::{Fields, Sql},
    feeds::rules::usable,
    refusal::Refusal,
};
use ::api::workdrive::FileId;

const TITLE_CHARACTERS: usize = 100;
const DESCRIPTION_CHARACTERS: usize = 1_000;

/// The name of a type in the database and on the wire.
pub(super) const fn type_name(kind: GroupType) -> &'static str {
    match kind {
        GroupType::ChatGroup => "CHAT_GROUP",
        GroupType::Room => "ROOM",
    }
}

/// The title of a group, one line.
pub(super) fn title(text: &str) -> Result<String, Refusal> {
    let title = text.trim();
    if title.is_empty() || title.chars().count() > TITLE_CHARACTERS || title.contains(char::is_control) {
        return Err(Refusal::invalid("title", format!("title must be one line of 1 to {TITLE_CHARACTERS} characters")));
    }
    Ok(title.to_owned())
}

/// What it is for; none when it is empty.
pub(super) fn description(text: &str) -> Result<Option<String>, Refusal> {
    if text.chars().count() > DESCRIPTION_CHARACTERS {
        return Err(Refusal::invalid(
            "description",
            format!("description may have {DESCRIPTION_CHARACTERS} characters"),
        ));
    }
    Ok(Some(text.trim().to_owned()).filter(|text| !text.is_empty()))
}

/// The id of a category of chats; none for an empty name.
pub(super) async fn category(connection: &mut AnyConnection, name: &str) -> Result<Option<String>, Refusal> {
    if name.is_empty() {
        return Ok(None);
    }
    let mut sql = Sql::new("SELECT id FROM categories WHERE module_code = ");
    sql.bind(i64::from(ModuleCode::CHAT.0)).push(" AND name = ").bind(name.to_owned());
    let row = sql.row(connection).await?.ok_or_else(|| Refusal::invalid("category", "no such category"))?;
    Ok(Some(row.text("id")?))
}

/// Refuses a picture that is none, or somebody else's.
pub(super) async fn picture(
    connection: &mut AnyConnection,
    owner: UserId,
    file: Option<FileId>,
) -> Result<(), Refusal> {
    usable(connection, "fileId", owner, file.as_slice(), "image/%").await
}

/// Rooms have neither title nor picture nor category.
pub(super) fn refuse_in_room(given: [(&str, bool); 3]) -> Result<(), Refusal> {
    match given.into_iter().find(|(_, given)| *given) {
        None => Ok(()),
        Some((field, _)) => Err(Refusal::invalid(field, format!("only a CHAT_GROUP has a {field}"))),
    }
}
