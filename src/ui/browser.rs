//! The browser as the page uses it: the one file of `ui` that names `web`. Everything else gets values of plain Rust from
//! here, or a port.
//!
//! `ui` uses `web` through this file so that the layers stay visible: a test holds that no other file of `ui`
//! names `web`, and whoever wants to know what the page needs of a browser reads this list. Names that mean
//! something else in `web` are given the name that screens use (`Held` is a `Piece` of an archive, `Taken` is
//! what was `Handed` over).
//!
//! Functions that open a dialog of the browser want a *user activation*: call them in the handler of a press,
//! before any `await`.

use std::rc::Rc;

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use web_sys::{AbortSignal, DataTransfer, FileList};

use crate::client::archive::OpenSink;
use crate::client::ports::attachment::Attachments;
use crate::client::ports::directory::{Directory, Refused};
use crate::client::ports::surroundings::Surroundings;
use crate::client::ports::{ChosenFiles, Keeper, Ports, Scope};
use crate::config::Config;
use crate::web;

pub use crate::web::archive::{Chosen, Held as Piece, ahead_of_utc, choose, source};
pub use crate::web::config::LoadError;
pub use crate::web::events::{
    Listening, ask_before_closing, before_context_menu, is_online, on_network, on_visibility,
};
pub use crate::web::files::Taken as Handed;
pub use crate::web::files::folders::{forget as forget_folders, keep as keep_folder, kept as kept_folder};
pub use crate::web::files::starred;
pub use crate::web::observe::Observing;
pub use crate::web::preview::{Decoder, Painter, is_playing, resume, second, type_text, value};
pub use crate::web::thumbnail::{Bitmap, small};
pub use crate::web::webauthn::{Refused as PasskeyRefused, is_available, offers_in_fields};

/// The ports that `client` works over.
pub fn ports() -> Ports {
    web::ports()
}

/// Loads `config.json`.
///
/// # Errors
///
/// [`LoadError`] tells a missing file from a wrong one, because the admin who deploys the page must do
/// different things about them. None is retried here; the error page offers to reload.
pub async fn config() -> Result<Config, LoadError> {
    web::config::fetch().await
}

/// The page as the site has it now; `None` where it does not come within so many milliseconds.
pub async fn page_now(patience: u32) -> Option<String> {
    web::config::page(patience).await
}

/// Takes what was chosen in a file field; the field can be emptied after that.
pub fn from_field(files: &FileList) -> Handed {
    web::files::choose::from_input(files)
}

/// Takes what was dropped or pasted. Call it in the event's handler: after that the browser empties the transfer.
pub fn from_transfer(data: &DataTransfer) -> Handed {
    web::files::choose::from_transfer(data)
}

/// Opens the folders among what was handed over, and keeps every file.
pub fn walk(handed: Handed) -> LocalBoxFuture<'static, ChosenFiles> {
    handed.walk().boxed_local()
}

/// Whether the browser has a dialog whose files a later page can open again.
///
/// Elsewhere the hidden file field is used, and an upload can be resumed only by choosing its file again.
pub fn can_pick() -> bool {
    web::files::opener::can_pick()
}

/// What other apps have shared with the installed page, and nobody has uploaded or discarded yet.
pub async fn shared() -> Handed {
    web::files::shared::all().await
}

/// Forgets it.
pub async fn forget_shared() {
    web::files::shared::forget().await;
}

/// Asks for files in that dialog; only while the person presses something. `None` where they cancel the dialog.
pub async fn pick() -> Option<ChosenFiles> {
    web::files::opener::pick().await
}

/// Whether the browser has a dialog that lets the page into a folder.
pub fn can_sync() -> bool {
    web::files::opener::can_pick_folder()
}

/// Asks for a folder in that dialog, to read or to write in; only while the person presses something.
///
/// `Ok(None)` where the person cancels the dialog.
///
/// # Errors
///
/// The browser refuses some folders (a system folder, the whole of the downloads); the caller shows that and
/// leaves the choice open.
pub async fn pick_folder(writing: bool, notes: Scope) -> Result<Option<Rc<dyn Directory>>, Refused> {
    web::files::directory::pick(writing, notes).await
}

/// Keeps notes of uploads for a later page: on this device, or in this tab alone.
pub fn keeper(scope: Scope, ports: &Ports) -> Rc<dyn Keeper> {
    match scope {
        Scope::Tab => Rc::new(web::files::kept_in_tab::TabKeeper(ports.store.clone())),
        Scope::Device => Rc::new(web::files::kept::BrowserKeeper),
    }
}

/// Whether a visit on this device left notes of uploads.
pub async fn has_notes() -> bool {
    web::files::kept::has_any().await
}

/// Follows links to what the browser saves by itself.
pub fn attachments() -> Rc<dyn Attachments> {
    Rc::new(web::attachment::Frames)
}

/// What the examination of the set-up asks of this browser. It hears of refusals from now on.
pub fn surroundings() -> Rc<dyn Surroundings> {
    Rc::new(web::surroundings::BrowserSurroundings::listen())
}

/// Removes the notes of an identity's uploads and synced folders from this device.
pub async fn forget_notes(identity: &str) {
    web::files::kept::forget(identity).await;
}

/// Opens the place for an archive once its size is known.
///
/// Boxed, so that the archive's engine in `client` needs no type of the browser.
pub fn open_sink(chosen: Chosen, name: String) -> OpenSink<Piece> {
    Box::new(move |size| Box::pin(web::archive::open(chosen, name, size)))
}

/// Makes a passkey from options in JSON; gives it as JSON.
///
/// # Errors
///
/// The exception's name and message. `NotAllowedError` covers both a person who cancels and a device without
/// a passkey: `WebAuthn` does not let a page tell these apart.
pub async fn create_passkey(options: &str, signal: &AbortSignal) -> Result<String, PasskeyRefused> {
    web::webauthn::create(options, signal).await
}

/// Signs with a passkey; gives the signature as JSON.
///
/// With `in_fields` there is no dialog: the future waits until the person picks a passkey from a field's own
/// list, so it may never end. The `signal` ends it.
pub async fn sign_with_passkey(
    options: &str,
    in_fields: bool,
    signal: &AbortSignal,
) -> Result<String, PasskeyRefused> {
    web::webauthn::sign(options, in_fields, signal).await
}
