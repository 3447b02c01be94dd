//! `/kit`: every widget in every state. Only in builds for development, so its texts are not in the catalogue.

use leptos::prelude::*;

pub mod content;
pub mod controls;
pub mod files;
pub mod overlays;
pub mod people;
pub mod rows;
pub mod writing;

/// Every widget in every state.
#[component]
pub fn KitPage() -> impl IntoView {
    view! {
        <div class="kit-page" data-scroller="" tabindex="-1">
            <h1>"Kit"</h1>
            <controls::Buttons/>
            <controls::Icons/>
            <controls::Fields/>
            <controls::Choices/>
            <controls::Marks/>
            <people::Avatars/>
            <people::People/>
            <overlays::Dialogs/>
            <overlays::Menus/>
            <overlays::Messages/>
            <content::Notes/>
            <content::Skeletons/>
            <content::Times/>
            <files::Files/>
            <writing::Texts/>
            <writing::Editors/>
            <rows::Rows/>
        </div>
    }
}

/// A titled part of the page.
#[component]
fn Part(
    /// Title, also the name of the part.
    title: &'static str,
    /// What is shown.
    children: Children,
) -> impl IntoView {
    let id = StoredValue::new(crate::kit::fresh_id("part"));
    view! {
        <section class="kit-part" aria-labelledby=id.get_value()>
            <h2 id=id.get_value()>{title}</h2>
            {children()}
        </section>
    }
}
