//! The arithmetic of reactions.

/// One kind of reaction.
pub type Reaction = api::workdrive::posts::Reaction;

/// The ones offered first.
pub const OFFERED: [&str; 8] = ["👍", "❤️", "🎉", "😄", "🙏", "👏", "👀", "😮"];

/// Adds the reader's reaction `emoji`, or takes it back; says which. The order is that of the server: most frequent first.
#[must_use]
pub fn toggle(reactions: &[Reaction], emoji: &str) -> (Vec<Reaction>, bool) {
    let mut after = reactions.to_vec();
    let added = match after.iter_mut().find(|reaction| reaction.emoji == emoji) {
        Some(reaction) if reaction.mine => {
            reaction.mine = false;
            reaction.count = reaction.count.saturating_sub(1);
            false
        }
        Some(reaction) => {
            reaction.mine = true;
            reaction.count += 1;
            true
        }
        None => {
            after.push(Reaction { emoji: emoji.to_owned(), count: 1, mine: true });
            true
        }
    };
    after.retain(|reaction| reaction.count > 0);
    (after, added)
}
