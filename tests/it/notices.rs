//! Live notices.

use std::time::Duration;

use api::{
    rotunda::{
        comments::CreateComment,
        feeds::{RestorePost, Stream},
        live::Notice,
        messages::{AddMessageReaction, RemoveMessageReaction},
        reactions::AddReaction,
        sessions::SignOut,
    },
    workdrive::{
        Permissions,
        posts::{CreatePost, DeletePost, PostBody, UpdatePost},
    },
};
use axum::body::{Body, BodyDataStream};
use futures_util::StreamExt as _;
use http::{Request, header};

use crate::{
    conversations::{group, make, say},
    on_both,
    world::{ADA, BEN, Client, DAN, World, refusal},
};

/// An open stream.
pub(crate) struct Live {
    stream: BodyDataStream,
    text: String,
    last_id: String,
}

impl Live {
    async fn open(client: &Client, last_id: Option<&str>) -> Self {
        let mut request = Request::get("/app/live").body(Body::empty()).unwrap();
        if let Some(id) = last_id {
            request.headers_mut().insert("last-event-id", id.parse().unwrap());
        }
        let response = client.open(request).await;
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()[header::CONTENT_TYPE], "text/event-stream");
        Self { stream: response.into_body().into_data_stream(), text: String::new(), last_id: String::new() }
    }

    /// The next event with data; nothing at the end of the stream.
    pub(crate) async fn next(&mut self) -> Option<Notice> {
        loop {
            while let Some((event, rest)) = self.text.split_once("\n\n") {
                let line = |name: &str| {
                    event.lines().find_map(|line| line.strip_prefix(name)).map(|value| value.trim().to_owned())
                };
                let (id, data) = (line("id:"), line("data:"));
                self.text = rest.to_owned();
                self.last_id = id.unwrap_or_else(|| self.last_id.clone());
                if let Some(data) = data {
                    return Some(serde_json::from_str(&data).unwrap());
                }
            }
            let chunk =
                tokio::time::timeout(Duration::from_secs(10), self.stream.next()).await.expect("a notice within 10 s");
            self.text.push_str(std::str::from_utf8(&chunk?.unwrap()).unwrap());
        }
    }

    /// Reads the event that tells where the stream begins.
    pub(crate) async fn began(client: &Client) -> Self {
        let mut live = Self::open(client, None).await;
        let chunk = live.stream.next().await.unwrap().unwrap();
        let text = String::from_utf8(chunk.to_vec()).unwrap();
        live.last_id = text.lines().find_map(|line| line.strip_prefix("id:")).unwrap().trim().to_owned();
        live
    }
}

fn body(permissions: Permissions) -> PostBody {
    PostBody { post_text: Some("x".to_owned()), permissions: Some(permissions), ..PostBody::default() }
}

fn public() -> Permissions {
    Permissions { public: true, ..Permissions::default() }
}

async fn create(client: &Client, permissions: Permissions) -> api::workdrive::PostId {
    client.call(&CreatePost { post: body(permissions) }).await.unwrap().id
}

const POSTS: Stream = Stream::Posts;

