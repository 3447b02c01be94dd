//! From a text in Markdown to what is shown: a tree without HTML.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::inline;

/// Levels of quotes, lists, emphasis and what stands in them. Deeper ones are left out and their texts kept, so that no text can
/// exhaust the stack.
const DEEPEST: u32 = 24;

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

/// Reads a text.
#[must_use]
pub fn parse(text: &str) -> Vec<Block> {
    let parser = Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH);
    Reader { events: Shallow { events: parser, depth: 0 }, is_link: false }.blocks()
}

struct Reader<'a> {
    events: Shallow<'a>,
    is_link: bool,
}

/// The events of a text without the levels below [`DEEPEST`]; what stands in those is kept.
struct Shallow<'a> {
    events: Parser<'a>,
    depth: u32,
}

impl<'a> Iterator for Shallow<'a> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        loop {
            let event = self.events.next()?;
            let level = match event {
                Event::Start(_) => {
                    self.depth += 1;
                    self.depth
                }
                Event::End(_) => {
                    self.depth -= 1;
                    self.depth + 1
                }
                _ => return Some(event),
            };
            if level <= DEEPEST {
                return Some(event);
            }
        }
    }
}

impl Reader<'_> {
    /// Reads blocks up to the end of what contains them. Loose inline pieces, as in tight lists, make a paragraph.
    fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut loose = Vec::new();
        while let Some(event) = self.events.next() {
            let block = match event {
                Event::End(_) => break,
                Event::Start(Tag::Paragraph) => Block::Paragraph(self.spans()),
                Event::Start(Tag::Heading { level, .. }) => {
                    Block::Heading(if level == HeadingLevel::H1 { 1 } else { 2 }, self.spans())
                }
                Event::Start(Tag::BlockQuote(_)) => Block::Quote(self.blocks()),
                Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) => self.verbatim(),
                Event::Start(Tag::List(first)) => Block::List(first, self.items()),
                Event::Rule => Block::Rule,
                inline => {
                    self.span(inline, &mut loose);
                    continue;
                }
            };
            flush(&mut loose, &mut blocks);
            blocks.push(block);
        }
        flush(&mut loose, &mut blocks);
        return blocks;

        fn flush(loose: &mut Vec<Span>, blocks: &mut Vec<Block>) {
            if !loose.is_empty() {
                blocks.push(Block::Paragraph(inline::enrich(std::mem::take(loose))));
            }
        }
    }

    fn items(&mut self) -> Vec<Vec<Block>> {
        let mut items = Vec::new();
        while let Some(event) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => items.push(self.blocks()),
                Event::End(TagEnd::List(_)) => break,
                _ => {}
            }
        }
        items
    }

    /// Code, and HTML, which is shown as the text it is.
    fn verbatim(&mut self) -> Block {
        let mut text = String::new();
        let mut is_html = false;
        for event in self.events.by_ref() {
            match event {
                Event::End(TagEnd::HtmlBlock) => {
                    is_html = true;
                    break;
                }
                Event::End(_) => break,
                Event::Text(piece) | Event::Html(piece) => text.push_str(&piece),
                _ => {}
            }
        }
        let text = text.trim_end().to_owned();
        if is_html { Block::Paragraph(vec![Span::Text(text)]) } else { Block::Code(text) }
    }

    fn spans(&mut self) -> Vec<Span> {
        let mut spans = Vec::new();
        while let Some(event) = self.events.next() {
            if matches!(event, Event::End(_)) {
                break;
            }
            self.span(event, &mut spans);
        }
        if self.is_link { spans } else { inline::enrich(spans) }
    }

    fn span(&mut self, event: Event<'_>, spans: &mut Vec<Span>) {
        let span = match event {
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                // The parser cuts texts at characters that might have meant something.
                if let Some(Span::Text(before)) = spans.last_mut() {
                    before.push_str(&text);
                    return;
                }
                Span::Text(text.into_string())
            }
            Event::Code(text) => Span::Code(text.into_string()),
            Event::SoftBreak | Event::HardBreak => Span::Break,
            Event::Start(Tag::Emphasis) => Span::Emphasis(self.spans()),
            Event::Start(Tag::Strong) => Span::Strong(self.spans()),
            Event::Start(Tag::Strikethrough) => Span::Struck(self.spans()),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                let was_link = std::mem::replace(&mut self.is_link, true);
                let inner = self.spans();
                self.is_link = was_link;
                if was_link {
                    // A picture in a link: one cannot lead to two places.
                    spans.extend(inner);
                    return;
                }
                match link(&dest_url, inner, spans) {
                    Some(span) => span,
                    None => return,
                }
            }
            Event::Start(_) => {
                let inner = self.spans();
                spans.extend(inner);
                return;
            }
            _ => return,
        };
        spans.push(span);
    }
}

/// A link, a mention, or, where the address is not safe, just its text.
fn link(address: &str, inner: Vec<Span>, spans: &mut Vec<Span>) -> Option<Span> {
    if let Some(id) = address.strip_prefix("user:") {
        // The `@` stands before the link's text.
        if let Some(Span::Text(before)) = spans.last_mut()
            && before.ends_with('@')
        {
            before.pop();
        }
        return Some(Span::Mention(id.to_owned(), plain(&inner)));
    }
    if inline::is_safe(address) {
        let inner = if inner.is_empty() { vec![Span::Text(address.to_owned())] } else { inner };
        return Some(Span::Link(address.to_owned(), inner));
    }
    spans.extend(inner);
    None
}

fn plain(spans: &[Span]) -> String {
    spans
        .iter()
        .map(|span| match span {
            Span::Text(text) | Span::Code(text) | Span::Tag(text) | Span::Mention(_, text) => text.clone(),
            Span::Break => " ".to_owned(),
            Span::Emphasis(inner) | Span::Strong(inner) | Span::Struck(inner) | Span::Link(_, inner) => plain(inner),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

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
}
