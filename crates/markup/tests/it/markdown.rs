//! What is written is read as it was.

use proptest::prelude::*;
use rotunda_markup::markdown::{Block, Span, parse, write};

use crate::any::blocks;

proptest! {
    #[test]
    fn what_is_written_is_read_as_it_was(blocks in blocks()) {
        let written = write(&blocks);
        prop_assert_eq!(parse(&written), blocks, "{}", written);
    }

    #[test]
    fn any_text_is_read_and_written(text in "\\PC{0,200}") {
        let _ = write(&parse(&text));
    }
}

#[test]
fn marks_in_a_text_stay_a_text() {
    for text in ["*a*", "# a", "> a", "- a", "1. a", "1984. a", "`a`", "[a](x)", "<b>", "a_b_c", "~~a~~", "---", "```"]
    {
        let blocks = [Block::Paragraph(vec![Span::Text(text.to_owned())])];
        assert_eq!(parse(&write(&blocks)), blocks, "{text}");
    }
}

#[test]
fn signs_at_the_end_of_a_heading_are_its_own_where_they_stand_apart() {
    for (text, read) in [("a ##", "a"), ("a#", "a#"), (r"a \#", "a #"), (r"a #\#", "a ##"), (r"a \\ #", r"a \")] {
        let heading = [Block::Heading(1, vec![Span::Text(read.to_owned())])];
        assert_eq!(parse(&format!("# {text}")), heading, "{text}");
        assert_eq!(parse(&write(&heading)), heading, "{read}");
    }
    assert_eq!(parse("# ##"), [Block::Heading(1, Vec::new())]);
}

#[test]
fn blanks_at_the_ends_of_an_emphasis_stand_outside() {
    let bold = |text: &str| Block::Paragraph(vec![Span::Strong(vec![Span::Text(text.to_owned())])]);
    assert_eq!(write(&[bold(" a ")]).trim(), "**a**");
    assert_eq!(write(&[bold(" ")]).trim(), "");
}
