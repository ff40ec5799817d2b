//! The dialog's work: compared, carried out, stopped, and ended with its owner.

use std::cell::Cell;
use std::rc::Rc;

use alcove::client::sync::dialog::{Change, SyncDialog};
use alcove::model::sync::dialog::{Event, State};
use alcove::model::sync::{Choice, End};

use super::{BOTH, Place, UP};

fn dialog(place: &Place) -> (Rc<SyncDialog>, Rc<Cell<usize>>) {
    let states = Rc::<Cell<usize>>::default();
    let counted = states.clone();
    let on_change = move |change| {
        if change == Change::State {
            counted.set(counted.get() + 1);
        }
    };
    (SyncDialog::new(place.s3.ports().spawn.clone(), on_change), states)
}

#[test]
fn two_folders_are_compared_and_the_plan_is_carried_out() {
    let place = Place::new();
    place.here("a", b"new");
    place.here("b", b"here");
    place.there("b", b"there!");
    let (dialog, states) = dialog(&place);
    assert_eq!(dialog.folder_here(), None);
    dialog.choose(place.sync.clone(), BOTH);
    assert!(dialog.with(|state| matches!(state, State::Scanning(_))));
    place.world.settle();
    let questions = |state: &State| match state {
        State::Reviewing(review) => review.plan.open_questions(),
        other => panic!("{other:?}"),
    };
    assert_eq!(dialog.with(questions), 1);
    dialog.dispatch(Event::Decide { at: None, choice: Some(Choice::Here) });
    dialog.dispatch(Event::Run);
    place.world.settle();
    let uploaded = |state: &State| match state {
        State::Over { report, stopped: false } => report.uploaded,
        other => panic!("{other:?}"),
    };
    assert_eq!((dialog.with(uploaded), place.read_there("b")), (2, Some(b"here".to_vec())));
    assert_eq!(states.get(), 4, "Scanning, Reviewing, Running, Over");
}

#[test]
fn a_stop_ends_the_work_and_keeps_the_report_of_it() {
    let place = Place::new();
    for number in 0..40 {
        place.here(&format!("{number:02}"), &[1; 2_000]);
    }
    let (dialog, _) = dialog(&place);
    dialog.choose(place.sync.clone(), UP);
    place.world.settle();
    dialog.dispatch(Event::Run);
    let ended = |state: &State| match state {
        State::Running(progress) => progress.ended,
        other => panic!("{other:?}"),
    };
    while dialog.with(ended) == 0 {
        place.world.step();
    }
    dialog.dispatch(Event::Stop);
    let report = dialog.with(|state| match state {
        State::Over { report, stopped: true } => report.clone(),
        other => panic!("{other:?}"),
    });
    assert_eq!(report.steps, 40);
    assert!((1..40).contains(&report.ended()), "{}", report.ended());
    assert!(report.unfinished.iter().all(|it| it.end == End::Cancelled), "{:?}", report.unfinished);
    place.world.settle();
    assert!(dialog.with(|state| matches!(state, State::Over { report: now, .. } if *now == report)));
}

#[test]
fn work_ends_with_its_dialog() {
    let place = Place::new();
    for number in 0..40 {
        place.here(&format!("{number:02}"), &[1; 2_000]);
    }
    let (dialog, states) = dialog(&place);
    dialog.choose(place.sync.clone(), UP);
    place.world.settle();
    dialog.dispatch(Event::Run);
    let before = states.get();
    drop(dialog);
    place.world.settle();
    assert_eq!((states.get(), place.read_there("39")), (before, None));
}
