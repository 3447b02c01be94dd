//! What stands in a line of Markdown: emphasis, code, links, mentions.

use super::{
    inline,
    tree::{DEEPEST, Span},
};

/// The longest text of a link, in bytes.
const LONGEST_LABEL: usize = 1_000;

/// Reads the text of a paragraph.
pub(super) fn read(text: &str) -> Vec<Span> {
    inline::enrich(Reader { rest: text, before: None, is_link: false, pieces: Vec::new(), open: [0; 3] }.read())
}

struct Reader<'a> {
    rest: &'a str,
    before: Option<char>,
    is_link: bool,
    pieces: Vec<Piece>,
    /// How many marks of each kind wait for their end.
    open: [usize; 3],
}

enum Piece {
    /// What is read, and how many levels of emphasis it has.
    Done(Span, u8),
    /// `*`, `_` or `~`, which may be the beginning of an emphasis.
    Mark(char, usize),
}

impl<'a> Reader<'a> {
    fn read(mut self) -> Vec<Span> {
        while let Some(character) = self.rest.chars().next() {
            match character {
                '\\' => self.escaped(),
                '`' => self.code(),
                '*' | '_' | '~' => self.mark(character),
                '[' => self.link(0),
                '!' if self.rest.starts_with("![") => self.link(1),
                '<' => self.bare_link(),
                '\n' => {
                    self.take(1);
                    self.span(Span::Break);
                }
                _ => {
                    let end = self.rest[character.len_utf8()..].find(['\\', '`', '*', '_', '~', '[', '!', '<', '\n']);
                    self.text(end.map_or(self.rest.len(), |end| end + character.len_utf8()));
                }
            }
        }
        done(self.pieces).0
    }

    /// Goes on behind so many bytes.
    fn take(&mut self, bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(bytes);
        self.before = taken.chars().next_back().or(self.before);
        self.rest = rest;
        taken
    }

    /// Takes so many bytes as they are.
    fn text(&mut self, bytes: usize) {
        let text = self.take(bytes);
        push_text(&mut self.pieces, text);
    }

    fn span(&mut self, span: Span) {
        self.pieces.push(Piece::Done(span, 0));
    }

    fn escaped(&mut self) {
        self.take(1);
        if self.rest.starts_with(|next: char| next.is_ascii_punctuation()) {
            self.text(1);
        } else if !self.rest.starts_with('\n') {
            push_text(&mut self.pieces, "\\");
        }
    }

    fn code(&mut self) {
        let ticks = self.rest.len() - self.rest.trim_start_matches('`').len();
        let inner = &self.rest[ticks..];
        let mut end = 0;
        while let Some(found) = inner[end..].find('`') {
            let run = inner[end + found..].len() - inner[end + found..].trim_start_matches('`').len();
            if run == ticks {
                let code = inner[..end + found].replace('\n', " ");
                let bare = code.strip_prefix(' ').and_then(|code| code.strip_suffix(' '));
                let code = bare.filter(|bare| !bare.trim().is_empty()).unwrap_or(&code).to_owned();
                self.take(ticks + end + found + run);
                self.span(Span::Code(code));
                return;
            }
            end += found + run;
        }
        self.text(ticks);
    }

    /// A run of marks: the end of what is open, the beginning of something, or just itself.
    fn mark(&mut self, mark: char) {
        let before = self.before;
        let mut count = self.rest.len() - self.rest.trim_start_matches(mark).len();
        let run = self.take(count);
        let after = self.rest.chars().next();
        let blank = |next: Option<char>| next.is_none_or(char::is_whitespace);
        let sign = |next: Option<char>| next.is_some_and(|next| !next.is_alphanumeric() && !next.is_whitespace());
        let left = !blank(after) && (!sign(after) || blank(before) || sign(before));
        let right = !blank(before) && (!sign(before) || blank(after) || sign(after));
        let opens = left && (mark != '_' || !right || sign(before));
        let closes = right && (mark != '_' || !left || sign(after));
        if mark == '~' && count > 2 {
            push_text(&mut self.pieces, run);
            return;
        }
        while closes && count > 0 {
            let Some(closed) = self.close(mark, count) else { break };
            count -= closed;
        }
        if count > 0 && opens {
            self.open[kind(mark)] += 1;
            self.pieces.push(Piece::Mark(mark, count));
        } else {
            push_text(&mut self.pieces, &run[..count]);
        }
    }

