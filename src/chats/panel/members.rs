//! Who is in a conversation.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    chats::{
        abilities::Ability,
        adapter::Change,
        context::{Area, Asked},
        dialogs::PeoplePicker,
        model::{Detail, Kind, Member, Person},
        pane::PaneView,
    },
    kit::{
        avatar::Avatar,
        badge::Badge,
        button::{Button, Weight},
        icon::Glyph,
        live,
        menu::{Action, Menu},
        skeleton::RowSkeletons,
        when,
    },
    text::chats as t,
};

/// Who is in a conversation, and the ways to change that.
#[component]
pub(super) fn MembersPanel() -> impl IntoView {
    let area = expect_context::<Area>();
    let view = expect_context::<PaneView>();
    let detail = Memo::new(move |_| view.thread().detail());
    let can = Memo::new(move |_| detail.with(|it| it.as_ref().map(|it| it.conversation.can).unwrap_or_default()));
    let chosen = RwSignal::new(Vec::new());
    let add = move |()| {
        let people: Vec<Arc<str>> =
            chosen.get_untracked().iter().map(|person: &Arc<Person>| Arc::clone(&person.id)).collect();
        if people.is_empty() {
            return;
        }
        area.run(t::add_failed(), async move {
            area.chats.change(view.id, Change::Add(people)).await?;
            chosen.try_set(Vec::new());
            Ok(())
        });
    };
    view! {
        {live(move || detail.with(|it| it.as_ref().and_then(|it| it.conversation.description.clone())).map(|text| view! { <p class="panel-about" dir="auto">{text}</p> }))}
        {when(move || can.get().has(Ability::Add), move || view! {
            <div class="panel-add">
                <PeoplePicker source=view.id.source() label=t::add_people() chosen already=Signal::derive(move || ids(detail.get()))/>
                {when(move || chosen.with(|chosen| !chosen.is_empty()), move || view! {
                    <Button weight=Weight::Primary on_press=add>{t::add()}</Button>
                })}
            </div>
        })}
        {live(move || match detail.get() {
            None => view! { <RowSkeletons count=4/> }.into_any(),
            Some(detail) => view! {
                <Asking detail=Arc::clone(&detail)/>
                <ul class="members" aria-label=t::members()>
                    {detail.members.iter().map(|member| view! { <MemberRow member=member.clone() detail=Arc::clone(&detail)/> }).collect_view()}
                </ul>
            }
            .into_any(),
        })}
        {when(move || can.get().has(Ability::Leave), move || view! {
            <Button glyph=Glyph::SignOut on_press=move |()| area.ask(Asked::Leave(view.id))>{t::leave()}</Button>
        })}
    }
}

fn ids(detail: Option<Arc<Detail>>) -> Vec<Arc<str>> {
    detail.map(|detail| detail.members.iter().map(|member| Arc::clone(&member.person.id)).collect()).unwrap_or_default()
}

#[component]
fn MemberRow(member: Member, detail: Arc<Detail>) -> impl IntoView {
    let area = expect_context::<Area>();
    let view = expect_context::<PaneView>();
    let can = detail.conversation.can;
    let person = Arc::clone(&member.person);
    let online = if member.is_me { None } else { untrack(|| area.presence.of(view.id.source(), &person)) };
    let has_menu = !member.is_me && (can.has(Ability::Remove) || can.has(Ability::Promote));
    let (is_admin, of) = (member.is_admin, Arc::clone(&person));
    let actions = move || {
        let mut menu = Vec::new();
        let who = Arc::clone(&of.id);
        if can.has(Ability::Promote) {
            let label = if is_admin { t::demote() } else { t::promote() };
            let who = Arc::clone(&who);
            let promote = move || {
                let change = Change::Promote(Arc::clone(&who), !is_admin);
                area.run(t::change_failed(), area.chats.change(view.id, change));
            };
            menu.push(Action::new(Glyph::Team, label, promote));
        }
        if can.has(Ability::Remove) {
            let remove = move || {
                area.run(t::remove_failed(), area.chats.change(view.id, Change::Remove(Arc::clone(&who))));
            };
            menu.push(Action::new(Glyph::Trash, t::remove_member(), remove).dangerous());
        }
        menu
    };
    view! {
        <li class="member">
            <Avatar id=person.id.to_string() name=person.name.to_string() picture=person.picture.clone() online/>
            <div class="member-text">
                <p dir="auto">
                    {person.name.to_string()}
                    {member.is_me.then(|| format!(" ({})", t::you()))}
                </p>
                <p class="quiet" dir="auto">{person.detail.clone()}</p>
            </div>
            {(is_admin && detail.conversation.kind != Kind::Direct).then(|| view! { <Badge>{t::admin()}</Badge> })}
            {has_menu.then(|| view! { <Menu label=t::actions_for(&person.name) actions=Arc::new(actions)/> })}
        </li>
    }
}

/// Who asks to join.
#[component]
fn Asking(detail: Arc<Detail>) -> impl IntoView {
    let area = expect_context::<Area>();
    let view = expect_context::<PaneView>();
    if detail.asking.is_empty() {
        return ().into_any();
    }
    let rows = detail.asking.iter().map(|person| {
        let (accepted, refused) = (Arc::clone(&person.id), Arc::clone(&person.id));
        let accept = move |()| {
            area.run(t::add_failed(), area.chats.change(view.id, Change::Add(vec![Arc::clone(&accepted)])));
        };
        let refuse = move |()| {
            area.run(t::change_failed(), area.chats.change(view.id, Change::Refuse(Arc::clone(&refused))));
        };
        view! {
            <li class="member">
                <Avatar id=person.id.to_string() name=person.name.to_string() picture=person.picture.clone()/>
                <div class="member-text"><p dir="auto">{person.name.to_string()}</p></div>
                <Button weight=Weight::Primary on_press=accept>{t::accept()}</Button>
                <Button on_press=refuse>{t::decline()}</Button>
            </li>
        }
    });
    view! {
        <h3>{t::asking_to_join()}</h3>
        <ul class="members">{rows.collect_view()}</ul>
    }
    .into_any()
}
