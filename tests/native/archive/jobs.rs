//! The list of downloads: begun, told, cancelled, taken out, and ended with its owner.

use std::cell::RefCell;
use std::rc::Rc;

use alcove::client::archive::{DownloadId, Downloads, End, Notice, Stopped, Totals};
use alcove::model::files::{Entry, Folder, Prefix};

use super::Desk;
use crate::files_s3::MIB;

type Notices = Rc<RefCell<Vec<Notice>>>;

fn downloads(desk: &Desk) -> (Downloads, Notices) {
    let downloads = Downloads::new(desk.cloud.s3(true));
    let notices = Notices::default();
    let told = notices.clone();
    downloads.subscribe(move |notice| told.borrow_mut().push(notice.clone()));
    (downloads, notices)
}

fn start(desk: &Desk, downloads: &Downloads, folder: &str) -> DownloadId {
    let folder = Entry::Folder(Folder { prefix: Prefix::new("home").folder(folder) });
    downloads.start("all.zip".into(), desk.order(vec![folder]))
}

fn ends(notices: &Notices) -> Vec<DownloadId> {
    let end = |notice: &Notice| match notice {
        Notice::Ended(id) => Some(*id),
        _ => None,
    };
    notices.borrow().iter().filter_map(end).collect()
}

#[test]
fn a_download_is_listed_until_it_is_taken_out() {
    let desk = Desk::new(&[("f/a", 100), ("f/b", 200)]);
    let (downloads, notices) = downloads(&desk);
    let id = start(&desk, &downloads, "f");
    downloads.remove(id);
    assert_eq!(downloads.ids(), [id], "one that is under way stays");
    assert_eq!((downloads.totals().shown, downloads.totals().running), (1, 1));
    desk.cloud.world.settle();
    assert!(desk.place.closed.get());
    let seen = downloads.snapshot(id).unwrap();
    assert_eq!((seen.end, seen.name.as_str(), seen.progress.files_done), (Some(End::Done), "all.zip", 2));
    assert_eq!(ends(&notices), [id]);
    assert_eq!(downloads.totals(), Totals { shown: 1, ..Totals::default() });
    downloads.remove(id);
    assert_eq!((downloads.ids(), downloads.snapshot(id)), (vec![], None));
}

#[test]
fn what_cannot_be_had_says_why_and_names_are_not_used_twice() {
    let desk = Desk::new(&[("f/a", 100)]);
    let (downloads, _) = downloads(&desk);
    let nothing = start(&desk, &downloads, "nothing");
    desk.cloud.world.settle();
    assert_eq!(downloads.snapshot(nothing).unwrap().end, Some(End::Stopped(Stopped::Empty)));
    downloads.remove(nothing);
    assert_ne!(start(&desk, &downloads, "f"), nothing);
}

#[test]
fn progress_is_told_by_quarters_while_a_large_one_is_written() {
    let desk = Desk::new(&[("f/a", 40 * MIB)]);
    let (downloads, notices) = downloads(&desk);
    start(&desk, &downloads, "f");
    desk.cloud.world.settle();
    let reached: Vec<_> = notices
        .borrow()
        .iter()
        .filter_map(|notice| if let Notice::Reached(percent) = notice { Some(*percent) } else { None })
        .collect();
    assert!(reached.is_sorted() && !reached.is_empty(), "{reached:?}");
    assert!(reached.iter().all(|percent| [25, 50, 75].contains(percent)), "{reached:?}");
}

#[test]
fn a_cancelled_one_leaves_nothing_and_stays_in_the_list_as_such() {
    let desk = Desk::new(&[("f/a", 5 * MIB)]);
    let (downloads, notices) = downloads(&desk);
    let id = start(&desk, &downloads, "f");
    while downloads.totals().written == 0 {
        desk.cloud.world.step();
    }
    downloads.cancel(id);
    desk.cloud.world.settle();
    assert_eq!(downloads.snapshot(id).unwrap().end, Some(End::Cancelled));
    assert_eq!(ends(&notices), [id]);
    assert!(desk.place.dropped.get() && !desk.place.closed.get());
}

#[test]
fn all_end_with_their_owner() {
    for drops in [false, true] {
        let desk = Desk::new(&[("f/a", 5 * MIB)]);
        let (downloads, notices) = downloads(&desk);
        start(&desk, &downloads, "f");
        while downloads.totals().written == 0 {
            desk.cloud.world.step();
        }
        if drops {
            drop(downloads);
        } else {
            downloads.end();
            assert!(downloads.ids().is_empty());
        }
        desk.cloud.world.settle();
        assert!(desk.place.dropped.get() && !desk.place.closed.get());
        assert!(ends(&notices).is_empty(), "nobody is told of what was left behind");
    }
}
