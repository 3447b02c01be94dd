//! The administration of Symphony.

mod accounts;
mod apps;
mod certificates;
mod content;
mod policies;
mod presence;
mod streams;
mod system;

use super::Screen;

/// A pointer that leads nowhere: what is given by it is neither asked for nor sent.
const LEFT_OUT: &str = "/-";

/// Its screens.
pub(super) const SCREENS: &[Screen] = &[
    accounts::ALL,
    accounts::FOUND,
    presence::SERVICE_ACCOUNTS,
    presence::PRESENCE,
    streams::STREAMS,
    streams::MESSAGES,
    streams::LOOKED_UP,
    apps::APPS,
    policies::GROUPS,
    policies::POLICIES,
    policies::DISCLAIMERS,
    certificates::TRUSTED,
    certificates::MANAGED,
    content::FILE_EXTENSIONS,
    content::ALLOWED_TYPES,
    content::PROTOCOLS,
    system::ROLES,
    system::FEATURES,
    system::LANGUAGES,
    system::SESSION,
    system::CONNECTIONS,
];
