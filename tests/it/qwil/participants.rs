//! Who is in a chat.

use api::qwil::{
    ChatId, MembershipId, butler::ButlerSendText, chats::*, memberships::DestroyMembership, messages::GetMessageRange,
    shapes::MessageKind,
};

use super::{People, code, say, sql};
use crate::{on_both, world::NOBODY};

fn invite(chat: ChatId, members: &[MembershipId]) -> InviteToChat {
    InviteToChat { chat_uuid: chat, entity_user_xref_uuids: members.to_vec() }
}

fn range(chat: ChatId) -> GetMessageRange {
    GetMessageRange { chat_uuid: chat, from_seq: 1, to_seq: 100 }
}

on_both! {
    async fn who_is_invited_sees_all_of_it(world) {
        let people = People::new(&world).await;
        let (stan, sue, clara) = (&people.stan, &people.sue, &people.clara);
        let chat = stan.chat(&[clara]).await;
        stan.say(chat, "Hello").await;
        let with = clara.call(&invite(chat, &[sue.id, stan.id])).await.unwrap().chat;
        assert_eq!((with.members.len(), with.last_seq), (3, 2));
        let seen = sue.call(&range(chat)).await.unwrap().messages;
        assert_eq!(seen.iter().map(|message| message.kind).collect::<Vec<_>>(), [MessageKind::Text, MessageKind::Joined]);
        assert_eq!((seen[1].sender_entity_user_xref_uuid, seen[1].subject_entity_user_xref_uuid), (clara.id, Some(sue.id)));
        assert_eq!(clara.call(&invite(chat, &[sue.id])).await.unwrap().chat.last_seq, 2, "who is in it stays so");
        assert_eq!(code(clara.call(&invite(chat, &[people.carl.id])).await), "RF007");
        assert_eq!(code(stan.call(&invite(chat, &[MembershipId(NOBODY)])).await), "RF007");
        assert_eq!(code(stan.call(&invite(chat, &[])).await), "RB100");
        assert_eq!(code(people.steve.call(&invite(chat, &[sue.id])).await), "RF436");
        let many: Vec<_> = (0..98).map(|n| MembershipId(uuid::Uuid::from_u128(n))).collect();
        assert_eq!(code(stan.call(&invite(chat, &many)).await), "RB100", "at most 100 are in a chat");
    }

    async fn who_left_keeps_what_was_and_sees_nothing_newer(world) {
        let people = People::new(&world).await;
        let (stan, clara) = (&people.stan, &people.clara);
        let chat = stan.chat(&[clara, &people.sue]).await;
        stan.say(chat, "Hello").await;
        clara.call(&LeaveChat { chat_uuid: chat }).await.unwrap();
        stan.say(chat, "Newer").await;
        let kept = clara.call(&range(chat)).await.unwrap().messages;
        assert_eq!(kept.iter().map(|message| message.kind).collect::<Vec<_>>(), [MessageKind::Text, MessageKind::Left]);
        let seen = clara.call(&GetChat { chat_uuid: chat }).await.unwrap().chat;
        assert_eq!(seen.last_seq, 2);
        assert!(seen.members.iter().any(|member| member.entity_user_xref_uuid == clara.id && !member.active));
        assert_eq!(code(clara.call(&say(chat, "x")).await), "RF436");
        assert_eq!(code(clara.call(&LeaveChat { chat_uuid: chat }).await), "RF032");
        assert_eq!(code(people.steve.call(&LeaveChat { chat_uuid: chat }).await), "RF436");
        stan.call(&invite(chat, &[clara.id])).await.unwrap();
        assert_eq!(clara.call(&range(chat)).await.unwrap().messages.len(), 4, "back, with all that was missed");
        assert_eq!(clara.say(chat, "I am back").await.seq, 5);
    }

    async fn staff_remove_others_and_say_what_they_keep(world) {
        let people = People::new(&world).await;
        let (stan, sue, clara) = (&people.stan, &people.sue, &people.clara);
        let chat = stan.chat(&[clara, sue]).await;
        stan.say(chat, "Hello").await;
        let remove = |member, visible| RemoveFromChat { chat_uuid: chat, entity_user_xref_uuid: member, visible };
        assert_eq!(code(clara.call(&remove(sue.id, true)).await), "RF732", "clients remove nobody");
        let left = stan.call(&remove(sue.id, true)).await.unwrap().chat;
        assert_eq!(left.members.iter().filter(|member| member.active).count(), 2);
        assert_eq!(sue.call(&range(chat)).await.unwrap().messages.len(), 2, "with the word of her removal");
        assert_eq!(code(stan.call(&remove(sue.id, true)).await), "RF436", "removed already");
        stan.call(&remove(clara.id, false)).await.unwrap();
        assert_eq!(code(clara.call(&range(chat)).await), "RF436");
        assert_eq!(code(clara.call(&GetChat { chat_uuid: chat }).await), "RF436");
        assert_eq!(code(clara.call(&NotifyOfChat { chat_uuid: chat, notify: true }).await), "RF050");
        assert_eq!(code(stan.call(&remove(MembershipId(NOBODY), true)).await), "RF436");
        assert_eq!(code(people.steve.call(&remove(stan.id, true)).await), "RF436");
    }

    async fn the_butlers_chat_is_closed(world) {
        let people = People::new(&world).await;
        let (stan, clara) = (&people.stan, &people.clara);
        let says = ButlerSendText { entity_user_xref_uuid: clara.id, text: "Welcome".to_owned(), reply_to_seq: None };
        let chat = stan.call(&says).await.unwrap().message.chat_uuid;
        assert_eq!(code(clara.call(&LeaveChat { chat_uuid: chat }).await), "RB076");
        assert_eq!(code(clara.call(&invite(chat, &[stan.id])).await), "RF436");
        assert_eq!(code(clara.call(&RenameChat { chat_uuid: chat, title: "x".to_owned() }).await), "RF436");
        sql(&world, format!("UPDATE qwil_memberships SET profile_id = 3 WHERE id = '{}'", clara.id)).await;
        let remove = RemoveFromChat { chat_uuid: chat, entity_user_xref_uuid: clara.id, visible: true };
        assert_eq!(code(clara.call(&remove).await), "RF436");
        assert!(clara.call(&ArchiveChat { chat_uuid: chat, archived: true }).await.unwrap().chat.archived);
    }

    async fn whose_membership_ends_is_in_no_chat(world) {
        let people = People::new(&world).await;
        let chat = people.stan.chat(&[&people.sue]).await;
        people.stan.say(chat, "Hello").await;
        people.qwil.call(&DestroyMembership { entity_user_xref_uuid: people.sue.id }).await.unwrap();
        let seen = people.stan.call(&GetChat { chat_uuid: chat }).await.unwrap().chat;
        assert_eq!(seen.members.iter().filter(|member| member.active).count(), 1);
        assert_eq!(code(people.sue.call(&range(chat)).await), "RF024");
    }
}
