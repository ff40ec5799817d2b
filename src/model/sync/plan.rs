//! The plan: what would be done with each path, each in one place alone.

use std::collections::BTreeSet;

use super::compare::{Compared, Conflict, News, Pair, Verdict};
use super::names::{self, Names, Obstacle};
use super::{Agreed, Direction, InAlcove, OnDevice, Options, Scanned};
use crate::aws::s3::key::Prefix;

/// What would be done with a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// This device's goes up; in place of Alcove's, where it has one.
    Upload,
    /// Alcove's comes down; in place of this device's, where it has one.
    Download,
    /// Alcove's goes.
    DeleteThere,
    /// This device's goes.
    DeleteHere,
    /// The person says.
    Conflict(Conflict),
}

/// What the person says of a conflict.
///
/// What is offered depends on direction and conflict: [`Item::choices`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// This device's.
    Here,
    /// Alcove's.
    There,
    /// Both, this device's under another name where Alcove gets it, Alcove's under another where this device does.
    Both,
    /// Nothing is done.
    Skip,
}

/// A path with something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Below the folder.
    pub path: String,
    /// This device's.
    pub device: Option<OnDevice>,
    /// Alcove's.
    pub alcove: Option<InAlcove>,
    /// What would be done.
    pub action: Action,
    /// Of a conflict: what the person said; `None` until then.
    pub choice: Option<Choice>,
}

impl Item {
    /// What a person can say of it.
    ///
    /// Empty where nothing is asked. One way, the side that is only read is never offered as the one to
    /// change.
    pub fn choices(&self, direction: Direction) -> &'static [Choice] {
        match (self.action, direction) {
            (Action::Conflict(Conflict::Deleted), _) => &[Choice::Here, Choice::There, Choice::Skip],
            (Action::Conflict(_), Direction::Up) => &[Choice::Here, Choice::Both, Choice::Skip],
            (Action::Conflict(_), Direction::Down) => &[Choice::There, Choice::Both, Choice::Skip],
            (Action::Conflict(_), Direction::Both) => {
                &[Choice::Here, Choice::There, Choice::Both, Choice::Skip]
            }
            _ => &[],
        }
    }

    /// Whether this device's file would be gone for good, deleted or replaced: no trash keeps what a page deletes.
    pub const fn loses_device(&self) -> bool {
        let goes = matches!(
            (self.action, self.choice),
            (Action::Download | Action::DeleteHere, _) | (Action::Conflict(_), Some(Choice::There))
        );
        self.device.is_some() && goes
    }

    /// The bytes that would move.
    pub fn bytes(&self) -> u64 {
        let (device, alcove) =
            (self.device.map_or(0, |it| it.size), self.alcove.as_ref().map_or(0, |it| it.size));
        match (self.action, self.choice) {
            (Action::Upload, _) | (Action::Conflict(_), Some(Choice::Here)) => device,
            (Action::Download, _) | (Action::Conflict(_), Some(Choice::There)) => alcove,
            (Action::Conflict(_), Some(Choice::Both)) => device + alcove,
            _ => 0,
        }
    }
}

/// A path that cannot be on the other side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocked {
    /// Below the folder.
    pub path: String,
    /// Why.
    pub obstacle: Obstacle,
}

/// What would be done with each path of both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What the person wanted.
    pub options: Options,
    /// Where something is to be done: what asks first, then by path.
    pub items: Vec<Item>,
    /// Nothing is to be done: they are the same. With their tag where it is known.
    pub same: Vec<(String, Option<Agreed>)>,
    /// Only the side that follows has it, and nothing is to be deleted.
    pub left: Vec<String>,
    /// Cannot be on the other side.
    pub blocked: Vec<Blocked>,
}

