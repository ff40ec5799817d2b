//! Scenarios of uploads: what arrives, what asks, what fails, and what is left behind (nothing).

use alcove::aws::s3::key::Prefix;
use alcove::model::failure::Cause;
use alcove::model::transfer::{Command, NewUpload, Resolution, Status, TransferId, Which};

use crate::files_s3::{Desk, Fault, MIB};

#[test]
fn small_files_go_by_form_where_names_are_free_and_versions_are_kept() {
    let desk = Desk::new();
    let files = desk.send(&[("empty", 0), ("a + b %&#?.txt", 5), ("日本 🗻", MIB)]);
    assert_eq!(desk.statuses(), [Status::Done, Status::Done, Status::Done]);
    assert_eq!(desk.cloud.bucket.keys(), ["home/a + b %&#?.txt", "home/empty", "home/日本 🗻"]);
    assert_eq!((desk.count("POST Object"), desk.count("PutObject")), (3, 0));
    assert_eq!(desk.cloud.bucket.objects.borrow()["home/empty"].media_type, "text/plain");
    assert_eq!(desk.uploaded.borrow().len(), 3);
    assert!(files.iter().all(|file| desk.cloud.files.forgotten.borrow().contains(file)));
    desk.is_clean();
}

#[test]
fn without_versions_nothing_goes_without_a_condition() {
    let desk = Desk::with(false);
    desk.send(&[("a", 5), ("b", 0)]);
    assert_eq!((desk.count("POST Object"), desk.count("PutObject")), (0, 2));
    assert_eq!(desk.statuses(), [Status::Done, Status::Done]);
}

#[test]
fn names_that_a_form_would_change_go_by_put() {
    let desk = Desk::new();
    desk.send(&[("${filename}", 5), ("two\nlines", 5)]);
    assert_eq!((desk.count("POST Object"), desk.count("PutObject")), (0, 2));
    assert_eq!(desk.cloud.bucket.keys(), ["home/${filename}", "home/two\nlines"]);
}

#[test]
fn two_hundred_mebibytes_go_in_parts_and_few_are_held_at_once() {
    let desk = Desk::new();
    desk.send(&[("film.mp4", 200 * MIB + 1)]);
    assert_eq!(desk.status(), Status::Done);
    let object = desk.cloud.bucket.objects.borrow()["home/film.mp4"].clone();
    assert_eq!((object.size, object.media_type.as_str()), (200 * MIB + 1, "text/plain"));
    assert_eq!(desk.count("UploadPart"), 26);
    assert!(desk.cloud.bucket.most_to_a_host.get() <= 5, "one connection is left for browsing");
    assert!(desk.cloud.files.most_bytes_held.get() <= 96 * MIB);
    desk.is_clean();
}

#[test]
fn a_large_file_does_not_starve_small_ones() {
    let desk = Desk::new();
    let mut files = vec![("large", 400 * MIB)];
    files.extend(["a", "b", "c", "d", "e", "f", "g", "h"].map(|name| (name, 5)));
    desk.send(&files);
    assert_eq!(desk.uploaded.borrow().last().unwrap(), "home/large");
    let log = desk.cloud.bucket.log.borrow();
    let last_small = log.iter().rposition(|call| *call == "POST Object").unwrap();
    let parts_before = log[..last_small].iter().filter(|call| **call == "UploadPart").count();
    assert!((1..20).contains(&parts_before), "{parts_before}");
}

#[test]
fn a_whole_folder_keeps_its_relative_paths() {
    let desk = Desk::new();
    desk.send(&[("trip/day 1/a.jpg", 5), ("trip/b.jpg", 5), ("trip/day 1/c.jpg", 20 * MIB)]);
    let keys = ["home/trip/b.jpg", "home/trip/day 1/a.jpg", "home/trip/day 1/c.jpg"];
    assert_eq!((desk.cloud.bucket.keys(), desk.count("ListObjectsV2")), (keys.map(String::from).to_vec(), 1));
}

#[test]
fn a_taken_name_asks_before_a_byte_is_read() {
    let desk = Desk::new();
    desk.cloud.bucket.put("home/a.txt", 7);
    desk.send(&[("a.txt", 5), ("b.txt", 5)]);
    let Status::Asking(existing) = desk.status() else { panic!() };
    assert_eq!(existing.size, Some(7));
    assert_eq!((desk.cloud.files.most_bytes_held.get(), desk.transfers.totals().done), (5, 1));
    let first = TransferId(1);
    desk.say(Command::Resolve(Which::One(first), Resolution::KeepBoth));
    assert_eq!(desk.cloud.bucket.keys(), ["home/a (2).txt", "home/a.txt", "home/b.txt"]);
    assert_eq!(desk.transfers.rows(0..1)[0].name, "a (2).txt");
}

