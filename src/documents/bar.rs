//! The head of a section: looking for things, narrowing them, adding some.

use api::workdrive::photos::PhotoFilter;
use leptos::{html, prelude::*};

use super::{
    actions::{Actions, Form},
    model::Section,
    query::{Query, Sort, State, View},
};
use crate::{
    kit::{
        button::{Button, IconButton, Weight},
        choice::{Choice, Segments, Select, Switch},
        editor::files_of,
        icon::{Glyph, Icon},
        live, when,
    },
    text::documents as t,
};

/// The head of a section.
#[component]
pub fn Bar(
    /// Which one.
    section: Section,
) -> impl IntoView {
    let (files, link) = match section {
        Section::Documents => (Some(t::upload()), Some(t::add_link())),
        Section::Faqs => (None, None),
        Section::Photos => (Some(t::add_photos()), None),
        Section::Videos => (Some(t::upload()), Some(t::add_link())),
    };
    let actions = expect_context::<Actions>();
    view! {
        <header class="library-bar">
            <h1>{super::section_name(section)}</h1>
            {(section != Section::Photos).then(|| view! { <Search section/> })}
            <div class="library-add">
                {link.map(|label| view! {
                    <Button glyph=Glyph::Link on_press=move |()| actions.form.set(Some(Form::Link(section)))>{label}</Button>
                })}
                {files.map(|label| view! { <ChooseFiles section label/> })}
                {(section == Section::Faqs).then(|| view! {
                    <Button weight=Weight::Primary glyph=Glyph::Compose on_press=move |()| actions.form.set(Some(Form::Faq))>{t::new_faq()}</Button>
                })}
            </div>
        </header>
        <div class="library-filters">
            {match section {
                Section::Documents => view! { <DocumentFilters/> }.into_any(),
                Section::Faqs => view! { <CategoryChoice section/> }.into_any(),
                Section::Photos => view! { <PhotoChoice/> }.into_any(),
                Section::Videos => view! { <FollowingSwitch/> }.into_any(),
            }}
        </div>
        <TagFilter/>
    }
}

#[component]
fn Search(section: Section) -> impl IntoView {
    let actions = expect_context::<Actions>();
    let label = match section {
        Section::Faqs => t::search_questions(),
        Section::Videos => t::search_videos(),
        Section::Documents | Section::Photos => t::search_documents(),
    };
    let input = NodeRef::<html::Input>::new();
    let words = Memo::new(move |_| actions.place.with(|place| place.query.words.clone()));
    view! {
        <div class="library-search">
            <Icon glyph=Glyph::Search/>
            <input
                node_ref=input
                type="search"
                dir="auto"
                data-filter=""
                aria-label=label
                placeholder=label
                prop:value=words
                on:input=move |event| actions.narrow(&Query { words: event_target_value(&event), ..actions.query() })
                on:keydown=move |event| {
                    // The list goes on from here by its keys.
                    if event.key() == "Escape" && let Some(input) = input.get_untracked() {
                        let _ = input.blur();
                    }
                }
            />
        </div>
    }
}

#[component]
fn ChooseFiles(section: Section, label: &'static str) -> impl IntoView {
    let actions = expect_context::<Actions>();
    let input = NodeRef::<html::Input>::new();
    let press = move |()| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let accept = match section {
        Section::Photos => "image/png,image/jpeg,image/gif,image/webp",
        Section::Videos => "video/mp4,video/webm",
        Section::Documents | Section::Faqs => "",
    };
    view! {
        <input
            node_ref=input
            type="file"
            multiple=true
            hidden=true
            accept=accept
            aria-label=label
            on:change=move |_| if let Some(input) = input.get_untracked() {
                actions.choose(section, input.files().map(|list| files_of(&list)).unwrap_or_default());
                // The same files may be chosen again.
                input.set_value("");
            }
        />
        <Button weight=Weight::Primary glyph=Glyph::Up on_press=press>{label}</Button>
    }
}

