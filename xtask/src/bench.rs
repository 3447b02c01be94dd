//! Measures against the budgets, with the large demo and what is shipped.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Command, ExitCode},
    thread,
    time::{Duration, Instant},
};

use crate::{
    app::{self, Mode},
    cache::Cache,
    command::{self, Running},
    failure::{Named, Result},
    options::Options,
    server::{self, Build},
    setup::{self, chromium},
    sizes,
};

/// Filling the data folder for the first time may take this long.
const START: Duration = Duration::from_secs(600);

/// `cargo xtask bench`
pub(crate) fn run(options: &mut Options) -> Result<ExitCode> {
    options.done()?;
    let cache = Cache::open()?;
    let toolchain = setup::for_testing(&cache)?;
    let browser = chromium::browser().ok_or("there is no Chromium here")?;
    let dist = app::build(&cache, toolchain, Mode::Release)?;
    let program = server::build(&cache, toolchain, Build::Release(&dist))?;
    let over = sizes::print(&dist)?;
    let data = cache.of_checkout("data");
    // Filled once in each size, then opened again: how quickly a full one starts.
    for size in ["medium", "large"] {
        let folder = data.join(size);
        emptied(&folder)?;
        let (_, _, seconds) = serve(&program, &folder, size)?;
        println!("  {:66} {seconds:7.1} s", format!("filling the {size} demo"));
    }
    let (running, address, seconds) = serve(&program, &data.join("large"), "large")?;
    println!("\nmeasured at {address}, large demo");
    println!("  {:66} {seconds:7.1} s   of 1", "cold start of the server");
    let (tenth, of_tenth, _) = serve(&program, &data.join("medium"), "medium")?;
    let node = |script: &str| {
        let mut node = Command::new("node");
        node.arg(cache.checkout().join("xtask/bench").join(script)).env("LARGE", &address).env("CHROME", &browser);
        node
    };
    // The lists go on when the screens are over a budget.
    let lists = command::show(node("lists.cjs").env("TENTH", &of_tenth));
    drop(tenth);
    let screens = command::show(node("feeds.cjs").env("NODE_PATH", cache.npm()?.join("node_modules")));
    drop(running);
    lists.and(screens)?;
    Ok(if over.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Removes a folder of demo data: what the last version of Rotunda filled it with is not what this one would.
fn emptied(folder: &Path) -> Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).named(|| format!("remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

/// Starts the server on a spare port and waits until it is well; gives its address and how many seconds that took.
fn serve(program: &Path, data: &Path, demo: &str) -> Result<(Running, String, f32)> {
    let spare = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    let port = spare.named(|| "find a spare port".to_owned())?.port();
    let mut command = Command::new(program);
    command.args(["serve", "--port", &port.to_string(), "--demo", demo, "--data"]).arg(data);
    let start = Instant::now();
    let running = command::start(&mut command, "    ")?;
    while !is_well(port) {
        if start.elapsed() > START {
            return Err(format!("the server is not well after {} s", START.as_secs()).into());
        }
        thread::sleep(Duration::from_millis(20));
    }
    Ok((running, format!("http://127.0.0.1:{port}"), start.elapsed().as_secs_f32()))
}

fn is_well(port: u16) -> bool {
    let ask = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        write!(stream, "GET /app/health HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    };
    ask().is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
}
