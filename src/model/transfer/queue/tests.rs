//! The queue, walked by a person and a service that do anything at any time.

mod forms;
mod world;

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::aws::http::TransportError;
use crate::aws::s3::condition::Condition;
use crate::aws::s3::etag::ETag;
use crate::aws::s3::key::Prefix;
use crate::model::failure::{Cause, Failure};
use crate::model::transfer::upload::Work;
use crate::model::transfer::{Existing, NewUpload, Status};
use world::{Outside, World, failure};

const LIMIT: usize = 4;

fn given(file: u32, name: &str, size: u64) -> NewUpload {
    NewUpload {
        file: FileId(file),
        folder: Prefix::new("home"),
        name: name.into(),
        size,
        media_type: String::new(),
        modified: 0,
    }
}

/// One thing that happens. The numbers choose among what there is.
#[derive(Clone, Debug)]
enum Act {
    Add(Vec<(u8, u8)>),
    Stat(u8, u8),
    Well(u8),
    Badly(u8, u8),
    Progress(u8, u64),
    Stale(u8),
    Say(u8, Option<u8>),
    Connect,
    Busy,
    Silent,
    Reload,
    /// Time passes, or the clock is set.
    Later(i64),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        2 => prop::collection::vec((0..6u8, 0..4u8), 1..6).prop_map(Act::Add),
        4 => prop_oneof![4 => 0..3_000_i64, 1 => -9_000..9_000_i64].prop_map(Act::Later),
        4 => (any::<u8>(), 0..3u8).prop_map(|(which, found)| Act::Stat(which, found)),
        12 => any::<u8>().prop_map(Act::Well),
        3 => (any::<u8>(), 0..6u8).prop_map(|(which, how)| Act::Badly(which, how)),
        2 => Just(Act::Connect),
        1 => Just(Act::Busy),
        1 => Just(Act::Silent),
        1 => Just(Act::Reload),
        4 => (any::<u8>(), 0..(40u64 << 20)).prop_map(|(which, sent)| Act::Progress(which, sent)),
        2 => any::<u8>().prop_map(Act::Stale),
        5 => (0..9u8, prop::option::weighted(0.8, any::<u8>())).prop_map(|(what, to)| Act::Say(what, to)),
    ]
}

impl World {
    fn act(&mut self, act: Act, file: &mut u32) {
        match act {
            Act::Add(files) => {
                let mut new = |(name, size): (u8, u8)| {
                    *file += 1;
                    let size = [0, 5, 16 << 20, 30 << 20][usize::from(size)];
                    given(*file, ["a", "b", "dir/c", "..", "d.txt", "dir/d"][usize::from(name)], size)
                };
                let batch = files.into_iter().map(&mut new).collect();
                self.event(Event::Add(batch));
            }
            Act::Stat(which, found) => {
                let Some(index) = pick(which, self.outside.stats.len()) else { return };
                let a = File {
                    key: Prefix::new("home").object("a").unwrap(),
                    size: 1,
                    modified: 1,
                    etag: None,
                    class: StorageClass::Standard,
                };
                let answer = match found {
                    0 => Err(failure(false)),
                    1 => Ok(vec![]),
                    _ => Ok(vec![a]),
                };
                self.statted(index, answer);
            }
            Act::Later(by) => self.now += by,
            Act::Well(which) => self.answer(which, Outside::well),
            Act::Badly(which, how) => self.answer(which, |outside, work| match how {
                // S3 does not say that it lost what it has.
                4 if matches!(work, Work::List { .. }) => outside.well(work),
                0 => Outcome::Failed(failure(true)),
                1 => Outcome::Failed(failure(false)),
                2 => Outcome::Taken(None),
                3 => Outcome::Taken(Some(Existing::default())),
                5 => Outcome::Failed(Failure::new("UploadPart", Cause::Transport(TransportError::Offline))),
                _ => Outcome::Lost(failure(false)),
            }),
            Act::Progress(which, sent) => {
                let Some(index) = pick(which, self.outside.flying.len()) else { return };
                let (id, attempt, _) = self.outside.flying[index];
                self.event(Event::Progress(id, attempt, sent));
            }
            Act::Stale(which) => {
                let Some(index) = pick(which, self.outside.stale.len()) else { return };
                let (id, attempt, _) = self.outside.stale.remove(index);
                let (rows, totals) = (self.queue.rows(0..usize::MAX), self.queue.totals());
                self.event(Event::Answered(id, attempt, Outcome::Stored(None)));
                assert_eq!((self.queue.rows(0..usize::MAX), self.queue.totals()), (rows, totals));
            }
            Act::Say(what, to) => self.say(what, to),
            Act::Connect => self.event(Event::Connect),
            Act::Busy => self.event(Event::Busy),
            Act::Silent => {
                self.outside.lost = Some(self.now);
                self.event(Event::Silent);
            }
            Act::Reload => self.reload(file),
        }
    }

