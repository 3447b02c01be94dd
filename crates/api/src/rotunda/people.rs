//! Finding people, for mentions and choosers, and naming them. WorkDrive's own list has no search.

use super::Rotunda;
use crate::{
    auth::Session,
    catalogue, endpoint,
    workdrive::{UserId, UserStub},
};

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

endpoint! {
    /// Says who people are.
    ///
    /// Whom the caller may not find is left out.
    pub ListPeople(Rotunda, Session, Member): GET "/people/named" -> Vec<UserStub> {
        query {
            /// Whom, at most 100.
            #[serde(default)]
            users: Vec<UserId>,
        }
    }
}

catalogue![SearchPeople, ListPeople];
