//! Users that are added and changed: values to try, and the document's examples.

use bytes::Bytes;
use proptest::{collection::vec, option::of, prelude::*, sample::select};
use rotunda_api::{
    endpoint::{Answer, Endpoint, Parts},
    workdrive::{FileId, LocationId, UserId, users::*},
};
use serde_json::{Value, json};

use crate::any::{id, some_text, text};

/// A user to be.
pub(crate) fn new_user() -> impl Strategy<Value = NewUser> {
    let lists = (vec(text(), 0..3), vec(id(UserId), 0..3), vec(id(LocationId), 0..3));
    let visibility = of(select(vec![Visibility::Public, Visibility::Restricted]));
    (text(), proptest::array::uniform9(some_text()), of(any::<bool>()), visibility, lists).prop_map(
        |(email, [phone, first, last, title, department, location, group, boss, external], head, visibility, lists)| {
            NewUser {
                email,
                phone,
                first_name: first,
                last_name: last,
                designation: title,
                is_department_head: head,
                department,
                location,
                security_group: group,
                reports_to: boss,
                skill: lists.0,
                default_visibility: visibility,
                add_additional_teams: lists.1,
                add_additional_locations: lists.2,
                external_user_id: external,
            }
        },
    )
}

/// A change of a user.
pub(crate) fn user_change() -> impl Strategy<Value = UserChange> {
    use UserStatus::{Active, Archive, Blocked, Invited, PreInvited};
    let lists = (vec(id(UserId), 0..3), vec(id(UserId), 0..3), vec(id(LocationId), 0..3));
    let said = (
        of(select(vec![Active, Archive, PreInvited, Invited, Blocked])),
        of(select(vec![Availability::Active, Availability::Away])),
        of(any::<bool>()),
        of(any::<bool>()),
    );
    (proptest::array::uniform8(some_text()), said, of(id(FileId)), of(id(FileId)), lists).prop_map(
        |([first, last, phone, boss, title, bio, department, location], said, file_id, cover_file_id, lists)| {
            UserChange {
                first_name: first,
                last_name: last,
                status: said.0,
                phone,
                is_expert: said.2,
                availability: said.1,
                file_id,
                cover_file_id,
                reports_to: boss,
                designation: title,
                bio,
                is_department_head: said.3,
                department,
                location,
                add_additional_teams: lists.0,
                remove_additional_teams: lists.1,
                add_additional_locations: lists.2,
            }
        },
    )
}

const ID: &str = "3fa85f64-5717-4562-b3fc-2c963f66afa6";

fn request<E: Endpoint>(query: &str, body: &Value) -> E {
    let path = vec![("id".to_owned(), ID.to_owned())];
    E::from_parts(&Parts { path, query: query.to_owned(), body: Bytes::from(body.to_string()) }).unwrap()
}

fn printed_user() -> Value {
    json!({
        "id": ID, "createdAt": "2022-12-21T10:57:54.722Z", "updatedAt": "2022-12-21T10:57:54.722Z", "createdBy": "string",
        "updatedBy": "string", "orgId": "string", "userName": "string", "email": "john@example.com", "status": "string",
        "firstName": "John", "lastName": "Smith", "picture": 20, "cover": {}, "bio": "string", "phone": "string",
        "reportsTo": "string", "designation": "string", "department": "string", "isDepartmentHead": true, "color": "string",
        "isExpert": true, "availability": 1, "location": {}, "teamMembers": [ID], "userAdditionalTeams": [ID],
        "addAdditionalLocations": [ID],
    })
}

#[test]
fn w24_w43_w54_added_users_are_read_as_printed() {
    let asked: CreateUser = request(
        "bulk=true",
        &json!({
            "email": "string", "phone": "string", "firstName": "John", "lastName": "Smith", "designation": "Manager",
            "isDepartmentHead": true, "department": ID, "location": "string", "securityGroup": "string", "reportsTo": "string",
            "skill": ["string"], "defaultVisibility": "public", "addAdditionalTeams": [ID],
        }),
    );
    assert_eq!((asked.bulk, asked.user.department.as_deref(), asked.user.skill.len()), (Some(true), Some(ID), 1));
    assert_eq!(asked.user.default_visibility, Some(Visibility::Public));
    let many: BulkCreateUsers = request(
        "",
        &json!({ "data": [{
        "email": "string", "externalUserId": "string", "addAdditionalLocations": [ID], "reportsTo": "string",
    }] }),
    );
    assert_eq!(many.data[0].external_user_id.as_deref(), Some("string"));
    assert_eq!(many.data[0].add_additional_locations.len(), 1);
    let read = User::read(&Bytes::from(printed_user().to_string())).unwrap();
    assert_eq!(
        (read.picture.as_ref(), read.location.as_deref(), read.team_members.as_ref().map(Vec::len)),
        (None, None, Some(1))
    );
    assert_eq!(User::read(&read.write().unwrap()).unwrap(), read);
    let all = Vec::<User>::read(&Bytes::from(json!([printed_user()]).to_string())).unwrap();
    assert_eq!(all, [read]);
}

#[test]
fn w56_changed_users_are_read_as_printed() {
    let asked: UpdateUser = request(
        "",
        &json!({
            "firstName": "John", "lastName": "Smith", "status": "ARCHIVE", "phone": "+13756366604", "isExpert": false,
            "availability": "ACTIVE", "fileId": ID, "coverFileId": ID, "reportsTo": "a0c3f96f-73c3-4c67-ba43-b94d640f2485",
            "designation": "Web Developer", "bio": "string", "isDepartmentHead": false, "department": "Development/Subdivider",
            "location": "e9659111-c52a-42c9-b6ed-42d0f5bdd29e", "addAdditionalTeams": [ID], "removeAdditionalTeams": [ID],
        }),
    );
    assert_eq!((asked.user.status, asked.user.availability), (Some(UserStatus::Archive), Some(Availability::Active)));
    assert_eq!(asked.user.department.as_deref(), Some("Development/Subdivider"));
    let gone: BulkDeleteUsers = request("", &json!({ "id": [ID] }));
    assert_eq!(gone.id.len(), 1);
}
