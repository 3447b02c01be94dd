//! Runs the server.

use std::process::ExitCode;

use clap::Parser as _;
use rotunda_server::cli::{self, Cli};

/// Lists are made of many short texts: with the C library's allocator they take a quarter longer.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    match cli::run(Cli::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("rotunda-server: {e}");
            ExitCode::FAILURE
        }
    }
}
