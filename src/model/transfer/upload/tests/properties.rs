//! One upload, told anything in any order, before an S3 to which nobody else writes: requests are carried out or not, heard
//! of or not.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;

/// What S3 has.
#[derive(Default)]
struct Service {
    /// Uploads in parts, by id: the numbers of those that arrived.
    open: BTreeMap<String, BTreeSet<u16>>,
    /// Those whose creation nobody heard of: they hold no part, and nobody can name them.
    unknown: BTreeSet<String>,
    created: u32,
    /// How often the object was written.
    writes: u32,
}

impl Service {
    /// Carries a request out. The answer is what `client::transfers` makes of S3's: an object that is there after a try
    /// that nobody heard of is taken for this upload's own.
    fn carry_out(&mut self, work: &Work) -> Outcome {
        match work {
            Work::Whole { since, .. } if self.writes > 0 && since.is_some() => Outcome::Stored(None),
            Work::Whole { seen_free: None, .. } if self.writes > 0 => Outcome::Taken(Some(taken())),
            Work::Whole { .. } => self.write(),
            Work::Create { .. } => {
                self.created += 1;
                let id = format!("u{}", self.created);
                self.open.insert(id.clone(), BTreeSet::new());
                Outcome::Created(UploadId::new(id))
            }
            Work::Part { upload, .. } => match self.open.get_mut(upload.as_str()) {
                Some(parts) => {
                    let Outcome::Part(part) = arrived(work) else { panic!() };
                    parts.insert(part.number.get());
                    Outcome::Part(part)
                }
                None => Outcome::Lost(denied()),
            },
            Work::Complete { upload, since, .. } => match self.open.remove(upload.as_str()) {
                Some(_) => self.write(),
                None if self.writes > 0 && since.is_some() => Outcome::Stored(None),
                None => Outcome::Lost(denied()),
            },
            Work::Abort { upload, completed, .. } => match self.open.remove(upload.as_str()) {
                Some(_) => Outcome::Aborted(Aborted::Removed),
                None if self.writes > 0 && completed.is_some() => Outcome::Stored(None),
                None => Outcome::Aborted(Aborted::NothingThere),
            },
            Work::Find { .. } if self.writes > 0 => Outcome::Stored(None),
            Work::Find { .. } => Outcome::Aborted(Aborted::NothingThere),
            Work::List { .. } => panic!("nothing is resumed here"),
        }
    }

    fn write(&mut self) -> Outcome {
        self.writes += 1;
        Outcome::Stored(None)
    }

    fn carry_out_unheard(&mut self, work: &Work) {
        if let Outcome::Created(id) = self.carry_out(work) {
            self.unknown.insert(id.as_str().to_owned());
        }
    }
}

/// One thing that happens; numbers choose among the requests under way.
#[derive(Clone, Copy, Debug)]
enum Act {
    Start,
    Well(usize),
    Unheard(usize, bool),
    Dropped(usize),
    Refused(usize),
    Progress(usize, u64),
    /// And whether S3 carries out what is stopped by it.
    Say(Word, bool),
}

#[derive(Clone, Copy, Debug)]
enum Word {
    Pause,
    Resume,
    Cancel,
    Retry,
    Replace,
    Skip,
}

impl Word {
    const fn input(self) -> Input {
        match self {
            Self::Pause => Input::Pause,
            Self::Resume => Input::Resume,
            Self::Cancel => Input::Cancel,
            Self::Retry => Input::Retry,
            Self::Replace => Input::Replace,
            Self::Skip => Input::Skip,
        }
    }
}

fn act() -> impl Strategy<Value = Act> {
    let word = prop_oneof![
        3 => Just(Word::Pause),
        3 => Just(Word::Resume),
        1 => Just(Word::Cancel),
        3 => Just(Word::Retry),
        1 => Just(Word::Replace),
        1 => Just(Word::Skip),
    ];
    prop_oneof![
        8 => Just(Act::Start),
        6 => any::<usize>().prop_map(Act::Well),
        2 => (any::<usize>(), any::<bool>()).prop_map(|(which, fails)| Act::Unheard(which, fails)),
        1 => any::<usize>().prop_map(Act::Dropped),
        1 => any::<usize>().prop_map(Act::Refused),
        2 => (any::<usize>(), 0..(40u64 << 20)).prop_map(|(which, sent)| Act::Progress(which, sent)),
        3 => (word, any::<bool>()).prop_map(|(word, done)| Act::Say(word, done)),
    ]
}

struct World {
    upload: Upload,
    service: Service,
    flying: Vec<(Attempt, Work)>,
    now: i64,
    sent: u64,
    /// How much time passes before each request.
    step: i64,
    /// How often it went without a condition.
    forms: u32,
    /// S3 did not say what was there.
    is_blind: bool,
}

impl World {
    fn new(size: u64) -> Self {
        let service = Service::default();
        Self {
            upload: queued(size),
            service,
            flying: Vec::new(),
            now: 0,
            sent: 0,
            step: 1,
            forms: 0,
            is_blind: false,
        }
    }

