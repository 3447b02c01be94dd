//! The large demo: Stilla as a corporation, for measuring.

use std::collections::HashSet;

use api::{
    rotunda::sessions::Role,
    workdrive::{GroupId, LocationId, Permissions, UserId},
};
use art::{portraits::Look, random::Random};
use uuid::Uuid;

use super::{
    chats,
    content::{BENCH, Comment, Content, Person, Post, Reaction, id},
    customers, events, library, rooms, small, tasks,
};
use crate::clock::{DAY, MINUTE};

/// How many people there are.
const PEOPLE: usize = 10_000;
/// How many posts and how many news.
const POSTS: [(u32, usize); 2] = [(1, 100_000), (6, 5_000)];
/// How many pictures all posts share.
const PICTURES: usize = 40;

/// How people react.
const EMOJI: [&str; 5] = ["👍", "❤️", "🎉", "😂", "👏"];

/// Everything, as of `now` (milliseconds since 1970), or only the tenth (`part` 10) of it.
pub(super) fn content(now: i64, part: usize) -> Content {
    let mut company = small::content(now);
    let random = &mut Random::new(2026);
    grow(&mut company.people, PEOPLE / part, random);
    for (_, _, members) in &mut company.groups {
        members.extend((BENCH..company.people.len()).step_by(211 + members.len()));
    }
    for person in BENCH..company.people.len() {
        company.friends.extend((0..4).map(|_| (random.below(person), person)));
    }
    company.friends.sort_unstable();
    company.friends.dedup();
    let told: Vec<Post> = company.posts.collect();
    let is_picture = |id: &Uuid| company.files.iter().any(|file| file.id == *id && file.name.ends_with("jpg"));
    let shared: Vec<_> = told.iter().flat_map(|post| &post.files).copied().filter(is_picture).take(PICTURES).collect();
    let covers: Vec<_> = told.iter().filter_map(|post| post.cover).collect();
    let mut used: HashSet<Uuid> = covers.iter().chain(&shared).copied().collect();
    used.extend(company.people.iter().map(|person| person.picture));
    used.extend(company.events.iter().flat_map(|event| event.films.iter().copied()));
    used.extend(company.library.iter().filter_map(|item| item.file));
    used.extend(company.chats.iter().flat_map(|chat| &chat.messages).flat_map(|message| message.files.iter().copied()));
    used.extend(company.rooms.iter().flat_map(|room| &room.messages).flat_map(|message| message.files.iter().copied()));
    company.files.retain(|file| used.contains(&file.id));
    let ids = company.people.iter().map(|person| person.id).collect();
    let audiences = audiences(&company.people, company.groups[0].0, company.locations[1].0);
    let events = events::large(company.events, &company.people, part, now);
    let library = library::large(company.library, &company.people, &audiences, part, now);
    let tasks = tasks::large(company.tasks, &company.people, part, now);
    let chats = chats::large(company.chats, &company.people, part, now);
    let rooms = rooms::large(company.rooms, &company.people, part, now);
    let customers = customers::large(&company.customers, part);
    let mut maker = Maker { told, shared, covers, ids, audiences, now, random: Random::new(7) };
    let all = POSTS.into_iter().flat_map(move |(stream, count)| (0..count / part).map(move |number| (stream, number)));
    let posts = Box::new(all.map(move |(stream, number)| maker.post(stream, number)));
    Content { posts, events, library, tasks, chats, rooms, customers, ..company }
}

/// Adds people with names put together from those of the first sixty, each under one of an eighth as many.
fn grow(people: &mut Vec<Person>, count: usize, random: &mut Random) {
    let first: Vec<Person> = people.clone();
    for number in people.len()..count {
        let (given, family, model) = (random.pick(&first), random.pick(&first), random.pick(&first));
        let handle = format!("{}{number}", given.handle);
        let above = if number < 480 { 1 + random.below(59) } else { number / 8 };
        people.push(Person {
            id: id(&format!("person/{handle}")),
            email: format!("{handle}@stilla.example"),
            first_name: given.first_name.clone(),
            last_name: format!("{}{}", family.last_name, if number % 3 == 0 { "-Holm" } else { "" }),
            reports_to: Some(above),
            department: people[above].department,
            location: random.below(3),
            heads_department: false,
            persona: (number == BENCH).then_some("bench"),
            role: Role::Member,
            look: Look { clothes_colour: number % 12, ..model.look },
            picture: given.picture,
            handle,
            ..model.clone()
        });
    }
}

/// One in five posts is for some people only.
fn audiences(people: &[Person], group: Uuid, location: Uuid) -> Vec<Permissions> {
    let mut choices = vec![Permissions { public: true, ..Permissions::default() }; 16];
    choices.push(Permissions { team: true, ..Permissions::default() });
    choices.push(Permissions { friends: true, ..Permissions::default() });
    let mut of = |who: Permissions| choices.push(who);
    of(Permissions { groups: vec![GroupId(group)], ..Permissions::default() });
    of(Permissions { locations: vec![LocationId(location)], ..Permissions::default() });
    of(Permissions {
        users: people.iter().take(3).map(|person| UserId(person.id)).collect(),
        ..Permissions::default()
    });
    choices
}

/// Makes post after post from what the small company wrote.
struct Maker {
    told: Vec<Post>,
    shared: Vec<Uuid>,
    covers: Vec<Uuid>,
    ids: Vec<Uuid>,
    audiences: Vec<Permissions>,
    now: i64,
    random: Random,
}

impl Maker {
    fn post(&mut self, stream: u32, number: usize) -> Post {
        let Self { told, shared, covers, ids, audiences, now, random } = self;
        let model = loop {
            let model = random.pick(told);
            if model.stream == stream {
                break model;
            }
        };
        let step = if stream == 1 { 10 * MINUTE } else { 200 * MINUTE };
        let posted_at = *now - 5 * MINUTE - number as i64 * step - random.below(MINUTE as usize * 9) as i64;
        let later =
            |random: &mut Random| posted_at + random.below(((*now - posted_at).clamp(1, 3 * DAY)) as usize) as i64;
        let key = format!("large/{stream}/{number}");
        let mut reactors: Vec<usize> = (0..random.below(10)).map(|_| random.below(ids.len())).collect();
        reactors.sort_unstable();
        reactors.dedup();
        let reactions = reactors.into_iter().map(|person| Reaction {
            emoji: EMOJI[random.below(EMOJI.len())],
            person,
            at: later(random),
        });
        let reactions: Vec<_> = reactions.collect();
        let mut comments: Vec<_> = (0..random.below(3) * random.below(3))
            .map(|comment| {
                let text = random
                    .pick(told)
                    .comments
                    .first()
                    .map_or_else(|| "Thank you!".to_owned(), |said| said.text.clone());
                Comment {
                    id: id(&format!("{key}/{comment}")),
                    author: random.below(ids.len()),
                    text,
                    at: later(random),
                }
            })
            .collect();
        comments.sort_unstable_by_key(|comment| comment.at);
        let pictures = if random.chance(0.3) { 1 + random.below(3) } else { 0 };
        Post {
            id: id(&key),
            author: random.below(ids.len()),
            audience: random.pick(audiences).clone(),
            posted_at,
            files: (0..pictures).map(|_| *random.pick(shared)).collect(),
            cover: (stream == 6).then(|| *random.pick(covers)),
            reactions,
            comments,
            ..model.clone()
        }
    }
}

#[cfg(test)]
mod tests;
