//! Joins the splitter's many small modules, so that an area is there after one request.
//!
//! The splitter makes a module of every set of parts that use something together: with four parts that were ten requests before Feeds
//! stood, each compressed for itself. Here, of what several parts use,
//!
//! - what an area and its own parts (`feeds`, `feeds_composer`) use goes into the area's module, on which those parts wait;
//! - what several areas use is in the main module when the first area itself is among them, and in `shared` when three others are; what one
//!   two of them wait for, and nobody else, is in a module for those (`shared_chats_tasks`); what parts of others use as well is in
//!   `shared_outside`. Of both, what parts of the first area use is apart (`shared_first`), because what they add counts, too;
//! - of what only parts use, that of the parts that always come with their area counts as the area's or is in `<area>_common`, the rest in
//!   `shared_parts` or `<area>_parts`. What is large of the rest stays a module of its own, so that a small part does not wait for e.g.
//!   the editor.
//!
//! Who opens the first area gets the main module and the area's as one (`rotunda_feeds.wasm`): what calls across becomes an ordinary call,
//! which the optimiser shortens, and there is one request less. Who opens another area gets the main module without it.

mod direct;
mod tools;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use self::tools::{SPLIT, Tools, remove};
use super::{areas, trunk::NAME};
use crate::{
    cache::Cache,
    failure::{Named, Result},
};

/// The area that is opened when the address names none.
pub(crate) const FIRST_AREA: &str = "feeds";
/// A part that is fetched although its area is not open, and everything that its area shares with it.
pub(crate) const WATCH: &str = "chats_watch";
/// The part that is fetched as soon as somebody is signed in, whatever they look at.
const AT_ONCE: &str = "live_connection";
/// Parts without which nothing of their area can be shown: people have one or a few of them.
pub(super) const WITH_AREA: [&str; 4] = ["chats_dixa", "chats_qwil", "chats_symphony", "chats_workdrive"];
/// What so many areas wait for is one module; what fewer wait for is one for each such set, so that nobody waits for what only others need.
const MANY: usize = 3;
/// From this size on, with all names, what several parts share is worth a request of its own.
const LARGE_BYTES: u64 = 40_000;
/// The parts with the texts of a language begin so; its code follows. They are needed before anything is shown, so they wait for nothing.
pub(super) const TEXTS: &str = "text_";
/// The main module, as a group.
const MAIN: &str = "";
/// One module that the splitter made.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    file: String,
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
        piece.bytes = fs::metadata(&file).named(|| format!("read {}", file.display()))?.len();
    }
    let tools = Tools::find(cache)?;
    let groups = group(&pieces, &parts);
    let main = folder.join(format!("{NAME}_bg.wasm"));
    let files = |group: &str| groups.get(group).into_iter().flatten().map(|file| folder.join(file)).collect::<Vec<_>>();
    let with_first_area = [files(MAIN), files(FIRST_AREA)].concat();
    tools.join_to_main(&main, &with_first_area, &folder.join(format!("{NAME}_{FIRST_AREA}.wasm")))?;
    tools.join_to_main(&main, &files(MAIN), &main)?;
    for group in groups.keys().filter(|group| *group != MAIN) {
        tools.join(&folder.join(format!("{group}.wasm")), &files(group))?;
    }
    for piece in &pieces {
        remove(&folder.join(&piece.file))?;
    }
    remove(&split_script)?;
    let main_script = folder.join(format!("{NAME}.js"));
    let main = fs::read_to_string(&main_script).named(|| format!("read {}", main_script.display()))?;
    let whole = with_loaders(&main, &script, &loaders(&pieces, &parts, &groups));
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

/// The area that a part is of: `feeds` of `feeds_composer`.
fn area_of<'a>(part: &'a str, parts: &BTreeSet<String>) -> &'a str {
    part.split_once('_').map(|(area, _)| area).filter(|area| parts.contains(*area)).unwrap_or(part)
}

fn group_of(piece: &Piece, parts: &BTreeSet<String>) -> String {
    let areas: BTreeSet<_> = piece.users.iter().map(|user| area_of(user, parts)).collect();
    let is_one_of = |user: &str, names: &[&str]| names.contains(&user);
    // What watches waits for its area; parts that always come with their area wait like it once there are several areas.
    let is_area = |user: &&String| parts.contains(user.as_str()) && !user.contains('_') || *user == WATCH;
    let comes_with_area = |user: &&String| is_area(user) || is_one_of(user, &WITH_AREA);
    let waiting: BTreeSet<_> = piece.users.iter().filter(comes_with_area).map(|user| area_of(user, parts)).collect();
    let is_for_all = piece.users.iter().any(|user| user == FIRST_AREA || user.starts_with(TEXTS));
    let shared = if areas.contains(FIRST_AREA) { "shared_first" } else { "shared" };
    match (piece.users.as_slice(), areas.first()) {
        ([only], _) => only.clone(),
        (_, Some(area)) if areas.len() == 1 && piece.users.iter().any(|user| is_area(&user)) => (*area).to_owned(),
        _ if areas.len() > 1 && is_for_all => MAIN.to_owned(),
        _ if areas.contains(AT_ONCE) => format!("{AT_ONCE}_common"),
        (_, Some(area)) if areas.len() == 1 && !waiting.is_empty() => format!("{area}_common"),
        _ if waiting.len() >= MANY => shared.to_owned(),
        // Who needs a little of it should not wait for what two areas have between them.
        _ if !waiting.is_empty() && areas.len() > waiting.len() => format!("{shared}_outside"),
        _ if !waiting.is_empty() => format!("shared_{}", waiting.into_iter().collect::<Vec<_>>().join("_")),
        _ if piece.bytes >= LARGE_BYTES => piece.file.trim_end_matches(".wasm").replace("chunk", "shared"),
        (_, Some(area)) if areas.len() == 1 => format!("{area}_parts"),
        _ => format!("{shared}_parts"),
    }
}

