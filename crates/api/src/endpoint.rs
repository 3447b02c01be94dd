//! What every operation is: the trait, its parts on the wire, its row in the catalogue.

use bytes::Bytes;
use http::Method;
use schemars::{Schema, SchemaGenerator};
use serde::{Serialize, de::DeserializeOwned};

use crate::{auth::Auth, error::VendorError, wire};

mod answer;

pub use answer::{Answer, Binary, EventStream};

/// One vendor API: what its endpoints share.
pub trait Vendor {
    /// Short name used in logs, routes and file names, e.g. `workdrive`.
    const NAME: &'static str;
    /// The path that every endpoint of this vendor starts with.
    const BASE: &'static str;
    /// The shape of its error bodies.
    type Error: VendorError;
    /// Whether a member that is `null` clears something. Where it does not, absent means the same, and `null` is never sent.
    const NULL_CLEARS: bool = false;
    /// Whether an answer that is nothing has the status 204 and no body.
    const EMPTY_IS_NO_CONTENT: bool = false;
    /// Whether a `GET` may have a body.
    const GET_BODIES: bool = false;
    /// Whether a path that cannot be read is a bad request; else it names nothing.
    const PATHS_ARE_CHECKED: bool = false;
    /// A body that is sent in another form than JSON: its `Content-Type` and its bytes.
    fn form(_body: &Bytes) -> Option<(String, Bytes)> {
        None
    }
    /// Brings an incoming request into the documented form, e.g. a JSON body on a `GET` into the query.
    fn repair(_info: &EndpointInfo, _parts: &mut Parts) {}
}

/// One operation of one vendor. The implementing type is the request. Implemented by [`endpoint!`](crate::endpoint!).
pub trait Endpoint: Sized + Clone + Send + Sync + 'static {
    /// Whose operation it is.
    type Vendor: Vendor;
    /// The vendor's own way to authenticate it; the app's session is accepted besides.
    type Auth: Auth;
    /// What a success answers.
    type Response: Answer;
    /// HTTP method.
    const METHOD: Method;
    /// Path below [`Vendor::BASE`], with `{name}` placeholders.
    const PATH: &'static str;
    /// Its row in the catalogue.
    const INFO: EndpointInfo;
    /// HTTP status of a success.
    const SUCCESS: u16 = 200;
    /// Takes the request apart for the wire.
    ///
    /// # Errors
    /// When a field cannot be written as JSON or into a query.
    fn to_parts(&self) -> Result<Parts, wire::Error>;
    /// Puts it together again on the server.
    ///
    /// # Errors
    /// When a part is missing or of the wrong type.
    fn from_parts(parts: &Parts) -> Result<Self, BadRequest>;
}

/// A request in the three places that HTTP has for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts {
    /// Placeholder values by name, not percent-encoded.
    pub path: Vec<(String, String)>,
    /// Query string without `?`.
    pub query: String,
    /// Body; empty when the endpoint has none.
    pub body: Bytes,
}

impl Parts {
    /// Fills `template`'s placeholders and appends the query.
    #[must_use]
    pub fn path_and_query(&self, base: &str, template: &str) -> String {
        use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
        let mut url = format!("{base}{template}");
        for (name, value) in &self.path {
            let encoded = utf8_percent_encode(value, UNRESERVED).to_string();
            url = url.replace(&format!("{{{name}}}"), &encoded);
        }
        if !self.query.is_empty() {
            url.push('?');
            url.push_str(&self.query);
        }
        return url;

        const UNRESERVED: &percent_encoding::AsciiSet =
            &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');
    }
}

/// The request does not fit the endpoint.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("bad {place}: {reason}")]
pub struct BadRequest {
    /// `path`, `query` or `body`.
    pub place: &'static str,
    /// Why.
    pub reason: String,
}

impl BadRequest {
    /// For use in `map_err`.
    pub fn at<E: std::fmt::Display>(place: &'static str) -> impl Fn(E) -> Self {
        move |e| Self { place, reason: e.to_string() }
    }
}

