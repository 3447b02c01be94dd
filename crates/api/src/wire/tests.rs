use std::collections::HashMap;

use serde::Deserialize;
use serde_json::json;

use super::{from_slice, from_value};

#[derive(Debug, Deserialize, PartialEq)]
struct User {
    name: String,
    #[serde(default)]
    tags: Vec<Tag>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Tag {
    Red,
    Sized(u32),
    Named { name: String },
}

fn why(value: serde_json::Value) -> String {
    from_value::<HashMap<String, Vec<User>>>(value).unwrap_err().to_string()
}

#[test]
fn an_error_says_where_it_is() {
    assert_eq!(why(json!({ "users": [{ "name": "A" }, { "name": 7 }] })), "users[1].name: a number is not taken here");
    assert_eq!(why(json!({ "users": [{}] })), "users[0]: missing field `name`");
    assert_eq!(why(json!({ "users": {} })), "users: an object is not taken here");
    assert_eq!(why(json!(null)), "null is not taken here");
    let tagged = |tag: serde_json::Value| why(json!({ "users": [{ "name": "A", "tags": [tag] }] }));
    assert_eq!(tagged(json!("blue")), "users[0].tags[0]: unknown variant `blue`, expected one of red, sized, named");
    assert_eq!(tagged(json!(["red"])), "users[0].tags[0]: an array is not taken here");
    assert_eq!(tagged(json!({ "sized": -1 })), "users[0].tags[0].sized: this value is not taken here");
    assert_eq!(tagged(json!({ "named": {} })), "users[0].tags[0].named: missing field `name`");
}

#[test]
fn every_form_of_an_enum_is_read() {
    let user: User = from_slice(br#"{"name":"A","tags":["red",{"sized":3},{"named":{"name":"x"}}]}"#).unwrap();
    assert_eq!(user.tags, [Tag::Red, Tag::Sized(3), Tag::Named { name: "x".to_owned() }]);
}

#[test]
fn what_is_no_json_says_at_which_character() {
    let error = from_slice::<User>(br#"{"name":"#).unwrap_err();
    assert_eq!(error.to_string(), "EOF while parsing a value at line 1 column 8");
    assert_eq!(error.path(), "");
}
