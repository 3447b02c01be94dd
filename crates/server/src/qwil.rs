//! `/entity-service/sys-api` and `/chat-service/api`: Qwil's administration and its chats, and under `/app/qwil` what its own console
//! and apps have besides.

use ::api::{error::ErrorKind, qwil::codes::Code};
use http::Method;

use crate::{api::Api, refusal::Refusal};

mod avatars;
mod chats;
mod contact_points;
mod contacts;
mod entities;
mod gate;
mod group_members;
mod groups;
mod invitations;
mod keys;
mod members;
mod memberships;
mod pages;
pub(crate) mod profiles;
mod review;
mod rows;

pub(crate) use entities::{Acting, home};
pub use gate::Qwil;
pub(crate) use gate::{by_chat_key, by_session, by_system_key};
pub(crate) use invitations::remind;
pub(crate) use members::sort_name;

/// Where the collection prints the list of groups and their update.
const PRINTED_GROUPS: &str = "/entity-service/sys-api/groups/group-members/list";

/// Mounts this area.
pub(crate) fn routes(api: Api) -> Api {
    chat_routes(system_routes(api))
        .serve(keys::list_qwil_keys)
        .serve(keys::create_qwil_key)
        .serve(keys::rotate_qwil_key)
        .serve(keys::update_qwil_key)
        .serve(keys::revoke_qwil_key)
        .serve(entities::get_qwil_rules)
        .serve(entities::update_qwil_rules)
        .serve_anyone(invitations::accept_qwil_invitation)
        .serve(chats::requests::answer_qwil_request)
        .serve(chats::mine::list_my_chats)
        .serve(chats::mine::get_my_chat)
        .serve(chats::mine::list_my_chat_messages)
        .serve(chats::mine::search_my_chats)
        .serve(chats::mine::read_my_chat)
        .serve(chats::mine::update_my_chat_state)
}

fn system_routes(api: Api) -> Api {
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
        .serve(contact_points::update_emails)
        .serve(contact_points::update_phone_numbers)
        .serve_raw(avatars::get_membership_avatar)
        .serve(avatars::update_avatar)
        .serve(avatars::destroy_avatar)
        .serve(invitations::create_membership_with_group)
        .serve(invitations::resend_invitation)
        .serve(invitations::update_invitation)
        .serve(review::list_reviewed_chats)
        .serve(review::list_reviewed_messages)
        .serve(review::get_reviewed_range)
        .serve_raw(review::get_reviewed_document)
        .serve(review::list_reviewed_people)
}

fn chat_routes(api: Api) -> Api {
    api.serve(chats::get_chat)
        .serve(chats::create_chat)
        .serve(chats::rename_chat)
        .serve(chats::archive_chat)
        .serve(chats::notify_of_chat)
        .serve(chats::participants::invite_to_chat)
        .serve(chats::participants::leave_chat)
        .serve(chats::participants::remove_from_chat)
        .serve(chats::messages::get_message_range)
        .serve(chats::messages::send_text)
        .serve(chats::messages::send_file)
        .serve(chats::messages::send_image)
        .serve(chats::messages::send_animation)
        .serve(chats::butler::butler_send_text)
        .serve(chats::butler::butler_send_file)
        .serve(chats::butler::butler_send_image)
        .serve(chats::requests::request_signature)
        .serve(chats::requests::request_biometrics)
        .serve(contacts::get_contact)
        .serve_raw(contacts::get_contact_avatar)
        .serve(contacts::list_contacts)
        .serve(contacts::get_contact_membership)
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

/// An argument cannot be used.
fn wrong(argument: &str, message: impl std::fmt::Display) -> Refusal {
    let message = format!("{}: {message}", Code::RB100.text());
    Refusal { code: Some(Code::RB100.name()), ..Refusal::invalid(argument, message) }
}

/// A text argument is too short or too long.
fn check_text(argument: &str, text: &str, least: usize, most: usize) -> Result<(), Refusal> {
    let count = text.trim().chars().count();
    if count < least || text.chars().count() > most {
        return Err(wrong(argument, format!("{argument} must have {least} to {most} characters")));
    }
    Ok(())
}

/// A number is out of its range.
fn check_number(argument: &str, number: u64, least: u64, most: u64) -> Result<(), Refusal> {
    if (least..=most).contains(&number) {
        return Ok(());
    }
    Err(wrong(argument, format!("{argument} must be from {least} to {most}")))
}
