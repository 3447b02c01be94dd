//! Writing a post or a news item, and changing one.

use std::sync::Arc;

use crate::kit::live;
use leptos::prelude::*;

use super::{
    LINKS,
    draft::Draft,
    model::{Item, Stream},
    screen::Feeds,
};
use crate::{
    chunk::{chunk, on_need, styled},
    kit::{
        button::{Button, Weight},
        dialog::Dialog,
        editor::Editor,
        field::TextField,
        icon::{Glyph, Icon},
        toast::Toasts,
    },
    net::Net,
    people,
    task::spawn,
    text::{failure, feeds as t},
};

pub mod audience_field;
pub mod cover_field;
pub mod extras;
pub mod files_field;

use audience_field::AudienceField;
use cover_field::{CategoryField, CoverField};
use extras::Extras;
use files_field::FilesField;

/// What is being written; one at a time.
#[derive(Clone, Copy)]
pub struct Composer {
    wanted: RwSignal<Option<Wanted>>,
    net: Net,
}

/// A new item of a stream, or one to change.
#[derive(Clone)]
struct Wanted {
    stream: Stream,
    item: Option<Arc<Item>>,
}

impl Composer {
    /// Nothing yet.
    #[must_use]
    pub fn new(net: Net) -> Self {
        Self { wanted: RwSignal::new(None), net }
    }

    /// Writes a new item.
    pub fn write(self, stream: Stream) {
        self.wanted.set(Some(Wanted { stream, item: None }));
    }

    /// Changes an item.
    pub fn edit(self, item: Arc<Item>) {
        self.wanted.set(Some(Wanted { stream: item.stream, item: Some(item) }));
    }

    fn close(self) {
        self.wanted.set(None);
    }

    fn owner(self) -> Option<api::workdrive::UserId> {
        self.net.session.me_untracked().map(|me| me.user.id)
    }

    /// What one goes on with: the draft that was kept, else a new one.
    fn draft(self) -> Option<Draft> {
        let Wanted { stream, item } = self.wanted.get_untracked()?;
        let id = item.as_ref().map(|item| item.id);
        let kept = self.owner().and_then(|owner| Draft::kept(owner, stream, id));
        Some(kept.unwrap_or_else(|| item.map_or_else(|| Draft::new(stream), |item| Draft::of(&item))))
    }
}

/// The dialog in which one writes. Closing it keeps the draft.
#[component]
pub fn ComposerDialog(
    /// What is being written.
    composer: Composer,
    /// Where it is published.
    feeds: Feeds,
) -> impl IntoView {
    on_need(
        move || composer.wanted.with(Option::is_some),
        move || styled("feeds_composer", feeds_composer(composer, feeds)),
    )
}

chunk!(feeds_composer(composer: Composer, feeds: Feeds) => view! { <ComposerForms composer feeds/> });

/// The dialog, with a form for each draft.
#[component]
fn ComposerForms(composer: Composer, feeds: Feeds) -> impl IntoView {
    let title = move || {
        composer.wanted.with(|wanted| match wanted.as_ref().map(|wanted| (wanted.stream, wanted.item.is_some())) {
            Some((Stream::Posts, true)) => t::edit_post(),
            Some((Stream::News, true)) => t::edit_news(),
            Some((Stream::News, false)) => t::new_news_item(),
            _ => t::new_post(),
        })
    };
    let open = Memo::new(move |_| composer.wanted.with(Option::is_some));
    view! {
        <Dialog open on_close=move |()| composer.close() title>
            {composer.draft().map(|draft| view! { <ComposerForm composer feeds draft/> })}
        </Dialog>
    }
}

