//! Random lives of a few objects, gathered from listings cut into random pages: what the rows say is what was there, and no
//! plan writes over anything that was not seen.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::aws::s3::condition::Condition;
use crate::aws::s3::etag::ETag;
use crate::aws::s3::key::ObjectKey;
use crate::aws::s3::list_versions::Version;

const NAMES: [&str; 4] = ["a", "a/b", "a/é", "z"];

/// Something that happens to an object: a content is written, or the object is deleted.
#[derive(Clone, Debug)]
struct Step {
    name: &'static str,
    content: Option<u8>,
}

/// A bucket that keeps every version.
#[derive(Clone, Default)]
struct World {
    /// By key, the newest last.
    versions: BTreeMap<&'static str, Vec<Version>>,
    clock: i64,
    last: u32,
}

fn key(text: &str) -> ObjectKey {
    ObjectKey::new(text).unwrap()
}

fn content(of: u8) -> Content {
    Content { size: u64::from(of), etag: Some(ETag::new(&of.to_string())), storage_class: None }
}

impl World {
    fn of(steps: &[Step]) -> Self {
        let mut world = Self::default();
        for step in steps {
            world.clock += 1_000;
            world.write(step.name, step.content.map(content));
        }
        world
    }

    fn write(&mut self, name: &'static str, content: Option<Content>) {
        self.last += 1;
        let version = Version {
            key: key(name),
            id: self.last.to_string(),
            is_latest: true,
            modified: self.clock,
            content,
        };
        self.versions.entry(name).or_default().push(version);
    }

    fn now(&self, name: &str) -> Option<Content> {
        self.versions.get(name)?.last()?.content.clone()
    }

    fn at(&self, name: &str, moment: i64) -> Option<Content> {
        let versions = self.versions.get(name)?;
        versions.iter().rev().find(|version| version.modified <= moment)?.content.clone()
    }

    /// The listing, in pages of this size.
    fn history(&self, page: usize) -> History {
        let all: Vec<_> = self.versions.values().flat_map(|it| it.iter().rev().cloned()).collect();
        let mut history = History::default();
        for page in all.chunks(page) {
            history.add(page.to_vec());
        }
        history.end();
        history
    }

    /// Performs a copy as S3 does; whether its condition held.
    fn restore(&mut self, restore: &Restore) -> bool {
        let name = NAMES.into_iter().find(|name| *name == restore.key.as_str()).unwrap();
        let now = self.now(name);
        let holds = match &restore.condition {
            Condition::Absent => now.is_none(),
            Condition::Unchanged(etag) => now.is_some_and(|now| now.etag.as_ref() == Some(etag)),
            Condition::Always => panic!("nothing is written without a condition"),
        };
        if holds {
            let source = self.versions[name].iter().find(|version| version.id == restore.version).unwrap();
            assert_eq!(source.content.as_ref(), Some(&restore.content));
            let content = source.content.clone();
            self.write(name, content);
        }
        holds
    }
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (prop::sample::select(&NAMES[..]), prop::option::of(1..9_u8))
        .prop_map(|(name, content)| Step { name, content });
    prop::collection::vec(step, 0..30)
}

