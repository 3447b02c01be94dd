//! Connections between users.

use api::symphony::{Uid, connections::*, streams::CreateIm};

use super::{Bot, uid};
use crate::{
    on_both,
    world::{ADA, BEN, refusal},
};

fn with(user_id: Uid) -> ConnectionRequest {
    ConnectionRequest { user_id }
}

fn list(status: Option<&str>, user_ids: Option<String>) -> ListConnections {
    ListConnections { status: status.map(str::to_owned), user_ids }
}

on_both! {
    async fn colleagues_are_connected_without_asking(world) {
        let ada = world.browser(ADA).await;
        let (me, ben) = (uid(&ada).await, uid(&world.browser(BEN).await).await);
        assert_eq!(ada.call(&CreateConnection { request: with(ben) }).await.unwrap().status, "ACCEPTED");
        assert_eq!(ada.call(&AcceptConnection { request: with(ben) }).await.unwrap().status, "ACCEPTED");
        assert_eq!(ada.call(&GetConnection { user_id: ben }).await.unwrap().status, "ACCEPTED");
        assert_eq!(refusal(ada.call(&RejectConnection { request: with(ben) }).await).0, 400);
        assert_eq!(refusal(ada.call(&RemoveConnection { uid: ben }).await).0, 400);
        assert!(ada.call(&list(None, None)).await.unwrap().is_empty());
        assert!(ada.call(&list(Some("all"), None)).await.unwrap().is_empty(), "unless they are named");
        assert_eq!(ada.call(&list(Some("accepted"), Some(format!("{ben},7")))).await.unwrap().len(), 1);
        assert_eq!(refusal(ada.call(&list(Some("friends"), None)).await), (400, Some("status".to_owned())));
        assert_eq!(refusal(ada.call(&list(None, Some("x".to_owned()))).await), (400, Some("userIds".to_owned())));
        assert_eq!(refusal(ada.call(&CreateConnection { request: with(me) }).await).0, 400);
        for nobody in [Uid(7)] {
            assert_eq!(refusal(ada.call(&CreateConnection { request: with(nobody) }).await).0, 404);
            assert_eq!(refusal(ada.call(&AcceptConnection { request: with(nobody) }).await).0, 404);
            assert_eq!(refusal(ada.call(&RejectConnection { request: with(nobody) }).await).0, 404);
            assert_eq!(refusal(ada.call(&GetConnection { user_id: nobody }).await).0, 404);
            assert_eq!(refusal(ada.call(&RemoveConnection { uid: nobody }).await).0, 404);
        }
    }

    async fn others_ask_and_are_answered(world) {
        let (ada, echo) = (world.browser(ADA).await, Bot::new(&world, "echo").await);
        world.sql("UPDATE symphony_users SET company = 'Elsewhere' WHERE username = 'echo'").await;
        let me = uid(&ada).await;
        let im = CreateIm { users: vec![echo.uid] };
        assert_eq!(refusal(ada.call(&im).await).0, 403, "not before they are connected");
        assert_eq!(refusal(ada.call(&GetConnection { user_id: echo.uid }).await).0, 404);
        let asked = ada.call(&CreateConnection { request: with(echo.uid) }).await.unwrap();
        assert_eq!((&*asked.status, asked.request_counter), ("PENDING_OUTGOING", Some(1)));
        let waits = echo.call(&list(None, None)).await.unwrap();
        assert_eq!((waits.len(), &*waits[0].status, waits[0].user_id), (1, "PENDING_INCOMING", me));
        assert_eq!(refusal(ada.call(&AcceptConnection { request: with(echo.uid) }).await).0, 404, "who asks does not accept");
        assert_eq!(echo.call(&RejectConnection { request: with(me) }).await.unwrap().status, "REJECTED");
        let again = ada.call(&CreateConnection { request: with(echo.uid) }).await.unwrap();
        assert_eq!((&*again.status, again.request_counter), ("PENDING_OUTGOING", Some(2)));
        assert_eq!(echo.call(&AcceptConnection { request: with(me) }).await.unwrap().status, "ACCEPTED");
        assert!(ada.call(&im).await.is_ok());
        assert_eq!(ada.call(&list(Some("ACCEPTED"), None)).await.unwrap().len(), 1);
        assert_eq!(ada.call(&RemoveConnection { uid: echo.uid }).await.unwrap().message, "Connection Removed.");
        assert_eq!(refusal(ada.call(&GetConnection { user_id: echo.uid }).await).0, 404);
        // Two who ask each other have agreed.
        echo.call(&CreateConnection { request: with(me) }).await.unwrap();
        assert_eq!(ada.call(&CreateConnection { request: with(echo.uid) }).await.unwrap().status, "ACCEPTED");
    }
}
