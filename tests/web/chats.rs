//! Conversations and messages.

mod addresses;
mod fixture;
mod messages;
mod texts;
mod threads;
