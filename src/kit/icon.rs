//! Icons from the one sprite, `public/icons.svg`.

use leptos::prelude::*;

/// An icon of the sprite.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is the picture of its name")]
pub enum Glyph {
    Attach,
    Back,
    Bold,
    Check,
    ChevronDown,
    Close,
    Code,
    Comment,
    Compose,
    Copy,
    Document,
    Edit,
    Everyone,
    Feeds,
    Friends,
    Gif,
    Italic,
    Keyboard,
    Link,
    List,
    Location,
    Lock,
    More,
    News,
    Next,
    People,
    Picture,
    Previous,
    Quote,
    React,
    Retry,
    Search,
    Settings,
    SignOut,
    Tag,
    Team,
    Trash,
    Up,
    Video,
    Warning,
}

impl Glyph {
    /// All of the sprite.
    #[cfg(feature = "kit-page")]
    pub(crate) const ALL: [Self; 40] = [
        Self::Attach,
        Self::Back,
        Self::Bold,
        Self::Check,
        Self::ChevronDown,
        Self::Close,
        Self::Code,
        Self::Comment,
        Self::Compose,
        Self::Copy,
        Self::Document,
        Self::Edit,
        Self::Everyone,
        Self::Feeds,
        Self::Friends,
        Self::Gif,
        Self::Italic,
        Self::Keyboard,
        Self::Link,
        Self::List,
        Self::Location,
        Self::Lock,
        Self::More,
        Self::News,
        Self::Next,
        Self::People,
        Self::Picture,
        Self::Previous,
        Self::Quote,
        Self::React,
        Self::Retry,
        Self::Search,
        Self::Settings,
        Self::SignOut,
        Self::Tag,
        Self::Team,
        Self::Trash,
        Self::Up,
        Self::Video,
        Self::Warning,
    ];

    const fn href(self) -> &'static str {
        match self {
            Self::Attach => "/icons.svg#attach",
            Self::Back => "/icons.svg#back",
            Self::Bold => "/icons.svg#bold",
            Self::Check => "/icons.svg#check",
            Self::ChevronDown => "/icons.svg#chevron-down",
            Self::Close => "/icons.svg#close",
            Self::Code => "/icons.svg#code",
            Self::Comment => "/icons.svg#comment",
            Self::Compose => "/icons.svg#compose",
            Self::Copy => "/icons.svg#copy",
            Self::Document => "/icons.svg#document",
            Self::Edit => "/icons.svg#edit",
            Self::Everyone => "/icons.svg#everyone",
            Self::Feeds => "/icons.svg#feeds",
            Self::Friends => "/icons.svg#friends",
            Self::Gif => "/icons.svg#gif",
            Self::Italic => "/icons.svg#italic",
            Self::Keyboard => "/icons.svg#keyboard",
            Self::Link => "/icons.svg#link",
            Self::List => "/icons.svg#list",
            Self::Location => "/icons.svg#location",
            Self::Lock => "/icons.svg#lock",
            Self::More => "/icons.svg#more",
            Self::News => "/icons.svg#news",
            Self::Next => "/icons.svg#next",
            Self::People => "/icons.svg#people",
            Self::Picture => "/icons.svg#picture",
            Self::Previous => "/icons.svg#previous",
            Self::Quote => "/icons.svg#quote",
            Self::React => "/icons.svg#react",
            Self::Retry => "/icons.svg#retry",
            Self::Search => "/icons.svg#search",
            Self::Settings => "/icons.svg#settings",
            Self::SignOut => "/icons.svg#sign-out",
            Self::Tag => "/icons.svg#tag",
            Self::Team => "/icons.svg#team",
            Self::Trash => "/icons.svg#trash",
            Self::Up => "/icons.svg#up",
            Self::Video => "/icons.svg#video",
            Self::Warning => "/icons.svg#warning",
        }
    }
}

/// An icon beside a text that says the same; hidden from screen readers.
#[component]
pub fn Icon(
    /// Which one.
    glyph: Glyph,
) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true" focusable="false">
            <use href=glyph.href()></use>
        </svg>
    }
}
