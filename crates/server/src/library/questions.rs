//! The questions of a FAQ.

use ::api::workdrive::{FaqId, faqs::Question};
use sqlx::AnyConnection;
use uuid::Uuid;

use super::{DESCRIPTION_CHARACTERS, TITLE_CHARACTERS};
use crate::{
    database::{Fields, Sql},
    feeds::rules,
    refusal::Refusal,
};

/// The most questions of one FAQ.
const MOST: usize = 100;
const QUESTION_CHARACTERS: usize = 500;
const ANSWER_CHARACTERS: usize = 20_000;

/// The questions of a FAQ, in order.
pub(super) async fn of(connection: &mut AnyConnection, faq: FaqId) -> Result<Vec<Question>, sqlx::Error> {
    let mut sql = Sql::new("SELECT id, question, answer, description FROM faq_questions WHERE faq_id = ");
    sql.bind(faq.to_string()).push(" ORDER BY position, id");
    let rows = sql.rows(connection).await?;
    let question = |row: &sqlx::any::AnyRow| {
        Ok(Question {
            id: Some(row.parsed("id")?),
            question: Some(row.text("question")?),
            answer: Some(row.text("answer")?),
            description: Some(row.text("description")?),
        })
    };
    rows.iter().map(question).collect()
}

/// How many questions a FAQ has.
pub(super) async fn count(connection: &mut AnyConnection, faq: FaqId) -> Result<i64, sqlx::Error> {
    super::count(connection, |sql| {
        sql.push(" FROM faq_questions WHERE faq_id = ").bind(faq.to_string());
    })
    .await
}

/// Refuses a FAQ that has no question or too many; `none` is the field at fault when it has none.
pub(super) async fn check(connection: &mut AnyConnection, faq: FaqId, none: &str) -> Result<(), Refusal> {
    match count(connection, faq).await? {
        0 => Err(Refusal::invalid(none, "a FAQ needs a question")),
        many => few("qas", usize::try_from(many).unwrap_or(usize::MAX)),
    }
}

/// Refuses more questions than a FAQ may have.
fn few(field: &str, many: usize) -> Result<(), Refusal> {
    rules::count(field, "questions", many, MOST)
}

/// Adds questions at the end.
pub(super) async fn add(
    connection: &mut AnyConnection,
    faq: FaqId,
    field: &str,
    questions: Vec<Question>,
) -> Result<(), Refusal> {
    few(field, questions.len())?;
    for question in questions {
        if question.id.is_some() {
            return Err(Refusal::invalid(field, "a new question has no id"));
        }
        let text = required(field, "a text", question.question.unwrap_or_default(), QUESTION_CHARACTERS)?;
        let answer = required(field, "an answer", question.answer.unwrap_or_default(), ANSWER_CHARACTERS)?;
        let description =
            limited(field, "a description", question.description.unwrap_or_default(), DESCRIPTION_CHARACTERS)?;
        let mut sql =
            Sql::new("INSERT INTO faq_questions (id, faq_id, position, question, answer, description) SELECT ");
        sql.bind(Uuid::now_v7().to_string()).push(", ");
        let faq = sql.param(faq.to_string());
        sql.push(&faq).push(", COALESCE((SELECT MAX(position) FROM faq_questions WHERE faq_id = ").push(&faq);
        sql.push("), 0) + 1, ").bind(text).push(", ").bind(answer).push(", ").bind(description);
        sql.execute(connection).await?;
    }
    Ok(())
}

/// Changes questions of the FAQ.
pub(super) async fn change(
    connection: &mut AnyConnection,
    faq: FaqId,
    field: &str,
    questions: Vec<Question>,
) -> Result<(), Refusal> {
    few(field, questions.len())?;
    for Question { id, question, answer, description } in questions {
        let id = id.ok_or_else(|| Refusal::invalid(field, "a question to change needs its id"))?;
        let question = question.map(|text| required(field, "a text", text, QUESTION_CHARACTERS)).transpose()?;
        let answer = answer.map(|text| required(field, "an answer", text, ANSWER_CHARACTERS)).transpose()?;
        let description =
            description.map(|text| limited(field, "a description", text, DESCRIPTION_CHARACTERS)).transpose()?;
        let mut sql = Sql::new("UPDATE faq_questions SET question = COALESCE(");
        sql.bind(question)
            .push(", question), answer = COALESCE(")
            .bind(answer)
            .push(", answer), description = COALESCE(");
        sql.bind(description).push(", description) WHERE id = ").bind(id.to_string());
        sql.push(" AND faq_id = ").bind(faq.to_string());
        if sql.execute(connection).await? == 0 {
            return Err(unknown(field));
        }
    }
    Ok(())
}

/// Takes questions of the FAQ away.
pub(super) async fn remove(
    connection: &mut AnyConnection,
    faq: FaqId,
    field: &str,
    ids: &[FaqId],
) -> Result<(), Refusal> {
    few(field, ids.len())?;
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    for id in ids {
        let mut sql = Sql::new("DELETE FROM faq_questions WHERE id = ");
        sql.bind(id.to_string()).push(" AND faq_id = ").bind(faq.to_string());
        if sql.execute(connection).await? == 0 {
            return Err(unknown(field));
        }
    }
    Ok(())
}

/// The beginning of a question, to name a FAQ.
pub(super) fn short(question: &str) -> String {
    question.chars().take(TITLE_CHARACTERS).collect()
}

/// A text of a question that must not be empty.
fn required(field: &str, what: &str, text: String, most: usize) -> Result<String, Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::invalid(field, format!("a question needs {what}")));
    }
    limited(field, what, text, most)
}

fn limited(field: &str, what: &str, text: String, most: usize) -> Result<String, Refusal> {
    if text.chars().count() > most {
        return Err(Refusal::invalid(field, format!("{what} may have {most} characters")));
    }
    Ok(text)
}

fn unknown(field: &str) -> Refusal {
    Refusal { field: Some(field.to_owned()), ..Refusal::not_found("question of this FAQ") }
}
