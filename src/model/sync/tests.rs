//! Runs of plans on trees of letters: what holds for every plan, whatever was found.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::aws::s3::etag::ETag;
use crate::aws::s3::key::{ObjectKey, Prefix};
use crate::model::files::{File, StorageClass};

mod rule;

/// A file in the simulation: its content's name stands for checksum, tag and (by its length) size.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Held {
    content: String,
    modified: i64,
}

type Side = BTreeMap<String, Held>;

/// Both sides, and the memory between two syncs.
#[derive(Clone, Debug, Default)]
struct World {
    device: Side,
    alcove: Side,
    agreed: Tree<Agreed>,
    now: i64,
}

fn folder() -> Prefix {
    Prefix::new("users/a")
}

fn on_device(held: &Held) -> OnDevice {
    OnDevice { size: held.content.len() as u64, modified: held.modified }
}

fn in_alcove(held: &Held) -> InAlcove {
    let etag = Some(ETag::new(&held.content));
    InAlcove { size: held.content.len() as u64, modified: held.modified / 1000 * 1000, etag }
}

impl World {
    fn scanned(&self) -> Scanned {
        Scanned {
            device: self.device.iter().map(|(path, held)| (path.clone(), on_device(held))).collect(),
            alcove: self.alcove.iter().map(|(path, held)| (path.clone(), in_alcove(held))).collect(),
            agreed: self.agreed.clone(),
            unreadable: vec![],
        }
    }

    /// `told`: whether S3 keeps checksums.
    fn plan(&self, options: Options, told: bool) -> Plan {
        let scanned = self.scanned();
        let compare = |path: String| {
            let same = self.device[&path].content == self.alcove[&path].content;
            let contents = if same { Contents::Same } else { Contents::Different };
            (path, if told { contents } else { Contents::Untold })
        };
        let compared = to_compare(&scanned, options).into_iter().map(compare).collect();
        plan(&scanned, &folder(), options, &compared)
    }

    /// Does what a plan says, as a performer would, and remembers what is the same from then on.
    fn run(&mut self, plan: &Plan) {
        for (path, agreed) in &plan.same {
            self.agreed.extend(agreed.clone().map(|agreed| (path.clone(), agreed)));
        }
        for step in plan.steps(&folder()) {
            self.now += 1500;
            match step {
                Step::Upload { path, to, .. } => self.upload(&path, &to),
                Step::Download { path, to, .. } => self.download(&path, &to),
                Step::DeleteThere { path, .. } => self.forget(&path, |world| &mut world.alcove),
                Step::DeleteHere { path, .. } => self.forget(&path, |world| &mut world.device),
                Step::KeepBoth { path, to, .. } => {
                    let ours = self.device[&path].clone();
                    self.device.insert(to.clone(), Held { modified: self.now, ..ours });
                    self.upload(&to, &to);
                    self.download(&path, &path);
                }
            }
        }
    }

    fn upload(&mut self, path: &str, to: &str) {
        let content = self.device[path].content.clone();
        self.alcove.insert(to.to_owned(), Held { content, modified: self.now });
        self.agree(path, to);
    }

    fn download(&mut self, path: &str, to: &str) {
        let content = self.alcove[path].content.clone();
        self.device.insert(to.to_owned(), Held { content, modified: self.now });
        self.agree(to, path);
    }

    fn agree(&mut self, here: &str, there: &str) {
        if here == there {
            let etag = ETag::new(&self.alcove[there].content);
            self.agreed.insert(here.to_owned(), Agreed { device: on_device(&self.device[here]), etag });
        }
    }

    fn forget(&mut self, path: &str, side: fn(&mut Self) -> &mut Side) {
        side(self).remove(path);
        self.agreed.remove(path);
    }

    fn contents(side: &Side) -> BTreeMap<&str, &str> {
        side.iter().map(|(path, held)| (&**path, &*held.content)).collect()
    }
}

