//! Texts of messages: from what a vendor sends to what is shown, and back.

use std::sync::Arc;

use markup::{
    markdown::{self, Block, Span},
    messageml::{Draft, Lookup, Person, Whom},
};

/// A text in Markdown.
#[must_use]
pub fn from_markdown(text: &str) -> Arc<[Block]> {
    markdown::parse(text).into()
}

/// A text in PresentationML. One that cannot be read stands as the text it is, without its tags.
#[must_use]
pub fn from_presentation(text: &str, data: Option<&str>) -> Arc<[Block]> {
    match Draft::read(text, data) {
        Ok(draft) => draft.blocks().into(),
        Err(_) => Arc::new([Block::Paragraph(vec![Span::Text(without_tags(text))])]),
    }
}

/// What stands between the tags.
fn without_tags(text: &str) -> String {
    let pieces = text.split('<').enumerate().map(|(at, piece)| match (at, piece.split_once('>')) {
        (0, _) | (_, None) => piece,
        (_, Some((_, after))) => after,
    });
    pieces.collect::<Vec<_>>().join(" ").trim().to_owned()
}

/// A text in Markdown as PresentationML with its entity data; `None` when it says something that cannot be sent.
#[must_use]
pub fn to_presentation(text: &str) -> Option<(String, Option<String>)> {
    let message = Draft::from_blocks(&markdown::parse(text)).finish(&Everybody).ok()?;
    Some((message.presentation, message.data))
}

/// Whoever is mentioned is taken to be there: the server looks for itself.
struct Everybody;

impl Lookup for Everybody {
    fn person(&self, whom: &Whom) -> Option<Person> {
        match whom {
            Whom::Uid(uid) => Some(Person { uid: *uid, name: uid.to_string() }),
            Whom::Email(_) => None,
        }
    }
    fn emoji(&self, _: &str) -> Option<String> {
        None
    }
}

/// What a text says on one line, without its marks.
#[must_use]
pub fn plain(blocks: &[Block]) -> String {
    const LONGEST: usize = 160;
    let mut out = String::new();
    for block in blocks {
        say_block(block, &mut out);
        if out.len() > 4 * LONGEST {
            break;
        }
    }
    let line: String = out.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST { line } else { line.chars().take(LONGEST - 1).chain(['…']).collect() }
}

fn say_block(block: &Block, out: &mut String) {
    match block {
        Block::Paragraph(spans) | Block::Heading(_, spans) => say(spans, out),
        Block::Quote(inner) => inner.iter().for_each(|block| say_block(block, out)),
        Block::Code(text) => out.push_str(text),
        Block::List(_, items) => items.iter().flatten().for_each(|block| say_block(block, out)),
        Block::Rule => {}
    }
    out.push(' ');
}

fn say(spans: &[Span], out: &mut String) {
    for span in spans {
        match span {
            Span::Text(text) | Span::Code(text) => out.push_str(text),
            Span::Break => out.push(' '),
            Span::Emphasis(inner) | Span::Strong(inner) | Span::Struck(inner) | Span::Link(_, inner) => say(inner, out),
            Span::Mention(_, name) => {
                out.push('@');
                out.push_str(name);
            }
            Span::Tag(tag) => {
                out.push('#');
                out.push_str(tag);
            }
        }
    }
}

/// The ids of who is mentioned in a text.
#[must_use]
pub fn mentioned(blocks: &[Block]) -> Vec<String> {
    fn spans(list: &[Span], found: &mut Vec<String>) {
        for span in list {
            match span {
                Span::Mention(id, _) => found.push(id.clone()),
                Span::Emphasis(inner) | Span::Strong(inner) | Span::Struck(inner) | Span::Link(_, inner) => {
                    spans(inner, found);
                }
                _ => {}
            }
        }
    }
    fn all(list: &[Block], found: &mut Vec<String>) {
        for block in list {
            match block {
                Block::Paragraph(inner) | Block::Heading(_, inner) => spans(inner, found),
                Block::Quote(inner) => all(inner, found),
                Block::List(_, items) => items.iter().for_each(|item| all(item, found)),
                Block::Code(_) | Block::Rule => {}
            }
        }
    }
    let mut found = Vec::new();
    all(blocks, &mut found);
    found
}
