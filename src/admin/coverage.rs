//! Which operation is documented, served, and used by which screen.

use leptos::prelude::*;

use super::{console::used_by, desk::Desk};
use crate::{
    kit::{
        icon::{Glyph, Icon},
        live,
    },
    text::{admin as t, format},
};

/// Which area uses which operation, a line each; `cargo xtask coverage` writes it from the sources, and the checks hold it true.
pub const USES: &str = include_str!("uses.csv");

/// The page.
#[component]
pub fn Coverage() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let table = move || {
        let all = desk.operations()?;
        let rows: Vec<_> = all
            .iter()
            .filter(|operation| !operation.documented.is_empty())
            .map(|operation| (operation.clone(), used_by(&operation.id)))
            .collect();
        let documented: usize = rows.iter().map(|(operation, _)| operation.documented.len()).sum();
        let with_screen: usize =
            rows.iter().filter(|(_, users)| !users.is_empty()).map(|(operation, _)| operation.documented.len()).sum();
        let sum = t::coverage_sum(&format::number(documented as u64), &format::number(with_screen as u64));
        let row = |(operation, users): (api::rotunda::administration::Operation, Vec<String>)| {
            let users = if users.is_empty() { t::operation_only_here().to_owned() } else { users.join(", ") };
            let href = format!("/admin/console/{}", operation.id);
            view! {
                <tr>
                    <td lang="en" dir="ltr">{operation.documented.join(", ")}</td>
                    <td dir="ltr"><a href=href>{operation.id.clone()}</a></td>
                    <td><Icon glyph=Glyph::Check/><span class="visually-hidden">{t::yes()}</span></td>
                    <td>{users}</td>
                </tr>
            }
        };
        Some(view! {
            <p class="admin-quiet">{sum}</p>
            <table class="admin-plain">
                <thead><tr><th>{t::documented_word()}</th><th>{t::what()}</th><th>{t::served()}</th><th>{t::screen()}</th></tr></thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        })
    };
    view! {
        <div class="admin-page" tabindex="0">
            <header class="admin-bar"><h2>{t::coverage()}</h2></header>
            {live(table)}
        </div>
    }
}
