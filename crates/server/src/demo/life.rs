//! Who sees what, and who likes it.

use api::workdrive::{GroupId, LocationId, Permissions, UserId};
use art::random::Random;
use uuid::Uuid;

use super::{
    content::{Person, Post, Reaction, id},
    people::LOCATIONS,
};
use crate::clock::DAY;

const EMOJI: [&str; 8] = ["👍", "❤️", "🎉", "😂", "👏", "💡", "🙌", "😮"];

/// The people and what binds them.
pub(super) struct World<'a> {
    pub(super) people: &'a [Person],
    pub(super) groups: &'a [(Uuid, String, Vec<usize>)],
    pub(super) friends: &'a [(usize, usize)],
}

impl World<'_> {
    /// Whether a person may see a post.
    pub(super) fn sees(&self, person: usize, post: &Post) -> bool {
        self.is_among(person, post.author, &post.audience)
    }

    /// Whether a person is the author of a thing, or in its audience.
    pub(super) fn is_among(&self, person: usize, author: usize, who: &Permissions) -> bool {
        let listed = || {
            let location = LOCATIONS[self.people[person].location].0;
            who.users.contains(&UserId(self.people[person].id))
                || who.locations.contains(&LocationId(id(&format!("location/{location}"))))
                || self
                    .groups
                    .iter()
                    .any(|(group, _, members)| who.groups.contains(&GroupId(*group)) && members.contains(&person))
        };
        let befriended = || self.friends.contains(&(person.min(author), person.max(author)));
        person == author
            || (!who.only_me
                && (who.public
                    || (who.friends && befriended())
                    || (who.team && self.same_team(person, author))
                    || listed()))
    }

    /// Same supervisor, or one above the other.
    fn same_team(&self, a: usize, b: usize) -> bool {
        let above = |from: usize| std::iter::successors(self.people[from].reports_to, |&at| self.people[at].reports_to);
        (self.people[a].reports_to.is_some() && self.people[a].reports_to == self.people[b].reports_to)
            || above(a).any(|at| at == b)
            || above(b).any(|at| at == a)
    }
}

/// Reactions to a post by people who may see it; those who commented like it more.
pub(super) fn reactions(world: &World<'_>, post: &Post, now: i64, random: &mut Random) -> Vec<Reaction> {
    let festive = ["🎉", "🏆", "won", "accepted", "Congrat"].iter().any(|word| post.text.contains(word));
    let moving = ["letter", "❤️", "💙", "thank", "hear"].iter().any(|word| post.text.contains(word));
    let first = if festive { 2 } else { usize::from(moving && random.chance(0.6)) };
    let favourite = [first, *random.pick(&[0, 0, 1, 3, 4, 5, 6])];
    let liking = random.between(0.06, 0.34) + post.comments.len() as f32 * 0.03;
    let seers = (0..world.people.len()).filter(|&person| person != post.author && world.sees(person, post));
    let reactions = seers.filter_map(|person| {
        let commented = post.comments.iter().any(|comment| comment.author == person);
        let likes = random.chance(if commented { liking + 0.25 } else { liking });
        let emoji = if random.chance(0.72) { EMOJI[*random.pick(&favourite)] } else { *random.pick(&EMOJI) };
        let later = random.below(usize::try_from((now - post.posted_at).clamp(1, 2 * DAY)).unwrap_or(1)) as i64;
        likes.then_some(Reaction { emoji, person, at: post.posted_at + later })
    });
    reactions.collect()
}
