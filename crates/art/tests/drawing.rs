//! Everything can be drawn, at any size, and is the same every time.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

use rotunda_art::{
    canvas::Canvas,
    pdf,
    pictures::{self, Scene},
    portraits::{self, Look},
};

const SCENES: [&str; 17] = [
    "fjord", "coast", "aurora", "plant", "harbour", "city", "plan", "office", "board", "coffee", "lab", "product",
    "case", "box", "wave", "chart", "bars",
];
const LOOK: Look =
    Look { skin: 3, hair: 's', hair_colour: 1, beard: '-', glasses: '-', clothes: 't', clothes_colour: 4 };

fn scene(name: &str, variation: u64) -> Option<Vec<u8>> {
    pictures::draw(&Scene { name: name.to_owned(), variation }, 0.2).map(|canvas| canvas.jpeg(80).unwrap())
}

fn portrait(look: Look) -> Vec<u8> {
    let mut canvas = Canvas::new(256.0, 256.0, 0.5);
    portraits::draw(&mut canvas, look, 0);
    canvas.jpeg(80).unwrap()
}

#[test]
fn a_scene_is_the_same_every_time_and_its_variations_differ() {
    for name in SCENES {
        let all: Vec<_> = (0..12).map(|variation| scene(name, variation).unwrap()).collect();
        assert_eq!(scene(name, 3).as_ref(), Some(&all[3]), "{name}");
        let different = all.iter().filter(|picture| **picture != all[0]).count();
        assert!(different > 8, "{name} has too few variations");
    }
}

#[test]
fn a_name_that_stands_for_no_scene_draws_nothing() {
    assert_eq!(scene("unicorn", 1), None);
}

#[test]
fn every_feature_of_a_face_shows() {
    let plain = portrait(LOOK);
    let changed = "pqcabhxofluwtrjkv".chars().map(|hair| Look { hair, ..LOOK });
    let changed = changed.chain("sfmg".chars().map(|beard| Look { beard, ..LOOK }));
    let changed = changed.chain("rq".chars().map(|glasses| Look { glasses, ..LOOK }));
    let changed = changed.chain("cbnhl".chars().map(|clothes| Look { clothes, ..LOOK }));
    for look in
        changed.chain([Look { skin: 6, ..LOOK }, Look { hair_colour: 5, ..LOOK }, Look { clothes_colour: 2, ..LOOK }])
    {
        assert_ne!(portrait(look), plain, "{look:?}");
    }
}

#[test]
fn a_team_has_up_to_five() {
    for count in 0..7 {
        let canvas = pictures::team(&vec![LOOK; count], 1, 0.2);
        assert_eq!(canvas.size(), (320, 200));
    }
}

#[test]
fn a_page_says_where_its_parts_are() {
    let page = pdf::page(&["A (title) \\".to_owned(), "Größe – 日本".to_owned()]);
    let text: String = page.iter().map(|byte| char::from(*byte)).collect();
    assert!(text.contains(r"(A \(title\) \\) Tj") && text.contains("(Größe ? ??) Tj"));
    let start: usize = text.rsplit("startxref\n").next().unwrap().lines().next().unwrap().parse().unwrap();
    assert!(text[text.char_indices().nth(start).unwrap().0..].starts_with("xref\n0 7\n"));
    let line = text.lines().find(|line| line.ends_with(" 00000 n ")).unwrap();
    let first: usize = line[..10].parse().unwrap();
    assert!(page[first..].starts_with(b"1 0 obj\n"));
}
