//! Customers and their conversations with customer service.

use ::api::dixa::{
    AgentId, EndUserId, QueueId,
    conversations::{
        Assignment, BrowserInfo, Channel, Conversation, ConversationKind, Direction, Queue, State, TwitterKind,
    },
};
use serde::de::value::StrDeserializer;

use super::{
    content::{Person, id},
    script,
};
use crate::clock;

const CUSTOMERS: &str = include_str!("../../assets/demo/customers.txt");
const HELP: &str = "help@stilla.example";
/// How many the large demo has.
const MANY: usize = 10_000;
/// The number of the first conversation.
const FIRST: i64 = 4001;

/// A customer.
#[derive(Debug, Clone)]
pub(super) struct Customer {
    pub(super) id: EndUserId,
    /// Milliseconds since 1970.
    pub(super) created_at: i64,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) phone: String,
    pub(super) ears: Vec<String>,
    pub(super) device: String,
    pub(super) conversations: Vec<Conversation>,
}

/// Those of the script; a line that says nothing sensible is left out, and the test that counts says so.
pub(super) fn content(people: &[Person], now: i64) -> Vec<Customer> {
    let mut all: Vec<Customer> = Vec::new();
    let mut number = FIRST;
    for line in CUSTOMERS.lines().skip(2) {
        if !line.starts_with(' ') {
            all.extend(customer(line, now));
        } else if let Some(customer) = all.last_mut()
            && let Some(conversation) = conversation(line, number, customer, people, now)
        {
            customer.created_at = customer.created_at.min(conversation.created_at.timestamp_millis());
            customer.conversations.push(conversation);
            number += 1;
        }
    }
    all
}

/// The same customers over and over, with numbers in their names.
pub(super) fn large(few: &[Customer], part: usize) -> Vec<Customer> {
    let mut number = FIRST;
    let grown = few.iter().cycle().take(MANY / part).enumerate().map(|(at, customer)| {
        let id = EndUserId(id(&format!("customer/{at}")));
        let conversations = customer.conversations.iter().map(|conversation| {
            number += 1;
            Conversation { id: number, requester_id: id, ..conversation.clone() }
        });
        let conversations = conversations.collect();
        let email = customer.email.replace('@', &format!("+{at}@"));
        let phone = format!("+4529{at:06}");
        Customer { id, email, phone, conversations, created_at: customer.created_at - at as i64, ..customer.clone() }
    });
    grown.collect()
}

fn customer(line: &str, now: i64) -> Option<Customer> {
    let [name, email, phone, ears, device] = line.split(" | ").collect::<Vec<_>>().try_into().ok()?;
    Some(Customer {
        id: EndUserId(id(&format!("customer/{email}"))),
        created_at: now - 300 * clock::DAY,
        name: name.to_owned(),
        email: email.to_owned(),
        phone: phone.to_owned(),
        ears: ears.split(',').map(str::to_owned).collect(),
        device: device.to_owned(),
        conversations: Vec::new(),
    })
}

fn conversation(line: &str, number: i64, of: &Customer, people: &[Person], now: i64) -> Option<Conversation> {
    let (facts, subject) = line.trim().split_once(" | ")?;
    let [ago, channel, state, agent] = facts.split(' ').collect::<Vec<_>>().try_into().ok()?;
    let created_at = clock::time(now - script::span(ago)?);
    let channel = word::<Channel>(channel)?;
    let agent = people.iter().find(|person| person.handle == agent);
    let queue = Queue { id: QueueId(id("queue/service")), queued_at: Some(created_at) };
    Some(Conversation {
        id: number,
        requester_id: of.id,
        channel,
        created_at,
        direction: Some(Direction::Inbound),
        state: Some(word::<State>(state)?),
        state_updated_at: Some(created_at),
        assignment: agent.map(|person| Assignment { agent_id: AgentId(person.id), assigned_at: created_at }),
        queue: agent.is_none().then_some(queue),
        link: None,
        custom_attributes: Vec::new(),
        transport_expires_at: None,
        kind: kind(channel, of, subject.to_owned()),
    })
}

/// One of the vendor's words.
fn word<T: for<'de> serde::Deserialize<'de>>(text: &str) -> Option<T> {
    T::deserialize(StrDeserializer::<serde::de::value::Error>::new(text)).ok()
}

fn kind(channel: Channel, of: &Customer, subject: String) -> ConversationKind {
    let language = Some("en".to_owned());
    let browser_info = Some(BrowserInfo {
        name: "Firefox".to_owned(),
        version: Some("132".to_owned()),
        ip_address: Some("192.0.2.17".to_owned()),
        originating_url: Some("https://www.stilla.example/help".to_owned()),
    });
    match channel {
        Channel::WidgetChat => ConversationKind::Chat { browser_info, language },
        Channel::Messenger => ConversationKind::Messenger { browser_info, language },
        Channel::Email => ConversationKind::Email {
            to_email: HELP.to_owned(),
            from_email: of.email.clone(),
            integration_email: HELP.to_owned(),
            language,
            subject: Some(subject),
        },
        Channel::ContactForm => ConversationKind::ContactForm {
            from_email: of.email.clone(),
            to_email: None,
            integration_email: Some(HELP.to_owned()),
            language,
            subject: Some(subject),
        },
        Channel::Sms => {
            ConversationKind::Sms { from_number: Some(of.phone.clone()), to_number: Some("+4555501000".to_owned()) }
        }
        Channel::Twitter => ConversationKind::Twitter {
            conversation_type: TwitterKind::Tweet,
            contact_point_twitter_id: Some("stilla".to_owned()),
            end_user_twitter_id: None,
        },
        Channel::WhatsApp => ConversationKind::WhatsApp {},
        Channel::FacebookMessenger => ConversationKind::FacebookMessenger {},
        Channel::PstnPhone | Channel::Callback | Channel::Voicemail => ConversationKind::PstnPhone {},
        Channel::Unknown => ConversationKind::Generic { from_contact_point_id: None, to_contact_point_id: None },
    }
}
