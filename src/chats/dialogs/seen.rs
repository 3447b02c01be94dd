//! Who has read a message.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    chats::{
        context::Area,
        model::{ConversationId, Member, Message},
    },
    kit::{avatar::Avatar, live, skeleton::RowSkeletons},
    text::chats as t,
};

/// Who has read a message, and who not yet.
#[component]
pub(super) fn SeenBy(id: ConversationId, message: Arc<Message>) -> impl IntoView {
    let area = expect_context::<Area>();
    let thread = area.chats.thread(id);
    // What is known may be old.
    thread.changed();
    let place = message.place;
    let detail = Memo::new(move |_| thread.detail());
    let list = |title: &'static str, members: Vec<Member>| {
        (!members.is_empty()).then(|| {
            let rows = members.into_iter().map(|member| {
                let person = member.person;
                view! {
                    <li class="member">
                        <Avatar id=person.id.to_string() name=person.name.to_string() picture=person.picture.clone()/>
                        <div class="member-text"><p dir="auto">{person.name.to_string()}</p></div>
                    </li>
                }
            });
            view! { <h3>{title}</h3><ul class="members">{rows.collect_view()}</ul> }
        })
    };
    view! {
        <div class="dialog-body">
            {live(move || match detail.get() {
                None => view! { <RowSkeletons count=3/> }.into_any(),
                Some(detail) => {
                    let others = detail.members.iter().filter(|member| !member.is_me && member.read_to.is_some()).cloned();
                    let (read, unread): (Vec<_>, Vec<_>) = others.partition(|member| member.read_to >= Some(place));
                    view! { {list(t::has_read(), read)}{list(t::has_not_read(), unread)} }.into_any()
                }
            })}
        </div>
    }
}
