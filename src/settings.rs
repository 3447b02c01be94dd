//! `/settings`: what a person may set for themselves.

use crate::kit::live;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::{
    kit::{
        avatar::{Avatar, AvatarSize},
        button::{Button, Weight},
        choice::{Choice, Segments, Select},
        icon::Glyph,
        toast::Toasts,
    },
    net::Net,
    person::Person,
    session::Session,
    task::spawn,
    text::{self, Language, failure, shell as t},
    theme::{Density, Theme},
};

/// Profile, appearance, account.
#[component]
pub fn SettingsScreen() -> impl IntoView {
    view! {
        <div class="settings" data-scroller="" tabindex="-1">
            <h1>{t::settings()}</h1>
            <Profile/>
            <Appearance/>
            <Account/>
        </div>
    }
}

#[component]
fn Profile() -> impl IntoView {
    let session = expect_context::<Session>();
    let person =
        move || session.me().map(|me| (Person::from(me.user.clone()), me.user.email.clone(), me.org.name.clone()));
    view! {
        <section class="panel" aria-labelledby="settings-profile">
            <h2 id="settings-profile">{t::profile()}</h2>
            {live(move || person().map(|(person, email, org)| view! {
                <div class="profile">
                    <Avatar id=person.id.to_string() name=person.name.clone() picture=person.picture size=AvatarSize::Large/>
                    <div>
                        <p class="profile-name" dir="auto">{person.name}</p>
                        <p class="quiet" dir="auto">{person.title.into_iter().chain(person.department).chain([org]).collect::<Vec<_>>().join(" · ")}</p>
                        <p class="quiet">{email}</p>
                    </div>
                </div>
            }))}
            <p class="quiet">{t::profile_source()}</p>
        </section>
    }
}

#[component]
fn Appearance() -> impl IntoView {
    let theme = RwSignal::new(Theme::chosen());
    let density = RwSignal::new(Density::chosen());
    let choose_theme = move |chosen: Theme| {
        chosen.choose();
        theme.set(chosen);
    };
    let choose_density = move |chosen: Density| {
        chosen.choose();
        density.set(chosen);
    };
    let themes = vec![
        Choice::new(Theme::System, t::theme_system()),
        Choice::new(Theme::Light, t::theme_light()),
        Choice::new(Theme::Dark, t::theme_dark()),
        Choice::new(Theme::Contrast, t::theme_contrast()),
    ];
    let densities = vec![
        Choice::new(Density::Comfortable, t::density_comfortable()),
        Choice::new(Density::Compact, t::density_compact()),
    ];
    let languages = || Language::ALL.map(|language| Choice::new(language, language.own_name())).to_vec();
    view! {
        <section class="panel" aria-labelledby="settings-appearance">
            <h2 id="settings-appearance">{t::appearance()}</h2>
            <Segments label=t::theme() choices=themes value=theme on_choose=choose_theme/>
            <Segments label=t::density() choices=densities value=density on_choose=choose_density/>
            <Select label=t::language() choices=Signal::derive(languages) value=Signal::derive(text::language) on_choose=choose_language/>
        </section>
    }
}

/// Changes the language; the views are made anew, and the focus stays where it was.
fn choose_language(language: Language) {
    text::set_language(language);
    request_animation_frame(|| {
        let select = web_sys::window().and_then(|window| window.document()?.query_selector(".settings select").ok()?);
        if let Some(select) = select.and_then(|select| select.dyn_into::<web_sys::HtmlElement>().ok()) {
            // It has just come onto the page.
            let _ = select.focus();
        }
    });
}

#[component]
fn Account() -> impl IntoView {
    let session = expect_context::<Session>();
    let net = expect_context::<Net>();
    let toasts = expect_context::<Toasts>();
    let sign_out = move |everywhere: bool| {
        spawn(async move {
            if let Err(problem) = session.sign_out(net, everywhere).await {
                toasts.warn(failure::why(&problem));
            }
        });
    };
    view! {
        <section class="panel" aria-labelledby="settings-account">
            <h2 id="settings-account">{t::account()}</h2>
            <div class="panel-actions">
                <Button glyph=Glyph::SignOut on_press=move |()| sign_out(false)>{t::sign_out()}</Button>
                <Button weight=Weight::Danger on_press=move |()| sign_out(true)>{t::sign_out_everywhere()}</Button>
            </div>
            <p class="quiet">{t::sign_out_everywhere_help()}</p>
        </section>
    }
}
