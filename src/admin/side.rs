//! The navigation of Admin: the screens that the reader may use, by vendor.

use leptos::{html, prelude::*};

use super::{
    desk::Desk,
    query::{Page, Place},
    screens::{self, Vendor},
};
use crate::{kit::live, text::admin as t};

/// The address of the first screen that the reader may use.
pub fn first(desk: Desk) -> Option<String> {
    let usable = |vendor: Vendor| {
        let screen = screens::of(vendor).iter().find(|screen| desk.uses(screen))?;
        Some(format!("/admin/{}/{}", vendor.key(), screen.key))
    };
    Vendor::ALL.into_iter().find_map(usable).or_else(|| Some("/admin/console".to_owned()))
}

/// Brings the link to where one is into sight, once it is drawn.
pub(super) fn show_current(links: NodeRef<html::Nav>) {
    request_animation_frame(move || {
        let link = links.get_untracked().and_then(|links| links.query_selector("[aria-current]").ok().flatten());
        if let Some(link) = link {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
            link.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}

/// The navigation.
#[component]
pub fn Side(
    /// Where one is.
    place: Memo<Place>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let link = move |href: String, title: &'static str, page: Page| {
        let is_here = Signal::derive(move || {
            place.with(|place| match (&place.page, &page) {
                (Page::Console(_), Page::Console(_)) => true,
                (here, page) => here == page,
            })
        });
        view! { <li><a class="admin-link" href=href aria-current=move || is_here.get().then_some("page")>{title}</a></li> }
    };
    let group = move |vendor: Vendor| {
        let usable = screens::of(vendor).iter().filter(|screen| desk.uses(screen));
        let links: Vec<_> = usable
            .map(|screen| {
                let page = Page::Screen(vendor.key().to_owned(), screen.key.to_owned());
                link(format!("/admin/{}/{}", vendor.key(), screen.key), (screen.title)(), page)
            })
            .collect();
        (!links.is_empty()).then(|| view! { <section><h2>{vendor.name()}</h2><ul>{links}</ul></section> })
    };
    let own = move || {
        let mut links = vec![link("/admin/console".to_owned(), t::console(), Page::Console(None))];
        if desk.may("rotunda_ListAudit") {
            links.push(link("/admin/audit".to_owned(), t::audit(), Page::Audit));
        }
        links.push(link("/admin/coverage".to_owned(), t::coverage(), Page::Coverage));
        view! { <section><h2>{t::tools()}</h2><ul>{links}</ul></section> }
    };
    let side = NodeRef::<html::Nav>::new();
    // Where one is stays in sight.
    Effect::new(move |_| {
        place.track();
        if desk.operations().is_none() {
            return;
        }
        show_current(side);
    });
    view! {
        <nav node_ref=side class="admin-side" aria-label=t::admin() tabindex="-1" data-region="">
            {live(move || desk.operations().map(|_| view! { {Vendor::ALL.map(group).into_iter().flatten().collect_view()} {own()} }))}
        </nav>
    }
}
