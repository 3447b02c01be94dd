//! The words of a language that mean something in a line that becomes a task.

use crate::{tasks::model::Kind, text::Language};

/// The words of a language, in small letters.
#[derive(Debug)]
pub struct Words {
    /// Phrases that say a day, and how many days ahead of today it is. Longer ones first.
    pub days: &'static [(&'static str, u32)],
    /// The names of the days of the week, from Monday.
    pub weekdays: [&'static str; 7],
    /// Their short forms; many are words of their own, so they are read after one of `before` only.
    pub short: [&'static str; 7],
    /// May stand before a day and belongs to it then.
    pub before: &'static [&'static str],
    /// Stands before a number of days or weeks.
    pub after: &'static [&'static str],
    /// Days, after a number.
    pub day: &'static [&'static str],
    /// Weeks, after a number.
    pub week: &'static [&'static str],
    /// Hours, right behind a number.
    pub hour: &'static [&'static str],
    /// Kinds, after an exclamation mark.
    pub kinds: &'static [(&'static str, Kind)],
    /// The reader, after an at sign.
    pub me: &'static [&'static str],
}

/// English; understood in every language.
pub const ENGLISH: Words = Words {
    days: &[("day after tomorrow", 2), ("next week", 7), ("tomorrow", 1), ("today", 0)],
    weekdays: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    short: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
    before: &["by", "on", "until", "due"],
    after: &["in", "within"],
    day: &["day", "days", "d"],
    week: &["week", "weeks", "w"],
    hour: &["h", "hour", "hours"],
    kinds: &[
        ("article", Kind::Article),
        ("text", Kind::Article),
        ("doc", Kind::Document),
        ("document", Kind::Document),
        ("video", Kind::Video),
        ("watch", Kind::Video),
        ("quiz", Kind::Quiz),
        ("link", Kind::Quiz),
        ("course", Kind::Course),
        ("training", Kind::Course),
    ],
    me: &["me", "myself"],
};

const GERMAN: Words = Words {
    days: &[("nächste woche", 7), ("in einer woche", 7), ("übermorgen", 2), ("morgen", 1), ("heute", 0)],
    weekdays: ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"],
    short: ["mo", "di", "mi", "do", "fr", "sa", "so"],
    before: &["bis", "am", "ab"],
    after: &["in", "binnen"],
    day: &["tag", "tage", "tagen"],
    week: &["woche", "wochen"],
    hour: &["h", "std", "stunde", "stunden"],
    kinds: &[
        ("artikel", Kind::Article),
        ("dok", Kind::Document),
        ("dokument", Kind::Document),
        ("film", Kind::Video),
        ("kurs", Kind::Course),
        ("schulung", Kind::Course),
        ("test", Kind::Quiz),
    ],
    me: &["mich", "mir", "ich"],
};

const ARABIC: Words = Words {
    days: &[("الأسبوع القادم", 7), ("بعد أسبوع", 7), ("بعد غد", 2), ("بعد غدٍ", 2), ("غدًا", 1), ("غدا", 1), ("اليوم", 0)],
    weekdays: ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
    short: ["اثنين", "ثلاثاء", "أربعاء", "خميس", "جمعة", "سبت", "أحد"],
    before: &["يوم", "حتى", "قبل"],
    after: &["بعد", "خلال"],
    day: &["يوم", "أيام", "يومًا", "يوما"],
    week: &["أسبوع", "أسابيع", "أسبوعًا"],
    hour: &["س", "ساعة", "ساعات"],
    kinds: &[
        ("مقال", Kind::Article),
        ("مستند", Kind::Document),
        ("فيديو", Kind::Video),
        ("اختبار", Kind::Quiz),
        ("دورة", Kind::Course),
    ],
    me: &["أنا", "لي"],
};

/// The words that are read in a language, besides English.
#[must_use]
pub const fn of(language: Language) -> &'static Words {
    match language {
        Language::English => &ENGLISH,
        Language::German => &GERMAN,
        Language::Arabic => &ARABIC,
    }
}
