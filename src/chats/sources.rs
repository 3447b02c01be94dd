//! What is known of each source without its adapter, so that it need not be fetched to say it.

use api::{endpoint::Access, rotunda::vendors::Capability};

use super::{
    adapter::{Making, Part},
    model::{Kind, Outgoing, Source},
};
use crate::session::Session;

/// The sources whose backends can be asked, as a reactive value.
#[must_use]
pub fn all(session: Session) -> Vec<Source> {
    Source::ALL.into_iter().filter(|source| is_there(*source, session)).collect()
}

fn is_there(source: Source, session: Session) -> bool {
    match source {
        Source::WorkDrive => session.can(Capability::ChatsMine),
        Source::Qwil => session.can(Capability::ChatsClients),
        Source::Symphony => session.can(Capability::ChatsStreams),
        Source::Dixa => session.can(Capability::CustomersConversations) && session.may(Access::HelpDesk),
    }
}

const fn making(source: Source, kind: Kind, most: usize) -> Making {
    Making { source, kind, title: Part::None, description: Part::None, can_be_public: false, most }
}

const WORKDRIVE: [Making; 3] = [
    making(Source::WorkDrive, Kind::Direct, 1),
    making(Source::WorkDrive, Kind::Group, 999),
    Making {
        title: Part::Needed,
        description: Part::Optional,
        can_be_public: true,
        ..making(Source::WorkDrive, Kind::Room, 999)
    },
];
const QWIL: [Making; 1] = [Making { title: Part::Optional, ..making(Source::Qwil, Kind::Client, 99) }];
const SYMPHONY: [Making; 3] = [
    making(Source::Symphony, Kind::Direct, 1),
    making(Source::Symphony, Kind::Group, 19),
    Making {
        title: Part::Needed,
        description: Part::Needed,
        can_be_public: true,
        ..making(Source::Symphony, Kind::Room, 99)
    },
];

/// The ways to make a conversation.
#[must_use]
pub fn makings(source: Source) -> &'static [Making] {
    match source {
        Source::WorkDrive => &WORKDRIVE,
        Source::Qwil => &QWIL,
        Source::Symphony => &SYMPHONY,
        Source::Dixa => &[],
    }
}

/// At most so many characters in a message.
#[must_use]
pub fn longest(source: Source) -> usize {
    if source == Source::Qwil { 5_000 } else { 10_000 }
}

/// Into which messages something to be sent is divided: some vendors take one file a message.
#[must_use]
pub fn parts(source: Source, out: Outgoing) -> Vec<Outgoing> {
    if source != Source::Qwil || out.files.len() < 2 {
        return vec![out];
    }
    let Outgoing { text, files, reply } = out;
    let part = |(at, file)| Outgoing {
        text: if at == 0 { text.clone() } else { String::new() },
        files: vec![file],
        reply: reply.clone().filter(|_| at == 0),
    };
    files.into_iter().enumerate().map(part).collect()
}
