//! Every operation of every vendor, declared once.
//!
//! One declaration ([`endpoint!`]) makes the browser's typed call, mounts the embedded backend's route, fills the catalogue that
//! tests and documents are made from, and is the gateway's allow-list. The crate does no I/O and has no Cargo features, so that
//! browser, server and tests share exactly the same promises. Rejected: generating code from the vendors' documents — they
//! contradict themselves in nearly a hundred places, and the reading chosen must be visible beside the type.

pub mod auth;
mod base64;
pub mod catalogue;
pub mod client;
mod declare;
pub mod dixa;
pub mod endpoint;
pub mod error;
pub mod id;
pub mod lenient;
pub mod openapi;
pub mod page;
pub mod qwil;
pub mod rotunda;
pub mod symphony;
pub mod time;
pub mod uploads;
pub mod wire;
pub mod workdrive;
