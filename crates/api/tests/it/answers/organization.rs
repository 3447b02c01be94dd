//! Answers about the organization and about work.

use proptest::{collection::vec, option::of, prelude::*, sample::select};
use rotunda_api::workdrive::{
    CourseId, DepartmentId, DocumentId, GroupId, LocationId, OrgId, SsoId, TaskId, TemplateId, UserId, VideoId,
    access_tokens::*, departments::*, enforcement_templates::*, locations::*, security_groups::*, sso::*, tasks::*,
};
use uuid::Uuid;

use super::goes_round;
use crate::any::{check, file, id, meta, some_text, stub, task_kind, text, time};

#[test]
fn departments_locations_and_groups() {
    let whose = || (of(time()), of(time()), of(id(UserId)), of(id(UserId)), of(id(OrgId)));
    let people = || (vec(stub(), 0..3), vec(id(UserId), 0..3), any::<u64>());
    check(
        (any::<u128>().prop_map(Uuid::from_u128), text(), some_text(), whose(), people(), meta()),
        |(
            id,
            name,
            kind,
            (created_at, updated_at, created_by, updated_by, org_id),
            (stubs, users, member_count),
            meta,
        )| {
            let admins = stubs.clone();
            let row = DepartmentRow { id: DepartmentId(id), name: name.clone(), member_count, admins };
            goes_round(&DepartmentPage { departments: vec![row], meta })?;
            goes_round(&Department {
                id: DepartmentId(id),
                created_at,
                updated_at,
                created_by,
                updated_by,
                org_id,
                kind: kind.clone(),
                name: name.clone(),
            })?;
            goes_round(&DepartmentMembers {
                id: DepartmentId(id),
                created_at,
                updated_at,
                created_by,
                updated_by,
                org_id,
                kind,
                name: name.clone(),
                department_heads: users,
                members: stubs.clone(),
            })?;
            let location = Location {
                id: LocationId(id),
                created_at,
                updated_at,
                created_by,
                updated_by,
                added_by: created_by,
                org_id,
                name: name.clone(),
                member_count: Some(member_count),
            };
            goes_round(&LocationPage { locations: vec![location], meta })?;
            goes_round(&LocationMembers {
                id: LocationId(id),
                created_at,
                updated_at,
                created_by,
                updated_by,
                org_id,
                name: name.clone(),
                members: stubs,
            })?;
            let groups = vec![SecurityGroup { id: GroupId(id), name, member_count }];
            goes_round(&SecurityGroupPage { groups, meta })
        },
    );
}

#[test]
fn entries_of_single_sign_on() {
    let kind = of(select(vec![SsoKind::QuickLink, SsoKind::Sso]));
    let whose = (of(id(UserId)), of(id(OrgId)), of(id(LocationId)), of(id(DepartmentId)), of(stub()));
    let texts = proptest::array::uniform5(some_text());
    check(
        (id(SsoId), of(time()), kind, text(), whose, texts, (any::<u64>(), of(file()))),
        |(id, at, kind, name, (by, org_id, location_id, department_id, user), [a, b, c, d, e], (order, file))| {
            goes_round(&vec![Sso {
                id,
                created_at: at,
                updated_at: at,
                created_by: by,
                updated_by: by,
                kind,
                name,
                authorization_uri: a,
                token_uri: b,
                refresh_uri: c,
                login_url: d,
                org_id,
                location_id,
                department_id,
                order,
                file,
                user,
                link: e,
            }])
        },
    );
}

#[test]
fn tasks_and_templates() {
    let person =
        prop_oneof![id(UserId).prop_map(TaskPerson::Id), stub().prop_map(|it| TaskPerson::Person(Box::new(it)))];
    let people = (of(person.clone()), vec(person, 0..3));
    let ids = (id(TaskId), of(id(TemplateId)), of(id(VideoId)), of(id(DocumentId)), of(id(CourseId)));
    let texts = proptest::array::uniform4(some_text());
    let status = of(select(vec![TaskStatus::Draft, TaskStatus::Published]));
    check(
        (ids, texts, status, of(task_kind()), of(any::<u32>()), of(time()), people, (text(), id(TemplateId), meta())),
        |(
            ids,
            [description, content, link, word],
            status,
            kind,
            number,
            at,
            (created_by, given),
            (title, template, meta),
        )| {
            goes_round(&TaskPage {
                tasks: vec![Task {
                    id: ids.0,
                    title: title.clone(),
                    description,
                    status,
                    kind,
                    content,
                    time: number,
                    video_id: ids.2,
                    link,
                    document_id: ids.3,
                    training_course_task_list_id: ids.4,
                    notification_template_id: ids.1,
                    due_days: number,
                    due_date: at,
                    created_at: at,
                    updated_at: at,
                    created_by,
                    assigned_user_ids: given,
                }],
                meta,
            })?;
            let reminder = Reminder {
                reminder_type: title.clone(),
                reminder_time_unit: title.clone(),
                reminder_time: u64::from(number.unwrap_or(1)),
                ref_id: word.clone(),
                org_content_template_id: word.clone(),
            };
            let template = Template {
                id: template,
                title,
                system_event: word.clone(),
                kind: word.clone(),
                sub_kind: word,
                reminders: vec![reminder],
            };
            goes_round(&TemplatePage { notification_templates: vec![template], meta })
        },
    );
}

#[test]
fn access_tokens() {
    check((id(UserId), text()), |(user_id, token)| goes_round(&AccessToken { user_id, token }));
}
