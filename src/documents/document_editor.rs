//! Changing a document, and keeping the address of one that is elsewhere.

use std::sync::Arc;

use api::{
    error::Failure,
    workdrive::{
        Permissions, UserId,
        documents::{CreateDocument, DocumentBody, UpdateDocument},
        knowledge::{Expiry, Knowledge},
        module_codes::ModuleCode,
        videos::{CreateVideo, VideoMeta},
    },
};
use leptos::prelude::*;

use super::{
    actions::{Actions, Form, Subject},
    audience::{Audience, AudienceOf},
    form_parts::{CategoryField, DayField, Foot, day_of, end_of, is_address, tags_of},
    kept::Kept,
    model::{Document, Section},
    preview::FileLink,
};
use crate::{
    chunk::chunk,
    kit::{
        choice::Checkbox,
        dialog::Dialog,
        field::{Kind, TextField},
        icon::Glyph,
        live,
        people_field::PeopleField,
    },
    people,
    person::Person,
    task::{follow, spawn},
    text::{documents as t, failure},
    uploads::{FileField, Limits, Progress},
};

/// The longest name, in characters.
const NAME: u32 = 200;

chunk!(pub(super) documents_editor() => view! { <DocumentDialog/> });

/// The dialog about a document, or about the address of a document or video.
#[component]
pub fn DocumentDialog() -> impl IntoView {
    let actions = expect_context::<Actions>();
    let form = Memo::new(move |_| {
        actions.form.get().filter(|form| matches!(form, Form::Link(_) | Form::Change(Subject::Document(_))))
    });
    let open = Memo::new(move |_| form.with(Option::is_some));
    let title = move || {
        form.with(|form| match form {
            Some(Form::Change(_)) => t::edit_document(),
            Some(Form::Link(Section::Videos)) => t::new_video_link(),
            _ => t::new_link(),
        })
    };
    view! {
        <Dialog open on_close=move |()| actions.form.set(None) title=Signal::derive(move || title().to_owned())>
            {match form.get_untracked() {
                Some(Form::Change(Subject::Document(document))) => view! { <ChangeForm document/> }.into_any(),
                Some(Form::Link(section)) => view! { <LinkForm section/> }.into_any(),
                _ => ().into_any(),
            }}
        </Dialog>
    }
}

/// What is wrong with a name, once it has been tried.
fn name_error(tried: RwSignal<bool>, name: RwSignal<String>) -> Signal<Option<String>> {
    Signal::derive(move || {
        (tried.get() && name.with(|name| name.trim().is_empty())).then(|| t::name_missing().to_owned())
    })
}

fn address_error(tried: RwSignal<bool>, address: RwSignal<String>) -> Signal<Option<String>> {
    Signal::derive(move || {
        (tried.get() && !address.with(|address| is_address(address.trim()))).then(|| t::address_wrong().to_owned())
    })
}

#[component]
fn LinkForm(section: Section) -> impl IntoView {
    let actions = expect_context::<Actions>();
    let (name, address) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let category = RwSignal::new(actions.query().category.unwrap_or_default());
    let audience = Audience::everyone();
    let (tried, busy, problem) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(None));
    let is_document = section == Section::Documents;
    let form = if is_document { "document" } else { "video" };
    let kept = audience.kept(Kept::of(actions, form).with(name).with(address).with(category)).begin();
    let save = move |()| {
        tried.set(true);
        let (title, link) = untrack(|| (name.get().trim().to_owned(), address.get().trim().to_owned()));
        if busy.get_untracked() || title.is_empty() || !is_address(&link) {
            return;
        }
        busy.set(true);
        problem.set(None);
        let (permissions, publish) = untrack(|| (audience.permissions(), !audience.is_private()));
        let category = Some(category.get_untracked()).filter(|name| !name.is_empty());
        let form = kept.name();
        spawn(async move {
            let done = if is_document {
                let document = DocumentBody {
                    name: Some(title),
                    doc_url: Some(link),
                    category,
                    permissions: Some(permissions),
                    ..DocumentBody::default()
                };
                actions.library.add_document(CreateDocument { publish: Some(publish), document }, &form).await
            } else {
                let video = CreateVideo {
                    title,
                    description: None,
                    video_file_id: None,
                    thumbnail_file_id: None,
                    meta: Some(VideoMeta { url: link }),
                    source: None,
                    permissions: Some(permissions),
                };
                actions.library.add_video(video, &form).await
            };
            finish(kept, done, busy, problem, t::added());
        });
    };
    let help = if is_document { t::address_help() } else { t::video_address_help() };
    let only = if is_document { t::only_owners() } else { t::only_me() };
    view! {
        <div class="dialog-body">
            <TextField label=t::address() value=address kind=Kind::Address required=true autofocus=true help error=address_error(tried, address)/>
            <TextField label=t::name() value=name max=NAME required=true error=name_error(tried, name)/>
            {is_document.then(|| view! { <CategoryField section category/> })}
            <AudienceOf audience only/>
        </div>
        <Foot problem busy act=t::add().to_owned() on_act=save on_cancel=move |()| kept.end() is_new=true/>
    }
}

/// Closes the form when it is done, else says why not; what was typed stays.
pub(super) fn finish(
    kept: Kept,
    done: Result<(), Failure>,
    busy: RwSignal<bool>,
    problem: RwSignal<Option<String>>,
    said: &'static str,
) {
    match done {
        Ok(()) => {
            kept.end();
            kept.say(said);
        }
        Err(failure) => {
            problem.try_set(Some(failure::not_saved(t::not_saved(), &failure)));
        }
    }
    busy.try_set(false);
}

