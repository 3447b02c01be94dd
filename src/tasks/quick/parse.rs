//! Reading a line that becomes a task: `Read the fire drill plan !doc tomorrow @Anna`.

use std::ops::Range;

use super::words::{ENGLISH, Words};
use crate::tasks::{due::Day, model::Kind};

/// Something that was understood, and where it stands in the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part<T> {
    /// What it means.
    pub value: T,
    /// Where it stands, in bytes.
    pub at: Range<usize>,
}

/// Who has to do it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// The reader.
    Me,
    /// Whoever is found by these words.
    Named(String),
}

/// What was understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// What remains: the title.
    pub title: String,
    /// What it is about.
    pub kind: Option<Part<Kind>>,
    /// In how many days it is due.
    pub due: Option<Part<u32>>,
    /// How many hours it takes.
    pub hours: Option<Part<u32>>,
    /// A web address.
    pub link: Option<Part<String>>,
    /// Who has to do it.
    pub people: Vec<Part<Who>>,
    /// What follows `//`: the text of an article.
    pub text: Option<Part<String>>,
}

impl Line {
    /// What it is about: what the line says, else a quiz when there is an address, else an article.
    #[must_use]
    pub fn kind(&self) -> Kind {
        let guessed = if self.link.is_some() { Kind::Quiz } else { Kind::Article };
        self.kind.as_ref().map_or(guessed, |kind| kind.value)
    }
}

struct Token {
    /// In small letters.
    small: String,
    at: Range<usize>,
}

/// Reads a line on a day. `plain` are phrases, in small letters, that are not to be read as anything.
#[must_use]
pub fn parse(line: &str, words: &'static Words, today: Day, plain: &[String], lowercase: fn(&str) -> String) -> Line {
    let mut tokens = tokens(line, lowercase);
    let mut read = Line::default();
    if let Some(place) = tokens.iter().position(|token| token.small == "//") {
        let from = tokens[place].at.start;
        let text = line[from + 2..].trim();
        if !text.is_empty() {
            read.text = Some(Part { value: text.to_owned(), at: from..line.len() });
        }
        tokens.truncate(place);
    }
    let all = [words, &ENGLISH];
    let is_plain = |at: &Range<usize>| plain.contains(&lowercase(&line[at.clone()]));
    let mut taken = vec![false; tokens.len()];
    let mut at = 0;
    let mut due_at = 0..0;
    while at < tokens.len() {
        let token = &tokens[at];
        let raw = &line[token.at.clone()];
        let mut length = 1;
        if is_plain(&token.at) {
            // Stays a word of the title.
        } else if let Some(who) = who(raw, &token.small, all) {
            read.people.push(Part { value: who, at: token.at.clone() });
            taken[at] = true;
        } else if let Some(kind) = token.small.strip_prefix('!').and_then(|name| kind(name, all)) {
            read.kind = Some(Part { value: kind, at: token.at.clone() });
            taken[at] = true;
        } else if read.link.is_none() && (token.small.starts_with("https://") || token.small.starts_with("http://")) {
            read.link = Some(Part { value: raw.to_owned(), at: token.at.clone() });
            taken[at] = true;
        } else if let Some(hours) = hours(&token.small, all) {
            read.hours = Some(Part { value: hours, at: token.at.clone() });
            taken[at] = true;
        } else if let Some((days, count)) = due(&tokens[at..], all, today) {
            let range = token.at.start..tokens[at + count - 1].at.end;
            if !is_plain(&range) {
                // A day at the end is rather meant than one before it.
                taken[due_at].fill(false);
                due_at = at..at + count;
                taken[due_at.clone()].fill(true);
                read.due = Some(Part { value: days, at: range });
                length = count;
            }
        }
        at += length;
    }
    let title = tokens.iter().zip(&taken).filter(|(_, taken)| !**taken);
    read.title = title.map(|(token, _)| &line[token.at.clone()]).collect::<Vec<_>>().join(" ");
    read
}

fn tokens(line: &str, lowercase: fn(&str) -> String) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut from = None;
    for (place, letter) in line.char_indices().chain(std::iter::once((line.len(), ' '))) {
        match (from, letter.is_whitespace()) {
            (None, false) => from = Some(place),
            (Some(start), true) => {
                tokens.push(Token { small: lowercase(&line[start..place]), at: start..place });
                from = None;
            }
            _ => {}
        }
    }
    tokens
}

