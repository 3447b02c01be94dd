//! Whom somebody may write to.

use api::{
    endpoint::Binary,
    qwil::{MembershipId, avatars::UpdateAvatar, contacts::*, groups::*},
};
use image::ImageFormat;

use super::{Chatter, People, code, files::upload, group, move_away, sql};
use crate::{
    media::picture,
    on_both,
    world::{EVE, NOBODY},
};

fn list(contact_type: u64) -> ListContacts {
    ListContacts { contact_type, page: None, per_page: None, search: None }
}

fn get(id: MembershipId) -> GetContact {
    GetContact { entity_user_xref_uuid: Some(id), identifier: None, email: None }
}

fn avatar(id: MembershipId) -> GetContactAvatar {
    GetContactAvatar { entity_user_xref_uuid: Some(id), identifier: None, email: None, size: None }
}

fn membership(id: MembershipId) -> GetContactMembership {
    GetContactMembership { entity_user_xref_uuid: Some(id), identifier: None, email: None }
}

async fn names(who: &Chatter, asked: ListContacts) -> Vec<String> {
    who.call(&asked).await.unwrap().contacts.into_iter().map(|contact| contact.first_name).collect()
}

on_both! {
    async fn contacts_share_a_group_and_staff_have_a_directory(world) {
        let people = People::new(&world).await;
        let (stan, clara, steve) = (&people.stan, &people.clara, &people.steve);
        assert_eq!(names(stan, list(0)).await, ["Clara", "Sue"]);
        assert_eq!(names(stan, list(1)).await, ["Sue"]);
        assert_eq!(names(stan, list(2)).await, ["Clara"]);
        assert_eq!(names(stan, list(3)).await, ["Steve", "Sue"]);
        assert_eq!(names(stan, list(4)).await, ["Clara", "Steve", "Sue"]);
        assert_eq!(names(clara, list(4)).await, ["Stan", "Sue"]);
        assert!(names(clara, list(3)).await.is_empty(), "clients have no directory");
        assert_eq!(names(steve, list(4)).await, ["Stan", "Sue"]);
        assert!(names(&people.carl, list(4)).await.is_empty());
        assert_eq!(code(stan.call(&list(5)).await), "RB100");
        let searched = ListContacts { search: Some("CLARA@".to_owned()), ..list(4) };
        assert_eq!(names(stan, searched).await, ["Clara"]);
        let second = stan.call(&ListContacts { page: Some(2), per_page: Some(2), ..list(4) }).await.unwrap();
        assert_eq!((second.contacts.len(), second.total, second.cursor_dt.is_some()), (1, 3, false));
        assert!(stan.call(&list(4)).await.unwrap().cursor_dt.is_some(), "on page 1 only");
        let kinds: Vec<_> = stan.call(&list(4)).await.unwrap().contacts.iter().map(|contact| contact.contact_type).collect();
        assert_eq!(kinds, [2, 1, 1]);
        assert_eq!(code(stan.call(&ListContacts { per_page: Some(201), ..list(4) }).await), "RB100");
    }

    async fn who_is_gone_is_no_contact(world) {
        let people = People::new(&world).await;
        let stan = &people.stan;
        sql(&world, format!("UPDATE qwil_memberships SET status = 6 WHERE id = '{}'", people.clara.id)).await;
        assert_eq!(names(stan, list(0)).await, ["Sue"]);
        sql(&world, format!("UPDATE qwil_memberships SET user_id = '{EVE}' WHERE id = '{}'", people.sue.id)).await;
        assert_eq!(names(stan, list(0)).await, ["Sue"]);
        sql(&world, format!("UPDATE users SET status = 'ARCHIVE' WHERE id = '{EVE}'")).await;
        assert!(names(stan, list(0)).await.is_empty(), "who does not work here any more");
        sql(&world, "UPDATE qwil_memberships SET status = 1".to_owned()).await;
        sql(&world, "UPDATE qwil_groups SET is_active = 0".to_owned()).await;
        assert!(names(stan, list(0)).await.is_empty(), "nobody shares a group that is not in use");
    }

    async fn a_contact_is_found_by_one_of_three_keys(world) {
        let people = People::new(&world).await;
        let (stan, clara) = (&people.stan, &people.clara);
        sql(&world, format!("UPDATE qwil_memberships SET identifier = 'c7' WHERE id = '{}'", clara.id)).await;
        let none = GetContact { entity_user_xref_uuid: None, ..get(clara.id) };
        let found = stan.call(&get(clara.id)).await.unwrap().contact;
        assert_eq!((&*found.first_name, found.contact_type), ("Clara", 2));
        for asked in [
            GetContact { identifier: Some("c7".to_owned()), ..none.clone() },
            GetContact { email: Some("CLARA@mail.example".to_owned()), ..none.clone() },
        ] {
            assert_eq!(stan.call(&asked).await.unwrap().contact, found);
        }
        assert_eq!(code(stan.call(&none).await), "RB100");
        assert_eq!(code(stan.call(&GetContact { identifier: Some("c7".to_owned()), ..get(clara.id) }).await), "RB100");
        assert_eq!(code(stan.call(&GetContact { email: Some(String::new()), ..none }).await), "RB100");
        for nobody in [people.carl.id, stan.id, MembershipId(NOBODY)] {
            assert_eq!(code(stan.call(&get(nobody)).await), "RN006");
            assert_eq!(code(stan.call(&avatar(nobody)).await), "RN006");
        }
        assert_eq!(code(people.steve.call(&get(clara.id)).await), "RN006");
    }

    async fn a_contacts_picture_is_seen(world) {
        let people = People::new(&world).await;
        let (stan, clara) = (&people.stan, &people.clara);
        assert_eq!(code(stan.call(&avatar(clara.id)).await), "RN013");
        let asked = UpdateAvatar {
            entity_user_xref_uuid: clara.id, file: upload("c.png", picture(ImageFormat::Png, 20, 20)), left: 0, upper: 0, right: 10, lower: 10,
        };
        people.qwil.call(&asked).await.unwrap();
        let Binary(bytes) = stan.call(&avatar(clara.id)).await.unwrap();
        assert_eq!(image::load_from_memory(&bytes).unwrap().width(), 10);
        assert!(stan.call(&get(clara.id)).await.unwrap().contact.avatar_url.is_some());
        let none = GetContactAvatar { entity_user_xref_uuid: None, ..avatar(clara.id) };
        assert_eq!(code(stan.call(&none).await), "RB100");
    }

    async fn a_membership_is_seen_by_its_contacts_and_itself(world) {
        let people = People::new(&world).await;
        let (stan, clara) = (&people.stan, &people.clara);
        assert_eq!(stan.call(&membership(clara.id)).await.unwrap().entity_user_xref.first_name, "Clara");
        let own = GetContactMembership { entity_user_xref_uuid: None, email: Some("stan@mail.example".to_owned()), ..membership(stan.id) };
        assert_eq!(stan.call(&own).await.unwrap().entity_user_xref.entity_user_xref_uuid, stan.id);
        for nobody in [people.carl.id, MembershipId(NOBODY)] {
            assert_eq!(code(stan.call(&membership(nobody)).await), "RF022");
        }
        let none = GetContactMembership { entity_user_xref_uuid: None, ..membership(stan.id) };
        assert_eq!(code(stan.call(&none).await), "RB100");
        sql(&world, format!("UPDATE qwil_memberships SET profile_id = 6 WHERE id = '{}'", people.sue.id)).await;
        assert_eq!(code(stan.call(&membership(people.sue.id)).await), "RB035", "the butler");
        move_away(&world, "qwil_memberships", clara.id).await;
        assert_eq!(code(stan.call(&membership(clara.id)).await), "RF022");
    }

    async fn a_group_more_is_a_contact_more(world) {
        let people = People::new(&world).await;
        let second = group(&people.qwil, "Second").await;
        let members = vec![people.steve.id, people.carl.id];
        people.qwil.call(&AddGroupMembers { group_uuid: second, entity_user_xref_uuids: members }).await.unwrap();
        assert_eq!(names(&people.steve, list(0)).await, ["Carl"]);
        assert_eq!(names(&people.carl, list(0)).await, ["Steve"]);
        assert_ne!(second, people.team);
    }
}
