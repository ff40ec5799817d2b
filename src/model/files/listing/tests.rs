use proptest::prelude::*;

use super::*;
use crate::aws::s3::key::ObjectKey;
use crate::model::files::StorageClass;

fn file(name: &str, size: u64, modified: i64) -> Entry {
    let key = ObjectKey::new(format!("home/{name}")).unwrap();
    Entry::File(File { key, size, modified, etag: None, class: StorageClass::Standard })
}

fn folder(name: &str) -> Entry {
    Entry::Folder(Folder { prefix: Prefix::new("home").folder(name) })
}

fn listing(entries: Vec<Entry>) -> Listing {
    let mut listing = Listing::new(Prefix::new("home"));
    listing.add(Page { entries, marker: false, more: false });
    listing
}

fn shown(listing: &Listing, sort: Sort, order: Order, search: &str) -> Vec<String> {
    let arrangement = Arrangement { sort, order, search: search.into(), everywhere: false };
    let shown = listing.arranged(&arrangement);
    listing.shown(&shown).map(|entry| entry.name().to_owned()).collect()
}

#[test]
fn folders_come_first_and_columns_sort_both_ways() {
    let all =
        listing(vec![file("b10", 1, 30), file("a", 3, 10), folder("z"), file("b9", 2, 20), folder("y")]);
    assert_eq!(shown(&all, Sort::Name, Order::Ascending, ""), ["y", "z", "a", "b9", "b10"]);
    assert_eq!(shown(&all, Sort::Name, Order::Descending, ""), ["z", "y", "b10", "b9", "a"]);
    assert_eq!(shown(&all, Sort::Size, Order::Descending, ""), ["y", "z", "a", "b9", "b10"]);
    assert_eq!(shown(&all, Sort::Modified, Order::Ascending, ""), ["y", "z", "a", "b9", "b10"]);
}

#[test]
fn search_wants_every_word_in_any_order_and_case() {
    let all = listing(vec![file("Trip to Kyoto.jpg", 1, 1), file("kyoto.txt", 1, 1), folder("旅行 京都")]);
    assert_eq!(shown(&all, Sort::Name, Order::Ascending, "KYOTO trip"), ["Trip to Kyoto.jpg"]);
    assert_eq!(shown(&all, Sort::Name, Order::Ascending, "京都"), ["旅行 京都"]);
    assert_eq!(
        shown(&all, Sort::Name, Order::Ascending, "  "),
        ["旅行 京都", "kyoto.txt", "Trip to Kyoto.jpg"]
    );
}

#[test]
fn a_search_finds_a_name_in_either_form() {
    let (one, other) = ("caf\u{e9} \u{30ac}.txt", "cafe\u{301} \u{30ab}\u{3099}.txt");
    for (there, typed) in [(one, other), (other, one)] {
        let all = listing(vec![file(there, 1, 1), file("b", 1, 1)]);
        assert_eq!(shown(&all, Sort::Name, Order::Ascending, &typed[..typed.len() - 4]), [there]);
    }
}

#[test]
fn the_object_of_the_folders_own_key_is_a_file_where_it_holds_bytes() {
    let object = |size| Object {
        key: ObjectKey::new("home/").unwrap(),
        size,
        modified: 7,
        etag: None,
        is_archived: false,
        storage_class: None,
    };
    let page = |size| {
        let page = ListPage { objects: vec![object(size)], ..ListPage::default() };
        Page::of(&Prefix::new("home"), page, false)
    };
    assert_eq!((page(0).entries, page(0).marker), (vec![], true));
    let mut all = listing(vec![file("home", 1, 1), folder("home")]);
    all.add(page(390));
    assert!(!all.has_marker());
    assert_eq!(shown(&all, Sort::Name, Order::Ascending, ""), ["home", "home", "home/"]);
    assert_eq!(all.get("home/").unwrap().size(), Some(390));
    for name in ["home", "home/"] {
        assert_eq!(all.named(name).unwrap().name(), name);
    }
    assert!(all.named("home/").is_some_and(|entry| !entry.is_folder()));
    all.uploaded(&File {
        key: ObjectKey::new("home/").unwrap(),
        size: 391,
        modified: 8,
        etag: None,
        class: StorageClass::Standard,
    });
    assert_eq!(all.get("home/").unwrap().size(), Some(391));
    all.remove("home/");
    assert_eq!((all.get("home/"), all.len()), (None, 2));
    assert!(all.get("home/home/").is_some_and(Entry::is_folder) && all.get("home/home").is_some());
}

