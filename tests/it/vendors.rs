//! What the backend says about itself.

use api::{
    rotunda::{
        health::GetHealth,
        openapi::DescribeOperations,
        vendors::{Capability, ListVendors},
    },
    workdrive::{
        categories::ListCategories,
        module_codes::{ListModuleCodes, ModuleCode},
    },
};

use crate::{
    on_both,
    world::{ADA, CATEGORY, refusal},
};

on_both! {
    async fn get_health_needs_no_session(world) {
        let health = world.stranger().call(&GetHealth {}).await.unwrap();
        assert_eq!(health.status, "ok");
        assert_eq!(health.database, world.backend.database.engine.to_string());
    }

    async fn get_health_tells_when_the_database_is_gone(world) {
        world.backend.database.pool.close().await;
        assert_eq!(refusal(world.stranger().call(&GetHealth {}).await).0, 503);
    }

    async fn list_vendors_announces_capabilities(world) {
        let vendors = world.browser(ADA).await.call(&ListVendors {}).await.unwrap();
        assert_eq!(vendors[0].name, "workdrive");
        assert!(vendors[0].capabilities.contains(&Capability::FeedsRestore));
        assert_eq!(vendors[1].name, "dixa");
        assert!(vendors[0].capabilities.contains(&Capability::ChatsDrafts));
        assert!(vendors[1].capabilities.contains(&Capability::Tokens));
        assert!(vendors[2].capabilities.contains(&Capability::ChatsClients));
        assert!(vendors[1].capabilities.contains(&Capability::CustomersConversations));
        assert_eq!(vendors[3].name, "symphony");
        assert!(vendors[3].capabilities.contains(&Capability::ChatsStreams));
        assert_eq!(refusal(world.stranger().call(&ListVendors {}).await).0, 401);
    }

    async fn describe_operations_answers_the_document(world) {
        let document = world.browser(ADA).await.call(&DescribeOperations {}).await.unwrap();
        assert_eq!(document, api::openapi::document());
        let own = &document["paths"]["/app/openapi.json"]["get"];
        assert_eq!(own["operationId"], "rotunda_DescribeOperations");
    }

    async fn list_module_codes_begins_with_the_documented_one(world) {
        let modules = world.browser(ADA).await.call(&ListModuleCodes {}).await.unwrap();
        assert_eq!((&*modules[0].name, modules[0].module_code), ("POST", ModuleCode::POST));
        assert_eq!(refusal(world.stranger().call(&ListModuleCodes {}).await).0, 401);
    }

    async fn list_categories_of_one_module(world) {
        let ada = world.browser(ADA).await;
        let of = |module_code| ListCategories { cur_page: None, per_page: None, module_code };
        let news = ada.call(&of(ModuleCode::NEWS)).await.unwrap();
        assert_eq!((news.categories[0].id, news.meta.total_results), (CATEGORY, 1));
        assert_eq!(ada.call(&of(ModuleCode::POST)).await.unwrap().categories, []);
        assert_eq!(refusal(ada.call(&of(ModuleCode(999))).await), (400, Some("moduleCode".to_owned())));
        assert_eq!(refusal(world.stranger().call(&of(ModuleCode::NEWS)).await).0, 401);
    }
}
