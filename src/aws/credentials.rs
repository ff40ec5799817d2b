//! Secrets as types of their own, so that two strings are never swapped and `Debug` never shows one.

use std::fmt;

macro_rules! secret {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq)]
        pub struct $name(String);

        impl $name {
            /// Takes a secret in.
            pub fn new(value: impl Into<String>) -> Self {
                Self(value.into())
            }

            /// The secret itself: for a request's body, a signature or a store, never for a log or an error.
            pub fn expose(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(redacted)"))
            }
        }
    };
}
pub(crate) use secret;

secret! {
    /// The secret half of an access key.
    SecretAccessKey
}
secret! {
    /// Goes with temporary credentials in every request.
    SessionToken
}

/// Temporary AWS credentials of one identity.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    /// Names the key; not secret by itself, but kept out of `Debug` all the same.
    pub access_key_id: String,
    /// Signs.
    pub secret_access_key: SecretAccessKey,
    /// Proves the session.
    pub session_token: SessionToken,
    /// When they end: milliseconds since the epoch, the service's clock.
    pub expires_at: i64,
}

impl Credentials {
    /// Milliseconds left at `now` (milliseconds since the epoch); negative when they have ended.
    pub const fn remaining(&self, now: i64) -> i64 {
        self.expires_at - now
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials").field("expires_at", &self.expires_at).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_shows_no_part_of_a_secret() {
        let credentials = Credentials {
            access_key_id: "ASIAEXAMPLE".into(),
            secret_access_key: SecretAccessKey::new("hush-key"),
            session_token: SessionToken::new("hush-token"),
            expires_at: 7,
        };
        assert_eq!(format!("{credentials:?}"), "Credentials { expires_at: 7, .. }");
        assert_eq!(format!("{:?}", credentials.secret_access_key), "SecretAccessKey(redacted)");
        assert_eq!(format!("{:?}", credentials.session_token), "SessionToken(redacted)");
    }
}
