//! Departments, locations, security groups.

use api::workdrive::{
    DepartmentId, GroupId, LocationId, UserId, departments::*, locations::*, security_groups::*, users::ListUsers,
};

use crate::{
    on_both,
    world::{AARHUS, ADA, BEN, BERLIN, CARA, Client, DAN, EVE, GROUP, MIA, NOBODY, RESEARCH, World, refusal},
};

fn member(id: UserId) -> NewMember {
    NewMember { id, is_admin: None, existing_dept: None, is_department_head: None }
}

fn head(id: UserId, is_head: bool) -> NewMember {
    NewMember { is_admin: Some(is_head), ..member(id) }
}

fn members_of(id: DepartmentId, add: &[NewMember], remove: &[UserId]) -> UpdateDepartmentMembers {
    UpdateDepartmentMembers { id, add_members: add.to_vec(), remove_members: remove.to_vec() }
}

fn heads_of(id: DepartmentId, add: &[NewMember], remove: Option<UserId>) -> UpdateDepartmentHead {
    UpdateDepartmentHead { id, add: add.to_vec(), remove }
}

fn people_of(id: LocationId, add: &[UserId], remove: &[UserId]) -> UpdateLocationMembers {
    UpdateLocationMembers { id, add_members: add.to_vec(), remove_members: remove.to_vec() }
}

fn departments() -> ListDepartments {
    ListDepartments { cur_page: None, per_page: None }
}

fn locations() -> ListLocations {
    ListLocations { cur_page: None, per_page: None }
}

fn groups() -> ListSecurityGroups {
    ListSecurityGroups { cur_page: None, per_page: None }
}

/// A department led by Cara, with Ada in it, and an administrator's browser.
async fn sales(world: &World) -> (Client, DepartmentId) {
    let dan = world.browser(DAN).await;
    let members = vec![head(CARA, true), head(ADA, false)];
    let made = dan.call(&CreateDepartment { name: " Sales ".to_owned(), members: Some(members) }).await.unwrap();
    assert_eq!((made.name.as_str(), made.created_by), ("Sales", Some(DAN)));
    (dan, made.id)
}

