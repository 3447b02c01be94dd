//! Lets several checkouts share one folder of compiled crates.
//!
//! Cargo names a workspace's own crates without the path of the checkout and goes by the times of files: after a build in one checkout,
//! another with other, but older files would count as built. So who comes after another makes its own files new.

use std::{fs, path::Path, time::SystemTime};

use crate::{
    cache::Cache,
    failure::{Named, Result},
    inputs,
};

/// Says that this checkout builds into the folder now.
pub(crate) fn claim(cache: &Cache, target: &Path) -> Result<()> {
    fs::create_dir_all(target).named(|| format!("make {}", target.display()))?;
    let mark = target.join("checkout");
    let own = cache.checkout().display().to_string();
    match fs::read_to_string(&mark) {
        Ok(last) if last == own => return Ok(()),
        Ok(_) => make_new(cache.checkout())?,
        // Nobody's yet.
        Err(_) => {}
    }
    fs::write(&mark, own).named(|| format!("write {}", mark.display()))
}

fn make_new(checkout: &Path) -> Result<()> {
    let now = SystemTime::now();
    for file in inputs::files(&["src", "crates", "tests/web", "xtask/src"].map(|path| checkout.join(path)))? {
        let opened = fs::File::options().append(true).open(&file);
        opened.and_then(|opened| opened.set_modified(now)).named(|| format!("touch {}", file.display()))?;
    }
    Ok(())
}
