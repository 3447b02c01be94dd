//! Organization, notifications, courses: values to try, and the document's examples.

use bytes::Bytes;
use proptest::{collection::vec, option::of, prelude::*, sample::select};
use rotunda_api::{
    endpoint::{Answer, Endpoint, Parts},
    rotunda::courses::{CourseBody, StepBody, StepId},
    workdrive::{FileId, UserId, courses::*, notifications::*, organization::*},
};
use serde_json::{Value, json};

use crate::any::{id, some_text, text, time};

/// The first administrator of an organization.
pub(crate) fn first_admin() -> impl Strategy<Value = FirstAdmin> {
    (text(), text(), text()).prop_map(|(first_name, last_name, email)| FirstAdmin { first_name, last_name, email })
}

/// How people sign in.
pub(crate) fn auth_choice() -> impl Strategy<Value = AuthChoice> {
    select(vec![AuthMethod::Internal, AuthMethod::Ldap]).prop_map(|method| AuthChoice { method })
}

/// A change of the organization.
pub(crate) fn organization_change() -> impl Strategy<Value = OrganizationChange> {
    let address = proptest::array::uniform5(some_text())
        .prop_filter("says something", |parts| parts.iter().any(Option::is_some))
        .prop_map(|[street1, street2, city, state, zip]| Address { street1, street2, city, state, zip });
    (of(id(FileId)), proptest::array::uniform6(some_text()), of(vec(text(), 0..3)), of(address)).prop_map(
        |(file_id, [name, legal_name, email, phone, description, industry], websites, address)| OrganizationChange {
            file_id,
            name,
            legal_name,
            websites,
            address,
            email,
            phone,
            description,
            industry,
        },
    )
}

/// A notification to be.
pub(crate) fn new_notification() -> impl Strategy<Value = NewNotification> {
    let medium = select(vec![Medium::Email, Medium::Sms, Medium::Push, Medium::InApp]);
    (text(), text(), medium, vec(text(), 0..3), vec(id(UserId), 0..3)).prop_map(
        |(title, description, medium, emails, receiver_user_ids)| NewNotification {
            title,
            description,
            medium,
            emails,
            receiver_user_ids,
        },
    )
}

/// Which courses.
pub(crate) fn course_filter() -> impl Strategy<Value = CourseFilter> {
    use CourseFilter::{AllCourses, CoursesAssignedToMe, CoursesCreatedByMe};
    select(vec![AllCourses, CoursesAssignedToMe, CoursesCreatedByMe])
}

/// A course in a request.
pub(crate) fn course_body() -> impl Strategy<Value = CourseBody> {
    let step = (of(id(StepId)), text(), text(), some_text(), any::<u32>())
        .prop_map(|(id, title, text, link, minutes)| StepBody { id, title, text, link, minutes });
    (text(), text(), vec(text(), 0..3), of(id(FileId)), of(time()), any::<bool>(), vec(step, 0..3)).prop_map(
        |(title, description, categories, file_id, due_date, is_published, steps)| CourseBody {
            title,
            description,
            categories,
            file_id,
            due_date,
            is_published,
            steps,
        },
    )
}

const ID: &str = "bd06213a-a26b-4cd7-a6b8-cfa154073e1f";

fn request<E: Endpoint>(body: &Value) -> E {
    let path = vec![("id".to_owned(), ID.to_owned())];
    E::from_parts(&Parts { path, query: String::new(), body: Bytes::from(body.to_string()) }).unwrap()
}

/// Read, written and read again.
fn answer<T: Answer + PartialEq>(body: &Value) -> T {
    let read = T::read(&Bytes::from(body.to_string())).unwrap();
    assert!(T::read(&read.write().unwrap()).unwrap() == read, "{body}");
    read
}

#[test]
fn w69_organizations_are_read_as_printed() {
    let asked: CreateOrganization = request(&json!({
        "name": "Stilla", "admin": { "firstName": "john", "lastName": "smith", "email": "abc@xyz.com" },
        "auth": { "method": "internal" },
    }));
    assert_eq!((asked.admin.first_name.as_str(), asked.auth.unwrap().method), ("john", AuthMethod::Internal));
    let made: NewOrganization = answer(&json!({
        "createdAt": "2023-03-03T06:44:27.486Z", "updatedAt": null, "id": ID, "status": "ACTIVE", "subdomain": "stilla",
        "parentOrgId": null, "name": "Stilla", "legalName": "Stilla", "websites": null, "address": null, "email": null,
        "phone": null, "description": null, "industry": null, "authMethod": "internal", "createdBy": ID, "accessToken": "3fexxx",
    }));
    assert_eq!((made.access_token.as_str(), made.auth_method), ("3fexxx", Some(AuthMethod::Internal)));
    assert!(!format!("{made:?}").contains("3fexxx"), "the token is not written to logs");
    let change: UpdateOrganization = request(&json!({
        "fileId": ID, "name": "Stilla", "legalName": "stilla", "websites": ["abc_stilla.com"],
        "address": { "street1": "3739 Liberty Avenue", "street2": null, "city": "Anaheim", "state": "California", "zip": "92805" },
        "email": "stilla@abc.com", "phone": "714-517-5291", "description": "Real estate organization", "industry": null,
    }));
    assert_eq!(change.organization.address.unwrap().zip.as_deref(), Some("92805"));
    let changed: Organization = answer(&json!({
        "createdAt": "2023-03-03T07:53:49.830Z", "updatedAt": "2023-03-03T07:53:49.830Z", "id": ID, "status": "string",
        "subdomain": "string", "parentOrgId": "string", "name": "string", "legalName": "string", "websites": ["string"],
        "address": { "street1": "string", "street2": "string", "city": "string", "state": "string", "zip": "string" },
        "email": "abc@xyz.com", "phone": "714-517-5291", "description": "Real estate company", "industry": "Real estate",
        "authMethod": ["internal"],
    }));
    assert_eq!(changed.auth_method, [AuthMethod::Internal]);
}

#[test]
fn w30_w36_notifications_are_read_as_printed() {
    let printed = |name: &str| {
        json!({
            "title": "Sending WorkDrive Email", "description": "I want to notify about an event", "medium": "EMAIL",
            "emails": ["abc@domain.com"], name: [ID],
        })
    };
    for name in ["receiverUserIds", "recieverUserIds"] {
        let asked: SendNotification = request(&printed(name));
        assert_eq!((asked.notification.medium, asked.notification.receiver_user_ids.len()), (Medium::Email, 1));
    }
}

#[test]
fn w68_courses_are_read_as_printed() {
    let page: CoursePage = answer(&json!({
        "taskLists": [{
            "id": ID, "courseId": "string", "title": "Fill out timeSheet", "description": "TimeSheet completion",
            "categories": ["Business", "Development"], "order": "Order of taskList",
            "numberOfTasks": "Total number of tasks in taskList", "usersCount": "Total number of users in taskList",
            "totalTime": "Time estimated time of task", "orgId": "1", "tasks": 1, "parentTaskListId": "string", "progress": 0,
            "updatedAt": "2022-10-23T12:32:57.449Z", "status": "string", "file": {}, "form": { "id": ID }, "dueDate": {},
            "started": true, "createdBy": "1", "notificationTemplateId": "string",
        }],
        "meta": { "perPage": 0, "totalPages": 0, "totalResults": 0, "curPage": 0, "nextPage": 0 },
    }));
    let course = &page.task_lists[0];
    assert_eq!((course.tasks, course.number_of_tasks, course.started, course.categories.len()), (1, 0, true, 2));
}
