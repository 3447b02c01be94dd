//! What the numbers of Qwil mean, for the schemas (`x-words`): a number that nobody has to know by heart.
//!
//! Source: the vendor's collection names those of its filters; the numbers of profiles and states are not public.

/// A number, and what it means.
type Words = [(u64, &'static str)];

/// What somebody is in the entity (`enum_profile_id`).
pub(super) const PROFILES: &Words = &[
    (1, "System administrator"),
    (2, "User administrator"),
    (3, "Staff"),
    (4, "Client"),
    (5, "Partner"),
    (6, "Butler"),
];

/// How a membership stands.
pub(super) const STATES: &Words = &[(1, "Active"), (2, "Invited"), (4, "Removed"), (6, "Suspended")];

/// Which memberships are listed, by profile.
pub(super) const MEMBERSHIP_TYPES: &Words = &[(1, "Staff"), (2, "Clients"), (3, "Staff and clients")];

/// Which memberships are listed, by state.
pub(super) const MEMBERSHIP_STATES: &Words = &[
    (1, "Active"),
    (2, "Invited"),
    (3, "Active and invited"),
    (6, "Suspended"),
    (7, "Active and suspended"),
    (4, "Removed"),
    (8, "All but removed"),
    (5, "All"),
];

/// Which contact groups are listed.
pub(super) const GROUP_STATES: &Words = &[(1, "Active"), (2, "Inactive"), (3, "All")];

/// Which messages are listed.
pub(super) const MESSAGE_TYPES: &Words = &[(1, "With a file"), (2, "With a picture"), (3, "With a link"), (4, "All")];

/// Which contacts are listed.
pub(super) const CONTACT_LISTS: &Words =
    &[(0, "Clients and staff"), (1, "Staff"), (2, "Clients"), (3, "The directory"), (4, "Everyone")];

/// What a contact is.
pub(super) const CONTACT_TYPES: &Words = &[(1, "Staff"), (2, "Client")];
