//! What an event says, and the rules for it.

use std::collections::BTreeSet;

use ::api::workdrive::{
    EventId, FileId, Permissions, UserId,
    events::{EventBody, EventKind, ExternalLink},
    module_codes::ModuleCode,
};
use serde::Serialize;
use sqlx::AnyConnection;

use crate::{
    audiences::{self, Audience},
    database::{Fields, Sql},
    feeds::rules,
    people,
    refusal::Refusal,
};

const TITLE_CHARACTERS: usize = 200;
const DESCRIPTION_CHARACTERS: usize = 5_000;
const LOCATION_CHARACTERS: usize = 2_000;
const LINKS: usize = 10;
const VIDEOS: usize = 5;
const EMAILS: usize = 100;
const EMAIL_CHARACTERS: usize = 254;

/// An event's contents, apart from its time.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) permissions: Permissions,
    /// Who is invited, apart from its author.
    pub(super) invited: Vec<UserId>,
    title: String,
    description: Option<String>,
    links: Vec<ExternalLink>,
    conference_link: Option<String>,
    location: Option<String>,
    is_virtual: bool,
    poster: Option<FileId>,
    tags: Vec<String>,
    kind: EventKind,
    category_id: Option<String>,
    pub(super) is_meeting: bool,
    external_emails: Vec<String>,
    videos: Vec<FileId>,
}

/// The columns of the contents, each written by [`Draft::bind`].
pub(super) const COLUMNS: [&str; 13] = [
    "title",
    "description",
    "links",
    "conference_link",
    "location",
    "is_virtual",
    "poster_id",
    "tags",
    "kind",
    "category_id",
    "is_meeting",
    "external_emails",
    "videos",
];

impl Draft {
    /// A new event that says nothing yet.
    pub(super) fn new() -> Self {
        Self {
            permissions: Permissions::default(),
            invited: Vec::new(),
            title: String::new(),
            description: None,
            links: Vec::new(),
            conference_link: None,
            location: None,
            is_virtual: false,
            poster: None,
            tags: Vec::new(),
            kind: EventKind::Event,
            category_id: None,
            is_meeting: false,
            external_emails: Vec::new(),
            videos: Vec::new(),
        }
    }

    pub(super) fn title(&self) -> &str {
        &self.title
    }

    /// What is stored.
    pub(super) async fn read(connection: &mut AnyConnection, id: EventId) -> Result<Self, Refusal> {
        let mut sql =
            Sql::new("SELECT e.*, a.permissions FROM events e JOIN audiences a ON a.id = e.audience_id WHERE e.id = ");
        sql.bind(id.to_string());
        let row = sql.row(connection).await?.ok_or_else(|| Refusal::not_found("event"))?;
        let mut sql = Sql::new("SELECT user_id FROM event_people WHERE invited_at IS NOT NULL AND event_id = ");
        sql.bind(id.to_string());
        let invited = sql.rows(connection).await?;
        Ok(Self {
            permissions: without_invited(row.json("permissions")?),
            invited: invited.iter().map(|row| row.parsed("user_id")).collect::<Result<_, _>>()?,
            title: row.text("title")?,
            description: row.maybe_text("description")?,
            links: row.json("links")?,
            conference_link: row.maybe_text("conference_link")?,
            location: row.maybe_text("location")?,
            is_virtual: row.int("is_virtual")? != 0,
            poster: row.maybe_parsed("poster_id")?,
            tags: row.json("tags")?,
            kind: EventKind::of_number(row.int("kind")?).unwrap_or_default(),
            category_id: row.maybe_text("category_id")?,
            is_meeting: row.int("is_meeting")? != 0,
            external_emails: row.json("external_emails")?,
            videos: row.json("videos")?,
        })
    }

