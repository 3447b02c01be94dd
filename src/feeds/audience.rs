//! Who may see an item, as a person chooses it.

use api::{
    error::Failure,
    rotunda::audiences::{AudienceChoices, ListAudienceChoices, PreviewAudience},
    workdrive::Permissions,
};

use crate::{net::Net, person::Person};

/// The choice in the composer: one of five, the last with lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Everybody in the organization.
    Everyone,
    /// The author's friends.
    Friends,
    /// The author's team.
    Team,
    /// Chosen people, groups, locations.
    Chosen,
    /// Nobody else.
    OnlyMe,
}

impl Kind {
    /// All, widest first.
    pub const ALL: [Self; 5] = [Self::Everyone, Self::Friends, Self::Team, Self::Chosen, Self::OnlyMe];

    /// The choice that these permissions stand for.
    #[must_use]
    pub fn of(permissions: &Permissions) -> Self {
        let lists =
            !permissions.users.is_empty() || !permissions.groups.is_empty() || !permissions.locations.is_empty();
        match () {
            () if permissions.only_me => Self::OnlyMe,
            () if permissions.public => Self::Everyone,
            () if permissions.team => Self::Team,
            () if permissions.friends => Self::Friends,
            () if lists => Self::Chosen,
            () => Self::OnlyMe,
        }
    }

    /// The permissions that it stands for; the lists of the last one come from `lists`.
    #[must_use]
    pub fn permissions(self, lists: &Permissions) -> Permissions {
        let none = Permissions { tagged_users: lists.tagged_users.clone(), ..Permissions::default() };
        match self {
            Self::Everyone => Permissions { public: true, ..none },
            Self::Friends => Permissions { friends: true, ..none },
            Self::Team => Permissions { team: true, ..none },
            Self::OnlyMe => Permissions { only_me: true, ..none },
            Self::Chosen => Permissions {
                users: lists.users.clone(),
                groups: lists.groups.clone(),
                locations: lists.locations.clone(),
                ..none
            },
        }
    }
}

/// Permissions, and the people among them who were chosen since; nobody is added to a choice that names no people.
#[must_use]
pub fn with_people(audience: &Permissions, people: &[Person]) -> Permissions {
    let mut permissions = audience.clone();
    if audience.public || audience.team || audience.friends || audience.only_me {
        return permissions;
    }
    for person in people {
        if !permissions.users.contains(&person.id) {
            permissions.users.push(person.id);
        }
    }
    permissions
}

/// Who would see an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewers {
    /// How many, the author not counted.
    pub count: u64,
    /// A few of them.
    pub sample: Vec<Person>,
}

/// The groups and locations to choose from.
///
/// # Errors
/// Why they could not be had.
pub async fn choices(net: Net) -> Result<AudienceChoices, Failure> {
    net.call(&ListAudienceChoices {}).await
}

/// Who would see an item with these permissions.
///
/// # Errors
/// Why it could not be found out.
pub async fn viewers(net: Net, permissions: Permissions) -> Result<Viewers, Failure> {
    let preview = net.call(&PreviewAudience { permissions }).await?;
    Ok(Viewers { count: preview.count, sample: preview.sample.into_iter().map(Person::from).collect() })
}
