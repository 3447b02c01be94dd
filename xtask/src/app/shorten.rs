//! Gives the functions that the main module imports from its script short names.
//!
//! wasm-bindgen names each by what it does and a hash: some hundred names of noise that cannot be compressed, in two files.

use std::{collections::HashMap, fs, path::Path};

use super::{
    binary::{IMPORTS, byte, number, sections, text, write_number, write_text},
    join::FIRST_AREA,
    trunk::NAME,
};
use crate::failure::{Named, Result};

/// Renames in the main modules and in the script of the folder.
pub(super) fn all(folder: &Path) -> Result<()> {
    let mut names = HashMap::new();
    for main in [format!("{NAME}_bg.wasm"), format!("{NAME}_{FIRST_AREA}.wasm")] {
        let file = folder.join(main);
        let module = fs::read(&file).named(|| format!("read {}", file.display()))?;
        let module =
            imports(&module, &mut names).ok_or_else(|| format!("{} has no readable imports", file.display()))?;
        fs::write(&file, module).named(|| format!("write {}", file.display()))?;
    }
    let file = folder.join(format!("{NAME}.js"));
    let script = fs::read_to_string(&file).named(|| format!("read {}", file.display()))?;
    fs::write(&file, renamed(&script, &names)).named(|| format!("write {}", file.display()))
}

/// The script whose functions are renamed: what other modules are called by stays.
fn module_name() -> String {
    format!("./{NAME}_bg.js")
}

/// The module with short names; `names` has the short name of each.
fn imports(module: &[u8], names: &mut HashMap<String, String>) -> Option<Vec<u8>> {
    let mut out = module.get(..8)?.to_vec();
    for (id, section) in sections(module)? {
        let section = if id == IMPORTS { short_section(section, names)? } else { section.to_vec() };
        out.push(id);
        write_number(&mut out, section.len());
        out.extend(section);
    }
    Some(out)
}

fn short_section(mut section: &[u8], names: &mut HashMap<String, String>) -> Option<Vec<u8>> {
    let count = number(&mut section)?;
    let mut out = Vec::new();
    write_number(&mut out, count);
    for _ in 0..count {
        let module = text(&mut section)?;
        let name = text(&mut section)?;
        if module == module_name() {
            let next = format!("i{}", names.len());
            write_text(&mut out, "b");
            write_text(&mut out, names.entry(name.to_owned()).or_insert(next));
        } else {
            write_text(&mut out, module);
            write_text(&mut out, name);
        }
        let before = section;
        skip_description(&mut section)?;
        out.extend(&before[..before.len() - section.len()]);
    }
    Some(out)
}

/// What is imported: a function, table, memory, global or tag.
fn skip_description(rest: &mut &[u8]) -> Option<()> {
    let kind = byte(rest)?;
    match kind {
        0 => drop(number(rest)?),
        1 => {
            byte(rest)?;
            skip_limits(rest)?;
        }
        2 => skip_limits(rest)?,
        3 => {
            byte(rest)?;
            byte(rest)?;
        }
        4 => {
            byte(rest)?;
            number(rest)?;
        }
        _ => return None,
    }
    Some(())
}

fn skip_limits(rest: &mut &[u8]) -> Option<()> {
    let flags = byte(rest)?;
    number(rest)?;
    if flags & 1 == 1 {
        number(rest)?;
    }
    Some(())
}

/// The script with the names of its functions replaced.
fn renamed(script: &str, names: &HashMap<String, String>) -> String {
    let is_part = |character: char| character.is_alphanumeric() || character == '_' || character == '$';
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(start) = rest.find(is_part) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|character| !is_part(character)).unwrap_or(from.len());
        out.push_str(before);
        out.push_str(names.get(&from[..end]).map_or(&from[..end], String::as_str));
        rest = &from[end..];
    }
    out.push_str(rest);
    out.replace(&format!("\"{}\"", module_name()), "b")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(imports: &[(&str, &str)]) -> Vec<u8> {
        let mut section = Vec::new();
        write_number(&mut section, imports.len());
        for (module, name) in imports {
            write_text(&mut section, module);
            write_text(&mut section, name);
            section.extend([0, 3]);
        }
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        module.extend([1, 1, 0, 2]);
        write_number(&mut module, section.len());
        module.extend(section);
        module
    }

    #[test]
    fn functions_of_the_script_get_short_names_in_both_files() {
        let long = "__wbg_get_2080c49015e35254".repeat(8);
        let before = module(&[("./rotunda_bg.js", &long), ("./other.js", "load"), ("./rotunda_bg.js", "__wbg_b")]);
        let mut names = HashMap::new();
        let after = imports(&before, &mut names).unwrap();
        assert_eq!(after, module(&[("b", "i0"), ("./other.js", "load"), ("b", "i1")]));
        let script = format!("const a = {{ {long}: f, my__wbg_b: g, __wbg_b: h }}; x({{ \"./rotunda_bg.js\": a }})");
        assert_eq!(renamed(&script, &names), "const a = { i0: f, my__wbg_b: g, i1: h }; x({ b: a })");
    }

    #[test]
    fn what_is_no_module_is_refused() {
        assert!(imports(b"\0asm\x01\0\0\0\x02\xff\x01", &mut HashMap::new()).is_none());
    }
}
