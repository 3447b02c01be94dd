//! The comments on an item, and the way to write one.

use std::sync::Arc;

use api::rotunda::live::Notice;
use leptos::prelude::*;

use super::{
    LINKS,
    comments::{Comment, CommentId, Comments},
    model::ItemId,
    store::Feed,
};
use crate::{
    kit::{
        avatar::{Avatar, AvatarSize},
        button::{Button, Weight},
        each,
        editor::Editor,
        icon::Glyph,
        live,
        markdown::Markdown,
        menu::{Action, Menu},
        note::{EmptyNote, FailureNote},
        time::RelativeTime,
        toast::Toasts,
    },
    live::Live,
    loading::Phase,
    net::Net,
    people,
    session::Session,
    storage,
    task::{follow, spawn},
    text::{failure, feeds as t, format, kit},
};

/// The comments on an item.
#[component]
pub fn CommentsView(
    /// Its stream.
    feed: Feed,
    /// The item.
    id: ItemId,
    /// Calls.
    net: Net,
) -> impl IntoView {
    let comments = Comments::open(feed, id, net);
    expect_context::<Live>().listen_here(move |notice| {
        if *notice == (Notice::CommentsChanged { stream: feed.stream, id }) || *notice == Notice::Resync {
            comments.reload();
        }
    });
    let is_empty = move || comments.order().is_empty();
    view! {
        <section class="comments" aria-label=t::comments()>
            <h2>{t::comments()}</h2>
            <div role="log" aria-label=t::comments()>
                {each(move || comments.order(), ToString::to_string, move |id| view! { <CommentRow comments id/> })}
            </div>
            {live(move || match comments.phase() {
                Phase::Failed(failure) => view! { <FailureNote what=t::comments_failed() failure on_retry=move |()| comments.more()/> }.into_any(),
                Phase::Ready if is_empty() => view! { <EmptyNote text=t::no_comments()/> }.into_any(),
                Phase::Ready if !comments.at_end() => view! { <Button on_press=move |()| comments.more()>{t::more_comments()}</Button> }.into_any(),
                _ => ().into_any(),
            })}
            <NewComment comments id/>
        </section>
    }
}

#[component]
fn CommentRow(comments: Comments, id: CommentId) -> impl IntoView {
    let comment = Memo::new(move |_| comments.get(id));
    let editing = RwSignal::new(false);
    view! {
        {move || comment.get().map(|comment| {
            if editing.get() {
                view! { <EditComment comments comment editing/> }.into_any()
            } else {
                view! { <CommentView comments comment editing/> }.into_any()
            }
        })}
    }
}

#[component]
fn CommentView(comments: Comments, comment: Arc<Comment>, editing: RwSignal<bool>) -> impl IntoView {
    let session = expect_context::<Session>();
    let toasts = expect_context::<Toasts>();
    let id = comment.id;
    let author = comment.author.clone();
    let is_own = session.me_untracked().is_some_and(|me| me.user.id == author.id);
    let may_delete = is_own || untrack(|| session.is_admin());
    let delete = move || delete(comments, id, toasts);
    let actions = move || {
        let edit = is_own.then(|| Action::new(Glyph::Edit, t::edit(), move || editing.set(true)));
        let remove = may_delete.then(|| Action::new(Glyph::Trash, t::delete(), delete).dangerous());
        edit.into_iter().chain(remove).collect()
    };
    view! {
        <article class="comment">
            <Avatar id=author.id.to_string() name=author.name.clone() picture=author.picture size=AvatarSize::Small/>
            <div class="comment-body">
                <p class="comment-head">
                    <span class="comment-author" dir="auto">{author.name}</span>
                    <RelativeTime at=comment.created_at/>
                    {comment.edited_at.map(|at| view! { <span title=format::exact(at)>{t::edited()}</span> })}
                </p>
                <Markdown text=comment.text.to_string() links=LINKS/>
            </div>
            {may_delete.then(|| view! { <Menu label=kit::more_actions() actions=Arc::new(actions)/> })}
        </article>
    }
}

fn delete(comments: Comments, id: CommentId, toasts: Toasts) {
    spawn(async move {
        match comments.delete(id).await {
            Ok(place) => toasts.say_with_undo(t::comment_deleted(), move || {
                spawn(async move {
                    if let Err(problem) = comments.restore(id, place).await {
                        toasts.warn(format!("{} {}", t::restore_failed(), failure::why(&problem)));
                    }
                });
            }),
            Err(problem) => toasts.warn(format!("{} {}", t::delete_failed(), failure::why(&problem))),
        }
    });
}

#[component]
fn EditComment(comments: Comments, comment: Arc<Comment>, editing: RwSignal<bool>) -> impl IntoView {
    let net = expect_context::<Net>();
    let text = RwSignal::new(comment.text.to_string());
    let problem = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let id = comment.id;
    let save = move |()| {
        let words = text.get_untracked().trim().to_owned();
        if words.is_empty() || busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn(async move {
            match comments.change(id, words).await {
                Ok(()) => {
                    editing.try_set(false);
                }
                Err(failure) => {
                    problem.try_set(Some(failure::why(&failure)));
                }
            }
            busy.try_set(false);
        });
    };
    view! {
        <div class="comment-edit">
            <Editor label=t::comment() placeholder=t::write_comment() value=text lookup=people::lookup(net) links=LINKS on_submit=save autofocus=true compact=true/>
            <p class="form-problem" role="alert">{live(move || problem.get())}</p>
            <div class="comment-actions">
                <Button on_press=move |()| editing.set(false)>{t::cancel()}</Button>
                <Button weight=Weight::Primary busy on_press=save>{t::save()}</Button>
            </div>
        </div>
    }
}

/// A new comment; kept in the browser until it is sent.
#[component]
fn NewComment(comments: Comments, id: ItemId) -> impl IntoView {
    let net = expect_context::<Net>();
    let me = net.session.me_untracked().map(|me| me.user.id);
    let key = StoredValue::new(me.map_or_else(String::new, |me| format!("draft.{me}.comment.{id}")));
    let text = RwSignal::new(key.with_value(|key| storage::read::<String>(key)).unwrap_or_default());
    let problem = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    follow(move || {
        text.with(|text| {
            key.with_value(|key| if text.is_empty() { storage::remove(key) } else { storage::write(key, text) });
        });
    });
    let send = move |()| {
        let words = text.get_untracked().trim().to_owned();
        if words.is_empty() || busy.get_untracked() {
            return;
        }
        busy.set(true);
        problem.set(None);
        spawn(async move {
            match comments.write(words).await {
                Ok(()) => {
                    text.try_set(String::new());
                }
                Err(failure) => {
                    problem.try_set(Some(format!("{} {}", t::comment_failed(), failure::why(&failure))));
                }
            }
            busy.try_set(false);
        });
    };
    view! {
        <div class="comment-new">
            <Editor label=t::write_comment() placeholder=t::write_comment() value=text lookup=people::lookup(net) links=LINKS on_submit=send compact=true/>
            <Button weight=Weight::Primary busy disabled=Signal::derive(move || text.with(|text| text.trim().is_empty())) on_press=send>{t::send()}</Button>
            <p class="form-problem" role="alert">{live(move || problem.get())}</p>
        </div>
    }
}
