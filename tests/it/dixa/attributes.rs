//! Custom attributes.

use std::collections::BTreeMap;

use api::{
    dixa::{
        AttributeId, EndUserId,
        custom_attributes::{AttributeValue, PatchCustomAttributes},
        end_users::GetEndUser,
    },
    rotunda::dixa::*,
};

use super::{create, customer};
use crate::{
    on_both,
    world::{ADA, Client, DAN, NOBODY, refusal},
};

fn attribute(name: &str, options: &[&str]) -> CreateDixaAttribute {
    CreateDixaAttribute {
        name: name.to_owned(),
        identifier: name.to_lowercase(),
        options: options.iter().map(|&option| option.to_owned()).collect(),
    }
}

async fn define(client: &Client, name: &str, options: &[&str]) -> AttributeId {
    client.call(&attribute(name, options)).await.unwrap().id
}

fn text(text: &str) -> Option<AttributeValue> {
    Some(AttributeValue::Text(text.to_owned()))
}

fn chosen(options: &[&str]) -> Option<AttributeValue> {
    Some(AttributeValue::Select(options.iter().map(|&option| option.to_owned()).collect()))
}

on_both! {
    async fn values_are_set_kept_and_cleared(world) {
        let dan = world.browser(DAN).await;
        let user_id = create(&dan, customer(1)).await.id;
        let (side, model) = (define(&dan, "Side", &["left", "right"]).await, define(&dan, "Model", &[]).await);
        let set = async |values: &[(AttributeId, Option<AttributeValue>)]| {
            let values = values.iter().cloned().collect::<BTreeMap<_, _>>();
            let all = dan.call(&PatchCustomAttributes { user_id, values }).await.unwrap().data;
            all.into_iter().map(|attribute| (attribute.identifier, attribute.value)).collect::<Vec<_>>()
        };
        let both = [("model".to_owned(), text("Drop 2").unwrap()), ("side".to_owned(), chosen(&["left", "right"]).unwrap())];
        assert_eq!(set(&[(side, chosen(&["left", "right"])), (model, text("Drop 2"))]).await, both);
        assert_eq!(set(&[]).await, both, "what is not named stays");
        assert_eq!(set(&[(model, None)]).await, both[1..], "null clears");
        let read = dan.call(&GetEndUser { user_id }).await.unwrap().data;
        assert_eq!(read.custom_attributes.len(), 1);
        dan.call(&DeleteDixaAttribute { id: side }).await.unwrap();
        assert_eq!(set(&[]).await, [], "with the attribute its values go");
    }

    async fn values_fit_their_attribute(world) {
        let dan = world.browser(DAN).await;
        let user_id = create(&dan, customer(1)).await.id;
        let (side, model) = (define(&dan, "Side", &["left", "right"]).await, define(&dan, "Model", &[]).await);
        let long = "x".repeat(1001);
        let unknown = AttributeId(NOBODY);
        for (id, value) in [(side, text("left")), (side, chosen(&["up"])), (model, chosen(&["left"])), (model, text(&long)), (unknown, text("x"))] {
            let values = BTreeMap::from([(model, text("Drop 2")), (id, value)]);
            assert_eq!(refusal(dan.call(&PatchCustomAttributes { user_id, values }).await), (400, Some(id.to_string())));
        }
        assert_eq!(world.number("SELECT COUNT(*) FROM dixa_attribute_values").await, 0, "all or nothing");
        let path = format!("/v1/endusers/{user_id}/custom-attributes");
        for body in ["[]", "{\"no-id\":\"x\"}", "{", "7"] {
            assert_eq!(dan.json("PATCH", &path, body).await.0, 400, "{body}");
        }
        let nobody = PatchCustomAttributes { user_id: EndUserId(NOBODY), values: BTreeMap::new() };
        assert_eq!(refusal(dan.call(&nobody).await).0, 404);
        let own = PatchCustomAttributes { user_id, values: BTreeMap::new() };
        assert_eq!(refusal(world.browser(ADA).await.call(&own).await).0, 403);
        assert_eq!(refusal(world.stranger().call(&own).await).0, 401);
    }

    async fn attributes_are_defined_by_administrators(world) {
        let dan = world.browser(DAN).await;
        let side = define(&dan, "Side", &["left", "right"]).await;
        define(&dan, "Model", &[]).await;
        let all = dan.call(&ListDixaAttributes {}).await.unwrap();
        let all: Vec<_> = all.iter().map(|attribute| (&*attribute.name, attribute.kind, attribute.options.len())).collect();
        assert_eq!(all, [("Model", AttributeKind::Text, 0), ("Side", AttributeKind::Select, 2)]);
        assert_eq!(refusal(dan.call(&attribute("Side", &[])).await), (409, Some("identifier".to_owned())));
        let bad = [
            (CreateDixaAttribute { name: " ".to_owned(), ..attribute("x", &[]) }, "name"),
            (CreateDixaAttribute { identifier: "Big Letters".to_owned(), ..attribute("x", &[]) }, "identifier"),
            (attribute("x", &["same", "same"]), "options"),
            (attribute("x", &[""]), "options"),
        ];
        for (asked, field) in bad {
            assert_eq!(refusal(dan.call(&asked).await), (400, Some(field.to_owned())));
        }
        for (client, status) in [(world.browser(ADA).await, 403), (world.stranger(), 401)] {
            assert_eq!(refusal(client.call(&ListDixaAttributes {}).await).0, status);
            assert_eq!(refusal(client.call(&attribute("y", &[])).await).0, status);
            assert_eq!(refusal(client.call(&DeleteDixaAttribute { id: side }).await).0, status);
        }
        assert_eq!(refusal(dan.call(&DeleteDixaAttribute { id: AttributeId(NOBODY) }).await).0, 404);
    }
}
