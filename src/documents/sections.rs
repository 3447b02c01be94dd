//! The second column: the sections, and the categories of the one that is shown.

use leptos::prelude::*;

use super::{
    actions::Actions,
    model::Section,
    query::{Place, Query},
    store::Category,
};
use crate::{
    kit::{
        icon::{Glyph, Icon},
        live, when,
    },
    text::documents as t,
};

/// What stands for a section.
#[must_use]
pub const fn glyph_of(section: Section) -> Glyph {
    match section {
        Section::Documents => Glyph::Document,
        Section::Faqs => Glyph::Comment,
        Section::Photos => Glyph::Picture,
        Section::Videos => Glyph::Video,
    }
}

/// The sections and categories.
#[component]
pub fn Sections(
    /// What is shown.
    place: Memo<Place>,
) -> impl IntoView {
    let library = expect_context::<Actions>().library;
    let section = Memo::new(move |_| place.with(|place| place.query.section));
    let categories = Memo::new(move |_| library.categories(section.get()));
    let links = Section::ALL.map(|of| {
        view! {
            <a class="section-link" href=Query::all(of).address() aria-current=Signal::derive(move || (section.get() == of).then_some("page"))>
                <Icon glyph=glyph_of(of)/>
                <span>{super::section_name(of)}</span>
            </a>
        }
    });
    view! {
        <div class="library-sections" tabindex="-1" data-region="" role="region" aria-label=t::sections()>
            <nav class="section-links" aria-label=t::sections()>{links.into_iter().collect_view()}</nav>
            {when(move || categories.with(|categories| !categories.is_empty()), move || view! {
                <nav class="category-links" aria-label=t::categories()>
                    <h2>{t::categories()}</h2>
                    {live(move || {
                        let all = Category { name: String::new(), color: None };
                        let each = std::iter::once(all).chain(categories.get());
                        each.map(|category| view! { <CategoryLink place category/> }).collect_view()
                    })}
                </nav>
            })}
        </div>
    }
}

/// A category; without a name, all of them.
#[component]
fn CategoryLink(place: Memo<Place>, category: Category) -> impl IntoView {
    let Category { name, color } = category;
    let narrowed = Some(name.clone()).filter(|name| !name.is_empty());
    let said = narrowed.clone().unwrap_or_else(|| t::all_categories().to_owned());
    let shown = narrowed.clone();
    let address = move || place.with(|place| Query { category: narrowed.clone(), ..place.query.clone() }.address());
    let is_shown = move || place.with(|place| place.query.category == shown);
    view! {
        <a
            class="category-link"
            href=Signal::derive(address)
            aria-current=Signal::derive(move || is_shown().then_some("true"))
        >
            <span class="category-dot" style:--dot=color></span>
            <span dir="auto">{said}</span>
        </a>
    }
}
