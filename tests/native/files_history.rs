//! Scenarios of versions: what was deleted comes back, side by side, and never over something newer.

use std::cell::Cell;
use std::rc::Rc;

use alcove::aws::s3::key::{ObjectKey, Prefix};
use alcove::client::history::{self, Restored, Uncovered};
use alcove::client::s3::S3;
use alcove::model::failure::{ErrorKind, Failure};
use alcove::model::history::{History, Restore, plan};

use crate::files_s3::{Cloud, Fault};

fn key(text: &str) -> ObjectKey {
    ObjectKey::new(text).unwrap()
}

fn read(cloud: &Cloud, s3: &S3) -> Result<History, Failure> {
    let s3 = s3.clone();
    cloud.world.block_on(async move { history::below(&s3, &Prefix::new("home"), |_| {}).await })
}

/// What brings back all that is deleted.
fn deleted(cloud: &Cloud, s3: &S3) -> Vec<Restore> {
    let history = read(cloud, s3).unwrap();
    plan(&history, history.deleted()).restores
}

fn restore(cloud: &Cloud, s3: &S3, restores: Vec<Restore>) -> Restored {
    let s3 = s3.clone();
    cloud.world.block_on(async move { history::restore(&s3, restores, |_| {}).await })
}

fn uncover(cloud: &Cloud, s3: &S3, restores: Vec<Restore>) -> Uncovered {
    let s3 = s3.clone();
    cloud.world.block_on(async move { history::uncover(&s3, restores, |_| {}).await })
}

#[test]
fn a_folder_of_2500_is_restored_side_by_side() {
    let cloud = Cloud::new();
    for n in 0..2500 {
        cloud.bucket.deleted(&format!("home/{n}.jpg"), n);
    }
    cloud.bucket.deleted("homestead", 1);
    let s3 = cloud.s3(true);
    let restored = restore(&cloud, &s3, deleted(&cloud, &s3));
    assert_eq!((restored.files.len(), restored.newer.len(), restored.refused.len()), (2500, 0, 0));
    assert_eq!(cloud.bucket.objects.borrow().len(), 2500);
    assert_eq!((cloud.bucket.count("ListObjectVersions"), cloud.bucket.count("CopyObject")), (5, 2500));
    assert!(cloud.bucket.most_at_once.get() > 12, "{}", cloud.bucket.most_at_once.get());
    assert!(cloud.bucket.most_to_a_host.get() <= 6);
}

#[test]
fn where_markers_may_be_deleted_2500_are_back_after_three_requests() {
    let cloud = Cloud::new();
    for n in 0..2500 {
        cloud.bucket.deleted(&format!("home/{n}.jpg"), n);
    }
    let s3 = cloud.s3(true);
    let restores = deleted(&cloud, &s3);
    cloud.bucket.put_now("home/7.jpg", 9, 1);
    let uncovered = uncover(&cloud, &s3, restores);
    assert_eq!((uncovered.back, uncovered.left.len()), (2500, 0));
    assert_eq!((cloud.bucket.count("DeleteObjects"), cloud.bucket.count("CopyObject")), (3, 0));
    let objects = cloud.bucket.objects.borrow();
    assert_eq!((objects.len(), objects["home/7.jpg"].size, objects["home/9.jpg"].size), (2500, 9, 9));
}

#[test]
fn markers_that_may_not_be_deleted_leave_all_to_copies() {
    let cloud = Cloud::new();
    for n in 0..1500 {
        cloud.bucket.deleted(&format!("home/{n}"), n);
    }
    let s3 = cloud.s3(true);
    let restores = deleted(&cloud, &s3);
    cloud
        .bucket
        .fail("DeleteObjects", [Fault::Refuse(403, "AccessDenied"), Fault::Refuse(403, "AccessDenied")]);
    let uncovered = uncover(&cloud, &s3, restores);
    assert_eq!((uncovered.back, uncovered.left.len()), (0, 1500));
    assert_eq!(restore(&cloud, &s3, uncovered.left).files.len(), 1500);
}

#[test]
fn one_marker_that_is_refused_leaves_its_object_to_a_copy() {
    let cloud = Cloud::new();
    for name in ["home/a", "home/locked", "home/z"] {
        cloud.bucket.deleted(name, 1);
    }
    let s3 = cloud.s3(true);
    let restores = deleted(&cloud, &s3);
    let uncovered = uncover(&cloud, &s3, restores);
    assert_eq!((uncovered.back, uncovered.left[0].key.as_str()), (2, "home/locked"));
    assert_eq!(uncovered.failure.unwrap().kind(), ErrorKind::AccessDenied);
    assert_eq!(restore(&cloud, &s3, uncovered.left).files.len(), 1);
}

