//! The saver in a small world: others write, answers are lost, and browsers send requests twice.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::aws::http::TransportError;

const FILE: &str = "home/a.txt";

fn key(name: &str) -> ObjectKey {
    ObjectKey::new(name).unwrap()
}

const fn content(n: u8) -> Sha256 {
    [n; 32]
}

fn lost() -> Failure {
    Failure::new("PutObject", TransportError::Offline)
}

/// An object, and whether this editor wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Object {
    content: Sha256,
    etag: ETag,
    is_ours: bool,
}

/// What happens to a request that writes.
#[derive(Clone, Copy, Debug)]
enum Fate {
    Answered,
    /// The request is lost on its way.
    Lost,
    /// The request arrives, and its answer is lost.
    AnswerLost,
    /// The browser sends it again after the answer is lost.
    SentAgain,
    /// 409: the condition holds, and nothing is written.
    Busy,
    /// The answer shows no tag.
    NoTag,
}

#[derive(Clone, Copy, Debug)]
enum Act {
    Save(u8, Fate),
    Other(u8),
    OtherDeletes,
    Decide(Answer, u8, Fate),
    /// Somebody takes the name to be.
    TakeName,
}

fn fate() -> impl Strategy<Value = Fate> {
    prop_oneof![
        3 => Just(Fate::Answered),
        1 => Just(Fate::Lost),
        1 => Just(Fate::AnswerLost),
        1 => Just(Fate::SentAgain),
        1 => Just(Fate::Busy),
        1 => Just(Fate::NoTag),
    ]
}

fn act(others: bool) -> BoxedStrategy<Act> {
    let save = (0..40_u8, fate()).prop_map(|(n, fate)| Act::Save(n, fate));
    if !others {
        return save.boxed();
    }
    let answer = prop_oneof![Just(Answer::KeepBoth), Just(Answer::Replace), Just(Answer::Later)];
    prop_oneof![
        4 => save,
        2 => (100..140_u8).prop_map(Act::Other),
        1 => Just(Act::OtherDeletes),
        1 => Just(Act::TakeName),
        3 => (answer, 0..40_u8, fate()).prop_map(|(answer, n, fate)| Act::Decide(answer, n, fate)),
    ]
    .boxed()
}

struct World {
    objects: BTreeMap<ObjectKey, Object>,
    tags: u32,
    saver: Saver,
    /// Contents of others that the person agreed to replace, and the one that was opened.
    may_go: Vec<ETag>,
    /// Whether a name is taken right before it is written.
    takes_name: bool,
}

impl World {
    fn new() -> Self {
        let etag = ETag::new("t0");
        let first = Object { content: content(200), etag: etag.clone(), is_ours: false };
        Self {
            objects: BTreeMap::from([(key(FILE), first)]),
            tags: 0,
            saver: Saver::new(key(FILE), etag.clone()),
            may_go: vec![etag],
            takes_name: false,
        }
    }

    fn put(&mut self, key: &ObjectKey, content: Sha256, is_ours: bool) -> ETag {
        self.tags += 1;
        let etag = ETag::new(&format!("t{}", self.tags));
        self.objects.insert(key.clone(), Object { content, etag: etag.clone(), is_ours });
        etag
    }

    /// What S3 does with a write; no content of another may go that the person has not agreed to.
    fn serve(&mut self, key: &ObjectKey, condition: &Condition, content: Sha256) -> WriteEnd {
        let there = self.objects.get(key);
        let holds = match condition {
            Condition::Absent => there.is_none(),
            Condition::Unchanged(etag) => there.is_some_and(|it| it.etag == *etag),
            Condition::Always => panic!("a save always has a condition"),
        };
        if !holds {
            return WriteEnd::Refused;
        }
        if let Some(there) = there {
            assert!(there.is_ours || self.may_go.contains(&there.etag), "{there:?} was replaced unseen");
        }
        WriteEnd::Stored(Some(self.put(key, content, true)))
    }

    fn perform(&mut self, effect: Effect, content: Sha256, fate: Fate) -> Event {
        match effect {
            Effect::Write(key, condition) => Event::Written(match fate {
                Fate::Answered => self.serve(&key, &condition, content),
                Fate::Lost => WriteEnd::Failed(lost()),
                Fate::AnswerLost => {
                    self.serve(&key, &condition, content);
                    WriteEnd::Failed(lost())
                }
                Fate::SentAgain => {
                    self.serve(&key, &condition, content);
                    self.serve(&key, &condition, content)
                }
                Fate::Busy => WriteEnd::Refused,
                Fate::NoTag => match self.serve(&key, &condition, content) {
                    WriteEnd::Stored(_) => WriteEnd::Stored(None),
                    other => other,
                },
            }),
            Effect::Look(key, sent) => Event::Looked(match self.objects.get(&key) {
                Some(there) if sent.contains(&there.content) => {
                    LookEnd::Ours(there.content, there.etag.clone())
                }
                Some(there) => LookEnd::Theirs(Theirs { etag: Some(there.etag.clone()), modified: Some(0) }),
                None => LookEnd::Theirs(Theirs { etag: None, modified: None }),
            }),
            Effect::FindName(beside) => {
                let names = (2..).map(|n| self::key(&format!("{} ({n})", beside.as_str())));
                let free = names.into_iter().find(|name| !self.objects.contains_key(name)).unwrap();
                if std::mem::take(&mut self.takes_name) {
                    self.put(&free, self::content(150), false);
                }
                Event::Named(Ok(free))
            }
        }
    }

