//! The blocks of a text in Markdown: paragraphs, headings, quotes, lists, code, rules.

use super::{
    spans,
    tree::{Block, DEEPEST},
};

/// Reads the blocks of a text at a level.
pub(super) fn read(text: &str, level: u8) -> Vec<Block> {
    let lines: Vec<&str> = text.lines().collect();
    let mut blocks = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let start = at;
        let trimmed = line.trim_start();
        if trimmed.is_empty() {
            at += 1;
        } else if let Some(fence) = fence(trimmed) {
            let indent = line.len() - trimmed.len();
            at += 1;
            while lines.get(at).is_some_and(|line| !closes(line, fence)) {
                at += 1;
            }
            let inner = lines[start + 1..at].iter().map(|line| without_indent(line, indent));
            blocks.push(Block::Code(inner.collect::<Vec<_>>().join("\n")));
            at += 1;
        } else if is_rule(trimmed) {
            blocks.push(Block::Rule);
            at += 1;
        } else if let Some((level, rest)) = heading(trimmed) {
            blocks.push(Block::Heading(level, spans::read(rest)));
            at += 1;
        } else if level < DEEPEST && trimmed.starts_with('>') {
            let mut inner = Vec::new();
            while let Some(rest) = lines.get(at).and_then(|line| line.trim_start().strip_prefix('>')) {
                inner.push(rest.strip_prefix(' ').unwrap_or(rest));
                at += 1;
            }
            blocks.push(Block::Quote(read(&inner.join("\n"), level + 1)));
        } else if let Some(first) = item(line).filter(|_| level < DEEPEST) {
            let (items, next) = items(&lines, at, first.kind);
            at = next;
            let items = items.iter().map(|item| read(item, level + 1)).collect();
            blocks.push(Block::List(first.number, items));
        } else {
            at += 1;
            while lines.get(at).is_some_and(|line| !interrupts(line, level)) {
                at += 1;
            }
            let lines: Vec<_> = lines[start..at].iter().map(|line| line.trim()).collect();
            blocks.push(Block::Paragraph(spans::read(&lines.join("\n"))));
        }
    }
    blocks
}

/// Whether a line ends the paragraph before it.
fn interrupts(line: &str, level: u8) -> bool {
    let trimmed = line.trim_start();
    trimmed.is_empty()
        || fence(trimmed).is_some()
        || is_rule(trimmed)
        || heading(trimmed).is_some()
        // "1984." at the beginning of a line is a number in a text.
        || level < DEEPEST
            && (trimmed.starts_with('>') || item(line).is_some_and(|item| item.number.is_none_or(|number| number == 1)))
}

fn fence(trimmed: &str) -> Option<&str> {
    ["```", "~~~"].into_iter().find(|fence| {
        // What follows on the same line is the language, and has no such mark.
        trimmed.strip_prefix(fence).is_some_and(|rest| !rest.trim_start_matches(&fence[..1]).contains(&fence[..1]))
    })
}

fn closes(line: &str, fence: &str) -> bool {
    let line = line.trim();
    line.starts_with(fence) && line.chars().all(|character| fence.starts_with(character))
}

fn without_indent(line: &str, indent: usize) -> &str {
    let blanks = line.len() - line.trim_start_matches(' ').len();
    &line[blanks.min(indent)..]
}

fn is_rule(trimmed: &str) -> bool {
    let mark = trimmed.chars().next().filter(|mark| "-*_".contains(*mark));
    mark.is_some_and(|mark| {
        let count = trimmed.chars().filter(|character| *character == mark).count();
        count >= 3 && trimmed.chars().all(|character| character == mark || character.is_whitespace())
    })
}

fn heading(trimmed: &str) -> Option<(u8, &str)> {
    let rest = trimmed.trim_start_matches('#');
    let level = trimmed.len() - rest.len();
    let text = rest.strip_prefix(' ').or_else(|| rest.is_empty().then_some(rest))?;
    let text = text.trim();
    // Signs at its end are the heading's own, if they stand apart.
    let before = text.trim_end_matches('#');
    let text = if before.is_empty() || before.ends_with(char::is_whitespace) { before.trim_end() } else { text };
    (1..=6).contains(&level).then_some((if level == 1 { 1 } else { 2 }, text))
}

/// How a list begins its items: items of another kind are another list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Bullet(char),
    Number(char),
}

struct Item<'a> {
    kind: Kind,
    number: Option<u64>,
    /// How far what belongs to it is indented.
    indent: usize,
    text: &'a str,
}

fn item(line: &str) -> Option<Item<'_>> {
    let trimmed = line.trim_start();
    let digits = trimmed.len() - trimmed.trim_start_matches(|character: char| character.is_ascii_digit()).len();
    let mark = trimmed[digits..].chars().next()?;
    let (kind, number) = match (digits, mark) {
        (0, '-' | '*' | '+') => (Kind::Bullet(mark), None),
        (1..=9, '.' | ')') => (Kind::Number(mark), trimmed[..digits].parse().ok()),
        _ => return None,
    };
    let rest = &trimmed[digits + 1..];
    let text = rest.trim_start();
    if rest.len() == text.len() && !rest.is_empty() {
        return None;
    }
    let before = line.len() - rest.len();
    Some(Item { kind, number, indent: before + (rest.len() - text.len()).clamp(1, 4), text })
}

/// The texts of a list's items from a line on, and the line after them.
fn items(lines: &[&str], mut at: usize, kind: Kind) -> (Vec<String>, usize) {
    let mut items: Vec<String> = Vec::new();
    let mut indent = 0;
    let mut after_blank = false;
    while let Some(line) = lines.get(at) {
        let own_indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        if line.trim().is_empty() {
            after_blank = true;
            at += 1;
            continue;
        }
        let belongs = !items.is_empty() && own_indent >= indent;
        match (item(line), items.last_mut()) {
            (_, Some(last)) if belongs => {
                last.push_str(if after_blank { "\n\n" } else { "\n" });
                last.push_str(&line[indent.min(own_indent)..]);
            }
            (Some(next), _) if next.kind == kind => {
                indent = next.indent;
                items.push(next.text.to_owned());
            }
            // The paragraph goes on, though its writer did not indent it.
            (None, Some(last)) if !after_blank && !interrupts(line, 0) => {
                last.push('\n');
                last.push_str(line);
            }
            _ => break,
        }
        after_blank = false;
        at += 1;
    }
    (items, at)
}
