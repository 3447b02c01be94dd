//! Writing to a conversation.

use std::sync::Arc;

use api::workdrive::module_codes::ModuleCode;
use leptos::{html, prelude::*};

use super::{
    abilities::{Abilities, Ability},
    context::Area,
    drafts::Draft,
    message::LINKS,
    model::{ConversationId, File, Outgoing},
    pane::PaneView,
    preferences::Preferences,
    sources,
};
use crate::{
    chunk::{chunk, lazily},
    kit::{
        button::{Button, IconButton, Weight},
        editor::{Editor, files_of},
        icon::{Glyph, Icon},
        live,
        lookup::{Candidate, Lookup},
        upload_tray::{TrayItem, TrayState, UploadTray},
        when,
    },
    task::follow,
    text::{chats as t, format, lowercase},
    uploads::{Limits, Progress, Uploads, tray_item},
};

/// Keys of files that are uploaded begin here; those on their way count from 1.
const UPLOADED: u32 = 1 << 20;

chunk!(chats_composer(id: ConversationId, can: Memo<Abilities>) => view! { <Composer id can/> });

/// What is written to a conversation; until that is fetched, its place.
#[must_use]
pub fn here(id: ConversationId, can: Memo<Abilities>) -> AnyView {
    lazily(|| view! { <div class="chat-composer waiting"></div> }.into_any(), move || chats_composer(id, can))
}

/// What is written to a conversation.
#[component]
pub fn Composer(
    /// To which one.
    id: ConversationId,
    /// What may be done in it.
    can: Memo<Abilities>,
) -> impl IntoView {
    let area = expect_context::<Area>();
    let view = expect_context::<PaneView>();
    let drafts = area.drafts;
    let draft = Memo::new(move |_| drafts.get(id));
    // The editor has a text of its own; both follow each other.
    let text = RwSignal::new(draft.with_untracked(|draft| draft.text.clone()));
    follow(move || {
        let kept = draft.with(|draft| draft.text.clone());
        if text.with_untracked(|text| *text != kept) {
            text.set(kept);
        }
    });
    follow(move || {
        let typed = text.get();
        if draft.with_untracked(|draft| draft.text != typed) {
            drafts.change(id, |draft| draft.text = typed);
        }
    });
    let previews = RwSignal::new(false);
    let uploads = Uploads::new(area.chats.net(), ModuleCode::CHAT, Limits::EMBEDDED);
    on_cleanup(move || uploads.give_up());
    take_arrived(uploads, move |file| drafts.change(id, |draft| draft.files.push(file)));
    let may_attach = Memo::new(move |_| can.get().has(Ability::Attach));
    let is_waiting = Memo::new(move |_| uploads.list.with(|list| !list.is_empty()));
    let longest = sources::longest(id.source());
    let length = Memo::new(move |_| text.with(|text| text.trim().chars().count()));
    let is_over = Memo::new(move |_| length.get() > longest);
    let is_sendable = Memo::new(move |_| !draft.with(Draft::is_empty) && !is_waiting.get() && !is_over.get());

    let send = move |()| {
        if !is_sendable.get_untracked() {
            return;
        }
        let Draft { text: words, files, reply, .. } = draft.get_untracked();
        area.chats.outbox.send(id, Outgoing { text: words.trim().to_owned(), files, reply });
        drafts.change(id, |draft| {
            draft.text.clear();
            draft.files.clear();
            draft.reply = None;
        });
        previews.set(false);
        view.to_newest();
        focus_composer();
    };
    let add = move |files: Vec<web_sys::File>| {
        if may_attach.get_untracked() {
            uploads.add(files);
        }
    };
    let dropped = move |event: web_sys::DragEvent| {
        let files =
            event.data_transfer().and_then(|data| data.files()).map(|files| files_of(&files)).unwrap_or_default();
        if !files.is_empty() {
            event.prevent_default();
            add(files);
        }
    };
    let remove = move |key: u32| match key.checked_sub(UPLOADED) {
        Some(place) => drafts.change(id, |draft| {
            let place = place as usize;
            if place < draft.files.len() {
                draft.files.remove(place);
            }
        }),
        None => uploads.remove(key),
    };
    let items = move || {
        let uploaded = draft.with(|draft| draft.files.clone()).into_iter().enumerate().map(uploaded_item);
        uploaded.chain(uploads.list.get().into_iter().map(tray_item)).collect::<Vec<_>>()
    };
    let key = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        // The last own message, to change it.
        "ArrowUp" if text.with_untracked(String::is_empty) && super::actions::edit_last(area, view) => {
            event.prevent_default();
        }
        "Escape" if draft.with_untracked(|draft| draft.reply.is_some()) => {
            event.stop_propagation();
            drafts.change(id, |draft| draft.reply = None);
        }
        _ => {}
    };
    view! {
        <div class="chat-composer" on:dragover=|event| event.prevent_default() on:drop=dropped>
            <OtherText id draft/>
            <ReplyBar id draft/>
            <UploadTray items=Signal::derive(items) on_remove=remove on_retry=move |key| uploads.retry(key)/>
            <div class="chat-composer-row">
                {when(move || may_attach.get(), move || view! { <AttachButtons on_files=Callback::new(add)/> })}
                <Editor
                    label=t::write_message()
                    placeholder=t::write_message()
                    value=text
                    lookup=member_lookup(view)
                    links=LINKS
                    on_submit=send
                    on_files=Callback::new(add)
                    compact=true
                    enter_submits=Signal::derive(|| Preferences::get().enter_sends)
                    previews
                    on_key=key
                />
                <IconButton glyph=Glyph::Eye label=t::preview() on_press=move |()| previews.update(|previews| *previews = !*previews) pressed=Signal::from(previews)/>
                <button
                    type="button"
                    class="button primary icon-only send"
                    aria-label=t::send()
                    title=t::send()
                    disabled=Signal::derive(move || !is_sendable.get())
                    on:click=move |_| send(())
                >
                    <Icon glyph=Glyph::Send/>
                </button>
            </div>
            {when(move || length.get() * 10 > longest * 9, move || view! {
                <p class="field-count" class:over=Signal::derive(move || is_over.get()) role="status">
                    {live(move || crate::text::kit::used_of(&format::number(length.get() as u64), &format::number(longest as u64)))}
                </p>
            })}
        </div>
    }
}

