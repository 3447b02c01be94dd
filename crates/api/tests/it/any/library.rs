//! Documents and FAQs.

use proptest::{collection::vec, option::of, prelude::*};
use rotunda_api::workdrive::{
    FaqId, FileId,
    documents::DocumentBody,
    faqs::Question,
    knowledge::{Expiry, Knowledge},
};

use super::{id, permissions, some_text, some_users, tag, text, time};

/// When a thing expires, or that it never does.
pub(crate) fn expiry() -> impl Strategy<Value = Expiry> {
    of(time()).prop_map(Expiry)
}

/// What documents and FAQs have in common.
pub(crate) fn knowledge() -> BoxedStrategy<Knowledge> {
    let owners = (some_users(), some_users(), some_users());
    let texts = proptest::array::uniform3(some_text());
    (texts, owners, of(expiry()), of(vec(tag(), 0..3)), of(any::<bool>()), of(permissions()))
        .prop_map(
            |(
                [name, category, link],
                (owner_ids, new_owner_ids, remove_owner_ids),
                expiry,
                tags,
                is_published,
                permissions,
            )| Knowledge {
                name,
                owner_ids,
                new_owner_ids,
                remove_owner_ids,
                expiry,
                tags,
                category,
                link,
                is_published,
                permissions,
            },
        )
        .boxed()
}

/// A document to keep.
pub(crate) fn document_body() -> BoxedStrategy<DocumentBody> {
    let texts = proptest::array::uniform4(some_text());
    (texts, some_users(), of(expiry()), of(vec(tag(), 0..3)), of(id(FileId)), of(permissions()))
        .prop_map(|([name, category, doc_url, link], owner_ids, expiry, tags, doc_id, permissions)| DocumentBody {
            name,
            owner_ids,
            expiry,
            tags,
            category,
            doc_url,
            link,
            doc_id,
            permissions,
        })
        .boxed()
}

/// A question of a FAQ.
pub(crate) fn question() -> impl Strategy<Value = Question> {
    (of(id(FaqId)), text(), some_text(), some_text()).prop_map(|(id, question, answer, description)| Question {
        id,
        question: Some(question),
        answer,
        description,
    })
}
