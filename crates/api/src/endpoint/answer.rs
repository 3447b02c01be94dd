//! What a success is answered with.

use bytes::Bytes;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, de::DeserializeOwned};

use crate::wire;

/// The body of a success.
///
/// Everything that serde can write and read is JSON; an empty body reads as `null`, so `()` and `Option` need no special case.
/// Bodies that are not JSON have a type of their own here.
pub trait Answer: Sized + Send + 'static {
    /// Media type of the body.
    const MIME: &'static str;
    /// Reads the body.
    ///
    /// # Errors
    /// When the body is not what was promised.
    fn read(body: &Bytes) -> Result<Self, wire::Error>;
    /// Writes the body.
    ///
    /// # Errors
    /// When the value has no JSON form.
    fn write(&self) -> Result<Bytes, serde_json::Error>;
    /// The schema of a body in JSON; any other is just bytes.
    fn schema(_: &mut SchemaGenerator) -> Schema {
        Schema::default()
    }
}

impl<T: Serialize + DeserializeOwned + JsonSchema + Send + 'static> Answer for T {
    const MIME: &'static str = "application/json";
    fn read(body: &Bytes) -> Result<Self, wire::Error> {
        wire::from_slice(if body.is_empty() { b"null" } else { body })
    }
    fn write(&self) -> Result<Bytes, serde_json::Error> {
        serde_json::to_vec(self).map(Into::into)
    }
    fn schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<T>()
    }
}

/// The bytes of a file; the true media type is in the answer's `Content-Type`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binary(
    /// As received.
    pub Bytes,
);

impl Answer for Binary {
    const MIME: &'static str = "application/octet-stream";
    fn read(body: &Bytes) -> Result<Self, wire::Error> {
        Ok(Self(body.clone()))
    }
    fn write(&self) -> Result<Bytes, serde_json::Error> {
        Ok(self.0.clone())
    }
}

/// A stream of server-sent events. It has no end, so it is read with an event source and not with a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventStream;

impl Answer for EventStream {
    const MIME: &'static str = "text/event-stream";
    fn read(_: &Bytes) -> Result<Self, wire::Error> {
        Ok(Self)
    }
    fn write(&self) -> Result<Bytes, serde_json::Error> {
        Ok(Bytes::new())
    }
}
