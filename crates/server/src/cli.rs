//! What can be said on the command line.

use std::{
    io::{BufRead as _, IsTerminal as _},
    net::IpAddr,
    path::PathBuf,
};

use clap::{Args, Parser, Subcommand};

use crate::{
    backend::{Backend, Setup, StartError},
    config::Config,
    installation::DemoSize,
    logging, people, serve, sessions,
};

/// The backend of Rotunda: the vendors' APIs, our own, and the app.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves until it is told to stop (Ctrl-C or SIGTERM).
    Serve(Serve),
    /// Makes the first administrator of a real installation. The password is asked for, or read from a pipe.
    CreateAdmin(CreateAdmin),
    /// Prints the OpenAPI document of every operation.
    Openapi,
}

#[derive(Debug, Args)]
struct Place {
    /// Folder for the database file, the uploads and rotunda.toml.
    #[arg(long, default_value = "data")]
    data: PathBuf,
    /// A PostgreSQL database instead of the file: postgres://user:password@host/database
    #[arg(long, env = "ROTUNDA_DATABASE", hide_env_values = true)]
    database: Option<String>,
    /// Configuration file. Default: rotunda.toml in the data folder.
    #[arg(long)]
    config: Option<PathBuf>,
}

impl Place {
    fn setup(self, app_dir: Option<PathBuf>) -> Result<Setup, StartError> {
        let config = Config::read(self.config.as_deref(), &self.data)?;
        Ok(Setup { data: self.data, database: self.database, app_dir, config })
    }
}

#[derive(Debug, Args)]
struct Serve {
    #[command(flatten)]
    place: Place,
    /// Port to listen on; 0 for any free one.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Address to listen on.
    #[arg(long, default_value = "127.0.0.1")]
    host: IpAddr,
    /// Demo data to load into an empty database.
    #[arg(long, value_enum, default_value_t)]
    demo: DemoSize,
    /// Folder with the built app, instead of the one inside the program.
    #[arg(long)]
    app_dir: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct CreateAdmin {
    #[command(flatten)]
    place: Place,
    /// E-mail address to sign in with.
    #[arg(long)]
    email: String,
    /// First and last name.
    #[arg(long)]
    name: String,
}

/// Does what the command line says.
///
/// # Errors
/// See [`StartError`].
pub async fn run(cli: Cli) -> Result<(), StartError> {
    match cli.command {
        Command::Serve(asked) => {
            let setup = asked.place.setup(asked.app_dir)?;
            logging::start(setup.config.log);
            serve::run(setup, (asked.host, asked.port).into(), asked.demo).await
        }
        Command::CreateAdmin(asked) => {
            let backend = Backend::open(asked.place.setup(None)?).await?;
            let password =
                read_password().map_err(|e| StartError::Refused(format!("cannot read the password: {e}")))?;
            let (first, last) = asked.name.trim().rsplit_once(' ').unwrap_or((asked.name.trim(), ""));
            let admin = people::NewAdmin { email: &asked.email, first, last, password: &password };
            people::create_admin(&backend, admin).await?;
            println!("{} can sign in now", asked.email);
            Ok(())
        }
        Command::Openapi => {
            println!("{:#}", ::api::openapi::document());
            Ok(())
        }
    }
}

fn read_password() -> std::io::Result<String> {
    if std::io::stdin().is_terminal() {
        let prompt = format!("Password (at least {} characters): ", sessions::passwords::SHORTEST_CHARACTERS);
        return rpassword::prompt_password(prompt);
    }
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
