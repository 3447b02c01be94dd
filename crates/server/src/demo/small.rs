//! The small demo: Stilla, sixty people who make hearing aids, as their scripts tell it.

use std::collections::HashSet;

use api::workdrive::{GroupId, LocationId, Permissions, UserId, module_codes::ModuleCode};
use art::random::Random;

use super::{
    chats, clients,
    content::{Asset, Comment, Content, Person, Post, Source, id},
    customers, desk, events, library, life,
    people::{self, DEPARTMENTS, GROUPS, LOCATIONS},
    rooms,
    script::{self, Entry},
    tasks,
    uploads::Upload,
};
use crate::clock::{DAY, HOUR, MINUTE};

const POSTS: [&str; 5] = [
    include_str!("../../assets/demo/posts-1.txt"),
    include_str!("../../assets/demo/posts-2.txt"),
    include_str!("../../assets/demo/posts-3.txt"),
    include_str!("../../assets/demo/posts-4.txt"),
    include_str!("../../assets/demo/posts-5.txt"),
];
const NEWS: [&str; 3] = [
    include_str!("../../assets/demo/news-1.txt"),
    include_str!("../../assets/demo/news-2.txt"),
    include_str!("../../assets/demo/news-3.txt"),
];

/// Name and colour of each category of news.
pub(super) const CATEGORIES: [(&str, &str); 6] = [
    ("Company", "#3b5bdb"),
    ("Product", "#0b7285"),
    ("People", "#c2255c"),
    ("Sustainability", "#2b8a3e"),
    ("Customers", "#d9480f"),
    ("Workplace", "#5f3dc4"),
];

/// Everything, as of `now` (milliseconds since 1970).
pub(super) fn content(now: i64) -> Content {
    let people = people::read();
    let posts: Vec<Entry> = POSTS.into_iter().flat_map(script::read).collect();
    let news: Vec<Entry> = NEWS.into_iter().flat_map(script::read).collect();
    let groups: Vec<_> = GROUPS
        .iter()
        .map(|(key, name, members)| {
            (id(&format!("group/{key}")), (*name).to_owned(), handles(&people, members.split(' ')))
        })
        .collect();
    let friends = friends(&people, &posts);
    let mut files: Vec<Asset> = people.iter().enumerate().map(|(at, person)| portrait(at, person, now)).collect();
    let world = life::World { people: &people, groups: &groups, friends: &friends };
    let random = &mut Random::new(2006);
    let mut stories = Vec::new();
    for (stream, entries, days) in [(1, &posts, 41), (6, &news, 60)] {
        let times = times(entries.len(), days, now, random);
        for (number, (entry, at)) in entries.iter().zip(times).enumerate() {
            let mut post =
                post(entry, stream, &format!("{stream}/{}", entries.len() - number), at, &people, &mut files);
            post.comments = comments(entry, &post, now, &people, random);
            post.reactions = life::reactions(&world, &post, now, random);
            stories.push(post);
        }
    }
    let events = events::content(&world, &mut files, now);
    let library = library::content(&people, &mut files, now);
    let tasks = tasks::content(&people, &library, now);
    let chats = chats::content(&world, &mut files, now);
    let desk = desk::content(&people, now);
    let customers = customers::content(&people, now);
    let clients = clients::content(&people, now);
    let rooms = rooms::content(&world, &mut files, now);
    let named = |(key, name): (&str, &str)| (id(key), name.to_owned());
    let news = CATEGORIES.map(|(name, colour)| (id(&format!("category/{name}")), ModuleCode::NEWS, name, colour));
    Content {
        departments: DEPARTMENTS.map(|(key, name)| (id(&format!("department/{key}")), name.to_owned())).to_vec(),
        locations: LOCATIONS.map(|(key, name, _)| named((&format!("location/{key}"), name))).to_vec(),
        groups,
        categories: news
            .into_iter()
            .chain(events::categories())
            .chain(library::categories())
            .chain(chats::categories())
            .collect(),
        people,
        friends,
        files,
        posts: Box::new(stories.into_iter()),
        events,
        library,
        tasks,
        chats,
        desk,
        customers,
        rooms,
        clients,
    }
}

pub(super) fn portrait(at: usize, person: &Person, now: i64) -> Asset {
    Asset {
        id: person.picture,
        owner: at,
        module_code: 1,
        name: format!("{}.jpg", person.handle),
        source: Source::Portrait(person.look, at * 7 + 3),
        created_at: now - 200 * DAY,
    }
}

pub(super) fn handles<'a>(people: &[Person], handles: impl Iterator<Item = &'a str>) -> Vec<usize> {
    handles.filter_map(|handle| people.iter().position(|person| person.handle == handle)).collect()
}

/// Who answers a post among friends is a friend; besides, everybody has a few.
fn friends(people: &[Person], posts: &[Entry]) -> Vec<(usize, usize)> {
    let mut pairs = HashSet::new();
    let mut add = |a: usize, b: usize| (a != b).then(|| pairs.insert((a.min(b), a.max(b))));
    for post in posts.iter().filter(|post| post.audience == "friends") {
        for author in handles(people, std::iter::once(post.author.as_str())) {
            for friend in handles(people, post.comments.iter().map(|(handle, _)| handle.as_str())) {
                add(author, friend);
            }
        }
    }
    let random = &mut Random::new(11);
    for person in 0..people.len() {
        for _ in 0..3 {
            add(person, random.below(people.len()));
        }
    }
    let mut pairs: Vec<_> = pairs.into_iter().collect();
    pairs.sort_unstable();
    pairs
}

