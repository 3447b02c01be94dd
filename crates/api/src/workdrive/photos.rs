//! Photos that people share.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{File, FileId, Meta, Permissions, PhotoId, UserId, UserStub, WorkDrive};
use crate::{auth::ApiKey, catalogue, endpoint, lenient, page::Paged};

endpoint! {
    /// Lists the photos that the caller may see, latest first.
    ///
    /// `GET /api/photos`. Errors: `Invalid` for an unknown filter, `NotFound` for an unknown user.
    pub ListPhotos(WorkDrive, ApiKey, Member): GET "/photos" -> PhotoPage {
        query {
            /// Page, from 1. Default 1.
            cur_page: Option<u64>,
            /// Rows per page, 1 to 100. Default 10.
            per_page: Option<u64>,
            /// Which ones. Default all.
            filter: Option<PhotoFilter>,
            /// Only those of this user.
            user_id as "userId": Option<UserId>,
        }
    }
}

endpoint! {
    /// Shares an uploaded photo.
    ///
    /// `POST /api/photos`. Errors: `Invalid` for a file that is not a picture uploaded by the caller, and for unknown people, groups and
    /// locations in the permissions.
    pub CreatePhoto(WorkDrive, ApiKey, Member): POST "/photos" -> 201 Photo {
        body {
            /// Title, at most 200 characters. Default empty.
            #[serde(default, deserialize_with = "lenient::some")]
            title: Option<String>,
            /// What it shows, at most 5,000 characters. Default empty.
            #[serde(default, deserialize_with = "lenient::some")]
            description: Option<String>,
            /// The uploaded picture.
            file_id as "fileId": FileId,
            /// Who may see it. Default: the author only.
            #[serde(default, deserialize_with = "lenient::some")]
            permissions: Option<Permissions>,
        }
    }
}

endpoint! {
    /// Changes what is said of a photo; what is absent stays, what is empty is removed.
    ///
    /// `PATCH /api/photos/{id}`. Errors: `NotFound`; `Forbidden` for who is neither its author nor an administrator.
    pub UpdatePhoto(WorkDrive, ApiKey, Member): PATCH "/photos/{id}" -> Photo {
        path {
            /// Photo.
            id: PhotoId,
        }
        body {
            /// Title, at most 200 characters.
            #[serde(default, deserialize_with = "lenient::some")]
            title: Option<String>,
            /// What it shows, at most 5,000 characters.
            #[serde(default, deserialize_with = "lenient::some")]
            description: Option<String>,
        }
    }
}

endpoint! {
    /// Deletes a photo for good.
    ///
    /// `DELETE /api/photos/{id}`. Errors: `NotFound`; `Forbidden` for who is neither its author nor an administrator.
    pub DeletePhoto(WorkDrive, ApiKey, Member): DELETE "/photos/{id}" -> () {
        path {
            /// Photo.
            id: PhotoId,
        }
    }
}

catalogue![ListPhotos, CreatePhoto, UpdatePhoto, DeletePhoto];

impl Paged for ListPhotos {
    type Item = Photo;
    fn items(page: PhotoPage) -> Vec<Photo> {
        page.photos
    }
    fn next(&self, page: &PhotoPage) -> Option<Self> {
        (page.meta.next_page > 0).then(|| Self { cur_page: Some(page.meta.next_page), ..self.clone() })
    }
}

/// Which photos to list; documented as a boolean, printed with these names. What each means is ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PhotoFilter {
    /// All that the caller may see.
    AllPhotos,
    /// Those of the caller's friends.
    FriendsPhotos,
    /// The caller's own that nobody else may see.
    OnlyMePhotos,
    /// Those in which the caller is tagged.
    TaggedPhotos,
    /// Those of the caller's team: same supervisor, the supervisors above, the people below.
    TeamPhotos,
}

/// A page of photos.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PhotoPage {
    /// Rows.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub photos: Vec<Photo>,
    /// Where it stands.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub meta: Meta,
}

/// A photo.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Photo {
    /// Id.
    pub id: PhotoId,
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
    /// Title; may be empty.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub title: String,
    /// What it shows; may be empty.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub description: String,
    /// The picture; printed as any object, meant as a file.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub photo: Option<File>,
    /// Author.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub user: Option<UserStub>,
    /// People tagged in it; ours.
    #[serde(default, deserialize_with = "lenient::list", skip_serializing_if = "Vec::is_empty")]
    pub tagged_users: Vec<UserStub>,
    /// Who may see it; ours. To others than the author the lists of people come empty.
    #[serde(default, deserialize_with = "lenient::optional", skip_serializing_if = "Option::is_none")]
    pub permissions: Option<Permissions>,
}
