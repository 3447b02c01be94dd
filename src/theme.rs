//! Theme and density: attributes of the page that the style sheet answers to.

use crate::storage;

/// A set of colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Theme {
    /// What the system says.
    #[default]
    System,
    /// Dark text on light ground.
    Light,
    /// Light text on dark ground.
    Dark,
    /// As much contrast as there is.
    Contrast,
}

impl Theme {
    /// All, in the order of choosers.
    pub const ALL: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::Contrast];

    /// Its name in attributes and storage.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }

    /// The one that was chosen.
    #[must_use]
    pub fn chosen() -> Self {
        let code = storage::read::<String>("theme");
        Self::ALL.into_iter().find(|theme| code.as_deref() == Some(theme.code())).unwrap_or_default()
    }

    /// Chooses it.
    pub fn choose(self) {
        storage::write("theme", &self.code());
        self.apply();
    }

    fn apply(self) {
        set("data-theme", (self != Self::System).then_some(self.code()));
    }
}

/// How close things stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Density {
    /// With room.
    #[default]
    Comfortable,
    /// More on a screen.
    Compact,
}

impl Density {
    /// All, in the order of choosers.
    pub const ALL: [Self; 2] = [Self::Comfortable, Self::Compact];

    /// Its name in attributes and storage.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Comfortable => "comfortable",
            Self::Compact => "compact",
        }
    }

    /// The one that was chosen.
    #[must_use]
    pub fn chosen() -> Self {
        let code = storage::read::<String>("density");
        Self::ALL.into_iter().find(|density| code.as_deref() == Some(density.code())).unwrap_or_default()
    }

    /// Chooses it.
    pub fn choose(self) {
        storage::write("density", &self.code());
        self.apply();
    }

    fn apply(self) {
        set("data-density", (self != Self::Comfortable).then_some(self.code()));
    }
}

/// Applies what was chosen, or what the address asks for (`?theme=dark`, from a page that embeds this one).
pub fn apply_at_start() {
    let asked = web_sys::window().and_then(|window| {
        let search = window.location().search().ok()?;
        web_sys::UrlSearchParams::new_with_str(&search).ok()?.get("theme")
    });
    let asked = asked.and_then(|code| Theme::ALL.into_iter().find(|theme| theme.code() == code));
    asked.unwrap_or_else(Theme::chosen).apply();
    Density::chosen().apply();
}

fn set(name: &str, value: Option<&str>) {
    let root = web_sys::window().and_then(|window| window.document()).and_then(|document| document.document_element());
    let Some(root) = root else { return };
    // Neither can fail on an element of the page.
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}
