//! The attributes of a customer as members of what sets them: the vendor's declaration only says that there are some, by their ids.

use std::sync::Arc;

use api::error::Failure;
use serde_json::{Map, Value, json};

use super::{call::plain, desk::Desk, operation::Operation};

/// Whether an operation sets attributes.
#[must_use]
pub fn are_set_by(operation: &Operation) -> bool {
    operation.id == "dixa_PatchCustomAttributes"
}

/// The operation with a member for each attribute that there is, and what the customer has, by pointers to the members.
///
/// # Errors
/// When one of them cannot be asked for.
pub async fn described(
    desk: Desk,
    operation: &Operation,
    customer: Value,
) -> Result<(Arc<Operation>, Vec<(String, Value)>), Failure> {
    let definitions = desk.ask("rotunda_ListDixaAttributes", Vec::new()).await?;
    let customer = desk.ask("dixa_GetEndUser", vec![("userId".to_owned(), customer)]).await?;
    // Collected, they would be sorted once more.
    let mut members = Map::new();
    for definition in definitions.as_array().into_iter().flatten() {
        let mut schema = json!({ "type": "string", "x-name": definition["name"] });
        if definition["type"] == "Select" {
            schema["type"] = "array".into();
            schema["items"] = json!({ "enum": definition["options"] });
        }
        members.insert(plain(&definition["id"]), schema);
    }
    let value = |value: &Value| Some((format!("/{}", value["id"].as_str()?), value["value"].clone()));
    let values = customer["data"]["customAttributes"].as_array().into_iter().flatten().filter_map(value).collect();
    let mut with_members = operation.clone();
    with_members.body = Some(json!({ "type": "object", "properties": members }));
    Ok((Arc::new(with_members), values))
}
