//! Finding people: for mentions and choosers.

use api::{error::Failure, rotunda::people::SearchPeople};

use crate::{
    kit::lookup::{Candidate, Lookup},
    net::Net,
    person::Person,
};

/// Finds people by the beginnings of their names, best match first, at most `limit`.
///
/// # Errors
/// Why nothing could be found out.
pub async fn search(net: Net, words: String, limit: u64) -> Result<Vec<Person>, Failure> {
    let found = net.call(&SearchPeople { search: words, limit: Some(limit) }).await?;
    Ok(found.into_iter().map(Person::from).collect())
}

/// Finds people for mentions and choosers.
#[must_use]
pub fn lookup(net: Net) -> Lookup {
    Lookup::new(move |words| async move {
        let found = search(net, words, 8).await.ok()?;
        Some(found.into_iter().map(candidate).collect())
    })
}

/// A person as a chooser shows one.
#[must_use]
pub fn candidate(person: Person) -> Candidate {
    let detail = person.title.into_iter().chain(person.department).collect::<Vec<_>>().join(" · ");
    Candidate {
        id: person.id.to_string(),
        name: person.name,
        detail: Some(detail).filter(|detail| !detail.is_empty()),
        picture: person.picture,
    }
}

/// The way back: what a chooser needs to remember of a candidate.
#[must_use]
pub fn person(candidate: Candidate) -> Option<Person> {
    let Candidate { id, name, detail, picture } = candidate;
    Some(Person { id: id.parse().ok()?, name, title: detail, department: None, picture, online: None })
}
