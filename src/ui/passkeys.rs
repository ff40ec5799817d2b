//! The browser's passkeys for the screens that use them: a refusal is a [`Failure`] like any other, and an open prompt ends with
//! the screen.

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
    pub async fn create(self, options: String) -> Result<String, Failure> {
        let controller = self.begin(CREATE)?;
        browser::create_passkey(&options, &controller.signal())
            .await
            .map_err(|refused| failed(CREATE, refused))
    }

    /// Signs with a passkey; gives the signature as JSON.
    pub async fn sign(self, options: String, in_fields: bool) -> Result<String, Failure> {
        let controller = self.begin(GET)?;
        let signed = browser::sign_with_passkey(&options, in_fields, &controller.signal()).await;
        signed.map_err(|refused| failed(GET, refused))
    }

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
