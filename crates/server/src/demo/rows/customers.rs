//! Stores the customers of a demo.

use serde_json::json;
use sqlx::AnyConnection;

use super::{
    Failure,
    batch::{Batch, int, json as list, text},
};
use crate::demo::content::{Content, id};

const EARS: [&str; 2] = ["left", "right"];
const DEVICES: [&str; 3] = ["Lumi 1", "Lumi 2", "Lumi 3"];

pub(super) async fn save(tx: &mut AnyConnection, content: &Content) -> Result<(), Failure> {
    let (ear, device) = (id("attribute/ear"), id("attribute/device"));
    let mut attributes = Batch::new("dixa_attributes", &["id", "name", "identifier", "options"]);
    attributes.add(tx, [text(ear), text("Ear"), text("ear"), list(&EARS)]).await?;
    attributes.add(tx, [text(device), text("Device"), text("device"), list(&DEVICES)]).await?;
    attributes.finish(tx).await?;

    let mut users =
        Batch::new("dixa_end_users", &["id", "created_at", "display_name", "first_name", "last_name", "external_id"]);
    let mut points = Batch::new("dixa_contact_points", &["kind", "key", "value", "place", "end_user_id"]);
    let mut values = Batch::new("dixa_attribute_values", &["end_user_id", "attribute_id", "value"]);
    let mut conversations = Batch::new("dixa_conversations", &["id", "requester_id", "created_at", "state", "body"]);
    for (number, customer) in content.customers.iter().enumerate() {
        let (first, last) = customer.name.split_once(' ').unwrap_or((&customer.name, ""));
        let external = format!("C-{:05}", number + 1);
        users
            .add(
                tx,
                [
                    text(customer.id),
                    int(customer.created_at),
                    text(&customer.name),
                    text(first),
                    text(last),
                    text(external),
                ],
            )
            .await?;
    }
    users.finish(tx).await?;
    for customer in &content.customers {
        for (kind, value) in [("email", &customer.email), ("phone", &customer.phone)] {
            points.add(tx, [text(kind), text(value), text(value), int(0), text(customer.id)]).await?;
        }
        for (attribute, value) in [(ear, json!(customer.ears)), (device, json!([customer.device]))] {
            values.add(tx, [text(customer.id), text(attribute), text(value)]).await?;
        }
        for conversation in &customer.conversations {
            let state = conversation.state.map(|state| json!(state)).unwrap_or_default();
            conversations
                .add(
                    tx,
                    [
                        int(conversation.id),
                        text(customer.id),
                        int(conversation.created_at.timestamp_millis()),
                        text(state.as_str().unwrap_or("Closed")),
                        list(conversation),
                    ],
                )
                .await?;
        }
    }
    points.finish(tx).await?;
    values.finish(tx).await?;
    Ok(conversations.finish(tx).await?)
}
