//! What of a grid is drawn anew.

use std::sync::Arc;

use leptos::prelude::*;
use rotunda::events::grid::numbered;
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn what_is_as_it_was_keeps_its_number_and_no_number_comes_twice() {
    Owner::new().with(|| {
        let parts = RwSignal::new(vec!["a", "b"]);
        let drawn = numbered(move || parts.get());
        let now = move |of: &[&'static str]| {
            parts.set(of.to_vec());
            drawn.get_untracked()
        };
        let numbers = |drawn: &[(u32, Arc<&str>)]| drawn.iter().map(|(number, _)| *number).collect::<Vec<_>>();
        let first = numbers(&now(&["a", "b"]));
        assert_eq!(first, [1, 2]);
        let second = now(&["b", "c"]);
        assert_eq!((numbers(&second), *second[0].1), (vec![2, 3], "b"));
        assert_eq!(numbers(&now(&["a"])), [4], "what was gone is another");
        assert_eq!(numbers(&now(&["d", "a"])), [5, 4]);
    });
}
