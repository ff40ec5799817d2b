//! Forms carry no condition: they go once, right after a look, and never over what someone else wrote meanwhile.

use alcove::model::transfer::{Command, Status, TransferId, Which};

use crate::files_s3::{Desk, Fault};

/// What another device has written.
const THEIRS: &str = "\"theirs-0\"";

fn is_theirs(desk: &Desk, key: &str) -> bool {
    desk.cloud.bucket.objects.borrow()[key].etag == THEIRS
}

fn names(of: usize) -> Vec<String> {
    (0..of).map(|n| format!("f{n:02}")).collect()
}

fn add(desk: &Desk, names: &[String]) {
    desk.add(&names.iter().map(|name| (name.as_str(), 5)).collect::<Vec<_>>());
}

fn asking(desk: &Desk) -> Vec<String> {
    let rows = desk.transfers.rows(0..usize::MAX).into_iter();
    rows.filter(|row| matches!(row.status, Status::Asking(_))).map(|row| row.name).collect()
}

/// Lets about so much time pass, whatever happens in it.
fn wait(desk: &Desk, milliseconds: i64) {
    let until = desk.cloud.bucket.now() + milliseconds;
    while desk.cloud.bucket.now() < until && desk.cloud.world.step() {}
}

#[test]
fn what_others_wrote_while_the_line_was_gone_is_not_overwritten() {
    // For seconds, in which a look would still be young, and for a minute.
    for offline in [1_500, 60_000] {
        let desk = Desk::new();
        desk.cloud.bucket.fail("POST Object", vec![Fault::Drop; 6]);
        add(&desk, &names(20));
        while desk.count("POST Object") < 6 {
            desk.cloud.world.step();
        }
        desk.cloud.bucket.cut.set(true);
        let before = desk.cloud.bucket.keys();
        wait(&desk, offline / 2);
        for name in ["f02", "f10", "f19"] {
            assert!(!before.contains(&format!("home/{name}")), "{before:?}");
            desk.cloud.bucket.put_now(&format!("home/{name}"), 5, 0);
        }
        wait(&desk, offline / 2);
        desk.cloud.bucket.cut.set(false);
        desk.cloud.world.settle();
        assert_eq!(asking(&desk), ["f02", "f10", "f19"]);
        assert!(["home/f02", "home/f10", "home/f19"].iter().all(|key| is_theirs(&desk, key)));
        assert_eq!((desk.transfers.totals().done, desk.cloud.files.buffers_held()), (17, 0));
    }
}

#[test]
fn a_file_that_was_stored_unheard_and_then_replaced_elsewhere_asks() {
    for fault in [Fault::LoseAnswer, Fault::Drop, Fault::Refuse(500, "InternalError")] {
        // As long as ours, and in the same second; or not.
        for size in [5, 7] {
            let desk = Desk::new();
            desk.cloud.bucket.fail("POST Object", [fault.clone()]);
            desk.add(&[("a", 5)]);
            while desk.count("POST Object") == 0 {
                desk.cloud.world.step();
            }
            desk.cloud.bucket.put_now("home/a", size, 0);
            desk.cloud.world.settle();
            assert_eq!(
                (asking(&desk), is_theirs(&desk, "home/a")),
                (vec!["a".to_owned()], true),
                "{fault:?}"
            );
            assert_eq!((desk.count("POST Object"), desk.count("PutObject")), (1, 1), "{fault:?}");
            desk.is_clean();
        }
    }
}

#[test]
fn a_file_that_was_stored_unheard_is_there_and_asks_nobody() {
    let desk = Desk::new();
    desk.cloud.bucket.fail("POST Object", [Fault::LoseAnswer]);
    desk.cloud.bucket.fail("PutObject", vec![Fault::Refuse(503, "SlowDown"); 100]);
    desk.send(&[("a", 5)]);
    assert!(matches!(desk.status(), Status::Failed(it) if it.code() == Some("SlowDown")));
    desk.cloud.bucket.heal();
    desk.send(&[("beside", 5)]);
    desk.say(Command::Retry(Which::One(TransferId(1))));
    assert_eq!((desk.statuses()[0].clone(), desk.cloud.bucket.writes.get()), (Status::Done, 2));
    assert_eq!(desk.count("POST Object"), 2, "one for each file");
}

#[test]
fn credentials_that_ended_do_not_repeat_a_form() {
    let desk = Desk::new();
    desk.cloud.bucket.fail("POST Object", [Fault::Refuse(400, "ExpiredToken")]);
    desk.send(&[("a", 5)]);
    assert_eq!((desk.status(), desk.count("POST Object"), desk.count("PutObject")), (Status::Done, 1, 1));
}

#[test]
fn a_thousand_files_that_take_long_stay_forms_since_their_names_are_looked_for_again() {
    let desk = Desk::new();
    add(&desk, &names(1_000));
    while desk.cloud.world.step() {
        desk.cloud.world.time.advance(20);
    }
    let took = desk.cloud.bucket.now() - crate::fakes::START;
    assert!(took > 15_000, "{took}");
    let looks = desk.count("ListObjectsV2");
    assert_eq!((desk.count("POST Object"), desk.transfers.totals().done), (1_000, 1_000), "{looks} looks");
    assert!((5..40).contains(&looks), "{looks}");
    desk.is_clean();
}

#[test]
fn after_a_sleep_nothing_goes_without_a_condition_until_names_are_looked_for_again() {
    let desk = Desk::new();
    add(&desk, &names(1_000));
    while desk.count("POST Object") < 100 {
        desk.cloud.world.step();
    }
    desk.cloud.world.time.advance(3_600_000);
    for name in ["f200", "f900"] {
        desk.cloud.bucket.put_now(&format!("home/{name}"), 5, 0);
    }
    desk.cloud.world.settle();
    assert_eq!(
        (asking(&desk), desk.transfers.totals().done),
        (vec!["f200".to_owned(), "f900".to_owned()], 998)
    );
    assert!(is_theirs(&desk, "home/f200") && is_theirs(&desk, "home/f900"));
    let (forms, looks) = (desk.count("POST Object"), desk.count("ListObjectsV2"));
    assert!(forms > 900 && looks < 5, "{forms} forms, {looks} looks");
    desk.is_clean();
}

#[test]
fn a_folder_that_takes_long_to_list_is_listed_once_and_its_files_go_under_a_condition() {
    let desk = Desk::new();
    let held = desk.cloud.bucket.hold("ListObjectsV2");
    add(&desk, &names(30));
    desk.cloud.world.settle();
    desk.cloud.world.time.advance(6_000);
    held.send(()).unwrap();
    desk.cloud.world.settle();
    assert_eq!((desk.count("PutObject"), desk.count("POST Object"), desk.count("ListObjectsV2")), (30, 0, 1));
    assert_eq!(desk.transfers.totals().done, 30);
}
