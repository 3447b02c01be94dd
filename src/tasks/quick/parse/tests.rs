//! Lines, and what is understood of them.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::*;
use crate::{tasks::quick::words::of, text::Language};

/// A Sunday.
fn today() -> Day {
    Day::of(2026, 11, 29).unwrap()
}

fn read(language: Language, line: &str) -> Line {
    parse(line, of(language), today(), &[], str::to_lowercase)
}

fn due(language: Language, line: &str) -> (Option<u32>, String) {
    let read = read(language, line);
    (read.due.map(|due| due.value), read.title)
}

#[test]
fn a_line_says_kind_day_and_people() {
    let line = "Read the fire drill plan !doc tomorrow @Anna";
    let read = read(Language::English, line);
    assert_eq!(read.title, "Read the fire drill plan");
    assert_eq!(read.kind(), Kind::Document);
    assert_eq!(read.due.as_ref().map(|due| due.value), Some(1));
    assert_eq!(read.people[0].value, Who::Named("Anna".to_owned()));
    assert_eq!(&line[read.people[0].at.clone()], "@Anna");
    assert_eq!(&line[read.due.unwrap().at], "tomorrow");
}

#[test]
fn days_are_read_in_every_language() {
    use Language::{Arabic, English, German};
    for (language, line, days, title) in [
        (English, "Plan today", Some(0), "Plan"),
        (English, "Plan by tomorrow.", Some(1), "Plan"),
        (English, "Plan day after tomorrow", Some(2), "Plan"),
        (English, "Plan on fri", Some(5), "Plan"),
        (English, "Plan Monday", Some(1), "Plan"),
        (English, "Plan sunday", Some(7), "Plan"),
        (English, "Plan next week", Some(7), "Plan"),
        (English, "Plan in 3 days", Some(3), "Plan"),
        (English, "Plan in 2 weeks please", Some(14), "Plan please"),
        (English, "Plan 2026-12-24", Some(25), "Plan"),
        (English, "Plan until 24.12.", Some(25), "Plan"),
        (English, "Plan 1.1.2027", Some(33), "Plan"),
        (German, "Plan bis übermorgen", Some(2), "Plan"),
        (German, "Plan am Fr", Some(5), "Plan"),
        (German, "Plan nächste Woche", Some(7), "Plan"),
        (German, "Plan in 3 Tagen", Some(3), "Plan"),
        (German, "Plan tomorrow", Some(1), "Plan"),
        (Arabic, "خطة غدًا", Some(1), "خطة"),
        (Arabic, "خطة بعد غد", Some(2), "خطة"),
        (Arabic, "خطة يوم الجمعة", Some(5), "خطة"),
        (Arabic, "خطة بعد ٣ أيام", Some(3), "خطة"),
    ] {
        assert_eq!(due(language, line), (days, title.to_owned()), "{line}");
    }
}

#[test]
fn what_means_nothing_stays_in_the_title() {
    for line in [
        "The sun and mon cheri",
        "So geht das",
        "Look in 3 places",
        "Pay 24.12.5",
        "On 31.2.",
        "Yesterday 2020-01-01",
        "Wow! !nothing",
        "a@b.example",
        "@",
        "in 9000 days",
        "Version 2.0",
    ] {
        assert_eq!(read(Language::English, line), Line { title: line.to_owned(), ..Line::default() });
    }
}

#[test]
fn the_last_day_is_meant() {
    assert_eq!(due(Language::English, "Notes of friday by monday"), (Some(1), "Notes of friday".to_owned()));
    assert_eq!(due(Language::English, "today tomorrow"), (Some(1), "today".to_owned()));
}

#[test]
fn what_is_not_to_be_read_stays_a_word() {
    let plain = ["tomorrow".to_owned(), "!doc".to_owned()];
    let read = parse("The Tomorrow talk !doc monday", of(Language::English), today(), &plain, str::to_lowercase);
    assert_eq!((&*read.title, read.kind, read.due.unwrap().value), ("The Tomorrow talk !doc", None, 1));
}

#[test]
fn names_kinds_addresses_hours_and_texts_are_read() {
    let read = read(Language::German, "Quiz https://quiz.example/1?a=b @ich @Anna.Berg, 2h // Neun von **zehn** @x");
    assert_eq!(read.title, "Quiz");
    assert_eq!(read.kind(), Kind::Quiz, "an address without a kind");
    assert_eq!(read.link.unwrap().value, "https://quiz.example/1?a=b");
    let people: Vec<Who> = read.people.into_iter().map(|part| part.value).collect();
    assert_eq!(people, [Who::Me, Who::Named("Anna Berg".to_owned())]);
    assert_eq!(read.hours.unwrap().value, 2);
    assert_eq!(read.text.unwrap().value, "Neun von **zehn** @x");
    for (language, word, kind) in [
        (Language::English, "!course", Kind::Course),
        (Language::English, "!VIDEO", Kind::Video),
        (Language::German, "!dok", Kind::Document),
        (Language::German, "!quiz", Kind::Quiz),
        (Language::Arabic, "!دورة", Kind::Course),
    ] {
        assert_eq!(self::read(language, word).kind(), kind, "{word}");
    }
}

#[test]
fn an_empty_line_is_nothing() {
    for line in ["", "   ", "//", " // "] {
        let read = read(Language::English, line);
        assert_eq!((&*read.title, read.text), ("", None), "{line:?}");
    }
}
