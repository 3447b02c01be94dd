//! Makes the main script small.

use std::{fs, path::Path, process::Command};

use super::{
    areas::{self, Area},
    trunk::NAME,
};
use crate::{
    cache::Cache,
    command,
    failure::{Named, Result},
    setup::npm,
};

/// Minifies the script of the folder, and gives which files each part consists of: the script says so in words until then.
pub(super) fn minify(cache: &Cache, folder: &Path) -> Result<Vec<Area>> {
    let file = folder.join(format!("{NAME}.js"));
    let script = fs::read_to_string(&file).named(|| format!("read {}", file.display()))?;
    fs::write(&file, without_streams(&script)).named(|| format!("write {}", file.display()))?;
    let mut terser = Command::new(npm::program(cache, "terser")?);
    terser.arg(&file).args(["--module", "--compress", "passes=2", "--mangle", "--output"]).arg(&file);
    command::quiet(&mut terser)?;
    Ok(areas::read(&script))
}

/// Without the classes of `wasm-streams`, which Leptos brings along and nothing here uses: exported, they could not be left out.
fn without_streams(script: &str) -> String {
    let mut kept = String::with_capacity(script.len());
    let mut end = None;
    for line in script.lines() {
        if line.starts_with("export class IntoUnderlying") {
            end = Some("}");
        } else if line.starts_with("const IntoUnderlying") {
            end = Some(";");
        }
        match end {
            Some("}") if line == "}" => end = None,
            Some(";") if line.ends_with(';') => end = None,
            Some(_) => {}
            None if line.contains("IntoUnderlying") => {}
            None => {
                kept.push_str(line);
                kept.push('\n');
            }
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_that_nothing_uses_go() {
        let script = "a();\nexport class IntoUnderlyingSink {\n    abort() {\n    }\n}\nif (Symbol.dispose) IntoUnderlyingSink.b = 1;\nconst IntoUnderlyingSinkFinalization = x\n    ? y\n    : z;\nconst c = 1;\n";
        assert_eq!(without_streams(script), "a();\nconst c = 1;\n");
    }
}
