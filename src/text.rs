//! The message catalogue: every text is a typed function that gives it in the current language.
//!
//! Texts are read when a view is made. Changing the language makes the views anew ([`follow_language`]): were each text to follow it by
//! itself, every label on the screen would be a subscription of its own. A text that misses a language does not compile.

use std::sync::LazyLock;

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::storage;

pub mod chats;
pub mod failure;
pub mod feeds;
pub mod format;
pub mod kit;
pub mod shell;

/// A language of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// German.
    German,
    /// Arabic, which runs from right to left.
    Arabic,
}

impl Language {
    /// All, in the order of choosers.
    pub const ALL: [Self; 3] = [Self::English, Self::German, Self::Arabic];

    /// Its BCP 47 code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::Arabic => "ar",
        }
    }

    /// Its name in itself.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
            Self::Arabic => "العربية",
        }
    }

    /// `ltr` or `rtl`.
    #[must_use]
    pub const fn direction(self) -> &'static str {
        if matches!(self, Self::Arabic) { "rtl" } else { "ltr" }
    }

    /// The language that a BCP 47 code names, e.g. `de-AT`.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| code.split('-').next() == Some(language.code()))
    }
}

static LANGUAGE: LazyLock<ArcRwSignal<Language>> = LazyLock::new(|| ArcRwSignal::new(Language::default()));

/// The current language.
#[must_use]
pub fn language() -> Language {
    LANGUAGE.get_untracked()
}

/// Makes the view that calls this anew when the language changes.
pub fn follow_language() {
    LANGUAGE.track();
}

/// The one of the texts that is in the current language.
#[doc(hidden)]
#[must_use]
pub fn in_language(english: &'static str, german: &'static str, arabic: &'static str) -> &'static str {
    match language() {
        Language::English => english,
        Language::German => german,
        Language::Arabic => arabic,
    }
}

/// Takes the language from the address (`?lang=de`), else from what was chosen before, else from the browser.
pub fn choose_language_at_start() {
    let asked = web_sys::window().and_then(|window| {
        let search = window.location().search().ok()?;
        web_sys::UrlSearchParams::new_with_str(&search).ok()?.get("lang")
    });
    let chosen = || storage::read::<String>("language");
    let browser = || web_sys::window()?.navigator().language();
    let language = [asked, chosen(), browser()].into_iter().flatten().find_map(|code| Language::of_code(&code));
    apply(language.unwrap_or_default());
}

/// Changes the language and remembers it.
pub fn set_language(language: Language) {
    storage::write("language", &language.code());
    apply(language);
}

fn apply(language: Language) {
    let root = web_sys::window().and_then(|window| window.document()).and_then(|document| document.document_element());
    if let Some(root) = root {
        // Neither can fail on an element of the page.
        let _ = root.set_attribute("lang", language.code());
        let _ = root.set_attribute("dir", language.direction());
    }
    LANGUAGE.set(language);
}

/// A text in small letters, as the browser knows them: its tables need not be in the program twice.
#[must_use]
pub fn lowercase(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { js_sys::JsString::from(text).to_lower_case().into() }
}

/// The plural form that a language uses for a number; the names are CLDR's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are CLDR's")]
pub enum Plural {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

#[doc(hidden)]
#[expect(non_upper_case_globals, reason = "named as they stand in the catalogue")]
pub mod form {
    use super::Plural;
    pub const zero: Plural = Plural::Zero;
    pub const one: Plural = Plural::One;
    pub const two: Plural = Plural::Two;
    pub const few: Plural = Plural::Few;
    pub const many: Plural = Plural::Many;
    pub const other: Plural = Plural::Other;
}

/// The plural form of `number` in `language`, as the browser knows it.
#[must_use]
pub fn plural(language: Language, number: u64) -> Plural {
    let locales = js_sys::Array::of1(&JsValue::from_str(language.code()));
    let rules = js_sys::Intl::PluralRules::new(&locales, &js_sys::Object::new());
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
    let category = rules.select(number as f64);
    match category.as_string().as_deref() {
        Some("zero") => Plural::Zero,
        Some("one") => Plural::One,
        Some("two") => Plural::Two,
        Some("few") => Plural::Few,
        Some("many") => Plural::Many,
        _ => Plural::Other,
    }
}

/// Declares texts.
///
/// `pub publish { en: "Publish", de: "…", ar: "…" }` makes `publish() -> &'static str`;
/// `pub by(name: &str) { en: "by {name}", … }` makes `by(&str) -> String`;
/// `pub posts(n: u64) { en: one "{n} post" other "{n} posts", … }` chooses by its first parameter.
macro_rules! texts {
    () => {};
    (pub $name:ident { en: $en:literal, de: $de:literal, ar: $ar:literal $(,)? } $($rest:tt)*) => {
        #[doc = $en]
        #[must_use]
        pub fn $name() -> &'static str {
            $crate::text::in_language($en, $de, $ar)
        }
        texts! { $($rest)* }
    };
    (pub $name:ident($first:ident: $first_type:ty $(, $more:ident: $more_type:ty)* $(,)?) {
        en: $($en_form:ident)? $en:literal $($en_forms:ident $ens:literal)*,
        de: $($de_form:ident)? $de:literal $($de_forms:ident $des:literal)*,
        ar: $($ar_form:ident)? $ar:literal $($ar_forms:ident $ars:literal)* $(,)?
    } $($rest:tt)*) => {
        #[doc = $en]
        #[must_use]
        pub fn $name($first: $first_type $(, $more: $more_type)*) -> String {
            match $crate::text::language() {
                $crate::text::Language::English => {
                    $crate::text::choose!(English, $first, $($en_form)? $en $(, $en_forms $ens)*)
                }
                $crate::text::Language::German => {
                    $crate::text::choose!(German, $first, $($de_form)? $de $(, $de_forms $des)*)
                }
                $crate::text::Language::Arabic => {
                    $crate::text::choose!(Arabic, $first, $($ar_form)? $ar $(, $ar_forms $ars)*)
                }
            }
        }
        texts! { $($rest)* }
    };
}

macro_rules! choose {
    ($language:ident, $number:ident, $only:literal) => {
        format!($only)
    };
    ($language:ident, $number:ident, $($form:ident $text:literal),+) => {
        $crate::text::choose!(@ $crate::text::plural($crate::text::Language::$language, $number), $($form $text),+)
    };
    (@ $category:expr, other $text:literal) => {
        format!($text)
    };
    (@ $category:expr, $form:ident $text:literal, $($forms:ident $texts:literal),+) => {{
        let __form = $category;
        if __form == $crate::text::form::$form {
            format!($text)
        } else {
            $crate::text::choose!(@ __form, $($forms $texts),+)
        }
    }};
}

pub(crate) use {choose, texts};
