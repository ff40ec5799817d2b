//! Scenarios of a restore, over the bucket of [`crate::files_s3`].

use alcove::client::restore::{Refusal, Restoration, Tier, refusal, restore};
use alcove::model::failure::Failure;
use alcove::model::files::ObjectKey;

use crate::files_s3::{Cloud, Fault};

fn restored(faults: Vec<Fault>) -> (Result<Restoration, Failure>, usize) {
    let cloud = Cloud::new();
    cloud.bucket.fail("RestoreObject", faults);
    let s3 = cloud.s3(true);
    let asked = async move { restore(&s3, &ObjectKey::new("home/old").unwrap(), Some(7), Tier::Bulk).await };
    let outcome = cloud.world.start(asked);
    cloud.world.settle();
    (outcome.take().expect("it has ended"), cloud.bucket.count("RestoreObject"))
}

#[test]
fn a_restore_whose_answer_was_lost_has_begun() {
    let refused = || Fault::Refuse(409, "RestoreAlreadyInProgress");
    assert_eq!(restored(vec![]), (Ok(Restoration::Begun), 1));
    assert_eq!(restored(vec![Fault::LoseAnswer, refused()]), (Ok(Restoration::Begun), 2));
    let (by_another, calls) = restored(vec![refused()]);
    assert_eq!((refusal(&by_another.unwrap_err()), calls), (Some(Refusal::UnderWay), 1));
}

#[test]
fn refusals_of_a_restore_are_told_apart() {
    for (status, code, meaning) in [
        (403, "AccessDenied", Some(Refusal::Forbidden)),
        (403, "ObjectAlreadyInActiveTierError", Some(Refusal::Readable)),
        (404, "NoSuchKey", None),
    ] {
        let (refused, calls) = restored(vec![Fault::Refuse(status, code)]);
        assert_eq!((refusal(&refused.unwrap_err()), calls), (meaning, 1), "{code}");
    }
    let (no_room, _) = restored(vec![Fault::Refuse(503, "GlacierExpeditedRetrievalNotAvailable"); 9]);
    assert_eq!(refusal(&no_room.unwrap_err()), Some(Refusal::NoRoom));
}
