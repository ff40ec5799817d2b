//! What is told of a job that did not go as it was ordered: what has come to its place, and by which names.

use alcove::client::organize::{Change, End};
use alcove::model::organize::{Outcome, Verb};
use alcove::model::transfer::Resolution;

use super::desk::Desk;
use super::{file, folder, into};
use crate::files_s3::Cloud;

fn settled(desk: &Desk, cloud: &Cloud, order: super::Order, answer: Resolution) -> Vec<(String, String)> {
    let id = desk.start(cloud, order);
    desk.answer(cloud, id, answer, true);
    assert_eq!(desk.seen(id).end, Some(End::Done));
    desk.organizer.settled(id).iter().map(|root| (root.from().to_owned(), root.to().to_owned())).collect()
}

#[test]
fn what_was_kept_beside_another_is_known_by_its_own_name_and_what_was_skipped_is_left_out() {
    for (answer, expected) in [
        (Resolution::KeepBoth, vec![("home/b", "home/t/b"), ("home/a", "home/t/a (2)")]),
        (Resolution::Skip, vec![("home/b", "home/t/b")]),
    ] {
        let cloud = Cloud::new();
        for key in ["home/a", "home/b", "home/t/a"] {
            cloud.bucket.put(key, 1);
        }
        let order = into(Verb::Move, &[file("home/a"), file("home/b")], "home/t");
        let mut expected: Vec<_> = expected.into_iter().map(|(from, to)| (from.into(), to.into())).collect();
        let mut seen = settled(&Desk::new(&cloud), &cloud, order, answer);
        expected.sort();
        seen.sort();
        assert_eq!(seen, expected);
    }
    let cloud = Cloud::new();
    for key in ["home/trip/mine", "home/t/trip/theirs"] {
        cloud.bucket.put(key, 1);
    }
    let order = into(Verb::Move, &[folder("home/trip")], "home/t");
    let seen = settled(&Desk::new(&cloud), &cloud, order, Resolution::KeepBoth);
    assert_eq!(seen, [("home/trip/".into(), "home/t/trip (2)/".into())]);
}

#[test]
fn a_folder_that_is_gone_is_said_as_a_file_is() {
    for verb in [Verb::Move, Verb::Copy] {
        let cloud = Cloud::new();
        cloud.bucket.put("home/t/x", 1);
        let desk = Desk::new(&cloud);
        let id = desk.start(&cloud, into(verb, &[folder("home/k")], "home/t"));
        let seen = desk.seen(id);
        assert_eq!((seen.progress.problems, seen.way_back), (1, None));
        assert_eq!(desk.problems(id), [("home/k/".into(), Outcome::Missing)]);
        assert!(desk.organizer.settled(id).is_empty());
        assert!(desk.changes.borrow().contains(&Change::Gone("home/k/".into())), "its row goes");
    }
}
