//! One course with its steps, beside the list.

use std::sync::Arc;

use api::{error::Failure, rotunda::vendors::Capability};
use leptos::{html, prelude::*};

use super::{
    list::Progress,
    model::{Course, Detail, Step},
    store::Courses,
};
use crate::{
    kit::{
        avatar::{Avatar, AvatarSize},
        button::{Button, IconButton},
        choice::Checkbox,
        dialog::Confirm,
        each,
        icon::{Glyph, Icon},
        live,
        markdown::Markdown,
        note::FailureNote,
        people_field::PeopleField,
        skeleton::CardSkeletons,
        when,
    },
    people,
    task::spawn,
    tasks::{LINKS, area::Area, model::CourseId, query::Open},
    text::{failure, format, tasks as t},
};

/// The course whose deletion is being asked about.
type Asked = RwSignal<Option<(CourseId, String)>>;

/// One course.
#[component]
pub fn CoursePanel(
    /// Which one.
    id: CourseId,
) -> impl IntoView {
    let area = expect_context::<Area>();
    let courses = Courses::kept();
    let problem = RwSignal::new(None::<Failure>);
    let detail = Memo::new(move |_| courses.detail(id));
    let asked: Asked = RwSignal::new(None);
    let load = move || {
        problem.set(None);
        spawn(async move {
            if let Err(failure) = courses.fetch(id).await {
                problem.try_set(Some(failure));
            }
        });
    };
    load();
    let region = NodeRef::<html::Aside>::new();
    region.on_load(move |region| {
        // It has just come onto the page.
        let _ = region.focus();
    });
    let course = Memo::new(move |_| detail.get().map(|detail| Arc::clone(&detail.course)));
    let head =
        Memo::new(move |_| course.get().map(|course| (course.title.clone(), course.description.clone(), course.due)));
    let may_change = move || course.with(|course| course.as_ref().is_some_and(|course| may_change(area, course)));
    let ask = move |()| {
        if let Some(course) = course.get_untracked() {
            asked.set(Some((id, course.title.clone())));
        }
    };
    view! {
        <aside class="tasks-open" node_ref=region tabindex="-1" data-region="" aria-label=t::course()>
            <header class="tasks-open-head">
                <IconButton glyph=Glyph::Back label=t::close_course() on_press=move |()| area.close()/>
                {when(may_change, move || view! { <Button glyph=Glyph::Trash on_press=ask>{t::delete()}</Button> })}
            </header>
            <div class="tasks-open-body" tabindex="-1">
                {live(move || match (head.get(), problem.get()) {
                    (Some((title, description, due)), _) => view! {
                        <h2 class="tasks-open-title" dir="auto">{title}</h2>
                        <p class="tasks-open-about" dir="auto">{description}</p>
                        {due.map(|due| view! { <p class="quiet">{t::until(&format::long_day(due))}</p> })}
                        {live(move || course.get().map(|course| view! { <Progress course/> }))}
                        <Steps id courses detail/>
                        <Learners id courses detail may_change=untrack(may_change)/>
                    }
                    .into_any(),
                    (None, Some(failure)) => {
                        view! { <FailureNote what=t::course_failed() failure on_retry=move |()| load()/> }.into_any()
                    }
                    (None, None) => view! { <CardSkeletons count=1/> }.into_any(),
                })}
            </div>
        </aside>
        <Question asked courses/>
    }
}

fn may_change(area: Area, course: &Course) -> bool {
    let me = area.tasks.me();
    area.net.session.is_admin() || (me.is_some() && course.author == me)
}

