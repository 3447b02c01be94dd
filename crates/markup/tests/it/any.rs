//! Any text that people could write.

use proptest::{collection::vec, prelude::*};
use rotunda_markup::markdown::{Block, Span};

/// Words, among them ones that look like marks.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[a-zA-Zäßжש日0-9]{1,8}",
        1 => "[*_~`#<>\\[\\]()!\\\\&\"'@$|+.-]{1,4}",
        1 => Just("1.".to_owned()),
        1 => Just("<script>alert(1)</script>".to_owned()),
        1 => Just("snake_case_name".to_owned()),
    ]
}

fn words() -> impl Strategy<Value = String> {
    vec(word(), 1..5).prop_map(|words| words.join(" "))
}

/// A word to which a mark may be closed.
fn plain() -> impl Strategy<Value = String> {
    "[a-zA-Zäж0-9]{1,8}( [a-zA-Z]{1,6})?"
}

fn piece() -> impl Strategy<Value = Span> {
    let leaf = prop_oneof![
        plain().prop_map(Span::Text),
        "[a-z<>&*]{1,8}".prop_map(Span::Code),
        ("[1-9][0-9]{0,12}", plain()).prop_map(|(id, name)| Span::Mention(id, name)),
        "[a-z][a-z0-9_]{0,8}".prop_map(Span::Tag),
        ("https://[a-z]{1,8}\\.example/[a-z]{0,5}", plain())
            .prop_map(|(address, text)| Span::Link(address, vec![Span::Text(text)])),
    ];
    prop_oneof![
        4 => leaf,
        1 => plain().prop_map(|text| Span::Emphasis(vec![Span::Text(text)])),
        1 => plain().prop_map(|text| Span::Strong(vec![Span::Text(text)])),
        1 => plain().prop_map(|text| Span::Struck(vec![Span::Text(text)])),
    ]
}

/// Pieces with a blank between each and the next; texts beside each other are one.
fn line() -> impl Strategy<Value = Vec<Span>> {
    (words(), vec(piece(), 0..4), words()).prop_map(|(first, pieces, last)| {
        let mut spans = vec![Span::Text(format!("{first} "))];
        for piece in pieces {
            match (spans.last_mut(), piece) {
                (Some(Span::Text(before)), Span::Text(text)) => before.push_str(&format!("{text} ")),
                (_, piece) => {
                    spans.push(piece);
                    spans.push(Span::Text(" ".to_owned()));
                }
            }
        }
        if let Some(Span::Text(text)) = spans.last_mut() {
            text.push_str(&last);
        }
        spans
    })
}

fn leaf() -> impl Strategy<Value = Block> {
    prop_oneof![
        3 => line().prop_map(Block::Paragraph),
        1 => (1u8..3, line()).prop_map(|(level, spans)| Block::Heading(level, spans)),
        1 => "[a-z<>&*#][a-z<>&*# ]{0,20}(\n[a-z<>&]{1,20})?".prop_map(Block::Code),
        1 => Just(Block::Rule),
    ]
}

/// Any text, as its tree.
pub(crate) fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let block = leaf().prop_recursive(2, 12, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 1..3).prop_map(Block::Quote),
            (any::<bool>(), vec(vec(inner, 1..2), 1..3))
                .prop_map(|(is_numbered, items)| { Block::List(is_numbered.then_some(1), items) }),
        ]
    });
    vec(block, 1..4)
}
