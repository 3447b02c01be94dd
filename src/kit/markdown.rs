//! Markdown as a reader sees it. Built from nodes, never from HTML text, so nothing in a text can run.

use leptos::prelude::*;
use markup::markdown::{Block, Span, parse};

/// Where mentions and tags lead.
#[derive(Clone, Copy)]
pub struct Links {
    /// The address of a person, by id; without one a mention is not a link.
    pub person: fn(&str) -> Option<String>,
    /// The address of a tag.
    pub tag: fn(&str) -> Option<String>,
}

/// A text in Markdown: CommonMark's paragraphs, emphasis, lists, quotes, code, headings and links, with `@[Name](user:ID)` and `#tag`.
///
/// HTML stands as the text it is; pictures become links; only `http`, `https` and `mailto` links work.
#[component]
pub fn Markdown(
    /// The text.
    #[prop(into)]
    text: String,
    /// Where mentions and tags lead.
    links: Links,
) -> impl IntoView {
    rich_text(&parse(&text), links)
}

/// A text that is read already.
pub fn rich_text(text: &[Block], links: Links) -> AnyView {
    view! { <div class="markdown">{blocks(text, links)}</div> }.into_any()
}

fn blocks(list: &[Block], links: Links) -> AnyView {
    list.iter().map(|block| one_block(block, links)).collect_view().into_any()
}

fn one_block(block: &Block, links: Links) -> AnyView {
    match block {
        Block::Paragraph(spans) => view! { <p dir="auto">{spans_view(spans, links)}</p> }.into_any(),
        // To the page they are no headings: those of a hundred posts would bury its own.
        Block::Heading(level, spans) => {
            let class = if *level == 1 { "heading-1" } else { "heading-2" };
            view! { <p class=class dir="auto">{spans_view(spans, links)}</p> }.into_any()
        }
        Block::Quote(inner) => view! { <blockquote dir="auto">{blocks(inner, links)}</blockquote> }.into_any(),
        Block::Code(text) => view! { <pre dir="ltr" tabindex="0"><code>{text.clone()}</code></pre> }.into_any(),
        Block::Rule => view! { <hr/> }.into_any(),
        Block::List(first, items) => {
            let rows = items.iter().map(|item| view! { <li dir="auto">{blocks(item, links)}</li> }).collect_view();
            match first {
                Some(first) => view! { <ol start=first.to_string()>{rows}</ol> }.into_any(),
                None => view! { <ul>{rows}</ul> }.into_any(),
            }
        }
    }
}

fn spans_view(list: &[Span], links: Links) -> AnyView {
    list.iter().map(|span| one_span(span, links)).collect_view().into_any()
}

fn one_span(span: &Span, links: Links) -> AnyView {
    match span {
        Span::Text(text) => text.clone().into_any(),
        Span::Break => view! { <br/> }.into_any(),
        Span::Code(text) => view! { <code>{text.clone()}</code> }.into_any(),
        Span::Emphasis(inner) => view! { <em>{spans_view(inner, links)}</em> }.into_any(),
        Span::Strong(inner) => view! { <strong>{spans_view(inner, links)}</strong> }.into_any(),
        Span::Struck(inner) => view! { <s>{spans_view(inner, links)}</s> }.into_any(),
        Span::Link(address, inner) => view! {
            <a href=address.clone() target="_blank" rel="noopener noreferrer nofollow">{spans_view(inner, links)}</a>
        }
        .into_any(),
        Span::Mention(id, name) => match (links.person)(id) {
            Some(address) => view! { <a class="mention" href=address>{format!("@{name}")}</a> }.into_any(),
            None => view! { <span class="mention">{format!("@{name}")}</span> }.into_any(),
        },
        Span::Tag(tag) => match (links.tag)(tag) {
            Some(address) => view! { <a class="tag" href=address>{format!("#{tag}")}</a> }.into_any(),
            None => view! { <span class="tag">{format!("#{tag}")}</span> }.into_any(),
        },
    }
}
