//! How the organization is made up: departments, locations, security groups, and who is in them.

use sqlx::{AnyConnection, any::AnyRow};

use crate::{
    Backend,
    api::Api,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};
use ::api::error::ErrorKind;

mod departments;
mod groups;
mod heads;
mod locations;

pub(crate) use heads::Heads;

/// The longest name, in characters.
const LONGEST_NAME: usize = 100;

/// The path of a group's members as the document prints it, with a stray brace at its end: as it is, and as browsers write it.
const PRINTED_GROUP: [&str; 2] =
    ["/api/security_groups/{groupId}/members}}", "/api/security_groups/{groupId}/members%7D"];

/// Mounts this area.
pub(crate) fn routes(api: Api) -> Api {
    api.serve(departments::list_departments)
        .serve(departments::create_department)
        .serve(departments::update_department)
        .serve(departments::delete_department)
        .serve(departments::update_department_head)
        .serve(departments::update_department_members)
        .serve(departments::get_department_members)
        .serve(locations::list_locations)
        .serve(locations::create_location)
        .serve(locations::update_location)
        .serve(locations::delete_location)
        .serve(locations::update_location_members)
        .serve(locations::get_location_members)
        .serve(groups::list_security_groups)
        .serve_as(&PRINTED_GROUP, groups::add_security_group_members)
        .serve_as(&PRINTED_GROUP, groups::remove_security_group_members)
}

/// One of the tables of units: they have the same columns.
#[derive(Clone, Copy)]
pub(crate) struct Unit {
    table: &'static str,
    noun: &'static str,
}

impl Unit {
    pub(crate) const DEPARTMENT: Self = Self { table: "departments", noun: "department" };
    pub(crate) const LOCATION: Self = Self { table: "locations", noun: "location" };
    pub(crate) const GROUP: Self = Self { table: "groups", noun: "security group" };

    /// The row of a unit.
    async fn row(self, connection: &mut AnyConnection, id: &str) -> Result<AnyRow, Refusal> {
        let mut sql = Sql::new("SELECT id, name, created_at, updated_at, created_by, updated_by FROM ");
        sql.push(self.table).push(" WHERE id = ").bind(id.to_owned());
        sql.row(connection).await?.ok_or_else(|| Refusal::not_found(self.noun))
    }

    /// The id of the unit that a text names, by its id or its name; none for an empty text. Unknown ones are 404 with the field's name.
    pub(crate) async fn find(
        self,
        connection: &mut AnyConnection,
        field: &str,
        text: Option<&str>,
    ) -> Result<Option<String>, Refusal> {
        let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
        let mut sql = Sql::new("SELECT id FROM ");
        sql.push(self.table);
        match text.parse::<uuid::Uuid>() {
            Ok(id) => sql.push(" WHERE id = ").bind(id.to_string()),
            Err(_) => sql.push(" WHERE lower(name) = lower(").bind(text.to_owned()).push(")"),
        };
        let missing = || Refusal { field: Some(field.to_owned()), ..Refusal::not_found(self.noun) };
        Ok(Some(sql.row(connection).await?.ok_or_else(missing)?.text("id")?))
    }

    /// How many there are.
    async fn count(self, connection: &mut AnyConnection) -> Result<i64, sqlx::Error> {
        let mut sql = Sql::new("SELECT COUNT(*) AS n FROM ");
        sql.push(self.table);
        sql.row(connection).await?.map_or(Ok(0), |row| row.int("n"))
    }

    /// The name as it is stored: without blanks around it, not empty, not taken by another.
    async fn name(self, connection: &mut AnyConnection, name: &str, own_id: Option<&str>) -> Result<String, Refusal> {
        let name = name.trim();
        if name.is_empty() || name.chars().count() > LONGEST_NAME {
            return Err(Refusal::invalid("name", format!("name must have 1 to {LONGEST_NAME} characters")));
        }
        let mut sql = Sql::new("SELECT id FROM ");
        sql.push(self.table).push(" WHERE lower(name) = lower(").bind(name.to_owned()).push(")");
        if let Some(own_id) = own_id {
            sql.push(" AND id <> ").bind(own_id.to_owned());
        }
        match sql.row(connection).await? {
            None => Ok(name.to_owned()),
            Some(_) => Err(Refusal {
                field: Some("name".to_owned()),
                ..Refusal::new(ErrorKind::Conflict, format!("another {} has this name", self.noun))
            }),
        }
    }

    /// Adds one.
    async fn insert(
        self,
        backend: &Backend,
        connection: &mut AnyConnection,
        caller: &Caller,
        id: &str,
        name: String,
    ) -> Result<(), sqlx::Error> {
        let now = backend.clock.now();
        let mut sql = Sql::new("INSERT INTO ");
        sql.push(self.table).push(" (id, name, created_at, updated_at, created_by, updated_by) VALUES (");
        sql.bind(id.to_owned()).push(", ").bind(name).push(", ").bind(now).push(", ").bind(now).push(", ");
        sql.bind(caller.user.to_string()).push(", ").bind(caller.user.to_string()).push(")");
        sql.execute(connection).await.map(drop)
    }

    /// Notes who changed it, and its new name if it has one.
    async fn touch(
        self,
        backend: &Backend,
        connection: &mut AnyConnection,
        caller: &Caller,
        id: &str,
        name: Option<String>,
    ) -> Result<(), sqlx::Error> {
        let mut sql = Sql::new("UPDATE ");
        sql.push(self.table).push(" SET updated_at = ").bind(backend.clock.now());
        sql.push(", updated_by = ").bind(caller.user.to_string());
        if let Some(name) = name {
            sql.push(", name = ").bind(name);
        }
        sql.push(" WHERE id = ").bind(id.to_owned());
        sql.execute(connection).await.map(drop)
    }

    /// Gives one another name; answers its row.
    async fn rename(self, backend: &Backend, caller: &Caller, id: &str, name: &str) -> Result<AnyRow, Refusal> {
        let mut tx = backend.database.write().await?;
        self.row(&mut tx, id).await?;
        let name = self.name(&mut tx, name, Some(id)).await?;
        self.touch(backend, &mut tx, caller, id, Some(name)).await?;
        let row = self.row(&mut tx, id).await?;
        tx.commit().await?;
        Ok(row)
    }

    /// Deletes one after its people have left it: `leave` is the beginning of the statement that says how, up to the id.
    async fn dissolve(self, backend: &Backend, id: &str, leave: &str) -> Result<(), Refusal> {
        let mut tx = backend.database.write().await?;
        let mut left = Sql::new(leave);
        left.bind(id.to_owned());
        left.execute(&mut tx).await?;
        let mut sql = Sql::new("DELETE FROM ");
        sql.push(self.table).push(" WHERE id = ").bind(id.to_owned());
        if sql.execute(&mut tx).await? == 0 {
            return Err(Refusal::not_found(self.noun));
        }
        Ok(tx.commit().await?)
    }
}
