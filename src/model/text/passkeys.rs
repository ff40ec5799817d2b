//! Passkeys, in the sign-in form and on the account page, and remembered devices; and what a browser can refuse.

use super::Sentences;
use crate::model::failure::{Cause, Failure};

/// Passkeys and remembered devices.
#[allow(missing_docs, reason = "each is named by what it says in English, in the order of the screens")]
pub struct Passkeys {
    /// Between the form and the passkey button.
    pub or: &'static str,
    pub sign_in: &'static str,
    pub other_way: &'static str,
    pub step: &'static str,
    /// While the browser's own dialog is due or open.
    pub step_lead: &'static str,
    /// While the browser's dialog is open.
    pub waiting: &'static str,
    /// A passkey was asked for, and the pool answered with a choice of other ways.
    pub remark_none: &'static str,
    /// The browser had a passkey, and the pool does not know it.
    pub remark_refused: &'static str,

    pub title: &'static str,
    pub lead: &'static str,
    /// Why there is no button to rename: Cognito's API has no such call.
    pub named_by: &'static str,
    pub none: &'static str,
    /// In place of a name that the list does not give.
    pub unnamed: &'static str,
    /// When it was made, as the browser writes dates.
    pub made: fn(&str) -> String,
    pub create: &'static str,
    pub created: &'static str,
    /// In place of the button, where the browser has no Web Authentication.
    pub no_support: &'static str,
    pub delete: &'static str,
    /// The button's name for those who do not see the row that it is in.
    pub delete_this: fn(&str) -> String,
    pub delete_title: &'static str,
    /// By the passkey's name. The authenticator keeps its half, which only the person can remove.
    pub delete_lead: fn(&str) -> String,
    pub deleted: &'static str,

    pub devices: &'static str,
    pub devices_lead: &'static str,
    pub no_devices: &'static str,
    /// A badge on the device whose key this browser keeps.
    pub this_device: &'static str,
    pub unnamed_device: &'static str,
    /// When and from where it signed in last; the address may be empty.
    pub last_seen: fn(when: &str, address: &str) -> String,
    pub forget: &'static str,
    /// The button's name for screen readers, by the device's name.
    pub forget_this: fn(&str) -> String,
    pub forget_title: &'static str,
    /// By the device's name: what follows for it.
    pub forget_lead: fn(&str) -> String,
    pub forgotten: &'static str,

    /// `NotAllowedError` while signing in.
    pub refused_cancelled: Sentences,
    /// `NotAllowedError` while making one.
    pub refused_cancelled_making: Sentences,
    /// `InvalidStateError`: the authenticator holds one of the excluded credentials.
    pub refused_exists: Sentences,
    /// `SecurityError`: the relying party id does not cover this page's domain, or there is no secure
    /// context.
    pub refused_address: Sentences,
    /// `NotSupportedError` and the like: an algorithm or a user verification that is not to be had.
    pub refused_support: Sentences,
}

/// The browser's own part of making a passkey, as failures name it.
pub const CREATE: &str = "navigator.credentials.create";
/// The browser's own part of signing in with one.
pub const GET: &str = "navigator.credentials.get";

impl Passkeys {
    /// What a refusal of the browser means. The user pool's own are [`super::AuthProblem`]s.
    pub fn refusal(&'static self, failure: &Failure) -> Option<&'static Sentences> {
        match &failure.cause {
            Cause::Browser { name, .. } => self.browser_refusal(failure.operation, name),
            _ => None,
        }
    }

    /// What an exception of the browser means, by the names that the `WebAuthn` specification gives.
    fn browser_refusal(&'static self, operation: &str, name: &str) -> Option<&'static Sentences> {
        Some(match (operation, name) {
            // Browsers tell a person's "no", a time-out and a device without a passkey apart in no way, for privacy.
            (CREATE, "NotAllowedError" | "AbortError") => &self.refused_cancelled_making,
            (GET, "NotAllowedError" | "AbortError") => &self.refused_cancelled,
            (CREATE, "InvalidStateError") => &self.refused_exists,
            (_, "SecurityError") => &self.refused_address,
            (_, "NotSupportedError" | "ConstraintError" | "TypeError") => &self.refused_support,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::model::text::Text;

    /// What the `WebAuthn` specification has a browser say.
    const BROWSER: &[&str] = &[
        "AbortError",
        "ConstraintError",
        "NotAllowedError",
        "NotSupportedError",
        "SecurityError",
        "TypeError",
    ];

    fn failure(operation: &'static str, name: &str) -> Failure {
        Failure::of_browser(operation, name.into(), String::new())
    }

    #[test]
    fn every_specified_refusal_has_sentences_in_every_language() {
        for name in BROWSER {
            for language in Language::ALL {
                for operation in [CREATE, GET] {
                    let sentences = Text::of(language).passkeys().refusal(&failure(operation, name));
                    let sentences = sentences.unwrap_or_else(|| panic!("{operation}: {name}"));
                    assert!(!sentences.what.is_empty() && !sentences.next.is_empty(), "{operation}: {name}");
                }
            }
        }
    }

    #[test]
    fn a_no_while_a_passkey_is_made_is_not_a_no_while_one_is_used() {
        let words = Text::ENGLISH.passkeys();
        let meant = |operation, name| words.refusal(&failure(operation, name)).map(|it| it.what);
        assert_ne!(meant(CREATE, "NotAllowedError"), meant(GET, "NotAllowedError"));
        assert_eq!(meant(CREATE, "InvalidStateError"), Some(words.refused_exists.what));
        assert_eq!(meant("showDirectoryPicker", "AbortError"), None);
    }
}
