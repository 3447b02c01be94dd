//! Which tags and attributes a message may have, and what may stand in them.

use super::Refused;

/// What every element may have.
const EVERYWHERE: [&str; 2] = ["class", "style"];

/// What a message may be made of, and what each may have besides.
const TAGS: &[(&str, &[&str])] = &[
    (
        "div",
        &[
            "data-entity-id",
            "data-format",
            "data-version",
            "data-icon-src",
            "data-accent-color",
            "data-state",
            "data-variant",
        ],
    ),
    ("span", &["data-entity-id"]),
    ("p", &[]),
    ("br", &[]),
    ("hr", &[]),
    ("b", &[]),
    ("i", &[]),
    ("pre", &[]),
    ("code", &[]),
    ("h1", &[]),
    ("h2", &[]),
    ("h3", &[]),
    ("h4", &[]),
    ("h5", &[]),
    ("h6", &[]),
    ("ul", &[]),
    ("ol", &[]),
    ("li", &[]),
    ("table", &[]),
    ("thead", &[]),
    ("tbody", &[]),
    ("tfoot", &[]),
    ("tr", &[]),
    ("th", &["rowspan", "colspan"]),
    ("td", &["rowspan", "colspan"]),
    ("a", &["href"]),
    ("img", &["src", "alt", "width", "height"]),
    ("sub", &[]),
    ("sup", &[]),
    ("card", &["iconSrc", "accent"]),
    ("expandable-card", &["state"]),
    ("header", &[]),
    ("body", &["variant"]),
];

/// What `style` may set: how a text looks, not where it stands.
const STYLES: [&str; 28] = [
    "background",
    "background-color",
    "border",
    "border-bottom",
    "border-collapse",
    "border-color",
    "border-left",
    "border-radius",
    "border-right",
    "border-style",
    "border-top",
    "border-width",
    "color",
    "font-family",
    "font-size",
    "font-style",
    "font-weight",
    "height",
    "line-height",
    "margin",
    "max-width",
    "min-width",
    "padding",
    "text-align",
    "text-decoration",
    "vertical-align",
    "white-space",
    "width",
];

/// Addresses that run what stands in them: nobody allows them.
const RUN: [&str; 4] = ["blob", "data", "javascript", "vbscript"];
/// Where links lead in every pod.
pub(super) const ALWAYS: [&str; 5] = ["http", "https", "mailto", "symphony", "tel"];

/// Whether an element never has anything in it.
pub(super) fn is_void(name: &str) -> bool {
    matches!(name, "br" | "hr" | "img")
}

/// Refuses an element that is not known.
pub(super) fn check_tag(name: &str) -> Result<(), Refused> {
    if TAGS.iter().any(|(tag, _)| *tag == name) {
        return Ok(());
    }
    Err(Refused(format!("Invalid MessageML content at element \"{name}\"")))
}

/// Refuses an attribute that the element may not have, or that says what may not be said.
pub(super) fn check_attribute(tag: &str, name: &str, value: &str) -> Result<(), Refused> {
    let own = TAGS.iter().find(|(known, _)| *known == tag).map_or(&[][..], |(_, own)| own);
    if !EVERYWHERE.contains(&name) && !own.contains(&name) {
        return Err(Refused(format!("Attribute \"{name}\" is not allowed in \"{tag}\"")));
    }
    let fits = match name {
        "style" => return check_style(value),
        "href" => scheme(value).is_some_and(|scheme| !RUN.contains(&&*scheme)),
        "src" | "iconSrc" | "data-icon-src" => value.is_empty() || is_picture(value),
        "rowspan" | "colspan" => value.parse::<u16>().is_ok_and(|cells| (1..=1_000).contains(&cells)),
        "width" | "height" => value.len() <= 10 && value.chars().all(|c| c.is_ascii_alphanumeric() || "%.".contains(c)),
        "state" | "data-state" => matches!(value, "expanded" | "collapsed" | "cropped"),
        "variant" | "data-variant" => matches!(value, "default" | "error"),
        "alt" => true,
        _ => value.chars().all(|c| c.is_alphanumeric() || " -_.:#".contains(c)),
    };
    if fits { Ok(()) } else { Err(Refused(format!("Invalid value \"{value}\" of attribute \"{name}\" in \"{tag}\""))) }
}

/// The scheme of an address, in lower case; none of what is no address.
pub(super) fn scheme(value: &str) -> Option<String> {
    let is_plain = !value.chars().any(|c| c.is_control() || c.is_whitespace());
    let (scheme, _) = value.split_once(':').filter(|_| is_plain)?;
    let is_scheme = !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    is_scheme.then(|| scheme.to_ascii_lowercase())
}

fn is_address(value: &str, schemes: &[&str]) -> bool {
    scheme(value).is_some_and(|scheme| schemes.contains(&&*scheme))
}

fn is_picture(value: &str) -> bool {
    let kinds =
        ["data:image/png;base64,", "data:image/jpeg;base64,", "data:image/gif;base64,", "data:image/webp;base64,"];
    is_address(value, &["http", "https"])
        || kinds.iter().any(|kind| value.starts_with(kind)) && is_address(value, &["data"])
}

fn check_style(value: &str) -> Result<(), Refused> {
    for part in value.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once(':').unwrap_or((part, ""));
        let (name, value) = (name.trim().to_ascii_lowercase(), value.trim());
        if !STYLES.contains(&name.as_str()) {
            return Err(Refused(format!("Invalid property(s): [{name}] in the \"style\" attribute")));
        }
        let is_colour =
            ["rgb(", "rgba(", "hsl(", "hsla("].iter().any(|start| value.to_ascii_lowercase().starts_with(start));
        let is_plain = value.chars().all(|c| c.is_ascii_alphanumeric() || " #%.,-()'\"".contains(c));
        if value.is_empty() || !is_plain || value.matches('(').count() > usize::from(is_colour) {
            return Err(Refused(format!("Invalid value of \"{name}\" in the \"style\" attribute")));
        }
    }
    Ok(())
}
