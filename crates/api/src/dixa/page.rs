//! Pages: an opaque key in a link to the next one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where a page stands. The end is reached when `next` is absent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct PageMeta {
    /// Address of the page before.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "crate::lenient::optional")]
    pub previous: Option<String>,
    /// Address of the page after.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "crate::lenient::optional")]
    pub next: Option<String>,
}

/// A link that leads somewhere else.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the link to the next page leads to another host: {0}")]
pub struct ForeignLink(
    /// Its host, or the whole link when it has none that can be read.
    pub String,
);

/// The `pageKey` in a link to another page.
///
/// Some clients of the vendor read the link as an absolute address, others as a path: both are read here. `host` is the one that was
/// asked, such as `dev.dixa.io`; `None` when the link is not followed and only its key is used, against the same host as before.
///
/// # Errors
/// [`ForeignLink`] for an absolute address of another host: following it would hand over the token.
pub fn page_key(link: &str, host: Option<&str>) -> Result<Option<String>, ForeignLink> {
    let (before, query) = link.split_once('?').unwrap_or((link, ""));
    let authority = match before.split_once("//") {
        None => None,
        Some((scheme, rest)) if ["", "https:", "http:"].contains(&scheme) => rest.split('/').next(),
        Some(_) => return Err(ForeignLink(link.to_owned())),
    };
    if let (Some(authority), Some(host)) = (authority, host)
        && !authority.eq_ignore_ascii_case(host)
    {
        return Err(ForeignLink(authority.to_owned()));
    }
    let query = query.split('#').next().unwrap_or_default();
    let pairs = serde_html_form::from_str::<Vec<(String, String)>>(query).unwrap_or_default();
    Ok(pairs.into_iter().find(|(name, _)| name == "pageKey").map(|(_, key)| key))
}
