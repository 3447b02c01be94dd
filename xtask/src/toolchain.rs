//! Which Rust compiler everything is built with: decided here and nowhere else.
//!
//! Ordinarily the one on PATH (rustup's). Where the download host of its WebAssembly library cannot be reached, Debian's compiler with
//! a library built from Debian's source (`setup::wasm`). One compiler for the app, the server, the tests and the tools, so that
//! there is one set of compiled crates and one set of lints.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    cache::Cache,
    command,
    failure::{Named, Result},
};

/// The target that the app is compiled for.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// A compiler that can build the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Toolchain {
    /// The first on PATH.
    OnPath,
    /// Debian's packages, in `/usr/bin`.
    Debian,
}

impl Toolchain {
    /// The first that links a WebAssembly program, trying the ordinary one first.
    pub(crate) fn find(cache: &Cache) -> Option<Self> {
        [Self::OnPath, Self::Debian].into_iter().find(|toolchain| toolchain.links(cache))
    }

    /// The same; a failure says what to do.
    pub(crate) fn require(cache: &Cache) -> Result<Self> {
        Self::find(cache).ok_or_else(|| "no Rust compiler here can build WebAssembly: run `cargo xtask setup`".into())
    }

    /// Whether it links a WebAssembly program with link-time optimisation: needs the library, of the same version, with bitcode, and
    /// the linker. Half a second.
    pub(crate) fn links(self, cache: &Cache) -> bool {
        self.try_link(cache).unwrap_or(false)
    }

    /// `cargo` of this toolchain, in the checkout.
    pub(crate) fn cargo(self, cache: &Cache) -> Result<Command> {
        let mut cargo = Command::new(self.program("cargo"));
        cargo.current_dir(cache.checkout());
        self.apply(&mut cargo, &[])?;
        Ok(cargo)
    }

    /// Lets a program and all that it starts use this toolchain, and these folders' programs first.
    pub(crate) fn apply(self, command: &mut Command, folders: &[&Path]) -> Result<()> {
        let mut folders = folders.to_vec();
        if self == Self::Debian {
            folders.push(Path::new("/usr/bin"));
            // Set by rustup's cargo, which runs this program.
            for name in ["RUSTUP_TOOLCHAIN", "CARGO", "RUSTC", "RUSTDOC"] {
                command.env_remove(name);
            }
        }
        command.env("PATH", command::path_with(&folders)?);
        Ok(())
    }

    /// What the compiler says that it is.
    pub(crate) fn version(self) -> Result<String> {
        let mut rustc = Command::new(self.program("rustc"));
        self.apply(&mut rustc, &[])?;
        command::quiet(rustc.arg("-vV"))
    }

    fn program(self, name: &str) -> PathBuf {
        match self {
            Self::OnPath => PathBuf::from(name),
            Self::Debian => Path::new("/usr/bin").join(name),
        }
    }

    fn try_link(self, cache: &Cache) -> Result<bool> {
        let folder = cache.root().join("stamps").join(format!("link-{}", std::process::id()));
        fs::create_dir_all(&folder).named(|| format!("make {}", folder.display()))?;
        let source = folder.join("probe.rs");
        fs::write(&source, "fn main() { println!(\"{:?}\", std::env::args().next()); }\n")
            .named(|| format!("write {}", source.display()))?;
        let mut rustc = Command::new(self.program("rustc"));
        self.apply(&mut rustc, &[])?;
        rustc.args(["--target", WASM, "-Clto=fat", "-o"]).arg(folder.join("probe.wasm")).arg(&source);
        let links = command::succeeds(&mut rustc);
        let _ = fs::remove_dir_all(&folder);
        Ok(links)
    }
}

/// Whether this runs as root.
pub(crate) fn is_root() -> bool {
    env::var_os("USER").is_some_and(|user| user == "root")
        || command::quiet(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
