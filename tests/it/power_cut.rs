//! The server as a program, killed in the middle of its work.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    process::{Child, ChildStdout, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use serde_json::json;

use crate::{
    on_both,
    people::hiring::newcomer,
    world::{DAN, World},
};

const MANY: usize = 200;

pub(crate) struct Program {
    child: Child,
    address: String,
    _output: BufReader<ChildStdout>,
}

impl Program {
    /// Starts it on the world's data and waits until it says where it is.
    pub(crate) fn start(world: &World) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rotunda-server"));
        command.args(["serve", "--port", "0", "--data"]).arg(&world.folder);
        if let Some(database) = &world.database {
            command.args(["--database", database]);
        }
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        while !line.starts_with("Rotunda is at ") {
            line.clear();
            assert!(output.read_line(&mut line).unwrap() > 0, "the server says where it is");
        }
        let address = line.trim().trim_start_matches("Rotunda is at http://").trim_end_matches('/').to_owned();
        Self { child, address, _output: output }
    }

    /// Sends a request and gives the status of the answer; nothing when the connection broke.
    fn send(&self, method: &str, path: &str, key: &str, body: &str) -> impl FnOnce() -> Option<u16> + Send + 'static {
        self.send_with("", method, path, key, body)
    }

    /// The same with more lines in its head.
    pub(crate) fn send_with(
        &self,
        head: &str,
        method: &str,
        path: &str,
        key: &str,
        body: &str,
    ) -> impl FnOnce() -> Option<u16> + Send + 'static {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nX-API-KEY: {key}\r\nContent-Type: application/json\r\n{head}\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.address,
            body.len()
        );
        stream.write_all(request.as_bytes()).unwrap();
        move || {
            let mut answer = String::new();
            stream.read_to_string(&mut answer).ok()?;
            answer.split(' ').nth(1)?.parse().ok()
        }
    }

    /// As when the power goes: nothing more of it runs, nothing is tidied up.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

fn everyone(turn: u64) -> String {
    let data = (0..MANY).map(|number| newcomer(&format!("nia.{turn}.{number}@example.com"))).collect::<Vec<_>>();
    json!({ "data": data }).to_string()
}

on_both! {
    async fn a_bulk_create_leaves_all_or_nothing(world) {
        let key = world.api_key(DAN).await;
        let count = async || usize::try_from(world.number("SELECT COUNT(*) FROM users").await).unwrap();
        let mut broken = 0;
        // Killed sooner and later: some of these fall into the middle of the work on any machine.
        for turn in 0..6 {
            let before = count().await;
            let program = Program::start(&world);
            let answer = program.send("POST", "/api/users/bulk-create", &key, &everyone(turn));
            let (done, answered) = mpsc::channel();
            thread::spawn(move || done.send(answer()));
            let early = answered.recv_timeout(Duration::from_millis(4 << (2 * turn))).ok().flatten();
            program.kill();
            let status = early.or_else(|| answered.recv().ok().flatten());
            let made = count().await - before;
            assert!(made == 0 || made == MANY, "{made} of {MANY} are there");
            match status {
                Some(status) => assert_eq!((status, made), (201, MANY)),
                None => broken += 1,
            }
        }
        assert!(broken > 0, "at least the first was killed before it answered");
        let before = count().await;
        let program = Program::start(&world);
        assert_eq!(program.send("POST", "/api/users/bulk-create", &key, &everyone(9))(), Some(201), "it goes on by itself");
        assert_eq!(count().await, before + MANY);
        program.kill();
    }
}
