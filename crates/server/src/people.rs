//! The people of the organization: finding them, and showing them beside what they do.

use sqlx::AnyConnection;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use api::workdrive::UserId;

use crate::{api::Api, audiences, refusal::Refusal};

mod admin;
mod bulk;
mod chains;
mod change;
mod delete;
mod hire;
mod invitations;
mod place;
mod rotunda;
mod rows;
mod rules;
mod workdrive;

pub use admin::{NewAdmin, create_admin};
pub use chains::rebuild_chains;
pub(crate) use delete::may_change;
pub(crate) use hire::hire;
pub(crate) use rotunda::begins;
pub(crate) use rows::{members, stub, stubs};
pub(crate) use rules::email;

/// Mounts this area.
pub(crate) fn routes(api: Api) -> Api {
    api.serve(workdrive::list_users)
        .serve(workdrive::list_supervisors)
        .serve(hire::create_user)
        .serve(change::update_user)
        .serve(delete::delete_user)
        .serve(bulk::bulk_create_users)
        .serve(bulk::bulk_delete_users)
        .serve(rotunda::search_people)
        .serve(rotunda::list_people)
        .serve_anyone(invitations::get_invitation)
        .serve_raw(invitations::accept_invitation)
}

/// A name to sort by: family name first, without case and accents.
#[must_use]
pub fn sort_name(first: &str, last: &str) -> String {
    folded(&format!("{last} {first}")).trim().to_owned()
}

/// The words by whose beginnings a person is found: the parts of the names and of the e-mail address, and the address itself.
#[must_use]
pub fn words(first: &str, last: &str, email: &str) -> Vec<String> {
    let local = email.split('@').next().unwrap_or_default();
    let mut words: Vec<String> = [first, last, local].iter().flat_map(|text| split(text)).collect();
    words.push(folded(email));
    words.retain(|word| !word.is_empty());
    words.sort_unstable();
    words.dedup();
    words
}

/// The words of a text, as they are looked up.
pub(crate) fn split(text: &str) -> Vec<String> {
    folded(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Lower case, without accents: who types `garcia` means García.
pub(crate) fn folded(text: &str) -> String {
    text.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'ø' { 'o' } else { c })
        .collect()
}

/// The most people that one change may name.
const MOST_NAMED: usize = 1_000;

/// The users that a change names, each once; refused when one of them does not exist or they are too many.
pub(crate) async fn named(connection: &mut AnyConnection, field: &str, ids: &[UserId]) -> Result<Vec<UserId>, Refusal> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    if ids.len() > MOST_NAMED {
        return Err(Refusal::invalid(field, format!("one change may name {MOST_NAMED} people")));
    }
    let texts: Vec<_> = ids.iter().map(ToString::to_string).collect();
    if !audiences::exist(connection, "users", &texts).await? {
        return Err(Refusal { field: Some(field.to_owned()), ..Refusal::not_found("user") });
    }
    Ok(ids)
}