/// Which files make up each module.
fn group(pieces: &[Piece], parts: &BTreeSet<String>) -> BTreeMap<String, Vec<String>> {
    let mut groups = BTreeMap::<_, Vec<_>>::new();
    for piece in pieces {
        groups.entry(group_of(piece, parts)).or_default().push(piece.file.clone());
    }
    groups
}

/// The lines that load each module after those that it needs, and the table by which the program calls them.
fn loaders(pieces: &[Piece], parts: &BTreeSet<String>, groups: &BTreeMap<String, Vec<String>>) -> String {
    let needs = |name: &str| {
        let used = pieces.iter().filter(|piece| piece.users.iter().any(|user| user == name));
        let groups: BTreeSet<_> = used.map(|piece| group_of(piece, parts)).collect();
        groups.into_iter().filter(|group| group != MAIN && group != name).collect::<Vec<_>>()
    };
    let mut modules: Vec<_> = groups.keys().filter(|group| *group != MAIN).map(|name| (name, needs(name))).collect();
    modules.sort_by_key(|(name, needs)| (needs.len(), name.as_str()));
    let mut lines: Vec<_> =
        modules.iter().map(|(name, needs)| areas::loader(name, &format!("{name}.wasm"), needs)).collect();
    let known = |part: &&String| groups.contains_key(*part);
    let table = parts.iter().filter(known).map(|part| format!("{SPLIT}_load_{part}:wrapAsyncCb(load_{part})"));
    lines.push(format!("const chunks={{{}}};", table.collect::<Vec<_>>().join(",")));
    lines.join("\n")
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
    format!("{}\n{MAKE_LOAD}{loaders}\n", lines.join("\n"))
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
            ("feeds_parts", files(&["chunk_2"])),
            ("settings", files(&["split_settings"])),
            ("shared_outside", files(&["chunk_4"])),
        ];
        assert_eq!(group(&pieces, &parts), expected.map(|(name, files)| (name.to_owned(), files)).into());
    }

    #[test]
    fn what_parts_share_goes_where_few_wait_for_it() {
        let parts = [
            "chats",
            "chats_composer",
            "chats_qwil",
            "chats_watch",
            "feeds",
            "feeds_composer",
            "settings",
            "tasks",
            "tasks_editor",
            "text_de",
        ];
        let parts: BTreeSet<_> = parts.map(str::to_owned).into();
        let group = |bytes, users: &[&str]| {
            let users = users.iter().map(|user| (*user).to_owned()).collect();
            group_of(&Piece { file: "chunk_7.wasm".to_owned(), bytes, users }, &parts)
        };
        assert_eq!(group(1, &["chats", "chats_qwil"]), "chats");
        assert_eq!(group(1, &["chats_composer", "chats_watch"]), "chats", "what watches waits for no part");
        assert_eq!(group(1, &["chats_composer", "chats_qwil"]), "chats_common");
        assert_eq!(group(1, &["chats_qwil", "feeds_composer"]), "shared_first_outside");
        assert_eq!(group(1, &["chats", "tasks_editor"]), "shared_outside");
        assert_eq!(group(1, &["feeds_composer", "live_connection"]), "live_connection_common");
        assert_eq!(group(1, &["chats_composer", "feeds_composer"]), "shared_first_parts");
        assert_eq!(group(1, &["chats_composer", "tasks_editor"]), "shared_parts");
        assert_eq!(group(LARGE_BYTES, &["chats_composer", "feeds_composer"]), "shared_7");
        assert_eq!(group(LARGE_BYTES, &["chats", "settings"]), "shared_chats_settings");
        assert_eq!(group(1, &["chats", "settings", "tasks"]), "shared");
        assert_eq!(group(1, &["chats", "feeds_composer", "settings", "tasks"]), "shared_first");
        assert_eq!(group(1, &["settings", "text_de"]), MAIN);
    }

    #[test]
    fn a_part_waits_for_what_it_shares() {
        let (pieces, parts) = read(SCRIPT);
        let read = areas::read(&loaders(&pieces, &parts, &group(&pieces, &parts)));
        let files = |name: &str| read.iter().find(|area| area.name == name).unwrap().files.clone();
        assert_eq!(files("feeds"), ["feeds.wasm"]);
        assert_eq!(files("feeds_item"), ["feeds_item.wasm", "feeds.wasm", "feeds_parts.wasm"]);
        assert_eq!(files("settings"), ["settings.wasm", "shared_outside.wasm"]);
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
