//! Changing users.

use api::workdrive::{FileId, UserId, posts::*, users::*};

use crate::{
    on_both,
    world::{ADA, BEN, BERLIN, CARA, Client, DAN, EVE, MIA, NOBODY, World, refusal},
};

fn change(id: UserId, user: UserChange) -> UpdateUser {
    UpdateUser { id, user }
}

fn status(status: UserStatus) -> UserChange {
    UserChange { status: Some(status), ..UserChange::default() }
}

fn reports_to(text: &str) -> UserChange {
    UserChange { reports_to: Some(text.to_owned()), ..UserChange::default() }
}

async fn above(client: &Client, id: UserId) -> Vec<UserId> {
    let asked = ListSupervisors { cur_page: None, per_page: None, user_id: Some(id) };
    client.call(&asked).await.unwrap().users.into_iter().map(|user| user.id).collect()
}

/// Cara heads the department, with Ada in it.
async fn department(world: &World) {
    world.sql("UPDATE users SET department_id = (SELECT id FROM departments) WHERE email IN ('ada@example.com', 'cara@example.com')").await;
    world.sql("UPDATE users SET is_department_head = 1 WHERE email = 'cara@example.com'").await;
}

fn latest() -> ListPosts {
    let time = chrono::Utc::now() + chrono::Duration::hours(1);
    ListPosts { time, per_page: None, sort_key: None, cur_page: None, tag: None, user: None }
}

