//! Scenarios of folders: listing, finding, linking, making and deleting them.

use std::cell::RefCell;
use std::future::poll_fn;
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;

use alcove::aws::s3::etag::ETag;
use alcove::aws::s3::key::{ObjectKey, Prefix};
use alcove::client::files::{Deletion, FilesClient, Target};
use alcove::model::failure::Failure;
use alcove::model::files::{Arrangement, Listing, Page};
use futures_util::future::select;

use crate::files_s3::{Cloud, Fault};

fn key(text: &str) -> ObjectKey {
    ObjectKey::new(text).unwrap()
}

fn home() -> Prefix {
    Prefix::new("home")
}

fn client(cloud: &Cloud) -> FilesClient {
    FilesClient::new(cloud.s3(true))
}

/// Lists a folder to its end, and gives the pages as they came.
fn list(cloud: &Cloud, folder: Prefix) -> Result<Vec<Page>, Failure> {
    let (client, pages) = (client(cloud), Rc::new(RefCell::new(Vec::new())));
    let seen = pages.clone();
    let listed =
        cloud.world.block_on(async move { client.list(&folder, |page| seen.borrow_mut().push(page)).await });
    listed.map(|()| pages.take())
}

fn delete(cloud: &Cloud, targets: Vec<Target>) -> (Result<Deletion, Failure>, usize) {
    let (client, told) = (client(cloud), Rc::new(RefCell::new(0)));
    let count = told.clone();
    let deleted =
        cloud.world.block_on(async move { client.delete(&targets, |_| *count.borrow_mut() += 1).await });
    (deleted, told.take())
}

#[test]
fn a_folder_of_2500_objects_comes_in_three_pages_and_shows_all() {
    let cloud = Cloud::new();
    for n in 0..2400 {
        cloud.bucket.put(&format!("home/photo {n}.jpg"), n);
    }
    for n in 0..100 {
        cloud.bucket.put(&format!("home/album {n}/deep/x"), 1);
        cloud.bucket.put(&format!("home/album {n}/y"), 1);
    }
    cloud.bucket.put("home/", 0);
    cloud.bucket.put("homestead", 1);
    let pages = list(&cloud, home()).unwrap();
    assert_eq!(pages.iter().map(|page| page.more).collect::<Vec<_>>(), [true, true, false]);
    let mut listing = Listing::new(home());
    for page in pages {
        listing.add(page);
    }
    assert!(listing.is_complete() && listing.has_marker());
    assert_eq!(listing.len(), 2500);
    let rows = listing.arranged(&Arrangement::default());
    let name = |row: usize| listing.at(&rows, row).unwrap().name().to_owned();
    assert_eq!(
        (name(0), name(99), name(100), name(2499)),
        ("album 0".into(), "album 99".into(), "photo 0.jpg".into(), "photo 2399.jpg".into())
    );
}

#[test]
fn the_page_after_is_asked_for_before_a_page_is_read_and_none_after_the_reader_has_gone() {
    let cloud = Cloud::new();
    for n in 0..2500 {
        cloud.bucket.put(&format!("home/{n}"), n);
    }
    let (files, bucket, asked) = (client(&cloud), cloud.bucket.clone(), Rc::new(RefCell::new(Vec::new())));
    let seen = asked.clone();
    let note = move |_: Page| seen.borrow_mut().push(bucket.count("ListObjectsV2"));
    let listing = files.clone();
    cloud.world.block_on(async move { listing.list(&home(), note).await }).unwrap();
    assert_eq!(asked.take(), [2, 3, 3]);

    let first = asked.clone();
    let note = move |_: Page| first.borrow_mut().push(1);
    cloud.world.block_on(async move {
        let folder = home();
        let listing = pin!(files.list(&folder, note));
        let has_gone = poll_fn(|_| if asked.borrow().is_empty() { Poll::Pending } else { Poll::Ready(()) });
        select(listing, has_gone).await;
    });
    assert_eq!(cloud.bucket.count("ListObjectsV2"), 5);
}

