//! Another title or description, and another picture with the title.

use leptos::prelude::*;

use api::workdrive::module_codes::ModuleCode;

use super::foot::Foot;
use crate::{
    chats::{abilities::Ability, adapter::Change, context::Area, model::ConversationId},
    kit::{
        field::{TextArea, TextField},
        icon::Glyph,
    },
    task::spawn,
    text::{chats as t, failure},
    uploads::{FileField, Limits, Progress, Uploads},
};

/// What is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The title, and the picture where there is one.
    Title,
    /// The description.
    Description,
}

/// The form.
#[component]
pub(super) fn TextForm(id: ConversationId, what: What) -> impl IntoView {
    let area = expect_context::<Area>();
    let detail = untrack(|| area.chats.thread(id).detail());
    let before = match (what, &detail) {
        (What::Title, _) => untrack(|| area.chats.get(id)).map(|row| row.title.clone()),
        (What::Description, Some(detail)) => detail.conversation.description.clone(),
        (What::Description, None) => None,
    };
    let before = StoredValue::new(before.unwrap_or_default());
    let value = RwSignal::new(before.get_value());
    let has_picture = what == What::Title && detail.is_some_and(|detail| detail.conversation.can.has(Ability::Picture));
    let limits = Limits { video_bytes: 0, document_bytes: 0, ..Limits::EMBEDDED };
    let uploads = Uploads::new(area.chats.net(), ModuleCode::CHAT, limits);
    on_cleanup(move || uploads.give_up());
    let (busy, problem) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let save = move |()| {
        let text = value.get_untracked().trim().to_owned();
        if busy.get_untracked() || (what == What::Title && text.is_empty()) {
            return;
        }
        let picture = uploads.list.with_untracked(|list| {
            list.last().and_then(|upload| match upload.progress.get_untracked() {
                Progress::Done(file) => Some(file.id.to_string()),
                _ => None,
            })
        });
        busy.set(true);
        spawn(async move {
            let done = async {
                if let Some(picture) = picture {
                    area.chats.change(id, Change::Picture(picture)).await?;
                }
                if text != before.get_value() {
                    let change = if what == What::Title { Change::Rename(text) } else { Change::Describe(text) };
                    area.chats.change(id, change).await?;
                }
                Ok(())
            };
            match done.await {
                Ok(()) => area.asked.set(None),
                Err(failure) => {
                    let why: api::error::Failure = failure;
                    problem.try_set(Some(format!("{} {}", t::change_failed(), failure::why(&why))));
                }
            }
            busy.try_set(false);
        });
    };
    view! {
        <div class="dialog-body">
            {match what {
                What::Title => view! { <TextField label=t::title() value max=100 autofocus=true/> }.into_any(),
                What::Description => view! { <TextArea label=t::what_for() value rows=3 max=1000/> }.into_any(),
            }}
            {has_picture.then(|| view! {
                <FileField uploads accept="image/png,image/jpeg,image/webp" label=t::picture() choose=t::choose_picture() glyph=Glyph::Picture/>
             })}
        </div>
        <Foot problem busy act=t::save() on_act=save/>
    }
}
