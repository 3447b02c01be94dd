//! What stands in a text besides words: `#tags` and `@[Name](user:ID)`.

use std::collections::HashSet;

use ::api::workdrive::UserId;

/// At most this many tags an item, each of at most [`TAG_CHARACTERS`].
pub(super) const TAGS: usize = 20;
/// The longest tag.
pub(super) const TAG_CHARACTERS: usize = 50;

/// A tag as it is looked up: without `#` and case.
pub(super) fn key(tag: &str) -> String {
    tag.trim().trim_start_matches('#').to_lowercase()
}

/// The given tags and those in the text, each once, as first written.
pub(super) fn collect(given: &[String], text: &str) -> Vec<String> {
    let mut known = HashSet::new();
    let all = given.iter().map(String::as_str).chain(in_text(text));
    all.filter(|tag| !tag.is_empty() && known.insert(key(tag))).map(str::to_owned).collect()
}

/// `#tag` after a blank, a bracket or at the beginning; code and addresses with `#` in them are no tags.
fn in_text(text: &str) -> impl Iterator<Item = &str> {
    let outside_code = text.split('`').step_by(2);
    outside_code.flat_map(|text| {
        text.match_indices('#').filter_map(move |(at, _)| {
            let before = text[..at].chars().next_back();
            if before.is_some_and(|c| !c.is_whitespace() && !"([{\"'*_".contains(c)) {
                return None;
            }
            let rest = &text[at + 1..];
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '-').unwrap_or(rest.len());
            let tag = rest[..end].trim_end_matches(['-', '_']);
            // `# Title` and `#1` are no tags.
            let is_tag = tag.chars().any(char::is_alphabetic) && tag.chars().count() <= TAG_CHARACTERS;
            is_tag.then_some(tag)
        })
    })
}

/// The people mentioned in a text, each once, in order.
pub(crate) fn mentioned(text: &str) -> Vec<UserId> {
    let mut people = Vec::new();
    for (at, _) in text.match_indices("](user:") {
        let Some(id) = text[at + "](user:".len()..].split(')').next().and_then(|id| id.parse().ok()) else { continue };
        let opened = text[..at].rfind('[').is_some_and(|open| text[..open].ends_with('@'));
        if opened && !people.contains(&id) {
            people.push(id);
        }
    }
    people
}

#[cfg(test)]
mod tests {
    use super::{collect, mentioned};

    #[test]
    fn tags_are_found_between_words_only() {
        let text = "#Lumi3 is (#done), not a#b, # no, #1, `#code`, https://x.y/#part, #grün-weiß. #lumi3 #日本";
        assert_eq!(collect(&["extra".to_owned()], text), ["extra", "Lumi3", "done", "grün-weiß", "日本"]);
    }

    #[test]
    fn mentions_are_found_once_and_only_when_whole() {
        let a = "8f14e45f-ceea-467f-a0e6-0123456789ab";
        let text = format!("@[A B](user:{a}) and @[A](user:{a}), [no](user:{a}) @[x](user:zzz) @[open](user:");
        assert_eq!(mentioned(&text), [a.parse().unwrap()]);
    }
}
