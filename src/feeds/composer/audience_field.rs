//! Who may see it, and who that would be.

use std::time::Duration;

use api::{
    rotunda::{audiences::AudienceChoices, vendors::Capability},
    workdrive::Permissions,
};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use crate::{
    chunk::{chunk, lazily},
    feeds::audience::{self, Kind, Viewers},
    kit::{
        avatar::{Avatar, AvatarSize},
        button::{Button, Weight},
        choice::{Checkbox, Choice, Select},
        live,
        lookup::Candidate,
        people_field::PeopleField,
        when,
    },
    net::Net,
    people,
    person::Person,
    task::{follow, spawn},
    text::feeds as t,
};

/// How long the choice must rest before the server is asked.
const REST: Duration = Duration::from_millis(200);

/// Who may see a thing: permissions, and the people among them with their names.
pub type Chosen = (Permissions, Vec<Person>);

/// Who may see it.
#[component]
pub fn AudienceField(
    /// Calls go through it.
    net: Net,
    /// What is chosen.
    #[prop(into)]
    chosen: Signal<Chosen>,
    /// Something else is chosen.
    #[prop(into)]
    on_choose: Callback<Chosen>,
    /// What that means for whoever is asked who will see it.
    #[prop(into)]
    wanted: Signal<Permissions>,
    /// What the narrowest choice is called, when it is not "Only me".
    #[prop(optional)]
    only: Option<&'static str>,
) -> impl IntoView {
    // "Chosen" with nobody chosen yet is only known here.
    let kind =
        RwSignal::new(chosen.with_untracked(|(audience, people)| Kind::of(&audience::with_people(audience, people))));
    let lists = StoredValue::new(chosen.with_untracked(|(audience, _)| audience.clone()));
    let set_audience = move |audience| on_choose.run((audience, chosen.with_untracked(|(_, people)| people.clone())));
    // Of those who were chosen before there are only ids.
    let before = move || Some(chosen.with(|(audience, _)| audience.users.len() as u64)).filter(|count| *count > 0);
    let set_people = move |change: &dyn Fn(&mut Vec<Person>)| {
        let (audience, mut people) = chosen.get_untracked();
        change(&mut people);
        on_choose.run((audience, people));
    };
    let choose = move |chosen: Kind| {
        kind.set(chosen);
        set_audience(lists.with_value(|lists| chosen.permissions(lists)));
    };
    let change_lists = move |change: &dyn Fn(&mut Permissions)| {
        lists.update_value(|lists| change(lists));
        set_audience(lists.with_value(|lists| Kind::Chosen.permissions(lists)));
    };
    let choices = move || {
        vec![
            Choice::new(Kind::Everyone, t::everyone()),
            Choice::new(Kind::Friends, t::friends()),
            Choice::new(Kind::Team, t::team()),
            Choice::new(Kind::Chosen, t::chosen()),
            Choice::new(Kind::OnlyMe, only.unwrap_or_else(t::only_me)),
        ]
    };
    let help = move || match kind.get() {
        Kind::Everyone => t::everyone_help(),
        Kind::Friends => t::friends_help(),
        Kind::Team => t::team_help(),
        Kind::Chosen => "",
        Kind::OnlyMe if only.is_none() => t::only_me_help(),
        Kind::OnlyMe => "",
    };
    let offered = RwSignal::new(AudienceChoices::default());
    spawn(async move {
        // Without them one still chooses people.
        if let Ok(choices) = audience::choices(net).await {
            offered.try_set(choices);
        }
    });
    view! {
        <div class="audience">
            <Select label=t::audience() choices value=move || kind.get() on_choose=choose/>
            <p class="field-note">{help}</p>
            {when(move || kind.get() == Kind::Chosen, move || view! {
                {live(move || before().map(|count| view! {
                    <p class="field-note">
                        {t::chosen_before(count)}
                        <Button weight=Weight::Quiet on_press=move |()| change_lists(&|lists| lists.users.clear())>{t::remove_them()}</Button>
                    </p>
                }))}
                <PeopleField
                    label=t::people()
                    chosen=Signal::derive(move || chosen.with(|(_, people)| people.iter().cloned().map(people::candidate).collect()))
                    on_add=move |added: Candidate| set_people(&|people| people.extend(people::person(added.clone())))
                    on_remove=move |id: String| set_people(&|people| people.retain(|person| person.id.to_string() != id))
                    lookup=people::lookup(net)
                />
                {when(move || offered.with(|offered| !offered.groups.is_empty()), move || view! {
                    <fieldset class="checks">
                        <legend>{t::groups()}</legend>
                        {live(move || offered.get().groups.into_iter().map(|group| {
                            let id = group.id;
                            view! {
                                <Checkbox
                                    label=format!("{} ({})", group.name, group.members)
                                    checked=Signal::derive(move || chosen.with(|(audience, _)| audience.groups.contains(&id)))
                                    on_change=move |on| change_lists(&|lists| toggle(&mut lists.groups, id, on))
                                />
                            }
                        }).collect_view())}
                    </fieldset>
                })}
                {when(move || offered.with(|offered| !offered.locations.is_empty()), move || view! {
                    <fieldset class="checks">
                        <legend>{t::locations()}</legend>
                        {live(move || offered.get().locations.into_iter().map(|location| {
                            let id = location.id;
                            view! {
                                <Checkbox
                                    label=format!("{} ({})", location.name, location.members)
                                    checked=Signal::derive(move || chosen.with(|(audience, _)| audience.locations.contains(&id)))
                                    on_change=move |on| change_lists(&|lists| toggle(&mut lists.locations, id, on))
                                />
                            }
                        }).collect_view())}
                    </fieldset>
                })}
            })}
            {when(move || net.session.can(Capability::AudiencePreview), move || view! {
                {lazily(|| view! { <div class="viewers"></div> }.into_any(), move || feeds_viewers(net, wanted))}
            })}
        </div>
    }
}

