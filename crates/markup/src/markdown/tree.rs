//! From a text in Markdown to what is shown: a tree without HTML.

use super::blocks;

/// Levels of quotes, lists and emphasis. Deeper marks stand as the texts they are, so that no text can exhaust the stack.
pub(super) const DEEPEST: u8 = 24;

/// A block of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// A heading of level 1 or 2; deeper ones count as 2.
    Heading(u8, Vec<Span>),
    /// A quotation.
    Quote(Vec<Block>),
    /// Code, as it is.
    Code(String),
    /// A list; the first number when it is numbered.
    List(Option<u64>, Vec<Vec<Block>>),
    /// A line across.
    Rule,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// Plain text.
    Text(String),
    /// The end of a line.
    Break,
    /// Code, as it is.
    Code(String),
    /// Emphasized.
    Emphasis(Vec<Span>),
    /// Strongly emphasized.
    Strong(Vec<Span>),
    /// Struck through.
    Struck(Vec<Span>),
    /// A link with a safe address.
    Link(String, Vec<Span>),
    /// A person's id and name.
    Mention(String, String),
    /// A tag, without `#`.
    Tag(String),
}

/// Reads a text: the part of CommonMark that people write by hand, and that the vendors' own texts can say.
///
/// Left out, because they surprise whoever does not know them: code by indentation, headings by underlining, references, HTML.
#[must_use]
pub fn parse(text: &str) -> Vec<Block> {
    blocks::read(text, 0)
}

#[cfg(test)]
mod tests {

    use super::*;

    fn text(text: &str) -> Span {
        Span::Text(text.to_owned())
    }

    #[test]
    fn html_stands_as_the_text_it_is() {
        assert_eq!(parse("<script>alert(1)</script>"), [Block::Paragraph(vec![text("<script>alert(1)</script>")])]);
        assert_eq!(parse("a <b onclick=x>b</b>"), [Block::Paragraph(vec![text("a <b onclick=x>b</b>")])]);
    }

    #[test]
    fn an_unsafe_address_is_no_link() {
        for address in ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x", "/app/sign-out"]
        {
            assert_eq!(parse(&format!("[here]({address})")), [Block::Paragraph(vec![text("here")])], "{address}");
        }
    }

    #[test]
    fn a_mention_is_a_person_and_a_name() {
        let expected = [text("Hi "), Span::Mention("42".to_owned(), "Maja Berg".to_owned()), text("!")];
        assert_eq!(parse("Hi @[Maja Berg](user:42)!"), [Block::Paragraph(expected.to_vec())]);
    }

    #[test]
    fn a_text_of_ten_thousand_levels_is_read() {
        for mark in ["> ", "- ", "**a ", "[", "1. "] {
            let deep = format!("{}end{}", mark.repeat(10_000), " a**".repeat(10_000));
            assert!(format!("{:?}", parse(&deep)).contains("end"), "{mark}");
        }
    }

    #[test]
    fn a_picture_in_a_link_leads_where_the_link_does() {
        let expected = Span::Link("https://x.example/".to_owned(), vec![text("a cat")]);
        assert_eq!(
            parse("[![a cat](https://y.example/a.png)](https://x.example/)"),
            [Block::Paragraph(vec![expected])]
        );
    }

    #[test]
    fn a_picture_becomes_a_link() {
        let expected = Span::Link("https://x.example/a.png".to_owned(), vec![text("a cat")]);
        assert_eq!(parse("![a cat](https://x.example/a.png)"), [Block::Paragraph(vec![expected])]);
    }

    #[test]
    fn bare_addresses_and_tags_are_links() {
        let link = Span::Link("https://x.example/a?b=1".to_owned(), vec![text("https://x.example/a?b=1")]);
        let expected = [text("See "), link, text(", and "), Span::Tag("launch-day".to_owned()), text(".")];
        assert_eq!(parse("See https://x.example/a?b=1, and #launch-day."), [Block::Paragraph(expected.to_vec())]);
    }

