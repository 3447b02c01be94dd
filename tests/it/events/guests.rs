//! Who is invited, who goes, who is there, who is busy.

use api::{
    rotunda::{events::*, live::Notice},
    workdrive::{EventId, Permissions, UserId, events::*},
};

use super::{all, at, change, delete, hour, list, make, set_clock};
use crate::{
    notices::Live,
    on_both,
    world::{ADA, BEN, CARA, Client, DAN, EVE, MIA, NOBODY, refusal},
};

fn answer(id: EventId, rsvp: Rsvp) -> SetRsvp {
    SetRsvp { id, rsvp, repeat: None }
}

fn guests(id: EventId, rsvp: Option<Rsvp>) -> ListGuests {
    ListGuests { id, rsvp, cur_page: None, per_page: None }
}

fn meeting(start: &str, guests: &[UserId]) -> EventBody {
    EventBody { permissions: None, is_meeting: Some(true), user_ids: Some(guests.to_vec()), ..hour("secret", start) }
}

async fn busy(client: &Client, users: &[UserId]) -> Vec<Vec<(String, String)>> {
    let asked = ListBusyTimes { users: users.to_vec(), from: at("2027-01-10T00:00"), to: at("2027-01-12T00:00") };
    let hours = |time: chrono::DateTime<chrono::Utc>| time.format("%dT%H:%M").to_string();
    let people = client.call(&asked).await.unwrap();
    assert_eq!(people.iter().map(|person| person.user).collect::<Vec<_>>(), users);
    people
        .into_iter()
        .map(|person| person.times.iter().map(|time| (hours(time.from), hours(time.to))).collect())
        .collect()
}

