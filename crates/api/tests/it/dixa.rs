//! Dixa: values to try, the vendor's examples, and the forms in which its services and clients differ.

use bytes::Bytes;
use chrono::{DateTime, Utc};
use http::{Request, header};
use proptest::{collection::vec, option::of, prelude::*};
use rotunda_api::{
    auth::{Auth, Token},
    dixa::{
        Data, PageMeta,
        anonymization::{Anonymization, AnonymizedKind},
        bulk::{BulkErrorKind, Outcome},
        conversations::{Conversation, ConversationKind, ConversationPage},
        custom_attributes::AttributeValue,
        end_users::{EndUser, EndUserPage, EndUserPatch, ListEndUsers, NewEndUser},
        page_key,
    },
    endpoint::{Answer, Endpoint as _},
    page::Paged as _,
};
use serde_json::{Value, json};

use crate::any::{some_text, text};

/// An end user to be.
pub(crate) fn new_end_user() -> impl Strategy<Value = NewEndUser> {
    let texts = proptest::array::uniform7(some_text());
    let lists = proptest::array::uniform3(of(vec(text(), 0..3)));
    (texts, lists).prop_map(
        |(
            [display_name, email, phone_number, first_name, last_name, external_id, avatar_url],
            [additional_emails, additional_phone_numbers, middle_names],
        )| NewEndUser {
            display_name,
            email,
            phone_number,
            additional_emails,
            additional_phone_numbers,
            first_name,
            last_name,
            middle_names,
            external_id,
            avatar_url,
        },
    )
}

/// A change of one: absent, cleared, or set.
pub(crate) fn end_user_patch() -> impl Strategy<Value = EndUserPatch> {
    let texts = proptest::array::uniform7(of(some_text()));
    let lists = proptest::array::uniform3(of(of(vec(text(), 0..3))));
    (texts, lists).prop_map(
        |(
            [display_name, email, phone_number, first_name, last_name, external_id, avatar_url],
            [additional_emails, additional_phone_numbers, middle_names],
        )| EndUserPatch {
            display_name,
            email,
            phone_number,
            additional_emails,
            additional_phone_numbers,
            first_name,
            last_name,
            middle_names,
            external_id,
            avatar_url,
        },
    )
}

/// The value of a custom attribute.
pub(crate) fn attribute_value() -> impl Strategy<Value = AttributeValue> {
    prop_oneof![text().prop_map(AttributeValue::Text), vec(text(), 0..3).prop_map(AttributeValue::Select)]
}

fn read<T: Answer>(json: &Value) -> T {
    T::read(&Bytes::from(json.to_string())).unwrap()
}

/// Reads an example of the vendor's and writes it again: everything in it is in the type.
fn survives<T: Answer>(json: &Value) -> T {
    let value: T = read(json);
    let written: Value = serde_json::from_slice(&value.write().unwrap()).unwrap();
    assert_eq!(&written, json);
    value
}

fn alice() -> Value {
    json!({
        "id": "434ce9f5-14c8-4be1-a0a8-f755010deb9b",
        "createdAt": "2020-12-16T09:41:43Z",
        "displayName": "Alice Brown",
        "email": "alice@brown.com",
        "phoneNumber": "+551155256325",
        "additionalEmails": ["alice@secondary.email"],
        "additionalPhoneNumbers": ["+5566778899"],
        "firstName": "Alice",
        "lastName": "Brown",
        "middleNames": [],
        "externalId": "#12345678",
        "customAttributes": [{
            "id": "4baa78bc-4815-4122-9c99-f71cd742d37b",
            "name": "My Attribute",
            "identifier": "my_attribute",
            "value": "My Attribute Value"
        }]
    })
}

#[test]
fn the_vendors_end_user_is_read_and_written() {
    survives::<Data<EndUser>>(&json!({ "data": alice() }));
    let bare = json!({ "data": { "id": "434ce9f5-14c8-4be1-a0a8-f755010deb9b", "createdAt": "2020-12-16T09:41:43Z" } });
    let bare: Data<EndUser> = read(&bare);
    assert_eq!((bare.data.display_name, bare.data.custom_attributes.len()), (None, 0));
}

