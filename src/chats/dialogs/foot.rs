//! The end of a form.

use leptos::prelude::*;

use crate::{
    chats::context::Area,
    kit::{
        button::{Button, Weight},
        icon::{Glyph, Icon},
        live,
    },
    text::chats as t,
};

/// What went wrong, giving up, and going on.
#[component]
pub fn Foot(
    /// Why it did not work.
    problem: RwSignal<Option<String>>,
    /// Whether it is being done.
    busy: RwSignal<bool>,
    /// What going on is called.
    act: &'static str,
    /// Goes on.
    #[prop(into)]
    on_act: Callback<()>,
) -> impl IntoView {
    let area = expect_context::<Area>();
    view! {
        <footer class="dialog-foot">
            <div role="alert" class="dialog-problem">
                {live(move || problem.get().map(|why| view! { <p class="form-problem"><Icon glyph=Glyph::Warning/>{why}</p> }))}
            </div>
            <Button on_press=move |()| area.asked.set(None)>{t::cancel()}</Button>
            <Button weight=Weight::Primary busy on_press=move |()| on_act.run(())>{act}</Button>
        </footer>
    }
}
