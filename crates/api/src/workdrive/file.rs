//! Files and pictures as embedded in other things.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{FileId, UserStub};
use crate::lenient;

/// The media type of the video that every browser plays.
pub const MP4: &str = "video/mp4";

/// An uploaded file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct File {
    /// Id.
    pub id: FileId,
    /// Media type, found from the bytes.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub mime: String,
    /// Key in the store.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub path: Option<String>,
    /// Name as given by the person who uploaded it.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub name: String,
    /// State of conversion; `null` when there is nothing to wait for.
    #[serde(default)]
    pub processing: Option<Value>,
    /// `{"width", "height"}` in pixels for a picture; other members are the vendor's.
    #[serde(default)]
    pub metadata: Option<Value>,
    /// Size in bytes.
    #[serde(default, deserialize_with = "lenient::number")]
    pub size: u64,
    /// Signed address of the bytes; expires after a day or two.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub url: Option<String>,
    /// Host that delivers the bytes, when another one does.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub cdn: Option<String>,
    /// Bucket of the store.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub bucket: Option<String>,
    /// Addresses of the video in several sizes.
    #[serde(default, deserialize_with = "lenient::list")]
    pub mp4_urls: Vec<String>,
    /// Address of an HLS play list.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub hls_url: Option<String>,
    /// Address of a DASH manifest.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub dash_url: Option<String>,
    /// Signed address of a small picture of it.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub thumbnail: Option<String>,
    /// Whether it is a picture.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub is_image: bool,
    /// Whether it is a video.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub is_video: bool,
    /// Whether it is a document.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub is_doc: bool,
    /// When it was uploaded.
    #[serde(default, deserialize_with = "crate::time::some_moment")]
    pub created_at: Option<DateTime<Utc>>,
    /// Who uploaded it.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub owner: Option<UserStub>,
}

impl File {
    /// Width and height in pixels, when known.
    #[must_use]
    pub fn dimensions(&self) -> Option<(u32, u32)> {
        let side = |name| u32::try_from(self.metadata.as_ref()?.get(name)?.as_u64()?).ok().filter(|side| *side > 0);
        Some((side("width")?, side("height")?))
    }
}

/// A picture of a person or thing: an address, or an object that has one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Picture {
    /// Address of the picture.
    pub url: String,
    /// Address of a small form of it; the picture itself when there is none.
    pub thumbnail: String,
}

impl<'de> Deserialize<'de> for Picture {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let member = |name: &str| value.get(name).and_then(Value::as_str);
        let url = value.as_str().or_else(|| ["url", "cdn", "path"].into_iter().find_map(member));
        let url = url.ok_or_else(|| serde::de::Error::custom("a picture without an address"))?;
        Ok(Self { url: url.to_owned(), thumbnail: member("thumbnail").unwrap_or(url).to_owned() })
    }
}
