//! Streams as who is in them has them: listed, read, pinned, put away, muted.

use api::{
    rotunda::symphony::mine::*,
    symphony::{Mid, OneUid, StreamId, messages::*, presence::*, rooms::*, streams::CreateIm},
};

use super::{named, room, room_of, say, says, uid};
use crate::{
    on_both,
    world::{ADA, BEN, CARA, Client, DAN, World, refusal},
};

fn list() -> ListMyStreams {
    ListMyStreams { archived: None, before: None, limit: None }
}

fn state(sid: &StreamId) -> UpdateMyStreamState {
    UpdateMyStreamState { sid: sid.clone(), muted: None, muted_until: None, is_pinned: None, is_archived: None }
}

fn read(sid: &StreamId, message: &V4Message) -> MarkSymphonyRead {
    MarkSymphonyRead { sid: sid.clone(), message_id: Mid::new(&message.message_id), unread: false }
}

pub(super) fn changed(sid: &StreamId, message: &V4Message, text: &str) -> UpdateMessage {
    UpdateMessage {
        sid: sid.clone(),
        mid: Mid::new(&message.message_id),
        message: format!("<messageML>{text}</messageML>"),
        data: None,
        version: None,
        silent: None,
        attachment: Vec::new(),
        preview: Vec::new(),
    }
}

/// A stream in the list of who is in it.
async fn own(client: &Client, sid: &StreamId) -> Option<MyStream> {
    client.call(&list()).await.unwrap().streams.into_iter().find(|one| one.stream.id == *sid)
}

async fn counts(client: &Client, sid: &StreamId) -> (u64, u64) {
    let one = own(client, sid).await.unwrap();
    (one.unread, one.mentions)
}

async fn ids(client: &Client, asked: &ListMyStreams) -> Vec<StreamId> {
    client.call(asked).await.unwrap().streams.into_iter().map(|one| one.stream.id).collect()
}

