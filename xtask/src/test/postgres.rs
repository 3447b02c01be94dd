//! A PostgreSQL for the tests alone, gone afterwards.

use std::{
    env, fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    command,
    failure::{Named, Result},
    setup,
    toolchain::is_root,
};

/// One that runs until this is dropped.
pub(super) struct Postgres {
    programs: PathBuf,
    folder: PathBuf,
    port: u16,
}

/// Starts one on a spare port.
pub(super) fn start() -> Result<Postgres> {
    let programs = setup::postgres::programs().ok_or("PostgreSQL is not installed")?;
    let folder = env::temp_dir().join(format!("rotunda-postgres-{}", std::process::id()));
    fs::create_dir_all(&folder).named(|| format!("make {}", folder.display()))?;
    let spare = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    let port = spare.named(|| "find a spare port".to_owned())?.port();
    let postgres = Postgres { programs, folder, port };
    if is_root() {
        command::quiet(Command::new("chown").arg(unprivileged()).arg(&postgres.folder))?;
    }
    let data = postgres.data();
    let mut initdb = postgres.command("initdb");
    command::quiet(
        initdb.args(["--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-sync", "-D"]).arg(&data),
    )?;
    // Durability is of no use to tests.
    let options = format!(
        "-p {port} -k {} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200",
        postgres.folder.display()
    );
    let mut start = postgres.command("pg_ctl");
    start.arg("-D").arg(&data).args(["-o", &options, "-l"]).arg(postgres.folder.join("log")).args(["-w", "start"]);
    command::quiet(&mut start)?;
    Ok(postgres)
}

impl Postgres {
    /// For `ROTUNDA_TEST_POSTGRES`.
    pub(super) fn address(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// One of its programs; they refuse to run as root.
    fn command(&self, program: &str) -> Command {
        let program = self.programs.join(program);
        let mut command = if is_root() { as_unprivileged(&program) } else { Command::new(program) };
        command.current_dir(&self.folder);
        command
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let mut stop = self.command("pg_ctl");
        let _ = command::quiet(stop.arg("-D").arg(self.data()).args(["-m", "immediate", "-w", "stop"]));
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn as_unprivileged(program: &Path) -> Command {
    let mut command = Command::new("runuser");
    command.args(["-u", unprivileged(), "--"]).arg(program);
    command
}

/// The user of Debian's package, else one that every system has.
fn unprivileged() -> &'static str {
    if command::succeeds(Command::new("id").arg("postgres")) { "postgres" } else { "nobody" }
}
