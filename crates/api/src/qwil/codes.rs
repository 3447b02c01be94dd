//! The codes of Qwil's errors, and which operations can give which.
//!
//! Source: the vendor's collection, "Exceptions" of each operation. It lists the codes of the keys with single operations; every
//! operation can give them.

use std::{fmt, str::FromStr};

use http::StatusCode;

macro_rules! codes {
    ($($name:ident = $status:literal $text:literal),* $(,)?) => {
        /// The code of an error, as documented.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code {
            $(#[doc = $text] $name,)*
        }

        impl Code {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// As on the wire.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),* }
            }

            /// What it means, in the vendor's words.
            #[must_use]
            pub const fn text(self) -> &'static str {
                match self { $(Self::$name => $text),* }
            }

            /// The HTTP status that it comes with.
            #[must_use]
            pub const fn status(self) -> StatusCode {
                match self { $(Self::$name => match StatusCode::from_u16($status) {
                    Ok(status) => status,
                    Err(_) => StatusCode::BAD_REQUEST,
                }),* }
            }
        }
    };
}

codes! {
    RB005 = 400 "euxu cannot delete himself",
    RB016 = 400 "coordinates outside picture",
    RB019 = 400 "cannot have twice same email",
    RB021 = 400 "euxu is already member of group_uuid",
    RB023 = 400 "euxu is not active",
    RB028 = 400 "cannot add member to inactive group",
    RB030 = 400 "incorrect number of primary for phone_numbers",
    RB035 = 400 "cannot perform action on this type of profile id",
    RB036 = 400 "cannot add client in group because there is no staff",
    RB037 = 400 "member is not pending",
    RB040 = 400 "cannot have twice same phone number",
    RB048 = 400 "cannot destroy group with active or pending members",
    RB049 = 400 "cannot request to see more than 200 messages",
    RB060 = 400 "expecting document_uuid of file (but not both)",
    RB065 = 400 "wrong data structure for phone_numbers",
    RB066 = 400 "wrong email format",
    RB067 = 400 "wrong phone number format",
    RB076 = 403 "cannot perform when chat is restricted",
    RB084 = 400 "cannot invite to chat if no one to invite",
    RB100 = 400 "validation issue argument",
    RB153 = 400 "cannot remove staff member from group while client and no other staff",
    RB160 = 400 "wrong data structure for emails",
    RB162 = 400 "cannot set user emails for staff when email not in domain for euxu",
    RB171 = 400 "cannot set email for client when email in email_domains",
    RB173 = 400 "incorrect number of primary for emails",
    RB176 = 400 "mimetype not accepted for image",
    RB177 = 400 "image too big",
    RB178 = 400 "image is empty",
    RB180 = 400 "a unique lookup key must be provided",
    RB300 = 400 "cannot destroy avatar when it is not set for euxu",
    RB503 = 400 "cannot be reached by chat",
    RB557 = 400 "user key cannot act on behalf of restricted user",
    RB558 = 400 "master key target not provided",
    RB579 = 400 "group identifier not unique",
    RB663 = 400 "cannot unsuspend not suspended member",
    RB664 = 400 "cannot suspend non active member",
    RB785 = 400 "exactly one lookup key must be provided",
    RB852 = 400 "on-behalf-of-entity_uuid must be a uuid",
    RB884 = 400 "on-behalf-of must be a uuid",
    RF002 = 403 "requester cannot administer staff invitations",
    RF007 = 403 "entity_user_xref_uuids not allowed for contact",
    RF022 = 403 "requester cannot access data outside organisation",
    RF024 = 403 "euxu not active",
    RF026 = 403 "staff with web device not in ip range",
    RF030 = 403 "document does not exist or is not accessible",
    RF032 = 403 "chat_member_xref is not active",
    RF050 = 403 "cannot get chat when chat membership is not visible",
    RF115 = 403 "only accessible by master keys, not user keys",
    RF339 = 403 "feature flag value not allowed",
    RF436 = 403 "chat_uuid does not exist OR entity_user_xref_uuid does not have access to it",
    RF478 = 403 "user keys support disabled in this entity",
    RF479 = 403 "master key targeting user of other entity",
    RF731 = 403 "api key does not have permission to perform this action",
    RF732 = 403 "user key does not have permission to perform this action",
    RF736 = 403 "entity_uuid is not set for this api key operation",
    RF841 = 403 "cannot user on-behalf-of_entity-uuid if not super api key",
    RF844 = 403 "api key ip address is not valid",
    RF900 = 403 "entity is inactive",
    RF994 = 403 "cannot update member with this enum_profile_id",
    RF998 = 403 "cannot get invisible chat",
    RN006 = 404 "entity_user_xref not found",
    RN010 = 404 "one of the groups was not found by identifier",
    RN013 = 404 "cannot get profile picture when it is not set for euxu",
    RN099 = 404 "one of the groups was not found by uuid",
    RR001 = 429 "rate limiting",
    RU001 = 401 "auth key invalid or incompatible with secret",
    RU002 = 401 "auth key not active",
    RU003 = 401 "auth key not provided",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A code that is not documented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a code that is not documented")]
pub struct UnknownCode;

impl FromStr for Code {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        Self::ALL.iter().copied().find(|code| code.name() == text).ok_or(UnknownCode)
    }
}

