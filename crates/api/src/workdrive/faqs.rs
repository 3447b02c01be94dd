//! FAQs: questions with answers, one or several to a FAQ, with owners who keep them up to date.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    FaqId, Meta, Permissions, UserId, WorkDrive,
    knowledge::{Expiry, Knowledge},
};
use crate::{auth::ApiKey, catalogue, endpoint, lenient, page::Paged};

endpoint! {
    /// Lists the questions that the caller may see: those of the latest FAQ first, in the FAQ's order.
    ///
    /// `GET /api/faqs`. Unpublished and expired FAQs are listed to their author and owners only.
    pub ListFaqs(WorkDrive, ApiKey, Member): GET "/faqs" -> FaqPage {
        query {
            /// Page, from 1. Default 1.
            cur_page: Option<u64>,
            /// Questions per page, 1 to 100. Default 10.
            per_page: Option<u64>,
            /// Only those of the category with this name.
            category: Option<String>,
        }
    }
}

endpoint! {
    /// Makes a FAQ with its first questions.
    ///
    /// `POST /api/faqs`. Errors: `Invalid` without a question, for an unknown owner or category, and for unknown people, groups and
    /// locations in the permissions.
    pub CreateFaq(WorkDrive, ApiKey, Member): POST "/faqs" -> 201 Faq {
        query {
            /// Whether others than its owners may see it. Default false.
            publish: Option<bool>,
        }
        body {
            /// Everything but questions and permissions.
            #[serde(default, deserialize_with = "lenient::some")]
            kb: Option<Knowledge>,
            /// Its questions, 1 to 100.
            #[serde(default, deserialize_with = "lenient::list")]
            qas: Vec<Question>,
            /// Who may see it once it is published. Default: its author and owners only.
            #[serde(default, deserialize_with = "lenient::some")]
            permissions: Option<Permissions>,
        }
    }
}

endpoint! {
    /// Changes a FAQ, question by question; what is absent stays, what is empty is removed.
    ///
    /// `PATCH /api/faqs/{kbId}`; the id may be that of one of its questions too. Errors: `NotFound`, also for a question of another FAQ;
    /// `Forbidden` for who is neither its author nor an owner nor an administrator; `Invalid` when no question would be left.
    pub UpdateFaq(WorkDrive, ApiKey, Member): PATCH "/faqs/{kbId}" -> Faq {
        path {
            /// FAQ, or one of its questions.
            kb_id as "kbId": FaqId,
        }
        query {
            /// Whether others than its owners may see it. Absent: as it is.
            publish: Option<bool>,
        }
        body {
            /// Everything but questions and permissions.
            #[serde(default, deserialize_with = "lenient::some")]
            kb: Option<Knowledge>,
            /// Questions to change.
            #[serde(default, alias = "updatedQas", deserialize_with = "lenient::list")]
            updated_qas as "updatedQAs": Vec<Question>,
            /// Questions to add.
            #[serde(default, alias = "newQAs", deserialize_with = "lenient::list")]
            new_qas as "newQas": Vec<Question>,
            /// Questions to take away.
            #[serde(default, deserialize_with = "lenient::list")]
            remove_question_ids as "removeQuestionIds": Vec<FaqId>,
            /// What the document's table has instead: with an id to change, without to add.
            #[serde(default, deserialize_with = "lenient::list")]
            qas: Vec<Question>,
            /// Who may see it once it is published.
            #[serde(default, deserialize_with = "lenient::some")]
            permissions: Option<Permissions>,
        }
    }
}

endpoint! {
    /// Deletes a FAQ for good, or one question of it; with the last question the FAQ goes.
    ///
    /// `DELETE /api/faqs/{id}`. Errors: `NotFound`; `Forbidden` for who is neither its author nor an administrator.
    pub DeleteFaq(WorkDrive, ApiKey, Member): DELETE "/faqs/{kbId}" -> () {
        path {
            /// FAQ, or one of its questions.
            kb_id as "kbId": FaqId,
        }
    }
}

catalogue![ListFaqs, CreateFaq, UpdateFaq, DeleteFaq];

impl Paged for ListFaqs {
    type Item = FaqRow;
    fn items(page: FaqPage) -> Vec<FaqRow> {
        page.data
    }
    fn next(&self, page: &FaqPage) -> Option<Self> {
        (page.meta.next_page > 0).then(|| Self { cur_page: Some(page.meta.next_page), ..self.clone() })
    }
}

/// A page of questions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FaqPage {
    /// Rows.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub data: Vec<FaqRow>,
    /// Where it stands.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub meta: Meta,
}

/// A question in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FaqRow {
    /// Id of the question.
    pub id: FaqId,
    /// What is asked.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub question: String,
    /// The answer.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub answer: String,
    /// What else there is to say; may be empty.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub description: String,
    /// Category's name.
    #[serde(default, deserialize_with = "lenient::text")]
    pub category: Option<String>,
    /// Tags, without `#`; printed as one text, meant as a list.
    #[serde(default, deserialize_with = "lenient::tag_list")]
    pub tags: Vec<String>,
    /// Who keeps it up to date.
    #[serde(default, deserialize_with = "lenient::list")]
    pub owners: Vec<UserId>,
    /// The caller's bookmark; the vendor's, not documented.
    #[serde(default, deserialize_with = "lenient::text")]
    pub bookmark_id: Option<String>,
    /// The FAQ that it is of; ours.
    #[serde(default, deserialize_with = "lenient::optional", skip_serializing_if = "Option::is_none")]
    pub kb_id: Option<FaqId>,
    /// Whether others than its owners may see it; ours.
    #[serde(default, deserialize_with = "lenient::optional", skip_serializing_if = "Option::is_none")]
    pub is_published: Option<bool>,
    /// When it disappears for everyone but its owners; ours.
    #[serde(default, deserialize_with = "lenient::optional", skip_serializing_if = "Option::is_none")]
    pub expiry: Option<Expiry>,
}

/// A FAQ: the request again, as documented, with ids, which are ours.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Faq {
    /// Id; ours.
    #[serde(default, deserialize_with = "lenient::optional", skip_serializing_if = "Option::is_none")]
    pub id: Option<FaqId>,
    /// Everything but questions and permissions.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub kb: Knowledge,
    /// Its questions.
    #[serde(default, deserialize_with = "lenient::list")]
    pub qas: Vec<Question>,
    /// Who may see it once it is published. To others than author and owners the lists of people come empty.
    #[serde(default, deserialize_with = "lenient::optional", skip_serializing_if = "Option::is_none")]
    pub permissions: Option<Permissions>,
}

/// A question of a FAQ. In a change, what is absent stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct Question {
    /// Id; required to change one, not sent with a new one.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some")]
    pub id: Option<FaqId>,
    /// What is asked, 1 to 500 characters; required in a new one.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some")]
    pub question: Option<String>,
    /// The answer, 1 to 20,000 characters; required in a new one.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some")]
    pub answer: Option<String>,
    /// What else there is to say, at most 5,000 characters.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some")]
    pub description: Option<String>,
}
