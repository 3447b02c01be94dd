//! The message catalogue and the formats.

use chrono::{TimeDelta, Utc};
use rotunda::text::{Language, Plural, feeds, format, kit, plural, set_language, shell};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn every_language_gives_its_text() {
    for (language, publish, named, direction) in [
        (Language::German, "Veröffentlichen", "Beitrag.pdf entfernen", "ltr"),
        (Language::Arabic, "نشر", "إزالة Beitrag.pdf", "rtl"),
        (Language::English, "Publish", "Remove Beitrag.pdf", "ltr"),
    ] {
        set_language(language).await.unwrap();
        assert_eq!(feeds::publish(), publish);
        assert_eq!(kit::remove("Beitrag.pdf"), named);
        assert!(!shell::app_name().is_empty());
        let root = crate::stage::document().document_element().unwrap();
        assert_eq!(root.get_attribute("lang").as_deref(), Some(language.code()));
        assert_eq!(root.get_attribute("dir").as_deref(), Some(direction));
    }
}

#[wasm_bindgen_test]
fn codes_of_regions_find_their_language() {
    assert_eq!(Language::of_code("de-AT"), Some(Language::German));
    assert_eq!(Language::of_code("ar"), Some(Language::Arabic));
    assert_eq!(Language::of_code("fr-FR"), None);
}

#[wasm_bindgen_test]
fn plural_forms_are_those_of_the_language() {
    let forms = |language| [0, 1, 2, 3, 11, 100].map(|number| plural(language, number));
    for language in [Language::English, Language::German] {
        use Plural::{One, Other};
        assert_eq!(forms(language), [Other, One, Other, Other, Other, Other]);
    }
    use Plural::{Few, Many, One, Other, Two, Zero};
    assert_eq!(forms(Language::Arabic), [Zero, One, Two, Few, Many, Other]);
}

#[wasm_bindgen_test]
async fn counted_texts_follow_the_plural() {
    set_language(Language::German).await.unwrap();
    assert_eq!([feeds::comment_count(1), feeds::comment_count(3)], ["1 Kommentar", "3 Kommentare"]);
    set_language(Language::Arabic).await.unwrap();
    assert_eq!([kit::people_found(1), kit::people_found(2)], ["عُثر على شخص واحد", "عُثر على شخصين"]);
    assert_eq!([kit::people_found(3), kit::people_found(11)], ["عُثر على 3 أشخاص", "عُثر على 11 شخصًا"]);
    set_language(Language::English).await.unwrap();
    assert_eq!([feeds::comment_count(1), feeds::comment_count(0)], ["1 comment", "0 comments"]);
}

#[wasm_bindgen_test]
async fn near_times_are_relative_and_far_ones_dates() {
    let ago = |seconds| format::relative(Utc::now() - TimeDelta::seconds(seconds));
    set_language(Language::English).await.unwrap();
    assert_eq!([ago(5), ago(125), ago(7_300), ago(86_500)], ["now", "2 min. ago", "2 hr. ago", "yesterday"]);
    assert_eq!(format::relative(Utc::now() + TimeDelta::seconds(3_700)), "in 1 hr.");
    let at = "2020-03-09T12:00:00Z".parse().unwrap();
    assert_eq!(format::relative(at), "Mar 9, 2020");
    set_language(Language::German).await.unwrap();
    assert_eq!([ago(125), ago(86_500)], ["vor 2 Min.", "gestern"]);
    assert_eq!(format::relative(at), "09.03.2020");
    set_language(Language::English).await.unwrap();
}

#[wasm_bindgen_test]
async fn numbers_and_sizes_have_the_separators_of_the_language() {
    set_language(Language::German).await.unwrap();
    assert_eq!(format::number(1_234_567), "1.234.567");
    assert_eq!(format::bytes(1_400_000), "1,4 MB");
    set_language(Language::English).await.unwrap();
    assert_eq!([format::bytes(0), format::bytes(12_000)], ["0 byte", "12 kB"]);
}
