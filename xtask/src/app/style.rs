//! Makes one style sheet of all.

use std::{fs, path::Path};

use crate::{
    failure::{Named, Result},
    inputs,
};

/// `style/main.css`, which names the layers, and then every other file of the folder: within layers the order of files says nothing. The sheet of
/// the `/kit` page is for builds that have it.
pub(super) fn merged(checkout: &Path, with_kit_page: bool) -> Result<String> {
    let folder = checkout.join("style");
    let mut files = inputs::files(std::slice::from_ref(&folder))?;
    files.retain(|file| file.extension().is_some_and(|end| end == "css"));
    files.retain(|file| with_kit_page || !file.ends_with("kit_page.css"));
    let main = folder.join("main.css");
    files.sort_by_key(|file| *file != main);
    let mut all = String::new();
    for file in files {
        let text = fs::read_to_string(&file).named(|| format!("read {}", file.display()))?;
        all.push_str(&squeeze(&text));
    }
    Ok(all)
}

/// Takes out comments, indents and empty lines; strings stay as they are. Brotli does the rest.
fn squeeze(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    let mut quote = None;
    while let Some(letter) = rest.chars().next() {
        if quote.is_none() && rest.starts_with("/*") {
            rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
            continue;
        }
        match quote {
            None if letter == '"' || letter == '\'' => quote = Some(letter),
            Some(open) if letter == open && !kept.ends_with('\\') => quote = None,
            _ => {}
        }
        kept.push(letter);
        rest = &rest[letter.len_utf8()..];
    }
    kept.lines().map(str::trim).filter(|line| !line.is_empty()).flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indents_go_strings_stay() {
        let css = "/* a\n b */\na {\n  content: \"/* no */ \\\" it's\"; /* x */\n\n  color: red;\n}\n";
        assert_eq!(squeeze(css), "a {\ncontent: \"/* no */ \\\" it's\";\ncolor: red;\n}\n");
    }
}
