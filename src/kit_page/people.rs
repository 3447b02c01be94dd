//! Avatars, the people field, and the one that takes ids too.

use leptos::prelude::*;

use super::Part;
use crate::kit::{
    avatar::{Avatar, AvatarSize},
    lookup::{Candidate, Lookup},
    people_field::PeopleField,
    pick_field::PickField,
};

/// Every size, with and without a picture and presence.
#[component]
pub(super) fn Avatars() -> impl IntoView {
    let sizes = [AvatarSize::Small, AvatarSize::Medium, AvatarSize::Large];
    let rows = sizes.map(|size| {
        let picture = Some("/icon.svg".to_owned());
        view! {
            <div class="kit-row">
                <Avatar id="1" name="Maja Sjöberg" size/>
                <Avatar id="2" name="عمر حداد" size/>
                <Avatar id="3" name="björk" size online=Some(true)/>
                <Avatar id="4" name="With Picture" size picture=picture.clone()/>
                <Avatar id="5" name="Here Now" size picture online=Some(true)/>
                <Avatar id="6" name="Picture Missing" size picture=Some("/no-such-picture.png".to_owned())/>
                <Avatar id="7" name=" " size/>
            </div>
        }
    });
    view! { <Part title="Avatars">{rows.into_iter().collect_view()}</Part> }
}

/// The people field: empty, filled, and with a search that fails.
#[component]
pub(super) fn People() -> impl IntoView {
    let nobody = RwSignal::new(Vec::new());
    let some = RwSignal::new(staff().into_iter().take(2).collect::<Vec<_>>());
    let picked = RwSignal::new(staff().into_iter().take(2).collect::<Vec<_>>());
    let wrong = RwSignal::new(vec![Candidate::of_id("4711".to_owned())]);
    let failing = Lookup::new(|_| async { None });
    view! {
        <Part title="People field">
            <div class="kit-columns">
                <Field label="Nobody yet" chosen=nobody lookup=canned()/>
                <Field label="Two chosen" chosen=some lookup=canned()/>
                <Field label="The search fails" chosen=RwSignal::new(Vec::new()) lookup=failing/>
            </div>
            <div class="kit-columns">
                <Pick label="People by name or id" chosen=picked many=true people=true wrong=None/>
                <Pick label="One thing" chosen=RwSignal::new(Vec::new()) many=false people=false wrong=None/>
                <Pick label="One that is wrong" chosen=wrong many=false people=false wrong=Some("There is no such thing.")/>
            </div>
        </Part>
    }
}

#[component]
fn Pick(
    label: &'static str,
    chosen: RwSignal<Vec<Candidate>>,
    many: bool,
    people: bool,
    #[prop(optional_no_strip)] wrong: Option<&'static str>,
) -> impl IntoView {
    let error = Signal::stored(wrong.map(str::to_owned));
    view! { <PickField label chosen many people lookup=Some(canned()) opens=true error help="A name, or an id."/> }
}

#[component]
fn Field(label: &'static str, chosen: RwSignal<Vec<Candidate>>, lookup: Lookup) -> impl IntoView {
    view! {
        <PeopleField
            label
            chosen
            on_add=move |person| chosen.write().push(person)
            on_remove=move |id: String| chosen.write().retain(|person| person.id != id)
            lookup
        />
    }
}

/// Finds among a few people who are always the same.
pub(super) fn canned() -> Lookup {
    Lookup::new(|words| async move {
        let words = words.to_lowercase();
        Some(staff().into_iter().filter(|person| person.name.to_lowercase().contains(&words)).collect())
    })
}

fn staff() -> Vec<Candidate> {
    [
        ("1", "Maja Sjöberg", "Head of Design"),
        ("2", "عمر حداد", "مهندس"),
        (
            "3",
            "Mara Delacroix-Wintersteiner von Hohenfels",
            "Senior Director of Organizational Development, Central Europe",
        ),
        ("4", "Jonas Lind", "Facilities"),
        ("5", "Jonas Lind", "Finance"),
        ("6", "李小龍", "Sales"),
    ]
    .map(|(id, name, detail)| Candidate {
        id: id.to_owned(),
        name: name.to_owned(),
        detail: Some(detail.to_owned()),
        picture: None,
    })
    .to_vec()
}
