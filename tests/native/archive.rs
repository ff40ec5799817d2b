//! Scenarios of downloads as one archive: whatever happens to the answers on the way, what can be opened is whole.

mod jobs;
mod line;
pub mod unzip;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use alcove::aws::http::TransportError;
use alcove::client::archive::{ArchiveProgress, Missing, Order, ProgressTracker, Stopped, run};
use alcove::client::ports::archive::NotWritten;
use alcove::model::failure::Cause;
use alcove::model::files::{Entry, File, Folder, ObjectKey, Prefix, StorageClass};
use futures_util::FutureExt;
use futures_util::future::abortable;
use proptest::prelude::*;

use crate::files_s3::{Cloud, Fault, MIB};
use line::{Chunk, Get, InMemory, Line, Place, Trouble, content};

/// A bucket, a line to it and a place for what comes.
struct Desk {
    cloud: Cloud,
    line: Rc<Line>,
    place: Rc<Place>,
    progress: Rc<ProgressTracker>,
}

impl Desk {
    fn new(objects: &[(&str, u64)]) -> Self {
        let cloud = Cloud::new();
        for (key, size) in objects {
            cloud.bucket.put(&["home/", key].concat(), *size);
        }
        let line = Line {
            bucket: cloud.bucket.clone(),
            time: cloud.world.time.clone(),
            asked: RefCell::default(),
            trouble: RefCell::default(),
            replaced: RefCell::default(),
            held: Rc::default(),
            most_held: Rc::default(),
            coming: Rc::default(),
            most_coming: Cell::new(0),
            bare: Cell::new(false),
            no_ranges: Cell::new(false),
        };
        Self { cloud, line: Rc::new(line), place: Rc::default(), progress: Rc::default() }
    }

    fn order(&self, entries: Vec<Entry>) -> Order<Chunk> {
        let sink = InMemory(self.place.clone(), self.cloud.world.time.clone());
        Order {
            entries,
            root: Prefix::new("home"),
            source: Rc::new(self.line.clone()),
            sink: Box::new(move |_| async move { Ok(Box::new(sink) as Box<_>) }.boxed_local()),
            ahead_of_utc: |_| 540,
            note_name: "missing.txt",
            note: Rc::new(|missing: &[Missing]| missing.iter().map(|it| it.path.clone() + "\n").collect()),
        }
    }

    /// Downloads all that is in a folder.
    fn folder(&self, name: &str) -> Result<(), Stopped> {
        let folder = Entry::Folder(Folder { prefix: Prefix::new("home").folder(name) });
        self.run(vec![folder])
    }

    fn run(&self, entries: Vec<Entry>) -> Result<(), Stopped> {
        self.cloud.world.block_on(run(self.cloud.s3(true), self.order(entries), self.progress.clone()))
    }

    fn members(&self) -> BTreeMap<String, Vec<u8>> {
        assert!(self.place.closed.get());
        unzip::read(&self.place.bytes.borrow()).into_iter().collect()
    }

    /// All is there as it is in the bucket, but for these and for the note about them.
    fn is_whole_but_for(&self, missing: &[&str]) {
        let mut members = self.members();
        assert_eq!(members.remove("missing.txt").is_some(), !missing.is_empty());
        let objects = self.cloud.bucket.objects.borrow();
        let paths = objects.keys().map(|key| key.strip_prefix("home/").unwrap());
        let expected: Vec<_> = paths.filter(|path| !missing.contains(path)).collect();
        assert_eq!(members.keys().collect::<Vec<_>>(), expected);
        for (path, bytes) in members {
            let key = ["home/", &path].concat();
            let replaced = self.line.replaced.borrow();
            let before = replaced.iter().filter(|(other, _)| *other == key).map(|(_, tag)| tag);
            let mut tags = before.chain([&objects[&key].etag]);
            let size = objects[&key].size;
            assert!(
                tags.any(|tag| content(&key, tag, size) == bytes),
                "{path} is no content that was ever there"
            );
        }
        let ArchiveProgress { size, written, files, files_done, offline, .. } = self.progress.now();
        assert_eq!((written, files_done, offline), (size, files, false));
        assert_eq!((self.line.held.get(), self.line.coming.get()), (0, 0));
    }