    /// Closes the nearest open mark; answers how many of `count` that took.
    fn close(&mut self, mark: char, count: usize) -> Option<usize> {
        if self.open[kind(mark)] == 0 {
            return None;
        }
        let at = self.pieces.iter().rposition(|piece| matches!(piece, Piece::Mark(open, _) if *open == mark))?;
        let inner = self.pieces.split_off(at + 1);
        for piece in &inner {
            if let Piece::Mark(open, _) = piece {
                self.open[kind(*open)] -= 1;
            }
        }
        let Some(Piece::Mark(_, open)) = self.pieces.pop() else { return None };
        let used = if mark == '~' { open.min(count) } else { open.min(count).min(2) };
        if open > used {
            self.pieces.push(Piece::Mark(mark, open - used));
        } else {
            self.open[kind(mark)] -= 1;
        }
        let (inner, level) = done(inner);
        if level >= DEEPEST {
            self.pieces.extend(inner.into_iter().map(|span| Piece::Done(span, level)));
        } else {
            let span = match (mark, used) {
                ('~', _) => Span::Struck(inner),
                (_, 2) => Span::Strong(inner),
                _ => Span::Emphasis(inner),
            };
            self.pieces.push(Piece::Done(span, level + 1));
        }
        Some(used)
    }

    /// `[text](address)`, or a picture when `signs` stand before it.
    fn link(&mut self, signs: usize) {
        let Some((label, address, end)) = parts_of_link(&self.rest[signs..]) else {
            self.text(signs + 1);
            return;
        };
        self.take(signs + end);
        let is_link = std::mem::replace(&mut self.is_link, true);
        let inner = Reader { rest: label, before: None, is_link: true, pieces: Vec::new(), open: [0; 3] }.read();
        self.is_link = is_link;
        if let Some(id) = address.strip_prefix("user:") {
            // The `@` stands before the link's text.
            if let Some(Piece::Done(Span::Text(before), _)) = self.pieces.last_mut()
                && before.ends_with('@')
            {
                before.pop();
            }
            self.span(Span::Mention(id.to_owned(), plain(&inner)));
        } else if inline::is_safe(address) && !is_link {
            let inner = if inner.is_empty() { vec![Span::Text(address.to_owned())] } else { inner };
            self.span(Span::Link(address.to_owned(), inner));
        } else {
            // A picture in a link: one cannot lead to two places. And an address that is not safe is just its text.
            for span in inner {
                match span {
                    Span::Text(text) => push_text(&mut self.pieces, &text),
                    span => self.span(span),
                }
            }
        }
    }

    /// `<https://...>`; everything else in such brackets is the text it is.
    fn bare_link(&mut self) {
        let address = self.rest[1..].split_once('>').map(|(address, _)| address);
        match address.filter(|address| inline::is_safe(address) && !address.contains(char::is_whitespace)) {
            Some(address) if !self.is_link => {
                self.take(address.len() + 2);
                self.span(Span::Link(address.to_owned(), vec![Span::Text(address.to_owned())]));
            }
            _ => self.text(1),
        }
    }
}

/// From `[label](address "title")` the label, the address, and how many bytes that was.
fn parts_of_link(text: &str) -> Option<(&str, &str, usize)> {
    let mut depth = 0_u32;
    let mut escaped = false;
    let close = text.bytes().take(LONGEST_LABEL).position(|byte| {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'[' => depth += 1,
            b']' => depth -= 1,
            _ => {}
        }
        depth == 0
    })?;
    let label = &text[1..close];
    let target = text[close + 1..].strip_prefix('(')?;
    let mut depth = 1_u32;
    let end = target.bytes().take(4 * LONGEST_LABEL).position(|byte| {
        match byte {
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        depth == 0
    })?;
    let inner = target[..end].trim();
    let (address, title) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
    let is_title = title.trim().is_empty() || title.trim_start().starts_with(['"', '\'', '(']);
    let address = address.strip_prefix('<').and_then(|address| address.strip_suffix('>')).unwrap_or(address);
    is_title.then_some((label, address, close + 2 + end + 1))
}

fn kind(mark: char) -> usize {
    match mark {
        '*' => 0,
        '_' => 1,
        _ => 2,
    }
}

/// The spans of pieces, marks that nothing closed being texts, and how many levels of emphasis they have.
fn done(pieces: Vec<Piece>) -> (Vec<Span>, u8) {
    let mut all = Vec::with_capacity(pieces.len());
    let mut deepest = 0;
    for piece in pieces {
        match piece {
            Piece::Mark(mark, count) => push_text(&mut all, &mark.to_string().repeat(count)),
            Piece::Done(Span::Text(text), _) => push_text(&mut all, &text),
            Piece::Done(span, level) => {
                deepest = deepest.max(level);
                all.push(Piece::Done(span, level));
            }
        }
    }
    let spans = all.into_iter().filter_map(|piece| match piece {
        Piece::Done(span, _) => Some(span),
        Piece::Mark(..) => None,
    });
    (spans.collect(), deepest)
}

/// Adds a text to the one before it.
fn push_text(pieces: &mut Vec<Piece>, text: &str) {
    match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(Piece::Done(Span::Text(before), _)) => before.push_str(text),
        _ => pieces.push(Piece::Done(Span::Text(text.to_owned()), 0)),
    }
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
