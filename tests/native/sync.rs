//! Folder sync over a bucket of bytes and a folder of a device: what is done, and what is not when something changed between the
//! plan and its step.

mod bucket;
mod dialog;
mod forms;
mod verify;

use std::cell::RefCell;
use std::rc::Rc;

use alcove::aws::s3::key::Prefix;
use alcove::client::files::FilesClient;
use alcove::client::ports::Ports;
use alcove::client::s3::S3;
use alcove::client::sync::{End, Report, Sync};
use alcove::client::transfers::Transfers;
use alcove::model::sync::{Action, Choice, Conflict, Direction, Options, Plan, Scanned};

use crate::fakes::World;
use crate::files_s3::source;
use bucket::{Bucket, Disk, Door};

const HOME: &str = "users/a/";
const UP: Options = Options { direction: Direction::Up, delete: false, contents: false };
const DOWN: Options = Options { direction: Direction::Down, ..UP };
const BOTH: Options = Options { direction: Direction::Both, ..UP };

/// Someone's device and bucket.
pub struct Place {
    world: World,
    bucket: Rc<Bucket>,
    disk: Rc<Disk>,
    s3: S3,
    sync: Rc<Sync>,
}

impl Place {
    fn new() -> Self {
        let world = World::new();
        let bucket = Rc::new(Bucket::new(world.files.clone(), world.time.clone()));
        let disk = Disk::new(world.files.clone(), world.time.clone());
        let s3 = source(Ports { http: bucket.clone(), ..world.ports() }, &world);
        let (files, transfers) = (FilesClient::new(s3.clone()), Transfers::new(s3.clone()));
        let sync = Sync::new(&files, transfers, Rc::new(Door(disk.clone())), Prefix::new(HOME), "me");
        Self { world, bucket, disk, s3, sync: Rc::new(sync) }
    }

    fn there(&self, path: &str, bytes: &[u8]) {
        self.bucket.put(&[HOME, path].concat(), bytes);
        self.world.time.advance(2000);
    }

    fn here(&self, path: &str, bytes: &[u8]) {
        self.disk.put(path, bytes);
        self.world.time.advance(2000);
    }

    fn read_there(&self, path: &str) -> Option<Vec<u8>> {
        self.bucket.read(&[HOME, path].concat())
    }

    fn scan(&self, options: Options) -> (Scanned, Plan) {
        let sync = self.sync.clone();
        self.world.block_on(async move { sync.scan(options, Rc::new(|_| {})).await }).unwrap()
    }

    fn run(&self, (scanned, plan): (Scanned, Plan)) -> Report {
        let (sync, report) = (self.sync.clone(), Rc::<RefCell<Report>>::default());
        let filled = report.clone();
        self.world.block_on(async move { sync.run(scanned, &plan, filled, Rc::new(|()| {})).await });
        let report = report.borrow().clone();
        assert_eq!(report.ended(), report.steps);
        report
    }

    /// Looks, answers every conflict, and does it.
    fn sync(&self, options: Options, choice: Choice) -> Report {
        let (scanned, plan) = self.scan(options);
        self.run((scanned, answered(plan, choice)))
    }
}

fn answered(mut plan: Plan, choice: Choice) -> Plan {
    for item in plan.items.iter_mut().filter(|item| matches!(item.action, Action::Conflict(_))) {
        item.choice = Some(choice);
    }
    plan
}

fn actions(plan: &Plan) -> Vec<(&str, Action)> {
    plan.items.iter().map(|item| (&*item.path, item.action)).collect()
}

fn ends(report: &Report) -> Vec<(&str, &End)> {
    report.unfinished.iter().map(|it| (&*it.path, &it.end)).collect()
}

