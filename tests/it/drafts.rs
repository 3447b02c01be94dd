//! What people have written to conversations and not sent.

use api::rotunda::{
    conversations::LeaveConversation,
    drafts::{ChatDraft, ChatSource, KeepDraft, ListDrafts},
    live::Notice,
};

use crate::{
    conversations::{group, make},
    notices::Live,
    on_both,
    world::{ADA, BEN, CARA, Client, refusal},
};

pub(crate) fn keep(source: ChatSource, conversation: &str, text: &str, version: u64) -> KeepDraft {
    KeepDraft { source, conversation: conversation.to_owned(), text: text.to_owned(), version }
}

async fn all(client: &Client) -> Vec<ChatDraft> {
    client.call(&ListDrafts {}).await.unwrap()
}

on_both! {
    async fn a_newer_draft_is_never_written_over(world) {
        let ada = world.browser(ADA).await;
        let keep = |text: &str, version| keep(ChatSource::Symphony, "a/b c_d%", text, version);
        let first = ada.call(&keep("Hello", 0)).await.unwrap();
        assert_eq!((first.version, first.conversation.as_str(), first.source), (1, "a/b c_d%", ChatSource::Symphony));
        assert_eq!(refusal(ada.call(&keep("other window", 0)).await), (409, Some("version".to_owned())));
        assert_eq!(all(&ada).await, [first]);
        assert_eq!(ada.call(&keep("Hello you", 1)).await.unwrap().version, 2);
        assert_eq!(ada.call(&keep("", 2)).await.unwrap().version, 3);
        assert_eq!(all(&ada).await, [], "an empty one is none");
        assert_eq!(refusal(ada.call(&keep("late", 2)).await).0, 409, "but its version stays");
        assert_eq!(ada.call(&keep("anew", 0)).await.unwrap().version, 4, "who knows of none begins anew");
        assert_eq!(refusal(ada.call(&keep("late", 0)).await).0, 409);
    }

    async fn everybody_has_their_own_drafts_of_all_sources(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        for source in [ChatSource::WorkDrive, ChatSource::Qwil, ChatSource::Symphony] {
            world.backend.clock.advance(1000);
            ada.call(&keep(source, "x", source.name(), 0)).await.unwrap();
        }
        let texts: Vec<_> = all(&ada).await.into_iter().map(|draft| draft.text).collect();
        assert_eq!(texts, ["symphony", "qwil", "workdrive"], "the latest first");
        assert_eq!(all(&ben).await, []);
        assert_eq!(ben.call(&keep(ChatSource::Qwil, "x", "his", 0)).await.unwrap().version, 1);
        assert_eq!(all(&ada).await.len(), 3);
    }

    async fn drafts_are_refused_field_by_field(world) {
        let ada = world.browser(ADA).await;
        let field = |field: &str| (400, Some(field.to_owned()));
        assert_eq!(refusal(ada.call(&keep(ChatSource::Dixa, "x", "x", 0)).await), field("source"));
        assert_eq!(refusal(ada.call(&keep(ChatSource::Qwil, &"x".repeat(201), "x", 0)).await), field("conversation"));
        assert_eq!(refusal(ada.call(&keep(ChatSource::Qwil, "x", &"ö".repeat(20_001), 0)).await), field("text"));
        assert!(ada.call(&keep(ChatSource::Qwil, &"x".repeat(200), &"ö".repeat(20_000), 0)).await.is_ok());
        assert_eq!(refusal(world.stranger().call(&keep(ChatSource::Qwil, "x", "x", 0)).await).0, 401);
        assert_eq!(refusal(world.stranger().call(&ListDrafts {}).await).0, 401);
    }

    async fn at_most_500_drafts_are_kept(world) {
        let ada = world.browser(ADA).await;
        ada.call(&keep(ChatSource::Qwil, "first", "x", 0)).await.unwrap();
        world
            .sql(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 499) \
                 INSERT INTO chat_drafts (user_id, source, conversation, text, version, updated_at) \
                 SELECT d.user_id, 'symphony', CAST(n.i AS TEXT), 'x', 1, 0 FROM n, chat_drafts d",
            )
            .await;
        assert_eq!(refusal(ada.call(&keep(ChatSource::Qwil, "one more", "x", 0)).await), (400, Some("text".to_owned())));
        assert_eq!(ada.call(&keep(ChatSource::Symphony, "7", "changed", 1)).await.unwrap().version, 2);
        ada.call(&keep(ChatSource::Symphony, "7", "", 2)).await.unwrap();
        assert!(ada.call(&keep(ChatSource::Qwil, "one more", "x", 0)).await.is_ok());
        assert!(world.browser(BEN).await.call(&keep(ChatSource::Qwil, "x", "x", 0)).await.is_ok());
    }

    async fn drafts_are_told_to_ones_own_windows_alone(world) {
        let (here, there, ben) = (world.browser(ADA).await, world.browser(ADA).await, world.browser(BEN).await);
        let (mut mine, mut bens) = (Live::began(&there).await, Live::began(&ben).await);
        here.call(&keep(ChatSource::Qwil, "x", "Hello", 0)).await.unwrap();
        assert_eq!(mine.next().await, Some(Notice::DraftsChanged));
        let id = make(&here, group("Launch", &[BEN])).await;
        assert_eq!(bens.next().await, Some(Notice::ConversationChanged { id, place: None }), "the first that concerns Ben");
    }

    async fn who_leaves_a_conversation_leaves_the_draft(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let id = make(&ada, group("Launch", &[BEN, CARA])).await;
        for client in [&ada, &ben] {
            client.call(&keep(ChatSource::WorkDrive, &id.to_string(), "x", 0)).await.unwrap();
        }
        ben.call(&LeaveConversation { conversation_id: id }).await.unwrap();
        assert_eq!((all(&ada).await.len(), all(&ben).await.len()), (1, 0));
        ada.call(&api::workdrive::group_chats::DeleteGroupChats { id: vec![id] }).await.unwrap();
        assert_eq!(all(&ada).await, []);
    }

    async fn drafts_that_were_taken_away_are_forgotten_after_a_while(world) {
        let ada = world.browser(ADA).await;
        ada.call(&keep(ChatSource::Qwil, "x", "x", 0)).await.unwrap();
        ada.call(&keep(ChatSource::Qwil, "x", "", 1)).await.unwrap();
        ada.call(&keep(ChatSource::Qwil, "y", "y", 0)).await.unwrap();
        world.backend.tidy().await.unwrap();
        assert_eq!(world.number("SELECT COUNT(*) FROM chat_drafts").await, 2);
        world.backend.clock.advance(31 * 86_400_000);
        world.backend.tidy().await.unwrap();
        assert_eq!(world.number("SELECT COUNT(*) FROM chat_drafts").await, 1);
    }
}
