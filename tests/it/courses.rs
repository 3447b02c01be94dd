//! Courses.

use api::{
    rotunda::courses::*,
    workdrive::{CourseId, UserId, courses::*, tasks::SortDirection},
};
use serde_json::{Value, json};

use crate::{
    on_both,
    world::{ADA, BEN, Client, DAN, EVE, NOBODY, refusal},
};

fn step(title: &str) -> StepBody {
    StepBody { title: title.to_owned(), minutes: 15, ..StepBody::default() }
}

fn body(title: &str) -> CourseBody {
    CourseBody {
        title: title.to_owned(),
        is_published: true,
        steps: vec![step("Read"), step("Do")],
        ..CourseBody::default()
    }
}

fn all() -> ListCourses {
    ListCourses { cur_page: None, per_page: None, filter: None, sort_direction: None }
}

async fn make(client: &Client, title: &str) -> CourseDetail {
    client.call(&CreateCourse { course: body(title) }).await.unwrap()
}

fn titles(page: &CoursePage) -> Vec<&str> {
    page.task_lists.iter().map(|course| course.title.as_str()).collect()
}

on_both! {
    async fn a_course_is_made_taken_and_finished(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let made = make(&ada, " Safety ").await;
        let id = made.course.id;
        assert_eq!((made.course.title.as_str(), made.course.number_of_tasks, made.course.total_time), ("Safety", 2, 30));
        let given = ada.call(&AssignCourse { id, add: vec![BEN, EVE], remove: vec![] }).await.unwrap();
        assert_eq!(given.people.iter().map(|learner| learner.user.id).collect::<Vec<_>>(), [BEN, EVE]);
        let mine = ListCourses { filter: Some(CourseFilter::CoursesAssignedToMe), ..all() };
        let page = ben.call(&mine).await.unwrap();
        assert_eq!((titles(&page), page.task_lists[0].started, page.task_lists[0].progress), (vec!["Safety"], false, 0));
        let step = |at: usize, is_done| CompleteStep { id, step: made.steps[at].id, is_done };
        let done = ben.call(&step(0, true)).await.unwrap();
        assert_eq!((done.course.progress, done.course.started, done.people.len()), (50, true, 1), "he sees himself only");
        ben.call(&step(0, true)).await.unwrap();
        let done = ben.call(&step(1, true)).await.unwrap();
        assert_eq!((done.course.progress, done.steps[1].is_done), (100, true), "done twice is done once");
        assert_eq!(ben.call(&step(1, false)).await.unwrap().course.progress, 50);
        let seen = ada.call(&GetCourse { id }).await.unwrap();
        assert_eq!(seen.people.iter().map(|learner| learner.done).collect::<Vec<_>>(), [1, 0]);
        assert_eq!((seen.course.progress, seen.course.users_count), (0, 2), "progress is the caller's own");
        let taken = ada.call(&AssignCourse { id, add: vec![], remove: vec![EVE] }).await.unwrap();
        assert_eq!(taken.people.len(), 1);
        assert_eq!(world.browser(EVE).await.call(&mine).await.unwrap().task_lists, []);
    }

    async fn changing_keeps_what_people_have_done(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let made = make(&ada, "Safety").await;
        let id = made.course.id;
        ben.call(&CompleteStep { id, step: made.steps[1].id, is_done: true }).await.unwrap();
        let kept = StepBody { id: Some(made.steps[1].id), ..step("Do it again") };
        let course = CourseBody { steps: vec![kept, step("New")], ..body("Safety 2") };
        let changed = ada.call(&UpdateCourse { id, course: course.clone() }).await.unwrap();
        assert_eq!(changed.steps.iter().map(|step| step.title.as_str()).collect::<Vec<_>>(), ["Do it again", "New"]);
        let seen = ben.call(&GetCourse { id }).await.unwrap();
        assert_eq!((seen.steps[0].is_done, seen.steps[1].is_done), (true, false));
        let foreign = CourseBody { steps: vec![StepBody { id: Some(StepId(NOBODY)), ..step("x") }], ..body("x") };
        assert_eq!(refusal(ada.call(&UpdateCourse { id, course: foreign }).await), (404, Some("steps[0].id".to_owned())));
        assert_eq!(refusal(ben.call(&UpdateCourse { id, course: course.clone() }).await).0, 403);
        assert_eq!(ada.call(&GetCourse { id }).await.unwrap().course.title, "Safety 2", "nothing of it happened");
        world.browser(DAN).await.call(&UpdateCourse { id, course }).await.unwrap();
    }

    async fn lists_are_sorted_filtered_and_paged(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        for title in ["a", "b", "c"] {
            make(&ada, title).await;
            world.backend.clock.advance(1_000);
        }
        ada.call(&CreateCourse { course: CourseBody { is_published: false, ..body("draft") } }).await.unwrap();
        assert_eq!(titles(&ben.call(&all()).await.unwrap()), ["a", "b", "c"], "w78: oldest first, without drafts of others");
        let down = ListCourses { sort_direction: Some(SortDirection::Descending), per_page: Some(2), ..all() };
        let page = ada.call(&down).await.unwrap();
        assert_eq!((titles(&page), page.meta.total_results, page.meta.next_page), (vec!["draft", "c"], 4, 2));
        let own = ListCourses { filter: Some(CourseFilter::CoursesCreatedByMe), ..all() };
        assert_eq!(ben.call(&own).await.unwrap().meta.total_results, 0);
        assert_eq!(ada.call(&own).await.unwrap().meta.total_results, 4);
        assert_eq!(refusal(ada.call(&ListCourses { per_page: Some(0), ..all() }).await), (400, Some("per_page".to_owned())));
        assert_eq!(refusal(world.stranger().call(&all()).await).0, 401);
    }

    async fn w2_courses_are_listed_where_the_document_prints_categories(world) {
        let ada = world.browser(ADA).await;
        make(&ada, "Safety").await;
        let (status, _, body) = ada.get("/api/categories?filter=ALL_COURSES&per_page=5").await;
        let body: Value = serde_json::from_slice(&body).unwrap();
        assert_eq!((status.as_u16(), &body["taskLists"][0]["title"]), (200, &json!("Safety")));
        let (status, _, body) = ada.get("/api/categories?moduleCode=6&filter=ALL_COURSES").await;
        let body: Value = serde_json::from_slice(&body).unwrap();
        assert_eq!((status.as_u16(), body["categories"].is_array()), (200, true));
        let (status, _, body) = ada.get("/api/categories?filter=SOME").await;
        let body: Value = serde_json::from_slice(&body).unwrap();
        assert_eq!((status.as_u16(), &body["field"]), (400, &json!("filter")));
        assert_eq!(world.stranger().get("/api/categories?filter=ALL_COURSES").await.0, 401);
    }

    async fn a_course_is_refused_field_by_field(world) {
        let ada = world.browser(ADA).await;
        let refused = [
            (CourseBody { title: " ".to_owned(), ..body("x") }, "title"),
            (CourseBody { description: "x".repeat(5_001), ..body("x") }, "description"),
            (CourseBody { steps: vec![], ..body("x") }, "steps"),
            (CourseBody { steps: vec![step("x"); 101], ..body("x") }, "steps"),
            (CourseBody { steps: vec![step("x"), step("")], ..body("x") }, "steps[1].title"),
            (CourseBody { steps: vec![StepBody { minutes: 10_001, ..step("x") }], ..body("x") }, "steps[0].minutes"),
            (CourseBody { steps: vec![StepBody { link: Some("javascript:x".to_owned()), ..step("x") }], ..body("x") }, "steps[0].link"),
            (CourseBody { steps: vec![StepBody { id: Some(StepId(NOBODY)), ..step("x") }], ..body("x") }, "steps"),
            (CourseBody { categories: vec!["Nothing".to_owned()], ..body("x") }, "categories"),
            (CourseBody { file_id: Some(api::workdrive::FileId(NOBODY)), ..body("x") }, "fileId"),
        ];
        for (course, field) in refused {
            assert_eq!(refusal(ada.call(&CreateCourse { course }).await), (400, Some(field.to_owned())));
        }
        assert_eq!(refusal(world.stranger().call(&CreateCourse { course: body("x") }).await).0, 401);
        assert_eq!(world.number("SELECT COUNT(*) FROM courses").await, 0);
    }

    async fn courses_are_deleted_by_their_makers_and_administrators(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let made = make(&ada, "Safety").await;
        let id = made.course.id;
        ben.call(&CompleteStep { id, step: made.steps[0].id, is_done: true }).await.unwrap();
        assert_eq!(refusal(ben.call(&DeleteCourse { id }).await).0, 403);
        assert_eq!(refusal(world.stranger().call(&DeleteCourse { id }).await).0, 401);
        ada.call(&DeleteCourse { id }).await.unwrap();
        assert_eq!(refusal(ada.call(&DeleteCourse { id }).await).0, 404);
        assert_eq!(world.number("SELECT COUNT(*) FROM course_steps_done").await, 0);
        let other = make(&ada, "Other").await.course.id;
        world.browser(DAN).await.call(&DeleteCourse { id: other }).await.unwrap();
    }

    async fn what_is_not_there_or_not_shown_is_404(world) {
        let (ada, ben, stranger) = (world.browser(ADA).await, world.browser(BEN).await, world.stranger());
        let draft = ada.call(&CreateCourse { course: CourseBody { is_published: false, ..body("draft") } }).await.unwrap();
        for id in [draft.course.id, CourseId(NOBODY)] {
            let assign = AssignCourse { id, add: vec![BEN], remove: vec![] };
            let complete = CompleteStep { id, step: draft.steps[0].id, is_done: true };
            let statuses = [
                refusal(ben.call(&GetCourse { id }).await).0,
                refusal(ben.call(&UpdateCourse { id, course: body("x") }).await).0,
                refusal(ben.call(&assign).await).0,
                refusal(ben.call(&complete).await).0,
                refusal(ben.call(&DeleteCourse { id }).await).0,
            ];
            assert_eq!(statuses, [404; 5]);
            let statuses = [
                refusal(stranger.call(&GetCourse { id }).await).0,
                refusal(stranger.call(&UpdateCourse { id, course: body("x") }).await).0,
                refusal(stranger.call(&assign).await).0,
                refusal(stranger.call(&complete).await).0,
            ];
            assert_eq!(statuses, [401; 4]);
        }
        let id = make(&ada, "x").await.course.id;
        let unknown = CompleteStep { id, step: draft.steps[0].id, is_done: true };
        assert_eq!(refusal(ada.call(&unknown).await).0, 404, "a step of another course");
        let nobody = AssignCourse { id, add: vec![UserId(NOBODY)], remove: vec![] };
        assert_eq!(refusal(ada.call(&nobody).await), (404, Some("add".to_owned())));
        assert_eq!(refusal(ben.call(&AssignCourse { id, add: vec![BEN], remove: vec![] }).await).0, 403);
    }
}
