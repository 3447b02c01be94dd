//! A PDF of one page, written by hand.

use std::fmt::Write;

/// A page (A4) with a title and lines of text. Letters that Latin-1 lacks become `?`.
pub fn page(lines: &[String]) -> Vec<u8> {
    let mut text = String::from("BT /F2 20 Tf 60 770 Td ");
    for (number, line) in lines.iter().enumerate() {
        let escaped: String = line.chars().flat_map(escape).collect();
        let _ = match number {
            0 => write!(text, "({escaped}) Tj /F1 11 Tf 0 -34 Td "),
            _ => write!(text, "({escaped}) Tj 0 -17 Td "),
        };
    }
    text.push_str("ET");
    let content = latin1(&text);
    let objects: [Vec<u8>; 6] = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
          /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>"
            .to_vec(),
        [format!("<< /Length {} >>\nstream\n", content.len()).as_bytes(), &content, b"\nendstream"].concat(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_vec(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>".to_vec(),
    ];
    assemble(&objects)
}

fn assemble(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in objects.iter().enumerate() {
        let _ = writeln!(table, "{:010} 00000 n ", file.len());
        file.extend(format!("{} 0 obj\n", number + 1).as_bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    file.extend(table.as_bytes());
    let size = objects.len() + 1;
    file.extend(format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").as_bytes());
    file
}

fn escape(letter: char) -> impl Iterator<Item = char> {
    let escaped = matches!(letter, '(' | ')' | '\\');
    escaped.then_some('\\').into_iter().chain([letter])
}

fn latin1(text: &str) -> Vec<u8> {
    text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap_or(b'?')).collect()
}
