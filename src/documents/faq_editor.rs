//! Writing a FAQ, and changing one question by question.

use std::sync::Arc;

use api::workdrive::{
    FaqId,
    faqs::{CreateFaq, Question as Wire, UpdateFaq},
    knowledge::{Expiry, Knowledge},
};
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;

use super::{
    actions::{Actions, Form, Subject},
    audience::{Audience, AudienceOf},
    document_editor::finish,
    form_parts::{CategoryField, DayField, Foot, day_of, end_of, tags_of},
    kept::Kept,
    model::{Question, Section},
    owners::{Owners, OwnersField},
    store::SaveFaq,
};
use crate::{
    chunk::chunk,
    kit::{
        button::{Button, IconButton},
        choice::Checkbox,
        dialog::Dialog,
        each,
        field::{TextArea, TextField},
        icon::Glyph,
        when,
    },
    task::spawn,
    text::documents as t,
};

/// How many characters a question, its answer and what is said besides may have.
const LONGEST: [u32; 3] = [500, 20_000, 5_000];

chunk!(pub(super) documents_faq_editor() => view! { <FaqDialog/> });

/// The dialog about a FAQ.
#[component]
pub fn FaqDialog() -> impl IntoView {
    let actions = expect_context::<Actions>();
    let form = Memo::new(move |_| {
        actions.form.get().filter(|form| matches!(form, Form::Faq | Form::Change(Subject::Question(_))))
    });
    let open = Memo::new(move |_| form.with(Option::is_some));
    let title =
        move || form.with(|form| if matches!(form, Some(Form::Change(_))) { t::edit_question() } else { t::new_faq() });
    view! {
        <Dialog open on_close=move |()| actions.form.set(None) title=Signal::derive(move || title().to_owned())>
            {match form.get_untracked() {
                Some(Form::Change(Subject::Question(question))) => view! { <FaqForm question=Some(question)/> }.into_any(),
                Some(Form::Faq) => view! { <FaqForm question=None/> }.into_any(),
                _ => ().into_any(),
            }}
        </Dialog>
    }
}

/// A question that is being written.
#[derive(Clone, Copy)]
struct Draft {
    key: u32,
    id: Option<FaqId>,
    question: RwSignal<String>,
    answer: RwSignal<String>,
    more: RwSignal<String>,
}

impl Draft {
    fn new(key: u32) -> Self {
        let empty = || RwSignal::new(String::new());
        Self { key, id: None, question: empty(), answer: empty(), more: empty() }
    }

    fn of(question: &Question) -> Self {
        Self {
            key: 0,
            id: Some(question.id),
            question: RwSignal::new(question.question.clone()),
            answer: RwSignal::new(question.answer.clone()),
            more: RwSignal::new(question.more.clone()),
        }
    }

    fn texts(self) -> [String; 3] {
        [self.question, self.answer, self.more].map(|text| text.get_untracked().trim().to_owned())
    }

    /// What is typed, as a reactive value.
    fn typed(self) -> [String; 3] {
        [self.question, self.answer, self.more].map(|text| text.get())
    }

    fn set(self, [question, answer, more]: [String; 3]) {
        self.question.set(question);
        self.answer.set(answer);
        self.more.set(more);
    }

    fn is_fine(self) -> bool {
        let texts = self.texts();
        let fits = |(text, most): (&String, &u32)| text.chars().count() <= *most as usize;
        !texts[0].is_empty() && !texts[1].is_empty() && texts.iter().zip(&LONGEST).all(fits)
    }

    fn wire(self) -> Wire {
        let [question, answer, more] = self.texts();
        Wire { id: self.id, question: Some(question), answer: Some(answer), description: Some(more) }
    }
}

