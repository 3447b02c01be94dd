//! The rules, one a function; each refusal names the field.

use ::api::workdrive::{FileId, Place, UserId};
use sqlx::AnyConnection;
use url::Url;

use crate::{
    audiences::exist,
    database::{Fields, Sql},
    feeds::tags::{TAG_CHARACTERS, TAGS},
    refusal::Refusal,
};

/// Files of one item.
pub(super) const FILES: usize = 20;
/// Links of one item.
pub(super) const LINKS: usize = 10;
/// People mentioned in one item, and people tagged.
pub(crate) const PEOPLE: usize = 100;
const TEXT_CHARACTERS: usize = 20_000;
const TITLE_CHARACTERS: usize = 200;
const PLACE_CHARACTERS: usize = 200;
const ADDRESS_CHARACTERS: usize = 2_000;

pub(super) fn status(status: Option<&str>) -> Result<(), Refusal> {
    match status {
        None | Some("" | "PUBLISHED") => Ok(()),
        Some(_) => Err(Refusal::invalid("status", "the only status is PUBLISHED")),
    }
}

pub(super) fn text(text: &str) -> Result<(), Refusal> {
    if text.chars().count() > TEXT_CHARACTERS {
        return Err(Refusal::invalid("postText", format!("a text may have {TEXT_CHARACTERS} characters")));
    }
    Ok(())
}

pub(super) fn title(title: Option<&str>) -> Result<(), Refusal> {
    match title {
        None => Err(Refusal::invalid("newsTitle", "a news item needs a title")),
        Some(title) if title.chars().count() > TITLE_CHARACTERS => {
            Err(Refusal::invalid("newsTitle", format!("a title may have {TITLE_CHARACTERS} characters")))
        }
        Some(_) => Ok(()),
    }
}

/// Tags: not too many, none too long, no blanks in them.
pub(crate) fn tags(tags: &[String]) -> Result<(), Refusal> {
    count("tags", "tags", tags.len(), TAGS)?;
    if tags.iter().any(|tag| tag.chars().count() > TAG_CHARACTERS) {
        return Err(Refusal::invalid("tags", format!("a tag may have {TAG_CHARACTERS} characters")));
    }
    if tags.iter().any(|tag| tag.chars().any(|c| c.is_whitespace() || c.is_control())) {
        return Err(Refusal::invalid("tags", "a tag has no blanks in it"));
    }
    Ok(())
}

/// At most `limit` of them.
pub(crate) fn count(field: &str, what: &str, count: usize, limit: usize) -> Result<(), Refusal> {
    if count > limit {
        return Err(Refusal::invalid(field, format!("at most {limit} {what}")));
    }
    Ok(())
}

/// An address that a browser may open: no `javascript:`, no `data:`.
pub(crate) fn address(field: &str, address: &str, schemes: &[&str]) -> Result<(), Refusal> {
    let short =
        address.chars().count() <= ADDRESS_CHARACTERS && !address.chars().any(|c| c.is_whitespace() || c.is_control());
    let url = Url::parse(address).ok().filter(|url| short && schemes.contains(&url.scheme()) && url.has_host());
    match url {
        Some(_) => Ok(()),
        None => Err(Refusal::invalid(field, format!("an address begins with {}://", schemes.join(":// or ")))),
    }
}

/// A place, or none where both its parts are empty.
pub(super) fn place(place: Place) -> Result<Option<Place>, Refusal> {
    let text_address = place.text_address.trim().to_owned();
    let coordinates = place.coordinates.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    if text_address.chars().count() > PLACE_CHARACTERS {
        return Err(Refusal::invalid("location", format!("a place may have {PLACE_CHARACTERS} characters")));
    }
    if coordinates.as_deref().is_some_and(|text| !is_point(text)) {
        return Err(Refusal::invalid("location", "coordinates are latitude,longitude in degrees"));
    }
    Ok((!text_address.is_empty() || coordinates.is_some()).then_some(Place { text_address, coordinates }))
}

fn is_point(text: &str) -> bool {
    let degrees = |text: &str, limit: f64| text.trim().parse::<f64>().is_ok_and(|degrees| degrees.abs() <= limit);
    text.split_once(',').is_some_and(|(latitude, longitude)| degrees(latitude, 90.0) && degrees(longitude, 180.0))
}

/// Refuses ids that are nobody's; `ids` has no doubles.
pub(crate) async fn people_exist(connection: &mut AnyConnection, field: &str, ids: &[UserId]) -> Result<(), Refusal> {
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    if exist(connection, "users", &ids).await? {
        return Ok(());
    }
    Err(Refusal::invalid(field, "no such person"))
}

/// Only what one has uploaded oneself may be shown to others: a foreign id says no more than an unknown one.
pub(crate) async fn usable(
    connection: &mut AnyConnection,
    field: &str,
    owner: UserId,
    ids: &[FileId],
    mime: &str,
) -> Result<(), Refusal> {
    if ids.is_empty() {
        return Ok(());
    }
    let mut sql = Sql::new("SELECT COUNT(*) AS n FROM files WHERE uploaded_at IS NOT NULL AND owner_id = ");
    sql.bind(owner.to_string()).push(" AND mime LIKE ").bind(mime.to_owned()).push(" AND id IN ").list(ids);
    let found = sql.row(connection).await?.map_or(Ok(0), |row| row.int("n"))?;
    if usize::try_from(found) == Ok(ids.len()) {
        return Ok(());
    }
    let what = if mime.starts_with("image/") { "picture" } else { "file" };
    Err(Refusal::invalid(field, format!("no such {what} among your uploads")))
}
