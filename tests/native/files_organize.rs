//! Scenarios of renaming, moving and copying: what is where at the end, and at every moment before.

mod desk;
mod settled;

use std::collections::BTreeMap;

use alcove::aws::s3::key::{ObjectKey, Prefix};
use alcove::client::organize::{Change, End, Order, Subject};
use alcove::client::ports::Scope;
use alcove::model::files::{Entry, File, Folder, StorageClass};
use alcove::model::organize::{Outcome, Root, Verb, renamed, roots};
use alcove::model::transfer::Resolution;

use crate::files_s3::{Cloud, Fault};
use desk::Desk;

fn file(key: &str) -> Entry {
    let key = ObjectKey::new(key).unwrap();
    Entry::File(File { key, size: 1, modified: 0, etag: None, class: StorageClass::Standard })
}

fn folder(prefix: &str) -> Entry {
    Entry::Folder(Folder { prefix: Prefix::new(prefix) })
}

fn into(verb: Verb, entries: &[Entry], target: &str) -> Order {
    Order::new(verb, roots(verb, entries, &Prefix::new(target)).unwrap())
}

/// Which content is where.
fn contents(cloud: &Cloud) -> BTreeMap<String, String> {
    cloud.bucket.objects.borrow().iter().map(|(key, it)| (key.clone(), it.etag.clone())).collect()
}

#[test]
fn a_rename_is_two_looks_a_copy_and_a_deletion() {
    let cloud = Cloud::new();
    cloud.bucket.put("home/a b+%.txt", 7);
    let desk = Desk::new(&cloud);
    let id =
        desk.start(&cloud, Order::new(Verb::Move, vec![renamed(&file("home/a b+%.txt"), "か.txt").unwrap()]));
    assert_eq!(cloud.bucket.keys(), ["home/か.txt"]);
    let log = cloud.bucket.log.borrow();
    assert_eq!(log[log.len() - 2..], ["CopyObject", "DeleteObject"]);
    assert!(log.iter().filter(|call| **call == "ListObjectsV2").count() <= 4, "{log:?}");
    assert_eq!((desk.seen(id).end, desk.ended.borrow().clone()), (Some(End::Done), vec![id]));
    let changes = desk.changes.borrow();
    assert!(
        matches!(&changes[0], Change::Arrived(file) if file.key.as_str() == "home/か.txt" && file.size == 7)
    );
    assert_eq!(changes[1], Change::Gone("home/a b+%.txt".into()));
    assert!(cloud.world.store.dump(Scope::Device).is_empty(), "nothing is on record any more");
}

#[test]
fn a_folder_of_2500_is_moved_side_by_side_and_its_row_goes_last() {
    let cloud = Cloud::new();
    for n in 0..2_499 {
        cloud.bucket.put(&format!("home/old/{}/{n}", n % 7), 1);
    }
    cloud.bucket.put("home/old/", 0);
    cloud.bucket.put("home/older", 1);
    let desk = Desk::new(&cloud);
    let id = desk.start(&cloud, Order::new(Verb::Move, vec![renamed(&folder("home/old"), "new").unwrap()]));
    let keys = cloud.bucket.keys();
    assert_eq!(keys.len(), 2_501);
    assert!(keys.iter().all(|key| key.starts_with("home/new/") || key == "home/older"));
    assert!(cloud.bucket.most_at_once.get() > 10);
    let seen = desk.seen(id);
    assert_eq!((seen.progress.found, seen.progress.over, seen.progress.problems), (2_500, 2_500, 0));
    assert_eq!(desk.changes.borrow().last(), Some(&Change::Gone("home/old/".into())));
    assert_eq!(seen.way_back.unwrap()[0].to(), "home/old/");
}

#[test]
fn a_copy_beside_its_original_gets_the_next_free_name() {
    let cloud = Cloud::new();
    for key in ["home/a.txt", "home/a (2).txt", "home/trip/x", "home/trip (2)/y"] {
        cloud.bucket.put(key, 1);
    }
    let desk = Desk::new(&cloud);
    desk.start(&cloud, into(Verb::Copy, &[file("home/a.txt"), folder("home/trip")], "home"));
    let keys = cloud.bucket.keys();
    assert!(keys.contains(&"home/a (3).txt".into()) && keys.contains(&"home/trip (3)/x".into()), "{keys:?}");
    assert_eq!(keys.len(), 6);
}

