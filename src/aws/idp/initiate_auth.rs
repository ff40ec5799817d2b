//! `InitiateAuth`: starts a sign-in. The answer is tokens, or the first challenge.

use serde_json::json;

use super::secrets::{Password, RefreshToken};
use super::{AuthOutcome, Client};
use crate::aws::error::CallError;
use crate::aws::http::{Request, Response};

/// How a sign-in starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuthFlow<'a> {
    /// `USER_SRP_AUTH`: the answer is `PASSWORD_VERIFIER`.
    Srp {
        /// The user, by any alias.
        username: &'a str,
        /// The public value A, hexadecimal.
        srp_a: &'a str,
    },
    /// `USER_PASSWORD_AUTH`
    Password {
        /// The user, by any alias.
        username: &'a str,
        /// The password.
        password: &'a Password,
    },
    /// `USER_AUTH`, asking for the password by SRP first: the answer is `PASSWORD_VERIFIER` where the user has a password and
    /// the pool allows it, else `SELECT_CHALLENGE`.
    Choice {
        /// The user, by any alias.
        username: &'a str,
        /// The public value A, hexadecimal.
        srp_a: &'a str,
    },
    /// `REFRESH_TOKEN_AUTH`: for services that do not know `GetTokensFromRefreshToken`.
    Refresh {
        /// The refresh token.
        token: &'a RefreshToken,
    },
}

/// What to send.
pub fn request(client: &Client, flow: &AuthFlow<'_>) -> Request {
    let (name, parameters) = match flow {
        AuthFlow::Srp { username, srp_a } => {
            ("USER_SRP_AUTH", json!({ "USERNAME": username, "SRP_A": srp_a }))
        }
        AuthFlow::Password { username, password } => {
            ("USER_PASSWORD_AUTH", json!({ "USERNAME": username, "PASSWORD": password.expose() }))
        }
        AuthFlow::Choice { username, srp_a } => (
            "USER_AUTH",
            json!({ "USERNAME": username, "SRP_A": srp_a, "PREFERRED_CHALLENGE": "PASSWORD_SRP" }),
        ),
        AuthFlow::Refresh { token } => ("REFRESH_TOKEN_AUTH", json!({ "REFRESH_TOKEN": token.expose() })),
    };
    client.call(
        "InitiateAuth",
        &json!({ "AuthFlow": name, "ClientId": client.id, "AuthParameters": parameters }),
    )
}

/// Where the sign-in stands.
pub fn parse(response: &Response) -> Result<AuthOutcome, CallError> {
    AuthOutcome::parse(response)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{body_of, client};
    use super::*;

    #[test]
    fn each_flow_has_its_parameters() {
        let (password, token) = (Password::new("pw"), RefreshToken::new("rt"));
        let (username, srp_a) = ("taro@example.com", "ab12");
        for (flow, name, parameters) in [
            (
                AuthFlow::Srp { username, srp_a },
                "USER_SRP_AUTH",
                json!({ "USERNAME": "taro@example.com", "SRP_A": "ab12" }),
            ),
            (
                AuthFlow::Password { username, password: &password },
                "USER_PASSWORD_AUTH",
                json!({ "USERNAME": "taro@example.com", "PASSWORD": "pw" }),
            ),
            (
                AuthFlow::Choice { username, srp_a },
                "USER_AUTH",
                json!({ "USERNAME": "taro@example.com", "SRP_A": "ab12", "PREFERRED_CHALLENGE": "PASSWORD_SRP" }),
            ),
            (AuthFlow::Refresh { token: &token }, "REFRESH_TOKEN_AUTH", json!({ "REFRESH_TOKEN": "rt" })),
        ] {
            let sent = body_of(&request(&client(), &flow));
            assert_eq!(
                sent,
                json!({ "AuthFlow": name, "ClientId": "client1", "AuthParameters": parameters })
            );
        }
    }
}
