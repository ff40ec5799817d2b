use proptest::prelude::*;
use serde_json::{Map, json};

use super::*;
use crate::aws::s3::key::Prefix;

fn spot(key: &str) -> Spot {
    Spot::parse(key).unwrap()
}

fn read(value: &serde_json::Value) -> Result<Document, Unreadable> {
    Document::read(value.to_string().as_bytes())
}

#[test]
fn what_a_later_page_has_written_is_kept() {
    let file = json!({
        "alcove": 1,
        "favourites": { "my-files/a": { "at": 1, "colour": "red" } },
        "settings": { "columns": { "at": 2, "value": ["name", "size"] } },
        "unheard-of": { "x": { "at": 3, "deep": { "er": [1] } } },
    });
    let mut document = read(&file).unwrap();
    assert!(document.add_favourite(&spot("my-files/b"), 5));
    let mut expected = file;
    expected["favourites"]["my-files/b"] = json!({ "at": 5 });
    let written: serde_json::Value = serde_json::from_slice(&document.write()).unwrap();
    assert_eq!(written, expected);
}

#[test]
fn a_file_that_would_not_come_back_whole_is_not_read() {
    assert_eq!(Document::read(b"not json"), Err(Unreadable::Broken));
    assert_eq!(Document::read(b"[]"), Err(Unreadable::Broken));
    assert_eq!(read(&json!({})), Err(Unreadable::Broken), "without a version it is somebody's own");
    assert_eq!(read(&json!({ "alcove": 1, "favourites": [] })), Err(Unreadable::Broken));
    assert_eq!(read(&json!({ "alcove": 1, "favourites": { "a": {} } })), Err(Unreadable::Broken));
    assert_eq!(read(&json!({ "alcove": 2, "favourites": [] })), Err(Unreadable::Newer));
    let large = vec![b' '; usize::try_from(MAX_BYTES).unwrap() + 1];
    assert_eq!(Document::read(&large), Err(Unreadable::TooLarge));
    assert_eq!(read(&json!({ "alcove": 1 })), Ok(Document::default()));
}

#[test]
fn a_removal_reaches_a_device_that_still_has_the_entry_and_ends_at_last() {
    let a = spot("my-files/a");
    let mut here = Document::default();
    here.add_favourite(&a, 10);
    let mut there = here.clone();
    here.remove_favourite(&a, 20);
    there.merge(&here);
    assert!(!there.is_favourite(&a));
    there.add_favourite(&a, 15);
    assert!(there.is_favourite(&a), "what is done last holds, though the clock is behind");
    here.merge(&there);
    assert!(here.is_favourite(&a));

    here.remove_favourite(&a, 100);
    here.tidy(101);
    assert_ne!(here, Document::default());
    here.tidy(i64::MAX);
    assert!(here.is_empty());
}

#[test]
fn recents_are_bounded_and_the_latest_comes_first() {
    let mut document = Document::default();
    for at in 0..250 {
        document.note(&spot(&format!("my-files/{at}")), Did::Opened, at);
    }
    document.note(&spot("my-files/160"), Did::Downloaded, 300);
    let recents = document.recents();
    assert_eq!(recents.len(), MAX_RECENTS);
    assert_eq!(recents[0], Recent { spot: spot("my-files/160"), did: Some(Did::Downloaded), at: 300 });
    document.tidy(300);
    assert_eq!(document.recents(), recents);
    assert_eq!(document.entries("recents").count(), MAX_RECENTS);
}

#[test]
fn clearing_reaches_what_another_device_had_noted_before() {
    let mut here = Document::default();
    here.note(&spot("my-files/a"), Did::Opened, 10);
    let mut there = here.clone();
    there.note(&spot("my-files/b"), Did::Opened, 15);
    here.clear_recents(20);
    assert!(here.recents().is_empty());
    there.merge(&here);
    there.note(&spot("my-files/c"), Did::Uploaded, 20);
    assert_eq!(there.recents().len(), 1, "only what came after");
    here.keep_recents(false, 30);
    assert_eq!(here.keeps_recents(), Some(false));
}

#[test]
fn a_folder_that_is_renamed_takes_its_favourites_along() {
    let mut document = Document::default();
    for key in ["my-files/a/", "my-files/a/b.txt", "my-files/ab.txt"] {
        document.add_favourite(&spot(key), 1);
    }
    document.note(&spot("my-files/a/b.txt"), Did::Opened, 5);
    document.note(&spot("my-files/z"), Did::Opened, 6);
    document.moved(&spot("my-files/a/"), &spot("team/日本/"), 9);
    let keys: Vec<_> = document.favourites().iter().map(Spot::key).collect();
    assert_eq!(keys, ["my-files/ab.txt", "team/日本/", "team/日本/b.txt"]);
    let recents: Vec<_> = document.recents().iter().map(|it| it.spot.key()).collect();
    assert_eq!(recents, ["my-files/z", "team/日本/b.txt"], "in the order in which they were used");
}

#[test]
fn there_is_an_end_to_favourites() {
    let mut document = Document::default();
    for at in 0..MAX_FAVOURITES {
        assert!(document.add_favourite(&spot(&format!("my-files/{at}")), 1));
    }
    assert!(!document.add_favourite(&spot("my-files/more"), 2));
    assert!(document.add_favourite(&spot("my-files/7"), 2), "it is one already");
}

#[test]
fn a_setting_that_is_so_already_is_no_change() {
    let mut document = Document::default();
    document.set_setting("sort", "size asc".into(), 1);
    let before = document.clone();
    document.set_setting("sort", "size asc".into(), 2);
    assert_eq!(document, before);
}

