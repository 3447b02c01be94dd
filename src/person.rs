//! A person as the app shows one, whatever vendor knows them.

use api::workdrive::{Picture, UserId, UserStub};
use serde::{Deserialize, Serialize};

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Id at the source.
    pub id: UserId,
    /// Name to show; never empty.
    pub name: String,
    /// Job title.
    pub title: Option<String>,
    /// Department's name.
    pub department: Option<String>,
    /// Address of a small portrait.
    pub picture: Option<String>,
    /// Whether the person is here now, when known.
    pub online: Option<bool>,
}

impl From<UserStub> for Person {
    fn from(stub: UserStub) -> Self {
        let name = stub.display_name();
        Self {
            name: if name.is_empty() { stub.id.to_string() } else { name },
            id: stub.id,
            title: stub.designation.filter(|title| !title.is_empty()),
            department: stub.department.filter(|department| !department.is_empty()),
            picture: stub.picture.map(|Picture { thumbnail, .. }| thumbnail),
            online: stub.online,
        }
    }
}
