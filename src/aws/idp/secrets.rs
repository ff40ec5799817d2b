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
    /// A code as typed or pasted. User pools send digits alone, so these count, in whichever script and with whatever between them:
    /// `123-456`, `１２３４５６`, zero-width spaces. A text without digits stays as it is, for the pool to refuse.
    pub fn typed(text: &str) -> Self {
        let digits: String = text.chars().filter_map(digit).collect();
        Self::new(if digits.is_empty() { text.trim().to_owned() } else { digits })
    }
}

/// The digits zero that keyboards have: ASCII, full-width, Arabic-Indic, Persian. One to nine follow each.
const ZEROS: [char; 4] = ['0', '\u{ff10}', '\u{660}', '\u{6f0}'];

fn digit(c: char) -> Option<char> {
    let value =
        ZEROS.into_iter().filter_map(|zero| u32::from(c).checked_sub(u32::from(zero))).find(|it| *it < 10)?;
    char::from_digit(value, 10)
}

impl Password {
    /// A password that exists, as typed or pasted. None of a user pool begins or ends with white space (its pattern is
    /// `^[\S]+.*[\S]+$`): what stands there came along with a paste.
    pub fn typed(text: &str) -> Self {
        Self::new(text.trim_matches(is_space))
    }

    /// Whether a password to be has white space at an end, which user pools refuse.
    pub fn has_outer_space(text: &str) -> bool {
        text.starts_with(is_space) || text.ends_with(is_space)
    }
}

/// `\s` of the pattern: ASCII alone. Other spaces, such as the full-width one, may be part of a password.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t'..='\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digits_of_a_pasted_code_count_alone() {
        for typed in [
            " 123 456\n",
            "123-456",
            "12\u{2013}34\u{2011}56",
            "\u{200b}123456\u{feff}",
            "\u{ff11}\u{ff12}\u{ff13}\u{ff14}\u{ff15}\u{ff16}",
            "\u{661}\u{662}\u{663}\u{664}\u{665}\u{666}",
            "\u{6f1}\u{6f2}\u{6f3}456",
        ] {
            assert_eq!(Code::typed(typed), Code::new("123456"), "{typed:?}");
        }
        assert_eq!(Code::typed(" no code "), Code::new("no code"));
    }

    #[test]
    fn white_space_around_a_password_is_none_of_it() {
        assert_eq!(Password::typed(" Correct Horse\t\r\n"), Password::new("Correct Horse"));
        let wide = "\u{3000}Correct-Horse\u{a0}";
        assert_eq!(Password::typed(wide), Password::new(wide));
        assert!(Password::has_outer_space("a\t") && Password::has_outer_space(" a"));
        assert!(!Password::has_outer_space("a b") && !Password::has_outer_space(wide));
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
