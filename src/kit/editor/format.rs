//! What the formatting buttons do to a text. Places are in bytes.

/// A kind of formatting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Bold,
    Italic,
    Code,
    Link,
    List,
    Quote,
}

/// A text after a change, and what is then selected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) text: String,
    pub(super) from: usize,
    pub(super) to: usize,
}

impl Format {
    /// Applies it to the selection, or takes it off again.
    pub(super) fn apply(self, text: &str, from: usize, to: usize) -> Edit {
        match self {
            Self::Bold => around(text, from, to, "**", "**"),
            Self::Italic => around(text, from, to, "_", "_"),
            Self::Code => around(text, from, to, "`", "`"),
            Self::Link => link(text, from, to),
            Self::List => lines(text, from, to, "- "),
            Self::Quote => lines(text, from, to, "> "),
        }
    }
}

fn around(text: &str, from: usize, to: usize, before: &str, after: &str) -> Edit {
    let (head, chosen, tail) = (&text[..from], &text[from..to], &text[to..]);
    if head.ends_with(before) && tail.starts_with(after) {
        let head = &head[..head.len() - before.len()];
        let text = format!("{head}{chosen}{}", &tail[after.len()..]);
        return Edit { text, from: head.len(), to: head.len() + chosen.len() };
    }
    let start = from + before.len();
    Edit { text: format!("{head}{before}{chosen}{after}{tail}"), from: start, to: start + chosen.len() }
}

/// `[chosen](https://)` with the address selected.
fn link(text: &str, from: usize, to: usize) -> Edit {
    const ADDRESS: &str = "https://";
    let (head, chosen, tail) = (&text[..from], &text[from..to], &text[to..]);
    let start = from + chosen.len() + "[](".len();
    Edit { text: format!("{head}[{chosen}]({ADDRESS}){tail}"), from: start, to: start + ADDRESS.len() }
}

/// Puts a mark before every chosen line, or takes it off when all have it.
fn lines(text: &str, from: usize, to: usize, mark: &str) -> Edit {
    let start = text[..from].rfind('\n').map_or(0, |place| place + 1);
    let end = text[to..].find('\n').map_or(text.len(), |place| to + place);
    let chosen: Vec<&str> = text[start..end].split('\n').collect();
    let all_have_it = chosen.iter().all(|line| line.starts_with(mark));
    let changed: Vec<String> = chosen
        .iter()
        .map(|line| if all_have_it { line[mark.len()..].to_owned() } else { format!("{mark}{line}") })
        .collect();
    let changed = changed.join("\n");
    let to = start + changed.len();
    Edit { text: format!("{}{changed}{}", &text[..start], &text[end..]), from: to, to }
}

/// What differs between two texts: from where to where in the old one, and what the new one has there.
pub(super) fn difference<'a>(old: &str, new: &'a str) -> (usize, usize, &'a str) {
    let common = |pairs: &mut dyn Iterator<Item = (char, char)>| -> usize {
        pairs.take_while(|(old, new)| old == new).map(|(same, _)| same.len_utf8()).sum()
    };
    let start = common(&mut old.chars().zip(new.chars()));
    let tail = common(&mut old[start..].chars().rev().zip(new[start..].chars().rev()));
    (start, old.len() - tail, &new[start..new.len() - tail])
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn the_difference_is_what_must_be_typed() {
        assert_eq!(difference("a word", "a **word"), (2, 2, "**"));
        assert_eq!(difference("a **word", "a word"), (2, 4, ""));
        assert_eq!(difference("hi @mä da", "hi @[Mä](user:1) da"), (4, 7, "[Mä](user:1)"));
        assert_eq!(difference("aa", "aaa"), (2, 2, "a"));
        assert_eq!(difference("ä", "ö"), (0, 2, "ö"));
        assert_eq!(difference("same", "same"), (4, 4, ""));
    }

    #[test]
    fn bold_is_put_on_and_taken_off() {
        let bold = Format::Bold.apply("a word here", 2, 6);
        assert_eq!(bold, Edit { text: "a **word** here".to_owned(), from: 4, to: 8 });
        assert_eq!(Format::Bold.apply(&bold.text, bold.from, bold.to).text, "a word here");
    }

    #[test]
    fn a_link_selects_its_address() {
        let edit = Format::Link.apply("see this", 4, 8);
        assert_eq!(edit.text, "see [this](https://)");
        assert_eq!(&edit.text[edit.from..edit.to], "https://");
    }

    #[test]
    fn a_list_marks_every_chosen_line() {
        let edit = Format::List.apply("ä\nb\nc", 0, 4);
        assert_eq!(edit.text, "- ä\n- b\nc");
        assert_eq!(Format::List.apply(&edit.text, 0, 7).text, "ä\nb\nc");
    }
}
