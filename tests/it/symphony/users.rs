//! Users: oneself, and looking others up.

use api::symphony::{Uid, users::*};

use super::{Bot, uid};
use crate::{
    on_both,
    world::{ADA, BEN, DAN, World, refusal},
};

fn by(uid: Option<Uid>, email: Option<&str>, username: Option<&str>) -> GetUser {
    GetUser { uid, email: email.map(str::to_owned), username: username.map(str::to_owned), local: None }
}

fn list(uid: Option<&str>, email: Option<&str>) -> GetUsers {
    GetUsers { uid: uid.map(str::to_owned), email: email.map(str::to_owned), username: None, local: None, active: None }
}

fn search(query: &str) -> SearchUsers {
    let search = UserSearchQuery { query: Some(query.to_owned()), filters: None };
    SearchUsers { skip: None, limit: None, local: None, search }
}

on_both! {
    async fn everybody_who_works_here_has_an_account(world) {
        let ada = world.browser(ADA).await;
        let me = ada.call(&GetSessionInfo {}).await.unwrap();
        assert_eq!((me.display_name.as_deref(), me.email_address.as_deref()), (Some("Ada Lovelace"), Some("ada@example.com")));
        assert_eq!((me.location.as_deref(), me.account_type.as_deref()), (Some("Aarhus"), Some("NORMAL")));
        assert_eq!(ada.call(&GetSessionInfoV1 {}).await.unwrap().user_id, me.id);
        assert!(me.id.0 > 1 << 43 && me.id.0 < 1 << 53);
        assert_eq!(world.number("SELECT COUNT(*) FROM symphony_users").await, 6);
        assert_eq!(world.browser(DAN).await.call(&GetSessionInfo {}).await.unwrap().roles.len(), 4);
        // What changes there changes here.
        world.sql("UPDATE users SET last_name = 'Byron', updated_at = 2 WHERE email = 'ada@example.com'").await;
        assert_eq!(ada.call(&GetSessionInfo {}).await.unwrap().display_name.as_deref(), Some("Ada Byron"));
        assert_eq!(uid(&ada).await, me.id, "the number stays");
    }

    async fn a_user_is_found_by_one_of_three_keys(world) {
        let ada = world.browser(ADA).await;
        let ben = uid(&world.browser(BEN).await).await;
        let found = ada.call(&by(Some(ben), None, None)).await.unwrap().unwrap();
        assert_eq!(found.email_address.as_deref(), Some("ben@example.com"));
        assert_eq!(ada.call(&by(None, Some("BEN@example.com"), None)).await.unwrap().unwrap(), found);
        let named = GetUser { local: Some(true), ..by(None, None, Some("ben@example.com")) };
        assert_eq!(ada.call(&named).await.unwrap().unwrap(), found);
        assert_eq!(ada.call(&by(Some(Uid(7)), None, None)).await.unwrap(), None);
        assert_eq!(refusal(ada.call(&by(None, None, Some("ben@example.com"))).await), (400, Some("local".to_owned())));
        assert_eq!(refusal(ada.call(&by(None, None, None)).await).0, 400);
        assert_eq!(refusal(ada.call(&by(Some(ben), Some("x@y.z"), None)).await).0, 400);
        let old = GetUserV1 { email: "ben@example.com".to_owned(), local: None };
        assert_eq!(ada.call(&old).await.unwrap().unwrap().id, ben);
        assert_eq!(ada.call(&GetUserV1 { email: "x@y.z".to_owned(), ..old }).await.unwrap(), None);
        let name = |name: &str| GetUserByName { user_name: name.to_owned() };
        assert_eq!(ada.call(&name("Ben@Example.com")).await.unwrap().unwrap().id, ben);
        assert_eq!(ada.call(&name("nobody")).await.unwrap(), None);
    }

    async fn users_are_found_by_a_list(world) {
        let ada = world.browser(ADA).await;
        let (me, ben) = (uid(&ada).await, uid(&world.browser(BEN).await).await);
        let both = ada.call(&list(Some(&format!("{me},{ben},7,x")), None)).await.unwrap().unwrap();
        assert_eq!((both.users.len(), both.errors.len()), (2, 1));
        assert_eq!(both.errors[0].id.as_deref(), Some("x"));
        let emails = ada.call(&list(None, Some("ada@example.com, nobody@example.com"))).await.unwrap().unwrap();
        assert_eq!(emails.users.len(), 1);
        assert_eq!(ada.call(&list(None, Some("nobody@example.com"))).await.unwrap(), None);
        assert_eq!(refusal(ada.call(&list(None, None)).await).0, 400);
        assert_eq!(refusal(ada.call(&list(Some(" , "), None)).await).0, 400);
        assert_eq!(refusal(ada.call(&list(Some(&vec!["7"; 101].join(",")), None)).await).0, 400);
        world.sql("UPDATE users SET status = 'ARCHIVE', updated_at = 9 WHERE email = 'ben@example.com'").await;
        let active = |active| GetUsers { active: Some(active), ..list(Some(&format!("{me},{ben}")), None) };
        assert_eq!(ada.call(&active(true)).await.unwrap().unwrap().users[0].id, me);
        assert_eq!(ada.call(&active(false)).await.unwrap().unwrap().users[0].id, ben);
        let names = GetUsers { username: Some("ada@example.com".to_owned()), ..list(None, None) };
        assert_eq!(refusal(ada.call(&names).await), (400, Some("local".to_owned())));
        assert!(ada.call(&GetUsers { local: Some(true), ..names }).await.unwrap().is_some());
    }

    async fn users_are_searched_by_the_beginnings_of_words(world) {
        let ada = world.browser(ADA).await;
        let echo = Bot::new(&world, "echo").await;
        let found = ada.call(&search("love ADA")).await.unwrap().unwrap();
        assert_eq!((found.count, found.users[0].first_name.as_deref()), (1, Some("Ada")));
        assert_eq!(ada.call(&search("angstrom")).await.unwrap().unwrap().count, 1, "without accents");
        assert_eq!(ada.call(&search("cara@exam")).await.unwrap().unwrap().count, 1);
        assert_eq!(ada.call(&search("ovelace")).await.unwrap(), None);
        assert_eq!(ada.call(&search("%")).await.unwrap(), None);
        assert_eq!(ada.call(&search("echo")).await.unwrap(), None, "people, unless asked otherwise");
        let bots = UserSearchFilter { account_types: vec!["SYSTEM".to_owned()], ..UserSearchFilter::default() };
        let asked = |filters| SearchUsers { search: UserSearchQuery { query: Some("e".to_owned()), filters: Some(filters) }, ..search("e") };
        assert_eq!(ada.call(&asked(bots)).await.unwrap().unwrap().users[0].id, echo.uid);
        let place = UserSearchFilter { location: Some("berlin".to_owned()), ..UserSearchFilter::default() };
        assert_eq!(ada.call(&asked(place)).await.unwrap().unwrap().count, 1, "Eve");
        let market = UserSearchFilter { market_coverage: Some("EMEA".to_owned()), ..UserSearchFilter::default() };
        assert_eq!(ada.call(&asked(market)).await.unwrap(), None);
        let second = SearchUsers { skip: Some(1), limit: Some(1), ..search("example") };
        let second = ada.call(&second).await.unwrap();
        assert_eq!(second, None, "a word begins with its address, not within it");
        for bad in [search(" "), SearchUsers { limit: Some(0), ..search("a") }, SearchUsers { limit: Some(1001), ..search("a") }] {
            assert_eq!(refusal(ada.call(&bad).await).0, 400);
        }
    }

    async fn a_service_account_says_what_it_is(world) {
        let (echo, ada) = (Bot::new(&world, "echo").await, world.browser(ADA).await);
        let manifest = |text: &str| UpdateManifest { manifest: text.to_owned() };
        assert_eq!(echo.call(&manifest(r#"{"commands":[]}"#)).await.unwrap().message, "OK");
        assert_eq!(echo.call(&GetManifest {}).await.unwrap().manifest, r#"{"commands":[]}"#);
        assert_eq!(refusal(echo.call(&manifest("{")).await), (400, Some("manifest".to_owned())));
        assert_eq!(refusal(ada.call(&manifest("{}")).await).0, 403);
        assert_eq!(ada.call(&GetManifest {}).await.unwrap().manifest, "");
    }
}

#[tokio::test]
async fn nothing_is_204_and_languages_are_for_all() {
    let world = World::on_sqlite().await;
    let (status, _, body) = world.browser(ADA).await.get("/pod/v2/user?email=nobody@example.com").await;
    assert_eq!((status.as_u16(), body.len()), (204, 0));
    assert_eq!(world.stranger().call(&ListLanguages {}).await.unwrap().languages.len(), 3);
    let (status, _, body) = world.stranger().get("/pod/v9/nothing").await;
    let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
    assert_eq!((status.as_u16(), &body["code"]), (404, &404.into()));
}
