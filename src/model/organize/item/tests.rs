use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::aws::error::ServiceError;
use crate::model::files::StorageClass;

const FROM: &str = "a";
const TO: &str = "b";

fn key(text: &str) -> ObjectKey {
    ObjectKey::new(text).unwrap()
}

fn failure(code: &str, status: u16) -> Failure {
    let error = ServiceError { code: code.into(), message: String::new(), status, request_id: None };
    Failure::new("CopyObject", crate::aws::error::CallError::from(error))
}

/// An object in the world: which content, and whether it came in parts, which gives its copies another tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stored {
    content: u32,
    in_parts: bool,
}

impl Stored {
    const fn whole(content: u32) -> Self {
        Self { content, in_parts: false }
    }

    fn etag(self) -> ETag {
        ETag::new(&format!("{}{}", self.content, if self.in_parts { "-2" } else { "" }))
    }
}

/// A bucket of a few keys, and everything that must not be lost from it.
#[derive(Default)]
struct World {
    objects: BTreeMap<String, Stored>,
    /// Contents that somebody wrote and nobody has given up.
    precious: BTreeSet<u32>,
    knows_conditions: bool,
    deletions: usize,
}

impl World {
    fn new(source: Stored, target: Option<Stored>, knows_conditions: bool) -> Self {
        let mut world = Self { knows_conditions, ..Self::default() };
        world.write(FROM, source);
        if let Some(target) = target {
            world.write(TO, target);
        }
        world
    }

    /// Somebody writes: what they overwrite is theirs to give up.
    fn write(&mut self, key: &str, object: Stored) {
        if let Some(old) = self.objects.insert(key.to_owned(), object) {
            self.precious.remove(&old.content);
        }
        self.precious.insert(object.content);
    }

    fn look(&self, at: &ObjectKey) -> Option<File> {
        let object = self.objects.get(at.as_str())?;
        Some(File {
            key: at.clone(),
            size: 7,
            modified: 0,
            etag: Some(object.etag()),
            class: StorageClass::Standard,
        })
    }

    fn holds(&self, condition: &Condition, key: &ObjectKey) -> bool {
        match condition {
            Condition::Always => true,
            Condition::Absent => !self.objects.contains_key(key.as_str()),
            Condition::Unchanged(etag) => self.objects.get(key.as_str()).is_some_and(|it| it.etag() == *etag),
        }
    }

    fn copy(&mut self, item: &Item, condition: &Condition) -> CopyEnd {
        if !self.knows_conditions && *condition != Condition::Always {
            return CopyEnd::NoConditions;
        }
        let Some(source) = self.objects.get(item.source.key.as_str()).copied() else {
            return CopyEnd::Refused(failure("NoSuchKey", 404));
        };
        if Some(source.etag()) != item.source.etag || !self.holds(condition, &item.target) {
            return CopyEnd::Refused(failure("PreconditionFailed", 412));
        }
        let made = Stored::whole(source.content);
        // Only where the person has said so is anything replaced.
        if let Some(old) = self.objects.insert(item.target.as_str().to_owned(), made) {
            self.precious.remove(&old.content);
            self.precious.insert(made.content);
        }
        CopyEnd::Made(Some(made.etag()))
    }

    fn delete(&mut self, key: &ObjectKey, unchanged: Option<&ETag>) -> DeleteEnd {
        if !self.knows_conditions && unchanged.is_some() {
            return DeleteEnd::NoConditions;
        }
        match (self.objects.get(key.as_str()), unchanged) {
            (Some(it), Some(etag)) if it.etag() != *etag => DeleteEnd::Changed,
            (Some(_), _) => {
                self.deletions += 1;
                self.objects.remove(key.as_str());
                DeleteEnd::Gone
            }
            (None, _) => DeleteEnd::Gone,
        }
    }

    fn nothing_is_lost(&self) -> bool {
        self.precious.iter().all(|content| self.objects.values().any(|it| it.content == *content))
    }

    /// An item for what is at the source now, as a listing shows it.
    fn item(&self, verb: Verb, is_resumed: bool) -> Option<Item> {
        let seen = self.look(&key(FROM))?;
        let source = Source { key: seen.key, size: seen.size, etag: seen.etag, storage_class: None };
        Some(Item::new(verb, source, key(TO), is_resumed))
    }

