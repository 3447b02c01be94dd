//! Finding people: for mentions and choosers.

use api::{error::Failure, rotunda::people::SearchPeople};

use crate::{net::Net, person::Person};

/// Finds people by the beginnings of their names, best match first, at most `limit`.
///
/// # Errors
/// Why nothing could be found out.
pub async fn search(net: Net, words: String, limit: u64) -> Result<Vec<Person>, Failure> {
    let found = net.call(&SearchPeople { search: words, limit: Some(limit) }).await?;
    Ok(found.into_iter().map(Person::from).collect())
}
