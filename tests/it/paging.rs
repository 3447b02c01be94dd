//! Lists that change while somebody pages through them: what was there all the time comes exactly once.

use std::{collections::BTreeSet, fmt::Debug};

use api::{
    page::Paged,
    rotunda::{
        comments::{CommentId, CreateComment, DeleteComment, ListComments},
        feeds::Stream,
        messages::{DeleteMessage, ListMessages},
    },
    workdrive::{
        ConversationId, MessageId, Permissions, PostId,
        group_chats::{CreateGroupChat, GroupMember, GroupType, NewGroupChat},
        messages::{NewMessage, SendMessage},
        posts::{CreatePost, DeletePost, ListPosts, PostBody},
        users::ListUsers,
    },
};
use chrono::DateTime;
use proptest::{
    collection::vec,
    prelude::*,
    test_runner::{Config, TestCaseError, TestRunner},
};
use tokio::runtime::Runtime;

use rotunda_server::clock::Clock;

use crate::{
    on_both,
    world::{ADA, BEN, Client, World},
};

const CASES: u32 = 24;

/// What happens between two pages: rows come, and rows go.
#[derive(Debug, Clone)]
struct Between {
    added: usize,
    /// Where in the list, as parts of 1000.
    deleted: Vec<usize>,
}

/// How many rows there are at first, the size of a page, and what happens after each.
fn plans() -> impl Strategy<Value = (usize, u64, Vec<Between>)> {
    let between = (0..4_usize, vec(0..1000_usize, 0..3)).prop_map(|(added, deleted)| Between { added, deleted });
    (1..24_usize, 3..7_u64, vec(between, 12))
}

/// A list that can be paged through and changed.
trait Changing {
    type Id: Copy + Ord + Debug;
    async fn add(&mut self) -> Self::Id;
    async fn delete(&mut self, id: Self::Id);
    /// Begins anew, or goes on; nothing at the end.
    async fn page(&mut self, per_page: u64) -> Option<Vec<Self::Id>>;
}

async fn holds<L: Changing>(mut list: L, plan: (usize, u64, Vec<Between>)) -> Result<(), TestCaseError> {
    let (first, per_page, mut between) = plan;
    let mut there = Vec::new();
    for _ in 0..first {
        there.push(list.add().await);
    }
    let mut always = there.iter().copied().collect::<BTreeSet<_>>();
    let mut seen = Vec::new();
    let mut pages = 0;
    while let Some(page) = list.page(per_page).await {
        prop_assert!(page.len() as u64 <= per_page);
        prop_assert_eq!(page.iter().collect::<BTreeSet<_>>().len(), page.len(), "a row twice in one page");
        seen.extend(page);
        pages += 1;
        prop_assert!(pages < 60, "paging ends");
        let Some(now) = between.pop() else { continue };
        for position in now.deleted {
            if !there.is_empty() {
                let id = there.remove(position * there.len() / 1000);
                always.remove(&id);
                list.delete(id).await;
            }
        }
        for _ in 0..now.added {
            there.push(list.add().await);
        }
    }
    let once = seen.iter().copied().collect::<BTreeSet<_>>();
    prop_assert_eq!(once.len(), seen.len(), "a row twice");
    let missing = always.difference(&once).collect::<Vec<_>>();
    prop_assert!(missing.is_empty(), "missing {missing:?}");
    Ok(())
}

/// Runs the property, each case on a new list.
fn check<L: Changing>(open: impl AsyncFn(&World) -> L) {
    let runtime = Runtime::new().unwrap();
    let world = runtime.block_on(World::on_sqlite());
    let mut runner = TestRunner::new(Config { cases: CASES, failure_persistence: None, ..Config::default() });
    runner.run(&plans(), |plan| runtime.block_on(async { holds(open(&world).await, plan).await })).unwrap();
}

fn said(text: &str) -> PostBody {
    let permissions = Some(Permissions { public: true, ..Permissions::default() });
    PostBody { post_text: Some(text.to_owned()), permissions, ..PostBody::default() }
}

fn posts_until(time: i64) -> ListPosts {
    let time = DateTime::from_timestamp_millis(time).unwrap();
    ListPosts { time, per_page: None, sort_key: None, cur_page: None, tag: None, user: None }
}

struct Posts {
    clock: Clock,
    client: Client,
    next: Option<ListPosts>,
    shown: BTreeSet<PostId>,
}

impl Changing for Posts {
    type Id = PostId;
    async fn add(&mut self) -> PostId {
        // Two at the same moment, now and then.
        let id = self.client.call(&CreatePost { post: said("one") }).await.unwrap().id;
        self.clock.advance(self.shown.len() as i64 % 2);
        id
    }
    async fn delete(&mut self, id: PostId) {
        self.client.call(&DeletePost { id }).await.unwrap();
    }
    async fn page(&mut self, per_page: u64) -> Option<Vec<PostId>> {
        let asked = ListPosts { per_page: Some(per_page), ..self.next.take()? };
        let page = self.client.call(&asked).await.unwrap();
        self.next = asked.next(&page);
        // The row on which a page ends may begin the next: the cursor is a time.
        Some(ListPosts::items(page).into_iter().map(|post| post.id).filter(|id| self.shown.insert(*id)).collect())
    }
}