/// The steps, each with the box that says that it is done.
#[component]
fn Steps(id: CourseId, courses: Courses, detail: Memo<Option<Arc<Detail>>>) -> impl IntoView {
    let area = expect_context::<Area>();
    let steps = Memo::new(move |_| detail.get().map(|detail| detail.steps.clone()).unwrap_or_default());
    let can = area.net.session.can(Capability::CoursesSteps);
    let complete = move |step: api::rotunda::courses::StepId, is_done: bool| {
        spawn(async move {
            if let Err(problem) = courses.complete(id, step, is_done).await {
                area.toasts.warn(format!("{} {}", t::step_failed(), failure::why(&problem)));
            }
        });
    };
    let row = move |step: Step| {
        let of = step.id;
        let is_done =
            Signal::derive(move || steps.with(|steps| steps.iter().any(|step| step.id == of && step.is_done)));
        view! {
            <li class="step" class:done=is_done>
                {if can {
                    view! { <Checkbox label=step.title.clone() checked=is_done on_change=move |now| complete(of, now)/> }.into_any()
                } else {
                    view! { <h4>{step.title.clone()}</h4> }.into_any()
                }}
                {(step.minutes > 0).then(|| view! { <span class="quiet">{t::minutes(step.minutes)}</span> })}
                <div class="step-text"><Markdown text=step.text.clone() links=LINKS/></div>
                {step.link.clone().map(|link| view! {
                    <a class="step-link" href=link.clone() target="_blank" rel="noopener noreferrer" dir="ltr"><Icon glyph=Glyph::Link/>{link.clone()}</a>
                })}
            </li>
        }
    };
    view! {
        <h3>{t::steps_head()}</h3>
        <ol class="tasks-steps">{each(move || steps.get(), |step| step.id.to_string(), row)}</ol>
    }
}

/// Who takes the course; whoever may change it gives it to people.
#[component]
fn Learners(id: CourseId, courses: Courses, detail: Memo<Option<Arc<Detail>>>, may_change: bool) -> impl IntoView {
    let area = expect_context::<Area>();
    if !may_change || !area.net.session.can(Capability::CoursesSteps) {
        return ().into_any();
    }
    let people = Memo::new(move |_| detail.get().map(|detail| detail.people.clone()).unwrap_or_default());
    let steps = move || detail.with(|detail| detail.as_ref().map_or(0, |detail| detail.steps.len() as u64));
    let assign = move |add: Vec<_>, remove: Vec<_>| {
        spawn(async move {
            if let Err(problem) = courses.assign(id, add, remove).await {
                area.say_failed(t::assign_failed(), Some(&problem));
            }
        });
    };
    let add = move |chosen| assign(people::person(chosen).map(|person| person.id).into_iter().collect(), Vec::new());
    let remove = move |gone: String| assign(Vec::new(), gone.parse().into_iter().collect());
    let chosen = move || people.get().into_iter().map(|(person, _)| people::candidate(person)).collect::<Vec<_>>();
    view! {
        <div class="tasks-people">
            <PeopleField label=t::learners() chosen=Signal::derive(chosen) on_add=add on_remove=remove lookup=people::lookup(area.net)/>
            <ul class="tasks-faces">
                {live(move || people.get().into_iter().map(|(person, done)| view! {
                    <li>
                        <Avatar id=person.id.to_string() name=person.name.clone() picture=person.picture size=AvatarSize::Small/>
                        <span dir="auto">{person.name}</span>
                        <span class="quiet">{t::steps_done(&format::number(done), &format::number(steps()))}</span>
                    </li>
                }).collect_view())}
            </ul>
        </div>
    }
    .into_any()
}

/// Asks before a course is deleted.
#[component]
fn Question(asked: Asked, courses: Courses) -> impl IntoView {
    let area = expect_context::<Area>();
    let question = move || {
        asked.with(|asked| asked.as_ref().map(|(_, title)| t::delete_course_question(title)).unwrap_or_default())
    };
    let delete = move |()| {
        let Some((id, _)) = asked.try_update(Option::take).flatten() else { return };
        if area.place.with_untracked(|place| place.open == Some(Open::Course(id))) {
            area.close();
        }
        spawn(async move {
            match courses.delete(id).await {
                Ok(()) => area.toasts.say(t::course_deleted()),
                Err(problem) => area.say_failed(t::delete_failed(), Some(&problem)),
            }
        });
    };
    view! {
        <Confirm
            open=Signal::derive(move || asked.with(Option::is_some))
            question=Signal::derive(question)
            action=t::delete()
            on_confirm=delete
            on_cancel=move |()| asked.set(None)
        />
    }
}