    /// Takes a change over, held to the rules: what is absent stays, what is empty is removed. Answers which columns it is about.
    pub(super) async fn change(
        &mut self,
        connection: &mut AnyConnection,
        author: UserId,
        body: EventBody,
    ) -> Result<Vec<&'static str>, Refusal> {
        let sent = sent(&body);
        if let Some(title) = body.title {
            title.trim().clone_into(&mut self.title);
        }
        if let Some(permissions) = body.permissions {
            audiences::check(connection, &permissions).await?;
            self.permissions = permissions;
        }
        if let Some(users) = body.user_ids {
            rules::count("userIds", "guests", users.len(), rules::PEOPLE)?;
            self.invited = people::named(connection, "userIds", &users).await?;
            self.invited.retain(|user| *user != author);
        }
        self.description = changed(body.description, self.description.take());
        self.conference_link = changed(body.conference_link, self.conference_link.take());
        self.location = changed(body.location, self.location.take());
        self.links = body.external_link.unwrap_or_else(|| std::mem::take(&mut self.links));
        self.tags = body.tags.unwrap_or_else(|| std::mem::take(&mut self.tags));
        self.is_virtual = body.is_virtual.unwrap_or(self.is_virtual);
        self.kind = body.kind.unwrap_or(self.kind);
        self.is_meeting = body.is_meeting.unwrap_or(self.is_meeting);
        if let Some(emails) = body.external_user_emails {
            self.external_emails = emails.into_iter().map(|email| email.trim().to_lowercase()).collect();
        }
        if let Some(poster) = body.poster_id {
            self.poster = picture(connection, author, &poster).await?;
        }
        if let Some(videos) = body.video_preview_ids {
            rules::count("videoPreviewIds", "videos", videos.len(), VIDEOS)?;
            self.videos = videos;
            let distinct: Vec<_> = self.videos.iter().copied().collect::<BTreeSet<_>>().into_iter().collect();
            rules::usable(connection, "videoPreviewIds", author, &distinct, "video/%").await?;
        }
        match body.category.as_deref() {
            None => {}
            Some("") => self.category_id = None,
            Some(name) => self.category_id = Some(category(connection, name).await?),
        }
        self.check()?;
        Ok(sent)
    }

    fn check(&self) -> Result<(), Refusal> {
        let limited = |field: &str, text: Option<&str>, limit: usize| match text {
            Some(text) if text.chars().count() > limit => {
                Err(Refusal::invalid(field, format!("{field} may have {limit} characters")))
            }
            _ => Ok(()),
        };
        if self.title.is_empty() {
            return Err(Refusal::invalid("title", "an event needs a title"));
        }
        limited("title", Some(&self.title), TITLE_CHARACTERS)?;
        limited("description", self.description.as_deref(), DESCRIPTION_CHARACTERS)?;
        limited("location", self.location.as_deref(), LOCATION_CHARACTERS)?;
        if let Some(address) = &self.conference_link {
            rules::address("conferenceLink", address, &["https", "http"])?;
        }
        rules::count("externalLink", "links", self.links.len(), LINKS)?;
        for link in &self.links {
            limited("externalLink", Some(&link.title), TITLE_CHARACTERS)?;
            rules::address("externalLink", &link.url, &["https", "http"])?;
        }
        rules::tags(&self.tags)?;
        rules::count("externalUserEmails", "addresses", self.external_emails.len(), EMAILS)?;
        if let Some(email) = self.external_emails.iter().find(|email| !is_email(email)) {
            return Err(Refusal::invalid("externalUserEmails", format!("{email} is no e-mail address")));
        }
        match self.kind {
            EventKind::Event => Ok(()),
            EventKind::Livestream if !self.is_meeting => Ok(()),
            EventKind::Livestream => Err(Refusal::invalid("type", "a meeting is no livestream")),
            _ => Err(Refusal::invalid("type", "an event is of type 2 (LIVESTREAM) or 3 (EVENT)")),
        }
    }

    /// Writes one of [`COLUMNS`].
    pub(super) fn bind(&self, sql: &mut Sql, column: &str) -> Result<(), Refusal> {
        match column {
            "title" => sql.bind(self.title.clone()),
            "description" => sql.bind(self.description.clone()),
            "links" => sql.bind(json(&self.links)?),
            "conference_link" => sql.bind(self.conference_link.clone()),
            "location" => sql.bind(self.location.clone()),
            "is_virtual" => sql.bind(i64::from(self.is_virtual)),
            "poster_id" => sql.bind(self.poster.map(|id| id.to_string())),
            "tags" => sql.bind(json(&self.tags)?),
            "kind" => sql.bind(i64::from(self.kind.number())),
            "category_id" => sql.bind(self.category_id.clone()),
            "is_meeting" => sql.bind(i64::from(self.is_meeting)),
            "external_emails" => sql.bind(json(&self.external_emails)?),
            "videos" => sql.bind(json(&self.videos)?),
            _ => unreachable!("{column} is not in COLUMNS"),
        };
        Ok(())
    }
}

