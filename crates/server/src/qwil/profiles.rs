//! States and profiles of memberships. The vendor's numbers are not public.

/// The states of a membership.
pub(crate) const ACTIVE: i64 = 1;
pub(crate) const PENDING: i64 = 2;
pub(crate) const REMOVED: i64 = 4;
pub(crate) const SUSPENDED: i64 = 6;

/// Profiles: the system administrator's is changed by nobody with a key, the butler's by nobody at all.
pub(crate) const SYSTEM_ADMIN: i64 = 1;
pub(crate) const USER_ADMIN: i64 = 2;
pub(crate) const STAFF: i64 = 3;
/// The first who is not staff.
pub(crate) const CLIENT: i64 = 4;
/// The organization itself.
pub(crate) const BUTLER: i64 = 6;
pub(crate) const LAST_PROFILE: u64 = 6;
