//! What documents and FAQs have in common: owners, publishing, expiry, tags, category.

use std::collections::{BTreeSet, HashMap};

use ::api::workdrive::{Permissions, UserId, knowledge::Knowledge, module_codes::ModuleCode};
use sqlx::{AnyConnection, any::AnyRow};

use super::{Shelf, audience, title};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    feeds::rules,
    refusal::Refusal,
};

/// A document or FAQ without its contents.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) owners: BTreeSet<UserId>,
    pub(super) expires_at: Option<i64>,
    pub(super) tags: Vec<String>,
    pub(super) category_id: Option<String>,
    pub(super) link: Option<String>,
    pub(super) is_published: bool,
    pub(super) permissions: Permissions,
}

/// A row as it is stored.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) author: UserId,
    pub(super) updated_at: i64,
    /// Category's name.
    pub(super) category: Option<String>,
    pub(super) draft: Draft,
}

impl Draft {
    /// Takes over what `body` has, and holds it to the rules. What is absent stays, what is empty is removed.
    pub(super) async fn change(
        &mut self,
        connection: &mut AnyConnection,
        module: ModuleCode,
        body: Knowledge,
        publish: Option<bool>,
        permissions: Option<Permissions>,
    ) -> Result<(), Refusal> {
        if let Some(name) = body.name {
            self.name = title("name", &name)?;
        }
        self.change_owners(connection, [body.owner_ids, body.new_owner_ids, body.remove_owner_ids]).await?;
        if let Some(expiry) = body.expiry {
            self.expires_at = expiry.0.map(|time| time.timestamp_millis());
        }
        if let Some(tags) = body.tags {
            rules::tags(&tags)?;
            self.tags = tags;
        }
        match body.category.as_deref() {
            None => {}
            Some("") => self.category_id = None,
            Some(name) => {
                let mut sql = Sql::new("SELECT id FROM categories WHERE ");
                named(&mut sql, module, name);
                let row = sql.row(connection).await?.ok_or_else(|| Refusal::invalid("category", "no such category"))?;
                self.category_id = Some(row.text("id")?);
            }
        }
        if let Some(link) = body.link {
            self.link = address("link", link)?;
        }
        self.is_published = publish.or(body.is_published).unwrap_or(self.is_published);
        self.permissions = permissions.or(body.permissions).unwrap_or_else(|| self.permissions.clone());
        Ok(())
    }

    async fn change_owners(
        &mut self,
        connection: &mut AnyConnection,
        [given, new, gone]: [Option<Vec<UserId>>; 3],
    ) -> Result<(), Refusal> {
        for (field, ids, remains) in
            [("ownerIds", given, true), ("newOwnerIds", new, true), ("removeOwnerIds", gone, false)]
        {
            let ids: BTreeSet<UserId> = ids.into_iter().flatten().collect();
            rules::count(field, "owners", ids.len(), rules::PEOPLE)?;
            rules::people_exist(connection, field, &ids.iter().copied().collect::<Vec<_>>()).await?;
            if remains {
                self.owners.extend(ids);
                rules::count(field, "owners", self.owners.len(), rules::PEOPLE)?;
            } else if !ids.is_empty() {
                self.owners.retain(|owner| !ids.contains(owner));
                if self.owners.is_empty() {
                    return Err(Refusal::invalid(field, "one owner at least must be left"));
                }
            }
        }
        Ok(())
    }

    /// Whether `user` keeps it, beside its author.
    pub(super) fn is_owned_by(&self, user: UserId) -> bool {
        self.owners.contains(&user)
    }
}

/// The columns of a draft.
const COLUMNS: [&str; 7] = ["name", "tags", "category_id", "link", "expires_at", "is_published", "audience_id"];

/// Writes the value of one of [`COLUMNS`].
fn bind(sql: &mut Sql, column: &str, draft: &Draft, audience: i64) -> Result<(), Refusal> {
    match column {
        "name" => sql.bind(draft.name.clone()),
        "tags" => sql.bind(serde_json::to_string(&draft.tags).map_err(|e| Refusal::broken("store the tags", e))?),
        "category_id" => sql.bind(draft.category_id.clone()),
        "link" => sql.bind(draft.link.clone()),
        "expires_at" => sql.bind(draft.expires_at),
        "is_published" => sql.bind(i64::from(draft.is_published)),
        "audience_id" => sql.bind(audience),
        _ => unreachable!("{column} is not in COLUMNS"),
    };
    Ok(())
}

/// Adds the condition that a row of `categories` is the one with this name.
pub(super) fn named(sql: &mut Sql, module: ModuleCode, name: &str) {
    sql.push("module_code = ").bind(i64::from(module.0)).push(" AND name = ").bind(name.to_owned());
}

