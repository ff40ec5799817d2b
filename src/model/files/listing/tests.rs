use super::*;
use crate::aws::s3::key::ObjectKey;

fn file(name: &str, size: u64, modified: i64) -> Entry {
    let key = ObjectKey::new(format!("home/{name}")).unwrap();
    Entry::File(File { key, size, modified, etag: None })
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
    let arrangement = Arrangement { sort, order, search: search.into() };
    let indices = listing.arranged(&arrangement);
    indices.iter().map(|&index| listing.at(index).unwrap().name().to_owned()).collect()
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
    let uploaded = |key: &str| File { key: ObjectKey::new(key).unwrap(), size: 1, modified: 1, etag: None };
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
        let indices = all.arranged(&Arrangement { sort, order: Order::Descending, search: search.into() });
        println!("{sort:?} {search:?}: {} rows in {:?}", indices.len(), start.elapsed());
    }
}
