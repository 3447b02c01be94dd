//! Qwil: keys, memberships, contact groups, chats, contacts, review.

use api::{
    auth::{ChatCredentials, ChatKey, ChatKeyKind, SystemCredentials},
    client::ErrorOf,
    endpoint::Endpoint,
    error::{CallError, VendorError as _},
    qwil::{
        ChatId, GroupId, MembershipId, QwilError,
        chats::CreateChat,
        codes::{self, Permission},
        groups::{AddGroupMembers, CreateGroup},
        memberships::CreateMembership,
        messages::SendText,
        shapes::Message,
    },
    rotunda::qwil::{CreateQwilKey, QwilKeyKind},
};
use sqlx::AssertSqlSafe;

use crate::world::{Client, DAN, World};

mod avatars;
mod butler;
mod chat_keys;
mod chats;
mod contact_points;
mod contacts;
mod files;
mod groups;
mod invitations;
mod keys;
mod live;
mod memberships;
mod messages;
mod mine;
mod paging;
mod participants;
mod requests;
mod review;
mod rules;

/// A client that sends with a key of all permissions, and waits so that it is never too quick.
struct Keyed {
    client: Client,
    key: SystemCredentials,
    clock: rotunda_server::clock::Clock,
}

impl Keyed {
    async fn new(world: &World) -> Self {
        let key = key(world, &[Permission::ReadAdmin, Permission::WriteAdmin, Permission::ReviewData], &[]).await;
        Self { client: world.stranger(), key, clock: world.backend.clock.clone() }
    }

    async fn call<E>(&self, request: &E) -> Result<E::Response, ErrorOf<E>>
    where
        E: Endpoint<Auth = api::auth::SystemKey>,
    {
        self.clock.advance(1000);
        listed::<E>(self.client.call_with(&self.key, request).await)
    }
}

/// Somebody who uses chats, through a master key on their behalf, never too quickly.
#[derive(Clone)]
struct Chatter {
    client: Client,
    held: ChatCredentials,
    clock: rotunda_server::clock::Clock,
    id: MembershipId,
}

impl Chatter {
    async fn new(world: &World, id: MembershipId) -> Self {
        let all = [Permission::ReadChats, Permission::WriteChats, Permission::ReadContacts];
        let held = chat_key(world, ChatKeyKind::Master, None, &all).await;
        let held = ChatCredentials { on_behalf_of: Some(id.to_string()), ..held };
        Self { client: world.stranger(), held, clock: world.backend.clock.clone(), id }
    }

    /// Somebody else, through the same key.
    fn other(&self, id: MembershipId) -> Self {
        let held = ChatCredentials { on_behalf_of: Some(id.to_string()), ..self.held.clone() };
        Self { held, id, ..self.clone() }
    }

    async fn call<E>(&self, request: &E) -> Result<E::Response, ErrorOf<E>>
    where
        E: Endpoint<Auth = ChatKey>,
    {
        self.clock.advance(1000);
        listed::<E>(self.client.call_with(&self.held, request).await)
    }

    /// A new chat with others.
    async fn chat(&self, others: &[&Self]) -> ChatId {
        let members = others.iter().map(|other| other.id).collect();
        let asked = CreateChat { title: "Contract".to_owned(), entity_user_xref_uuids: members };
        self.call(&asked).await.unwrap().chat.chat_uuid
    }

    async fn say(&self, chat: ChatId, text: &str) -> Message {
        self.call(&say(chat, text)).await.unwrap().message
    }
}

fn say(chat: ChatId, text: &str) -> SendText {
    SendText { chat_uuid: chat, text: text.to_owned(), reply_to_seq: None }
}

/// A refusal's code must be one that the table has for the endpoint.
#[track_caller]
fn listed<E: Endpoint>(result: Result<E::Response, ErrorOf<E>>) -> Result<E::Response, ErrorOf<E>> {
    if let Err(CallError::Vendor { body, .. }) = &result {
        let operation = codes::operation(E::INFO.name).unwrap();
        let code = body.code().unwrap().parse().unwrap();
        assert!(operation.can_give(code), "{} cannot give {code}", E::INFO.name);
    }
    result
}

/// Stan and Sue of the staff, and Clara, their client, in one contact group; Steve, staff without a group; Carl, a client without one.
struct People {
    qwil: Keyed,
    stan: Chatter,
    sue: Chatter,
    clara: Chatter,
    steve: Chatter,
    carl: Chatter,
    team: GroupId,
}

