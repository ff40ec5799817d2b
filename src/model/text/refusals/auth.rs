//! The half of the table for calls to the user pool. The page's core does not carry it.

use super::{AuthProblem as P, K, Refusal, row};

const SIGN_IN: &[&str] = &["InitiateAuth", "RespondToAuthChallenge"];
const PASSKEY: &[&str] = &["StartWebAuthnRegistration", "CompleteWebAuthnRegistration"];
const REMOVE: &[&str] = &["DeleteWebAuthnCredential", "ForgetDevice"];
const DEVICES: &[&str] = &["ListDevices", "ForgetDevice"];
const CHANGE_PASSWORD: &[&str] = &["ChangePassword"];
const EMAIL: &[&str] = &["UpdateUserAttributes", "VerifyUserAttribute"];
const VERIFY_APP: &[&str] = &["VerifySoftwareToken"];
const ASSOCIATE_APP: &[&str] = &["AssociateSoftwareToken"];
const PREFERENCE: &[&str] = &["SetUserMFAPreference"];
/// The pool's own pages ("authorize") and their token endpoint.
const MANAGED: &[&str] = &["authorize", "token"];

/// The calls that carry an access token. Elsewhere the same codes are about a password.
pub(super) const TOKEN: &[&str] = &[
    "GetUser",
    "ChangePassword",
    "UpdateUserAttributes",
    "GetUserAttributeVerificationCode",
    "VerifyUserAttribute",
    "AssociateSoftwareToken",
    "VerifySoftwareToken",
    "SetUserMFAPreference",
    "GlobalSignOut",
    "DeleteUser",
    "StartWebAuthnRegistration",
    "CompleteWebAuthnRegistration",
    "ListWebAuthnCredentials",
    "DeleteWebAuthnCredential",
    "ListDevices",
    "ForgetDevice",
];

const API: &str = "Amazon Cognito user pools API reference, errors of the call";
const GUIDE: &str = "Amazon Cognito developer guide, \"Managing user pool passwords\"";
const REPORT: &str = "seen in a report about a running pool";
const RFC6749: &str = "RFC 6749, 4.1.2.1 and 5.2";

