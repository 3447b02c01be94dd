//! Answers of Symphony's administration in the forms that the documents have, also where they contradict themselves.

use std::fmt::Debug;

use rotunda_api::{
    endpoint::Answer,
    symphony::{app_entitlements::*, apps::*, barriers::*, certificates::*, file_extensions::*, protocols::*},
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// Reads a body, writes it and reads it again.
pub(crate) fn round<T: Answer + PartialEq + Debug>(body: &Value) -> T {
    let read = T::read(&serde_json::to_vec(body).unwrap().into()).unwrap();
    assert_eq!(T::read(&read.write().unwrap()).unwrap(), read);
    read
}

/// The same where nothing is lost or added on the way.
pub(crate) fn same<T: Answer + PartialEq + Debug>(body: &Value) -> T {
    let read = round::<T>(body);
    let written: Value = serde_json::from_slice(&read.write().unwrap()).unwrap();
    assert_eq!(&written, body);
    read
}

fn fails<T: DeserializeOwned + Debug>(body: Value) {
    assert!(serde_json::from_value::<T>(body.clone()).is_err(), "{body}");
}

#[test]
fn groups_and_policies() {
    let group = json!({
        "id": "671db1f2e4b027c4f055a5aa", "name": "Desk", "active": true, "memberCount": 1,
        "policies": ["671db2e4e4b012df6341f3bb"], "createdDate": 1_661_563_890_135_i64, "modifiedDate": 1_661_563_926_812_i64,
    });
    assert_eq!(same::<Vec<Group>>(&json!([group]))[0].member_count, 1);
    let policy = json!({
        "id": "671db2e4e4b012df6341f3bb", "policyType": "BLOCK", "active": true, "groups": ["a", "b"],
        "createdDate": 1_661_563_890_135_i64, "modifiedDate": 1_661_563_926_812_i64,
    });
    assert_eq!(same::<Vec<Policy>>(&json!([policy]))[0].member_count, None, "examples leave it out");
    let mut counted = policy;
    counted["memberCount"] = json!(3);
    assert_eq!(same::<Vec<Policy>>(&json!([counted]))[0].member_count, Some(3));
    let result = same::<BulkActionResult>(&json!({ "overallResult": "FAIL", "results": ["", "not found"] }));
    assert_eq!(result.results[0], "");
}

#[test]
fn an_app_with_null_and_numbers() {
    let app = round::<ApplicationDetail>(&json!({
        "applicationInfo": {
            "appId": "board", "name": "Board", "appUrl": "https://ann.board.example", "domain": "board.example", "publisher": "Ann",
        },
        "description": "a board", "allowOrigins": "board.example", "permissions": ["ACT_AS_USER"],
        "notification": { "url": "https://some.example", "apiKey": 654_321 },
        "cert": "-----BEGIN PUBLIC KEY-----", "authenticationKeys": null,
        "properties": [{ "key": "port", "value": 4001 }, { "key": "url", "value": "https://other.example" }],
    }));
    assert_eq!(app.authentication_keys, None);
    assert_eq!(app.notification.unwrap().api_key.as_deref(), Some("654321"));
    assert_eq!(app.properties.unwrap()[0].value.as_deref(), Some("4001"));
    let keys =
        json!({ "current": { "key": "k" }, "previous": { "key": "p", "expirationDate": 1_800_815_176_000_i64 } });
    let app =
        same::<ApplicationDetail>(&json!({ "applicationInfo": { "appId": "board" }, "authenticationKeys": keys }));
    assert_eq!(app.authentication_keys.unwrap().previous.unwrap().expiration_date, Some(1_800_815_176_000));
}

#[test]
fn entitlements() {
    same::<Vec<PodAppEntitlement>>(&json!([
        { "appId": "djApp", "appName": "Ann Jones", "enable": true, "listed": true, "install": false },
    ]));
    let product = json!({ "appId": "news", "name": "Premium", "sku": "AbC", "subscribed": false, "type": "premium" });
    let all = same::<Vec<UserAppEntitlement>>(&json!([
        { "appId": "board", "appName": "Board", "listed": true, "install": false },
        { "appId": "news", "appName": "News", "listed": true, "install": true, "products": [
            { "appId": "news", "name": "Standard", "subscribed": true, "type": "default" }, product.clone(),
        ] },
    ]));
    assert_eq!(all[1].products.as_ref().unwrap().len(), 2);
    let patch = |listed: Value| {
        let body = json!({ "appId": "news", "listed": listed, "install": true, "product": product.clone() });
        let read: UserAppEntitlementPatch = serde_json::from_value(body).unwrap();
        assert_eq!(read.install, Setting::True, "an example has a boolean");
        read.listed
    };
    assert_eq!(patch(json!("REMOVE")), Setting::Remove);
    assert_eq!(patch(json!({ "type": "FALSE" })), Setting::False, "a definition has an object");
    assert_eq!(patch(json!(null)), Setting::Keep);
    let least: UserAppEntitlementPatch = serde_json::from_value(json!({ "appId": "news" })).unwrap();
    assert_eq!((least.listed, least.install), (Setting::Keep, Setting::Keep));
    fails::<UserAppEntitlementPatch>(json!({ "appId": "news", "listed": "PERHAPS" }));
    fails::<UserAppEntitlementPatch>(json!({ "appId": "news", "listed": 1 }));
}

#[test]
fn a_certificate_as_an_object_and_as_a_list_of_one() {
    let cert = json!({
        "companyCertAttributes": { "name": "desk", "type": { "type": "USER" }, "status": { "type": "KNOWN" } },
        "companyCertInfo": {
            "fingerPrint": "450369", "issuerFingerPrint": "c35680", "lastSeen": 1_629_994_790_226_i64,
            "updatedAt": 1_629_598_066_602_i64, "updatedBy": 9_208_409_884_328_i64, "commonName": "deskHook", "expiryDate": 1_868_510_565_000_i64,
        },
        "certInfo": [{ "name": "Validity", "attributes": [{ "name": "Not Before", "value": "Mon Jan 15 20:56:05 UTC 2018" }] }],
    });
    let one = same::<CompanyCertDetail>(&cert);
    assert_eq!(round::<CompanyCertDetail>(&json!([cert])), one);
    fails::<CompanyCertDetail>(json!([]));
    let listed = same::<Vec<CompanyCertEntry>>(&json!([{
        "companyCertAttributes": { "name": "agent", "type": { "type": "USER" }, "status": { "type": "TRUSTED" } },
        "companyCertInfo": {
            "fingerPrint": "300a", "lastSeen": 0, "updatedAt": 0, "updatedBy": 0, "commonName": "agent", "expiryDate": 1_881_886_755_000_i64,
        },
    }]));
    assert_eq!(listed[0].company_cert_info.issuer_finger_print, None);
    same::<PodCertificate>(&json!({ "certificate": "-----BEGIN CERTIFICATE-----" }));
}

#[test]
fn protocols_and_extensions() {
    same::<Vec<String>>(&json!(["ftp", "mailto"]));
    same::<Protocol>(&json!({ "scheme": "skype" }));
    let text = json!({
        "extension": ".txt", "scope_internal": true, "scope_external": false, "scope_xpod": false, "source": "SYSTEM",
    });
    same::<FileExtension>(&text);
    let page =
        json!({ "cursors": { "before": "LmE", "after": "LmI" }, "next": "/file_ext/v1/allowed_extensions?after=LmI" });
    same::<FileExtensions>(&json!({ "data": [text], "pagination": page, "paging": page }));
    // The document asks for `paging` and defines `data` alone.
    assert_eq!(round::<FileExtensions>(&json!({ "data": [text] })).data.len(), 1);
    assert!(round::<FileExtensions>(&json!({ "data": [], "paging": page })).paging.next.is_some());
}