    fn act(&mut self, act: Act) {
        match act {
            Act::Start if self.upload.want().is_some() => {
                self.now += self.step;
                self.tell(Input::Start(self.now), false);
            }
            Act::Well(which) => {
                let Some((attempt, work)) = self.land(which) else { return };
                let outcome = self.service.carry_out(&work);
                self.tell(Input::Answered(attempt, outcome), false);
            }
            Act::Unheard(which, fails) => {
                let Some((attempt, work)) = self.land(which) else { return };
                self.service.carry_out_unheard(&work);
                self.is_blind |= matches!(work, Work::Find { .. });
                let failed = Input::Answered(attempt, Outcome::Failed(unreachable()));
                self.tell(if fails { failed } else { Input::Interrupted(attempt) }, false);
            }
            Act::Dropped(which) => {
                let Some((attempt, _)) = self.land(which) else { return };
                self.tell(Input::Interrupted(attempt), false);
            }
            Act::Refused(which) => {
                let Some((attempt, work)) = self.land(which) else { return };
                self.is_blind |= matches!(work, Work::Find { .. });
                self.tell(Input::Answered(attempt, Outcome::Failed(denied())), false);
            }
            Act::Progress(which, sent) if !self.flying.is_empty() => {
                let (attempt, _) = self.flying[which % self.flying.len()];
                self.tell(Input::Progress(attempt, sent), false);
            }
            Act::Start | Act::Progress(..) => {}
            Act::Say(word, done) => self.tell(word.input(), done),
        }
    }

    fn land(&mut self, which: usize) -> Option<(Attempt, Work)> {
        (!self.flying.is_empty()).then(|| self.flying.swap_remove(which % self.flying.len()))
    }

    /// Tells it something; what that stops is carried out unheard, or not at all.
    fn tell(&mut self, input: Input, done: bool) {
        for effect in self.upload.update(input) {
            match effect {
                Effect::Perform(attempt, work) => {
                    self.begun(&work);
                    self.flying.push((attempt, work));
                }
                Effect::Stop => {
                    for (_, work) in self.flying.drain(..).filter(|_| done) {
                        self.service.carry_out_unheard(&work);
                    }
                }
                _ => {}
            }
        }
        self.check();
    }

    fn begun(&mut self, work: &Work) {
        match work {
            Work::Whole { seen_free: Some(at), since, .. } => {
                self.forms += 1;
                assert_eq!((self.forms, since), (1, &None), "a form goes once");
                assert!(self.now - at <= LOOK_LASTS, "an old look");
            }
            Work::Part { number, .. } => {
                let twice = self
                    .flying
                    .iter()
                    .any(|(_, it)| matches!(it, Work::Part { number: other, .. } if other == number));
                assert!(!twice, "part {number:?} is on its way twice");
            }
            Work::Complete { parts, upload, .. } => {
                let all: Vec<_> = PartPlan::new(LARGE).unwrap().numbers().collect();
                assert_eq!(parts.iter().map(|part| part.number).collect::<Vec<_>>(), all, "all, in order");
                let there = self.service.open.get(upload.as_str());
                assert!(there.is_none_or(|there| there.len() == all.len()), "S3 has them");
            }
            _ => {}
        }
    }

    fn check(&mut self) {
        assert_eq!(self.upload.flying(), self.flying.len());
        let (sent, size) = (self.upload.sent(), self.upload.given().size);
        assert!(self.sent <= sent && sent <= size, "{} then {sent} of {size}", self.sent);
        self.sent = sent;
        assert!(self.service.writes <= 1, "written twice");
        assert!(!matches!(self.upload.status(), Status::Asking(_)), "it stands in its own way");
        if self.upload.status() == Status::Done {
            assert_eq!((self.service.writes, sent), (1, size));
        }
    }

    /// Everything goes well from now on.
    fn settle(&mut self) {
        while self.upload.want().is_some() || !self.flying.is_empty() {
            self.act(Act::Start);
            self.act(Act::Well(0));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// [`World::check`] holds after each event. In the end a cancel leaves nothing that has a name, and a file that is
    /// called cancelled is not there.
    #[test]
    fn whatever_happens_the_object_is_written_once_and_a_cancel_leaves_nothing(
        large in any::<bool>(),
        acts in prop::collection::vec(act(), 1..60),
        done in any::<bool>(),
        step in prop_oneof![Just(1), Just(LOOK_LASTS), Just(LOOK_LASTS + 1)],
    ) {
        let mut world = World { step, ..World::new(if large { LARGE } else { 5 }) };
        for act in acts {
            world.act(act);
        }
        world.tell(Input::Cancel, done);
        world.settle();
        world.tell(Input::Cancel, false);
        world.settle();
        prop_assert!(world.upload.state().is_settled(), "{:?}", world.upload.status());
        prop_assert!(world.service.open.keys().all(|id| world.service.unknown.contains(id)), "parts are left");
        if world.upload.status() == Status::Cancelled && !world.is_blind {
            prop_assert_eq!(world.service.writes, 0);
        }
    }

    /// Whatever happened, whoever goes on has the object in the end, written once.
    #[test]
    fn whoever_goes_on_has_it_in_the_end(large in any::<bool>(), acts in prop::collection::vec(act(), 1..60)) {
        let mut world = World::new(if large { LARGE } else { 5 });
        for act in acts.into_iter().filter(|act| !matches!(act, Act::Say(Word::Cancel | Word::Skip, _))) {
            world.act(act);
        }
        for _ in 0..3 {
            world.tell(Input::Resume, false);
            world.settle();
            world.tell(Input::Retry, false);
        }
        world.settle();
        prop_assert_eq!((world.upload.status(), world.service.writes), (Status::Done, 1));
    }
}
