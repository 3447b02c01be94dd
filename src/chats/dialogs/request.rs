//! Asking somebody for a signature below a document, or for an approval.

use std::sync::Arc;

use api::workdrive::module_codes::ModuleCode;
use leptos::prelude::*;

use super::foot::Foot;
use crate::{
    chats::{
        adapter::{self, NewRequest},
        context::Area,
        model::ConversationId,
    },
    kit::{
        choice::{Checkbox, Choice, Select},
        field::TextArea,
        icon::Glyph,
        live,
    },
    task::spawn,
    text::{chats as t, failure},
    uploads::{FileField, Limits, LocalAddress, Progress, Uploads},
};

const LONGEST: usize = 250;

/// The form.
#[component]
pub(super) fn RequestForm(id: ConversationId, is_signature: bool) -> impl IntoView {
    let area = expect_context::<Area>();
    let others: Vec<_> = untrack(|| area.chats.thread(id).detail())
        .map(|detail| detail.members.iter().filter(|one| !one.is_me).map(|one| Arc::clone(&one.person)).collect())
        .unwrap_or_default();
    let others = StoredValue::new(others);
    let choices = move || {
        others.with_value(|others| {
            others.iter().enumerate().map(|(at, one)| Choice::new(at, one.name.to_string())).collect()
        })
    };
    let signer = RwSignal::new(0_usize);
    let caption = RwSignal::new(String::new());
    let with_me = RwSignal::new(false);
    let limits = Limits { picture_bytes: 0, video_bytes: 0, ..Limits::EMBEDDED };
    let uploads = Uploads::new(area.chats.net(), ModuleCode::CHAT, limits);
    on_cleanup(move || uploads.give_up());
    let document = Memo::new(move |_| {
        uploads.list.with(|list| match list.last()?.progress.get() {
            Progress::Done(file) => Some(file.id.to_string()),
            _ => None,
        })
    });
    let (busy, tried) = (RwSignal::new(false), RwSignal::new(false));
    let problem = RwSignal::new(None::<String>);
    let caption_error = move || {
        let text = caption.with(|caption| caption.trim().chars().count());
        match () {
            () if text > LONGEST => Some(t::caption_too_long().to_owned()),
            () if tried.get() && !is_signature && text == 0 => Some(t::caption_missing().to_owned()),
            () => None,
        }
    };
    let ask = move |()| {
        tried.set(true);
        let Some(person) = others.with_value(|others| others.get(signer.get_untracked()).cloned()) else { return };
        if busy.get_untracked() || untrack(caption_error).is_some() {
            return;
        }
        let file = document.get_untracked();
        if is_signature && file.is_none() {
            problem.set(Some(t::document_missing().to_owned()));
            return;
        }
        busy.set(true);
        problem.set(None);
        let new = NewRequest {
            signer: Arc::clone(&person.id),
            caption: caption.get_untracked().trim().to_owned(),
            document: file,
            with_me: with_me.get_untracked(),
        };
        spawn(async move {
            match adapter::ask(id.source(), |adapter| adapter.request(area.chats.net(), id, new)).await {
                Ok(_) => area.asked.set(None),
                Err(failure) => {
                    problem.try_set(Some(failure::why(&failure)));
                }
            }
            busy.try_set(false);
        });
    };
    view! {
        <div class="dialog-body">
            <Select label=t::of_whom() choices value=move || signer.get() on_choose=move |chosen| signer.set(chosen)/>
            {is_signature.then(|| view! {
                <FileField uploads accept="application/pdf" label=t::document() choose=t::choose_document() glyph=Glyph::Document/>
                {live(move || document.get().and_then(|_| uploads.local_address()).map(|address| view! { <PagePreview address/> }))}
                <Checkbox label=t::i_sign_too() checked=with_me on_change=move |now| with_me.set(now)/>
            })}
            <TextArea label=t::request_caption() value=caption rows=2 max=250 error=Signal::derive(caption_error)/>
        </div>
        <Foot problem busy act=t::ask() on_act=ask/>
    }
}

/// The first page of a document, as the browser shows it; a link where it cannot.
#[component]
fn PagePreview(address: LocalAddress) -> impl IntoView {
    let page = format!("{}#page=1&view=FitH", address.get());
    let whole = address.get().to_owned();
    on_cleanup(move || drop(address));
    view! {
        <object class="page-preview" data=page type="application/pdf" aria-label=t::first_page()>
            <a href=whole target="_blank" rel="noopener">{t::open_document()}</a>
        </object>
    }
}
