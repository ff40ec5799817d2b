//! Challenges: what a user pool may ask before it gives tokens.
//!
//! Deliberately not here: how each is answered (`respond_to_auth_challenge`), and which of them a person has to act on
//! (`model::auth`).
//!
//! | challenge | answered by | with |
//! |---|---|---|
//! | `PASSWORD_VERIFIER`, `DEVICE_SRP_AUTH`, `DEVICE_PASSWORD_VERIFIER` | arithmetic (`aws::srp`) | a signature |
//! | `PASSWORD`, `PASSWORD_SRP` | the person | the password |
//! | `SMS_MFA`, `SMS_OTP`, `EMAIL_OTP`, `SOFTWARE_TOKEN_MFA` | the person | `<NAME>_CODE` |
//! | `SELECT_MFA_TYPE`, `SELECT_CHALLENGE` | the person | `ANSWER` |
//! | `NEW_PASSWORD_REQUIRED` | the person | a password, and the attributes that the pool requires |
//! | `WEB_AUTHN` | the browser | `CREDENTIAL` |
//! | `MFA_SETUP` | two calls between | nothing but the new session |
//! | `CUSTOM_CHALLENGE` | the person | `ANSWER` |

mod name;
mod parse;

pub use name::ChallengeName;
pub(super) use parse::WireDelivery;

use super::secrets::ChallengeSession;
use super::tokens::Tokens;

/// Where a sign-in stands after a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuthOutcome {
    /// It is complete.
    Tokens(Tokens),
    /// The pool asks something first.
    Challenge(Challenged),
}

/// A challenge, and what its answer must carry.
///
/// Lives as long as its session: 3 to 15 minutes, which the app client sets and no answer tells. One that
/// expired is `NotAuthorizedException` with "Invalid session".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Challenged {
    /// Goes back with the answer. Cognito leaves it out only where it accepts an answer without one.
    pub session: Option<ChallengeSession>,
    /// The pool's own name for the user (`USER_ID_FOR_SRP`), where it says so: later answers use it and never the alias typed.
    pub username: Option<String>,
    /// What is asked.
    pub challenge: Challenge,
}

/// What is asked, with what the pool says about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Challenge {
    /// Prove the password by SRP. Answered by arithmetic alone.
    PasswordVerifier(PasswordVerifier),
    /// The password itself.
    Password {
        /// The person chose it among the ways of [`Challenge::SelectChallenge`]; else the pool did.
        chosen: bool,
    },
    /// The password, by SRP.
    PasswordSrp {
        /// As with [`Challenge::Password`].
        chosen: bool,
    },
    /// A code of an authenticator app, by the name that the person gave it.
    SoftwareTokenMfa {
        /// Such as "My phone".
        device: Option<String>,
    },
    /// A code sent by text message, as a second factor.
    SmsMfa(Option<Delivery>),
    /// A code sent by mail, as a first or second factor.
    EmailOtp(Option<Delivery>),
    /// A code sent by text message, as a first factor.
    SmsOtp(Option<Delivery>),
    /// Choose the second factor.
    SelectMfaType(Vec<ChallengeName>),
    /// Set up a second factor now; the kinds that the pool allows (`SOFTWARE_TOKEN_MFA`, `EMAIL_OTP`, …).
    MfaSetup(Vec<ChallengeName>),
    /// Set a password of one's own in place of the one an admin gave.
    NewPasswordRequired {
        /// Attributes that must be given as well, without their `userAttributes.` prefix.
        required: Vec<String>,
    },
    /// Choose the first factor.
    SelectChallenge(Vec<ChallengeName>),
    /// Sign with a passkey; the options are JSON for `navigator.credentials.get`.
    WebAuthn {
        /// `CREDENTIAL_REQUEST_OPTIONS`.
        options: String,
    },
    /// Prove that this device is a remembered one.
    DeviceSrpAuth,
    /// The second step of that.
    DevicePasswordVerifier(PasswordVerifier),
    /// The pool's own question: what a Lambda function put into the parameters.
    Custom(Vec<(String, String)>),
    /// A challenge newer than this page.
    /// Its name is shown in the details, and the sign-in begins again.
    Unknown(String),
}

impl Challenge {
    /// Its name on the wire.
    pub fn name(&self) -> ChallengeName {
        match self {
            Self::PasswordVerifier(_) => ChallengeName::PasswordVerifier,
            Self::Password { .. } => ChallengeName::Password,
            Self::PasswordSrp { .. } => ChallengeName::PasswordSrp,
            Self::SoftwareTokenMfa { .. } => ChallengeName::SoftwareTokenMfa,
            Self::SmsMfa(_) => ChallengeName::SmsMfa,
            Self::EmailOtp(_) => ChallengeName::EmailOtp,
            Self::SmsOtp(_) => ChallengeName::SmsOtp,
            Self::SelectMfaType(_) => ChallengeName::SelectMfaType,
            Self::MfaSetup(_) => ChallengeName::MfaSetup,
            Self::NewPasswordRequired { .. } => ChallengeName::NewPasswordRequired,
            Self::SelectChallenge(_) => ChallengeName::SelectChallenge,
            Self::WebAuthn { .. } => ChallengeName::WebAuthn,
            Self::DeviceSrpAuth => ChallengeName::DeviceSrpAuth,
            Self::DevicePasswordVerifier(_) => ChallengeName::DevicePasswordVerifier,
            Self::Custom(_) => ChallengeName::Custom,
            Self::Unknown(name) => ChallengeName::Unknown(name.clone()),
        }
    }

    /// Whether its answer is one field that a person fills in: a code, or a Lambda function's question.
    pub const fn takes_code(&self) -> bool {
        matches!(
            self,
            Self::SoftwareTokenMfa { .. }
                | Self::SmsMfa(_)
                | Self::EmailOtp(_)
                | Self::SmsOtp(_)
                | Self::Custom(_)
        )
    }

    /// Whether a code was sent for it, or will be once it is answered: it may not arrive.
    pub const fn sends_code(&self) -> bool {
        matches!(self, Self::SmsMfa(_) | Self::EmailOtp(_) | Self::SmsOtp(_) | Self::SelectMfaType(_))
    }

    /// Whether a person can answer it on this page. The others are answered by arithmetic, or not yet at all.
    pub const fn asks_person(&self) -> bool {
        self.takes_code()
            || matches!(
                self,
                Self::Password { .. }
                    | Self::PasswordSrp { .. }
                    | Self::WebAuthn { .. }
                    | Self::SelectMfaType(_)
                    | Self::SelectChallenge(_)
                    | Self::NewPasswordRequired { .. }
            )
    }
}

/// What the pool sends for an SRP proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasswordVerifier {
    /// `USER_ID_FOR_SRP`.
    pub user_id: String,
    /// `SALT`, hexadecimal.
    pub salt: String,
    /// `SRP_B`, hexadecimal.
    pub srp_b: String,
    /// `SECRET_BLOCK`, base 64; goes back as it came.
    pub secret_block: String,
}

/// Where a code was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// Masked by the service: `t***@e***`.
    pub destination: String,
    /// `EMAIL` or `SMS`.
    pub medium: Option<String>,
}
