//! `InitiateAuth`: starts a sign-in. The answer is tokens, or the first challenge.

use serde_json::json;

use super::secrets::Password;
use super::{AuthOutcome, ChallengeName, Client};
use crate::aws::error::CallError;
use crate::aws::http::{Request, Response};

/// How a sign-in starts.
///
/// Each must be among the app client's `ExplicitAuthFlows`; another is refused as
/// `InvalidParameterException`, which is shown as a mistake of the set-up.
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
    /// `USER_AUTH` without a password: the answer is the challenge preferred where the user has it, else `SELECT_CHALLENGE`.
    Ways {
        /// The user, by any alias.
        username: &'a str,
        /// The way that the person wants; none to be told which there are.
        prefer: Option<&'a ChallengeName>,
    },
}

/// What to send. `device` is the key of a remembered device; `USER_AUTH` knows none.
///
/// Safe to send again after a lost answer: each starts a sign-in of its own, and the earlier one expires.
pub fn request(client: &Client, flow: &AuthFlow<'_>, device: Option<&str>) -> Request {
    let (name, mut parameters) = match flow {
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
        AuthFlow::Ways { username, prefer: None } => ("USER_AUTH", json!({ "USERNAME": username })),
        AuthFlow::Ways { username, prefer: Some(way) } => {
            ("USER_AUTH", json!({ "USERNAME": username, "PREFERRED_CHALLENGE": way.as_str() }))
        }
    };
    if let Some(device) = device.filter(|_| name != "USER_AUTH") {
        parameters["DEVICE_KEY"] = device.into();
    }
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
        let password = Password::new("pw");
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
            (
                AuthFlow::Ways { username, prefer: None },
                "USER_AUTH",
                json!({ "USERNAME": "taro@example.com" }),
            ),
            (
                AuthFlow::Ways { username, prefer: Some(&ChallengeName::WebAuthn) },
                "USER_AUTH",
                json!({ "USERNAME": "taro@example.com", "PREFERRED_CHALLENGE": "WEB_AUTHN" }),
            ),
        ] {
            let sent = body_of(&request(&client(), &flow, None));
            assert_eq!(
                sent,
                json!({ "AuthFlow": name, "ClientId": "client1", "AuthParameters": parameters })
            );
        }
    }

    #[test]
    fn a_remembered_device_is_named_where_the_flow_knows_devices() {
        let (username, srp_a) = ("taro@example.com", "ab12");
        let named = |flow| {
            body_of(&request(&client(), &flow, Some("us-east-1_d")))["AuthParameters"]["DEVICE_KEY"].clone()
        };
        assert_eq!(named(AuthFlow::Srp { username, srp_a }), "us-east-1_d");
        assert!(named(AuthFlow::Choice { username, srp_a }).is_null());
    }
}
