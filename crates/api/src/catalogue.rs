//! The catalogue: every declared endpoint of every vendor.

use crate::{dixa, endpoint::EndpointInfo, qwil, rotunda, symphony, workdrive};

/// All declared endpoints, vendor by vendor.
pub fn all() -> impl Iterator<Item = &'static EndpointInfo> {
    [workdrive::ENDPOINTS, dixa::ENDPOINTS, qwil::ENDPOINTS, symphony::ENDPOINTS, rotunda::ENDPOINTS]
        .into_iter()
        .flatten()
        .copied()
        .flatten()
}