on_both! {
    async fn everybody_changes_their_own_profile(world) {
        let ada = world.browser(ADA).await;
        let profile = UserChange {
            first_name: Some(" Augusta ".to_owned()),
            bio: Some("<script>alert(1)</script>".to_owned()),
            phone: Some("+45 1".to_owned()),
            availability: Some(Availability::Away),
            ..UserChange::default()
        };
        let changed = ada.call(&change(ADA, profile)).await.unwrap();
        assert_eq!((changed.first_name.as_deref(), changed.last_name.as_deref()), (Some("Augusta"), Some("Lovelace")));
        assert_eq!((changed.availability, changed.phone.as_deref()), (Some(0), Some("+45 1")));
        assert_eq!(changed.bio.as_deref(), Some("<script>alert(1)</script>"), "kept as written; whoever shows it escapes it");
        let search = |text: &str| api::rotunda::people::SearchPeople { search: text.to_owned(), limit: None };
        assert_eq!(ada.call(&search("augusta")).await.unwrap().len(), 1);
        assert_eq!(ada.call(&search("ada")).await.unwrap().len(), 1, "by the e-mail address");
        let emptied = UserChange { phone: Some(String::new()), first_name: Some(String::new()), ..UserChange::default() };
        let changed = ada.call(&change(ADA, emptied)).await.unwrap();
        assert_eq!((changed.phone, changed.first_name), (None, None), "what is empty is removed");
        assert_eq!(changed.bio.as_deref(), Some("<script>alert(1)</script>"), "what is absent stays");
        let nameless = UserChange { last_name: Some(" ".to_owned()), ..UserChange::default() };
        assert_eq!(refusal(ada.call(&change(ADA, nameless)).await), (400, Some("firstName".to_owned())));
        let long = UserChange { bio: Some("x".repeat(2_001)), ..UserChange::default() };
        assert_eq!(refusal(ada.call(&change(ADA, long)).await), (400, Some("bio".to_owned())));
        let foreign = UserChange { file_id: Some(FileId(NOBODY)), ..UserChange::default() };
        assert_eq!(refusal(ada.call(&change(ADA, foreign)).await), (400, Some("fileId".to_owned())));
    }

    async fn the_rest_is_for_administrators(world) {
        let ada = world.browser(ADA).await;
        let text = || Some("x".to_owned());
        let reserved = [
            ("status", status(UserStatus::Active)),
            ("isExpert", UserChange { is_expert: Some(true), ..UserChange::default() }),
            ("reportsTo", reports_to("")),
            ("designation", UserChange { designation: text(), ..UserChange::default() }),
            ("isDepartmentHead", UserChange { is_department_head: Some(false), ..UserChange::default() }),
            ("department", UserChange { department: text(), ..UserChange::default() }),
            ("location", UserChange { location: text(), ..UserChange::default() }),
            ("addAdditionalTeams", UserChange { add_additional_teams: vec![MIA], ..UserChange::default() }),
            ("removeAdditionalTeams", UserChange { remove_additional_teams: vec![MIA], ..UserChange::default() }),
            ("addAdditionalLocations", UserChange { add_additional_locations: vec![BERLIN], ..UserChange::default() }),
        ];
        for (field, user) in reserved {
            assert_eq!(refusal(ada.call(&change(ADA, user)).await), (403, Some(field.to_owned())));
        }
        let bio = UserChange { bio: text(), ..UserChange::default() };
        assert_eq!(refusal(ada.call(&change(BEN, bio.clone())).await).0, 403);
        assert_eq!(refusal(ada.call(&change(UserId(NOBODY), bio.clone())).await).0, 404);
        assert_eq!(refusal(world.stranger().call(&change(ADA, bio.clone())).await).0, 401);
        world.sql("UPDATE users SET role = 'super_admin' WHERE email = 'mia@example.com'").await;
        assert_eq!(refusal(world.browser(DAN).await.call(&change(MIA, bio)).await).0, 403, "she may do more than he");
    }

    async fn an_administrator_moves_people(world) {
        let dan = world.browser(DAN).await;
        let moved = UserChange {
            designation: Some("Lead".to_owned()),
            department: Some("RESEARCH".to_owned()),
            is_department_head: Some(true),
            location: Some(BERLIN.to_string()),
            is_expert: Some(true),
            ..reports_to(&MIA.to_string())
        };
        let changed = dan.call(&change(BEN, moved)).await.unwrap();
        assert_eq!((changed.department.as_deref(), changed.location.as_deref()), (Some("Research"), Some("Berlin")));
        assert!(changed.is_department_head && changed.is_expert && changed.updated_by == Some(DAN));
        assert_eq!(changed.reports_to_obj.map(|user| user.id), Some(MIA));
        assert_eq!(changed.team_members, Some(vec![CARA]));
        assert_eq!(above(&dan, BEN).await, [MIA]);
        let away = UserChange { department: Some(String::new()), ..UserChange::default() };
        let refused = refusal(dan.call(&change(BEN, away)).await);
        assert_eq!(refused, (409, Some("isDepartmentHead".to_owned())), "Research would have no head");
        let unknown = UserChange { department: Some("Nowhere".to_owned()), ..UserChange::default() };
        assert_eq!(refusal(dan.call(&change(BEN, unknown)).await), (404, Some("department".to_owned())));
    }

    async fn chains_follow_and_stay_without_circles(world) {
        let dan = world.browser(DAN).await;
        dan.call(&change(CARA, reports_to(&EVE.to_string()))).await.unwrap();
        assert_eq!(above(&dan, ADA).await, [CARA, EVE], "everybody below moves along");
        for (who, under) in [(EVE, ADA), (EVE, CARA), (CARA, CARA)] {
            let refused = refusal(dan.call(&change(who, reports_to(&under.to_string()))).await);
            assert_eq!(refused, (409, Some("reportsTo".to_owned())));
        }
        let team = UserChange { add_additional_teams: vec![ADA], ..UserChange::default() };
        assert_eq!(refusal(dan.call(&change(CARA, team)).await), (409, Some("addAdditionalTeams".to_owned())));
        for text in ["", "not-an-id", &NOBODY.to_string()] {
            let answer = dan.call(&change(CARA, reports_to(text))).await;
            match text {
                "" => assert_eq!(answer.unwrap().reports_to, None),
                _ => assert_eq!(refusal(answer), (404, Some("reportsTo".to_owned()))),
            }
        }
        assert_eq!(above(&dan, ADA).await, [CARA]);
    }

    async fn another_team_shows_what_it_shows(world) {
        let (dan, cara, eve) = (world.browser(DAN).await, world.browser(CARA).await, world.browser(EVE).await);
        let body: PostBody = serde_json::from_str(r#"{"postText":"for the team","permissions":{"team":true}}"#).unwrap();
        cara.call(&CreatePost { post: body }).await.unwrap();
        let sees = async |client: &Client| client.call(&latest()).await.unwrap().posts.len();
        assert_eq!(sees(&eve).await, 0);
        let join = UserChange { add_additional_teams: vec![CARA], ..UserChange::default() };
        let changed = dan.call(&change(EVE, join)).await.unwrap();
        assert_eq!((changed.user_additional_teams, changed.reports_to), (Some(vec![CARA]), None));
        assert_eq!(sees(&eve).await, 1, "a team is mutual, whichever way one joined it");
        let leave = UserChange { remove_additional_teams: vec![CARA], ..UserChange::default() };
        dan.call(&change(EVE, leave)).await.unwrap();
        assert_eq!(sees(&eve).await, 0);
    }

    async fn who_is_not_active_is_out_at_once(world) {
        let (dan, ada) = (world.browser(DAN).await, world.browser(ADA).await);
        let key = world.api_key(ADA).await;
        for shut in [UserStatus::Blocked, UserStatus::Archive] {
            let changed = dan.call(&change(ADA, status(shut))).await.unwrap();
            assert_eq!(changed.status.as_deref(), Some(shut.as_str()));
            let all = ListUsers { cur_page: None, per_page: None, department: None, location: None, status: None };
            assert_eq!(refusal(ada.call(&all).await).0, 401);
            assert_eq!(refusal(world.stranger().call_with(&key, &all).await).0, 401);
            assert_eq!(dan.call(&all).await.unwrap().meta.total_results, 5);
            dan.call(&change(ADA, status(UserStatus::Active))).await.unwrap();
            assert_eq!(refusal(ada.call(&all).await).0, 401, "an old session does not come back");
        }
        assert_eq!(refusal(dan.call(&change(DAN, status(UserStatus::Blocked))).await), (409, Some("status".to_owned())));
        department(&world).await;
        assert_eq!(refusal(dan.call(&change(CARA, status(UserStatus::Archive))).await), (409, Some("status".to_owned())));
    }
}
