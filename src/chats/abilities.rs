//! What can be done in a conversation: asked by the screens, said by the vendors' adapters.

/// One thing that can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Ability {
    /// Writing.
    Send,
    /// Answering a message.
    Reply,
    /// Naming somebody so that they are told.
    Mention,
    /// Sending files.
    Attach,
    /// Changing one's own messages.
    Edit,
    /// Deleting one's own messages.
    Delete,
    /// Deleting everybody's messages.
    DeleteAny,
    /// Reacting to messages.
    React,
    /// Another title.
    Rename,
    /// Another description.
    Describe,
    /// Another picture.
    Picture,
    /// Adding people.
    Add,
    /// Removing people.
    Remove,
    /// Making others administer it, or no more.
    Promote,
    /// Leaving.
    Leave,
    /// Joining.
    Join,
    /// Hearing nothing of it.
    Mute,
    /// Putting it above the others.
    Pin,
    /// Putting it away.
    Archive,
    /// Closing it for everybody, and opening it again.
    Close,
    /// Deleting it for everybody.
    Destroy,
    /// Asking for a signature.
    RequestSignature,
    /// Asking for an approval.
    RequestApproval,
    /// Making a meeting.
    Meet,
    /// Hiding a message from everybody, for compliance.
    Suppress,
    /// Saying from where on it is unread.
    MarkRead,
    /// Searching in it.
    Search,
}

/// What can be done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Abilities(u32);

impl Abilities {
    /// These.
    #[must_use]
    pub fn of(these: &[Ability]) -> Self {
        Self(these.iter().fold(0, |all, one| all | 1 << *one as u8))
    }

    /// Whether this is among them.
    #[must_use]
    pub fn has(self, one: Ability) -> bool {
        self.0 & 1 << one as u8 != 0
    }

    /// These too, when something holds.
    #[must_use]
    pub fn and(self, holds: bool, these: &[Ability]) -> Self {
        if holds { Self(self.0 | Self::of(these).0) } else { self }
    }
}
