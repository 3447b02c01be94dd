//! Qwil: keys, memberships, contact groups.

use api::{
    auth::SystemCredentials,
    client::ErrorOf,
    endpoint::Endpoint,
    error::{CallError, VendorError as _},
    qwil::{GroupId, MembershipId, QwilError, codes::Permission, groups::CreateGroup, memberships::CreateMembership},
    rotunda::qwil::CreateQwilKey,
};
use sqlx::AssertSqlSafe;

use crate::world::{Client, DAN, World};

mod groups;
mod keys;
mod memberships;

/// A client that sends with a key of all permissions, and waits so that it is never too quick.
struct Keyed {
    client: Client,
    key: SystemCredentials,
    clock: rotunda_server::clock::Clock,
}

impl Keyed {
    async fn new(world: &World) -> Self {
        let key = key(world, &[Permission::ReadAdmin, Permission::WriteAdmin], &[]).await;
        Self { client: world.stranger(), key, clock: world.backend.clock.clone() }
    }

    async fn call<E>(&self, request: &E) -> Result<E::Response, ErrorOf<E>>
    where
        E: Endpoint<Auth = api::auth::SystemKey>,
    {
        self.clock.advance(1000);
        self.client.call_with(&self.key, request).await
    }
}

async fn key(world: &World, permissions: &[Permission], networks: &[&str]) -> SystemCredentials {
    let networks = networks.iter().map(|&network| network.to_owned()).collect();
    let asked = CreateQwilKey { name: "test".to_owned(), permissions: permissions.to_vec(), networks };
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
