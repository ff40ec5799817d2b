//! Scenarios of one file's download: a browser that follows links over the bucket of [`crate::files_s3`].

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use alcove::client::download;
use alcove::client::ports::attachment::{Attachments, Followed};
use alcove::model::download::{FOLLOWED_AT_MOST, Refusal, Stage};
use alcove::model::failure::{Cause, ErrorKind};
use alcove::model::files::ObjectKey;
use futures_channel::oneshot;
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use crate::files_s3::{Cloud, Fault};

/// A browser that is refused so many links, and keeps those that it followed.
#[derive(Default)]
struct Browser {
    refused: Cell<u32>,
    links: RefCell<Vec<String>>,
    is_offline: Cell<bool>,
    is_silent: Cell<bool>,
    waiting: RefCell<Vec<oneshot::Sender<()>>>,
}

impl Attachments for Browser {
    fn is_online(&self) -> bool {
        !self.is_offline.get()
    }

    fn online(&self) -> LocalBoxFuture<'static, ()> {
        if self.is_online() {
            return std::future::ready(()).boxed_local();
        }
        let (sender, receiver) = oneshot::channel();
        self.waiting.borrow_mut().push(sender);
        receiver.map(drop).boxed_local()
    }

    fn tells_of_no_answer(&self) -> bool {
        !self.is_silent.get()
    }

    fn follow(&self, url: &str) -> LocalBoxFuture<'static, Followed> {
        self.links.borrow_mut().push(url.to_owned());
        let left = self.refused.get();
        self.refused.set(left.saturating_sub(1));
        std::future::ready(if left == 0 { Followed::Silence } else { Followed::Refused }).boxed_local()
    }
}

impl Browser {
    fn goes_online(&self) {
        self.is_offline.set(false);
        for sender in self.waiting.take() {
            sender.send(()).ok();
        }
    }
}

struct Desk {
    cloud: Cloud,
    browser: Rc<Browser>,
    stages: Rc<RefCell<Vec<Stage>>>,
}

type Outcome = Rc<RefCell<Option<Result<(), Refusal>>>>;

impl Desk {
    /// With a file of seven bytes.
    fn new(refused: u32) -> Self {
        let desk = Self { cloud: Cloud::new(), browser: Rc::default(), stages: Rc::default() };
        desk.cloud.bucket.put("home/a.txt", 7);
        desk.browser.refused.set(refused);
        desk
    }

    fn start(&self, key: &'static str) -> Outcome {
        let (s3, browser, stages) = (self.cloud.s3(true), self.browser.clone(), self.stages.clone());
        self.cloud.world.start(async move {
            let key = ObjectKey::new(key).unwrap();
            download::run(s3, &*browser, &key, |stage| stages.borrow_mut().push(stage)).await
        })
    }

    fn download(&self, key: &'static str) -> Result<(), Refusal> {
        let outcome = self.start(key);
        self.cloud.world.settle();
        outcome.take().expect("it has ended")
    }

    fn followed(&self) -> usize {
        self.browser.links.borrow().len()
    }
}

#[test]
fn a_good_file_costs_one_link_and_no_request_of_the_page() {
    let desk = Desk::new(0);
    assert_eq!(desk.download("home/a.txt"), Ok(()));
    assert_eq!((desk.followed(), desk.cloud.bucket.log.borrow().len()), (1, 0));
    assert_eq!(*desk.stages.borrow(), [Stage::Following]);
    let links = desk.browser.links.borrow();
    let has = |part: &str| links[0].contains(part);
    assert!(has("X-Amz-Expires=60&") && has("response-content-encoding=identity"), "{links:?}");
    assert!(has("response-content-disposition=attachment%3B"), "{links:?}");
}

#[test]
fn a_key_that_the_browser_would_fold_is_not_followed() {
    let desk = Desk::new(0);
    let refusal = desk.download("home/../a").unwrap_err();
    assert_eq!(refusal.failure.cause, Cause::UnreachableKey("home/../a".into()));
    assert_eq!((desk.followed(), desk.cloud.bucket.log.borrow().len()), (0, 0));
}

#[test]
fn what_passes_by_is_followed_again_with_a_link_that_lives_longer() {
    for fault in [None, Some(Fault::Refuse(503, "SlowDown")), Some(Fault::Refuse(400, "ExpiredToken"))] {
        let desk = Desk::new(2);
        desk.cloud.bucket.fail("GetObject", fault.clone());
        assert_eq!(desk.download("home/a.txt"), Ok(()), "{fault:?}");
        assert_eq!(desk.followed(), 3);
        assert!(desk.browser.links.borrow()[1].contains("X-Amz-Expires=300&"));
        let stages = [Stage::Following, Stage::Again, Stage::Following, Stage::Again, Stage::Following];
        assert_eq!(*desk.stages.borrow(), stages);
    }
}

