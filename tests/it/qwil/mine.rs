//! Chats as who is in them has them.

use api::{
    qwil::{ChatId, MembershipId, chats::*, shapes::MessageKind},
    rotunda::qwil::mine::*,
};
use chrono::{DateTime, Utc};

use super::{
    Chatter, People,
    files::{file, upload},
    sql,
};
use crate::{
    on_both,
    world::{ADA, BEN, CARA, Client, NOBODY, World, refusal},
};

/// The people of [`People`], and the browsers of two of them: Ada is Stan and Ben is Sue.
pub(super) struct Desk {
    pub(super) people: People,
    pub(super) ada: Client,
    pub(super) ben: Client,
}

impl Desk {
    pub(super) async fn new(world: &World) -> Self {
        let people = People::new(world).await;
        for (member, user) in [(people.stan.id, ADA), (people.sue.id, BEN)] {
            sql(world, format!("UPDATE qwil_memberships SET user_id = '{user}' WHERE id = '{member}'")).await;
        }
        Self { people, ada: world.browser(ADA).await, ben: world.browser(BEN).await }
    }
}

fn chats() -> ListMyChats {
    ListMyChats { archived: None, before: None, limit: None }
}

pub(super) fn messages(chat_id: ChatId) -> ListMyChatMessages {
    ListMyChatMessages { chat_id, before: None, after: None, around: None, at: None, limit: None }
}

pub(super) fn read(chat_id: ChatId, seq: u64) -> ReadMyChat {
    ReadMyChat { chat_id, seq, unread: false }
}

pub(super) fn state(chat_id: ChatId) -> UpdateMyChatState {
    UpdateMyChatState { chat_id, muted: None, muted_until: None, is_pinned: None }
}

fn search(words: &str) -> SearchMyChats {
    SearchMyChats {
        search: words.to_owned(),
        chat: None,
        sender: None,
        has_files: None,
        has_links: None,
        before: None,
        since: None,
        limit: None,
    }
}

async fn one(client: &Client, chat_id: ChatId) -> MyChat {
    client.call(&GetMyChat { chat_id }).await.unwrap().chat
}

async fn titles(client: &Client, asked: ListMyChats) -> Vec<String> {
    client.call(&asked).await.unwrap().chats.into_iter().map(|it| it.chat.title).collect()
}

async fn numbers(client: &Client, asked: ListMyChatMessages) -> (Vec<u64>, bool, bool) {
    let history = client.call(&asked).await.unwrap();
    (history.messages.iter().map(|message| message.seq).collect(), history.more_before, history.more_after)
}

async fn found(client: &Client, asked: SearchMyChats) -> Vec<u64> {
    client.call(&asked).await.unwrap().messages.iter().map(|message| message.seq).collect()
}

/// A new chat with a title of its own, and a message in it.
async fn begun(maker: &Chatter, others: &[&Chatter], title: &str) -> ChatId {
    let members = others.iter().map(|other| other.id).collect();
    let asked = CreateChat { title: title.to_owned(), entity_user_xref_uuids: members };
    let chat = maker.call(&asked).await.unwrap().chat.chat_uuid;
    maker.say(chat, "Hello").await;
    chat
}

