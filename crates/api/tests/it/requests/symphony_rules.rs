//! What Symphony's administrators decide for all: barriers, apps, certificates, protocols, kinds of files.

use proptest::{collection::vec, option::of, prelude::*, sample::select};
use rotunda_api::{
    endpoint::{Endpoint, Vendor},
    symphony::{
        StringId, Uid, app_entitlements::*, apps::*, barriers::*, certificates::*, file_extensions::*, protocols::*,
    },
};

use super::{goes_round, number};
use crate::any::{check, some_text, text};

fn uid() -> impl Strategy<Value = Uid> {
    any::<i64>().prop_map(Uid)
}

fn uids() -> impl Strategy<Value = Vec<Uid>> {
    vec(uid(), 0..4)
}

fn key() -> impl Strategy<Value = Option<AppAuthenticationKey>> {
    let key = (some_text(), of(any::<i64>()), some_text());
    of(key.prop_map(|(key, expiration_date, action)| AppAuthenticationKey { key, expiration_date, action }))
}

fn info() -> impl Strategy<Value = ApplicationInfo> {
    (some_text(), some_text(), some_text(), some_text(), some_text()).prop_map(
        |(app_id, name, app_url, domain, publisher)| ApplicationInfo { app_id, name, app_url, domain, publisher },
    )
}

fn app() -> impl Strategy<Value = ApplicationDetail> {
    let texts = (some_text(), some_text(), some_text(), some_text());
    let keys = of((key(), key()).prop_map(|(current, previous)| AppAuthenticationKeys { current, previous }));
    let notification = of((some_text(), some_text()).prop_map(|(url, api_key)| AppNotification { url, api_key }));
    let properties = of(vec((text(), some_text()).prop_map(|(key, value)| AppProperty { key, value }), 0..3));
    (info(), texts, of(vec("[A-Z_]{1,9}", 0..3)), keys, notification, properties).prop_map(
        |(application_info, texts, permissions, authentication_keys, notification, properties)| {
            let (icon_url, description, allow_origins, cert) = texts;
            ApplicationDetail {
                application_info,
                icon_url,
                description,
                allow_origins,
                permissions,
                cert,
                authentication_keys,
                notification,
                properties,
            }
        },
    )
}

fn product() -> impl Strategy<Value = Product> {
    (some_text(), text(), some_text(), any::<bool>(), text())
        .prop_map(|(app_id, name, sku, subscribed, kind)| Product { app_id, name, sku, subscribed, kind })
}

fn of_pod() -> impl Strategy<Value = Vec<PodAppEntitlement>> {
    let one = (text(), text(), any::<[bool; 3]>()).prop_map(|(app_id, app_name, [enable, listed, install])| {
        PodAppEntitlement { app_id, app_name, enable, listed, install }
    });
    vec(one, 0..3)
}

fn of_user() -> impl Strategy<Value = Vec<UserAppEntitlement>> {
    let one = (text(), some_text(), any::<[bool; 2]>(), of(vec(product(), 1..3))).prop_map(
        |(app_id, app_name, [listed, install], products)| UserAppEntitlement {
            app_id,
            app_name,
            listed,
            install,
            products,
        },
    );
    vec(one, 0..3)
}

fn patches() -> impl Strategy<Value = Vec<UserAppEntitlementPatch>> {
    let setting = || select(vec![Setting::True, Setting::False, Setting::Keep, Setting::Remove]);
    let one = (text(), setting(), setting(), of(product()))
        .prop_map(|(app_id, listed, install, product)| UserAppEntitlementPatch { app_id, listed, install, product });
    vec(one, 0..3)
}

fn cert_type() -> impl Strategy<Value = CompanyCertType> {
    text().prop_map(|kind| CompanyCertType { kind })
}

fn attributes() -> impl Strategy<Value = CompanyCertAttributes> {
    let status = text().prop_map(|kind| CompanyCertStatus { kind });
    (some_text(), of(cert_type()), of(status)).prop_map(|(name, kind, status)| CompanyCertAttributes {
        name,
        kind,
        status,
    })
}

fn cert() -> impl Strategy<Value = CompanyCert> {
    (text(), attributes()).prop_map(|(pem, attributes)| CompanyCert { pem, attributes })
}

fn file_extension() -> impl Strategy<Value = FileExtension> {
    let flag = || of(any::<bool>());
    (text(), flag(), flag(), flag(), some_text()).prop_map(
        |(extension, scope_internal, scope_external, scope_xpod, source)| FileExtension {
            extension,
            scope_internal,
            scope_external,
            scope_xpod,
            source,
        },
    )
}

requests! {
    list_barrier_groups: ListBarrierGroups {}
    list_barrier_group_members: ListBarrierGroupMembers { gid: text(), skip: number(), limit: number() }
    add_barrier_group_members: AddBarrierGroupMembers { gid: text(), users: uids() }
    remove_barrier_group_members: RemoveBarrierGroupMembers { gid: text(), users: uids() }
    list_policies: ListPolicies {}
    create_app: CreateApp { app: app() }
    update_app: UpdateApp { id: text(), app: app() }
    delete_app: DeleteApp { id: text() }
    get_app: GetApp { id: text() }
    list_pod_app_entitlements: ListPodAppEntitlements {}
    update_pod_app_entitlements: UpdatePodAppEntitlements { entitlements: of_pod() }
    list_user_app_entitlements: ListUserAppEntitlements { uid: uid() }
    update_user_app_entitlements: UpdateUserAppEntitlements { uid: uid(), entitlements: of_user() }
    patch_user_app_entitlements: PatchUserAppEntitlements { uid: uid(), entitlements: patches() }
    list_company_certs: ListCompanyCerts { skip: number(), limit: number() }
    create_company_cert: CreateCompanyCert { cert: cert() }
    create_company_cert_v1: CreateCompanyCertV1 { cert: cert() }
    delete_company_cert: DeleteCompanyCert { finger_print: text().prop_map(|id| StringId { id }) }
    get_company_cert: GetCompanyCert { finger_print: text() }
    update_company_cert: UpdateCompanyCert { finger_print: text(), attributes: attributes() }
    list_issued_certs: ListIssuedCerts { finger_print: text() }
    list_pod_managed_certs: ListPodManagedCerts { skip: number(), limit: number() }
    list_certs_of_types: ListCertsOfTypes { skip: number(), limit: number(), types: vec(cert_type(), 0..3) }
    get_pod_certificate: GetPodCertificate {}
    list_all_protocols: ListAllProtocols {}
    list_protocols: ListProtocols { skip: number(), limit: number() }
    add_protocol: AddProtocol { protocol: text().prop_map(|scheme| Protocol { scheme }) }
    remove_protocol: RemoveProtocol { scheme: text() }
    list_allowed_types: ListAllowedTypes {}
    list_file_extensions: ListFileExtensions { limit: number(), before: some_text(), after: some_text() }
    put_file_extension: PutFileExtension { extension: text(), file_extension: file_extension() }
    delete_file_extension: DeleteFileExtension { extension: text() }
}
