//! Which files each lazily loaded part consists of, as the script of a finished build says it.

use std::{fs, path::Path};

use crate::failure::{Named, Result};

/// A part that loads on first use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Area {
    /// Its name: that of the lazy function; that of an area is also the first segment of its addresses.
    pub(crate) name: String,
    /// What it fetches.
    pub(crate) files: Vec<String>,
}

/// What the table begins with in the script.
const TABLE: &str = "const table=\"";

/// Writes which modules there are, each after those that it needs, which are named by their places: `feeds|chats,0`. As a text it is
/// half as large as loaders written out, and everybody loads it.
pub(super) fn table(modules: &[(String, Vec<String>)]) -> String {
    let place = |need: &String| modules.iter().position(|(name, _)| name == need).map(|place| place.to_string());
    let entry = |(name, needs): &(String, Vec<String>)| {
        std::iter::once(name.clone()).chain(needs.iter().filter_map(place)).collect::<Vec<_>>().join(",")
    };
    format!("{TABLE}{}\";", modules.iter().map(entry).collect::<Vec<_>>().join("|"))
}

/// Reads what [`table`] wrote.
pub(super) fn read(script: &str) -> Vec<Area> {
    let mut areas: Vec<Area> = Vec::new();
    let table = script.split_once(TABLE).and_then(|(_, rest)| rest.split_once("\";")).map(|(table, _)| table);
    for entry in table.into_iter().flat_map(|table| table.split('|')) {
        let mut words = entry.split(',');
        let name = words.next().unwrap_or_default().to_owned();
        let mut files = vec![format!("{name}.wasm")];
        let needed = words.filter_map(|place| areas.get(place.parse::<usize>().ok()?));
        for file in needed.flat_map(|area| &area.files) {
            if !files.contains(file) {
                files.push(file.clone());
            }
        }
        areas.push(Area { name, files });
    }
    areas
}

/// Keeps beside a build what its parts consist of, for [`kept`].
pub(super) fn keep(dist: &Path, areas: &[Area]) -> Result<()> {
    let lines = areas.iter().map(|area| format!("{} {}\n", area.name, area.files.join(" ")));
    let file = dist.with_file_name("areas");
    fs::write(&file, lines.collect::<String>()).named(|| format!("write {}", file.display()))
}

/// What the parts of a finished build consist of.
pub(crate) fn kept(dist: &Path) -> Result<Vec<Area>> {
    let file = dist.with_file_name("areas");
    let text = fs::read_to_string(&file).named(|| format!("read {}", file.display()))?;
    let area = |line: &str| {
        let mut words = line.split(' ').map(str::to_owned);
        Some(Area { name: words.next()?, files: words.collect() })
    };
    Ok(text.lines().filter_map(area).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let module =
            |name: &str, needs: &[&str]| (name.to_owned(), needs.iter().map(|need| (*need).to_owned()).collect());
        let modules = [
            module("feeds", &[]),
            module("feeds_more", &[]),
            module("feeds_item", &["feeds", "feeds_more"]),
            module("feeds_menu", &["feeds_item", "feeds"]),
        ];
        let script = format!("function makeLoad() {{}}\n{}\nconst more=1;", table(&modules));
        let area = |name: &str, files: &[&str]| Area {
            name: name.to_owned(),
            files: files.iter().map(|file| (*file).to_owned()).collect(),
        };
        let expected = [
            area("feeds", &["feeds.wasm"]),
            area("feeds_more", &["feeds_more.wasm"]),
            area("feeds_item", &["feeds_item.wasm", "feeds.wasm", "feeds_more.wasm"]),
            area("feeds_menu", &["feeds_menu.wasm", "feeds_item.wasm", "feeds.wasm", "feeds_more.wasm"]),
        ];
        assert_eq!(read(&script), expected);
        assert_eq!(read("nothing was split"), []);
    }
}
