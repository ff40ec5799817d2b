//! The secrets of a user pool, each a type of its own: none can be passed for another, and `Debug` shows none.

use crate::aws::credentials::secret;

secret! {
    /// What a person proves themselves by. Lives only in the state that still needs it.
    Password
}
secret! {
    /// A code from a mail, a text message or an authenticator app.
    Code
}
secret! {
    /// Lets its holder act on the account: sign out everywhere, set up two-step verification.
    AccessToken
}
secret! {
    /// Says who signed in; an identity pool takes it for credentials.
    IdToken
}
secret! {
    /// Gets new tokens. The longest-lived secret there is.
    RefreshToken
}
secret! {
    /// Ties the answer to a challenge to the challenge. Valid for 3 minutes unless the app client says otherwise (up to 15).
    ChallengeSession
}
secret! {
    /// The key that an authenticator app makes its codes from, in base 32.
    TotpSecret
}
secret! {
    /// What a passkey answered to a challenge, as JSON: good for one sign-in.
    Assertion
}
secret! {
    /// What a remembered device proves itself by. It is made here, and the user pool has only its verifier.
    DevicePassword
}

secret! {
    /// What managed login leads back with: good for tokens once, for minutes, together with the verifier.
    AuthorizationCode
}
secret! {
    /// Proves that whoever brings an [`AuthorizationCode`] is who asked for it (PKCE).
    CodeVerifier
}

impl Code {
    /// A code as typed or pasted: `123 456` and `123456` are the same one.
    ///
    /// ```
    /// use alcove::aws::idp::Code;
    ///
    /// assert_eq!(Code::typed("123 456"), Code::new("123456"));
    /// ```
    pub fn typed(text: &str) -> Self {
        Self::new(text.split_whitespace().collect::<String>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_in_a_pasted_code_do_not_count() {
        assert_eq!(Code::typed(" 123 456\n"), Code::new("123456"));
    }

    #[test]
    fn debug_output_shows_no_secret() {
        let shown = format!(
            "{:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
            Password::new("hush"),
            Code::new("hush"),
            AccessToken::new("hush"),
            IdToken::new("hush"),
            RefreshToken::new("hush"),
            ChallengeSession::new("hush"),
            TotpSecret::new("hush"),
            Assertion::new("hush"),
            DevicePassword::new("hush"),
            AuthorizationCode::new("hush"),
            CodeVerifier::new("hush"),
        );
        assert!(!shown.contains("hush"), "{shown}");
    }
}