/// Who may call an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Access {
    /// No session needed.
    Anyone,
    /// Everyone who is signed in or holds the vendor's credentials.
    Member,
    /// Symphony's accounts that may provision users: accounts, what they may do, apps, certificates.
    UserProvisioning,
    /// Symphony's accounts that may keep people apart: groups and policies of information barriers.
    ScopeManagement,
    /// Symphony's accounts that see streams and messages of all.
    ContentManagement,
    /// Whoever administers anything.
    Administration,
    /// Who helps customers, and the administrators of the organization.
    HelpDesk,
    /// Who reviews what is written, and the administrators of the organization.
    Compliance,
    /// Who administers people and units, and the administrators of the organization.
    UserAdmin,
    /// Administrators of the organization.
    OrgAdmin,
    /// Administrators of the installation.
    SuperAdmin,
}

impl Access {
    /// The roles of Symphony of which a caller needs one; none where another level says who may call.
    #[must_use]
    pub const fn symphony_roles(self) -> &'static [&'static str] {
        match self {
            Self::UserProvisioning => &["SUPER_ADMINISTRATOR", "ADMINISTRATOR", "USER_PROVISIONING"],
            Self::ScopeManagement => &["SUPER_ADMINISTRATOR", "SUPER_COMPLIANCE_OFFICER", "SCOPE_MANAGEMENT"],
            Self::ContentManagement => {
                &["SUPER_ADMINISTRATOR", "SUPER_COMPLIANCE_OFFICER", "COMPLIANCE_OFFICER", "CONTENT_MANAGEMENT"]
            }
            Self::Anyone
            | Self::Member
            | Self::Administration
            | Self::HelpDesk
            | Self::Compliance
            | Self::UserAdmin
            | Self::OrgAdmin
            | Self::SuperAdmin => &[],
        }
    }
}

/// Where on the wire a field travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query string.
    Query,
    /// A member of the JSON body.
    Body,
    /// The JSON body itself.
    WholeBody,
}

/// One field of an endpoint, for forms and documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldInfo {
    /// Name on the wire.
    pub name: &'static str,
    /// Where it travels.
    pub place: Place,
    /// Its Rust type, as written in the declaration.
    pub rust_type: &'static str,
}

/// Writes the schema of a type; the generator keeps those that it refers to.
pub type WriteSchema = fn(&mut SchemaGenerator) -> Schema;

/// The JSON schemas of what travels in each place.
#[derive(Debug, Clone, Copy)]
pub struct Shapes {
    /// The placeholders of the path, as members of an object.
    pub path: WriteSchema,
    /// The parameters of the query, as members of an object.
    pub query: WriteSchema,
    /// The body, where there is one.
    pub body: Option<WriteSchema>,
    /// The answer.
    pub answer: WriteSchema,
    /// The body of an error.
    pub error: WriteSchema,
}

/// A row of the catalogue: what tests, documents and the router need to know without the types.
#[derive(Debug, Clone)]
pub struct EndpointInfo {
    /// Type name.
    pub name: &'static str,
    /// Vendor's short name.
    pub vendor: &'static str,
    /// HTTP method.
    pub method: Method,
    /// What the vendor's paths start with.
    pub base: &'static str,
    /// Path below the base.
    pub path: &'static str,
    /// How the vendor authenticates it.
    pub auth: &'static str,
    /// Who may call it.
    pub access: Access,
    /// HTTP status of a success.
    pub success: u16,
    /// Media type of a success.
    pub answers: &'static str,
    /// Whether an answer that is nothing has the status 204.
    pub empty_is_no_content: bool,
    /// Its fields in the order of the declaration.
    pub fields: &'static [FieldInfo],
    /// What its fields and answers look like.
    pub shapes: Shapes,
    /// The declaration's documentation, a line an element.
    pub docs: &'static [&'static str],
}

