//! Forms made from descriptions: what is chosen, and what is sent of it.

use std::sync::Arc;

use leptos::prelude::*;
use rotunda::admin::{
    fields::{Form, Input, Presets},
    operation::{Operation, name_fields},
};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

/// An operation that takes these members, of which none has to be there but `profile`, and answers rows of them.
fn operation() -> Arc<Operation> {
    let schema = json!({
        "type": "object",
        "required": ["profile"],
        "properties": {
            "profile": { "type": "integer", "x-words": [[3, "Staff"], [4, "Client"]] },
            "state": { "type": ["integer", "null"], "x-words": [[0, "Away"], [1, "Active"]] },
            "role": { "type": "string", "enum": ["OWNER", "MEMBER"] },
        },
    });
    let answer = json!({ "type": "object", "properties": { "rows": { "type": "array", "items": schema } } });
    let description = json!({
        "operationId": "qwil_MakeSomething", "x-method": "POST", "x-path": "/made",
        "parameters": [],
        "requestBody": { "content": { "application/json": { "schema": schema } } },
        "responses": { "200": { "content": { "application/json": { "schema": answer } } } },
    });
    Arc::new(Operation::read(description).unwrap())
}

/// What a form is that begins with these values.
fn form(initial: &Value) -> Form {
    let initial = initial.as_object().unwrap().iter().map(|(name, value)| (format!("/{name}"), value.clone()));
    Form::new(operation(), &Presets { given: Vec::new(), initial: initial.collect() })
}

/// The choices of a field, and the place of the one that is chosen.
fn choices(form: &Form, name: &str) -> (Vec<String>, RwSignal<Option<usize>>) {
    let field = form.shown().into_iter().find(|field| field.name == name).unwrap();
    let Input::Choice { all, chosen } = field.input else { panic!("{name} is no choice") };
    (all.into_iter().map(|one| one.name).collect(), chosen)
}

fn sent(form: &Form) -> Option<Value> {
    form.request(Vec::new())?.body
}

#[wasm_bindgen_test]
fn a_number_with_words_is_chosen_by_them_and_sent_as_a_number() {
    let form = form(&json!({ "profile": 4 }));
    let (names, chosen) = choices(&form, "profile");
    assert_eq!((names, chosen.get_untracked()), (vec!["Staff".to_owned(), "Client".to_owned()], Some(1)));
    chosen.set(Some(0));
    assert_eq!(sent(&form), Some(json!({ "profile": 3 })));
    let (_, state) = choices(&form, "state");
    state.set(Some(0));
    assert_eq!(sent(&form), Some(json!({ "profile": 3, "state": 0 })));
}

#[wasm_bindgen_test]
fn a_number_without_a_word_stays_what_it_is() {
    let form = form(&json!({ "profile": 9 }));
    assert_eq!(choices(&form, "profile").0, ["Staff", "Client", "9"]);
    assert_eq!(sent(&form), Some(json!({ "profile": 9 })));
}

#[wasm_bindgen_test]
fn a_file_may_say_the_word_or_the_number() {
    for said in ["client", "4", "Client"] {
        assert_eq!(sent(&form(&json!({ "profile": said }))), Some(json!({ "profile": 4 })), "{said}");
    }
    assert_eq!(
        sent(&form(&json!({ "profile": "3", "role": "owner" }))),
        Some(json!({ "profile": 3, "role": "OWNER" }))
    );
    let wrong = form(&json!({ "profile": "4", "state": "asleep" }));
    assert_eq!(sent(&wrong), None);
    assert_eq!(wrong.request_of_texts().unwrap_err().len(), 1);
    assert_eq!(sent(&form(&json!({ "profile": "" }))), None);
}

#[wasm_bindgen_test]
fn what_numbers_of_an_answer_mean_is_known_by_their_names() {
    let operation = operation();
    let row = json!({ "profile": 3, "state": 7, "role": "OWNER" });
    assert_eq!(operation.words_in("/rows", &row), [("profile=3".to_owned(), "Staff".to_owned())]);
    let words = operation.words_of("/rows", "/state").unwrap();
    assert_eq!(
        words.into_iter().map(|word| (word.value, word.name)).collect::<Vec<_>>(),
        [(json!(0), "Away".to_owned()), (json!(1), "Active".to_owned()),]
    );
    assert_eq!(operation.words_of("/rows", "/role"), None);
    assert_eq!((operation.typed("/profile", "4"), operation.typed("/profile", "9")), (json!(4), json!(9)));
}

#[wasm_bindgen_test]
fn a_constant_is_read_as_words_and_sent_as_it_is() {
    name_fields(json!({ "OWNER": "Owner of it" }));
    let made = form(&json!({ "profile": 3, "role": "owner of it" }));
    let (named, chosen) = choices(&made, "role");
    let (said, of_file) = (sent(&made), chosen.get_untracked());
    name_fields(Value::Null);
    assert_eq!((named, of_file), (vec!["Owner of it".to_owned(), "MEMBER".to_owned()], Some(0)));
    assert_eq!(said, Some(json!({ "profile": 3, "role": "OWNER" })));
}