/// Refusals of the user pool and of its own sign-in pages.
#[rustfmt::skip]
pub const AUTH: &[Refusal<P>] = &[
    // NotAuthorizedException: a wrong password as well as half of what an admin can forget.
    row(&[], (K::NotAuthorized, "SECRET_HASH"), P::ClientHasSecret,
        "Client abc is configured with secret but SECRET_HASH was not received", API),
    row(&[], (K::NotAuthorized, "ttempts exceeded"), P::TooManyAttempts,
        "Password attempts exceeded", "Amazon Cognito developer guide, \"Lockout behavior for failed sign-in attempts\""),
    row(&[], (K::NotAuthorized, "isabled"), P::AccountDisabled, "User is disabled.", API),
    row(&[], (K::NotAuthorized, "password has expired"), P::InvitationExpired,
        "Temporary password has expired and must be reset by an administrator.", API),
    row(&[], (K::NotAuthorized, "cannot be reset in the current state"), P::UseInvitation,
        "User password cannot be reset in the current state.", "github.com/aws-solutions/distributed-load-testing-on-aws/issues/1"),
    row(&[], (K::NotAuthorized, "SignUp is not permitted"), P::SignUpClosed,
        "SignUp is not permitted for this user pool", API),
    row(&[], (K::NotAuthorized, "verification not turned on"), P::CodesOff,
        "Cannot resend codes. Auto verification not turned on.", REPORT),
    // In 2018: "User cannot confirm because user status is not UNCONFIRMED." (github.com/keboola/developer-portal/issues/186).
    row(&[], (K::NotAuthorized, "CONFIRMED"), P::AlreadyConfirmed,
        "User cannot be confirmed. Current status is CONFIRMED", API),
    row(&[], (K::NotAuthorized, "unauthorized attribute"), P::AttributeLocked,
        "A client attempted to write unauthorized attribute", "github.com/aws/aws-aspnet-cognito-identity-provider/issues/97"),
    row(&[], (K::NotAuthorized, "already provided"), P::AttributeFixed,
        "Cannot modify an already provided email", "RespondToAuthChallenge with an attribute that the invitation gave"),
    row(&[], (K::NotAuthorized, "nvalid session"), P::StepExpired,
        "Invalid session for the user, session can only be used once.", API),
    row(&[], (K::NotAuthorized, "session is expired"), P::StepExpired,
        "The session is expired.", API),
    row(CHANGE_PASSWORD, (K::NotAuthorized, "ccess Token"), P::TokenRefused,
        "Access Token does not have required scopes", API),
    row(CHANGE_PASSWORD, (K::NotAuthorized, ""), P::CurrentPassword, "Incorrect username or password.", API),
    row(TOKEN, (K::NotAuthorized, ""), P::TokenRefused, "Access Token has been revoked", API),
    row(SIGN_IN, (K::NotAuthorized, ""), P::WrongPassword, "Incorrect username or password.", API),

    // InvalidParameterException: what was typed as well as what was set up.
    row(&[], (K::InvalidParameter, "SECRET_HASH"), P::ClientHasSecret,
        "Client abc is configured with secret but SECRET_HASH was not received", API),
    row(&[], (K::InvalidParameter, "of email format"), P::UsernameIsAlias,
        "Username cannot be of email format, since user pool is configured for email alias.", "github.com/aws-amplify/amplify-js/issues/8800"),
    row(&[], (K::InvalidParameter, "non-mutable attribute"), P::AttributeFixed,
        "Cannot modify the non-mutable attribute email", "github.com/aws-amplify/aws-sdk-ios/issues/2203"),
    row(&[], (K::InvalidParameter, "annot be updated"), P::AttributeFixed,
        "user.email: Attribute cannot be updated.", "github.com/aws-amplify/amplify-swift/issues/3981"),
    row(&[], (K::InvalidParameter, " is required"), P::AttributesMissing,
        "Attributes did not conform to the schema:\ngiven_name: The attribute is required.\nfamily_name: The attribute is required.",
        "reports about running pools; in one line: github.com/furaiev/amazon-cognito-identity-dart-2/issues/89"),
    row(&[], (K::InvalidParameter, " missing"), P::AttributesMissing,
        "Invalid attributes given, name is missing", "github.com/pmill/aws-cognito/issues/25"),
    row(&[], (K::InvalidParameter, "not conform to the schema"), P::AttributeUnfit,
        "Attributes did not conform to the schema: birthdate: String attributes cannot have a length of less than 10", REPORT),
    row(&[], (K::InvalidParameter, "nvalid phone number"), P::AttributeUnfit, "Invalid phone number format.", API),
    row(&[], (K::InvalidParameter, "registered/verified"), P::NoAddress,
        "Cannot reset password for the user as there is no registered/verified email or phone_number",
        "github.com/amazon-archives/amazon-cognito-identity-js/issues/678"),
    row(&[], (K::InvalidParameter, "already confirmed"), P::AlreadyConfirmed, "User is already confirmed.", API),
    row(&[], (K::InvalidParameter, "[\\S]+"), P::PasswordSpaces,
        "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[\\S]+.*[\\S]+$",
        "SignUp, Password: its pattern; the form of the message: github.com/aws-amplify/amplify-js/issues/869"),
    row(&[], (K::InvalidParameter, "than or equal to 256"), P::PasswordTooLong,
        "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must have length less than or equal to 256",
        "SignUp, Password: at most 256 characters"),
    row(&[], (K::InvalidParameter, "ot enabled"), P::FlowNotEnabled,
        "USER_SRP_AUTH is not enabled for the client.", API),
    row(&[], (K::InvalidParameter, "ot supported"), P::FlowNotEnabled, "Initiate Auth method not supported.", API),
    row(ASSOCIATE_APP, (K::InvalidParameter, ""), P::NoApps, "Invalid Request", API),
    row(PREFERENCE, (K::InvalidParameter, ""), P::Preference,
        "User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA", API),
    row(DEVICES, (K::InvalidParameter, ""), P::DevicesOff, "", "seen from pools without device tracking; the text varies"),
    row(&[], (K::InvalidParameter, "assword"), P::WeakPassword,
        "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must have length greater than or equal to 6", API),
    row(&[], (K::InvalidParameter, "mail"), P::NotAnEmail, "Username should be an email.", "github.com/aws-samples/sample-aws-genai-ops-demos/pull/2"),

    // What was typed, and the account's state.
    row(TOKEN, (K::UserNotFound, ""), P::TokenRefused, "User does not exist.", API),
    row(&[], (K::UserNotFound, ""), P::WrongPassword, "User does not exist.", API),
    row(&[], (K::UserNotConfirmed, ""), P::NotConfirmed, "User is not confirmed.", API),
    row(&[], (K::PasswordResetRequired, ""), P::ResetRequired, "Password reset required for the user", API),
    row(&[], (K::UsernameExists, ""), P::AccountExists, "An account with the given email already exists.", API),
    row(EMAIL, (K::AliasExists, ""), P::EmailTaken, "An account with the given email already exists.", API),
    row(&[], (K::AliasExists, ""), P::AccountExists, "An account with the email already exists.", API),
    row(VERIFY_APP, (K::CodeMismatch, ""), P::WrongAppCode, "Code mismatch", API),
    row(&[], (K::CodeMismatch, ""), P::WrongCode, "Invalid verification code provided, please try again.", API),
    row(&[], (K::AppCodeMismatch, ""), P::WrongAppCode,
        "Code mismatch and fail enable Software Token MFA", "github.com/aws-samples/aws-amplify-auth-starters/issues/15"),
    row(&[], (K::ExpiredCode, "already been used once"), P::AppCodeUsed,
        "Your software token has already been used once.", REPORT),
    row(&[], (K::ExpiredCode, ""), P::CodeExpired, "Invalid code provided, please request a code again.", API),
    row(&[], (K::InvalidPassword, ""), P::WeakPassword,
        "Password did not conform with policy: Password must have symbol characters", GUIDE),
    row(&[], (K::PasswordHistory, ""), P::PasswordUsedBefore, "Password has previously been used", API),
    row(PASSKEY, (K::LimitExceeded, ""), P::PasskeyLimit, "", API),
    row(&[], (K::LimitExceeded, "daily email limit"), P::MailQuota,
        "Exceeded daily email limit for the operation or the account. If a higher limit is required, please configure your user pool to use your own Amazon SES configuration for sending email.",
        "github.com/rahulpsd18/cognito-backup-restore/issues/46"),
    row(&[], (K::LimitExceeded, ""), P::TooManyAttempts,
        "Attempt limit exceeded, please try after some time.", "github.com/aws-amplify/amplify-js/issues/8013"),
    row(&[], (K::TooManyFailedAttempts, ""), P::TooManyAttempts, "", API),
    row(&[], (K::MfaMethodNotFound, ""), P::NoSuchMethod, "", API),
    row(TOKEN, (K::SoftwareTokenMfaNotFound, ""), P::NoApps, "", API),
    row(&[], (K::SoftwareTokenMfaNotFound, ""), P::NoSuchMethod,
        "Software Token MFA does not exist for the user.", "github.com/amazon-archives/amazon-cognito-identity-js/issues/630"),
    row(TOKEN, (K::ConcurrentModification, ""), P::Meanwhile, "", API),

    // How the admin set things up.
    row(&[], (K::TriggerRefused, ""), P::TriggerRefused, "PreSignUp failed with error not you.", API),
    row(&[], (K::TriggerBroken, ""), P::TriggerBroken, "", API),
    row(&[], (K::CodeDeliveryFailure, ""), P::CodeNotSent, "", API),
    row(&[], (K::CodeDeliverySetup, ""), P::CodeNotSent, "", API),
    row(DEVICES, (K::InvalidUserPoolConfiguration, ""), P::DevicesOff, "", API),
    row(DEVICES, (K::OperationNotEnabled, ""), P::DevicesOff, "", API),
    row(&[], (K::InvalidUserPoolConfiguration, ""), P::FlowNotEnabled, "", API),
    row(&[], (K::OperationNotEnabled, ""), P::FlowNotEnabled, "", API),
    row(&[], (K::FlowNotEnabled, ""), P::FlowNotEnabled, "", API),
    row(REMOVE, (K::ResourceNotFound, ""), P::Gone, "", API),
    row(&[], (K::PasskeysOff, ""), P::PasskeysOff, "", API),
    row(&[], (K::PasskeyOrigin, ""), P::PasskeyOrigin, "", API),
    row(&[], (K::PasskeyNotSupported, ""), P::PasskeyKind, "", API),
    row(&[], (K::PasskeyChallengeGone, ""), P::PasskeyLate, "", API),

    // The pool's own sign-in pages.
    row(MANAGED, (K::OauthAccessDenied, ""), P::SignInCancelled, "User cancelled", RFC6749),
    // The code was used, or is too old; a wrong verifier says the same.
    row(MANAGED, (K::OauthInvalidGrant, ""), P::SignInNotBegun, "", RFC6749),
    row(MANAGED, (K::OauthInvalidRequest, "failed with error"), P::TriggerRefused,
        "PreSignUp failed with error not you.", "Amazon Cognito developer guide, Lambda triggers with managed login"),
    row(MANAGED, (K::OauthInvalidRequest, ""), P::ManagedLoginSetup, "invalid_scope", RFC6749),
    row(MANAGED, (K::OauthSetup, ""), P::ManagedLoginSetup, "", RFC6749),
];