    fn begin(&self, item: Item) -> (Item, Option<Effect>) {
        let there = self.look(&key(TO)).map(existing);
        item.update(Event::Begin(there))
    }

    /// Does what an effect says.
    fn perform(&mut self, item: &Item, effect: Effect, answer: Resolution) -> Event {
        match effect {
            Effect::Ask(_) => Event::Resolved(answer),
            Effect::FindName => {
                let free = (2..99).map(|n| format!("{TO} ({n})")).find(|it| !self.objects.contains_key(it));
                Event::Named(free.map(|name| key(&name)))
            }
            Effect::Copy(condition) => Event::Copied(self.copy(item, &condition)),
            Effect::Look => {
                Event::Looked { target: self.look(&item.target), source: self.look(&item.source.key) }
            }
            Effect::Delete(unchanged) => {
                Event::Deleted(self.delete(&item.source.key.clone(), unchanged.as_ref()))
            }
        }
    }

    /// Goes to the end without interruption.
    fn finish(&mut self, verb: Verb, answer: Resolution) -> Outcome {
        let (mut item, mut effect) = self.begin(self.item(verb, false).unwrap());
        while let Some(next) = effect {
            let event = self.perform(&item, next, answer);
            (item, effect) = item.update(event);
        }
        item.outcome().cloned().unwrap()
    }
}

#[test]
fn a_free_name_takes_a_copy_and_a_deletion() {
    let mut world = World::new(Stored::whole(1), None, true);
    let (item, effect) = world.begin(world.item(Verb::Move, false).unwrap());
    assert_eq!(effect, Some(Effect::Copy(Condition::Absent)));
    let event = world.perform(&item, effect.unwrap(), Resolution::Skip);
    let (item, effect) = item.update(event);
    assert_eq!(effect, Some(Effect::Delete(Some(ETag::new("1")))), "the tag of the copy is the source's");
    let event = world.perform(&item, effect.unwrap(), Resolution::Skip);
    let (item, effect) = item.update(event);
    assert_eq!((item.outcome(), effect), (Some(&Outcome::Done), None));
    assert_eq!(world.objects.keys().collect::<Vec<_>>(), [TO]);
}

#[test]
fn a_copy_keeps_its_original() {
    let mut world = World::new(Stored::whole(1), None, true);
    assert_eq!(world.finish(Verb::Copy, Resolution::Skip), Outcome::Done);
    assert_eq!((world.objects.len(), world.deletions), (2, 0));
}

#[test]
fn a_copy_with_another_tag_is_looked_at_before_the_original_goes() {
    let source = Stored { content: 1, in_parts: true };
    let world = World::new(source, None, true);
    let (item, _) = world.begin(world.item(Verb::Move, false).unwrap());
    let (item, effect) = item.update(Event::Copied(CopyEnd::Made(Some(ETag::new("1")))));
    assert_eq!(effect, Some(Effect::Look));
    // It is not there after all.
    let (item, effect) = item.update(Event::Looked { target: None, source: world.look(&key(FROM)) });
    assert_eq!((item.outcome(), effect), (Some(&Outcome::NotVerified), None));
}

#[test]
fn a_taken_name_is_asked_about_and_each_answer_is_followed() {
    let taken = || World::new(Stored::whole(1), Some(Stored::whole(2)), true);
    let mut world = taken();
    assert_eq!(world.finish(Verb::Move, Resolution::Skip), Outcome::Skipped);
    assert_eq!(world.objects.len(), 2);
    let mut world = taken();
    assert_eq!(world.finish(Verb::Move, Resolution::Replace), Outcome::Done);
    assert_eq!(world.objects, BTreeMap::from([(TO.to_owned(), Stored::whole(1))]));
    let mut world = taken();
    assert_eq!(world.finish(Verb::Move, Resolution::KeepBoth), Outcome::Done);
    assert_eq!(world.objects.keys().collect::<Vec<_>>(), [TO, "b (2)"]);
}

