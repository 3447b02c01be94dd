//! Addresses of Tasks, there and back.

use rotunda::tasks::{
    due::Due,
    model::{CourseId, Kind, TaskId},
    query::{CourseQuery, CourseSort, List, Open, Place, View, Whose},
};
use uuid::Uuid;
use wasm_bindgen_test::wasm_bindgen_test;

fn there_and_back(place: &Place) -> String {
    let address = place.address();
    let (path, search) = address.split_once('?').unwrap_or((&address, ""));
    assert_eq!(Place::read(path, search), *place, "{address}");
    address
}

#[wasm_bindgen_test]
fn every_place_has_an_address_that_leads_back() {
    let task = TaskId(Uuid::from_u128(7));
    let course = CourseId(Uuid::from_u128(8));
    assert_eq!(there_and_back(&Place::default()), "/tasks");
    assert_eq!(there_and_back(&Place::of(List::Drafts)), "/tasks/drafts");
    let open = Place::of(List::Assigned).with(Some(Open::Task(task)));
    assert_eq!(there_and_back(&open), format!("/tasks/assigned/{task}"));
    let board = Place { view: View::Board, kind: Some(Kind::Quiz), due: Some(Due::Week), ..Place::of(List::Created) };
    assert_eq!(there_and_back(&board), "/tasks/created?view=board&kind=quiz&due=week");
    there_and_back(&Place { words: "fire & drill=1".to_owned(), ..open });
    let courses = CourseQuery { whose: Whose::Created, sort: CourseSort::Progress };
    let courses = Place { courses, ..Place::of(List::Courses).with(Some(Open::Course(course))) };
    assert_eq!(there_and_back(&courses), format!("/tasks/courses/{course}?whose=created&sort=progress"));
}

#[wasm_bindgen_test]
fn what_an_address_says_that_is_not_known_is_passed_over() {
    assert_eq!(Place::read("/tasks/nothing/else", "view=cube&kind=poem&due=soon&q="), Place::default());
    assert_eq!(Place::read("/tasks/created/1", "sort=colour").open, None);
}
