//! Every fault at every step: what it comes to, once and for longer than a call tries. The object is there, written once, or
//! the file has failed with its reason; the others arrive, and nothing is left behind.

use alcove::model::transfer::{Command, Status, TransferId, Which};

use crate::files_s3::{Desk, Fault, MIB, Shelf};

const LARGE: u64 = 40 * MIB;
/// More than a call tries, with some for the tries after it.
const LONG: usize = 25;

const BUSY: Fault = Fault::Refuse(503, "SlowDown");
const BROKEN: Fault = Fault::Refuse(500, "InternalError");
const LATE: Fault = Fault::Refuse(400, "RequestTimeout");
const EXPIRED: Fault = Fault::Refuse(400, "ExpiredToken");
const DENIED: Fault = Fault::Refuse(403, "AccessDenied");
const NO_UPLOAD: Fault = Fault::Refuse(404, "NoSuchUpload");
const CONFLICT: Fault = Fault::Refuse(409, "ConditionalRequestConflict");

/// Those that pass: whatever the step, the file arrives.
const PASSING: [Fault; 7] =
    [BUSY, BROKEN, LATE, Fault::Drop, Fault::Stall, Fault::Offline, Fault::LoseAnswer];

const STEPS: [&str; 6] = [
    "ListObjectsV2",
    "POST Object",
    "PutObject",
    "CreateMultipartUpload",
    "UploadPart",
    "CompleteMultipartUpload",
];

/// A desk whose next file takes this step. Someone has uploaded before: the service was reached.
fn desk(step: &str) -> (Desk, u64) {
    let desk = Desk::with(step != "PutObject");
    desk.send(&[("before", 5)]);
    desk.cloud.bucket.writes.set(0);
    let is_small = matches!(step, "ListObjectsV2" | "POST Object" | "PutObject");
    (desk, if is_small { 5 } else { LARGE })
}

/// Sends one file through these faults, another beside it, and says how the first ended.
fn run(step: &'static str, faults: Vec<Fault>, context: &str) -> (Desk, u64, Status) {
    let (desk, size) = desk(step);
    desk.cloud.bucket.fail(step, faults);
    desk.add(&[("a", size)]);
    desk.cloud.world.run_until_asleep();
    desk.send(&[("beside", LARGE)]);
    let statuses = desk.statuses();
    assert_eq!(statuses[2], Status::Done, "the other one; {context}");
    (desk, size, statuses[1].clone())
}

/// That the file is there as it was sent, written so many times, and nothing else.
fn assert_there(desk: &Desk, size: u64, writes: usize, context: &str) {
    assert_eq!(desk.cloud.bucket.objects.borrow()["home/a"].size, size, "{context}");
    assert_eq!(desk.cloud.bucket.keys(), ["home/a", "home/before", "home/beside"], "{context}");
    assert_eq!(desk.cloud.bucket.writes.get(), writes + 1, "{context}");
    let unfinished = desk.cloud.bucket.unfinished.borrow();
    assert!(unfinished.values().all(|upload| upload.parts.is_empty()), "parts are left; {context}");
    assert_eq!(desk.cloud.files.buffers_held(), 0, "{context}");
}

#[test]
fn what_passes_once_is_nothing_that_anyone_sees() {
    for step in STEPS {
        for fault in PASSING {
            let context = format!("{step} meets {fault:?}");
            let (desk, size, status) = run(step, vec![fault], &context);
            assert_eq!(status, Status::Done, "{context}");
            assert_there(&desk, size, 1, &context);
        }
    }
}

#[test]
fn a_line_that_is_gone_for_long_is_waited_for_and_nothing_is_written_twice() {
    for step in STEPS {
        for fault in [Fault::Drop, Fault::Stall, Fault::Offline] {
            // Carried out once before, unheard, where that writes the object.
            for first in [None, Some(Fault::LoseAnswer)] {
                let context = format!("{step} meets {first:?}, then {fault:?} for long");
                let faults = first.into_iter().chain(vec![fault.clone(); LONG]).collect();
                let (desk, size, status) = run(step, faults, &context);
                assert_eq!(status, Status::Done, "{context}");
                assert_there(&desk, size, 1, &context);
            }
        }
    }
}

