//! The files that something is made from, and whether they changed.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use sha2::{Digest, Sha256};

use crate::failure::{Named, Result};

/// Every file below the paths that are there, sorted.
pub(crate) fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for path in paths {
        collect(path, &mut found)?;
    }
    found.sort();
    found.dedup();
    Ok(found)
}

/// A hash of the names and contents of every file below the paths, and of `also`.
pub(crate) fn hash(base: &Path, paths: &[PathBuf], also: &[&str]) -> Result<String> {
    let mut all = Sha256::new();
    for file in files(paths)? {
        let name = file.strip_prefix(base).unwrap_or(&file);
        let content = fs::read(&file).named(|| format!("read {}", file.display()))?;
        all.update(Sha256::digest(name.as_os_str().as_encoded_bytes()));
        all.update(Sha256::digest(&content));
    }
    for text in also {
        all.update(Sha256::digest(text.as_bytes()));
    }
    Ok(all.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// When each file below the paths was last written.
pub(crate) fn times(paths: &[PathBuf]) -> BTreeMap<PathBuf, SystemTime> {
    let files = files(paths).unwrap_or_default();
    let time = |file: &PathBuf| fs::metadata(file).and_then(|meta| meta.modified()).ok();
    files.into_iter().filter_map(|file| time(&file).map(|time| (file, time))).collect()
}

fn collect(path: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_file() {
        found.push(path.to_owned());
        return Ok(());
    }
    if !path.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(path).named(|| format!("list {}", path.display()))? {
        let entry = entry.named(|| format!("list {}", path.display()))?;
        // Editors keep their own files beside ours.
        if !entry.file_name().to_string_lossy().starts_with(['.', '#']) {
            collect(&entry.path(), found)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hash_follows_content_and_names_not_times() {
        let folder = std::env::temp_dir().join(format!("xtask-inputs-{}", std::process::id()));
        crate::cache::make_empty(&folder.join("deep")).unwrap();
        let write = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
        let hash = || hash(&folder, std::slice::from_ref(&folder), &["x"]).unwrap();
        write("a", "1");
        write("deep/b", "2");
        let first = hash();
        write("a", "1");
        assert_eq!(first, hash());
        write(".hidden", "3");
        assert_eq!(first, hash());
        write("deep/b", "3");
        let changed = hash();
        assert_ne!(first, changed);
        fs::rename(folder.join("a"), folder.join("c")).unwrap();
        assert_ne!(changed, hash());
        fs::remove_dir_all(&folder).unwrap();
    }
}
