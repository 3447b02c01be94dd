//! From a tree to the text in Markdown that reads as it.

use super::tree::{Block, Span};

/// Writes blocks so that [`parse`](super::parse) reads them again.
///
/// What Markdown cannot say is said in the nearest way: an emphasis of nothing is left out, and blanks at its ends stand outside.
#[must_use]
pub fn write(blocks: &[Block]) -> String {
    let mut written: Vec<String> = Vec::new();
    let mut before: Option<&Block> = None;
    let mut is_other = false;
    for block in blocks {
        // Two lists beside each other would be one: a mark of another kind keeps them apart.
        let is_same = matches!(
            (before, block),
            (Some(Block::List(None, _)), Block::List(None, _))
                | (Some(Block::List(Some(_), _)), Block::List(Some(_), _))
        );
        is_other = is_same && !is_other;
        written.push(one(block, is_other));
        before = Some(block);
    }
    written.join("\n\n")
}

fn one(block: &Block, is_other: bool) -> String {
    match block {
        Block::Paragraph(spans) => guarded(&line(spans)),
        Block::Heading(level, spans) => {
            format!("{} {}", if *level == 1 { "#" } else { "##" }, line(spans).replace('\n', " "))
        }
        Block::Quote(inner) => write(inner).lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n"),
        Block::Code(text) => {
            let fence = if text.contains("```") { "~~~" } else { "```" };
            format!("{fence}\n{text}\n{fence}")
        }
        // With hyphens, a rule in a list would be another rule.
        Block::Rule => "___".to_owned(),
        Block::List(first, items) => {
            let mut number = first.unwrap_or(0);
            let rows = items.iter().map(|item| {
                let mark = match (first, is_other) {
                    (None, false) => "- ".to_owned(),
                    (None, true) => "+ ".to_owned(),
                    (Some(_), false) => format!("{number}. "),
                    (Some(_), true) => format!("{number}) "),
                };
                number = number.saturating_add(1).min(999_999_999);
                indented(&mark, &write(item))
            });
            rows.collect::<Vec<_>>().join("\n")
        }
    }
}

/// An item: its mark, and all that belongs to it as far in as its text.
fn indented(mark: &str, text: &str) -> String {
    let blanks = " ".repeat(mark.len());
    let mut lines = text.lines();
    let mut written = format!("{mark}{}", lines.next().unwrap_or_default());
    for line in lines {
        written.push('\n');
        if !line.is_empty() {
            written.push_str(&blanks);
            written.push_str(line);
        }
    }
    written
}

/// Lines of a paragraph that would begin something else get a backslash.
fn guarded(text: &str) -> String {
    text.lines().map(guarded_line).collect::<Vec<_>>().join("\n")
}

fn guarded_line(line: &str) -> String {
    let trimmed = line.trim_start();
    let digits = trimmed.len() - trimmed.trim_start_matches(|character: char| character.is_ascii_digit()).len();
    if digits > 0 && trimmed[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &trimmed[..digits], &trimmed[digits..]);
    }
    if trimmed.starts_with(['#', '>', '-', '+']) && !is_tag(trimmed) {
        return format!("\\{trimmed}");
    }
    trimmed.to_owned()
}

fn is_tag(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|rest| rest.starts_with(|next: char| next.is_alphanumeric() || next == '_'))
}

fn line(spans: &[Span]) -> String {
    spans.iter().map(span).collect()
}

fn span(span: &Span) -> String {
    match span {
        Span::Text(text) => escaped(text),
        Span::Break => "\n".to_owned(),
        Span::Code(text) => {
            let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or(0);
            let ticks = "`".repeat(longest + 1);
            let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
            format!("{ticks}{pad}{text}{pad}{ticks}")
        }
        Span::Emphasis(inner) => marked("*", &line(inner)),
        Span::Strong(inner) => marked("**", &line(inner)),
        Span::Struck(inner) => marked("~~", &line(inner)),
        Span::Link(address, inner) => {
            let text = line(inner);
            if text == escaped(address) && address.starts_with("http") {
                return address.clone();
            }
            format!("[{text}](<{}>)", address.replace('<', "%3C").replace('>', "%3E").replace(' ', "%20"))
        }
        Span::Mention(id, name) => format!("@[{}](user:{id})", escaped(name)),
        Span::Tag(tag) => format!("#{tag}"),
    }
}

/// A text between marks; blanks at its ends stand outside of them.
fn marked(mark: &str, text: &str) -> String {
    let inner = text.trim();
    if inner.is_empty() {
        return text.to_owned();
    }
    let start = text.len() - text.trim_start().len();
    let end = text.trim_end().len();
    format!("{}{mark}{inner}{mark}{}", &text[..start], &text[end..])
}

/// A text whose marks are letters like others.
fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '~' | '[' | ']' | '<' | '#') {
            written.push('\\');
        }
        written.push(character);
    }
    written
}
