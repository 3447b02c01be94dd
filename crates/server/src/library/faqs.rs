//! `/api/faqs`.

use ::api::workdrive::{
    FaqId, UserId,
    faqs::*,
    knowledge::{Expiry, Knowledge},
    module_codes::ModuleCode,
};
use sqlx::AnyConnection;
use uuid::Uuid;

use super::{
    Shelf, count,
    knowledge::{Draft, Kept, named},
    questions,
};
use crate::{
    Backend,
    audiences::shown_to,
    caller::Caller,
    clock,
    database::{Fields, Sql},
    once,
    paging::Paging,
    refusal::Refusal,
};

pub(super) const SHELF: Shelf = Shelf { table: "faqs", noun: "FAQ", owners: Some("faq_owners") };

pub(super) async fn list_faqs(backend: Backend, caller: Caller, asked: ListFaqs) -> Result<FaqPage, Refusal> {
    let paging = Paging::new(asked.cur_page, asked.per_page)?;
    let now = backend.clock.now();
    let from = |sql: &mut Sql| {
        sql.push(" FROM faqs t JOIN faq_questions q ON q.faq_id = t.id WHERE ");
        SHELF.sight(sql, caller.user, now);
        if let Some(category) = &asked.category {
            sql.push(" AND t.category_id = (SELECT id FROM categories WHERE ");
            named(sql, ModuleCode::FAQ, category);
            sql.push(")");
        }
    };
    let mut connection = backend.database.pool.acquire().await?;
    let total = count(&mut connection, from).await?;
    let mut sql = Sql::new("SELECT q.id, q.faq_id, q.question, q.answer, q.description");
    from(&mut sql);
    sql.push(" ORDER BY t.created_at DESC, t.id DESC, q.position, q.id").push(&paging.limit());
    let rows = sql.rows(&mut connection).await?;
    let faqs = rows.iter().map(|row| row.text("faq_id")).collect::<Result<Vec<_>, _>>()?;
    let faqs = SHELF.read(&mut connection, &faqs).await?;
    let mut data = Vec::with_capacity(rows.len());
    for row in &rows {
        let Some(Kept { category, draft, .. }) = faqs.get(&row.text("faq_id")?) else { continue };
        data.push(FaqRow {
            id: row.parsed("id")?,
            question: row.text("question")?,
            answer: row.text("answer")?,
            description: row.text("description")?,
            category: category.clone(),
            tags: draft.tags.clone(),
            owners: draft.owners.iter().copied().collect(),
            bookmark_id: None,
            kb_id: Some(row.parsed("faq_id")?),
            is_published: Some(draft.is_published),
            expiry: draft.expires_at.map(|at| Expiry(Some(clock::time(at)))),
        });
    }
    Ok(FaqPage { data, meta: paging.meta(total) })
}

pub(super) async fn create_faq(backend: Backend, caller: Caller, asked: CreateFaq) -> Result<Faq, Refusal> {
    let CreateFaq { publish, kb, qas, permissions } = asked;
    let mut kb = kb.unwrap_or_default();
    let named_like = || {
        qas.first()
            .and_then(|first| first.question.as_deref())
            .map(questions::short)
            .filter(|name| !name.trim().is_empty())
    };
    kb.name = kb.name.or_else(named_like);
    let id = FaqId(Uuid::now_v7());
    let mut tx = backend.database.write().await?;
    let mut draft = Draft::default();
    draft.change(&mut tx, ModuleCode::FAQ, kb, publish, permissions).await?;
    if draft.owners.is_empty() {
        draft.owners.insert(caller.user);
    }
    SHELF.insert(&backend, &mut tx, &caller, &id.to_string(), &draft, &[]).await?;
    questions::add(&mut tx, id, "qas", qas).await?;
    questions::check(&mut tx, id, "qas").await?;
    let made = load(&mut tx, caller.user, id).await?;
    once::answered(&mut tx, &made).await?;
    tx.commit().await?;
    Ok(made)
}

