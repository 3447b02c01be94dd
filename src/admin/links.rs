//! How a quick link will look among the others while it is typed.

use leptos::prelude::*;
use serde_json::Value;

use super::{
    desk::Desk,
    fields::{Form, Input},
};
use crate::{
    kit::live,
    order,
    task::spawn,
    text::{admin_pictures as p, lowercase, uppercase},
};

/// A link as it is shown.
#[derive(Clone, Default)]
struct Link {
    name: String,
    address: String,
    signs_in: bool,
    order: i64,
    is_new: bool,
}

impl Link {
    fn read(value: &Value) -> Self {
        let text = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
        let signs_in = value["type"] == "SSO";
        Self {
            name: text("name"),
            address: text(if signs_in { "loginURL" } else { "link" }),
            signs_in,
            order: value["order"].as_i64().unwrap_or_default(),
            is_new: false,
        }
    }

    /// What is typed so far.
    fn typed(form: &Form) -> Self {
        let mut link = Self { is_new: true, ..Self::default() };
        let mut addresses = [String::new(), String::new()];
        for field in form.shown() {
            match (field.name.as_str(), &field.input) {
                ("name", Input::Text(text)) => link.name = text.get(),
                ("link", Input::Text(text)) => addresses[0] = text.get(),
                ("loginURL", Input::Text(text)) => addresses[1] = text.get(),
                ("order", Input::Number { value, .. }) => link.order = value.get().trim().parse().unwrap_or_default(),
                ("type", Input::Choice { all, chosen }) => {
                    link.signs_in =
                        chosen.get().and_then(|place| all.get(place)).is_some_and(|kind| kind.value == "SSO");
                }
                _ => {}
            }
        }
        let [link_address, login] = addresses;
        link.address = if link.signs_in { login } else { link_address };
        link
    }

    fn view(self) -> AnyView {
        let name = self.name.trim();
        let initial = uppercase(&name.chars().next().unwrap_or('?').to_string());
        let name = if name.is_empty() { p::links_unnamed().to_owned() } else { name.to_owned() };
        let host = host(&self.address);
        let signs_in = self.signs_in.then(|| view! { <span class="badge">{p::links_signs_in()}</span> });
        let is_new = self.is_new.then(|| view! { <span class="badge accent">{p::links_new()}</span> });
        view! {
            <li class="link-card" data-new=self.is_new.then_some("")>
                <span class="link-initial" aria-hidden="true">{initial}</span>
                <span class="link-words">
                    <strong><bdi>{name}</bdi></strong>
                    <span dir="ltr">{host.unwrap_or_else(|| p::links_no_address().to_owned())}</span>
                </span>
                {signs_in}
                {is_new}
            </li>
        }
        .into_any()
    }
}

/// Where an address leads, as people know it.
fn host(address: &str) -> Option<String> {
    let url = web_sys::Url::new(address.trim()).ok()?;
    let host = url.host();
    let host = host.strip_prefix("www.").unwrap_or(&host).to_owned();
    ["https:", "http:"].contains(&&*url.protocol()).then_some(host).filter(|host| !host.is_empty())
}

/// The links that everybody has, with the one that is typed in its place among them; of one for a place it alone.
pub fn preview(form: Form) -> AnyView {
    let desk = expect_context::<Desk>();
    let others = RwSignal::new(Vec::<Link>::new());
    let is_for_everybody = !form.shown().iter().any(|field| field.name == "locationId");
    if is_for_everybody {
        spawn(async move {
            let found = desk.ask("workdrive_ListSso", vec![("manage".to_owned(), true.into())]).await;
            // Without the others the new one is shown alone.
            if let Ok(found) = found {
                others.try_set(found.as_array().into_iter().flatten().map(Link::read).collect());
            }
        });
    }
    let links = move || {
        let mut all = others.get();
        all.push(Link::typed(&form));
        order::sort_by_key(&mut all, |link| (link.order, lowercase(&link.name)));
        all.into_iter().map(Link::view).collect_view()
    };
    view! {
        <aside class="links-preview" aria-label=p::links_preview() lang=untrack(crate::text::language).code()>
            <h3>{p::links_preview()}</h3>
            <ul class="link-cards">{live(links)}</ul>
        </aside>
    }
    .into_any()
}
