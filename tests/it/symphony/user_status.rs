//! Whether accounts are open.

use api::symphony::{Uid, user_status::*, users::*};

use super::{Bot, admin_users, uid};
use crate::{
    on_both,
    world::{BEN, DAN, refusal},
};

fn status(uid: Uid, status: &str) -> UpdateUserStatus {
    UpdateUserStatus { uid, status: UserStatus { status: Some(status.to_owned()), ..UserStatus::default() } }
}

fn suspension(user_id: Uid, suspended: bool, suspended_until: Option<i64>) -> UpdateSuspension {
    let suspension =
        UserSuspension { suspended: Some(suspended), suspended_until, suspension_reason: Some("leave".to_owned()) };
    UpdateSuspension { user_id, suspension }
}

const HOUR: i64 = 3_600_000;

on_both! {
    async fn a_closed_account_loses_its_tokens(world) {
        let dan = world.browser(DAN).await;
        let echo = Bot::new(&world, "echo").await;
        let done = dan.call(&status(echo.uid, "DISABLED")).await.unwrap();
        assert_eq!((&*done.message, done.format), ("OK", None));
        assert_eq!(refusal(echo.call(&GetSessionInfo {}).await).0, 401);
        assert_eq!(dan.call(&GetUserStatus { uid: echo.uid }).await.unwrap().status.as_deref(), Some("DISABLED"));
        dan.call(&status(echo.uid, "ENABLED")).await.unwrap();
        assert_eq!(refusal(echo.call(&GetSessionInfo {}).await).0, 401, "the token is gone for good");
        assert_eq!(refusal(dan.call(&status(echo.uid, "OPEN")).await), (400, Some("status".to_owned())));
        let nothing = UpdateUserStatus { uid: echo.uid, status: UserStatus::default() };
        assert_eq!(refusal(dan.call(&nothing).await), (400, Some("status".to_owned())));
        assert_eq!(refusal(dan.call(&status(Uid(7), "ENABLED")).await), (400, Some("uid".to_owned())));
        assert_eq!(refusal(dan.call(&GetUserStatus { uid: Uid(7) }).await), (400, Some("uid".to_owned())));
    }

    async fn a_person_is_shut_out_of_the_pod_and_stays_so(world) {
        let (dan, ben) = (world.browser(DAN).await, world.browser(BEN).await);
        let id = uid(&ben).await;
        dan.call(&status(id, "DISABLED")).await.unwrap();
        assert_eq!(refusal(ben.call(&GetSessionInfo {}).await).0, 403);
        assert_eq!(ben.get("/app/me").await.0, 200, "of Rotunda they are still");
        world.sql("UPDATE users SET designation = 'Smith', updated_at = 5 WHERE email = 'ben@example.com'").await;
        assert_eq!(refusal(ben.call(&GetSessionInfo {}).await).0, 403, "the copy does not open it");
        dan.call(&status(id, "ENABLED")).await.unwrap();
        assert_eq!(ben.call(&GetSessionInfo {}).await.unwrap().title.as_deref(), Some("Smith"));
        world.sql("UPDATE users SET status = 'ARCHIVE', updated_at = 6 WHERE email = 'ben@example.com'").await;
        assert_eq!(dan.call(&GetUserStatus { uid: id }).await.unwrap().status.as_deref(), Some("DISABLED"));
        assert_eq!(refusal(dan.call(&status(id, "ENABLED")).await), (400, Some("status".to_owned())));
    }

    async fn who_is_suspended_waits(world) {
        let dan = world.browser(DAN).await;
        let echo = Bot::new(&world, "echo").await;
        let seconds = (world.backend.clock.now() + HOUR) / 1000;
        let done = dan.call(&suspension(echo.uid, true, Some(seconds))).await.unwrap();
        assert_eq!(done.message, "User suspended with success");
        assert_eq!(refusal(echo.call(&GetSessionInfo {}).await).0, 401);
        assert_eq!(admin_users::token(&world, "echo").await, Err(401));
        let is = dan.call(&GetUserStatus { uid: echo.uid }).await.unwrap();
        assert_eq!((is.status.as_deref(), is.suspended, is.suspended_until), (Some("ENABLED"), Some(true), Some(seconds)));
        assert_eq!(is.suspension_reason.as_deref(), Some("leave"));
        world.backend.clock.advance(2 * HOUR);
        assert!(echo.call(&GetSessionInfo {}).await.is_ok(), "until then");
        let is = dan.call(&GetUserStatus { uid: echo.uid }).await.unwrap();
        assert_eq!((is.suspended, is.suspended_until, is.suspension_reason), (Some(false), None, None));
        // In milliseconds too, and for good.
        let until = world.backend.clock.now() + HOUR;
        dan.call(&suspension(echo.uid, true, Some(until))).await.unwrap();
        assert_eq!(dan.call(&GetUserStatus { uid: echo.uid }).await.unwrap().suspended_until, Some(until));
        world.backend.clock.advance(2 * HOUR);
        assert!(echo.call(&GetSessionInfo {}).await.is_ok());
        dan.call(&suspension(echo.uid, true, None)).await.unwrap();
        world.backend.clock.advance(9 * HOUR);
        assert_eq!(refusal(echo.call(&GetSessionInfo {}).await).0, 401);
        dan.call(&suspension(echo.uid, false, None)).await.unwrap();
        assert!(echo.call(&GetSessionInfo {}).await.is_ok());
        for until in [1_601_546_400, -5, i64::MIN, i64::MAX] {
            assert_eq!(refusal(dan.call(&suspension(echo.uid, true, Some(until))).await), (400, Some("suspendedUntil".to_owned())));
        }
        let unsaid = UpdateSuspension { user_id: echo.uid, suspension: UserSuspension::default() };
        assert_eq!(refusal(dan.call(&unsaid).await), (400, Some("suspended".to_owned())));
        let mut long = suspension(echo.uid, true, None);
        long.suspension.suspension_reason = Some("x".repeat(501));
        assert_eq!(refusal(dan.call(&long).await), (400, Some("suspensionReason".to_owned())));
        assert_eq!(refusal(dan.call(&suspension(Uid(7), true, None)).await), (400, Some("userId".to_owned())));
        // The status of 20.17 says it too.
        let both = UserStatus { status: Some("ENABLED".to_owned()), suspended: Some(true), ..UserStatus::default() };
        dan.call(&UpdateUserStatus { uid: echo.uid, status: both }).await.unwrap();
        assert_eq!(refusal(echo.call(&GetSessionInfo {}).await).0, 401);
    }

    async fn the_last_who_may_do_everything_stays(world) {
        let dan = world.browser(DAN).await;
        let me = uid(&dan).await;
        assert_eq!(refusal(dan.call(&status(me, "DISABLED")).await).0, 400);
        assert_eq!(refusal(dan.call(&suspension(me, true, None)).await).0, 400);
        let mut asked = admin_users::new("second");
        asked.user.roles = vec!["SUPER_ADMINISTRATOR".to_owned()];
        let second = dan.call(&asked).await.unwrap().user_system_info.id;
        dan.call(&suspension(second, true, None)).await.unwrap();
        assert_eq!(refusal(dan.call(&status(me, "DISABLED")).await).0, 400, "who is suspended does not count");
        dan.call(&suspension(second, false, None)).await.unwrap();
        dan.call(&status(me, "DISABLED")).await.unwrap();
        assert_eq!(refusal(dan.call(&GetUserStatus { uid: me }).await).0, 403);
    }
}