    /// Only the first write has the fate; the machine must end all the same.
    fn run(&mut self, event: Event, content: Sha256, fate: Fate) {
        let (mut fate, mut event) = (fate, event);
        for _ in 0..40 {
            let (saver, effect) = self.saver.clone().update(event);
            self.saver = saver;
            let Some(effect) = effect else { return };
            let is_write = matches!(effect, Effect::Write(..));
            event = self.perform(effect, content, fate);
            if is_write {
                fate = Fate::Answered;
            }
        }
        panic!("it does not end");
    }

    fn act(&mut self, act: Act) {
        match act {
            Act::Save(n, fate) => {
                let before = self.saver.clone();
                self.run(Event::Save(content(n)), content(n), fate);
                if matches!(before.phase(), Phase::Conflict(_)) {
                    assert_eq!(before, self.saver, "a conflict is answered first");
                } else {
                    self.check(content(n));
                }
            }
            Act::Other(n) => {
                let key = self.saver.key().clone();
                self.put(&key, content(n), false);
            }
            Act::OtherDeletes => drop(self.objects.remove(&self.saver.key().clone())),
            Act::TakeName => self.takes_name = true,
            Act::Decide(answer, n, fate) => {
                let Phase::Conflict(theirs) = self.saver.phase().clone() else { return };
                if answer == Answer::Replace {
                    self.may_go.extend(theirs.etag);
                }
                self.run(Event::Answered(answer, content(n)), content(n), fate);
                if answer == Answer::Later {
                    assert_eq!(*self.saver.phase(), Phase::Idle);
                } else {
                    self.check(content(n));
                }
            }
        }
    }

    /// What is said to be saved is there.
    fn check(&self, content: Sha256) {
        assert!(!self.saver.is_busy());
        if *self.saver.phase() == Phase::Idle {
            let there = self.objects.get(self.saver.key()).expect("something is there");
            assert_eq!((there.content, Some(&there.etag)), (content, self.saver.etag()));
            assert_eq!(self.saver.saved(), Some(&content));
        }
    }
}

proptest! {
    #[test]
    fn nothing_of_others_goes_unseen_and_what_is_said_to_be_saved_is(
        acts in prop::collection::vec(act(true), 1..40),
    ) {
        let mut world = World::new();
        for act in acts {
            world.act(act);
        }
    }

    #[test]
    fn nobody_is_in_conflict_with_oneself(acts in prop::collection::vec(act(false), 1..40)) {
        let mut world = World::new();
        for act in acts {
            world.act(act);
            prop_assert!(!matches!(world.saver.phase(), Phase::Conflict(_)), "{:?}", world.saver);
        }
        world.act(Act::Save(50, Fate::Answered));
        prop_assert_eq!(world.saver.phase(), &Phase::Idle);
    }
}

#[test]
fn a_lost_answer_is_recognized_by_its_content_though_the_text_was_edited_since() {
    let mut world = World::new();
    world.act(Act::Save(1, Fate::AnswerLost));
    assert!(matches!(world.saver.phase(), Phase::Failed(_)));
    world.act(Act::Save(2, Fate::Answered));
    assert_eq!(world.saver.saved(), Some(&content(2)));
}

#[test]
fn keeping_both_leaves_theirs_and_goes_on_under_the_new_name() {
    let mut world = World::new();
    world.act(Act::Other(100));
    world.act(Act::Save(1, Fate::Answered));
    world.act(Act::TakeName);
    world.act(Act::Decide(Answer::KeepBoth, 1, Fate::Answered));
    assert_eq!(world.objects[&key(FILE)].content, content(100));
    assert_ne!(*world.saver.key(), key(FILE));
    world.act(Act::Save(2, Fate::Answered));
    assert_eq!(world.objects[world.saver.key()].content, content(2));
}

#[test]
fn a_file_that_is_gone_is_asked_about_and_made_again() {
    let mut world = World::new();
    world.act(Act::OtherDeletes);
    world.act(Act::Save(1, Fate::Answered));
    assert_eq!(*world.saver.phase(), Phase::Conflict(Theirs { etag: None, modified: None }));
    world.act(Act::Decide(Answer::Replace, 1, Fate::Answered));
    assert_eq!(world.objects[&key(FILE)].content, content(1));
}

#[test]
fn what_does_not_fit_changes_nothing() {
    let saver = Saver::new(key(FILE), ETag::new("t"));
    for event in [
        Event::Written(WriteEnd::Refused),
        Event::Looked(LookEnd::Failed(lost())),
        Event::Named(Err(lost())),
        Event::Answered(Answer::Replace, content(1)),
    ] {
        assert_eq!(saver.clone().update(event), (saver.clone(), None));
    }
}
