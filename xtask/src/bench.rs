//! Measures against the budgets, with the large demo and what is shipped.

use std::{
    path::Path,
    process::{Command, ExitCode},
};

use crate::{
    app::{self, Mode},
    cache::Cache,
    command,
    failure::{Named, Result},
    options::Options,
    running::serve,
    server::{self, Build},
    setup::{self, chromium},
    sizes,
};

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
        let seconds = serve(&program, &folder, size)?.seconds;
        println!("  {:66} {seconds:7.1} s", format!("filling the {size} demo"));
    }
    let large = serve(&program, &data.join("large"), "large")?;
    let address = large.address();
    println!("\nmeasured at {address}, large demo");
    println!("  {:66} {:7.1} s   of 1", "cold start of the server", large.seconds);
    let tenth = serve(&program, &data.join("medium"), "medium")?;
    let node = |script: &str| {
        let mut node = Command::new("node");
        node.arg(cache.checkout().join("xtask/bench").join(script)).env("LARGE", &address).env("CHROME", &browser);
        node
    };
    // The lists go on when the screens are over a budget.
    let lists = command::show(node("lists.cjs").env("TENTH", tenth.address()));
    drop(tenth);
    let modules = cache.npm()?.join("node_modules");
    let screens = ["feeds.cjs", "chats.cjs", "areas.cjs", "admin.cjs"]
        .map(|script| command::show(node(script).env("NODE_PATH", &modules)));
    drop(large);
    screens.into_iter().fold(lists, Result::and)?;
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
