//! The command palette: go to an area, or to a person's posts.

use crate::kit::{live, when};
use leptos::{html, prelude::*};

use super::{Keys, frame::AREAS};
use crate::{
    address::Address,
    app::Area,
    chunk::{chunk, on_need},
    kit::{
        avatar::{Avatar, AvatarSize},
        dialog::{Dialog, DialogSize},
        fresh_id,
        icon::{Glyph, Icon},
    },
    net::Net,
    people,
    person::Person,
    task::{follow, spawn},
    text::{feeds, lowercase, shell as t},
};

/// The palette; opened by Ctrl+K.
#[component]
pub fn Palette() -> impl IntoView {
    let keys = expect_context::<Keys>();
    on_need(move || keys.palette.get(), move || shell_palette(keys))
}

chunk!(shell_palette(keys: Keys) => view! {
    <Dialog open=keys.palette on_close=move |()| keys.palette.set(false) title=t::palette() size=DialogSize::Small>
        <PaletteBody on_done=move |()| keys.palette.set(false)/>
    </Dialog>
});

#[derive(Clone)]
enum Entry {
    Place(Glyph, &'static str, &'static str),
    Posts(Person),
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Place(.., one), Self::Place(.., two)) => one == two,
            (Self::Posts(one), Self::Posts(two)) => one == two,
            _ => false,
        }
    }
}

impl Entry {
    fn address(&self) -> String {
        match self {
            Self::Place(_, _, address) => (*address).to_owned(),
            Self::Posts(person) => format!("/feeds?author={}", person.id),
        }
    }

    fn label(&self) -> String {
        match self {
            Self::Place(_, label, _) => (*label).to_owned(),
            Self::Posts(person) => person.name.clone(),
        }
    }
}

/// What one goes to: the parts of Feeds, then the other areas as in the rail.
fn places() -> Vec<Entry> {
    let feeds = [(Glyph::Feeds, feeds::posts(), "/feeds"), (Glyph::News, feeds::news(), "/feeds/news")];
    let areas = AREAS.iter().filter(|(area, ..)| *area != Area::Feeds);
    let areas = areas.map(|(_, address, glyph, label)| (*glyph, label(), *address));
    let all = feeds.into_iter().chain(areas).chain([(Glyph::Settings, t::settings(), "/settings")]);
    all.map(|(glyph, label, address)| Entry::Place(glyph, label, address)).collect()
}

#[component]
fn PaletteBody(#[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let net = expect_context::<Net>();
    let address = expect_context::<Address>();
    let words = RwSignal::new(String::new());
    let people = RwSignal::new(Vec::<Person>::new());
    let active = RwSignal::new(0_usize);
    let list_id = StoredValue::new(fresh_id("palette"));
    let field = NodeRef::<html::Input>::new();
    field.on_load(|field| {
        // It has just come onto the page.
        let _ = field.focus();
    });

    follow(move || {
        let typed = words.get().trim().to_owned();
        active.set(0);
        if typed.is_empty() {
            people.set(Vec::new());
            return;
        }
        spawn(async move {
            let found = people::search(net, typed.clone(), 6).await.unwrap_or_default();
            // An answer to older words is of no use.
            if words.try_with_untracked(|words| words.trim() == typed) == Some(true) {
                people.set(found);
            }
        });
    });

    let entries = Memo::new(move |_| {
        let typed = words.with(|words| lowercase(words.trim()));
        let here = places().into_iter().filter(|entry| lowercase(&entry.label()).contains(&typed));
        here.chain(people.get().into_iter().map(Entry::Posts)).collect::<Vec<_>>()
    });
    let go = Callback::new(move |entry: Entry| {
        on_done.run(());
        address.go(&entry.address());
    });
    let keydown = move |event: web_sys::KeyboardEvent| {
        let count = entries.with_untracked(Vec::len);
        match event.key().as_str() {
            "ArrowDown" if count > 0 => active.update(|active| *active = (*active + 1) % count),
            "ArrowUp" if count > 0 => active.update(|active| *active = (*active + count - 1) % count),
            "Enter" => {
                if let Some(entry) = entries.with_untracked(|entries| entries.get(active.get_untracked()).cloned()) {
                    go.run(entry);
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    let option_id = move |place: usize| format!("{}-{place}", list_id.get_value());
    view! {
        <div class="palette">
            <div class="palette-field">
                <Icon glyph=Glyph::Search/>
                <input
                    node_ref=field
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    dir="auto"
                    aria-label=t::search_or_go()
                    placeholder=t::search_or_go()
                    aria-expanded="true"
                    aria-autocomplete="list"
                    aria-controls=list_id.get_value()
                    aria-activedescendant=Signal::derive(move || entries.with(|entries| !entries.is_empty()).then(|| option_id(active.get())))
                    prop:value=Signal::derive(move || words.get())
                    on:input=move |event| words.set(event_target_value(&event))
                    on:keydown=keydown
                />
            </div>
            {when(move || entries.with(Vec::is_empty), move || view! {
                <p class="palette-none" role="status">{t::palette_empty()}</p>
            })}
            <ul role="listbox" id=list_id.get_value() aria-label=t::palette() class:empty=Signal::derive(move || entries.with(Vec::is_empty))>
                {live(move || entries.get().into_iter().enumerate().map(|(place, entry)| {
                    let taken = entry.clone();
                    view! {
                        <li
                            role="option"
                            id=option_id(place)
                            aria-selected=Signal::derive(move || if active.get() == place { "true" } else { "false" })
                            on:click=move |_| go.run(taken.clone())
                        >
                            {match entry {
                                Entry::Place(glyph, label, _) => view! { <Icon glyph/><span>{label}</span> }.into_any(),
                                Entry::Posts(person) => view! {
                                    <Avatar id=person.id.to_string() name=person.name.clone() picture=person.picture size=AvatarSize::Small/>
                                    <span dir="auto">{feeds::only_author(&person.name)}</span>
                                    <span class="candidate-detail" dir="auto">{person.title}</span>
                                }.into_any(),
                            }}
                        </li>
                    }
                }).collect_view())}
            </ul>
        </div>
    }
}