#[test]
fn a_spot_is_found_in_its_own_location_and_has_a_name() {
    let config = crate::config::Config::parse(include_str!("../../../config.example.json")).unwrap();
    let own = config.locations.iter().find(|it| it.is_own()).unwrap();
    let key = [own.prefix_for("me").as_str(), "2024/a b.txt"].concat();
    let found = Spot::of(&config, "me", &key).unwrap();
    assert_eq!(found, Spot { location: own.id.clone(), path: "2024/a b.txt".into() });
    assert_eq!(found.id(&config, "me"), Some(key));
    assert_eq!((found.name(), found.folder()), ("a b.txt", Prefix::new("2024/")));
    assert_eq!(spot("x/a/b/").name(), "b");
    assert_eq!(spot("x/a/b/").folder(), Prefix::new("a/"));
    assert_eq!(spot("x/a//").name(), "/");
    assert_eq!(Spot::of(&config, "me", own.prefix_for("me").as_str()), None, "a location is none");
    assert_eq!(Spot::parse("no-path/"), None);
}

#[test]
fn the_file_alone_is_hidden_and_only_at_home() {
    let home = Prefix::new("users/me/");
    let hides = |listed: &str, id: &str| home::hides(&home, listed, id);
    assert!(hides("users/me/.alcove/", "users/me/.alcove/state.json"));
    assert!(!hides("users/me/", "users/me/photos/.alcove/state.json"));
    assert!(!hides("users/me/", "users/me/.alcovestate.json"));
    assert!(!hides("users/me/", "users/me/.alcove/state.json.bak"));
    assert!(!hides("users/you/", "users/you/.alcove/state.json"));
    assert_eq!(home::file(&home).unwrap().as_str(), "users/me/.alcove/state.json");
}

fn entry() -> impl Strategy<Value = Entry> {
    (0_i64..6, any::<bool>(), 0_u8..3).prop_map(|(at, is_gone, value)| {
        let fields = Map::from_iter([("value".to_owned(), value.into())]);
        Entry { at, is_gone, fields }
    })
}

/// Few keys and few times, so that devices often write the same at once.
fn document() -> impl Strategy<Value = Document> {
    let section = prop_oneof![Just("favourites"), Just("recents"), Just("settings"), Just("new")];
    prop::collection::vec((section, "[ab]/[ab]/?", entry()), 0..12).prop_map(|written| {
        let mut document = Document::default();
        for (section, key, entry) in written {
            let one = json!({ "alcove": 1, section: { key: entry.write() } });
            document.merge(&read(&one).unwrap());
        }
        document
    })
}

fn merged(a: &Document, b: &Document) -> Document {
    let mut all = a.clone();
    all.merge(b);
    all
}

fn all(document: &Document) -> Vec<(String, String, serde_json::Value)> {
    let file: serde_json::Value = serde_json::from_slice(&document.write()).unwrap();
    let sections = file.as_object().unwrap().iter().filter_map(|(name, it)| Some((name, it.as_object()?)));
    let entries = sections.flat_map(|(name, section)| {
        section.iter().map(move |(key, entry)| (name.clone(), key.clone(), entry.clone()))
    });
    entries.collect()
}

#[test]
fn the_owner_is_named_once_and_by_every_device_alike() {
    let mut document = Document::default();
    document.name_owner("5a2c", 1);
    let before = document.clone();
    document.name_owner("5a2c", 2);
    assert_eq!(document, before);
    document.name_owner("another account of the same identity", 3);
    assert_eq!(document.entries("owner").count(), 2);
}

proptest! {
    #[test]
    fn merging_is_commutative_associative_and_idempotent(a in document(), b in document(), c in document()) {
        prop_assert_eq!(merged(&a, &b), merged(&b, &a));
        prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
        prop_assert_eq!(merged(&a, &a), a.clone());
        prop_assert_eq!(merged(&merged(&a, &b), &b), merged(&a, &b));
    }

    #[test]
    fn merging_loses_no_entry_of_either_device(a in document(), b in document()) {
        let together = all(&merged(&a, &b));
        for (section, key, entry) in all(&a).into_iter().chain(all(&b)) {
            let kept = together.iter().find(|it| it.0 == section && it.1 == key);
            let kept = kept.map(|(_, _, kept)| kept["at"].as_i64());
            prop_assert!(kept.is_some_and(|at| at >= entry["at"].as_i64()), "{section} {key}");
        }
        prop_assert!(together.iter().all(|it| all(&a).contains(it) || all(&b).contains(it)));
    }

    #[test]
    fn what_is_written_is_read_back(a in document()) {
        let mut a = a;
        prop_assert_eq!(Document::read(&a.write()), Ok(a.clone()));
        a.tidy(3);
        let tidy = a.clone();
        a.tidy(3);
        prop_assert_eq!(a, tidy, "tidying twice is tidying once");
    }

    #[test]
    fn two_devices_agree_after_each_has_merged(a in document(), b in document(), now in 6_i64..9) {
        let (mut here, mut there) = (a.clone(), b);
        here.add_favourite(&spot("a/a"), now);
        there.remove_favourite(&spot("a/a"), now);
        there.add_favourite(&spot("b/b"), now);
        let (mut one, mut two) = (merged(&here, &there), merged(&there, &here));
        one.tidy(now);
        two.tidy(now);
        prop_assert!(one.is_favourite(&spot("b/b")));
        prop_assert_eq!(one, two);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        let _ = Document::read(&bytes);
    }
}