#[test]
fn replace_replaces_what_was_seen_and_asks_again_when_that_changed() {
    let desk = Desk::new();
    desk.cloud.bucket.put("home/a.txt", 7);
    desk.send(&[("a.txt", 5)]);
    desk.cloud.bucket.put("home/a.txt", 8);
    desk.say(Command::Resolve(Which::All, Resolution::Replace));
    assert_eq!(desk.status(), Status::Done, "for all answers the second question too");
    assert_eq!((desk.cloud.bucket.objects.borrow()["home/a.txt"].size, desk.count("PutObject")), (5, 2));
}

#[test]
fn a_name_taken_while_the_file_was_on_its_way_asks_like_one_taken_before() {
    for size in [5, 20 * MIB] {
        let desk = Desk::with(false);
        let call = if size == 5 { "PutObject" } else { "CompleteMultipartUpload" };
        desk.cloud.bucket.fail(call, [Fault::Refuse(503, "SlowDown")]);
        desk.add(&[("a", size)]);
        while desk.count(call) == 0 {
            desk.cloud.world.step();
        }
        desk.cloud.bucket.put("home/a", 7);
        desk.cloud.world.settle();
        assert!(matches!(desk.status(), Status::Asking(existing) if existing.size == Some(7)), "{size}");
        desk.say(Command::Resolve(Which::One(TransferId(1)), Resolution::Skip));
        assert_eq!(desk.status(), Status::Skipped);
        assert_eq!(desk.cloud.bucket.objects.borrow()["home/a"].size, 7);
        desk.is_clean();
    }
}

#[test]
fn an_answer_that_was_lost_after_the_object_was_stored_is_no_conflict() {
    for (size, call) in [(5, "PutObject"), (20 * MIB, "CompleteMultipartUpload")] {
        let desk = Desk::with(false);
        desk.cloud.bucket.fail(call, [Fault::LoseAnswer]);
        desk.send(&[("a", size)]);
        assert_eq!((desk.status(), desk.count(call)), (Status::Done, 2));
        assert_eq!(desk.cloud.bucket.keys(), ["home/a"]);
        desk.is_clean();
    }
}

#[test]
fn a_write_that_the_browser_sent_twice_by_itself_is_no_conflict() {
    for (size, call) in [(5, "PutObject"), (20 * MIB, "CompleteMultipartUpload")] {
        let desk = Desk::with(false);
        desk.cloud.bucket.fail(call, [Fault::SendAgain]);
        desk.send(&[("a", size)]);
        assert_eq!((desk.status(), desk.count(call)), (Status::Done, 1), "{call}");
        assert_eq!((desk.cloud.bucket.keys(), desk.cloud.bucket.writes.get()), (vec!["home/a".into()], 1));
        desk.is_clean();
    }
}

#[test]
fn credentials_that_end_on_the_way_renew_and_nothing_fails() {
    let desk = Desk::new();
    desk.add(&[("a", 5), ("b", 200 * MIB), ("c", 5)]);
    while desk.count("UploadPart") < 4 {
        desk.cloud.world.step();
    }
    desk.cloud.bucket.expired.borrow_mut().insert("ASIA0".into());
    desk.cloud.world.settle();
    assert_eq!(desk.transfers.totals().done, 3);
    assert_eq!(desk.cloud.keys.renewals.get(), 1, "one renewal serves all that were refused");
    desk.is_clean();
}

#[test]
fn a_service_that_is_busy_now_and_then_fails_nothing() {
    let desk = Desk::new();
    let busy = [Fault::Refuse(503, "SlowDown"), Fault::Refuse(500, "InternalError"), Fault::Drop];
    for call in
        ["POST Object", "UploadPart", "CreateMultipartUpload", "CompleteMultipartUpload", "ListObjectsV2"]
    {
        desk.cloud.bucket.fail(call, busy.clone());
    }
    desk.send(&[("a", 5), ("b", 5), ("c", 100 * MIB), ("d", 5), ("e", 5), ("f", 5)]);
    assert_eq!(desk.transfers.totals().done, 6, "{:?}", desk.statuses());
    desk.is_clean();
}

