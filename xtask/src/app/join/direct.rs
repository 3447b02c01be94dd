//! Calls within a joined module go straight to their function.
//!
//! The splitter lets its modules call one another through the table that all share: for every function of another module it writes a
//! function that does nothing but call the slot of that one. Once both are in the same module the way round costs bytes and time, and
//! keeps the optimiser from seeing through.

use std::collections::HashMap;

/// The module's text, as `wasm-dis` writes it, with such functions calling directly what the module itself has.
pub(super) fn calls(text: &str) -> String {
    let slots: HashMap<u32, &str> = text.lines().filter_map(elements).flatten().collect();
    let mut out = String::with_capacity(text.len());
    let mut lines = text.lines().peekable();
    let mut before = "";
    while let Some(line) = lines.next() {
        let is_body = before.starts_with(" (func ") && line.starts_with("  (call_indirect ");
        before = line;
        if !is_body {
            push(&mut out, line);
            continue;
        }
        let mut arguments = Vec::new();
        while let Some(argument) = lines.next_if(|line| line.starts_with("   (") && line.ends_with(')')) {
            arguments.push(argument);
        }
        let slot = arguments.last().and_then(|slot| constant(slot.trim())).and_then(|(slot, _)| slots.get(&slot));
        if let Some(function) = slot {
            arguments.pop();
            push(&mut out, &format!("  (call {function}"));
        } else {
            push(&mut out, line);
        }
        for argument in arguments {
            push(&mut out, argument);
        }
    }
    out
}

fn push(out: &mut String, line: &str) {
    out.push_str(line);
    out.push('\n');
}

/// From a line that fills the table: each slot and its function.
fn elements(line: &str) -> Option<Vec<(u32, &str)>> {
    let rest = line.strip_prefix(" (elem ")?;
    let (first, mut rest) = constant(&rest[rest.find("(i32.const ")?..])?;
    let mut slot = first;
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix("(item (ref.null ") {
            rest = after.split_once("))")?.1;
        } else if let Some(after) = rest.strip_prefix("(item (ref.func ") {
            let (name, after) = name(after)?;
            found.push((slot, name));
            rest = after.strip_prefix("))")?;
        } else if rest.starts_with('$') {
            let (name, after) = name(rest)?;
            found.push((slot, name));
            rest = after;
        } else if let Some(after) = rest.strip_prefix("funcref").or_else(|| rest.strip_prefix("func")) {
            rest = after;
            continue;
        } else {
            return Some(found);
        }
        slot += 1;
    }
}

/// Reads `(i32.const 12)`.
fn constant(text: &str) -> Option<(u32, &str)> {
    let (number, rest) = text.strip_prefix("(i32.const ")?.split_once(')')?;
    Some((number.parse().ok()?, rest))
}

/// Reads `$name` or `$"any name"`.
fn name(text: &str) -> Option<(&str, &str)> {
    let end = match text.strip_prefix("$\"") {
        Some(quoted) => quoted.find('"')? + 3,
        None => text.find([' ', ')'])?,
    };
    Some(text.split_at(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"(module
 (elem $0 (i32.const 7) $a $"b c")
 (elem $1 (table $0) (i32.const 20) funcref (item (ref.null nofunc)) (item (ref.func $d)))
 (func $"b c indirect_call_shim" (param $0 i32) (result i32)
  (call_indirect $0 (type $1)
   (local.get $0)
   (i32.const 8)
  )
 )
 (func $"far indirect_call_shim"
  (call_indirect $0 (type $2)
   (i32.const 20)
  )
 )
 (func $"d indirect_call_shim"
  (call_indirect $0 (type $2)
   (i32.const 21)
  )
 )
 (func $by_value (param $0 i32)
  (call_indirect $0 (type $2)
   (local.get $0)
  )
 )
)
"#;

    #[test]
    fn what_is_in_the_module_is_called_directly() {
        let expected = TEXT
            .replace(
                "(call_indirect $0 (type $1)\n   (local.get $0)\n   (i32.const 8)",
                "(call $\"b c\"\n   (local.get $0)",
            )
            .replace("(call_indirect $0 (type $2)\n   (i32.const 21)", "(call $d");
        assert_ne!(expected, TEXT);
        assert_eq!(calls(TEXT), expected);
    }
}
