//! MessageML, in which programs write to Symphony, and PresentationML, in which Symphony answers.
//!
//! Both are XML. What comes in is checked ([`Draft::read`]): well-formed, known tags and attributes, safe addresses, the vendor's limits.
//! Whom it mentions is looked up by whoever holds the people ([`Draft::finish`]); then it is kept as PresentationML with its entity data,
//! which nothing can run in. A text in Markdown goes in by [`Draft::from_blocks`] and comes out by [`Draft::blocks`].
//!
//! Source: the vendor's public documentation of MessageML and its public library for it.

mod blocks;
mod present;
mod read;
mod rules;

use serde_json::{Map, Value};

use crate::markdown::Block;

/// The most characters of a message.
pub const MOST_CHARACTERS: usize = 81_130;
/// The most entities of a message: mentions, tags, emoji.
pub const MOST_ENTITIES: usize = 40;
/// The most different words of a message.
pub const MOST_WORDS: usize = 2_500;

/// Why a message is refused: one sentence for a person.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Refused(pub(crate) String);

/// Whom a message mentions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    /// By number.
    Uid(i64),
    /// By e-mail address.
    Email(String),
}

impl std::fmt::Display for Whom {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Uid(uid) => uid.fmt(f),
            Self::Email(email) => email.fmt(f),
        }
    }
}

/// A mention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Whom.
    pub whom: Whom,
    /// Whether the message is refused when there is nobody like that; else the name stands as text.
    pub strict: bool,
    /// The name that stood there.
    pub name: Option<String>,
}

/// Somebody who can be mentioned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Number.
    pub uid: i64,
    /// Name as shown.
    pub name: String,
}

/// What a message may name without saying what it is.
pub trait Lookup {
    /// The person who is mentioned.
    fn person(&self, whom: &Whom) -> Option<Person>;
    /// The characters of an emoji.
    fn emoji(&self, shortcode: &str) -> Option<String>;
    /// Whether links may have this scheme, besides `http`, `https`, `mailto`, `symphony` and `tel`.
    fn is_protocol(&self, _scheme: &str) -> bool {
        false
    }
}

/// A message as it is kept and answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// PresentationML.
    pub presentation: String,
    /// The entities, as the JSON text that the vendor answers; none without any.
    pub data: Option<String>,
    /// What it says, without marks.
    pub text: String,
    /// Whom it mentions, by number.
    pub mentions: Vec<i64>,
    /// Its hashtags, without `#`.
    pub hashtags: Vec<String>,
    /// Its cashtags, without `$`.
    pub cashtags: Vec<String>,
}

/// A message that is checked, whose mentions wait to be looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    nodes: Vec<Node>,
    /// Entities of the sender's own, by id.
    data: Map<String, Value>,
}

/// A piece of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    Text(String),
    Element(Element),
    Mention(Mention),
    /// `#` or `$`, and the tag.
    Tag(char, String),
    /// Its shortcode, and its characters as far as they are known.
    Emoji(String, Option<String>),
    Chime,
}

/// An element whose name and attributes are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) children: Vec<Node>,
}

impl Draft {
    /// Reads a message: MessageML, PresentationML, and the sender's own entity data as a JSON text.
    ///
    /// # Errors
    /// When it is not well-formed, says what may not be said, or is over a limit.
    pub fn read(text: &str, data: Option<&str>) -> Result<Self, Refused> {
        read::message(text, data)
    }

    /// A text in Markdown as a message. What the vendor has no tag for is said in the nearest way.
    #[must_use]
    pub fn from_blocks(list: &[Block]) -> Self {
        Self { nodes: blocks::to_nodes(list), data: Map::new() }
    }

    /// The message as a text in Markdown. What Markdown has no mark for is said in the nearest way.
    #[must_use]
    pub fn blocks(&self) -> Vec<Block> {
        blocks::from_nodes(&self.nodes)
    }

    /// Whom it mentions.
    #[must_use]
    pub fn mentions(&self) -> Vec<&Mention> {
        let mut found = Vec::new();
        each(&self.nodes, &mut |node| {
            if let Node::Mention(mention) = node {
                found.push(mention);
            }
        });
        found
    }

    /// Whether it says nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let mut empty = true;
        each(&self.nodes, &mut |node| match node {
            Node::Text(text) => empty &= text.trim().is_empty(),
            Node::Element(element) => empty &= element.name != "img",
            Node::Mention(_) | Node::Tag(..) | Node::Emoji(..) | Node::Chime => empty = false,
        });
        empty
    }

    /// The message as it is kept.
    ///
    /// # Errors
    /// When somebody who must be there is not.
    pub fn finish(self, lookup: &impl Lookup) -> Result<Message, Refused> {
        present::message(self.nodes, self.data, lookup)
    }
}

fn each<'a>(nodes: &'a [Node], see: &mut impl FnMut(&'a Node)) {
    for node in nodes {
        see(node);
        if let Node::Element(element) = node {
            each(&element.children, see);
        }
    }
}
