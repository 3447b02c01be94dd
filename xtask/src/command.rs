//! Runs other programs; a failure shows the command line and what the program said.

use std::{
    ffi::{OsStr, OsString},
    io::{BufRead, BufReader, Read},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    thread,
};

use crate::failure::{Failure, Result};

/// Runs to the end with its output shown.
pub(crate) fn show(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|error| cannot_start(command, &error))?;
    if status.success() { Ok(()) } else { Err(format!("{} ended with {status}", line(command)).into()) }
}

/// Runs to the end; the output is shown only when it fails.
pub(crate) fn quiet(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| cannot_start(command, &error))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(format!("{} ended with {}\n{}", line(command), output.status, tail(&output)).into())
}

/// Runs to the end with its output shown, and gives the standard output and whether it succeeded.
pub(crate) fn tee(command: &mut Command) -> Result<(String, bool)> {
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
    let mut child = child.map_err(|error| cannot_start(command, &error))?;
    let mut text = String::new();
    if let Some(stdout) = child.stdout.take() {
        // Not `lines()`: a test may print bytes that are no text.
        let mut reader = BufReader::new(stdout);
        let mut bytes = Vec::new();
        while reader.read_until(b'\n', &mut bytes).is_ok_and(|count| count > 0) {
            let part = String::from_utf8_lossy(&bytes);
            print!("{part}");
            text.push_str(&part);
            bytes.clear();
        }
    }
    let status = child.wait().map_err(|error| cannot_start(command, &error))?;
    Ok((text, status.success()))
}

/// Whether it runs and ends well; nothing is shown.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command.stdin(Stdio::null()).output().is_ok_and(|output| output.status.success())
}

/// Starts it and shows its output with a prefix while this program goes on.
pub(crate) fn start(command: &mut Command, prefix: &'static str) -> Result<Running> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| cannot_start(command, &error))?;
    if let Some(stdout) = child.stdout.take() {
        relay(stdout, prefix);
    }
    if let Some(stderr) = child.stderr.take() {
        relay(stderr, prefix);
    }
    Ok(Running(child))
}

/// A program that is stopped when this is dropped.
pub(crate) struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Asks first, so that the program can close its database.
        let _ = Command::new("kill").arg(self.0.id().to_string()).status();
        for _ in 0..50 {
            if matches!(self.0.try_wait(), Ok(Some(_))) {
                return;
            }
            thread::sleep(std::time::Duration::from_millis(100));
        }
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The program of that name on the PATH.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// A PATH with these folders first.
pub(crate) fn path_with(folders: &[&Path]) -> Result<OsString> {
    let old = std::env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().map(|folder| (*folder).to_owned()).chain(std::env::split_paths(&old));
    std::env::join_paths(all).map_err(|error| Failure::from(format!("cannot put a folder on PATH: {error}")))
}

/// The command as one would type it.
pub(crate) fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

fn relay(stream: impl Read + Send + 'static, prefix: &'static str) {
    thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(std::result::Result::ok) {
            println!("{prefix}{line}");
        }
    });
}

fn cannot_start(command: &Command, error: &std::io::Error) -> Failure {
    format!("cannot start {}: {error}", line(command)).into()
}

/// The last lines of what it said.
fn tail(output: &Output) -> String {
    let text = [String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)].concat();
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    lines[lines.len().saturating_sub(40)..].join("\n")
}