#[component]
fn DocumentFilters() -> impl IntoView {
    let actions = expect_context::<Actions>();
    let query = move || actions.place.with(|place| place.query.clone());
    // A backend that has no bookmarks marks nothing.
    let has_bookmarks = Memo::new(move |_| {
        query().state == State::Bookmarked
            || actions.library.documents.things.with(|all| all.iter().any(|document| document.is_bookmarked))
    });
    let states = move || {
        let mut states = vec![
            Choice::new(State::All, t::state_all()),
            Choice::new(State::Mine, t::state_mine()),
            Choice::new(State::Published, t::state_published()),
            Choice::new(State::Drafts, t::state_drafts()),
            Choice::new(State::Expiring, t::state_expiring()),
        ];
        if has_bookmarks.get() {
            states.push(Choice::new(State::Bookmarked, t::state_bookmarked()));
        }
        states
    };
    let sorts = || {
        vec![
            Choice::new(Sort::Latest, t::sort_latest()),
            Choice::new(Sort::Name, t::sort_name()),
            Choice::new(Sort::Changed, t::sort_changed()),
            Choice::new(Sort::Expiry, t::sort_expiry()),
        ]
    };
    view! {
        <CategoryChoice section=Section::Documents/>
        <Select label=t::state() label_hidden=true choices=states value=move || query().state
            on_choose=move |state| actions.show(&Query { state, ..actions.query() })/>
        <Select label=t::sort() label_hidden=true choices=sorts value=move || query().sort
            on_choose=move |sort| actions.show(&Query { sort, ..actions.query() })/>
        <Segments
            label=t::view()
            choices=vec![Choice::new(View::Table, t::view_table()), Choice::new(View::Grid, t::view_grid())]
            value=Signal::derive(move || query().view)
            on_choose=move |view| actions.show(&Query { view, ..actions.query() })
        />
    }
}

/// The categories where the column that lists them has no place.
#[component]
fn CategoryChoice(section: Section) -> impl IntoView {
    let actions = expect_context::<Actions>();
    let names = Memo::new(move |_| {
        actions.library.categories(section).into_iter().map(|category| category.name).collect::<Vec<_>>()
    });
    // 0 is every category; the others count from 1.
    let choices = move || {
        let all = Choice::new(0_usize, t::all_categories());
        let named = names.get().into_iter().enumerate().map(|(place, name)| Choice::new(place + 1, name));
        std::iter::once(all).chain(named).collect::<Vec<_>>()
    };
    let value = move || {
        let chosen = actions.place.with(|place| place.query.category.clone());
        names.with(|names| names.iter().position(|name| Some(name) == chosen.as_ref()).map_or(0, |place| place + 1))
    };
    let choose = move |place: usize| {
        let category = place.checked_sub(1).and_then(|place| names.with_untracked(|names| names.get(place).cloned()));
        actions.show(&Query { category, ..actions.query() });
    };
    view! { <div class="category-choice"><Select label=t::category() label_hidden=true choices value on_choose=choose/></div> }
}

#[component]
fn PhotoChoice() -> impl IntoView {
    let actions = expect_context::<Actions>();
    let choices = vec![
        Choice::new(PhotoFilter::AllPhotos, t::photos_all()),
        Choice::new(PhotoFilter::FriendsPhotos, t::photos_friends()),
        Choice::new(PhotoFilter::TeamPhotos, t::photos_team()),
        Choice::new(PhotoFilter::TaggedPhotos, t::photos_tagged()),
        Choice::new(PhotoFilter::OnlyMePhotos, t::photos_only_me()),
    ];
    view! {
        <Segments
            label=t::which_photos()
            choices
            value=Signal::derive(move || actions.place.with(|place| place.query.photos))
            on_choose=move |photos| actions.show(&Query { photos, ..actions.query() })
        />
    }
}

#[component]
fn FollowingSwitch() -> impl IntoView {
    let actions = expect_context::<Actions>();
    view! {
        <Switch
            label=t::following_only()
            on=Signal::derive(move || actions.place.with(|place| place.query.is_following))
            on_change=move |is_following| actions.show(&Query { is_following, ..actions.query() })
        />
    }
}

/// The tag that things are narrowed to, and the way back.
#[component]
fn TagFilter() -> impl IntoView {
    let actions = expect_context::<Actions>();
    let tag = Memo::new(move |_| actions.place.with(|place| place.query.tag.clone()));
    when(
        move || tag.with(Option::is_some),
        move || {
            let said = move || tag.get().map(|tag| t::only_tag(&tag));
            let show_all = move |()| actions.show(&Query { tag: None, ..actions.query() });
            view! {
                <div class="filter">
                    <span dir="auto">{live(said)}</span>
                    <IconButton glyph=Glyph::Close label=t::show_all() on_press=show_all/>
                </div>
            }
        },
    )
}
