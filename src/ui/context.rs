//! What the whole page shares: configuration, who is here, their files and transfers, the place in the address bar, the
//! language. Read by signals, write by one call. Components reach it by [`use_app`], [`use_text`] and [`use_workspace`].

use std::rc::Rc;

use leptos::task::spawn_local;
use leptos::{html, prelude::*};

use super::address;
use super::early::Early;
use super::language::sentences;
use crate::client::files::FilesClient;
use crate::client::ports::{Scope, Store};
use crate::client::session::Session;
use crate::client::transfers::Transfers;
use crate::config::{Config, Language, Location, Rights};
use crate::model::auth::{Event, State, Who};
use crate::model::failure::Failure;
use crate::model::route::Route;
use crate::model::text::{Explanation, Text};
use crate::ui::chunks::NotLoaded;

/// Under this the chosen language is kept; `static/before.js` reads it too.
pub const LANGUAGE: &str = "alcove.language";

/// What the whole page shares. Copies are handles to the same things.
#[derive(Clone, Copy)]
pub struct App {
    config: StoredValue<Rc<Config>, LocalStorage>,
    session: StoredValue<Rc<Session>, LocalStorage>,
    store: StoredValue<Rc<dyn Store>, LocalStorage>,
    early: StoredValue<Option<Early>>,
    /// The sentences; changing their language draws the page anew. See [`App::speak`].
    pub text: RwSignal<&'static Text>,
    /// The language that was chosen and could not be fetched.
    pub unspoken: RwSignal<Option<Language>>,
    /// In whose name the page acts.
    pub who: RwSignal<Who>,
    /// Where the sign-in stands.
    pub flow: RwSignal<State>,
    /// The place in the address bar. Go elsewhere by [`App::go`] or a link.
    pub route: Signal<Route>,
    /// The files of whoever is here; `None` while there is no identity.
    pub workspace: RwSignal<Option<Workspace>>,
    /// The search box, while there is one.
    pub search: NodeRef<html::Input>,
    /// Downloads of many files.
    pub downloads: RwSignal<Downloads>,
    said: RwSignal<String>,
}

/// Downloads of many files, as far as the rest of the page goes by them. `ui::screens::files::archive` alone sets it.
#[derive(Clone, Copy, Default)]
pub struct Downloads {
    /// How many there are to be seen, under way or over.
    pub shown: usize,
    /// How many are under way.
    pub running: usize,
    /// Bytes of those: written, and in all.
    pub written: u64,
    /// In all, as far as it is known.
    pub size: u64,
}

/// Someone's files: exists only with an identity, and another identity is another workspace.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Workspace {
    files: StoredValue<FilesClient, LocalStorage>,
    transfers: StoredValue<Transfers, LocalStorage>,
    identity: StoredValue<String>,
    /// Whether they are a guest.
    pub is_guest: bool,
}

impl App {
    /// For the root alone.
    pub fn new(
        config: Rc<Config>,
        session: Rc<Session>,
        store: Rc<dyn Store>,
        text: &'static Text,
        early: Early,
    ) -> Self {
        Self {
            who: RwSignal::new(session.who()),
            flow: RwSignal::new(session.flow()),
            config: StoredValue::new_local(config),
            session: StoredValue::new_local(session),
            store: StoredValue::new_local(store),
            early: StoredValue::new(Some(early)),
            text: RwSignal::new(text),
            unspoken: RwSignal::new(None),
            route: address::watch(),
            workspace: RwSignal::new(None),
            search: NodeRef::new(),
            downloads: RwSignal::new(Downloads::default()),
            said: RwSignal::new(String::new()),
        }
    }

    /// Whether closing the page would lose something: uploads or downloads under way.
    pub fn is_busy(self) -> bool {
        let workspace = self.workspace.get_untracked();
        let downloading = self.downloads.with_untracked(|downloads| downloads.running > 0);
        downloading || workspace.is_some_and(|workspace| workspace.transfers().totals().unfinished())
    }

    /// The configuration.
    pub fn config(self) -> Rc<Config> {
        self.config.get_value()
    }

    /// The session, for its calls; its state is in [`App::who`] and [`App::flow`].
    pub fn session(self) -> Rc<Session> {
        self.session.get_value()
    }

    /// Tells the sign-in what the person did.
    pub fn dispatch(self, event: Event) {
        self.session().dispatch(event);
    }

    /// Goes to another place, as a link does.
    pub fn go(self, route: &Route) {
        address::go(&route.href());
    }

    /// Changes the address without a step in the history: a search being typed, a redirect.
    pub fn replace(self, route: &Route) {
        address::replace(&route.href());
    }

    /// Changes the language, from now on and on this device. The page keeps its own until the other has come.
    pub fn speak(self, language: Language) {
        self.unspoken.set(None);
        spawn_local(async move {
            match sentences(language).await {
                Ok(text) => {
                    self.store.with_value(|store| store.set(Scope::Device, LANGUAGE, language.tag()));
                    self.early.set_value(Early::again());
                    self.text.set(text);
                }
                Err(NotLoaded) => self.unspoken.set(Some(language)),
            }
        });
    }

    /// What was done on the page before the app arrived; nothing the second time.
    pub fn take_early(self) -> Option<Early> {
        self.early.try_update_value(Option::take).flatten()
    }

    /// Says something to those who listen, without moving the focus.
    pub fn announce(self, text: impl Into<String>) {
        // The same words twice in a row would not be read again: an empty turn between makes them news.
        self.said.set(String::new());
        let text = text.into();
        request_animation_frame(move || self.said.set(text));
    }

    /// What was announced last, for the live region.
    pub fn said(self) -> Signal<String> {
        self.said.into()
    }

    /// Explains a failure in the language of the page, to the person who is here.
    pub fn explain(self, failure: &Failure) -> Explanation {
        let is_guest = self.workspace.get_untracked().is_some_and(|workspace| workspace.is_guest);
        self.text.get_untracked().explain(failure, is_guest)
    }
}

impl Workspace {
    /// For the root alone.
    pub fn new(files: FilesClient, transfers: Transfers, identity: String, is_guest: bool) -> Self {
        Self {
            files: StoredValue::new_local(files),
            transfers: StoredValue::new_local(transfers),
            identity: StoredValue::new(identity),
            is_guest,
        }
    }

    /// Their files.
    pub fn files(self) -> FilesClient {
        self.files.get_value()
    }

    /// Their transfers.
    pub fn transfers(self) -> Transfers {
        self.transfers.get_value()
    }

    /// What stands for `{identity_id}` in a location's prefix.
    pub fn identity(self) -> String {
        self.identity.get_value()
    }

    /// What the page offers them in a location.
    pub const fn rights(self, location: &Location) -> Rights {
        if self.is_guest { location.guests } else { location.users }
    }
}

/// What the whole page shares.
pub fn use_app() -> App {
    expect_context()
}

/// The files of whoever is here. Only below `Show`s of [`App::workspace`]: screens other than Files do without.
pub fn use_workspace() -> Workspace {
    expect_context()
}

/// The sentences. Plain `&'static` data: a change of the language draws everything anew.
pub fn use_text() -> &'static Text {
    use_context().unwrap_or(Text::ENGLISH)
}

/// Names the page in the tab and the history, as long as the caller stands: "Sign in – Alcove".
pub fn use_title(title: impl Into<Signal<String>>) {
    let (site, title) = (use_app().config().title.clone(), title.into());
    Effect::new(move || document().set_title(&[title.get().as_str(), " – ", &site].concat()));
}
