//! What goes on beside the views.

use std::pin::Pin;

use leptos::prelude::*;

/// Runs a future in the browser's own time. In a box: with a type for each, the program would have the code to run every one of them.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    let boxed: Pin<Box<dyn Future<Output = ()>>> = Box::pin(future);
    leptos::task::spawn_local(boxed);
}

/// Does something now and whenever what it read changes.
pub fn follow(act: impl FnMut() + 'static) {
    return erased(Box::new(act));

    fn erased(mut act: Box<dyn FnMut()>) {
        Effect::new(move |_: Option<()>| act());
    }
}

/// Waits.
pub async fn sleep(time: std::time::Duration) {
    let (done, wait) = futures_channel::oneshot::channel();
    set_timeout(
        move || {
            // Nobody waits any more.
            let _ = done.send(());
        },
        time,
    );
    // It is sent at the latest when the page goes.
    let _ = wait.await;
}
