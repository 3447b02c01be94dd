//! How texts are declared, kept and found.

use std::fmt::{Display, Write};

use super::{
    Language, MORE, PACK, Plural, admin, admin_dixa, admin_pictures, admin_qwil, admin_symphony, admin_workdrive,
    chats, documents, events, feeds, kit, language, plural, shell, tasks,
};
use crate::chunk::{NotLoaded, chunk};

/// The number of a text, and the text.
pub(super) type Entry = (u32, &'static str);
/// All texts of a language, by module.
pub(super) type Pack = &'static [&'static [Entry]];

chunk!(text_de() -> Pack, const { &[chats::GERMAN, documents::GERMAN, events::GERMAN, feeds::GERMAN, kit::GERMAN, shell::GERMAN, tasks::GERMAN] });
chunk!(text_ar() -> Pack, const { &[chats::ARABIC, documents::ARABIC, events::ARABIC, feeds::ARABIC, kit::ARABIC, shell::ARABIC, tasks::ARABIC] });

/// Fetches the texts of a language; English has none, because it is in the program.
pub(super) async fn pack(language: Language) -> Result<Pack, NotLoaded> {
    match language {
        Language::English => Ok(&[]),
        Language::German => text_de().await,
        Language::Arabic => text_ar().await,
    }
}

chunk!(admin_text_de() -> Pack, const {
    &[admin::GERMAN, admin_dixa::GERMAN, admin_pictures::GERMAN, admin_qwil::GERMAN, admin_symphony::GERMAN, admin_workdrive::GERMAN]
});
chunk!(admin_text_ar() -> Pack, const {
    &[admin::ARABIC, admin_dixa::ARABIC, admin_pictures::ARABIC, admin_qwil::ARABIC, admin_symphony::ARABIC, admin_workdrive::ARABIC]
});

/// The same of Admin.
pub(super) async fn admin_pack(language: Language) -> Result<Pack, NotLoaded> {
    match language {
        Language::English => Ok(&[]),
        Language::German => admin_text_de().await,
        Language::Arabic => admin_text_ar().await,
    }
}

