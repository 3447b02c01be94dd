//! Which of the loaded things are shown, and in which order.

use std::sync::Arc;

use api::workdrive::UserId;
use chrono::{DateTime, Utc};

use super::{
    model::{Document, Freshness, Id, Question, Thing},
    query::{Query, Sort, State},
};
use crate::{order, text::lowercase};

/// The documents that a query asks for, in its order.
#[must_use]
pub fn documents(all: &[Arc<Document>], query: &Query, me: Option<UserId>, now: DateTime<Utc>) -> Vec<Id> {
    let words = words_of(&query.words);
    let fits = |document: &&Arc<Document>| {
        let by_state = match query.state {
            State::All => true,
            State::Mine => document.owners.iter().any(|owner| Some(owner.id) == me),
            State::Published => document.is_published,
            State::Drafts => !document.is_published,
            State::Expiring => Freshness::at(document.expiry, now) != Freshness::Fresh,
            State::Bookmarked => document.is_bookmarked,
        };
        by_state && has_tag(&document.tags, query) && (words.is_empty() || mentions(document, &words))
    };
    let mut found: Vec<&Arc<Document>> = all.iter().filter(fits).collect();
    let rank = |document: &Document| match query.sort {
        Sort::Latest | Sort::Name => i64::MAX,
        Sort::Changed => document.updated_at.map_or(i64::MAX, |at| -at.timestamp_millis()),
        Sort::Expiry => document.expiry.map_or(i64::MAX, |at| at.timestamp_millis()),
    };
    let by_name = query.sort == Sort::Name;
    if query.sort != Sort::Latest {
        order::sort_by_key(&mut found, |it| (rank(it), if by_name { lowercase(&it.name) } else { String::new() }));
    }
    found.into_iter().map(|document| document.as_ref().id()).collect()
}

/// The questions that a query asks for, in the vendor's order.
#[must_use]
pub fn questions(all: &[Arc<Question>], query: &Query) -> Vec<Id> {
    let words = words_of(&query.words);
    let fits = |question: &&Arc<Question>| {
        let text = || lowercase(&[&*question.question, &question.answer, &question.more].join(" "));
        has_tag(&question.tags, query) && (words.is_empty() || contains_all(&text(), &words))
    };
    all.iter().filter(fits).map(|question| question.as_ref().id()).collect()
}

fn words_of(text: &str) -> Vec<String> {
    lowercase(text.trim()).split_whitespace().map(str::to_owned).collect()
}

fn has_tag(tags: &[String], query: &Query) -> bool {
    query.tag.as_ref().is_none_or(|tag| tags.contains(tag))
}

fn mentions(document: &Document, words: &[String]) -> bool {
    let mut text = document.name.clone();
    let owners = document.owners.iter().map(|owner| &owner.name);
    let file = document.file.iter().map(|file| &file.name);
    for part in document.tags.iter().chain(&document.category).chain(owners).chain(file).chain(&document.links) {
        text.push(' ');
        text.push_str(part);
    }
    contains_all(&lowercase(&text), words)
}

fn contains_all(text: &str, words: &[String]) -> bool {
    words.iter().all(|word| text.contains(&**word))
}

#[cfg(test)]
mod tests {
    use api::workdrive::{DocumentId, FaqId};
    use chrono::Duration;
    use uuid::Uuid;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;
    use crate::{documents::model::Section, person::Person};

    fn document(number: u128, name: &str) -> Document {
        Document {
            id: DocumentId(Uuid::from_u128(number)),
            name: name.to_owned(),
            is_published: true,
            updated_at: None,
            expiry: None,
            file: None,
            links: Vec::new(),
            tags: Vec::new(),
            category: None,
            owners: Vec::new(),
            is_bookmarked: false,
            audience: None,
        }
    }

    fn shown(all: &[Document], query: Query) -> Vec<u128> {
        let all: Vec<_> = all.iter().cloned().map(Arc::new).collect();
        let me = Some(UserId(Uuid::from_u128(100)));
        documents(&all, &query, me, Utc::now()).into_iter().map(|id| id.0.as_u128()).collect()
    }

    fn all() -> Query {
        Query::all(Section::Documents)
    }

    #[test]
    fn documents_are_ordered_by_name_change_or_expiry() {
        let now = Utc::now();
        let of = |number, name, days: Option<i64>| Document {
            expiry: days.map(|days| now + Duration::days(days)),
            updated_at: days.map(|days| now - Duration::days(days)),
            ..document(number, name)
        };
        let some = [of(1, "b", Some(9)), of(2, "A", None), of(3, "c", Some(2))];
        assert_eq!(shown(&some, all()), [1, 2, 3], "as the vendor has them");
        assert_eq!(shown(&some, Query { sort: Sort::Name, ..all() }), [2, 1, 3]);
        assert_eq!(shown(&some, Query { sort: Sort::Expiry, ..all() }), [3, 1, 2], "without expiry last");
        assert_eq!(shown(&some, Query { sort: Sort::Changed, ..all() }), [3, 1, 2]);
    }

    #[test]
    fn documents_are_narrowed_by_state() {
        let me = Person {
            id: UserId(Uuid::from_u128(100)),
            name: "Ida".to_owned(),
            title: None,
            department: None,
            picture: None,
            online: None,
        };
        let some = [
            Document { owners: vec![me], ..document(1, "mine") },
            Document { is_published: false, ..document(2, "draft") },
            Document { expiry: Some(Utc::now() + Duration::days(3)), ..document(3, "soon") },
            Document { is_bookmarked: true, ..document(4, "marked") },
        ];
        let of = |state| shown(&some, Query { state, ..all() });
        assert_eq!(of(State::Mine), [1]);
        assert_eq!(of(State::Drafts), [2]);
        assert_eq!(of(State::Published), [1, 3, 4]);
        assert_eq!(of(State::Expiring), [3]);
        assert_eq!(of(State::Bookmarked), [4]);
    }

    #[test]
    fn all_words_are_looked_for_in_names_tags_and_categories() {
        let some = [
            Document { tags: vec!["travel".to_owned()], ..document(1, "Trains in Europe") },
            Document { category: Some("Travel".to_owned()), ..document(2, "Hotels") },
        ];
        let of = |words: &str| shown(&some, Query { words: words.to_owned(), ..all() });
        assert_eq!(of("travel"), [1, 2]);
        assert_eq!(of(" EUROPE travel "), [1]);
        assert_eq!(of("boats"), [] as [u128; 0]);
    }

    #[test]
    fn questions_are_found_by_their_answers() {
        let question = |number, question: &str, answer: &str| {
            Arc::new(Question {
                id: FaqId(Uuid::from_u128(number)),
                faq: None,
                question: question.to_owned(),
                answer: answer.to_owned(),
                more: String::new(),
                category: None,
                tags: Vec::new(),
                owners: Vec::new(),
                is_bookmarked: false,
                is_published: true,
                expiry: None,
            })
        };
        let some = [question(1, "How do I get in?", "By the door"), question(2, "And out?", "By the window")];
        let query = Query { words: "WINDOW".to_owned(), ..Query::all(Section::Faqs) };
        assert_eq!(questions(&some, &query), [Id(Uuid::from_u128(2))]);
    }
}
