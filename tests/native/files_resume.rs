//! Scenarios of uploads that outlive their page: killed anywhere, gone on with, discarded, and never mixed up.

use std::rc::Rc;

use alcove::aws::http::FileId;
use alcove::client::ports::{ChosenFile, Keeper};
use alcove::client::transfers::{NotResumed, Transfers, Unfinished};
use alcove::model::transfer::{Command, Status, Which};

use crate::files_s3::{Desk, Fault, MIB, Shelf};

const FILM: u64 = 100 * MIB;

/// A page whose uploads are noted.
fn desk() -> (Desk, Rc<Shelf>) {
    let desk = Desk::new();
    let shelf = Shelf::new(&desk.cloud.files);
    desk.transfers.keep_notes(shelf.clone(), "us-east-1:a");
    (desk, shelf)
}

/// The page is closed, and another opened on the same cloud and device.
fn reopen(desk: Desk, shelf: &Rc<Shelf>, identity: &str) -> Desk {
    let Desk { cloud, transfers, subscription, .. } = desk;
    drop((transfers, subscription));
    cloud.world.settle();
    let desk = Desk::at(cloud, true);
    desk.transfers.keep_notes(shelf.clone(), identity);
    desk
}

/// Uploads until so many parts were begun, and closes the page.
fn interrupted(parts: usize) -> (Desk, Rc<Shelf>, FileId) {
    let (desk, shelf) = desk();
    let file = desk.add(&[("film.mp4", FILM)])[0];
    while desk.count("UploadPart") < parts {
        desk.cloud.world.step();
    }
    (reopen(desk, &shelf, "us-east-1:a"), shelf, file)
}

fn unfinished(desk: &Desk) -> Vec<Unfinished> {
    let transfers = desk.transfers.clone();
    desk.cloud.world.block_on(async move { transfers.unfinished().await })
}

fn resume(desk: &Desk, chosen: Option<ChosenFile>) -> Result<(), NotResumed> {
    let (transfers, of) = (desk.transfers.clone(), unfinished(desk).remove(0));
    desk.cloud.world.block_on(async move { Transfers::resume(&transfers, &of, chosen).await })
}

#[test]
fn a_page_that_was_closed_is_gone_on_with_and_only_the_rest_is_sent() {
    for parts in [1, 5, 9, 13] {
        let (desk, shelf, file) = interrupted(parts);
        let stored = desk.cloud.bucket.unfinished.borrow().values().next().unwrap().parts.len();
        let found = unfinished(&desk);
        assert_eq!((found.len(), &*found[0].record.name), (1, "film.mp4"));
        let before = desk.count("UploadPart");
        assert_eq!(resume(&desk, Some(shelf.choose_again(file, "film.mp4", FILM, 0))), Ok(()));
        assert_eq!(desk.status(), Status::Done);
        assert_eq!(desk.count("UploadPart") - before, 13 - stored, "after {parts} parts");
        assert_eq!(desk.cloud.bucket.objects.borrow()["home/film.mp4"].size, FILM);
        assert_eq!((desk.count("ListParts"), shelf.count()), (stored.div_ceil(3).max(1), 0), "every page");
        desk.is_clean();
    }
}

#[test]
fn a_file_that_the_browser_can_open_again_is_not_chosen_again() {
    let (desk, shelf, file) = interrupted(5);
    assert_eq!(resume(&desk, None), Err(NotResumed::NoFile));
    *shelf.reopens.borrow_mut() = Some(shelf.choose_again(file, "film.mp4", FILM, 0));
    assert!(unfinished(&desk)[0].has_file);
    assert_eq!(resume(&desk, None), Ok(()));
    assert_eq!((desk.status(), shelf.asked.get()), (Status::Done, 2));
    desk.is_clean();
}

#[test]
fn a_changed_file_starts_over_and_another_file_is_refused() {
    let (desk, shelf, file) = interrupted(5);
    let other = shelf.choose_again(file, "other.mp4", FILM, 9);
    assert_eq!(resume(&desk, Some(other)), Err(NotResumed::OtherFile));
    assert_eq!(unfinished(&desk).len(), 1, "it is still there to be gone on with");
    let before = desk.count("UploadPart");
    assert_eq!(resume(&desk, Some(shelf.choose_again(file, "film.mp4", FILM, 9))), Ok(()));
    assert_eq!((desk.status(), desk.count("UploadPart") - before), (Status::Done, 13));
    assert_eq!((desk.count("AbortMultipartUpload"), shelf.count()), (1, 0));
    desk.is_clean();
}

#[test]
fn a_file_of_the_same_size_and_time_but_other_bytes_starts_over() {
    let (desk, shelf, _) = interrupted(5);
    let id = desk.cloud.files.choose(FILM);
    let (path, media_type) = ("film.mp4".to_owned(), String::new());
    let before = desk.count("UploadPart");
    assert_eq!(resume(&desk, Some(ChosenFile { id, path, size: FILM, media_type, modified: 0 })), Ok(()));
    assert_eq!((desk.status(), desk.count("UploadPart") - before, shelf.count()), (Status::Done, 13, 0));
    desk.is_clean();
}

