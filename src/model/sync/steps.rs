//! What is done, once every question is answered: one step for a path, each with what it may replace or delete.
//!
//! What makes a step safe is its precondition: an upload carries the tag that it may replace (`If-Match`,
//! or `If-None-Match: *` for a new object), a download looks at the file's size and time just before it
//! writes, a deletion does likewise. Where the precondition fails the step ends as [`super::End::Changed`].

use std::collections::HashSet;

use super::{Action, Choice, Direction, InAlcove, Item, OnDevice, Plan};
use crate::aws::s3::key::{MAX_KEY_BYTES, Prefix};
use crate::model::files::fold::fold;
use crate::model::files::name::keep_both;

/// Something to do. Each does nothing where what it would replace or delete is not what the plan saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Sends a file.
    Upload {
        /// The file.
        path: String,
        /// As the plan saw it.
        device: OnDevice,
        /// The object's path; another than the file's where both are kept.
        to: String,
        /// What it replaces.
        over: Option<InAlcove>,
    },
    /// Fetches an object.
    Download {
        /// The object.
        path: String,
        /// As the plan saw it.
        alcove: InAlcove,
        /// The file's path; another than the object's where both are kept.
        to: String,
        /// What it replaces.
        over: Option<OnDevice>,
    },
    /// Deletes an object.
    DeleteThere {
        /// The object.
        path: String,
        /// As the plan saw it.
        alcove: InAlcove,
    },
    /// Deletes a file.
    DeleteHere {
        /// The file.
        path: String,
        /// As the plan saw it.
        device: OnDevice,
    },
    /// Gives this device's file another name, here and in Alcove, and Alcove's its own name here.
    KeepBoth {
        /// What both are called.
        path: String,
        /// What this device's is called from now on.
        to: String,
        /// This device's.
        device: OnDevice,
        /// Alcove's.
        alcove: InAlcove,
    },
}

impl Step {
    /// The path in the plan.
    pub fn path(&self) -> &str {
        match self {
            Self::Upload { path, .. }
            | Self::Download { path, .. }
            | Self::DeleteThere { path, .. }
            | Self::DeleteHere { path, .. }
            | Self::KeepBoth { path, .. } => path,
        }
    }
}

impl Plan {
    /// How many conflicts the person has not answered. Until there is none nothing can begin.
    ///
    /// Conflicts stand first in [`Plan::items`], so that counting stops at the first item that asks
    /// nothing.
    pub fn open_questions(&self) -> usize {
        let open = |item: &&Item| matches!(item.action, Action::Conflict(_)) && item.choice.is_none();
        self.items.iter().take_while(|item| matches!(item.action, Action::Conflict(_))).filter(open).count()
    }

    /// What is to be done, deletions last. A conflict without an answer is left alone.
    ///
    /// Names for "keep both" avoid every path of both sides without regard to case, and each other: many
    /// devices would take two such names for one file.
    pub fn steps(&self, folder: &Prefix) -> Vec<Step> {
        let mut taken: HashSet<String> = self.paths().map(fold).collect();
        let mut beside = |path: &str| {
            let room = MAX_KEY_BYTES.saturating_sub(folder.as_str().len());
            let name = keep_both(path, room, |name| taken.contains(&fold(name)));
            taken.insert(fold(&name));
            name
        };
        let (mut steps, mut deletions) = (Vec::new(), Vec::new());
        for item in &self.items {
            match self.step(item, &mut beside) {
                Some(step @ (Step::DeleteHere { .. } | Step::DeleteThere { .. })) => deletions.push(step),
                Some(step) => steps.push(step),
                None => {}
            }
        }
        steps.extend(deletions);
        steps
    }

    fn paths(&self) -> impl Iterator<Item = &str> {
        let items = self.items.iter().map(|item| &*item.path);
        let same = self.same.iter().map(|(path, _)| &**path);
        let blocked = self.blocked.iter().map(|blocked| &*blocked.path);
        items.chain(same).chain(self.left.iter().map(|path| &**path)).chain(blocked)
    }

    fn step(&self, item: &Item, beside: &mut dyn FnMut(&str) -> String) -> Option<Step> {
        let Item { path, device, alcove, action, choice } = item.clone();
        let up = |to: Option<String>, over| {
            Some(Step::Upload {
                to: to.unwrap_or_else(|| path.clone()),
                path: path.clone(),
                device: device?,
                over,
            })
        };
        let down = |to: Option<String>, over| {
            let (path, alcove) = (path.clone(), alcove.clone()?);
            Some(Step::Download { to: to.unwrap_or_else(|| path.clone()), path, alcove, over })
        };
        let delete_there = || Some(Step::DeleteThere { path: path.clone(), alcove: alcove.clone()? });
        let delete_here = || Some(Step::DeleteHere { path: path.clone(), device: device? });
        match (action, choice) {
            (Action::Upload, _) => up(None, alcove.clone()),
            (Action::Download, _) => down(None, device),
            (Action::DeleteThere, _) => delete_there(),
            (Action::DeleteHere, _) => delete_here(),
            (Action::Conflict(_), None | Some(Choice::Skip)) => None,
            (Action::Conflict(_), Some(Choice::Here)) if !self.options.direction.writes_there() => None,
            (Action::Conflict(_), Some(Choice::There)) if !self.options.direction.writes_here() => None,
            (Action::Conflict(_), Some(Choice::Here)) => up(None, alcove.clone()).or_else(delete_there),
            (Action::Conflict(_), Some(Choice::There)) => down(None, device).or_else(delete_here),
            (Action::Conflict(_), Some(Choice::Both)) => match self.options.direction {
                Direction::Up => up(Some(beside(&path)), None),
                Direction::Down => down(Some(beside(&path)), None),
                Direction::Both => {
                    let to = beside(&path);
                    Some(Step::KeepBoth { path, to, device: device?, alcove: alcove? })
                }
            },
        }
    }
}
