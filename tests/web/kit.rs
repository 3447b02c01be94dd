//! The widgets.

mod choosing;
mod closing;
mod editor;
mod list;
mod log;
mod markdown;
mod overlays;
mod people;
mod slots;
mod tabs;
mod upload_tray;
