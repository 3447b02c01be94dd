//! `/entity-service/sys-api`: Qwil's administration, and under `/app/qwil` what its own console has besides.

use ::api::{error::ErrorKind, qwil::codes::Code};
use http::Method;

use crate::{api::Api, refusal::Refusal};

mod entities;
mod group_members;
mod groups;
mod keys;
mod memberships;
mod pages;
mod rows;
mod system;

pub(crate) use entities::Acting;
pub(crate) use system::{Qwil, caller};

/// Where the collection prints the list of groups and their update.
const PRINTED_GROUPS: &str = "/entity-service/sys-api/groups/group-members/list";

/// Mounts this area.
pub(crate) fn routes(api: Api) -> Api {
    api.serve(memberships::get_membership)
        .serve(memberships::list_memberships)
        .serve(memberships::create_membership)
        .serve(memberships::update_membership)
        .serve(memberships::update_profile)
        .serve(memberships::suspend_membership)
        .serve(memberships::unsuspend_membership)
        .serve(memberships::destroy_membership)
        .serve(group_members::create_group_memberships)
        .serve(group_members::list_group_memberships)
        .serve(groups::get_group)
        .serve(groups::create_group)
        .serve_also(&Method::POST, PRINTED_GROUPS, groups::update_group)
        .serve(groups::destroy_group)
        .serve(groups::list_groups)
        .serve_or(group_members::list_group_members, lists_groups, groups::list_groups)
        .serve(group_members::add_group_members)
        .serve(group_members::remove_group_member)
        .serve(keys::list_qwil_keys)
        .serve(keys::create_qwil_key)
        .serve(keys::rotate_qwil_key)
        .serve(keys::update_qwil_key)
        .serve(keys::revoke_qwil_key)
}

/// Whether groups are asked for at the address of their members.
fn lists_groups(query: &str, body: &[u8]) -> bool {
    const ARGUMENT: &str = "group_status_type";
    query.contains(ARGUMENT) || body.windows(ARGUMENT.len()).any(|part| part == ARGUMENT.as_bytes())
}

/// A refusal with one of the documented codes.
fn refuse(code: Code) -> Refusal {
    Refusal { code: Some(code.name()), ..Refusal::new(ErrorKind::of_status(code.status()), code.text()) }
}

/// A text argument is too short or too long.
fn check_text(argument: &str, text: &str, least: usize, most: usize) -> Result<(), Refusal> {
    let count = text.trim().chars().count();
    if count < least || text.chars().count() > most {
        let message = format!("validation issue argument: {argument} must have {least} to {most} characters");
        return Err(Refusal { code: Some(Code::RB100.name()), ..Refusal::invalid(argument, message) });
    }
    Ok(())
}

/// A number is out of its range.
fn check_number(argument: &str, number: u64, least: u64, most: u64) -> Result<(), Refusal> {
    if (least..=most).contains(&number) {
        return Ok(());
    }
    let message = format!("validation issue argument: {argument} must be from {least} to {most}");
    Err(Refusal { code: Some(Code::RB100.name()), ..Refusal::invalid(argument, message) })
}