#[component]
fn ChangeForm(document: Arc<Document>) -> impl IntoView {
    let actions = expect_context::<Actions>();
    let net = actions.net();
    let name = RwSignal::new(document.name.clone());
    let tags = RwSignal::new(document.tags.join(", "));
    let category = RwSignal::new(document.category.clone().unwrap_or_default());
    let day = RwSignal::new(day_of(document.expiry));
    let address = RwSignal::new(document.links.first().cloned().unwrap_or_default());
    let is_published = RwSignal::new(document.is_published);
    let owners = RwSignal::new(document.owners.clone());
    let audience = Audience::of(document.audience.clone().unwrap_or_default());
    let nobody = Permissions::default();
    let knows_audience = untrack(|| audience.permissions()) != nobody;
    let texts = Kept::of(actions, &format!("document.{}", document.id)).with(name).with(tags).with(category).with(day);
    let kept = audience.kept(texts.with(address).with(is_published).with(owners)).begin();
    let (tried, busy, problem) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(None::<String>));
    let has_file = document.file.is_some();

    let uploads = kept.uploads(ModuleCode::DOCUMENT, Limits::EMBEDDED);
    let replacement = Memo::new(move |_| {
        uploads.list.with(|list| match list.last().map(|upload| upload.progress.get()) {
            None => Replacement::None,
            Some(Progress::Done(file)) => Replacement::Here(file.id.to_string()),
            Some(Progress::Refused(_) | Progress::Failed(_)) => Replacement::Failed,
            Some(_) => Replacement::UnderWay,
        })
    });
    // A problem with the file is over when the file is.
    follow(move || {
        replacement.track();
        problem.set(None);
    });

    let file = document.file.clone();
    let save = move |()| {
        tried.set(true);
        let refuse = |why: &str| problem.set(Some(why.to_owned()));
        let wanted = untrack(|| tags_of(&tags.get()));
        let link = address.get_untracked().trim().to_owned();
        let tags = match (wanted, replacement.get_untracked()) {
            _ if busy.get_untracked() => return,
            _ if name.with_untracked(|name| name.trim().is_empty()) => return,
            _ if !has_file && !is_address(&link) => return,
            (Err(why), _) => return refuse(&why),
            _ if owners.with_untracked(Vec::is_empty) => return refuse(t::owner_missing()),
            (_, Replacement::UnderWay) => return refuse(t::wait_for_upload()),
            (_, Replacement::Failed) => return refuse(t::failed_upload()),
            (Ok(tags), _) => tags,
        };
        problem.set(None);
        busy.set(true);
        let ids = |people: &[Person]| people.iter().map(|person| person.id).collect::<Vec<UserId>>();
        let (before, now) = (ids(&document.owners), owners.with_untracked(|owners| ids(owners)));
        let some = |list: Vec<UserId>| (!list.is_empty()).then_some(list);
        let is_moved = !has_file && document.links.first() != Some(&link);
        let kb = Knowledge {
            name: Some(name.get_untracked().trim().to_owned()),
            new_owner_ids: some(now.iter().filter(|id| !before.contains(id)).copied().collect()),
            remove_owner_ids: some(before.iter().filter(|id| !now.contains(id)).copied().collect()),
            expiry: (day.get_untracked() != day_of(document.expiry)).then(|| Expiry(end_of(&day.get_untracked()))),
            tags: Some(tags),
            category: Some(category.get_untracked()),
            // The vendor has two places for an address and lists both alike: there shall be one.
            link: (is_moved && document.links.len() == 1).then(String::new),
            ..Knowledge::default()
        };
        let change = UpdateDocument {
            id: document.id,
            publish: Some(is_published.get_untracked()),
            kb: Some(kb),
            doc_id: match replacement.get_untracked() {
                Replacement::Here(id) => Some(id),
                _ => None,
            },
            doc_url: is_moved.then_some(link),
            permissions: audience.change(),
        };
        spawn(async move {
            let done = actions.library.change_document(change).await;
            finish(kept, done, busy, problem, t::saved());
        });
    };
    view! {
        <div class="dialog-body">
            <TextField label=t::name() value=name max=NAME required=true autofocus=true error=name_error(tried, name)/>
            {match file {
                Some(file) => view! {
                    <fieldset class="file-place">
                        <legend>{t::file()}</legend>
                        {live(move || (replacement.get() == Replacement::None).then(|| view! { <FileLink file=file.clone()/> }))}
                        <FileField uploads accept="" label=t::replace_file() choose=t::replace_file() glyph=Glyph::Attach/>
                    </fieldset>
                }.into_any(),
                None => view! {
                    <TextField label=t::address() value=address kind=Kind::Address required=true error=address_error(tried, address)/>
                }.into_any(),
            }}
            <CategoryField section=Section::Documents category/>
            <TextField label=t::tags() value=tags help=t::tags_help()/>
            <PeopleField
                label=t::owners()
                chosen=Signal::derive(move || owners.get().into_iter().map(people::candidate).collect::<Vec<_>>())
                on_add=move |chosen| owners.write().extend(people::person(chosen))
                on_remove=move |id: String| owners.write().retain(|owner| owner.id.to_string() != id)
                lookup=people::lookup(net)
            />
            <DayField label=t::expires() help=t::expires_help() value=day/>
            <Checkbox label=t::published_label() checked=is_published on_change=move |on| is_published.set(on)/>
            {(!knows_audience).then(|| view! { <p class="field-note">{t::audience_unknown()}</p> })}
            <AudienceOf audience only=t::only_owners()/>
        </div>
        <Foot problem busy act=t::save().to_owned() on_act=save on_cancel=move |()| kept.end()/>
    }
}

/// Another file in the place of the one that is there.
#[derive(Debug, Clone, PartialEq)]
enum Replacement {
    None,
    UnderWay,
    Failed,
    Here(String),
}
