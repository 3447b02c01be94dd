//! Makes the style sheets: one for all, and one for each area.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use super::trunk::NAME;
use crate::{
    failure::{Named, Result},
    inputs,
};

/// The folder of sheets that an area fetches with its chunk: `chats.css`, and of a large one `events/month.css`, ...
const OF_AREAS: &str = "areas";

/// The sheets of a build: `rotunda.css` with `style/main.css`, which names the layers, and then every file of the folder that is no area's and that none
/// imports (within layers the order of files says nothing); and one per area, with what it imports. The sheet of the `/kit` page is for builds that
/// have it.
pub(super) fn sheets(checkout: &Path, with_kit_page: bool) -> Result<BTreeMap<String, String>> {
    let folder = checkout.join("style");
    let mut files = inputs::files(std::slice::from_ref(&folder))?;
    files.retain(|file| file.extension().is_some_and(|end| end == "css"));
    files.retain(|file| with_kit_page || !file.ends_with("kit_page.css"));
    let main = folder.join("main.css");
    files.sort_by_key(|file| *file != main);
    let areas = folder.join(OF_AREAS);
    let mut texts = BTreeMap::new();
    for file in &files {
        let text = fs::read_to_string(file).named(|| format!("read {}", file.display()))?;
        texts.insert(file.clone(), squeeze(&text));
    }
    let imported: BTreeSet<PathBuf> =
        texts.values().flat_map(|text| imports(text)).map(|name| folder.join(name)).collect();
    let mut sheets = BTreeMap::<String, String>::new();
    for file in files.iter().filter(|file| !imported.contains(*file)) {
        let area = file.strip_prefix(&areas).ok().and_then(|file| file.iter().next()).map(Path::new);
        let name = area.map_or(NAME.into(), |area| area.with_extension("").display().to_string());
        let sheet = sheets.entry(format!("{name}.css")).or_default();
        for line in texts[file].split_inclusive('\n') {
            match import(line) {
                Some(name) => {
                    let text = texts.get(&folder.join(name));
                    sheet.push_str(
                        text.ok_or_else(|| format!("{} imports {name:?}, which is not there", file.display()))?,
                    );
                }
                None => sheet.push_str(line),
            }
        }
    }
    Ok(sheets)
}

/// What a line imports, as a path within `style/`: a sheet that several areas need and the first load does not.
fn import(line: &str) -> Option<&str> {
    line.trim().strip_prefix("@import \"/")?.strip_suffix("\";")
}

fn imports(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(import)
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
        assert_eq!(import("@import \"/kit/editor.css\";\n"), Some("kit/editor.css"));
        assert_eq!(import("@layer kit {\n"), None);
        assert_eq!(squeeze(css), "a {\ncontent: \"/* no */ \\\" it's\";\ncolor: red;\n}\n");
    }
}
