//! Pictures of memberships: the part of a file that the caller chose.

use ::api::{
    qwil::{MembershipId, avatars::*, codes::Code, shapes::*},
    workdrive::FileId,
};
use axum::response::Response;
use bytes::Bytes;

use super::{entities, memberships, refuse, rows};
use crate::{
    Backend,
    api::Raw,
    caller::{self, Caller},
    database::{Fields, Sql},
    media,
    refusal::Refusal,
};

/// "Only JPG and PNG image types allowed, with max size of 1MB"
pub(super) const MOST_BYTES: usize = 1_000_000;
/// A browser may keep a picture for so many seconds.
const KEPT_SECONDS: i64 = 60;
/// Pictures are kept at most this wide and high.
const MOST_PIXELS: u32 = 1024;

pub(super) async fn get_membership_avatar(
    backend: Backend,
    raw: Raw<GetMembershipAvatar>,
) -> Result<Response, Refusal> {
    let Some(caller) = &raw.caller else { return Err(caller::no_session()) };
    let mut connection = backend.database.pool.acquire().await?;
    let entity = entities::of(&backend, &mut connection, caller).await?;
    let row = rows::membership(&mut connection, entity, raw.request.entity_user_xref_uuid).await?;
    let file = row.maybe_parsed("avatar_id")?;
    drop(connection);
    serve(&backend, &raw.head, file, raw.request.size.as_deref()).await
}

/// Serves a membership's picture.
pub(super) async fn serve(
    backend: &Backend,
    head: &http::request::Parts,
    file: Option<FileId>,
    size: Option<&str>,
) -> Result<Response, Refusal> {
    let file = file.ok_or_else(|| refuse(Code::RN013))?;
    media::serve(backend, head, file, size, KEPT_SECONDS).await
}

pub(super) async fn update_avatar(
    backend: Backend,
    caller: Caller,
    asked: UpdateAvatar,
) -> Result<OneMembership, Refusal> {
    let bytes = asked.file.data.clone();
    if bytes.is_empty() {
        return Err(refuse(Code::RB178));
    }
    if bytes.len() > MOST_BYTES {
        return Err(refuse(Code::RB177));
    }
    let format = match media::mime(&bytes) {
        "image/jpeg" => image::ImageFormat::Jpeg,
        "image/png" => image::ImageFormat::Png,
        _ => return Err(refuse(Code::RB176)),
    };
    let edges = [asked.left, asked.upper, asked.right, asked.lower];
    let cropped = tokio::task::spawn_blocking(move || crop(&bytes, format, edges)).await;
    let cropped = cropped.map_err(|e| Refusal::broken("crop the picture", e))??;
    let id = asked.entity_user_xref_uuid;
    check(&backend, &caller, id).await?;
    let new = media::NewFile { owner: caller.user, name: asked.file.name, bytes: cropped, thumbnail: None };
    let kept = media::keep(&backend, new).await?;
    let file = kept.id.to_string();
    memberships::change(&backend, &caller, id, async |connection, _, row| {
        memberships::check_profile(row.int("profile_id")?)?;
        kept.finish(&backend, connection).await?;
        if let Some(before) = row.maybe_parsed("avatar_id")? {
            media::discard(&backend, connection, before).await?;
        }
        let mut sql = Sql::new("UPDATE qwil_memberships SET avatar_id = ");
        sql.bind(file);
        Ok(sql)
    })
    .await
}

/// Refuses before anything is stored.
async fn check(backend: &Backend, caller: &Caller, id: MembershipId) -> Result<(), Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let entity = entities::of(backend, &mut connection, caller).await?;
    memberships::check_profile(rows::membership(&mut connection, entity, id).await?.int("profile_id")?)
}

pub(super) async fn destroy_avatar(
    backend: Backend,
    caller: Caller,
    asked: DestroyAvatar,
) -> Result<OneMembership, Refusal> {
    memberships::change(&backend, &caller, asked.entity_user_xref_uuid, async |connection, _, row| {
        let file = row.maybe_parsed("avatar_id")?.ok_or_else(|| refuse(Code::RB300))?;
        media::discard(&backend, connection, file).await?;
        Ok(Sql::new("UPDATE qwil_memberships SET avatar_id = NULL"))
    })
    .await
}

/// The part of a picture between its left, upper, right and lower edge, in the same format.
fn crop(bytes: &[u8], format: image::ImageFormat, [left, upper, right, lower]: [u64; 4]) -> Result<Bytes, Refusal> {
    let unreadable = |_| refuse(Code::RB176);
    let mut reader = image::ImageReader::with_format(std::io::Cursor::new(bytes), format);
    let mut limits = image::Limits::default();
    limits.max_alloc = Some(256 << 20);
    reader.limits(limits);
    let picture = reader.decode().map_err(unreadable)?;
    let is_inside =
        left < right && upper < lower && right <= u64::from(picture.width()) && lower <= u64::from(picture.height());
    let pixels = |edge: u64| u32::try_from(edge).map_err(|_| refuse(Code::RB016));
    if !is_inside {
        return Err(refuse(Code::RB016));
    }
    let (left, upper, right, lower) = (pixels(left)?, pixels(upper)?, pixels(right)?, pixels(lower)?);
    let mut part = picture.crop_imm(left, upper, right - left, lower - upper);
    if part.width().max(part.height()) > MOST_PIXELS {
        part = part.resize(MOST_PIXELS, MOST_PIXELS, image::imageops::FilterType::CatmullRom);
    }
    let part = match format {
        image::ImageFormat::Jpeg => image::DynamicImage::ImageRgb8(part.to_rgb8()),
        _ => part,
    };
    let mut written = std::io::Cursor::new(Vec::new());
    part.write_to(&mut written, format).map_err(unreadable)?;
    Ok(written.into_inner().into())
}
