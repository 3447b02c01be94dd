//! Tasks and enforcement templates.

use api::workdrive::{
    CourseId, DocumentId, Permissions, TaskId, TemplateId, UserId, VideoId,
    enforcement_templates::*,
    tasks::*,
    videos::{CreateVideo, VideoMeta},
};
use chrono::TimeDelta;

use crate::{
    on_both,
    world::{ADA, BEN, CARA, Client, DAN, EVE, NOBODY, refusal},
};

fn article(title: &str) -> TaskBody {
    TaskBody {
        title: Some(title.to_owned()),
        kind: Some(TaskKind::Article),
        content: Some("Fill in the sheet".to_owned()),
        ..TaskBody::default()
    }
}

fn draft(title: &str) -> TaskBody {
    TaskBody { title: Some(title.to_owned()), status: Some(TaskStatus::Draft), ..TaskBody::default() }
}

fn all() -> ListTasks {
    ListTasks { cur_page: None, per_page: None, sort_direction: None, filter: None, published: None }
}

fn make(task: TaskBody) -> CreateTask {
    CreateTask { task }
}

fn give(id: TaskId, to: &[UserId], from: &[UserId]) -> AssignTask {
    AssignTask { id, user_ids: to.to_vec(), remove_ids: from.to_vec() }
}

async fn titles(client: &Client, asked: &ListTasks) -> Vec<String> {
    let page = client.call(asked).await.unwrap();
    assert_eq!(page.meta.total_results, page.tasks.len() as u64);
    page.tasks.into_iter().map(|task| task.title).collect()
}

fn people(task: &Task) -> Vec<UserId> {
    task.assigned_user_ids.iter().map(TaskPerson::id).collect()
}

