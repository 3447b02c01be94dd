//! From XML to a message that is checked.

use std::collections::HashSet;

use roxmltree::{Document, ParsingOptions};
use serde_json::{Map, Value};

use super::{Draft, Element, MOST_CHARACTERS, MOST_ENTITIES, MOST_WORDS, Mention, Node, Refused, Whom, each, rules};

/// Levels of elements. Deeper ones are refused, so that no message can exhaust the stack.
const DEEPEST: usize = 60;
const MOST_NODES: u32 = 20_000;
const LONGEST_TAG: usize = 100;

pub(super) fn message(text: &str, data: Option<&str>) -> Result<Draft, Refused> {
    if text.chars().count() > MOST_CHARACTERS {
        return Err(Refused(format!("Message exceeds {MOST_CHARACTERS} characters")));
    }
    let data = entity_data(data)?;
    // XML knows no such entity; programs write it all the same.
    let text = text.replace("&nbsp;", "&#160;");
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document =
        Document::parse_with_options(&text, options).map_err(|e| Refused(format!("Invalid MessageML: {e}")))?;
    let root = document.root_element();
    let name = root.tag_name().name();
    if !matches!(name, "messageML" | "div") {
        return Err(Refused("Root tag must be <messageML> or <div>".to_owned()));
    }
    if name == "messageML" && root.attributes().len() > 0 {
        return Err(Refused("Attributes are not allowed in \"messageML\"".to_owned()));
    }
    let reader = Reader { data: &data };
    let nodes = match name {
        "messageML" => reader.children(root, 0)?,
        // What is written as it is answered stands in an element of its own, which is written anew.
        _ if root.attribute("data-format").is_some() => reader.children(root, 0)?,
        _ => vec![reader.node(root, 0)?],
    };
    let mut used = HashSet::new();
    own_entities(&nodes, &mut used);
    let data = data.into_iter().filter(|(id, _)| used.contains(id)).collect();
    check(&nodes)?;
    Ok(Draft { nodes, data })
}

fn entity_data(data: Option<&str>) -> Result<Map<String, Value>, Refused> {
    let Some(data) = data.map(str::trim).filter(|data| !data.is_empty()) else { return Ok(Map::new()) };
    match serde_json::from_str(data) {
        Ok(Value::Object(members)) => Ok(members),
        Ok(_) => Err(Refused("Entity data must be a JSON object".to_owned())),
        Err(e) => Err(Refused(format!("Error parsing EntityJSON: {e}"))),
    }
}

fn check(nodes: &[Node]) -> Result<(), Refused> {
    let (mut entities, mut words) = (0, HashSet::new());
    each(nodes, &mut |node| match node {
        Node::Mention(_) | Node::Tag(..) | Node::Emoji(..) => entities += 1,
        Node::Text(text) => words.extend(text.split_whitespace()),
        Node::Element(_) | Node::Chime => {}
    });
    if entities > MOST_ENTITIES {
        return Err(Refused(format!("Message exceeds {MOST_ENTITIES} entities")));
    }
    if words.len() > MOST_WORDS {
        return Err(Refused(format!("Message exceeds {MOST_WORDS} different words")));
    }
    let has_chime = nodes.contains(&Node::Chime);
    let is_alone = nodes.iter().all(|node| matches!(node, Node::Chime) || is_blank(node));
    if has_chime && !is_alone {
        return Err(Refused("Chime elements may not have any other content".to_owned()));
    }
    Ok(())
}

fn is_blank(node: &Node) -> bool {
    matches!(node, Node::Text(text) if text.trim().is_empty())
}

fn own_entities(nodes: &[Node], used: &mut HashSet<String>) {
    each(nodes, &mut |node| {
        if let Node::Element(element) = node {
            used.extend(
                element.attributes.iter().filter(|(name, _)| name == "data-entity-id").map(|(_, id)| id.clone()),
            );
        }
    });
}

struct Reader<'a> {
    data: &'a Map<String, Value>,
}

type Xml<'a> = roxmltree::Node<'a, 'a>;