#[test]
fn files_whose_names_are_taken_are_asked_about_each_or_all() {
    for (resolution, left, theirs) in
        [(Resolution::Skip, 3, 0), (Resolution::Replace, 0, 3), (Resolution::KeepBoth, 0, 0)]
    {
        let cloud = Cloud::new();
        for n in 0..3 {
            cloud.bucket.put(&format!("home/{n}"), 1);
            cloud.bucket.put(&format!("home/old/{n}"), 2);
        }
        let before = contents(&cloud);
        let desk = Desk::new(&cloud);
        let all: Vec<_> = (0..3).map(|n| file(&format!("home/{n}"))).collect();
        let id = desk.start(&cloud, into(Verb::Move, &all, "home/old"));
        let question = desk.seen(id).question.unwrap();
        assert_eq!(
            (question.subject, question.size, question.existing.size),
            (Subject::File, Some(1), Some(2))
        );
        desk.answer(&cloud, id, resolution, true);
        let seen = desk.seen(id);
        assert_eq!((seen.end, seen.question), (Some(End::Done), None));
        let now = contents(&cloud);
        assert_eq!((0..3).filter(|n| now.contains_key(&format!("home/{n}"))).count(), left);
        let replaced = (0..3).filter(|n| now[&format!("home/old/{n}")] == before[&format!("home/{n}")]);
        assert_eq!(replaced.count(), theirs);
        let kept =
            (0..3).filter(|n| now.get(&format!("home/old/{n} (2)")) == before.get(&format!("home/{n}")));
        assert_eq!(kept.count(), if resolution == Resolution::KeepBoth { 3 } else { 0 });
        assert_eq!(seen.way_back.is_some(), resolution == Resolution::KeepBoth);
    }
}

#[test]
fn a_folder_whose_name_is_taken_is_asked_about_and_put_into_it() {
    let there = || {
        let cloud = Cloud::new();
        for key in ["home/trip/a", "home/trip/b", "home/old/trip/a"] {
            cloud.bucket.put(key, 1);
        }
        cloud
    };
    let cloud = there();
    let desk = Desk::new(&cloud);
    let id = desk.start(&cloud, into(Verb::Move, &[folder("home/trip")], "home/old"));
    assert_eq!(desk.seen(id).question.unwrap().subject, Subject::Folder);
    desk.answer(&cloud, id, Resolution::Replace, true);
    assert_eq!(
        desk.seen(id).question.unwrap().subject,
        Subject::File,
        "an answer about folders is none about files"
    );
    desk.answer(&cloud, id, Resolution::KeepBoth, false);
    assert_eq!(cloud.bucket.keys(), ["home/old/trip/a", "home/old/trip/a (2)", "home/old/trip/b"]);
    assert_eq!(desk.seen(id).way_back, None);
    let cloud = there();
    let desk = Desk::new(&cloud);
    let id = desk.start(&cloud, into(Verb::Move, &[folder("home/trip")], "home/old"));
    desk.answer(&cloud, id, Resolution::KeepBoth, false);
    assert_eq!(cloud.bucket.keys(), ["home/old/trip (2)/a", "home/old/trip (2)/b", "home/old/trip/a"]);
    assert_eq!(desk.seen(id).way_back.unwrap()[0].from(), "home/old/trip (2)/");
}

#[test]
fn another_form_of_a_name_is_the_same_name() {
    let (nfc, nfd) = ("caf\u{e9}", "cafe\u{301}");
    let cloud = Cloud::new();
    cloud.bucket.put(&format!("home/{nfc}"), 1);
    cloud.bucket.put(&format!("home/old/{nfd}"), 2);
    cloud.bucket.put(&format!("home/{nfc} d/x"), 1);
    cloud.bucket.put(&format!("home/old/{nfd} d/y"), 2);
    let desk = Desk::new(&cloud);
    let all = [file(&format!("home/{nfc}")), folder(&format!("home/{nfc} d"))];
    let id = desk.start(&cloud, into(Verb::Move, &all, "home/old"));
    desk.answer(&cloud, id, Resolution::Replace, false);
    desk.answer(&cloud, id, Resolution::Replace, false);
    let keys = cloud.bucket.keys();
    assert_eq!(
        keys,
        [format!("home/old/{nfd}"), format!("home/old/{nfd} d/x"), format!("home/old/{nfd} d/y")]
    );
    // Its own other form is in nobody's way.
    let renaming = renamed(&file(&format!("home/old/{nfd}")), nfc).unwrap();
    let id = desk.start(&cloud, Order::new(Verb::Move, vec![renaming]));
    assert_eq!(desk.seen(id).end, Some(End::Done));
    assert!(cloud.bucket.keys().contains(&format!("home/old/{nfc}")));
}