#[test]
fn a_folder_goes_up_and_a_second_look_finds_nothing_to_do() {
    let place = Place::new();
    for path in ["a.txt", "日本語/😀 +%.txt", "x/y/z", "empty"] {
        place.here(path, if path == "empty" { b"" } else { path.as_bytes() });
    }
    let report = place.sync(UP, Choice::Skip);
    assert_eq!((report.uploaded, report.moved, report.bytes), (4, report.bytes, report.bytes));
    assert_eq!(place.read_there("日本語/😀 +%.txt").unwrap(), "日本語/😀 +%.txt".as_bytes());
    for options in [UP, DOWN, BOTH] {
        assert_eq!(place.scan(options).1.items, [], "{options:?}");
    }
    assert_eq!(place.bucket.count("HeadObject"), 0, "what a sync made the same is not compared again");
}

#[test]
fn a_folder_comes_down_in_pieces_and_answers_that_were_cut_are_noticed() {
    let place = Place::new();
    let large: Vec<u8> = (0..9_000_000_u32).map(|at| at.to_le_bytes()[1]).collect();
    place.there("large", &large);
    place.there("in/small", b"small");
    let report = place.sync(DOWN, Choice::Skip);
    assert_eq!((report.downloaded, report.moved), (2, 9_000_005));
    assert_eq!(
        (place.disk.read("large").unwrap(), place.disk.read("in/small").unwrap()),
        (large, b"small".into())
    );
    assert_eq!(place.scan(DOWN).1.items, []);

    let other = Place::new();
    other.there("cut", b"whole");
    other.bucket.cuts.borrow_mut().push(3);
    let report = other.sync(DOWN, Choice::Skip);
    assert!(matches!(ends(&report)[..], [("cut", End::Failed(_))]), "{report:?}");
    assert_eq!((other.disk.read("cut"), report.moved), (None, 0), "nothing half is left");
}

#[test]
fn a_replacement_goes_up_only_over_what_the_plan_saw() {
    let place = Place::new();
    place.there("a", b"old");
    place.here("a", b"newer");
    place.here("b", b"new");
    let planned = place.scan(UP);
    assert_eq!(actions(&planned.1), [("a", Action::Upload), ("b", Action::Upload)]);
    place.there("a", b"someone else's");
    place.there("b", b"someone else's too");
    let report = place.run(planned);
    assert_eq!(ends(&report), [("a", &End::Changed), ("b", &End::Changed)]);
    assert_eq!(place.read_there("a").unwrap(), b"someone else's");
    assert_eq!(place.read_there("b").unwrap(), b"someone else's too");
}

