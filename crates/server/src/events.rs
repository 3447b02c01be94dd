//! `/api/events`, and what the embedded backend can do with events beyond it.

use crate::api::Api;

mod busy;
mod calendar;
mod draft;
mod event;
mod guests;
mod list;
pub(crate) mod recurrence;
mod series;
mod times;
mod write;

pub(crate) use write::create;

/// Mounts this area.
pub(crate) fn routes(api: Api) -> Api {
    api.serve(list::list_events)
        .serve_as(&["/api/events"], write::create_event)
        .serve(write::update_event)
        .serve(write::delete_event)
        .serve(event::get_event)
        .serve(guests::set_rsvp)
        .serve(guests::check_in)
        .serve(guests::list_guests)
        .serve(busy::list_busy_times)
        .serve_raw(calendar::download_event)
        .serve_raw(calendar::download_calendar)
}