#[test]
fn what_another_device_writes_over_an_original_survives() {
    let cloud = Cloud::new();
    cloud.bucket.put("home/a", 1);
    let desk = Desk::new(&cloud);
    let held = cloud.bucket.hold("CopyObject");
    let id = desk.organizer.start(into(Verb::Move, &[file("home/a")], "home/old"));
    for _ in 0..30 {
        cloud.world.step();
    }
    cloud.bucket.put("home/a", 99);
    held.send(()).unwrap();
    desk.wait(&cloud);
    assert_eq!(desk.problems(id), [("home/a".to_owned(), Outcome::OriginalChanged)]);
    assert_eq!(cloud.bucket.objects.borrow()["home/a"].size, 99);
    assert_eq!(cloud.bucket.objects.borrow()["home/old/a"].size, 1);
}

#[test]
fn lost_answers_and_a_busy_service_lose_nothing() {
    let cloud = Cloud::new();
    for n in 0..40 {
        cloud.bucket.put(&format!("home/old/{n}"), n);
    }
    let before: Vec<_> = contents(&cloud).into_values().collect();
    cloud.bucket.busy.set(2);
    cloud.bucket.fail("CopyObject", [Fault::LoseAnswer, Fault::SendAgain, Fault::Drop, Fault::LoseAnswer]);
    cloud
        .bucket
        .fail("DeleteObject", [Fault::LoseAnswer, Fault::SendAgain, Fault::Refuse(501, "NotImplemented")]);
    let desk = Desk::new(&cloud);
    let id = desk.start(&cloud, Order::new(Verb::Move, vec![renamed(&folder("home/old"), "new").unwrap()]));
    assert_eq!(desk.problems(id), []);
    assert_eq!(desk.seen(id).end, Some(End::Done));
    let after = contents(&cloud);
    assert!(after.keys().all(|key| key.starts_with("home/new/")));
    let (mut before, mut after): (Vec<_>, Vec<_>) = (before, after.into_values().collect());
    before.sort();
    after.sort();
    assert_eq!(before, after);
}

/// Ends the page after so many requests, and lets a later one go on. Gives whether there was anything to interrupt.
fn interrupt_after(requests: usize, prepare: &dyn Fn(&Cloud)) -> bool {
    let cloud = Cloud::new();
    prepare(&cloud);
    let before = contents(&cloud);
    let desk = Desk::new(&cloud);
    let all = [folder("home/trip"), file("home/a.txt"), file("home/film")];
    let id = desk.organizer.start(into(Verb::Move, &all, "home/old"));
    while cloud.bucket.log.borrow().len() < requests {
        if desk.organizer.snapshot(id).unwrap().end.is_some() {
            return false;
        }
        cloud.world.step();
    }
    drop(desk);
    let is_there = |etag: &str, now: &BTreeMap<String, String>| {
        let copied = etag.replace("-3", "-copied");
        now.values().any(|it| *it == etag || *it == copied)
    };
    let now = contents(&cloud);
    for (key, etag) in &before {
        assert!(is_there(etag, &now), "after {requests}: {key} is gone from {now:?}");
    }
    let later = Desk::new(&cloud);
    later.organizer.resume();
    later.wait(&cloud);
    // Of what came in parts nothing tells whose copy it is: the person does.
    for id in later.organizer.ids() {
        while later.seen(id).question.is_some() {
            later.answer(&cloud, id, Resolution::Replace, false);
        }
        assert_eq!((later.seen(id).end, later.problems(id)), (Some(End::Done), vec![]), "after {requests}");
    }
    let has_begun = !later.organizer.ids().is_empty();
    let now = contents(&cloud);
    for (key, etag) in &before {
        assert!(is_there(etag, &now), "after {requests}, gone on: {key} is gone from {now:?}");
        let moved = has_begun && (key.contains("trip") || key.ends_with("a.txt") || key.ends_with("film"));
        assert!(!moved || !now.contains_key(key), "after {requests}, gone on: {key} is still there");
    }
    assert!(cloud.world.store.dump(Scope::Device).is_empty());
    true
}

#[test]
fn a_page_that_ends_after_any_request_loses_nothing_and_a_later_one_goes_on() {
    let prepare = |cloud: &Cloud| {
        for n in 0..30 {
            cloud.bucket.put(&format!("home/trip/{n}"), n);
        }
        for key in ["home/trip/", "home/a.txt", "home/stays"] {
            cloud.bucket.put(key, 0);
        }
        cloud.bucket.put_now("home/film", 20 << 20, 3);
    };
    let mut requests = 1;
    while interrupt_after(requests, &prepare) {
        requests += 1;
    }
    assert!(requests > 70, "{requests}");
}

