//! Symphony: signing in, users, rooms, instant messages, presence, connections.

use api::{
    auth::SessionToken,
    client::ErrorOf,
    endpoint::Endpoint,
    rotunda::symphony::{CreateServiceAccount, ServiceAccount},
    symphony::{
        OneUid, StreamId, Uid, features::*, login::AuthenticateWithKey, messages::*, rooms::*, users::GetSessionInfoV1,
    },
};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::json;

use crate::world::{Client, DAN, World};

mod admin_users;
mod apps;
mod barriers;
mod certificates;
mod connections;
mod datafeeds;
mod disclaimers;
mod entitlements;
mod followers;
mod live;
mod login;
mod message_records;
mod messages;
mod mine;
mod mine_messages;
mod on_behalf;
mod presence;
mod protocols;
mod room_members;
mod rooms;
mod rooms_before;
mod stream_administration;
mod streams;
mod user_status;
mod users;

const KEY: &str = include_str!("symphony/test-key.pem");
const PUBLIC_KEY: &str = include_str!("symphony/test-key.pub.pem");
const OTHER_PUBLIC_KEY: &str = include_str!("symphony/other-key.pub.pem");
const SHORT_PUBLIC_KEY: &str = include_str!("symphony/short-key.pub.pem");

fn bot(username: &str) -> CreateServiceAccount {
    CreateServiceAccount {
        username: username.to_owned(),
        display_name: format!("The {username}"),
        email: format!("{username}@bots.example"),
        public_key: PUBLIC_KEY.to_owned(),
        roles: Vec::new(),
    }
}

async fn service_account(world: &World, username: &str) -> ServiceAccount {
    world.browser(DAN).await.call(&bot(username)).await.unwrap()
}

/// A token as a service account signs it.
fn signed(username: &str, algorithm: Algorithm, exp: i64) -> String {
    let key = match algorithm {
        Algorithm::RS512 | Algorithm::RS256 => EncodingKey::from_rsa_pem(KEY.as_bytes()).unwrap(),
        _ => EncodingKey::from_secret(PUBLIC_KEY.as_bytes()),
    };
    encode(&Header::new(algorithm), &json!({ "sub": username, "exp": exp }), &key).unwrap()
}

/// A service account that is signed in.
#[derive(Clone)]
struct Bot {
    client: Client,
    token: String,
    uid: Uid,
}

impl Bot {
    async fn new(world: &World, username: &str) -> Self {
        let account = service_account(world, username).await;
        let client = world.stranger();
        let exp = world.backend.clock.now() / 1000 + 200;
        let asked = AuthenticateWithKey { token: signed(username, Algorithm::RS512, exp) };
        let token = client.call(&asked).await.unwrap().token;
        Self { client, token, uid: account.uid }
    }

    async fn call<E: Endpoint<Auth = SessionToken>>(&self, request: &E) -> Result<E::Response, ErrorOf<E>> {
        self.client.call_with(&self.token, request).await
    }
}

/// The number of who is signed in.
async fn uid(client: &Client) -> Uid {
    client.call(&GetSessionInfoV1 {}).await.unwrap().user_id
}

/// Takes features from an account.
async fn features_off(dan: &Client, uid: Uid, names: &[&str]) {
    let off = |name: &&str| Feature { entitlement: (*name).to_owned(), enabled: false };
    dan.call(&UpdateUserFeatures { uid, features: names.iter().map(off).collect() }).await.unwrap();
}

fn named(name: &str) -> V3RoomAttributes {
    V3RoomAttributes { name: Some(name.to_owned()), ..V3RoomAttributes::default() }
}

fn says(sid: &StreamId, text: &str) -> CreateMessage {
    CreateMessage {
        sid: sid.clone(),
        message: format!("<messageML>{text}</messageML>"),
        data: None,
        version: None,
        attachment: Vec::new(),
        preview: Vec::new(),
        reply_to: None,
        forward_of: None,
        file_ids: Vec::new(),
    }
}

async fn say(client: &Client, sid: &StreamId, text: &str) -> V4Message {
    client.call(&says(sid, text)).await.unwrap()
}

/// A room of one's own with others in it.
async fn room_of(client: &Client, name: &str, others: &[Uid]) -> StreamId {
    let id = room(client, named(name)).await;
    for other in others {
        client.call(&AddRoomMember { id: id.clone(), user: OneUid { id: *other } }).await.unwrap();
    }
    id
}

async fn room(client: &Client, attributes: V3RoomAttributes) -> StreamId {
    client.call(&CreateRoom { attributes }).await.unwrap().room_system_info.id
}
