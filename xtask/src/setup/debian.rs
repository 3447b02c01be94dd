//! Debian's packages.

use std::{path::Path, process::Command, sync::OnceLock};

use crate::{
    command,
    failure::{Failure, Result},
    toolchain::is_root,
};

/// Installs packages.
///
/// # Errors
/// Where there is no apt, no right to use it, or no such package.
pub(super) fn install(packages: &[&str]) -> Result<()> {
    let advice = format!("install by hand: {}", packages.join(" "));
    if command::find("apt-get").is_none() {
        return Err(Failure::from("cannot install packages: there is no apt-get here").advise(&advice));
    }
    println!("\n    installing {}", packages.join(" "));
    // The lists of a fresh machine are empty. A failure shows in the installation.
    static UPDATED: OnceLock<bool> = OnceLock::new();
    UPDATED.get_or_init(|| as_root("apt-get").and_then(|mut apt| command::quiet(apt.args(["-qq", "update"]))).is_ok());
    let mut apt = as_root("apt-get")?;
    apt.args(["install", "-y", "-qq", "--no-install-recommends"])
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive");
    command::quiet(&mut apt).map(drop).map_err(|failure| failure.advise(&advice))
}

/// A program that may change the system.
///
/// # Errors
/// When neither root nor allowed to become it without a password.
pub(super) fn as_root(program: &str) -> Result<Command> {
    if is_root() {
        return Ok(Command::new(program));
    }
    let allowed = command::find("sudo").is_some() && command::succeeds(Command::new("sudo").args(["-n", "true"]));
    if !allowed {
        return Err(format!("cannot run {program} as root: neither root nor sudo without a password").into());
    }
    let mut sudo = Command::new("sudo");
    sudo.args(["-n", "DEBIAN_FRONTEND=noninteractive", program]);
    Ok(sudo)
}

/// The package that a dangling link of another package waits for, which it only recommends: `rust-lld -> lld-22` is `lld-22`.
pub(super) fn missing_behind(link: &Path) -> Option<String> {
    let target = link.read_link().ok()?;
    let name = target.file_name()?.to_string_lossy().into_owned();
    (!link.exists()).then_some(name)
}
