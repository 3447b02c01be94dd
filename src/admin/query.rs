//! Addresses: `/admin/<vendor>/<screen>?as=picture&row=<id>`, `/admin/console/<operation>`, `/admin/audit`, `/admin/coverage`.

/// What is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// Nothing yet.
    Start,
    /// A screen, by vendor and key.
    Screen(String, String),
    /// The console, with the operation that is open.
    Console(Option<String>),
    /// What was done.
    Audit,
    /// Which screen uses which operation.
    Coverage,
}

/// Where one is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// What is shown.
    pub page: Page,
    /// The row that is open.
    pub row: Option<String>,
    /// Whether the screen is shown as a picture, where it has one.
    pub as_picture: bool,
}

impl Place {
    /// Reads an address.
    #[must_use]
    pub fn read(path: &str, search: &str) -> Self {
        let parts: Vec<_> = path.split('/').filter(|part| !part.is_empty()).skip(1).collect();
        let page = match parts[..] {
            [] => Page::Start,
            ["console"] => Page::Console(None),
            ["console", operation] => Page::Console(Some(operation.to_owned())),
            ["audit"] => Page::Audit,
            ["coverage"] => Page::Coverage,
            [vendor] => Page::Screen(vendor.to_owned(), String::new()),
            [vendor, screen, ..] => Page::Screen(vendor.to_owned(), screen.to_owned()),
        };
        // A query that cannot be read names nothing.
        let query = web_sys::UrlSearchParams::new_with_str(search).ok();
        let named = |name: &str| query.as_ref().and_then(|query| query.get(name));
        Self { page, row: named("row"), as_picture: named("as").is_some_and(|way| way == "picture") }
    }
}