#[test]
fn posts_come_once_while_others_are_written_and_deleted() {
    check(async |world| {
        world.sql("DELETE FROM posts").await;
        let next = posts_until(world.backend.clock.now() + 86_400_000);
        Posts {
            clock: world.backend.clock.clone(),
            client: world.browser(ADA).await,
            next: Some(next),
            shown: BTreeSet::new(),
        }
    });
}

struct Comments {
    client: Client,
    post: PostId,
    next: Option<ListComments>,
}

impl Changing for Comments {
    type Id = CommentId;
    async fn add(&mut self) -> CommentId {
        let asked = CreateComment { stream: Stream::Posts, id: self.post, text: "one".to_owned() };
        self.client.call(&asked).await.unwrap().id
    }
    async fn delete(&mut self, id: CommentId) {
        self.client.call(&DeleteComment { id }).await.unwrap();
    }
    async fn page(&mut self, per_page: u64) -> Option<Vec<CommentId>> {
        let asked = ListComments { limit: Some(per_page), ..self.next.take()? };
        let page = self.client.call(&asked).await.unwrap();
        self.next = asked.next(&page);
        Some(page.comments.iter().map(|comment| comment.id).collect())
    }
}

#[test]
fn comments_come_once_while_others_are_written_and_deleted() {
    check(async |world| {
        let client = world.browser(ADA).await;
        let post = client.call(&CreatePost { post: said("discussed") }).await.unwrap().id;
        let next = ListComments { stream: Stream::Posts, id: post, after: None, limit: None };
        Comments { client, post, next: Some(next) }
    });
}

struct Messages {
    client: Client,
    conversation: ConversationId,
    before: Option<u64>,
    done: bool,
}

impl Changing for Messages {
    type Id = MessageId;
    async fn add(&mut self) -> MessageId {
        let message = NewMessage { message: "one".to_owned(), ..NewMessage::default() };
        self.client.call(&SendMessage { conversation_id: self.conversation, message }).await.unwrap().id
    }
    async fn delete(&mut self, id: MessageId) {
        self.client.call(&DeleteMessage { id }).await.unwrap();
    }
    async fn page(&mut self, per_page: u64) -> Option<Vec<MessageId>> {
        if self.done {
            return None;
        }
        let (conversation_id, before) = (self.conversation, self.before);
        let asked =
            ListMessages { conversation_id, before, after: None, around: None, at: None, limit: Some(per_page) };
        let page = self.client.call(&asked).await.unwrap();
        self.before = page.messages.first().map(|message| message.seq);
        self.done = !page.more_before;
        Some(page.messages.iter().map(|message| message.id).collect())
    }
}

#[test]
fn messages_come_once_while_others_are_sent_and_deleted() {
    check(async |world| {
        let client = world.browser(ADA).await;
        let group = NewGroupChat {
            group_type: GroupType::ChatGroup,
            is_private: None,
            by_request: None,
            title: Some("Group".to_owned()),
            description: None,
            members: vec![GroupMember { id: BEN, is_admin: false }],
            file_id: None,
            category: None,
        };
        let conversation = client.call(&CreateGroupChat { group }).await.unwrap().id;
        Messages { client, conversation, before: None, done: false }
    });
}

on_both! {
    async fn more_posts_of_one_moment_than_a_page_holds_all_come(world) {
        let ada = world.browser(ADA).await;
        let mut written = BTreeSet::new();
        for number in 0..14 {
            world.backend.clock.advance(i64::from(number == 12));
            written.insert(ada.call(&CreatePost { post: said("one") }).await.unwrap().id);
        }
        let mut next = Some(ListPosts { per_page: Some(3), ..posts_until(world.backend.clock.now()) });
        let mut seen = BTreeSet::new();
        while let Some(asked) = next {
            let page = ada.call(&asked).await.unwrap();
            next = asked.next(&page);
            seen.extend(page.posts.iter().map(|post| post.id));
        }
        assert_eq!(seen, written);
    }

    async fn pages_of_a_number_say_exactly_where_they_are(world) {
        let ada = world.browser(ADA).await;
        for per_page in 1..=8 {
            let mut seen = Vec::new();
            for cur_page in 1.. {
                let asked = ListUsers { cur_page: Some(cur_page), per_page: Some(per_page), department: None, location: None, status: None };
                let page = ada.call(&asked).await.unwrap();
                let pages = 6_u64.div_ceil(per_page);
                let meta = page.meta;
                assert_eq!((meta.per_page, meta.cur_page, meta.total_results, meta.total_pages), (per_page, cur_page, 6, pages));
                seen.extend(page.users.iter().map(|user| user.id));
                if cur_page == pages {
                    assert_eq!(meta.next_page, 0);
                    break;
                }
                assert_eq!(meta.next_page, cur_page + 1);
            }
            assert_eq!((seen.len(), seen.iter().collect::<BTreeSet<_>>().len()), (6, 6), "{per_page} a page");
        }
    }
}