#[test]
fn what_was_not_shown_is_not_replaced() {
    let world = World::new(Stored::whole(1), Some(Stored::whole(2)), true);
    let (item, _) = world.begin(world.item(Verb::Move, false).unwrap());
    let (item, effect) = item.update(Event::Resolved(Resolution::Replace));
    assert_eq!(effect, Some(Effect::Copy(Condition::Unchanged(ETag::new("2")))));
    let (item, _) = item.update(Event::Copied(CopyEnd::Refused(failure("PreconditionFailed", 412))));
    let mut newer = world.look(&key(TO)).unwrap();
    newer.etag = Some(ETag::new("3"));
    let looked = Event::Looked { target: Some(newer.clone()), source: world.look(&key(FROM)) };
    assert_eq!(item.update(looked).1, Some(Effect::Ask(existing(newer))));
}

#[test]
fn a_twin_is_replaced_itself() {
    let world = World::new(Stored::whole(1), None, true);
    let twin = Existing { twin: Some(key("twin")), size: Some(7), ..Existing::default() };
    let (item, effect) = world.item(Verb::Copy, true).unwrap().update(Event::Begin(Some(twin.clone())));
    assert_eq!(effect, Some(Effect::Ask(twin)));
    let (item, _) = item.update(Event::Resolved(Resolution::Replace));
    assert_eq!(item.target().as_str(), "twin");
}

#[test]
fn what_another_device_wrote_over_the_original_survives() {
    let mut world = World::new(Stored::whole(1), None, true);
    let (item, effect) = world.begin(world.item(Verb::Move, false).unwrap());
    let event = world.perform(&item, effect.unwrap(), Resolution::Skip);
    let (item, effect) = item.update(event);
    world.write(FROM, Stored::whole(9));
    let event = world.perform(&item, effect.unwrap(), Resolution::Skip);
    assert_eq!(item.update(event).0.outcome(), Some(&Outcome::OriginalChanged));
    assert_eq!(world.objects.get(FROM), Some(&Stored::whole(9)));
}

#[test]
fn a_lost_answer_is_explained_by_a_look() {
    let mut world = World::new(Stored::whole(1), None, true);
    let (item, effect) = world.begin(world.item(Verb::Move, false).unwrap());
    // It was made; the answer was lost, and the same request sent again is refused by its own copy.
    world.perform(&item, effect.unwrap(), Resolution::Skip);
    let (item, effect) = item.update(Event::Copied(CopyEnd::Refused(failure("PreconditionFailed", 412))));
    let event = world.perform(&item, effect.unwrap(), Resolution::Skip);
    assert_eq!(item.update(event).1, Some(Effect::Delete(Some(ETag::new("1")))));
}

#[test]
fn a_later_page_takes_the_copy_of_an_earlier_one_as_made() {
    let world = World::new(Stored::whole(1), Some(Stored::whole(1)), true);
    let (_, effect) = world.begin(world.item(Verb::Move, true).unwrap());
    assert_eq!(effect, Some(Effect::Delete(Some(ETag::new("1")))));
    let (_, effect) = world.begin(world.item(Verb::Move, false).unwrap());
    assert!(matches!(effect, Some(Effect::Ask(_))), "an equal file that was there before is asked about");
}

#[test]
fn a_service_without_conditions_is_looked_at_right_before() {
    let mut world = World::new(Stored::whole(1), Some(Stored::whole(2)), false);
    assert_eq!(world.finish(Verb::Move, Resolution::Replace), Outcome::Done);
    assert_eq!(world.objects, BTreeMap::from([(TO.to_owned(), Stored::whole(1))]));
    let mut world = World::new(Stored::whole(1), Some(Stored::whole(2)), false);
    assert_eq!(world.finish(Verb::Copy, Resolution::Skip), Outcome::Skipped);
}

#[test]
fn a_denial_is_told_from_a_source_that_is_gone() {
    let mut world = World::new(Stored::whole(1), None, true);
    let (item, _) = world.begin(world.item(Verb::Move, false).unwrap());
    let denied = failure("AccessDenied", 403);
    let (item, effect) = item.update(Event::Copied(CopyEnd::Denied(denied.clone())));
    assert_eq!(effect, Some(Effect::Look));
    let there = Event::Looked { target: None, source: world.look(&key(FROM)) };
    assert_eq!(item.clone().update(there).0.outcome(), Some(&Outcome::NotCopied(denied)));
    world.objects.clear();
    let gone = Event::Looked { target: None, source: None };
    assert_eq!(item.update(gone).0.outcome(), Some(&Outcome::Missing));
}

