//! Pictures of memberships.

use api::{
    endpoint::Binary,
    qwil::{MembershipId, avatars::*, memberships::GetMembership},
};
use image::{GenericImageView as _, ImageFormat};

use super::{Keyed, code, files::upload, member, move_away, sql};
use crate::{media::picture, on_both, world::NOBODY};

fn update(id: MembershipId, [left, upper, right, lower]: [u64; 4]) -> UpdateAvatar {
    let file = upload("me.png", picture(ImageFormat::Png, 40, 30));
    UpdateAvatar { entity_user_xref_uuid: id, file, left, upper, right, lower }
}

fn get(id: MembershipId) -> GetMembershipAvatar {
    GetMembershipAvatar { entity_user_xref_uuid: id, size: None }
}

on_both! {
    async fn a_picture_is_cropped_seen_and_taken_away(world) {
        let qwil = Keyed::new(&world).await;
        let id = member(&world, &qwil, 4, "Clara").await;
        let destroy = DestroyAvatar { entity_user_xref_uuid: id };
        assert_eq!(code(qwil.call(&get(id)).await), "RN013");
        assert_eq!(code(qwil.call(&destroy).await), "RB300");
        let changed = qwil.call(&update(id, [10, 5, 30, 25])).await.unwrap().entity_user_xref;
        assert!(changed.avatar_url.is_some());
        let Binary(bytes) = qwil.call(&get(id)).await.unwrap();
        let seen = image::load_from_memory(&bytes).unwrap();
        assert_eq!(seen.dimensions(), (20, 20));
        assert_eq!(seen.get_pixel(0, 0).0, [10, 5, 99, 255], "from where it was cut");
        let jpeg = UpdateAvatar { file: upload("me.jpg", picture(ImageFormat::Jpeg, 40, 30)), ..update(id, [0, 0, 40, 30]) };
        qwil.call(&jpeg).await.unwrap();
        let Binary(small) = qwil.call(&GetMembershipAvatar { size: Some("thumbnail".to_owned()), ..get(id) }).await.unwrap();
        assert_eq!(image::load_from_memory(&small).unwrap().dimensions(), (40, 30));
        assert!(qwil.call(&destroy).await.unwrap().entity_user_xref.avatar_url.is_none());
        assert_eq!(code(qwil.call(&get(id)).await), "RN013");
        world.backend.clock.advance(3 * 3_600_000);
        world.backend.tidy().await.unwrap();
        assert_eq!(world.stored_files(), 0, "what nobody has any more is removed");
    }

    async fn a_picture_that_cannot_be_has_a_code(world) {
        let qwil = Keyed::new(&world).await;
        let id = member(&world, &qwil, 4, "Clara").await;
        let whole = [0, 0, 40, 30];
        for outside in [[0, 0, 41, 30], [0, 0, 40, 31], [5, 0, 5, 30], [0, 9, 40, 8], [0, 0, u64::MAX, 30]] {
            assert_eq!(code(qwil.call(&update(id, outside)).await), "RB016", "{outside:?}");
        }
        let with = |file| UpdateAvatar { file, ..update(id, whole) };
        assert_eq!(code(qwil.call(&with(upload("a.gif", picture(ImageFormat::Gif, 40, 30)))).await), "RB176");
        assert_eq!(code(qwil.call(&with(upload("a.png", "no picture"))).await), "RB176");
        assert_eq!(code(qwil.call(&with(upload("a.png", [b"\x89PNG\r\n\x1a\n".as_slice(), &[0; 50]].concat()))).await), "RB176");
        assert_eq!(code(qwil.call(&with(upload("a.png", vec![0; 1_000_001]))).await), "RB177");
        assert_eq!(code(qwil.call(&with(upload("a.png", ""))).await), "RB178");
        let nobody = MembershipId(NOBODY);
        assert_eq!(code(qwil.call(&update(nobody, whole)).await), "RN006");
        assert_eq!(code(qwil.call(&get(nobody)).await), "RN006");
        assert_eq!(code(qwil.call(&DestroyAvatar { entity_user_xref_uuid: nobody }).await), "RN006");
        sql(&world, format!("UPDATE qwil_memberships SET profile_id = 1 WHERE id = '{id}'")).await;
        assert_eq!(code(qwil.call(&update(id, whole)).await), "RF994");
        assert_eq!(world.stored_files(), 0, "nothing is kept of what is refused");
        move_away(&world, "qwil_memberships", id).await;
        let by_id = GetMembership { entity_user_xref_uuid: Some(id), identifier: None, primary_email: None };
        assert_eq!(code(qwil.call(&by_id).await), "RF022");
        assert_eq!(code(qwil.call(&get(id)).await), "RF022");
    }
}
