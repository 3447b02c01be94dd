//! Writing a task, and changing a draft.

use api::error::Failure;
use chrono::{TimeDelta, Utc};
use leptos::prelude::*;

use super::{
    LINKS,
    area::Area,
    model::{Kind, TemplateId, ThingId},
    query::{List, Open, Place},
    reminders::{Templates, in_words},
};
use crate::{
    chunk::chunk,
    kit::{
        button::{Button, Weight},
        choice::{Choice, Segments, Select},
        dialog::Dialog,
        editor::Editor,
        field::{Kind as FieldKind, TextArea, TextField},
        icon::{Glyph, Icon},
        live,
        people_field::PeopleField,
        when,
    },
    people,
    task::{follow, spawn},
    text::{failure, format, kit, tasks as t},
};

pub mod form;
pub mod thing_field;

use form::{Field, Form, limits};
use thing_field::ThingField;

chunk!(pub(super) tasks_editor() => view! { <EditorDialog/> });

/// The dialog in which one writes. Closing it keeps what was written.
#[component]
fn EditorDialog() -> impl IntoView {
    let area = expect_context::<Area>();
    let open = Memo::new(move |_| area.form.with(Option::is_some));
    let title = move || {
        let is_draft = area.form.with(|form| form.as_ref().is_some_and(|form| form.task.is_some()));
        if is_draft { t::edit_draft() } else { t::new_task() }.to_owned()
    };
    view! {
        <Dialog open on_close=move |()| area.form.set(None) title=Signal::derive(title)>
            {area.form.get_untracked().map(|form| view! { <Fields form/> })}
        </Dialog>
    }
}

/// The parts of a form that are being written.
#[derive(Clone, Copy)]
struct Written {
    title: RwSignal<String>,
    description: RwSignal<String>,
    content: RwSignal<String>,
    link: RwSignal<String>,
    days: RwSignal<String>,
    hours: RwSignal<String>,
    /// The rest.
    form: RwSignal<Form>,
}

impl Written {
    fn of(form: Form) -> Self {
        Self {
            title: RwSignal::new(form.title.clone()),
            description: RwSignal::new(form.description.clone()),
            content: RwSignal::new(form.content.clone()),
            link: RwSignal::new(form.link.clone()),
            days: RwSignal::new(form.days.clone()),
            hours: RwSignal::new(form.hours.clone()),
            form: RwSignal::new(form),
        }
    }

    fn whole(self) -> Form {
        Form {
            title: self.title.get(),
            description: self.description.get(),
            content: self.content.get(),
            link: self.link.get(),
            days: self.days.get(),
            hours: self.hours.get(),
            ..self.form.get()
        }
    }
}

#[component]
fn Fields(form: Form) -> impl IntoView {
    let area = expect_context::<Area>();
    let task = form.task;
    let written = Written::of(form);
    let kind = Memo::new(move |_| written.form.with(|form| form.kind));
    // What was tried: nothing, saving, publishing.
    let tried = RwSignal::new(None::<bool>);
    let busy = RwSignal::new(None::<bool>);
    let refused = RwSignal::new(None::<Failure>);
    let problems = Memo::new(move |_| tried.get().map(|publish| written.whole().problems(publish)).unwrap_or_default());

    // Every change is kept at once; the first run only reads what is kept already.
    let first = StoredValue::new(true);
    follow(move || {
        let now = written.whole();
        if !first.get_value() {
            now.keep(area.net);
        }
        first.set_value(false);
    });

    let error = move |field: Field| {
        let own =
            problems.with(|problems| problems.iter().find(|(of, _)| *of == field).map(|(_, said)| (*said).to_owned()));
        own.or_else(|| {
            let named = |failure: &Failure| failure.field.as_deref().and_then(Field::named) == Some(field);
            refused.with(|refused| refused.as_ref().filter(|failure| named(failure)).map(failure::why))
        })
    };
    let save = move |publish: bool| {
        tried.set(Some(publish));
        refused.set(None);
        if busy.get_untracked().is_some() || problems.with_untracked(|problems| !problems.is_empty()) {
            return;
        }
        let now = untrack(|| written.whole());
        busy.set(Some(publish));
        spawn(async move {
            match send(area, &now, publish).await {
                Ok(()) => area.form.set(None),
                Err(failure) => drop(refused.try_set(Some(failure))),
            }
            busy.try_set(None);
        });
    };
    let discard = move |()| {
        Form::forget(area.net, task);
        area.form.set(None);
    };
    let problem = move || {
        let own = problems.with(|problems| problems.first().map(|(_, said)| (*said).to_owned()));
        own.or_else(|| refused.get().map(|failure| failure::not_saved(t::save_failed(), &failure)))
    };
    let add = move |chosen| written.form.update(|form| form.people.extend(people::person(chosen)));
    let remove = move |id: String| written.form.update(|form| form.people.retain(|person| person.id.to_string() != id));
    let people =
        move || written.form.with(|form| form.people.iter().cloned().map(people::candidate).collect::<Vec<_>>());
    let has_people = move || written.form.with(|form| !form.people.is_empty());
    let kinds = Kind::ALL.map(|kind| Choice::new(kind, super::kind_name(kind))).to_vec();
    view! {
        <div class="task-form">
            <div class="dialog-body">
                <TextField label=t::title() value=written.title max=limits::TITLE required=true autofocus=true error=Signal::derive(move || error(Field::Title))/>
                <Segments label=t::kind() choices=kinds value=kind on_choose=move |kind| written.form.update(|form| form.kind = kind)/>
                {live(move || about(area, written, kind.get(), Signal::derive(move || error(Field::About)), Callback::new(move |()| save(false))))}
                <TextArea label=t::description() value=written.description max=limits::DESCRIPTION rows=2 error=Signal::derive(move || error(Field::Description))/>
                <div class="task-form-pair">
                    <Days written error=Signal::derive(move || error(Field::Due))/>
                    <TextField label=t::hours_field() value=written.hours error=Signal::derive(move || error(Field::Hours))/>
                </div>
                <ReminderField written/>
                <PeopleField label=t::assigned_people() chosen=Signal::derive(people) on_add=add on_remove=remove lookup=people::lookup(area.net)/>
                {when(has_people, || view! { <p class="quiet">{t::people_when_published()}</p> })}
            </div>
            <footer class="dialog-foot">
                <div role="alert" class="dialog-problem">
                    {live(move || problem().map(|why| view! { <p class="form-problem"><Icon glyph=Glyph::Warning/>{why}</p> }))}
                </div>
                <Button weight=Weight::Quiet on_press=discard>{if task.is_some() { kit::cancel() } else { t::discard() }}</Button>
                <Button busy=Signal::derive(move || busy.get() == Some(false)) on_press=move |()| save(false)>{t::save_draft()}</Button>
                <Button weight=Weight::Primary busy=Signal::derive(move || busy.get() == Some(true)) on_press=move |()| save(true)>{t::publish()}</Button>
                <p class="task-form-note quiet"><Icon glyph=Glyph::Lock/>{t::published_is_fixed()}</p>
            </footer>
        </div>
    }
}