#[component]
fn FaqForm(question: Option<Arc<Question>>) -> impl IntoView {
    let actions = expect_context::<Actions>();
    let before = question.clone();
    let first = question.as_ref().map_or_else(|| Draft::new(0), |question| Draft::of(question));
    let drafts = RwSignal::new(vec![first]);
    let of = |text: fn(&Question) -> String| question.as_ref().map(|question| text(question)).unwrap_or_default();
    let category = RwSignal::new(if question.is_some() {
        of(|question| question.category.clone().unwrap_or_default())
    } else {
        actions.query().category.unwrap_or_default()
    });
    let tags = RwSignal::new(of(|question| question.tags.join(", ")));
    let day = RwSignal::new(of(|question| day_of(question.expiry)));
    let is_published = RwSignal::new(question.as_ref().is_none_or(|question| question.is_published));
    let is_new = question.is_none();
    let audience = Audience::everyone();
    let (tried, busy, problem) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(None::<String>));
    let last_key = StoredValue::new(0_u32);
    let add_one = move || {
        last_key.update_value(|key| *key += 1);
        let draft = Draft::new(last_key.get_value());
        drafts.write().push(draft);
        draft
    };
    let form = before.as_ref().map_or_else(|| "faq".to_owned(), |before| format!("faq.{}", before.id));
    let texts = move |written: Vec<[String; 3]>| {
        for (place, texts) in written.into_iter().enumerate() {
            drafts.get_untracked().get(place).copied().unwrap_or_else(add_one).set(texts);
        }
    };
    let written = move || drafts.get().into_iter().map(Draft::typed).collect::<Vec<_>>();
    let owners = Owners::of(actions, question.as_ref().map(|question| question.owners.clone()).unwrap_or_default());
    let kept = Kept::of(actions, &form).with_part(written, texts).with(category).with(tags).with(day);
    let kept = audience.kept(owners.kept(kept.with(is_published))).begin();
    let add = move |()| {
        add_one();
    };
    let save = move |()| {
        tried.set(true);
        let written = drafts.get_untracked();
        let tags = match untrack(|| tags_of(&tags.get())) {
            _ if busy.get_untracked() => return,
            _ if !written.iter().all(|draft| draft.is_fine()) => {
                return problem.set(Some(t::questions_incomplete().to_owned()));
            }
            Err(why) => return problem.set(Some(why)),
            _ if !is_new && owners.is_nobody() => return problem.set(Some(t::owner_missing().to_owned())),
            Ok(tags) => tags,
        };
        problem.set(None);
        busy.set(true);
        let was = before.as_ref().map(|before| day_of(before.expiry)).unwrap_or_default();
        let (new_owner_ids, remove_owner_ids) = owners.change();
        let kb = Knowledge {
            new_owner_ids,
            remove_owner_ids,
            tags: Some(tags),
            category: Some(category.get_untracked()),
            expiry: (day.get_untracked() != was).then(|| Expiry(end_of(&day.get_untracked()))),
            ..Knowledge::default()
        };
        let publish = Some(is_published.get_untracked());
        let save = match &before {
            None => SaveFaq::New(CreateFaq {
                publish,
                kb: Some(kb),
                qas: written.iter().map(|draft| draft.wire()).collect(),
                permissions: Some(untrack(|| audience.permissions())),
            }),
            Some(before) => {
                let (old, new) = written.iter().partition::<Vec<&Draft>, _>(|draft| draft.id.is_some());
                SaveFaq::Change(UpdateFaq {
                    kb_id: before.faq.unwrap_or(before.id),
                    publish,
                    kb: Some(kb),
                    updated_qas: old.into_iter().map(|draft| draft.wire()).collect(),
                    new_qas: new.into_iter().map(|draft| draft.wire()).collect(),
                    remove_question_ids: Vec::new(),
                    qas: Vec::new(),
                    permissions: None,
                })
            }
        };
        let form = kept.name();
        spawn(async move {
            let done = actions.library.save_faq(save, &form).await;
            finish(kept, done, busy, problem, if is_new { t::added() } else { t::saved() });
        });
    };
    view! {
        <div class="dialog-body">
            {each(move || drafts.get(), |draft| draft.key.to_string(), move |draft| view! {
                <DraftFields draft tried on_remove=(draft.key > 0).then(|| Callback::new(move |()| {
                    drafts.write().retain(|known| known.key != draft.key);
                }))/>
            })}
            <div><Button glyph=Glyph::Comment on_press=add>{t::another_question()}</Button></div>
            {(!is_new).then(|| view! { <p class="field-note">{t::whole_faq()}</p> })}
            <CategoryField section=Section::Faqs category/>
            <TextField label=t::tags() value=tags help=t::tags_help()/>
            {(!is_new).then(|| view! { <OwnersField owners/> })}
            <DayField label=t::expires() help=t::expires_help() value=day/>
            <Checkbox label=t::published_label() checked=is_published on_change=move |on| is_published.set(on)/>
            {is_new.then(|| view! { <AudienceOf audience only=t::only_owners()/> })}
        </div>
        <Foot
            problem
            busy
            act=if is_new { t::add().to_owned() } else { t::save().to_owned() }
            on_act=save
            on_cancel=move |()| kept.end()
            is_new
        />
    }
}

#[component]
fn DraftFields(draft: Draft, tried: RwSignal<bool>, on_remove: Option<Callback<()>>) -> impl IntoView {
    let missing = move |text: RwSignal<String>, most: u32| {
        Signal::derive(move || {
            if !tried.get() {
                return None;
            }
            text.with(|text| match text.trim().chars().count() {
                0 => Some(t::text_missing().to_owned()),
                count if count > most as usize => Some(t::text_too_long().to_owned()),
                _ => None,
            })
        })
    };
    let too_long = Signal::derive(move || {
        draft.more.with(|text| text.chars().count() > LONGEST[2] as usize).then(|| t::text_too_long().to_owned())
    });
    let fields = NodeRef::<html::Fieldset>::new();
    fields.on_load(move |fields| {
        let first = fields.query_selector("textarea").ok().flatten();
        if let Some(first) = first.and_then(|first| first.dyn_into::<web_sys::HtmlElement>().ok()) {
            // It has just come onto the page.
            let _ = first.focus();
        }
    });
    view! {
        <fieldset class="question-fields" node_ref=fields>
            <legend class="visually-hidden">{t::question()}</legend>
            <TextArea label=t::question() value=draft.question rows=1 max=LONGEST[0] error=missing(draft.question, LONGEST[0])/>
            <TextArea label=t::answer() value=draft.answer rows=4 max=LONGEST[1] help=t::markdown_help() error=missing(draft.answer, LONGEST[1])/>
            <TextArea label=t::more_to_say() value=draft.more rows=1 max=LONGEST[2] error=too_long/>
            {when(move || on_remove.is_some(), move || on_remove.map(|remove| view! {
                <IconButton glyph=Glyph::Trash label=t::remove_question() on_press=remove/>
            }))}
        </fieldset>
    }
}