#[test]
fn a_part_whose_bytes_are_others_by_now_goes_again_though_neither_size_nor_time_nor_ends_tell() {
    let (desk, shelf, file) = interrupted(9);
    let stored = desk.cloud.bucket.unfinished.borrow().values().next().unwrap().parts.len();
    let (again, before) = (shelf.choose_again(file, "film.mp4", FILM, 0), desk.count("UploadPart"));
    desk.cloud.files.edit(again.id, MIB);
    assert_eq!(resume(&desk, Some(again)), Ok(()));
    assert_eq!((desk.status(), desk.count("UploadPart") - before), (Status::Done, 13 - stored + 1));
    desk.is_clean();
}

#[test]
fn who_signs_in_again_in_the_same_page_goes_on() {
    let (desk, shelf) = desk();
    let file = desk.add(&[("film.mp4", FILM)])[0];
    while desk.count("UploadPart") < 5 {
        desk.cloud.world.step();
    }
    desk.transfers.end();
    let Desk { cloud, transfers: _before, subscription: _of_before, .. } = desk;
    cloud.world.settle();
    let desk = Desk::at(cloud, true);
    desk.transfers.keep_notes(shelf.clone(), "us-east-1:a");
    assert_eq!(resume(&desk, Some(shelf.choose_again(file, "film.mp4", FILM, 0))), Ok(()));
    assert_eq!((desk.status(), shelf.count()), (Status::Done, 0));
}

#[test]
fn what_is_discarded_is_gone_from_s3_and_from_the_device() {
    let (desk, shelf, _) = interrupted(5);
    let (transfers, of) = (desk.transfers.clone(), unfinished(&desk).remove(0));
    desk.cloud.bucket.fail("AbortMultipartUpload", [Fault::Refuse(403, "AccessDenied")]);
    let discard = move || {
        let (transfers, of) = (transfers.clone(), of.clone());
        async move { transfers.discard(&of).await }
    };
    assert!(desk.cloud.world.block_on(discard()).is_err());
    assert_eq!((unfinished(&desk).len(), shelf.count()), (1, 1), "a refusal loses nothing");
    assert_eq!(desk.cloud.world.block_on(discard()), Ok(()));
    assert_eq!((unfinished(&desk).len(), shelf.count()), (0, 0));
    desk.is_clean();
}

#[test]
fn neither_another_person_nor_another_tab_is_offered_it() {
    let (desk, shelf, _) = interrupted(5);
    let listed_before = unfinished(&desk).remove(0);
    let name = listed_before.record.upload.as_str().to_owned();
    let in_another_tab = desk.cloud.world.block_on(shelf.claim(name));
    assert_eq!(unfinished(&desk), []);
    let transfers = desk.transfers.clone();
    let discard = async move { transfers.discard(&listed_before).await };
    assert_eq!(desk.cloud.world.block_on(discard), Err(NotResumed::Busy));
    drop(in_another_tab);
    let desk = reopen(desk, &shelf, "us-east-1:b");
    assert_eq!(unfinished(&desk), []);
    assert_eq!(unfinished(&reopen(desk, &shelf, "us-east-1:a")).len(), 1);
}

#[test]
fn one_that_was_completed_unheard_is_done_and_one_that_s3_lost_begins_anew() {
    let (desk, shelf) = desk();
    let file = desk.add(&[("film.mp4", FILM)])[0];
    let _held = desk.cloud.bucket.hold("CompleteMultipartUpload");
    desk.cloud.world.settle();
    assert_eq!((desk.status(), desk.cloud.bucket.keys().len()), (Status::Finishing, 1));
    let desk = reopen(desk, &shelf, "us-east-1:a");
    let parts = desk.count("UploadPart");
    assert_eq!(resume(&desk, Some(shelf.choose_again(file, "film.mp4", FILM, 0))), Ok(()));
    assert_eq!((desk.status(), desk.count("UploadPart")), (Status::Done, parts));

    let (desk, shelf, file) = interrupted(5);
    desk.cloud.bucket.unfinished.borrow_mut().clear();
    assert_eq!(resume(&desk, Some(shelf.choose_again(file, "film.mp4", FILM, 0))), Ok(()));
    assert_eq!((desk.status(), desk.count("CreateMultipartUpload")), (Status::Done, 2));
    desk.is_clean();
}

#[test]
fn a_name_that_was_taken_meanwhile_asks_before_the_end() {
    let (desk, shelf, file) = interrupted(5);
    desk.cloud.bucket.put("home/film.mp4", 7);
    assert_eq!(resume(&desk, Some(shelf.choose_again(file, "film.mp4", FILM, 0))), Ok(()));
    assert!(matches!(desk.status(), Status::Asking(existing) if existing.size == Some(7)));
    desk.say(Command::Cancel(Which::All));
    assert_eq!((desk.status(), shelf.count()), (Status::Cancelled, 0));
    assert_eq!(desk.cloud.bucket.objects.borrow()["home/film.mp4"].size, 7);
    desk.is_clean();
}

#[test]
fn small_files_leave_no_notes_and_finished_or_cancelled_ones_none_either() {
    let (desk, shelf) = desk();
    desk.send(&[("a", 5), ("b", 20 * MIB)]);
    assert_eq!(shelf.count(), 0);
    desk.add(&[("c", FILM)]);
    while desk.count("UploadPart") < 7 {
        desk.cloud.world.step();
    }
    assert_eq!(shelf.count(), 1);
    desk.say(Command::Cancel(Which::All));
    assert_eq!(shelf.count(), 0);
    desk.is_clean();
}
