//! Users who leave.

use api::workdrive::{UserId, module_codes::ListModuleCodes, posts::*, tasks::*, users::*};
use serde_json::json;

use super::hiring::{add, newcomer};
use crate::{
    on_both,
    world::{ADA, BEN, CARA, DAN, EVE, MIA, NOBODY, World, refusal},
};

fn delete(id: UserId) -> DeleteUser {
    DeleteUser { id, bulk: None, assignee: None }
}

fn bulk(ids: &[UserId]) -> BulkDeleteUsers {
    BulkDeleteUsers { ids: vec![], id: ids.to_vec() }
}

async fn left(world: &World) -> i64 {
    world.number("SELECT COUNT(*) FROM users WHERE status <> 'DELETED'").await
}

fn latest() -> ListPosts {
    let time = chrono::Utc::now() + chrono::Duration::hours(1);
    ListPosts { time, per_page: None, sort_key: None, cur_page: None, tag: None, user: None }
}

on_both! {
    async fn what_was_theirs_goes_to_the_supervisor(world) {
        let (dan, cara) = (world.browser(DAN).await, world.browser(CARA).await);
        let task = json!({ "title": "Read", "task_type": "Article", "content": "x", "dueDays": 3, "userIds": [ADA, BEN] });
        let (status, _) = cara.json("POST", "/api/tasks", &task.to_string()).await;
        assert_eq!(status, 201);
        let document = json!({ "name": "Plan", "link": "https://example.com", "publish": true, "permissions": { "public": true } });
        let (status, body) = cara.json("POST", "/api/documents", &document.to_string()).await;
        assert_eq!(status, 201, "{body}");
        let body: PostBody = serde_json::from_str(r#"{"postText":"Hello","permissions":{"public":true}}"#).unwrap();
        cara.call(&CreatePost { post: body }).await.unwrap();

        dan.call(&delete(CARA)).await.unwrap();
        let mia = world.browser(MIA).await;
        let tasks = ListTasks { cur_page: None, per_page: None, sort_direction: None, filter: Some(TaskFilter::CreatedByMe), published: None };
        assert_eq!(mia.call(&tasks).await.unwrap().tasks.len(), 1);
        let (status, _, body) = mia.get("/api/documents").await;
        let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
        assert_eq!((status.as_u16(), &body["docs"][0]["owners"][0]["id"]), (200, &json!(MIA)), "{body}");
        let above = ListSupervisors { cur_page: None, per_page: None, user_id: Some(ADA) };
        let above: Vec<_> = mia.call(&above).await.unwrap().users.into_iter().map(|user| user.id).collect();
        assert_eq!(above, [MIA], "her reports report to her supervisor");
        let page = mia.call(&latest()).await.unwrap();
        let author = page.posts[0].user.clone();
        assert_eq!((author.first_name.as_deref(), author.email), (Some("Cara"), None), "what she wrote keeps her name, and no address");
        assert_eq!(refusal(cara.call(&ListModuleCodes {}).await).0, 401);
        assert_eq!(refusal(dan.call(&delete(CARA)).await).0, 404, "once");
        let tag = json!({ "postText": "x", "taggedUserIds": [CARA] });
        assert_eq!(mia.json("POST", "/api/posts", &tag.to_string()).await.0, 400, "nobody names her any more");
    }

    async fn an_assignee_may_be_named(world) {
        let (dan, eve) = (world.browser(DAN).await, world.browser(EVE).await);
        let task = json!({ "title": "Read", "task_type": "Article", "content": "x", "status": "draft" });
        assert_eq!(eve.json("POST", "/api/tasks", &task.to_string()).await.0, 201);
        for nobody in [UserId(NOBODY), EVE] {
            let asked = DeleteUser { assignee: Some(nobody), ..delete(EVE) };
            assert_eq!(refusal(dan.call(&asked).await), (404, Some("assignee".to_owned())));
        }
        dan.call(&DeleteUser { assignee: Some(BEN), ..delete(EVE) }).await.unwrap();
        let tasks = ListTasks { cur_page: None, per_page: None, sort_direction: None, filter: None, published: None };
        assert_eq!(world.browser(BEN).await.call(&tasks).await.unwrap().tasks.len(), 1);
    }

    async fn the_address_is_free_afterwards(world) {
        let dan = world.browser(DAN).await;
        let user = NewUser { external_user_id: Some("hr-1".to_owned()), ..newcomer("nia@example.com") };
        let made = dan.call(&add(user.clone())).await.unwrap();
        dan.call(&delete(made.id)).await.unwrap();
        assert_ne!(dan.call(&add(user)).await.unwrap().id, made.id);
        let search = api::rotunda::people::SearchPeople { search: "nia".to_owned(), limit: None };
        assert_eq!(dan.call(&search).await.unwrap(), [], "neither is active");
    }

    async fn who_may_delete_whom(world) {
        let dan = world.browser(DAN).await;
        assert_eq!(refusal(dan.call(&delete(DAN)).await).0, 409, "nobody deletes themselves");
        assert_eq!(refusal(dan.call(&delete(UserId(NOBODY))).await).0, 404);
        assert_eq!(refusal(world.browser(CARA).await.call(&delete(ADA)).await).0, 403);
        assert_eq!(refusal(world.stranger().call(&delete(ADA)).await).0, 401);
        world.sql("UPDATE users SET role = 'super_admin' WHERE email = 'mia@example.com'").await;
        assert_eq!(refusal(dan.call(&delete(MIA)).await).0, 403);
        world.sql("UPDATE users SET department_id = (SELECT id FROM departments), is_department_head = 1 WHERE email = 'eve@example.com'").await;
        assert_eq!(refusal(dan.call(&delete(EVE)).await), (409, Some("id".to_owned())), "Research would have no head");
        assert_eq!(left(&world).await, 6);
    }

    async fn w12_w13_bulk_delete_reads_body_and_query_and_deletes_all_or_none(world) {
        let dan = world.browser(DAN).await;
        let (status, _) = dan.json("DELETE", "/api/users/bulk-delete", &json!({ "id": [ADA] }).to_string()).await;
        assert_eq!((status.as_u16(), left(&world).await), (200, 5));
        let (status, _) = dan.json("DELETE", &format!("/api/users/bulk-delete?ids={BEN}"), "").await;
        assert_eq!((status.as_u16(), left(&world).await), (200, 4));
        assert_eq!(refusal(dan.call(&bulk(&[CARA, UserId(NOBODY)])).await).0, 404);
        assert_eq!(refusal(dan.call(&bulk(&[CARA, DAN])).await).0, 409);
        assert_eq!(refusal(dan.call(&bulk(&[])).await), (400, Some("id".to_owned())));
        assert_eq!(left(&world).await, 4);
        assert_eq!(refusal(world.browser(EVE).await.call(&bulk(&[CARA])).await).0, 403);
        assert_eq!(refusal(world.stranger().call(&bulk(&[CARA])).await).0, 401);
        dan.call(&bulk(&[CARA, MIA, CARA])).await.unwrap();
        assert_eq!(left(&world).await, 2);
        assert_eq!(world.number("SELECT COUNT(*) FROM chains").await, 0);
    }
}
