use proptest::prelude::*;

use super::*;
use crate::aws::s3::key::ObjectKey;

fn object(key: &str, size: u64, modified: i64) -> Object {
    let key = ObjectKey::new(key).unwrap();
    Object { key, size, modified, etag: None, is_archived: false, storage_class: None }
}

fn filter(query: &str) -> Filter {
    // Days of 2026 alone, by UTC, in milliseconds since its beginning; 31 to a month is enough here.
    let midnight =
        |day: Day| i64::from(day.month - 1) * 31 * 86_400_000 + i64::from(day.day - 1) * 86_400_000;
    Filter::new(Prefix::new("top/"), &Query::parse(query), midnight)
}

fn search(query: &str, keys: &[&str]) -> Vec<String> {
    let keys: Vec<_> = keys.iter().map(|key| object(&["top/", key].concat(), 1, 0)).collect();
    let found = filter(query).page(&keys).found;
    found.iter().map(|entry| entry.id()["top/".len()..].to_owned()).collect()
}

#[test]
fn all_words_must_be_in_the_path_in_any_order() {
    let keys = ["2026/Invoice 7.pdf", "2026/x.pdf", "invoice.pdf"];
    assert_eq!(search("invoice 2026", &keys), ["2026/Invoice 7.pdf"]);
    assert_eq!(search("\"invoice 7\"", &keys), ["2026/Invoice 7.pdf"]);
    assert_eq!(search("7 \"2026/inv\"", &keys), ["2026/Invoice 7.pdf"]);
    assert_eq!(search("", &keys), [""; 0], "nothing asked for is nothing found");
}

#[test]
fn the_folder_that_is_searched_is_no_part_of_the_path() {
    assert_eq!(search("top", &["a", "stop"]), ["stop"]);
}

#[test]
fn a_pattern_is_about_the_whole_name_or_the_whole_path() {
    let keys = ["a/IMG_1.JPG", "a/IMG_12.jpg", "img_3.jpg.txt"];
    assert_eq!(search("img_?.jpg", &keys), ["a/IMG_1.JPG"]);
    assert_eq!(search("*.jpg", &keys), ["a/IMG_1.JPG", "a/IMG_12.jpg"]);
    assert_eq!(search("a/*2*", &keys), ["a/IMG_12.jpg"]);
}

#[test]
fn forms_width_and_marks_make_no_difference() {
    let keys = ["Cafe\u{301}.txt", "Café/x", "ＣＡＦＥ", "ﾒﾆｭｰ", "がく", "かく"];
    assert_eq!(search("cafe", &keys), ["Cafe\u{301}.txt", "Café/", "Café/x", "ＣＡＦＥ"]);
    assert_eq!(search("メニュー", &keys), ["ﾒﾆｭｰ"]);
    assert_eq!(search("か", &keys), ["かく"]);
}

#[test]
fn a_folder_is_found_once_by_its_own_name() {
    let keys = ["photos/2026/a", "photos/2026/b", "photos/c", "x/photos.txt"];
    assert_eq!(
        search("photos", &keys),
        ["photos/", "photos/2026/a", "photos/2026/b", "photos/c", "x/photos.txt"]
    );
    assert_eq!(search("kind:folder", &keys), ["photos/", "photos/2026/", "x/"]);
    assert_eq!(search("photos kind:folder 2026", &keys), ["photos/2026/"]);
}

#[test]
fn an_empty_folder_is_found_by_its_marker_and_is_no_file() {
    let page = filter("new").page(&[object("top/", 0, 0), object("top/new/", 0, 0)]);
    let ids: Vec<_> = page.found.iter().map(Entry::id).collect();
    assert_eq!((page.names, ids), (2, vec!["top/new/"]));
}

#[test]
fn filters_ask_for_kind_size_and_time() {
    let day = 86_400_000;
    let objects =
        || vec![object("top/a.jpg", 5000, 0), object("top/b.jpg", 10, 40 * day), object("top/c.txt", 10, 9)];
    let found = |query| {
        filter(query).page(&objects()).found.iter().map(|it| it.name().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found("kind:image"), ["a.jpg", "b.jpg"]);
    assert_eq!(found(">1kb"), ["a.jpg"]);
    assert_eq!(found("kind:image <1kb"), ["b.jpg"]);
    assert_eq!(found("after:2026-02-01"), ["b.jpg"]);
    assert_eq!(found("before:2026-01-02"), ["a.jpg", "c.txt"]);
    assert_eq!(found("kind:image kind:audio"), [""; 0]);
    assert_eq!(found("before:2026-01-02 txt"), ["c.txt"]);
}

#[test]
fn a_slash_that_folding_makes_begins_no_name() {
    assert_eq!(search("*c", &["x/a\u{2100}", "x/bc"]), ["x/a\u{2100}", "x/bc"]);
    assert_eq!(search("c", &["\u{ff0f}c"]), ["\u{ff0f}c"]);
}

proptest! {
    /// By definition: each name folded alone, and each word looked for in it.
    #[test]
    fn a_page_is_searched_as_each_of_its_names_alone(
        keys in prop::collection::btree_set("[aBé\u{301}かが\u{3099}ｶﾞ/\n℀.]{1,6}", 0..12), word in "[abeかガ]{1,2}",
    ) {
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let files = |found: Vec<String>| found.into_iter().filter(|id| !id.ends_with('/')).collect::<Vec<_>>();
        let alone: Vec<_> = keys.iter().filter(|key| !key.ends_with('/') && searched(key).contains(&searched(&word)))
            .map(ToString::to_string).collect();
        prop_assert_eq!(files(search(&["\"", &word, "\""].concat(), &keys)), alone);
    }
}
