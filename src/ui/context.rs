//! What the whole page shares: configuration, who is here, their workspace, the route in the address bar, the language.
//! Read by signals, write by one call. Components reach it by [`use_app`] and [`use_text`].
//!
//! The page owns all of it: [`App`] is made once, under the root's owner.
//!
//! # Reading and writing
//!
//! | what | read by | written by |
//! |---|---|---|
//! | who is here, the step of signing in | [`Page::who`], [`Page::flow`] | the session alone; a screen calls [`App::dispatch`] |
//! | the route | [`Page::route`] | a link, [`App::go`], [`App::replace`] |
//! | the language | [`use_text`] | [`App::speak`] |
//! | the workspace | [`Page::workspace`] | `start`, when the identity changes |
//! | words for a screen reader | the live region of the frame | [`App::announce`] |
//!
//! The context is one `Copy` handle and not one context for each signal: a handler that runs outside of any
//! owner has no context to look up, but it can have captured the handle.

use std::ops::Deref;
use std::rc::Rc;

use leptos::{html, prelude::*};

use super::address;
use super::boot_form::BootForm;
use super::language::sentences;
use super::parts::{AnyPart, Missing, Part, Parts};
use super::scope::Scope;
use super::workspace::Workspaces;
use crate::client::ports::{self, Store};
use crate::client::session::Session;
use crate::config::{Config, Language};
use crate::model::auth::{Event, State, Who};
use crate::model::failure::Failure;
use crate::model::route::Route;
use crate::model::text::{Explanation, Text};

pub use super::workspace::Workspace;

/// Under this key the chosen language is kept; `static/boot.js` reads it too.
pub const LANGUAGE: &str = "alcove.language";

