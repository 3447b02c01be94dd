//! Joins the splitter's many small modules, so that an area is there after one request.
//!
//! The splitter makes a module of every set of parts that use something together: with fifty parts more than a thousand, each compressed
//! for itself. [`group`] says which of them become one.
//!
//! Who opens the first area gets the main module and the area's as one (`rotunda_feeds.wasm`): what calls across becomes an ordinary call,
//! which the optimiser shortens, and there is one request less. Who opens another area gets the main module without it.

mod direct;
mod group;
mod tools;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use self::{
    group::Groups,
    tools::{SPLIT, Tools, remove},
};
use super::{areas, binary::program_bytes, trunk::NAME};
use crate::{
    cache::Cache,
    failure::{Named, Result},
    workers,
};

/// The area that is opened when the address names none.
pub(crate) const FIRST_AREA: &str = "feeds";
/// The area that few may use.
pub(crate) const FOR_FEW: &str = "admin";
/// A part that is fetched although its area is not open, and everything that its area shares with it.
pub(crate) const WATCH: &str = "chats_watch";
/// The part that is fetched as soon as somebody is signed in, whatever they look at.
pub(crate) const AT_ONCE: &str = "live_connection";
/// Parts without which nothing of their area can be shown: people have one or a few of them.
pub(super) const WITH_AREA: [&str; 4] = ["chats_dixa", "chats_qwil", "chats_symphony", "chats_workdrive"];
/// The parts with the texts of a language begin so; its code follows. They are needed before anything is shown, so they wait for nothing.
pub(super) const TEXTS: &str = "text_";
/// The main module, as a group.
const MAIN: &str = "";

/// One module that the splitter made.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    file: String,
    /// Of its code and data.
    bytes: u64,
    /// The parts that use it.
    users: Vec<String>,
}

/// Joins the modules of the folder and writes the loaders into its main script.
pub(super) fn all(cache: &Cache, folder: &Path) -> Result<()> {
    let split_script = folder.join("__wasm_split.js");
    let script = fs::read_to_string(&split_script).named(|| format!("read {}", split_script.display()))?;
    let (mut pieces, parts) = read(&script);
    for piece in &mut pieces {
        let file = folder.join(&piece.file);
        let module = fs::read(&file).named(|| format!("read {}", file.display()))?;
        piece.bytes = program_bytes(&module).ok_or_else(|| format!("{} is no module", file.display()))?;
    }
    let tools = Tools::find(cache)?;
    let groups = Groups::new(&pieces, &parts);
    let modules = modules(&pieces, &groups);
    let main = folder.join(format!("{NAME}_bg.wasm"));
    let files =
        |group: &str| modules.get(group).into_iter().flatten().map(|file| folder.join(file)).collect::<Vec<_>>();
    let with_first_area = [files(MAIN), files(FIRST_AREA)].concat();
    tools.join_to_main(&main, &with_first_area, &folder.join(format!("{NAME}_{FIRST_AREA}.wasm")))?;
    tools.join_to_main(&main, &files(MAIN), &main)?;
    let rest: Vec<_> = modules.keys().filter(|group| *group != MAIN).collect();
    workers::for_each(&rest, |group| tools.join(&folder.join(format!("{group}.wasm")), &files(group)))?;
    for piece in &pieces {
        remove(&folder.join(&piece.file))?;
    }
    remove(&split_script)?;
    let main_script = folder.join(format!("{NAME}.js"));
    let main = fs::read_to_string(&main_script).named(|| format!("read {}", main_script.display()))?;
    let whole = with_loaders(&main, &script, &loaders(&pieces, &groups, &modules));
    fs::write(&main_script, whole).named(|| format!("write {}", main_script.display()))
}

/// Reads the splitter's script: the modules it made, and the parts in the order of their names.
fn read(script: &str) -> (Vec<Piece>, BTreeSet<String>) {
    let mut pieces = Vec::new();
    let mut parts = BTreeSet::new();
    let mut users = Vec::new();
    for line in script.lines() {
        if let Some(names) = between(line, "/* ", " */") {
            users = names.split(", ").map(str::to_owned).collect();
        } else if let Some(part) = between(line, "const __wasm_split_load_", " =") {
            parts.insert(part.to_owned());
            users = vec![part.to_owned()];
        } else if let Some(file) = between(line, "new URL(\"./", "\"") {
            pieces.push(Piece { file: file.to_owned(), bytes: 0, users: std::mem::take(&mut users) });
        }
    }
    (pieces, parts)
}

