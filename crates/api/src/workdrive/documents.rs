//! Documents: uploaded files and addresses, with owners who keep them up to date.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    DocumentId, File, FileId, Meta, Permissions, UserId, UserStub, WorkDrive,
    knowledge::{Expiry, Knowledge},
    posts::LinkPreview,
};
use crate::{auth::ApiKey, catalogue, endpoint, lenient, page::Paged};

endpoint! {
    /// Lists the documents that the caller may see, latest first.
    ///
    /// `GET /api/documents`. Unpublished and expired ones are listed to their author and owners only.
    pub ListDocuments(WorkDrive, ApiKey, Member): GET "/documents" -> DocumentPage {
        query {
            /// Page, from 1. Default 1.
            cur_page: Option<u64>,
            /// Rows per page, 1 to 100. Default 10.
            per_page: Option<u64>,
            /// Only those of the category with this name.
            category: Option<String>,
        }
    }
}

endpoint! {
    /// Keeps a document: an uploaded file, or an address.
    ///
    /// `POST /api/documents`. Errors: `Invalid` without a file and an address, for a file that the caller has not uploaded, for an
    /// unknown owner or category, and for unknown people, groups and locations in the permissions.
    pub CreateDocument(WorkDrive, ApiKey, Member): POST "/documents" -> 201 NewDocument {
        query {
            /// Whether others than its owners may see it. Default false.
            publish: Option<bool>,
        }
        body =
            /// The document.
            document: DocumentBody,
    }
}

endpoint! {
    /// Changes a document; what is absent stays, what is empty is removed.
    ///
    /// Printed as `PATCH /api/documnents`, meant with its true name and the id behind it; the backend takes all these forms.
    /// Errors: `NotFound`; `Forbidden` for who is neither its author nor an owner nor an administrator.
    pub UpdateDocument(WorkDrive, ApiKey, Member): PATCH "/documents/{id}" -> Document {
        path {
            /// Document.
            id: DocumentId,
        }
        query {
            /// Whether others than its owners may see it. Absent: as it is.
            publish: Option<bool>,
        }
        body {
            /// Everything but file, address and permissions.
            #[serde(default, deserialize_with = "lenient::some")]
            kb: Option<Knowledge>,
            /// Id of another uploaded file. An empty text removes the file.
            #[serde(default, deserialize_with = "lenient::some")]
            doc_id as "docId": Option<String>,
            /// Address of the document, `http` or `https`. An empty text removes it.
            #[serde(default, alias = "docURL", deserialize_with = "lenient::some")]
            doc_url as "docUrl": Option<String>,
            /// Who may see it once it is published.
            #[serde(default, deserialize_with = "lenient::some")]
            permissions: Option<Permissions>,
        }
    }
}

endpoint! {
    /// Deletes a document for good.
    ///
    /// Printed as `DELETE /api/documents`, meant with the id behind it; the backend takes the id in the query too.
    /// Errors: `NotFound`; `Forbidden` for who is neither its author nor an administrator.
    pub DeleteDocument(WorkDrive, ApiKey, Member): DELETE "/documents/{id}" -> () {
        path {
            /// Document.
            id: DocumentId,
        }
    }
}

catalogue![ListDocuments, CreateDocument, UpdateDocument, DeleteDocument];

impl Paged for ListDocuments {
    type Item = Document;
    fn items(page: DocumentPage) -> Vec<Document> {
        page.docs
    }
    fn next(&self, page: &DocumentPage) -> Option<Self> {
        (page.meta.next_page > 0).then(|| Self { cur_page: Some(page.meta.next_page), ..self.clone() })
    }
}

/// A page of documents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DocumentPage {
    /// Rows.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub docs: Vec<Document>,
    /// Where it stands.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub meta: Meta,
}

/// A document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    /// Id.
    pub id: DocumentId,
    /// Name; printed as any object.
    #[serde(default, deserialize_with = "lenient::text")]
    pub name: Option<String>,
    /// The vendor's; not documented.
    #[serde(default)]
    pub metadata: Option<Value>,
    /// Whether others than its owners may see it.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub is_published: bool,
    /// When it last changed.
    #[serde(default, deserialize_with = "crate::time::some_moment")]
    pub updated_at: Option<DateTime<Utc>>,
    /// When it disappears for everyone but its owners.
    #[serde(default, deserialize_with = "crate::time::optional")]
    pub expiry: Option<DateTime<Utc>>,
    /// The uploaded file.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub file: Option<File>,
    /// Tags, without `#`.
    #[serde(default, deserialize_with = "lenient::tag_list")]
    pub tags: Vec<String>,
    /// Category's name.
    #[serde(default, deserialize_with = "lenient::text")]
    pub category: Option<String>,
    /// Who keeps it up to date, by family name.
    #[serde(default, deserialize_with = "lenient::list")]
    pub owners: Vec<UserStub>,
    /// The caller's bookmark; the vendor's, not documented.
    #[serde(default, deserialize_with = "lenient::text")]
    pub bookmark_id: Option<String>,
    /// What stands behind its addresses: that of the document first, then the link.
    #[serde(default, deserialize_with = "lenient::list")]
    pub link_preview: Vec<LinkPreview>,
    /// Who may see it once it is published; ours. To others than author and owners the lists of people come empty.
    #[serde(default, deserialize_with = "lenient::optional", skip_serializing_if = "Option::is_none")]
    pub permissions: Option<Permissions>,
}

/// The answer to a new document: the request again, as documented, and its id, which is ours.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewDocument {
    /// Id; ours.
    #[serde(default, deserialize_with = "lenient::optional", skip_serializing_if = "Option::is_none")]
    pub id: Option<DocumentId>,
    /// As stored.
    #[serde(flatten)]
    pub document: DocumentBody,
}

/// A document to keep.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct DocumentBody {
    /// Name, 1 to 200 characters; required.
    #[serde(deserialize_with = "lenient::some")]
    pub name: Option<String>,
    /// Who keeps it up to date, 1 to 100. Default: the author.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some_list")]
    pub owner_ids: Option<Vec<UserId>>,
    /// When it disappears for everyone but its owners. Default never.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some")]
    pub expiry: Option<Expiry>,
    /// Tags, at most 20 of at most 50 characters. One string of tags is accepted too.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::tags")]
    pub tags: Option<Vec<String>>,
    /// Name of a category of the module Document.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some")]
    pub category: Option<String>,
    /// Address of the document, `http` or `https`.
    #[serde(skip_serializing_if = "Option::is_none", alias = "docURL", deserialize_with = "lenient::some")]
    pub doc_url: Option<String>,
    /// Address of a page about it, `http` or `https`.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some")]
    pub link: Option<String>,
    /// The uploaded file. A document needs this, `docUrl` or `link`.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some")]
    pub doc_id: Option<FileId>,
    /// Who may see it once it is published. Default: its author and owners only.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some")]
    pub permissions: Option<Permissions>,
}
