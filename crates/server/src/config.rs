//! The file `rotunda.toml`: every key has a default, an unknown one is an error.

use std::path::Path;

use chrono_tz::Tz;
use serde::Deserialize;

/// What an operator may set.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Where people reach the server, e.g. `https://rotunda.example.com`. With `https` the cookie is sent over TLS only.
    pub public_url: Option<String>,
    /// Origins whose pages may show Rotunda in a frame, e.g. `https://portal.example.com`. Default: none.
    pub frame_ancestors: Vec<String>,
    /// How long an unused session lasts, 1 to 365 days. Default 14.
    pub session_days: u16,
    /// Whether a reverse proxy in front sets `X-Forwarded-For`; its last address then counts as the caller's. Default false.
    pub behind_proxy: bool,
    /// How the log is written. Default `text`.
    pub log: LogFormat,
    /// The time zone of events whose maker names none, e.g. `Europe/Copenhagen`. Default `UTC`.
    pub time_zone: Tz,
    /// How large uploads may be.
    pub uploads: Uploads,
    /// The mail server. Default: none; e-mails are kept where administrators see them.
    pub smtp: Option<Smtp>,
    /// Where text messages go: a provider that turns e-mails into them. Default: none; they are refused.
    pub sms: Option<Sms>,
    /// How Dixa's API is served.
    pub dixa: Dixa,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            public_url: None,
            frame_ancestors: Vec::new(),
            session_days: 14,
            behind_proxy: false,
            log: LogFormat::Text,
            time_zone: Tz::UTC,
            uploads: Uploads::default(),
            smtp: None,
            sms: None,
            dixa: Dixa::default(),
        }
    }
}

/// The mail server.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Smtp {
    /// Its address: `smtps://user:password@host` (TLS), or `smtp://user:password@host:587?tls=required` (STARTTLS).
    pub url: String,
    /// Whom e-mails are from, e.g. `Rotunda <rotunda@example.com>`.
    pub from: String,
}

impl std::fmt::Debug for Smtp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Smtp").field("from", &self.from).finish_non_exhaustive()
    }
}

/// A provider that turns e-mails into text messages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sms {
    /// The address to which the provider wants the e-mail for a telephone number, with `{phone}` for its digits, e.g.
    /// `{phone}@sms.example.com`.
    pub address: String,
}

/// How Dixa's API is served.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Dixa {
    /// The form of the links to other pages of a list. Default `relative`.
    pub page_links: PageLinks,
}

/// The form of links to other pages: of the vendor's clients some read only the one, some only the other.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PageLinks {
    /// A path, such as `/v1/endusers?pageKey=…`.
    #[default]
    Relative,
    /// A whole address, which begins with `public_url`.
    Absolute,
}

/// How the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogFormat {
    /// A line a message, for people.
    Text,
    /// A JSON object a line, for programs.
    Json,
}

/// How large uploads may be, in megabytes of a million bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Uploads {
    /// Pictures. Default 10.
    pub picture_mb: u64,
    /// Videos. Default 200.
    pub video_mb: u64,
    /// Documents. Default 25.
    pub document_mb: u64,
    /// Pictures with more pixels, in millions, are refused. Default 50.
    pub picture_megapixels: u64,
}

impl Default for Uploads {
    fn default() -> Self {
        Self { picture_mb: 10, video_mb: 200, document_mb: 25, picture_megapixels: 50 }
    }
}

/// Why the configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("cannot read {0}: {1}")]
    Unreadable(String, std::io::Error),
    /// The file is not what it should be.
    #[error("{0} is not a configuration: {1}")]
    Malformed(String, toml::de::Error),
    /// A value is out of its range.
    #[error("{0}: {1}")]
    OutOfRange(String, &'static str),
}

impl Config {
    /// Reads the file at `given`, or `rotunda.toml` in `data` when there is one.
    ///
    /// # Errors
    /// See [`ConfigError`].
    pub fn read(given: Option<&Path>, data: &Path) -> Result<Self, ConfigError> {
        let usual = data.join("rotunda.toml");
        let path = given.unwrap_or(&usual);
        let name = path.display().to_string();
        match std::fs::read_to_string(path) {
            Ok(text) => Self::parse(&text, &name),
            Err(e) if given.is_none() && e.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(e) => Err(ConfigError::Unreadable(name, e)),
        }
    }

    /// Reads a configuration's text; `name` is for messages.
    ///
    /// # Errors
    /// See [`ConfigError`].
    pub fn parse(text: &str, name: &str) -> Result<Self, ConfigError> {
        let config: Self = toml::from_str(text).map_err(|e| ConfigError::Malformed(name.to_owned(), e))?;
        let fault = if !(1..=365).contains(&config.session_days) {
            Some("session_days must be from 1 to 365")
        } else if config.public_url.as_deref().is_some_and(|url| !is_origin(url)) {
            Some("public_url must be an origin such as https://rotunda.example.com, without a path")
        } else if !config.frame_ancestors.iter().all(|origin| is_origin(origin)) {
            Some("frame_ancestors must be origins such as https://portal.example.com, without paths")
        } else if config.smtp.as_ref().is_some_and(|smtp| !crate::mail::is_usable(smtp)) {
            Some("smtp needs a url such as smtps://user:password@host and an address to send from")
        } else if config.sms.as_ref().is_some_and(|sms| config.smtp.is_none() || !sms.address.contains("{phone}")) {
            Some("sms needs an address with {phone} in it, and smtp")
        } else if config.dixa.page_links == PageLinks::Absolute && config.public_url.is_none() {
            Some("absolute links of dixa need a public_url")
        } else {
            None
        };
        match fault {
            Some(fault) => Err(ConfigError::OutOfRange(name.to_owned(), fault)),
            None => Ok(config),
        }
    }
}

/// Scheme, host and perhaps a port; nothing that could end a directive of a Content-Security-Policy.
fn is_origin(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| {
        !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.:*[]".contains(&b))
    })
}
