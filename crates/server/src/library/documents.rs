//! `/api/documents`.

use std::collections::HashMap;

use ::api::workdrive::{
    DocumentId, FileId, UserId,
    documents::*,
    knowledge::{Expiry, Knowledge},
    module_codes::ModuleCode,
    posts::LinkPreview,
};
use sqlx::AnyConnection;
use uuid::Uuid;

use super::{
    Shelf, count,
    knowledge::{Draft, Kept, address, named},
};
use crate::{
    Backend,
    audiences::shown_to,
    caller::Caller,
    clock,
    database::{Fields, Sql},
    feeds::rules,
    media, once,
    paging::Paging,
    people,
    refusal::Refusal,
};

pub(super) const SHELF: Shelf = Shelf { table: "documents", noun: "document", owners: Some("document_owners") };

pub(super) async fn list_documents(
    backend: Backend,
    caller: Caller,
    asked: ListDocuments,
) -> Result<DocumentPage, Refusal> {
    let paging = Paging::new(asked.cur_page, asked.per_page)?;
    let now = backend.clock.now();
    let from = |sql: &mut Sql| {
        sql.push(" FROM documents t WHERE ");
        SHELF.sight(sql, caller.user, now);
        if let Some(category) = &asked.category {
            sql.push(" AND t.category_id = (SELECT id FROM categories WHERE ");
            named(sql, ModuleCode::DOCUMENT, category);
            sql.push(")");
        }
    };
    let mut connection = backend.database.pool.acquire().await?;
    let total = count(&mut connection, from).await?;
    let mut sql = Sql::new("SELECT t.id");
    from(&mut sql);
    sql.push(" ORDER BY t.created_at DESC, t.id DESC").push(&paging.limit());
    let ids = sql.rows(&mut connection).await?.iter().map(|row| row.text("id")).collect::<Result<Vec<_>, _>>()?;
    Ok(DocumentPage { docs: load(&backend, &mut connection, caller.user, &ids).await?, meta: paging.meta(total) })
}

pub(super) async fn create_document(
    backend: Backend,
    caller: Caller,
    asked: CreateDocument,
) -> Result<NewDocument, Refusal> {
    let DocumentBody { name, owner_ids, expiry, tags, category, doc_url, link, doc_id, permissions } = asked.document;
    let name = Some(name.unwrap_or_default());
    let body = Knowledge { name, owner_ids, expiry, tags, category, link, ..Knowledge::default() };
    let mut tx = backend.database.write().await?;
    let mut draft = Draft::default();
    draft.change(&mut tx, ModuleCode::DOCUMENT, body, asked.publish, permissions).await?;
    if draft.owners.is_empty() {
        draft.owners.insert(caller.user);
    }
    let contents = Contents { file: doc_id, url: address("docUrl", doc_url.unwrap_or_default())? };
    contents.check(&draft)?;
    rules::usable(&mut tx, "docId", caller.user, contents.file.as_slice(), "%").await?;
    let id = DocumentId(Uuid::now_v7());
    SHELF.insert(&backend, &mut tx, &caller, &id.to_string(), &draft, &contents.columns()).await?;
    let mut kept = SHELF.read(&mut tx, &[id.to_string()]).await?;
    let Kept { category, draft, .. } = kept.remove(&id.to_string()).ok_or_else(|| Refusal::not_found(SHELF.noun))?;
    let document = DocumentBody {
        name: Some(draft.name),
        owner_ids: Some(draft.owners.into_iter().collect()),
        expiry: draft.expires_at.map(|at| Expiry(Some(clock::time(at)))),
        tags: Some(draft.tags),
        category,
        doc_url: contents.url,
        link: draft.link,
        doc_id,
        permissions: Some(draft.permissions),
    };
    let made = NewDocument { id: Some(id), document };
    once::answered(&mut tx, &made).await?;
    tx.commit().await?;
    Ok(made)
}