on_both! {
    async fn a_department_is_made_listed_renamed_and_deleted(world) {
        let (dan, id) = sales(&world).await;
        let ben = world.browser(BEN).await;
        let page = ben.call(&departments()).await.unwrap();
        let rows: Vec<_> = page.departments.iter().map(|row| (row.name.as_str(), row.member_count)).collect();
        assert_eq!(rows, [("Research", 0), ("Sales", 2)]);
        assert_eq!(page.departments[1].admins.iter().map(|user| user.id).collect::<Vec<_>>(), [CARA]);
        assert_eq!(page.meta.total_results, 2);
        let whole = ben.call(&GetDepartmentMembers { id }).await.unwrap();
        assert_eq!(whole.members.iter().map(|user| user.id).collect::<Vec<_>>(), [CARA, ADA]);
        assert_eq!(whole.department_heads, [CARA]);
        assert_eq!(whole.members[0].department.as_deref(), Some("Sales"));

        let renamed = dan.call(&UpdateDepartment { id, name: "sales".to_owned() }).await.unwrap();
        assert_eq!(renamed.name, "sales", "its own name in another case is not taken");
        dan.call(&DeleteDepartment { id }).await.unwrap();
        assert_eq!(refusal(dan.call(&DeleteDepartment { id }).await).0, 404);
        let all = ListUsers { cur_page: None, per_page: None, department: Some(id), location: None, status: None };
        assert_eq!(ben.call(&all).await.unwrap().users, []);
        assert_eq!(world.number("SELECT COUNT(*) FROM users WHERE is_department_head = 1").await, 0);
    }

    async fn a_department_needs_a_name_of_its_own_and_a_head(world) {
        let (dan, id) = sales(&world).await;
        let make = |name: &str, members: Vec<NewMember>| CreateDepartment { name: name.to_owned(), members: Some(members) };
        assert_eq!(refusal(dan.call(&make("SALES", vec![member(EVE)])).await), (409, Some("name".to_owned())));
        assert_eq!(refusal(dan.call(&make(" ", vec![member(EVE)])).await), (400, Some("name".to_owned())));
        assert_eq!(refusal(dan.call(&make(&"x".repeat(101), vec![member(EVE)])).await), (400, Some("name".to_owned())));
        assert_eq!(refusal(dan.call(&make("New", vec![])).await), (400, Some("members".to_owned())));
        assert_eq!(refusal(dan.call(&make("New", vec![head(EVE, false)])).await), (400, Some("members".to_owned())));
        let nobody = vec![member(UserId(NOBODY))];
        assert_eq!(refusal(dan.call(&make("New", nobody)).await), (404, Some("members".to_owned())));
        let twice = vec![member(EVE), head(EVE, false)];
        assert_eq!(refusal(dan.call(&make("New", twice)).await), (400, Some("members".to_owned())));
        let rename = UpdateDepartment { id, name: "research".to_owned() };
        assert_eq!(refusal(dan.call(&rename).await), (409, Some("name".to_owned())));
        let unknown = UpdateDepartment { id: DepartmentId(NOBODY), name: "x".to_owned() };
        assert_eq!(refusal(dan.call(&unknown).await).0, 404);
        assert_eq!(dan.call(&departments()).await.unwrap().departments.len(), 2, "nothing of it was made");
    }

    async fn no_change_leaves_a_department_without_a_head(world) {
        let (dan, id) = sales(&world).await;
        let conflict = |field: &str| (409, Some(field.to_owned()));
        assert_eq!(refusal(dan.call(&members_of(id, &[], &[CARA])).await), conflict("removeMembers"));
        assert_eq!(refusal(dan.call(&heads_of(id, &[], Some(CARA))).await), conflict("remove"));
        assert_eq!(refusal(dan.call(&members_of(RESEARCH, &[member(CARA)], &[])).await), conflict("addMembers"));
        assert_eq!(refusal(dan.call(&heads_of(RESEARCH, &[member(CARA)], None)).await), conflict("add"));
        let new = CreateDepartment { name: "New".to_owned(), members: Some(vec![member(CARA)]) };
        assert_eq!(refusal(dan.call(&new).await), conflict("members"));
        assert_eq!(dan.call(&departments()).await.unwrap().departments.len(), 2);
        let whole = dan.call(&GetDepartmentMembers { id }).await.unwrap();
        assert_eq!((whole.department_heads, whole.members.len()), (vec![CARA], 2), "nothing of it happened");

        dan.call(&heads_of(id, &[member(BEN)], Some(CARA))).await.unwrap();
        let whole = dan.call(&GetDepartmentMembers { id }).await.unwrap();
        assert_eq!((whole.department_heads, whole.members.len()), (vec![BEN], 3), "Cara stays a member");
        let not_head = refusal(dan.call(&heads_of(id, &[], Some(CARA))).await);
        assert_eq!(not_head, (404, Some("remove".to_owned())));
    }

    async fn members_move_between_departments(world) {
        let (dan, id) = sales(&world).await;
        let whole = dan.call(&members_of(id, &[member(EVE)], &[ADA, MIA])).await.unwrap();
        assert_eq!(whole.members.iter().map(|user| user.id).collect::<Vec<_>>(), [CARA, EVE]);
        let stale = NewMember { existing_dept: Some(RESEARCH), ..member(EVE) };
        let refused = refusal(dan.call(&members_of(RESEARCH, &[stale], &[])).await);
        assert_eq!(refused, (409, Some("addMembers".to_owned())), "Eve is not where the caller believes");
        let known = NewMember { existing_dept: Some(id), ..member(EVE) };
        let moved = dan.call(&members_of(RESEARCH, &[known], &[])).await.unwrap();
        assert_eq!(moved.members.iter().map(|user| user.id).collect::<Vec<_>>(), [EVE]);
        assert!(moved.updated_by == Some(DAN) && moved.department_heads.is_empty());
        let again = dan.call(&members_of(id, &[member(CARA)], &[])).await.unwrap();
        assert_eq!(again.department_heads, [CARA], "who is named again as no head stays one");
        let nobody = refusal(dan.call(&members_of(id, &[], &[UserId(NOBODY)])).await);
        assert_eq!(nobody, (404, Some("removeMembers".to_owned())));
    }

    async fn w3_a_department_without_members_is_a_location(world) {
        let dan = world.browser(DAN).await;
        let (status, made) = dan.json("POST", "/api/departments", r#"{"name":"California"}"#).await;
        assert_eq!((status.as_u16(), made["name"].as_str()), (201, Some("California")));
        let names: Vec<_> = dan.call(&locations()).await.unwrap().locations.into_iter().map(|it| it.name).collect();
        assert_eq!(names, ["Aarhus", "Berlin", "California"]);
        assert_eq!(dan.call(&departments()).await.unwrap().departments.len(), 1);
    }

    async fn a_location_is_made_filled_renamed_and_deleted(world) {
        let dan = world.browser(DAN).await;
        let made = dan.call(&CreateLocation { name: "Oslo".to_owned() }).await.unwrap();
        assert_eq!((made.added_by, made.member_count), (Some(DAN), None));
        let whole = dan.call(&people_of(made.id, &[ADA, EVE], &[])).await.unwrap();
        assert_eq!(whole.members.iter().map(|user| user.id).collect::<Vec<_>>(), [ADA, EVE]);
        let whole = dan.call(&people_of(made.id, &[], &[ADA, BEN])).await.unwrap();
        assert_eq!(whole.members.iter().map(|user| user.id).collect::<Vec<_>>(), [EVE], "Ben is not there and stays where he is");
        let eve = world.browser(EVE).await;
        let counts: Vec<_> = eve.call(&locations()).await.unwrap().locations.iter().map(|it| it.member_count).collect();
        assert_eq!(counts, [Some(1), Some(3), Some(1)]);
        let renamed = dan.call(&UpdateLocation { id: made.id, name: "Bergen".to_owned() }).await.unwrap();
        assert_eq!(renamed.updated_by, Some(DAN));
        assert_eq!(eve.call(&GetLocationMembers { id: made.id }).await.unwrap().name, "Bergen");
        dan.call(&DeleteLocation { id: made.id }).await.unwrap();
        assert_eq!(refusal(eve.call(&GetLocationMembers { id: made.id }).await).0, 404);
        assert_eq!(world.number("SELECT COUNT(*) FROM users WHERE location_id IS NULL").await, 2, "Ada and Eve");
    }

    async fn a_location_refuses_what_is_wrong(world) {
        let dan = world.browser(DAN).await;
        let taken = UpdateLocation { id: AARHUS, name: "berlin".to_owned() };
        assert_eq!(refusal(dan.call(&taken).await), (409, Some("name".to_owned())));
        assert_eq!(refusal(dan.call(&CreateLocation { name: String::new() }).await), (400, Some("name".to_owned())));
        let nobody = people_of(BERLIN, &[UserId(NOBODY)], &[]);
        assert_eq!(refusal(dan.call(&nobody).await), (404, Some("addMembers".to_owned())));
        let nowhere = LocationId(NOBODY);
        assert_eq!(refusal(dan.call(&people_of(nowhere, &[], &[])).await).0, 404);
        assert_eq!(refusal(dan.call(&DeleteLocation { id: nowhere }).await).0, 404);
        let far = ListLocations { cur_page: Some(0), per_page: None };
        assert_eq!(refusal(dan.call(&far).await), (400, Some("cur_page".to_owned())));
    }

    async fn a_group_gains_and_loses_members(world) {
        let dan = world.browser(DAN).await;
        dan.call(&AddSecurityGroupMembers { group_id: GROUP, ids: vec![ADA, EVE, ADA] }).await.unwrap();
        let group = dan.call(&groups()).await.unwrap().groups.remove(0);
        assert_eq!((group.id, group.member_count), (GROUP, 2));
        let leave = RemoveSecurityGroupMembers { group_id: GROUP, id: vec![], ids: vec![EVE, BEN] };
        dan.call(&leave).await.unwrap();
        assert_eq!(dan.call(&groups()).await.unwrap().groups[0].member_count, 1);
        let empty = AddSecurityGroupMembers { group_id: GROUP, ids: vec![] };
        assert_eq!(refusal(dan.call(&empty).await), (400, Some("ids".to_owned())));
        let nobody = AddSecurityGroupMembers { group_id: GROUP, ids: vec![UserId(NOBODY)] };
        assert_eq!(refusal(dan.call(&nobody).await), (404, Some("ids".to_owned())));
        let unknown = AddSecurityGroupMembers { group_id: GroupId(NOBODY), ids: vec![ADA] };
        assert_eq!(refusal(dan.call(&unknown).await).0, 404);
    }

    async fn w11_a_stray_brace_at_the_end_of_the_path_is_passed_over(world) {
        let dan = world.browser(DAN).await;
        for (method, members) in [("POST", 2), ("DELETE", 1)] {
            let path = format!("/api/security_groups/{GROUP}/members%7D");
            let (status, _) = dan.json(method, &path, &format!(r#"{{"ids":["{ADA}"]}}"#)).await;
            assert_eq!(status.as_u16(), 200, "{method}");
            assert_eq!(dan.call(&groups()).await.unwrap().groups[0].member_count, members);
        }
    }

    async fn w12_members_of_a_group_leave_by_query_too(world) {
        let dan = world.browser(DAN).await;
        dan.call(&AddSecurityGroupMembers { group_id: GROUP, ids: vec![ADA, BEN] }).await.unwrap();
        let path = format!("/api/security_groups/{GROUP}/members?id={ADA}&id={EVE}");
        let (status, _) = dan.json("DELETE", &path, "").await;
        assert_eq!(status.as_u16(), 200);
        assert_eq!(dan.call(&groups()).await.unwrap().groups[0].member_count, 1);
    }

    async fn only_administrators_change_how_the_organization_is_made_up(world) {
        let id = RESEARCH;
        for (caller, status) in [(world.browser(ADA).await, 403), (world.stranger(), 401)] {
            let denied = [
                refusal(caller.call(&CreateDepartment { name: "x".to_owned(), members: Some(vec![member(ADA)]) }).await).0,
                refusal(caller.call(&UpdateDepartment { id, name: "x".to_owned() }).await).0,
                refusal(caller.call(&DeleteDepartment { id }).await).0,
                refusal(caller.call(&heads_of(id, &[member(ADA)], None)).await).0,
                refusal(caller.call(&members_of(id, &[member(ADA)], &[])).await).0,
                refusal(caller.call(&CreateLocation { name: "x".to_owned() }).await).0,
                refusal(caller.call(&UpdateLocation { id: AARHUS, name: "x".to_owned() }).await).0,
                refusal(caller.call(&DeleteLocation { id: AARHUS }).await).0,
                refusal(caller.call(&people_of(AARHUS, &[], &[ADA])).await).0,
                refusal(caller.call(&AddSecurityGroupMembers { group_id: GROUP, ids: vec![ADA] }).await).0,
                refusal(caller.call(&RemoveSecurityGroupMembers { group_id: GROUP, id: vec![], ids: vec![EVE] }).await).0,
            ];
            assert_eq!(denied, [status; 11]);
        }
        let stranger = world.stranger();
        assert_eq!(refusal(stranger.call(&departments()).await).0, 401);
        assert_eq!(refusal(stranger.call(&GetDepartmentMembers { id }).await).0, 401);
        assert_eq!(refusal(stranger.call(&locations()).await).0, 401);
        assert_eq!(refusal(stranger.call(&GetLocationMembers { id: AARHUS }).await).0, 401);
        assert_eq!(refusal(stranger.call(&groups()).await).0, 401);
        let key = world.api_key(DAN).await;
        stranger.call_with(&key, &CreateLocation { name: "By key".to_owned() }).await.unwrap();
        assert_eq!(world.number("SELECT COUNT(*) FROM departments").await, 1);
    }
}