#[test]
fn what_the_page_keeps_at_home_is_no_file_of_the_persons_and_goes_with_the_whole_folder() {
    let cloud = Cloud::new();
    let all = ["home/.alcove/state.json", "home/a", "home/photos/.alcove/state.json"];
    for key in &all {
        cloud.bucket.put(key, 1);
    }
    let s3 = cloud.s3(true);
    s3.set_home(Some(home()));
    assert!(!s3.has_state());
    let files = FilesClient::new(s3.clone());
    let seen = Rc::new(RefCell::new(Vec::new()));
    let (found, listing) = (seen.clone(), files.clone());
    cloud
        .world
        .block_on(async move {
            let note =
                |page: Page| found.borrow_mut().extend(page.entries.iter().map(|it| it.id().to_owned()));
            listing.list(&home(), note).await.unwrap();
            listing
                .list_below(&home(), |page| {
                    found.borrow_mut().extend(page.iter().map(|it| it.key.to_string()));
                })
                .await
        })
        .unwrap();
    let mut ids = seen.take();
    ids.sort();
    assert_eq!(ids, ["home/a", "home/a", "home/photos/", "home/photos/.alcove/state.json"]);
    assert!(s3.has_state(), "there is something to read");
    let whole = [Target::Folder(home())];
    cloud.world.block_on(async move { files.delete(&whole, |_| {}).await }).unwrap();
    assert_eq!(cloud.bucket.keys(), Vec::<String>::new());
}

#[test]
fn all_below_a_folder_comes_in_flat_pages() {
    let cloud = Cloud::new();
    for n in 0..400 {
        cloud.bucket.put(&format!("home/{n}/deep/x"), 2);
    }
    cloud.bucket.put("home/", 390);
    cloud.bucket.put("homestead", 1);
    let (client, seen) = (client(&cloud), Rc::new(RefCell::new(Vec::new())));
    let pages = seen.clone();
    let listed = cloud
        .world
        .block_on(async move { client.list_below(&home(), |page| pages.borrow_mut().extend(page)).await });
    assert_eq!(listed, Ok(()));
    assert_eq!(seen.borrow().len(), 401);
    assert_eq!(seen.borrow().iter().map(|file| file.size).sum::<u64>(), 1190);
    assert_eq!(cloud.bucket.count("ListObjectsV2"), 1);
}

#[test]
fn names_of_any_kind_are_listed_as_they_are() {
    let cloud = Cloud::new();
    let names = ["a+b c%20.txt", "日本 🗻.txt", "q?x=1&y#z", "tab\there", "x\u{1}y", "\"quoted\"", "<&>'"];
    for name in names {
        cloud.bucket.put(&format!("home/{name}"), 1);
    }
    let pages = list(&cloud, home()).unwrap();
    let mut listed: Vec<_> = pages[0].entries.iter().map(|entry| entry.name().to_owned()).collect();
    listed.sort();
    let mut names = names.map(str::to_owned).to_vec();
    names.sort();
    assert_eq!(listed, names);
}

#[test]
fn ended_credentials_renew_once_and_the_listing_goes_on() {
    let cloud = Cloud::new();
    cloud.bucket.put("home/a", 1);
    cloud.bucket.expired.borrow_mut().insert("ASIA0".into());
    assert_eq!(list(&cloud, home()).unwrap()[0].entries.len(), 1);
    assert_eq!((cloud.keys.renewals.get(), cloud.bucket.count("ListObjectsV2")), (1, 2));
    cloud.bucket.expired.borrow_mut().extend(["ASIA1".into(), "ASIA2".into()]);
    let failure = list(&cloud, home()).unwrap_err();
    assert_eq!(failure.code(), Some("ExpiredToken"), "new ones that have ended too are not renewed for ever");
}

#[test]
fn a_wrong_clock_is_put_right_once_for_all_later_calls() {
    let cloud = Cloud::new();
    cloud.bucket.put("home/a", 1);
    cloud.bucket.skew.set(7_200_000);
    let client = client(&cloud);
    let again = client.clone();
    assert!(cloud.world.block_on(async move { client.find(&key("home/a")).await }).unwrap().is_some());
    assert_eq!(cloud.bucket.count("ListObjectsV2"), 2);
    assert!(cloud.world.block_on(async move { again.find(&key("home/a")).await }).unwrap().is_some());
    assert_eq!(cloud.bucket.count("ListObjectsV2"), 3);
}

#[test]
fn a_wrong_clock_is_put_right_for_requests_signed_in_their_headers_too() {
    let cloud = Cloud::new();
    cloud.bucket.skew.set(-7_200_000);
    let client = client(&cloud);
    assert_eq!(cloud.world.block_on(async move { client.create_folder(&home()).await }), Ok(()));
    assert_eq!(cloud.bucket.count("PutObject"), 2);
}

#[test]
fn a_busy_service_is_asked_again_and_a_refusal_is_not() {
    let cloud = Cloud::new();
    cloud.bucket.fail("ListObjectsV2", [Fault::Refuse(503, "SlowDown"), Fault::Drop]);
    assert!(list(&cloud, home()).is_ok());
    assert_eq!(cloud.bucket.count("ListObjectsV2"), 3);
    cloud.bucket.fail("ListObjectsV2", [Fault::Refuse(403, "AccessDenied")]);
    let failure = list(&cloud, home()).unwrap_err();
    assert_eq!(
        (failure.code(), failure.attempts, failure.operation),
        (Some("AccessDenied"), 1, "ListObjectsV2")
    );
}

