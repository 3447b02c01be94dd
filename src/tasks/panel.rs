//! One task whole, beside its list.

use std::sync::Arc;

use leptos::{html, prelude::*};

use super::{
    LINKS,
    area::Area,
    list::today,
    model::{Kind, Task, TaskId, ThingId},
    reminders::{Templates, in_words},
    row::due_in_words,
    things::Things,
};
use crate::{
    chunk::chunk,
    kit::{
        avatar::{Avatar, AvatarSize},
        badge::{Badge, Tone},
        button::{Button, IconButton, Weight},
        each,
        icon::{Glyph, Icon},
        live,
        markdown::Markdown,
        menu::MenuButton,
        note::{EmptyNote, FailureNote},
        people_field::PeopleField,
        skeleton::CardSkeletons,
        when,
    },
    loading::Phase,
    people,
    shell::Embedding,
    text::{format, kit, tasks as t},
};

chunk!(pub(super) tasks_panel(id: TaskId) => view! { <TaskPanel id/> });

/// One task whole.
#[component]
pub fn TaskPanel(
    /// Which one.
    id: TaskId,
) -> impl IntoView {
    let area = expect_context::<Area>();
    let embedding = expect_context::<Embedding>();
    let task = Memo::new(move |_| area.tasks.item(id));
    // Who has to do it is a part of its own, so that choosing people is not disturbed by the answer.
    let said = Memo::new(move |_| task.get().map(|task| Arc::new(Task { people: Vec::new(), ..Task::clone(&task) })));
    let region = NodeRef::<html::Aside>::new();
    region.on_load(move |region| {
        // It has just come onto the page.
        let _ = region.focus();
        embedding.tell_height(f64::from(region.scroll_height()));
    });
    let menu = move |target| {
        if let Some(task) = task.get_untracked() {
            area.menu.press(target, || task);
        }
    };
    // A single task cannot be asked for: it is there when all are.
    let missing = move || {
        let failure = area.place.with(|place| area.tasks.phase(place.list)).failure();
        match failure {
            Some(failure) => {
                view! { <FailureNote what=t::task_failed() failure on_retry=move |()| area.tasks.retry()/> }.into_any()
            }
            None if area.tasks.knows_all() => view! { <EmptyNote text=t::task_not_found()/> }.into_any(),
            None => view! { <CardSkeletons count=1/> }.into_any(),
        }
    };
    view! {
        <aside class="tasks-open" node_ref=region tabindex="-1" data-region="" aria-label=t::task()>
            <header class="tasks-open-head">
                <IconButton glyph=Glyph::Back label=t::close_task() on_press=move |()| area.close()/>
                {when(move || task.with(Option::is_some), move || view! { <MenuButton label=kit::more_actions() on_press=menu/> })}
            </header>
            <div class="tasks-open-body" tabindex="-1">
                {live(move || match said.get() {
                    Some(task) => view! { <Whole task/> }.into_any(),
                    None => missing(),
                })}
                {when(move || said.with(|task| task.as_ref().is_some_and(|task| task.is_published)), move || view! { <People id task/> })}
            </div>
        </aside>
    }
}

#[component]
fn Whole(task: Arc<Task>) -> impl IntoView {
    let area = expect_context::<Area>();
    let is_own = area.is_own(&task);
    let kind = task.kind.unwrap_or_default();
    let of_edit = Arc::clone(&task);
    let of_publish = Arc::clone(&task);
    view! {
        <p class="tasks-open-kind">
            <span class="task-kind" data-kind=kind.name()><Icon glyph=super::kind_glyph(kind)/></span>
            <span>{super::kind_name(kind)}</span>
            {if task.is_published {
                view! { <Badge tone=Tone::Success>{t::published()}</Badge> }.into_any()
            } else {
                view! { <Badge tone=Tone::Warning>{t::state_draft()}</Badge> }.into_any()
            }}
        </p>
        <h2 class="tasks-open-title" dir="auto">{task.title.to_string()}</h2>
        {task.description.clone().map(|text| view! { <p class="tasks-open-about" dir="auto">{text}</p> })}
        {(is_own && !task.is_published).then(|| view! {
            <div class="tasks-open-actions">
                <Button weight=Weight::Primary glyph=Glyph::Send on_press=move |()| area.ask_publish(&of_publish)>{t::publish()}</Button>
                <Button glyph=Glyph::Edit on_press=move |()| area.edit(&of_edit)>{t::edit()}</Button>
            </div>
            <p class="quiet">{t::draft_is_yours()}</p>
        })}
        <About task=Arc::clone(&task)/>
        <Facts task=Arc::clone(&task)/>
        {(is_own && task.is_published).then(|| view! { <p class="quiet tasks-open-fixed"><Icon glyph=Glyph::Lock/>{t::is_fixed()}</p> })}
    }
}

/// What the task is about: the text, the address, or the thing.
#[component]
fn About(task: Arc<Task>) -> impl IntoView {
    match (task.kind, task.thing) {
        (Some(Kind::Article), _) => match task.content.clone() {
            Some(text) => view! { <div class="tasks-open-text"><Markdown text links=LINKS/></div> }.into_any(),
            None => view! { <p class="quiet">{t::content_missing()}</p> }.into_any(),
        },
        (Some(Kind::Quiz), _) => match task.link.clone() {
            Some(link) => view! {
                <a class="thing" href={link.clone()} target="_blank" rel="noopener noreferrer">
                    <Icon glyph=Glyph::Link/>
                    <span class="thing-text"><span class="thing-title">{t::open_quiz()}</span><span class="thing-about" dir="ltr">{link.clone()}</span></span>
                </a>
            }
            .into_any(),
            None => view! { <p class="quiet">{t::link_missing()}</p> }.into_any(),
        },
        (Some(kind), Some(thing)) => view! { <ThingLink kind thing/> }.into_any(),
        (Some(Kind::Document), None) => view! { <p class="quiet">{t::document_missing()}</p> }.into_any(),
        (Some(Kind::Video), None) => view! { <p class="quiet">{t::video_missing()}</p> }.into_any(),
        (Some(Kind::Course), None) => view! { <p class="quiet">{t::course_missing()}</p> }.into_any(),
        (None, _) => ().into_any(),
    }
}

