//! Between a message and the model of a text in Markdown.

use super::{Element, Mention, Node, Whom};
use crate::markdown::{Block, Span, is_safe};

/// How what the vendor has no tag for is marked.
const QUOTE: &str = "quote";
const STRUCK: &str = "text-decoration:line-through";

pub(super) fn to_nodes(blocks: &[Block]) -> Vec<Node> {
    blocks.iter().map(block).collect()
}

fn block(block: &Block) -> Node {
    match block {
        Block::Paragraph(spans) => element("p", line(spans)),
        Block::Heading(level, spans) => element(if *level == 1 { "h1" } else { "h2" }, line(spans)),
        Block::Quote(inner) => with(element("div", to_nodes(inner)), "class", QUOTE),
        Block::Code(text) => element("pre", vec![Node::Text(text.clone())]),
        Block::Rule => element("hr", Vec::new()),
        Block::List(first, items) => {
            let rows = items.iter().map(|item| element("li", to_nodes(item))).collect();
            element(if first.is_some() { "ol" } else { "ul" }, rows)
        }
    }
}

fn element(name: &str, children: Vec<Node>) -> Node {
    Node::Element(Element { name: name.to_owned(), attributes: Vec::new(), children })
}

fn with(node: Node, name: &str, value: &str) -> Node {
    match node {
        Node::Element(mut element) => {
            element.attributes.push((name.to_owned(), value.to_owned()));
            Node::Element(element)
        }
        other => other,
    }
}

fn line(spans: &[Span]) -> Vec<Node> {
    spans.iter().map(span).collect()
}

fn span(span: &Span) -> Node {
    match span {
        Span::Text(text) => Node::Text(text.clone()),
        Span::Break => element("br", Vec::new()),
        Span::Code(text) => element("code", vec![Node::Text(text.clone())]),
        Span::Emphasis(inner) => element("i", line(inner)),
        Span::Strong(inner) => element("b", line(inner)),
        Span::Struck(inner) => with(element("span", line(inner)), "style", STRUCK),
        Span::Link(address, inner) => with(element("a", line(inner)), "href", address),
        Span::Tag(tag) => Node::Tag('#', tag.clone()),
        Span::Mention(id, name) => match id.parse() {
            Ok(uid) => Node::Mention(Mention { whom: Whom::Uid(uid), strict: false, name: Some(name.clone()) }),
            Err(_) => Node::Text(format!("@{name}")),
        },
    }
}

pub(super) fn from_nodes(nodes: &[Node]) -> Vec<Block> {
    let mut out = Vec::new();
    let mut open = Vec::new();
    for node in nodes {
        match node {
            Node::Element(element) if is_block(&element.name) => {
                close(&mut open, &mut out);
                read_block(element, &mut out);
            }
            node => read_span(node, &mut open),
        }
    }
    close(&mut open, &mut out);
    out
}

/// Ends the paragraph that text outside of any element makes.
fn close(open: &mut Vec<Span>, out: &mut Vec<Block>) {
    let spans = trimmed(std::mem::take(open));
    if !spans.is_empty() {
        out.push(Block::Paragraph(spans));
    }
}

fn is_block(name: &str) -> bool {
    !matches!(name, "span" | "b" | "i" | "a" | "code" | "sub" | "sup" | "br" | "img")
}

fn read_block(element: &Element, out: &mut Vec<Block>) {
    let children = &element.children;
    match element.name.as_str() {
        "hr" => out.push(Block::Rule),
        "pre" => out.push(Block::Code(text_of(children))),
        "h1" => out.push(Block::Heading(1, spans(children))),
        "h2" | "h3" | "h4" | "h5" | "h6" => out.push(Block::Heading(2, spans(children))),
        "ul" | "ol" => {
            let first = (element.name == "ol").then_some(1);
            let items = children.iter().filter_map(|node| match node {
                Node::Element(item) => Some(from_nodes(&item.children)),
                _ => None,
            });
            out.push(Block::List(first, items.collect()));
        }
        "tr" => {
            let cells = children.iter().filter_map(|node| match node {
                Node::Element(cell) => Some(spans(&cell.children)),
                _ => None,
            });
            let row = cells.collect::<Vec<_>>().join(&Span::Text(" | ".to_owned()));
            close(&mut merged(row), out);
        }
        "header" => match spans(children) {
            title if title.is_empty() => {}
            title => out.push(Block::Paragraph(vec![Span::Strong(title)])),
        },
        "div" if has(element, "class", QUOTE) => out.push(Block::Quote(from_nodes(children))),
        _ => out.extend(from_nodes(children)),
    }
}

