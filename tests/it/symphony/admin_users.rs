//! Accounts, for who provisions users.

use api::{
    rotunda::symphony::ServiceRole,
    symphony::{Uid, admin_users::*, login::AuthenticateWithKey, users::*},
};
use jsonwebtoken::Algorithm;

use super::{Bot, OTHER_PUBLIC_KEY, PUBLIC_KEY, SHORT_PUBLIC_KEY, bot, signed, uid};
use crate::{
    on_both,
    world::{ADA, BEN, DAN, World, refusal},
};

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

pub(super) fn named(name: &str) -> V2UserAttributes {
    V2UserAttributes {
        email_address: Some(format!("{name}@elsewhere.example")),
        user_name: some(name),
        first_name: some("Ines"),
        last_name: some(name),
        ..V2UserAttributes::default()
    }
}

pub(super) fn new(name: &str) -> CreateUser {
    CreateUser { user: V2UserCreate { user_attributes: named(name), password: None, roles: Vec::new() } }
}

fn change(uid: Uid, attributes: V2UserAttributes) -> UpdateUser {
    UpdateUser { uid, attributes }
}

/// What signing in with the key of the tests answers.
pub(super) async fn token(world: &World, username: &str) -> Result<String, u16> {
    let exp = world.backend.clock.now() / 1000 + 200;
    let asked = AuthenticateWithKey { token: signed(username, Algorithm::RS512, exp) };
    match world.stranger().call(&asked).await {
        Ok(token) => Ok(token.token),
        refused => Err(refusal(refused).0),
    }
}

fn find(filter: UserFilter) -> FindUsers {
    FindUsers { skip: None, limit: None, filter }
}