/// Endpoints that change something though they are a `GET`, by their declaration or in a vendor's document.
const CHANGES_BY_GET: [&str; 2] = ["RequestMediaUpload", "SendNotification"];
/// Endpoints for everybody by which who administers changes what is others'.
const CHANGES_OF_OTHERS: [&str; 16] = [
    "CreateSso",
    "DeleteCourse",
    "DeleteDocument",
    "DeleteEvent",
    "DeleteFaq",
    "DeleteGroupChats",
    "DeleteNews",
    "DeletePhoto",
    "DeletePost",
    "DeleteTask",
    "DeleteVideo",
    "UpdateDocument",
    "UpdateFaq",
    "UpdatePhoto",
    "UpdateUser",
    "UpdateVideo",
];
/// Endpoints whose request carries its own signature or a token that no browser adds, and that set no cookie, so that a forged one is worth
/// nothing.
const SIGNED: [&str; 6] = [
    "UploadMedia",
    "AuthenticateWithKey",
    "AuthenticateWithKeyManager",
    "AuthenticateApp",
    "ActAsUser",
    "ActAsUserByName",
];

impl EndpointInfo {
    /// Whether a request with this method changes something and could be forged: with the session's cookie it needs
    /// [`APP_HEADER`](crate::auth::APP_HEADER).
    #[must_use]
    pub fn can_be_forged(&self, method: &Method) -> bool {
        let changes = !matches!(*method, Method::GET | Method::HEAD) || CHANGES_BY_GET.contains(&self.name);
        changes && !SIGNED.contains(&self.name)
    }

    /// By which documents and the operations console know it: `workdrive_CreateUser`.
    #[must_use]
    pub fn id(&self) -> String {
        format!("{}_{}", self.vendor, self.name)
    }

    /// Whether a request with this method is an act of administration, which is kept for audit.
    #[must_use]
    pub fn is_administrative(&self, method: &Method) -> bool {
        let reads = ["Find", "Get", "List", "Search"].iter().any(|verb| self.name.starts_with(verb));
        (self.access > Access::Member || CHANGES_OF_OTHERS.contains(&self.name))
            && !reads
            && (*method != Method::GET || CHANGES_BY_GET.contains(&self.name))
    }

    /// The whole path with its placeholders.
    #[must_use]
    pub fn full_path(&self) -> String {
        format!("{}{}", self.base, self.path)
    }
}

/// Whether the `{…}` placeholders of `path` are exactly `fields`, in any order.
///
/// Runs at compile time, so a misspelt placeholder does not build.
#[must_use]
pub const fn placeholders_are(path: &str, fields: &[&str]) -> bool {
    let bytes = path.as_bytes();
    let (mut at, mut found) = (0, 0);
    while at < bytes.len() {
        if bytes[at] == b'{' {
            let start = at + 1;
            while at < bytes.len() && bytes[at] != b'}' {
                at += 1;
            }
            if !contains(fields, bytes, start, at) {
                return false;
            }
            found += 1;
        }
        at += 1;
    }
    found == fields.len()
}

const fn contains(fields: &[&str], bytes: &[u8], start: usize, end: usize) -> bool {
    let mut i = 0;
    while i < fields.len() {
        let field = fields[i].as_bytes();
        let mut same = field.len() == end - start;
        let mut k = 0;
        while same && k < field.len() {
            same = field[k] == bytes[start + k];
            k += 1;
        }
        if same {
            return true;
        }
        i += 1;
    }
    false
}

/// Writes a JSON body; members that are `null` are left out unless `V` clears by them: absent means "leave as it is".
#[doc(hidden)]
pub fn write_body<V: Vendor>(body: &impl Serialize) -> Result<Bytes, serde_json::Error> {
    let mut value = serde_json::to_value(body)?;
    if let (false, serde_json::Value::Object(members)) = (V::NULL_CLEARS, &mut value) {
        members.retain(|_, member| !member.is_null());
    }
    serde_json::to_vec(&value).map(Into::into)
}

/// Reads a JSON body; an empty one counts as `{}`, so that an operation whose fields are all optional may be called without one.
#[doc(hidden)]
pub fn read_body<T: DeserializeOwned>(body: &Bytes) -> Result<T, BadRequest> {
    wire::from_slice(if body.is_empty() { b"{}" } else { body }).map_err(BadRequest::at("body"))
}
