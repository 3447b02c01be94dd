//! Texts of every vendor become one kind of text, and back.

use rotunda::{
    chats::{message::LINKS, rich},
    kit::markdown::rich_text,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::Stage;

const TEXTS: [&str; 6] = [
    "plain",
    "**strong**, *soft*, ~~gone~~ and `code`",
    "1. one\n2. two\n\n- a\n- b",
    "> said before\n\nand after",
    "```\nlet x = 1 < 2 && 3 > 2;\n```",
    "a [link](https://example.com/?a=1&b=2) and https://example.org",
];

#[wasm_bindgen_test]
fn a_text_goes_to_symphony_and_comes_back_the_same() {
    for text in TEXTS {
        let (presentation, data) = rich::to_presentation(text).expect(text);
        let back = rich::from_presentation(&presentation, data.as_deref());
        assert_eq!(rich::plain(&back), rich::plain(&rich::from_markdown(text)), "{presentation}");
    }
}

#[wasm_bindgen_test]
fn what_is_no_markup_stands_as_text() {
    let blocks = rich::from_presentation("<div><b>open", None);
    assert_eq!(rich::plain(&blocks), "open");
}

#[wasm_bindgen_test]
fn nothing_in_a_text_runs() {
    let nasty = [
        "<script>window.__ran = 1</script>",
        "<img src=x onerror='window.__ran = 1'>",
        "[go](javascript:window.__ran=1) [go](JaVaScRiPt:1) [go](data:text/html,<script>1</script>)",
        "![x](javascript:1)",
        "<a href=\"vbscript:1\">a</a><iframe srcdoc='<script>1</script>'></iframe>",
    ];
    for text in nasty {
        for blocks in [rich::from_markdown(text), rich::from_presentation(text, None)] {
            let stage = Stage::mount(move || rich_text(&blocks, LINKS));
            for forbidden in
                ["script", "iframe", "img[onerror]", "object", "a[href^='j' i]", "a[href^='d' i]", "a[href^='v' i]"]
            {
                assert!(stage.maybe(forbidden).is_none(), "{forbidden} of {text} in {}", stage.html());
            }
        }
    }
    assert!(js_sys::Reflect::get(&js_sys::global(), &"__ran".into()).unwrap().is_undefined());
}

#[wasm_bindgen_test]
fn what_is_said_on_one_line_is_short() {
    assert_eq!(rich::plain(&rich::from_markdown("# Hello\n\n- a\n- **b**")), "Hello a b");
    let long = rich::plain(&rich::from_markdown(&"ä ".repeat(5_000)));
    assert_eq!((long.chars().count(), long.chars().last()), (160, Some('…')));
}
