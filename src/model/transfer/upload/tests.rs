mod fate;
mod properties;
mod still;

use super::*;
use crate::aws::error::ServiceError;
use crate::aws::http::{FileId, TransportError};
use crate::aws::s3::etag::ETag;
use crate::aws::s3::key::Prefix;
use crate::aws::s3::multipart::{Part, PartNumber, UploadId, abort::Aborted};
use crate::model::failure::Cause;
use crate::model::transfer::plan::PartPlan;

const LARGE: u64 = 20 << 20;

fn upload(size: u64) -> Upload {
    let folder = Prefix::new("home");
    let key = folder.object("a.bin").unwrap();
    let given = NewUpload {
        file: FileId(1),
        folder,
        name: "a.bin".into(),
        size,
        media_type: "x/y".into(),
        modified: 0,
    };
    Upload::new(given, "a.bin".into(), key)
}

/// An upload whose folder was looked at, and whose name is free.
fn queued(size: u64) -> Upload {
    let mut upload = upload(size);
    assert_eq!(upload.update(Input::Checked(None, 0)), []);
    upload
}

fn start(upload: &mut Upload) -> (Attempt, Work) {
    let effects = upload.update(Input::Start(0));
    let [Effect::Perform(attempt, work)] = &effects[..] else { panic!("{effects:?}") };
    (*attempt, work.clone())
}

fn answer(upload: &mut Upload, attempt: Attempt, outcome: Outcome) -> Vec<Effect> {
    upload.update(Input::Answered(attempt, outcome))
}

/// A large upload with its first parts on their way.
fn sending(parts: usize) -> (Upload, Vec<(Attempt, Work)>) {
    let mut upload = queued(LARGE);
    let (attempt, _) = start(&mut upload);
    answer(&mut upload, attempt, Outcome::Created(UploadId::new("u")));
    let started = (0..parts).map(|_| start(&mut upload)).collect();
    (upload, started)
}

/// A large upload that is being completed.
fn completing() -> (Upload, Attempt) {
    let (mut upload, parts) = sending(3);
    for (attempt, work) in parts {
        answer(&mut upload, attempt, arrived(&work));
    }
    let (attempt, work) = start(&mut upload);
    assert!(matches!(work, Work::Complete { .. }));
    (upload, attempt)
}

fn arrived(work: &Work) -> Outcome {
    let Work::Part { number, .. } = work else { panic!("{work:?}") };
    Outcome::Part(Part { number: *number, etag: ETag::new(&number.to_string()), sha256: None })
}

fn taken() -> Existing {
    Existing { size: Some(1), modified: Some(1), etag: Some(ETag::new("old")), twin: None }
}

fn denied() -> Failure {
    let error =
        ServiceError { code: "AccessDenied".into(), message: String::new(), status: 403, request_id: None };
    Failure::new("UploadPart", Cause::Service(error))
}

fn unreachable() -> Failure {
    Failure::new("UploadPart", Cause::Transport(TransportError::Stalled))
}

fn etag() -> ETag {
    ETag::new("new")
}

#[test]
fn a_small_file_goes_whole_and_only_where_nothing_is() {
    let mut upload = queued(5);
    let (attempt, work) = start(&mut upload);
    let Work::Whole { condition, seen_free, size, .. } = work else { panic!() };
    assert_eq!((condition, seen_free, size), (Condition::Absent, Some(0), 5));
    let effects = answer(&mut upload, attempt, Outcome::Stored(Some(etag())));
    let key = upload.key().clone();
    assert_eq!(effects, [Effect::Forget(FileId(1)), Effect::Uploaded { key, size: 5, etag: Some(etag()) }]);
    assert_eq!((upload.status(), upload.sent()), (Status::Done, 5));
}

