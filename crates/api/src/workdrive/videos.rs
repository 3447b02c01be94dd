//! Videos that people share: uploaded ones, and those of other sites.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{File, FileId, Meta, Permissions, UserId, UserStub, VideoId, WorkDrive};
use crate::{auth::ApiKey, catalogue, endpoint, lenient, page::Paged};

/// Where a video is, by its number.
const SOURCES: &[(u64, &str)] = &[(1, "YouTube"), (2, "Vimeo"), (3, "Custom"), (4, "Recording")];

endpoint! {
    /// Lists the videos that the caller may see, latest first.
    ///
    /// `GET /api/videos`. Errors: `NotFound` for an unknown user.
    pub ListVideos(WorkDrive, ApiKey, Member): GET "/videos" -> VideoPage {
        query {
            /// Page, from 1. Default 1.
            cur_page: Option<u64>,
            /// Rows per page, 1 to 100. Default 10.
            per_page: Option<u64>,
            /// Only those of people whom the caller follows; one follows one's friends. Default false.
            is_following as "isFollowing": Option<bool>,
            /// Only those of this user.
            user_id as "userId": Option<UserId>,
            /// Only those with words in title or description that begin with each of these words. Default all.
            search: Option<String>,
        }
    }
}

endpoint! {
    /// Shares a video: an uploaded one, or the address of one elsewhere.
    ///
    /// `POST /api/videos`. Errors: `Invalid` without a file and an address, for files that the caller has not uploaded, for an unknown
    /// source, and for unknown people, groups and locations in the permissions.
    pub CreateVideo(WorkDrive, ApiKey, Member): POST "/videos" -> 201 Video {
        body {
            /// Title, 1 to 200 characters.
            title: String,
            /// What it shows, at most 5,000 characters. Default empty.
            #[serde(default, deserialize_with = "lenient::some")]
            description: Option<String>,
            /// The uploaded video; required for source 4, and for 3 unless there is an address.
            #[serde(default, deserialize_with = "lenient::some")]
            video_file_id as "videoFileId": Option<FileId>,
            /// The uploaded picture that stands for it.
            #[serde(default, deserialize_with = "lenient::some")]
            thumbnail_file_id as "thumbnailFileId": Option<FileId>,
            /// Where the video is elsewhere; required for sources 1 and 2.
            #[serde(default, deserialize_with = "lenient::some")]
            meta: Option<VideoMeta>,
            /// 1 YouTube, 2 Vimeo, 3 custom, 4 recording. Default: what the address says, else 3.
            #[serde(default, deserialize_with = "lenient::some")]
            #[schemars(extend("x-words" = SOURCES))]
            source: Option<u64>,
            /// Who may see it. Default: the author only.
            #[serde(default, deserialize_with = "lenient::some")]
            permissions: Option<Permissions>,
        }
    }
}

endpoint! {
    /// Changes what is said of a video, its picture or its audience; what is absent stays, what is empty is removed.
    ///
    /// `PATCH /api/videos/{id}`. Errors: `NotFound`; `Forbidden` for who is neither its author nor an administrator.
    pub UpdateVideo(WorkDrive, ApiKey, Member): PATCH "/videos/{id}" -> Video {
        path {
            /// Video.
            id: VideoId,
        }
        body {
            /// Title, 1 to 200 characters.
            #[serde(default, deserialize_with = "lenient::some")]
            title: Option<String>,
            /// What it shows, at most 5,000 characters.
            #[serde(default, deserialize_with = "lenient::some")]
            description: Option<String>,
            /// Id of the uploaded picture that stands for it. An empty text removes it.
            #[serde(default, deserialize_with = "lenient::some")]
            thumbnail_file_id as "thumbnailFileId": Option<String>,
            /// Who may see it.
            #[serde(default, deserialize_with = "lenient::some")]
            permissions: Option<Permissions>,
        }
    }
}

endpoint! {
    /// Deletes a video for good.
    ///
    /// `DELETE /api/videos/{id}`. Errors: `NotFound`; `Forbidden` for who is neither its author nor an administrator.
    pub DeleteVideo(WorkDrive, ApiKey, Member): DELETE "/videos/{id}" -> () {
        path {
            /// Video.
            id: VideoId,
        }
    }
}

catalogue![ListVideos, CreateVideo, UpdateVideo, DeleteVideo];

impl Paged for ListVideos {
    type Item = Video;
    fn items(page: VideoPage) -> Vec<Video> {
        page.videos
    }
    fn next(&self, page: &VideoPage) -> Option<Self> {
        (page.meta.next_page > 0).then(|| Self { cur_page: Some(page.meta.next_page), ..self.clone() })
    }
}

/// A page of videos.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct VideoPage {
    /// Rows.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub videos: Vec<Video>,
    /// Where it stands.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub meta: Meta,
}

/// A video.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Video {
    /// Id.
    pub id: VideoId,
    /// When it was shared.
    #[serde(default, deserialize_with = "crate::time::some_moment")]
    pub created_at: Option<DateTime<Utc>>,
    /// When it last changed.
    #[serde(default, deserialize_with = "crate::time::some_moment")]
    pub updated_at: Option<DateTime<Utc>>,
    /// Who shared it.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub created_by: Option<UserId>,
    /// Who last changed it.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub updated_by: Option<UserId>,
    /// Title.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub title: String,
    /// What it shows; may be empty.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub description: String,
    /// 1 YouTube, 2 Vimeo, 3 custom, 4 recording; the document prints 0, which says nothing.
    #[serde(default, deserialize_with = "lenient::number")]
    #[schemars(extend("x-words" = SOURCES))]
    pub source: u64,
    /// The uploaded video.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub video_file_id: Option<FileId>,
    /// Author.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub user: Option<UserStub>,
    /// The picture that stands for it.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub thumbnail_file_id: Option<FileId>,
    /// Where the video is elsewhere.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub meta: Option<VideoMeta>,
    /// The uploaded video with its addresses; ours.
    #[serde(default, deserialize_with = "lenient::optional", skip_serializing_if = "Option::is_none")]
    pub video_file: Option<File>,
    /// The picture with its addresses; ours.
    #[serde(default, deserialize_with = "lenient::optional", skip_serializing_if = "Option::is_none")]
    pub thumbnail_file: Option<File>,
    /// Who may see it; ours. To others than the author the lists of people come empty.
    #[serde(default, deserialize_with = "lenient::optional", skip_serializing_if = "Option::is_none")]
    pub permissions: Option<Permissions>,
}

/// Where a video is: described as the "URl of external media", printed as an object; a bare address is read too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct VideoMeta {
    /// Address, `https`.
    pub url: String,
}

impl<'de> Deserialize<'de> for VideoMeta {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let url = value.as_str().or_else(|| value.get("url").and_then(Value::as_str));
        let url = url.ok_or_else(|| serde::de::Error::custom("media elsewhere without `url`"))?;
        Ok(Self { url: url.to_owned() })
    }
}
