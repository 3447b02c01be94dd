//! Markdown as it is shown.

use leptos::prelude::*;
use rotunda::kit::markdown::{Links, Markdown};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, settle};

fn mount(text: &'static str) -> Stage {
    let links = Links { person: |id| Some(format!("/people/{id}")), tag: |tag| Some(format!("/tags/{tag}")) };
    Stage::mount(move || view! { <Markdown text links/> })
}

#[wasm_bindgen_test]
async fn nothing_in_a_text_runs_or_becomes_an_element() {
    let stage = mount(
        "<script>window.hit = 1</script>\n\n<img src=x onerror=\"window.hit = 1\"> <iframe src=\"/\"></iframe> <b onclick=x>b</b>\n\n\
         <svg><script>window.hit = 1</script></svg>\n\n![p](https://example.com/p.png \"\\\" onload=x\")",
    );
    settle().await;
    assert!(
        stage.maybe("script, img, iframe, svg, b, object, [onclick], [onerror], [onload]").is_none(),
        "{}",
        stage.html()
    );
    assert!(stage.text(".markdown").contains("<script>window.hit = 1</script>"));
    assert!(js_sys::Reflect::get(&js_sys::global(), &"hit".into()).unwrap().is_undefined());
}

#[wasm_bindgen_test]
fn only_safe_addresses_are_links() {
    let stage = mount(
        "[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](data:text/html,x) [d](vbscript:x) [e](/app/sign-out) \
         [f]( javascript:alert(1)) [g](java\tscript:alert(1)) <javascript:alert(1)> <data:text/html,x> ![h](javascript:x) \
         [i](&#106;avascript:alert(1)) [j](//example.com)",
    );
    assert!(stage.maybe("a").is_none(), "{}", stage.html());
    let stage = mount("[a](https://example.com/) <mailto:maja@example.com> http://example.com/x?y=1.");
    let links: Vec<_> = stage.all("a").iter().filter_map(|link| link.get_attribute("href")).collect();
    assert_eq!(links, ["https://example.com/", "mailto:maja@example.com", "http://example.com/x?y=1"]);
    assert!(stage.all("a").iter().all(|link| link.get_attribute("rel").unwrap_or_default().contains("noopener")));
}

#[wasm_bindgen_test]
fn mentions_and_tags_lead_where_they_belong() {
    let stage = mount("Hi @[Maja \"Berg\"](user:42), see #launch-day!");
    assert_eq!(stage.text("a.mention"), "@Maja \"Berg\"");
    assert_eq!(stage.find("a.mention").get_attribute("href").as_deref(), Some("/people/42"));
    assert_eq!(stage.text("a.tag"), "#launch-day");
    assert_eq!(stage.find("a.tag").get_attribute("href").as_deref(), Some("/tags/launch-day"));
    assert_eq!(stage.text("p"), "Hi @Maja \"Berg\", see #launch-day!");
}

#[wasm_bindgen_test]
fn blocks_are_the_elements_they_mean() {
    let stage =
        mount("# Big\n\n- one\n- two\n\n3. three\n\n> said\n\n```\nas <it> is\n```\n\n**s** _e_ ~~x~~ `c`\n\n---");
    for (selector, text) in [
        ("p.heading-1", "Big"),
        ("ul li:last-child", "two"),
        ("ol[start='3'] li", "three"),
        ("blockquote", "said"),
        ("pre code", "as <it> is"),
        ("strong", "s"),
        ("em", "e"),
        ("s", "x"),
        ("p code", "c"),
    ] {
        assert_eq!(stage.text(selector), text, "{selector}");
    }
    assert!(stage.maybe("hr").is_some());
}
