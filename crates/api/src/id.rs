//! Ids are newtypes, so that a post's id never passes for a user's. Their schemas say which: `x-id` is the vendor and the type.

/// Declares id types: a UUID on the wire, hyphenated and in lower case.
#[macro_export]
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, ::serde::Serialize, ::serde::Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(pub ::uuid::Uuid);

        $crate::id_schema!($name: "string" "uuid");

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = ::uuid::Error;
            fn from_str(text: &str) -> Result<Self, ::uuid::Error> {
                text.parse().map(Self)
            }
        }
    )*};
}

/// Describes an id: the type that JSON has for it, its format if it has one, and what it is the id of.
#[macro_export]
macro_rules! id_schema {
    ($name:ident: $kind:literal $($format:literal)?) => {
        impl ::schemars::JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                // The vendor is the module below the crate.
                let vendor = module_path!().split("::").nth(1).unwrap_or_default();
                ::schemars::json_schema!({
                    "type": $kind,
                    $("format": $format,)?
                    "x-id": format!("{vendor}_{}", stringify!($name)),
                })
            }
        }
    };
}