    #[test]
    fn lists_and_quotes_nest() {
        let item = |name: &str| vec![Block::Paragraph(vec![text(name)])];
        assert_eq!(parse("3. a\n4. b"), [Block::List(Some(3), vec![item("a"), item("b")])]);
        assert_eq!(parse("> a"), [Block::Quote(item("a"))]);
    }

    #[test]
    fn marks_within_words_and_alone_are_texts() {
        for plain in ["snake_case_name", "2 * 3 * 4", "a ** b", "~user~~~x", "f(x)[0]", "[x] (y)", "_", "a \\ b"] {
            assert_eq!(parse(plain), [Block::Paragraph(vec![text(plain)])], "{plain}");
        }
        let link = Span::Link("https://x.example".to_owned(), vec![text("https://x.example")]);
        let expected = Block::Paragraph(vec![text("*not* [this]("), link, text(")")]);
        assert_eq!(parse(r"\*not\* \[this\](https://x.example)"), [expected]);
    }

    #[test]
    fn emphasis_nests() {
        let strong = Span::Strong(vec![text("b "), Span::Emphasis(vec![text("c")])]);
        assert_eq!(parse("a **b *c***"), [Block::Paragraph(vec![text("a "), strong])]);
        let both = Span::Emphasis(vec![Span::Strong(vec![text("a")])]);
        assert_eq!(parse("***a***"), [Block::Paragraph(vec![both])]);
        let tag = Span::Struck(vec![Span::Tag("old".to_owned())]);
        assert_eq!(parse("~~#old~~"), [Block::Paragraph(vec![tag])]);
        // The nearest mark is the beginning.
        let near = Span::Emphasis(vec![text("b")]);
        assert_eq!(parse("*a **b*"), [Block::Paragraph(vec![text("*a *"), near])]);
    }

    #[test]
    fn code_is_as_it_is() {
        assert_eq!(parse("`` a`*b* ``"), [Block::Paragraph(vec![Span::Code("a`*b*".to_owned())])]);
        assert_eq!(
            parse("```rust\n  let a = *b;\n\n> c\n```\nd"),
            [Block::Code("  let a = *b;\n\n> c".to_owned()), Block::Paragraph(vec![text("d")])]
        );
        assert_eq!(parse("```\nopen"), [Block::Code("open".to_owned())]);
    }

    #[test]
    fn lists_hold_what_is_indented_and_end_at_another_kind() {
        let item = |blocks: Vec<Block>| Block::List(None, vec![blocks]);
        let paragraph = |name: &str| Block::Paragraph(vec![text(name)]);
        assert_eq!(
            parse("- a\n  - b\n\n  c"),
            [item(vec![paragraph("a"), item(vec![paragraph("b")]), paragraph("c")])]
        );
        assert_eq!(parse("- a\n* b"), [item(vec![paragraph("a")]), item(vec![paragraph("b")])]);
        assert_eq!(parse("- a\n\nb"), [item(vec![paragraph("a")]), paragraph("b")]);
        assert_eq!(parse("-a"), [paragraph("-a")]);
        assert_eq!(
            parse("born\n1984. A year"),
            [Block::Paragraph(vec![text("born"), Span::Break, text("1984. A year")])]
        );
    }

    #[test]
    fn lines_break_paragraphs_and_blank_lines_end_them() {
        let lines = Block::Paragraph(vec![text("a"), Span::Break, text("b")]);
        assert_eq!(
            parse("a  \nb\n\n# c #\n---\nd"),
            [lines, Block::Heading(1, vec![text("c")]), Block::Rule, Block::Paragraph(vec![text("d")])]
        );
    }

    #[test]
    fn every_text_is_read() {
        // Marks in every order, from a sequence that repeats itself late.
        let marks: Vec<char> = " \t\n>*_~`#[]()!<@a1.\\\u{a0}ü:-".chars().collect();
        let mut state = 1_u64;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..40 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push(marks[(state >> 33) as usize % marks.len()]);
            }
            let _ = parse(&text);
        }
    }
}
