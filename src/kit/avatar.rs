//! A person's portrait, else their initials.

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
    // The style sheet writes the letters, and the picture lies over them: while it is not there, or when it does not come, nothing hides
    // them, and nobody has to look after it.
    let face = picture.map(|address| view! { <i style:background-image=image(&address)></i> });
    view! {
        <span
            class=class
            class:online=online == Some(true)
            aria-hidden="true"
            data-letters=initials(&name)
            style:--hue=hue(&id).to_string()
        >
            {face}
        </span>
    }
}

/// An address as style sheets write a picture. In JSON what would end the text is escaped as it is in a style sheet.
fn image(address: &str) -> String {
    // A text can always be written.
    let quoted = js_sys::JSON::stringify(&address.into()).map(String::from).unwrap_or_default();
    ["url(", &quoted, ")"].concat()
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
    fn an_address_stays_within_its_quotes() {
        assert_eq!(image("/app/media/1?w=2"), r#"url("/app/media/1?w=2")"#);
        assert_eq!(image("a\") ; b: url(\"c\n\\"), r#"url("a\") ; b: url(\"c\n\\")"#);
    }

    #[test]
    fn a_hue_stays_the_same() {
        assert_eq!(hue("a"), hue("a"));
        assert_ne!(hue("a"), hue("b"));
    }
}
