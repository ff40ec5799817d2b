//! Scenarios of a preview's reads, over the bucket of [`crate::files_s3`].

use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;

use alcove::client::preview::{Copied, Copies, NotRead, Source};
use alcove::model::failure::{Cause, ErrorKind};
use alcove::model::files::{ETag, File, ObjectKey, StorageClass};
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use crate::files_s3::{Cloud, Fault};

fn file(key: &str, size: u64) -> File {
    File { key: ObjectKey::new(key).unwrap(), size, modified: 0, etag: None, class: StorageClass::Standard }
}

fn source(cloud: &Cloud, key: &str, size: u64) -> std::rc::Rc<Source> {
    std::rc::Rc::new(Source::new(cloud.s3(true), file(key, size)))
}

/// What comes of a call, once everything has settled.
fn outcome<T: 'static>(cloud: &Cloud, work: impl Future<Output = T> + 'static) -> T {
    let outcome = cloud.world.start(work);
    cloud.world.settle();
    outcome.take().expect("it has ended")
}

fn read(cloud: &Cloud, source: &std::rc::Rc<Source>, from: u64, to: u64) -> Result<usize, NotRead> {
    let source = source.clone();
    outcome(cloud, async move { source.read(from..to).await.map(|bytes| bytes.len()) })
}

#[test]
fn nothing_is_asked_for_behind_the_end_of_a_file() {
    let cloud = Cloud::new();
    cloud.bucket.put("home/a.txt", 7);
    let source = source(&cloud, "home/a.txt", 7);
    assert_eq!(read(&cloud, &source, 0, 1000), Ok(7));
    assert_eq!(read(&cloud, &source, 7, 1000), Ok(0));
    assert_eq!(cloud.bucket.count("GetObject"), 1);
}

#[test]
fn slices_of_two_contents_never_meet() {
    let cloud = Cloud::new();
    cloud.bucket.put("home/a.txt", 7);
    let source = source(&cloud, "home/a.txt", 7);
    assert_eq!(read(&cloud, &source, 0, 7), Ok(7));
    cloud.bucket.put("home/a.txt", 9);
    assert_eq!(read(&cloud, &source, 0, 7), Err(NotRead::Changed));
    cloud.bucket.put("home/empty", 0);
    let shrunk = self::source(&cloud, "home/empty", 5);
    assert_eq!(read(&cloud, &shrunk, 0, 5), Err(NotRead::Changed), "it has become shorter");
}

#[test]
fn a_refusal_says_whether_the_file_is_gone_or_forbidden() {
    for (key, is_gone) in [("home/a.txt", false), ("home/gone", true)] {
        let cloud = Cloud::new();
        cloud.bucket.put("home/a.txt", 7);
        cloud.bucket.fail("GetObject", [Fault::Refuse(403, "AccessDenied")]);
        let source = source(&cloud, key, 7);
        let Err(NotRead::Refused(refusal)) = read(&cloud, &source, 0, 7) else { panic!("{key}") };
        assert_eq!((refusal.failure.kind(), refusal.is_gone), (ErrorKind::AccessDenied, is_gone), "{key}");
    }
}

#[test]
fn a_busy_service_is_asked_again_and_credentials_are_renewed() {
    for fault in [Fault::Refuse(503, "SlowDown"), Fault::Refuse(400, "ExpiredToken")] {
        let cloud = Cloud::new();
        cloud.bucket.put("home/a.txt", 7);
        cloud.bucket.fail("GetObject", [fault]);
        let source = source(&cloud, "home/a.txt", 7);
        assert_eq!(read(&cloud, &source, 0, 7), Ok(7));
    }
}

#[test]
fn an_address_costs_no_request_and_says_what_it_answers_as() {
    let cloud = Cloud::new();
    let source = source(&cloud, "home/a b.svg", 7);
    let url = outcome(&cloud, async move { source.address("image/svg+xml").await }).unwrap();
    let has = |part: &str| url.contains(part);
    assert!(has("/home/a%20b.svg?") && has("response-content-type=image%2Fsvg%2Bxml&"), "{url}");
    assert!(has("response-content-disposition=inline&") && has("X-Amz-Expires=3600&"), "{url}");
    assert_eq!(cloud.bucket.log.borrow().len(), 0);
}

#[test]
fn a_key_that_the_browser_would_fold_is_not_read() {
    let cloud = Cloud::new();
    let source = source(&cloud, "home/../a", 7);
    let Err(NotRead::Refused(refusal)) = read(&cloud, &source, 0, 7) else { panic!() };
    assert_eq!(refusal.failure.cause, Cause::UnreachableKey("home/../a".into()));
    assert_eq!(cloud.bucket.log.borrow().len(), 0);
}

#[test]
fn an_empty_file_can_be_had_though_it_has_no_first_byte() {
    let cloud = Cloud::new();
    cloud.bucket.put("home/empty", 0);
    let source = source(&cloud, "home/empty", 0);
    assert_eq!(outcome(&cloud, async move { source.probe().await }), Ok(()));
}

/// A device that has a copy of one content of every file.
#[derive(Default)]
struct Device {
    is_offline: Cell<bool>,
}

impl Copies for Device {
    fn is_offline(&self) -> bool {
        self.is_offline.get()
    }

    fn read(&self, _: &ObjectKey, range: Range<u64>) -> LocalBoxFuture<'static, Option<Copied>> {
        let bytes = vec![b'c'; usize::try_from(range.end - range.start).unwrap()];
        async move { Some((Some(ETag::new("copy")), bytes)) }.boxed_local()
    }

    fn address(&self, key: &ObjectKey) -> LocalBoxFuture<'static, Option<String>> {
        let address = format!("./starred/{key}");
        async move { Some(address) }.boxed_local()
    }
}

#[test]
fn a_copy_is_read_where_there_is_no_way_to_the_bucket_and_never_beside_it() {
    let cloud = Cloud::new();
    cloud.bucket.put("home/a.svg", 7);
    let device = Rc::new(Device::default());
    let source = || Rc::new(Source::new(cloud.s3(true), file("home/a.svg", 7)).or_copies(device.clone()));
    let address = |source: &Rc<Source>| {
        let source = source.clone();
        outcome(&cloud, async move { source.address("image/svg+xml").await }).unwrap()
    };
    let online = source();
    assert_eq!(read(&cloud, &online, 0, 7), Ok(7));
    assert!(!address(&online).starts_with("./starred/"), "the bucket has the newest content");
    device.is_offline.set(true);
    let requests = cloud.bucket.log.borrow().len();
    assert_eq!(read(&cloud, &online, 0, 7), Err(NotRead::Changed), "slices of two contents never meet");
    let offline = source();
    assert_eq!(read(&cloud, &offline, 0, 9), Ok(7));
    assert!(address(&offline).starts_with("./starred/"));
    assert_eq!(cloud.bucket.log.borrow().len(), requests, "nothing was asked for");
}