on_both! {
    async fn w6_a_task_is_made_and_given_in_one_go(world) {
        let (ada, ben, eve) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(EVE).await);
        let given = TaskBody { user_ids: Some(vec![BEN, CARA]), due_days: Some(3), time: Some(2), ..article(" Hours ") };
        let made = ada.call(&make(given)).await.unwrap();
        assert_eq!((made.title.as_str(), made.status), ("Hours", Some(TaskStatus::Published)));
        assert_eq!(made.created_by, Some(TaskPerson::Id(ADA)), "w72: an id in this answer");
        assert_eq!(made.assigned_user_ids, [CARA, BEN].map(TaskPerson::Id), "w73: ids in this answer");
        assert_eq!(made.due_date, made.created_at.map(|at| at + TimeDelta::days(3)));
        assert_eq!(titles(&ada, &all()).await, ["Hours"]);
        let seen = ben.call(&all()).await.unwrap().tasks.remove(0);
        assert!(matches!(&seen.created_by, Some(TaskPerson::Person(person)) if person.id == ADA));
        assert_eq!(people(&seen), [BEN], "who else has to do it is Ada's business");
        assert_eq!(titles(&eve, &all()).await, [""; 0]);
    }

    async fn tasks_are_listed_by_whose_they_are_and_in_both_directions(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        ada.call(&make(article("One"))).await.unwrap();
        ada.call(&make(draft("Two"))).await.unwrap();
        ben.call(&make(TaskBody { user_ids: Some(vec![ADA]), ..article("Three") })).await.unwrap();
        assert_eq!(titles(&ada, &all()).await, ["One", "Two", "Three"]);
        let newest = ListTasks { sort_direction: Some(SortDirection::Descending), ..all() };
        assert_eq!(titles(&ada, &newest).await, ["Three", "Two", "One"]);
        let own = ListTasks { filter: Some(TaskFilter::CreatedByMe), ..all() };
        assert_eq!(titles(&ada, &own).await, ["One", "Two"]);
        assert_eq!(titles(&ada, &ListTasks { published: Some(false), ..own }).await, ["Two"]);
        let given = ListTasks { filter: Some(TaskFilter::AssignedToMe), ..all() };
        assert_eq!(titles(&ada, &given).await, ["Three"]);
        let page = ada.call(&ListTasks { per_page: Some(2), ..all() }).await.unwrap();
        assert_eq!((page.tasks.len(), page.meta.next_page), (2, 2));
        assert_eq!(refusal(ada.call(&ListTasks { per_page: Some(0), ..all() }).await), (400, Some("per_page".to_owned())));
    }

    async fn a_draft_is_changed_published_and_then_fixed(world) {
        let ada = world.browser(ADA).await;
        let id = ada.call(&make(draft("Plan"))).await.unwrap().id;
        let change = |task: TaskBody| UpdateTask { id, task };
        let better = TaskBody { due_days: Some(7), content: Some("Read".to_owned()), ..draft("Plan B") };
        let changed = ada.call(&change(better)).await.unwrap();
        assert_eq!((changed.title.as_str(), changed.due_days, changed.due_date), ("Plan B", Some(7), None));
        let renamed = TaskBody { title: Some("Plan B".to_owned()), ..TaskBody::default() };
        let changed = ada.call(&change(renamed)).await.unwrap();
        assert_eq!(changed.status, Some(TaskStatus::Draft), "what does not say so publishes nothing");
        assert_eq!(refusal(ada.call(&give(id, &[BEN], &[])).await).0, 409, "a draft is given to nobody");
        let given = TaskBody { user_ids: Some(vec![BEN]), ..draft("x") };
        assert_eq!(refusal(ada.call(&make(given)).await), (400, Some("userIds".to_owned())));
        let incomplete = TaskBody { status: Some(TaskStatus::Published), ..TaskBody::default() };
        assert_eq!(refusal(ada.call(&change(incomplete.clone())).await), (400, Some("task_type".to_owned())));
        let published = ada.call(&change(TaskBody { kind: Some(TaskKind::Article), ..incomplete })).await.unwrap();
        assert_eq!((published.title.as_str(), published.status), ("Plan B", Some(TaskStatus::Published)));
        assert_eq!(published.due_date, published.updated_at.map(|at| at + TimeDelta::days(7)));
        assert_eq!(refusal(ada.call(&change(draft("Plan C"))).await).0, 409, "a published task is fixed");
        assert_eq!(titles(&ada, &all()).await, ["Plan B"]);
    }

    async fn a_task_is_given_to_people_and_taken_from_them(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let id = ada.call(&make(article("Hours"))).await.unwrap().id;
        let given = ada.call(&give(id, &[BEN, EVE, BEN], &[])).await.unwrap();
        assert_eq!(people(&given), [BEN, EVE]);
        assert!(given.assigned_user_ids.iter().all(|it| matches!(it, TaskPerson::Person(_))), "w73: people in this answer");
        let given = ada.call(&give(id, &[CARA], &[BEN, DAN])).await.unwrap();
        assert_eq!(people(&given), [CARA, EVE]);
        assert_eq!(titles(&ben, &all()).await, [""; 0]);
        let nobody = UserId(NOBODY);
        assert_eq!(refusal(ada.call(&give(id, &[nobody], &[])).await), (404, Some("userIds".to_owned())));
        assert_eq!(refusal(ada.call(&give(id, &[], &[nobody])).await), (404, Some("removeIds".to_owned())));
    }

    async fn only_its_maker_changes_gives_and_deletes_a_task(world) {
        let (ada, ben, eve) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(EVE).await);
        let id = ada.call(&make(TaskBody { user_ids: Some(vec![BEN]), ..article("Hours") })).await.unwrap().id;
        for (caller, status) in [(ben, 403), (eve, 404), (world.browser(DAN).await, 404), (world.stranger(), 401)] {
            assert_eq!(refusal(caller.call(&UpdateTask { id, task: article("x") }).await).0, status);
            assert_eq!(refusal(caller.call(&give(id, &[EVE], &[])).await).0, status);
            assert_eq!(refusal(caller.call(&DeleteTask { id }).await).0, status);
        }
        assert_eq!(refusal(world.stranger().call(&all()).await).0, 401);
        assert_eq!(refusal(world.stranger().call(&make(article("x"))).await).0, 401);
        ada.call(&DeleteTask { id }).await.unwrap();
        assert_eq!(refusal(ada.call(&DeleteTask { id }).await).0, 404);
        assert_eq!(world.number("SELECT COUNT(*) FROM task_people").await, 0);
        let key = world.api_key(EVE).await;
        world.stranger().call_with(&key, &make(article("By key"))).await.unwrap();
    }

    async fn a_published_task_needs_what_its_kind_is_about(world) {
        let ada = world.browser(ADA).await;
        let refused = async |task: TaskBody| refusal(ada.call(&make(task)).await);
        let of = |kind: TaskKind| TaskBody { kind: Some(kind), content: None, ..article("x") };
        for (kind, field) in [
            (TaskKind::Article, "content"),
            (TaskKind::Video, "videoId"),
            (TaskKind::QuizLink, "link"),
            (TaskKind::Document, "documentId"),
            (TaskKind::TrainingCourse, "trainingCourseTaskListId"),
        ] {
            assert_eq!(refused(of(kind)).await, (400, Some(field.to_owned())));
        }
        let link = |link: &str| TaskBody { link: Some(link.to_owned()), ..of(TaskKind::QuizLink) };
        assert_eq!(refused(link("javascript:alert(1)")).await, (400, Some("link".to_owned())));
        ada.call(&make(link("https://quiz.example/1"))).await.unwrap();
        let long = |count: usize| Some("x".repeat(count));
        assert_eq!(refused(TaskBody { title: long(201), ..article("") }).await, (400, Some("title".to_owned())));
        assert_eq!(refused(TaskBody { title: None, ..article("") }).await, (400, Some("title".to_owned())));
        assert_eq!(refused(TaskBody { description: long(5_001), ..article("x") }).await, (400, Some("description".to_owned())));
        assert_eq!(refused(TaskBody { content: long(20_001), ..article("x") }).await, (400, Some("content".to_owned())));
        assert_eq!(refused(TaskBody { due_days: Some(3_651), ..article("x") }).await, (400, Some("dueDays".to_owned())));
        assert_eq!(refused(TaskBody { time: Some(10_001), ..article("x") }).await, (400, Some("time".to_owned())));
    }

    async fn what_a_task_names_must_be_there_for_its_maker(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let video = CreateVideo {
            title: "Alone".to_owned(),
            description: None,
            video_file_id: None,
            thumbnail_file_id: None,
            meta: Some(VideoMeta { url: "https://a.example/film".to_owned() }),
            source: None,
            permissions: Some(Permissions { only_me: true, ..Permissions::default() }),
        };
        let video = ada.call(&video).await.unwrap().id;
        let watch = TaskBody { kind: Some(TaskKind::Video), video_id: Some(video), ..article("Watch") };
        assert_eq!(refusal(ben.call(&make(watch.clone())).await), (404, Some("videoId".to_owned())));
        assert_eq!(ada.call(&make(watch)).await.unwrap().video_id, Some(video));
        let with = |field: &str, task: TaskBody| (field.to_owned(), task);
        for (field, task) in [
            with("videoId", TaskBody { video_id: Some(VideoId(NOBODY)), ..draft("x") }),
            with("documentId", TaskBody { document_id: Some(DocumentId(NOBODY)), ..draft("x") }),
            with("notificationTemplateId", TaskBody { notification_template_id: Some(TemplateId(NOBODY)), ..draft("x") }),
            with("trainingCourseTaskListId", TaskBody { training_course_task_list_id: Some(CourseId(NOBODY)), ..draft("x") }),
            with("userIds", TaskBody { user_ids: Some(vec![UserId(NOBODY)]), ..article("x") }),
        ] {
            assert_eq!(refusal(ada.call(&make(task)).await), (404, Some(field)));
        }
    }

    async fn w50_and_w51_the_documents_other_words_are_read(world) {
        let ada = world.browser(ADA).await;
        let body = r#"{"title":"x","status":"published","task_type":"Link","link":"https://quiz.example"}"#;
        let (status, made) = ada.json("POST", "/api/tasks", body).await;
        assert_eq!((status.as_u16(), made["status"].as_str(), made["task_type"].as_str()), (201, Some("publish"), Some("QuizLink")));
        for (field, body) in [
            ("status", r#"{"title":"x","status":"done"}"#),
            ("task_type", r#"{"title":"x","task_type":"Poem"}"#),
            ("dueDays", r#"{"title":"x","dueDays":-1}"#),
        ] {
            let (status, body) = ada.json("POST", "/api/tasks", body).await;
            assert_eq!((status.as_u16(), body["field"].as_str()), (400, Some(field)));
        }
    }

    async fn templates_are_listed_newest_first(world) {
        world.sql("INSERT INTO enforcement_templates (id, title, kind, reminders, created_at) VALUES \
            ('01920000-0000-7000-8000-0000000000a1', 'Gentle', 'TASK', '[{\"reminderType\":\"email\",\"reminderTimeUnit\":\"days\",\"reminderTime\":1}]', 1), \
            ('01920000-0000-7000-8000-0000000000a2', 'Strict', NULL, '[]', 2)").await;
        let ada = world.browser(ADA).await;
        let asked = ListEnforcementTemplates { cur_page: None, per_page: None, sort_direction: None };
        let page = ada.call(&asked).await.unwrap();
        let titles: Vec<_> = page.notification_templates.iter().map(|it| it.title.as_str()).collect();
        assert_eq!((titles, page.meta.total_results), (vec!["Strict", "Gentle"], 2));
        assert_eq!(page.notification_templates[1].reminders[0].reminder_time, 1);
        let oldest = ListEnforcementTemplates { sort_direction: Some(SortDirection::Ascending), ..asked.clone() };
        let gentle = ada.call(&oldest).await.unwrap().notification_templates.remove(0);
        let reminded = TaskBody { notification_template_id: Some(gentle.id), ..article("x") };
        assert_eq!(ada.call(&make(reminded)).await.unwrap().notification_template_id, Some(gentle.id));
        assert_eq!(refusal(world.stranger().call(&asked).await).0, 401);
        let far = ListEnforcementTemplates { cur_page: Some(0), ..asked };
        assert_eq!(refusal(ada.call(&far).await), (400, Some("cur_page".to_owned())));
    }
}