    fn asked_for(&self, key: &str) -> Vec<Get> {
        let key = ["home/", key].concat();
        self.line.asked.borrow().iter().filter(|get| get.key == key).cloned().collect()
    }

    fn tag(&self, key: &str) -> String {
        self.cloud.bucket.objects.borrow()[&["home/", key].concat()].etag.clone()
    }

    fn why(&self) -> Vec<Cause> {
        self.progress.with_missing(|all| all.iter().map(|it| it.why.cause.clone()).collect())
    }
}

fn file(desk: &Desk, key: &str) -> Entry {
    let key = ["home/", key].concat();
    let object = desk.cloud.bucket.objects.borrow()[&key].clone();
    Entry::File(File {
        key: ObjectKey::new(key).unwrap(),
        size: object.size,
        modified: object.modified,
        etag: None,
        class: StorageClass::Standard,
    })
}

#[test]
fn a_folder_comes_as_it_is_and_no_request_carries_a_header() {
    let many: Vec<String> = (0..30).map(|number| format!("trip/photo {number}")).collect();
    let mut objects: Vec<(&str, u64)> = many.iter().map(|key| (key.as_str(), 100_000)).collect();
    objects.extend([
        ("trip/", 0),
        ("trip/void/", 0),
        ("trip/empty", 0),
        ("trip/film.mp4", 5 * MIB),
        ("trip/日本", 5),
    ]);
    let desk = Desk::new(&objects);
    desk.folder("trip").unwrap();
    desk.is_whole_but_for(&[]);
    assert!(desk.line.asked.borrow().iter().all(|get| get.range.is_none() && get.if_match.is_none()));
    assert_eq!(desk.asked_for("trip/empty"), [], "there is nothing to ask for");
    assert!(desk.line.most_coming.get() > 5, "side by side: {}", desk.line.most_coming.get());
}

#[test]
fn files_and_folders_chosen_together_are_in_one_archive() {
    let desk = Desk::new(&[("a.txt", 5), ("b/c.txt", 7), ("b/d/e.txt", 9), ("not chosen", 1)]);
    let folder = Entry::Folder(Folder { prefix: Prefix::new("home/b") });
    desk.run(vec![file(&desk, "a.txt"), folder]).unwrap();
    assert_eq!(desk.members().keys().collect::<Vec<_>>(), ["a.txt", "b/c.txt", "b/d/e.txt"]);
}

#[test]
fn an_answer_that_breaks_off_goes_on_from_there_with_the_same_content() {
    for (size, key) in [(5 * MIB, "f/large"), (100_000, "f/small")] {
        for trouble in [Trouble::Break(70_000), Trouble::End(70_000)] {
            let desk = Desk::new(&[(key, size)]);
            desk.line.trouble("home/f/large", [trouble.clone()]);
            desk.line.trouble("home/f/small", [trouble]);
            desk.folder("f").unwrap();
            desk.is_whole_but_for(&[]);
            let first = Get { key: ["home/", key].concat(), range: None, if_match: None };
            let next =
                Get { range: Some("bytes=70000-".into()), if_match: Some(desk.tag(key)), ..first.clone() };
            assert_eq!(desk.asked_for(key), [first, next]);
        }
    }
}

#[test]
fn an_object_that_changed_on_the_way_is_missing_and_never_mixed() {
    for size in [5 * MIB, 100_000] {
        let desk = Desk::new(&[("f/a", 5), ("f/b", size), ("f/c", 5)]);
        desk.line.trouble("home/f/b", [Trouble::Change(70_000)]);
        desk.folder("f").unwrap();
        desk.is_whole_but_for(&["f/b"]);
        assert!(matches!(&desk.why()[..], [Cause::Service(error)] if error.code == "PreconditionFailed"));
        assert_eq!(desk.members()["missing.txt"], b"f/b\n");
    }
}

#[test]
fn a_line_that_keeps_breaking_is_enough_as_long_as_something_comes() {
    let desk = Desk::new(&[("f/large", 5 * MIB)]);
    desk.line.trouble("home/f/large", vec![Trouble::Break(300_000); 16]);
    desk.folder("f").unwrap();
    desk.is_whole_but_for(&[]);
    let desk = Desk::new(&[("f/large", 5 * MIB), ("f/other", 5)]);
    desk.line.trouble("home/f/large", [vec![Trouble::Break(300_000)], vec![Trouble::Break(0); 40]].concat());
    desk.folder("f").unwrap();
    desk.is_whole_but_for(&["f/large"]);
    assert!(desk.asked_for("f/large").len() < 15);
}

