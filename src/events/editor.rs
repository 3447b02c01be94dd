//! Writing an event, and changing one.

use std::sync::Arc;

use api::workdrive::UserId;
use chrono::NaiveDateTime;
use leptos::prelude::*;

use super::{
    context::{Act, Area, Asked, SCOPES},
    draft::{Draft, Flaw},
    model::{Entry, EventId, Kind, RepeatScope},
    words,
};
use crate::{
    chunk::{chunk, on_need},
    feeds::{LINKS, composer::audience_field::AudienceField},
    kit::{
        button::{Button, Weight},
        choice::{Choice, Segments, Select},
        dialog::Dialog,
        editor::Editor,
        field::{Kind as FieldKind, TextField},
        icon::{Glyph, Icon},
        live, when,
    },
    people,
    task::spawn,
    text::{events as t, failure, kit},
};

pub mod extras;
pub mod files;
pub mod invite;
pub mod times;

use extras::{LinksField, ListField};
use files::{FilmField, Pending, PosterField};
use invite::InviteField;
use times::TimesField;

/// What one wants to write.
#[derive(Clone)]
pub enum Wanted {
    /// A new event at this time.
    New {
        /// When it begins, by the reader's clock.
        from: NaiveDateTime,
        /// When it ends.
        to: NaiveDateTime,
        /// Whether it takes whole days.
        all_day: bool,
    },
    /// A change of this event.
    Change(Arc<Entry>),
}

/// The dialog in which one writes. Closing it keeps the draft.
#[component]
pub fn EditorHost(
    /// What is shared.
    area: Area,
) -> impl IntoView {
    on_need(move || area.editor.with(Option::is_some), move || events_editor(area))
}

chunk!(events_editor(area: Area) => view! { <EditorDialog area/> });

#[component]
fn EditorDialog(area: Area) -> impl IntoView {
    let open = Memo::new(move |_| area.editor.with(Option::is_some));
    let title = move || {
        area.editor.with(|wanted| match wanted {
            Some(Wanted::Change(_)) => t::edit_event(),
            _ => t::new_event(),
        })
    };
    view! {
        <Dialog open on_close=move |()| area.editor.set(None) title>
            {area.editor.get_untracked().map(|wanted| view! { <EditorForm area wanted/> })}
        </Dialog>
    }
}

/// What one goes on with: the draft that was kept, else a new one.
fn begin(area: Area, owner: Option<UserId>, wanted: &Wanted) -> Draft {
    let kept = |event: Option<EventId>| owner.and_then(|owner| Draft::kept(owner, event));
    match wanted {
        Wanted::New { from, to, all_day } => {
            let fresh = Draft::new(area.calendar.here, (*from, *to), *all_day);
            // What was written is kept; when was said now.
            kept(None)
                .map_or(fresh, |kept| Draft { zone: area.calendar.here.name(), ..kept }.at((*from, *to), *all_day))
        }
        Wanted::Change(entry) => kept(Some(entry.id)).unwrap_or_else(|| Draft::of(entry)),
    }
}

