//! Adding users, one and many.

use api::{
    rotunda::{invitations::*, outbox::ListOutbox, sessions::SignIn},
    workdrive::{UserId, users::*},
};
use serde_json::json;

use crate::{
    on_both,
    world::{AARHUS, ADA, BEN, BERLIN, CARA, Client, DAN, EVE, GROUP, MIA, NOBODY, RESEARCH, World, refusal},
};

pub(crate) fn newcomer(email: &str) -> NewUser {
    NewUser {
        email: email.to_owned(),
        first_name: Some("Nia".to_owned()),
        last_name: Some("Okafor".to_owned()),
        ..NewUser::default()
    }
}

pub(crate) fn add(user: NewUser) -> CreateUser {
    CreateUser { bulk: None, user }
}

async fn mails(client: &Client) -> Vec<(String, String)> {
    let outbox = client.call(&ListOutbox { cur_page: None, per_page: Some(100) }).await.unwrap();
    assert!(!outbox.sends);
    outbox.mails.into_iter().map(|mail| (mail.receiver, mail.text)).collect()
}

/// The token in the latest e-mail to somebody.
pub(crate) async fn invitation(admin: &Client, email: &str) -> String {
    let mails = mails(admin).await;
    let (_, text) = mails.iter().find(|(receiver, _)| receiver == email).expect("an e-mail to them");
    let after = text.split("/invitation/").nth(1).expect("a link");
    after.split_whitespace().next().unwrap().to_owned()
}

/// How many users there are, deleted ones apart.
async fn count(world: &World) -> i64 {
    world.number("SELECT COUNT(*) FROM users WHERE status <> 'DELETED'").await
}