fn toggle<T: PartialEq>(list: &mut Vec<T>, value: T, on: bool) {
    list.retain(|known| *known != value);
    if on {
        list.push(value);
    }
}

chunk!(feeds_viewers(net: Net, wanted: Signal<Permissions>) => view! { <WhoWillSee net wanted/> });

/// How many people would see it, and some of them.
#[component]
fn WhoWillSee(net: Net, wanted: Signal<Permissions>) -> impl IntoView {
    let viewers = RwSignal::new(None::<Result<Viewers, ()>>);
    let wanted = Memo::new(move |_| wanted.get());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    follow(move || {
        let permissions = wanted.get();
        stop();
        let ask = move || {
            spawn(async move {
                let answer = audience::viewers(net, permissions.clone()).await.map_err(|_| ());
                // An answer to an older choice is of no use.
                if wanted.try_get_untracked() == Some(permissions) {
                    viewers.set(Some(answer));
                }
            });
        };
        timer.set_value(set_timeout_with_handle(ask, REST).ok());
    });
    on_cleanup(stop);
    view! {
        <div class="viewers" role="status">
            {live(move || viewers.get().map(|viewers| match viewers {
                Err(()) => view! { <span>{t::audience_failed()}</span> }.into_any(),
                Ok(Viewers { count: 0, .. }) => view! { <span>{t::nobody_will_see()}</span> }.into_any(),
                Ok(Viewers { count, sample }) => view! {
                    <span class="viewers-sample">
                        {sample.into_iter().map(|person| view! {
                            <span title=person.name.clone()>
                                <Avatar id=person.id.to_string() name=person.name.clone() picture=person.picture size=AvatarSize::Small/>
                            </span>
                        }).collect_view()}
                    </span>
                    <span>{t::will_see(count)}</span>
                }.into_any(),
            }))}
        </div>
    }
}
