//! The widgets.

mod choosing;
mod closing;
mod editor;
mod gallery;
mod list;
mod log;
mod markdown;
mod overlays;
mod people;
mod reactions;
mod slots;
mod tabs;
mod upload_tray;