/// What the whole page shares. Copies are references to the one [`Page`], which lives as long as the browser shows it.
#[derive(Clone, Copy)]
pub struct App(&'static Page);

impl Deref for App {
    type Target = Page;

    fn deref(&self) -> &Page {
        self.0
    }
}

/// What there is once in a page.
///
/// The client objects are in `StoredValue`s, which are not tracked: they never change while the page lives.
/// What changes is in signals.
pub struct Page {
    config: StoredValue<Rc<Config>, LocalStorage>,
    session: StoredValue<Rc<Session>, LocalStorage>,
    store: StoredValue<Rc<dyn Store>, LocalStorage>,
    boot_form: StoredValue<Option<BootForm>, LocalStorage>,
    /// Ends with the page, that is never: for what no screen may end.
    pub scope: Scope,
    /// The sentences; changing their language draws the page anew. See [`App::speak`].
    pub text: RwSignal<&'static Text>,
    /// In whose name the page acts.
    pub who: RwSignal<Who>,
    /// Where the sign-in stands.
    pub flow: RwSignal<State>,
    /// The route in the address bar. Go elsewhere by [`App::go`] or a link.
    pub route: Signal<Route>,
    /// Asks before a text that is not saved is left, while there is one.
    pub unsaved: address::Unsaved,
    /// Takes away what lies over the whole page, while something does.
    pub over: address::Over,
    /// The workspaces: one for each identity, one after the other.
    pub workspaces: Workspaces,
    /// The workspace of whoever is here; `None` while there is no identity.
    pub workspace: Signal<Option<Workspace>>,
    /// The parts of the page that are fetched when they are wanted.
    pub parts: Parts,
    /// What a press wanted from a part that did not come, until that is tried again.
    pub missing: RwSignal<Option<MissingPart>, LocalStorage>,
    /// The search box, while there is one.
    pub search: NodeRef<html::Input>,
    /// Whether the list of all commands is open. The part "work" draws it, in the banner of every screen.
    pub palette: RwSignal<bool>,
    live_region: RwSignal<String>,
}

/// A part that did not come, and what to do again once it does.
#[derive(Clone)]
pub struct MissingPart {
    /// Why: decides whether the page offers to try again or to reload.
    pub why: Missing,
    /// In which language that is said.
    pub language: Language,
    /// Does what was wanted.
    pub retry: Rc<dyn Fn()>,
}

impl App {
    /// For the root alone.
    pub fn new(
        config: Rc<Config>,
        session: Rc<Session>,
        store: Rc<dyn Store>,
        text: &'static Text,
        boot_form: Option<BootForm>,
    ) -> Self {
        let scope = Scope::here();
        let workspaces = Workspaces::of_page();
        let (unsaved, over) = (StoredValue::new(None), StoredValue::new(None));
        // Leaked on purpose: there is one page, and it ends with the tab.
        Self(Box::leak(Box::new(Page {
            who: RwSignal::new(session.who()),
            flow: RwSignal::new(session.flow()),
            config: StoredValue::new_local(config),
            session: StoredValue::new_local(session),
            store: StoredValue::new_local(store),
            boot_form: StoredValue::new_local(boot_form),
            scope,
            text: RwSignal::new(text),
            route: address::watch(unsaved, over),
            unsaved,
            over,
            workspace: workspaces.current(),
            workspaces,
            parts: Parts::new(scope),
            missing: RwSignal::new_local(None),
            search: NodeRef::new(),
            palette: RwSignal::new(false),
            live_region: RwSignal::new(String::new()),
        })))
    }

    /// Whether closing the page would lose something: uploads or downloads under way, or a text that is not saved.
    ///
    /// Not tracked: the browser asks at the moment of closing.
    pub fn is_busy(self) -> bool {
        self.unsaved.with_value(Option::is_some)
            || self.workspace.get_untracked().is_some_and(Workspace::is_busy)
    }

    /// The configuration.
    pub fn config(self) -> Rc<Config> {
        self.config.get_value()
    }

    /// The session, for its calls; its state is in [`Page::who`] and [`Page::flow`].
    pub fn session(self) -> Rc<Session> {
        self.session.get_value()
    }

    /// Tells the sign-in what the person did.
    ///
    /// Returns at once; the outcome arrives in [`Page::flow`] and [`Page::who`]. An event that the current
    /// step does not know is ignored by `model::auth`.
    pub fn dispatch(self, event: Event) {
        self.session().dispatch(event);
    }

    /// Goes to another route, as a link does.
    pub fn go(self, route: &Route) {
        address::go(&route.href());
    }

    /// Changes the address without a step in the history: a search being typed, a redirect.
    pub fn replace(self, route: &Route) {
        address::replace(&route.href());
    }

    /// Changes the language, from now on and on this device. The page keeps its own until the other has come.
    ///
    /// The choice is kept only once the sentences are there: a failure must not leave a device whose next
    /// visit begins with a language that cannot be fetched. Setting [`Page::text`] draws the page anew, so
    /// open dialogs and the text in them are gone; the sign-in form stays, since its elements are not the
    /// app's.
    pub fn speak(self, language: Language) {
        self.missing.set(None);
        self.scope.spawn(async move {
            if let Ok(text) = sentences(language).await {
                self.store.with_value(|store| store.set(ports::Scope::Device, LANGUAGE, language.tag()));
                self.text.set(text);
                return;
            }
            let why = Missing::find().await;
            let retry = Rc::new(move || self.speak(language));
            self.missing.set(Some(MissingPart { why, language, retry }));
        });
    }

    /// Does something with a part of the page, as soon as it is there, unless the caller's scope has ended by then. Where the
    /// part does not come, the page says so and offers to do it again.
    ///
    /// `then` may be called again, because "Try again" repeats the whole press. A newer call removes the notice of an
    /// older one.
    pub fn with_part<T: Copy + Send + Sync + 'static>(
        self,
        part: Part<T>,
        scope: Scope,
        then: impl Fn(T) + 'static,
    ) {
        let then = move || {
            if let Some(part) = part.loaded() {
                then(*part);
            }
        };
        self.once_there(part.untyped(), scope, Rc::new(then));
    }

    /// The same without the part's functions: the page carries it once, whatever the part.
    pub fn once_there(self, part: AnyPart, scope: Scope, then: Rc<dyn Fn()>) {
        self.missing.set(None);
        let again = then.clone();
        let on_missing = move |why| {
            let language = self.text.get_untracked().language;
            let retry = Rc::new(move || self.once_there(part, scope, again.clone()));
            self.missing.set(Some(MissingPart { why, language, retry }));
        };
        part.then(scope, Box::new(move || then()), Box::new(on_missing));
    }

    /// Opens the list of all commands, once its part is there.
    pub fn open_palette(self) {
        self.once_there(self.parts.work.untyped(), self.scope, Rc::new(move || self.palette.set(true)));
    }

    /// Whether this browser would keep a value like this one after the page closes.
    pub fn can_keep(self, value: &str) -> bool {
        self.store.with_value(|store| store.has_room(ports::Scope::Device, value))
    }

    /// The sign-in form of `index.html`; `None` in a page that has none.
    pub fn boot_form(self) -> Option<BootForm> {
        self.boot_form.get_value()
    }

    /// Says something to those who listen, without moving the focus.
    ///
    /// Goes to the frame's polite live region, which waits until the screen reader has finished its sentence.
    /// For outcomes that are seen elsewhere on the screen; a failure is an `ErrorPanel`, which has
    /// `role="alert"` of its own. Of two announcements within one frame only the later one is heard.
    pub fn announce(self, text: impl Into<String>) {
        // The same words twice in a row would not be read again: an empty turn between makes them news.
        self.live_region.set(String::new());
        let text = text.into();
        self.scope.next_frame(move || self.live_region.set(text));
    }

    /// What was announced last, for the live region.
    pub fn live_region(self) -> Signal<String> {
        self.live_region.into()
    }

    /// Explains a failure in the language of the page, to the person who is here.
    ///
    /// Guests get other advice than users where access is denied: signing in may be what helps. Not tracked;
    /// a change of the language draws everything anew.
    pub fn explain(self, failure: &Failure) -> Explanation {
        self.text.get_untracked().explain(failure, self.is_guest())
    }

    /// [`Self::explain`] for calls to the user pool: for the parts that make them.
    pub fn explain_auth(self, failure: &Failure) -> Explanation {
        self.text.get_untracked().explain_auth(failure, self.is_guest())
    }

    fn is_guest(self) -> bool {
        self.workspace.get_untracked().is_some_and(|workspace| workspace.is_guest)
    }
}

/// What the whole page shares.
///
/// Only within an owner below the root; elsewhere there is no context, so handlers capture the handle when
/// the component is made.
pub fn use_app() -> App {
    expect_context()
}

/// The sentences. Plain `&'static` data: a change of the language draws everything anew.
///
/// English where there is no context: a page without words would be worse than one in the wrong language.
pub fn use_text() -> &'static Text {
    use_context().unwrap_or(Text::ENGLISH)
}

/// Names the page in the tab and the history, as long as the caller stands: "Sign in – Alcove".
///
/// The title is the first thing that a screen reader says of a page, so each screen names itself, and the
/// route's own part (the folder) comes before the site. Follows a signal, and is not restored when the caller
/// goes: the next screen sets its own.
pub fn use_title(title: impl Into<Signal<String>>) {
    let (site, title) = (use_app().config().title.clone(), title.into());
    Effect::new(move || document().set_title(&[title.get().as_str(), " – ", &site].concat()));
}
