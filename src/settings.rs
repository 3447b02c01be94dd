//! `/settings`: what a person may set for themselves.

use crate::kit::{fresh_id, live, when};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::{
    chats::{model::Source, preferences::Preferences},
    kit::{
        avatar::{Avatar, AvatarSize},
        button::{Button, Weight},
        choice::{Choice, Segments, Select, Switch},
        icon::Glyph,
        toast::Toasts,
    },
    net::Net,
    person::Person,
    session::Session,
    task::spawn,
    text::{self, Language, chats as c, failure, shell as t},
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
            <Chats/>
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
    let toasts = expect_context::<Toasts>();
    let languages = || Language::ALL.map(|language| Choice::new(language, language.own_name())).to_vec();
    view! {
        <section class="panel" aria-labelledby="settings-appearance">
            <h2 id="settings-appearance">{t::appearance()}</h2>
            <Segments label=t::theme() choices=themes value=theme on_choose=choose_theme/>
            <Segments label=t::density() choices=densities value=density on_choose=choose_density/>
            <Select label=t::language() choices=languages value=text::language on_choose=move |language| choose_language(toasts, language)/>
        </section>
    }
}

/// Changes the language; the views are made anew, and the focus stays where it was.
fn choose_language(toasts: Toasts, language: Language) {
    spawn(async move {
        if text::set_language(language).await.is_err() {
            toasts.warn(t::chunk_failed());
            return;
        }
        request_animation_frame(focus_language);
    });
}

fn focus_language() {
    let select = web_sys::window().and_then(|window| window.document()?.query_selector(".settings select").ok()?);
    if let Some(select) = select.and_then(|select| select.dyn_into::<web_sys::HtmlElement>().ok()) {
        // It has just come onto the page.
        let _ = select.focus();
    }
}

/// How conversations behave, and what is told of them.
#[component]
fn Chats() -> impl IntoView {
    let chosen = Memo::new(|_| Preferences::get());
    let switch = move |read: fn(&Preferences) -> bool| Signal::derive(move || chosen.with(read));
    let is_quiet = switch(|chosen| chosen.quiet.is_some());
    let set_quiet = |on: bool| Preferences::change(|chosen| chosen.quiet = on.then_some(NIGHT));
    view! {
        <section class="panel" aria-labelledby="settings-chats">
            <h2 id="settings-chats">{c::settings_title()}</h2>
            <Switch label=c::settings_enter() on=switch(|chosen| chosen.enter_sends) on_change=|on| Preferences::change(|chosen| chosen.enter_sends = on)/>
            <Switch label=c::settings_unread() on=switch(|chosen| chosen.opens_at_unread) on_change=|on| Preferences::change(|chosen| chosen.opens_at_unread = on)/>
            <Switch label=c::settings_notify() on=switch(|chosen| chosen.notifies) on_change=|on| Preferences::change(|chosen| chosen.notifies = on)/>
            <Sources chosen/>
            <Switch label=c::settings_quiet() on=is_quiet on_change=set_quiet/>
            {when(move || is_quiet.get(), move || view! {
                <div class="quiet-hours">
                    <QuietTime label=c::settings_quiet_from() chosen read=|(from, _)| from write=|(_, to), from| (from, to)/>
                    <QuietTime label=c::settings_quiet_to() chosen read=|(_, to)| to write=|(from, _), to| (from, to)/>
                </div>
            })}
        </section>
    }
}

/// From ten in the evening to seven in the morning.
const NIGHT: (u16, u16) = (22 * 60, 7 * 60);

/// Of which sources new messages are told.
#[component]
fn Sources(chosen: Memo<Preferences>) -> impl IntoView {
    let session = expect_context::<Session>();
    let sources = move || {
        let titled = session.vendors.get().into_iter();
        titled.filter_map(|vendor| Some((vendor.name.parse::<Source>().ok()?, vendor.title))).collect::<Vec<_>>()
    };
    live(move || {
        let switches = sources().into_iter().filter(|(source, _)| *source != Source::Dixa).map(|(source, title)| {
            let on = Signal::derive(move || chosen.with(|chosen| !chosen.silent_sources.contains(&source)));
            let change = move |on: bool| {
                Preferences::change(|chosen| {
                    chosen.silent_sources.retain(|silent| *silent != source);
                    if !on {
                        chosen.silent_sources.push(source);
                    }
                });
            };
            let disabled = Signal::derive(move || !chosen.with(|chosen| chosen.notifies));
            view! { <Switch label=title on on_change=change disabled/> }
        });
        view! { <div class="settings-sources">{switches.collect_view()}</div> }
    })
}

/// One end of the quiet hours.
#[component]
fn QuietTime(
    label: &'static str,
    chosen: Memo<Preferences>,
    read: fn((u16, u16)) -> u16,
    write: fn((u16, u16), u16) -> (u16, u16),
) -> impl IntoView {
    let id = fresh_id("quiet");
    let value = move || {
        let minutes = chosen.with(|chosen| read(chosen.quiet.unwrap_or(NIGHT)));
        format!("{:02}:{:02}", minutes / 60, minutes % 60)
    };
    let change = move |event| {
        let typed = event_target_value(&event);
        let Some((hours, minutes)) = typed.split_once(':') else { return };
        if let (Ok(hours), Ok(minutes)) = (hours.parse::<u16>(), minutes.parse::<u16>()) {
            Preferences::change(|chosen| {
                chosen.quiet = chosen.quiet.map(|quiet| write(quiet, (hours * 60 + minutes) % (24 * 60)));
            });
        }
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input id=id type="time" prop:value=Signal::derive(value) on:change=change/>
        </div>
    }
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
