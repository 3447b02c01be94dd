//! Symphony's, for who provisions users.

use proptest::{collection::vec, option::of, prelude::*};
use rotunda_api::{
    endpoint::{Endpoint, Vendor},
    symphony::{
        StringId, Uid, admin_users::*, delegates::*, disclaimers::*, features::*, roles::*, user_avatars::*,
        user_status::*,
    },
};

use super::goes_round;
use crate::any::{check, some_text, text};

fn uid() -> impl Strategy<Value = Uid> {
    any::<i64>().prop_map(Uid)
}

fn id() -> impl Strategy<Value = StringId> {
    text().prop_map(|id| StringId { id })
}

/// Empty texts and lists are sent: they clear.
fn list() -> impl Strategy<Value = Option<Vec<String>>> {
    of(vec("[A-Za-z]{1,9}", 0..3))
}

fn key() -> impl Strategy<Value = Option<UserKey>> {
    of((some_text(), of(any::<i64>()), some_text()).prop_map(|(key, expiration_date, action)| UserKey {
        key,
        expiration_date,
        action,
    }))
}

pub(crate) fn attributes() -> impl Strategy<Value = V2UserAttributes> {
    (vec(some_text(), 17), vec(list(), 6), key(), key()).prop_map(|(texts, lists, current_key, previous_key)| {
        let (mut texts, mut lists) = (texts.into_iter(), lists.into_iter());
        let mut text = || texts.next().flatten();
        let mut list = || lists.next().flatten();
        V2UserAttributes {
            email_address: text(),
            first_name: text(),
            last_name: text(),
            user_name: text(),
            display_name: text(),
            company_name: text(),
            department: text(),
            division: text(),
            title: text(),
            work_phone_number: text(),
            mobile_phone_number: text(),
            two_factor_auth_phone: text(),
            sms_number: text(),
            account_type: text(),
            location: text(),
            recommended_language: text(),
            job_function: text(),
            asset_classes: list(),
            industries: list(),
            market_coverage: list(),
            responsibility: list(),
            function: list(),
            instrument: list(),
            current_key,
            previous_key,
        }
    })
}

fn password() -> impl Strategy<Value = Option<Password>> {
    of(vec(some_text(), 4).prop_map(|texts| {
        let [h_salt, h_password, kh_salt, kh_password] = texts.try_into().unwrap();
        Password { h_salt, h_password, kh_salt, kh_password }
    }))
}

fn user() -> impl Strategy<Value = V2UserCreate> {
    (attributes(), password(), vec("[A-Z_]{1,9}", 0..3)).prop_map(|(user_attributes, password, roles)| V2UserCreate {
        user_attributes,
        password,
        roles,
    })
}

fn user_before() -> impl Strategy<Value = UserCreate> {
    user().prop_map(|user| UserCreate {
        user_attributes: user.user_attributes.into(),
        password: user.password,
        roles: user.roles,
    })
}

fn filter() -> impl Strategy<Value = UserFilter> {
    (some_text(), some_text(), some_text()).prop_map(|(role, feature, status)| UserFilter { role, feature, status })
}

fn status() -> impl Strategy<Value = UserStatus> {
    (some_text(), suspension()).prop_map(|(status, of)| UserStatus {
        status,
        suspended: of.suspended,
        suspended_until: of.suspended_until,
        suspension_reason: of.suspension_reason,
    })
}

fn suspension() -> impl Strategy<Value = UserSuspension> {
    (of(any::<bool>()), of(any::<i64>()), some_text()).prop_map(|(suspended, suspended_until, suspension_reason)| {
        UserSuspension { suspended, suspended_until, suspension_reason }
    })
}

fn feature() -> impl Strategy<Value = Feature> {
    (text(), any::<bool>()).prop_map(|(entitlement, enabled)| Feature { entitlement, enabled })
}

requests! {
    create_user: CreateUser { user: user() }
    create_user_v1: CreateUserV1 { user: user_before() }
    list_users: ListUsers { skip: of(any::<u64>()), limit: of(any::<u64>()) }
    list_users_v1: ListUsersV1 {}
    get_user_detail: GetUserDetail { uid: uid() }
    get_user_detail_v1: GetUserDetailV1 { uid: uid() }
    update_user: UpdateUser { uid: uid(), attributes: attributes() }
    update_user_v1: UpdateUserV1 { uid: uid(), attributes: attributes().prop_map(UserAttributes::from) }
    find_users: FindUsers { skip: of(any::<u64>()), limit: of(any::<u64>()), filter: filter() }
    get_user_status: GetUserStatus { uid: uid() }
    update_user_status: UpdateUserStatus { uid: uid(), status: status() }
    update_suspension: UpdateSuspension { user_id: uid(), suspension: suspension() }
    list_roles: ListRoles {}
    add_role: AddRole { uid: uid(), role: id() }
    remove_role: RemoveRole { uid: uid(), role: id() }
    list_features: ListFeatures {}
    get_user_features: GetUserFeatures { uid: uid() }
    update_user_features: UpdateUserFeatures { uid: uid(), features: vec(feature(), 0..3) }
    get_user_avatar: GetUserAvatar { uid: uid() }
    update_user_avatar: UpdateUserAvatar { uid: uid(), avatar: text().prop_map(|image| AvatarUpdate { image }) }
    list_delegates: ListDelegates { uid: uid() }
    update_delegates: UpdateDelegates {
        uid: uid(), delegate: (uid(), text()).prop_map(|(user_id, action)| DelegateAction { user_id, action }),
    }
    get_disclaimer: GetDisclaimer { did: "[a-f0-9/ ü]{1,24}" }
    list_disclaimer_users: ListDisclaimerUsers { did: "[a-f0-9]{24}" }
    list_disclaimers: ListDisclaimers {}
    get_user_disclaimer: GetUserDisclaimer { uid: uid() }
    update_user_disclaimer: UpdateUserDisclaimer { uid: uid(), disclaimer: id() }
    remove_user_disclaimer: RemoveUserDisclaimer { uid: uid() }
}
