//! The message catalogue: every text is a typed function that gives it in the current language.
//!
//! English is in the program; the other languages are chunks, of which one is loaded. Texts are read when a view is made. Changing the language makes the views anew ([`follow_language`]): were each text to follow it by
//! itself, every label on the screen would be a subscription of its own. A text that misses a language does not compile.

use std::{
    cell::{Cell, RefCell},
    pin::Pin,
    sync::LazyLock,
};

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::{chunk::NotLoaded, storage, task::spawn};

pub mod admin;
pub mod admin_dixa;
pub mod admin_pictures;
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
    /// What chooses plural forms, and its language: making it costs the browser a hundred times what using it does.
    static RULES: RefCell<Option<(Language, js_sys::Intl::PluralRules)>> = const { RefCell::new(None) };
    /// Those of an area that few people see.
    static MORE: Cell<Pack> = const { Cell::new(&[]) };
    /// What fetches them.
    static FETCH_MORE: Cell<Option<Fetch>> = const { Cell::new(None) };
}

/// Fetches texts of a language.
type Fetch = fn(Language) -> Pin<Box<dyn Future<Output = Result<Pack, NotLoaded>>>>;

/// Whether [`add_admin`] has been here.
#[must_use]
pub fn has_admin() -> bool {
    FETCH_MORE.get().is_some()
}

/// Adds the texts of Admin, which are no part of a language's chunk, and keeps to the language from now on.
pub async fn add_admin() {
    let fetch: Fetch = |language| Box::pin(catalogue::admin_pack(language));
    loop {
        let asked = language();
        // What cannot be fetched is English.
        MORE.set(fetch(asked).await.unwrap_or_default());
        // It may have been changed meanwhile.
        if language() == asked {
            break;
        }
    }
    FETCH_MORE.set(Some(fetch));
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
    if let Some(fetch) = FETCH_MORE.get() {
        MORE.set(fetch(language).await.unwrap_or_default());
    }
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

/// The same in capital letters.
#[must_use]
pub fn uppercase(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_uppercase() } else { js_sys::JsString::from(text).to_upper_case().into() }
}

/// The number that a text is, as the browser reads it; nothing for what is none or infinite. The standard library's reader would bring
/// 10 kB of powers of ten along.
#[must_use]
pub fn number(text: &str) -> Option<f64> {
    // The browser takes nothing for 0, and other bases.
    let is_decimal = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    let read = || f64::try_from(JsValue::from_str(text)).ok();
    is_decimal.then(read).flatten().filter(|number| number.is_finite())
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
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
    let category = RULES.with_borrow_mut(|rules| {
        let (_, rules) = match rules {
            Some(kept) if kept.0 == language => kept,
            _ => {
                let locales = js_sys::Array::of1(&JsValue::from_str(language.code()));
                rules.insert((language, js_sys::Intl::PluralRules::new(&locales, &js_sys::Object::new())))
            }
        };
        rules.select(number as f64)
    });
    match category.as_string().as_deref() {
        Some("zero") => Plural::Zero,
        Some("one") => Plural::One,
        Some("two") => Plural::Two,
        Some("few") => Plural::Few,
        Some("many") => Plural::Many,
        _ => Plural::Other,
    }
}
