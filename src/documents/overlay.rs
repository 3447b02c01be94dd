//! What opens over the area: menus, pictures whole, the question before a deletion, forms, files on their way. Each is fetched when it is
//! first asked for.

use leptos::prelude::*;

use super::{
    actions::{Actions, Form, Subject},
    add::documents_add,
    document_editor::documents_editor,
    faq_editor::documents_faq_editor,
    picture_editor::documents_picture_editor,
    tray::documents_tray,
};
use crate::{
    chunk::{chunk, on_need},
    kit::{dialog::Confirm, gallery::Lightbox, live, menu::MenuPanel},
    text::documents as t,
};

/// The place where it opens.
#[component]
pub fn OverlayHost() -> impl IntoView {
    let actions = expect_context::<Actions>();
    let needs =
        move || actions.menu.is_open() || actions.pictures.with(Option::is_some) || actions.asked.with(Option::is_some);
    let form = move |fits: fn(&Form) -> bool| move || actions.form.with(|form| form.as_ref().is_some_and(fits));
    let of_document = |form: &Form| matches!(form, Form::Link(_) | Form::Change(Subject::Document(_)));
    let of_faq = |form: &Form| matches!(form, Form::Faq | Form::Change(Subject::Question(_)));
    let of_picture = |form: &Form| matches!(form, Form::Change(Subject::Photo(_) | Subject::Video(_)));
    view! {
        {on_need(needs, documents_overlay)}
        {on_need(move || actions.chosen.with(Option::is_some), documents_add)}
        {on_need(move || !actions.library.intake.is_empty(), documents_tray)}
        {on_need(form(of_document), documents_editor)}
        {on_need(form(of_faq), documents_faq_editor)}
        {on_need(form(of_picture), documents_picture_editor)}
    }
}

chunk!(documents_overlay() => view! { <Open/> });

#[component]
fn Open() -> impl IntoView {
    let actions = expect_context::<Actions>();
    let menu = actions.menu;
    let question = move || {
        actions.asked.with(|asked| match asked {
            None => String::new(),
            Some(Subject::Question(question)) => t::delete_question(&question.question),
            Some(subject) => t::delete_thing(&subject.name()),
        })
    };
    view! {
        {live(move || menu.open().map(|open| view! {
            <MenuPanel closer=menu.closer(&open.anchor) anchor=open.anchor actions=untrack(|| actions.menu_of(&open.about))/>
        }))}
        <Lightbox open=actions.pictures/>
        <Confirm
            open=Signal::derive(move || actions.asked.with(Option::is_some))
            question
            action=t::delete()
            on_confirm=move |()| actions.delete_asked()
            on_cancel=move |()| actions.asked.set(None)
        />
    }
}