on_both! {
    async fn streams_are_listed_with_what_one_has_not_read(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let (adas, bens) = (uid(&ada).await, uid(&ben).await);
        let sid = room_of(&ada, "Trading", &[bens]).await;
        let first = own(&ben, &sid).await.unwrap();
        assert_eq!((first.unread, first.last_message, first.is_owner, first.is_muted), (0, None, false, false));
        assert_eq!(first.last_at, first.stream.attributes.created_date);
        for text in ["one", "two", &format!("three <mention uid=\"{bens}\"/>")] {
            say(&ada, &sid, text).await;
        }
        let answer = ben.call(&list()).await.unwrap();
        let row = &answer.streams[0];
        let last = row.last_message.as_ref().unwrap();
        assert_eq!((answer.me, row.unread, row.mentions, row.last_at), (bens, 3, 1, last.place));
        assert_eq!((last.mentions.as_slice(), last.message.user.user_id), ([bens].as_slice(), Some(adas)));
        assert_eq!(row.stream.attributes.room_name.as_deref(), Some("Trading"));
        assert_eq!(answer.people.iter().map(|one| one.user.user_id).collect::<Vec<_>>(), [adas], "who sent the latest");
        assert!(own(&ada, &sid).await.unwrap().is_owner);
        assert_eq!(counts(&ada, &sid).await, (0, 0), "one has read what one says");
        say(&ben, &sid, "four").await;
        assert_eq!(counts(&ben, &sid).await, (0, 0), "who answers has read");
        assert_eq!(ids(&world.browser(CARA).await, &list()).await, []);
        assert_eq!(refusal(ben.call(&ListMyStreams { limit: Some(201), ..list() }).await), (400, Some("limit".to_owned())));
        assert_eq!(refusal(world.stranger().call(&list()).await).0, 401);
    }

    async fn pinned_ones_first_then_the_latest_in_pages(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let mut rooms = Vec::new();
        for name in ["a", "b", "c", "d"] {
            world.backend.clock.advance(1_000);
            rooms.push(room(&ada, named(name)).await);
        }
        world.backend.clock.advance(1_000);
        let im = ada.call(&CreateIm { users: vec![uid(&ben).await] }).await.unwrap().id;
        say(&ada, &rooms[1], "x").await;
        ada.call(&UpdateMyStreamState { is_pinned: Some(true), ..state(&rooms[0]) }).await.unwrap();
        let all = [&rooms[0], &rooms[1], &im, &rooms[3], &rooms[2]].map(Clone::clone);
        assert_eq!(ids(&ada, &list()).await, all);
        let page = ada.call(&ListMyStreams { limit: Some(2), ..list() }).await.unwrap();
        assert!(page.more && page.streams[0].is_pinned);
        assert_eq!(page.streams.iter().map(|one| &one.stream.id).collect::<Vec<_>>(), [&all[0], &all[1], &all[2]]);
        assert_eq!(page.people.len(), 2, "who is in the instant messages: {:?}", page.people);
        let before = chrono::DateTime::from_timestamp_millis(page.streams[2].last_at);
        let page = ada.call(&ListMyStreams { before, ..list() }).await.unwrap();
        assert_eq!(page.streams.iter().map(|one| &one.stream.id).collect::<Vec<_>>(), [&all[3], &all[4]]);
        assert!(!page.more);
        ada.call(&SetRoomActive { id: rooms[2].clone(), active: false }).await.unwrap();
        assert!(!own(&ada, &rooms[2]).await.unwrap().stream.is_active, "those that are not active too");
    }

    async fn what_happened_at_one_moment_is_on_one_page(world) {
        let ada = world.browser(ADA).await;
        for name in ["a", "b", "c"] {
            room(&ada, named(name)).await;
        }
        world.sql("UPDATE symphony_streams SET created_at = CASE WHEN name = 'a' THEN 9 ELSE 7 END").await;
        let page = ada.call(&ListMyStreams { limit: Some(2), ..list() }).await.unwrap();
        assert_eq!((page.streams.len(), page.more), (1, true));
        let before = chrono::DateTime::from_timestamp_millis(page.streams[0].last_at);
        assert_eq!(ids(&ada, &ListMyStreams { before, limit: Some(2), ..list() }).await.len(), 2);
    }

    async fn muted_and_archived_ones(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let sid = room_of(&ada, "Trading", &[uid(&ben).await]).await;
        let first = say(&ada, &sid, "x").await;
        let until = chrono::DateTime::from_timestamp_millis(world.backend.clock.now() + 60_000);
        ben.call(&UpdateMyStreamState { muted: Some(true), muted_until: until, ..state(&sid) }).await.unwrap();
        let row = own(&ben, &sid).await.unwrap();
        assert_eq!((row.is_muted, row.muted_until, row.unread), (true, until, 1));
        world.backend.clock.advance(61_000);
        assert!(!own(&ben, &sid).await.unwrap().is_muted, "only until then");
        ben.call(&UpdateMyStreamState { muted: Some(true), ..state(&sid) }).await.unwrap();
        let row = own(&ben, &sid).await.unwrap();
        assert_eq!((row.is_muted, row.muted_until), (true, None), "for good");
        ben.call(&UpdateMyStreamState { muted: Some(false), is_archived: Some(true), ..state(&sid) }).await.unwrap();
        assert_eq!(own(&ben, &sid).await, None);
        assert!(own(&ada, &sid).await.is_some(), "for oneself alone");
        let put_away = ListMyStreams { archived: Some(true), ..list() };
        let all = ben.call(&put_away).await.unwrap().streams;
        assert_eq!((all.len(), all[0].is_archived, all[0].is_muted), (1, true, false));
        ada.call(&changed(&sid, &first, "y")).await.unwrap();
        assert_eq!(own(&ben, &sid).await, None, "a changed message is no new one");
        say(&ada, &sid, "back").await;
        assert!(own(&ben, &sid).await.is_some(), "a message brings it back");
        assert_eq!(refusal(world.browser(CARA).await.call(&state(&sid)).await).0, 404);
        assert_eq!(refusal(ben.call(&state(&StreamId::new("x"))).await).0, 404);
        assert_eq!(refusal(world.stranger().call(&state(&sid)).await).0, 401);
    }

    async fn reading_goes_back_only_when_one_says_so(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let bens = uid(&ben).await;
        let sid = room_of(&ada, "Trading", &[bens]).await;
        let sent = [say(&ada, &sid, "one").await, say(&ada, &sid, &format!("<mention uid=\"{bens}\"/>")).await, say(&ada, &sid, "three").await];
        ben.call(&read(&sid, &sent[1])).await.unwrap();
        ben.call(&read(&sid, &sent[0])).await.unwrap();
        let row = own(&ben, &sid).await.unwrap();
        assert_eq!((row.unread, row.mentions, row.read_to), (1, 0, sent[1].timestamp), "it does not go back by itself");
        ben.call(&MarkSymphonyRead { unread: true, ..read(&sid, &sent[0]) }).await.unwrap();
        assert_eq!(counts(&ben, &sid).await, (2, 1), "unread from here on");
        let detail = ada.call(&GetMyStream { sid: sid.clone() }).await.unwrap();
        let read_by = |who| detail.reads.iter().find(|read| read.user_id == who).map(|read| read.place);
        assert_eq!((read_by(bens), read_by(detail.me)), (Some(sent[1].timestamp), Some(sent[2].timestamp)), "others know what they knew");
        ben.call(&read(&sid, &sent[2])).await.unwrap();
        assert_eq!(counts(&ben, &sid).await, (0, 0));
        assert_eq!(refusal(ben.call(&MarkSymphonyRead { message_id: Mid::new("x"), ..read(&sid, &sent[0]) }).await).0, 404);
        assert_eq!(refusal(world.browser(CARA).await.call(&read(&sid, &sent[0])).await).0, 403);
        assert_eq!(refusal(world.stranger().call(&read(&sid, &sent[0])).await).0, 401);
    }

    async fn a_changed_message_is_not_unread_again(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let sid = room_of(&ada, "Trading", &[uid(&ben).await]).await;
        let first = say(&ada, &sid, "one").await;
        ben.call(&read(&sid, &first)).await.unwrap();
        let second = say(&ada, &sid, "two").await;
        let latest = ada.call(&changed(&sid, &first, "uno")).await.unwrap();
        let row = own(&ben, &sid).await.unwrap();
        assert_eq!((row.unread, row.last_at), (1, second.timestamp));
        assert_eq!(row.last_message.unwrap().message, second, "its place is the old one");
        ben.call(&read(&sid, &latest)).await.unwrap();
        assert_eq!(counts(&ben, &sid).await, (1, 0), "what follows it was not read");
        let detail = ada.call(&GetMyStream { sid: sid.clone() }).await.unwrap();
        assert!(detail.reads.iter().all(|read| read.user_id == detail.me || read.place < second.timestamp), "{:?}", detail.reads);
        ada.call(&changed(&sid, &second, "due")).await.unwrap();
        assert_eq!(counts(&ben, &sid).await, (1, 0), "a changed message counts once");
    }

    async fn who_comes_later_has_only_what_came_later(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let sid = room(&ada, named("Trading")).await;
        say(&ada, &sid, "before").await;
        world.backend.clock.advance(1_000);
        ada.call(&AddRoomMember { id: sid.clone(), user: OneUid { id: uid(&ben).await } }).await.unwrap();
        let row = own(&ben, &sid).await.unwrap();
        assert_eq!((row.unread, row.last_message), (0, None));
        world.backend.clock.advance(1_000);
        say(&ada, &sid, "after").await;
        assert_eq!(counts(&ben, &sid).await, (1, 0));
        ada.call(&RemoveRoomMember { id: sid.clone(), user: OneUid { id: uid(&ben).await } }).await.unwrap();
        assert_eq!(own(&ben, &sid).await, None);
        assert_eq!(refusal(ben.call(&GetMyStream { sid: sid.clone() }).await).0, 404);
    }

    async fn a_stream_is_read_with_its_people(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let (adas, bens) = (uid(&ada).await, uid(&ben).await);
        let attributes = V3RoomAttributes { read_only: Some(true), members_can_invite: Some(true), ..named("News") };
        let sid = room(&ada, attributes).await;
        ada.call(&AddRoomMember { id: sid.clone(), user: OneUid { id: bens } }).await.unwrap();
        ada.call(&SetOwnPresence { soft: None, presence: PresenceStatus { category: "BUSY".to_owned() } }).await.unwrap();
        world.sql("INSERT INTO files (id, owner_id, module_code, name, mime, path, created_at, uploaded_at) \
            SELECT '00000000-0000-0000-0000-00000000000f', id, 1, 'a.png', 'image/png', 'x', 1, 1 FROM users WHERE email = 'ada@example.com'").await;
        world.sql("UPDATE users SET picture = '00000000-0000-0000-0000-00000000000f' WHERE email = 'ada@example.com'").await;
        let detail = ben.call(&GetMyStream { sid: sid.clone() }).await.unwrap();
        assert_eq!((detail.me, detail.stream.read_only, detail.stream.members_can_invite), (bens, true, true));
        assert_eq!(detail.members.iter().map(|one| (one.id, one.owner)).collect::<Vec<_>>(), [(adas, true), (bens, false)]);
        let person = |uid| detail.people.iter().find(|one| one.user.user_id == uid).unwrap();
        assert_eq!((person(adas).presence.as_deref(), person(bens).presence.as_deref()), (Some("BUSY"), None));
        assert!(person(adas).picture.as_ref().unwrap().ends_with("&size=thumbnail"));
        assert_eq!((person(bens).picture.as_ref(), person(bens).user.display_name.as_deref()), (None, Some("Ben Bitdiddle")));
        assert_eq!(detail.reads, []);
        assert_eq!(refusal(world.browser(DAN).await.call(&GetMyStream { sid: sid.clone() }).await).0, 404);
        assert_eq!(refusal(ben.call(&GetMyStream { sid: StreamId::new("x") }).await).0, 404);
        assert_eq!(refusal(world.stranger().call(&GetMyStream { sid }).await).0, 401);
    }

    async fn a_thousand_unread_messages_are_enough(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let sid = room_of(&ada, "Trading", &[uid(&ben).await]).await;
        many(&world, 1_200).await;
        say(&ada, &sid, "last").await;
        assert_eq!(counts(&ben, &sid).await, (1_000, 0));
        assert_eq!(refusal(ben.call(&says(&StreamId::new("x"), "x")).await).0, 400);
    }
}

/// Fills the only room with messages of who made it, the first a moment after the last member came.
pub(super) async fn many(world: &World, count: i64) {
    const MANY: &str = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1) \
        INSERT INTO symphony_messages (id, stream_id, at, place, sent_by, presentation, search_text, hashtags, cashtags, mentions) \
        SELECT 'm' || CAST(n.i AS TEXT), s.id, x.at + n.i, x.at + n.i, s.created_by, '<div>' || CAST(n.i AS TEXT) || '</div>', \
        'number ' || CAST(n.i AS TEXT), ' ', ' ', ' ' FROM n, symphony_streams s, \
        (SELECT MAX(joined_at) AS at FROM symphony_stream_members) x";
    sqlx::query(MANY).bind(count).execute(&world.backend.database.pool).await.unwrap();
    world.backend.clock.advance(count + 1_000);
}
