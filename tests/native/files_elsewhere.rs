//! Scenarios of uploads that another device began: found at S3, compared part by part, gone on with or discarded.

use std::rc::Rc;

use alcove::aws::http::FileId;
use alcove::aws::s3::key::Prefix;
use alcove::client::ports::ChosenFile;
use alcove::client::transfers::{Elsewhere, NotResumed};
use alcove::model::transfer::{Command, Status, Which};

use crate::files_s3::{Desk, MIB, Shelf};

const FILM: u64 = 100 * MIB;

/// A page on this cloud, on a device of its own.
fn device(desk: Desk, shelf: &Rc<Shelf>) -> Desk {
    let Desk { cloud, transfers, subscription, .. } = desk;
    drop((transfers, subscription));
    cloud.world.settle();
    let desk = Desk::at(cloud, true);
    desk.transfers.keep_notes(shelf.clone(), "us-east-1:a");
    desk
}

/// A device that sent so many parts of a film, and another that is opened after it.
fn begun_elsewhere(parts: usize) -> (Desk, Rc<Shelf>, FileId) {
    let desk = Desk::new();
    let first = Shelf::new(&desk.cloud.files);
    let desk = device(desk, &first);
    let file = desk.add(&[("film.mp4", FILM)])[0];
    while desk.count("UploadPart") < parts {
        desk.cloud.world.step();
    }
    let second = Shelf::new(&desk.cloud.files);
    (device(desk, &second), second, file)
}

fn elsewhere(desk: &Desk) -> Vec<Elsewhere> {
    let transfers = desk.transfers.clone();
    desk.cloud.world.block_on(async move { transfers.elsewhere(&Prefix::new("home")).await }).unwrap()
}

fn adopt(desk: &Desk, of: &Elsewhere, file: ChosenFile) -> Result<(), NotResumed> {
    let (transfers, of) = (desk.transfers.clone(), of.clone());
    desk.cloud.world.block_on(async move { transfers.adopt(&of, &file).await })
}

fn abandon(desk: &Desk, of: &Elsewhere) -> Result<(), NotResumed> {
    let (transfers, of) = (desk.transfers.clone(), of.clone());
    desk.cloud.world.block_on(async move { transfers.abandon(&of).await })
}

#[test]
fn an_upload_of_another_device_is_gone_on_with_and_only_the_rest_is_sent() {
    for parts in [1, 5, 13] {
        let (desk, shelf, file) = begun_elsewhere(parts);
        let stored = desk.cloud.bucket.unfinished.borrow().values().next().unwrap().parts.len();
        let (found, before) = (elsewhere(&desk), desk.count("UploadPart"));
        assert_eq!(found.iter().map(Elsewhere::name).collect::<Vec<_>>(), ["film.mp4"]);
        assert_eq!(adopt(&desk, &found[0], shelf.choose_again(file, "film.mp4", FILM, 7)), Ok(()));
        assert_eq!(elsewhere(&desk), [], "it is this device's now");
        desk.cloud.world.settle();
        assert_eq!((desk.status(), desk.count("UploadPart") - before), (Status::Done, 13 - stored));
        assert_eq!(desk.cloud.bucket.objects.borrow()["home/film.mp4"].size, FILM);
        assert_eq!(shelf.count(), 0);
        desk.is_clean();
    }
}

#[test]
fn another_file_is_refused_by_its_bytes_and_the_upload_stays() {
    let (desk, shelf, file) = begun_elsewhere(9);
    let [found] = &*elsewhere(&desk) else { panic!() };
    let before = desk.count("UploadPart");
    let (path, media_type, modified) = ("film.mp4".to_owned(), String::new(), 0);
    let same_size = ChosenFile { id: desk.cloud.files.choose(FILM), path, size: FILM, media_type, modified };
    assert_eq!(adopt(&desk, found, same_size), Err(NotResumed::OtherFile));
    let shorter_than_what_was_sent = shelf.choose_again(file, "film.mp4", 20 * MIB, 0);
    assert_eq!(adopt(&desk, found, shorter_than_what_was_sent), Err(NotResumed::OtherFile));
    assert_eq!((desk.count("UploadPart"), desk.count("AbortMultipartUpload")), (before, 0));
    assert_eq!(desk.cloud.files.buffers_held(), 0);
    assert_eq!(elsewhere(&desk).len(), 1, "it is still there to be gone on with");
    assert_eq!(adopt(&desk, found, shelf.choose_again(file, "film.mp4", FILM, 0)), Ok(()));
}