/// Who may see an event: whoever its permissions say, and the invited.
pub(super) fn audience(author: UserId, mut permissions: Permissions, invited: &[UserId]) -> Audience {
    permissions.users.append(&mut permissions.tagged_users);
    if !invited.is_empty() {
        if permissions.only_me {
            permissions = Permissions::default();
        }
        permissions.tagged_users = invited.to_vec();
    }
    Audience::of(author, &permissions)
}

/// The permissions as its author gave them: an audience has the invited as tagged people.
pub(super) fn without_invited(mut permissions: Permissions) -> Permissions {
    permissions.tagged_users.clear();
    permissions
}

/// The columns that a body is about.
fn sent(body: &EventBody) -> Vec<&'static str> {
    let sent = [
        body.title.is_some(),
        body.description.is_some(),
        body.external_link.is_some(),
        body.conference_link.is_some(),
        body.location.is_some(),
        body.is_virtual.is_some(),
        body.poster_id.is_some(),
        body.tags.is_some(),
        body.kind.is_some(),
        body.category.is_some(),
        body.is_meeting.is_some(),
        body.external_user_emails.is_some(),
        body.video_preview_ids.is_some(),
    ];
    COLUMNS.into_iter().zip(sent).filter(|(_, sent)| *sent).map(|(column, _)| column).collect()
}

/// The new text, none where it is empty; the old one where there is no new.
fn changed(new: Option<String>, old: Option<String>) -> Option<String> {
    new.map_or(old, |text| (!text.trim().is_empty()).then(|| text.trim().to_owned()))
}

async fn picture(connection: &mut AnyConnection, author: UserId, id: &str) -> Result<Option<FileId>, Refusal> {
    if id.is_empty() {
        return Ok(None);
    }
    let id = id.parse().map_err(|_| Refusal::invalid("posterId", "no such picture among your uploads"))?;
    rules::usable(connection, "posterId", author, &[id], "image/%").await?;
    Ok(Some(id))
}

async fn category(connection: &mut AnyConnection, name: &str) -> Result<String, Refusal> {
    let mut sql = Sql::new("SELECT id FROM categories WHERE module_code = ");
    sql.bind(i64::from(ModuleCode::EVENT.0)).push(" AND name = ").bind(name.to_owned());
    let row = sql.row(connection).await?.ok_or_else(|| Refusal::invalid("category", "no such category"))?;
    Ok(row.text("id")?)
}

/// Something before and a host after the only `@`, and nothing that could end a line of a calendar file or a mail's header.
fn is_email(text: &str) -> bool {
    let plain = !text.chars().any(|c| c.is_whitespace() || c.is_control() || "<>(),;:\"\\".contains(c));
    let parts = text.split_once('@').filter(|(local, host)| !local.is_empty() && !host.contains('@'));
    plain
        && text.chars().count() <= EMAIL_CHARACTERS
        && parts.is_some_and(|(_, host)| host.trim_matches('.').contains('.'))
}

fn json(value: &impl Serialize) -> Result<String, Refusal> {
    serde_json::to_string(value).map_err(|e| Refusal::broken("store the event", e))
}
