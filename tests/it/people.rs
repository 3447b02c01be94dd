//! The people of the organization.

use api::{
    rotunda::people::{ListPeople, SearchPeople},
    workdrive::{
        DepartmentId, UserId,
        users::{ListSupervisors, ListUsers},
    },
};

use crate::{
    on_both,
    world::{AARHUS, ADA, BEN, CARA, EVE, MIA, NOBODY, refusal},
};

mod changing;
pub(crate) mod hiring;
mod leaving;

fn all() -> ListUsers {
    ListUsers { cur_page: None, per_page: None, department: None, location: None, status: None }
}

fn named(search: &str) -> SearchPeople {
    SearchPeople { search: search.to_owned(), limit: None }
}

on_both! {
    async fn list_users_by_family_name_in_pages(world) {
        let ada = world.browser(ADA).await;
        let page = ada.call(&ListUsers { per_page: Some(4), ..all() }).await.unwrap();
        let names: Vec<_> = page.users.iter().map(|user| user.last_name.clone().unwrap()).collect();
        assert_eq!(names, ["Admin", "Ångström", "Bitdiddle", "Lovelace"], "accents do not matter");
        assert_eq!((page.meta.total_results, page.meta.total_pages, page.meta.next_page), (6, 2, 2));
        let page = ada.call(&ListUsers { per_page: Some(4), cur_page: Some(2), ..all() }).await.unwrap();
        assert_eq!((page.users.len(), page.meta.next_page), (2, 0));
        assert_eq!(refusal(world.stranger().call(&all()).await).0, 401);
    }

    async fn list_users_of_a_place_with_their_supervisors(world) {
        let ada = world.browser(ADA).await;
        let page = ada.call(&ListUsers { location: Some(AARHUS), ..all() }).await.unwrap();
        assert_eq!(page.users.iter().map(|user| user.id).collect::<Vec<_>>(), [BEN, ADA]);
        assert_eq!(page.users[0].reports_to_obj.as_ref().map(|user| user.id), Some(CARA));
        assert_eq!(page.users[0].location.as_deref(), Some("Aarhus"));
        let none = ListUsers { department: Some(DepartmentId(NOBODY)), ..all() };
        assert_eq!(ada.call(&none).await.unwrap().users, []);
    }

    async fn list_users_refuses_pages_out_of_range(world) {
        let ada = world.browser(ADA).await;
        for (cur_page, per_page, field) in [(Some(0), None, "cur_page"), (None, Some(0), "per_page"), (None, Some(101), "per_page")] {
            let refused = refusal(ada.call(&ListUsers { cur_page, per_page, ..all() }).await);
            assert_eq!(refused, (400, Some(field.to_owned())));
        }
        let far = ada.call(&ListUsers { cur_page: Some(1_000_000), ..all() }).await.unwrap();
        assert_eq!((far.users.len(), far.meta.next_page), (0, 0));
    }

    async fn list_supervisors_of_all_and_of_one(world) {
        let ada = world.browser(ADA).await;
        let of = |user_id| ListSupervisors { cur_page: None, per_page: None, user_id };
        let ids = |page: api::workdrive::users::SupervisorPage| page.users.iter().map(|user| user.id).collect::<Vec<_>>();
        assert_eq!(ids(ada.call(&of(None)).await.unwrap()), [CARA, MIA]);
        assert_eq!(ids(ada.call(&of(Some(ADA))).await.unwrap()), [CARA, MIA], "nearest first");
        assert_eq!(ids(ada.call(&of(Some(MIA))).await.unwrap()), []);
        assert_eq!(refusal(ada.call(&of(Some(UserId(NOBODY)))).await), (404, Some("userId".to_owned())));
        assert_eq!(refusal(world.stranger().call(&of(None)).await).0, 401);
    }

    async fn search_people_by_the_beginnings_of_their_words(world) {
        let ada = world.browser(ADA).await;
        let found = async |text: &str| {
            ada.call(&named(text)).await.unwrap().into_iter().map(|user| user.id).collect::<Vec<_>>()
        };
        assert_eq!(found("lov").await, [ADA]);
        assert_eq!(found("love ad").await, [ADA]);
        assert_eq!(found("ANGSTROM").await, [CARA], "accents and case do not matter");
        assert_eq!(found("o'neil").await, [EVE]);
        assert_eq!(found("example").await, [], "the part after the @ is everybody's");
        assert_eq!(found("ben@example.com").await, []);
        assert_eq!(found("ben").await, [BEN]);
        assert_eq!(found("").await, [CARA, BEN, MIA], "the team when nothing is typed");
        for nothing in ["%", "_", "'", "l_v", "' OR 1=1 --", "\\", "🙂", "ada; DROP TABLE users"] {
            assert_eq!(found(nothing).await, [], "{nothing}");
        }
        assert_eq!(world.number("SELECT COUNT(*) FROM users").await, 6);
    }

    async fn people_are_named_by_their_ids(world) {
        let ada = world.browser(ADA).await;
        let named = ada.call(&ListPeople { users: vec![EVE, UserId(NOBODY), BEN, EVE] }).await.unwrap();
        let mut ids: Vec<_> = named.iter().map(|user| user.id).collect();
        ids.sort_unstable();
        assert_eq!(ids, [BEN, EVE], "each once, and nobody else");
        assert!(named.iter().all(|user| user.first_name.is_some()), "{named:?}");
        assert_eq!(ada.call(&ListPeople { users: vec![] }).await.unwrap(), []);
        let many = ListPeople { users: vec![BEN; 101] };
        assert_eq!(refusal(ada.call(&many).await), (400, Some("users".to_owned())));
        assert_eq!(refusal(world.stranger().call(&ListPeople { users: vec![BEN] }).await).0, 401);
    }

    async fn search_people_within_limits(world) {
        let ada = world.browser(ADA).await;
        for limit in [0, 51] {
            let asked = SearchPeople { limit: Some(limit), ..named("a") };
            assert_eq!(refusal(ada.call(&asked).await), (400, Some("limit".to_owned())));
        }
        let one = SearchPeople { limit: Some(1), ..named("") };
        assert_eq!(ada.call(&one).await.unwrap().len(), 1);
        assert_eq!(refusal(world.stranger().call(&named("a")).await).0, 401);
    }
}