on_both! {
    async fn chats_are_listed_pinned_ones_first(world) {
        let Desk { people, ada, ben } = Desk::new(&world).await;
        let (stan, sue, clara) = (&people.stan, &people.sue, &people.clara);
        let a = begun(clara, &[stan], "a").await;
        let b = begun(clara, &[stan, sue], "b").await;
        begun(stan, &[clara], "c").await;
        clara.call(&CreateChat { title: "not begun".to_owned(), entity_user_xref_uuids: vec![stan.id] }).await.unwrap();
        stan.call(&CreateChat { title: "own".to_owned(), entity_user_xref_uuids: vec![clara.id] }).await.unwrap();
        assert_eq!(titles(&ada, chats()).await, ["own", "c", "b", "a"], "those of others from their first message on");
        clara.say(a, "again").await;
        ada.call(&UpdateMyChatState { is_pinned: Some(true), ..state(b) }).await.unwrap();
        assert_eq!(titles(&ada, chats()).await, ["b", "a", "own", "c"]);
        assert_eq!(titles(&ben, chats()).await, ["b"]);
        let page = ada.call(&ListMyChats { limit: Some(2), ..chats() }).await.unwrap();
        assert_eq!((page.me, page.chats.len(), page.more), (stan.id, 3, true), "besides the pinned ones");
        assert_eq!((page.chats[0].is_pinned, page.chats[1].is_pinned), (true, false));
        let on = ListMyChats { before: Some(page.chats[2].chat.cursor_dt), ..chats() };
        assert_eq!(titles(&ada, on).await, ["c"], "none that is pinned");
        let names: Vec<_> = page.people.iter().map(|person| (&*person.first_name, person.contact_type)).collect();
        assert_eq!(names, [("Clara", 2), ("Stan", 1), ("Sue", 1)]);
        stan.call(&ArchiveChat { chat_uuid: a, archived: true }).await.unwrap();
        assert_eq!(titles(&ada, chats()).await, ["b", "own", "c"]);
        assert_eq!(titles(&ada, ListMyChats { archived: Some(true), ..chats() }).await, ["a"]);
        for limit in [0, 201] {
            let asked = ListMyChats { limit: Some(limit), ..chats() };
            assert_eq!(refusal(ada.call(&asked).await), (400, Some("limit".to_owned())));
        }
        let new = world.browser(CARA).await.call(&chats()).await.unwrap();
        assert_eq!((new.chats, new.people, new.more), (Vec::new(), Vec::new(), false), "nothing for who is new");
        assert_eq!(refusal(world.stranger().call(&chats()).await).0, 401);
    }

    async fn unread_messages_of_others_are_counted(world) {
        let Desk { people, ada, ben } = Desk::new(&world).await;
        let (stan, clara) = (&people.stan, &people.clara);
        let chat = begun(clara, &[stan], "x").await;
        clara.say(chat, "two").await;
        clara.call(&RenameChat { chat_uuid: chat, title: "y".to_owned() }).await.unwrap();
        let row = one(&ada, chat).await;
        assert_eq!((row.unread, row.read_seq, row.last_message.as_ref().map(|it| it.seq)), (2, 0, Some(3)), "what tells of something is not unread");
        assert_eq!(ada.call(&chats()).await.unwrap().chats, [row]);
        ada.call(&read(chat, 1)).await.unwrap();
        ada.call(&read(chat, 0)).await.unwrap();
        assert_eq!((one(&ada, chat).await.unread, one(&ada, chat).await.read_seq), (1, 1), "it does not go back by itself");
        ada.call(&read(chat, 99)).await.unwrap();
        assert_eq!((one(&ada, chat).await.unread, one(&ada, chat).await.read_seq), (0, 3));
        stan.say(chat, "four").await;
        clara.say(chat, "five").await;
        ada.call(&ReadMyChat { unread: true, ..read(chat, 1) }).await.unwrap();
        assert_eq!(one(&ada, chat).await.unread, 2, "marked as unread, but for one's own");
        clara.call(&InviteToChat { chat_uuid: chat, entity_user_xref_uuids: vec![people.sue.id] }).await.unwrap();
        assert_eq!(one(&ben, chat).await.unread, 0, "what was before one came counts as read");
        let reads = ada.call(&GetMyChat { chat_id: chat }).await.unwrap().reads;
        let reads: Vec<_> = [clara.id, stan.id, people.sue.id].map(|id| reads.iter().find(|it| it.member == id).unwrap().seq).into();
        assert_eq!(reads, [6, 1, 5]);
        assert_eq!(refusal(world.browser(CARA).await.call(&read(chat, 1)).await).0, 404);
        assert_eq!(refusal(ada.call(&read(ChatId(NOBODY), 1)).await).0, 404);
        assert_eq!(refusal(world.stranger().call(&read(chat, 1)).await).0, 401);
    }

    async fn a_chat_is_muted_for_a_while_or_for_good(world) {
        let Desk { people, ada, ben } = Desk::new(&world).await;
        let chat = begun(&people.clara, &[&people.stan], "x").await;
        let muted = async || {
            let row = one(&ada, chat).await;
            (row.is_muted, row.muted_until)
        };
        assert_eq!(muted().await, (false, None));
        let until = DateTime::from_timestamp_millis(world.backend.clock.now() + 60_000);
        ada.call(&UpdateMyChatState { muted: Some(true), muted_until: until, ..state(chat) }).await.unwrap();
        assert_eq!(muted().await, (true, until));
        world.backend.clock.advance(61_000);
        assert_eq!(muted().await, (false, None), "only until then");
        ada.call(&UpdateMyChatState { muted: Some(true), ..state(chat) }).await.unwrap();
        assert_eq!((muted().await, one(&ada, chat).await.chat.notify), ((true, None), false), "for good");
        ada.call(&UpdateMyChatState { is_pinned: Some(true), ..state(chat) }).await.unwrap();
        assert_eq!(muted().await, (true, None), "what is not sent stays");
        let later = DateTime::from_timestamp_millis(world.backend.clock.now() + 60_000);
        ada.call(&UpdateMyChatState { muted: Some(true), muted_until: later, ..state(chat) }).await.unwrap();
        people.stan.call(&NotifyOfChat { chat_uuid: chat, notify: true }).await.unwrap();
        assert_eq!(muted().await, (false, None), "who wants to hear of it does");
        ada.call(&UpdateMyChatState { muted: Some(true), ..state(chat) }).await.unwrap();
        ada.call(&UpdateMyChatState { muted: Some(false), ..state(chat) }).await.unwrap();
        assert_eq!(muted().await, (false, None));
        assert_eq!(refusal(ben.call(&state(chat)).await).0, 404);
        assert_eq!(refusal(world.stranger().call(&state(chat)).await).0, 401);
    }

    async fn history_comes_in_windows(world) {
        let Desk { people, ada, ben } = Desk::new(&world).await;
        let chat = begun(&people.clara, &[&people.stan], "x").await;
        let mut times = vec![Utc::now()];
        for number in 2..=9 {
            times.push(people.clara.say(chat, &format!("{number}")).await.sent_dt);
        }
        let three = ListMyChatMessages { limit: Some(3), ..messages(chat) };
        assert_eq!(numbers(&ada, messages(chat)).await, ((1..=9).collect(), false, false));
        assert_eq!(numbers(&ada, three.clone()).await, (vec![7, 8, 9], true, false));
        assert_eq!(numbers(&ada, ListMyChatMessages { before: Some(3), ..three.clone() }).await, (vec![1, 2], false, true));
        assert_eq!(numbers(&ada, ListMyChatMessages { before: Some(1), ..three.clone() }).await, (vec![], false, true));
        assert_eq!(numbers(&ada, ListMyChatMessages { after: Some(3), ..three.clone() }).await, (vec![4, 5, 6], true, true));
        assert_eq!(numbers(&ada, ListMyChatMessages { after: Some(9), ..three.clone() }).await, (vec![], true, false));
        assert_eq!(numbers(&ada, ListMyChatMessages { around: Some(5), ..three.clone() }).await, (vec![4, 5, 6], true, true));
        assert_eq!(numbers(&ada, ListMyChatMessages { around: Some(u64::MAX), ..three.clone() }).await, (vec![9], true, false));
        assert_eq!(numbers(&ada, ListMyChatMessages { at: Some(times[4]), ..three.clone() }).await, (vec![4, 5, 6], true, true));
        let later = times[8] + chrono::TimeDelta::seconds(1);
        assert_eq!(numbers(&ada, ListMyChatMessages { at: Some(later), ..three.clone() }).await, (vec![9], true, false));
        let two = ListMyChatMessages { before: Some(3), after: Some(1), ..messages(chat) };
        assert_eq!(refusal(ada.call(&two).await), (400, Some("before".to_owned())));
        let many = ListMyChatMessages { limit: Some(201), ..messages(chat) };
        assert_eq!(refusal(ada.call(&many).await), (400, Some("limit".to_owned())));
        assert_eq!(refusal(ben.call(&messages(chat)).await).0, 404);
        assert_eq!(refusal(world.stranger().call(&messages(chat)).await).0, 401);
    }

    async fn who_left_keeps_what_was(world) {
        let Desk { people, ada, ben } = Desk::new(&world).await;
        let (stan, sue, clara) = (&people.stan, &people.sue, &people.clara);
        let chat = begun(clara, &[stan, sue], "x").await;
        let staff = one(&ada, chat).await;
        assert_eq!((staff.is_member, staff.is_staff), (true, true));
        stan.call(&LeaveChat { chat_uuid: chat }).await.unwrap();
        clara.say(chat, "secret").await;
        let detail = ada.call(&GetMyChat { chat_id: chat }).await.unwrap();
        let row = &detail.chat;
        assert_eq!((row.is_member, row.unread, row.chat.last_seq), (false, 0, 2));
        assert_eq!(row.last_message.as_ref().map(|it| it.kind), Some(MessageKind::Left));
        assert_eq!((detail.reads.len(), detail.people.len()), (0, 3));
        assert_eq!(numbers(&ada, messages(chat)).await, (vec![1, 2], false, false));
        assert_eq!(found(&ada, search("secret")).await, Vec::<u64>::new());
        assert_eq!(found(&ben, search("secret")).await, [3]);
        ada.call(&read(chat, 99)).await.unwrap();
        assert_eq!(one(&ada, chat).await.read_seq, 2);
        sql(&world, format!("UPDATE qwil_chat_members SET is_visible = 0 WHERE membership_id = '{}'", sue.id)).await;
        assert_eq!(refusal(ben.call(&GetMyChat { chat_id: chat }).await).0, 404, "nothing was left to them");
        assert_eq!(titles(&ben, chats()).await, Vec::<String>::new());
        assert_eq!(found(&ben, search("secret")).await, Vec::<u64>::new());
        assert_eq!(refusal(world.stranger().call(&GetMyChat { chat_id: chat }).await).0, 401);
    }

    async fn messages_are_found_by_what_they_have(world) {
        let Desk { people, ada, ben } = Desk::new(&world).await;
        let (stan, sue, clara) = (&people.stan, &people.sue, &people.clara);
        let chat = begun(clara, &[stan], "x").await;
        let plan = clara.say(chat, "The PLAN of 100% (see https://x.example)").await;
        let note = stan.say(chat, "planned").await;
        clara.call(&file(chat, Some(upload("plan.txt", "words")))).await.unwrap();
        clara.call(&RenameChat { chat_uuid: chat, title: "Plan".to_owned() }).await.unwrap();
        let other = begun(clara, &[stan, sue], "y").await;
        clara.say(other, "another plan").await;
        assert_eq!(found(&ada, search("plan")).await, [2, 4, 3, 2], "latest first");
        assert_eq!(found(&ada, SearchMyChats { chat: Some(chat), ..search("plan the") }).await, [2], "all words");
        assert_eq!(found(&ada, search("0%")).await, [2]);
        assert_eq!(found(&ada, search("0_")).await, Vec::<u64>::new());
        assert_eq!(found(&ada, SearchMyChats { sender: Some(stan.id), ..search("") }).await, [3]);
        assert_eq!(found(&ada, SearchMyChats { has_files: Some(true), ..search("") }).await, [4]);
        assert_eq!(found(&ada, SearchMyChats { has_links: Some(true), ..search("") }).await, [2]);
        assert_eq!(found(&ada, SearchMyChats { before: Some(note.sent_dt), ..search("plan") }).await, [2]);
        assert_eq!(found(&ada, SearchMyChats { since: Some(note.sent_dt), ..search("plan") }).await, [2, 4, 3]);
        let page = ada.call(&SearchMyChats { limit: Some(1), ..search("plan") }).await.unwrap();
        assert_eq!((page.messages.len(), page.more, page.people.len()), (1, true, 1));
        assert_eq!(page.people[0].entity_user_xref_uuid, clara.id);
        let last = SearchMyChats { before: Some(note.sent_dt), ..search("plan") };
        assert_eq!(ada.call(&last).await.unwrap().messages, [plan]);
        assert_eq!(found(&ben, search("plan")).await, [2], "only what one sees");
        assert_eq!(found(&ben, SearchMyChats { chat: Some(chat), ..search("plan") }).await, Vec::<u64>::new());
        assert_eq!(found(&ada, SearchMyChats { sender: Some(MembershipId(NOBODY)), ..search("") }).await, Vec::<u64>::new());
        for (asked, field) in [
            (search(" "), "search"),
            (SearchMyChats { has_files: Some(false), ..search("") }, "search"),
            (search(&"x".repeat(501)), "search"),
            (SearchMyChats { limit: Some(101), ..search("x") }, "limit"),
        ] {
            assert_eq!(refusal(ada.call(&asked).await), (400, Some(field.to_owned())));
        }
        assert_eq!(refusal(world.stranger().call(&search("x")).await).0, 401);
    }
}
