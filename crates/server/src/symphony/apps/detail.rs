//! What an app is, checked.

use std::collections::HashSet;

use ::api::symphony::apps::*;
use url::Url;

use crate::{
    refusal::Refusal,
    symphony::{certificates, keys},
};

const LONGEST: usize = 2000;
const MOST: usize = 100;

/// An app without its keys, and what shall happen to those.
pub(super) fn split(app: ApplicationDetail) -> (ApplicationDetail, AppAuthenticationKeys) {
    let keys = app.authentication_keys.unwrap_or_default();
    let info = app.application_info;
    let trimmed = |text: Option<String>| text.map(|text| text.trim().to_owned());
    let application_info = ApplicationInfo {
        app_id: trimmed(info.app_id),
        name: trimmed(info.name),
        app_url: trimmed(info.app_url),
        domain: trimmed(info.domain).map(|domain| domain.to_lowercase()),
        publisher: trimmed(info.publisher),
    };
    (ApplicationDetail { application_info, authentication_keys: None, ..app }, keys)
}

/// An app after a change; what is left out stays.
pub(super) fn merged(before: ApplicationDetail, change: ApplicationDetail) -> ApplicationDetail {
    let (old, new) = (before.application_info, change.application_info);
    ApplicationDetail {
        application_info: ApplicationInfo {
            app_id: old.app_id,
            name: new.name.or(old.name),
            app_url: new.app_url.or(old.app_url),
            domain: new.domain.or(old.domain),
            publisher: new.publisher.or(old.publisher),
        },
        icon_url: change.icon_url.or(before.icon_url),
        description: change.description.or(before.description),
        allow_origins: change.allow_origins.or(before.allow_origins),
        permissions: change.permissions.or(before.permissions),
        cert: change.cert.or(before.cert),
        authentication_keys: None,
        notification: change.notification.or(before.notification),
        properties: change.properties.or(before.properties),
    }
}

/// Refuses what is no app.
pub(super) fn check(app: &ApplicationDetail) -> Result<(), Refusal> {
    let info = &app.application_info;
    length("appId", info.app_id.as_ref(), 1, 256)?;
    length("name", info.name.as_ref(), 1, 50)?;
    length("publisher", info.publisher.as_ref(), 1, MOST)?;
    check_address(info)?;
    if let Some(icon) = &app.icon_url {
        https("iconUrl", icon)?;
    }
    for (field, text) in [("description", &app.description), ("allowOrigins", &app.allow_origins)] {
        if text.is_some() {
            length(field, text.as_ref(), 0, LONGEST)?;
        }
    }
    let permissions = app.permissions.as_deref().unwrap_or_default();
    if permissions.len() > MOST || !permissions.iter().all(|name| is_permission(name)) {
        let message = "permissions must be at most 100, each 1 to 64 capital letters, digits and underscores";
        return Err(Refusal::invalid("permissions", message));
    }
    if app.cert.as_ref().is_some_and(|pem| !keys::is_key(pem) && !certificates::is_certificate(pem)) {
        return Err(Refusal::invalid("cert", "cert must be a certificate or an RSA public key, as PEM"));
    }
    if let Some(AppNotification { url, api_key }) = &app.notification {
        if let Some(url) = url {
            https("url", url)?;
        }
        if api_key.is_some() {
            length("apiKey", api_key.as_ref(), 0, LONGEST)?;
        }
    }
    check_properties(app.properties.as_deref().unwrap_or_default())
}

fn length(field: &str, text: Option<&String>, least: usize, most: usize) -> Result<(), Refusal> {
    let length = text.map(|text| text.chars().count());
    if length.is_some_and(|length| (least..=most).contains(&length)) {
        return Ok(());
    }
    Err(Refusal::invalid(field, format!("{field} must have {least} to {most} characters")))
}

/// An address with `https`.
fn https(field: &str, text: &str) -> Result<Url, Refusal> {
    let url = Url::parse(text).ok().filter(|url| url.scheme() == "https" && url.has_host() && text.len() <= LONGEST);
    url.ok_or_else(|| Refusal::invalid(field, format!("{field} must be an address that begins with https://")))
}

/// "Domain for app, that must match app url domain."
fn check_address(info: &ApplicationInfo) -> Result<(), Refusal> {
    let url = https("appUrl", info.app_url.as_deref().unwrap_or_default())?;
    let domain = info.domain.as_deref().unwrap_or_default();
    let host = url.host_str().unwrap_or_default();
    let is_below = host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    if domain.is_empty() || !is_below {
        return Err(Refusal::invalid("domain", "domain must be that of appUrl"));
    }
    Ok(())
}

fn is_permission(name: &str) -> bool {
    let is_char = |char: char| char.is_ascii_uppercase() || char.is_ascii_digit() || char == '_';
    (1..=64).contains(&name.len()) && name.chars().all(is_char)
}

fn check_properties(properties: &[AppProperty]) -> Result<(), Refusal> {
    let mut keys = HashSet::new();
    for AppProperty { key, value } in properties {
        if key.trim().is_empty() || key.chars().count() > 1024 || !keys.insert(key) {
            return Err(Refusal::invalid("properties", "keys of properties must be unique, of 1 to 1024 characters"));
        }
        length("value", value.as_ref(), 0, 4096)?;
    }
    if properties.len() > MOST {
        return Err(Refusal::invalid("properties", "properties must be at most 100"));
    }
    Ok(())
}