impl People {
    async fn new(world: &World) -> Self {
        let qwil = Keyed::new(world).await;
        let stan = Chatter::new(world, member(world, &qwil, 3, "Stan").await).await;
        let sue = stan.other(member(world, &qwil, 3, "Sue").await);
        let clara = stan.other(member(world, &qwil, 4, "Clara").await);
        let steve = stan.other(member(world, &qwil, 3, "Steve").await);
        let carl = stan.other(member(world, &qwil, 4, "Carl").await);
        let team = group(&qwil, "Team").await;
        let members = vec![stan.id, sue.id, clara.id];
        qwil.call(&AddGroupMembers { group_uuid: team, entity_user_xref_uuids: members }).await.unwrap();
        Self { qwil, stan, sue, clara, steve, carl, team }
    }
}

async fn chat_key(
    world: &World,
    kind: ChatKeyKind,
    member: Option<MembershipId>,
    permissions: &[Permission],
) -> ChatCredentials {
    let asked = CreateQwilKey {
        name: "test".to_owned(),
        kind: if kind == ChatKeyKind::Master { QwilKeyKind::Master } else { QwilKeyKind::User },
        member,
        permissions: permissions.to_vec(),
        networks: Vec::new(),
    };
    let made = world.browser(DAN).await.call(&asked).await.unwrap();
    ChatCredentials { kind, key: made.key.key, secret: made.secret, on_behalf_of: None }
}

async fn key(world: &World, permissions: &[Permission], networks: &[&str]) -> SystemCredentials {
    let networks = networks.iter().map(|&network| network.to_owned()).collect();
    let (kind, permissions) = (QwilKeyKind::System, permissions.to_vec());
    let asked = CreateQwilKey { name: "test".to_owned(), kind, member: None, permissions, networks };
    let made = world.browser(DAN).await.call(&asked).await.unwrap();
    SystemCredentials { key: made.key.key, secret: made.secret, entity: None }
}

/// The code with which a call must have been refused; its status is the code's.
#[track_caller]
fn code<T: std::fmt::Debug>(result: Result<T, CallError<QwilError>>) -> String {
    match result {
        Err(CallError::Vendor { status, body, .. }) => {
            let code = body.code().unwrap().to_owned();
            if let Ok(known) = code.parse::<api::qwil::codes::Code>() {
                assert_eq!(known.status(), status, "{body}");
            }
            code
        }
        other => panic!("expected a refusal in the vendor's shape, got {other:?}"),
    }
}

/// Somebody new; 3 is staff, 4 a client.
fn person(profile: u64, name: &str) -> CreateMembership {
    CreateMembership {
        enum_profile_id: profile,
        first_name: name.to_owned(),
        last_name: "Doe".to_owned(),
        job_title: String::new(),
        identifier: String::new(),
        primary_email: format!("{}@mail.example", name.to_lowercase()),
        primary_phone_number: "+45 20 00 00 01".to_owned(),
        group_uuids: Vec::new(),
        send_invitation: None,
    }
}

/// Somebody new who has accepted the invitation.
async fn member(world: &World, qwil: &Keyed, profile: u64, name: &str) -> MembershipId {
    let id = qwil.call(&person(profile, name)).await.unwrap().entity_user_xref.entity_user_xref_uuid;
    sql(world, format!("UPDATE qwil_memberships SET status = 1 WHERE id = '{id}'")).await;
    id
}

async fn group(qwil: &Keyed, name: &str) -> GroupId {
    let asked = CreateGroup { name: name.to_owned(), identifier: String::new(), description: None };
    qwil.call(&asked).await.unwrap().group.group_uuid
}

/// For what no endpoint can do.
async fn sql(world: &World, text: String) {
    sqlx::query(AssertSqlSafe(text)).execute(&world.backend.database.pool).await.unwrap();
}

/// Moves a row to an entity that is not ours.
async fn move_away(world: &World, table: &str, id: impl std::fmt::Display) {
    const OTHER: &str = "0192ffff-0000-7000-8000-000000000001";
    sql(world, format!("INSERT INTO qwil_entities (id, name) VALUES ('{OTHER}', 'Other') ON CONFLICT DO NOTHING"))
        .await;
    sql(world, format!("UPDATE {table} SET entity_id = '{OTHER}' WHERE id = '{id}'")).await;
}

#[test]
fn every_code_is_provoked_by_a_test() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/it/qwil");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap());
    let tests: String = files.collect();
    let missing: Vec<_> = codes::Code::ALL.iter().filter(|code| !tests.contains(&format!("\"{code}\""))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
