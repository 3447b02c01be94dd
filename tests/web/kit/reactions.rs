//! Reactions.

use leptos::prelude::*;
use rotunda::kit::{
    opener::Opener,
    reactions::{OFFERED, Reaction, ReactionBar, ReactionChoice, toggle},
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, until};

fn reaction(emoji: &str, count: u64, mine: bool) -> Reaction {
    Reaction { emoji: emoji.to_owned(), count, mine }
}

#[wasm_bindgen_test]
async fn the_bar_says_counts_and_hands_on_what_is_pressed() {
    let pressed = RwSignal::new(Vec::<String>::new());
    let reactions = vec![reaction("👍", 1_200, true), reaction("🎉", 1, false)];
    let stage = Stage::mount(move || {
        let opener = Opener::<()>::new();
        let press = move |emoji| pressed.write().push(emoji);
        view! {
            <ReactionBar reactions=reactions on_toggle=press on_choose=move |target| opener.press(target, || ())/>
            {move || opener.open().map(|open| view! { <ReactionChoice closer=opener.closer(&open.anchor) anchor=open.anchor on_choose=press/> })}
        }
    });
    let states: Vec<_> = stage.all(".reaction").iter().filter_map(|chip| chip.get_attribute("aria-pressed")).collect();
    assert_eq!(states, ["true", "false"]);
    assert_eq!(stage.find(".reaction").get_attribute("aria-label").as_deref(), Some("1200 reactions 👍"));
    assert!(stage.text(".reaction").ends_with("1,200"));
    stage.press("1 reaction 🎉");
    stage.press("React");
    until("there is a choice", || stage.all(".reaction-choice").len() == OFFERED.len()).await;
    stage.press("👏");
    assert_eq!(pressed.get_untracked(), ["🎉", "👏"]);
    until("the choice is closed", || stage.maybe(".reaction-choice").is_none()).await;
}

#[wasm_bindgen_test]
fn one_s_own_reaction_is_added_and_taken_back() {
    let before = [reaction("👍", 2, false), reaction("🎉", 1, true)];
    assert_eq!(toggle(&before, "👍"), (vec![reaction("👍", 3, true), reaction("🎉", 1, true)], true));
    assert_eq!(toggle(&before, "🎉"), (vec![reaction("👍", 2, false)], false));
    let (after, added) = toggle(&before, "👀");
    assert!(added);
    assert_eq!(after.last(), Some(&reaction("👀", 1, true)));
    assert_eq!(toggle(&after, "👀").0, before);
}