on_both! {
    async fn watch_notices_tells_of_every_change(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let (mut hers, mut his) = (Live::began(&ada).await, Live::began(&ben).await);
        let id = create(&ada, public()).await;
        assert_eq!(hers.next().await, Some(Notice::PostCreated { stream: POSTS, id, mine: true }));
        assert_eq!(his.next().await, Some(Notice::PostCreated { stream: POSTS, id, mine: false }));
        ben.call(&AddReaction { stream: POSTS, id, emoji: "👍".to_owned() }).await.unwrap();
        assert_eq!(his.next().await, Some(Notice::PostChanged { stream: POSTS, id }));
        ben.call(&CreateComment { stream: POSTS, id, text: "x".to_owned() }).await.unwrap();
        assert_eq!(his.next().await, Some(Notice::CommentsChanged { stream: POSTS, id }));
        ada.call(&DeletePost { id }).await.unwrap();
        assert_eq!(his.next().await, Some(Notice::PostDeleted { stream: POSTS, id }));
        ada.call(&RestorePost { stream: POSTS, id }).await.unwrap();
        assert_eq!(his.next().await, Some(Notice::PostCreated { stream: POSTS, id, mine: false }));
    }

    async fn watch_notices_tells_nothing_of_what_one_may_not_see(world) {
        let (ada, ben, dan) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(DAN).await);
        let (mut bens, mut dans) = (Live::began(&ben).await, Live::began(&dan).await);
        let hidden = create(&ada, Permissions::default()).await;
        let team = create(&ada, Permissions { team: true, ..Permissions::default() }).await;
        assert_eq!(bens.next().await, Some(Notice::PostCreated { stream: POSTS, id: team, mine: false }));
        let to = async |permissions| {
            ada.call(&UpdatePost { id: hidden, post: body(permissions) }).await.unwrap();
        };
        to(public()).await;
        assert_eq!(bens.next().await, Some(Notice::PostCreated { stream: POSTS, id: hidden, mine: false }));
        assert_eq!(dans.next().await, Some(Notice::PostCreated { stream: POSTS, id: hidden, mine: false }), "the first that concerns Dan");
        to(Permissions { users: vec![DAN], ..Permissions::default() }).await;
        assert_eq!(bens.next().await, Some(Notice::PostDeleted { stream: POSTS, id: hidden }));
        assert_eq!(dans.next().await, Some(Notice::PostChanged { stream: POSTS, id: hidden }));
    }

    async fn watch_notices_catches_up(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        create(&ada, public()).await;
        let first = Live::began(&ben).await.last_id;
        let (one, _, two) = (create(&ada, public()).await, create(&ada, Permissions::default()).await, create(&ada, public()).await);
        let mut live = Live::open(&ben, Some(&first)).await;
        for id in [one, two] {
            assert_eq!(live.next().await, Some(Notice::PostCreated { stream: POSTS, id, mine: false }));
        }
        let three = create(&ada, public()).await;
        assert_eq!(live.next().await, Some(Notice::PostCreated { stream: POSTS, id: three, mine: false }), "and goes on");
        let mut later = Live::open(&ben, Some(&live.last_id)).await;
        let four = create(&ada, public()).await;
        assert_eq!(later.next().await, Some(Notice::PostCreated { stream: POSTS, id: four, mine: false }), "nothing twice");
    }

    async fn watch_notices_says_resync_when_too_much_was_missed(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        for ahead in ["99999", "-7"] {
            assert_eq!(Live::open(&ben, Some(ahead)).await.next().await, Some(Notice::Resync));
        }
        create(&ada, public()).await;
        world.backend.clock.advance(2 * 86_400_000);
        world.backend.tidy().await.unwrap();
        create(&world.browser(ADA).await, public()).await;
        assert_eq!(Live::open(&world.browser(BEN).await, Some("0")).await.next().await, Some(Notice::Resync));
    }

    async fn watch_notices_names_the_message_of_a_conversation(world) {
        let (ada, ben, dan) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(DAN).await);
        let id = make(&ada, group("Launch", &[BEN])).await;
        let (mut bens, mut dans) = (Live::began(&ben).await, Live::began(&dan).await);
        say(&ada, id, "one").await;
        let message = say(&ada, id, "two").await;
        let reaction = AddMessageReaction { id: message.id, emoji: "👍".to_owned() };
        ada.call(&reaction).await.unwrap();
        ada.call(&reaction).await.unwrap();
        ada.call(&RemoveMessageReaction { id: message.id, emoji: "👍".to_owned() }).await.unwrap();
        for place in [1, 2, 2, 2] {
            assert_eq!(bens.next().await, Some(Notice::ConversationChanged { id, place: Some(place) }));
        }
        let post = create(&ada, public()).await;
        assert_eq!(dans.next().await, Some(Notice::PostCreated { stream: POSTS, id: post, mine: false }), "the first that concerns Dan");
    }

    async fn watch_notices_ends_with_the_session(world) {
        let (here, there, other) = (world.browser(ADA).await, world.browser(ADA).await, world.browser(BEN).await);
        let (mut mine, mut theirs) = (Live::began(&there).await, Live::began(&other).await);
        here.call(&SignOut { everywhere: true }).await.unwrap();
        assert_eq!(mine.next().await, Some(Notice::SessionEnded));
        assert_eq!(mine.next().await, None, "the stream is over");
        let id = create(&world.browser(ADA).await, public()).await;
        assert_eq!(theirs.next().await, Some(Notice::PostCreated { stream: POSTS, id, mine: false }), "others go on");
        let (status, _, _) = there.get("/app/live").await;
        assert_eq!(status, 401);
    }

    async fn watch_notices_ends_when_the_server_stops(world) {
        let mut live = Live::began(&world.browser(ADA).await).await;
        world.backend.stop();
        assert_eq!(live.next().await, None);
    }
}

#[tokio::test]
async fn watch_notices_needs_a_session() {
    let world = World::on_sqlite().await;
    assert_eq!(world.stranger().get("/app/live").await.0, 401);
    let sign_out = SignOut { everywhere: false };
    assert_eq!(refusal(world.stranger().call(&sign_out).await).0, 401);
}