/// The number of a text: half of it says the module, the other half its place there and the plural form. Numbers that resemble each other
/// are a third as large once compressed as those of a hash.
pub(super) const fn key(module: &str, place: u32, form: Plural) -> u32 {
    // FNV-1a.
    let mut hash = 0x811c_9dc5_u32;
    let module = module.as_bytes();
    let mut at = 0;
    while at < module.len() {
        hash = (hash ^ module[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    (hash & 0xffff_0000) | (place * FORMS + form as u32)
}

/// How many plural forms there are.
const FORMS: u32 = 6;

/// A text in the current language: from its pack, English where that has none.
pub(super) fn find(key: u32, english: &'static str) -> &'static str {
    translated(key).unwrap_or(english)
}

fn translated(key: u32) -> Option<&'static str> {
    let mut all = PACK.get().iter().chain(MORE.get()).copied().flatten();
    all.find(|(known, _)| *known == key).map(|(_, text)| *text)
}

/// The form of a text for a number; `key` is that of the form `other`, which every text has.
pub(super) fn find_form(key: u32, number: u64, english: &[(Plural, &'static str)]) -> &'static str {
    let form = plural(language(), number);
    let base = key.wrapping_sub(Plural::Other as u32);
    if let Some(text) = translated(base.wrapping_add(form as u32)).or_else(|| translated(key)) {
        return text;
    }
    let fits = english.iter().find(|(known, _)| *known == form).or(english.last());
    fits.map_or("", |(_, text)| text)
}

/// A text with values in the places of their names, `{name}`.
pub(super) fn fill(text: &str, values: &[(&str, &dyn Display)]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
    {
        out.push_str(before);
        if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
            // Writing to a String cannot fail.
            let _ = write!(out, "{value}");
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Declares texts.
///
/// `pub publish { en: "Publish", de: "…", ar: "…" }` makes `publish() -> &'static str`;
/// `pub by(name: &str) { en: "by {name}", … }` makes `by(&str) -> String`;
/// `pub posts(n: u64) { en: one "{n} post" other "{n} posts", … }` chooses by its first parameter. The last form is `other`.
macro_rules! texts {
    ($(
        pub $name:ident $(($($argument:ident: $type:ty),+ $(,)?))? {
            en: $($($en_form:ident)? $en:literal)+,
            de: $($($de_form:ident)? $de:literal)+,
            ar: $($($ar_form:ident)? $ar:literal)+ $(,)?
        }
    )*) => {
        $($crate::text::catalogue::text!($name ($($($argument: $type),+)?) $($($en_form)? $en)+);)*

        /// The places of the texts.
        #[expect(non_camel_case_types, reason = "they are called as the texts are")]
        enum Place { $($name),* }

        pub(super) const GERMAN: &[$crate::text::catalogue::Entry] =
            &[$($(($crate::text::catalogue::name!($name $($de_form)?), $de),)+)*];
        pub(super) const ARABIC: &[$crate::text::catalogue::Entry] =
            &[$($(($crate::text::catalogue::name!($name $($ar_form)?), $ar),)+)*];
        #[cfg(test)]
        pub(super) const ENGLISH: &[$crate::text::catalogue::Entry] =
            &[$($(($crate::text::catalogue::name!($name $($en_form)?), $en),)+)*];
        /// Of each text its number without a form, its name, and what it has places for.
        #[cfg(test)]
        pub(super) const PLACES: &[(u32, &str, &[&str])] = &[$(
            ($crate::text::catalogue::name!($name), stringify!($name), &[$($(stringify!($argument)),+)?]),
        )*];
    };
}

macro_rules! text {
    ($name:ident () $en:literal) => {
        #[doc = $en]
        #[must_use]
        pub fn $name() -> &'static str {
            $crate::text::catalogue::find(const { $crate::text::catalogue::name!($name) }, $en)
        }
    };
    ($name:ident ($($argument:ident: $type:ty),+) $en:literal) => {
        #[doc = $en]
        #[must_use]
        pub fn $name($($argument: $type),+) -> String {
            let text = $crate::text::catalogue::find(const { $crate::text::catalogue::name!($name) }, $en);
            $crate::text::catalogue::fill(text, &[$((stringify!($argument), &$argument)),+])
        }
    };
    ($name:ident ($number:ident: $number_type:ty $(, $argument:ident: $type:ty)*) $($form:ident $en:literal)+) => {
        $(#[doc = $en] #[doc = ""])+
        #[must_use]
        pub fn $name($number: $number_type $(, $argument: $type)*) -> String {
            let english = &[$(($crate::text::catalogue::form!($form), $en)),+];
            let key = const { $crate::text::catalogue::name!($name) };
            let text = $crate::text::catalogue::find_form(key, $number, english);
            $crate::text::catalogue::fill(text, &[(stringify!($number), &$number) $(, (stringify!($argument), &$argument))*])
        }
    };
}

macro_rules! name {
    ($name:ident $($form:ident)?) => {
        $crate::text::catalogue::key(module_path!(), Place::$name as u32, $crate::text::catalogue::form!($($form)?))
    };
}

macro_rules! form {
    () => {
        $crate::text::Plural::Other
    };
    (zero) => {
        $crate::text::Plural::Zero
    };
    (one) => {
        $crate::text::Plural::One
    };
    (two) => {
        $crate::text::Plural::Two
    };
    (few) => {
        $crate::text::Plural::Few
    };
    (many) => {
        $crate::text::Plural::Many
    };
    (other) => {
        $crate::text::Plural::Other
    };
}

pub(crate) use texts;
pub(super) use {form, name, text};

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet, HashSet};

    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    type Module = ([&'static [Entry]; 3], &'static [(u32, &'static str, &'static [&'static str])]);

    fn modules() -> [Module; 13] {
        [
            ([admin::ENGLISH, admin::GERMAN, admin::ARABIC], admin::PLACES),
            ([admin_dixa::ENGLISH, admin_dixa::GERMAN, admin_dixa::ARABIC], admin_dixa::PLACES),
            ([admin_pictures::ENGLISH, admin_pictures::GERMAN, admin_pictures::ARABIC], admin_pictures::PLACES),
            ([admin_qwil::ENGLISH, admin_qwil::GERMAN, admin_qwil::ARABIC], admin_qwil::PLACES),
            ([admin_symphony::ENGLISH, admin_symphony::GERMAN, admin_symphony::ARABIC], admin_symphony::PLACES),
            ([admin_workdrive::ENGLISH, admin_workdrive::GERMAN, admin_workdrive::ARABIC], admin_workdrive::PLACES),
            ([chats::ENGLISH, chats::GERMAN, chats::ARABIC], chats::PLACES),
            ([documents::ENGLISH, documents::GERMAN, documents::ARABIC], documents::PLACES),
            ([events::ENGLISH, events::GERMAN, events::ARABIC], events::PLACES),
            ([feeds::ENGLISH, feeds::GERMAN, feeds::ARABIC], feeds::PLACES),
            ([kit::ENGLISH, kit::GERMAN, kit::ARABIC], kit::PLACES),
            ([shell::ENGLISH, shell::GERMAN, shell::ARABIC], shell::PLACES),
            ([tasks::ENGLISH, tasks::GERMAN, tasks::ARABIC], tasks::PLACES),
        ]
    }

    fn places(text: &str) -> BTreeSet<&str> {
        text.split('{').skip(1).map(|rest| rest.split_once('}').expect("a place ends").0).collect()
    }

    #[test]
    fn no_two_texts_have_a_number() {
        for language in 0..3 {
            let mut known = HashSet::new();
            for (number, text) in modules().iter().flat_map(|(languages, _)| languages[language]) {
                assert!(known.insert(number), "{text}");
            }
        }
    }

    #[test]
    fn every_text_has_the_places_of_its_parameters_in_every_language() {
        for (languages, all) in modules() {
            for (number, name, parameters) in all {
                let (first, parameters) = (parameters.first(), parameters.iter().copied().collect::<BTreeSet<_>>());
                let base = number.wrapping_sub(Plural::Other as u32);
                for language in languages {
                    let forms: BTreeMap<_, _> = language
                        .iter()
                        .filter(|(key, _)| key.wrapping_sub(base) <= 5)
                        .map(|(key, text)| (key, *text))
                        .collect();
                    assert!(forms.contains_key(number), "{name} has the form `other`");
                    for text in forms.values() {
                        let mut found = places(text);
                        // The number itself may be said in words.
                        if forms.len() > 1 {
                            found.extend(first);
                        }
                        assert_eq!(found, parameters, "{name}: {text}");
                    }
                }
            }
        }
    }

    #[test]
    fn values_come_into_their_places() {
        assert_eq!(fill("{a} and {b}, {a}", &[("a", &1_u64), ("b", &"two")]), "1 and two, 1");
        assert_eq!(fill("nothing", &[("a", &1_u64)]), "nothing");
        assert_eq!(fill("{a}", &[("a", &"{b}")]), "{b}", "a value is not read again");
    }
}
