//! Names that the device and Alcove write in two forms of Unicode: many devices take both for one file.

use super::*;

const ONE: &str = "caf\u{e9}/caf\u{e9}.txt";
const OTHER: &str = "cafe\u{301}/cafe\u{301}.txt";

#[test]
fn a_file_that_is_the_same_in_the_other_form_is_neither_moved_nor_deleted() {
    for (here, there) in [(ONE, OTHER), (OTHER, ONE)] {
        for options in [UP, DOWN, BOTH] {
            let place = Place::new();
            place.here(here, b"same");
            place.there(there, b"same");
            let (_, plan) = place.scan(Options { delete: true, contents: true, ..options });
            assert_eq!((actions(&plan), plan.same.len()), (vec![], 1), "{options:?}");
        }
    }
}

#[test]
fn what_changes_goes_over_the_file_of_the_other_form_and_makes_no_second_one() {
    let place = Place::new();
    place.there(ONE, b"old");
    place.here(OTHER, b"newer");
    place.sync(Options { delete: true, ..UP }, Choice::Here);
    assert_eq!((place.read_there(ONE), place.read_there(OTHER)), (Some(b"newer".to_vec()), None));
    place.there(ONE, b"the newest");
    place.sync(Options { delete: true, ..DOWN }, Choice::There);
    assert_eq!((place.disk.read(OTHER), place.disk.read(ONE)), (Some(b"the newest".to_vec()), None));
}

#[test]
fn what_goes_on_one_side_goes_on_the_other_by_its_own_name() {
    let both = Options { delete: true, ..BOTH };
    let place = Place::new();
    place.here(OTHER, b"here");
    place.there(ONE, b"here");
    place.sync(both, Choice::Here);
    place.bucket.objects.borrow_mut().clear();
    let report = place.sync(both, Choice::Skip);
    assert_eq!((report.deleted, place.disk.read(OTHER)), (1, None));
}

#[test]
fn where_the_device_has_both_nothing_is_deleted() {
    let place = Place::new();
    place.here(ONE, b"one");
    place.here(OTHER, b"other");
    place.there(ONE, b"one");
    place.sync(Options { delete: true, ..DOWN }, Choice::Skip);
    assert_eq!(place.disk.read(OTHER), Some(b"other".to_vec()));
}