on_both! {
    async fn a_complete_user_is_invited_and_comes_in(world) {
        let dan = world.browser(DAN).await;
        let user = NewUser {
            designation: Some("Chemist".to_owned()),
            security_group: Some(GROUP.to_string()),
            default_visibility: Some(Visibility::Public),
            department: Some(RESEARCH.to_string()),
            location: Some(AARHUS.to_string()),
            reports_to: Some(CARA.to_string()),
            skill: vec![" Titration ".to_owned(), "Titration".to_owned()],
            external_user_id: Some("hr-17".to_owned()),
            ..newcomer("Nia@Example.com")
        };
        let made = dan.call(&add(user)).await.unwrap();
        assert_eq!((made.email.as_deref(), made.status.as_deref()), (Some("nia@example.com"), Some("INVITED")));
        assert_eq!((made.department.as_deref(), made.location.as_deref()), (Some("Research"), Some("Aarhus")));
        assert_eq!((made.created_by, made.reports_to), (Some(DAN), Some(CARA)));
        assert_eq!(made.team_members, Some(vec![BEN, ADA]));

        let stranger = world.stranger();
        let sign_in = SignIn { email: "nia@example.com".to_owned(), password: "a good long password".to_owned() };
        assert_eq!(refusal(stranger.call(&sign_in).await).0, 401, "not before the invitation is accepted");
        let token = invitation(&dan, "nia@example.com").await;
        let read = stranger.call(&GetInvitation { token: token.clone() }).await.unwrap();
        assert_eq!((read.email.as_str(), read.first_name.as_deref()), ("nia@example.com", Some("Nia")));
        let accept = |password: &str| AcceptInvitation { token: token.clone(), password: password.to_owned() };
        assert_eq!(refusal(stranger.call(&accept("short")).await), (400, Some("password".to_owned())));
        let me = stranger.call(&accept("a good long password")).await.unwrap();
        assert_eq!(me.user.id, made.id);
        stranger.call(&sign_in).await.unwrap();
        assert_eq!(refusal(stranger.call(&accept("another long password")).await).0, 404, "it works once");
        assert_eq!(refusal(stranger.call(&GetInvitation { token: token.clone() }).await).0, 404);
    }

    async fn an_incomplete_user_waits_for_the_supervisor(world) {
        let dan = world.browser(DAN).await;
        let made = dan.call(&add(NewUser { reports_to: Some("cara@example.com".to_owned()), ..newcomer("nia@example.com") })).await.unwrap();
        assert_eq!(made.status.as_deref(), Some("PRE_INVITED"));
        let to: Vec<_> = mails(&dan).await.into_iter().map(|(receiver, _)| receiver).collect();
        assert_eq!(to, ["cara@example.com"]);
        let change = UserChange { status: Some(UserStatus::Invited), ..UserChange::default() };
        dan.call(&UpdateUser { id: made.id, user: change }).await.unwrap();
        invitation(&dan, "nia@example.com").await;

        let made = dan.call(&CreateUser { bulk: Some(true), user: newcomer("ola@example.com") }).await.unwrap();
        assert_eq!(made.status.as_deref(), Some("INVITED"), "the settings for new users complete it");
    }

    async fn an_invitation_ends(world) {
        let dan = world.browser(DAN).await;
        dan.call(&CreateUser { bulk: Some(true), user: newcomer("nia@example.com") }).await.unwrap();
        let token = invitation(&dan, "nia@example.com").await;
        world.backend.clock.advance(14 * 86_400_000);
        assert_eq!(refusal(world.stranger().call(&GetInvitation { token }).await).0, 404);
    }

    async fn without_a_supervisor_the_head_or_the_administrator_there_becomes_it(world) {
        world.sql("UPDATE users SET department_id = (SELECT id FROM departments), is_department_head = 1 WHERE email = 'cara@example.com'").await;
        let dan = world.browser(DAN).await;
        let of = |email: &str, department: Option<&str>, location: Option<&str>| NewUser {
            department: department.map(str::to_owned),
            location: location.map(str::to_owned),
            ..newcomer(email)
        };
        let made = dan.call(&add(of("a@example.com", Some("research"), Some("Berlin")))).await.unwrap();
        assert_eq!(made.reports_to, Some(CARA), "w56: a department may be named");
        let made = dan.call(&add(of("b@example.com", None, Some("Berlin")))).await.unwrap();
        assert_eq!(made.reports_to, Some(DAN));
        let made = dan.call(&add(of("c@example.com", None, Some(&AARHUS.to_string())))).await.unwrap();
        assert_eq!(made.reports_to, None);
    }

    async fn other_teams_and_locations_bring_other_supervisors(world) {
        let dan = world.browser(DAN).await;
        let user = NewUser { add_additional_teams: vec![MIA], add_additional_locations: vec![BERLIN], reports_to: Some(EVE.to_string()), ..newcomer("nia@example.com") };
        let made = dan.call(&add(user)).await.unwrap();
        assert_eq!(made.add_additional_locations, Some(vec![BERLIN]));
        assert_eq!(made.user_additional_teams, Some(vec![DAN, MIA]), "Dan administers in Berlin");
        let above = ListSupervisors { cur_page: None, per_page: None, user_id: Some(made.id) };
        let above: Vec<_> = dan.call(&above).await.unwrap().users.into_iter().map(|user| user.id).collect();
        assert_eq!(above, [DAN, EVE, MIA]);
    }

    async fn adding_is_refused_field_by_field(world) {
        let dan = world.browser(DAN).await;
        let new = || newcomer("nia@example.com");
        let text = |text: &str| Some(text.to_owned());
        let nobody = || Some(NOBODY.to_string());
        let refused = [
            (newcomer("not an address"), 400, "email"),
            (newcomer("a@b"), 400, "email"),
            (newcomer("ADA@example.com"), 409, "email"),
            (NewUser { first_name: None, last_name: text(" "), ..new() }, 400, "firstName"),
            (NewUser { first_name: Some("x".repeat(101)), ..new() }, 400, "firstName"),
            (NewUser { phone: Some("1".repeat(41)), ..new() }, 400, "phone"),
            (NewUser { department: text("Nowhere"), ..new() }, 404, "department"),
            (NewUser { location: nobody(), ..new() }, 404, "location"),
            (NewUser { security_group: nobody(), ..new() }, 404, "securityGroup"),
            (NewUser { reports_to: nobody(), ..new() }, 404, "reportsTo"),
            (NewUser { reports_to: text("x"), ..new() }, 404, "reportsTo"),
            (NewUser { is_department_head: Some(true), ..new() }, 400, "isDepartmentHead"),
            (NewUser { skill: vec!["x".repeat(51)], ..new() }, 400, "skill"),
            (NewUser { add_additional_teams: vec![UserId(NOBODY)], ..new() }, 404, "addAdditionalTeams"),
        ];
        for (user, status, field) in refused {
            assert_eq!(refusal(dan.call(&add(user.clone())).await), (status, Some(field.to_owned())), "{user:?}");
        }
        let wrong = json!({ "email": "nia@example.com", "firstName": "Nia", "defaultVisibility": "secret" });
        let (status, body) = dan.json("POST", "/api/users/add", &wrong.to_string()).await;
        assert_eq!((status.as_u16(), &body["field"]), (400, &json!("defaultVisibility")));
        assert!(body["message"].as_str().unwrap().contains("restricted"), "the allowed values are named: {body}");
        assert_eq!(count(&world).await, 6);
        assert_eq!(mails(&dan).await, []);
        assert_eq!(refusal(world.browser(CARA).await.call(&add(new())).await).0, 403);
        assert_eq!(refusal(world.stranger().call(&add(new())).await).0, 401);
    }

    async fn bulk_creates_all_or_nothing(world) {
        let dan = world.browser(DAN).await;
        let boss = newcomer("boss@example.com");
        let below = NewUser { reports_to: Some("BOSS@example.com".to_owned()), ..newcomer("below@example.com") };
        let made = dan.call(&BulkCreateUsers { data: vec![boss.clone(), below.clone()] }).await.unwrap();
        assert_eq!(made.iter().map(|user| user.email.as_deref().unwrap()).collect::<Vec<_>>(), ["boss@example.com", "below@example.com"]);
        assert_eq!((made[1].reports_to, made[1].status.as_deref()), (Some(made[0].id), Some("INVITED")));
        assert_eq!(world.number("SELECT COUNT(*) FROM chains c JOIN users u ON u.id = c.above_id WHERE u.email = 'boss@example.com'").await, 1);

        let bad = BulkCreateUsers { data: vec![newcomer("x@example.com"), newcomer("y@example.com"), boss] };
        assert_eq!(refusal(dan.call(&bad).await), (409, Some("data[2].email".to_owned())));
        let twice = BulkCreateUsers { data: vec![newcomer("x@example.com"), newcomer("X@example.com")] };
        assert_eq!(refusal(dan.call(&twice).await), (409, Some("data[1].email".to_owned())));
        assert_eq!((count(&world).await, mails(&dan).await.len()), (8, 2), "nothing of either happened");
        assert_eq!(refusal(dan.call(&BulkCreateUsers { data: vec![] }).await), (400, Some("data".to_owned())));
        let many = (0..501).map(|n| newcomer(&format!("u{n}@example.com"))).collect();
        assert_eq!(refusal(dan.call(&BulkCreateUsers { data: many }).await), (400, Some("data".to_owned())));
        let good = BulkCreateUsers { data: vec![newcomer("x@example.com")] };
        assert_eq!(refusal(world.browser(ADA).await.call(&good).await).0, 403);
        assert_eq!(refusal(world.stranger().call(&good).await).0, 401);
    }

    async fn restricted_people_are_found_by_their_team_and_administrators(world) {
        let dan = world.browser(DAN).await;
        let user = NewUser { default_visibility: Some(Visibility::Restricted), reports_to: Some(CARA.to_string()), ..newcomer("nia@example.com") };
        let id = dan.call(&CreateUser { bulk: Some(true), user }).await.unwrap().id;
        dan.call(&UpdateUser { id, user: UserChange { status: Some(UserStatus::Active), ..UserChange::default() } }).await.unwrap();
        for (who, finds) in [(ADA, true), (CARA, true), (MIA, true), (DAN, true), (EVE, false)] {
            let browser = world.browser(who).await;
            let all = ListUsers { cur_page: None, per_page: Some(100), department: None, location: None, status: None };
            let page = browser.call(&all).await.unwrap();
            assert_eq!(page.users.iter().any(|user| user.id == id), finds, "{who}");
            assert_eq!(page.meta.total_results, if finds { 7 } else { 6 });
            let search = api::rotunda::people::SearchPeople { search: "nia".to_owned(), limit: None };
            assert_eq!(browser.call(&search).await.unwrap().len(), usize::from(finds), "{who}");
        }
    }

    async fn the_same_with_an_access_token(world) {
        let key = world.api_key(DAN).await;
        let made = world.stranger().call_with(&key, &add(newcomer("nia@example.com"))).await.unwrap();
        assert_eq!(made.created_by, Some(DAN));
    }
}
