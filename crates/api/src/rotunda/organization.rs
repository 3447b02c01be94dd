//! Reading the organization: WorkDrive only changes it.

use super::Rotunda;
use crate::{auth::Session, catalogue, endpoint, workdrive::organization::Organization};

endpoint! {
    /// Reads what the organization says about itself.
    pub GetOrganization(Rotunda, Session, Member): GET "/organization" -> Organization {}
}

catalogue![GetOrganization];