#[test]
fn a_busy_service_ended_credentials_and_a_lost_answer_are_gone_through() {
    let desk = Desk::new(&[("f/a", 100_000), ("f/b", 5 * MIB), ("f/c", 5)]);
    desk.cloud.bucket.expired.borrow_mut().insert("ASIA0".into());
    for key in ["home/f/a", "home/f/b"] {
        let busy = vec![Trouble::Refuse(503, "SlowDown"); 3];
        desk.line.trouble(key, [vec![Trouble::Unreachable], busy, vec![Trouble::Break(9)]].concat());
        desk.line.trouble(key, [Trouble::Refuse(500, "InternalError")]);
    }
    desk.folder("f").unwrap();
    desk.is_whole_but_for(&[]);
    assert_eq!(desk.cloud.keys.renewals.get(), 1);
}

#[test]
fn without_a_connection_it_waits_and_says_so_and_goes_on_by_itself() {
    let desk = Desk::new(&[("f/a", 5 * MIB), ("f/b", 100_000), ("f/c", 5 * MIB)]);
    let work = run(
        desk.cloud.s3(true),
        desk.order(vec![Entry::Folder(Folder { prefix: Prefix::new("home/f") })]),
        desk.progress.clone(),
    );
    let done = desk.cloud.world.start(work);
    while desk.progress.now().written < MIB {
        desk.cloud.world.step();
    }
    desk.cloud.bucket.cut.set(true);
    desk.line.trouble("home/f/a", [Trouble::Unreachable]);
    for _ in 0..2_000 {
        desk.cloud.world.step();
    }
    assert!(desk.progress.now().offline && done.borrow().is_none());
    desk.cloud.bucket.cut.set(false);
    desk.cloud.world.settle();
    assert_eq!(done.take(), Some(Ok(())));
    desk.is_whole_but_for(&[]);
}

#[test]
fn a_bucket_that_takes_no_ranges_fails_the_file_and_waits_for_no_connection() {
    let desk = Desk::new(&[("f/a", 100_000), ("f/b", 5 * MIB)]);
    desk.line.no_ranges.set(true);
    desk.line.trouble("home/f/b", [Trouble::Break(70_000)]);
    desk.folder("f").unwrap();
    desk.is_whole_but_for(&["f/b"]);
    assert!(matches!(&desk.why()[..], [Cause::Transport(TransportError::Unreachable { .. })]));
}

#[test]
fn headers_that_cors_hides_are_done_without() {
    let desk = Desk::new(&[("f/a", 5 * MIB)]);
    desk.line.bare.set(true);
    desk.line.trouble("home/f/a", [Trouble::Break(70_000)]);
    desk.folder("f").unwrap();
    desk.is_whole_but_for(&[]);
}

#[test]
fn what_is_forbidden_or_has_no_address_is_missing_and_the_rest_is_there() {
    let desk = Desk::new(&[("f/../secret", 5), ("f/a", 5), ("f/b", 5 * MIB), ("f/c", 6 * MIB)]);
    desk.line.trouble("home/f/b", [Trouble::Refuse(403, "AccessDenied")]);
    desk.folder("f").unwrap();
    desk.is_whole_but_for(&["f/../secret", "f/b"]);
    assert!(matches!(&desk.why()[..], [Cause::UnreachableKey(_), Cause::Service(_)]));
}

#[test]
fn a_folder_that_cannot_be_listed_is_missing_and_the_others_are_there() {
    let desk = Desk::new(&[("a.txt", 5), ("b/c.txt", 7)]);
    desk.cloud.bucket.fail("ListObjectsV2", [Fault::Refuse(403, "AccessDenied")]);
    let folder = Entry::Folder(Folder { prefix: Prefix::new("home/b") });
    desk.run(vec![file(&desk, "a.txt"), folder]).unwrap();
    assert_eq!(desk.members()["missing.txt"], b"b/\n");
}