proptest! {
    #[test]
    fn what_is_deleted_is_restored_and_nothing_else_changes(steps in steps(), page in 1..7_usize) {
        let mut world = World::of(&steps);
        let before: Vec<_> = NAMES.map(|name| world.now(name)).to_vec();
        let history = world.history(page);
        let rows = history.deleted();
        for row in &rows {
            let shown = history.shown(*row).unwrap();
            prop_assert!(matches!(shown.now, Now::Deleted(_)));
            prop_assert_eq!(world.now(shown.key.as_str()), None);
        }
        let plan = plan(&history, rows);
        for restore in &plan.restores {
            prop_assert!(world.restore(restore));
        }
        for (name, before) in NAMES.into_iter().zip(before) {
            let last = world.versions.get(name).and_then(|it| it.iter().rev().find_map(|v| v.content.clone()));
            prop_assert_eq!(world.now(name), before.or(last), "{}", name);
        }
    }

    #[test]
    fn a_folder_becomes_what_it_was_but_for_what_came_since(steps in steps(), page in 1..7_usize, moment in 0..31_000_i64) {
        let mut world = World::of(&steps);
        let history = world.history(page);
        let rows = history.as_it_was(moment);
        let listed: Vec<_> = rows.iter().map(|row| history.shown(*row).unwrap().key.to_string()).collect();
        for name in NAMES {
            prop_assert_eq!(listed.iter().any(|key| key == name), world.at(name, moment).is_some(), "{}", name);
        }
        let (then, now) = (NAMES.map(|name| world.at(name, moment)), NAMES.map(|name| world.now(name)));
        for restore in &plan(&history, rows).restores {
            prop_assert!(world.restore(restore));
        }
        for ((name, then), now) in NAMES.into_iter().zip(then).zip(now) {
            prop_assert_eq!(world.now(name), then.or(now), "{}", name);
        }
    }

    #[test]
    fn a_file_that_someone_writes_meanwhile_is_never_written_over(
        steps in steps(), moment in 0..31_000_i64, theirs in prop::collection::vec((0..4_usize, 20..30_u8), 0..4),
    ) {
        let mut world = World::of(&steps);
        let history = world.history(1000);
        let mut rows = history.as_it_was(moment);
        rows.extend(history.deleted());
        for (at, of) in &theirs {
            world.write(NAMES[*at], Some(content(*of)));
        }
        for restore in &plan(&history, rows).restores {
            world.restore(restore);
        }
        for (at, _) in &theirs {
            let newest = theirs.iter().rev().find(|(other, _)| other == at).unwrap().1;
            prop_assert_eq!(world.now(NAMES[*at]), Some(content(newest)));
        }
    }

    #[test]
    fn undoing_a_deletion_brings_back_what_it_took_and_no_more(steps in steps(), chosen in prop::collection::btree_set(0..4_usize, 0..4)) {
        let mut world = World::of(&steps);
        let before = NAMES.map(|name| world.now(name));
        let gone: Vec<_> = chosen.iter().map(|at| NAMES[*at]).filter(|name| world.now(name).is_some()).collect();
        world.clock += 1_000;
        for name in &gone {
            world.write(name, None);
        }
        let keys: Vec<_> = gone.iter().map(|name| key(name)).collect();
        let undo = undo(&world.history(3), &keys);
        prop_assert!(undo.newer.is_empty() && undo.lost.is_empty());
        for restore in &undo.plan.restores {
            prop_assert!(world.restore(restore));
        }
        prop_assert_eq!(NAMES.map(|name| world.now(name)), before);
    }
}

fn version(name: &str, id: &str, modified: i64, content: Option<Content>) -> Version {
    Version { key: key(name), id: id.into(), is_latest: false, modified, content }
}

fn history(versions: Vec<Version>) -> History {
    let mut history = History::default();
    history.add(versions);
    history.end();
    history
}

#[test]
fn the_last_deleted_come_first_and_those_without_a_version_are_left_out() {
    let history = history(vec![
        version("a", "2", 5_000, None),
        version("a", "1", 1_000, Some(content(1))),
        version("b", "4", 9_100, None),
        version("b", "3", 2_000, Some(content(2))),
        version("c", "7", 9_900, None),
        version("c", "6", 2_000, Some(content(2))),
        version("expired", "5", 7_000, None),
    ]);
    let keys: Vec<_> =
        history.deleted().iter().map(|row| history.shown(*row).unwrap().key.to_string()).collect();
    assert_eq!(keys, ["b", "c", "a"]);
}

#[test]
fn an_upload_in_parts_that_is_dated_by_its_beginning_was_not_there_before_its_predecessor() {
    let history =
        history(vec![version("a", "2", 3, Some(content(2))), version("a", "1", 5, Some(content(1)))]);
    assert!(history.as_it_was(4).is_empty());
    assert_eq!(history.as_it_was(5), [Row { timeline: 0, state: 0 }]);
}

#[test]
fn what_a_page_cannot_copy_is_told() {
    let archived = Content { storage_class: Some("GLACIER".into()), ..content(1) };
    let large = Content { size: (5 << 30) + 1, ..content(1) };
    let history = history(vec![
        version("a/../b", "2", 5, None),
        version("a/../b", "1", 1, Some(content(1))),
        version("ice", "4", 5, None),
        version("ice", "3", 1, Some(archived)),
        version("large", "6", 5, None),
        version("large", "5", 1, Some(large)),
    ]);
    let mut plan = plan(&history, history.deleted());
    let told: Vec<_> = plan.blocked.iter().map(|it| (it.restore.key.as_str(), it.obstacle)).collect();
    let expected =
        [("a/../b", Obstacle::Unreachable), ("ice", Obstacle::Archived), ("large", Obstacle::TooLarge)];
    assert_eq!(told, expected);
    assert!(plan.restores.is_empty());

    let uncovered = plan.uncover();
    let markers: Vec<_> = uncovered.iter().map(|it| it.markers.clone()).collect();
    assert_eq!(markers, [["2"], ["4"], ["6"]]);
    assert!(plan.blocked.is_empty());
    plan.put_back(uncovered);
    assert_eq!((plan.blocked.len(), plan.restores.len()), (3, 0));
}

