//! The people of Stilla.

use api::rotunda::sessions::Role;
use art::portraits::Look;

use super::content::{Person, id};

const PEOPLE: &str = include_str!("../../assets/demo/people.txt");

/// Key and name of each department.
pub(super) const DEPARTMENTS: [(&str, &str); 4] = [
    ("research", "Product & Research"),
    ("making", "Manufacturing & Quality"),
    ("care", "Sales & Care"),
    ("people", "People & Finance"),
];

/// Key, name and address of each location.
pub(super) const LOCATIONS: [(&str, &str, &str); 3] = [
    ("aarhus", "Aarhus", "Stilla, Havnelyset 14, 8000 Aarhus C, Denmark"),
    ("goteborg", "Göteborg", "Stilla, Ekströms Brygga 7, 417 56 Göteborg, Sweden"),
    ("berlin", "Berlin", "Stilla, Kastanienhof 22, 10435 Berlin, Germany"),
];

/// Key, name and members of each security group.
pub(super) const GROUPS: [(&str, &str, &str); 5] = [
    (
        "launch",
        "Lumi 3 launch",
        "nora mila omar aiko hana sven kwame lukas priya emma greta maja kenji oscar freja tomas ingrid ebba",
    ),
    (
        "managers",
        "Managers",
        "ingrid tomas annika jonas fatima aiko lukas nora bengt leila emma claudia oscar rasmus grace kerstin greta",
    ),
    ("it", "IT operations", "rasmus nadia william"),
    ("firstaid", "First aiders", "amina magnus rosa viktor anders ida yusuf grace"),
    ("council", "Works council", "annika viktor birgit linnea peter felix grace mateusz"),
];

/// Reads everybody, each after their supervisor.
pub(super) fn read() -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    let mut left: Vec<Vec<&str>> =
        PEOPLE.lines().filter(|line| !line.starts_with('#')).map(|line| line.split(" | ").collect()).collect();
    while !left.is_empty() {
        let before = left.len();
        left.retain(|fields| match person(fields, &people) {
            Some(person) => {
                people.push(person);
                false
            }
            None => true,
        });
        if left.len() == before {
            break; // A supervisor is missing; the test that counts people says so.
        }
    }
    people
}

/// `None` while the supervisor has not been read yet.
fn person(fields: &[&str], above: &[Person]) -> Option<Person> {
    let [handle, first_name, last_name, title, department, location, reports_to, look, phone, bio] = *fields else {
        return None;
    };
    let reports_to = match reports_to {
        "-" => None,
        supervisor => Some(above.iter().position(|person| person.handle == supervisor)?),
    };
    let heads = title.starts_with("Head of") || reports_to.is_none();
    let persona = match handle {
        "mila" => Some("employee"),
        "annika" => Some("head"),
        "rasmus" => Some("admin"),
        "grace" => Some("user_admin"),
        "leila" => Some("compliance"),
        "nadia" => Some("help_desk"),
        _ => None,
    };
    let role = match handle {
        "rasmus" | "ingrid" => Role::OrgAdmin,
        "grace" => Role::UserAdmin,
        "leila" => Role::Compliance,
        "nadia" => Role::HelpDesk,
        _ => Role::Member,
    };
    Some(Person {
        id: id(&format!("person/{handle}")),
        handle: handle.to_owned(),
        first_name: first_name.to_owned(),
        last_name: last_name.to_owned(),
        email: format!("{handle}@stilla.example"),
        title: title.to_owned(),
        department: DEPARTMENTS.iter().position(|(key, _)| *key == department)?,
        location: LOCATIONS.iter().position(|(key, ..)| *key == location)?,
        reports_to,
        heads_department: heads && reports_to.is_some(),
        is_expert: title.starts_with("Lead") || heads || handle.len() % 4 == 0,
        bio: bio.to_owned(),
        phone: phone.to_owned(),
        look: self::look(look)?,
        picture: id(&format!("portrait/{handle}")),
        persona,
        role,
    })
}

/// Reads seven letters: skin, hair, its colour, beard, glasses, clothes, their colour.
pub(super) fn look(text: &str) -> Option<Look> {
    let [skin, hair, hair_colour, beard, glasses, clothes, clothes_colour] = text.chars().collect::<Vec<_>>()[..]
    else {
        return None;
    };
    let number = |digit: char| digit.to_digit(16).map(|digit| digit as usize);
    Some(Look {
        skin: number(skin)?,
        hair,
        hair_colour: number(hair_colour)?,
        beard,
        glasses,
        clothes,
        clothes_colour: number(clothes_colour)?,
    })
}
