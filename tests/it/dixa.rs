//! Dixa: end users, their conversations and attributes, anonymization, tokens.

use api::{
    dixa::{
        EndUserId,
        end_users::{CreateEndUser, EndUser, ListEndUsers, NewEndUser},
    },
    rotunda::dixa::CreateDixaToken,
};

use crate::world::{Client, DAN, World};

mod anonymization;
mod attributes;
mod bulk;
mod conversations;
mod end_users;
mod tokens;

/// Somebody with an e-mail address and a telephone number of their own.
fn customer(number: u32) -> NewEndUser {
    NewEndUser {
        display_name: Some(format!("Customer {number}")),
        email: Some(format!("customer{number}@mail.example")),
        phone_number: Some(format!("+4520{number:06}")),
        ..NewEndUser::default()
    }
}

async fn create(client: &Client, end_user: NewEndUser) -> EndUser {
    client.call(&CreateEndUser { end_user }).await.unwrap().data
}

fn list() -> ListEndUsers {
    ListEndUsers { page_limit: None, page_key: None, email: None, phone: None, external_id: None }
}

/// The secret of a token of Dan's.
async fn token(world: &World) -> String {
    let dan = world.browser(DAN).await;
    dan.call(&CreateDixaToken { name: "test".to_owned() }).await.unwrap().secret
}

/// A conversation that an end user began; the backend makes none by itself.
async fn conversation(world: &World, id: i64, of: EndUserId, state: &str) {
    let body = serde_json::json!({
        "id": id,
        "requesterId": of,
        "channel": "Email",
        "createdAt": "2026-01-01T00:00:00Z",
        "direction": "Inbound",
        "state": state,
        "assignment": { "agentId": DAN, "assignedAt": "2026-01-01T00:01:00Z" },
        "toEmail": "help@stilla.example",
        "fromEmail": "customer1@mail.example",
        "integrationEmail": "help@stilla.example",
        "subject": "My left one whistles",
        "_type": "EmailConversation"
    });
    let insert =
        "INSERT INTO dixa_conversations (id, requester_id, created_at, state, body) VALUES ($1, $2, $3, $4, $5)";
    let insert =
        sqlx::query(insert).bind(id).bind(of.to_string()).bind(id).bind(state.to_owned()).bind(body.to_string());
    insert.execute(&world.backend.database.pool).await.unwrap();
}
