//! Accepting an invitation: choosing a password.

use std::sync::Arc;

use api::{
    error::{ErrorKind, Failure},
    rotunda::invitations::{AcceptInvitation, GetInvitation, Invitation},
};
use leptos::prelude::*;

use crate::{
    address::Address,
    kit::{
        button::{Button, Weight},
        field::{Kind, TextField},
        icon::{Glyph, Icon},
        live,
        note::FailureNote,
        skeleton::RowSkeletons,
    },
    net::Net,
    session::Session,
    task::spawn,
    text::{failure, shell as t},
};

/// The shortest password.
const SHORTEST_CHARACTERS: usize = 10;

/// Whom the invitation is for, and the form that accepts it.
#[component]
pub fn InvitationForm(
    /// What the link ends with.
    token: String,
) -> impl IntoView {
    let net = expect_context::<Net>();
    let found = RwSignal::new(None::<Result<Invitation, Failure>>);
    let kept = StoredValue::new(token);
    let ask = move || {
        found.set(None);
        spawn(async move {
            let answer = net.call(&GetInvitation { token: kept.get_value() }).await;
            found.try_set(Some(answer));
        });
    };
    ask();
    live(move || match found.get() {
        None => view! { <RowSkeletons count=1/> }.into_any(),
        Some(Ok(invitation)) => view! { <Accept token=kept.get_value() invitation/> }.into_any(),
        Some(Err(problem)) if problem.kind == ErrorKind::NotFound => view! {
            <p class="form-problem" role="alert"><Icon glyph=Glyph::Warning/>{t::invitation_over()}</p>
            <p><a class="button" href="/feeds">{t::sign_in()}</a></p>
        }
        .into_any(),
        Some(Err(problem)) => view! {
            <FailureNote what=t::invitation_unread() failure=Signal::stored(problem) on_retry=move |()| ask()/>
        }
        .into_any(),
    })
}

#[component]
fn Accept(token: String, invitation: Invitation) -> impl IntoView {
    let (net, session, address) = (expect_context::<Net>(), expect_context::<Session>(), expect_context::<Address>());
    let password = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<Failure>);
    let is_short = move || password.with(|password| password.chars().count() < SHORTEST_CHARACTERS);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if untrack(is_short) || busy.get_untracked() {
            return;
        }
        busy.set(true);
        problem.set(None);
        let (token, password) = (token.clone(), password.get_untracked());
        spawn(async move {
            match net.call(&AcceptInvitation { token, password }).await {
                Ok(me) => {
                    address.replace("/feeds");
                    session.begin(net, Arc::new(me)).await;
                }
                Err(failure) => problem.set(Some(failure)),
            }
            busy.try_set(false);
        });
    };
    let short = Signal::derive(move || (tried.get() && is_short()).then(|| t::password_short().to_owned()));
    let lead = match &invitation.first_name {
        Some(name) => t::invitation_lead_named(name, &invitation.org),
        None => t::invitation_lead(&invitation.org),
    };
    view! {
        <p class="sign-in-lead">{lead}</p>
        <form class="sign-in-form" on:submit=submit novalidate>
            // Lets the browser keep the password with the address.
            <input type="text" autocomplete="username" value=invitation.email.clone() hidden/>
            <p class="sign-in-account"><span>{t::email()}</span> <bdi>{invitation.email}</bdi></p>
            <TextField
                label=t::new_password() value=password kind=Kind::NewPassword required=true autofocus=true
                help=t::password_help() error=short
            />
            <div role="alert">
                {live(move || problem.get().map(|problem| view! {
                    <p class="form-problem"><Icon glyph=Glyph::Warning/>{failure::why(&problem)}</p>
                }))}
            </div>
            <Button weight=Weight::Primary submit=true busy>{t::accept_invitation()}</Button>
        </form>
    }
}
