//! Apps, and who has them.

use api::symphony::{Uid, app_entitlements::*, apps::*};

use super::{OTHER_PUBLIC_KEY, PUBLIC_KEY, SHORT_PUBLIC_KEY, uid};
use crate::{
    on_both,
    world::{ADA, BEN, Client, DAN, refusal},
};

const DAY: i64 = 86_400_000;

fn app(id: &str) -> ApplicationDetail {
    let some = |text: &str| Some(text.to_owned());
    ApplicationDetail {
        application_info: ApplicationInfo {
            app_id: some(id),
            name: Some(format!("The {id}")),
            app_url: some("https://apps.stilla.example/board"),
            domain: some("stilla.example"),
            publisher: some("Stilla"),
        },
        ..ApplicationDetail::default()
    }
}

fn create(id: &str) -> CreateApp {
    CreateApp { app: app(id) }
}

fn get(id: &str) -> GetApp {
    GetApp { id: id.to_owned() }
}

fn with_keys(current: Option<(Option<&str>, Option<&str>)>, previous: Option<&str>) -> UpdateApp {
    let key = |(key, action): (Option<&str>, Option<&str>)| AppAuthenticationKey {
        key: key.map(str::to_owned),
        expiration_date: None,
        action: action.map(str::to_owned),
    };
    let previous = previous.map(|action| key((None, Some(action))));
    let keys = AppAuthenticationKeys { current: current.map(key), previous };
    UpdateApp {
        id: "board".to_owned(),
        app: ApplicationDetail { authentication_keys: Some(keys), ..ApplicationDetail::default() },
    }
}

fn of_pod(id: &str, [enable, listed, install]: [bool; 3]) -> UpdatePodAppEntitlements {
    let entitlement = PodAppEntitlement { app_id: id.to_owned(), app_name: String::new(), enable, listed, install };
    UpdatePodAppEntitlements { entitlements: vec![entitlement] }
}

fn patch(uid: Uid, id: &str, listed: Setting, install: Setting, product: Option<Product>) -> PatchUserAppEntitlements {
    let patch = UserAppEntitlementPatch { app_id: id.to_owned(), listed, install, product };
    PatchUserAppEntitlements { uid, entitlements: vec![patch] }
}

fn product(name: &str, subscribed: bool) -> Product {
    Product { app_id: None, name: name.to_owned(), sku: Some("AbC".to_owned()), subscribed, kind: "premium".to_owned() }
}

async fn flags(dan: &Client, uid: Uid) -> Vec<(String, bool, bool)> {
    let all = dan.call(&ListUserAppEntitlements { uid }).await.unwrap();
    all.into_iter().map(|one| (one.app_id, one.listed, one.install)).collect()
}