/// An address that a browser may open, or none where it is empty.
pub(super) fn address(field: &str, address: String) -> Result<Option<String>, Refusal> {
    if address.is_empty() {
        return Ok(None);
    }
    rules::address(field, &address, &["http", "https"])?;
    Ok(Some(address))
}

impl Shelf {
    /// Adds a row; `more` are the columns that only its table has.
    pub(super) async fn insert(
        self,
        backend: &Backend,
        connection: &mut AnyConnection,
        caller: &Caller,
        id: &str,
        draft: &Draft,
        more: &[(&str, Option<String>)],
    ) -> Result<(), Refusal> {
        let audience = audience(connection, caller.user, &draft.permissions).await?;
        let now = backend.clock.now();
        let mut sql = Sql::new("INSERT INTO ");
        sql.push(self.table).push(" (id, author_id, created_at, updated_at, updated_by");
        for column in COLUMNS.iter().chain(more.iter().map(|(column, _)| column)) {
            sql.push(", ").push(column);
        }
        sql.push(") VALUES (").bind(id.to_owned()).push(", ").bind(caller.user.to_string()).push(", ").bind(now);
        sql.push(", ").bind(now).push(", ").bind(caller.user.to_string());
        for column in COLUMNS {
            sql.push(", ");
            bind(&mut sql, column, draft, audience)?;
        }
        for (_, value) in more {
            sql.push(", ").bind(value.clone());
        }
        sql.push(")");
        sql.execute(connection).await?;
        self.save_owners(connection, id, draft).await
    }

    /// Changes a row, after [`Shelf::change`].
    pub(super) async fn update(
        self,
        connection: &mut AnyConnection,
        id: &str,
        author: UserId,
        draft: &Draft,
        more: &[(&str, Option<String>)],
    ) -> Result<(), Refusal> {
        let audience = audience(connection, author, &draft.permissions).await?;
        let mut sql = Sql::new("UPDATE ");
        sql.push(self.table);
        let mut before = " SET ";
        for column in COLUMNS {
            sql.push(before).push(column).push(" = ");
            bind(&mut sql, column, draft, audience)?;
            before = ", ";
        }
        for (column, value) in more {
            sql.push(", ").push(column).push(" = ").bind(value.clone());
        }
        sql.push(" WHERE id = ").bind(id.to_owned());
        sql.execute(connection).await?;
        self.save_owners(connection, id, draft).await
    }

    async fn save_owners(self, connection: &mut AnyConnection, id: &str, draft: &Draft) -> Result<(), Refusal> {
        let Some(owners) = self.owners else { return Ok(()) };
        let mut sql = Sql::new("DELETE FROM ");
        sql.push(owners).push(" WHERE item_id = ").bind(id.to_owned());
        sql.execute(connection).await?;
        for owner in &draft.owners {
            let mut sql = Sql::new("INSERT INTO ");
            sql.push(owners).push(" (user_id, item_id) VALUES (").bind(owner.to_string()).push(", ");
            sql.bind(id.to_owned()).push(")");
            sql.execute(connection).await?;
        }
        Ok(())
    }

    /// The rows with these ids.
    pub(super) async fn read(
        self,
        connection: &mut AnyConnection,
        ids: &[String],
    ) -> Result<HashMap<String, Kept>, sqlx::Error> {
        let mut sql = Sql::new("SELECT t.*, a.permissions, c.name AS category FROM ");
        sql.push(self.table).push(
            " t JOIN audiences a ON a.id = t.audience_id LEFT JOIN categories c ON c.id = t.category_id WHERE t.id IN ",
        );
        sql.list(ids);
        let rows = sql.rows(connection).await?;
        let mut kept =
            rows.iter().map(|row| Ok((row.text("id")?, kept(row)?))).collect::<Result<HashMap<_, _>, sqlx::Error>>()?;
        let Some(owners) = self.owners else { return Ok(kept) };
        let mut sql = Sql::new("SELECT item_id, user_id FROM ");
        sql.push(owners).push(" WHERE item_id IN ").list(ids);
        for row in sql.rows(connection).await? {
            if let Some(kept) = kept.get_mut(&row.text("item_id")?) {
                kept.draft.owners.insert(row.parsed("user_id")?);
            }
        }
        Ok(kept)
    }
}

fn kept(row: &AnyRow) -> Result<Kept, sqlx::Error> {
    Ok(Kept {
        author: row.parsed("author_id")?,
        updated_at: row.int("updated_at")?,
        category: row.maybe_text("category")?,
        draft: Draft {
            name: row.text("name")?,
            owners: BTreeSet::new(),
            expires_at: row.maybe_int("expires_at")?,
            tags: row.json("tags")?,
            category_id: row.maybe_text("category_id")?,
            link: row.maybe_text("link")?,
            is_published: row.int("is_published")? != 0,
            permissions: row.json("permissions")?,
        },
    })
}
