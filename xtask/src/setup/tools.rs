//! Programs written in Rust, built here in the version that the app needs.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::Outcome;
use crate::{
    cache::Cache,
    command,
    failure::{Named, Result},
    toolchain::Toolchain,
};

/// Must be of the very version that the app is compiled with.
pub(crate) const WASM_BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    version: Version::Locked("wasm-bindgen"),
    program: "wasm-bindgen",
    options: &[],
};

/// Splits a module into chunks.
pub(crate) const WASM_SPLIT: Tool = Tool {
    package: "wasm_split_cli_support",
    version: Version::Exactly("0.2.4"),
    program: "wasm-split-cli",
    options: &["--features", "build-binary"],
};

/// The last version that the compilers at hand can build.
pub(crate) const TRUNK: Tool =
    Tool { package: "trunk", version: Version::Exactly("0.21.14"), program: "trunk", options: &["--locked"] };

/// One such program.
pub(crate) struct Tool {
    package: &'static str,
    version: Version,
    program: &'static str,
    options: &'static [&'static str],
}

enum Version {
    /// This one.
    Exactly(&'static str),
    /// The one that this package has in Cargo.lock.
    Locked(&'static str),
}

impl Tool {
    /// The folder to put on PATH.
    pub(crate) fn folder(&self, cache: &Cache) -> Result<PathBuf> {
        Ok(cache.tool(self.package, &self.version(cache)?).join("bin"))
    }

    /// Whether it is installed.
    pub(crate) fn is_there(&self, cache: &Cache) -> bool {
        self.folder(cache).is_ok_and(|folder| folder.join(self.program).is_file())
    }

    /// Builds it unless it is there.
    pub(super) fn set_up(&self, cache: &Cache) -> Result<Outcome> {
        let version = self.version(cache)?;
        if self.is_there(cache) {
            return Ok(Outcome::There(version));
        }
        println!("\n    compiling {} {version}", self.package);
        let mut cargo = Toolchain::require(cache)?.cargo(cache)?;
        cargo.args(["install", "--quiet", self.package, "--version", &version]).args(self.options);
        cargo.arg("--root").arg(cache.tool(self.package, &version));
        // They run for seconds: compiling them quickly saves more than they would.
        cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1").env("CARGO_PROFILE_RELEASE_LTO", "off");
        cargo.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16").env("CARGO_PROFILE_RELEASE_DEBUG", "0");
        cargo.env("CARGO_TARGET_DIR", cache.root().join("tools-target"));
        command::quiet(&mut cargo)
            .map_err(|failure| failure.advise("is the crates registry reachable, and a C compiler (gcc) installed?"))?;
        Ok(Outcome::Installed(version))
    }

    fn version(&self, cache: &Cache) -> Result<String> {
        match self.version {
            Version::Exactly(version) => Ok(version.to_owned()),
            Version::Locked(package) => {
                let lock = cache.checkout().join("Cargo.lock");
                let text = fs::read_to_string(&lock).named(|| format!("read {}", lock.display()))?;
                locked_version(&text, package).ok_or_else(|| no_version(&lock, package).into())
            }
        }
    }
}

fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1)?.strip_prefix("version = \"")?;
    version.strip_suffix('"').map(str::to_owned)
}

fn no_version(lock: &Path, package: &str) -> String {
    format!("{} names no version of {package}", lock.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_that_of_the_whole_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "nothing"), None);
    }
}