#[test]
fn where_nothing_can_be_had_there_is_no_archive() {
    let desk = Desk::new(&[("f/a", 5), ("f/b", 5 * MIB)]);
    for key in ["home/f/a", "home/f/b"] {
        desk.line.trouble(key, [Trouble::Refuse(403, "AccessDenied")]);
    }
    assert!(matches!(desk.folder("f"), Err(Stopped::Failed(why)) if why.code() == Some("AccessDenied")));
    assert!(desk.place.dropped.get() && !desk.place.closed.get());

    let desk = Desk::new(&[("f/a", 5)]);
    desk.cloud.bucket.fail("ListObjectsV2", [Fault::Refuse(403, "AccessDenied")]);
    assert!(matches!(desk.folder("f"), Err(Stopped::Failed(_))));
}

#[test]
fn a_full_disk_ends_it_and_nothing_stays() {
    let desk = Desk::new(&[("f/a", 5), ("f/b", 5 * MIB)]);
    desk.place.room.set(Some(1_000_000));
    assert_eq!(desk.folder("f"), Err(Stopped::NotWritten(NotWritten::Full)));
    assert!(desk.place.dropped.get());
    assert_eq!((desk.line.held.get(), desk.line.coming.get()), (0, 0));
}

#[test]
fn cancelled_in_the_middle_it_leaves_nothing_and_asks_for_nothing_more() {
    for stop_at in [1, 200, 2_000_000] {
        let desk = Desk::new(&[("f/a", 100), ("f/b", 5 * MIB), ("f/c", 100_000), ("f/d", 100_000)]);
        let folder = Entry::Folder(Folder { prefix: Prefix::new("home/f") });
        let work = run(desk.cloud.s3(true), desk.order(vec![folder]), desk.progress.clone());
        let (work, handle) = abortable(work);
        let done = desk.cloud.world.start(work);
        while desk.progress.now().written < stop_at {
            desk.cloud.world.step();
        }
        handle.abort();
        desk.cloud.world.run_until_asleep();
        let asked = desk.line.asked.borrow().len();
        desk.cloud.world.settle();
        assert!(done.borrow().as_ref().is_some_and(Result::is_err));
        assert!(desk.place.dropped.get() && !desk.place.closed.get());
        assert_eq!(
            (desk.line.asked.borrow().len(), desk.line.coming.get(), desk.line.held.get()),
            (asked, 0, 0)
        );
    }
}

#[test]
fn what_is_held_is_bounded_whatever_there_is() {
    let many: Vec<String> = (0..16).map(|number| format!("f/{number:02}")).collect();
    let mut objects: Vec<(&str, u64)> = many.iter().map(|key| (key.as_str(), 3 * MIB)).collect();
    objects.push(("f/00 first", 20 * MIB));
    let desk = Desk::new(&objects);
    desk.folder("f").unwrap();
    desk.is_whole_but_for(&[]);
    let most = desk.line.most_held.get() as u64;
    assert!(most > 16 * MIB && most <= 33 * MIB, "{most}");
}

/// What may happen to an answer, each time it is asked for.
fn trouble() -> impl Strategy<Value = Trouble> {
    prop_oneof![
        Just(Trouble::Refuse(503, "SlowDown")),
        Just(Trouble::Refuse(403, "AccessDenied")),
        Just(Trouble::Unreachable),
        (0..200_000_usize).prop_map(Trouble::Break),
        (0..200_000_usize).prop_map(Trouble::End),
        (0..200_000_usize).prop_map(Trouble::Change),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn whatever_happens_what_is_there_is_whole_and_what_is_not_is_listed(
        files in prop::collection::vec((0..5_000_000_u64, prop::collection::vec(trouble(), 0..4)), 1..7),
    ) {
        let names: Vec<String> = (0..files.len()).map(|number| format!("f/{number}")).collect();
        let objects: Vec<(&str, u64)> =
            names.iter().zip(&files).map(|(name, (size, _))| (name.as_str(), *size)).collect();
        let desk = Desk::new(&objects);
        for (name, (_, trouble)) in names.iter().zip(&files) {
            desk.line.trouble(&["home/", name].concat(), trouble.clone());
        }
        let outcome = desk.folder("f");
        let missing = desk.progress.with_missing(|all| all.iter().map(|it| it.path.clone()).collect::<Vec<_>>());
        if outcome.is_ok() {
            desk.is_whole_but_for(&missing.iter().map(String::as_str).collect::<Vec<_>>());
        } else {
            prop_assert_eq!(missing.len(), files.len());
        }
    }
}
