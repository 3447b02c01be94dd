//! Markdown as it is read and as it is written.

use leptos::prelude::*;

use super::{Part, people::canned};
use crate::kit::{
    editor::Editor,
    markdown::{Links, Markdown},
};

const SAMPLE: &str = "\
# A heading

A paragraph with **strong**, _emphasized_ and ~~struck~~ text, `code`, a [link](https://example.com/), a bare address \
https://example.com/a?b=1, a mention @[Maja Sjöberg](user:1) and a #tag.

## A smaller heading

- one
- two
  - nested
3. three
4. four

> A quotation
> of two lines

```
let code = \"as it is\"; // a long line that does not fit on a narrow screen and has to scroll inside its own frame
```

---

مرحبا بكم في #روتوندا";

/// None of these may become an element or lead anywhere.
const ATTACKS: &str = "\
<script>alert(1)</script>

<img src=x onerror=alert(1)> inline, <a href=\"javascript:alert(1)\">an anchor</a>

[a script](javascript:alert(1)), [data](data:text/html,<script>alert(1)</script>), [own address](/app/sign-out)

![a picture](javascript:alert(1)) and ![another](https://example.com/a.png)

<iframe src=\"https://example.com\"></iframe>";

/// A text with everything, and one that tries to do harm.
#[component]
pub(super) fn Texts() -> impl IntoView {
    view! {
        <Part title="Markdown">
            <div class="kit-columns">
                <div class="kit-frame"><h3>"What it can do"</h3><Markdown text=SAMPLE links=links()/></div>
                <div class="kit-frame"><h3>"What it must not do"</h3><Markdown text=ATTACKS links=links()/></div>
            </div>
        </Part>
    }
}

/// The editor, large and compact.
#[component]
pub(super) fn Editors() -> impl IntoView {
    let post = RwSignal::new("Write **here**. An @ finds people.".to_owned());
    let comment = RwSignal::new(String::new());
    let sent = RwSignal::new(0_u32);
    let submit = move |()| sent.update(|sent| *sent += 1);
    view! {
        <Part title="Editor">
            <Editor label="Post" placeholder="What is new?" value=post lookup=canned() links=links() on_submit=submit/>
            <Editor label="Comment" placeholder="Write a comment" value=comment lookup=canned() links=links() on_submit=submit compact=true/>
            <p class="quiet" role="status">{move || format!("Sent {} times", sent.get())}</p>
        </Part>
    }
}

fn links() -> Links {
    Links { person: |id| Some(format!("/kit?person={id}")), tag: |tag| Some(format!("/kit?tag={tag}")) }
}