#[component]
fn EditorForm(area: Area, wanted: Wanted) -> impl IntoView {
    let net = area.calendar.net();
    let owner = net.session.me_untracked().map(|me| me.user.id);
    let draft = RwSignal::new(begin(area, owner, &wanted));
    let entry = match wanted {
        Wanted::Change(entry) => Some(entry),
        Wanted::New { .. } => None,
    };
    let event = entry.as_ref().map(|entry| entry.id);
    let (tried, busy) = (RwSignal::new(false), RwSignal::new(false));
    let problem = RwSignal::new(None::<String>);
    let pending = RwSignal::new(Pending::default());

    // Every change is kept at once; the first run only reads what is kept already.
    Effect::new(move |before: Option<Draft>| {
        let now = draft.get();
        if let (Some(owner), true) = (owner, before.is_some_and(|before| before != now)) {
            now.keep(owner, event);
        }
        now
    });
    let close = move || {
        if let Some(owner) = owner {
            Draft::forget(owner, event);
        }
        area.editor.set(None);
    };
    let save_now = move |entry: Option<Arc<Entry>>, scope: RepeatScope| {
        problem.set(None);
        busy.set(true);
        let now = draft.get_untracked();
        let form = owner.map(|owner| Draft::form(owner, None)).unwrap_or_default();
        spawn(async move {
            let done = match &entry {
                None => area.calendar.create(now.body(), &form).await,
                Some(entry) => area.calendar.change(entry.id, now.changes(entry), scope).await,
            };
            match done {
                Ok(_) => {
                    close();
                    area.toasts.say(if entry.is_some() { t::saved() } else { t::created() });
                }
                Err(failure) => {
                    problem.try_set(Some(failure::not_saved(t::save_failed(), &failure)));
                }
            }
            busy.try_set(false);
        });
    };
    let changed = entry.clone();
    let save = move |()| {
        tried.set(true);
        if busy.get_untracked() {
            return;
        }
        let flaw = draft.with_untracked(Draft::flaw);
        let pending = pending.get_untracked();
        let refusal = flaw
            .map(said)
            .or(pending.under_way().then(t::wait_for_uploads))
            .or(pending.failed().then(t::failed_uploads));
        if let Some(refusal) = refusal {
            problem.set(Some(refusal.to_owned()));
            return;
        }
        match &changed {
            Some(entry) if entry.repeat.is_some() => {
                let entry = Arc::clone(entry);
                let body = draft.with_untracked(|draft| draft.changes(&entry));
                // One occurrence alone has no rule and no clock of its own.
                let alone = body.repeat.is_none() && body.time_zone.is_none();
                let scopes = if alone { SCOPES.to_vec() } else { SCOPES[1..].to_vec() };
                let kept = Arc::clone(&entry);
                let run = Arc::new(move |scope| save_now(Some(Arc::clone(&kept)), scope));
                area.asked.set(Some(Asked { entry, act: Act::Save, scopes, run }));
            }
            entry => save_now(entry.clone(), RepeatScope::One),
        }
    };
    let is_new = entry.is_none();
    let flaw = Memo::new(move |_| if tried.get() { draft.with(Draft::flaw) } else { None });
    let flawed = move |kind: Flaw| {
        Signal::derive(move || flaw.get().filter(|flaw| *flaw == kind).map(|flaw| said(flaw).to_owned()))
    };
    let kinds =
        [Kind::Event, Kind::Meeting, Kind::Livestream].map(|kind| Choice::new(kind, words::kind(kind))).to_vec();
    let text = bound(draft, |draft| &mut draft.text);
    view! {
        <div class="composer event-editor">
            <div class="dialog-body">
                <Segments
                    label=t::kind()
                    choices=kinds
                    value=Signal::derive(move || draft.with(|draft| draft.kind))
                    on_choose=move |kind| draft.write().kind = kind
                />
                <TextField label=t::title() value=bound(draft, |draft| &mut draft.title) max=200 required=true autofocus=true error=flawed(Flaw::Title)/>
                <TimesField area draft flaw had_rule=entry.as_ref().is_some_and(|entry| entry.repeat.is_some())/>
                <InviteField area draft entry=entry.clone()/>
                <ListField
                    label=t::externals()
                    help=t::externals_help()
                    problem=t::email_invalid()
                    values=Signal::derive(move || draft.with(|draft| draft.externals.clone()))
                    on_change=move |values| draft.write().externals = values
                    is_good=is_email
                />
                <TextField label=t::place() value=bound(draft, |draft| &mut draft.place) max=2000 help=t::place_help()/>
                <TextField label=t::conference_link() value=bound(draft, |draft| &mut draft.meet) kind=FieldKind::Address max=2000 error=flawed(Flaw::Meet)/>
                <CategoryField area draft/>
                <Editor
                    label=t::description()
                    placeholder=t::description_placeholder()
                    value=text
                    lookup=people::lookup(net)
                    links=LINKS
                    on_submit=save.clone()
                />
                <PosterField net draft pending/>
                {when(move || draft.with(|draft| draft.kind == Kind::Livestream), move || view! { <FilmField net draft pending/> })}
                <LinksField draft/>
                <ListField
                    label=t::tags()
                    help=t::tags_help()
                    problem=t::tag_invalid()
                    values=Signal::derive(move || draft.with(|draft| draft.tags.clone()))
                    on_change=move |values| draft.write().tags = values
                    is_good=is_tag
                />
                <AudienceField
                    net
                    chosen=Signal::derive(move || draft.with(|draft| (draft.audience.clone(), draft.people.clone())))
                    on_choose=move |(audience, people)| {
                        let mut draft = draft.write();
                        (draft.audience, draft.people) = (audience, people);
                    }
                    wanted=Signal::derive(move || draft.with(|draft| draft.body().permissions.unwrap_or_default()))
                />
            </div>
            <footer class="dialog-foot">
                <div role="alert" class="dialog-problem">
                    {live(move || problem.get().map(|why| view! { <p class="form-problem"><Icon glyph=Glyph::Warning/>{why}</p> }))}
                </div>
                <Button weight=Weight::Quiet on_press=move |()| close()>{if is_new { t::discard() } else { kit::cancel() }}</Button>
                <Button weight=Weight::Primary busy on_press=save>{if is_new { t::create() } else { t::save() }}</Button>
            </footer>
        </div>
    }
}

