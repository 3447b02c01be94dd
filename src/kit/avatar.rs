//! A person's portrait, else their initials.

use crate::kit::live;
use leptos::prelude::*;

/// How large.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AvatarSize {
    /// In a line of text, 24 px.
    Small,
    /// Beside an entry, 36 px.
    #[default]
    Medium,
    /// At the top of a card, 48 px.
    Large,
}

/// A portrait, else initials on a colour made from the id. Silent to screen readers: the name stands beside it.
#[component]
pub fn Avatar(
    /// What the colour is made from.
    #[prop(into)]
    id: String,
    /// Whose portrait.
    #[prop(into)]
    name: String,
    /// Address of the portrait.
    #[prop(optional_no_strip)]
    picture: Option<String>,
    /// How large.
    #[prop(optional)]
    size: AvatarSize,
    /// Whether the person is here now; no dot when unknown.
    #[prop(optional_no_strip)]
    online: Option<bool>,
) -> impl IntoView {
    let class = match size {
        AvatarSize::Small => "avatar small",
        AvatarSize::Medium => "avatar",
        AvatarSize::Large => "avatar large",
    };
    let broken = RwSignal::new(false);
    let hue = hue(&id);
    let letters = initials(&name);
    view! {
        <span class=class class:online=online == Some(true) aria-hidden="true" style:--hue=hue.to_string()>
            {live(move || match picture.clone() {
                Some(address) if !broken.get() => {
                    view! { <img src=address alt="" loading="lazy" decoding="async" on:error=move |_| broken.set(true)/> }.into_any()
                }
                _ => letters.clone().into_any(),
            })}
        </span>
    }
}

/// One of 360 hues, always the same for the same id (FNV-1a).
fn hue(id: &str) -> u32 {
    let hash = id.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash % 360
}

fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    let letters: String = first.into_iter().chain(words.next_back()).collect();
    js_sys::JsString::from(letters).to_upper_case().into()
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn initials_are_of_the_first_and_the_last_name() {
        assert_eq!(initials("Maja Elin Sjöberg"), "MS");
        assert_eq!(initials("björk"), "B");
        assert_eq!(initials(" "), "");
    }

    #[test]
    fn a_hue_stays_the_same() {
        assert_eq!(hue("a"), hue("a"));
        assert_ne!(hue("a"), hue("b"));
    }
}