#[test]
fn a_service_that_refuses_three_calls_in_ten_fails_no_upload() {
    let desk = Desk::new();
    desk.cloud.bucket.busy.set(3);
    let names: Vec<_> = (0..400).map(|n| format!("photo {n}")).collect();
    let mut files: Vec<_> = names.iter().map(|name| (name.as_str(), 5)).collect();
    files.push(("film", 400 * MIB));
    desk.send(&files);
    assert_eq!(desk.transfers.totals().done, 401);
    desk.is_clean();
}

#[test]
fn a_cancel_at_any_step_ends_in_an_abort_and_frees_everything() {
    for call in ["CreateMultipartUpload", "UploadPart", "CompleteMultipartUpload"] {
        let desk = Desk::new();
        let held = desk.cloud.bucket.hold(call);
        desk.send(&[("a", 20 * MIB)]);
        desk.say(Command::Cancel(Which::All));
        held.send(()).ok();
        desk.cloud.world.settle();
        let stored = call == "CompleteMultipartUpload";
        assert_eq!(desk.status(), if stored { Status::Done } else { Status::Cancelled }, "{call}");
        assert_eq!(desk.count("AbortMultipartUpload"), 1, "{call}");
        assert_eq!(desk.cloud.bucket.keys().len(), usize::from(stored), "{call}");
        desk.is_clean();
    }
}

#[test]
fn a_cancel_drops_the_request_of_a_small_file_and_its_buffer_and_says_what_came_of_it() {
    let desk = Desk::new();
    let _held = desk.cloud.bucket.hold("POST Object");
    desk.send(&[("a", 5)]);
    assert_eq!(desk.cloud.files.buffers_held(), 1);
    desk.say(Command::Cancel(Which::One(TransferId(1))));
    assert_eq!(desk.status(), Status::Done, "S3 had carried it out, and only its answer was dropped");
    desk.is_clean();
}

#[test]
fn pausing_drops_what_is_on_its_way_and_resuming_sends_only_the_rest() {
    let desk = Desk::new();
    desk.add(&[("a", 80 * MIB), ("b", 5)]);
    while desk.count("UploadPart") < 9 {
        desk.cloud.world.step();
    }
    desk.say(Command::Pause(Which::All));
    let paused = desk.transfers.rows(0..1).remove(0);
    assert_eq!((&paused.status, desk.cloud.files.buffers_held()), (&Status::Paused, 0));
    assert!(paused.sent > 0);
    desk.say(Command::Resume(Which::All));
    assert_eq!(desk.transfers.totals().done, 2);
    assert!(desk.count("UploadPart") < 20, "{}", desk.count("UploadPart"));
    desk.is_clean();
}

#[test]
fn a_refusal_fails_that_file_at_once_with_its_reason_and_leaves_no_parts() {
    let desk = Desk::new();
    desk.cloud.bucket.fail("UploadPart", [Fault::Refuse(403, "AccessDenied")]);
    desk.send(&[("large", 40 * MIB), ("small", 5)]);
    let statuses = desk.statuses();
    assert!(matches!(&statuses[0], Status::Failed(failure) if failure.code() == Some("AccessDenied")));
    assert_eq!(statuses[1], Status::Done);
    desk.is_clean();
    desk.say(Command::Retry(Which::All));
    assert_eq!(desk.transfers.totals().done, 2);
}

#[test]
fn a_file_that_changed_on_the_device_fails_and_says_so() {
    let desk = Desk::new();
    let held = desk.cloud.bucket.hold("CreateMultipartUpload");
    let files = desk.send(&[("large", 40 * MIB)]);
    desk.cloud.files.spoil(files[0]);
    held.send(()).unwrap();
    desk.cloud.world.settle();
    let Status::Failed(failure) = desk.status() else { panic!() };
    assert!(matches!(failure.cause, Cause::Transport(_)));
    desk.is_clean();
}

#[test]
fn an_upload_that_s3_lost_begins_anew() {
    let desk = Desk::new();
    desk.cloud.bucket.fail("UploadPart", [Fault::Refuse(404, "NoSuchUpload")]);
    desk.cloud.bucket.fail("CompleteMultipartUpload", [Fault::Refuse(409, "ConditionalRequestConflict")]);
    desk.send(&[("large", 20 * MIB)]);
    assert_eq!((desk.status(), desk.count("CreateMultipartUpload")), (Status::Done, 3));
    desk.is_clean();
}