#[test]
fn pages_gather_without_doubling_and_the_last_one_completes() {
    let mut all = Listing::new(Prefix::new("home"));
    all.add(Page { entries: vec![file("a", 1, 1), folder("f")], marker: true, more: true });
    assert!(!all.is_complete());
    all.add(Page { entries: vec![file("a", 2, 2), file("b", 1, 1)], marker: false, more: false });
    assert!(all.is_complete() && all.has_marker());
    assert_eq!(all.len(), 3);
    assert_eq!(all.get("home/a").unwrap().size(), Some(2));
}

#[test]
fn the_order_holds_after_removals_and_additions() {
    let mut all = listing(vec![file("c", 1, 1), file("a", 1, 1), file("d", 1, 1), file("b", 1, 1)]);
    all.remove("home/a");
    all.upsert(file("aa", 1, 1));
    all.remove("home/d");
    all.upsert(file("e", 1, 1));
    assert_eq!(shown(&all, Sort::Name, Order::Ascending, ""), ["aa", "b", "c", "e"]);
}

#[test]
fn removing_keeps_every_other_entry_findable() {
    let mut all = listing(vec![file("a", 1, 1), file("b", 1, 1), folder("c")]);
    all.remove("home/a");
    all.remove("home/a");
    assert_eq!(all.named("a"), None);
    assert_eq!(all.named("c"), Some(&folder("c")));
    assert_eq!(all.named("b"), Some(&file("b", 1, 1)));
    assert_eq!(all.len(), 2);
}

#[test]
fn an_upload_shows_as_a_file_or_as_the_folder_it_is_below() {
    let mut all = listing(vec![]);
    let uploaded = |key: &str| File {
        key: ObjectKey::new(key).unwrap(),
        size: 1,
        modified: 1,
        etag: None,
        class: StorageClass::Standard,
    };
    all.uploaded(&uploaded("home/a.txt"));
    all.uploaded(&uploaded("home/x/deep/b.txt"));
    all.uploaded(&uploaded("elsewhere/c.txt"));
    assert_eq!(shown(&all, Sort::Name, Order::Ascending, ""), ["x", "a.txt"]);
}

#[test]
fn a_folder_and_a_file_of_one_name_stand_side_by_side() {
    let all = listing(vec![file("same", 1, 1), folder("same")]);
    assert_eq!(all.len(), 2);
}

proptest! {
    /// Whatever the pages, the removals and the later files: the listing shows what sorting everything anew would show, and
    /// finds each entry in its row.
    #[test]
    fn pages_merge_into_the_order_that_sorting_all_would_give(
        names in prop::collection::vec("[ab1-3é]{1,3}/?", 0..40),
        cuts in prop::collection::vec(0..40_usize, 0..5),
        removed in prop::collection::vec(0..40_usize, 0..10),
        later in prop::collection::vec("[ab1-3é]{1,3}", 0..5),
    ) {
        let entry = |name: &String, size| match name.strip_suffix('/') {
            Some(name) => folder(name),
            None => file(name, size, 1),
        };
        let mut all = Listing::new(Prefix::new("home"));
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(names.len())).chain([0, names.len()]).collect();
        cuts.sort_unstable();
        for page in cuts.windows(2) {
            // A page names an entry once.
            let mut page: Vec<&String> = names[page[0]..page[1]].iter().collect();
            page.sort();
            page.dedup();
            all.add(Page { entries: page.into_iter().map(|name| entry(name, 1)).collect(), ..Page::default() });
        }
        let mut left: std::collections::BTreeSet<String> = names.iter().cloned().collect();
        for at in removed {
            if let Some(name) = names.get(at) {
                all.remove(&format!("home/{name}"));
                left.remove(name);
            }
        }
        for name in &later {
            all.upsert(entry(name, 2));
            left.insert(name.clone());
        }
        let mut expected: Vec<Entry> = left.iter().map(|name| entry(name, 1)).collect();
        let key = |entry: &Entry| (natural::sort_key(&sorted(entry.name())), entry.name().to_owned());
        expected.sort_by_key(|it| (!it.is_folder(), key(it)));
        let shown = all.arranged(&Arrangement::default());
        let ids: Vec<_> = all.shown(&shown).map(Entry::id).collect();
        prop_assert_eq!(&ids, &expected.iter().map(Entry::id).collect::<Vec<_>>());
        prop_assert_eq!(all.len(), expected.len());
        for (row, id) in ids.iter().enumerate() {
            prop_assert_eq!(all.row_of(&shown, id), Some(row));
            prop_assert_eq!(all.get(id).map(Entry::id), Some(*id));
        }
        let by_size = all.arranged(&Arrangement { sort: Sort::Size, order: Order::Descending, search: "a".into(), everywhere: false });
        for row in 0..by_size.len() {
            let id = all.at(&by_size, row).map(Entry::id).unwrap();
            prop_assert_eq!(all.row_of(&by_size, id), Some(row));
        }
    }
}

