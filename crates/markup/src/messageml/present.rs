//! From a checked message to what is kept: PresentationML, entity data, and the bare text.

use serde_json::{Map, Value, json};

use super::{Element, Lookup, Mention, Message, Node, Refused, Whom, rules};

const CHIME: &str = "<audio src=\"https://asset.symphony.com/symphony/audio/chime.mp3\" autoplay=\"true\"/>";

pub(super) fn message(nodes: Vec<Node>, own: Map<String, Value>, lookup: &impl Lookup) -> Result<Message, Refused> {
    let mut writer = Writer {
        lookup,
        out: String::from("<div data-format=\"PresentationML\" data-version=\"2.0\">"),
        text: String::new(),
        data: own,
        counts: [0; 3],
        mentions: Vec::new(),
        hashtags: Vec::new(),
        cashtags: Vec::new(),
    };
    writer.nodes(&nodes)?;
    writer.out.push_str("</div>");
    let data = (!writer.data.is_empty()).then(|| Value::Object(writer.data).to_string());
    let text = writer.text.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(Message {
        presentation: writer.out,
        data,
        text,
        mentions: writer.mentions,
        hashtags: writer.hashtags,
        cashtags: writer.cashtags,
    })
}

struct Writer<'a, L> {
    lookup: &'a L,
    out: String,
    text: String,
    data: Map<String, Value>,
    /// Mentions, tags, emoji so far.
    counts: [usize; 3],
    mentions: Vec<i64>,
    hashtags: Vec<String>,
    cashtags: Vec<String>,
}

impl<L: Lookup> Writer<'_, L> {
    fn nodes(&mut self, nodes: &[Node]) -> Result<(), Refused> {
        nodes.iter().try_for_each(|node| self.node(node))
    }

    fn node(&mut self, node: &Node) -> Result<(), Refused> {
        match node {
            Node::Text(text) => self.text(text),
            Node::Element(element) => return self.element(element),
            Node::Mention(mention) => return self.mention(mention),
            Node::Tag(sign, tag) => self.tag(*sign, tag),
            Node::Emoji(shortcode, characters) => self.emoji(shortcode, characters.as_deref()),
            Node::Chime => self.out.push_str(CHIME),
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        escape(&mut self.out, text);
        self.text.push_str(text);
    }

    fn element(&mut self, element: &Element) -> Result<(), Refused> {
        let (name, class, renamed) = presented(&element.name);
        self.out.push('<');
        self.out.push_str(name);
        let own = element.attributes.iter().find(|(name, _)| name == "class").map(|(_, own)| own.as_str());
        let class = [class, own].into_iter().flatten().collect::<Vec<_>>().join(" ");
        if !class.is_empty() {
            self.attribute("class", &class);
        }
        for (name, value) in element.attributes.iter().filter(|(name, _)| name != "class") {
            if name == "href" {
                self.check_scheme(value)?;
            }
            let presented = renamed.iter().find(|(from, _)| from == name).map_or(name.as_str(), |(_, to)| to);
            self.attribute(presented, value);
        }
        if rules::is_void(name) {
            self.out.push_str("/>");
            self.text.push(' ');
            return Ok(());
        }
        self.out.push('>');
        self.nodes(&element.children)?;
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
        if !matches!(name, "b" | "i" | "span" | "a" | "code" | "sub" | "sup") {
            self.text.push(' ');
        }
        Ok(())
    }

    fn check_scheme(&self, address: &str) -> Result<(), Refused> {
        let scheme = rules::scheme(address).unwrap_or_default();
        if rules::ALWAYS.contains(&&*scheme) || self.lookup.is_protocol(&scheme) {
            return Ok(());
        }
        Err(Refused(format!("Links to \"{scheme}\" are not allowed")))
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape(&mut self.out, value);
        self.out.push('"');
    }

    fn mention(&mut self, mention: &Mention) -> Result<(), Refused> {
        let Some(person) = self.lookup.person(&mention.whom) else {
            if mention.strict {
                return Err(Refused(format!("Failed to lookup user \"{}\"", mention.whom)));
            }
            let shown = mention.name.clone().unwrap_or_else(|| match &mention.whom {
                Whom::Email(email) => email.clone(),
                Whom::Uid(uid) => uid.to_string(),
            });
            self.text(&shown);
            return Ok(());
        };
        let id = [json!({ "type": "com.symphony.user.userId", "value": person.uid.to_string() })];
        let entity = json!({ "type": "com.symphony.user.mention", "version": "1.0", "id": id });
        self.entity(0, "mention", entity, &format!("@{}", person.name));
        if !self.mentions.contains(&person.uid) {
            self.mentions.push(person.uid);
        }
        Ok(())
    }

    fn tag(&mut self, sign: char, tag: &str) {
        let (kind, id) = match sign {
            '#' => ("org.symphonyoss.taxonomy", "org.symphonyoss.taxonomy.hashtag"),
            _ => ("org.symphonyoss.fin.security", "org.symphonyoss.fin.security.id.ticker"),
        };
        let entity = json!({ "type": kind, "version": "1.0", "id": [{ "type": id, "value": tag }] });
        self.entity(1, "keyword", entity, &format!("{sign}{tag}"));
        let tags = if sign == '#' { &mut self.hashtags } else { &mut self.cashtags };
        if !tags.iter().any(|known| known == tag) {
            tags.push(tag.to_owned());
        }
    }

    fn emoji(&mut self, shortcode: &str, characters: Option<&str>) {
        let known = characters.map(str::to_owned).or_else(|| self.lookup.emoji(shortcode));
        let shown = known.clone().unwrap_or_else(|| format!(":{shortcode}:"));
        let mut data = json!({ "shortcode": shortcode, "size": "normal" });
        if let Some(characters) = known {
            data["unicode"] = Value::String(characters);
        }
        let entity = json!({ "type": "com.symphony.emoji", "version": "1.0", "data": data });
        self.entity(2, "emoji", entity, &shown);
    }

    /// Writes an entity under an id that no other has.
    fn entity(&mut self, count: usize, name: &str, entity: Value, shown: &str) {
        let id = loop {
            self.counts[count] += 1;
            let id = format!("{name}{}", self.counts[count]);
            if !self.data.contains_key(&id) {
                break id;
            }
        };
        self.out.push_str("<span class=\"entity\" data-entity-id=\"");
        self.out.push_str(&id);
        self.out.push_str("\">");
        self.text(shown);
        self.out.push_str("</span>");
        self.data.insert(id, entity);
    }
}

/// A name as it is answered, with the class and the names of attributes that say what it was.
fn presented(name: &str) -> (&str, Option<&'static str>, &'static [(&'static str, &'static str)]) {
    match name {
        "card" => ("div", Some("card barStyle"), &[("iconSrc", "data-icon-src"), ("accent", "data-accent-color")]),
        "expandable-card" => ("div", Some("expandable-card"), &[("state", "data-state")]),
        "header" => ("div", Some("cardHeader"), &[]),
        "body" => ("div", Some("cardBody"), &[("variant", "data-variant")]),
        other => (other, None, &[]),
    }
}

fn escape(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // XML has no other control characters.
            c if c.is_control() && !matches!(c, '\n' | '\t') => {}
            c => out.push(c),
        }
    }
}
