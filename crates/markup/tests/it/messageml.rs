//! Messages: checked, kept, and brought into the model of a text and back.

use proptest::prelude::*;
use rotunda_markup::{
    markdown::{Block, Span, parse, write},
    messageml::{Draft, Lookup, Message, Person, Whom},
};
use serde_json::{Value, json};

use crate::any::blocks;

struct Everybody;

impl Lookup for Everybody {
    fn person(&self, whom: &Whom) -> Option<Person> {
        match whom {
            Whom::Uid(uid) if *uid > 0 => Some(Person { uid: *uid, name: "Bot User01".to_owned() }),
            Whom::Email(email) if email == "bot@x.example" => Some(Person { uid: 1, name: "Bot User01".to_owned() }),
            _ => None,
        }
    }
    fn emoji(&self, shortcode: &str) -> Option<String> {
        (shortcode == "smiley").then(|| "\u{1f603}".to_owned())
    }
    fn is_protocol(&self, scheme: &str) -> bool {
        scheme == "skype"
    }
}

/// Nobody has another name than the one that stands there.
struct Named;

impl Lookup for Named {
    fn person(&self, _: &Whom) -> Option<Person> {
        None
    }
    fn emoji(&self, _: &str) -> Option<String> {
        None
    }
}

fn kept(text: &str) -> Message {
    Draft::read(text, None).unwrap().finish(&Everybody).unwrap()
}

fn inner(text: &str) -> String {
    let presentation = kept(&format!("<messageML>{text}</messageML>")).presentation;
    let rest = presentation.strip_prefix("<div data-format=\"PresentationML\" data-version=\"2.0\">").unwrap();
    rest.strip_suffix("</div>").unwrap().to_owned()
}

fn refused(text: &str) -> String {
    match Draft::read(text, None) {
        Err(refused) => refused.to_string(),
        Ok(draft) => draft.finish(&Everybody).unwrap_err().to_string(),
    }
}

fn entities(message: &Message) -> Value {
    serde_json::from_str(message.data.as_deref().unwrap()).unwrap()
}

#[test]
fn a_plain_message_is_kept_as_it_is() {
    let message = kept("<messageML>Hello, <b>World</b>!</messageML>");
    let expected = "<div data-format=\"PresentationML\" data-version=\"2.0\">Hello, <b>World</b>!</div>";
    assert_eq!((&*message.presentation, message.data, &*message.text), (expected, None, "Hello, World!"));
}

#[test]
fn a_mention_is_an_entity() {
    for text in [
        "<mention uid=\"1\"/>",
        "<mention email=\"Bot@x.example\"/>",
        "<mention email=\"bot@x.example\" strict=\"false\"/>",
    ] {
        let message = kept(&format!("<messageML>{text}</messageML>"));
        assert!(message.presentation.contains("<span class=\"entity\" data-entity-id=\"mention1\">@Bot User01</span>"));
        let expected = json!({ "mention1": { "type": "com.symphony.user.mention", "version": "1.0",
            "id": [{ "type": "com.symphony.user.userId", "value": "1" }] } });
        assert_eq!(entities(&message), expected);
        assert_eq!(message.mentions, [1]);
    }
    assert_eq!(refused("<messageML><mention uid=\"0\"/></messageML>"), "Failed to lookup user \"0\"");
    assert_eq!(inner("<mention email=\"x@x.example\" strict=\"false\"/>"), "x@x.example");
    assert_eq!(
        refused("<messageML><mention class=\"x\" uid=\"1\"/></messageML>"),
        "Attribute \"class\" is not allowed in \"mention\""
    );
}

#[test]
fn tags_and_emoji_are_entities() {
    let message =
        kept("<messageML><hash tag=\"world\"/> <cash tag=\"ibm\"/> <emoji shortcode=\"smiley\"/></messageML>");
    assert_eq!(message.text, "#world $ibm \u{1f603}");
    assert_eq!(
        (message.hashtags.clone(), message.cashtags.clone()),
        (vec!["world".to_owned()], vec!["ibm".to_owned()])
    );
    let entities = entities(&message);
    assert_eq!(entities["keyword1"]["id"][0]["type"], "org.symphonyoss.taxonomy.hashtag");
    assert_eq!(entities["keyword2"]["type"], "org.symphonyoss.fin.security");
    assert_eq!(entities["emoji1"]["data"]["unicode"], "\u{1f603}");
}