#[test]
fn an_empty_file_has_no_first_byte_and_is_there() {
    let desk = Desk::new(1);
    desk.cloud.bucket.put("home/empty", 0);
    assert_eq!((desk.download("home/empty"), desk.followed()), (Ok(()), 2));
}

#[test]
fn a_link_that_is_always_refused_is_given_up() {
    let desk = Desk::new(u32::MAX);
    let refusal = desk.download("home/a.txt").unwrap_err();
    assert_eq!(desk.followed(), FOLLOWED_AT_MOST as usize);
    assert!(matches!(refusal.failure.cause, Cause::Protocol(_)), "{refusal:?}");
}

#[test]
fn a_busy_service_is_asked_a_bounded_number_of_times() {
    let desk = Desk::new(u32::MAX);
    desk.cloud.bucket.fail("GetObject", vec![Fault::Refuse(503, "SlowDown"); 100]);
    let refusal = desk.download("home/a.txt").unwrap_err();
    assert_eq!((refusal.failure.kind(), refusal.is_gone), (ErrorKind::Busy, false));
    assert!(desk.followed() == 1 && desk.cloud.bucket.count("GetObject") <= 5);
}

#[test]
fn an_archived_object_says_so() {
    let desk = Desk::new(1);
    desk.cloud.bucket.fail("GetObject", [Fault::Refuse(403, "InvalidObjectState")]);
    let refusal = desk.download("home/a.txt").unwrap_err();
    assert_eq!((refusal.failure.kind(), refusal.is_gone), (ErrorKind::InvalidObjectState, false));
    assert_eq!(desk.cloud.bucket.count("ListObjectsV2"), 0);
}

#[test]
fn one_that_is_gone_is_told_from_one_that_is_forbidden_by_a_listing() {
    let denied = || [Fault::Refuse(403, "AccessDenied")];
    for (key, refused_list, is_gone) in [
        ("home/a.txt", false, false),
        ("home/gone", false, true),
        ("home/a", false, true), // a.txt begins so
        ("home/gone", true, false),
    ] {
        let desk = Desk::new(1);
        desk.cloud.bucket.fail("GetObject", denied());
        if refused_list {
            desk.cloud.bucket.fail("ListObjectsV2", denied());
        }
        let refusal = desk.download(key).unwrap_err();
        assert_eq!((refusal.failure.kind(), refusal.is_gone), (ErrorKind::AccessDenied, is_gone), "{key}");
    }
    let desk = Desk::new(1);
    assert!(desk.download("home/gone").unwrap_err().is_gone, "404 needs no listing");
    assert_eq!(desk.cloud.bucket.count("ListObjectsV2"), 0);
}

#[test]
fn without_a_network_it_waits_and_goes_on_by_itself() {
    let desk = Desk::new(0);
    desk.browser.is_offline.set(true);
    let outcome = desk.start("home/a.txt");
    desk.cloud.world.settle();
    assert_eq!((desk.followed(), outcome.borrow().is_none()), (0, true));
    assert_eq!(*desk.stages.borrow(), [Stage::Offline]);
    desk.browser.goes_online();
    desk.cloud.world.settle();
    assert_eq!((desk.followed(), outcome.take()), (1, Some(Ok(()))));
}

#[test]
fn a_network_that_goes_while_the_link_is_followed_is_waited_for() {
    let desk = Desk::new(1);
    desk.cloud.bucket.fail("GetObject", vec![Fault::Offline; 4]);
    assert_eq!((desk.download("home/a.txt"), desk.followed()), (Ok(()), 2));
    assert!(desk.stages.borrow().contains(&Stage::Offline));
}

#[test]
fn a_browser_that_is_silent_about_a_lost_connection_is_sent_only_after_a_byte_came() {
    let desk = Desk::new(0);
    desk.browser.is_silent.set(true);
    desk.cloud.bucket.put("home/empty", 0);
    for key in ["home/a.txt", "home/empty"] {
        assert_eq!(desk.download(key), Ok(()));
    }
    assert_eq!((desk.followed(), desk.cloud.bucket.count("GetObject")), (2, 2));
    desk.cloud.bucket.cut.set(true);
    let refusal = desk.download("home/a.txt").unwrap_err();
    assert!(matches!(refusal.failure.cause, Cause::Transport(_)), "{refusal:?}");
    assert_eq!(desk.followed(), 2);
}