fn ids_with(all: &Listing, sort: Sort, order: Order, folders: Folders) -> Vec<&str> {
    let shown = all.arranged_with(&Arrangement { sort, order, ..Arrangement::default() }, folders);
    let ids: Vec<_> = (0..shown.len()).filter_map(|row| all.at(&shown, row)).map(Entry::name).collect();
    for (row, name) in ids.iter().enumerate() {
        let id = all.named(name).map(Entry::id).unwrap();
        assert_eq!(all.row_of(&shown, id), Some(row), "{name}");
    }
    ids
}

#[test]
fn folders_stand_first_or_among_the_files() {
    let all =
        listing(vec![folder("m"), folder("z"), file("b10.txt", 1, 2), file("b9.png", 3, 1), file("y", 2, 3)]);
    let (first, mixed) = (Folders::First, Folders::Mixed);
    assert_eq!(ids_with(&all, Sort::Name, Order::Ascending, first), ["m", "z", "b9.png", "b10.txt", "y"]);
    assert_eq!(ids_with(&all, Sort::Name, Order::Ascending, mixed), ["b9.png", "b10.txt", "m", "y", "z"]);
    assert_eq!(ids_with(&all, Sort::Name, Order::Descending, mixed), ["z", "y", "m", "b10.txt", "b9.png"]);
    assert_eq!(ids_with(&all, Sort::Size, Order::Descending, mixed), ["b9.png", "y", "b10.txt", "m", "z"]);
    assert_eq!(
        ids_with(&all, Sort::Modified, Order::Descending, first),
        ["m", "z", "y", "b10.txt", "b9.png"]
    );
}

#[test]
fn kinds_come_together_and_in_them_extensions() {
    let names = ["z.PNG", "b.jpg", "a.mp4", "c.png", "a.jpg", "notes.md", "README", "x.pdf"];
    let all = listing(names.iter().map(|name| file(name, 1, 1)).chain([folder("f.zip")]).collect());
    let kinds = ids_with(&all, Sort::Kind, Order::Ascending, Folders::Mixed);
    assert_eq!(kinds, ["f.zip", "a.jpg", "b.jpg", "c.png", "z.PNG", "a.mp4", "notes.md", "x.pdf", "README"]);
    let back = ids_with(&all, Sort::Kind, Order::Descending, Folders::First);
    assert_eq!(back, ["f.zip", "README", "x.pdf", "notes.md", "a.mp4", "c.png", "z.PNG", "a.jpg", "b.jpg"]);
}

/// Not a timed test: prints what a million files cost, page by page (`cargo test --release -- --ignored --nocapture gathering`).
#[test]
#[ignore = "a measurement"]
fn gathering_a_million_files() {
    for count in [100_000_u64, 1_000_000] {
        let mut all = Listing::new(Prefix::new("home"));
        let pages: Vec<Vec<Entry>> = (0..count / 1000)
            .map(|page| (0..1000).map(|at| file(&format!("f-{:08}.bin", page * 1000 + at), at, 1)).collect())
            .collect();
        let start = std::time::Instant::now();
        for entries in pages {
            all.add(Page { entries, marker: false, more: true });
            let shown = all.arranged(&Arrangement::default());
            assert!(all.at(&shown, shown.len() - 1).is_some());
        }
        println!("{count} files: {:?}", start.elapsed());
    }
}

/// Not a timed test: prints what 10,000 entries cost (`cargo test --release -- --ignored --nocapture arranging`).
#[test]
#[ignore = "a measurement"]
fn arranging_10_000_entries() {
    let entries = (0..10_000u64).map(|n| file(&format!("Photo {} of trip.jpg", n * 7919 % 10_000), n, 1));
    let start = std::time::Instant::now();
    let all = listing(entries.collect());
    println!("build {:?}", start.elapsed());
    for (sort, search) in [(Sort::Name, ""), (Sort::Size, ""), (Sort::Name, "photo 12")] {
        let start = std::time::Instant::now();
        let shown = all.arranged(&Arrangement {
            sort,
            order: Order::Descending,
            search: search.into(),
            everywhere: false,
        });
        println!("{sort:?} {search:?}: {} rows in {:?}", shown.len(), start.elapsed());
    }
}
