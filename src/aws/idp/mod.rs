//! User pools (`cognito-idp`): one file per call. What they share is here; which call follows which is decided in
//! `model::auth`.
//!
//! Each file has `request` (what to send) and `parse` (what the answer means). Calls that only report that they are done
//! share [`parse_done`], those that send a code share [`challenge::Delivery::parse`].
//!
//! | group | calls | proves itself by |
//! |---|---|---|
//! | signing in | `InitiateAuth`, `RespondToAuthChallenge`, `GetTokensFromRefreshToken` | password, session, token |
//! | signing up | `SignUp`, `ConfirmSignUp`, `ResendConfirmationCode` | nothing, a code |
//! | forgotten password | `ForgotPassword`, `ConfirmForgotPassword` | a code |
//! | the account | `GetUser`, `ChangePassword`, attributes, second factors, passkeys, devices | access token |
//! | the end | `RevokeToken`, `GlobalSignOut`, `DeleteUser` | refresh token, access token |
//!
//! No call is signed: the app client's id is public, and what a call may do hangs on what it proves. CORS
//! allows every origin, at the price of a preflight for each address, which browsers remember.

pub mod associate_software_token;
pub mod challenge;
pub mod change_password;
pub mod complete_web_authn_registration;
pub mod confirm_device;
pub mod confirm_forgot_password;
pub mod confirm_sign_up;
pub mod delete_user;
pub mod delete_web_authn_credential;
pub mod forget_device;
pub mod forgot_password;
pub mod get_tokens_from_refresh_token;
pub mod get_user;
pub mod get_user_attribute_verification_code;
pub mod global_sign_out;
pub mod initiate_auth;
pub mod list_devices;
pub mod list_web_authn_credentials;
pub mod managed_login;
pub mod resend_confirmation_code;
pub mod respond_to_auth_challenge;
pub mod revoke_token;
pub mod secrets;
pub mod set_user_mfa_preference;
pub mod sign_up;
pub mod start_web_authn_registration;
pub mod tokens;
pub mod update_device_status;
pub mod update_user_attributes;
pub mod verify_software_token;
pub mod verify_user_attribute;

use serde_json::Value;

use super::http::Request;
pub use super::json::parse_done;
pub use challenge::{AuthOutcome, Challenge, ChallengeName, Challenged, Delivery, PasswordVerifier};
pub use list_devices::KnownDevice;
pub use list_web_authn_credentials::Passkey;
pub use respond_to_auth_challenge::ChallengeResponse;
pub use secrets::{
    AccessToken, Assertion, ChallengeSession, Code, IdToken, Password, RefreshToken, TotpSecret,
};
pub use tokens::{Claims, NewDevice, Tokens};

/// An app client of a user pool: where it answers, and its id. A page can keep no secret, so the client must have none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    /// Where the pool answers; no slash at the end.
    pub endpoint: String,
    /// The app client's id.
    pub id: String,
}

impl Client {
    fn call(&self, operation: &str, body: &Value) -> Request {
        super::json::request(&self.endpoint, &format!("AWSCognitoIdentityProviderService.{operation}"), body)
    }
}

#[cfg(test)]
mod testing {
    pub(crate) use crate::aws::json::{answer, body_of};

    pub(crate) fn client() -> super::Client {
        super::Client { endpoint: "https://cognito-idp.us-east-1.amazonaws.com".into(), id: "client1".into() }
    }
}
