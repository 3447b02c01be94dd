//! What Markdown leaves as text but a reader expects to be a link: bare addresses and tags.

use super::tree::Span;

/// Whether a link may lead there.
pub(super) fn is_safe(address: &str) -> bool {
    let lower = address.trim().to_ascii_lowercase();
    ["https://", "http://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme))
}

/// Finds addresses and tags in the texts among `spans`.
pub(super) fn enrich(spans: Vec<Span>) -> Vec<Span> {
    let mut out = Vec::new();
    for span in spans {
        match span {
            Span::Text(text) => split(&text, &mut out),
            Span::Emphasis(inner) => out.push(Span::Emphasis(enrich(inner))),
            Span::Strong(inner) => out.push(Span::Strong(enrich(inner))),
            Span::Struck(inner) => out.push(Span::Struck(enrich(inner))),
            other => out.push(other),
        }
    }
    out
}

fn split(text: &str, out: &mut Vec<Span>) {
    let mut plain = String::new();
    let mut rest = text;
    let mut before = ' ';
    while let Some(next) = rest.chars().next() {
        let found = if before.is_alphanumeric() { None } else { address(rest).or_else(|| tag(rest)) };
        match found {
            Some((span, length)) => {
                if !plain.is_empty() {
                    out.push(Span::Text(std::mem::take(&mut plain)));
                }
                out.push(span);
                before = rest[..length].chars().next_back().unwrap_or(' ');
                rest = &rest[length..];
            }
            None => {
                plain.push(next);
                before = next;
                rest = &rest[next.len_utf8()..];
            }
        }
    }
    if !plain.is_empty() {
        out.push(Span::Text(plain));
    }
}

/// An address at the beginning of `text`, without the punctuation that ends its sentence.
fn address(text: &str) -> Option<(Span, usize)> {
    if !text.starts_with("https://") && !text.starts_with("http://") {
        return None;
    }
    let end = text.find(|c: char| c.is_whitespace() || c == '<' || c == '"').unwrap_or(text.len());
    let address = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'']);
    let host = address.split("://").nth(1)?;
    (!host.is_empty()).then(|| (Span::Link(address.to_owned(), vec![Span::Text(address.to_owned())]), address.len()))
}

/// A tag at the beginning of `text`: letters, digits, `-` and `_`, at least one letter.
fn tag(text: &str) -> Option<(Span, usize)> {
    let rest = text.strip_prefix('#')?;
    let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_')).unwrap_or(rest.len());
    let tag = rest[..end].trim_end_matches('-');
    tag.chars().any(char::is_alphabetic).then(|| (Span::Tag(tag.to_owned()), tag.len() + 1))
}