fn any_side() -> impl Strategy<Value = Side> {
    let path = prop::sample::select(vec!["a", "b", "c.txt", "d/a", "d/b", "d/e/f", "日本/😀", "x y+%"]);
    let held = ("[pqr]{1,2}", 0..8_i64).prop_map(|(content, at)| Held { content, modified: at * 700 });
    prop::collection::btree_map(path.prop_map(str::to_owned), held, 0..7)
}

/// Sides that a sync has met before, and that were changed since.
fn any_world() -> impl Strategy<Value = World> {
    (any_side(), any_side(), any_side(), prop::bool::ANY).prop_map(|(before, device, alcove, met)| {
        let mut world = World { device: before.clone(), now: 10_000, ..World::default() };
        if met {
            let first = Options { direction: Direction::Up, delete: false, contents: false };
            let plan = world.plan(first, true);
            world.run(&plan);
            // What is written anew has a new time: a change that keeps size and time is one that no sync can see.
            let later = |held: Held| Held { modified: held.modified + 20_000, ..held };
            world.device.extend(device.into_iter().map(|(path, held)| (path, later(held))));
            world.alcove.extend(alcove);
            world.device.retain(|path, _| path != "b");
            world.alcove.retain(|path, _| path != "d/a");
        } else {
            (world.device, world.alcove) = (device, alcove);
        }
        world.now = 100_000;
        world
    })
}

fn any_options() -> impl Strategy<Value = Options> {
    let direction = prop::sample::select(vec![Direction::Up, Direction::Down, Direction::Both]);
    (direction, prop::bool::ANY, prop::bool::ANY).prop_map(|(direction, delete, contents)| Options {
        direction,
        delete,
        contents,
    })
}

fn answered(mut plan: Plan, choice: Choice) -> Plan {
    let direction = plan.options.direction;
    for item in &mut plan.items {
        item.choice = item.choices(direction).contains(&choice).then_some(choice);
    }
    plan
}