/// Puts the focus where one writes; when that is still being fetched, as soon as it is there.
pub fn focus_composer() {
    request_animation_frame(|| {
        let find = |what: &str| web_sys::window()?.document()?.query_selector(what).ok()?;
        let area = find(".chat-composer textarea");
        if let Some(area) = area.and_then(|area| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(area).ok()) {
            // An element that is gone has nothing to focus.
            let _ = area.focus();
        } else if find(".chat-composer.waiting").is_some() {
            focus_composer();
        }
    });
}

/// Hands over what has arrived.
fn take_arrived(uploads: Uploads, on_arrived: impl Fn(File) + 'static) {
    follow(move || {
        let done: Vec<_> = uploads.list.with(|list| {
            let done = |upload: &crate::uploads::Upload| match upload.progress.get() {
                Progress::Done(file) => Some((upload.key, *file)),
                _ => None,
            };
            list.iter().filter_map(done).collect()
        });
        for (key, file) in done {
            uploads.remove(key);
            if let Some(file) = File::of_upload(file) {
                on_arrived(file);
            }
        }
    });
}

fn uploaded_item((place, file): (usize, File)) -> TrayItem {
    let place = u32::try_from(place).unwrap_or_default();
    let picture = file.thumbnail;
    TrayItem {
        key: UPLOADED + place,
        name: file.name,
        size_bytes: file.size_bytes,
        state: ArcSignal::derive(move || TrayState::Done(picture.clone())),
    }
}

/// Finds who is in the conversation, by the beginnings of their names.
pub fn member_lookup(view: PaneView) -> Lookup {
    Lookup::new(move |words: String| async move {
        let detail = untrack(|| view.thread().detail())?;
        if !detail.conversation.can.has(Ability::Mention) {
            return Some(Vec::new());
        }
        let words = lowercase(&words);
        let fits = |name: &str| {
            let name = lowercase(name);
            name.starts_with(&words) || name.split(' ').any(|part| part.starts_with(&words))
        };
        let found = detail.members.iter().filter(|member| !member.is_me && fits(&member.person.name)).take(8);
        let candidate = |person: &Arc<super::model::Person>| Candidate {
            id: person.id.to_string(),
            name: person.name.to_string(),
            detail: person.detail.clone(),
            picture: person.picture.clone(),
        };
        Some(found.map(|member| candidate(&member.person)).collect())
    })
}

/// The buttons that add files.
#[component]
fn AttachButtons(on_files: Callback<Vec<web_sys::File>>) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let choose = move |kind: &'static str| {
        if let Some(input) = input.get_untracked() {
            // Neither can fail on an input of the page.
            let _ = input.set_attribute("accept", kind);
            input.click();
        }
    };
    view! {
        <input
            node_ref=input
            type="file"
            multiple=true
            hidden=true
            aria-label=t::add_files()
            on:change=move |_| if let Some(input) = input.get_untracked() {
                on_files.run(input.files().map(|list| files_of(&list)).unwrap_or_default());
                // The same file may be chosen again.
                input.set_value("");
            }
        />
        <IconButton glyph=Glyph::Attach label=t::add_files() on_press=move |()| choose("")/>
        <IconButton glyph=Glyph::Gif label=t::add_gif() on_press=move |()| choose("image/gif")/>
    }
}

/// The message that is answered.
#[component]
fn ReplyBar(id: ConversationId, draft: Memo<Draft>) -> impl IntoView {
    let area = expect_context::<Area>();
    let reply = Memo::new(move |_| draft.with(|draft| draft.reply.clone()));
    live(move || {
        reply.get().map(|reply| {
            view! {
                <div class="reply-bar">
                    <Icon glyph=Glyph::Reply/>
                    <p>
                        <strong dir="auto">{t::replying_to(reply.author.as_deref().unwrap_or_default())}</strong>
                        <span dir="auto">{reply.text}</span>
                    </p>
                    <IconButton glyph=Glyph::Close label=t::no_reply() on_press=move |()| area.drafts.change(id, |draft| draft.reply = None)/>
                </div>
            }
        })
    })
}

/// What another window has written meanwhile: taken over, or dropped.
#[component]
fn OtherText(id: ConversationId, draft: Memo<Draft>) -> impl IntoView {
    let area = expect_context::<Area>();
    let other = Memo::new(move |_| draft.with(|draft| draft.other.clone()));
    live(move || {
        other.get().map(|other| {
            view! {
                <div class="other-text" role="status">
                    <p><strong>{t::other_text()}</strong><span dir="auto">{other}</span></p>
                    <Button on_press=move |()| area.drafts.settle(id, true)>{t::other_take()}</Button>
                    <Button weight=Weight::Quiet on_press=move |()| area.drafts.settle(id, false)>{t::other_drop()}</Button>
                </div>
            }
        })
    })
}