#[component]
fn ThingLink(kind: Kind, thing: ThingId) -> impl IntoView {
    let things = Things::kept();
    things.want(kind);
    live(move || match (things.get(thing), things.phase(kind)) {
        (Some(thing), _) => {
            let is_here = thing.address.as_ref().is_some_and(|address| address.starts_with("/tasks/"));
            view! {
                <a
                    class="thing"
                    href=thing.address.clone()
                    target=(!is_here).then_some("_blank")
                    rel=(!is_here).then_some("noopener noreferrer")
                >
                    {match thing.picture.clone() {
                        Some(picture) => view! { <img src=picture alt="" loading="lazy"/> }.into_any(),
                        None => view! { <Icon glyph=super::kind_glyph(kind)/> }.into_any(),
                    }}
                    <span class="thing-text">
                        <span class="thing-title" dir="auto">{thing.title.clone()}</span>
                        <span class="thing-about" dir="auto">{thing.detail.clone()}</span>
                    </span>
                </a>
            }
            .into_any()
        }
        (None, (Phase::Failed(failure), _)) => {
            view! { <FailureNote what=t::thing_failed() failure on_retry=move |()| things.want(kind)/> }.into_any()
        }
        (None, (Phase::Ready, true)) => view! { <p class="quiet">{t::thing_gone()}</p> }.into_any(),
        _ => view! { <div class="thing"><span class="skeleton line"></span></div> }.into_any(),
    })
}

#[component]
fn Facts(task: Arc<Task>) -> impl IntoView {
    let today = today();
    let is_draft = !task.is_published;
    let due = {
        let task = Arc::clone(&task);
        move || {
            let said = due_in_words(&task, today.get())?;
            let exact = task.due.map(format::long_day).filter(|_| !is_draft);
            Some(match exact {
                Some(exact) => view! { <span>{exact}</span>" "<span class="quiet">"("{said}")"</span> }.into_any(),
                None => view! { <span>{said}</span> }.into_any(),
            })
        }
    };
    let fact = |name: &'static str, value: AnyView| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
    let has_due = task.due.is_some() || task.due_days.is_some();
    view! {
        <dl class="tasks-facts">
            {fact(t::due(), if has_due { live(due) } else { t::due_never().into_any() })}
            {task.hours.map(|hours| fact(t::duration(), t::takes_hours(u64::from(hours)).into_any()))}
            {task.author.clone().map(|author| fact(t::made_by(), author.name.into_any()))}
            {task.template.map(|template| fact(t::reminders(), view! { <Reminders template/> }.into_any()))}
            {task.made_at.map(|made| fact(t::made(), format::date(made).into_any()))}
        </dl>
    }
}

/// The reminders of a template, each as a sentence.
#[component]
fn Reminders(template: super::model::TemplateId) -> impl IntoView {
    let templates = Templates::kept();
    templates.want();
    live(move || {
        match templates.get(template) {
        Some(way) => {
            let said = way.reminders.iter().map(|reminder| view! { <li>{in_words(reminder)}</li> }).collect_view();
            view! { <ul class="tasks-reminders">{said}</ul> }.into_any()
        }
        None if templates.is_failed() => {
            view! { <Button weight=Weight::Quiet glyph=Glyph::Retry on_press=move |()| templates.want()>{t::reminders_failed()}</Button> }.into_any()
        }
        None => view! { <span class="skeleton line"></span> }.into_any(),
    }
    })
}

/// Who has to do it; whoever made it changes that.
#[component]
fn People(id: TaskId, task: Memo<Option<Arc<Task>>>) -> impl IntoView {
    let area = expect_context::<Area>();
    let people =
        Memo::new(move |_| task.with(|task| task.as_ref().map(|task| task.people.clone()).unwrap_or_default()));
    let is_own = untrack(|| task.with(|task| task.as_ref().is_some_and(|task| area.is_own(task))));
    if is_own {
        let add = move |chosen| {
            if let Some(person) = people::person(chosen) {
                area.assign(vec![id], vec![person], Vec::new());
            }
        };
        let remove = move |gone: String| {
            let person = people.get_untracked().into_iter().find(|person| person.id.to_string() == gone);
            area.assign(vec![id], Vec::new(), person.into_iter().collect());
        };
        let chosen = move || people.get().into_iter().map(people::candidate).collect::<Vec<_>>();
        return view! {
            <div class="tasks-people">
                <PeopleField label=t::assigned_people() chosen=Signal::derive(chosen) on_add=add on_remove=remove lookup=people::lookup(area.net)/>
            </div>
        }
        .into_any();
    }
    view! {
        <section class="tasks-people">
            <h3>{t::assigned_people()}</h3>
            <ul class="tasks-faces">
                {each(move || people.get(), |person| person.id.to_string(), |person| view! {
                    <li>
                        <Avatar id=person.id.to_string() name=person.name.clone() picture=person.picture size=AvatarSize::Small/>
                        <span dir="auto">{person.name}</span>
                    </li>
                })}
            </ul>
            <p class="quiet">{t::others_unknown()}</p>
        </section>
    }
    .into_any()
}