on_both! {
    async fn an_account_is_made_and_seen(world) {
        let dan = world.browser(DAN).await;
        let made = dan.call(&new("roth")).await.unwrap();
        let (user, info) = (&made.user_attributes, &made.user_system_info);
        assert_eq!((user.display_name.as_deref(), user.account_type.as_deref()), (Some("Ines roth"), Some("NORMAL")));
        assert_eq!((info.status.as_deref(), info.suspended), (Some("ENABLED"), Some(false)));
        assert_eq!(info.created_by, Some(uid(&dan).await.to_string()));
        assert_eq!((made.roles.as_slice(), info.last_login_date), (&["INDIVIDUAL".to_owned()][..], None));
        assert_eq!(dan.call(&GetUserDetail { uid: info.id }).await.unwrap(), made);
        assert_eq!(dan.call(&GetUserDetailV1 { uid: info.id }).await.unwrap().user_system_info.id, info.id);
        // Others find it too.
        let ada = world.browser(ADA).await;
        let asked = GetUser { uid: None, email: some("ROTH@elsewhere.example"), username: None, local: None };
        assert_eq!(ada.call(&asked).await.unwrap().unwrap().id, info.id);
        let query = UserSearchQuery { query: some("ines rot"), filters: None };
        let found = ada.call(&SearchUsers { skip: None, limit: None, local: None, search: query }).await.unwrap();
        assert_eq!(found.unwrap().count, 1);
        assert_eq!(refusal(dan.call(&GetUserDetail { uid: Uid(7) }).await), (400, Some("uid".to_owned())));
        assert_eq!(refusal(dan.call(&GetUserDetailV1 { uid: Uid(7) }).await), (400, Some("uid".to_owned())));
    }

    async fn what_an_account_must_have_is_checked(world) {
        let dan = world.browser(DAN).await;
        let with = |change: fn(&mut V2UserCreate)| {
            let mut asked = new("roth");
            change(&mut asked.user);
            asked
        };
        let wrong = [
            ("emailAddress", with(|user| user.user_attributes.email_address = None)),
            ("emailAddress", with(|user| user.user_attributes.email_address = some("nobody"))),
            ("emailAddress", with(|user| user.user_attributes.email_address = some("Ada@example.com"))),
            ("userName", with(|user| user.user_attributes.user_name = None)),
            ("userName", with(|user| user.user_attributes.user_name = some("two words"))),
            ("userName", with(|user| user.user_attributes.user_name = some("ada@example.com"))),
            ("displayName", with(|user| user.user_attributes.display_name = some(" "))),
            ("firstName", with(|user| user.user_attributes.first_name = Some("x".repeat(201)))),
            ("title", with(|user| user.user_attributes.title = some("two\nlines"))),
            ("industries", with(|user| user.user_attributes.industries = Some(vec!["x".to_owned(); 101]))),
            ("accountType", with(|user| user.user_attributes.account_type = some("SDL"))),
            ("roles", with(|user| user.roles = vec!["KING".to_owned()])),
            ("roles", with(|user| user.roles = vec!["INDIVIDUAL".to_owned(); 101])),
            ("roles", with(|user| user.roles = vec!["CONTENT_MANAGEMENT".to_owned()])),
            ("roles", with(|user| user.roles = vec!["MONITOR_ROOMS".to_owned()])),
            ("currentKey", with(|user| user.user_attributes.current_key = Some(UserKey { key: some(SHORT_PUBLIC_KEY), ..UserKey::default() }))),
            ("currentKey", with(|user| user.user_attributes.current_key = Some(UserKey::default()))),
            ("currentKey", with(|user| user.user_attributes.current_key = Some(UserKey { key: some(PUBLIC_KEY), action: some("EXTEND"), ..UserKey::default() }))),
            ("previousKey", with(|user| user.user_attributes.previous_key = Some(UserKey::default()))),
        ];
        for (field, asked) in wrong {
            assert_eq!(refusal(dan.call(&asked).await), (400, Some(field.to_owned())), "{asked:?}");
        }
        assert_eq!(world.number("SELECT COUNT(*) FROM symphony_users").await, 6);
        assert!(dan.call(&new("roth")).await.is_ok());
    }

    async fn an_account_signs_in_with_its_key(world) {
        let dan = world.browser(DAN).await;
        let mut asked = new("roth");
        asked.user.user_attributes.current_key = Some(UserKey { key: some(PUBLIC_KEY), ..UserKey::default() });
        let made = dan.call(&asked).await.unwrap();
        let id = made.user_system_info.id;
        assert_eq!(made.user_attributes.current_key.unwrap().key.as_deref(), Some(PUBLIC_KEY));
        let held = token(&world, "roth").await.unwrap();
        assert_eq!(world.stranger().call_with(&held, &GetSessionInfoV1 {}).await.unwrap().user_id, id);
        assert_eq!(refusal(world.stranger().call_with(&held, &ListUsersV1 {}).await).0, 403);
        assert!(dan.call(&GetUserDetail { uid: id }).await.unwrap().user_system_info.last_login_date.is_some());
        // A new key: the one before opens the door for three more days, longer when that is said.
        let key = |key: Option<&str>, action: &str| Some(UserKey { key: key.map(str::to_owned), action: some(action), ..UserKey::default() });
        let current = |it| V2UserAttributes { current_key: it, ..V2UserAttributes::default() };
        let previous = |it| V2UserAttributes { previous_key: it, ..V2UserAttributes::default() };
        dan.call(&change(id, current(key(Some(OTHER_PUBLIC_KEY), "SAVE")))).await.unwrap();
        assert!(token(&world, "roth").await.is_ok());
        let until = world.backend.clock.now() + 10 * 86_400_000;
        let extend = |until| Some(UserKey { expiration_date: Some(until), ..key(None, "EXTEND").unwrap() });
        assert_eq!(refusal(dan.call(&change(id, previous(extend(5)))).await), (400, Some("previousKey".to_owned())));
        let extended = dan.call(&change(id, previous(extend(until)))).await.unwrap();
        assert_eq!(extended.user_attributes.previous_key.unwrap().expiration_date, Some(until));
        world.backend.clock.advance(4 * 86_400_000);
        let dan = world.browser(DAN).await;
        let held = token(&world, "roth").await.unwrap();
        dan.call(&change(id, previous(key(None, "REVOKE")))).await.unwrap();
        assert_eq!(token(&world, "roth").await, Err(401));
        assert_eq!(refusal(world.stranger().call_with(&held, &GetSessionInfoV1 {}).await).0, 401, "sessions end too");
        assert_eq!(refusal(dan.call(&change(id, previous(key(None, "REVOKE")))).await).0, 400, "there is none");
        let revoked = dan.call(&change(id, current(key(None, "REVOKE")))).await.unwrap();
        assert_eq!(revoked.user_attributes.current_key, None);
        assert_eq!(refusal(dan.call(&change(id, current(key(None, "REVOKE")))).await).0, 400, "there is none");
        let ben = uid(&world.browser(BEN).await).await;
        let refused = dan.call(&change(ben, current(key(Some(PUBLIC_KEY), "SAVE")))).await;
        assert_eq!(refusal(refused), (400, Some("currentKey".to_owned())), "nobody signs in as a person");
    }

    async fn an_account_of_the_pod_changes(world) {
        let dan = world.browser(DAN).await;
        let id = dan.call(&new("roth")).await.unwrap().user_system_info.id;
        let attributes = V2UserAttributes {
            display_name: some("Ines Marie"),
            user_name: some("Marie"),
            company_name: some("Elsewhere"),
            division: some("North"),
            market_coverage: Some(vec!["EMEA".to_owned()]),
            industries: Some(vec!["Healthcare".to_owned()]),
            ..V2UserAttributes::default()
        };
        let changed = dan.call(&change(id, attributes)).await.unwrap().user_attributes;
        assert_eq!((changed.display_name.as_deref(), changed.last_name.as_deref()), (Some("Ines Marie"), Some("roth")));
        let ada = world.browser(ADA).await;
        let seen = GetUser { uid: None, email: None, username: some("marie"), local: Some(true) };
        assert_eq!(ada.call(&seen).await.unwrap().unwrap().division.as_deref(), Some("North"));
        let market = |market: &str| {
            let filters = Some(UserSearchFilter { market_coverage: some(market), ..UserSearchFilter::default() });
            SearchUsers { skip: None, limit: None, local: None, search: UserSearchQuery { query: some("marie"), filters } }
        };
        assert_eq!(ada.call(&market("emea")).await.unwrap().unwrap().count, 1);
        assert_eq!(ada.call(&market("em")).await.unwrap(), None);
        let cleared = V2UserAttributes { division: some(""), industries: Some(Vec::new()), company_name: some(""), ..V2UserAttributes::default() };
        let cleared = dan.call(&change(id, cleared)).await.unwrap().user_attributes;
        assert_eq!((cleared.division, cleared.industries, cleared.market_coverage.is_some()), (None, None, true));
        let old = UserAttributes { title: some("Trader"), ..UserAttributes::default() };
        assert_eq!(dan.call(&UpdateUserV1 { uid: id, attributes: old }).await.unwrap().user_attributes.title.as_deref(), Some("Trader"));
        let attempts = [
            ("displayName", V2UserAttributes { display_name: some(""), ..V2UserAttributes::default() }),
            ("emailAddress", V2UserAttributes { email_address: some("ada@example.com"), ..V2UserAttributes::default() }),
            ("accountType", V2UserAttributes { account_type: some("SYSTEM"), ..V2UserAttributes::default() }),
        ];
        for (field, attributes) in attempts {
            assert_eq!(refusal(dan.call(&change(id, attributes)).await), (400, Some(field.to_owned())));
        }
        assert_eq!(refusal(dan.call(&change(Uid(7), V2UserAttributes::default())).await), (400, Some("uid".to_owned())));
    }

    async fn what_is_workdrives_of_a_person_is_changed_there(world) {
        let dan = world.browser(DAN).await;
        let ben = uid(&world.browser(BEN).await).await;
        let is = dan.call(&GetUserDetail { uid: ben }).await.unwrap().user_attributes;
        let all = V2UserAttributes { mobile_phone_number: some("+4512345678"), ..is };
        assert!(dan.call(&change(ben, all)).await.is_ok(), "who sends everything back changes nothing");
        // The copy does not undo what is the pod's.
        world.sql("UPDATE users SET designation = 'Smith', updated_at = 5 WHERE email = 'ben@example.com'").await;
        let is = dan.call(&GetUserDetail { uid: ben }).await.unwrap().user_attributes;
        assert_eq!((is.title.as_deref(), is.mobile_phone_number.as_deref()), (Some("Smith"), Some("+4512345678")));
        for (field, attributes) in [
            ("title", V2UserAttributes { title: some("King"), ..V2UserAttributes::default() }),
            ("emailAddress", V2UserAttributes { email_address: some("b@example.com"), ..V2UserAttributes::default() }),
            ("firstName", V2UserAttributes { first_name: some(""), ..V2UserAttributes::default() }),
        ] {
            assert_eq!(refusal(dan.call(&change(ben, attributes)).await), (400, Some(field.to_owned())));
        }
    }

    async fn who_is_hired_has_the_account_of_their_address(world) {
        let dan = world.browser(DAN).await;
        let mut asked = new("roth");
        asked.user.user_attributes.current_key = Some(UserKey { key: some(PUBLIC_KEY), ..UserKey::default() });
        let id = dan.call(&asked).await.unwrap().user_system_info.id;
        // Who takes the address of a service account keeps their own in the pod.
        Bot::new(&world, "echo").await;
        world.sql("UPDATE users SET email = 'roth@elsewhere.example', updated_at = 7 WHERE email = 'ben@example.com'").await;
        world.sql("UPDATE symphony_users SET user_id = NULL, username = 'x', username_key = 'x', email = 'x', email_key = 'x' WHERE email_key = 'ben@example.com'").await;
        let ben = world.browser(BEN).await;
        let me = ben.call(&GetSessionInfo {}).await.unwrap();
        assert_eq!((me.id, me.first_name.as_deref()), (id, Some("Ben")));
        assert_eq!(token(&world, "roth").await, Err(401), "nor does the key open it");
        world.sql("UPDATE users SET email = 'echo@bots.example', updated_at = 8 WHERE email = 'roth@elsewhere.example'").await;
        let me = ben.call(&GetSessionInfo {}).await.unwrap();
        assert_eq!(me.email_address.as_deref(), Some("roth@elsewhere.example"));
    }

    async fn accounts_are_listed_and_found(world) {
        let dan = world.browser(DAN).await;
        let echo = Bot::new(&world, "echo").await;
        let page = |skip, limit| ListUsers { skip: Some(skip), limit: Some(limit) };
        let all = dan.call(&ListUsers { skip: None, limit: None }).await.unwrap();
        let numbers: Vec<Uid> = all.iter().map(|one| one.user_system_info.id).collect();
        assert_eq!((numbers.len(), numbers.is_sorted()), (7, true));
        assert_eq!(dan.call(&ListUsersV1 {}).await.unwrap(), numbers);
        assert_eq!(dan.call(&page(2, 2)).await.unwrap(), all[2..4]);
        assert!(dan.call(&page(9, 2)).await.unwrap().is_empty());
        for bad in [page(0, 0), page(0, 1001), page(u64::MAX, 1)] {
            assert_eq!(refusal(dan.call(&bad).await).0, 400);
        }
        let by = |role: &str| find(UserFilter { role: some(role), ..UserFilter::default() });
        assert_eq!(dan.call(&by("SUPER_ADMINISTRATOR")).await.unwrap().len(), 1);
        assert_eq!(dan.call(&by("INDIVIDUAL")).await.unwrap().len(), 7);
        assert_eq!(dan.call(&FindUsers { skip: Some(6), limit: Some(5), ..by("INDIVIDUAL") }).await.unwrap()[0].user_system_info.id, echo.uid);
        let status = |status: &str| find(UserFilter { status: some(status), ..UserFilter::default() });
        assert_eq!(dan.call(&status("DISABLED")).await.unwrap(), []);
        world.sql("UPDATE users SET status = 'ARCHIVE', updated_at = 9 WHERE email = 'ben@example.com'").await;
        let found = dan.call(&status("DISABLED")).await.unwrap();
        assert_eq!((found.len(), found[0].user_system_info.deactivated_date), (1, Some(9)));
        for (field, bad) in [("role", by("ADMIN%")), ("status", status("OPEN")), ("feature", find(UserFilter { feature: some("canFly"), ..UserFilter::default() }))] {
            assert_eq!(refusal(dan.call(&bad).await), (400, Some(field.to_owned())));
        }
        assert_eq!(refusal(dan.call(&FindUsers { limit: Some(0), ..by("INDIVIDUAL") }).await), (400, Some("limit".to_owned())));
    }

    async fn who_provisions_users_is_not_above_who_may_do_everything(world) {
        let dan = world.browser(DAN).await;
        let mut asked = bot("maker");
        asked.roles = vec![ServiceRole::UserProvisioning];
        dan.call(&asked).await.unwrap();
        let held = token(&world, "maker").await.unwrap();
        let client = world.stranger();
        let mut king = new("king");
        king.user.roles = ["SUPER_ADMINISTRATOR", "INDIVIDUAL", "SUPER_ADMINISTRATOR"].map(str::to_owned).to_vec();
        assert_eq!(refusal(client.call_with(&held, &king).await).0, 403);
        let made = client.call_with(&held, &new("roth")).await.unwrap();
        let maker = client.call_with(&held, &GetSessionInfoV1 {}).await.unwrap().user_id;
        assert_eq!(made.user_system_info.created_by, Some(maker.to_string()));
        let me = uid(&dan).await;
        let mobile = V2UserAttributes { mobile_phone_number: some("1"), ..V2UserAttributes::default() };
        assert_eq!(refusal(client.call_with(&held, &change(me, mobile.clone())).await).0, 403);
        assert!(client.call_with(&held, &change(made.user_system_info.id, mobile)).await.is_ok());
        assert_eq!(dan.call(&king).await.unwrap().roles, ["SUPER_ADMINISTRATOR", "INDIVIDUAL"], "each once");
    }
}
