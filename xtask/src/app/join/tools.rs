//! Joins modules, with the programs of Binaryen.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::direct;
use crate::{
    app::optimise::FEATURES,
    cache::Cache,
    command,
    failure::{Named, Result},
    setup::npm,
};

/// Under this name the splitter's modules import the main module's memory, table and stack pointer.
pub(super) const SPLIT: &str = "__wasm_split";

/// While they are being joined, modules have several memories.
const MEMORIES: &str = "--enable-multimemory";

pub(super) struct Tools {
    merge: PathBuf,
    dis: PathBuf,
    r#as: PathBuf,
}

impl Tools {
    pub(super) fn find(cache: &Cache) -> Result<Self> {
        Ok(Self {
            merge: npm::program(cache, "wasm-merge")?,
            dis: npm::program(cache, "wasm-dis")?,
            r#as: npm::program(cache, "wasm-as")?,
        })
    }

    /// Joins modules that import the main one.
    pub(super) fn join(&self, target: &Path, files: &[PathBuf]) -> Result<()> {
        // They import one memory each, and would after the merge: a module in between imports it once and hands it on. What that has to
        // import is seen in all of them joined, which is one program to start and not one for each of a thousand.
        let all = target.with_extension("all");
        let mut merge = Command::new(&self.merge);
        merge.args(FEATURES).arg(MEMORIES);
        for (number, file) in files.iter().enumerate() {
            merge.arg(file).arg(format!("piece{number}"));
        }
        command::quiet(merge.arg("-o").arg(&all))?;
        let text = command::quiet(Command::new(&self.dis).args(FEATURES).arg(MEMORIES).arg(&all))?;
        remove(&all)?;
        let imports: BTreeSet<_> = text.lines().filter_map(handed_on).collect();
        let lines: Vec<_> = imports.into_iter().collect();
        let between = target.with_extension("between");
        self.assemble(&format!("(module {})", lines.join("\n")), &between)?;
        self.merge(&between, files, target)?;
        remove(&between)
    }

    /// Makes `target` of the main module and modules that import it.
    pub(super) fn join_to_main(&self, main: &Path, files: &[PathBuf], target: &Path) -> Result<()> {
        let joined = target.with_extension("joined");
        self.merge(main, files, &joined)?;
        fs::rename(&joined, target).named(|| format!("put {} in place", target.display()))
    }

    fn merge(&self, first: &Path, files: &[PathBuf], target: &Path) -> Result<()> {
        let mut merge = Command::new(&self.merge);
        merge.args(FEATURES).arg(MEMORIES).arg(first).arg(SPLIT);
        for (number, file) in files.iter().enumerate() {
            merge.arg(file).arg(format!("piece{number}"));
        }
        command::quiet(merge.arg("-o").arg(target))?;
        self.assemble(&without_streams(&direct::calls(&self.text(target)?)), target)
    }

    fn text(&self, module: &Path) -> Result<String> {
        command::quiet(Command::new(&self.dis).args(FEATURES).arg(module))
    }

    fn assemble(&self, text: &str, target: &Path) -> Result<()> {
        let source = target.with_extension("wat");
        fs::write(&source, text).named(|| format!("write {}", source.display()))?;
        command::quiet(Command::new(&self.r#as).args(FEATURES).arg("-g").arg(&source).arg("-o").arg(target))?;
        remove(&source)
    }
}

/// Without the exports of `wasm-streams`, which Leptos brings along and nothing here uses: exported, they could not be left out.
fn without_streams(text: &str) -> String {
    let unused = [r#" (export "intounderlying"#, r#" (export "__wbg_intounderlying"#];
    let lines = text.lines().filter(|line| !unused.iter().any(|export| line.starts_with(export)));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// From a module's import of something of the main module: the same under another name, exported.
fn handed_on(line: &str) -> Option<String> {
    let rest = line.trim().strip_prefix("(import \"__wasm_split\" \"")?;
    let (name, what) = rest.split_once("\" (")?;
    let (kind, rest) = what.split_once(" $")?;
    let (_, kind_of) = rest.split_once(' ')?;
    Some(format!("(import \"main\" \"{name}\" ({kind} ${name} {kind_of} (export \"{name}\" ({kind} ${name}))"))
}

pub(super) fn remove(file: &Path) -> Result<()> {
    fs::remove_file(file).named(|| format!("remove {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_is_handed_on() {
        let line = r#" (import "__wasm_split" "memory" (memory $mimport$0 19))"#;
        let expected = r#"(import "main" "memory" (memory $memory 19)) (export "memory" (memory $memory))"#;
        assert_eq!(handed_on(line).unwrap(), expected);
    }
}