on_both! {
    async fn an_app_is_registered_changed_and_deleted(world) {
        let (ada, dan) = (world.browser(ADA).await, world.browser(DAN).await);
        assert_eq!(refusal(ada.call(&create("board")).await).0, 403);
        assert_eq!(refusal(ada.call(&get("board")).await).0, 403);
        let asked = ApplicationDetail {
            permissions: Some(vec!["ACT_AS_USER".to_owned(), "OUR_OWN_2".to_owned()]),
            cert: Some(PUBLIC_KEY.to_owned()),
            properties: Some(vec![AppProperty { key: "port".to_owned(), value: Some("4000".to_owned()) }]),
            ..app("board")
        };
        let made = dan.call(&CreateApp { app: asked.clone() }).await.unwrap();
        assert_eq!(made, asked);
        assert_eq!(dan.call(&get("board")).await.unwrap(), made);
        assert_eq!(refusal(dan.call(&create("board")).await), (400, Some("appId".to_owned())));
        let mut change = ApplicationDetail { description: Some("a board".to_owned()), ..ApplicationDetail::default() };
        change.application_info.name = Some("Board".to_owned());
        let update = |app: ApplicationDetail| UpdateApp { id: "board".to_owned(), app };
        let changed = dan.call(&update(change.clone())).await.unwrap();
        assert_eq!((changed.description.as_deref(), &changed.permissions), (Some("a board"), &made.permissions), "the rest stays");
        assert_eq!((changed.application_info.name.as_deref(), changed.application_info.publisher.as_deref()), (Some("Board"), Some("Stilla")));
        assert_eq!(dan.call(&get("board")).await.unwrap(), changed);
        assert_eq!(dan.call(&ListPodAppEntitlements {}).await.unwrap()[0].app_name, "Board");
        assert_eq!(refusal(dan.call(&update(app("other"))).await), (400, Some("appId".to_owned())));
        assert_eq!(dan.call(&DeleteApp { id: "board".to_owned() }).await.unwrap().message, "OK");
        assert_eq!(refusal(dan.call(&get("board")).await).0, 400);
        assert_eq!(refusal(dan.call(&DeleteApp { id: "board".to_owned() }).await).0, 400);
        assert_eq!(refusal(dan.call(&update(change)).await).0, 400);
        assert!(dan.call(&ListPodAppEntitlements {}).await.unwrap().is_empty());
    }

    async fn what_is_no_app_is_refused(world) {
        let dan = world.browser(DAN).await;
        let long = |length| Some("x".repeat(length));
        let info = |change: fn(&mut ApplicationInfo)| {
            let mut app = app("board");
            change(&mut app.application_info);
            app
        };
        let property = |key: &str, value: Option<String>| AppProperty { key: key.to_owned(), value };
        let properties = |all: Vec<AppProperty>| ApplicationDetail { properties: Some(all), ..app("board") };
        let permission = |name: &str| ApplicationDetail { permissions: Some(vec![name.to_owned()]), ..app("board") };
        for (bad, field) in [
            (ApplicationDetail::default(), "appId"),
            (info(|info| info.app_id = Some("x".repeat(257))), "appId"),
            (info(|info| info.name = None), "name"),
            (info(|info| info.name = Some("x".repeat(51))), "name"),
            (info(|info| info.publisher = Some(" ".to_owned())), "publisher"),
            (info(|info| info.app_url = Some("http://stilla.example".to_owned())), "appUrl"),
            (info(|info| info.app_url = None), "appUrl"),
            (info(|info| info.domain = Some("illa.example".to_owned())), "domain"),
            (info(|info| info.domain = None), "domain"),
            (ApplicationDetail { icon_url: Some("icon".to_owned()), ..app("board") }, "iconUrl"),
            (ApplicationDetail { description: long(2001), ..app("board") }, "description"),
            (ApplicationDetail { cert: Some("-----BEGIN".to_owned()), ..app("board") }, "cert"),
            (permission("small"), "permissions"),
            (permission(""), "permissions"),
            (permission(&"X".repeat(65)), "permissions"),
            (properties(vec![property("", long(1))]), "properties"),
            (properties(vec![property("a", long(1)), property("a", long(1))]), "properties"),
            (properties(vec![property("a", None)]), "value"),
            (properties(vec![property("a", long(4097))]), "value"),
            (ApplicationDetail { notification: Some(AppNotification { url: Some("ftp://x".to_owned()), api_key: None }), ..app("board") }, "url"),
        ] {
            assert_eq!(refusal(dan.call(&CreateApp { app: bad }).await), (400, Some(field.to_owned())));
        }
    }

    async fn keys_are_changed_over(world) {
        let dan = world.browser(DAN).await;
        dan.call(&create("board")).await.unwrap();
        let keys = async |asked: &UpdateApp| world.browser(DAN).await.call(asked).await.unwrap().authentication_keys;
        let save = |key| with_keys(Some((Some(key), Some("SAVE"))), None);
        let first = keys(&save(PUBLIC_KEY)).await.unwrap();
        assert_eq!((first.current.unwrap().key.as_deref(), first.previous), (Some(PUBLIC_KEY), None));
        assert_eq!(keys(&save(PUBLIC_KEY)).await.unwrap().previous, None, "the same key is not a new one");
        let second = keys(&save(OTHER_PUBLIC_KEY)).await.unwrap();
        let previous = second.previous.unwrap();
        assert_eq!((second.current.unwrap().key.as_deref(), previous.key.as_deref()), (Some(OTHER_PUBLIC_KEY), Some(PUBLIC_KEY)));
        world.backend.clock.advance(2 * DAY);
        let extended = keys(&with_keys(None, Some("EXTEND"))).await.unwrap().previous.unwrap();
        assert!(extended.expiration_date > previous.expiration_date);
        world.backend.clock.advance(2 * DAY);
        let dan = world.browser(DAN).await;
        assert!(dan.call(&get("board")).await.unwrap().authentication_keys.unwrap().previous.is_some());
        world.backend.clock.advance(2 * DAY);
        let dan = world.browser(DAN).await;
        assert_eq!(dan.call(&get("board")).await.unwrap().authentication_keys.unwrap().previous, None, "its time is over");
        world.backend.tidy().await.unwrap();
        assert_eq!(world.number("SELECT COUNT(*) FROM symphony_app_keys").await, 1);
        assert_eq!(refusal(dan.call(&with_keys(None, Some("EXTEND"))).await), (400, Some("previous".to_owned())));
        let none = dan.call(&with_keys(Some((None, Some("REVOKE"))), Some("REVOKE"))).await.unwrap();
        assert_eq!(none.authentication_keys, None);
        for (bad, field) in [
            (save(SHORT_PUBLIC_KEY), "key"),
            (with_keys(Some((None, Some("SAVE"))), None), "key"),
            (with_keys(Some((None, Some("EXTEND"))), None), "action"),
            (with_keys(None, Some("SAVE")), "action"),
        ] {
            assert_eq!(refusal(dan.call(&bad).await), (400, Some(field.to_owned())));
        }
    }

    async fn a_user_has_what_the_company_has_unless_theirs_differs(world) {
        let (ada, ben, dan) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(DAN).await);
        let (me, bens) = (uid(&ada).await, uid(&ben).await);
        dan.call(&create("board")).await.unwrap();
        dan.call(&create("news")).await.unwrap();
        assert_eq!(refusal(ada.call(&ListPodAppEntitlements {}).await).0, 403);
        assert_eq!(refusal(ada.call(&of_pod("board", [true; 3])).await).0, 403);
        assert_eq!(refusal(ada.call(&ListUserAppEntitlements { uid: me }).await).0, 403);
        assert_eq!(refusal(ada.call(&patch(me, "board", Setting::True, Setting::True, None)).await).0, 403);
        assert!(flags(&dan, me).await.is_empty(), "an app begins disabled");
        assert_eq!(refusal(dan.call(&patch(me, "board", Setting::True, Setting::True, None)).await), (400, Some("appId".to_owned())));
        let all = dan.call(&of_pod("board", [true, true, false])).await.unwrap();
        assert_eq!(all.len(), 2);
        assert_eq!((all[0].enable, all[0].listed, all[0].install, all[1].enable), (true, true, false, false));
        let board = |listed, install| vec![("board".to_owned(), listed, install)];
        assert_eq!(flags(&dan, me).await, board(true, false));
        let changed = dan.call(&patch(me, "board", Setting::False, Setting::Keep, None)).await.unwrap();
        assert_eq!((changed[0].listed, changed[0].install, changed[0].app_name.as_deref()), (false, false, Some("The board")));
        dan.call(&of_pod("board", [true, true, true])).await.unwrap();
        assert_eq!((flags(&dan, me).await, flags(&dan, bens).await), (board(false, true), board(true, true)), "what is kept follows the company");
        dan.call(&patch(me, "board", Setting::Remove, Setting::False, None)).await.unwrap();
        assert_eq!(flags(&dan, me).await, board(true, false));
        let own = UserAppEntitlement { app_id: "board".to_owned(), app_name: None, listed: false, install: true, products: None };
        let set = |entitlements| UpdateUserAppEntitlements { uid: me, entitlements };
        dan.call(&set(vec![own.clone()])).await.unwrap();
        assert_eq!(flags(&dan, me).await, board(false, true));
        dan.call(&of_pod("board", [false; 3])).await.unwrap();
        assert!(flags(&dan, me).await.is_empty(), "what the company does not have nobody has");
        dan.call(&of_pod("board", [true, false, false])).await.unwrap();
        assert_eq!(flags(&dan, me).await, board(false, true), "theirs is kept");
        let news = UserAppEntitlement { app_id: "news".to_owned(), ..own.clone() };
        for bad in [vec![news], vec![own.clone(), own.clone()], vec![UserAppEntitlement { app_id: "x".to_owned(), ..own.clone() }]] {
            assert_eq!(refusal(dan.call(&set(bad)).await), (400, Some("appId".to_owned())));
        }
        assert_eq!(refusal(dan.call(&of_pod("x", [true; 3])).await), (400, Some("appId".to_owned())));
        let twice = vec![of_pod("board", [true; 3]).entitlements[0].clone(); 2];
        assert_eq!(refusal(dan.call(&UpdatePodAppEntitlements { entitlements: twice }).await), (400, Some("appId".to_owned())));
        let nobody = Uid(7);
        assert_eq!(refusal(dan.call(&ListUserAppEntitlements { uid: nobody }).await).0, 400);
        assert_eq!(refusal(dan.call(&UpdateUserAppEntitlements { uid: nobody, entitlements: vec![own] }).await).0, 400);
        assert_eq!(refusal(dan.call(&patch(nobody, "board", Setting::True, Setting::True, None)).await).0, 400);
        dan.call(&DeleteApp { id: "board".to_owned() }).await.unwrap();
        assert_eq!(world.number("SELECT COUNT(*) FROM symphony_user_apps").await, 0);
    }

    async fn products_are_had_one_by_one(world) {
        let dan = world.browser(DAN).await;
        let me = uid(&dan).await;
        dan.call(&create("news")).await.unwrap();
        dan.call(&of_pod("news", [true, true, true])).await.unwrap();
        let with = |product| patch(me, "news", Setting::Keep, Setting::Keep, Some(product));
        dan.call(&with(product("Standard", true))).await.unwrap();
        dan.call(&with(product("Premium", false))).await.unwrap();
        let all = dan.call(&with(product("Premium", true))).await.unwrap();
        let products = all[0].products.clone().unwrap();
        assert_eq!(products.iter().map(|one| (&*one.name, one.subscribed)).collect::<Vec<_>>(), [("Standard", true), ("Premium", true)]);
        assert_eq!(products[0].app_id.as_deref(), Some("news"));
        let own = UserAppEntitlement { products: None, ..all[0].clone() };
        let set = |own| UpdateUserAppEntitlements { uid: me, entitlements: vec![own] };
        assert_eq!(dan.call(&set(own.clone())).await.unwrap()[0].products.as_ref(), Some(&products), "left out they stay");
        let fewer = UserAppEntitlement { products: Some(products[..1].to_vec()), ..own };
        assert_eq!(dan.call(&set(fewer)).await.unwrap()[0].products.as_ref().unwrap().len(), 1);
        for (bad, field) in [
            (product("", true), "name"),
            (product(&"x".repeat(51), true), "name"),
            (Product { sku: Some(String::new()), ..product("x", true) }, "sku"),
            (Product { kind: "cheap".to_owned(), ..product("x", true) }, "type"),
            (Product { app_id: Some("other".to_owned()), ..product("x", true) }, "appId"),
        ] {
            assert_eq!(refusal(dan.call(&with(bad)).await), (400, Some(field.to_owned())));
        }
    }
}
