//! What may be added to a text: a GIF, links, a place, people.

use leptos::prelude::*;

use crate::{
    feeds::draft::Draft,
    kit::{
        button::{Button, IconButton},
        each,
        field::{Kind, TextField},
        icon::Glyph,
        people_field::PeopleField,
        when,
    },
    net::Net,
    people,
    text::feeds as t,
};

/// The buttons, and the fields that they open.
#[component]
pub(super) fn Extras(net: Net, draft: RwSignal<Draft>) -> impl IntoView {
    let start = draft.get_untracked();
    let gif_open = RwSignal::new(!start.gif.is_empty());
    let link_open = RwSignal::new(!start.links.is_empty());
    let place_open = RwSignal::new(!start.place.is_empty());
    let tagged_open = RwSignal::new(!start.tagged.is_empty());
    let opener = |glyph: Glyph, label: &'static str, open: RwSignal<bool>| {
        view! {
            {when(move || !open.get(), move || view! {
                <Button glyph on_press=move |()| open.set(true)>{label}</Button>
            })}
        }
    };
    view! {
        <div class="composer-add">
            {opener(Glyph::Gif, t::add_gif(), gif_open)}
            {opener(Glyph::Link, t::add_link(), link_open)}
            {opener(Glyph::Location, t::add_place(), place_open)}
            {opener(Glyph::People, t::add_tagged(), tagged_open)}
        </div>
        {when(move || gif_open.get(), move || view! { <GifField draft/> })}
        {when(move || link_open.get(), move || view! { <LinksField draft/> })}
        {when(move || place_open.get(), move || view! { <PlaceField draft/> })}
        {when(move || tagged_open.get(), move || view! {
            <PeopleField
                label=t::tagged_people()
                chosen=Signal::derive(move || draft.with(|draft| draft.tagged.iter().cloned().map(people::candidate).collect()))
                on_add=move |chosen| draft.write().tagged.extend(people::person(chosen))
                on_remove=move |id: String| draft.write().tagged.retain(|person| person.id.to_string() != id)
                lookup=people::lookup(net)
            />
        })}
    }
}

#[component]
fn GifField(draft: RwSignal<Draft>) -> impl IntoView {
    let address = RwSignal::new(draft.get_untracked().gif);
    Effect::new(move |before: Option<()>| {
        let now = address.get();
        if before.is_some() {
            draft.write().gif = now;
        }
    });
    let is_wrong =
        move || address.with(|address| !address.trim().is_empty() && !address.trim().starts_with("https://"));
    let left = RwSignal::new(false);
    view! {
        <TextField
            label=t::gif_address()
            value=address
            kind=Kind::Address
            help=t::gif_help()
            max=2000
            on_leave=Callback::new(move |()| left.set(true))
            error=Signal::derive(move || (left.get() && is_wrong()).then(|| t::gif_invalid().to_owned()))
        />
    }
}

/// Links, added one by one.
#[component]
fn LinksField(draft: RwSignal<Draft>) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let add = move || {
        let address = typed.get_untracked().trim().to_owned();
        if address.is_empty() {
            problem.set(None);
        } else if is_web_address(&address) {
            problem.set(None);
            typed.set(String::new());
            let mut draft = draft.write();
            if !draft.links.contains(&address) {
                draft.links.push(address);
            }
        } else {
            problem.set(Some(t::link_invalid().to_owned()));
        }
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" && !event.ctrl_key() && !event.meta_key() {
            event.prevent_default();
            add();
        }
    };
    view! {
        <ul class="draft-links">
            {each(move || draft.with(|draft| draft.links.clone()), String::clone, move |link| {
                    let link = StoredValue::new(link);
                    view! {
                        <li>
                            <span dir="ltr">{link.get_value()}</span>
                            <IconButton
                                glyph=Glyph::Close
                                label=move || link.with_value(|link| t::remove(link))
                                on_press=move |()| link.with_value(|link| draft.write().links.retain(|known| known != link))
                            />
                        </li>
                    }
            })}
        </ul>
        <div on:keydown=on_key>
            <TextField label=t::link_address() value=typed kind=Kind::Address max=2000 error=problem on_leave=Callback::new(move |()| add())/>
        </div>
    }
}

#[component]
fn PlaceField(draft: RwSignal<Draft>) -> impl IntoView {
    let place = RwSignal::new(draft.get_untracked().place);
    Effect::new(move |before: Option<()>| {
        let now = place.get();
        if before.is_some() {
            draft.write().place = now;
        }
    });
    view! { <TextField label=t::place_address() value=place max=200/> }
}

/// Whether the browser takes it for an `http` or `https` address.
fn is_web_address(text: &str) -> bool {
    let url = web_sys::Url::new(text).ok();
    url.is_some_and(|url| matches!(url.protocol().as_str(), "http:" | "https:"))
}