fn who(raw: &str, small: &str, all: [&'static Words; 2]) -> Option<Who> {
    let name = raw.strip_prefix('@')?.trim_end_matches([',', '.', ';', ':']);
    let small = small.trim_start_matches('@').trim_end_matches([',', '.', ';', ':']);
    if name.is_empty() {
        return None;
    }
    if all.iter().any(|words| words.me.contains(&small)) {
        return Some(Who::Me);
    }
    // A name of several words is written in one.
    Some(Who::Named(name.replace(['.', '_'], " ")))
}

fn kind(name: &str, all: [&'static Words; 2]) -> Option<Kind> {
    let known = all.iter().flat_map(|words| words.kinds);
    known.into_iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
}

fn hours(small: &str, all: [&'static Words; 2]) -> Option<u32> {
    let unit = small.trim_start_matches(|letter| digit(letter).is_some());
    let is_hour = all.iter().any(|words| words.hour.contains(&unit));
    number(&small[..small.len() - unit.len()]).filter(|hours| is_hour && (1..=10_000).contains(hours))
}

/// How many days ahead the beginning of `tokens` says, and how many of them say it.
fn due(tokens: &[Token], all: [&'static Words; 2], today: Day) -> Option<(u32, usize)> {
    let first = &*tokens.first()?.small;
    let is_before = all.iter().any(|words| words.before.contains(&first));
    if is_before
        && let Some(rest) = tokens.get(1..)
        && let Some((days, count)) = day(rest, all, today, true)
    {
        return Some((days, count + 1));
    }
    day(tokens, all, today, false)
}

fn day(tokens: &[Token], all: [&'static Words; 2], today: Day, is_led: bool) -> Option<(u32, usize)> {
    let small = |place: usize| tokens.get(place).map(|token| token.small.trim_end_matches([',', '.', ';', '!', '?']));
    let first = small(0)?;
    for words in all {
        for (phrase, days) in words.days {
            let count = phrase.split(' ').count();
            if phrase.split(' ').enumerate().all(|(place, word)| small(place) == Some(word)) {
                return Some((*days, count));
            }
        }
        let by_name = words.weekdays.iter().position(|name| *name == first);
        let by_short = || words.short.iter().position(|name| *name == first).filter(|_| is_led);
        if let Some(weekday) = by_name.or_else(by_short) {
            let ahead = (7 + u32::try_from(weekday).unwrap_or(0) - today.weekday()) % 7;
            return Some((if ahead == 0 { 7 } else { ahead }, 1));
        }
        if words.after.contains(&first)
            && let (Some(count), Some(unit)) = (small(1).and_then(number), small(2))
        {
            let unit = if words.day.contains(&unit) { 1 } else { 7 * u32::from(words.week.contains(&unit)) };
            if unit > 0 {
                return count.checked_mul(unit).filter(|days| *days <= 3_650).map(|days| (days, 3));
            }
        }
    }
    let date = date(tokens.first()?.small.trim_end_matches([',', ';', '!', '?']), today)?;
    u32::try_from(date.0 - today.0).ok().filter(|days| *days <= 3_650).map(|days| (days, 1))
}

/// `2026-12-24`, `24.12.`, `24.12.2026`; without a year the next such day.
fn date(text: &str, today: Day) -> Option<Day> {
    let numbers = |by: char| text.split(by).map(|part| if part.is_empty() { Some(0) } else { number(part) });
    if let [Some(year), Some(month), Some(day)] = numbers('-').collect::<Vec<_>>()[..]
        && year > 999
    {
        return Day::of(i32::try_from(year).ok()?, month, day);
    }
    let [Some(day), Some(month), Some(year)] = numbers('.').collect::<Vec<_>>()[..] else { return None };
    if year > 0 {
        return Day::of(i32::try_from(year).ok()?, month, day).filter(|_| year > 999);
    }
    let this_year = today.year();
    let in_years = |years: i32| Day::of(this_year + years, month, day).filter(|day| *day >= today);
    in_years(0).or_else(|| in_years(1))
}

/// A number in the digits of any of the languages.
fn number(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > 5 {
        return None;
    }
    text.chars().try_fold(0_u32, |number, letter| Some(number * 10 + digit(letter)?))
}

fn digit(letter: char) -> Option<u32> {
    letter.to_digit(10).or_else(|| match letter {
        '٠'..='٩' => Some(u32::from(letter) - u32::from('٠')),
        _ => None,
    })
}

#[cfg(test)]
mod tests;
