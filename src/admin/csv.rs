//! Tables as CSV (RFC 4180), out and in.

use wasm_bindgen::JsCast;

use crate::text::number;

/// Writes lines. What a spreadsheet would take for a formula is a text.
pub fn write(lines: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut text = String::new();
    for line in lines {
        let cells: Vec<_> = line.iter().map(|cell| quoted(cell)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

fn quoted(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && number(cell).is_none();
    let cell = if is_formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains(['"', ',', '\n', '\r', ';']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

/// Reads lines of cells. Commas, semicolons or tabs part them, whichever the first line has most of; empty lines are left out.
#[must_use]
pub fn read(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let first = text.lines().next().unwrap_or_default();
    let count = |separator: char| first.matches(separator).count();
    let separator =
        [',', ';', '\t'].into_iter().max_by_key(|separator| (count(*separator), *separator == ',')).unwrap_or(',');
    let (mut lines, mut line, mut cell, mut is_quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if is_quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if is_quoted => is_quoted = false,
            '"' if cell.is_empty() => is_quoted = true,
            c if is_quoted => cell.push(c),
            '\r' => {}
            '\n' => {
                line.push(std::mem::take(&mut cell));
                lines.push(std::mem::take(&mut line));
            }
            c if c == separator => line.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
    }
    if !cell.is_empty() || !line.is_empty() {
        line.push(cell);
        lines.push(line);
    }
    lines.retain(|line| line.iter().any(|cell| !cell.trim().is_empty()));
    lines
}

/// Gives a text to the reader as a file.
pub fn save(name: &str, text: &str) {
    let save = || {
        // With a mark, or spreadsheets take it for another encoding.
        let bytes = js_sys::Uint8Array::from(format!("\u{feff}{text}").as_bytes());
        let parts = js_sys::Array::of1(&bytes);
        let kind = web_sys::BlobPropertyBag::new();
        kind.set_type("text/csv;charset=utf-8");
        let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &kind).ok()?;
        let address = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
        let link = web_sys::window()?.document()?.create_element("a").ok()?;
        link.set_attribute("href", &address).ok()?;
        link.set_attribute("download", name).ok()?;
        link.unchecked_ref::<web_sys::HtmlElement>().click();
        web_sys::Url::revoke_object_url(&address).ok()
    };
    // A page without blobs is none that runs this.
    let _ = save();
}
