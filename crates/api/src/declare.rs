//! The macros that declare endpoints.

/// Declares one endpoint.
///
/// ```
/// use rotunda_api::{auth::ApiKey, endpoint, workdrive::WorkDrive};
///
/// endpoint! {
///     /// Greets a person.
///     pub Greet(WorkDrive, ApiKey, Member): POST "/greetings/{personId}" -> 201 String {
///         path {
///             /// Whom.
///             person_id as "personId": uuid::Uuid,
///         }
///         query {
///             /// How often; once unless given.
///             times: Option<u32>,
///         }
///         body {
///             /// In which words.
///             words: String,
///         }
///     }
/// }
/// ```
///
/// `name as "wireName"` where the two differ; a field that is `None` is not sent. `body = field: Type` makes one field the whole
/// body. The status before the answer's type is 200 unless given; `Member` is the access level ([`Access`](crate::endpoint::Access)).
#[macro_export]
macro_rules! endpoint {
    (
        $(#[doc = $doc:literal])*
        $vis:vis $name:ident($vendor:ty, $auth:ty, $access:ident): $method:ident $path:literal -> $($success:literal)? $response:ty {
            $(path { $($(#[$pm:meta])* $p:ident $(as $pw:literal)?: $pt:ty),* $(,)? })?
            $(query { $($(#[$qm:meta])* $q:ident $(as $qw:literal)?: $qt:ty),* $(,)? })?
            $(body { $($(#[$bm:meta])* $b:ident $(as $bw:literal)?: $bt:ty),* $(,)? })?
            $(body = $(#[$wm:meta])* $w:ident: $wt:ty $(,)?)?
        }
    ) => {
        $(#[doc = $doc])*
        // A schema of all of it is asked for by nobody; without it fields could say nothing for the schema of their part.
        #[derive(Debug, Clone, PartialEq, ::serde::Serialize, ::serde::Deserialize, ::schemars::JsonSchema)]
        $vis struct $name {
            $($($(#[$pm])* $(#[serde(rename = $pw)])? pub $p: $pt,)*)?
            $($($(#[$qm])* $(#[serde(rename = $qw)])? pub $q: $qt,)*)?
            $($($(#[$bm])* $(#[serde(rename = $bw)])? pub $b: $bt,)*)?
            $($(#[$wm])* pub $w: $wt,)?
        }

        const _: () = {
            use $crate::endpoint::{Access, Answer, BadRequest, Endpoint, EndpointInfo, Parts, Shapes, Vendor};

            assert!(
                $crate::endpoint::placeholders_are($path, &[$($($crate::__wire_name!($p $($pw)?)),*)?]),
                "the placeholders of the path are not the fields of `path`",
            );

            #[derive(::serde::Deserialize, ::schemars::JsonSchema)]
            struct Path { $($($(#[$pm])* $(#[serde(rename = $pw)])? $p: $pt,)*)? }
            #[derive(::serde::Serialize, ::serde::Deserialize, ::schemars::JsonSchema)]
            struct Query { $($($(#[$qm])* $(#[serde(rename = $qw)])? $q: $qt,)*)? }
            $(
                #[derive(::serde::Serialize, ::serde::Deserialize, ::schemars::JsonSchema)]
                struct Body { $($(#[$bm])* $(#[serde(rename = $bw)])? $b: $bt,)* }
            )?

            impl Endpoint for $name {
                type Vendor = $vendor;
                type Auth = $auth;
                type Response = $response;
                $(const SUCCESS: u16 = $success;)?
                const METHOD: ::http::Method = ::http::Method::$method;
                const PATH: &'static str = $path;
                const INFO: EndpointInfo = EndpointInfo {
                    name: stringify!($name),
                    vendor: <$vendor as Vendor>::NAME,
                    method: ::http::Method::$method,
                    base: <$vendor as Vendor>::BASE,
                    path: $path,
                    auth: <$auth as $crate::auth::Auth>::NAME,
                    access: Access::$access,
                    success: <Self as Endpoint>::SUCCESS,
                    answers: <$response as Answer>::MIME,
                    empty_is_no_content: <$vendor as Vendor>::EMPTY_IS_NO_CONTENT,
                    fields: &[
                        $($($crate::endpoint::FieldInfo { name: $crate::__wire_name!($p $($pw)?), place: $crate::endpoint::Place::Path, rust_type: stringify!($pt) },)*)?
                        $($($crate::endpoint::FieldInfo { name: $crate::__wire_name!($q $($qw)?), place: $crate::endpoint::Place::Query, rust_type: stringify!($qt) },)*)?
                        $($($crate::endpoint::FieldInfo { name: $crate::__wire_name!($b $($bw)?), place: $crate::endpoint::Place::Body, rust_type: stringify!($bt) },)*)?
                        $($crate::endpoint::FieldInfo { name: stringify!($w), place: $crate::endpoint::Place::WholeBody, rust_type: stringify!($wt) },)?
                    ],
                    shapes: Shapes {
                        path: <Path as ::schemars::JsonSchema>::json_schema,
                        query: <Query as ::schemars::JsonSchema>::json_schema,
                        body: $crate::__body_schema!($(fields Body { $($b,)* })? $(whole $wt)?),
                        answer: <$response as Answer>::schema,
                        error: ::schemars::SchemaGenerator::subschema_for::<<$vendor as Vendor>::Error>,
                    },
                    docs: &[$($doc),*],
                };

                fn to_parts(&self) -> Result<Parts, $crate::wire::Error> {
                    let query = Query { $($($q: self.$q.clone(),)*)? };
                    Ok(Parts {
                        path: vec![$($(($crate::__wire_name!($p $($pw)?).to_owned(), self.$p.to_string())),*)?],
                        query: ::serde_html_form::to_string(&query).map_err($crate::wire::Error::of)?,
                        body: $crate::__body_bytes!($vendor, self $(, fields Body { $($b,)* })? $(, whole $w)?),
                    })
                }

                fn from_parts(parts: &Parts) -> Result<Self, BadRequest> {
                    let path = ::serde_html_form::to_string(&parts.path).map_err(BadRequest::at("path"))?;
                    let Path { $($($p,)*)? } = ::serde_html_form::from_str(&path).map_err(BadRequest::at("path"))?;
                    let Query { $($($q,)*)? } = ::serde_html_form::from_str(&parts.query).map_err(BadRequest::at("query"))?;
                    $(let Body { $($b,)* } = $crate::endpoint::read_body(&parts.body)?;)?
                    $(let $w: $wt = $crate::endpoint::read_body(&parts.body)?;)?
                    Ok(Self { $($($p,)*)? $($($q,)*)? $($($b,)*)? $($w,)? })
                }
            }
        };
    };
}

/// The name of a field on the wire.
#[doc(hidden)]
#[macro_export]
macro_rules! __wire_name {
    ($name:ident) => {
        stringify!($name)
    };
    ($name:ident $wire:literal) => {
        $wire
    };
}

/// The bytes of a request's body.
#[doc(hidden)]
#[macro_export]
macro_rules! __body_bytes {
    ($vendor:ty, $self:ident) => {
        ::bytes::Bytes::new()
    };
    ($vendor:ty, $self:ident, fields $body:ident { $($b:ident,)* }) => {
        $crate::endpoint::write_body::<$vendor>(&$body { $($b: $self.$b.clone(),)* })?
    };
    ($vendor:ty, $self:ident, whole $w:ident) => {
        $crate::endpoint::write_body::<$vendor>(&$self.$w)?
    };
}

/// How the schema of a request's body is written.
#[doc(hidden)]
#[macro_export]
macro_rules! __body_schema {
    () => {
        None
    };
    (fields $body:ident { $($b:ident,)* }) => {
        Some(<$body as ::schemars::JsonSchema>::json_schema)
    };
    (whole $w:ty) => {
        Some(::schemars::SchemaGenerator::subschema_for::<$w>)
    };
}

/// Collects the catalogue rows of endpoints.
#[macro_export]
macro_rules! catalogue {
    ($($name:ident),* $(,)?) => {
        /// The endpoints of this resource, in the order of the vendor's document.
        pub const ENDPOINTS: &[$crate::endpoint::EndpointInfo] =
            &[$(<$name as $crate::endpoint::Endpoint>::INFO),*];
    };
}
