//! `RespondToAuthChallenge`: answers a challenge; the answer to that is tokens, or the next challenge.

use serde_json::{Value, json};

use super::secrets::{Assertion, ChallengeSession, Code, Password};
use super::{AuthOutcome, ChallengeName, Client};
use crate::aws::error::CallError;
use crate::aws::http::{Request, Response};

/// An answer to a challenge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChallengeResponse {
    /// A code, to the challenge of this name.
    Code(ChallengeName, Code),
    /// A choice, to `SELECT_MFA_TYPE` or `SELECT_CHALLENGE`.
    Choice(ChallengeName, ChallengeName),
    /// The password.
    Password {
        /// It.
        password: Password,
        /// To `SELECT_CHALLENGE`, where it was chosen; else to `PASSWORD`.
        chosen: bool,
    },
    /// A password of one's own, to `NEW_PASSWORD_REQUIRED`, with the attributes that it requires (names without prefix).
    NewPassword(Password, Vec<(String, String)>),
    /// A second factor was set up, to `MFA_SETUP`.
    MfaSetUp,
    /// The public value A (hexadecimal).
    SrpA {
        /// It.
        a: String,
        /// To `SELECT_CHALLENGE`, where SRP was chosen; else to `PASSWORD_SRP`.
        chosen: bool,
    },
    /// What a passkey signed, to `WEB_AUTHN`.
    Assertion(Assertion),
    /// The proof of the password, to `PASSWORD_VERIFIER`.
    PasswordClaim {
        /// `PASSWORD_CLAIM_SECRET_BLOCK`, as it came.
        secret_block: String,
        /// `PASSWORD_CLAIM_SIGNATURE`.
        signature: String,
        /// `TIMESTAMP`, as signed.
        timestamp: String,
        /// The key of a remembered device, which then is asked to prove itself instead of a second factor.
        device: Option<String>,
    },
    /// The public value A (hexadecimal), to `DEVICE_SRP_AUTH`.
    DeviceSrpA {
        /// The device's key.
        device: String,
        /// It.
        a: String,
    },
    /// The proof of the device, to `DEVICE_PASSWORD_VERIFIER`.
    DeviceClaim {
        /// The device's key.
        device: String,
        /// `PASSWORD_CLAIM_SECRET_BLOCK`, as it came.
        secret_block: String,
        /// `PASSWORD_CLAIM_SIGNATURE`.
        signature: String,
        /// `TIMESTAMP`, as signed.
        timestamp: String,
    },
}

/// What to send. `username` is the pool's own name for the user where a challenge told it.
///
/// Not safe to send again: a session is good for one answer, and a second is refused as
/// `NotAuthorizedException`.
pub fn request(
    client: &Client,
    username: &str,
    session: Option<&ChallengeSession>,
    response: &ChallengeResponse,
) -> Request {
    let mut body = json!({
        "ClientId": client.id,
        "ChallengeName": response.challenge().as_str(),
        "ChallengeResponses": response.parameters(username),
    });
    if let Some(session) = session {
        body["Session"] = session.expose().into();
    }
    client.call("RespondToAuthChallenge", &body)
}

/// Where the sign-in stands.
pub fn parse(response: &Response) -> Result<AuthOutcome, CallError> {
    AuthOutcome::parse(response)
}

impl ChallengeResponse {
    /// The challenge that it answers.
    fn challenge(&self) -> &ChallengeName {
        match self {
            Self::Code(name, _) | Self::Choice(name, _) => name,
            Self::Password { chosen: true, .. } | Self::SrpA { chosen: true, .. } => {
                &ChallengeName::SelectChallenge
            }
            Self::Password { chosen: false, .. } => &ChallengeName::Password,
            Self::NewPassword(..) => &ChallengeName::NewPasswordRequired,
            Self::MfaSetUp => &ChallengeName::MfaSetup,
            Self::SrpA { chosen: false, .. } => &ChallengeName::PasswordSrp,
            Self::Assertion(_) => &ChallengeName::WebAuthn,
            Self::PasswordClaim { .. } => &ChallengeName::PasswordVerifier,
            Self::DeviceSrpA { .. } => &ChallengeName::DeviceSrpAuth,
            Self::DeviceClaim { .. } => &ChallengeName::DevicePasswordVerifier,
        }
    }

    /// The names are those of the API reference's table of challenge responses. `USERNAME` goes with every
    /// answer.
    fn parameters(&self, username: &str) -> Value {
        let mut parameters = json!({ "USERNAME": username });
        let mut set = |name: &str, value: &str| parameters[name] = value.into();
        match self {
            Self::Code(ChallengeName::Custom, code) => set("ANSWER", code.expose()),
            Self::Code(name, code) => set(&format!("{}_CODE", name.as_str()), code.expose()),
            Self::Choice(_, choice) => set("ANSWER", choice.as_str()),
            Self::Password { password, chosen } => {
                set("PASSWORD", password.expose());
                if *chosen {
                    set("ANSWER", "PASSWORD");
                }
            }
            Self::NewPassword(password, attributes) => {
                set("NEW_PASSWORD", password.expose());
                for (name, value) in attributes {
                    set(&format!("userAttributes.{name}"), value);
                }
            }
            Self::MfaSetUp => {}
            Self::SrpA { a, chosen } => {
                set("SRP_A", a);
                if *chosen {
                    set("ANSWER", "PASSWORD_SRP");
                }
            }
            Self::Assertion(assertion) => set("CREDENTIAL", assertion.expose()),
            Self::DeviceSrpA { device, a } => {
                set("DEVICE_KEY", device);
                set("SRP_A", a);
            }
            Self::PasswordClaim { secret_block, signature, timestamp, .. }
            | Self::DeviceClaim { secret_block, signature, timestamp, .. } => {
                set("PASSWORD_CLAIM_SECRET_BLOCK", secret_block);
                set("PASSWORD_CLAIM_SIGNATURE", signature);
                set("TIMESTAMP", timestamp);
                if let Some(device) = self.device() {
                    set("DEVICE_KEY", device);
                }
            }
        }
        parameters
    }

