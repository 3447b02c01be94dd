//! Audiences in SQL: from a person to the audiences, and from an audience to the people.

use api::workdrive::UserId;

use super::Audience;
use crate::database::Sql;

/// Adds the condition that `me` may see a row of `table`, which has `author_id` and `audience_id`.
pub(crate) fn visible_to(sql: &mut Sql, me: UserId, table: &str) {
    let me = sql.param(me.to_string());
    sql.push(&format!("({table}.author_id = {me} OR {table}.audience_id IN ("));
    audiences_of(sql, &me);
    sql.push("))");
}

/// Adds a query of the audiences that the person belongs to whom the placeholder `me` stands for.
pub(crate) fn audiences_of(sql: &mut Sql, me: &str) {
    sql.push("SELECT audience_id FROM audience_members WHERE kind = 'all'");
    sql.push(&format!(" UNION ALL SELECT audience_id FROM audience_members WHERE kind = 'user' AND ref = {me}"));
    let mut reason = |kind: &str, from: &str, whose: &str, is_me: &str| {
        // CROSS JOIN makes SQLite begin with the few rows about me; to PostgreSQL it is any join.
        sql.push(&format!(
            " UNION ALL SELECT m.audience_id FROM {from} CROSS JOIN audience_members m \
             WHERE {is_me} = {me} AND m.kind = '{kind}' AND m.ref = {whose}"
        ));
    };
    reason("group", "group_members g", "g.group_id", "g.user_id");
    reason("location", "users u", "u.location_id", "u.id");
    // Friendship and team are mutual, so whoever is in mine has me in theirs.
    reason("friends", "friendships f", "f.friend_id", "f.user_id");
    reason("team", "chains c", "c.above_id", "c.below_id");
    reason("team", "chains c", "c.below_id", "c.above_id");
    reason(
        "team",
        "chains a CROSS JOIN chains b",
        "b.below_id",
        "b.above_id = a.above_id AND b.distance = 1 AND a.distance = 1 AND a.below_id",
    );
}

/// Adds a query of the ids of everyone in the audience who can sign in.
pub(crate) fn readers(sql: &mut Sql, audience: &Audience) {
    sql.push("SELECT id FROM users WHERE status = 'ACTIVE'");
    if audience.members.iter().any(|(kind, _)| *kind == "all") {
        return;
    }
    sql.push(" AND id IN (SELECT NULL");
    for kind in ["user", "group", "location", "friends", "team"] {
        let whose: Vec<_> =
            audience.members.iter().filter(|(k, _)| *k == kind).map(|(_, whose)| whose.as_str()).collect();
        if whose.is_empty() {
            continue;
        }
        for (column, from, of) in PEOPLE.iter().filter(|row| row.0 == kind).map(|row| (row.1, row.2, row.3)) {
            sql.push(&format!(" UNION ALL SELECT {column} FROM {from} WHERE {of} IN ")).list(&whose);
        }
    }
    sql.push(")");
}

/// Kind of member; column with the person; where from; column with the member.
const PEOPLE: [(&str, &str, &str, &str); 7] = [
    ("user", "id", "users", "id"),
    ("group", "user_id", "group_members", "group_id"),
    ("location", "id", "users", "location_id"),
    ("friends", "friend_id", "friendships", "user_id"),
    ("team", "above_id", "chains", "below_id"),
    ("team", "below_id", "chains", "above_id"),
    (
        "team",
        "b.below_id",
        "chains a JOIN chains b ON b.above_id = a.above_id AND b.distance = 1 AND a.distance = 1",
        "a.below_id",
    ),
];
