//! Writing Markdown: a plain text area with formatting, a preview, and mentions by name.

use crate::kit::{live, when};
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;

use super::{
    button::IconButton,
    fresh_id,
    icon::Glyph,
    lookup::{Candidate, CandidateList, Candidates, Lookup},
    markdown::{Links, Markdown},
};
use crate::text::kit as t;

mod format;
mod mention;

use format::Format;

/// A change of the text, given the text and the selection in bytes.
type Change = Box<dyn Fn(&str, usize, usize) -> format::Edit>;

/// The editor.
#[component]
pub fn Editor(
    /// What is written here.
    #[prop(into)]
    label: String,
    /// Said in the empty field.
    #[prop(into)]
    placeholder: String,
    /// The text; changed with every key.
    value: RwSignal<String>,
    /// Finds people to mention.
    lookup: Lookup,
    /// Where mentions and tags lead in the preview.
    links: Links,
    /// Ctrl+Enter or Cmd+Enter was pressed.
    #[prop(into)]
    on_submit: Callback<()>,
    /// Files were pasted; without it files cannot be pasted.
    #[prop(into, optional)]
    on_files: Option<Callback<Vec<web_sys::File>>>,
    /// Takes the focus when it appears.
    #[prop(optional)]
    autofocus: bool,
    /// Whether it is small, for a comment or a message: no toolbar.
    #[prop(optional)]
    compact: bool,
    /// Whether Enter submits too; Shift+Enter begins a line then.
    #[prop(into, optional)]
    enter_submits: Signal<bool>,
    /// Whether what is written is shown as its readers see it; switched from outside in a small one.
    #[prop(optional)]
    previews: Option<RwSignal<bool>>,
    /// A key was pressed that means nothing to the editor.
    #[prop(into, optional)]
    on_key: Option<Callback<web_sys::KeyboardEvent>>,
) -> impl IntoView {
    let id = StoredValue::new(fresh_id("editor"));
    let list_id = StoredValue::new(format!("{}-list", id.get_value()));
    let area = NodeRef::<html::Textarea>::new();
    if autofocus {
        // The attribute is only heeded when a dialog opens, and the editor may come later.
        area.on_load(|area| {
            let _ = area.focus();
        });
    }
    let previews = previews.unwrap_or_else(|| RwSignal::new(false));
    let candidates = Candidates::new(lookup);

    let apply = move |change: Change| {
        let Some(area) = area.get_untracked() else { return };
        let (from, to) = selection(&area);
        let edit = change(&area.value(), from, to);
        write(&area, value, &edit);
    };
    let format_with = move |format: Format| apply(Box::new(move |text, from, to| format.apply(text, from, to)));
    let choose = Callback::new(move |candidate: Candidate| {
        candidates.close();
        apply(Box::new(move |text, _, caret| mention::insert(text, caret, &candidate.id, &candidate.name)));
    });
    let look_for_mention = move || {
        let Some(area) = area.get_untracked() else { return };
        let (from, to) = selection(&area);
        match mention::words_before(&area.value(), to).filter(|_| from == to) {
            Some(words) => candidates.search(words),
            None => candidates.close(),
        }
    };
    let keydown = move |event: web_sys::KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        let with_command = event.ctrl_key() || event.meta_key();
        let open = candidates.is_open();
        let format = match event.key().as_str() {
            "Enter" if with_command => {
                event.prevent_default();
                on_submit.run(());
                return;
            }
            "ArrowDown" | "ArrowUp" if open => {
                event.prevent_default();
                candidates.step(if event.key() == "ArrowDown" { 1 } else { -1 });
                return;
            }
            "Enter" | "Tab" if open => {
                if let Some(candidate) = candidates.chosen() {
                    event.prevent_default();
                    choose.run(candidate);
                }
                return;
            }
            "Escape" if open => {
                event.prevent_default();
                event.stop_propagation();
                candidates.close();
                return;
            }
            "Enter" if enter_submits.get_untracked() && !event.shift_key() && !event.alt_key() => {
                event.prevent_default();
                on_submit.run(());
                return;
            }
            "b" if with_command => Format::Bold,
            "i" if with_command => Format::Italic,
            "k" if with_command => Format::Link,
            _ => {
                if let Some(on_key) = on_key {
                    on_key.run(event);
                }
                return;
            }
        };
        event.prevent_default();
        event.stop_propagation();
        format_with(format);
    };
    let pasted = move |event: web_sys::Event| {
        let data = js_sys::Reflect::get(&event, &"clipboardData".into()).ok();
        let files = data.and_then(|data| data.dyn_into::<web_sys::DataTransfer>().ok()?.files());
        let files = files.map(|files| files_of(&files)).unwrap_or_default();
        if let (Some(on_files), false) = (on_files, files.is_empty()) {
            event.prevent_default();
            on_files.run(files);
        }
    };
    let tool = move |glyph: Glyph, label: &'static str, format: Format| {
        view! { <IconButton glyph label on_press=move |()| format_with(format) disabled=previews/> }
    };
    view! {
        <div class="editor" class:compact=compact>
            <label class="editor-label" for=id.get_value()>{label}</label>
            {(!compact).then(|| view! {
                <div class="editor-bar">
                    <div class="editor-tools" role="toolbar" aria-label=t::formatting()>
                        {tool(Glyph::Bold, t::bold(), Format::Bold)}
                        {tool(Glyph::Italic, t::italic(), Format::Italic)}
                        {tool(Glyph::List, t::list(), Format::List)}
                        {tool(Glyph::Quote, t::quote(), Format::Quote)}
                        {tool(Glyph::Code, t::code(), Format::Code)}
                        {tool(Glyph::Link, t::link(), Format::Link)}
                    </div>
                    <button
                        type="button"
                        class="button quiet"
                        aria-pressed=Signal::derive(move || if previews.get() { "true" } else { "false" })
                        on:click=move |_| previews.update(|previews| *previews = !*previews)
                    >
                        {live(move || if previews.get() { t::write() } else { t::preview() })}
                    </button>
                </div>
            })}
            <div class="editor-body" class:previews=Signal::derive(move || previews.get())>
                <textarea
                    node_ref=area
                    id=id.get_value()
                    data-composer=""
                    dir="auto"
                    rows=if compact { "1" } else { "5" }
                    autofocus=autofocus
                    placeholder=placeholder
                    aria-autocomplete="list"
                    aria-haspopup="listbox"
                    aria-controls=Signal::derive(move || candidates.is_open().then(|| list_id.get_value()))
                    aria-activedescendant=Signal::derive(move || list_id.with_value(|list| candidates.active_option(list)))
                    prop:value=Signal::derive(move || value.get())
                    on:input=move |event| {
                        value.set(event_target_value(&event));
                        look_for_mention();
                    }
                    on:keydown=keydown
                    on:paste=move |event| pasted(event.into())
                    on:click=move |_| look_for_mention()
                    on:blur=move |_| candidates.close()
                ></textarea>
                {when(move || previews.get(), move || view! {
                    <div class="editor-preview">
                        {when(move || value.with(|text| text.trim().is_empty()), move || view! {
                            <p class="quiet">{t::preview_empty()}</p>
                        })}
                        {live(move || view! { <Markdown text=value.get() links/> })}
                    </div>
                })}
                <CandidateList candidates list_id=list_id.get_value() on_choose=choose/>
            </div>
        </div>
    }
}

