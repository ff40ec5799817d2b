//! What stood still for a while, and what may have come meanwhile.

use super::*;

#[test]
fn what_stood_still_is_not_written_over_what_came_meanwhile() {
    let seen_free = |upload: &mut Upload| {
        let (attempt, work) = start(upload);
        let Work::Whole { seen_free, .. } = work else { panic!("{work:?}") };
        (attempt, seen_free.is_some())
    };
    let mut upload = queued(5);
    upload.update(Input::Pause);
    upload.update(Input::Resume);
    assert!(!seen_free(&mut upload).1, "an hour may have passed since the folder was looked at");
    let mut upload = queued(5);
    let (attempt, free) = seen_free(&mut upload);
    assert!(free);
    answer(&mut upload, attempt, Outcome::Failed(denied()));
    upload.update(Input::Retry);
    assert!(!seen_free(&mut upload).1);
}

#[test]
fn another_name_that_nobody_looked_for_is_not_written_without_a_condition() {
    let mut upload = queued(5);
    let (attempt, _) = start(&mut upload);
    answer(&mut upload, attempt, Outcome::Taken(Some(taken())));
    upload.update(Input::Rename("a (2).bin".into(), Prefix::new("home").object("a (2).bin").unwrap()));
    let (_, work) = start(&mut upload);
    assert!(matches!(&work, Work::Whole { seen_free: None, condition: Condition::Absent, .. }), "{work:?}");
}
