//! What stands in for content, and times.

use api::error::{ErrorKind, Failure};
use chrono::{TimeDelta, Utc};
use http::Method;
use leptos::prelude::*;

use super::Part;
use crate::kit::{
    button::Button,
    note::{EmptyNote, FailureNote},
    skeleton::{CardSkeletons, LoadingBar, RowSkeletons},
    time::RelativeTime,
};

/// Notes of emptiness and failure.
#[component]
pub(super) fn Notes() -> impl IntoView {
    let retries = RwSignal::new(0_u32);
    let failure = |kind: ErrorKind, message: &str| {
        Signal::stored(Failure {
            kind,
            message: message.to_owned(),
            field: None,
            vendor: "workdrive",
            method: Method::GET,
            path: "/api/posts",
            status: Some(kind.status().as_u16()).filter(|_| kind != ErrorKind::Offline),
            code: None,
            retry_after: None,
        })
    };
    view! {
        <Part title="Notes">
            <div class="kit-columns">
                <div class="kit-frame"><EmptyNote text="Nothing here."/></div>
                <div class="kit-frame">
                    <EmptyNote text="Nobody has posted yet.">
                        <Button on_press=move |()| retries.update(|retries| *retries += 1)>"Write the first post"</Button>
                    </EmptyNote>
                </div>
                <div class="kit-frame">
                    <FailureNote
                        what="The posts could not be loaded."
                        failure=failure(ErrorKind::Unavailable, "the database is busy")
                        on_retry=move |()| retries.update(|retries| *retries += 1)
                    />
                </div>
                <div class="kit-frame">
                    <FailureNote what="The post could not be opened." failure=failure(ErrorKind::Forbidden, "not in the audience")/>
                </div>
            </div>
            <p class="quiet" role="status">{move || format!("Acted {} times", retries.get())}</p>
        </Part>
    }
}

/// Shapes of what is on its way.
#[component]
pub(super) fn Skeletons() -> impl IntoView {
    let loads = RwSignal::new(true);
    view! {
        <Part title="Skeletons">
            <div class="kit-frame">
                <LoadingBar active=loads/>
                <CardSkeletons count=2/>
                <RowSkeletons count=2/>
            </div>
            <Button on_press=move |()| loads.update(|loads| *loads = !*loads)>"Loading bar on and off"</Button>
        </Part>
    }
}

/// Points in time, near and far.
#[component]
pub(super) fn Times() -> impl IntoView {
    let distances = [0, -59, -60, -3_600, -86_400, -6 * 86_400, -8 * 86_400, 300, 86_400];
    let times = distances.map(|seconds| {
        let at = Utc::now() + TimeDelta::seconds(seconds);
        view! { <li><RelativeTime at/></li> }
    });
    view! {
        <Part title="Times">
            <ul class="kit-row">{times.into_iter().collect_view()}</ul>
        </Part>
    }
}