/// Plans. `folder` is Alcove's; `compared` has the contents of what [`super::to_compare`] named.
///
/// Every path of both sides is in exactly one of the four lists. Nothing is decided here that cannot be
/// taken back: the plan is shown before a byte moves.
pub fn plan(scanned: &Scanned, folder: &Prefix, options: Options, compared: &Compared) -> Plan {
    let names = Names::new(scanned);
    let mut plan = Plan { options, items: vec![], same: vec![], left: vec![], blocked: vec![] };
    let mut paths = BTreeSet::new();
    paths.extend(scanned.device.keys().chain(scanned.alcove.keys()).chain(&scanned.unreadable));
    for path in paths {
        if names.is_unreadable(path) {
            plan.blocked.push(Blocked { path: path.clone(), obstacle: Obstacle::Unreadable });
            continue;
        }
        let (device, alcove) = (scanned.device.get(path).copied(), scanned.alcove.get(path));
        let agreed = scanned.agreed.get(path);
        let action = match (device, alcove) {
            (Some(device), Some(alcove)) => {
                let pair = Pair::of(scanned, path, device, alcove);
                match pair.verdict(options, compared.get(path).copied()) {
                    Verdict::Same => {
                        let agreed = alcove.etag.clone().map(|etag| Agreed { device, etag });
                        plan.same.push((path.clone(), agreed));
                        continue;
                    }
                    // Contents that nobody compared tell nothing.
                    Verdict::Ask => Some(Action::Conflict(Conflict::Unknown)),
                    Verdict::Differ(news) => Some(of_news(news, options.direction, alcove)),
                }
            }
            (Some(device), None) => match names::there(folder, path) {
                Some(obstacle) if options.direction.writes_there() => {
                    plan.blocked.push(Blocked { path: path.clone(), obstacle });
                    continue;
                }
                _ => match here_alone(options, agreed.map(|it| it.is_of_device(device))) {
                    // Many devices take Alcove's for this very file.
                    Some(Action::DeleteHere) if names.has_twin(path) => {
                        plan.blocked.push(Blocked { path: path.clone(), obstacle: Obstacle::Case });
                        continue;
                    }
                    action => action,
                },
            },
            (None, Some(alcove)) => {
                if let Some(obstacle) = names.here(path).or_else(|| names::there(folder, path)) {
                    plan.blocked.push(Blocked { path: path.clone(), obstacle });
                    continue;
                }
                there_alone(options, agreed.map(|it| it.is_of_alcove(alcove)))
            }
            (None, None) => continue,
        };
        match action {
            Some(action) => {
                let (path, alcove) = (path.clone(), alcove.cloned());
                plan.items.push(Item { path, device, alcove, action, choice: None });
            }
            None => plan.left.push(path.clone()),
        }
    }
    let (mut asking, others): (Vec<_>, Vec<_>) =
        plan.items.drain(..).partition(|item| matches!(item.action, Action::Conflict(_)));
    asking.extend(others);
    Plan { items: asking, ..plan }
}

fn of_news(news: News, direction: Direction, alcove: &InAlcove) -> Action {
    match (news, direction) {
        // What has no tag cannot be replaced on the condition that it is what was seen.
        (News::Here, Direction::Up | Direction::Both) if alcove.etag.is_none() => {
            Action::Conflict(Conflict::Unknown)
        }
        (News::Here, Direction::Up | Direction::Both) => Action::Upload,
        (News::There, Direction::Down | Direction::Both) => Action::Download,
        (News::Here, Direction::Down) | (News::There, Direction::Up) => Action::Conflict(Conflict::Newer),
        (News::Unclear(why), _) => Action::Conflict(why),
    }
}

/// What to do with a file that Alcove lacks. `unchanged`: whether it is as it was when both had it; `None` if they never did.
const fn here_alone(options: Options, unchanged: Option<bool>) -> Option<Action> {
    match (options.direction, options.delete, unchanged) {
        (Direction::Up, ..) | (Direction::Both, false, _) | (Direction::Both, _, None) => {
            Some(Action::Upload)
        }
        (Direction::Both, true, Some(true)) | (Direction::Down, true, _) => Some(Action::DeleteHere),
        (Direction::Both, true, Some(false)) => Some(Action::Conflict(Conflict::Deleted)),
        (Direction::Down, false, _) => None,
    }
}

/// What to do with an object that this device lacks.
const fn there_alone(options: Options, unchanged: Option<bool>) -> Option<Action> {
    match (options.direction, options.delete, unchanged) {
        (Direction::Down, ..) | (Direction::Both, false, _) | (Direction::Both, _, None) => {
            Some(Action::Download)
        }
        (Direction::Both, true, Some(true)) | (Direction::Up, true, _) => Some(Action::DeleteThere),
        (Direction::Both, true, Some(false)) => Some(Action::Conflict(Conflict::Deleted)),
        (Direction::Up, false, _) => None,
    }
}
