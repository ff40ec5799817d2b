//! Scenarios of lines: lost and found again, several to one bucket, too busy; and of queues that are long.

use alcove::model::transfer::{Command, Status, Which};

use crate::files_s3::{Desk, Fault, MIB};

#[test]
fn without_a_connection_everything_waits_and_goes_on_by_itself() {
    for size in [5, 100 * MIB] {
        let desk = Desk::new();
        desk.send(&[("first", 5)]);
        desk.add(&[("a", size), ("b", 5)]);
        desk.cloud.world.run_until_asleep();
        desk.cloud.bucket.cut.set(true);
        for _ in 0..400 {
            desk.cloud.world.step();
        }
        let totals = desk.transfers.totals();
        assert_eq!((totals.failed, totals.offline, totals.done < 3), (0, true, true), "{size}");
        assert_eq!(desk.cloud.files.buffers_held(), 0, "nothing is held meanwhile");
        desk.cloud.bucket.cut.set(false);
        desk.cloud.world.settle();
        assert_eq!((desk.transfers.totals().done, desk.transfers.totals().offline), (3, false));
        desk.is_clean();
    }
}

#[test]
fn a_browser_that_says_that_it_is_offline_is_believed_at_once_and_pausing_works_meanwhile() {
    let desk = Desk::new();
    desk.cloud.bucket.fail("POST Object", [Fault::Offline]);
    desk.cloud.bucket.fail("PutObject", vec![Fault::Offline; 2]);
    desk.add(&[("a", 5)]);
    while !desk.transfers.totals().offline {
        desk.cloud.world.step();
    }
    assert_eq!((desk.count("POST Object"), desk.status()), (1, Status::Waiting));
    desk.transfers.dispatch(Command::Pause(Which::All));
    desk.cloud.world.settle();
    assert_eq!((desk.count("POST Object"), desk.status()), (1, Status::Paused));
    desk.transfers.dispatch(Command::Resume(Which::All));
    desk.transfers.connect();
    desk.cloud.world.settle();
    assert_eq!((desk.status(), desk.count("POST Object")), (Status::Done, 1));
    assert_eq!(desk.count("PutObject"), 3, "what may have been carried out goes under a condition");
}

#[test]
fn an_answer_that_was_lost_with_the_connection_is_no_conflict() {
    for (size, call) in [(5, "PutObject"), (20 * MIB, "CompleteMultipartUpload")] {
        let desk = Desk::with(false);
        desk.send(&[("first", 5)]);
        // Carried out once; then nothing gets through for longer than one call tries.
        let faults = [vec![Fault::LoseAnswer], vec![Fault::Drop; 25]].concat();
        desk.cloud.bucket.fail(call, faults);
        desk.send(&[("a", size)]);
        assert_eq!(desk.statuses(), [Status::Done, Status::Done], "{call}");
        assert_eq!(desk.cloud.bucket.objects.borrow()["home/a"].size, size);
        desk.is_clean();
    }
}

/// Forty photos and a film under way when the service's clock is found to be off by so many milliseconds.
fn jump(clock: i64) -> Desk {
    let desk = Desk::new();
    let names: Vec<_> = (0..40).map(|n| format!("photo {n}")).collect();
    let mut files: Vec<_> = names.iter().map(|name| (name.as_str(), 5)).collect();
    files.push(("film", 80 * MIB));
    desk.add(&files);
    while desk.count("UploadPart") < 3 {
        desk.cloud.world.step();
    }
    desk.cloud.bucket.skew.set(clock);
    desk
}

#[test]
fn a_clock_that_jumps_while_many_requests_are_under_way_fails_none() {
    for clock in [-7_200_000, 7_200_000] {
        let desk = jump(clock);
        desk.cloud.world.settle();
        assert_eq!(desk.transfers.totals().done, 41, "{:?}", desk.statuses());
        desk.is_clean();
    }
}

#[test]
fn a_laptop_that_wakes_by_a_wrong_clock_with_credentials_that_ended_fails_nothing() {
    for clock in [-32_400_000, 32_400_000] {
        let desk = jump(clock);
        desk.cloud.keys.skew.set(clock);
        desk.cloud.bucket.expired.borrow_mut().insert("ASIA0".into());
        desk.cloud.world.settle();
        assert_eq!(desk.transfers.totals().done, 41, "{:?}", desk.statuses());
        assert_eq!(desk.cloud.keys.renewals.get(), 1);
        desk.is_clean();
    }
}

#[test]
fn a_service_that_was_never_reached_is_a_failure_and_says_so() {
    let desk = Desk::new();
    desk.cloud.bucket.cut.set(true);
    desk.send(&[("a", 5)]);
    assert!(matches!(desk.status(), Status::Failed(failure) if failure.code().is_none()));
}

#[test]
fn small_files_take_all_host_names_of_the_bucket_six_connections_each() {
    let desk = Desk::new();
    let names: Vec<_> = (0..400).map(|n| format!("photo {n}")).collect();
    desk.send(&names.iter().map(|name| (name.as_str(), 5)).collect::<Vec<_>>());
    assert_eq!(desk.transfers.totals().done, 400);
    assert_eq!((desk.cloud.bucket.most_at_once.get(), desk.cloud.bucket.most_to_a_host.get()), (23, 6));
    desk.is_clean();
}

#[test]
fn ten_thousand_files_are_taken_in_by_slices_and_all_arrive() {
    let desk = Desk::new();
    let names: Vec<_> = (0..10_000).map(|n| format!("trip/photo {n}")).collect();
    let files: Vec<_> = names.iter().map(|name| (name.as_str(), 5)).collect();
    desk.add(&files);
    desk.cloud.world.run_until_asleep();
    assert_eq!(desk.transfers.totals().count, 250, "the page has time for other things");
    desk.cloud.world.settle();
    let totals = desk.transfers.totals();
    assert_eq!((totals.done, totals.count, desk.count("ListObjectsV2")), (10_000, 10_000, 1));
    desk.is_clean();
}

#[test]
fn a_minute_of_refusals_for_three_in_ten_and_a_busy_service_is_asked_less() {
    let desk = Desk::new();
    desk.cloud.bucket.busy.set(3);
    let names: Vec<_> = (0..1_000).map(|n| format!("photo {n}")).collect();
    let mut files: Vec<_> = names.iter().map(|name| (name.as_str(), 5)).collect();
    files.push(("film", 2_000 * MIB));
    desk.send(&files);
    assert_eq!(desk.transfers.totals().done, 1_001);
    assert!(desk.cloud.bucket.most_at_once.get() < 23, "{}", desk.cloud.bucket.most_at_once.get());
    desk.is_clean();
}