/// What a key may be allowed to do.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// Data reviewer actions; system keys.
    ReviewData,
    /// Read-only admin actions; system keys.
    ReadAdmin,
    /// Write-only admin actions; system keys.
    WriteAdmin,
    /// Read-only chat actions; master and user keys.
    ReadChats,
    /// Write-only chat actions; master and user keys.
    WriteChats,
    /// Read-only contact actions; master and user keys.
    ReadContacts,
}

/// What an operation needs and what it can give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Operation {
    /// Name of its endpoint.
    pub endpoint: &'static str,
    /// What a key must be allowed to do.
    pub permission: Permission,
    /// Codes of its own.
    pub codes: &'static [Code],
}

/// Codes that every operation can give: they are about the key and about whom it acts for, and about the form of the arguments.
pub const COMMON: &[Code] = {
    use Code::*;
    &[
        RB100, RB557, RB558, RB852, RB884, RF024, RF026, RF115, RF339, RF478, RF479, RF731, RF732, RF736, RF841, RF844,
        RF900, RR001, RU001, RU002, RU003,
    ]
};

/// Codes that the collection lists with other operations only, given where they say best what is wrong.
pub const BESIDES: &[(&str, &[Code])] = {
    use Code::*;
    const NEW: &[Code] = &[RB019, RB028, RB035, RB036, RB066, RB067, RN099];
    const NAMED: &[Code] = &[RF022, RN006];
    &[
        ("CreateMembership", NEW),
        ("CreateMembershipWithGroup", NEW),
        ("UpdateMembership", &[RB019, RB035, RB066, RF022, RF994, RN006]),
        ("DestroyMembership", &[RB153]),
        ("CreateGroupMemberships", &[RF022]),
        ("ListGroupMemberships", NAMED),
        ("ResendInvitation", NAMED),
        ("UpdateInvitation", NAMED),
        ("UpdatePhoneNumbers", &[RF022]),
        ("UpdateProfile", &[RF022]),
        ("SuspendMembership", NAMED),
        ("UnsuspendMembership", NAMED),
        ("GetMembershipAvatar", &[RF022]),
        ("UpdateAvatar", &[RB035, RF022]),
        ("DestroyAvatar", &[RF022]),
        ("AddGroupMembers", &[RB021, RB023, RB028, RF022, RN006, RN099]),
        ("RemoveGroupMember", &[RF022, RN006]),
        ("ListGroupMembers", &[RF022, RN099]),
        ("ArchiveChat", &[RF436]),
        ("RequestBiometrics", &[RF436]),
        ("RequestSignature", &[RB060, RF030, RF436]),
        ("SendAnimation", &[RB060, RF030]),
        ("ButlerSendFile", &[RB060]),
        ("ButlerSendImage", &[RB060, RB177]),
        ("GetContactAvatar", &[RN013]),
    ]
};

impl Operation {
    /// Whether it can give this code.
    #[must_use]
    pub fn can_give(&self, code: Code) -> bool {
        let besides = BESIDES.iter().filter(|(endpoint, _)| *endpoint == self.endpoint).flat_map(|(_, codes)| *codes);
        COMMON.iter().chain(self.codes).chain(besides).any(|given| *given == code)
    }
}

/// The operation of an endpoint.
#[must_use]
pub fn operation(endpoint: &str) -> Option<&'static Operation> {
    OPERATIONS.iter().find(|operation| operation.endpoint == endpoint)
}