pub(super) async fn update_faq(backend: Backend, caller: Caller, asked: UpdateFaq) -> Result<Faq, Refusal> {
    let UpdateFaq { kb_id, publish, kb, updated_qas, new_qas, remove_question_ids, qas, permissions } = asked;
    let mut tx = backend.database.write().await?;
    let (faq, _) = meant(&mut tx, kb_id).await?;
    let id = faq.to_string();
    SHELF.change(&backend, &mut tx, &caller, &id).await?;
    let kept = SHELF.read(&mut tx, std::slice::from_ref(&id)).await?.remove(&id);
    let Kept { author, mut draft, .. } = kept.ok_or_else(|| Refusal::not_found(SHELF.noun))?;
    draft.change(&mut tx, ModuleCode::FAQ, kb.unwrap_or_default(), publish, permissions).await?;
    SHELF.update(&mut tx, &id, author, &draft, &[]).await?;
    let (changed, added) = qas.into_iter().partition::<Vec<_>, _>(|question| question.id.is_some());
    questions::change(&mut tx, faq, "updatedQAs", updated_qas).await?;
    questions::change(&mut tx, faq, "qas", changed).await?;
    questions::remove(&mut tx, faq, "removeQuestionIds", &remove_question_ids).await?;
    questions::add(&mut tx, faq, "newQas", new_qas).await?;
    questions::add(&mut tx, faq, "qas", added).await?;
    questions::check(&mut tx, faq, "removeQuestionIds").await?;
    let changed = load(&mut tx, caller.user, faq).await?;
    tx.commit().await?;
    Ok(changed)
}

pub(super) async fn delete_faq(backend: Backend, caller: Caller, asked: DeleteFaq) -> Result<(), Refusal> {
    let mut tx = backend.database.write().await?;
    let (faq, question) = meant(&mut tx, asked.kb_id).await?;
    let id = faq.to_string();
    SHELF.deletable(&backend, &mut tx, &caller, &id).await?;
    // Holds the FAQ, so that of two last questions deleted at once the second takes it along.
    SHELF.change(&backend, &mut tx, &caller, &id).await?;
    if let Some(question) = question {
        questions::remove(&mut tx, faq, "id", &[question]).await?;
    }
    if question.is_none() || questions::count(&mut tx, faq).await? == 0 {
        let mut sql = Sql::new("DELETE FROM faqs WHERE id = ");
        sql.bind(id);
        sql.execute(&mut tx).await?;
    }
    Ok(tx.commit().await?)
}

/// The FAQ that an id means, and the question if it is that of one. Whether the caller may see it is for others to decide.
async fn meant(connection: &mut AnyConnection, id: FaqId) -> Result<(FaqId, Option<FaqId>), sqlx::Error> {
    let mut sql = Sql::new("SELECT faq_id FROM faq_questions WHERE id = ");
    sql.bind(id.to_string());
    match sql.row(connection).await? {
        Some(row) => Ok((row.parsed("faq_id")?, Some(id))),
        None => Ok((id, None)),
    }
}

/// A FAQ as `me` sees it. Who may see it has been decided before.
async fn load(connection: &mut AnyConnection, me: UserId, id: FaqId) -> Result<Faq, Refusal> {
    let kept = SHELF.read(connection, &[id.to_string()]).await?.remove(&id.to_string());
    let Kept { author, category, draft, .. } = kept.ok_or_else(|| Refusal::not_found(SHELF.noun))?;
    let keeps = author == me || draft.is_owned_by(me);
    let kb = Knowledge {
        name: Some(draft.name),
        owner_ids: Some(draft.owners.into_iter().collect()),
        expiry: draft.expires_at.map(|at| Expiry(Some(clock::time(at)))),
        tags: Some(draft.tags),
        category,
        link: draft.link,
        is_published: Some(draft.is_published),
        ..Knowledge::default()
    };
    let qas = questions::of(connection, id).await?;
    Ok(Faq { id: Some(id), kb, qas, permissions: Some(shown_to(draft.permissions, keeps)) })
}