#[test]
fn outcomes_of_many_are_told_apart() {
    let failure = |error: Value| json!({ "error": error, "_type": "BulkActionFailure" });
    let answer = json!({ "data": [
        { "data": alice(), "_type": "BulkActionSuccess" },
        failure(json!({
            "id": "1b6d1e11-0626-414e-906a-b80a384cfef0",
            "message": "Updating EndUser [id:1b6d1e11-0626-414e-906a-b80a384cfef0] failed with [errors:PhoneNumberExists]",
            "_type": "Validation"
        })),
        failure(json!({ "message": "no", "_type": "InvalidArgument" })),
    ] });
    let outcomes = survives::<Data<Vec<Outcome>>>(&answer).data;
    let kinds = outcomes.iter().filter_map(|outcome| match outcome {
        Outcome::Success { .. } => None,
        Outcome::Failure { error } => Some((error.kind, error.id.is_some())),
    });
    let kinds: Vec<_> = kinds.collect();
    assert_eq!(kinds, [(BulkErrorKind::Validation, true), (BulkErrorKind::InvalidArgument, false)]);
    let new: Data<Vec<Outcome>> = read(&json!({ "data": [failure(json!({ "message": "no", "_type": "Weather" }))] }));
    assert!(matches!(&new.data[0], Outcome::Failure { error } if error.kind == BulkErrorKind::Unknown));
}

#[test]
fn conversations_of_every_kind_are_read_and_written() {
    let common = |kind: &str, channel: &str, more: Value| {
        let mut all = json!({
            "id": 1,
            "requesterId": "9deb936b-52e5-4c44-828d-4c8d48fe0c7e",
            "channel": channel,
            "createdAt": "2020-12-16T09:41:43Z",
            "direction": "Outbound",
            "state": "Open",
            "stateUpdatedAt": "2020-12-16T09:41:43Z",
            "assignment": { "agentId": "0e4d0ead-dc69-470a-9b3a-e7eb16a56453", "assignedAt": "2020-12-16T11:00:34Z" },
            "queue": { "id": "cd87b232-64c8-4ad5-b81a-6f9233352d97", "queuedAt": "2020-12-16T10:40:40Z" },
            "link": { "parentId": 1234, "_type": "SideConversation" },
            "_type": kind
        });
        all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        all
    };
    let browser = json!({
        "browserInfo": { "name": "Chrome 9", "version": "91.0.4472.114", "ipAddress": "127.0.0.1", "originatingUrl": "https://x.example" },
        "language": "en"
    });
    let mail = json!({ "toEmail": "a@x.example", "fromEmail": "b@x.example", "integrationEmail": "c@x.example", "language": "en", "subject": "Hi" });
    let all = [
        ("ChatConversation", "WidgetChat", browser.clone()),
        ("MessengerConversation", "Messenger", browser),
        ("EmailConversation", "Email", mail.clone()),
        ("ContactFormConversation", "ContactForm", mail),
        ("SmsConversation", "Sms", json!({ "fromNumber": "+4512345678", "toNumber": "+4587654321" })),
        (
            "TwitterConversation",
            "Twitter",
            json!({
                "conversationType": "Tweet", "contactPointTwitterId": "1", "endUserTwitterId": "2"
            }),
        ),
        ("GenericConversation", "Callback", json!({ "fromContactPointId": "1", "toContactPointId": "2" })),
        ("AnonymizedConversation", "Email", json!({ "anonymizedAt": "2021-01-01T00:00:00Z" })),
        ("FacebookMessengerConversation", "FacebookMessenger", json!({})),
        ("PstnPhoneConversation", "PstnPhone", json!({})),
        ("WhatsAppConversation", "WhatsApp", json!({})),
    ];
    for (kind, channel, more) in all {
        survives::<Conversation>(&common(kind, channel, more));
    }
    // As printed, the example has lost a member; a page need not have `meta`.
    let page: ConversationPage = read(
        &json!({ "data": [common("ChatConversation", "WidgetChat", json!({ "browserInfo": { "name": "Chrome 9" } }))] }),
    );
    assert!(
        matches!(&page.data[0].kind, ConversationKind::Chat { browser_info: Some(browser), .. } if browser.name == "Chrome 9")
    );
    assert_eq!(page.meta, PageMeta::default());
}