/// Someone's places of a changed file, on a store whose listings have no tags; and the plan to send it.
fn untagged(calls: &[&'static str]) -> (Place, (Scanned, Plan)) {
    let place = Place::new();
    place.bucket.untagged.borrow_mut().extend(calls);
    place.there("a", b"old!");
    place.here("a", b"newer");
    let (scanned, plan) = place.scan(UP);
    assert_eq!(plan.items.len(), 1);
    (place, (scanned, answered(plan, Choice::Here)))
}

#[test]
fn where_listings_have_no_tags_a_replacement_goes_up_only_over_what_the_plan_saw() {
    for calls in [&["ListObjectsV2"][..], &["ListObjectsV2", "HeadObject"]] {
        let (place, planned) = untagged(calls);
        assert_eq!(place.run(planned).uploaded, 1);
        assert_eq!(place.read_there("a").unwrap(), b"newer");

        let (place, planned) = untagged(calls);
        place.there("a", b"else");
        let report = place.run(planned);
        assert_eq!(ends(&report), [("a", &End::Changed)]);
        assert_eq!(place.read_there("a").unwrap(), b"else");

        let (place, planned) = untagged(calls);
        place.bucket.objects.borrow_mut().clear();
        assert_eq!(place.run(planned).uploaded, 1, "it went: nothing is replaced");
    }
}

#[test]
fn where_listings_have_no_tags_what_comes_after_the_look_is_not_overwritten() {
    let (place, planned) = untagged(&["ListObjectsV2"]);
    let key = [HOME, "a"].concat();
    let change = move |bucket: &Bucket| bucket.put(&key, b"else");
    place.bucket.traps.borrow_mut().insert("PutObject", Box::new(change));
    assert_eq!(ends(&place.run(planned)), [("a", &End::Changed)]);
    assert_eq!(place.read_there("a").unwrap(), b"else");
}

#[test]
fn a_file_that_changed_here_meanwhile_is_neither_sent_nor_overwritten_nor_deleted() {
    let place = Place::new();
    place.here("gone", b"was here");
    place.there("down", b"theirs, newer");
    let planned = place.scan(Options { delete: true, ..DOWN });
    assert_eq!(actions(&planned.1), [("down", Action::Download), ("gone", Action::DeleteHere)]);
    place.here("down", b"mine");
    place.here("gone", b"changed");
    let report = place.run(planned);
    assert_eq!(ends(&report), [("down", &End::Changed), ("gone", &End::Changed)]);
    assert_eq!(
        (place.disk.read("down").unwrap(), place.disk.read("gone").unwrap()),
        (b"mine".into(), b"changed".into())
    );

    let planned = place.scan(UP);
    place.here("gone", b"changed again");
    assert_eq!(ends(&place.run((planned.0, answered(planned.1, Choice::Skip)))), [("gone", &End::Changed)]);
}

#[test]
fn a_file_that_changes_here_while_it_is_fetched_stays() {
    let place = Place::new();
    place.here("a", b"old");
    place.there("a", b"theirs");
    let planned = place.scan(DOWN);
    let disk = place.disk.clone();
    let change = move |_: &Bucket| disk.put("a", b"edited meanwhile");
    place.bucket.traps.borrow_mut().insert("GetObject", Box::new(change));
    assert_eq!(ends(&place.run(planned)), [("a", &End::Changed)]);
    assert_eq!(place.disk.read("a").unwrap(), b"edited meanwhile");
}

#[test]
fn an_object_that_changes_while_it_is_fetched_is_not_mixed_with_its_successor() {
    let place = Place::new();
    place.there("a", &vec![1; 9_000_000]);
    let planned = place.scan(DOWN);
    let key = [HOME, "a"].concat();
    let change = move |bucket: &Bucket| bucket.put(&key, &vec![2; 9_000_000]);
    place.bucket.traps.borrow_mut().insert("GetObject", Box::new(change));
    assert_eq!(ends(&place.run(planned)), [("a", &End::Changed)]);
    assert_eq!(place.disk.read("a"), None);
}

#[test]
fn deletions_take_only_what_was_seen_and_only_when_asked() {
    let place = Place::new();
    place.there("old", b"old");
    place.there("changed", b"old");
    assert_eq!(place.scan(UP).1.items, []);
    let planned = place.scan(Options { delete: true, ..UP });
    place.there("changed", b"new");
    let report = place.run(planned);
    assert_eq!((report.deleted, ends(&report)), (1, vec![("changed", &End::Changed)]));
    assert_eq!((place.read_there("old"), place.read_there("changed").unwrap()), (None, b"new".to_vec()));
}

#[test]
fn each_answer_to_a_conflict_does_what_it_says() {
    let conflicting = || {
        let place = Place::new();
        place.here("a.txt", b"mine");
        place.there("a.txt", b"theirs!");
        assert_eq!(actions(&place.scan(BOTH).1), [("a.txt", Action::Conflict(Conflict::Unknown))]);
        place
    };
    let both = |place: &Place, path: &str| (place.disk.read(path), place.read_there(path));
    let (mine, theirs) = (Some(b"mine".to_vec()), Some(b"theirs!".to_vec()));

    let place = conflicting();
    place.sync(BOTH, Choice::Here);
    assert_eq!(both(&place, "a.txt"), (mine.clone(), mine.clone()));
    let place = conflicting();
    place.sync(BOTH, Choice::There);
    assert_eq!(both(&place, "a.txt"), (theirs.clone(), theirs.clone()));
    let place = conflicting();
    assert_eq!(place.sync(BOTH, Choice::Skip).steps, 0);
    assert_eq!(both(&place, "a.txt"), (mine.clone(), theirs.clone()));
    let place = conflicting();
    assert_eq!(ends(&place.sync(BOTH, Choice::Both)), []);
    assert_eq!(both(&place, "a.txt"), (theirs.clone(), theirs));
    assert_eq!(both(&place, "a (2).txt"), (mine.clone(), mine));
    assert_eq!(place.scan(BOTH).1.items, []);
}

#[test]
fn both_ways_a_later_sync_knows_which_side_has_changed() {
    let place = Place::new();
    place.here("a", b"1");
    place.there("b", b"1");
    place.here("c", b"1");
    place.sync(BOTH, Choice::Skip);
    place.here("a", b"2");
    place.there("b", b"2");
    place.disk.files.borrow_mut().remove("c");
    let delete = Options { delete: true, ..BOTH };
    let planned = place.scan(delete);
    let expected = [("a", Action::Upload), ("b", Action::Download), ("c", Action::DeleteThere)];
    assert_eq!(actions(&planned.1), expected);
    assert_eq!(ends(&place.run(planned)), []);
    assert_eq!(
        (place.read_there("a").unwrap(), place.disk.read("b").unwrap()),
        (b"2".to_vec(), b"2".to_vec())
    );
    assert_eq!(place.read_there("c"), None);
    assert_eq!(place.scan(delete).1.items, []);
}

#[test]
fn contents_decide_where_times_cannot() {
    let place = Place::new();
    place.there("same", b"12345");
    place.there("other", b"12345");
    place.here("same", b"12345");
    place.here("other", b"54321");
    let (_, plan) = place.scan(UP);
    assert_eq!(actions(&plan), [("other", Action::Upload)]);
    assert_eq!(place.bucket.count("HeadObject"), 2);
}

#[test]
fn a_folder_that_does_not_open_is_not_taken_for_an_empty_one() {
    let place = Place::new();
    place.there("a", b"precious");
    let (sync, delete) = (place.sync.clone(), Options { delete: true, ..UP });
    place.disk.is_shut.set(true);
    let scanned = place.world.block_on(async move { sync.scan(delete, Rc::new(|_| {})).await });
    assert_eq!(scanned.unwrap_err().code(), Some("NotAllowedError"));
    place.disk.is_shut.set(false);
    place.disk.unreadable.borrow_mut().push("a".into());
    let (_, plan) = place.scan(delete);
    assert_eq!((plan.items.len(), plan.blocked.len()), (0, 1));
}

#[test]
fn a_device_that_refuses_is_told_and_leaves_nothing_half() {
    let place = Place::new();
    place.there("a", b"disk full");
    let report = place.sync(DOWN, Choice::Skip);
    assert!(matches!(&report.unfinished[0].end, End::Failed(it) if it.code() == Some("QuotaExceededError")));
    assert_eq!(place.disk.read("a"), None);
}

#[test]
fn what_was_done_before_a_stop_is_remembered_and_nothing_more_is_sent() {
    let place = Place::new();
    place.here("up", b"1");
    place.sync(BOTH, Choice::Skip);
    place.there("down", b"2");
    place.here("up2", b"3");
    place.bucket.hangs.borrow_mut().insert("GetObject");
    place.bucket.hangs.borrow_mut().insert("PutObject");
    let (scanned, plan) = place.scan(BOTH);
    let (sync, report) = (place.sync.clone(), Rc::<RefCell<Report>>::default());
    let run = async move { sync.run(scanned, &plan, report, Rc::new(|()| {})).await };
    let (run, stop) = futures_util::future::abortable(run);
    place.world.start(run);
    place.world.settle();
    stop.abort();
    place.world.settle();
    assert_eq!((place.disk.read("down"), place.read_there("up2")), (None, None));
    place.bucket.hangs.borrow_mut().clear();
    let (_, plan) = place.scan(BOTH);
    assert_eq!(actions(&plan), [("down", Action::Download), ("up2", Action::Upload)]);
    assert_eq!(plan.same.len(), 1);
}