    fn device(&self) -> Option<&str> {
        match self {
            Self::PasswordClaim { device, .. } => device.as_deref(),
            Self::DeviceClaim { device, .. } => Some(device),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{body_of, client};
    use super::*;

    fn sent(response: &ChallengeResponse) -> Value {
        body_of(&request(&client(), "user-id", Some(&ChallengeSession::new("s1")), response))
    }

    #[test]
    fn each_response_has_its_challenge_and_its_fields() {
        let password = || Password::new("pw");
        let code = |name| ChallengeResponse::Code(name, Code::new("123456"));
        let claim = ChallengeResponse::PasswordClaim {
            secret_block: "block".into(),
            signature: "sig".into(),
            timestamp: "now".into(),
            device: None,
        };
        let device_claim = ChallengeResponse::DeviceClaim {
            secret_block: "block".into(),
            signature: "sig".into(),
            timestamp: "now".into(),
            device: "us-east-1_d".into(),
        };
        let with_device = ChallengeResponse::PasswordClaim {
            secret_block: "block".into(),
            signature: "sig".into(),
            timestamp: "now".into(),
            device: Some("us-east-1_d".into()),
        };
        let claimed_by_device = json!({
            "PASSWORD_CLAIM_SECRET_BLOCK": "block", "PASSWORD_CLAIM_SIGNATURE": "sig", "TIMESTAMP": "now",
            "DEVICE_KEY": "us-east-1_d"
        });
        let srp_a = |chosen| ChallengeResponse::SrpA { a: "ab".into(), chosen };
        let claimed = json!({
            "PASSWORD_CLAIM_SECRET_BLOCK": "block", "PASSWORD_CLAIM_SIGNATURE": "sig", "TIMESTAMP": "now"
        });
        let named = ChallengeResponse::NewPassword(password(), vec![("name".into(), "Taro".into())]);
        let chosen = ChallengeResponse::Choice(ChallengeName::SelectMfaType, ChallengeName::SoftwareTokenMfa);
        for (response, name, mut fields) in [
            (
                code(ChallengeName::SoftwareTokenMfa),
                "SOFTWARE_TOKEN_MFA",
                json!({ "SOFTWARE_TOKEN_MFA_CODE": "123456" }),
            ),
            (code(ChallengeName::SmsMfa), "SMS_MFA", json!({ "SMS_MFA_CODE": "123456" })),
            (code(ChallengeName::EmailOtp), "EMAIL_OTP", json!({ "EMAIL_OTP_CODE": "123456" })),
            (code(ChallengeName::SmsOtp), "SMS_OTP", json!({ "SMS_OTP_CODE": "123456" })),
            (code(ChallengeName::Custom), "CUSTOM_CHALLENGE", json!({ "ANSWER": "123456" })),
            (chosen, "SELECT_MFA_TYPE", json!({ "ANSWER": "SOFTWARE_TOKEN_MFA" })),
            (
                ChallengeResponse::Password { password: password(), chosen: false },
                "PASSWORD",
                json!({ "PASSWORD": "pw" }),
            ),
            (
                ChallengeResponse::Password { password: password(), chosen: true },
                "SELECT_CHALLENGE",
                json!({ "PASSWORD": "pw", "ANSWER": "PASSWORD" }),
            ),
            (named, "NEW_PASSWORD_REQUIRED", json!({ "NEW_PASSWORD": "pw", "userAttributes.name": "Taro" })),
            (ChallengeResponse::MfaSetUp, "MFA_SETUP", json!({})),
            (srp_a(false), "PASSWORD_SRP", json!({ "SRP_A": "ab" })),
            (srp_a(true), "SELECT_CHALLENGE", json!({ "SRP_A": "ab", "ANSWER": "PASSWORD_SRP" })),
            (
                ChallengeResponse::Assertion(Assertion::new(r#"{"id":"k"}"#)),
                "WEB_AUTHN",
                json!({ "CREDENTIAL": r#"{"id":"k"}"# }),
            ),
            (claim, "PASSWORD_VERIFIER", claimed),
            (with_device, "PASSWORD_VERIFIER", claimed_by_device.clone()),
            (
                ChallengeResponse::DeviceSrpA { device: "us-east-1_d".into(), a: "ab".into() },
                "DEVICE_SRP_AUTH",
                json!({ "DEVICE_KEY": "us-east-1_d", "SRP_A": "ab" }),
            ),
            (device_claim, "DEVICE_PASSWORD_VERIFIER", claimed_by_device),
        ] {
            fields["USERNAME"] = "user-id".into();
            let expected = json!({
                "ClientId": "client1", "ChallengeName": name, "Session": "s1", "ChallengeResponses": fields
            });
            assert_eq!(sent(&response), expected);
        }
    }

    #[test]
    fn a_challenge_without_session_is_answered_without_one() {
        let body = body_of(&request(&client(), "user-id", None, &ChallengeResponse::MfaSetUp));
        assert_eq!(body.get("Session"), None);
    }
}