/// Every operation of the two services.
pub const OPERATIONS: &[Operation] = {
    use Code::*;
    use Permission::*;
    &[
        Operation { endpoint: "GetReviewedDocument", permission: ReviewData, codes: &[] },
        Operation { endpoint: "ListReviewedChats", permission: ReviewData, codes: &[] },
        Operation { endpoint: "ListReviewedMessages", permission: ReviewData, codes: &[] },
        Operation { endpoint: "GetReviewedRange", permission: ReviewData, codes: &[] },
        Operation { endpoint: "GetMembership", permission: ReadAdmin, codes: &[RB785, RF022, RN006] },
        Operation { endpoint: "GetMembershipAvatar", permission: ReadAdmin, codes: &[RN006, RN013] },
        Operation { endpoint: "DestroyAvatar", permission: WriteAdmin, codes: &[RB300, RN006] },
        Operation {
            endpoint: "UpdateAvatar",
            permission: WriteAdmin,
            codes: &[RB016, RB176, RB177, RB178, RF994, RN006],
        },
        Operation { endpoint: "CreateMembership", permission: WriteAdmin, codes: &[] },
        Operation {
            endpoint: "CreateMembershipWithGroup",
            permission: WriteAdmin,
            codes: &[RB023, RF002, RF022, RN006],
        },
        Operation {
            endpoint: "DestroyMembership",
            permission: WriteAdmin,
            codes: &[RB005, RB035, RF022, RF994, RN006],
        },
        Operation {
            endpoint: "UpdateEmails",
            permission: WriteAdmin,
            codes: &[RB019, RB066, RB160, RB162, RB171, RB173, RF022, RN006],
        },
        Operation {
            endpoint: "CreateGroupMemberships",
            permission: WriteAdmin,
            codes: &[RB021, RB023, RB028, RB036, RN006, RN099],
        },
        Operation { endpoint: "ListGroupMemberships", permission: ReadAdmin, codes: &[] },
        Operation { endpoint: "ResendInvitation", permission: WriteAdmin, codes: &[RB037] },
        Operation { endpoint: "UpdateInvitation", permission: WriteAdmin, codes: &[RB037] },
        Operation { endpoint: "ListMemberships", permission: ReadAdmin, codes: &[] },
        Operation {
            endpoint: "UpdatePhoneNumbers",
            permission: WriteAdmin,
            codes: &[RB030, RB040, RB065, RB067, RN006],
        },
        Operation { endpoint: "UpdateProfile", permission: WriteAdmin, codes: &[RN006] },
        Operation { endpoint: "SuspendMembership", permission: WriteAdmin, codes: &[RB664] },
        Operation { endpoint: "UnsuspendMembership", permission: WriteAdmin, codes: &[RB663] },
        Operation { endpoint: "UpdateMembership", permission: WriteAdmin, codes: &[] },
        Operation { endpoint: "GetGroup", permission: ReadAdmin, codes: &[RB180, RF022, RN010, RN099] },
        Operation { endpoint: "CreateGroup", permission: WriteAdmin, codes: &[RB579] },
        Operation { endpoint: "DestroyGroup", permission: WriteAdmin, codes: &[RB048, RF022, RN099] },
        Operation { endpoint: "AddGroupMembers", permission: WriteAdmin, codes: &[RB036] },
        Operation { endpoint: "RemoveGroupMember", permission: WriteAdmin, codes: &[RB153] },
        Operation { endpoint: "ListGroupMembers", permission: ReadAdmin, codes: &[] },
        Operation { endpoint: "ListGroups", permission: ReadAdmin, codes: &[] },
        Operation { endpoint: "UpdateGroup", permission: WriteAdmin, codes: &[RB579, RF022, RN099] },
        Operation { endpoint: "ButlerSendFile", permission: WriteChats, codes: &[RB503, RF022, RF030] },
        Operation { endpoint: "ButlerSendImage", permission: WriteChats, codes: &[RB503, RF022, RF030] },
        Operation { endpoint: "ButlerSendText", permission: WriteChats, codes: &[RB503, RF022] },
        Operation { endpoint: "GetChat", permission: ReadChats, codes: &[RF436, RN006] },
        Operation { endpoint: "ArchiveChat", permission: WriteChats, codes: &[] },
        Operation { endpoint: "InviteToChat", permission: WriteChats, codes: &[RF007, RF436] },
        Operation { endpoint: "CreateChat", permission: WriteChats, codes: &[RB084, RF007, RN006] },
        Operation { endpoint: "LeaveChat", permission: WriteChats, codes: &[RB076, RF032, RF436] },
        Operation { endpoint: "GetMessageRange", permission: ReadChats, codes: &[RB049, RF436] },
        Operation { endpoint: "SendAnimation", permission: WriteChats, codes: &[RF436] },
        Operation { endpoint: "SendFile", permission: WriteChats, codes: &[RB060, RF030, RF436] },
        Operation { endpoint: "SendImage", permission: WriteChats, codes: &[RB060, RB177, RF030, RF436] },
        Operation { endpoint: "SendText", permission: WriteChats, codes: &[RF436] },
        Operation { endpoint: "RequestBiometrics", permission: WriteChats, codes: &[] },
        Operation { endpoint: "RequestSignature", permission: WriteChats, codes: &[] },
        Operation { endpoint: "NotifyOfChat", permission: WriteChats, codes: &[RF050, RF436, RF998] },
        Operation { endpoint: "RemoveFromChat", permission: WriteChats, codes: &[RF436] },
        Operation { endpoint: "RenameChat", permission: WriteChats, codes: &[RF436] },
        Operation { endpoint: "GetContact", permission: ReadContacts, codes: &[RN006] },
        Operation { endpoint: "GetContactAvatar", permission: ReadContacts, codes: &[RN006] },
        Operation { endpoint: "ListContacts", permission: ReadContacts, codes: &[RN006] },
        Operation { endpoint: "GetContactMembership", permission: ReadContacts, codes: &[RB035, RF022] },
    ]
};
