use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

/// A bucket that lists as S3 does.
struct Bucket {
    keys: BTreeSet<String>,
    page: usize,
    asked: usize,
}

impl Bucket {
    fn new(keys: impl IntoIterator<Item = String>, page: usize) -> Self {
        Self { keys: keys.into_iter().collect(), page, asked: 0 }
    }

    fn list(&mut self, prefix: &str, after: Option<&str>) -> (Vec<String>, bool) {
        self.asked += 1;
        let from = after.filter(|after| *after > prefix).unwrap_or(prefix).to_owned();
        let is_behind = |key: &&String| after.is_none_or(|after| key.as_str() > after);
        let behind = self.keys.range(from..).filter(is_behind).take_while(|key| key.starts_with(prefix));
        let mut page: Vec<_> = behind.take(self.page + 1).cloned().collect();
        let has_more = page.len() > self.page;
        page.truncate(self.page);
        (page, has_more)
    }
}

/// Walks a bucket. Of the pages under way `choose` says which comes next, and whether it fails. Gives the keys as they were
/// released, and how many rounds of `width` requests side by side it took.
fn walk(
    bucket: &mut Bucket,
    prefix: &str,
    width: usize,
    mut choose: impl FnMut() -> (usize, bool),
) -> (Vec<String>, usize) {
    let mut ranges = Ranges::new(prefix, width);
    let (mut flying, mut released, mut rounds) = (Vec::new(), Vec::new(), 0);
    let mut due = 0;
    while !ranges.is_done() {
        while let Some(ask) = ranges.ask() {
            flying.push(ask);
        }
        assert!(!flying.is_empty() && flying.len() <= width && flying.len() == ranges.in_flight());
        if due == 0 {
            (rounds, due) = (rounds + 1, flying.len());
        }
        due -= 1;
        let (at, fails) = choose();
        let ask = flying.remove(at % flying.len());
        if fails {
            ranges.give_back();
            flying.clear();
            due = 0;
            continue;
        }
        let (mut page, has_more) = bucket.list(prefix, ask.after.as_deref());
        let own = ranges.answer(ask.range, &page.iter().map(String::as_str).collect::<Vec<_>>(), has_more);
        page.truncate(own);
        released.extend(ranges.release(ask.range, page));
    }
    (released, rounds)
}

fn key() -> impl Strategy<Value = String> {
    prop_oneof!["[ab]{0,6}", "[0-9]{1,4}", "IMG_[0-9]{3}", "[a-c/]{1,5}", "[あ-お\u{1f5c2}\u{10ffff}zé]{1,3}"]
}

proptest! {
    #[test]
    fn each_key_comes_once_and_in_order(
        keys in prop::collection::btree_set(key(), 0..120), page in 1_usize..5, width in 1_usize..25,
        choices in prop::collection::vec((0_usize..24, prop::bool::weighted(0.1)), 1..64),
    ) {
        let below: Vec<String> = keys.iter().map(|key| ["p/", key].concat()).filter(|key| key != "p/").collect();
        let others = ["o/x".to_owned(), "p".to_owned(), "p0".to_owned(), "q".to_owned()];
        let mut bucket = Bucket::new(below.iter().cloned().chain(others), page);
        let mut choices = choices.into_iter().chain([(0, false)]).cycle();
        let (released, _) = walk(&mut bucket, "p/", width, || choices.next().unwrap());
        prop_assert_eq!(released, below);
    }
}

#[test]
fn a_short_folder_is_listed_one_page_after_the_other() {
    let keys = (0..40).map(|n| format!("p/{n:02}"));
    let mut bucket = Bucket::new(keys, 10);
    let (released, rounds) = walk(&mut bucket, "p/", 24, || (0, false));
    assert_eq!((released.len(), rounds, bucket.asked), (40, 4, 4));
}

/// Names as people and programs give them: 100 pages each, listed in few rounds and with few requests in vain.
#[test]
fn a_long_folder_takes_a_fraction_of_its_pages_in_rounds() {
    let numbered = (0..10_000).map(|n| format!("p/IMG_{n:06}.jpg")).collect::<Vec<_>>();
    let dated = (0..10_000)
        .map(|n| format!("p/20{:02}/{:02}/{:02}/{n}.jpg", n / 400, n / 34 % 12 + 1, n % 28))
        .collect();
    let random =
        (0..10_000_u64).map(|n| format!("p/{:016x}", n.wrapping_mul(0x9e37_79b9_7f4a_7c15))).collect();
    let deep = (0..10_000).map(|n| format!("p/home/person/work/projects/alcove/data/{n:05}/a.bin")).collect();
    let words = (0..10_000).map(|n| format!("p/{}/{n}", ["music", "photos", "work", "zoo"][n % 4])).collect();
    for (name, keys) in
        [("numbered", numbered), ("dated", dated), ("random", random), ("deep", deep), ("words", words)]
    {
        let mut bucket = Bucket::new(keys, 100);
        let (released, rounds) = walk(&mut bucket, "p/", 24, || (0, false));
        assert_eq!(released.len(), bucket.keys.len(), "{name}");
        println!("{name}: {rounds} rounds, {} requests", bucket.asked);
        assert!(rounds <= 35, "{name}: {rounds} rounds for 100 pages");
        assert!(bucket.asked <= 220, "{name}: {} requests for 100 pages", bucket.asked);
    }
}