#[test]
fn each_refusal_ends_as_it_must() {
    // What each ends in: a failure of this code, which nobody repeats, or the file being there.
    for (step, fault, failure) in [
        ("ListObjectsV2", EXPIRED, None),
        ("ListObjectsV2", DENIED, None),
        ("POST Object", EXPIRED, None),
        ("POST Object", DENIED, Some("AccessDenied")),
        ("PutObject", EXPIRED, None),
        ("PutObject", DENIED, Some("AccessDenied")),
        ("PutObject", CONFLICT, None),
        ("CreateMultipartUpload", EXPIRED, None),
        ("CreateMultipartUpload", DENIED, Some("AccessDenied")),
        ("UploadPart", EXPIRED, None),
        ("UploadPart", DENIED, Some("AccessDenied")),
        ("UploadPart", NO_UPLOAD, None),
        ("CompleteMultipartUpload", EXPIRED, None),
        ("CompleteMultipartUpload", DENIED, Some("AccessDenied")),
        ("CompleteMultipartUpload", NO_UPLOAD, None),
        ("CompleteMultipartUpload", CONFLICT, None),
    ] {
        let context = format!("{step} meets {fault:?}");
        let (desk, size, status) = run(step, vec![fault], &context);
        if let Some(code) = failure {
            assert!(
                matches!(&status, Status::Failed(it) if it.code() == Some(code)),
                "{context}: {status:?}"
            );
            assert_eq!(desk.cloud.bucket.keys(), ["home/before", "home/beside"], "{context}");
            desk.is_clean();
            desk.say(Command::Retry(Which::All));
        }
        assert_eq!(desk.statuses()[1], Status::Done, "{context}");
        assert_there(&desk, size, 1, &context);
        desk.is_clean();
    }
}

#[test]
fn a_service_that_stays_busy_is_a_failure_with_its_reason_and_a_retry_goes_on() {
    for step in STEPS.into_iter().filter(|step| *step != "ListObjectsV2") {
        let context = format!("{step} is refused for long");
        let (desk, size) = desk(step);
        desk.cloud.bucket.fail(step, vec![BUSY; 100]);
        if step == "POST Object" {
            desk.cloud.bucket.fail("PutObject", vec![BUSY; 100]); // a form is not repeated
        }
        desk.send(&[("a", size)]);
        let status = &desk.statuses()[1];
        assert!(
            matches!(status, Status::Failed(it) if it.code() == Some("SlowDown")),
            "{context}: {status:?}"
        );
        assert!(desk.count(step) <= 60, "it is not asked without end; {context}");
        desk.is_clean();
        desk.cloud.bucket.heal();
        desk.send(&[("beside", 5)]);
        desk.say(Command::Retry(Which::All));
        assert_eq!(desk.statuses()[1], Status::Done, "{context}");
        assert_there(&desk, size, 1, &context);
        desk.is_clean();
    }
}

#[test]
fn removing_what_was_cancelled_survives_what_passes_and_says_what_does_not() {
    for fault in PASSING.into_iter().chain([EXPIRED, DENIED, NO_UPLOAD]) {
        let context = format!("AbortMultipartUpload meets {fault:?}");
        let (desk, _) = desk("UploadPart");
        let denied = matches!(fault, Fault::Refuse(403, _));
        desk.cloud.bucket.fail("AbortMultipartUpload", [fault]);
        desk.add(&[("a", LARGE)]);
        while desk.count("UploadPart") < 3 {
            desk.cloud.world.step();
        }
        let cancel = || desk.say(Command::Cancel(Which::One(TransferId(3))));
        cancel();
        if denied {
            let status = &desk.statuses()[1];
            assert!(matches!(status, Status::Failed(it) if it.code() == Some("AccessDenied")), "{status:?}");
            cancel();
        }
        assert_eq!(desk.statuses()[1], Status::Cancelled, "{context}");
        assert_eq!(desk.cloud.bucket.keys(), ["home/before"], "{context}");
    }
}

/// Cancels the file "a" as soon as the call that writes it was begun: what is said of it is what is there.
fn cancel_once_begun(desk: &Desk, call: &str, context: &str) {
    let before = desk.count(call);
    while desk.count(call) == before {
        desk.cloud.world.step();
    }
    desk.say(Command::Cancel(Which::All));
    let is_there = desk.cloud.bucket.keys().contains(&"home/a".to_owned());
    let status = if is_there { Status::Done } else { Status::Cancelled };
    assert_eq!(desk.statuses()[1], status, "{context}");
    desk.is_clean();
}