proptest! {
    #[test]
    fn every_path_has_one_place_in_the_plan(world in any_world(), options in any_options(), told: bool) {
        let plan = world.plan(options, told);
        let mut paths: Vec<_> = plan.items.iter().map(|item| &item.path)
            .chain(plan.same.iter().map(|(path, _)| path))
            .chain(&plan.left)
            .chain(plan.blocked.iter().map(|blocked| &blocked.path))
            .collect();
        paths.sort();
        let mut all: Vec<_> = world.device.keys().chain(world.alcove.keys()).collect();
        all.sort();
        all.dedup();
        prop_assert_eq!(paths, all);
    }

    #[test]
    fn without_an_answer_a_conflict_changes_nothing(world in any_world(), options in any_options(), told: bool) {
        let plan = world.plan(options, told);
        let asking: Vec<_> = plan.items.iter().filter(|item| matches!(item.action, Action::Conflict(_))).collect();
        prop_assert_eq!(plan.open_questions(), asking.len());
        let mut after = world.clone();
        after.run(&plan);
        for item in asking {
            prop_assert_eq!(after.device.get(&item.path), world.device.get(&item.path));
            prop_assert_eq!(after.alcove.get(&item.path), world.alcove.get(&item.path));
        }
    }

    #[test]
    fn nothing_is_deleted_unless_asked(world in any_world(), options in any_options(), told: bool) {
        let options = Options { delete: false, ..options };
        for choice in [Choice::Here, Choice::There, Choice::Both, Choice::Skip] {
            let plan = answered(world.plan(options, told), choice);
            let mut after = world.clone();
            after.run(&plan);
            prop_assert!(world.device.keys().all(|path| after.device.contains_key(path)));
            prop_assert!(world.alcove.keys().all(|path| after.alcove.contains_key(path)));
        }
    }

    #[test]
    fn the_side_that_leads_is_not_touched(world in any_world(), options in any_options(), told: bool) {
        for choice in [Choice::Here, Choice::There, Choice::Both] {
            let plan = answered(world.plan(options, told), choice);
            let mut after = world.clone();
            after.run(&plan);
            if !options.direction.writes_here() {
                prop_assert_eq!(&after.device, &world.device);
            }
            if !options.direction.writes_there() {
                prop_assert_eq!(&after.alcove, &world.alcove);
            }
        }
    }

    #[test]
    fn what_this_device_loses_is_told_before(world in any_world(), options in any_options(), told: bool) {
        for choice in [Choice::Here, Choice::There, Choice::Both] {
            let plan = answered(world.plan(options, told), choice);
            let mut after = world.clone();
            after.run(&plan);
            for (path, held) in &world.device {
                let is_told = plan.items.iter().any(|item| item.path == *path && item.loses_device());
                let is_kept = after.device.values().any(|it| it.content == held.content);
                prop_assert!(is_kept || is_told, "{path} of {plan:?}");
            }
        }
    }

    #[test]
    fn a_mirror_is_equal_once_conflicts_are_answered(world in any_world(), down: bool) {
        let direction = if down { Direction::Down } else { Direction::Up };
        // Contents are compared, so that nothing is taken to be the same by its time.
        let options = Options { direction, delete: true, contents: true };
        let leads = if down { Choice::There } else { Choice::Here };
        let mut after = world.clone();
        after.run(&answered(world.plan(options, true), leads));
        prop_assert_eq!(World::contents(&after.device), World::contents(&after.alcove));
        let led = if down { &world.alcove } else { &world.device };
        prop_assert_eq!(World::contents(led), World::contents(&after.device));
    }

    #[test]
    fn both_ways_make_both_sides_equal(world in any_world(), delete: bool, told: bool) {
        let options = Options { direction: Direction::Both, delete, contents: told };
        for choice in [Choice::Here, Choice::There, Choice::Both] {
            let mut after = world.clone();
            let plan = answered(answered(world.plan(options, told), Choice::Here), choice);
            // What cannot be kept twice is restored.
            let plan = if choice == Choice::Both { restored(plan) } else { plan };
            after.run(&plan);
            prop_assert_eq!(World::contents(&after.device), World::contents(&after.alcove));
        }
    }

    #[test]
    fn keeping_both_loses_no_content(world in any_world(), told: bool) {
        let options = Options { direction: Direction::Both, delete: false, contents: true };
        let plan = answered(world.plan(options, told), Choice::Both);
        let mut after = world.clone();
        after.run(&plan);
        for item in plan.items.iter().filter(|item| matches!(item.action, Action::Conflict(_))) {
            for held in [&world.device[&item.path], &world.alcove[&item.path]] {
                for side in [&after.device, &after.alcove] {
                    prop_assert!(side.values().any(|it| it.content == held.content));
                }
            }
        }
    }

    #[test]
    fn a_second_plan_has_nothing_to_do(world in any_world(), options in any_options(), told: bool) {
        let leads = if options.direction == Direction::Down { Choice::There } else { Choice::Here };
        let mut after = world.clone();
        let first = answered(world.plan(options, told), leads);
        after.run(&first);
        let second = after.plan(options, told);
        prop_assert!(second.items.is_empty(), "{:?} after {:?}", second.items, first.items);
    }
}

/// A file deleted on one side and changed on the other cannot be kept twice: whoever has it gives it.
fn restored(mut plan: Plan) -> Plan {
    for item in &mut plan.items {
        if item.action == Action::Conflict(Conflict::Deleted) {
            item.choice = Some(if item.device.is_some() { Choice::Here } else { Choice::There });
        }
    }
    plan
}

#[test]
fn markers_of_folders_are_no_files() {
    let file = |key: &str, size| File {
        key: ObjectKey::new(key).unwrap(),
        size,
        modified: 0,
        etag: None,
        class: StorageClass::Standard,
    };
    let found = [file("users/a/", 0), file("users/a/x/", 0), file("users/a/x/y", 3), file("users/a/odd/", 3)];
    let tree = tree_of(&folder(), found);
    assert_eq!(tree.keys().collect::<Vec<_>>(), ["odd/", "x/y"]);
}
