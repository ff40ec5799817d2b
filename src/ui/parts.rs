//! The parts of the page that are fetched when somebody wants what is in them. The core (frame, session, list, toolbar)
//! comes with the page; each of these is one file for one intent: signing in, the account, the details of an entry, work
//! with files (the transfer engine and the dialogs), previews, links, sync and archives, renaming and moving, deleted files
//! and versions, favourites and recents, the set-up examined. The words of another language are [`super::language`]'s.
//!
//! A part is a struct of functions into its code. A part that could not be fetched is asked for again by the next press.
//!
//! # Life of a part
//!
//! | stage | entered when | left when |
//! |---|---|---|
//! | `Idle` | the page starts | anyone asks: `Fetching` |
//! | `Fetching` | the first request for the chunk goes out | the chunk is there: `Ready`; none came: `Missing` |
//! | `Ready` | the chunk has been compiled | never: code that has come stays |
//! | `Missing` | no chunk came and the reason is known | the next press asks again: `Fetching` |
//!
//! A part that only draws goes through `ui::lazy`; a press that needs a part goes through `App::with_part`; a
//! hint that a press is near (a pointer over the toolbar, an open menu) calls [`Part::prefetch`]. The parts
//! follow intents and not modules, since one more file costs one more round trip: whoever uploads one file
//! soon wants the progress panel too.

use std::any::Any;
use std::marker::PhantomData;

use futures_util::future::join;
use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::browser;
use super::scope::Scope;
use super::screens::account::AccountPart;
use super::screens::check::CheckPart;
use super::screens::files::details::DetailsPart;
use super::screens::files::history::HistoryPart;
use super::screens::files::organize::OrganizePart;
use super::screens::files::personal::PersonalPart;
use super::screens::files::preview::PreviewPart;
use super::screens::files::share::SharePart;
use super::screens::files::sync::SyncPart;
use super::screens::files::views::ViewsPart;
use super::screens::files::work::WorkPart;
use super::screens::sign_in::SignInPart;
pub(crate) use crate::chunks::chunk;
pub use crate::chunks::{Fetched, NotLoaded};

/// How long the question why a part is missing may take, in milliseconds: the person waits for a word meanwhile.
const PATIENCE_MS: u32 = 5_000;

/// Why a part could not be fetched.
///
/// The failed import does not tell the two apart: browsers report a network failure and a 404 alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// There was no answer: trying again is all that can be done.
    NoNetwork,
    /// The site was updated and has the files of this page no longer. Asking again cannot succeed, so the
    /// page offers to reload.
    Updated,
}

impl Missing {
    /// Asks the site for its page, which names the scripts that it starts with; their names hold hashes of their contents.
    ///
    /// Sends one GET for the page, past the browser's cache, and waits at most `PATIENCE_MS`. A page that no
    /// longer names the script of this page is another version. Every other outcome, a timeout included,
    /// counts as [`Missing::NoNetwork`]: to try again in vain is cheaper than to reload a page that has
    /// unsent uploads.
    pub async fn find() -> Self {
        let script = document().query_selector("script[type=module]").ok().flatten();
        let script = script.and_then(|it| it.get_attribute("src")).unwrap_or_default();
        match browser::page_now(PATIENCE_MS).await {
            Some(page) if !page.contains(&script) => Self::Updated,
            _ => Self::NoNetwork,
        }
    }
}

/// How far the fetching of a part is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Nobody wanted it yet.
    /// The next request fetches.
    Idle,
    /// It is on its way.
    /// Further requests join this fetch.
    Fetching,
    /// It is there.
    Ready,
    /// It did not come.
    Missing(Missing),
}

/// What a part's split point gives: a struct of functions, of whichever type. One type for all parts, so that the code that
/// fetches them is in the page once.
pub type PartValue = &'static (dyn Any + Send + Sync);