#[test]
fn a_large_file_goes_in_parts_and_is_completed_with_all_of_them_in_order() {
    let (mut upload, parts) = sending(3);
    assert_eq!(upload.want(), None, "all three parts are on their way");
    for (attempt, work) in parts.into_iter().rev() {
        answer(&mut upload, attempt, arrived(&work));
    }
    let (attempt, work) = start(&mut upload);
    let Work::Complete { parts, condition, .. } = work else { panic!() };
    assert_eq!(parts.iter().map(|part| part.number.get()).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(condition, Condition::Absent);
    answer(&mut upload, attempt, Outcome::Stored(Some(etag())));
    assert_eq!((upload.status(), upload.sent()), (Status::Done, LARGE));
}

#[test]
fn a_taken_name_asks_before_a_byte_is_sent_and_replace_replaces_what_was_seen() {
    let mut upload = upload(5);
    upload.update(Input::Checked(Some(taken()), 0));
    assert_eq!((upload.status(), upload.want()), (Status::Asking(taken()), None));
    upload.update(Input::Replace);
    let (_, Work::Whole { condition, seen_free, .. }) = start(&mut upload) else { panic!() };
    assert_eq!((condition, seen_free), (Condition::Unchanged(ETag::new("old")), None));
}

#[test]
fn a_name_taken_late_asks_too_and_the_parts_wait_for_the_answer() {
    let (mut upload, attempt) = completing();
    answer(&mut upload, attempt, Outcome::Taken(Some(taken())));
    assert_eq!(upload.status(), Status::Asking(taken()));
    upload.update(Input::Replace);
    let (_, Work::Complete { parts, condition, .. }) = start(&mut upload) else { panic!() };
    assert_eq!((parts.len(), condition), (3, Condition::Unchanged(ETag::new("old"))));
}

#[test]
fn another_name_for_parts_that_were_sent_removes_them_and_begins_anew() {
    let (mut upload, attempt) = completing();
    answer(&mut upload, attempt, Outcome::Taken(Some(taken())));
    let beside = Prefix::new("home").object("a (2).bin").unwrap();
    upload.update(Input::Rename("a (2).bin".into(), beside.clone()));
    let (attempt, Work::Abort { key, .. }) = start(&mut upload) else { panic!() };
    assert_eq!(key.name(), "a.bin", "the parts are under the old name");
    answer(&mut upload, attempt, Outcome::Aborted(Aborted::Removed));
    let (_, Work::Create { key, .. }) = start(&mut upload) else { panic!() };
    assert_eq!((key, upload.name()), (beside, "a (2).bin"));
}

#[test]
fn skipping_leaves_nothing_behind() {
    let mut early = upload(5);
    early.update(Input::Checked(Some(taken()), 0));
    assert_eq!(early.update(Input::Skip), [Effect::Forget(FileId(1))]);
    assert_eq!(early.status(), Status::Skipped);
    let (mut late, attempt) = completing();
    answer(&mut late, attempt, Outcome::Taken(Some(taken())));
    late.update(Input::Skip);
    let (attempt, _) = start(&mut late);
    answer(&mut late, attempt, Outcome::Aborted(Aborted::Removed));
    assert_eq!(late.status(), Status::Skipped);
}

#[test]
fn what_was_to_be_replaced_is_gone_so_it_is_written_where_nothing_is() {
    let mut upload = upload(5);
    upload.update(Input::Checked(Some(taken()), 0));
    upload.update(Input::Replace);
    let (attempt, _) = start(&mut upload);
    answer(&mut upload, attempt, Outcome::Taken(None));
    let (_, Work::Whole { condition, .. }) = start(&mut upload) else { panic!() };
    assert_eq!(condition, Condition::Absent);
}

#[test]
fn pausing_keeps_the_parts_that_arrived_and_sends_the_others_again() {
    let (mut upload, parts) = sending(2);
    answer(&mut upload, parts[0].0, arrived(&parts[0].1));
    upload.update(Input::Progress(parts[1].0, 1000));
    let shown = upload.sent();
    assert_eq!(upload.update(Input::Pause), [Effect::Stop]);
    assert_eq!((upload.status(), upload.flying(), upload.want()), (Status::Paused, 0, None));
    assert_eq!(answer(&mut upload, parts[1].0, arrived(&parts[1].1)), [], "a stale answer is dropped");
    upload.update(Input::Resume);
    let numbers: Vec<_> = (0..2)
        .map(|_| match start(&mut upload).1 {
            Work::Part { number, .. } => number.get(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(numbers, [2, 3]);
    assert_eq!(upload.sent(), shown, "progress does not run backwards");
}

#[test]
fn a_creation_is_waited_for_so_that_a_cancel_can_abort_what_it_made() {
    let mut upload = queued(LARGE);
    let (attempt, _) = start(&mut upload);
    assert_eq!(upload.update(Input::Pause), []);
    assert_eq!(upload.status(), Status::Paused);
    assert_eq!(upload.update(Input::Cancel), []);
    answer(&mut upload, attempt, Outcome::Created(UploadId::new("u")));
    let (attempt, work) = start(&mut upload);
    assert!(matches!(work, Work::Abort { .. }));
    let effects = answer(&mut upload, attempt, Outcome::Aborted(Aborted::Removed));
    let gone = vec![Effect::Unkeep(UploadId::new("u")), Effect::Forget(FileId(1))];
    assert_eq!((upload.status(), effects), (Status::Cancelled, gone));
}

#[test]
fn a_cancel_that_comes_after_the_completion_won_is_done() {
    for (outcome, status) in
        [(Outcome::Stored(None), Status::Done), (Outcome::Aborted(Aborted::NothingThere), Status::Cancelled)]
    {
        let (mut upload, _) = completing();
        assert_eq!(upload.update(Input::Cancel), [Effect::Stop]);
        let (attempt, Work::Abort { completed: Some(may_be), .. }) = start(&mut upload) else { panic!() };
        assert_eq!((may_be.size, may_be.parts), (LARGE, 3));
        answer(&mut upload, attempt, outcome);
        assert_eq!(upload.status(), status);
    }
}

#[test]
fn a_completion_that_was_interrupted_may_have_won_over_a_cancel() {
    let (mut upload, attempt) = completing();
    upload.update(Input::Interrupted(attempt));
    upload.update(Input::Cancel);
    assert!(matches!(start(&mut upload).1, Work::Abort { completed: Some(_), .. }));
    let (mut early, _) = sending(2);
    early.update(Input::Cancel);
    assert!(matches!(start(&mut early).1, Work::Abort { completed: None, .. }));
}

#[test]
fn a_small_file_that_was_paused_or_failed_on_its_way_may_be_there_when_it_goes_again() {
    let lost: [fn(&mut Upload, Attempt); 2] = [
        |upload, _| drop((upload.update(Input::Pause), upload.update(Input::Resume))),
        |upload, attempt| {
            answer(upload, attempt, Outcome::Failed(unreachable()));
            upload.update(Input::Retry);
        },
    ];
    for lose in lost {
        let mut upload = queued(5);
        let Some(Effect::Perform(attempt, _)) = upload.update(Input::Start(7)).pop() else { panic!() };
        lose(&mut upload, attempt);
        let again = upload.update(Input::Start(9)).pop();
        assert!(matches!(again, Some(Effect::Perform(_, Work::Whole { since: Some(7), .. }))), "{again:?}");
    }
}

#[test]
fn a_refusal_removes_the_parts_and_then_tells_why() {
    let (mut upload, parts) = sending(2);
    assert_eq!(answer(&mut upload, parts[0].0, Outcome::Failed(denied())), [Effect::Stop]);
    let (attempt, work) = start(&mut upload);
    assert!(matches!(work, Work::Abort { .. }));
    answer(&mut upload, attempt, Outcome::Aborted(Aborted::Removed));
    assert_eq!(upload.status(), Status::Failed(denied()));
    upload.update(Input::Retry);
    assert!(matches!(start(&mut upload).1, Work::Create { .. }), "a retry begins anew");
}

#[test]
fn a_network_failure_keeps_the_parts_and_a_retry_goes_on_from_them() {
    let (mut upload, parts) = sending(3);
    answer(&mut upload, parts[0].0, arrived(&parts[0].1));
    answer(&mut upload, parts[1].0, Outcome::Failed(unreachable()));
    assert_eq!(upload.status(), Status::Failed(unreachable()));
    upload.update(Input::Retry);
    assert!(matches!(start(&mut upload).1, Work::Part { number, .. } if number.get() == 2));
    upload.update(Input::Cancel);
    assert!(matches!(start(&mut upload).1, Work::Abort { .. }));
}

#[test]
fn a_lost_upload_begins_anew_but_not_without_end() {
    let mut upload = queued(LARGE);
    let mut creations = 0;
    while upload.want().is_some() {
        let (attempt, work) = start(&mut upload);
        let outcome = match work {
            Work::Create { .. } => {
                creations += 1;
                Outcome::Created(UploadId::new("u"))
            }
            Work::Abort { .. } => Outcome::Aborted(Aborted::NothingThere),
            _ => Outcome::Lost(denied()),
        };
        answer(&mut upload, attempt, outcome);
    }
    assert_eq!((creations, upload.status()), (4, Status::Failed(denied())));
}

#[test]
fn commands_that_do_not_fit_change_nothing() {
    let (completing, _) = completing();
    let mut done = queued(0);
    let (attempt, _) = start(&mut done);
    answer(&mut done, attempt, Outcome::Stored(None));
    for (upload, inputs) in [
        (
            completing,
            vec![
                Input::Pause,
                Input::Resume,
                Input::Retry,
                Input::Skip,
                Input::Start(0),
                Input::Checked(None, 0),
            ],
        ),
        (
            done,
            vec![Input::Pause, Input::Resume, Input::Retry, Input::Cancel, Input::Start(0), Input::Replace],
        ),
    ] {
        for input in inputs {
            let mut after = upload.clone();
            assert_eq!(after.update(input.clone()), [], "{input:?}");
            assert_eq!(after, upload, "{input:?}");
        }
    }
}

#[test]
fn progress_is_never_more_than_the_part_has() {
    let (mut upload, parts) = sending(1);
    upload.update(Input::Progress(parts[0].0, u64::MAX));
    let first = PartPlan::new(LARGE).unwrap().len(PartNumber::FIRST);
    assert_eq!(upload.sent(), first);
    upload.update(Input::Progress(parts[0].0, 5));
    assert_eq!(upload.sent(), first);
}

#[test]
fn an_interrupted_step_goes_again_and_says_since_when_it_may_have_been_carried_out() {
    let mut small = queued(5);
    let Some(Effect::Perform(attempt, Work::Whole { since: None, .. })) = small.update(Input::Start(7)).pop()
    else {
        panic!()
    };
    assert_eq!(small.update(Input::Interrupted(attempt)), []);
    assert_eq!((small.status(), small.flying()), (Status::Waiting, 0));
    let again = small.update(Input::Start(9)).pop();
    assert!(matches!(again, Some(Effect::Perform(_, Work::Whole { since: Some(7), .. }))), "{again:?}");

    let (mut large, parts) = sending(2);
    large.update(Input::Interrupted(parts[0].0));
    assert_eq!((large.status(), large.flying()), (Status::Sending, 1), "the other part goes on");
    assert!(matches!(start(&mut large).1, Work::Part { number, .. } if number.get() == 1));
}

#[test]
fn an_upload_of_an_earlier_page_asks_what_s3_has_and_sends_the_rest() {
    let (mut before, parts) = sending(1);
    answer(&mut before, parts[0].0, arrived(&parts[0].1));
    let effects = { queued(LARGE) }.update(Input::Start(1));
    assert!(matches!(effects[..], [Effect::Perform(..)]), "nothing is kept before S3 has something");
    let mut upload = queued(LARGE);
    let (attempt, _) = start(&mut upload);
    let kept = answer(&mut upload, attempt, Outcome::Created(UploadId::new("u")));
    let [Effect::Keep(file, record)] = &kept[..] else { panic!("{kept:?}") };
    assert_eq!((*file, record.size), (FileId(1), LARGE));

    let given = record.given(FileId(2), record.size, record.modified);
    let mut later = Upload::resumed(given, record, record.stored().unwrap());
    assert_eq!((later.status(), later.want()), (Status::Waiting, Some(Want::End)));
    let (attempt, Work::List { .. }) = start(&mut later) else { panic!() };
    let plan = PartPlan::new(LARGE).unwrap();
    let part =
        |number, sha256| Part { number: PartNumber::new(number).unwrap(), etag: ETag::new("p"), sha256 };
    let first = plan.len(PartNumber::FIRST);
    // The second came without its hash, the third is not as long as planned.
    let found = vec![(part(1, Some([7; 32])), first), (part(2, None), first), (part(3, Some([7; 32])), 1)];
    assert_eq!(answer(&mut later, attempt, Outcome::Found(found)), []);
    assert_eq!((later.status(), later.sent()), (Status::Sending, first));
    let numbers: Vec<_> = (0..2).map(|_| start(&mut later).1).collect();
    let is = |work: &Work, wanted| matches!(work, Work::Part { number, .. } if number.get() == wanted);
    assert!(is(&numbers[0], 2) && is(&numbers[1], 3) && later.want().is_none());
}

#[test]
fn an_earlier_upload_that_s3_does_not_know_begins_anew_unless_its_object_is_there() {
    for (outcome, status) in
        [(Outcome::Lost(denied()), Status::Waiting), (Outcome::Stored(None), Status::Done)]
    {
        let mut upload = queued(LARGE);
        let (attempt, _) = start(&mut upload);
        let kept = answer(&mut upload, attempt, Outcome::Created(UploadId::new("u")));
        let [Effect::Keep(_, record)] = &kept[..] else { panic!() };
        let given = record.given(FileId(2), LARGE, 0);
        let mut later = Upload::resumed(given, record, record.stored().unwrap());
        let (attempt, _) = start(&mut later);
        let effects = answer(&mut later, attempt, outcome);
        assert!(effects.contains(&Effect::Unkeep(UploadId::new("u"))));
        assert_eq!(later.status(), status);
    }
}
