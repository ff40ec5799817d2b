//! From an empty page to the app: load the configuration, take over the form, mount, restore the session. The boot page stays until
//! the app has drawn its first frame.

use std::rc::Rc;

use futures_util::join;
use leptos::mount::mount_to_body;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::app::Root;
use super::boot_form::{self, BootForm};
use super::context::{App, LANGUAGE};
use super::language::sentences;
use super::lazy::ask_to_try_again;
use super::screens::account::{self, AccountPart};
use super::screens::files;
use super::{address, browser, managed, panic};
use crate::client::files::FilesClient;
use crate::client::ports::{Ports, Scope, Store};
use crate::client::s3::S3;
use crate::client::session::Session;
use crate::client::transfers::Transfers;
use crate::config::{Config, Language};
use crate::model::auth::Who;
use crate::model::boot_hints;
use crate::model::personal::home;
use crate::model::route::Route;
use crate::model::text::Text;
use crate::ui::parts::NotLoaded;

/// Starts the page: from here on a panic has a page of its own.
pub fn start() {
    panic::install();
    let returned = managed::take_return();
    // The page has no owner yet: what runs until the app is mounted is the page itself.
    spawn_local(async move {
        let ports = browser::ports();
        while let Err((NotLoaded, language)) = begin(&ports, returned.as_ref()).await {
            ask_to_try_again(language).await;
        }
    });
}

/// Opens the app, or says what is wrong with its configuration. An error is a part that did not come: [`start`] asks, then calls again.
async fn begin(ports: &Ports, returned: Option<&String>) -> Result<(), (NotLoaded, Language)> {
    // Most often it is the language that static/boot.js has guessed: its part comes beside the configuration.
    let guess = document().document_element().and_then(|root| root.get_attribute("lang"));
    let guess = guess.and_then(|tag| Language::from_tag(&tag)).unwrap_or(Language::En);
    let (config, _) = join!(browser::config(), sentences(guess));
    let language = language(config.as_ref().ok().and_then(|config| config.language), &*ports.store);
    let text = sentences(language).await.map_err(|missing| (missing, language))?;
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", language.tag());
    }
    match config {
        Ok(config) => open(Rc::new(config), text, ports.clone(), returned.cloned()),
        Err(error) => {
            let part = account::part().await.map_err(|missing| (missing, language))?;
            boot_form::remove_page();
            if let Some(account) = part.downcast_ref::<AccountPart>() {
                mount_to_body(move || (account.config_error)(error, text));
            }
        }
    }
    Ok(())
}

fn open(config: Rc<Config>, text: &'static Text, ports: Ports, returned: Option<String>) {
    let path = window().location().pathname().unwrap_or_default();
    ports.store.set(Scope::Device, &boot_hints::key(&path), &boot_hints::remember(&config));
    paint(config.accent.as_deref());

    let session = Session::new(config.clone(), ports.clone());
    let has_pages = config.user_pool.managed.is_some();
    let form = BootForm::take(config.identity_pool.guests);
    if form.as_ref().is_some_and(BootForm::has_begun) {
        address::replace(&Route::SignIn.href());
    }
    // The form that is shown stays where it is until the app has a card for it.
    if !boot_form::is_shown() {
        boot_form::remove_page();
    }
    mount_to_body(move || {
        let app = App::new(config.clone(), session.clone(), ports.store.clone(), text, form);
        app.scope.next_frame(boot_form::remove_page);
        files::listen(app);
        let changed = session.clone();
        session.subscribe(move || adopt(app, &changed, &config, &ports));
        session.start();
        let returned = returned.filter(|_| has_pages);
        if returned.is_some() || session.has_unconfirmed_device() {
            app.with_part(app.parts.sign_in, app.scope, move |part| (part.start)(app, returned.clone()));
        }
        let waiting = session.clone();
        StoredValue::new_local(browser::on_network(move |online| {
            if online {
                waiting.retry();
            }
        }));
        StoredValue::new_local(browser::ask_before_closing(move || app.is_busy()));
        view! { <Root app /> }
    });
}

/// The configured accent: every other colour follows from it (`style/tokens.css`).
fn paint(accent: Option<&str>) {
    use wasm_bindgen::JsCast;
    let root = document().document_element();
    let root = root.as_ref().and_then(|root| root.dyn_ref::<web_sys::HtmlElement>());
    if let (Some(root), Some(accent)) = (root, accent) {
        let _ = root.style().set_property("--accent-seed", accent);
    }
}

/// The person's choice on this device, else the admin's, else the browser's.
fn language(configured: Option<Language>, store: &dyn Store) -> Language {
    let chosen = store.get(Scope::Device, LANGUAGE).and_then(|tag| Language::from_tag(&tag));
    chosen.or(configured).unwrap_or_else(|| {
        let tags: Vec<String> =
            window().navigator().languages().iter().filter_map(|tag| tag.as_string()).collect();
        Language::preferred(tags.iter().map(String::as_str))
    })
}

/// Brings the session's state into the page's signals. Another identity gets a workspace of its own.
fn adopt(app: App, session: &Rc<Session>, config: &Config, ports: &Ports) {
    let who = session.who();
    let before = app.workspace.get_untracked().map(|workspace| (workspace.identity(), workspace.is_guest));
    let now = who.identity().map(|identity| (identity.to_string(), who.user().is_none()));
    if before != now {
        let next = now.map(|(identity, is_guest)| {
            let s3 = S3::new(&config.bucket, ports.clone(), session.credentials());
            s3.set_home(home::of(config, &identity).filter(|_| !is_guest));
            (FilesClient::new(s3.clone()), Transfers::new(s3), identity, is_guest)
        });
        app.workspaces.replace(app, next);
    }
    // Whoever signs out or loses the session finds the form at its beginning the next time.
    let flow = session.flow();
    if app.flow.with_untracked(|before| *before != flow) {
        app.flow.set(flow);
    }
    if app.who.with_untracked(|before| *before != who) {
        if matches!((app.who.get_untracked(), &who), (Who::Restoring, Who::SignedOut(_))) {
            app.scope.spawn(browser::forget_folders(None));
        }
        app.who.set(who);
    }
}