pub(super) async fn update_document(
    backend: Backend,
    caller: Caller,
    asked: UpdateDocument,
) -> Result<Document, Refusal> {
    let id = asked.id.to_string();
    let mut tx = backend.database.write().await?;
    SHELF.change(&backend, &mut tx, &caller, &id).await?;
    let kept = SHELF.read(&mut tx, std::slice::from_ref(&id)).await?.remove(&id);
    let Kept { author, mut draft, .. } = kept.ok_or_else(|| Refusal::not_found(SHELF.noun))?;
    let body = asked.kb.unwrap_or_default();
    draft.change(&mut tx, ModuleCode::DOCUMENT, body, asked.publish, asked.permissions).await?;
    let had = contents(&mut tx, std::slice::from_ref(&id)).await?.remove(&id).unwrap_or_default();
    let file = match asked.doc_id.as_deref() {
        None => had.file,
        Some("") => None,
        Some(file) => Some(file.parse().map_err(|_| Refusal::invalid("docId", "a file is named by its id"))?),
    };
    let url = asked.doc_url.map_or(Ok(had.url), |url| address("docUrl", url))?;
    let contents = Contents { file, url };
    contents.check(&draft)?;
    let new = contents.file.filter(|file| had.file != Some(*file));
    rules::usable(&mut tx, "docId", caller.user, new.as_slice(), "%").await?;
    SHELF.update(&mut tx, &id, author, &draft, &contents.columns()).await?;
    let changed = load(&backend, &mut tx, caller.user, &[id]).await?.pop();
    tx.commit().await?;
    changed.ok_or_else(|| Refusal::not_found(SHELF.noun))
}

pub(super) async fn delete_document(backend: Backend, caller: Caller, asked: DeleteDocument) -> Result<(), Refusal> {
    SHELF.delete(&backend, &caller, &asked.id.to_string()).await
}

/// What a document holds.
#[derive(Debug, Default)]
struct Contents {
    file: Option<FileId>,
    url: Option<String>,
}

impl Contents {
    fn columns(&self) -> [(&'static str, Option<String>); 2] {
        [("file_id", self.file.map(|id| id.to_string())), ("url", self.url.clone())]
    }

    fn check(&self, draft: &Draft) -> Result<(), Refusal> {
        if self.file.is_none() && self.url.is_none() && draft.link.is_none() {
            return Err(Refusal::invalid("docId", "a document needs an uploaded file or an address"));
        }
        Ok(())
    }
}

async fn contents(connection: &mut AnyConnection, ids: &[String]) -> Result<HashMap<String, Contents>, sqlx::Error> {
    let mut sql = Sql::new("SELECT id, file_id, url FROM documents WHERE id IN ");
    sql.list(ids);
    let rows = sql.rows(connection).await?;
    let contents = rows
        .iter()
        .map(|row| Ok((row.text("id")?, Contents { file: row.maybe_parsed("file_id")?, url: row.maybe_text("url")? })));
    contents.collect()
}

/// The documents with these ids, in this order, as `me` sees them. Who may see them has been decided before.
async fn load(
    backend: &Backend,
    connection: &mut AnyConnection,
    me: UserId,
    ids: &[String],
) -> Result<Vec<Document>, Refusal> {
    let mut kept = SHELF.read(connection, ids).await?;
    let mut contents = contents(connection, ids).await?;
    let owners = kept.values().flat_map(|kept| kept.draft.owners.iter().copied());
    let people = people::stubs(backend, connection, owners).await?;
    let files = media::files(backend, connection, contents.values().filter_map(|it| it.file)).await?;
    let mut documents = Vec::with_capacity(ids.len());
    for id in ids {
        let (Some(Kept { author, updated_at, category, draft }), Some(contents), Ok(document)) =
            (kept.remove(id), contents.remove(id), id.parse())
        else {
            continue;
        };
        let mut owners: Vec<_> = draft.owners.iter().filter_map(|id| people.get(id).cloned()).collect();
        owners.sort_by_cached_key(|owner| {
            people::sort_name(
                owner.first_name.as_deref().unwrap_or_default(),
                owner.last_name.as_deref().unwrap_or_default(),
            )
        });
        let keeps = author == me || draft.is_owned_by(me);
        let links = contents.url.into_iter().chain(draft.link);
        documents.push(Document {
            id: document,
            name: Some(draft.name),
            metadata: None,
            is_published: draft.is_published,
            updated_at: Some(clock::time(updated_at)),
            expiry: draft.expires_at.map(clock::time),
            file: contents.file.and_then(|id| files.get(&id).cloned()),
            tags: draft.tags,
            category,
            owners,
            bookmark_id: None,
            link_preview: links.map(|link| LinkPreview { link: Some(link), ..LinkPreview::default() }).collect(),
            permissions: Some(shown_to(draft.permissions, keeps)),
        });
    }
    Ok(documents)
}
