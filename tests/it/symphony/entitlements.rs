//! Roles, features, delegates and pictures of accounts.

use api::{
    rotunda::symphony::{ServiceRole, UpdateServiceAccount},
    symphony::{
        StringId, Uid,
        admin_users::*,
        delegates::*,
        features::*,
        roles::*,
        rooms::{CreateRoom, V3RoomAttributes},
        streams::CreateIm,
        user_avatars::*,
        users::*,
    },
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use image::ImageFormat;

use super::{Bot, admin_users, named, uid};
use crate::{
    media::picture,
    on_both,
    world::{ADA, BEN, DAN, refusal},
};

fn add(uid: Uid, role: &str) -> AddRole {
    AddRole { uid, role: StringId { id: role.to_owned() } }
}

fn remove(uid: Uid, role: &str) -> RemoveRole {
    RemoveRole { uid, role: StringId { id: role.to_owned() } }
}

fn set(uid: Uid, feature: &str, enabled: bool) -> UpdateUserFeatures {
    UpdateUserFeatures { uid, features: vec![Feature { entitlement: feature.to_owned(), enabled }] }
}

fn delegate(uid: Uid, user_id: Uid, action: &str) -> UpdateDelegates {
    UpdateDelegates { uid, delegate: DelegateAction { user_id, action: action.to_owned() } }
}

fn avatar(uid: Uid, image: String) -> UpdateUserAvatar {
    UpdateUserAvatar { uid, avatar: AvatarUpdate { image } }
}

on_both! {
    async fn roles_are_given_and_taken(world) {
        let (dan, ben) = (world.browser(DAN).await, world.browser(BEN).await);
        let (me, id, echo) = (uid(&dan).await, uid(&ben).await, Bot::new(&world, "echo").await);
        let roles = dan.call(&ListRoles {}).await.unwrap();
        let officer = roles.iter().find(|role| role.id == "COMPLIANCE_OFFICER").unwrap();
        assert_eq!((roles.len(), officer.user_types.len(), officer.optional_actions.len()), (16, 1, 4));
        assert_eq!(refusal(ben.call(&ListUsersV1 {}).await).0, 403);
        assert_eq!(dan.call(&add(id, "ADMINISTRATOR")).await.unwrap().message, "Role added");
        assert!(ben.call(&ListUsersV1 {}).await.is_ok());
        assert_eq!(refusal(ben.call(&add(id, "SUPER_ADMINISTRATOR")).await).0, 403);
        assert_eq!(refusal(ben.call(&remove(me, "ADMINISTRATOR")).await).0, 403, "of who is above");
        assert_eq!(dan.call(&remove(id, "ADMINISTRATOR")).await.unwrap().message, "Role removed");
        assert_eq!(refusal(ben.call(&ListUsersV1 {}).await).0, 403);
        // Actions are for officers, and go with the role.
        assert_eq!(refusal(dan.call(&add(id, "MONITOR_ROOMS")).await), (400, Some("id".to_owned())));
        for role in ["COMPLIANCE_OFFICER", "COMPLIANCE_OFFICER", "MONITOR_ROOMS"] {
            dan.call(&add(id, role)).await.unwrap();
        }
        let is = ben.call(&GetSessionInfo {}).await.unwrap().roles;
        assert_eq!(is, ["INDIVIDUAL", "COMPLIANCE_OFFICER", "MONITOR_ROOMS"]);
        dan.call(&remove(id, "COMPLIANCE_OFFICER")).await.unwrap();
        assert_eq!(ben.call(&GetSessionInfo {}).await.unwrap().roles, ["INDIVIDUAL"]);
        for (uid, role) in [(id, "CONTENT_MANAGEMENT"), (echo.uid, "ADMINISTRATOR"), (id, "KING")] {
            assert_eq!(refusal(dan.call(&add(uid, role)).await), (400, Some("id".to_owned())));
        }
        assert!(dan.call(&add(echo.uid, "CONTENT_MANAGEMENT")).await.is_ok());
        assert_eq!(refusal(dan.call(&remove(id, "L1_SUPPORT")).await), (400, Some("id".to_owned())));
        assert_eq!(refusal(dan.call(&add(Uid(7), "L1_SUPPORT")).await), (400, Some("uid".to_owned())));
        assert_eq!(refusal(dan.call(&remove(Uid(7), "L1_SUPPORT")).await), (400, Some("uid".to_owned())));
        assert_eq!(refusal(dan.call(&remove(me, "SUPER_ADMINISTRATOR")).await).0, 400, "the last");
        dan.call(&add(id, "SUPER_ADMINISTRATOR")).await.unwrap();
        assert!(dan.call(&remove(me, "SUPER_ADMINISTRATOR")).await.is_ok());
    }

    async fn features_are_kept_and_hold(world) {
        let (dan, ben) = (world.browser(DAN).await, world.browser(BEN).await);
        let id = uid(&ben).await;
        let list = dan.call(&ListFeatures {}).await.unwrap();
        let is = dan.call(&GetUserFeatures { uid: id }).await.unwrap();
        assert_eq!(is.iter().map(|feature| feature.entitlement.clone()).collect::<Vec<_>>(), list);
        let enabled = |is: &[Feature], name: &str| is.iter().any(|feature| feature.entitlement == name && feature.enabled);
        assert!(enabled(&is, "canCreatePublicRoom") && !enabled(&is, "mustBeRecorded"));
        let public = |name: &str| CreateRoom { attributes: V3RoomAttributes { public: Some(true), ..named(name) } };
        assert!(ben.call(&public("one")).await.is_ok());
        assert_eq!(dan.call(&set(id, "canCreatePublicRoom", false)).await.unwrap().message, "OK");
        assert_eq!(refusal(ben.call(&public("two")).await).0, 403);
        assert!(ben.call(&CreateRoom { attributes: named("two") }).await.is_ok(), "private ones");
        assert!(!enabled(&dan.call(&GetUserFeatures { uid: id }).await.unwrap(), "canCreatePublicRoom"));
        let multi = CreateRoom { attributes: V3RoomAttributes { multi_lateral_room: Some(true), ..named("three") } };
        dan.call(&set(id, "canCreateMultiLateralRoom", false)).await.unwrap();
        assert_eq!(refusal(ben.call(&multi).await).0, 403);
        let find = |feature: &str| FindUsers { skip: None, limit: None, filter: UserFilter { feature: Some(feature.to_owned()), ..UserFilter::default() } };
        assert_eq!(dan.call(&find("canCreatePublicRoom")).await.unwrap().len(), 5);
        assert_eq!(dan.call(&find("mustBeRecorded")).await.unwrap().len(), 0);
        dan.call(&set(id, "mustBeRecorded", true)).await.unwrap();
        assert_eq!(dan.call(&find("mustBeRecorded")).await.unwrap()[0].user_system_info.id, id);
        dan.call(&set(id, "canCreatePublicRoom", true)).await.unwrap();
        assert!(ben.call(&public("two")).await.is_ok());
        assert_eq!(refusal(dan.call(&set(id, "canFly", true)).await), (400, Some("entitlment".to_owned())));
        let many = UpdateUserFeatures { uid: id, features: vec![is[0].clone(); 101] };
        assert_eq!(refusal(dan.call(&many).await).0, 400);
        assert_eq!(refusal(dan.call(&set(Uid(7), "canFly", true)).await).0, 400);
        assert_eq!(refusal(dan.call(&set(Uid(7), "canCreatePublicRoom", true)).await), (400, Some("uid".to_owned())));
        assert_eq!(refusal(dan.call(&GetUserFeatures { uid: Uid(7) }).await), (400, Some("uid".to_owned())));
    }

    async fn who_may_not_write_to_others_does_not(world) {
        let dan = world.browser(DAN).await;
        let echo = Bot::new(&world, "echo").await;
        let mut asked = admin_users::new("roth");
        asked.user.user_attributes.company_name = Some("Elsewhere".to_owned());
        let other = dan.call(&asked).await.unwrap().user_system_info.id;
        world.sql("INSERT INTO symphony_connections (asker, asked, status, first_requested_at, updated_at) \
                   SELECT a.id, b.id, 'ACCEPTED', 1, 1 FROM symphony_users a, symphony_users b WHERE a.username = 'echo' AND b.username = 'roth'").await;
        let ben = uid(&world.browser(BEN).await).await;
        dan.call(&set(echo.uid, "isExternalIMEnabled", false)).await.unwrap();
        assert_eq!(refusal(echo.call(&CreateIm { users: vec![other] }).await).0, 403);
        assert!(echo.call(&CreateIm { users: vec![ben] }).await.is_ok(), "to colleagues");
        dan.call(&set(echo.uid, "isExternalIMEnabled", true)).await.unwrap();
        assert!(echo.call(&CreateIm { users: vec![other] }).await.is_ok());
    }

    async fn delegates_are_added_and_removed(world) {
        let dan = world.browser(DAN).await;
        let (ben, ada) = (uid(&world.browser(BEN).await).await, uid(&world.browser(ADA).await).await);
        assert!(dan.call(&ListDelegates { uid: ben }).await.unwrap().is_empty());
        let done = dan.call(&delegate(ben, ada, "ADD")).await.unwrap();
        assert_eq!(done.message, format!("Added delegate [{ada}] for account [{ben}]"));
        dan.call(&delegate(ben, ada, "ADD")).await.unwrap();
        assert_eq!(dan.call(&ListDelegates { uid: ben }).await.unwrap(), [ada]);
        let done = dan.call(&delegate(ben, ada, "REMOVE")).await.unwrap();
        assert_eq!(done.message, format!("Removed delegate [{ada}] for account [{ben}]"));
        assert!(dan.call(&ListDelegates { uid: ben }).await.unwrap().is_empty());
        for (uid, user, action, field) in [
            (ben, ada, "REMOVE", "userId"),
            (ben, ben, "ADD", "userId"),
            (ben, Uid(7), "ADD", "userId"),
            (Uid(7), ada, "ADD", "uid"),
            (ben, ada, "KEEP", "action"),
        ] {
            assert_eq!(refusal(dan.call(&delegate(uid, user, action)).await), (400, Some(field.to_owned())));
        }
        assert_eq!(refusal(dan.call(&ListDelegates { uid: Uid(7) }).await), (400, Some("uid".to_owned())));
        dan.call(&set(ben, "delegatesEnabled", false)).await.unwrap();
        assert_eq!(refusal(dan.call(&delegate(ben, ada, "ADD")).await), (400, Some("uid".to_owned())));
    }

    async fn a_picture_is_kept_and_shown(world) {
        let (dan, ben) = (world.browser(DAN).await, world.browser(BEN).await);
        let id = uid(&ben).await;
        assert!(dan.call(&GetUserAvatar { uid: id }).await.unwrap().is_empty());
        let png = picture(ImageFormat::Png, 900, 700);
        assert_eq!(dan.call(&avatar(id, STANDARD.encode(&png))).await.unwrap().message, "OK");
        let shown = dan.call(&GetUserAvatar { uid: id }).await.unwrap();
        assert_eq!(shown.iter().map(|avatar| &*avatar.size).collect::<Vec<_>>(), ["original", "small"]);
        assert_eq!(ben.call(&GetSessionInfo {}).await.unwrap().avatars, shown);
        assert_eq!(dan.call(&GetUserDetail { uid: id }).await.unwrap().avatar.as_ref(), shown.first());
        let (status, _, body) = ben.get(&shown[0].url).await;
        assert_eq!((status.as_u16(), body.as_ref()), (200, &*png));
        world.sql("UPDATE users SET designation = 'Smith', updated_at = 5 WHERE email = 'ben@example.com'").await;
        assert_eq!(dan.call(&GetUserAvatar { uid: id }).await.unwrap(), shown, "the copy does not undo it");
        // Another takes its place.
        dan.call(&avatar(id, STANDARD.encode(picture(ImageFormat::Jpeg, 8, 8)))).await.unwrap();
        assert_ne!(dan.call(&GetUserAvatar { uid: id }).await.unwrap(), shown);
        assert_eq!(world.number("SELECT COUNT(*) FROM files WHERE uploaded_at IS NOT NULL").await, 1);
        let broken = [&png[..40], &[0; 90]].concat();
        let large = vec![7; 2_000_000];
        for bad in [STANDARD.encode(b"hello"), "*".to_owned(), String::new(), STANDARD.encode(broken), STANDARD.encode(large)] {
            assert_eq!(refusal(dan.call(&avatar(id, bad)).await), (400, Some("image".to_owned())));
        }
        let small = STANDARD.encode(picture(ImageFormat::Png, 8, 8));
        assert_eq!(refusal(dan.call(&avatar(Uid(7), small.clone())).await), (400, Some("uid".to_owned())));
        assert_eq!(refusal(dan.call(&GetUserAvatar { uid: Uid(7) }).await), (400, Some("uid".to_owned())));
        let echo = Bot::new(&world, "echo").await;
        let roles = Some(vec![ServiceRole::UserProvisioning]);
        dan.call(&UpdateServiceAccount { uid: echo.uid, public_key: None, roles, is_active: None }).await.unwrap();
        dan.call(&set(echo.uid, "canUpdateAvatar", false)).await.unwrap();
        assert_eq!(refusal(echo.call(&avatar(echo.uid, small.clone())).await).0, 403, "of one's own");
        assert!(dan.call(&avatar(echo.uid, small)).await.is_ok());
    }
}
