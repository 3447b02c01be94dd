//! The binary format of WebAssembly, as far as modules are read and changed here.

/// The sections of a module that are named here.
pub(super) const IMPORTS: u8 = 2;
const CODE: u8 = 10;
const DATA: u8 = 11;

/// The sections of a module, each with what it is; nothing for what is no module.
pub(super) fn sections(module: &[u8]) -> Option<Vec<(u8, &[u8])>> {
    let mut rest = module.get(8..)?;
    let mut sections = Vec::new();
    while !rest.is_empty() {
        let id = byte(&mut rest)?;
        let length = number(&mut rest)?;
        let (section, after) = rest.split_at_checked(length)?;
        sections.push((id, section));
        rest = after;
    }
    Some(sections)
}

/// The bytes of a module's code and data, without names and types.
pub(super) fn program_bytes(module: &[u8]) -> Option<u64> {
    let is_program = |(id, _): &&(u8, &[u8])| [CODE, DATA].contains(id);
    Some(sections(module)?.iter().filter(is_program).map(|(_, section)| section.len() as u64).sum())
}

pub(super) fn byte(rest: &mut &[u8]) -> Option<u8> {
    let (first, after) = rest.split_first()?;
    *rest = after;
    Some(*first)
}

pub(super) fn number(rest: &mut &[u8]) -> Option<usize> {
    let mut value = 0;
    for shift in (0..35).step_by(7) {
        let next = byte(rest)?;
        value |= usize::from(next & 0x7f) << shift;
        if next & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

pub(super) fn text<'a>(rest: &mut &'a [u8]) -> Option<&'a str> {
    let length = number(rest)?;
    let (text, after) = rest.split_at_checked(length)?;
    *rest = after;
    std::str::from_utf8(text).ok()
}

pub(super) fn write_number(out: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

pub(super) fn write_text(out: &mut Vec<u8>, text: &str) {
    write_number(out, text.len());
    out.extend(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_its_code_and_data() {
        let module = [b"\0asm\x01\0\0\0".as_slice(), &[0, 5, 1, 2, 3, 4, 5], &[10, 3, 9, 9, 9], &[11, 1, 0]].concat();
        assert_eq!(program_bytes(&module), Some(4));
        assert_eq!(program_bytes(&module[..module.len() - 1]), None);
        assert_eq!(program_bytes(b"no"), None);
    }
}
