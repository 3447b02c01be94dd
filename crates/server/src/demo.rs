//! Demo data: a company that does not exist, the same every time.
//!
//! `small` is Stilla, sixty people who make hearing aids, told by scripts in `assets/demo` and drawn by code: real enough to judge
//! the app by. `large` is the same company grown to 10,000 people and 100,000 posts, for measuring, and `medium` a
//! tenth of that: what takes as long in both does not depend on how much there is. Only times depend on the moment of
//! loading, so that the latest post is always minutes old. Rejected: photographs (whose?) and random words (nobody reads them).

use std::error::Error;

use crate::{Backend, clock::MINUTE, installation::DemoSize};

mod chats;
mod clients;
mod content;
mod customers;
mod desk;
mod events;
mod large;
mod library;
mod life;
mod people;
mod render;
mod rooms;
mod rows;
mod script;
mod small;
mod tasks;
mod uploads;

/// The password of everybody in a demo.
pub const PASSWORD: &str = "stilla-demo";

/// Fills an empty installation with demo data; one that holds people already stays as it is.
///
/// # Errors
/// When a picture cannot be drawn, or the database or the media folder fails.
pub async fn load(backend: &Backend, size: DemoSize) -> Result<(), Box<dyn Error + Send + Sync>> {
    if size == DemoSize::None || rows::has_people(backend).await? {
        return Ok(());
    }
    let now = backend.clock.now() / MINUTE * MINUTE;
    let content = match size {
        DemoSize::Large => large::content(now, 1),
        DemoSize::Medium => large::content(now, 10),
        DemoSize::Small | DemoSize::None => small::content(now),
    };
    let files = content.files.clone();
    let drawn = tokio::task::spawn_blocking(move || render::all(&files)).await??;
    rows::save(backend, content, &drawn).await?;
    backend.installation.set(&backend.database, rows::COMPANY, size).await?;
    Ok(())
}