#[test]
fn a_request_takes_all_markers_of_an_object_or_none() {
    let cloud = Cloud::new();
    for (name, times) in [("home/a", 600), ("home/b", 600), ("home/c", 300), ("home/d", 1001)] {
        cloud.bucket.deleted_often(name, 1, times);
    }
    let s3 = cloud.s3(true);
    let restores = deleted(&cloud, &s3);
    let uncovered = uncover(&cloud, &s3, restores);
    assert_eq!((uncovered.back, cloud.bucket.count("DeleteObjects")), (3, 2));
    assert_eq!(uncovered.left.iter().map(|it| it.key.as_str()).collect::<Vec<_>>(), ["home/d"]);
    assert_eq!(restore(&cloud, &s3, uncovered.left).files.len(), 1);
}

#[test]
fn what_someone_has_written_since_is_left_alone() {
    let cloud = Cloud::new();
    cloud.bucket.deleted("home/a", 1);
    cloud.bucket.deleted("home/b", 2);
    let s3 = cloud.s3(true);
    let restores = deleted(&cloud, &s3);
    cloud.bucket.put_now("home/a", 9, 1);
    let restored = restore(&cloud, &s3, restores);
    assert_eq!((restored.files.len(), restored.newer), (1, vec![key("home/a")]));
    assert_eq!(cloud.bucket.objects.borrow()["home/a"].size, 9);
}

#[test]
fn a_lost_answer_is_no_newer_file() {
    let cloud = Cloud::new();
    cloud.bucket.deleted("home/a", 7);
    let s3 = cloud.s3(true);
    let restores = deleted(&cloud, &s3);
    cloud.bucket.fail("CopyObject", [Fault::LoseAnswer]);
    let restored = restore(&cloud, &s3, restores);
    assert_eq!((restored.files.len(), restored.newer.len()), (1, 0));
    assert_eq!(restored.files[0].size, 7);
}

#[test]
fn where_copies_take_no_condition_the_object_is_looked_at_first() {
    let cloud = Cloud::new();
    cloud.bucket.deleted("home/a", 1);
    cloud.bucket.deleted("home/b", 1);
    let s3 = cloud.s3(true);
    let restores = deleted(&cloud, &s3);
    cloud.bucket.put_now("home/b", 9, 1);
    cloud
        .bucket
        .fail("CopyObject", [Fault::Refuse(501, "NotImplemented"), Fault::Refuse(501, "NotImplemented")]);
    let restored = restore(&cloud, &s3, restores);
    assert_eq!((restored.files.len(), restored.newer), (1, vec![key("home/b")]));
    assert_eq!(cloud.bucket.objects.borrow()["home/b"].size, 9);
}

#[test]
fn a_refused_right_ends_a_long_restore_early_and_a_refusal_among_others_does_not() {
    let cloud = Cloud::new();
    for n in 0..500 {
        cloud.bucket.deleted(&format!("home/{n}"), n);
    }
    let s3 = cloud.s3(true);
    let restores = deleted(&cloud, &s3);
    cloud.bucket.fail("CopyObject", std::iter::repeat_n(Fault::Refuse(403, "AccessDenied"), 500));
    let restored = restore(&cloud, &s3, restores.clone());
    assert!(restored.files.is_empty() && cloud.bucket.count("CopyObject") < 60);
    assert_eq!(restored.untried + restored.refused.len(), 500);
    assert_eq!(restored.refused[0].1.kind(), ErrorKind::AccessDenied);

    cloud.bucket.heal();
    cloud.bucket.fail("CopyObject", [Fault::Refuse(403, "AccessDenied")]);
    let restored = restore(&cloud, &s3, restores);
    assert_eq!((restored.files.len(), restored.refused.len(), restored.untried), (499, 1, 0));
}

#[test]
fn a_few_objects_are_asked_for_one_by_one_and_a_longer_name_is_not_taken_for_one() {
    let cloud = Cloud::new();
    for name in ["home/a", "home/a.txt", "home/b/c"] {
        cloud.bucket.deleted(name, 1);
    }
    let s3 = cloud.s3(true);
    let found = cloud.world.block_on({
        let s3 = s3.clone();
        async move { history::of_these(&s3, &[key("home/b/c"), key("home/a"), key("home/none")]).await }
    });
    let keys: Vec<_> = found.unwrap().timelines().iter().map(|it| it.key.to_string()).collect();
    assert_eq!(keys, ["home/a", "home/b/c"]);
}

#[test]
fn a_purge_takes_every_listed_version_and_leaves_later_ones() {
    let cloud = Cloud::new();
    for n in 0..700 {
        cloud.bucket.deleted(&format!("home/{n}"), n);
    }
    let s3 = cloud.s3(true);
    let history = read(&cloud, &s3).unwrap();
    cloud.bucket.versions.borrow_mut().get_mut("home/5").unwrap().insert(0, ("later".into(), None));
    let told = Rc::new(Cell::new(0));
    let gone = told.clone();
    let refused = cloud
        .world
        .block_on(async move { history::purge(&s3, history.timelines(), |count| gone.set(count)).await });
    assert_eq!((refused, told.get()), (Ok(vec![]), 1400));
    let left: Vec<_> = cloud.bucket.versions.borrow().values().flatten().map(|(id, _)| id.clone()).collect();
    assert_eq!((left, cloud.bucket.count("DeleteObjects")), (vec!["later".to_owned()], 2));
}
