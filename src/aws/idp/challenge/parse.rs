//! The answers of `InitiateAuth` and `RespondToAuthChallenge`, read into types.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::super::Tokens;
use super::{
    AuthOutcome, Challenge, ChallengeName, ChallengeSession, Challenged, Delivery, PasswordVerifier,
};
use crate::aws::error::CallError;
use crate::aws::http::Response;
use crate::aws::json;

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Wire {
    authentication_result: Option<Value>,
    challenge_name: Option<String>,
    session: Option<String>,
    #[serde(default)]
    challenge_parameters: Option<BTreeMap<String, String>>,
    #[serde(default)]
    available_challenges: Option<Vec<String>>,
}

impl AuthOutcome {
    /// Tokens, or a challenge.
    ///
    /// # Errors
    ///
    /// [`CallError::Service`] for a refusal; [`CallError::Malformed`] for an answer with neither tokens nor
    /// a challenge, and for a challenge that lacks a parameter which its answer needs.
    pub(in crate::aws::idp) fn parse(response: &Response) -> Result<Self, CallError> {
        let wire: Wire = json::parse(response)?;
        match (wire.authentication_result, wire.challenge_name) {
            (Some(tokens), _) => Tokens::read(&tokens).map(Self::Tokens),
            (None, Some(name)) => {
                let parameters = Parameters(wire.challenge_parameters.unwrap_or_default());
                let available = wire.available_challenges.unwrap_or_default();
                Ok(Self::Challenge(Challenged {
                    session: wire.session.map(ChallengeSession::new),
                    username: parameters.get("USER_ID_FOR_SRP").or_else(|| parameters.get("USERNAME")),
                    challenge: challenge(&name, parameters, &available)?,
                }))
            }
            (None, None) => Err(CallError::Malformed("neither tokens nor a challenge".into())),
        }
    }
}

/// A name that is not known is no error here: whether a person can go on is decided in `model::auth`.
fn challenge(name: &str, parameters: Parameters, available: &[String]) -> Result<Challenge, CallError> {
    Ok(match ChallengeName::parse(name) {
        ChallengeName::PasswordVerifier => Challenge::PasswordVerifier(parameters.verifier()?),
        ChallengeName::Password => Challenge::Password { chosen: false },
        ChallengeName::PasswordSrp => Challenge::PasswordSrp { chosen: false },
        ChallengeName::SoftwareTokenMfa => {
            Challenge::SoftwareTokenMfa { device: parameters.get("FRIENDLY_DEVICE_NAME") }
        }
        ChallengeName::SmsMfa => Challenge::SmsMfa(parameters.delivery()),
        ChallengeName::EmailOtp => Challenge::EmailOtp(parameters.delivery()),
        ChallengeName::SmsOtp => Challenge::SmsOtp(parameters.delivery()),
        ChallengeName::SelectMfaType => Challenge::SelectMfaType(parameters.names("MFAS_CAN_CHOOSE")),
        ChallengeName::MfaSetup => Challenge::MfaSetup(parameters.names("MFAS_CAN_SETUP")),
        ChallengeName::NewPasswordRequired => {
            let required = parameters.list("requiredAttributes");
            let bare =
                |name: String| name.strip_prefix("userAttributes.").map_or(name.clone(), str::to_owned);
            Challenge::NewPasswordRequired { required: required.into_iter().map(bare).collect() }
        }
        ChallengeName::SelectChallenge => {
            Challenge::SelectChallenge(available.iter().map(|name| ChallengeName::parse(name)).collect())
        }
        ChallengeName::WebAuthn => {
            Challenge::WebAuthn { options: parameters.required("CREDENTIAL_REQUEST_OPTIONS")? }
        }
        ChallengeName::DeviceSrpAuth => Challenge::DeviceSrpAuth,
        ChallengeName::DevicePasswordVerifier => Challenge::DevicePasswordVerifier(parameters.verifier()?),
        ChallengeName::Custom => Challenge::Custom(parameters.0.into_iter().collect()),
        ChallengeName::Unknown(name) => Challenge::Unknown(name),
    })
}

struct Parameters(BTreeMap<String, String>);

impl Parameters {
    fn get(&self, name: &str) -> Option<String> {
        self.0.get(name).cloned()
    }

    fn required(&self, name: &str) -> Result<String, CallError> {
        self.get(name).ok_or_else(|| CallError::Malformed(format!("a challenge without {name}")))
    }

    /// A list, which comes as JSON within JSON.
    fn list(&self, name: &str) -> Vec<String> {
        self.0.get(name).and_then(|list| serde_json::from_slice(list.as_bytes()).ok()).unwrap_or_default()
    }

    fn names(&self, name: &str) -> Vec<ChallengeName> {
        self.list(name).iter().map(|name| ChallengeName::parse(name)).collect()
    }

    fn delivery(&self) -> Option<Delivery> {
        let destination = self.get("CODE_DELIVERY_DESTINATION")?;
        Some(Delivery { destination, medium: self.get("CODE_DELIVERY_DELIVERY_MEDIUM") })
    }

    fn verifier(&self) -> Result<PasswordVerifier, CallError> {
        Ok(PasswordVerifier {
            // A device's verifier names its user as USERNAME, and is signed under the device's own names.
            user_id: self.get("USER_ID_FOR_SRP").map_or_else(|| self.required("USERNAME"), Ok)?,
            salt: self.required("SALT")?,
            srp_b: self.required("SRP_B")?,
            secret_block: self.required("SECRET_BLOCK")?,
        })
    }
}

/// `CodeDeliveryDetails`
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(in crate::aws::idp) struct WireDelivery {
    destination: Option<String>,
    delivery_medium: Option<String>,
}

impl From<WireDelivery> for Option<Delivery> {
    fn from(wire: WireDelivery) -> Self {
        wire.destination.map(|destination| Delivery { destination, medium: wire.delivery_medium })
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct WireSent {
    code_delivery_details: Option<WireDelivery>,
}

impl Delivery {
    /// Where `ForgotPassword` or `ResendConfirmationCode` sent a code, if they say.
    pub fn parse(response: &Response) -> Result<Option<Self>, CallError> {
        Ok(json::parse::<WireSent>(response)?.code_delivery_details.and_then(Into::into))
    }
}

#[cfg(test)]
mod tests;
