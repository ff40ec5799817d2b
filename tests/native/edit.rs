//! Scenarios of a text's saves, over the bucket of [`crate::files_s3`].

use std::rc::Rc;

use alcove::client::edit::{self, NotRead, Original};
use alcove::client::properties::{self, Properties, Tag};
use alcove::client::s3::S3;
use alcove::client::share::{self, Opening};
use alcove::model::edit::{Answer, Event, MOST, Phase, Saver};
use alcove::model::failure::ErrorKind;
use alcove::model::files::ObjectKey;

use crate::files_s3::{Cloud, Fault};

const FILE: &str = "home/notes.txt";

fn key(name: &str) -> ObjectKey {
    ObjectKey::new(name).unwrap()
}

/// What comes of a call, once everything has settled.
fn outcome<T: 'static>(cloud: &Cloud, work: impl Future<Output = T> + 'static) -> T {
    let outcome = cloud.world.start(work);
    cloud.world.settle();
    outcome.take().expect("it has ended")
}

/// An editor of a file of seven bytes.
struct Editor {
    cloud: Cloud,
    s3: S3,
    saver: Saver,
    beside: Rc<Properties>,
}

impl Editor {
    fn open() -> Self {
        let cloud = Cloud::new();
        cloud.bucket.put(FILE, 7);
        let s3 = cloud.s3(true);
        let Ok(original) = read(&cloud, &s3) else { panic!("it can be read") };
        assert_eq!(original.bytes, b"xxxxxxx");
        let saver = Saver::new(key(FILE), original.etag);
        Self { cloud, s3, saver, beside: Rc::new(original.beside) }
    }

    fn run(&mut self, event: impl FnOnce([u8; 32]) -> Event, text: &str) {
        let (s3, saver, beside, text) =
            (self.s3.clone(), self.saver.clone(), self.beside.clone(), text.as_bytes().to_vec());
        let event = event(edit::sha256(&text));
        self.saver = outcome(&self.cloud, async move { edit::run(&s3, saver, event, &beside, &text).await });
    }

    fn size(&self, name: &str) -> Option<u64> {
        self.cloud.bucket.objects.borrow().get(name).map(|object| object.size)
    }
}

fn read(cloud: &Cloud, s3: &S3) -> Result<Original, NotRead> {
    let s3 = s3.clone();
    outcome(cloud, async move { edit::read(&s3, &key(FILE)).await })
}

#[test]
fn a_save_is_one_request_and_the_next_one_is_of_what_it_left() {
    let mut editor = Editor::open();
    editor.cloud.bucket.log.borrow_mut().clear();
    editor.run(Event::Save, "one");
    editor.run(Event::Save, "four");
    assert_eq!((editor.saver.phase(), editor.size(FILE)), (&Phase::Idle, Some(4)));
    assert_eq!(*editor.cloud.bucket.log.borrow(), ["PutObject", "PutObject"]);
}

#[test]
fn a_lost_answer_is_known_by_its_checksum_and_nothing_is_written_twice() {
    for fault in [Fault::LoseAnswer, Fault::SendAgain] {
        let mut editor = Editor::open();
        editor.cloud.bucket.fail("PutObject", [fault.clone()]);
        editor.run(Event::Save, "one");
        assert_eq!((editor.saver.phase(), editor.cloud.bucket.writes.get()), (&Phase::Idle, 1), "{fault:?}");
        editor.run(Event::Save, "two!");
        assert_eq!((editor.saver.phase(), editor.size(FILE)), (&Phase::Idle, Some(4)), "{fault:?}");
    }
}

#[test]
fn without_a_network_the_save_fails_and_the_next_one_goes_on() {
    let mut editor = Editor::open();
    editor.cloud.bucket.fail("PutObject", [Fault::LoseAnswer, Fault::Drop, Fault::Drop, Fault::Drop]);
    editor.run(Event::Save, "one");
    assert!(matches!(editor.saver.phase(), Phase::Failed(_)));
    editor.run(Event::Save, "edited since");
    assert_eq!((editor.saver.phase(), editor.size(FILE)), (&Phase::Idle, Some(12)));
}

#[test]
fn somebody_elses_content_stays_until_the_person_decides() {
    let mut editor = Editor::open();
    editor.cloud.bucket.put_now(FILE, 70, 1);
    editor.run(Event::Save, "mine");
    assert!(matches!(editor.saver.phase(), Phase::Conflict(_)));
    assert_eq!(editor.size(FILE), Some(70));
    editor.cloud.bucket.put("home/notes (2).txt", 1);
    editor.run(|content| Event::Answered(Answer::KeepBoth, content), "mine");
    assert_eq!(editor.saver.key(), &key("home/notes (3).txt"));
    assert_eq!((editor.size(FILE), editor.size("home/notes (3).txt")), (Some(70), Some(4)));

    let mut editor = Editor::open();
    editor.cloud.bucket.put_now(FILE, 70, 1);
    editor.run(Event::Save, "mine");
    editor.run(|content| Event::Answered(Answer::Replace, content), "mine");
    assert_eq!((editor.saver.phase(), editor.size(FILE)), (&Phase::Idle, Some(4)));
}