fn has(element: &Element, name: &str, value: &str) -> bool {
    element.attributes.iter().any(|(own, is)| own == name && is == value)
}

/// All of it as one line.
fn spans(nodes: &[Node]) -> Vec<Span> {
    let mut out = Vec::new();
    nodes.iter().for_each(|node| read_span(node, &mut out));
    trimmed(out)
}

fn read_span(node: &Node, out: &mut Vec<Span>) {
    match node {
        Node::Text(text) => push(out, &collapsed(text)),
        Node::Mention(mention) => {
            let name = mention.name.clone().unwrap_or_else(|| mention.whom.to_string());
            match &mention.whom {
                Whom::Uid(uid) => out.push(Span::Mention(uid.to_string(), name)),
                Whom::Email(_) => push(out, &format!("@{name}")),
            }
        }
        Node::Tag('#', tag) => out.push(Span::Tag(tag.clone())),
        Node::Tag(sign, tag) => push(out, &format!("{sign}{tag}")),
        Node::Emoji(shortcode, characters) => {
            push(out, &characters.clone().unwrap_or_else(|| format!(":{shortcode}:")));
        }
        Node::Chime => push(out, "\u{1f514}"),
        Node::Element(element) => read_element(element, out),
    }
}

fn read_element(element: &Element, out: &mut Vec<Span>) {
    let inner = || {
        let mut inner = Vec::new();
        element.children.iter().for_each(|node| read_span(node, &mut inner));
        inner
    };
    let attribute = |name: &str| element.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.clone());
    match element.name.as_str() {
        "br" => out.push(Span::Break),
        "code" => out.push(Span::Code(text_of(&element.children))),
        "i" => out.push(Span::Emphasis(inner())),
        "b" => out.push(Span::Strong(inner())),
        "span" if has(element, "style", STRUCK) => out.push(Span::Struck(inner())),
        "a" => match attribute("href").filter(|address| is_safe(address)) {
            Some(address) => out.push(Span::Link(address, inner())),
            None => out.extend(inner()),
        },
        "img" => {
            let shown = attribute("alt").filter(|alt| !alt.is_empty());
            match attribute("src").filter(|address| is_safe(address)) {
                Some(address) => {
                    let text = shown.unwrap_or_else(|| address.clone());
                    out.push(Span::Link(address, vec![Span::Text(text)]));
                }
                None => push(out, &shown.unwrap_or_default()),
            }
        }
        _ => inner().into_iter().for_each(|span| match span {
            Span::Text(text) => push(out, &text),
            span => out.push(span),
        }),
    }
}

fn push(out: &mut Vec<Span>, text: &str) {
    match out.last_mut() {
        Some(Span::Text(before)) => before.push_str(text),
        _ if text.is_empty() => {}
        _ => out.push(Span::Text(text.to_owned())),
    }
}

fn merged(spans: Vec<Span>) -> Vec<Span> {
    let mut out = Vec::new();
    for span in spans {
        match span {
            Span::Text(text) => push(&mut out, &text),
            span => out.push(span),
        }
    }
    out
}

/// Blanks as XML's readers show them: one for many.
fn collapsed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        let blank = character.is_ascii_whitespace();
        if !(blank && out.ends_with(' ')) {
            out.push(if blank { ' ' } else { character });
        }
    }
    out
}

/// Without blanks and breaks at its ends.
fn trimmed(mut spans: Vec<Span>) -> Vec<Span> {
    let is_break =
        |span: &Span| matches!(span, Span::Break) || matches!(span, Span::Text(text) if text.trim().is_empty());
    while spans.first().is_some_and(is_break) {
        spans.remove(0);
    }
    while spans.last().is_some_and(is_break) {
        spans.pop();
    }
    if let Some(Span::Text(text)) = spans.first_mut() {
        *text = text.trim_start().to_owned();
    }
    if let Some(Span::Text(text)) = spans.last_mut() {
        *text = text.trim_end().to_owned();
    }
    spans
}

fn text_of(nodes: &[Node]) -> String {
    nodes
        .iter()
        .map(|node| match node {
            Node::Text(text) => text.clone(),
            Node::Element(element) if element.name == "br" => "\n".to_owned(),
            Node::Element(element) => text_of(&element.children),
            Node::Mention(mention) => format!("@{}", mention.name.clone().unwrap_or_else(|| mention.whom.to_string())),
            Node::Tag(sign, tag) => format!("{sign}{tag}"),
            Node::Emoji(shortcode, _) => format!(":{shortcode}:"),
            Node::Chime => String::new(),
        })
        .collect()
}
