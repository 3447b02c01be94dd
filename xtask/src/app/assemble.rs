//! Puts a build's files where they are served from.

use std::{fs, path::Path};

use super::{areas::Area, page, style};
use crate::{
    cache::short_hash,
    failure::{Named, Result},
    inputs,
};

/// Fills the empty folder `dist` from the compiled files, `style/`, `public/` and `index.html`.
pub(super) fn dist(checkout: &Path, compiled: &Path, dist: &Path, areas: &[Area]) -> Result<()> {
    let sheets = style::sheets(checkout, areas.is_empty())?;
    let mut areas = areas.to_vec();
    for area in &mut areas {
        let sheet = format!("{}.css", area.name);
        area.files.extend(sheets.contains_key(&sheet).then_some(sheet));
    }
    let mut files: Vec<_> = sheets.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
    for file in inputs::files(&[compiled.to_owned()])? {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        files.push((name, fs::read(&file).named(|| format!("read {}", file.display()))?));
    }
    let folder = format!("a/{}", build_id(&files));
    for (name, content) in &files {
        write(&dist.join(&folder).join(name), content)?;
    }
    let public = checkout.join("public");
    for file in inputs::files(std::slice::from_ref(&public))? {
        let content = fs::read(&file).named(|| format!("read {}", file.display()))?;
        write(&dist.join(file.strip_prefix(&public).unwrap_or(&file)), &content)?;
    }
    let source = checkout.join("index.html");
    let source = fs::read_to_string(&source).named(|| format!("read {}", source.display()))?;
    write(&dist.join("index.html"), page::page(&source, &format!("/{folder}"), &areas).as_bytes())
}

/// The same for the same files.
fn build_id(files: &[(String, Vec<u8>)]) -> String {
    let mut all = String::new();
    for (name, content) in files {
        all.push_str(&format!("{name} {}\n", short_hash(content)));
    }
    short_hash(all.as_bytes())
}

fn write(file: &Path, content: &[u8]) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).named(|| format!("make {}", folder.display()))?;
    }
    fs::write(file, content).named(|| format!("write {}", file.display()))
}
