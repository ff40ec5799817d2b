//! What is known of the person's file, and what changes it. The workspace owns it: it ends with the identity.

use std::time::Duration;

use leptos::prelude::*;
use serde_json::Value;

use super::kept::Keeping;
use super::{offline, settings};
use crate::client::personal::Trouble;
use crate::model::auth::Who;
use crate::model::files::Entry;
use crate::model::personal::{Did, Document, Spot};
use crate::ui::screens::files::state::FilesState;

/// How long a change waits for others before it is written: what the person did on purpose, and what the page noted by itself.
const CHOSEN: Duration = Duration::from_millis(500);
const NOTED: Duration = Duration::from_secs(8);
/// Of more files at once than this only the last are noted.
const NOTED_AT_ONCE: usize = 20;

/// What follows the person. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Personal {
    /// The Files screen of the same workspace.
    pub state: FilesState,
    /// All that is known by now: what was read, and what was done here.
    pub document: RwSignal<Document>,
    /// Whether it was read.
    pub is_read: RwSignal<bool>,
    /// Why it was not read or written the last time.
    pub trouble: RwSignal<Option<Trouble>>,
    /// Where it is kept.
    pub keeping: Keeping,
}

impl Personal {
    /// That of the screen's workspace, made at the first call; `None` where nothing can be kept.
    pub fn of(state: FilesState) -> Option<Self> {
        if !state.workspace().keeps_personal() {
            return None;
        }
        let (mut found, mut is_new) = (None, false);
        state.workspace().own(|| {
            found = use_context().or_else(|| {
                is_new = true;
                let made = Self {
                    state,
                    document: RwSignal::new(Document::default()),
                    is_read: RwSignal::new(false),
                    trouble: RwSignal::new(None),
                    keeping: Keeping::new(state.workspace()),
                };
                provide_context(made);
                Some(made)
            });
            if let Some(made) = found.filter(|_| is_new) {
                made.begin();
                settings::follow(made);
                offline::follow(made);
            }
        });
        found
    }

    /// The service's clock: milliseconds since the epoch.
    pub fn now(self) -> i64 {
        self.state.workspace().files().s3().now()
    }

    /// What a key or prefix is called everywhere; `None` outside of all locations.
    pub fn spot(self, id: &str) -> Option<Spot> {
        Spot::of(&self.state.app().config(), &self.state.workspace().identity(), id)
    }

    /// Whether all that is selected are favourites. Tracked.
    pub fn is_starred(self) -> bool {
        self.load_once();
        self.document.with(|document| {
            let is_it =
                |entry: &Entry| self.spot(entry.id()).is_some_and(|spot| document.is_favourite(&spot));
            self.state.with_selected(|mut selected| {
                selected.next().is_some_and(is_it) && Iterator::all(&mut selected, is_it)
            })
        })
    }

    /// Whether this key or prefix is a favourite. Tracked.
    pub fn has_star(self, id: &str) -> bool {
        let spot = self.spot(id);
        spot.is_some_and(|spot| self.document.with(|document| document.is_favourite(&spot)))
    }

    /// Makes it one, or none, and says so.
    pub fn star_one(self, id: &str, is_starred: bool) {
        if let Some(spot) = self.spot(id) {
            self.star_these(&[spot], is_starred);
        }
    }

    /// Makes what is selected favourites, or no favourites, and says so.
    pub fn star(self, is_starred: bool) {
        let selected = untrack(|| self.state.selected());
        let spots: Vec<_> = selected.iter().filter_map(|entry| self.spot(entry.id())).collect();
        self.star_these(&spots, is_starred);
    }

    /// The same of these.
    pub fn star_these(self, spots: &[Spot], is_starred: bool) {
        let text = self.state.text().personal();
        let mut has_room = true;
        self.edit(CHOSEN, |document, now| {
            for spot in spots {
                if is_starred {
                    has_room &= document.add_favourite(spot, now);
                } else {
                    document.remove_favourite(spot, now);
                }
            }
        });
        let count = spots.len() as u64;
        if !has_room {
            self.state.notice.set(Some(text.full.to_owned()));
        } else if let Some(why) = self.unreadable() {
            self.state.notice.set(Some((text.unreadable)(why)));
        } else {
            self.state.app().announce(if is_starred { (text.added)(count) } else { (text.removed)(count) });
        }
    }

    /// Notes what was done with these keys and prefixes, if the person wants that.
    pub fn note(self, ids: &[String], did: Did) {
        let keeps = untrack(|| self.keeps_recents());
        let last = &ids[ids.len().saturating_sub(NOTED_AT_ONCE)..];
        let spots: Vec<_> = last.iter().filter(|_| keeps).filter_map(|id| self.spot(id)).collect();
        self.edit(NOTED, |document, now| {
            for spot in &spots {
                document.note(spot, did, now);
            }
        });
    }

    /// Whether what is used is noted: not for guests, unless they have asked for it. Tracked.
    pub fn keeps_recents(self) -> bool {
        self.document.with(Document::keeps_recents).unwrap_or(!self.state.workspace().is_guest)
    }

    /// Follows what has another key or prefix now: once it is known what there is.
    pub fn moved(self, moved: Vec<(String, String)>) {
        self.state.workspace().scope.spawn(async move {
            if !self.is_read.get_untracked() && self.read().await.is_err() {
                return; // the entries say that they are gone, when they are opened
            }
            let spots: Vec<_> =
                moved.iter().filter_map(|(from, to)| Some((self.spot(from)?, self.spot(to)?))).collect();
            self.edit(CHOSEN, |document, now| {
                for (from, to) in &spots {
                    document.moved(from, to, now);
                }
            });
        });
    }

    /// Keeps a setting.
    pub fn set(self, name: &str, value: Value) {
        self.edit(CHOSEN, |document, now| document.set_setting(name, value, now));
    }

    /// Changes something on purpose of the person.
    pub fn change(self, change: impl FnOnce(&mut Document, i64)) {
        self.edit(CHOSEN, change);
    }

    /// Changes what is known, and writes it after a while; nothing where the change is none.
    fn edit(self, wait: Duration, change: impl FnOnce(&mut Document, i64)) {
        let mut document = self.document.get_untracked();
        change(&mut document, self.now());
        self.state.app().who.with_untracked(|who| {
            if let Who::User(user) = who {
                document.name_owner(&user.username, self.now());
            }
        });
        if self.document.with_untracked(|before| *before != document) {
            self.document.set(document);
            self.save_after(wait);
        }
    }
}
