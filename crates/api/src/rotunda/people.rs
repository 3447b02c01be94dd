//! Finding people, for mentions and choosers. WorkDrive's own list has no search.

use super::Rotunda;
use crate::{auth::Session, catalogue, endpoint, workdrive::UserStub};

endpoint! {
    /// Finds people by the beginnings of their names or of their e-mail address; best match first.
    pub SearchPeople(Rotunda, Session, Member): GET "/people" -> Vec<UserStub> {
        query {
            /// Words to look for; people met most often when empty.
            #[serde(default)]
            search: String,
            /// At most this many, 1 to 50. Default 8.
            limit: Option<u64>,
        }
    }
}

catalogue![SearchPeople];