/// Which files make up each module.
fn modules(pieces: &[Piece], groups: &Groups) -> BTreeMap<String, Vec<String>> {
    let mut modules = BTreeMap::<_, Vec<_>>::new();
    for piece in pieces {
        modules.entry(groups.of(piece)).or_default().push(piece.file.clone());
    }
    modules
}

/// The table of modules, each after those that it needs.
fn loaders(pieces: &[Piece], groups: &Groups, modules: &BTreeMap<String, Vec<String>>) -> String {
    let used = |name: &str| {
        let used = pieces.iter().filter(|piece| piece.users.iter().any(|user| user == name));
        let needed: BTreeSet<_> = used.map(|piece| groups.of(piece)).collect();
        needed.into_iter().filter(|group| group != MAIN && group != name).collect::<BTreeSet<_>>()
    };
    let needs = |name: &str| {
        let all = used(name);
        // What is needed by what it needs comes with that.
        let with_others: BTreeSet<_> = all.iter().flat_map(|need| used(need)).collect();
        all.difference(&with_others).cloned().collect::<Vec<_>>()
    };
    areas::table(&needs_first(modules.keys().filter(|group| *group != MAIN).cloned(), needs))
}

/// Each module and what it needs, after those: a loader that is named before it is made ends the whole script.
fn needs_first(names: impl Iterator<Item = String>, needs: impl Fn(&str) -> Vec<String>) -> Vec<(String, Vec<String>)> {
    let mut ordered: Vec<(String, Vec<String>)> = Vec::new();
    let mut waiting: Vec<_> = names.map(|name| (needs(&name), name)).collect();
    while !waiting.is_empty() {
        let is_there = |need: &String| ordered.iter().any(|(name, _)| name == need);
        let (ready, rest): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|(needs, _)| needs.iter().all(is_there));
        assert!(!ready.is_empty(), "modules need each other: {rest:?}");
        ordered.extend(ready.into_iter().map(|(needs, name)| (name, needs)));
        waiting = rest;
    }
    ordered
}

/// The main script with the loaders instead of its imports of them.
fn with_loaders(main: &str, split: &str, loaders: &str) -> String {
    let mut named = false;
    let mut lines = Vec::new();
    for line in main.lines() {
        if line.starts_with("import ") && line.contains("__wasm_split.js") {
            continue;
        }
        if line.trim_start().starts_with("\"./__wasm_split.js\":") {
            if !named {
                lines.push("        \"./__wasm_split.js\": chunks,");
            }
            named = true;
            continue;
        }
        lines.push(line);
    }
    // What the splitter writes before its loaders: how the main module's parts are found and how the program is called back.
    let helpers = split.split("function makeLoad").next().unwrap_or_default();
    lines.extend(helpers.lines().filter(|line| !line.starts_with("import ")));
    format!("{}\n{MAKE_LOAD}{loaders}\n{}", lines.join("\n"), CHUNKS.replace("@SPLIT@", SPLIT))
}

/// Fetches a module beside those that it needs. What failed is fetched again by the next call.
///
/// `included` has what the page's main module contains already.
const MAKE_LOAD: &str = r#"export const included = new Set();
function makeLoad(file, needs) {
    let loading;
    const load = async () => {
        // What is painted already is seen before more is made.
        if (included.has(file)) return new Promise(done => setTimeout(done));
        const source = fetch(new URL(file, import.meta.url));
        source.catch(() => {});
        await Promise.all(needs.map(need => need()));
        return WebAssembly.instantiateStreaming(source, { main: getSharedImports().__wasm_split });
    };
    return () => loading ??= load().catch(error => {
        loading = undefined;
        throw error;
    });
}
"#;

