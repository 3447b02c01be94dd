//! `/pod`, `/login`, `/relay`: Symphony, and under `/app/symphony` what its own console has besides.

use ::api::{error::ErrorKind, symphony::Uid};

use crate::{api::Api, caller::Caller, refusal::Refusal};

mod accounts;
mod admin_users;
mod app_entitlements;
mod apps;
mod barriers;
mod certificates;
mod connections;
mod datafeeds;
mod delegates;
mod disclaimers;
mod events;
mod features;
mod file_extensions;
mod followers;
mod gate;
mod keys;
mod login;
mod message_records;
mod messages;
mod mine;
mod open_apps;
mod presence;
mod protocols;
mod roles;
mod rooms;
mod service_accounts;
mod stream_administration;
mod streams;
mod subject;
mod user_avatars;
mod user_status;
mod users;

pub(crate) use accounts::copy as copy_accounts;
pub(crate) use gate::{Account, Symphony, by_session, by_token, check_access, roles_of};
pub(crate) use mine::FOR_GOOD;
pub(crate) use open_apps::{app_closed, app_opened, leave};
pub(crate) use presence::is_there;

/// Mounts this area.
pub(crate) fn routes(api: Api) -> Api {
    let api = api
        .serve_anyone(login::authenticate_with_key)
        .serve_anyone(login::authenticate_with_key_manager)
        .serve_anyone(login::authenticate_app)
        .serve_raw(login::act_as_user)
        .serve_raw(login::act_as_user_by_name)
        .serve_raw(login::end_session)
        .serve(service_accounts::list_service_accounts)
        .serve(service_accounts::create_service_account)
        .serve(service_accounts::update_service_account)
        .serve(users::get_session_info)
        .serve(users::get_session_info_v1)
        .serve(users::get_user)
        .serve(users::get_user_v1)
        .serve(users::get_user_by_name)
        .serve(users::get_users)
        .serve(users::search_users)
        .serve(users::get_manifest)
        .serve(users::update_manifest)
        .serve_anyone(users::list_languages)
        .serve(followers::follow_user)
        .serve(followers::unfollow_user)
        .serve(followers::list_followers)
        .serve(followers::list_following);
    let api = messages::routes(api);
    let api = mine::routes(api);
    let api = message_records::routes(api);
    let api = datafeeds::routes(api);
    let api = stream_administration::routes(api);
    let api = rooms::routes(api)
        .serve(streams::create_im)
        .serve(streams::get_im)
        .serve(streams::update_im)
        .serve(streams::list_streams)
        .serve(streams::get_stream);
    let api = rules(api);
    let api = api
        .serve(presence::get_own_presence)
        .serve(presence::set_own_presence)
        .serve(presence::set_presence)
        .serve(presence::get_presence)
        .serve(presence::get_presence_v1)
        .serve(presence::list_presence)
        .serve(presence::list_presence_v1)
        .serve(presence::create_presence_feed)
        .serve(presence::read_presence_feed)
        .serve(presence::delete_presence_feed)
        .serve(presence::register_presence_interest)
        .serve(connections::create_connection)
        .serve(connections::accept_connection)
        .serve(connections::reject_connection)
        .serve(connections::list_connections)
        .serve(connections::get_connection)
        .serve(connections::remove_connection);
    administration(api)
}

/// Mounts what is for who provisions users.
fn administration(api: Api) -> Api {
    admin_users::routes(api)
        .serve(user_status::get_user_status)
        .serve(user_status::update_user_status)
        .serve(user_status::update_suspension)
        .serve(roles::list_roles)
        .serve(roles::add_role)
        .serve(roles::remove_role)
        .serve(features::list_features)
        .serve(features::get_user_features)
        .serve(features::update_user_features)
        .serve(user_avatars::get_user_avatar)
        .serve(user_avatars::update_user_avatar)
        .serve(delegates::list_delegates)
        .serve(delegates::update_delegates)
        .serve(disclaimers::list_disclaimers)
        .serve(disclaimers::get_disclaimer)
        .serve(disclaimers::list_disclaimer_users)
        .serve(disclaimers::get_user_disclaimer)
        .serve(disclaimers::update_user_disclaimer)
        .serve(disclaimers::remove_user_disclaimer)
        .serve(disclaimers::create_disclaimer)
        .serve(disclaimers::update_disclaimer)
        .serve(disclaimers::delete_disclaimer)
}

/// Mounts what administrators decide for all: barriers, apps, certificates, protocols, kinds of files.
fn rules(api: Api) -> Api {
    let api = barriers::routes(api);
    let api = apps::routes(api);
    let api = app_entitlements::routes(api);
    let api = certificates::routes(api);
    api.serve(protocols::list_all_protocols)
        .serve(protocols::list_protocols)
        .serve(protocols::add_protocol)
        .serve(protocols::remove_protocol)
        .serve(file_extensions::list_allowed_types)
        .serve(file_extensions::list_file_extensions)
        .serve(file_extensions::put_file_extension)
        .serve(file_extensions::delete_file_extension)
}

/// As which account the caller acts.
fn me(caller: &Caller) -> Result<Uid, Refusal> {
    Ok(account(caller)?.uid)
}

fn account(caller: &Caller) -> Result<&Account, Refusal> {
    caller.symphony.as_ref().ok_or_else(lacks)
}

/// The vendor's words for who may not do something.
fn lacks() -> Refusal {
    Refusal::forbidden("The user lacks the required entitlement to perform this operation")
}

/// What a client did wrong, where no field is at fault.
fn wrong(message: &str) -> Refusal {
    Refusal::new(ErrorKind::Invalid, message)
}

/// The order of a list, by its word in any case.
fn order(asked: Option<&str>, usual: &'static str) -> Result<&'static str, Refusal> {
    match asked.map(str::to_ascii_uppercase).as_deref() {
        None => Ok(usual),
        Some("ASC") => Ok("ASC"),
        Some("DESC") => Ok("DESC"),
        Some(_) => Err(Refusal::invalid("sortDir", "sortDir must be ASC or DESC")),
    }
}

/// Which rows of a list: skipped and at most, within the vendor's range.
fn window(skip: Option<u64>, limit: Option<u64>, [usual, most]: [u64; 2]) -> Result<(u64, u64), Refusal> {
    let (skip, limit) = (skip.unwrap_or(0), limit.unwrap_or(usual));
    if !(1..=most).contains(&limit) {
        return Err(Refusal::invalid("limit", format!("limit must be from 1 to {most}")));
    }
    if skip > 1_000_000_000 {
        return Err(Refusal::invalid("skip", "skip must be at most 1000000000"));
    }
    Ok((skip, limit))
}
