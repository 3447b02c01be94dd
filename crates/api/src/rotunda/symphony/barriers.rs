//! Information barriers: making the groups and policies that the pod's documents only list.

use crate::{
    auth::Session,
    catalogue, endpoint,
    rotunda::Rotunda,
    symphony::barriers::{Group, Policy},
};

endpoint! {
    /// Makes a group, active and with nobody in it.
    ///
    /// Errors: `Invalid` for a name that another group has.
    pub CreateBarrierGroup(Rotunda, Session, OrgAdmin): POST "/symphony/groups" -> 201 Group {
        body {
            /// Name, 1 to 100 characters.
            name: String,
        }
    }
}

endpoint! {
    /// Changes a group; what is left out stays.
    ///
    /// Errors: `NotFound`; `Invalid` for a name that another group has.
    pub UpdateBarrierGroup(Rotunda, Session, OrgAdmin): PATCH "/symphony/groups/{id}" -> Group {
        path {
            /// Group.
            id: String,
        }
        body {
            /// Name, 1 to 100 characters.
            name: Option<String>,
            /// Whether policies that name it have an effect on it.
            active: Option<bool>,
        }
    }
}

endpoint! {
    /// Deletes a group.
    ///
    /// Errors: `NotFound`; `Conflict` while a policy names it.
    pub DeleteBarrierGroup(Rotunda, Session, OrgAdmin): DELETE "/symphony/groups/{id}" -> () {
        path {
            /// Group.
            id: String,
        }
    }
}

endpoint! {
    /// Makes a policy, active at once: streams with people of two groups that it keeps apart are closed to them.
    ///
    /// Errors: `Invalid` for groups that are not there.
    pub CreatePolicy(Rotunda, Session, OrgAdmin): POST "/symphony/policies" -> 201 Policy {
        body {
            /// `BLOCK` or `ALLOW`.
            policy_type as "policyType": String,
            /// Groups: 2 to 20 for `BLOCK`, 1 to 20 for `ALLOW`.
            groups: Vec<String>,
        }
    }
}

endpoint! {
    /// Changes a policy; what is left out stays.
    ///
    /// Errors: `NotFound`; `Invalid` for groups that are not there.
    pub UpdatePolicy(Rotunda, Session, OrgAdmin): PATCH "/symphony/policies/{id}" -> Policy {
        path {
            /// Policy.
            id: String,
        }
        body {
            /// Groups: 2 to 20 for `BLOCK`, 1 to 20 for `ALLOW`.
            groups: Option<Vec<String>>,
            /// Whether it has an effect.
            active: Option<bool>,
        }
    }
}

endpoint! {
    /// Deletes a policy.
    ///
    /// Errors: `NotFound`.
    pub DeletePolicy(Rotunda, Session, OrgAdmin): DELETE "/symphony/policies/{id}" -> () {
        path {
            /// Policy.
            id: String,
        }
    }
}

catalogue![CreateBarrierGroup, UpdateBarrierGroup, DeleteBarrierGroup, CreatePolicy, UpdatePolicy, DeletePolicy];
