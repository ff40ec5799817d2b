//! What stands in the list of all commands: the table of the Files screen, uploading, the order of the rows, the transfers, the
//! locations, and what the banner has.

use std::rc::Rc;

use leptos::prelude::*;

use crate::config::Language;
use crate::model::files::Sort;
use crate::model::route::{FilesRoute, Route};
use crate::model::text::Text;
use crate::model::transfer::{Command as Transfer, Totals, Which};
use crate::ui::components::{IconName, Shortcut};
use crate::ui::context::{App, Workspace};
use crate::ui::managed::sign_out;
use crate::ui::screens::files::commands::{COMMANDS, Group, may_write};
use crate::ui::screens::files::state::FilesState;
use crate::ui::screens::files::toolbar::choose_files;

/// One command, as it stands in the list.
#[derive(Clone)]
pub struct Item {
    /// What it is called.
    pub label: String,
    /// Words that find it too: its English name.
    pub beside: String,
    /// The icon before the name.
    pub icon: IconName,
    /// The keys that perform it without the list.
    pub keys: Option<&'static Shortcut>,
    /// Whether it is about what is selected.
    pub is_about_selection: bool,
    /// Performs it.
    pub run: Rc<dyn Fn()>,
}

impl Item {
    fn new(label: &str, icon: IconName, beside: &str, run: impl Fn() + 'static) -> Self {
        let (label, beside) = (label.to_owned(), beside.to_owned());
        Self { label, beside, icon, keys: None, is_about_selection: false, run: Rc::new(run) }
    }
}

/// All that is allowed now. Asked once, when the list opens: a list that changes by itself is pressed wrongly.
pub fn all(app: App, text: &'static Text) -> Vec<Item> {
    untrack(|| {
        let state = app.workspace.get().and_then(Workspace::state);
        let mut items = Vec::new();
        if let Some(state) = state.filter(|state| state.is_open.get()) {
            items.extend(commands(state, text));
            items.extend(orders(state, text));
        }
        if let Some(state) = state {
            items.extend(transfers(state, text));
        }
        items.extend(locations(app, text));
        items.extend(banner(app, text));
        items
    })
}

/// With something selected, what can be done with it comes first.
fn commands(state: FilesState, text: &'static Text) -> Vec<Item> {
    let (words, english) = (text.tools(), Text::ENGLISH.tools());
    let is_about_selection = |group| matches!(group, Group::Selection | Group::Row);
    let mut items: Vec<Item> = COMMANDS
        .iter()
        .filter(|command| (command.label)(words) != words.palette && (command.is_allowed)(state))
        .map(|command| Item {
            keys: command.keys.first(),
            is_about_selection: is_about_selection(command.group),
            ..Item::new((command.label)(words), command.icon, (command.label)(english), move || {
                (command.run)(state);
            })
        })
        .collect();
    if may_write(state) {
        let upload = [
            Item::new(words.upload, IconName::Upload, english.upload, move || choose_files(state)),
            Item::new(words.upload_folder, IconName::Folder, english.upload_folder, move || {
                state.pickers.1.open();
            }),
        ];
        items.splice(0..0, upload);
    }
    items.sort_by_key(|item| !item.is_about_selection);
    items
}

/// By each column; by the one that sorts already, the other way round.
fn orders(state: FilesState, text: &'static Text) -> Vec<Item> {
    let (words, english) = (&text.files, &Text::ENGLISH.files);
    let columns = [
        (Sort::Name, words.name, english.name),
        (Sort::Size, words.size, english.size),
        (Sort::Modified, words.modified, english.modified),
    ];
    let item = |(column, label, beside)| {
        let label = (text.palette().sort_by)(label);
        Item::new(&label, IconName::SortDown, &(Text::ENGLISH.palette().sort_by)(beside), move || {
            state.arrange(state.route.with_untracked(|route| route.arrangement.by(column)));
        })
    };
    columns.map(item).into()
}

/// What can be said to all uploads, while it would change something.
fn transfers(state: FilesState, text: &'static Text) -> Vec<Item> {
    let (words, english) = (text.transfers(), Text::ENGLISH.transfers());
    let totals = state.work.totals.get();
    let commands = [
        (
            words.pause_all,
            english.pause_all,
            IconName::Pause,
            Transfer::Pause(Which::All),
            totals.waiting + totals.active > 0,
        ),
        (
            words.resume_all,
            english.resume_all,
            IconName::Play,
            Transfer::Resume(Which::All),
            totals.paused > 0,
        ),
        (words.retry_all, english.retry_all, IconName::Retry, Transfer::Retry(Which::All), totals.failed > 0),
        (
            words.cancel_all,
            english.cancel_all,
            IconName::Close,
            Transfer::Cancel(Which::All),
            Totals::unfinished(&totals),
        ),
        (
            words.clear,
            english.clear,
            IconName::Check,
            Transfer::Clear,
            totals.done + totals.dropped + totals.failed > 0,
        ),
    ];
    let is_allowed = commands.into_iter().filter(|command| command.4);
    is_allowed
        .map(|(label, beside, icon, command, _)| {
            let label = [words.region, ": ", label].concat();
            let beside = [english.region, ": ", beside].concat();
            Item::new(&label, icon, &beside, move || state.work.dispatch(command))
        })
        .collect()
}

/// Those that this person may see, but for the top of the one that is open.
fn locations(app: App, text: &'static Text) -> Vec<Item> {
    let (config, here) = (app.config(), app.route.get());
    let Some(workspace) = app.workspace.get() else { return Vec::new() };
    let item = |location: &crate::config::Location| {
        let route = Route::Files(FilesRoute::location(&location.id));
        let icon = if location.is_own() { IconName::Folder } else { IconName::Users };
        let label = (text.palette().go_to)(location.name.of(text.language));
        let beside = [Text::ENGLISH.common.locations, " ", location.name.of(Language::En)].concat();
        (route != here).then(|| Item::new(&label, icon, &beside, move || app.go(&route)))
    };
    config.locations.iter().filter(|location| workspace.rights(location).list).filter_map(item).collect()
}

/// The account, the way in or out, and the other languages.
fn banner(app: App, text: &'static Text) -> Vec<Item> {
    let (words, english) = (&text.common, &Text::ENGLISH.common);
    let mut items = Vec::new();
    if app.route.get() != Route::Account {
        let account = move || app.go(&Route::Account);
        items.push(Item::new(words.account, IconName::Person, english.account, account));
    }
    if app.who.with(|who| who.user().is_some()) {
        items.push(Item::new(words.sign_out, IconName::SignOut, english.sign_out, move || sign_out(app)));
    } else if app.config().has_accounts() {
        let sign_in = move || app.go(&Route::SignIn);
        items.push(Item::new(words.sign_in, IconName::Person, english.sign_in, sign_in));
    }
    let others = Language::ALL.into_iter().filter(|language| *language != text.language);
    items.extend(others.map(|language| {
        let label = (text.palette().language)(language.name());
        let beside = [english.language, " ", language.english_name()].concat();
        Item::new(&label, IconName::Globe, &beside, move || app.speak(language))
    }));
    items
}