/// The category, from the list of the vendor.
#[component]
fn CategoryField(area: Area, draft: RwSignal<Draft>) -> impl IntoView {
    let names =
        move || area.calendar.categories.with(|all| all.iter().map(|known| known.name.clone()).collect::<Vec<_>>());
    // 0 is none; the others count from 1.
    let choices = move || {
        let named = names().into_iter().enumerate().map(|(place, name)| Choice::new(place + 1, name));
        std::iter::once(Choice::new(0_usize, t::no_category())).chain(named).collect::<Vec<_>>()
    };
    let value = move || {
        let chosen = draft.with(|draft| draft.category.clone());
        names().iter().position(|name| *name == chosen).map_or(0, |place| place + 1)
    };
    let choose = move |place: usize| {
        let name = untrack(|| place.checked_sub(1).and_then(|place| names().get(place).cloned()));
        draft.write().category = name.unwrap_or_default();
    };
    view! { <Select label=t::category() choices value on_choose=choose/> }
}

/// A text of the draft as fields want it.
fn bound(draft: RwSignal<Draft>, part: fn(&mut Draft) -> &mut String) -> RwSignal<String> {
    let mut start = draft.get_untracked();
    let value = RwSignal::new(part(&mut start).clone());
    Effect::new(move |before: Option<()>| {
        let now = value.get();
        if before.is_some() {
            draft.update(|draft| *part(draft) = now);
        }
    });
    value
}

fn said(flaw: Flaw) -> &'static str {
    match flaw {
        Flaw::Title => t::title_missing(),
        Flaw::Time => t::time_missing(),
        Flaw::Order => t::ends_before(),
        Flaw::Length => t::too_long(),
        Flaw::Until => t::until_too_early(),
        Flaw::Meet => t::address_invalid(),
    }
}

/// Something, an at sign, and a name with a dot: the server knows better.
fn is_email(text: &str) -> bool {
    let host = text.split_once('@').filter(|(name, _)| !name.is_empty()).map(|(_, host)| host);
    !text.contains(char::is_whitespace)
        && host.is_some_and(|host| host.contains('.') && !host.contains('@') && !host.ends_with('.'))
}

fn is_tag(text: &str) -> bool {
    text.chars().count() <= 50 && !text.contains(|c: char| c.is_whitespace() || c == '#')
}