#[test]
fn a_folder_is_made_once_and_making_it_again_is_no_error() {
    let cloud = Cloud::new();
    for _ in 0..2 {
        let client = client(&cloud);
        let made =
            cloud.world.block_on(async move { client.create_folder(&Prefix::new("home/新 folder")).await });
        assert_eq!(made, Ok(()));
    }
    assert_eq!(cloud.bucket.keys(), ["home/新 folder/"]);
}

#[test]
fn finding_one_object_is_not_misled_by_longer_names() {
    let cloud = Cloud::new();
    cloud.bucket.put("home/a.txt", 7);
    let find = |name: &'static str| {
        let client = client(&cloud);
        cloud.world.block_on(async move { client.find(&key(name)).await }).unwrap()
    };
    assert_eq!(find("home/a"), None);
    assert_eq!(find("home/a.txt").unwrap().size, 7);
}

#[test]
fn deleting_folders_empties_them_in_batches_of_a_thousand() {
    let cloud = Cloud::new();
    for n in 0..2300 {
        cloud.bucket.put(&format!("home/old/{}/{n}", n % 7), 1);
    }
    for other in ["home/old/", "home/older", "home/one & <two>", "home/x/../y", "home/odd\u{1}"] {
        cloud.bucket.put(other, 1);
    }
    let objects =
        ["home/one & <two>", "home/x/../y", "home/odd\u{1}"].map(|name| Target::Object(key(name), None));
    let mut targets = vec![Target::Folder(Prefix::new("home/old"))];
    targets.extend(objects);
    let (deleted, told) = delete(&cloud, targets);
    let Deletion { deleted, refused, keys } = deleted.unwrap();
    assert_eq!((deleted, refused.len(), keys.len()), (2304, 0, 2304));
    assert_eq!(cloud.bucket.keys(), ["home/older"]);
    let counts = (cloud.bucket.count("DeleteObjects"), cloud.bucket.count("DeleteObject"), told);
    assert_eq!(counts, (3, 1, 4), "XML cannot write U+0001, so that one goes alone");
}

#[test]
fn what_s3_keeps_is_named_and_the_rest_goes() {
    let cloud = Cloud::new();
    cloud.bucket.put("home/locked", 1);
    cloud.bucket.put("home/open", 1);
    let (deleted, _) = delete(&cloud, vec![Target::Folder(home())]);
    let deleted = deleted.unwrap();
    assert_eq!((deleted.deleted, deleted.refused.len()), (1, 1));
    let (kept, failure) = &deleted.refused[0];
    assert_eq!((kept, failure.code()), (&key("home/locked"), Some("AccessDenied")));
    assert_eq!(cloud.bucket.keys(), ["home/locked"]);
}

#[test]
fn only_the_content_that_was_seen_is_deleted_also_after_an_answer_that_was_lost() {
    let cloud = Cloud::new();
    let seen = |name: &str| {
        cloud.bucket.put(name, 1);
        let etag = ETag::new(&cloud.bucket.objects.borrow()[name].etag);
        Target::Object(key(name), Some(etag))
    };
    let targets = vec![seen("home/old"), seen("home/replaced"), seen("home/older")];
    cloud.bucket.put("home/replaced", 2);
    cloud.bucket.fail("DeleteObjects", [Fault::LoseAnswer]);
    let (deleted, _) = delete(&cloud, targets);
    let deleted = deleted.unwrap();
    let refused: Vec<_> = deleted.refused.iter().map(|(key, why)| (key.clone(), why.code())).collect();
    assert_eq!(deleted.deleted, 2);
    assert_eq!(refused, [(key("home/replaced"), Some("PreconditionFailed"))]);
    assert_eq!(cloud.bucket.keys(), ["home/replaced"]);
}

#[test]
fn a_store_that_knows_no_tags_in_a_batch_is_asked_without() {
    let cloud = Cloud::new();
    cloud.bucket.put("home/a", 1);
    cloud.bucket.fail("DeleteObjects", [Fault::Refuse(400, "MalformedXML")]);
    let (deleted, _) = delete(&cloud, vec![Target::Object(key("home/a"), Some(ETag::new("x")))]);
    assert_eq!(deleted.unwrap().deleted, 1);
    assert_eq!(cloud.bucket.keys(), Vec::<String>::new());
}
