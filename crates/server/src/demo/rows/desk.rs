//! Stores the quick links and notifications of a demo, and what its organization says of itself.

use api::workdrive::organization::Address;
use sqlx::AnyConnection;
use uuid::Uuid;

use super::{
    Failure,
    batch::{Batch, int, maybe, maybe_int, text},
};
use crate::{
    clock::{DAY, MINUTE},
    database::Sql,
    demo::content::{Content, id},
};

pub(super) async fn save(tx: &mut AnyConnection, content: &Content, now: i64) -> Result<(), Failure> {
    organization(tx, now).await?;
    links(tx, content, now).await?;
    Ok(notifications(tx, content).await?)
}

async fn organization(tx: &mut AnyConnection, now: i64) -> Result<(), Failure> {
    let address = Address {
        street1: Some("Havnelyset 14".to_owned()),
        street2: None,
        city: Some("Aarhus C".to_owned()),
        state: Some("Midtjylland".to_owned()),
        zip: Some("8000".to_owned()),
    };
    let mut sql = Sql::new("UPDATE installation SET subdomain = 'stilla', legal_name = 'Stilla A/S', founded_at = ");
    sql.bind(now - 365 * DAY).push(", updated_at = ").bind(now).push(", address = ");
    sql.bind(serde_json::to_string(&address)?)
        .push(", websites = ")
        .bind("[\"https://www.stilla.example\"]".to_owned());
    sql.push(", email = 'hello@stilla.example', phone = '+45 55 50 10 00', industry = 'Medical devices'");
    sql.push(", description = 'Hearing aids that one forgets to wear. Sixty people in Aarhus, Göteborg and Berlin.'");
    sql.execute(tx).await?;
    Ok(())
}

async fn links(tx: &mut AnyConnection, content: &Content, now: i64) -> Result<(), sqlx::Error> {
    let mut links = Batch::new(
        "sso",
        &[
            "id",
            "kind",
            "name",
            "authorization_uri",
            "token_uri",
            "refresh_uri",
            "login_url",
            "link",
            "place",
            "location_id",
            "department_id",
            "user_id",
            "created_at",
            "updated_at",
            "created_by",
            "updated_by",
        ],
    );
    for (place, link) in (1_i64..).zip(&content.desk.links) {
        let [authorization, token, refresh, login] =
            link.sign_on.clone().map_or([const { None }; 4], |on| on.map(Some));
        let author = content.people[link.author].id;
        let row = [
            text(link.id),
            text(if link.sign_on.is_some() { "SSO" } else { "QUICK_LINK" }),
            text(&link.name),
            maybe(authorization),
            maybe(token),
            maybe(refresh),
            maybe(login),
            maybe(link.address.as_ref()),
            int(place),
            maybe(link.location),
            maybe(link.department),
            maybe(link.person.map(|person| content.people[person].id)),
            int(now - 100 * DAY),
            int(now - 100 * DAY),
            text(author),
            text(author),
        ];
        links.add(tx, row).await?;
    }
    links.finish(tx).await
}

async fn notifications(tx: &mut AnyConnection, content: &Content) -> Result<(), sqlx::Error> {
    let mut rows =
        Batch::new("notifications", &["id", "user_id", "sender_id", "medium", "title", "text", "sent_at", "read_at"]);
    for told in &content.desk.told {
        for receiver in &told.receivers {
            let receiver = content.people[*receiver].id;
            let row = [
                text(growing(&format!("told/{}/{receiver}", told.title), told.sent_at)),
                text(receiver),
                text(content.people[told.sender].id),
                text(if told.is_push { "PUSH" } else { "INAPP" }),
                text(&told.title),
                text(&told.text),
                int(told.sent_at),
                maybe_int(told.is_read.then_some(told.sent_at + 20 * MINUTE)),
            ];
            rows.add(tx, row).await?;
        }
    }
    rows.finish(tx).await
}

/// An id of version 7: the moment, then what the name makes.
fn growing(name: &str, at: i64) -> Uuid {
    let (_, rest) = id(name).as_u64_pair();
    let bytes = rest.to_be_bytes();
    let random = [bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7], bytes[1], bytes[3]];
    uuid::Builder::from_unix_timestamp_millis(at.unsigned_abs(), &random).into_uuid()
}