#[component]
fn ComposerForm(composer: Composer, feeds: Feeds, draft: Draft) -> impl IntoView {
    let net = composer.net;
    let toasts = expect_context::<Toasts>();
    let (stream, item) = (draft.stream, draft.item);
    let is_news = stream == Stream::News;
    let text = RwSignal::new(draft.text.clone());
    let title = RwSignal::new(draft.title.clone());
    let draft = RwSignal::new(draft);
    let whole = move || Draft { text: text.get(), title: title.get(), ..draft.get() };
    let tried = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let pending = RwSignal::new(Pending::default());

    // Every change is kept at once; the first run only reads what is kept already.
    Effect::new(move |before: Option<Draft>| {
        let now = whole();
        if let (Some(owner), true) = (composer.owner(), before.is_some_and(|before| before != now)) {
            now.keep(owner);
        }
        now
    });

    let refuse = move |why: &str| problem.set(Some(why.to_owned()));
    let publish = move |()| {
        tried.set(true);
        let now = untrack(whole);
        match pending.get_untracked() {
            _ if busy.get_untracked() => return,
            _ if is_news && now.title.trim().is_empty() => return refuse(t::title_missing()),
            _ if !is_news && !now.has_content() => return refuse(t::nothing_to_publish()),
            pending if pending.under_way || pending.cover.0 => return refuse(t::wait_for_uploads()),
            pending if pending.failed || pending.cover.1 => return refuse(t::failed_uploads()),
            _ => {}
        }
        problem.set(None);
        busy.set(true);
        let form = composer.owner().map(|owner| now.form(owner)).unwrap_or_default();
        spawn(async move {
            match feeds.get(stream).publish(item, now.to_body(), &form).await {
                Ok(_) => {
                    if let Some(owner) = composer.owner() {
                        now.forget(owner);
                    }
                    composer.close();
                    toasts.say(if item.is_some() { t::saved() } else { t::published() });
                }
                Err(failure) => {
                    problem.try_set(Some(failure::not_saved(t::publish_failed(), &failure)));
                }
            }
            busy.try_set(false);
        });
    };
    let discard = move |()| {
        if let Some(owner) = composer.owner() {
            untrack(whole).forget(owner);
        }
        composer.close();
    };
    let title_error = move || {
        (tried.get() && is_news && title.with(|title| title.trim().is_empty())).then(|| t::title_missing().to_owned())
    };
    let files = files_field::Attached::new(net, stream, draft, pending);
    view! {
        <div class="composer" on:dragover=|event| event.prevent_default() on:drop=move |event| files.dropped(&event)>
            <div class="dialog-body">
                {is_news.then(|| view! {
                    <CoverField net draft pending/>
                    <TextField label=t::title() value=title max=200 required=true autofocus=true error=Signal::derive(title_error)/>
                    <CategoryField net draft/>
                })}
                <Editor
                    label=t::text()
                    placeholder=t::text_placeholder()
                    value=text
                    lookup=people::lookup(net)
                    links=LINKS
                    on_submit=publish
                    on_files=Callback::new(move |chosen| files.add(chosen))
                    autofocus=!is_news
                />
                <FilesField files/>
                <Extras net draft/>
                <AudienceField
                    net
                    chosen=Signal::derive(move || draft.with(|draft| (draft.audience.clone(), draft.people.clone())))
                    on_choose=move |(audience, people)| {
                        let mut draft = draft.write();
                        (draft.audience, draft.people) = (audience, people);
                    }
                    wanted=Signal::derive(move || draft.with(|draft| draft.to_body().permissions.unwrap_or_default()))
                />
            </div>
            <footer class="dialog-foot">
                <div role="alert" class="dialog-problem">
                    {live(move || problem.get().map(|why| view! { <p class="form-problem"><Icon glyph=Glyph::Warning/>{why}</p> }))}
                </div>
                <Button weight=Weight::Quiet on_press=discard>{if item.is_some() { t::cancel() } else { t::discard() }}</Button>
                <Button weight=Weight::Primary busy on_press=publish>{if item.is_some() { t::save() } else { t::publish() }}</Button>
            </footer>
        </div>
    }
}

/// What still stands between a draft and its publication.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pending {
    /// Files are on their way.
    under_way: bool,
    /// Files did not get through.
    failed: bool,
    /// The same of the cover.
    cover: (bool, bool),
}