on_both! {
    async fn set_rsvp_says_who_goes(world) {
        let (ada, ben, eve) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(EVE).await);
        let id = make(&ada, EventBody { user_ids: Some(vec![BEN]), ..hour("x", "2027-12-01T09:00") }).await.id;
        assert_eq!(list(&ben, &all()).await[0].my_rsvp, None);
        let said = ben.call(&answer(id, Rsvp::Maybe)).await.unwrap();
        assert_eq!((said.my_rsvp, said.going), (Some(Rsvp::Maybe), 0));
        assert_eq!(ben.call(&answer(id, Rsvp::Going)).await.unwrap().going, 1, "one may think again");
        eve.call(&answer(id, Rsvp::Going)).await.unwrap();
        let mia = world.browser(MIA).await;
        mia.call(&answer(id, Rsvp::Not)).await.unwrap();
        let page = ada.call(&guests(id, None)).await.unwrap();
        let who: Vec<_> = page.guests.iter().map(|guest| (guest.user.id, guest.rsvp, guest.invited.is_some())).collect();
        assert_eq!(who, [(BEN, Some(Rsvp::Going), true), (EVE, Some(Rsvp::Going), false), (MIA, Some(Rsvp::Not), false)], "by name");
        assert_eq!(page.meta.total_results, 3);
        let going = eve.call(&ListGuests { per_page: Some(1), ..guests(id, Some(Rsvp::Going)) }).await.unwrap();
        assert_eq!((going.guests.len(), going.meta.total_results, going.meta.next_page), (1, 2, 2));
        assert_eq!(refusal(ada.call(&ListGuests { per_page: Some(0), ..guests(id, None) }).await).0, 400);
        assert_eq!(list(&eve, &ListEvents { only_going: Some(true), ..all() }).await[0].id, id);
        let (status, refused) = ada.json("PUT", &format!("/app/events/{id}/rsvp"), r#"{"rsvp":"perhaps"}"#).await;
        assert_eq!((status.as_u16(), refused["field"].as_str()), (400, Some("rsvp")));
        assert!(refused["message"].as_str().unwrap().contains("maybe"), "{refused}");
    }

    async fn who_may_not_see_an_event_cannot_answer_or_look(world) {
        let (ada, eve) = (world.browser(ADA).await, world.browser(EVE).await);
        let id = make(&ada, meeting("2027-12-01T09:00", &[BEN])).await.id;
        for (caller, status) in [(eve, 404), (world.stranger(), 401)] {
            assert_eq!(refusal(caller.call(&GetEvent { id }).await).0, status);
            assert_eq!(refusal(caller.call(&answer(id, Rsvp::Going)).await).0, status);
            assert_eq!(refusal(caller.call(&CheckIn { id }).await).0, status);
            assert_eq!(refusal(caller.call(&guests(id, None)).await).0, status);
            assert_eq!(caller.get(&format!("/app/events/{id}/calendar")).await.0, status);
        }
        assert_eq!(world.number("SELECT COUNT(*) FROM event_people").await, 2);
        let ben = world.browser(BEN).await;
        ben.call(&answer(id, Rsvp::Going)).await.unwrap();
        ada.call(&change(id, None, EventBody { user_ids: Some(vec![CARA]), ..EventBody::default() })).await.unwrap();
        assert_eq!(refusal(ben.call(&GetEvent { id }).await).0, 404, "not invited any more");
        let page = ada.call(&guests(id, None)).await.unwrap();
        assert_eq!(page.guests.iter().map(|guest| guest.user.id).collect::<Vec<_>>(), [CARA, ADA]);
    }

    async fn one_answer_holds_for_the_rest_of_a_series(world) {
        set_clock(&world, "2027-05-01T12:00");
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let rule = Repeat::new(Frequency::Daily, Some("2027-05-04".parse().unwrap()));
        make(&ada, EventBody { repeat: Some(rule), ..hour("x", "2027-05-01T08:00") }).await;
        let ids: Vec<_> = list(&ben, &all()).await.iter().map(|event| event.id).collect();
        let answers = async |client: &Client| list(client, &all()).await.iter().map(|event| event.my_rsvp).collect::<Vec<_>>();
        ben.call(&SetRsvp { repeat: Some(RepeatScope::Following), ..answer(ids[2], Rsvp::Going) }).await.unwrap();
        assert_eq!(answers(&ben).await, [None, None, Some(Rsvp::Going), Some(Rsvp::Going)]);
        ben.call(&SetRsvp { repeat: Some(RepeatScope::All), ..answer(ids[2], Rsvp::Not) }).await.unwrap();
        assert_eq!(answers(&ben).await, [None, Some(Rsvp::Not), Some(Rsvp::Not), Some(Rsvp::Not)], "what is over stays");
        assert_eq!(refusal(ben.call(&answer(ids[0], Rsvp::Going)).await).0, 409, "it is over");
        assert_eq!(answers(&world.browser(EVE).await).await, [None; 4]);
    }

    async fn one_checks_in_while_it_lasts(world) {
        set_clock(&world, "2027-05-01T07:29");
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let id = make(&ada, hour("x", "2027-05-01T08:00")).await.id;
        assert_eq!(refusal(ben.call(&CheckIn { id }).await).0, 409, "too early");
        set_clock(&world, "2027-05-01T07:31");
        let there = ben.call(&CheckIn { id }).await.unwrap();
        assert_eq!((there.my_rsvp, there.going), (Some(Rsvp::Going), 1), "who is there goes");
        set_clock(&world, "2027-05-01T08:30");
        assert_eq!(ben.call(&CheckIn { id }).await.unwrap().my_checkin, there.my_checkin, "the first time stays");
        assert!(there.my_checkin >= Some(at("2027-05-01T07:31")));
        assert!(ada.call(&guests(id, None)).await.unwrap().guests[0].checkin.is_some());
        set_clock(&world, "2027-05-01T09:01");
        assert_eq!(refusal(ada.call(&CheckIn { id }).await).0, 409, "over");
    }

    async fn busy_times_tell_when_and_nothing_else(world) {
        let (ada, eve) = (world.browser(ADA).await, world.browser(EVE).await);
        for start in ["2027-01-10T09:00", "2027-01-10T10:00", "2027-01-11T23:30", "2027-01-12T09:00"] {
            make(&ada, meeting(start, &[BEN, CARA])).await;
        }
        make(&ada, EventBody { permissions: None, end_date_time: Some(at("2027-01-10T01:00")), user_ids: Some(vec![DAN]), ..hour("long", "2026-12-20T00:00") }).await;
        let refused = make(&ada, meeting("2027-01-11T12:00", &[BEN])).await.id;
        world.browser(BEN).await.call(&answer(refused, Rsvp::Not)).await.unwrap();
        let time = |from: &str, to: &str| (from.to_owned(), to.to_owned());
        let (morning, noon, night) = (time("10T09:00", "10T11:00"), time("11T12:00", "11T13:00"), time("11T23:30", "12T00:00"));
        assert_eq!(busy(&eve, &[ADA, BEN, DAN, EVE]).await, [
            vec![morning.clone(), noon, night.clone()],
            vec![morning, night],
            vec![time("10T00:00", "10T01:00")],
            vec![],
        ], "Eve sees none of these events");
        let asked = |users: Vec<UserId>, days| ListBusyTimes { users, from: at("2027-01-10T00:00"), to: at("2027-01-10T00:00") + chrono::TimeDelta::days(days) };
        assert_eq!(refusal(eve.call(&asked(vec![ADA], 63)).await), (400, Some("to".to_owned())));
        assert_eq!(refusal(eve.call(&asked(vec![ADA], -1)).await), (400, Some("to".to_owned())));
        assert_eq!(refusal(eve.call(&asked(vec![ADA; 51], 1)).await), (400, Some("users".to_owned())));
        assert_eq!(refusal(eve.call(&asked(vec![UserId(NOBODY)], 1)).await), (404, Some("users".to_owned())));
        assert_eq!(refusal(world.stranger().call(&asked(vec![ADA], 1)).await).0, 401);
        assert_eq!(eve.call(&asked(Vec::new(), 62)).await.unwrap(), []);
    }

    async fn whoever_sees_or_saw_an_event_is_told_of_changes(world) {
        let (ada, ben, eve) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(EVE).await);
        let (mut bens, mut eves) = (Live::began(&ben).await, Live::began(&eve).await);
        let id = make(&ada, EventBody { permissions: None, ..meeting("2027-12-01T09:00", &[BEN]) }).await.id;
        let told = Some(Notice::EventsChanged { id });
        assert_eq!(bens.next().await, told);
        ben.call(&answer(id, Rsvp::Going)).await.unwrap();
        assert_eq!(bens.next().await, told);
        let to = |users: Vec<UserId>| change(id, None, EventBody { user_ids: Some(users), ..EventBody::default() });
        ada.call(&to(vec![EVE])).await.unwrap();
        assert_eq!((bens.next().await, eves.next().await), (told.clone(), told.clone()), "Ben saw it, Eve sees it; she heard of nothing before");
        ada.call(&delete(id, None)).await.unwrap();
        assert_eq!(eves.next().await, told);
        let public = make(&ada, EventBody { permissions: Some(Permissions { public: true, ..Permissions::default() }), ..hour("y", "2027-12-01T09:00") }).await.id;
        assert_eq!(bens.next().await, Some(Notice::EventsChanged { id: public }), "of the deletion he heard nothing");
    }
}