/// When each entry was published, newest first: a few today, the others in the working hours of the days before.
fn times(count: usize, days: usize, now: i64, random: &mut Random) -> Vec<i64> {
    const TODAY: [i64; 6] = [6, 31, 84, 170, 290, 420];
    let today = if days > 50 { &TODAY[3..5] } else { &TODAY[..] };
    let mut times: Vec<i64> = today.iter().map(|minutes| now - minutes * MINUTE).collect();
    let left = count.saturating_sub(times.len());
    let mut earlier: Vec<i64> = (0..left)
        .map(|number| {
            let day = 1 + number * days / left.max(1);
            now - now % DAY - day as i64 * DAY + random.below(600) as i64 * MINUTE + 7 * HOUR
        })
        .collect();
    earlier.sort_unstable_by(|a, b| b.cmp(a));
    times.extend(earlier);
    times.truncate(count);
    times
}

fn post(entry: &Entry, stream: u32, key: &str, at: i64, people: &[Person], files: &mut Vec<Asset>) -> Post {
    let author = handles(people, std::iter::once(entry.author.as_str())).first().copied().unwrap_or_default();
    let (text, mentions) = mentions(&entry.text, people);
    let (title, text) = match (stream, text.split_once('\n')) {
        (6, Some((title, body))) => (Some(title.trim().to_owned()), body.trim().to_owned()),
        _ => (None, text),
    };
    let mut own = Upload { people, owner: author, module_code: stream, at }.all(entry, &text, key, files);
    let cover = (stream == 6 && !entry.pictures.is_empty()).then(|| own.remove(0));
    Post {
        id: id(&format!("post/{key}")),
        stream,
        author,
        audience: audience(&entry.audience, people),
        posted_at: at,
        text,
        tags: entry.tags.clone(),
        mentions,
        files: own,
        links: entry.links.clone(),
        place: entry.place.as_deref().map(place),
        title,
        category: entry.category.as_deref().map(|name| id(&format!("category/{name}"))),
        cover,
        reactions: Vec::new(),
        comments: Vec::new(),
    }
}

/// Replaces `@{handle}` by what the app writes for a mention.
pub(super) fn mentions(text: &str, people: &[Person]) -> (String, Vec<uuid::Uuid>) {
    let (mut out, mut ids) = (text.to_owned(), Vec::new());
    for person in people {
        let written = format!("@{{{}}}", person.handle);
        if out.contains(&written) {
            out = out.replace(&written, &format!("@[{}](user:{})", person.name(), person.id));
            ids.push(person.id);
        }
    }
    (out, ids)
}

pub(super) fn audience(text: &str, people: &[Person]) -> Permissions {
    let (kind, rest) = text.split_once(':').unwrap_or((text, ""));
    let mut who = Permissions::default();
    match kind {
        "everyone" => who.public = true,
        "friends" => who.friends = true,
        "team" => who.team = true,
        "users" => {
            who.users = handles(people, rest.split(',')).into_iter().map(|person| UserId(people[person].id)).collect()
        }
        "group" => who.groups = vec![GroupId(id(&format!("group/{rest}")))],
        "loc" => who.locations = vec![LocationId(id(&format!("location/{rest}")))],
        _ => who.only_me = true,
    }
    who
}

pub(super) fn place(text: &str) -> (String, Option<String>) {
    const POINTS: [(&str, &str); 7] = [
        ("Aarhus", "56.1530,10.2155"),
        ("Göteborg", "57.7072,11.9389"),
        ("Berlin", "52.5386,13.4105"),
        ("Osaka", "34.6937,135.5023"),
        ("Amman", "31.9539,35.9106"),
        ("Tromsø", "69.6492,18.9553"),
        ("Hannover", "52.3214,9.8065"),
    ];
    let point = POINTS.iter().find(|(city, _)| text.contains(city)).map(|(_, point)| (*point).to_owned());
    let address = LOCATIONS.iter().find(|(_, city, _)| *city == text).map_or(text, |(_, _, address)| address);
    (address.to_owned(), point)
}

fn comments(entry: &Entry, post: &Post, now: i64, people: &[Person], random: &mut Random) -> Vec<Comment> {
    let mut at = post.posted_at;
    let step = ((now - at) / (entry.comments.len() as i64 + 2)).min(150 * MINUTE);
    let comments = entry.comments.iter().enumerate().filter_map(|(number, (handle, text))| {
        at += (step as f32 * random.between(0.2, 1.0)) as i64;
        let author = people.iter().position(|person| person.handle == *handle)?;
        Some(Comment { id: id(&format!("comment/{}/{number}", post.id)), author, text: mentions(text, people).0, at })
    });
    comments.collect()
}

#[cfg(test)]
mod tests;