#[test]
fn a_file_that_is_gone_is_made_again_only_when_told_to() {
    let mut editor = Editor::open();
    editor.cloud.bucket.objects.borrow_mut().clear();
    editor.run(Event::Save, "mine");
    let Phase::Conflict(theirs) = editor.saver.phase() else { panic!() };
    assert_eq!((&theirs.etag, editor.size(FILE)), (&None, None));
    editor.run(|content| Event::Answered(Answer::Replace, content), "mine");
    assert_eq!(editor.size(FILE), Some(4));
}

#[test]
fn what_has_grown_too_large_is_not_edited_and_what_is_gone_is_said_to_be() {
    let cloud = Cloud::new();
    cloud.bucket.put(FILE, MOST + 1);
    let s3 = cloud.s3(true);
    assert_eq!(read(&cloud, &s3).err(), Some(NotRead::TooLarge));
    cloud.bucket.objects.borrow_mut().clear();
    let Err(NotRead::Refused(refusal)) = read(&cloud, &s3) else { panic!() };
    assert!(refusal.is_gone);
}

#[test]
fn tags_that_may_not_be_read_are_unknown_and_do_not_hinder() {
    let cloud = Cloud::new();
    cloud.bucket.put(FILE, 7);
    cloud.bucket.fail("GetObjectTagging", [Fault::Refuse(403, "AccessDenied")]);
    let s3 = cloud.s3(true);
    let Ok(original) = read(&cloud, &s3) else { panic!() };
    assert_eq!(original.beside.tags, None);
}

#[test]
fn a_new_file_takes_no_name_that_is_taken() {
    let cloud = Cloud::new();
    let s3 = cloud.s3(true);
    for is_free in [true, false] {
        let s3 = s3.clone();
        let created = outcome(&cloud, async move { edit::create(&s3, &key("home/a.txt")).await });
        let refused = created.as_ref().map_err(alcove::model::failure::Failure::kind);
        assert_eq!(refused, if is_free { Ok(&()) } else { Err(ErrorKind::PreconditionFailed) });
    }
    assert_eq!(cloud.bucket.objects.borrow()["home/a.txt"].media_type, "text/plain; charset=utf-8");
}

#[test]
fn headers_are_changed_only_of_what_was_read() {
    let cloud = Cloud::new();
    cloud.bucket.put(FILE, 7);
    let s3 = cloud.s3(true);
    let reading = s3.clone();
    let mut read = outcome(&cloud, async move { properties::read(&reading, &key(FILE)).await }).unwrap();
    read.headers.set("content-type", "text/markdown");
    cloud.bucket.put_now(FILE, 9, 1);
    let refused =
        outcome(&cloud, async move { properties::write_headers(&s3, &key(FILE), &read.headers).await });
    assert_eq!(refused.map_err(|failure| failure.kind()), Err(ErrorKind::PreconditionFailed));
    assert_eq!(cloud.bucket.writes.get(), 0);
}

#[test]
fn tags_are_changed_only_of_what_was_read() {
    let tag = Tag { key: "a".into(), value: "b".into() };
    for (read, is_changed) in [(vec![], true), (vec![tag.clone()], false)] {
        let cloud = Cloud::new();
        cloud.bucket.put(FILE, 7);
        cloud.bucket.fail("PutObjectTagging", [Fault::Refuse(403, "AccessDenied")]);
        let s3 = cloud.s3(true);
        let mut before = Properties { tags: Some(read), ..Properties::default() };
        let after = Properties {
            tags: Some(vec![Tag { value: "c".into(), ..tag.clone() }]),
            ..Properties::default()
        };
        let changed = outcome(&cloud, {
            let (before, after) = (before.clone(), after.clone());
            async move { properties::change(&s3, &key(FILE), &before, &after).await }
        });
        if is_changed {
            assert_eq!(changed.map_err(|failure| failure.operation), Err("PutObjectTagging"));
        } else {
            assert_eq!(changed, Ok(false), "another device has taken the tag away");
        }
        before.tags = after.tags.clone();
        let s3 = cloud.s3(true);
        let same = outcome(&cloud, async move { properties::change(&s3, &key(FILE), &before, &after).await });
        assert_eq!(same, Ok(true), "what was not changed is not written");
    }
}

#[test]
fn a_link_is_made_of_what_is_there() {
    let cloud = Cloud::new();
    cloud.bucket.put(FILE, 7);
    for name in [FILE, "home/gone.txt"] {
        let s3 = cloud.s3(true);
        let made =
            outcome(&cloud, async move { share::link(&s3, &key(name), 900, Opening::Shown).await }).unwrap();
        assert_eq!(made.map(|link| link.url.contains("X-Amz-Signature=")), (name == FILE).then_some(true));
    }
}