#[test]
fn an_event_that_does_not_fit_changes_nothing() {
    let world = World::new(Stored::whole(1), None, true);
    let item = world.item(Verb::Move, false).unwrap();
    for event in [Event::Deleted(DeleteEnd::Gone), Event::Resolved(Resolution::Replace), Event::Named(None)] {
        assert_eq!(item.clone().update(event), (item.clone(), None));
    }
}

/// What may happen between two steps.
#[derive(Clone, Copy, Debug)]
enum Turn {
    /// The next step.
    Step,
    /// The step is carried out and its answer lost: the same is sent again.
    LoseAnswer,
    /// The page is closed; a later one lists anew.
    Reload,
    /// Another device writes over the source, or at the target.
    OthersWrite { at_source: bool },
    /// Another device deletes what is at the target.
    OthersDelete,
}

fn turns() -> impl Strategy<Value = Vec<Turn>> {
    let turn = prop_oneof![
        6 => Just(Turn::Step),
        2 => Just(Turn::LoseAnswer),
        2 => Just(Turn::Reload),
        1 => any::<bool>().prop_map(|at_source| Turn::OthersWrite { at_source }),
        1 => Just(Turn::OthersDelete),
    ];
    proptest::collection::vec(turn, 1..40)
}

fn resolutions() -> impl Strategy<Value = Resolution> {
    prop_oneof![Just(Resolution::Replace), Just(Resolution::KeepBoth), Just(Resolution::Skip)]
}

proptest! {
    #[test]
    fn nothing_is_ever_gone_from_both_places(
        turns in turns(),
        answer in resolutions(),
        moves in any::<bool>(),
        in_parts in any::<bool>(),
        is_taken in any::<bool>(),
        knows_conditions in any::<bool>(),
    ) {
        let verb = if moves { Verb::Move } else { Verb::Copy };
        let target = is_taken.then_some(Stored::whole(2));
        let mut world = World::new(Stored { content: 1, in_parts }, target, knows_conditions);
        let mut next = 100;
        let mut under_way = world.item(verb, false).map(|item| world.begin(item));
        for turn in turns {
            let Some((item, Some(effect))) = under_way.clone() else { break };
            match turn {
                Turn::Step => {
                    let event = world.perform(&item, effect, answer);
                    under_way = Some(item.update(event));
                }
                Turn::LoseAnswer => {
                    world.perform(&item, effect.clone(), answer);
                    let event = world.perform(&item, effect, answer);
                    under_way = Some(item.update(event));
                }
                Turn::Reload => under_way = world.item(verb, true).map(|item| world.begin(item)),
                // Without conditions nothing can hold a write that comes between a look and the copy.
                Turn::OthersWrite { at_source } if knows_conditions => {
                    next += 1;
                    world.write(if at_source { FROM } else { TO }, Stored::whole(next));
                }
                // What somebody deletes at the target before it is verified must still be at the source.
                Turn::OthersDelete if knows_conditions && world.objects.contains_key(FROM) => {
                    if let Some(old) = world.objects.remove(TO) {
                        let is_elsewhere = world.objects.values().any(|it| it.content == old.content);
                        if !is_elsewhere || !matches!(effect, Effect::Copy(_)) {
                            world.precious.remove(&old.content);
                        }
                    }
                }
                Turn::OthersWrite { .. } | Turn::OthersDelete => {}
            }
            prop_assert!(world.nothing_is_lost(), "{:?} {:?}", world.objects, world.precious);
        }
    }

    #[test]
    fn left_alone_it_ends_as_it_was_meant(
        answer in resolutions(),
        in_parts in any::<bool>(),
        is_taken in any::<bool>(),
        knows_conditions in any::<bool>(),
    ) {
        let target = is_taken.then_some(Stored::whole(2));
        let mut world = World::new(Stored { content: 1, in_parts }, target, knows_conditions);
        let outcome = world.finish(Verb::Move, answer);
        let is_skipped = is_taken && answer == Resolution::Skip;
        prop_assert_eq!(&outcome, &if is_skipped { Outcome::Skipped } else { Outcome::Done });
        prop_assert_eq!(world.objects.contains_key(FROM), is_skipped);
    }
}
