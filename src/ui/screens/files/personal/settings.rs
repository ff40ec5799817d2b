//! Settings that the page itself follows: the order of lists, and the language.
//!
//! | setting | kept when | taken over when |
//! |---|---|---|
//! | `sort` | the person sorts a list | a folder is shown whose address names no order |
//! | `language` | the person chooses another | this device has none chosen |
//!
//! Others are kept by who draws what they are about, by the part's `setting` and `set_setting`.

use leptos::prelude::*;
use serde_json::Value;

use super::state::Personal;
use crate::client::ports::Scope;
use crate::config::Language;
use crate::model::files::{Arrangement, Order, Sort};
use crate::ui::context::LANGUAGE;
use crate::ui::screens::files::state::FilesState;

const SORT: &str = "sort";
const SPOKEN: &str = "language";

/// Takes settings over, and keeps what the person changes from now on. Under the workspace's owner.
pub fn follow(personal: Personal) {
    follow_order(personal);
    follow_language(personal);
}

/// Keeps the order of the list that is shown.
pub fn keep_order(personal: Personal) {
    let word = personal.state.route.with_untracked(|route| word(&route.arrangement));
    personal.set(SORT, word.into());
}

/// That of the screen's workspace, which is read now.
pub fn of(state: FilesState) -> Option<Personal> {
    let personal = Personal::of(state)?;
    personal.load_once();
    Some(personal)
}

fn follow_order(personal: Personal) {
    let state = personal.state;
    Effect::new(move |before: Option<Option<(String, String)>>| {
        if !state.is_open.get() || !personal.is_read.get() {
            return None;
        }
        let (folder, order) = state
            .route
            .with(|route| ([&route.location, "/", route.folder.as_str()].concat(), word(&route.arrangement)));
        match before.flatten() {
            Some((there, sorted)) if there == folder && sorted != order => keep_order(personal),
            Some((there, _)) if there == folder => {}
            _ => take_order(personal),
        }
        Some((folder, order))
    });
}

/// An order in the address is what somebody wants to see there.
fn take_order(personal: Personal) {
    let state = personal.state;
    let arrangement = state.route.with_untracked(|route| route.arrangement.clone());
    let plain = Arrangement::default();
    let is_plain = (arrangement.sort, arrangement.order) == (plain.sort, plain.order);
    let kept = personal.document.with_untracked(|it| it.setting(SORT).and_then(Value::as_str).and_then(read));
    if let Some((sort, order)) = kept.filter(|kept| is_plain && *kept != (plain.sort, plain.order)) {
        state.arrange(Arrangement { sort, order, ..arrangement });
    }
}

fn follow_language(personal: Personal) {
    let app = personal.state.app();
    Effect::new(move |before: Option<Option<Language>>| {
        if !personal.is_read.get() {
            return None;
        }
        let now = app.text.get().language;
        match before.flatten() {
            Some(before) if before != now => personal.set(SPOKEN, now.tag().into()),
            Some(_) => {}
            None => take_language(personal, now),
        }
        Some(now)
    });
}

fn take_language(personal: Personal, now: Language) {
    let files = personal.state.workspace().files();
    let is_chosen = files.s3().ports().store.get(Scope::Device, LANGUAGE).is_some();
    let kept = personal
        .document
        .with_untracked(|it| it.setting(SPOKEN).and_then(Value::as_str).and_then(Language::from_tag));
    if let Some(kept) = kept.filter(|kept| !is_chosen && *kept != now) {
        personal.state.app().speak(kept);
    }
}

/// As it is written in the file.
fn word(arrangement: &Arrangement) -> String {
    let sort = match arrangement.sort {
        Sort::Name => "name",
        Sort::Size => "size",
        Sort::Modified => "modified",
        Sort::Kind => "kind",
    };
    let order = match arrangement.order {
        Order::Ascending => "asc",
        Order::Descending => "desc",
    };
    [sort, " ", order].concat()
}

/// `None` for an order of a newer page.
fn read(word: &str) -> Option<(Sort, Order)> {
    let (sort, order) = word.split_once(' ')?;
    let sort = match sort {
        "name" => Sort::Name,
        "size" => Sort::Size,
        "modified" => Sort::Modified,
        "kind" => Sort::Kind,
        _ => return None,
    };
    let order = match order {
        "asc" => Order::Ascending,
        "desc" => Order::Descending,
        _ => return None,
    };
    Some((sort, order))
}