/// The files of a list.
#[must_use]
pub fn files_of(list: &web_sys::FileList) -> Vec<web_sys::File> {
    (0..list.length()).filter_map(|place| list.get(place)).collect()
}

/// The selection in bytes of the text; the browser counts in UTF-16 units.
fn selection(area: &web_sys::HtmlTextAreaElement) -> (usize, usize) {
    let text = area.value();
    let place = |units: Option<u32>| bytes_of(&text, units.unwrap_or(0) as usize);
    (place(area.selection_start().ok().flatten()), place(area.selection_end().ok().flatten()))
}

/// Makes a change the way typing does, so that the browser's undo takes it back.
fn write(area: &web_sys::HtmlTextAreaElement, value: RwSignal<String>, edit: &format::Edit) {
    let old = area.value();
    let (start, end, new) = format::difference(&old, &edit.text);
    // None of these fails for a text area on the page.
    let _ = area.focus();
    let _ = area.set_selection_range(units_of(&old, start), units_of(&old, end));
    if old != edit.text && !type_in(new) {
        area.set_value(&edit.text);
    }
    value.set(edit.text.clone());
    let (from, to) = (units_of(&edit.text, edit.from), units_of(&edit.text, edit.to));
    let _ = area.set_selection_range(from, to);
}

/// Puts a text in the place of the selection; answers whether the browser did.
fn type_in(text: &str) -> bool {
    // Deprecated, and the only way that keeps the history of changes.
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return false };
    let Ok(command) = js_sys::Reflect::get(&document, &"execCommand".into()) else { return false };
    let name = if text.is_empty() { "delete" } else { "insertText" };
    let done = command
        .dyn_into::<js_sys::Function>()
        .ok()
        .and_then(|command| command.call3(&document, &name.into(), &false.into(), &text.into()).ok());
    done.is_some_and(|done| done.is_truthy())
}

fn bytes_of(text: &str, units: usize) -> usize {
    let mut seen = 0;
    for (place, character) in text.char_indices() {
        if seen >= units {
            return place;
        }
        seen += character.len_utf16();
    }
    text.len()
}

fn units_of(text: &str, bytes: usize) -> u32 {
    let before = text.get(..bytes).unwrap_or(text);
    u32::try_from(before.encode_utf16().count()).unwrap_or(u32::MAX)
}
