//! A server that runs for as long as it is measured or tested.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    process::Command,
    thread,
    time::{Duration, Instant},
};

use crate::{
    command::{self, Running},
    failure::{Named, Result},
};

/// Filling the data folder for the first time may take this long.
const START: Duration = Duration::from_secs(600);

/// A server that answers; it stops when this is dropped.
pub(crate) struct Served {
    port: u16,
    /// How long it took until it answered.
    pub(crate) seconds: f32,
    _running: Running,
}

/// Starts the server on a spare port and waits until it is well.
pub(crate) fn serve(program: &Path, data: &Path, demo: &str) -> Result<Served> {
    let spare = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    let port = spare.named(|| "find a spare port".to_owned())?.port();
    let mut command = Command::new(program);
    command.args(["serve", "--port", &port.to_string(), "--demo", demo, "--data"]).arg(data);
    let start = Instant::now();
    let running = command::start(&mut command, "    ")?;
    while !ask(port, "GET", "/app/health").is_ok_and(|answer| answer.starts_with("HTTP/1.1 200")) {
        if start.elapsed() > START {
            return Err(format!("the server is not well after {} s", START.as_secs()).into());
        }
        thread::sleep(Duration::from_millis(20));
    }
    Ok(Served { port, seconds: start.elapsed().as_secs_f32(), _running: running })
}

impl Served {
    /// Where it is.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Signs in as a person of the demo; gives the session's cookie.
    pub(crate) fn sign_in(&self, persona: &str) -> Result<String> {
        let path = format!("/app/personas/{persona}/sign-in");
        let answer = ask(self.port, "POST", &path).named(|| format!("sign in as {persona}"))?;
        let head = answer.split("\r\n\r\n").next().unwrap_or_default();
        let cookie = head.lines().find_map(|line| line.split_once(": rotunda_session="));
        let token = cookie.and_then(|(_, rest)| rest.split(';').next());
        token.map(str::to_owned).ok_or_else(|| format!("signing in as {persona} sets no cookie:\n{head}").into())
    }
}

/// Sends a request without a body; gives the whole answer.
fn ask(port: u16, method: &str, path: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nx-rotunda: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}