/// A part of the page whose functions are a `T`. Copies are handles to the same one.
///
/// The loader is not generic; the type comes back in [`Part::get`] by a downcast, so each part costs one
/// downcast and no copy of the loader. `PhantomData<fn() -> T>` keeps the handle `Send` whatever `T` is.
pub struct Part<T>(StoredValue<Loader>, PhantomData<fn() -> T>);

impl<T> Clone for Part<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Part<T> {}

impl<T: Copy + Send + Sync + 'static> Part<T> {
    fn new(loader: Loader) -> Self {
        Self(StoredValue::new(loader), PhantomData)
    }

    fn loader(self) -> Loader {
        self.0.get_value()
    }

    /// How far it is. Tracked.
    pub fn stage(self) -> Stage {
        self.loader().stage.get()
    }

    /// The part, once it is there. Tracked.
    pub fn get(self) -> Option<T> {
        let loader = self.loader();
        loader.stage.track();
        Self::typed(loader.value.get_value()?)
    }

    /// The part, if it is there now.
    pub fn loaded(self) -> Option<&'static T> {
        self.loader().value.get_value()?.downcast_ref()
    }

    /// Fetches it, unless it is there or on its way.
    ///
    /// Runs in the page's scope: leaving the screen that asked does not abort the fetch. Idempotent, and
    /// cheap enough for a pointer event. A failure shows in the stage alone.
    pub fn prefetch(self) {
        self.loader().prefetch();
    }

    /// Does something with it as soon as it is there, in the caller's scope; nothing, and without a word, where it does not come.
    pub fn once(self, scope: Scope, then: impl FnOnce(T) + 'static) {
        let then = move || {
            if let Some(part) = self.loaded() {
                then(*part);
            }
        };
        self.untyped().then(scope, Box::new(then), Box::new(|_| {}));
    }

    /// The part without the type of its functions.
    pub const fn untyped(self) -> AnyPart {
        AnyPart(self.0)
    }

    fn typed(part: PartValue) -> Option<T> {
        part.downcast_ref().copied()
    }
}

/// A part of whichever type.
#[derive(Clone, Copy)]
pub struct AnyPart(StoredValue<Loader>);

impl AnyPart {
    /// Does something as soon as the part is there, in the caller's scope. `on_missing` hears why it is not.
    ///
    /// Where the part is there already, `then` runs at once, before this function returns. Otherwise the wait
    /// belongs to `scope`: if that ends first, neither callback runs.
    pub fn then(self, scope: Scope, then: Box<dyn FnOnce()>, on_missing: Box<dyn FnOnce(Missing)>) {
        self.0.get_value().then(scope, then, on_missing);
    }
}

/// Fetches one part.
///
/// `value` is beside `stage` because a `dyn Any` can be neither compared nor shown; `stage` is the signal
/// that views track, and is set after `value`.
#[derive(Clone, Copy)]
struct Loader {
    fetch: fn() -> Fetched<PartValue>,
    value: StoredValue<Option<PartValue>>,
    stage: RwSignal<Stage>,
    scope: Scope,
}

impl Loader {
    fn new(scope: Scope, fetch: fn() -> Fetched<PartValue>) -> Self {
        Self { fetch, value: StoredValue::new(None), stage: RwSignal::new(Stage::Idle), scope }
    }

    fn prefetch(self) {
        if matches!(self.stage.get_untracked(), Stage::Idle | Stage::Missing(_)) {
            self.scope.spawn(async move {
                let _ = self.fetch().await; // the stage says how it went
            });
        }
    }

    fn then(self, scope: Scope, then: Box<dyn FnOnce()>, on_missing: Box<dyn FnOnce(Missing)>) {
        if self.value.with_value(Option::is_some) {
            return then();
        }
        // The page fetches, not the caller: a caller that goes meanwhile would leave the stage at `Fetching` for good.
        self.scope.spawn(async move {
            let fetched = self.fetch().await;
            scope.run(|| match fetched {
                Ok(_) => then(),
                Err(missing) => on_missing(missing),
            });
        });
    }