#[test]
fn a_card_becomes_elements_that_browsers_know() {
    let card = inner("<card accent=\"tempo-bg-color--blue\"><header>A</header><body>B</body></card>");
    assert_eq!(
        card,
        "<div class=\"card barStyle\" data-accent-color=\"tempo-bg-color--blue\"><div class=\"cardHeader\">A</div><div class=\"cardBody\">B</div></div>"
    );
}

#[test]
fn a_chime_stands_alone() {
    assert!(inner("<chime/>").contains("<audio src="));
    assert_eq!(refused("<messageML>Ring <chime/></messageML>"), "Chime elements may not have any other content");
}

#[test]
fn what_could_run_is_refused() {
    for text in [
        "<script>alert(1)</script>",
        "<b onclick=\"x\">a</b>",
        "<a href=\"javascript:alert(1)\">a</a>",
        "<a href=\" JavaScript:alert(1)\">a</a>",
        "<a href=\"java&#10;script:alert(1)\">a</a>",
        "<img src=\"x\" onerror=\"alert(1)\"/>",
        "<img src=\"data:image/svg+xml;base64,AAAA\"/>",
        "<img src=\"data:text/html;base64,AAAA\"/>",
        "<iframe src=\"https://x.example\"/>",
        "<form action=\"https://x.example\"/>",
        "<svg><script>1</script></svg>",
        "<div style=\"background:url(javascript:1)\">a</div>",
        "<div style=\"position:fixed\">a</div>",
        "<div style=\"color:expression(alert(1))\">a</div>",
        "<style>a{}</style>",
        "<object data=\"x\"/>",
        "<div class=\"a&quot; onclick=&quot;x\">a</div>",
    ] {
        let answer = Draft::read(&format!("<messageML>{text}</messageML>"), None);
        assert!(answer.is_err(), "{text}");
    }
    assert_eq!(
        inner("&lt;script&gt;alert(1)&lt;/script&gt; &amp; \"x\""),
        "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;"
    );
}

#[test]
fn links_lead_where_the_pod_allows() {
    for address in ["https://x.example", "mailto:a@x.example", "tel:1", "symphony://x", "SKYPE:bob"] {
        assert!(inner(&format!("<a href=\"{address}\">x</a>")).contains(address), "{address}");
    }
    assert_eq!(refused("<messageML><a href=\"ftp://x.example\">x</a></messageML>"), "Links to \"ftp\" are not allowed");
    for address in ["file:///etc/passwd", "x.example", "//x.example", ":x", "a b:c"] {
        refused(&format!("<messageML><a href=\"{address}\">x</a></messageML>"));
    }
}

#[test]
fn what_is_not_well_formed_is_refused() {
    for text in [
        "",
        "Hello",
        "<messageML>",
        "<messageML><b>a</messageML>",
        "<p>a</p>",
        "<messageML a=\"b\">x</messageML>",
        "<!DOCTYPE a [<!ENTITY b \"c\">]><messageML>&b;</messageML>",
        "<messageML><b>a</i></messageML>",
        "<messageML>&nonsense;</messageML>",
    ] {
        assert!(Draft::read(text, None).is_err(), "{text}");
    }
    assert!(Draft::read("<messageML>a</messageML>", Some("[]")).is_err());
    assert!(Draft::read("<messageML>a</messageML>", Some("{")).is_err());
    assert_eq!(kept("<messageML>a&nbsp;b</messageML>").text, "a b");
}

#[test]
fn limits_hold() {
    let most = |count: usize| format!("<messageML>{}</messageML>", "<hash tag=\"a\"/>".repeat(count));
    assert!(Draft::read(&most(40), None).is_ok());
    assert!(Draft::read(&most(41), None).is_err());
    let words =
        |count: usize| format!("<messageML>{}</messageML>", (0..count).map(|n| format!("w{n} ")).collect::<String>());
    assert!(Draft::read(&words(2_500), None).is_ok());
    assert!(Draft::read(&words(2_501), None).is_err());
    assert!(Draft::read(&format!("<messageML>{}</messageML>", "a".repeat(81_108)), None).is_err());
    let deep = |levels: usize| format!("<messageML>{}a{}</messageML>", "<b>".repeat(levels), "</b>".repeat(levels));
    assert!(Draft::read(&deep(50), None).is_ok());
    assert!(Draft::read(&deep(5_000), None).is_err());
    assert!(Draft::read("<messageML> <br/> </messageML>", None).unwrap().is_empty());
}

