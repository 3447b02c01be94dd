use super::{PEOPLE, content};
use crate::demo::{
    content::{BENCH, Event},
    library::Kind,
};

#[test]
fn the_large_demo_is_as_large_as_promised() {
    let company = content(1_790_000_000_000, 1);
    assert_eq!(company.people.len(), PEOPLE);
    assert_eq!(company.people[BENCH].persona, Some("bench"));
    let documents = company.library.iter().filter(|item| item.kind == Kind::Document).count();
    assert_eq!((documents, company.tasks.tasks.len(), company.chats.len()), (2_000, 3_000, 200));
    let seen = |event: &&Event| event.audience.public || event.author == BENCH || event.invited.contains(&BENCH);
    let events = company.events.iter().filter(seen).filter_map(|event| Some(event.schedule.occurrences().ok()?.len()));
    let seen: usize = events.sum();
    assert!((4_800..=5_000).contains(&seen), "{seen} events");
    let messages: usize = company.chats.iter().map(|chat| chat.messages.len()).sum();
    assert!(messages > 100_000, "{messages} messages");
    for (title, count) in [("Bench 100k", 100_000), ("Bench 10k", 10_000), ("Bench A", 1_000), ("Bench B", 1_000)] {
        let room = company.chats.iter().find(|chat| chat.title.as_deref() == Some(title)).expect(title);
        assert_eq!(room.messages.len(), count);
        assert!(room.members.iter().any(|seat| seat.person == BENCH), "the bench is not in {title}");
    }
    assert_eq!(company.rooms.len(), 120);
    let benches = company.rooms.iter().filter(|room| room.members.iter().any(|seat| seat.person == BENCH)).count();
    assert!(benches > 90, "the bench is in {benches} rooms");
    assert!(company.rooms.iter().any(|room| room.name == "Bench 10k" && room.messages.len() == 10_000));
    for room in &company.rooms {
        assert!(room.messages.is_sorted_by_key(|message| message.sent_at));
        assert!(room.members.iter().all(|seat| seat.unread <= room.messages.len()));
    }
    for chat in &company.chats {
        assert!(chat.messages.is_sorted_by_key(|message| message.sent_at));
        assert!(chat.members.iter().all(|seat| seat.unread <= chat.messages.len()));
    }
}
