//! The browser's passkeys for the screens that use them: a refusal is a [`Failure`] like any other, and an open prompt ends with
//! the screen.
//!
//! Who uses it: the account's panel makes passkeys, the sign-in step signs with one, and the sign-in form
//! offers them in its fields. Each has a [`PasskeyPrompt`] of its own.
//!
//! A browser allows one request to `navigator.credentials` at a time, and one that waits in the fields
//! counts. So a prompt aborts its own former request before it begins another, and the end of the screen
//! aborts the last.

use leptos::prelude::*;
use web_sys::AbortController;

use super::browser::{self, PasskeyRefused as Refused};
use crate::model::failure::Failure;
use crate::model::text::passkeys::{CREATE, GET};

pub use super::browser::{is_available, offers_in_fields};

/// The browser's passkey prompt of one screen. A new prompt, or the end of the owner, aborts the one before.
#[derive(Clone, Copy)]
pub struct PasskeyPrompt(StoredValue<Option<AbortController>, LocalStorage>);

impl PasskeyPrompt {
    /// Of the current owner.
    pub fn here() -> Self {
        let prompt = Self(StoredValue::new_local(None));
        on_cleanup(move || prompt.stop());
        prompt
    }

    /// Aborts the open prompt.
    pub fn stop(self) {
        let before = self.0.write_value().take();
        if let Some(before) = before {
            before.abort();
        }
    }

    /// Makes a passkey; gives it as JSON.
    ///
    /// `options` is what `StartWebAuthnRegistration` answered; the result goes to
    /// `CompleteWebAuthnRegistration`.
    ///
    /// # Errors
    ///
    /// A [`Failure`] with the browser's exception: cancelled, aborted by a newer prompt, or a passkey of this
    /// account on the device already. Never retried by itself, since every try is a dialog.
    pub async fn create(self, options: String) -> Result<String, Failure> {
        let controller = self.begin(CREATE)?;
        browser::create_passkey(&options, &controller.signal())
            .await
            .map_err(|refused| failed(CREATE, refused))
    }

    /// Signs with a passkey; gives the signature as JSON.
    ///
    /// `options` come from a `WEB_AUTHN` challenge. With `in_fields` the request waits in the browser's own
    /// list, possibly for ever; [`Self::stop`] or the owner's end lets it go.
    ///
    /// # Errors
    ///
    /// As [`Self::create`].
    pub async fn sign(self, options: String, in_fields: bool) -> Result<String, Failure> {
        let controller = self.begin(GET)?;
        let signed = browser::sign_with_passkey(&options, in_fields, &controller.signal()).await;
        signed.map_err(|refused| failed(GET, refused))
    }

    /// A controller for the next request, after the former one is aborted.
    fn begin(self, operation: &'static str) -> Result<AbortController, Failure> {
        self.stop();
        let controller = AbortController::new().map_err(|error| failed(operation, error.into()))?;
        self.0.set_value(Some(controller.clone()));
        Ok(controller)
    }
}

fn failed(operation: &'static str, refused: Refused) -> Failure {
    Failure::of_browser(operation, refused.name, refused.message)
}
