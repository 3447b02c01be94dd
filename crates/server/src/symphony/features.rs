//! Features: what accounts may use. What nobody has said anything about is as the pod has it.

use std::collections::BTreeMap;

use ::api::symphony::{SuccessResponse, Uid, features::*};
use sqlx::AnyConnection;

use super::{lacks, subject::Subject};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

const MOST_NAMED: usize = 100;

/// Every feature.
const FEATURES: [&str; 41] = [
    "postReadEnabled",
    "postWriteEnabled",
    "delegatesEnabled",
    "isExternalIMEnabled",
    "canShareFilesExternally",
    "canCreatePublicRoom",
    "canUpdateAvatar",
    "isExternalRoomEnabled",
    "canCreatePushedSignals",
    "canUseCompactMode",
    "mustBeRecorded",
    "sendFilesEnabled",
    "canUseInternalAudio",
    "canUseInternalVideo",
    "canProjectInternalScreenShare",
    "canViewInternalScreenShare",
    "canCreateMultiLateralRoom",
    "canJoinMultiLateralRoom",
    "canUseFirehose",
    "canUseInternalAudioMobile",
    "canUseInternalVideoMobile",
    "canProjectInternalScreenShareMobile",
    "canViewInternalScreenShareMobile",
    "canManageSignalSubscription",
    "canCreateDatahose",
    "canIntegrateEmail",
    "canReadDatahose",
    "canSuppressMessage",
    "canSwitchToClient20",
    "canUpdateRoomHistoryProperty",
    "canUpdateMessage",
    "canUseEncryptAPI",
    "enableSwiftSearch",
    "sdaDevtoolsEnabled",
    "sdaPermissionsFullScreen",
    "sdaPermissionsGeoLocation",
    "sdaPermissionsMedia",
    "sdaPermissionsMidiSysex",
    "sdaPermissionsNotifications",
    "sdaPermissionsOpenExternalApp",
    "sdaPermissionsPointerLock",
];

/// Those that an account begins without: what records, what reads everything, what is for developers.
const OFF: [&str; 7] = [
    "mustBeRecorded",
    "canUseFirehose",
    "canCreateDatahose",
    "canReadDatahose",
    "canSuppressMessage",
    "canUseEncryptAPI",
    "sdaDevtoolsEnabled",
];

/// Whether there is such a feature.
pub(super) fn is_known(feature: &str) -> bool {
    FEATURES.contains(&feature)
}

/// Only accounts `u` with this feature.
pub(super) fn has(sql: &mut Sql, feature: &str) {
    let (not, enabled) = if OFF.contains(&feature) { ("", 1) } else { ("NOT ", 0) };
    sql.push(&format!(" AND {not}EXISTS (SELECT 1 FROM symphony_features f WHERE f.user_id = u.id AND f.enabled = "));
    sql.bind(i64::from(enabled)).push(" AND f.feature = ").bind(feature.to_owned()).push(")");
}

/// Whether an account has a feature.
pub(super) async fn is_enabled(connection: &mut AnyConnection, uid: Uid, feature: &str) -> Result<bool, sqlx::Error> {
    let mut sql = Sql::new("SELECT u.id FROM symphony_users u WHERE u.id = ");
    sql.bind(uid.0);
    has(&mut sql, feature);
    Ok(sql.row(connection).await?.is_some())
}

/// Refuses who is without a feature.
pub(super) async fn check(connection: &mut AnyConnection, uid: Uid, feature: &str) -> Result<(), Refusal> {
    if is_enabled(connection, uid, feature).await? { Ok(()) } else { Err(lacks()) }
}

pub(super) async fn list_features(_: Backend, _: Caller, _: ListFeatures) -> Result<Vec<String>, Refusal> {
    Ok(FEATURES.map(str::to_owned).to_vec())
}

pub(super) async fn get_user_features(
    backend: Backend,
    _: Caller,
    asked: GetUserFeatures,
) -> Result<Vec<Feature>, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    Subject::find(&mut connection, "uid", asked.uid).await?;
    let mut sql = Sql::new("SELECT feature, enabled FROM symphony_features WHERE user_id = ");
    sql.bind(asked.uid.0);
    let mut said = BTreeMap::new();
    for row in sql.rows(&mut connection).await? {
        said.insert(row.text("feature")?, row.int("enabled")? == 1);
    }
    let feature = |name: &str| Feature {
        entitlement: name.to_owned(),
        enabled: said.get(name).copied().unwrap_or_else(|| !OFF.contains(&name)),
    };
    Ok(FEATURES.iter().map(|name| feature(name)).collect())
}

pub(super) async fn update_user_features(
    backend: Backend,
    caller: Caller,
    asked: UpdateUserFeatures,
) -> Result<SuccessResponse, Refusal> {
    if asked.features.len() > MOST_NAMED {
        return Err(Refusal::invalid("entitlment", format!("at most {MOST_NAMED} features are changed at once")));
    }
    if let Some(unknown) = asked.features.iter().find(|feature| !is_known(&feature.entitlement)) {
        return Err(Refusal::invalid("entitlment", format!("{} is no feature", unknown.entitlement)));
    }
    let mut tx = backend.database.write().await?;
    Subject::changed_by(&mut tx, &caller, "uid", asked.uid).await?;
    for feature in asked.features {
        let mut sql = Sql::new("INSERT INTO symphony_features (user_id, feature, enabled) VALUES (");
        sql.bind(asked.uid.0).push(", ").bind(feature.entitlement).push(", ").bind(i64::from(feature.enabled));
        sql.push(") ON CONFLICT (user_id, feature) DO UPDATE SET enabled = excluded.enabled");
        sql.execute(&mut tx).await?;
    }
    tx.commit().await?;
    Ok(SuccessResponse::new("OK"))
}
