//! Scenarios of searching all folders below one: what is found, how it is listed, and how it stops and goes on.

use std::cell::RefCell;
use std::rc::Rc;

use alcove::aws::s3::key::Prefix;
use alcove::client::find::Walk;
use alcove::model::failure::Failure;
use alcove::model::files::Entry;
use alcove::model::find::{Filter, Query};

use crate::files_s3::{Cloud, Fault};

/// What a search has given so far: how many names, and the ids of what was found.
type Given = Rc<RefCell<(u64, Vec<String>)>>;

fn walk(cloud: &Cloud, query: &str) -> Rc<Walk> {
    let folder = Prefix::new("home");
    let filter = Filter::new(folder.clone(), &Query::parse(query), |_| 0);
    Rc::new(Walk::new(&cloud.s3(true), folder, filter))
}

fn run(cloud: &Cloud, walk: &Rc<Walk>, given: &Given) -> Result<(), Failure> {
    let (walk, given) = (walk.clone(), given.clone());
    cloud.world.block_on(async move {
        walk.run(|page| {
            let mut given = given.borrow_mut();
            given.0 += page.names;
            given.1.extend(page.found.iter().map(Entry::id).map(str::to_owned));
        })
        .await
    })
}

fn search(cloud: &Cloud, query: &str) -> (u64, Vec<String>) {
    let given = Given::default();
    run(cloud, &walk(cloud, query), &given).unwrap();
    given.take()
}

#[test]
fn what_is_below_the_folder_is_found_and_nothing_beside_it() {
    let cloud = Cloud::new();
    for key in ["home/a/Caf\u{e9}.txt", "home/b/x", "home/Cafe\u{301}", "homestead/cafe", "cafe"] {
        cloud.bucket.put(key, 1);
    }
    assert_eq!(
        search(&cloud, "cafe"),
        (3, vec!["home/Cafe\u{301}".to_owned(), "home/a/Caf\u{e9}.txt".to_owned()])
    );
}

#[test]
fn a_short_folder_costs_one_request_for_each_thousand_names() {
    let cloud = Cloud::new();
    for n in 0..2_500 {
        cloud.bucket.put(&format!("home/{}/{n}", n % 7), 1);
    }
    assert_eq!(search(&cloud, "nowhere"), (2_500, vec![]));
    assert_eq!(cloud.bucket.count("ListObjectsV2"), 3);
}

#[test]
fn a_long_folder_is_listed_side_by_side_and_gives_all_in_order() {
    let cloud = Cloud::new();
    let keys: Vec<_> = (0..30_000).map(|n| format!("home/IMG_{n:06}.jpg")).collect();
    for key in &keys {
        cloud.bucket.put(key, 1);
    }
    assert_eq!(search(&cloud, "*.jpg"), (30_000, keys));
    assert!(cloud.bucket.count("ListObjectsV2") < 90, "{} requests", cloud.bucket.count("ListObjectsV2"));
}

#[test]
fn without_a_connection_it_stops_and_goes_on_where_it_was() {
    let cloud = Cloud::new();
    let keys: Vec<_> = (0..3_500).map(|n| format!("home/{n:04}")).collect();
    for key in &keys {
        cloud.bucket.put(key, 1);
    }
    let (walk, given) = (walk(&cloud, "*"), Given::default());
    cloud.bucket.fail("ListObjectsV2", [Fault::Offline]);
    assert!(run(&cloud, &walk, &given).is_err());
    assert_eq!(cloud.bucket.count("ListObjectsV2"), 1, "no connection is no reason to try again at once");
    assert_eq!(run(&cloud, &walk, &given), Ok(()));
    assert_eq!(given.take(), (3_500, keys));
}

#[test]
fn a_busy_service_is_asked_again_and_nothing_is_found_twice() {
    let cloud = Cloud::new();
    let keys: Vec<_> = (0..8_000).map(|n| format!("home/{n:04}")).collect();
    for key in &keys {
        cloud.bucket.put(key, 1);
    }
    let busy = || Fault::Refuse(503, "SlowDown");
    cloud.bucket.fail("ListObjectsV2", [busy(), Fault::Drop, busy()]);
    assert_eq!(search(&cloud, "*"), (8_000, keys));
}

#[test]
fn a_refusal_ends_the_search() {
    let cloud = Cloud::new();
    cloud.bucket.fail("ListObjectsV2", [Fault::Refuse(403, "AccessDenied")]);
    assert!(run(&cloud, &walk(&cloud, "x"), &Given::default()).is_err());
    assert_eq!(cloud.bucket.count("ListObjectsV2"), 1);
}
