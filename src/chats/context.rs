//! What all views of the area share.

use std::sync::Arc;

use api::rotunda::live::Notice;
use leptos::prelude::*;

use super::{
    drafts::Drafts,
    model::{Conversation, ConversationId, Message, MessageKey, Source},
    place::Place,
    presence::Presence,
    store::Chats,
};
use crate::{
    address::Address,
    app::Keep,
    kit::{
        gallery::Whole,
        list::{ListHandle, Memory},
        opener::Opener,
        toast::Toasts,
    },
    live::Live,
    net::Net,
    task::spawn,
    text::failure,
};

/// What outlives the screen.
#[derive(Clone, Copy)]
pub struct Stores {
    /// Conversations.
    pub chats: Chats,
    /// What is being written.
    pub drafts: Drafts,
    /// Who is there.
    pub presence: Presence,
    /// Where the reader is in the list.
    pub list_memory: Memory<ConversationId>,
    /// Whether the reader looks at this page.
    pub attention: RwSignal<bool>,
}

impl Stores {
    /// The one of the app, made on first use.
    #[must_use]
    pub fn kept() -> Self {
        let net = expect_context::<Net>();
        let notices = expect_context::<Live>();
        expect_context::<Keep>().the(|| Self::open(net, &notices))
    }

    fn open(net: Net, notices: &Live) -> Self {
        let chats = Chats::open(net);
        let drafts = Drafts::open(net);
        let attention = attention();
        notices.listen(move |notice| match notice {
            Notice::ConversationChanged { id, place } => {
                chats.heed(ConversationId::of(Source::WorkDrive, &id.to_string()), *place);
            }
            Notice::ChatChanged { id, place } => {
                chats.heed(ConversationId::of(Source::Qwil, &id.to_string()), *place);
            }
            Notice::StreamChanged { id, place } => {
                chats.heed(ConversationId::of(Source::Symphony, &id.to_string()), *place);
            }
            Notice::DraftsChanged => drafts.refresh(),
            Notice::Resync => {
                chats.resync();
                drafts.refresh();
            }
            _ => {}
        });
        let stores = Self { chats, drafts, presence: Presence::open(net), list_memory: Memory::new(), attention };
        super::later::begin_soon(stores);
        stores
    }
}

/// Whether the page is visible and has the focus, kept true.
fn attention() -> RwSignal<bool> {
    let looks = || {
        let document = web_sys::window().and_then(|window| window.document());
        document.is_some_and(|document| {
            let is_hidden = js_sys::Reflect::get(&document, &"hidden".into()).is_ok_and(|hidden| hidden.is_truthy());
            !is_hidden && document.has_focus().unwrap_or(true)
        })
    };
    let attention = RwSignal::new(looks());
    for event in ["focus", "blur", "visibilitychange", "pageshow"] {
        leptos::leptos_dom::helpers::window_event_listener_untyped(event, move |_| {
            let now = looks();
            if attention.get_untracked() != now {
                attention.set(now);
            }
        });
    }
    attention
}

/// What is asked before or while something is done.
#[derive(Clone)]
pub enum Asked {
    /// A conversation is made.
    Make,
    /// It gets another title.
    Rename(ConversationId),
    /// It gets another description.
    Describe(ConversationId),
    /// The reader leaves it.
    Leave(ConversationId),
    /// It is deleted for everybody.
    Destroy(ConversationId),
    /// Nobody can write in it any more.
    Close(ConversationId),
    /// Its people meet.
    Meet(ConversationId),
    /// Somebody is asked to sign a document.
    Sign(ConversationId),
    /// Somebody is asked to approve something.
    Approve(ConversationId),
    /// The messages of a day are looked for.
    Jump(ConversationId),
    /// A message is deleted.
    Delete(ConversationId, Arc<Message>),
    /// A message is hidden from everybody.
    Suppress(ConversationId, Arc<Message>),
    /// Who has read a message is shown.
    SeenBy(ConversationId, Arc<Message>),
}