impl Reader<'_> {
    fn children(&self, parent: Xml, level: usize) -> Result<Vec<Node>, Refused> {
        if level > DEEPEST {
            return Err(Refused(format!("Elements are nested more than {DEEPEST} levels deep")));
        }
        let mut nodes = Vec::new();
        for child in parent.children() {
            if child.is_text() {
                nodes.push(Node::Text(child.text().unwrap_or_default().to_owned()));
            } else if child.is_element() {
                nodes.push(self.node(child, level)?);
            }
        }
        Ok(nodes)
    }

    fn node(&self, xml: Xml, level: usize) -> Result<Node, Refused> {
        let name = xml.tag_name().name();
        match name {
            "mention" => mention(xml),
            "hash" => only(xml, &["tag"]).and_then(|()| tag('#', xml.attribute("tag"))),
            "cash" => only(xml, &["tag"]).and_then(|()| tag('$', xml.attribute("tag"))),
            "emoji" => {
                only(xml, &["shortcode", "size"])?;
                emoji(xml.attribute("shortcode"))
            }
            "chime" => only(xml, &[]).map(|()| Node::Chime),
            // How a chime is answered.
            "audio" => Ok(Node::Chime),
            "strong" | "em" => self.element(if name == "em" { "i" } else { "b" }, xml, level),
            "span" => match xml.attribute("data-entity-id").and_then(|id| self.data.get(id)) {
                Some(entity) => self.entity(entity, xml, level),
                None => self.element(name, xml, level),
            },
            _ => self.element(name, xml, level),
        }
    }

    fn element(&self, name: &str, xml: Xml, level: usize) -> Result<Node, Refused> {
        rules::check_tag(name)?;
        let mut attributes = Vec::new();
        for attribute in xml.attributes() {
            rules::check_attribute(name, attribute.name(), attribute.value())?;
            attributes.push((attribute.name().to_owned(), attribute.value().to_owned()));
        }
        if name == "a" && xml.attribute("href").is_none() {
            return Err(Refused("The attribute \"href\" is required".to_owned()));
        }
        let children = if rules::is_void(name) { Vec::new() } else { self.children(xml, level + 1)? };
        Ok(Node::Element(Element { name: name.to_owned(), attributes, children }))
    }

    /// What stands for an entity in a message as it is answered.
    fn entity(&self, entity: &Value, xml: Xml, level: usize) -> Result<Node, Refused> {
        let value = &entity["id"][0]["value"];
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let shown = xml.text().unwrap_or_default();
        match entity["type"].as_str().unwrap_or_default() {
            "com.symphony.user.mention" => {
                let uid = text.parse().map_err(|_| Refused(format!("Failed to lookup user \"{text}\"")))?;
                let name = Some(shown.trim_start_matches('@').to_owned());
                Ok(Node::Mention(Mention { whom: Whom::Uid(uid), strict: false, name }))
            }
            "org.symphonyoss.taxonomy" => tag('#', Some(&text)),
            "org.symphonyoss.fin.security" => tag('$', Some(&text)),
            "com.symphony.emoji" => emoji(entity["data"]["shortcode"].as_str()),
            _ => self.element("span", xml, level),
        }
    }
}

/// Refuses attributes other than these.
fn only(xml: Xml, names: &[&str]) -> Result<(), Refused> {
    match xml.attributes().find(|attribute| !names.contains(&attribute.name())) {
        Some(other) => {
            Err(Refused(format!("Attribute \"{}\" is not allowed in \"{}\"", other.name(), xml.tag_name().name())))
        }
        None => Ok(()),
    }
}

fn mention(xml: Xml) -> Result<Node, Refused> {
    only(xml, &["uid", "email", "strict"])?;
    let whom = match (xml.attribute("uid"), xml.attribute("email")) {
        (Some(uid), None) => Whom::Uid(
            uid.trim()
                .parse()
                .map_err(|_| Refused(format!("Invalid input: uid must be an int64 value not \"{uid}\"")))?,
        ),
        (None, Some(email)) => Whom::Email(email.trim().to_ascii_lowercase()),
        _ => return Err(Refused("\"mention\" needs either the attribute \"uid\" or \"email\"".to_owned())),
    };
    let strict = xml.attribute("strict").is_none_or(|strict| strict != "false");
    Ok(Node::Mention(Mention { whom, strict, name: None }))
}

fn tag(sign: char, text: Option<&str>) -> Result<Node, Refused> {
    let text = text.map(str::trim).unwrap_or_default();
    let is_tag = (1..=LONGEST_TAG).contains(&text.chars().count())
        && text.chars().all(|c| c.is_alphanumeric() || "_-.".contains(c));
    if is_tag {
        return Ok(Node::Tag(sign, text.to_owned()));
    }
    let name = if sign == '#' { "hash" } else { "cash" };
    Err(Refused(format!(
        "The attribute \"tag\" of \"{name}\" must have 1 to {LONGEST_TAG} letters, digits, points, hyphens or underscores"
    )))
}

fn emoji(shortcode: Option<&str>) -> Result<Node, Refused> {
    let shortcode = shortcode.unwrap_or_default().trim().trim_matches(':');
    let is_code = !shortcode.is_empty()
        && shortcode.len() <= LONGEST_TAG
        && shortcode.chars().all(|c| c.is_ascii_alphanumeric() || "_-+".contains(c));
    if is_code {
        Ok(Node::Emoji(shortcode.to_owned(), None))
    } else {
        Err(Refused("The attribute \"shortcode\" is required".to_owned()))
    }
}
