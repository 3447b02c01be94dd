//! Pictures: whether they are what they say, how large, and a small form of them.

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, codecs::jpeg::JpegEncoder, imageops::FilterType,
    metadata::Orientation,
};

/// Thumbnails are at most this wide and high.
pub const THUMBNAIL_PIXELS: u32 = 640;
const JPEG_QUALITY: u8 = 82;

/// A picture that has been looked through.
#[derive(Debug)]
pub struct Looked {
    /// Width in pixels, as shown.
    pub width: u32,
    /// Height in pixels, as shown.
    pub height: u32,
    /// Media type of the thumbnail.
    pub thumbnail_mime: &'static str,
    /// The thumbnail, without the picture's metadata (where and with what it was taken).
    pub thumbnail: Vec<u8>,
}

/// Why a picture is refused.
#[derive(Debug, thiserror::Error)]
pub enum NotAPicture {
    /// It does not decode.
    #[error("the file is not a picture of the announced kind")]
    Undecodable(#[source] image::ImageError),
    /// A small file that unpacks to a huge picture fills the memory of everyone who looks at it.
    #[error("the picture has more than {0} million pixels")]
    TooManyPixels(u64),
}

/// Decodes the picture and makes its thumbnail. Takes a while: not for threads that serve requests.
///
/// # Errors
/// See [`NotAPicture`].
pub fn look(bytes: &[u8], mime: &str, megapixels: u64) -> Result<Looked, NotAPicture> {
    let format = ImageFormat::from_mime_type(mime)
        .ok_or_else(|| NotAPicture::Undecodable(image::ImageError::IoError(std::io::ErrorKind::Unsupported.into())))?;
    let reader = || {
        let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
        let mut limits = Limits::default();
        limits.max_alloc = Some(megapixels.saturating_mul(8_000_000));
        reader.limits(limits);
        reader
    };
    let (width, height) = reader().into_dimensions().map_err(NotAPicture::Undecodable)?;
    if u64::from(width) * u64::from(height) > megapixels.saturating_mul(1_000_000) {
        return Err(NotAPicture::TooManyPixels(megapixels));
    }
    let mut decoder = reader().into_decoder().map_err(NotAPicture::Undecodable)?;
    let turned = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(NotAPicture::Undecodable)?;
    picture.apply_orientation(turned);
    let (width, height) = (picture.width(), picture.height());
    if width.max(height) > THUMBNAIL_PIXELS {
        picture = picture.resize(THUMBNAIL_PIXELS, THUMBNAIL_PIXELS, FilterType::CatmullRom);
    }
    let (thumbnail_mime, thumbnail) = encode(&picture).map_err(NotAPicture::Undecodable)?;
    Ok(Looked { width, height, thumbnail_mime, thumbnail })
}

/// JPEG, unless something shines through.
fn encode(picture: &DynamicImage) -> Result<(&'static str, Vec<u8>), image::ImageError> {
    let mut bytes = Vec::new();
    let translucent = picture.color().has_alpha() && picture.to_rgba8().pixels().any(|pixel| pixel.0[3] < 255);
    if translucent {
        picture.to_rgba8().write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)?;
        return Ok(("image/png", bytes));
    }
    picture.to_rgb8().write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY))?;
    Ok(("image/jpeg", bytes))
}