/// The field for what a task of a kind is about.
fn about(area: Area, written: Written, kind: Kind, error: Signal<Option<String>>, on_submit: Callback<()>) -> AnyView {
    let thing = Signal::derive(move || written.form.with(Form::thing));
    let choose = move |thing: Option<ThingId>| written.form.update(|form| form.thing = thing);
    match kind {
        Kind::Article => view! {
            <div class="task-form-about" class:invalid=Signal::derive(move || error.with(Option::is_some))>
                <Editor label=t::content() placeholder=t::content_placeholder() value=written.content lookup=people::lookup(area.net) links=LINKS on_submit/>
                <p class="field-error" aria-live="polite">{live(move || error.get())}</p>
            </div>
        }
        .into_any(),
        Kind::Quiz => view! { <TextField label=t::link() value=written.link kind=FieldKind::Address max=2000 help=t::link_help() error/> }.into_any(),
        Kind::Document | Kind::Video | Kind::Course => view! { <ThingField kind chosen=thing on_choose=choose error/> }.into_any(),
    }
}

/// In how many days it is due, and which day that would be.
#[component]
fn Days(written: Written, error: Signal<Option<String>>) -> impl IntoView {
    let said = move || {
        let days = written.days.get().trim().parse::<u32>().ok().filter(|days| *days <= limits::DAYS)?;
        Some(t::due_if_published_today(&format::long_day(Utc::now() + TimeDelta::days(i64::from(days)))))
    };
    view! {
        <div class="task-form-days">
            <TextField label=t::days_field() value=written.days error/>
            <p class="quiet" aria-live="polite">{live(said)}</p>
        </div>
    }
}

/// How people are reminded, chosen by name and said in words.
#[component]
fn ReminderField(written: Written) -> impl IntoView {
    let templates = Templates::kept();
    templates.want();
    let chosen = move || written.form.with(|form| form.template);
    let choices = move || {
        let none = Choice::new(None, t::no_reminders());
        let all = templates.all().into_iter().map(|way| Choice::new(Some(way.id), way.title.clone()));
        std::iter::once(none).chain(all).collect::<Vec<_>>()
    };
    let choose = move |template: Option<TemplateId>| written.form.update(|form| form.template = template);
    let said = move || {
        chosen()
            .and_then(|id| templates.get(id))
            .map(|way| way.reminders.iter().map(|reminder| view! { <li>{in_words(reminder)}</li> }).collect_view())
    };
    view! {
        <div class="task-form-reminders">
            <Select label=t::reminders() choices value=chosen on_choose=choose/>
            <ul class="tasks-reminders" aria-live="polite">{live(said)}</ul>
            {when(move || templates.is_failed(), move || view! {
                <Button weight=Weight::Quiet glyph=Glyph::Retry on_press=move |()| templates.want()>{t::reminders_failed()}</Button>
            })}
        </div>
    }
}

/// Saves or publishes, forgets what was kept, says so, and shows where the task is now.
async fn send(area: Area, form: &Form, publish: bool) -> Result<(), Failure> {
    let before = form.task.and_then(|id| untrack(|| area.tasks.item(id)));
    let anew = before.as_ref().filter(|before| form.takes_from(before)).map(|before| before.id);
    let body = form.to_body(publish);
    let task = match form.task.filter(|_| anew.is_none()) {
        Some(id) => area.tasks.update(id, body).await?,
        None => area.tasks.create(body, &form.people, &Form::name(area.net, form.task)).await?,
    };
    Form::forget(area.net, form.task);
    if let Some(old) = anew {
        area.tasks.delete(old).await?;
    }
    // A published draft is given to people in a step of its own.
    let missing: Vec<_> = form.people.iter().filter(|person| publish && !task.is_for(person.id)).cloned().collect();
    if !missing.is_empty() {
        area.tasks.assign(task.id, missing, Vec::new()).await?;
    }
    if !publish && !form.people.is_empty() {
        // The backend keeps no people for a draft; the browser does.
        Form { task: Some(task.id), ..form.clone() }.keep(area.net);
    }
    let place = area.place.get_untracked();
    let list = if publish { List::Created } else { List::Drafts };
    if place.list != List::Courses {
        area.go(&Place { list, view: place.view, ..Place::default() }.with(Some(Open::Task(task.id))));
    }
    area.toasts.say(if publish { t::task_published(&task.title) } else { t::draft_saved(&task.title) });
    Ok(())
}