#[test]
fn a_pause_begins_nothing_and_a_cancelled_job_leaves_nothing_half_done() {
    let cloud = Cloud::new();
    for n in 0..200 {
        cloud.bucket.put(&format!("home/old/{n}"), 1);
    }
    let desk = Desk::new(&cloud);
    let id = desk.organizer.start(Order::new(Verb::Move, vec![renamed(&folder("home/old"), "new").unwrap()]));
    while desk.seen(id).progress.over < 50 {
        cloud.world.step();
    }
    desk.organizer.pause(id, true);
    for _ in 0..200 {
        cloud.world.step();
    }
    let paused = desk.seen(id).progress.over;
    assert!((50..120).contains(&paused), "{paused}");
    for _ in 0..50 {
        cloud.world.step();
    }
    assert_eq!(desk.seen(id).progress.over, paused);
    desk.organizer.cancel(id);
    desk.wait(&cloud);
    assert_eq!(desk.seen(id).end, Some(End::Cancelled));
    let keys = cloud.bucket.keys();
    assert_eq!(keys.len(), 200, "each is in one place");
    assert_eq!(keys.iter().filter(|key| key.starts_with("home/new/")).count() as u64, paused);
    assert!(cloud.world.store.dump(Scope::Device).is_empty());
}

#[test]
fn a_lost_network_is_waited_for() {
    let cloud = Cloud::new();
    for n in 0..50 {
        cloud.bucket.put(&format!("home/old/{n}"), 1);
    }
    let desk = Desk::new(&cloud);
    let id = desk.organizer.start(Order::new(Verb::Move, vec![renamed(&folder("home/old"), "new").unwrap()]));
    while desk.seen(id).progress.over < 10 {
        cloud.world.step();
    }
    cloud.bucket.cut.set(true);
    for _ in 0..2_000 {
        cloud.world.step();
    }
    assert!(desk.seen(id).progress.is_offline && desk.seen(id).end.is_none());
    cloud.bucket.cut.set(false);
    desk.wait(&cloud);
    assert_eq!((desk.seen(id).end, desk.problems(id)), (Some(End::Done), vec![]));
    assert_eq!(cloud.bucket.keys().iter().filter(|key| key.starts_with("home/new/")).count(), 50);
}

#[test]
fn what_is_denied_stays_and_says_so() {
    let cloud = Cloud::new();
    for key in ["home/old/a", "home/old/locked"] {
        cloud.bucket.put(key, 1);
    }
    let desk = Desk::new(&cloud);
    let id = desk.start(&cloud, Order::new(Verb::Move, vec![renamed(&folder("home/old"), "new").unwrap()]));
    let problems = desk.problems(id);
    assert!(
        matches!(&problems[..], [(key, Outcome::NotCopied(_))] if key == "home/old/locked"),
        "{problems:?}"
    );
    assert_eq!(cloud.bucket.keys(), ["home/new/a", "home/old/locked"]);
    assert!(!desk.changes.borrow().contains(&Change::Gone("home/old/".into())), "its row stays");
    assert_eq!(desk.seen(id).way_back, None);
}

#[test]
fn an_ended_session_stops_the_job_and_leaves_its_record() {
    let cloud = Cloud::new();
    cloud.bucket.put("home/old/a", 1);
    cloud.bucket.cut.set(true);
    let desk = Desk::new(&cloud);
    let id = desk.start(&cloud, Order::new(Verb::Move, vec![renamed(&folder("home/old"), "new").unwrap()]));
    assert!(matches!(desk.seen(id).end, Some(End::Stopped(_))), "S3 never answered");
    assert_eq!(cloud.bucket.keys(), ["home/old/a"]);
}

#[test]
fn more_than_5_gib_go_in_parts_once_the_person_knows_what_is_lost() {
    let cloud = Cloud::new();
    cloud.bucket.put("home/film", 6 << 30);
    let desk = Desk::new(&cloud);
    let id = desk.start(&cloud, into(Verb::Move, &[file("home/film")], "home/old"));
    assert_eq!(desk.seen(id).question.unwrap().subject, Subject::Large);
    desk.answer(&cloud, id, Resolution::Replace, false);
    assert_eq!((desk.seen(id).end, desk.problems(id)), (Some(End::Done), vec![]));
    assert_eq!(cloud.bucket.keys(), ["home/old/film"]);
    assert_eq!(
        (cloud.bucket.count("UploadPartCopy"), cloud.bucket.objects.borrow()["home/old/film"].size),
        (6, 6 << 30)
    );
    assert!(cloud.bucket.unfinished.borrow().is_empty());
}

#[test]
fn the_way_back_is_another_move() {
    let cloud = Cloud::new();
    for key in ["home/trip/x", "home/trip/deep/y", "home/a"] {
        cloud.bucket.put(key, 1);
    }
    let before = contents(&cloud);
    let desk = Desk::new(&cloud);
    let id = desk.start(&cloud, into(Verb::Move, &[file("home/a"), folder("home/trip")], "home/old"));
    let back: Vec<Root> = desk.seen(id).way_back.unwrap();
    desk.start(&cloud, Order::new(Verb::Move, back));
    assert_eq!(contents(&cloud), before);
}