/// Makes the loaders from the table, and the object by which the program calls them.
const CHUNKS: &str = r#"const chunks = {}, loaders = [];
for (const entry of table.split("|")) {
    const [name, ...needs] = entry.split(",");
    const load = makeLoad(name + ".wasm", needs.map(place => loaders[place]));
    loaders.push(load);
    chunks["@SPLIT@_load_" + name] = wrapAsyncCb(load);
}
"#;

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    rest.split_once(after).map(|(inner, _)| inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = r#"import { initSync } from "./rotunda.js";
let sharedImports = undefined;
function makeLoad(fetcher, deps) {
}
/* feeds, feeds_item */
const __chunk_1 = makeLoad(() => {
    const src = fetch(new URL("./chunk_1.wasm", import.meta.url));
}
, []);
/* feeds_composer, feeds_item */
const __chunk_2 = makeLoad(() => {
    const src = fetch(new URL("./chunk_2.wasm", import.meta.url));
}
, []);
/* feeds, settings */
const __chunk_3 = makeLoad(() => {
    const src = fetch(new URL("./chunk_3.wasm", import.meta.url));
}
, []);
/* admin, settings */
const __chunk_4 = makeLoad(() => {
    const src = fetch(new URL("./chunk_4.wasm", import.meta.url));
}
, []);
export const __wasm_split_load_feeds = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL("./split_feeds.wasm", import.meta.url));
}
, [__chunk_1, __chunk_3]));
export const __wasm_split_load_feeds_item = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL("./split_feeds_item.wasm", import.meta.url));
}
, [__chunk_1, __chunk_2]));
export const __wasm_split_load_settings = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL("./split_settings.wasm", import.meta.url));
}
, [__chunk_3, __chunk_4]));
"#;

    #[test]
    fn pieces_go_to_those_who_use_them() {
        let (pieces, parts) = read(SCRIPT);
        let files = |names: &[&str]| names.iter().map(|name| format!("{name}.wasm")).collect::<Vec<_>>();
        let expected = [
            (MAIN, files(&["chunk_3"])),
            ("feeds", files(&["chunk_1", "split_feeds"])),
            ("feeds_item", files(&["split_feeds_item"])),
            ("settings", files(&["split_settings"])),
            ("shared_0", files(&["chunk_4"])),
            ("feeds_shared_1", files(&["chunk_2"])),
        ];
        assert_eq!(
            modules(&pieces, &Groups::new(&pieces, &parts)),
            expected.map(|(name, files)| (name.to_owned(), files)).into()
        );
    }

    #[test]
    fn a_part_waits_for_what_it_shares() {
        let (pieces, parts) = read(SCRIPT);
        let groups = Groups::new(&pieces, &parts);
        let read = areas::read(&loaders(&pieces, &groups, &modules(&pieces, &groups)));
        let files = |name: &str| read.iter().find(|area| area.name == name).unwrap().files.clone();
        assert_eq!(files("feeds"), ["feeds.wasm"]);
        assert_eq!(files("feeds_item"), ["feeds_item.wasm", "feeds.wasm", "feeds_shared_1.wasm"]);
        assert_eq!(files("settings"), ["settings.wasm", "shared_0.wasm"]);
    }

    #[test]
    fn what_a_module_needs_is_made_before_it() {
        let needs = |name: &str| match name {
            "chats" => ["shared", "shared_chats_tasks"].map(str::to_owned).to_vec(),
            "chats_menu" => vec!["chats".to_owned()],
            _ => Vec::new(),
        };
        let names = ["chats_menu", "chats", "shared", "shared_chats_tasks"].map(str::to_owned);
        let ordered = needs_first(names.into_iter(), needs);
        let names: Vec<_> = ordered.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["shared", "shared_chats_tasks", "chats", "chats_menu"]);
    }

    #[test]
    fn the_main_script_has_the_loaders_instead_of_their_imports() {
        let main = "import * as import1 from \"./__wasm_split.js\"\nconst imports = {\n        \"./__wasm_split.js\": import1,\n        \"./__wasm_split.js\": import2,\n};";
        let whole = with_loaders(main, SCRIPT, "const chunks={};");
        assert!(!whole.contains("import *") && !whole.contains("import2"));
        assert!(whole.contains("\"./__wasm_split.js\": chunks,") && whole.contains("let sharedImports"));
        assert!(!whole.contains("__chunk_1"));
    }
}
