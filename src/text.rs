//! The message catalogue: every text is a typed function that gives it in the current language.
//!
//! English is in the program; the other languages are chunks, of which one is loaded. Texts are read when a view is made. Changing the language makes the views anew ([`follow_language`]): were each text to follow it by
//! itself, every label on the screen would be a subscription of its own. A text that misses a language does not compile.

use std::{cell::Cell, sync::LazyLock};

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::{chunk::NotLoaded, storage, task::spawn};

pub mod admin;
pub mod admin_dixa;
pub mod admin_qwil;
pub mod admin_symphony;
pub mod admin_workdrive;
mod catalogue;
pub mod chats;
pub mod documents;
pub mod events;
pub mod failure;
pub mod feeds;
pub mod format;
pub mod kit;
pub mod shell;
pub mod tasks;

use catalogue::Pack;
pub(crate) use catalogue::texts;

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
/// Whether the language that was chosen before is there.
static READY: LazyLock<ArcRwSignal<bool>> = LazyLock::new(|| ArcRwSignal::new(false));

thread_local! {
    /// The texts of the current language, unless that is English.
    static PACK: Cell<Pack> = const { Cell::new(&[]) };
    /// The texts of an area that few people see: they come with the area, in all languages.
    static MORE: Cell<Option<Packs>> = const { Cell::new(None) };
}

/// The texts of each language.
type Packs = fn(Language) -> Pack;

/// Adds the texts of Admin, which are no part of a language's chunk.
pub fn add_admin() {
    MORE.set(Some(|language| match language {
        Language::English => &[],
        Language::German => {
            const {
                &[
                    admin::GERMAN,
                    admin_dixa::GERMAN,
                    admin_qwil::GERMAN,
                    admin_symphony::GERMAN,
                    admin_workdrive::GERMAN,
                ]
            }
        }
        Language::Arabic => {
            const {
                &[
                    admin::ARABIC,
                    admin_dixa::ARABIC,
                    admin_qwil::ARABIC,
                    admin_symphony::ARABIC,
                    admin_workdrive::ARABIC,
                ]
            }
        }
    }));
}

/// The current language.
#[must_use]
pub fn language() -> Language {
    LANGUAGE.get_untracked()
}

/// Makes the view that calls this anew when the language changes.
pub fn follow_language() {
    LANGUAGE.track();
}

/// Whether the language that was chosen before is there, as a reactive value.
#[must_use]
pub fn is_ready() -> bool {
    READY.get()
}

/// Takes the language from the address (`?lang=de`), else from what was chosen before, else from the browser. Where its texts cannot be
/// fetched it is English for this time.
pub fn choose_language_at_start() {
    let asked = web_sys::window().and_then(|window| {
        let search = window.location().search().ok()?;
        web_sys::UrlSearchParams::new_with_str(&search).ok()?.get("lang")
    });
    let chosen = || storage::read::<String>("language");
    let browser = || web_sys::window()?.navigator().language();
    let language = [asked, chosen(), browser()].into_iter().flatten().find_map(|code| Language::of_code(&code));
    let language = language.unwrap_or_default();
    if language == Language::English {
        apply(language, &[]);
        READY.set(true);
        return;
    }
    // The page is laid out in its direction from the beginning.
    describe_page(language);
    spawn(async move {
        match catalogue::pack(language).await {
            Ok(pack) => apply(language, pack),
            Err(NotLoaded) => apply(Language::English, &[]),
        }
        READY.set(true);
    });
}

/// Changes the language and remembers it.
///
/// # Errors
/// When its texts cannot be fetched.
pub async fn set_language(language: Language) -> Result<(), NotLoaded> {
    // Made anew all the same, the views show what the language is still.
    let pack = catalogue::pack(language).await.inspect_err(|_| LANGUAGE.update(|_| ()))?;
    storage::write("language", &language.code());
    apply(language, pack);
    Ok(())
}

fn apply(language: Language, pack: Pack) {
    PACK.set(pack);
    describe_page(language);
    LANGUAGE.set(language);
}

fn describe_page(language: Language) {
    let root = web_sys::window().and_then(|window| window.document()).and_then(|document| document.document_element());
    if let Some(root) = root {
        // Neither can fail on an element of the page.
        let _ = root.set_attribute("lang", language.code());
        let _ = root.set_attribute("dir", language.direction());
    }
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
