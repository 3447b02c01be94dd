//! Pictures of memberships.

use super::{MembershipId, QwilSystem, shapes::OneMembership};
use crate::{auth::SystemKey, catalogue, endpoint, endpoint::Binary, uploads::Upload};

endpoint! {
    /// Downloads somebody's picture.
    ///
    /// Errors: `RN006`; `RN013` when they have none.
    pub GetMembershipAvatar(QwilSystem, SystemKey, UserAdmin): GET "/entity-memberships/avatar" -> Binary {
        query {
            /// Membership.
            entity_user_xref_uuid: MembershipId,
            /// `thumbnail` for a small one.
            size: Option<String>,
        }
    }
}

endpoint! {
    /// Gives somebody a picture: the part of the file between the edges, in pixels from its upper left corner.
    ///
    /// Errors: `RN006`; `RF994`; `RB016` for edges outside; `RB176` for what is neither JPG nor PNG; `RB177` for more than 1 MB; `RB178`.
    pub UpdateAvatar(QwilSystem, SystemKey, UserAdmin): POST "/entity-memberships/avatar/update" -> OneMembership {
        body {
            /// Membership.
            entity_user_xref_uuid: MembershipId,
            /// The file: JPG or PNG, at most 1 MB.
            file: Upload,
            /// Left edge, from 0.
            left: u64,
            /// Upper edge, from 0.
            upper: u64,
            /// Right edge, exclusive.
            right: u64,
            /// Lower edge, exclusive.
            lower: u64,
        }
    }
}

endpoint! {
    /// Takes somebody's picture away.
    ///
    /// Errors: `RN006`; `RB300` when they have none.
    pub DestroyAvatar(QwilSystem, SystemKey, UserAdmin): POST "/entity-memberships/avatar/destroy" -> OneMembership {
        body {
            /// Membership.
            entity_user_xref_uuid: MembershipId,
        }
    }
}

catalogue![GetMembershipAvatar, UpdateAvatar, DestroyAvatar];