#[test]
fn a_cancel_at_the_end_says_what_is_there_whatever_answers_are_lost() {
    for step in ["CompleteMultipartUpload", "AbortMultipartUpload"] {
        for completes in [true, false] {
            let context = format!("the answer to {step} is lost; completes: {completes}");
            let (desk, _) = desk("UploadPart");
            desk.cloud.bucket.fail(step, [Fault::LoseAnswer]);
            let complete = if completes { Fault::LoseAnswer } else { Fault::Drop };
            desk.cloud.bucket.fail("CompleteMultipartUpload", [complete]);
            desk.add(&[("a", LARGE)]);
            cancel_once_begun(&desk, "CompleteMultipartUpload", &context);
        }
    }
}

#[test]
fn a_small_file_that_is_called_cancelled_is_not_there() {
    for fault in [Fault::LoseAnswer, Fault::Drop] {
        let context = format!("{fault:?}");
        let (desk, _) = desk("UploadPart");
        desk.cloud.bucket.fail("POST Object", [fault]);
        desk.add(&[("a", 5)]);
        cancel_once_begun(&desk, "POST Object", &context);
    }
}

#[test]
fn going_on_in_a_later_page_survives_what_passes() {
    for fault in PASSING.into_iter().chain([EXPIRED]) {
        let context = format!("ListParts meets {fault:?}");
        let (desk, _) = desk("UploadPart");
        let shelf = Shelf::new(&desk.cloud.files);
        desk.transfers.keep_notes(shelf.clone(), "us-east-1:a");
        let file = desk.add(&[("a", LARGE)])[0];
        while desk.count("UploadPart") < 4 {
            desk.cloud.world.step();
        }
        let Desk { cloud, transfers, subscription, .. } = desk;
        drop((transfers, subscription));
        cloud.world.settle();
        cloud.bucket.writes.set(0);
        let desk = Desk::at(cloud, true);
        desk.transfers.keep_notes(shelf.clone(), "us-east-1:a");
        desk.send(&[("beside", 5)]);
        desk.cloud.bucket.fail("ListParts", [fault]);
        let (transfers, chosen) = (desk.transfers.clone(), shelf.choose_again(file, "a", LARGE, 0));
        let resumed = desk.cloud.world.block_on(async move {
            let of = transfers.unfinished().await.remove(0);
            alcove::client::transfers::Transfers::resume(&transfers, &of, Some(chosen)).await
        });
        assert_eq!((resumed, &desk.statuses()[1]), (Ok(()), &Status::Done), "{context}");
        assert_there(&desk, LARGE, 1, &context);
    }
}

#[test]
fn a_small_file_that_was_paused_when_it_was_stored_already_is_not_in_its_own_way() {
    for versioned in [true, false] {
        let desk = Desk::with(versioned);
        let _held = desk.cloud.bucket.hold(if versioned { "POST Object" } else { "PutObject" });
        desk.send(&[("a", 5)]);
        assert_eq!(desk.cloud.bucket.keys(), ["home/a"], "it is there, and the answer is on its way");
        desk.say(Command::Pause(Which::All));
        assert_eq!(desk.status(), Status::Paused);
        desk.say(Command::Resume(Which::All));
        assert_eq!((desk.status(), desk.cloud.bucket.writes.get()), (Status::Done, 1));
    }
}

#[test]
fn another_file_of_the_same_name_size_and_second_is_not_taken_for_ours() {
    for size in [5, LARGE] {
        let desk = Desk::with(false);
        desk.send(&[("before", 5)]);
        let step = if size == 5 { "PutObject" } else { "CompleteMultipartUpload" };
        let begun = desk.count(step);
        desk.cloud.bucket.fail(step, [Fault::Drop]);
        desk.add(&[("a", size)]);
        while desk.count(step) == begun {
            desk.cloud.world.step();
        }
        desk.cloud.bucket.put_now("home/a", size, 5);
        desk.cloud.world.settle();
        assert!(matches!(desk.statuses()[1], Status::Asking(_)), "{size}: {:?}", desk.statuses());
    }
}
