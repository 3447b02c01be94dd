//! Reads the scripts in `assets/demo`: who wrote what to whom, and what the others answered.
//!
//! ```text
//! @ mila everyone #lumi3 #acoustics      author, audience, tags; a news item ends with `= Category`
//! The tram test passed.                  text in Markdown; `@{kwame}` mentions
//! ~ pics wave:3 team:mila,omar           pictures by scene and variation, or of people
//! ~ doc plan.pdf | Title                 a document       ~ video tram-ride.mp4
//! ~ link https://… | Title | About       ~ at Place
//! ~ when meeting -2mon 09:15 15 weekly +9   ~ invite nora,omar   ~ mail a@b.example   ~ meet https://…   (events only)
//! > nora: Thank you!                     comments, oldest first
//! ~ ago 2d                               whatever else a script says at its beginning
//! ```
//!
//! Audiences: `everyone`, `friends`, `team`, `me`, `users:a,b`, `group:key`, `loc:key`. In news the first line of the text is the
//! title, and the first picture is the cover. Lines before the first `@` are remarks.

use crate::clock::{DAY, HOUR, MINUTE};

/// One entry of a script.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) author: String,
    pub(super) audience: String,
    pub(super) tags: Vec<String>,
    pub(super) category: Option<String>,
    pub(super) text: String,
    pub(super) pictures: Vec<String>,
    pub(super) documents: Vec<(String, String)>,
    pub(super) films: Vec<String>,
    /// Address, title and what the page says of itself.
    pub(super) links: Vec<[String; 3]>,
    pub(super) place: Option<String>,
    /// Of an event: kind, day, time, minutes, perhaps frequency and last week.
    pub(super) when: Option<String>,
    pub(super) invited: Vec<String>,
    pub(super) emails: Vec<String>,
    /// Where one takes part from afar.
    pub(super) meet: Option<String>,
    pub(super) comments: Vec<(String, String)>,
    /// The other lines that begin with `~`: the word after it, and its parts.
    pub(super) more: Vec<(String, Vec<String>)>,
}

impl Entry {
    /// The parts of each line `~ kind a | b`.
    pub(super) fn lines<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a [String]> {
        self.more.iter().filter(move |(word, _)| word == kind).map(|(_, parts)| &parts[..])
    }

    /// The first part of the first such line.
    pub(super) fn line<'a>(&'a self, kind: &'a str) -> Option<&'a str> {
        self.lines(kind).next()?.first().map(String::as_str)
    }

    /// Whether there is such a line.
    pub(super) fn has(&self, kind: &str) -> bool {
        self.lines(kind).next().is_some()
    }

    /// A number that is the first part of such a line.
    pub(super) fn number(&self, kind: &str) -> Option<i64> {
        self.line(kind)?.parse().ok()
    }

    /// The moment `~ kind 40m` (or `5h`, `2d`) before `now`; milliseconds since 1970.
    pub(super) fn before(&self, kind: &str, now: i64) -> Option<i64> {
        Some(now - span(self.line(kind)?)?)
    }

    /// The first line of the text, and the others.
    pub(super) fn title(&self) -> (&str, &str) {
        let (title, text) = self.text.split_once('\n').unwrap_or((&self.text, ""));
        (title.trim(), text.trim())
    }
}

/// A span of time such as `40m`, `5h`, `2d`, in milliseconds.
pub(super) fn span(text: &str) -> Option<i64> {
    let (number, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
    let unit = match unit {
        "m" => MINUTE,
        "h" => HOUR,
        _ => DAY,
    };
    Some(number.parse::<i64>().ok()? * unit)
}

/// Reads all entries of a script.
pub(super) fn read(script: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for line in script.lines() {
        if let Some(head) = line.strip_prefix("@ ") {
            entries.push(entry(head));
        } else if let Some(entry) = entries.last_mut() {
            if let Some(extra) = line.strip_prefix("~ ") {
                add(entry, extra);
            } else if let Some((author, text)) = comment(line) {
                entry.comments.push((author.to_owned(), text.to_owned()));
            } else {
                entry.text.push_str(line);
                entry.text.push('\n');
            }
        }
    }
    for entry in &mut entries {
        entry.text.truncate(entry.text.trim_end().len());
    }
    entries
}

fn entry(head: &str) -> Entry {
    let (head, category) =
        head.split_once(" = ").map_or((head, None), |(head, category)| (head, Some(category.to_owned())));
    let mut words = head.split_whitespace();
    let mut next = || words.next().unwrap_or_default().to_owned();
    let (author, audience) = (next(), next());
    let tags = words.map(|tag| tag.trim_start_matches('#').to_owned()).collect();
    Entry { author, audience, tags, category, ..Entry::default() }
}

fn add(entry: &mut Entry, extra: &str) {
    let (kind, rest) = extra.split_once(' ').unwrap_or((extra, ""));
    let mut parts = rest.split(" | ").map(str::to_owned);
    let mut next = || parts.next().unwrap_or_default();
    match kind {
        "pics" => entry.pictures.extend(rest.split_whitespace().map(str::to_owned)),
        "doc" => entry.documents.push((next(), next())),
        "video" => entry.films.push(rest.to_owned()),
        "link" => entry.links.push([next(), next(), next()]),
        "at" => entry.place = Some(rest.to_owned()),
        "when" => entry.when = Some(rest.to_owned()),
        "invite" => entry.invited.extend(rest.split(',').map(str::to_owned)),
        "mail" => entry.emails.extend(rest.split(',').map(str::to_owned)),
        "meet" => entry.meet = Some(rest.to_owned()),
        _ => entry.more.push((kind.to_owned(), parts.collect())),
    }
}

/// `> handle: text`; any other quotation belongs to the text.
fn comment(line: &str) -> Option<(&str, &str)> {
    let (author, text) = line.strip_prefix("> ")?.split_once(": ")?;
    author.chars().all(|c| c.is_ascii_lowercase()).then_some((author, text))
}
