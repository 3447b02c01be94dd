//! All courses below each other, each with how far the reader is.

use std::{collections::BinaryHeap, sync::Arc};

use leptos::prelude::*;

use super::{model::Course, store::Courses};
use crate::{
    kit::{
        badge::{Badge, Tone},
        icon::{Glyph, Icon},
        list::{Key, ListHandle, ListMode, VirtualList},
        live,
        note::{EmptyNote, FailureNote},
        skeleton::{LoadingBar, RowSkeletons},
    },
    loading::Phase,
    tasks::{
        area::Area,
        due::Due,
        list::today,
        model::CourseId,
        query::{CourseSort, Open, Whose},
    },
    text::{format, lowercase, tasks as t},
};

/// All courses.
#[component]
pub fn CourseList() -> impl IntoView {
    let area = expect_context::<Area>();
    let courses = Courses::kept();
    let query = Memo::new(move |_| area.place.with(|place| place.courses));
    crate::task::follow(move || courses.show(query.get()));
    let order = Memo::new(move |_| {
        let words = area.place.with(|place| lowercase(&place.words));
        courses.with(|all| order(all, query.get().sort, &words))
    });
    let is_empty = Memo::new(move |_| order.with(Vec::is_empty));
    let row = move |id: Signal<CourseId>| {
        let course = Memo::new(move |_| courses.with(|all| all.iter().find(|course| course.id == id.get()).cloned()));
        live(move || course.get().map(|course| view! { <CourseRow course/> }))
    };
    view! {
        <LoadingBar active=Signal::derive(move || courses.phase().0 == Phase::Loading && !is_empty.get())/>
        <VirtualList
            mode=ListMode::Rows
            keys=order
            row
            label=t::courses()
            on_near_end=|()| ()
            memory=courses.memory
            handle=ListHandle::default()
            estimate=96.0
            after=move || view! { <CoursesEnd courses is_empty/> }
        />
    }
}

/// The courses that have the words, in the order that is asked for.
fn order(all: &[Arc<Course>], sort: CourseSort, words: &str) -> Vec<CourseId> {
    let rank = |course: &Course| match sort {
        CourseSort::Newest | CourseSort::Oldest => 0,
        CourseSort::Due => course.due.map_or(i64::MAX, |due| due.timestamp_millis()),
        CourseSort::Progress => -i64::try_from(course.progress).unwrap_or(0),
    };
    let has_words = |course: &&Arc<Course>| {
        let said = lowercase(&format!("{} {} {}", course.title, course.description, course.categories.join(" ")));
        words.split_whitespace().all(|word| said.contains(word))
    };
    // What is equal stays in the order of the server.
    let ranked =
        all.iter().filter(has_words).enumerate().map(|(place, course)| (rank(course), place, course.id.to_number()));
    BinaryHeap::from_iter(ranked).into_sorted_vec().into_iter().map(|(_, _, id)| CourseId::from_number(id)).collect()
}

#[component]
fn CourseRow(course: Arc<Course>) -> impl IntoView {
    let area = expect_context::<Area>();
    let today = today();
    let id = course.id;
    let address = move || area.place.with(|place| place.with(Some(Open::Course(id))).address());
    let is_open = move || area.place.with(|place| place.open == Some(Open::Course(id))).then_some("true");
    let day = course.day;
    let due = course.due.map(|due| {
        view! {
            <span class="task-due" data-due=move || Due::of(day, today.get()).name() title=format::exact(due)>
                {t::until(&format::date(due))}
            </span>
        }
    });
    let facts = [
        Some(t::steps(course.steps)),
        Some(t::minutes(course.minutes)).filter(|_| course.minutes > 0),
        Some(t::taken_by(course.people)).filter(|_| course.people > 0),
    ];
    view! {
        <a class="course" href=address aria-current=is_open>
            {match course.picture.clone() {
                Some(picture) => view! { <img class="course-picture" src=picture alt="" loading="lazy"/> }.into_any(),
                None => view! { <span class="course-picture" aria-hidden="true"><Icon glyph=Glyph::Course/></span> }.into_any(),
            }}
            <span class="course-text">
                <span class="course-line">
                    <span class="task-title" dir="auto">{course.title.clone()}</span>
                    {course.categories.clone().into_iter().map(|name| view! { <Badge>{name}</Badge> }).collect_view()}
                    {(!course.is_published).then(|| view! { <Badge tone=Tone::Warning>{t::state_draft()}</Badge> })}
                </span>
                <span class="task-about" dir="auto">{course.description.clone()}</span>
                <span class="course-facts">{facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")}</span>
            </span>
            <span class="course-state">
                <Progress course=Arc::clone(&course)/>
                {due}
            </span>
        </a>
    }
}

/// How far the reader is: a bar, and the same in words.
#[component]
pub fn Progress(
    /// In which course.
    course: Arc<Course>,
) -> impl IntoView {
    let said = match course.progress {
        _ if course.steps > 0 && course.done >= course.steps => t::course_done().to_owned(),
        0 if !course.is_begun => t::course_not_begun().to_owned(),
        _ => t::steps_done(&format::number(course.done), &format::number(course.steps)),
    };
    let is_done = course.progress >= 100;
    view! {
        <span class="progress" class:done=is_done>
            <span class="progress-bar" aria-hidden="true"><span style:inline-size=format!("{}%", course.progress)></span></span>
            <span class="progress-text">{said}</span>
        </span>
    }
}

#[component]
fn CoursesEnd(courses: Courses, is_empty: Memo<bool>) -> impl IntoView {
    let area = expect_context::<Area>();
    let said = move || match area.place.with(|place| (place.words.is_empty(), place.courses.whose)) {
        (false, _) => t::nothing_found(),
        (_, Whose::Assigned) => t::no_courses_assigned(),
        (_, Whose::Created) => t::no_courses_created(),
        (_, Whose::All) => t::no_courses(),
    };
    live(move || match courses.phase() {
        (Phase::Failed(failure), _) => {
            view! { <FailureNote what=t::courses_failed() failure on_retry=move |()| courses.more()/> }.into_any()
        }
        (Phase::Ready, true) if is_empty.get() => view! { <EmptyNote text=said()/> }.into_any(),
        _ if is_empty.get() => view! { <div class="tasks-waiting"><RowSkeletons count=6/></div> }.into_any(),
        _ => ().into_any(),
    })
}
