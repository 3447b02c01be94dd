//! Who writes when others do.

use std::time::Duration;

use api::{
    error::CallError,
    workdrive::tasks::{CreateTask, TaskBody, TaskStatus},
};
use http::StatusCode;
use tokio::{task::JoinSet, time::timeout};

use crate::{
    on_both,
    world::{ADA, World},
};

/// More than there are connections to a file.
const WRITERS: usize = 12;
/// Shorter than a connection is waited for.
const SOON: Duration = Duration::from_secs(3);

fn draft(number: usize) -> CreateTask {
    let title = Some(format!("Task {number}"));
    CreateTask { task: TaskBody { title, status: Some(TaskStatus::Draft), ..TaskBody::default() } }
}

#[tokio::test]
async fn who_waits_too_long_is_told_when_to_come_again() {
    let world = World::on_sqlite().await;
    let key = world.api_key(ADA).await;
    let held = world.backend.database.write().await.unwrap();
    let failure = world.stranger().call_with(&key, &draft(1)).await.unwrap_err();
    assert!(
        matches!(failure, CallError::Vendor { status: StatusCode::SERVICE_UNAVAILABLE, retry_after: Some(_), .. }),
        "{failure:?}"
    );
    held.rollback().await.unwrap();
    world.stranger().call_with(&key, &draft(1)).await.unwrap();
    assert_eq!(world.number("SELECT COUNT(*) FROM tasks").await, 1);
}

on_both! {
    async fn those_who_wait_to_write_let_others_read(world) {
        let key = world.api_key(ADA).await;
        let before = world.number("SELECT COUNT(*) FROM tasks").await;
        let first = world.backend.database.write().await.unwrap();
        let mut writers = JoinSet::new();
        for number in 0..WRITERS {
            let (stranger, key) = (world.stranger(), key.clone());
            writers.spawn(async move { stranger.call_with(&key, &draft(number)).await.unwrap() });
        }
        // All of them are waiting by then.
        tokio::time::sleep(Duration::from_millis(500)).await;
        let read = timeout(SOON, world.number("SELECT COUNT(*) FROM tasks")).await;
        assert_eq!(read.expect("reading waits for nobody"), before + if world.database.is_some() { 12 } else { 0 });
        first.rollback().await.unwrap();
        assert_eq!(writers.join_all().await.len(), WRITERS);
        assert_eq!(world.number("SELECT COUNT(*) FROM tasks").await, before + 12);
    }
}
