//! Mentions while typing. Places are in bytes.

use super::format::Edit;

/// More than this after an `@` is no name any more.
const LONGEST: usize = 40;

/// What stands between an `@` and the caret, when that may be the beginning of a name.
pub(super) fn words_before(text: &str, caret: usize) -> Option<String> {
    let before = text.get(..caret)?;
    let at = before.rfind('@')?;
    let stands_free = before[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    let words = &before[at + 1..];
    let is_name = words.len() <= LONGEST
        && !words.starts_with(char::is_whitespace)
        && words.chars().all(|c| c.is_alphanumeric() || c == ' ' || c == '-' || c == '\'' || c == '.');
    (stands_free && is_name && words.matches(' ').count() <= 2).then(|| words.to_owned())
}

/// Puts a mention in the place of what was typed since the `@`.
pub(super) fn insert(text: &str, caret: usize, id: &str, name: &str) -> Edit {
    let at = text[..caret].rfind('@').unwrap_or(caret);
    // Brackets in a name would end the mention early.
    let name = name.replace(['[', ']'], "");
    let mention = format!("@[{name}](user:{id}) ");
    let place = at + mention.len();
    let tail = text[caret..].strip_prefix(' ').unwrap_or(&text[caret..]);
    Edit { text: format!("{}{mention}{tail}", &text[..at]), from: place, to: place }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn words_after_a_free_at_are_a_name() {
        assert_eq!(words_before("hi @ma", 6), Some("ma".to_owned()));
        assert_eq!(words_before("@", 1), Some(String::new()));
        assert_eq!(words_before("@Maja Be", 8), Some("Maja Be".to_owned()));
        assert_eq!(words_before("mail@example", 12), None);
        assert_eq!(words_before("@ma, and", 8), None);
        assert_eq!(words_before("@[Maja](user:1) x", 17), None);
    }

    #[test]
    fn a_mention_takes_the_place_of_what_was_typed() {
        let edit = insert("hi @ma there", 6, "42", "Maja");
        assert_eq!(edit.text, "hi @[Maja](user:42) there");
        assert_eq!(&edit.text[edit.from..], "there");
    }
}
