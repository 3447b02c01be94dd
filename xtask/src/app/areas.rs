//! Which files each lazily loaded area consists of.

/// An area that loads on first use.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Area {
    /// Its name: that of the lazy function, and of the first part of its addresses.
    pub(crate) name: String,
    /// What it fetches.
    pub(crate) files: Vec<String>,
}

/// Reads from the splitter's script which files each area fetches: its own and those it shares with others.
pub(crate) fn read(script: &str) -> Vec<Area> {
    let mut shared: Vec<(&str, &str)> = Vec::new();
    let mut areas = Vec::new();
    let (mut name, mut file) = ("", None);
    for line in script.lines() {
        if line.contains("makeLoad(") {
            name = between(line, "const ", " =").unwrap_or_default();
            file = None;
        }
        file = between(line, "new URL(\"./", "\"").or(file);
        // The list of what it waits for ends a loader.
        let Some(needs) = between(line, ", [", "]") else { continue };
        let needs: Vec<&str> = needs.split(", ").collect();
        if let Some(area) = name.strip_prefix("__wasm_split_load_") {
            let common = shared.iter().filter(|(name, _)| needs.contains(name)).map(|(_, file)| *file);
            let files = file.into_iter().chain(common).map(str::to_owned).collect();
            areas.push(Area { name: area.to_owned(), files });
        } else if let Some(file) = file {
            shared.push((name, file));
        }
    }
    areas
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    rest.split_once(after).map(|(inner, _)| inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = r#"
/* admin, feeds */
const __chunk_3 = makeLoad(() => {
    const src = fetch(new URL("./chunk_3.wasm", import.meta.url));
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}
, []);
export const __wasm_split_load_feeds = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL("./split_feeds.wasm", import.meta.url));
}
, [__chunk_3]));
export const __wasm_split_load_empty = wrapAsyncCb(makeLoad(() => async (_imp) => ({}), []));
export const __wasm_split_load_admin = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL("./split_admin.wasm", import.meta.url));
}
, [__chunk_3]));
"#;

    #[test]
    fn areas_are_read_with_what_they_share() {
        let area = |name: &str, files: &[&str]| Area {
            name: name.to_owned(),
            files: files.iter().map(|file| (*file).to_owned()).collect(),
        };
        let expected = [
            area("feeds", &["split_feeds.wasm", "chunk_3.wasm"]),
            area("empty", &[]),
            area("admin", &["split_admin.wasm", "chunk_3.wasm"]),
        ];
        assert_eq!(read(SCRIPT), expected);
    }
}
