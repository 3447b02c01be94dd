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

/// Writes how a part is loaded.
pub(super) fn loader(name: &str, file: &str, needs: &[String]) -> String {
    format!(
        "const load_{name}=makeLoad({file:?},[{}]);",
        needs.iter().map(|need| format!("load_{need}")).collect::<Vec<_>>().join(",")
    )
}

/// Reads what [`loader`] wrote; a part comes after those that it needs.
pub(super) fn read(script: &str) -> Vec<Area> {
    let mut areas: Vec<Area> = Vec::new();
    for line in script.lines() {
        let parts = || {
            let (name, rest) = line.strip_prefix("const load_")?.split_once("=makeLoad(\"")?;
            let (file, rest) = rest.split_once("\",[")?;
            Some((name, file, rest.split_once(']')?.0))
        };
        let Some((name, file, needs)) = parts() else { continue };
        let mut files = vec![file.to_owned()];
        for need in needs.split(',').filter_map(|need| need.strip_prefix("load_")) {
            files.extend(areas.iter().filter(|area| area.name == need).flat_map(|area| area.files.clone()));
        }
        areas.push(Area { name: name.to_owned(), files });
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
        let script = [
            "function makeLoad(file, needs) {}".to_owned(),
            loader("feeds", "feeds.wasm", &[]),
            loader("feeds_more", "feeds_more.wasm", &[]),
            loader("feeds_item", "feeds_item.wasm", &["feeds".to_owned(), "feeds_more".to_owned()]),
        ];
        let area = |name: &str, files: &[&str]| Area {
            name: name.to_owned(),
            files: files.iter().map(|file| (*file).to_owned()).collect(),
        };
        let expected = [
            area("feeds", &["feeds.wasm"]),
            area("feeds_more", &["feeds_more.wasm"]),
            area("feeds_item", &["feeds_item.wasm", "feeds.wasm", "feeds_more.wasm"]),
        ];
        assert_eq!(read(&script.join("\n")), expected);
    }
}
