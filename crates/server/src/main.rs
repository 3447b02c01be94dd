//! Runs the server.

use std::process::ExitCode;

use clap::Parser as _;
use rotunda_server::cli::{self, Cli};

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