    /// The loader of the build answers a second call with the fetch that is under way, and a call after a failure with a new one.
    async fn fetch(self) -> Result<PartValue, Missing> {
        if self.value.with_value(Option::is_none) {
            self.stage.set(Stage::Fetching);
        }
        let (part, looks) = join((self.fetch)(), looks()).await;
        let Ok(part) = looks.and(part) else {
            let missing = Missing::find().await;
            // A later fetch may have brought the part while the question why this one failed was under way.
            return self.value.get_value().ok_or_else(|| {
                self.stage.set(Stage::Missing(missing));
                missing
            });
        };
        self.value.set_value(Some(part));
        if self.stage.get_untracked() != Stage::Ready {
            self.stage.set(Stage::Ready);
        }
        Ok(part)
    }
}

/// The looks of what the first picture has not, which all parts share: start.js knows the name of their file, which holds a hash, and
/// fetches it once. Where there is no start.js, as in the tests in a browser, there are no looks to wait for.
pub async fn looks() -> Result<(), NotLoaded> {
    let Some(ask) =
        Reflect::get(&window(), &"partsLooks".into()).ok().and_then(|it| it.dyn_into::<Function>().ok())
    else {
        return Ok(());
    };
    let coming = ask.call0(&JsValue::UNDEFINED).map(Promise::from).map_err(|_| NotLoaded)?;
    JsFuture::from(coming).await.map(drop).map_err(|_| NotLoaded)
}

/// All parts, owned by the page.
#[derive(Clone, Copy)]
pub struct Parts {
    /// The forms of signing in and up.
    pub sign_in: Part<SignInPart>,
    /// The account page.
    pub account: Part<AccountPart>,
    /// All that is known of one entry.
    pub details: Part<DetailsPart>,
    /// What is found in all folders below.
    pub find: Part<DetailsPart>,
    /// The transfer engine, its panel, and the dialogs of the Files screen.
    pub work: Part<WorkPart>,
    /// Files shown in place.
    pub preview: Part<PreviewPart>,
    /// Links for others.
    pub share: Part<SharePart>,
    /// Folder sync, verifying, and archives.
    pub sync: Part<SyncPart>,
    /// Deleted files, versions, and what undoes a deletion.
    pub history: Part<HistoryPart>,
    /// Renaming, moving and copying.
    pub organize: Part<OrganizePart>,
    /// What follows the person: favourites, recents, settings.
    pub personal: Part<PersonalPart>,
    /// Other forms of the list than the first.
    pub views: Part<ViewsPart>,
    /// The folders beside the list.
    pub tree: Part<DetailsPart>,
    /// The examination of the set-up.
    pub check: Part<CheckPart>,
}

impl Parts {
    /// For the page alone: what is under way ends with the page.
    pub fn new(scope: Scope) -> Self {
        Self {
            sign_in: Part::new(Loader::new(scope, super::screens::sign_in::part)),
            account: Part::new(Loader::new(scope, super::screens::account::part)),
            details: Part::new(Loader::new(scope, super::screens::files::details::part)),
            find: Part::new(Loader::new(scope, super::screens::files::find::part)),
            work: Part::new(Loader::new(scope, super::screens::files::work::part)),
            preview: Part::new(Loader::new(scope, super::screens::files::preview::part)),
            share: Part::new(Loader::new(scope, super::screens::files::share::part)),
            sync: Part::new(Loader::new(scope, super::screens::files::sync::part)),
            history: Part::new(Loader::new(scope, super::screens::files::history::part)),
            organize: Part::new(Loader::new(scope, super::screens::files::organize::part)),
            personal: Part::new(Loader::new(scope, super::screens::files::personal::part)),
            views: Part::new(Loader::new(scope, super::screens::files::views::part)),
            tree: Part::new(Loader::new(scope, super::screens::files::tree::part)),
            check: Part::new(Loader::new(scope, super::screens::check::part)),
        }
    }
}