/// What a menu is about.
#[derive(Debug, Clone)]
pub enum MenuOf {
    /// The conversation that is open.
    Conversation(Arc<Conversation>),
    /// A message of it.
    Message(Arc<Message>),
}

/// What all views of the area share.
#[derive(Clone, Copy)]
pub struct Area {
    /// Conversations.
    pub chats: Chats,
    /// What is being written.
    pub drafts: Drafts,
    /// Who is there.
    pub presence: Presence,
    /// Where the reader is in the list.
    pub list_memory: Memory<ConversationId>,
    /// Whether the reader looks at this page.
    pub attention: RwSignal<bool>,
    /// Short messages.
    pub toasts: Toasts,
    /// What is asked.
    pub asked: RwSignal<Option<Asked>>,
    /// The message that is being changed.
    pub editing: RwSignal<Option<MessageKey>>,
    /// What it is changed to, as far as that is typed: it outlives the row, which may be made anew meanwhile.
    pub edited: RwSignal<String>,
    /// The menu of a message, or of the conversation.
    pub menu: Opener<MenuOf>,
    /// The reactions to choose from for a message.
    pub reactions: Opener<Arc<Message>>,
    /// The picture that is seen whole.
    pub pictures: RwSignal<Option<Whole>>,
    /// The message that is shown for a moment.
    pub flash: RwSignal<Option<i64>>,
    /// Whether what follows a message was just said to be unread: reading does not take that back at once.
    pub held: RwSignal<bool>,
    /// The list of messages that is on the screen.
    pub(super) shown: StoredValue<Option<(ConversationId, ListHandle<MessageKey>)>, LocalStorage>,
    address: Address,
}

impl Area {
    /// The one of the screen.
    #[must_use]
    pub fn new(stores: Stores) -> Self {
        Self {
            chats: stores.chats,
            drafts: stores.drafts,
            presence: stores.presence,
            list_memory: stores.list_memory,
            attention: stores.attention,
            toasts: expect_context(),
            asked: RwSignal::new(None),
            editing: RwSignal::new(None),
            edited: RwSignal::new(String::new()),
            menu: Opener::new(),
            reactions: Opener::new(),
            pictures: RwSignal::new(None),
            flash: RwSignal::new(None),
            held: RwSignal::new(false),
            shown: StoredValue::new_local(None),
            address: expect_context(),
        }
    }

    /// The list of messages of a conversation, when it is on the screen.
    #[must_use]
    pub fn list_of(self, id: ConversationId) -> Option<ListHandle<MessageKey>> {
        self.shown.with_value(|shown| shown.as_ref().filter(|(of, _)| *of == id).map(|(_, list)| list.clone()))
    }

    /// Goes to a place of the area.
    pub fn go(self, place: Place) {
        self.address.go(&place.address());
    }

    /// The same in the place of this one.
    pub fn replace(self, place: Place) {
        self.address.replace(&place.address());
    }

    /// What a source is called here.
    #[must_use]
    pub fn source_name(self, source: Source) -> String {
        let vendors = self.chats.net().session.vendors;
        let title =
            vendors.with_untracked(|all| all.iter().find(|one| one.name == source.name()).map(|one| one.title.clone()));
        title.unwrap_or_else(|| source.name().to_owned())
    }

    /// Begins to make a conversation.
    pub fn make(self) {
        self.asked.set(Some(Asked::Make));
    }

    /// Asks something.
    pub fn ask(self, asked: Asked) {
        self.asked.set(Some(asked));
    }

    /// Does something, and says why it did not work when it did not.
    pub fn run(self, what: &'static str, act: impl Future<Output = Result<(), api::error::Failure>> + 'static) {
        spawn(async move {
            if let Err(problem) = act.await {
                self.toasts.warn(format!("{what} {}", failure::why(&problem)));
            }
        });
    }
}
