//! Addresses: `/admin/<vendor>/<screen>?row=<id>`, `/admin/console/<operation>`, `/admin/audit`, `/admin/coverage`.

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
        // A query that cannot be read names no row.
        let row = web_sys::UrlSearchParams::new_with_str(search).ok().and_then(|query| query.get("row"));
        Self { page, row }
    }
}
