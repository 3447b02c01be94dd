//! What happened, in words.

use super::{
    model::{Happening, Message},
    row::line_of,
};
use crate::text::{chats as t, format};

/// What happened, as one sentence.
#[must_use]
pub fn happening(message: &Message, happening: &Happening) -> String {
    let who = &message.author.name;
    match happening {
        Happening::Joined(Some(person)) if person.id != message.author.id => t::was_added(&person.name, who),
        Happening::Joined(_) => t::has_joined(who),
        Happening::Left => t::has_left(who),
        Happening::Removed(person) => t::was_removed(&person.name, who),
        Happening::Renamed(title) => t::was_renamed(who, title),
        Happening::Other => t::something_happened().to_owned(),
    }
}

/// A message as one sentence, for screen readers.
#[must_use]
pub fn sentence(message: &Message) -> String {
    let line = line_of(message);
    let files = message.files.len() as u64;
    let said = if files > 0 { format!("{line} ({})", t::file_count(files)) } else { line };
    t::message_sentence(&message.author.name, &said, &format::time(message.at))
}
