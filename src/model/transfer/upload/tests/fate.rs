use super::*;

#[test]
fn what_has_parts_can_be_resumed_and_what_has_none_is_lost() {
    assert_eq!(upload(1).fate(), Some(Fate::Lost));
    assert_eq!(queued(LARGE).fate(), Some(Fate::Lost));
    let (mut sending, _) = sending(2);
    assert_eq!(sending.fate(), Some(Fate::Resumable));
    sending.update(Input::Pause);
    assert_eq!(sending.fate(), Some(Fate::Resumable));
    assert_eq!(completing().0.fate(), Some(Fate::Resumable), "S3 says which of both it is");
}

#[test]
fn what_is_on_its_way_whole_may_be_there_also_when_it_was_stopped() {
    let mut upload = queued(1);
    start(&mut upload);
    assert_eq!(upload.fate(), Some(Fate::Unclear));
    upload.update(Input::Pause);
    assert_eq!(upload.fate(), Some(Fate::Unclear));
    upload.update(Input::Resume);
    assert_eq!(upload.fate(), Some(Fate::Unclear));
}

#[test]
fn a_cancelled_one_has_its_parts_until_they_are_removed() {
    let (mut upload, _) = sending(2);
    upload.update(Input::Cancel);
    assert_eq!(upload.fate(), Some(Fate::PartsLeft));
    let (attempt, _) = start(&mut upload);
    answer(&mut upload, attempt, Outcome::Aborted(Aborted::Removed));
    assert_eq!(upload.fate(), None);
}

#[test]
fn what_failed_stays_as_it_was_said_to_be() {
    let mut upload = queued(1);
    let (attempt, _) = start(&mut upload);
    answer(&mut upload, attempt, Outcome::Failed(denied()));
    assert_eq!(upload.fate(), None);
}