    /// The page goes, and what it had under way; the next one goes on with what was kept.
    fn reload(&mut self, file: &mut u32) {
        self.outside.flying.clear();
        self.outside.stale.clear();
        self.outside.stats.clear();
        self.outside.forgotten = (1..=*file).collect();
        self.queue = Self::queue();
        (self.outside.forms, self.outside.seen, self.outside.lost) = (BTreeSet::new(), Vec::new(), None);
        self.shown.clear();
        for record in self.outside.kept.clone().into_values() {
            *file += 1;
            let given = record.given(FileId(*file), record.size, record.modified);
            self.event(Event::Continue(given, Box::new(record)));
        }
    }

    fn answer(&mut self, which: u8, outcome: impl FnOnce(&mut Outside, &Work) -> Outcome) {
        let Some(index) = pick(which, self.outside.flying.len()) else { return };
        let (id, attempt, work) = self.outside.flying.remove(index);
        let outcome = outcome(&mut self.outside, &work);
        self.event(Event::Answered(id, attempt, outcome));
    }

    fn say(&mut self, what: u8, to: Option<u8>) {
        let rows = self.queue.rows(0..usize::MAX);
        let one = to.and_then(|to| pick(to, rows.len())).map(|index| rows[index].id);
        let which = one.map_or(Which::All, Which::One);
        self.event(Event::Command(match what {
            0 | 1 => Command::Pause(which),
            2 | 3 => Command::Resume(which),
            4 => Command::Cancel(which),
            5 => Command::Retry(which),
            6 => Command::Resolve(which, Resolution::Replace),
            7 => Command::Resolve(which, Resolution::KeepBoth),
            _ if to.is_some() => Command::Resolve(which, Resolution::Skip),
            _ => Command::Clear,
        }));
    }
}

fn pick(which: u8, of: usize) -> Option<usize> {
    (of > 0).then(|| usize::from(which) % of)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// [`World::check`] holds after each event, whatever relies on a look may, and what is cancelled in the end leaves no part behind.
    #[test]
    fn whatever_happens_places_progress_and_totals_hold_and_no_parts_are_left(
        acts in prop::collection::vec(act(), 1..120),
    ) {
        let mut world = World::new();
        let mut files = 0;
        for act in acts {
            world.act(act, &mut files);
        }
        for _ in 0..5 {
            world.event(Event::Command(Command::Cancel(Which::All)));
            world.settle();
        }
        prop_assert!(world.outside.open.is_empty(), "parts are left: {:?}", world.outside.open);
        world.event(Event::Command(Command::Clear));
        prop_assert_eq!(world.queue.totals(), Totals::default());
        prop_assert_eq!(world.outside.forgotten.len(), files as usize, "every file is forgotten, once");
    }

    /// Wherever the page is closed, the next one sends what is missing and nothing twice ([`Outside::well`] counts).
    #[test]
    fn an_upload_survives_any_number_of_pages(
        size in (16u64 << 20)..(120 << 20),
        pages in prop::collection::vec(0..12_usize, 0..6),
    ) {
        let mut world = World::new();
        let mut files = 1;
        world.event(Event::Add(vec![given(1, "film", size)]));
        world.statted(0, Ok(vec![]));
        for answers in pages {
            for _ in 0..answers {
                world.act(Act::Well(7), &mut files);
            }
            if world.outside.kept.is_empty() {
                break;
            }
            world.reload(&mut files);
        }
        world.settle();
        prop_assert_eq!(world.statuses(), vec![Status::Done]);
        prop_assert_eq!((world.outside.uploaded, world.outside.kept.len()), (1, 0));
    }

    /// Where nothing goes wrong everything arrives.
    #[test]
    fn everything_arrives(sizes in prop::collection::vec(0..(60u64 << 20), 1..30)) {
        let mut world = World::new();
        let files = sizes.iter().zip(0..).map(|(size, n)| given(n, &format!("f{n}"), *size)).collect();
        world.event(Event::Add(files));
        world.settle();
        prop_assert!(world.statuses().iter().all(|status| *status == Status::Done));
        prop_assert_eq!(world.outside.uploaded, sizes.len());
        let totals = world.queue.totals();
        prop_assert_eq!((totals.sent, totals.unfinished()), (totals.size, false));
    }
}

#[test]
fn one_answer_for_all_holds_for_those_that_ask_later_until_more_is_added() {
    let mut world = World::new();
    world.event(Event::Add(vec![given(1, "a", 1), given(2, "b", 1)]));
    let home = Prefix::new("home");
    let there = |name| File {
        key: home.object(name).unwrap(),
        size: 1,
        modified: 1,
        etag: Some(ETag::new("e")),
        class: StorageClass::Standard,
    };
    world.statted(0, Ok(vec![there("a")]));
    assert_eq!(world.queue.totals().asking, 1);
    world.event(Event::Command(Command::Resolve(Which::All, Resolution::KeepBoth)));
    let late = world
        .outside
        .flying
        .iter()
        .position(|(_, _, work)| matches!(work, Work::Whole { key, .. } if key.name() == "b"));
    let (id, attempt, _) = world.outside.flying.remove(late.unwrap());
    world.event(Event::Answered(id, attempt, Outcome::Taken(Some(Existing::default()))));
    world.settle();
    let names: Vec<_> = world.queue.rows(0..9).into_iter().map(|row| row.name).collect();
    assert_eq!(names, ["a (2)", "b (2)"]);
    world.event(Event::Add(vec![given(3, "a", 1)]));
    world.statted(0, Ok(vec![there("a")]));
    assert_eq!(world.queue.totals().asking, 1, "a new batch asks again");
}

