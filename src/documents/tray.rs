//! Files on their way into the area, and what became of them.

use leptos::prelude::*;

use super::{actions::Actions, intake::Tally};
use crate::{
    chunk::chunk,
    kit::{
        button::{Button, IconButton, Weight},
        icon::Glyph,
        live,
        upload_tray::UploadTray,
        when,
    },
    text::{documents as t, kit},
};

chunk!(pub(super) documents_tray() => view! { <Tray/> });

/// The files on their way, over the end of the page.
#[component]
pub fn Tray() -> impl IntoView {
    let intake = expect_context::<Actions>().library.intake;
    let tally = Memo::new(move |_| intake.tally());
    let is_folded = RwSignal::new(false);
    let is_busy = Memo::new(move |_| tally.get().under_way > 0);
    let fold = move || if is_folded.get() { t::unfold_uploads() } else { t::fold_uploads() };
    when(
        move || !intake.is_empty(),
        move || {
            view! {
                <section class="intake" aria-label=t::uploads() data-region="" tabindex="-1">
                    <header class="intake-head">
                        <p role="status">{live(move || said_of(tally.get()))}</p>
                        <button
                            type="button"
                            class="button quiet"
                            aria-expanded=Signal::derive(move || if is_folded.get() { "false" } else { "true" })
                            on:click=move |_| is_folded.update(|folded| *folded = !*folded)
                        >
                            {live(fold)}
                        </button>
                        {when(move || !is_busy.get(), move || view! {
                            <IconButton glyph=Glyph::Close label=t::close_uploads() on_press=move |()| intake.clear()/>
                        })}
                    </header>
                    {live(move || {
                        let Tally { made, failed, refused, .. } = tally.get();
                        let all = tally.get().all();
                        (all > 0).then(|| view! {
                            <progress max=all.to_string() value=(made + failed + refused).to_string() aria-label=t::uploads()></progress>
                        })
                    })}
                    {when(move || !is_folded.get(), move || view! {
                        <div class="intake-list" tabindex="0" role="region" aria-label=t::files()>
                            <UploadTray
                                items=Signal::derive(move || intake.items())
                                on_remove=move |key| intake.remove(key)
                                on_retry=move |key| intake.retry(key)
                            />
                        </div>
                    })}
                    <footer class="intake-foot">
                        {when(move || tally.get().failed > 0, move || view! {
                            <Button weight=Weight::Primary glyph=Glyph::Retry on_press=move |()| intake.retry_failed()>
                                {live(move || t::retry_failed(tally.get().failed))}
                            </Button>
                        })}
                        {when(move || is_busy.get(), move || view! {
                            <Button on_press=move |()| intake.cancel()>{kit::cancel()}</Button>
                        })}
                    </footer>
                </section>
            }
        },
    )
}

/// Where all of them stand, in a line.
fn said_of(tally: Tally) -> String {
    let Tally { under_way, made, failed, refused } = tally;
    if under_way > 0 {
        return t::uploading(&(tally.all() - under_way).to_string(), &tally.all().to_string());
    }
    let mut said = vec![t::uploaded(made)];
    if failed > 0 {
        said.push(t::not_uploaded(failed));
    }
    if refused > 0 {
        said.push(t::not_accepted(refused));
    }
    said.join(" · ")
}
