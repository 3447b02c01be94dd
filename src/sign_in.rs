//! Signing in.

use std::sync::Arc;

use crate::kit::{live, when};
use api::{
    error::{ErrorKind, Failure},
    rotunda::sessions::{ListPersonas, Persona, SignIn, SignInAsPersona},
};
use leptos::prelude::*;

use crate::{
    address::Address,
    chunk::chunk,
    kit::{
        avatar::{Avatar, AvatarSize},
        button::{Button, Weight},
        dialog::{Dialog, DialogSize},
        field::{Kind, TextField},
        icon::{Glyph, Icon},
    },
    net::Net,
    person::Person,
    session::Session,
    task::spawn,
    text::{failure, shell as t},
};

pub mod invitation;

use invitation::InvitationForm;

/// The token of an invitation, when the path is one's.
#[must_use]
pub fn invitation_token(path: &str) -> Option<&str> {
    path.strip_prefix("/invitation/").filter(|token| !token.is_empty() && !token.contains('/'))
}

/// Where one signs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInPlace {
    /// On a page of its own.
    Page,
    /// In a dialog over what one was doing.
    Dialog,
}

chunk!(
    /// Signing in.
    pub sign_in(place: SignInPlace) => match place {
        SignInPlace::Page => view! { <SignInScreen/> }.into_any(),
        SignInPlace::Dialog => view! { <SignInAgain/> }.into_any(),
    }
);

/// The screen of someone who is not signed in, or has an invitation. The address stays, so that a link survives.
#[component]
pub fn SignInScreen() -> impl IntoView {
    let path = expect_context::<Address>().path();
    let form = match invitation_token(&path) {
        Some(token) => view! { <InvitationForm token=token.to_owned()/> }.into_any(),
        None => view! {
            <p class="sign-in-lead">{t::sign_in_lead()}</p>
            <SignInForm/>
        }
        .into_any(),
    };
    view! {
        <main class="sign-in" id="content">
            <div class="sign-in-card">
                <img class="sign-in-logo" src="/icon.svg" alt="" width="40" height="40"/>
                <h1>{t::app_name()}</h1>
                {form}
            </div>
        </main>
    }
}

/// Over the page, when a session has ended elsewhere.
#[component]
fn SignInAgain() -> impl IntoView {
    let session = expect_context::<Session>();
    view! {
        <Dialog open=session.ended on_close=|()| () title=t::sign_in_again() size=DialogSize::Small closable=false>
            <div class="dialog-body">
                <p>{t::sign_in_again_lead()}</p>
                <SignInForm/>
            </div>
        </Dialog>
    }
}

/// E-mail and password, and the personas of a demo.
#[component]
pub fn SignInForm() -> impl IntoView {
    let net = expect_context::<Net>();
    let session = expect_context::<Session>();
    let email = RwSignal::new(session.me_untracked().and_then(|me| me.user.email.clone()).unwrap_or_default());
    let password = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<Failure>);

    let begin = move |answer: Result<api::rotunda::sessions::Me, Failure>| async move {
        match answer {
            Ok(me) => session.begin(net, Arc::new(me)).await,
            Err(failure) => problem.set(Some(failure)),
        }
        busy.try_set(false);
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let (email, password) = (email.get_untracked().trim().to_owned(), password.get_untracked());
        if email.is_empty() || password.is_empty() || busy.get_untracked() {
            return;
        }
        busy.set(true);
        problem.set(None);
        spawn(async move { begin(net.call(&SignIn { email, password }).await).await });
    };
    let try_as = Callback::new(move |key: String| {
        if !busy.get_untracked() {
            busy.set(true);
            problem.set(None);
            spawn(async move { begin(net.call(&SignInAsPersona { key }).await).await });
        }
    });
    let missing = move |value: RwSignal<String>, text: &'static str| {
        Signal::derive(move || (tried.get() && value.with(|value| value.trim().is_empty())).then(|| text.to_owned()))
    };
    let why = move || {
        problem.get().map(|problem| match problem.kind {
            ErrorKind::Unauthenticated => t::wrong_password().to_owned(),
            _ => failure::why(&problem),
        })
    };
    view! {
        <form class="sign-in-form" on:submit=submit novalidate>
            <TextField label=t::email() value=email kind=Kind::Email required=true error=missing(email, t::email_missing())/>
            <TextField label=t::password() value=password kind=Kind::Password required=true error=missing(password, t::password_missing())/>
            <div role="alert">
                {live(move || why().map(|why| view! { <p class="form-problem"><Icon glyph=Glyph::Warning/>{why}</p> }))}
            </div>
            <Button weight=Weight::Primary submit=true busy>{t::sign_in()}</Button>
        </form>
        <Personas on_choose=try_as/>
    }
}

/// The persons of a demo; nothing in a real installation.
#[component]
fn Personas(on_choose: Callback<String>) -> impl IntoView {
    let net = expect_context::<Net>();
    let personas = RwSignal::new(Vec::<Persona>::new());
    spawn(async move {
        // Without the list one signs in with a password, as in a real installation.
        if let Ok(list) = net.call(&ListPersonas {}).await {
            personas.try_set(list);
        }
    });
    view! {
        {when(move || personas.with(|personas| !personas.is_empty()), move || view! {
            <section class="personas" aria-label=t::try_as()>
                <p>{t::try_as()}</p>
                <ul>
                    {live(move || personas.get().into_iter().map(|persona| {
                        let person = Person::from(persona.user);
                        let key = persona.key.clone();
                        view! {
                            <li>
                                <button type="button" class="persona" on:click=move |_| on_choose.run(key.clone())>
                                    <Avatar id=person.id.to_string() name=person.name.clone() picture=person.picture size=AvatarSize::Large/>
                                    <span class="persona-name" dir="auto">{person.name}</span>
                                    <span class="persona-role">{role(&persona.key)}</span>
                                </button>
                            </li>
                        }
                    }).collect_view())}
                </ul>
            </section>
        })}
    }
}

fn role(key: &str) -> &'static str {
    match key {
        "head" => t::persona_head(),
        "help_desk" => t::persona_help_desk(),
        "compliance" => t::persona_compliance(),
        "user_admin" => t::persona_user_admin(),
        "admin" => t::persona_admin(),
        "bench" => t::persona_bench(),
        _ => t::persona_employee(),
    }
}