/// What a sync sends: a name that its plan saw, and what it may replace.
fn send(file: u32, name: &str) -> Event {
    Event::Send(Box::new(given(file, name, 1)), Condition::Unchanged(ETag::new("seen")))
}

#[test]
fn an_answer_for_all_says_nothing_of_what_a_plan_sends() {
    let mut world = World::new();
    world.event(Event::Add(vec![given(1, "a", 1), given(2, "b", 1)]));
    world.event(Event::Command(Command::Resolve(Which::All, Resolution::Replace)));
    world.event(send(3, "planned"));
    let (id, attempt, _) = world.outside.flying.pop().unwrap();
    world.event(Event::Answered(id, attempt, Outcome::Taken(Some(Existing::default()))));
    assert!(matches!(world.statuses()[2], Status::Asking(_)), "{:?}", world.statuses());
    world.event(Event::Command(Command::Resolve(Which::All, Resolution::Replace)));
    assert!(matches!(world.statuses()[2], Status::Asking(_)), "{:?}", world.statuses());
    world.event(Event::Command(Command::Resolve(Which::One(id), Resolution::Skip)));
    assert_eq!(world.statuses()[2], Status::Skipped);
}

#[test]
fn what_a_plan_sends_goes_under_its_own_name_or_not_at_all() {
    let mut world = World::new();
    world.event(Event::Add(vec![given(1, "a", 1)]));
    world.event(send(2, "a"));
    world.settle();
    let names: Vec<_> = world.queue.rows(0..9).into_iter().map(|row| row.name).collect();
    assert_eq!(names, ["a"]);
    assert!(world.outside.forgotten.contains(&2));
}

#[test]
fn two_files_of_one_name_both_arrive() {
    let mut world = World::new();
    world.event(Event::Add(vec![given(1, "image.png", 1), given(2, "image.png", 1)]));
    world.settle();
    let names: Vec<_> = world.queue.rows(0..9).into_iter().map(|row| row.name).collect();
    assert_eq!(names, ["image.png", "image (2).png"]);
    assert_eq!(world.outside.uploaded, 2);
}

#[test]
fn a_name_is_free_again_once_its_upload_was_cancelled() {
    let mut world = World::new();
    world.event(Event::Add(vec![given(1, "image.png", 1), given(2, "other", 1)]));
    world.event(Event::Command(Command::Cancel(Which::One(world.queue.rows(0..1)[0].id))));
    world.event(Event::Add(vec![given(3, "image.png", 1)]));
    world.settle();
    assert_eq!(world.queue.rows(2..3)[0].name, "image.png");
}

#[test]
fn a_name_that_no_browser_can_request_is_refused_and_the_others_go_on() {
    let mut world = World::new();
    world.event(Event::Add(vec![given(1, "../x", 1), given(2, &"n".repeat(1020), 1), given(3, "ok", 1)]));
    world.settle();
    let statuses = world.statuses();
    assert!(matches!(&statuses[0], Status::Failed(Failure { cause: Cause::UnreachableKey(_), .. })));
    assert!(matches!(&statuses[1], Status::Failed(Failure { cause: Cause::Protocol(_), .. })));
    assert_eq!(statuses[2], Status::Done);
}

/// Not a timed test: prints what 10,000 rows cost (`cargo test --release -- --ignored --nocapture queueing`).
#[test]
#[ignore = "a measurement"]
fn queueing_10_000_files() {
    let mut queue = Queue::new(6).with_forms(true);
    let start = std::time::Instant::now();
    let files = (0..10_000).map(|n| given(n, &format!("photo {n}.jpg"), 4096)).collect();
    let mut effects = queue.update(Event::Add(files), 0);
    println!("add: {:?}", start.elapsed());
    let (start, mut answers) = (std::time::Instant::now(), 0);
    while let Some(effect) = effects.pop() {
        let event = match effect {
            Effect::Stat(stat, _) => Event::Statted(stat, Ok(vec![])),
            Effect::Perform(id, attempt, _) => Event::Answered(id, attempt, Outcome::Stored(None)),
            Effect::GoOn => Event::GoOn,
            _ => continue,
        };
        answers += 1;
        effects.extend(queue.update(event, 0));
    }
    println!("{answers} answers: {:?}, {:?}", start.elapsed(), queue.totals());
}