#[test]
fn times_with_the_name_of_their_zone_are_read() {
    let printed = json!({ "data": {
        "id": "6bf55369-a670-4e6b-9f70-ecdb9913549f",
        "entityType": "UserAnonymizationType",
        "_type": "User",
        "initiatedAt": "2021-12-01T12:46:36.581Z[GMT]",
        "targetEntityId": "f28fafd6-2e42-4441-943c-388a8e0ef433",
        "requestedBy": "2b01e4c9-0c3a-47d4-9462-cd5a1a4687f5"
    } });
    let asked: Data<Anonymization> = survives(&printed);
    let at: DateTime<Utc> = "2021-12-01T12:46:36.581Z".parse().unwrap();
    assert_eq!((asked.data.initiated_at, asked.data.kind, asked.data.processed_at), (at, AnonymizedKind::User, None));
    let mut plain = printed;
    plain["data"]["initiatedAt"] = json!("2021-12-01T12:46:36.581Z");
    plain["data"]["processedAt"] = json!("2021-12-01T12:46:36.581Z[GMT]");
    let asked: Data<Anonymization> = read(&plain);
    assert_eq!((asked.data.initiated_at, asked.data.processed_at), (at, Some(at)));
}

#[test]
fn absent_and_null_are_two_things_in_a_change() {
    let patch = EndUserPatch { email: Some(None), first_name: Some(Some("Al".to_owned())), ..EndUserPatch::default() };
    assert_eq!(serde_json::to_value(&patch).unwrap(), json!({ "email": null, "firstName": "Al" }));
    assert_eq!(read::<EndUserPatch>(&json!({ "email": null, "firstName": "Al" })), patch);
    let id = rotunda_api::dixa::EndUserId(uuid::Uuid::nil());
    let request = rotunda_api::dixa::end_users::PatchEndUser { user_id: id, patch };
    let body: Value = serde_json::from_slice(&request.to_parts().unwrap().body).unwrap();
    assert_eq!(body, json!({ "email": null, "firstName": "Al" }), "the null travels");
}

fn list() -> ListEndUsers {
    ListEndUsers { page_limit: Some(2), page_key: None, email: None, phone: None, external_id: None }
}

#[test]
fn the_next_page_is_found_whether_its_link_is_a_path_or_an_address() {
    let page =
        |next: &str| EndUserPage { data: vec![], meta: PageMeta { previous: None, next: Some(next.to_owned()) } };
    for link in
        ["/v1/endusers?pageLimit=2&pageKey=a%3Db", "https://dev.dixa.io/v1/endusers?pageKey=a%3Db&pageLimit=2#x"]
    {
        assert_eq!(
            list().next(&page(link)),
            Some(ListEndUsers { page_key: Some("a=b".to_owned()), ..list() }),
            "{link}"
        );
    }
    assert_eq!(list().next(&EndUserPage::default()), None);
    assert_eq!(list().next(&page("/v1/endusers")), None);
}

#[test]
fn a_link_to_another_host_is_refused() {
    let host = Some("dev.dixa.io");
    assert_eq!(page_key("https://DEV.dixa.io/v1/endusers?pageKey=k", host), Ok(Some("k".to_owned())));
    assert_eq!(page_key("/v1/endusers?pageKey=k", host), Ok(Some("k".to_owned())));
    for foreign in
        ["https://evil.example/v1/endusers?pageKey=k", "//evil.example/v1?pageKey=k", "ftp://dev.dixa.io/?pageKey=k"]
    {
        assert!(page_key(foreign, host).is_err(), "{foreign}");
    }
    assert!(page_key("https://dev.dixa.io@evil.example/?pageKey=k", host).is_err());
}

#[test]
fn a_token_is_read_bare_and_as_a_bearer() {
    for (value, token) in [("abc", "abc"), ("Bearer abc", "abc"), ("bearer  abc ", "abc"), ("abc def", "abc def")] {
        let (head, ()) = Request::builder().header(header::AUTHORIZATION, value).body(()).unwrap().into_parts();
        assert_eq!(Token::extract(&head).as_deref(), Some(token), "{value}");
    }
    let mut request = Request::new(Bytes::new());
    Token::attach(&"abc".to_owned(), &mut request);
    assert_eq!(request.headers()[header::AUTHORIZATION], "abc");
}
