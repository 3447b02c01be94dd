//! Stores the conversations of a demo.

use std::collections::{BTreeSet, HashSet};

use sqlx::AnyConnection;
use uuid::Uuid;

use super::batch::{Batch, int, json, maybe, text};
use crate::{
    clock::DAY,
    demo::{
        chats::{Chat, Message},
        content::{Content, Person},
    },
    people::split,
};

pub(super) async fn save(tx: &mut AnyConnection, content: &Content) -> Result<(), sqlx::Error> {
    conversations(tx, &content.chats, &content.people).await?;
    let mut found = Batch::new("message_words", &["word", "conversation_id", "seq"]);
    let mut mentions = Batch::new("message_mentions", &["user_id", "conversation_id", "seq"]);
    let mut reactions = Batch::new("message_reactions", &["message_id", "emoji", "user_id"]);
    for chat in &content.chats {
        messages(tx, chat, &content.people).await?;
        let members: HashSet<Uuid> = chat.members.iter().map(|seat| content.people[seat.person].id).collect();
        // In the order of their key, so that they are added at the end of the table, not all over it.
        let mut words = BTreeSet::new();
        for (seq, message) in (1_i64..).zip(&chat.messages) {
            words.extend(split(&message.text).into_iter().map(|word| (word, seq)));
            for person in message.mentions.iter().filter(|person| members.contains(person)) {
                mentions.add(tx, [text(person), text(chat.id), int(seq)]).await?;
            }
            for (emoji, person) in &message.reactions {
                reactions.add(tx, [text(message.id), text(emoji), text(content.people[*person].id)]).await?;
            }
        }
        for (word, seq) in words {
            found.add(tx, [text(word), text(chat.id), int(seq)]).await?;
        }
    }
    found.finish(tx).await?;
    mentions.finish(tx).await?;
    reactions.finish(tx).await
}

async fn conversations(tx: &mut AnyConnection, chats: &[Chat], people: &[Person]) -> Result<(), sqlx::Error> {
    let mut conversations = Batch::new(
        "conversations",
        &[
            "id",
            "kind",
            "title",
            "description",
            "is_private",
            "by_request",
            "category_id",
            "pair",
            "last_seq",
            "last_at",
            "created_at",
            "updated_at",
            "created_by",
            "updated_by",
        ],
    );
    for chat in chats {
        let creator = people[chat.creator].id;
        let pair = match &chat.members[..] {
            [one, other] if chat.kind == "DIRECT" => {
                let (one, other) = (people[one.person].id, people[other.person].id);
                Some(format!("{} {}", one.min(other), one.max(other)))
            }
            _ => None,
        };
        let sent = |message: Option<&Message>| message.map_or(0, |message| message.sent_at);
        let row = [
            text(chat.id),
            text(chat.kind),
            maybe(chat.title.as_ref()),
            maybe(chat.text.as_ref()),
            int(chat.is_private),
            int(chat.by_request),
            maybe(chat.category),
            maybe(pair),
            count(chat.messages.len()),
            int(sent(chat.messages.last())),
            int(made(chat)),
            int(made(chat)),
            text(creator),
            text(creator),
        ];
        conversations.add(tx, row).await?;
    }
    conversations.finish(tx).await?;
    let mut members =
        Batch::new("conversation_members", &["user_id", "conversation_id", "is_admin", "joined_at", "read_seq"]);
    for chat in chats {
        for seat in &chat.members {
            let read = count(chat.messages.len() - seat.unread);
            let person = text(people[seat.person].id);
            members.add(tx, [person, text(chat.id), int(seat.is_admin), int(made(chat)), read]).await?;
        }
    }
    members.finish(tx).await
}

/// A conversation was made the day before its first message.
fn made(chat: &Chat) -> i64 {
    chat.messages.first().map_or(0, |message| message.sent_at) - DAY
}

fn count(things: usize) -> super::batch::Value {
    super::batch::maybe_int(i64::try_from(things).ok())
}

async fn messages(tx: &mut AnyConnection, chat: &Chat, people: &[Person]) -> Result<(), sqlx::Error> {
    let mut messages = Batch::new(
        "messages",
        &["id", "conversation_id", "seq", "sender_id", "text", "mentions", "files", "reply_to", "sent_at"],
    );
    for (seq, message) in (1_i64..).zip(&chat.messages) {
        let row = [
            text(message.id),
            text(chat.id),
            int(seq),
            text(people[message.sender].id),
            text(&message.text),
            json(&message.mentions),
            json(&message.files),
            maybe(message.reply_to),
            int(message.sent_at),
        ];
        messages.add(tx, row).await?;
    }
    messages.finish(tx).await
}
