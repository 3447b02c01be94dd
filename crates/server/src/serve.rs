//! Runs the server: loads the demo, listens, and stops without cutting anyone off.

use std::net::SocketAddr;

use tokio::{net::TcpListener, signal};

use crate::{
    backend::{Backend, Setup, StartError},
    database::{Fields, Sql},
    demo, housekeeping,
    installation::DemoSize,
    routes,
};

/// Serves until the process is told to stop.
pub(crate) async fn run(setup: Setup, address: SocketAddr, demo: DemoSize) -> Result<(), StartError> {
    let backend = Backend::open(setup).await?;
    load(&backend, demo).await?;
    let unusable = |e| StartError::Listen(address.to_string(), e);
    let listener = TcpListener::bind(address).await.map_err(unusable)?;
    let address = listener.local_addr().map_err(unusable)?;
    announce(&backend, address).await?;
    let housekeeping = tokio::spawn(housekeeping::run(backend.clone()));
    let service = routes::router(&backend).into_make_service_with_connect_info::<SocketAddr>();
    let stopping = backend.clone();
    let served = axum::serve(listener, service).with_graceful_shutdown(async move {
        told_to_stop().await;
        tracing::info!("stopping");
        stopping.stop();
    });
    served.await.map_err(StartError::Serve)?;
    housekeeping.abort();
    backend.database.pool.close().await;
    Ok(())
}

/// Loads the demo into an empty database, and only there.
async fn load(backend: &Backend, demo: DemoSize) -> Result<(), StartError> {
    let there = backend.installation.demo();
    if demo == there {
        return Ok(());
    }
    if demo == DemoSize::None {
        return Err(StartError::Refused(format!(
            "the database has the demo '{}': add --demo {}, or choose another --data folder",
            there.as_str(),
            there.as_str()
        )));
    }
    let mut connection = backend.database.pool.acquire().await?;
    let users =
        Sql::new("SELECT COUNT(*) AS n FROM users").row(&mut connection).await?.map_or(Ok(0), |row| row.int("n"))?;
    drop(connection);
    if users > 0 {
        return Err(StartError::Refused(
            "the database has people of its own, and demo data never mixes with them: choose another --data folder"
                .to_owned(),
        ));
    }
    demo::load(backend, demo).await.map_err(StartError::Demo)?;
    let name = backend.installation.org().name;
    Ok(backend.installation.set(&backend.database, &name, demo).await?)
}

/// Says where the server is, and as whom one may try the demo.
async fn announce(backend: &Backend, address: SocketAddr) -> Result<(), StartError> {
    println!("Rotunda is at http://{address}/");
    if backend.installation.demo() == DemoSize::None {
        return Ok(());
    }
    let personas = sqlx::query(
        "SELECT persona, first_name, last_name, email FROM users WHERE persona IS NOT NULL ORDER BY persona",
    );
    for row in personas.fetch_all(&backend.database.pool).await? {
        let name = [row.maybe_text("first_name")?, row.maybe_text("last_name")?];
        let name = name.into_iter().flatten().collect::<Vec<_>>().join(" ");
        println!(
            "  demo persona {:9} {name} <{}>: one click on the sign-in screen",
            row.text("persona")?,
            row.text("email")?
        );
    }
    Ok(())
}

async fn told_to_stop() {
    let interrupt = signal::ctrl_c();
    match signal::unix::signal(signal::unix::SignalKind::terminate()) {
        Ok(mut terminate) => tokio::select! {
            _ = interrupt => {}
            _ = terminate.recv() => {}
        },
        Err(e) => {
            tracing::warn!(cause = %e, "cannot listen for SIGTERM");
            let _interrupted = interrupt.await;
        }
    }
}
