//! The widgets.

mod choosing;
mod closing;
mod editor;
mod list;
mod markdown;
mod overlays;
mod people;
mod slots;
mod tabs;
mod upload_tray;
