//! Symphony's administration of users: answers in the forms of its documents, and where the two differ.

use std::fmt::Debug;

use bytes::Bytes;
use rotunda_api::{
    endpoint::{Answer, Endpoint as _, Parts},
    symphony::{SuccessResponse, Uid, admin_users::*, disclaimers::*, features::*, roles::*, user_status::*, users::*},
};
use serde_json::{Value, json};

/// Reads a body, and the same after it was written.
fn read<T: Answer + PartialEq + Debug>(body: &Value) -> T {
    let read = T::read(&body.to_string().into()).unwrap();
    assert_eq!(T::read(&read.write().unwrap()).unwrap(), read, "written and read again");
    read
}

fn written<T: Answer>(answer: &T) -> Value {
    serde_json::from_slice(&answer.write().unwrap()).unwrap()
}

fn account() -> Value {
    json!({
        "userAttributes": {
            "emailAddress": "ines@example.com", "firstName": "Ines", "lastName": "Roth", "userName": "ines",
            "displayName": "Ines Roth", "companyName": "Stilla", "department": "Sales", "division": "North",
            "title": "Trader", "twoFactorAuthPhone": "+4512345678", "workPhoneNumber": "+4512345679",
            "mobilePhoneNumber": "+4512345670", "smsNumber": "+4512345671", "accountType": "NORMAL",
            "location": "Aarhus", "recommendedLanguage": "danish", "jobFunction": "Trader",
            "assetClasses": ["Equities"], "industries": ["Healthcare", "Technology"], "marketCoverage": ["EMEA"],
            "responsibility": ["BAU"], "function": ["Trade Processing"], "instrument": ["Equities"],
            "currentKey": { "key": "PEM" },
            "previousKey": { "key": "PEM before", "expirationDate": 1_467_562_406_219_i64 },
        },
        "userSystemInfo": {
            "id": 7_215_545_078_461_i64, "status": "ENABLED", "suspended": true, "suspensionReason": "on leave",
            "suspendedUntil": 1_601_546_400, "createdDate": 1_461_508_270_000_i64, "createdBy": "7215545057281",
            "lastUpdatedDate": 1_461_508_270_000_i64, "lastLoginDate": 1_461_508_270_000_i64,
            "lastPasswordReset": 1_461_508_270_000_i64, "deactivatedDate": 1_461_508_270_000_i64,
        },
        "features": [1], "apps": [2], "groups": [3], "roles": ["INDIVIDUAL"], "disclaimers": [4],
        "avatar": { "size": "original", "url": "../avatars/a.png" },
    })
}

#[test]
fn an_account_has_all_its_members() {
    let detail: V2UserDetail = read(&account());
    assert_eq!(written(&detail), account());
    assert_eq!(detail.user_system_info.suspended_until, Some(1_601_546_400), "in seconds, as in the example");
    let list: Vec<V2UserDetail> = read(&json!([account(), account()]));
    assert_eq!(list.len(), 2);
}

#[test]
fn an_account_of_1_40_has_fewer() {
    let detail: UserDetail = read(&account());
    let members = written(&detail);
    assert_eq!(members["userAttributes"]["companyName"], "Stilla");
    for newer in ["twoFactorAuthPhone", "recommendedLanguage", "marketCoverage", "instrument", "currentKey"] {
        assert_eq!(members["userAttributes"][newer], Value::Null, "{newer}");
    }
    assert_eq!(UserAttributes::from(V2UserAttributes::from(detail.user_attributes.clone())), detail.user_attributes);
}

#[test]
fn a_service_account_leaves_most_out_and_nulls_read() {
    let few = json!({
        "userAttributes": { "emailAddress": "b@example.com", "userName": "b", "firstName": null, "assetClasses": null },
        "userSystemInfo": { "id": "9826885173290", "status": "ENABLED", "createdBy": null },
        "roles": null, "features": null,
    });
    let detail: V2UserDetail = read(&few);
    assert_eq!(detail.user_system_info.id, Uid(9_826_885_173_290));
    assert_eq!((detail.user_attributes.first_name, detail.user_attributes.asset_classes), (None, None));
}

#[test]
fn what_is_left_out_of_a_change_is_not_sent_and_an_empty_list_is() {
    let attributes = V2UserAttributes { industries: Some(Vec::new()), ..V2UserAttributes::default() };
    let parts = UpdateUser { uid: Uid(1), attributes }.to_parts().unwrap();
    assert_eq!(parts.body, Bytes::from_static(br#"{"industries":[]}"#));
    let body = json!({ "userAttributes": { "userName": "b" }, "password": { "hSalt": "a", "khPassword": "b" }, "roles": ["X"] });
    let parts = Parts { body: body.to_string().into(), ..Parts::default() };
    let asked = CreateUser::from_parts(&parts).unwrap().user;
    assert_eq!((asked.roles, asked.password.unwrap().kh_password.as_deref()), (vec!["X".to_owned()], Some("b")));
}

#[test]
fn a_feature_is_misspelt_and_read_when_it_is_not() {
    let features: Vec<Feature> = read(&json!([
        { "entitlment": "canCreatePublicRoom", "enabled": true },
        { "entitlement": "canUpdateAvatar", "enabled": false },
    ]));
    assert_eq!(features[1].entitlement, "canUpdateAvatar");
    assert_eq!(written(&features)[1], json!({ "entitlment": "canUpdateAvatar", "enabled": false }));
}

#[test]
fn the_other_answers() {
    let status: UserStatus = read(&json!({ "status": "ENABLED" }));
    assert_eq!(written(&status), json!({ "status": "ENABLED" }));
    let status: UserStatus = read(
        &json!({ "status": "DISABLED", "suspended": true, "suspendedUntil": 1_601_546_400, "suspensionReason": "x" }),
    );
    assert_eq!(status.suspended_until, Some(1_601_546_400));
    let done: SuccessResponse = read(&json!({ "message": "OK" }));
    assert_eq!(done.format, None, "status/update has none");
    let roles: Vec<RoleDetail> = read(&json!([
        { "id": "CONTENT_MANAGEMENT", "name": "Content Management", "userTypes": ["SYSTEM", "NORMAL"], "optionalActions": ["MONITOR_ROOMS"] },
        { "id": "AGENT", "name": "Agent", "userTypes": ["SYSTEM"] },
    ]));
    assert_eq!((roles[0].user_types.len(), roles[1].optional_actions.len()), (2, 0));
    let avatars: Vec<Avatar> = read(&json!([{ "size": "original", "url": "../avatars/a.png" }]));
    assert_eq!(avatars[0].size, "original");
    assert_eq!(read::<Vec<Uid>>(&json!([7_215_545_058_313_i64])), [Uid(7_215_545_058_313)]);
}

#[test]
fn a_disclaimer_with_and_without_what_it_is() {
    let body = json!({
        "id": "571d20dae4b042aaf06d2e7c", "name": "Short", "content": "Read this.", "frequencyInHours": 168,
        "isDefault": false, "isActive": true, "createdDate": 1_461_526_746_875_i64, "modifiedDate": 1_461_526_746_875_i64,
    });
    let disclaimer: Disclaimer = read(&body);
    assert_eq!(written(&disclaimer), body);
    let mut formatted = body;
    formatted["format"] = json!("XML");
    assert_eq!(read::<Vec<Disclaimer>>(&json!([formatted]))[0].format.as_deref(), Some("XML"));
    assert_eq!(Option::<Disclaimer>::read(&Bytes::new()).unwrap(), None, "204");
}
