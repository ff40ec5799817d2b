//! The kinds of text fields: keyboard, autofill, and whether the text is hidden.
//!
//! One table instead of four props on each field: a wrong `autocomplete` breaks password managers silently,
//! so the choice is made once and by meaning.

/// What is typed into a field: decides keyboard, autofill and whether it is hidden.
///
/// | kind | `type` | `autocomplete` | keyboard |
/// |---|---|---|---|
/// | `Text` | text | off | letters |
/// | `Email` | text | username webauthn | e-mail |
/// | `Password` | password | current-password webauthn | letters |
/// | `NewPassword` | password | new-password | letters |
/// | `Code` | text | one-time-code | digits |
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Field {
    /// Anything.
    #[default]
    Text,
    /// The e-mail address that names the account.
    Email,
    /// The account's password.
    Password,
    /// A password to be.
    NewPassword,
    /// A one-time code; spaces in it do no harm.
    Code,
    /// Something else that a browser may know.
    Known {
        /// The token for `autocomplete`.
        autofill: &'static str,
        /// The keyboard, where the plain one is not the right one.
        input_mode: Option<&'static str>,
    },
}

impl Field {
    pub(super) const fn input_type(self) -> &'static str {
        match self {
            // Not `email`: such fields rewrite what is typed (IDN), hide their selection, and check by rules of their own.
            Self::Text | Self::Code | Self::Email | Self::Known { .. } => "text",
            Self::Password | Self::NewPassword => "password",
        }
    }

    pub(super) const fn autocomplete(self) -> &'static str {
        match self {
            Self::Text => "off",
            // Where a passkey is offered at all, it is offered in these.
            Self::Email => "username webauthn",
            Self::Password => "current-password webauthn",
            Self::NewPassword => "new-password",
            Self::Code => "one-time-code",
            Self::Known { autofill, .. } => autofill,
        }
    }

    pub(super) const fn input_mode(self) -> Option<&'static str> {
        match self {
            Self::Email => Some("email"),
            Self::Code => Some("numeric"),
            Self::Known { input_mode, .. } => input_mode,
            Self::Text | Self::Password | Self::NewPassword => None,
        }
    }

    /// Secret fields have an eye button; a code is short-lived and easier to compare in plain sight.
    pub(super) const fn is_secret(self) -> bool {
        matches!(self, Self::Password | Self::NewPassword)
    }
}