#[test]
fn entities_of_the_senders_own_are_kept_where_they_are_used() {
    let data = json!({ "order": { "type": "com.x.order", "version": "1.0", "n": 7 }, "unused": {} }).to_string();
    let text = "<messageML><div class=\"entity\" data-entity-id=\"order\">7</div><hash tag=\"a\"/></messageML>";
    let message = Draft::read(text, Some(&data)).unwrap().finish(&Everybody).unwrap();
    let entities = entities(&message);
    assert_eq!(
        (&entities["order"]["n"], &entities["unused"], entities.as_object().unwrap().len()),
        (&json!(7), &Value::Null, 2)
    );
}

#[test]
fn an_answer_can_be_sent_again() {
    let first = kept(
        "<messageML><p>Hi <mention uid=\"7\"/>, see <hash tag=\"news\"/> <emoji shortcode=\"smiley\"/></p></messageML>",
    );
    let again = Draft::read(&first.presentation, first.data.as_deref()).unwrap().finish(&Everybody).unwrap();
    assert_eq!(again, first);
}

#[test]
fn what_markdown_has_no_mark_for_is_said_in_the_nearest_way() {
    let markdown = |text: &str| write(&Draft::read(&format!("<messageML>{text}</messageML>"), None).unwrap().blocks());
    assert_eq!(markdown("<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>"), "A | B\n\n1 | 2");
    assert_eq!(markdown("<card><header>Title</header><body>Text</body></card>"), "**Title**\n\nText");
    assert_eq!(markdown("<img src=\"https://x.example/a.png\" alt=\"A cat\"/>"), "[A cat](<https://x.example/a.png>)");
    assert_eq!(markdown("a<br/>b"), "a\nb");
    assert_eq!(markdown("<h4>T</h4>x"), "## T\n\nx");
    assert_eq!(markdown("<a href=\"tel:1\">call</a>"), "call");
}

proptest! {
    #[test]
    fn a_text_goes_in_and_comes_out(blocks in blocks()) {
        let draft = Draft::from_blocks(&blocks);
        prop_assert_eq!(draft.blocks(), blocks);
    }

    #[test]
    fn a_text_is_kept_and_read_again(blocks in blocks()) {
        let kept = Draft::from_blocks(&blocks).finish(&Everybody).unwrap();
        prop_assume!(entity_count(&kept) <= 40);
        let again = Draft::read(&kept.presentation, kept.data.as_deref()).unwrap();
        prop_assert_eq!(renamed(again.blocks()), renamed(blocks));
    }

    #[test]
    fn any_text_in_markdown_can_be_sent(text in "\\PC{0,120}") {
        let kept = Draft::from_blocks(&parse(&text)).finish(&Named).unwrap();
        prop_assert!(Draft::read(&kept.presentation, kept.data.as_deref()).is_ok(), "{}", kept.presentation);
    }

    #[test]
    fn any_xml_is_read_or_refused(text in "(<(/)?(b|div|messageML|mention|span|a)( (class|uid|href)=\"[a-z1:]{0,4}\")?(/)?>|[a-z&; ]{0,5}){0,12}") {
        if let Ok(draft) = Draft::read(&format!("<messageML>{text}</messageML>"), None) {
            let _ = write(&draft.blocks());
            let _ = draft.finish(&Everybody);
        }
    }
}

fn entity_count(message: &Message) -> usize {
    message.data.as_ref().map_or(0, |data| serde_json::from_str::<serde_json::Map<String, Value>>(data).unwrap().len())
}

/// Everybody is called the same by the lookup.
fn renamed(blocks: Vec<Block>) -> Vec<Block> {
    fn span(span: Span) -> Span {
        match span {
            Span::Mention(id, _) => Span::Mention(id, String::new()),
            other => other,
        }
    }
    blocks
        .into_iter()
        .map(|block| match block {
            Block::Paragraph(spans) => Block::Paragraph(spans.into_iter().map(span).collect()),
            Block::Heading(level, spans) => Block::Heading(level, spans.into_iter().map(span).collect()),
            Block::Quote(inner) => Block::Quote(renamed(inner)),
            Block::List(first, items) => Block::List(first, items.into_iter().map(renamed).collect()),
            other => other,
        })
        .collect()
}
