//! The widgets.

mod choosing;
mod editor;
mod list;
mod markdown;
mod overlays;
mod people;
mod upload_tray;
