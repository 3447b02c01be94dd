//! Pictures of accounts. Who works here is shown with the picture that WorkDrive has until the pod is given another.

use ::api::symphony::{SuccessResponse, user_avatars::*, users::Avatar};
use base64::{
    Engine as _,
    alphabet::STANDARD,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use bytes::Bytes;

use super::{accounts, features, me, subject::Subject};
use crate::{Backend, caller::Caller, database::Fields, media, refusal::Refusal};

/// "Original image must be less than 2MB"
const MOST_BYTES: usize = 2_000_000;
const PICTURES: [&str; 4] = ["image/png", "image/jpeg", "image/gif", "image/webp"];
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

pub(super) async fn get_user_avatar(backend: Backend, _: Caller, asked: GetUserAvatar) -> Result<Vec<Avatar>, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let row = Subject::find(&mut connection, "uid", asked.uid).await?.row;
    Ok(accounts::avatars(&backend, &row)?)
}

pub(super) async fn update_user_avatar(
    backend: Backend,
    caller: Caller,
    asked: UpdateUserAvatar,
) -> Result<SuccessResponse, Refusal> {
    let bytes = picture(&asked.avatar.image)?;
    // Before anything is stored.
    let mut connection = backend.database.pool.acquire().await?;
    Subject::find(&mut connection, "uid", asked.uid).await?;
    if me(&caller)? == asked.uid {
        features::check(&mut connection, asked.uid, "canUpdateAvatar").await?;
    }
    drop(connection);
    let new = media::NewFile { owner: caller.user, name: "avatar".to_owned(), bytes, thumbnail: None };
    let kept = media::keep(&backend, new).await.map_err(|refusal| match refusal.field.as_deref() {
        Some("file") => Refusal::invalid("image", refusal.message),
        _ => refusal,
    })?;
    let mut tx = backend.database.write().await?;
    let before = Subject::find(&mut tx, "uid", asked.uid).await?.row.maybe_parsed("avatar_id")?;
    kept.finish(&backend, &mut tx).await?;
    let mut sql = accounts::change(backend.clock.now());
    sql.push(", avatar_id = ").bind(kept.id.to_string()).push(" WHERE id = ").bind(asked.uid.0);
    sql.execute(&mut tx).await?;
    if let Some(before) = before {
        media::discard(&backend, &mut tx, before).await?;
    }
    tx.commit().await?;
    Ok(SuccessResponse::new("OK"))
}

fn picture(base64: &str) -> Result<Bytes, Refusal> {
    let wrong = |message: &str| Refusal::invalid("image", message);
    let bare: String = base64.chars().filter(|char| !char.is_ascii_whitespace()).collect();
    let bytes = BASE64.decode(bare).map_err(|_| wrong("image must be base64"))?;
    if bytes.len() >= MOST_BYTES {
        return Err(wrong("image must have less than 2 MB"));
    }
    if !PICTURES.contains(&media::mime(&bytes)) {
        return Err(wrong("image must be a picture: PNG, JPEG, GIF or WebP"));
    }
    Ok(bytes.into())
}
