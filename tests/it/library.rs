//! Photos, videos, documents, FAQs.

use api::workdrive::{File, Permissions, UserId};
use image::ImageFormat;

use crate::{
    media::{MP4, picture, uploaded},
    world::{ADA, BEN, CARA, Client, DAN, EVE, MIA, World},
};

mod documents;
mod faqs;
mod photos;
mod videos;

fn public() -> Permissions {
    Permissions { public: true, ..Permissions::default() }
}

fn friends() -> Permissions {
    Permissions { friends: true, ..Permissions::default() }
}

pub(crate) async fn png(client: &Client) -> File {
    uploaded(client, "image/png", &picture(ImageFormat::Png, 8, 4)).await
}

pub(crate) async fn mp4(client: &Client) -> File {
    uploaded(client, "video/mp4", MP4).await
}

/// A change to empty permissions, and who but Ada sees a thing of hers then.
pub(crate) type Case = (fn(&mut Permissions), &'static [UserId]);

/// The rules of docs/API.md about audiences.
pub(crate) const AUDIENCES: [Case; 8] = [
    (|_| {}, &[]),
    (|p| p.only_me = true, &[]),
    (|p| p.public = true, &[BEN, CARA, DAN, EVE, MIA]),
    (|p| p.friends = true, &[EVE]),
    (|p| p.team = true, &[BEN, CARA, MIA]),
    (|p| p.groups = vec![crate::world::GROUP], &[EVE]),
    (|p| p.locations = vec![crate::world::AARHUS], &[BEN]),
    (
        |p| {
            p.users = vec![DAN];
            p.tagged_users = vec![MIA]
        },
        &[DAN, MIA],
    ),
];

/// Everybody's browser.
pub(crate) async fn browsers(world: &World) -> Vec<(UserId, Client)> {
    let mut browsers = Vec::new();
    for user in [ADA, BEN, CARA, DAN, EVE, MIA] {
        browsers.push((user, world.browser(user).await));
    }
    browsers
}
