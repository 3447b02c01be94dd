//! A thin strip that names a backend which cannot be reached, and what still works.

use std::time::Duration;

use crate::kit::{live, when};
use api::rotunda::sessions::GetMe;
use leptos::prelude::*;

use crate::{
    kit::button::{Button, Weight},
    net::{Net, Reach},
    task::spawn,
    text::shell as t,
};

/// How often a lost server is looked for.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// The strip; absent while everything works.
#[component]
pub fn Strip() -> impl IntoView {
    let net = expect_context::<Net>();
    let look = move || {
        spawn(async move {
            // The answer itself does not matter: `net` draws its conclusions from every call.
            let _ = net.call(&GetMe {}).await;
        });
    };
    let is_lost = Memo::new(move |_| net.reach.get() != Reach::Fine);
    Effect::new(move |timer: Option<Option<IntervalHandle>>| {
        if let Some(timer) = timer.flatten() {
            timer.clear();
        }
        is_lost.get().then(|| set_interval_with_handle(look, LOOK_EVERY).ok()).flatten()
    });
    view! {
        <div role="status">
            {when(move || is_lost.get(), move || view! {
                <div class="strip">
                    <span>
                        {live(move || match net.reach.get() {
                            Reach::Unavailable => t::strip_unavailable(),
                            _ => t::strip_offline(),
                        })}
                    </span>
                    <Button weight=Weight::Quiet on_press=move |()| look()>{t::try_again()}</Button>
                </div>
            })}
        </div>
    }
}
