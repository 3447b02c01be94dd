//! The calendar: events, meetings, livestreams.

pub mod agenda;
pub mod bar;
mod bench;
pub mod context;
pub mod draft;
pub mod drag;
pub mod editor;
pub mod grid;
pub mod guests;
pub mod hours;
pub mod layout;
pub mod model;
pub mod month;
pub mod overlay;
pub mod page;
pub mod query;
pub mod screen;
pub mod side;
pub mod store;
pub mod time;
pub mod words;

pub use screen::EventsScreen;
