//! A name that is taken in the other form of Unicode.

use super::*;
use crate::aws::s3::key::ObjectKey;

const GIVEN: &str = "caf\u{e9}.txt";
const THERE: &str = "home/cafe\u{301}.txt";

/// An upload that asks, since its name is taken.
fn asked() -> (World, Transfer) {
    let mut world = World::new();
    world.event(Event::Add(vec![given(1, GIVEN, 1)]));
    let key = ObjectKey::new(THERE).unwrap();
    world.statted(
        0,
        Ok(vec![File {
            key,
            size: 3,
            modified: 5,
            etag: Some(ETag::new("old")),
            class: StorageClass::Standard,
        }]),
    );
    let asking = world.queue.first(false).unwrap();
    (world, asking)
}

fn answer(resolution: Resolution) -> (World, Transfer) {
    let (mut world, asking) = asked();
    world.event(Event::Command(Command::Resolve(Which::One(asking.id), resolution)));
    let now = world.queue.find(asking.id).unwrap();
    (world, now)
}

#[test]
fn both_forms_are_looked_for_and_the_person_is_asked() {
    let (_, asking) = asked();
    assert!(matches!(asking.status, Status::Asking(Existing { size: Some(3), .. })), "{asking:?}");
}

#[test]
fn replacing_replaces_the_object_that_is_there_and_makes_no_second_one() {
    let (world, now) = answer(Resolution::Replace);
    assert_eq!(now.key.unwrap().as_str(), THERE);
    let [(_, _, Work::Whole { key, condition, .. })] = &world.outside.flying[..] else {
        panic!("{:?}", world.outside.flying)
    };
    assert_eq!((key.as_str(), condition), (THERE, &Condition::Unchanged(ETag::new("old"))));
}

#[test]
fn keeping_both_finds_a_name_beside_both_forms() {
    let (_, now) = answer(Resolution::KeepBoth);
    assert_eq!(now.name, "caf\u{e9} (2).txt");
}