#[test]
fn one_without_parts_goes_by_its_name() {
    let (desk, shelf, file) = begun_elsewhere(1);
    for upload in desk.cloud.bucket.unfinished.borrow_mut().values_mut() {
        upload.parts.clear();
    }
    let [found] = &*elsewhere(&desk) else { panic!() };
    let other = shelf.choose_again(file, "other.mp4", FILM, 0);
    assert_eq!(adopt(&desk, found, other), Err(NotResumed::OtherFile));
    assert_eq!(adopt(&desk, found, shelf.choose_again(file, "film.mp4", FILM, 0)), Ok(()));
    desk.cloud.world.settle();
    assert_eq!(desk.status(), Status::Done);
    desk.is_clean();
}

#[test]
fn what_this_browser_knows_is_not_offered_a_second_time() {
    let (desk, shelf, _) = begun_elsewhere(5);
    let other = desk.cloud.bucket.unfinished.borrow().keys().next().unwrap().clone();
    desk.add(&[("mine.mp4", FILM)]);
    while desk.cloud.bucket.unfinished.borrow().len() < 2 {
        desk.cloud.world.step();
    }
    let names = |desk: &Desk| elsewhere(desk).iter().map(|of| of.name().to_owned()).collect::<Vec<_>>();
    assert_eq!(names(&desk), ["film.mp4"], "this tab's own is under way");
    let in_another_tab = desk.cloud.world.block_on(alcove::client::ports::Keeper::claim(&*shelf, other));
    assert!(names(&desk).is_empty());
    drop(in_another_tab);
    let desk = device(desk, &shelf);
    assert_eq!(names(&desk), ["film.mp4"], "what is noted here is offered from the note");
}

#[test]
fn one_that_another_tab_took_meanwhile_is_left_to_it() {
    let (desk, shelf, file) = begun_elsewhere(5);
    let name = desk.cloud.bucket.unfinished.borrow().keys().next().unwrap().clone();
    let [found] = &*elsewhere(&desk) else { panic!() };
    let taken = desk.cloud.world.block_on(alcove::client::ports::Keeper::claim(&*shelf, name));
    assert_eq!(abandon(&desk, found), Err(NotResumed::Busy));
    let again = shelf.choose_again(file, "film.mp4", FILM, 0);
    assert_eq!(adopt(&desk, found, again), Err(NotResumed::Busy));
    drop(taken);
    assert_eq!(abandon(&desk, found), Ok(()));
    assert_eq!((elsewhere(&desk).len(), desk.count("AbortMultipartUpload")), (0, 1));
    desk.is_clean();
}

#[test]
fn a_device_whose_upload_another_discards_begins_it_anew() {
    let (desk, shelf, _) = begun_elsewhere(1);
    let ids: Vec<_> = desk.cloud.bucket.unfinished.borrow().keys().cloned().collect();
    assert_eq!(abandon(&desk, &elsewhere(&desk)[0]), Ok(()));
    desk.add(&[("film.mp4", FILM)]);
    while desk.count("UploadPart") < 6 {
        desk.cloud.world.step();
    }
    // As another device would.
    desk.cloud.bucket.unfinished.borrow_mut().retain(|id, _| ids.contains(id));
    desk.cloud.world.settle();
    assert_eq!((desk.status(), shelf.count()), (Status::Done, 0));
    desk.say(Command::Cancel(Which::All));
    desk.is_clean();
}
