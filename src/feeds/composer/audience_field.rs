//! Who may see it, and who that would be.

use std::time::Duration;

use api::{
    rotunda::{audiences::AudienceChoices, vendors::Capability},
    workdrive::Permissions,
};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::{candidate, people_lookup, person};
use crate::{
    chunk::{chunk, lazily},
    feeds::{
        audience::{self, Kind, Viewers},
        draft::Draft,
    },
    kit::{
        avatar::{Avatar, AvatarSize},
        choice::{Checkbox, Choice, Select},
        live,
        people_field::PeopleField,
        when,
    },
    net::Net,
    task::{follow, spawn},
    text::feeds as t,
};

/// How long the choice must rest before the server is asked.
const REST: Duration = Duration::from_millis(200);

/// Who may see it.
#[component]
pub(super) fn AudienceField(net: Net, draft: RwSignal<Draft>) -> impl IntoView {
    // "Chosen" with nobody chosen yet is only known here.
    let kind = RwSignal::new(
        draft.with_untracked(|draft| if draft.people.is_empty() { Kind::of(&draft.audience) } else { Kind::Chosen }),
    );
    let lists = StoredValue::new(draft.with_untracked(|draft| draft.audience.clone()));
    let choose = move |chosen: Kind| {
        kind.set(chosen);
        draft.write().audience = lists.with_value(|lists| chosen.permissions(lists));
    };
    let change_lists = move |change: &dyn Fn(&mut Permissions)| {
        lists.update_value(|lists| change(lists));
        draft.write().audience = lists.with_value(|lists| Kind::Chosen.permissions(lists));
    };
    let choices = || {
        vec![
            Choice::new(Kind::Everyone, t::everyone()),
            Choice::new(Kind::Friends, t::friends()),
            Choice::new(Kind::Team, t::team()),
            Choice::new(Kind::Chosen, t::chosen()),
            Choice::new(Kind::OnlyMe, t::only_me()),
        ]
    };
    let help = move || match kind.get() {
        Kind::Everyone => t::everyone_help(),
        Kind::Friends => t::friends_help(),
        Kind::Team => t::team_help(),
        Kind::Chosen => "",
        Kind::OnlyMe => t::only_me_help(),
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
                <PeopleField
                    label=t::people()
                    chosen=Signal::derive(move || draft.with(|draft| draft.people.iter().cloned().map(candidate).collect()))
                    on_add=move |chosen| draft.write().people.extend(person(chosen))
                    on_remove=move |id: String| draft.write().people.retain(|person| person.id.to_string() != id)
                    lookup=people_lookup(net)
                />
                {when(move || offered.with(|offered| !offered.groups.is_empty()), move || view! {
                    <fieldset class="checks">
                        <legend>{t::groups()}</legend>
                        {live(move || offered.get().groups.into_iter().map(|group| {
                            let id = group.id;
                            view! {
                                <Checkbox
                                    label=format!("{} ({})", group.name, group.members)
                                    checked=Signal::derive(move || draft.with(|draft| draft.audience.groups.contains(&id)))
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
                                    checked=Signal::derive(move || draft.with(|draft| draft.audience.locations.contains(&id)))
                                    on_change=move |on| change_lists(&|lists| toggle(&mut lists.locations, id, on))
                                />
                            }
                        }).collect_view())}
                    </fieldset>
                })}
            })}
            {when(move || net.session.can(Capability::AudiencePreview), move || view! {
                {lazily(|| view! { <div class="viewers"></div> }.into_any(), move || feeds_viewers(net, draft))}
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

chunk!(feeds_viewers(net: Net, draft: RwSignal<Draft>) => view! { <WhoWillSee net draft/> });

/// How many people would see it, and some of them.
#[component]
fn WhoWillSee(net: Net, draft: RwSignal<Draft>) -> impl IntoView {
    let viewers = RwSignal::new(None::<Result<Viewers, ()>>);
    let wanted = Memo::new(move |_| draft.with(|draft| draft.to_body().permissions.unwrap_or_default()));
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