#[test]
fn much_comes_back_without_its_markers_and_a_little_by_copies() {
    for (count, expected) in [(100, 0), (101, 101)] {
        let versions = (0..count).flat_map(|n| {
            let name = format!("{n:03}");
            let states = [("3", None), ("2", None), ("1", Some(content(1)))];
            states.map(|(id, content)| version(&name, id, 5, content))
        });
        let history = history(versions.collect());
        let mut plan = plan(&history, history.deleted());
        let uncovered = plan.uncover();
        assert_eq!((uncovered.len(), plan.restores.len()), (expected, count - expected));
        assert!(uncovered.iter().all(|it| it.markers == ["3", "2"]));
    }
}

#[test]
fn what_stands_under_another_content_has_no_markers_to_take_away() {
    let history = history(vec![
        version("a", "4", 6, None),
        version("a", "3", 5, Some(content(3))),
        version("a", "2", 4, None),
        version("a", "1", 1, Some(content(1))),
    ]);
    let timeline = history.of(&key("a")).unwrap();
    assert!(replace(timeline, 3).restores[0].markers.is_empty());
    assert_eq!(replace(timeline, 1).restores[0].markers, ["4"]);
}

#[test]
fn a_marker_without_an_id_of_its_own_is_never_taken_away() {
    let history = history(vec![version("a", "null", 5, None), version("a", "1", 1, Some(content(1)))]);
    let restores = plan(&history, history.deleted()).restores;
    assert_eq!((restores.len(), restores[0].markers.len()), (1, 0));
}

#[test]
fn an_undo_leaves_alone_what_is_there_again_and_says_what_is_lost() {
    let history = history(vec![
        version("a", "3", 6, Some(content(3))),
        version("a", "2", 5, None),
        version("a", "1", 1, Some(content(1))),
        version("b", "4", 5, None),
    ]);
    let undo = undo(&history, &[key("a"), key("b"), key("c")]);
    assert_eq!((undo.newer, undo.lost), (vec![key("a")], vec![key("b"), key("c")]));
    assert_eq!(undo.plan, Plan::default());
}

#[test]
fn a_version_with_the_content_of_now_needs_no_restore() {
    let history = history(vec![
        version("a", "3", 6, Some(content(1))),
        version("a", "2", 5, Some(content(2))),
        version("a", "1", 1, Some(content(1))),
    ]);
    let timeline = history.of(&key("a")).unwrap();
    assert_eq!(timeline.compared(2), Now::Same);
    assert_eq!(replace(timeline, 2), Plan::default());
    let restore = &replace(timeline, 1).restores[0];
    assert_eq!((restore.version.as_str(), &restore.condition), ("2", &Condition::Unchanged(ETag::new("1"))));
}

#[test]
fn undoing_a_replacement_goes_back_by_one_and_only_over_what_it_made() {
    let history = history(vec![
        version("a", "3", 6, Some(content(3))),
        version("a", "2", 5, Some(content(2))),
        version("a", "1", 1, Some(content(1))),
        version("b", "5", 6, Some(content(9))),
        version("b", "4", 5, Some(content(3))),
        version("new", "6", 5, Some(content(3))),
        version("was deleted", "8", 5, Some(content(3))),
        version("was deleted", "7", 5, None),
    ]);
    let (etag, names) = (ETag::new("3"), ["a", "b", "new", "was deleted", "none"].map(key));
    let undo = undo_replacement(&history, names.iter().map(|key| (key, &etag)));
    let restore = &undo.plan.restores[0];
    assert_eq!((restore.key.as_str(), restore.version.as_str()), ("a", "2"));
    assert_eq!((undo.plan.restores.len(), &restore.condition), (1, &Condition::Unchanged(ETag::new("3"))));
    assert_eq!(undo.newer, [key("b")]);
    assert_eq!(undo.lost, [key("new"), key("was deleted"), key("none")]);
}
