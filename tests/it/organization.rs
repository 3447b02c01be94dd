//! The organization.

use api::{
    rotunda::{organization::GetOrganization, sessions::GetMe},
    workdrive::{OrgId, organization::*, users::ListUsers},
};
use rotunda_server::installation::DemoSize;

use crate::{
    on_both,
    world::{ADA, DAN, MIA, NOBODY, World, refusal},
};

fn create(email: &str) -> CreateOrganization {
    CreateOrganization {
        name: " Stilla Kjær ".to_owned(),
        admin: FirstAdmin { first_name: "Jo".to_owned(), last_name: "Smith".to_owned(), email: email.to_owned() },
        auth: None,
    }
}

/// Mia as the operator's administrator.
async fn super_admin(world: &World) {
    world.sql("UPDATE users SET role = 'super_admin' WHERE email = 'mia@example.com'").await;
}

fn change(world: &World, organization: OrganizationChange) -> UpdateOrganization {
    UpdateOrganization { id: world.backend.installation.org().id, organization }
}

on_both! {
    async fn a_super_admin_makes_the_organization_once(world) {
        super_admin(&world).await;
        let mia = world.browser(MIA).await;
        assert_eq!(refusal(mia.call(&create("nobody")).await), (400, Some("admin.email".to_owned())));
        assert_eq!(refusal(mia.call(&create("ada@example.com")).await), (409, Some("admin.email".to_owned())));
        let empty = CreateOrganization { name: " ".to_owned(), ..create("jo@example.com") };
        assert_eq!(refusal(mia.call(&empty).await), (400, Some("name".to_owned())));
        let ldap = CreateOrganization { auth: Some(AuthChoice { method: AuthMethod::Ldap }), ..create("jo@example.com") };
        assert_eq!(refusal(mia.call(&ldap).await), (400, Some("auth".to_owned())));
        assert_eq!(world.number("SELECT COUNT(*) FROM installation WHERE founded_at IS NOT NULL").await, 0);

        let made = mia.call(&create("jo@example.com")).await.unwrap();
        assert_eq!((made.name.as_str(), made.subdomain.as_deref(), made.created_by), ("Stilla Kjær", Some("stilla-kjr"), Some(MIA)));
        assert_eq!(made.id, world.backend.installation.org().id);
        assert_eq!(mia.call(&GetMe {}).await.unwrap().org.name, "Stilla Kjær");
        let all = ListUsers { cur_page: None, per_page: None, department: None, location: None, status: None };
        assert_eq!(world.stranger().call_with(&made.access_token, &all).await.unwrap().meta.total_results, 7);
        assert_eq!(world.number("SELECT COUNT(*) FROM mails WHERE subject LIKE '%Stilla%' AND receiver = 'jo@example.com'").await, 1);
        assert_eq!(refusal(mia.call(&create("other@example.com")).await).0, 409, "an installation serves one");
        assert_eq!(refusal(world.browser(DAN).await.call(&create("x@example.com")).await).0, 403);
        assert_eq!(refusal(world.stranger().call(&create("x@example.com")).await).0, 401);
    }

    async fn a_demo_has_its_organization(world) {
        super_admin(&world).await;
        world.backend.installation.set(&world.backend.database, "Stilla", DemoSize::Small).await.unwrap();
        assert_eq!(refusal(world.browser(MIA).await.call(&create("jo@example.com")).await).0, 409);
    }

    async fn administrators_say_what_it_is(world) {
        let (dan, ada) = (world.browser(DAN).await, world.browser(ADA).await);
        let text = |text: &str| Some(text.to_owned());
        let address = Address { street1: text("Havnegade 1"), city: text("Aarhus"), zip: text("8000"), ..Address::default() };
        let all = OrganizationChange {
            name: text("Stilla"),
            legal_name: text("Stilla A/S"),
            websites: Some(vec!["stilla.example".to_owned()]),
            address: Some(address.clone()),
            email: text("Post@Stilla.example"),
            phone: text("+45 1"),
            description: text("Makes\nthings"),
            industry: text("Things"),
            file_id: None,
        };
        let changed = dan.call(&change(&world, all)).await.unwrap();
        assert_eq!((changed.name.as_str(), changed.email.as_deref()), ("Stilla", Some("post@stilla.example")));
        assert_eq!((changed.address, changed.websites), (Some(address), Some(vec!["stilla.example".to_owned()])));
        assert_eq!(ada.call(&GetMe {}).await.unwrap().org.name, "Stilla");
        let emptied = OrganizationChange { industry: text(""), email: text(" "), ..OrganizationChange::default() };
        dan.call(&change(&world, emptied)).await.unwrap();
        let read = ada.call(&GetOrganization {}).await.unwrap();
        assert_eq!((read.industry, read.email, read.legal_name.as_deref()), (None, None, Some("Stilla A/S")));
        assert_eq!(read.description.as_deref(), Some("Makes\nthings"));
        assert_eq!(refusal(world.stranger().call(&GetOrganization {}).await).0, 401);
    }

    async fn changes_are_refused_field_by_field(world) {
        let dan = world.browser(DAN).await;
        let text = |text: &str| Some(text.to_owned());
        let none = OrganizationChange::default;
        let refused = [
            (OrganizationChange { name: text(" "), ..none() }, "name"),
            (OrganizationChange { name: Some("x".repeat(101)), ..none() }, "name"),
            (OrganizationChange { legal_name: Some("x".repeat(201)), ..none() }, "legalName"),
            (OrganizationChange { email: text("x"), ..none() }, "email"),
            (OrganizationChange { websites: Some(vec!["x".to_owned(); 11]), ..none() }, "websites"),
            (OrganizationChange { address: Some(Address { city: Some("x".repeat(201)), ..Address::default() }), ..none() }, "address"),
            (OrganizationChange { file_id: Some(api::workdrive::FileId(NOBODY)), ..none() }, "fileId"),
        ];
        for (organization, field) in refused {
            assert_eq!(refusal(dan.call(&change(&world, organization)).await), (400, Some(field.to_owned())));
        }
        let foreign = UpdateOrganization { id: OrgId(NOBODY), organization: none() };
        assert_eq!(refusal(dan.call(&foreign).await).0, 404);
        assert_eq!(refusal(world.browser(ADA).await.call(&change(&world, none())).await).0, 403);
        assert_eq!(refusal(world.stranger().call(&change(&world, none())).await).0, 401);
    }
}