#[test]
fn who_may_not_list_may_still_upload_under_a_condition() {
    let desk = Desk::new();
    desk.cloud.bucket.fail("ListObjectsV2", vec![Fault::Refuse(403, "AccessDenied"); 3]);
    desk.cloud.bucket.put("home/b", 7);
    desk.send(&[("a", 5), ("b", 5)]);
    assert_eq!(desk.count("POST Object"), 0);
    assert!(
        matches!(&desk.statuses()[..], [Status::Done, Status::Asking(existing)] if existing.etag.is_none())
    );
}

#[test]
fn when_the_session_ends_so_do_its_requests_and_its_rows() {
    let desk = Desk::new();
    let _held = desk.cloud.bucket.hold("POST Object");
    let files = desk.send(&[("a", 5), ("b", 5)]);
    desk.transfers.end();
    desk.cloud.world.settle();
    assert_eq!((desk.transfers.totals().count, desk.cloud.files.buffers_held()), (0, 0));
    assert!(files.iter().all(|file| desk.cloud.files.forgotten.borrow().contains(file)));
}

#[test]
fn what_is_still_being_taken_in_when_the_session_ends_is_not_uploaded() {
    let desk = Desk::new();
    let names: Vec<_> = (0..600).map(|n| format!("photo {n}")).collect();
    desk.add(&names.iter().map(|name| (name.as_str(), 5)).collect::<Vec<_>>());
    desk.transfers.end();
    desk.cloud.world.settle();
    assert_eq!((desk.transfers.totals().count, desk.cloud.bucket.keys().len()), (0, 0));
}

#[test]
fn what_was_cleared_is_gone_and_later_uploads_work_again() {
    let desk = Desk::new();
    let _held = desk.cloud.bucket.hold("POST Object");
    let before = desk.send(&[("a", 5), ("b", 20 * MIB)]);
    let many: Vec<_> = (0..600).map(|n| format!("photo {n}")).collect();
    let many = desk.add(&many.iter().map(|name| (name.as_str(), 5)).collect::<Vec<_>>());
    let cleared = desk.transfers.clear();
    desk.cloud.bucket.objects.borrow_mut().clear();
    let meanwhile = desk.send(&[("c", 5)]);
    assert_eq!((desk.transfers.totals().count, desk.cloud.bucket.keys().len()), (0, 0), "nothing comes back");
    drop(cleared);
    desk.cloud.world.settle();
    assert_eq!(desk.transfers.totals().count, 0);
    let gone = [before, many, meanwhile].concat();
    assert!(gone.iter().all(|file| desk.cloud.files.forgotten.borrow().contains(file)));

    let names: Vec<_> = (0..300).map(|n| format!("later {n}")).collect();
    desk.send(&names.iter().map(|name| (name.as_str(), 5)).collect::<Vec<_>>());
    assert_eq!((desk.transfers.totals().done, desk.cloud.bucket.keys().len()), (300, 300));
    assert_eq!((desk.cloud.bucket.most_at_once.get(), desk.cloud.files.buffers_held()), (23, 0));
    let names: Vec<_> = (0..600).map(|n| format!("dropped {n}")).collect();
    desk.add(&names.iter().map(|name| (name.as_str(), 5)).collect::<Vec<_>>());
    drop(desk.transfers.clear());
    desk.cloud.world.settle();
    assert_eq!(desk.transfers.totals().count, 0, "the rest of a batch is not taken in");
    let _cleared = desk.transfers.clear();
    desk.transfers.end();
    drop(desk.transfers.clear());
    desk.send(&[("too late", 5)]);
    assert_eq!(desk.transfers.totals().count, 0, "the end stays the end");
}

#[test]
fn transfers_that_nobody_holds_stop() {
    let Desk { cloud, transfers, subscription, .. } = Desk::new();
    let file = cloud.files.choose(5);
    let (folder, name) = (Prefix::new("home"), "a".to_owned());
    transfers.add(vec![NewUpload { file, folder, name, size: 5, media_type: String::new(), modified: 0 }]);
    drop((transfers, subscription));
    cloud.world.settle();
    assert_eq!(cloud.bucket.keys(), [] as [String; 0]);
}
