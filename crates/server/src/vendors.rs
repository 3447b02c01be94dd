//! `/app/vendors`

use ::api::{
    dixa::Dixa,
    endpoint::Vendor,
    qwil::QwilSystem,
    rotunda::vendors::{Capability, ListVendors, Mode, VendorInfo},
    symphony::Symphony,
    workdrive::WorkDrive,
};

use crate::{Backend, api::Api, caller::Caller, refusal::Refusal};

/// Mounts this area.
pub(crate) fn routes(api: Api) -> Api {
    api.serve(list_vendors)
}

async fn list_vendors(_: Backend, _: Caller, _: ListVendors) -> Result<Vec<VendorInfo>, Refusal> {
    Ok(vec![workdrive(), dixa(), qwil(), symphony()])
}

fn workdrive() -> VendorInfo {
    VendorInfo {
        name: WorkDrive::NAME.to_owned(),
        title: "WorkDrive".to_owned(),
        mode: Mode::Embedded,
        capabilities: vec![
            Capability::FeedsComments,
            Capability::FeedsReactions,
            Capability::FeedsItem,
            Capability::FeedsRestore,
            Capability::FeedsFilter,
            Capability::EventsItem,
            Capability::EventsRsvp,
            Capability::EventsBusy,
            Capability::EventsCalendar,
            Capability::ChatsMine,
            Capability::ChatsDrafts,
            Capability::CoursesSteps,
            Capability::NotificationsList,
            Capability::OrganizationRead,
            Capability::Outbox,
            Capability::AudiencePreview,
            Capability::Live,
        ],
    }
}

fn qwil() -> VendorInfo {
    VendorInfo {
        name: QwilSystem::NAME.to_owned(),
        title: "Qwil".to_owned(),
        mode: Mode::Embedded,
        capabilities: vec![Capability::Tokens, Capability::ChatsClients],
    }
}

fn symphony() -> VendorInfo {
    VendorInfo {
        name: Symphony::NAME.to_owned(),
        title: "Symphony".to_owned(),
        mode: Mode::Embedded,
        capabilities: vec![Capability::Tokens, Capability::ChatsStreams],
    }
}

fn dixa() -> VendorInfo {
    VendorInfo {
        name: Dixa::NAME.to_owned(),
        title: "Dixa".to_owned(),
        mode: Mode::Embedded,
        capabilities: vec![
            Capability::Tokens,
            Capability::CustomersAttributes,
            Capability::CustomersAnonymizations,
            Capability::CustomersConversations,
        ],
    }
}
