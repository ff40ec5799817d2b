//! The half of the table that the page's core carries.

use super::{K, Problem as P, Refusal, row};

/// The calls that get an identity and its credentials.
pub const IDENTITY: &[&str] =
    &["GetId", "GetCredentialsForIdentity", "GetOpenIdToken", "AssumeRoleWithWebIdentity"];
const ASSUME_ROLE: &[&str] = &["AssumeRoleWithWebIdentity"];
const DELETE: &[&str] = &["DeleteObjects", "DeleteObject"];
const REFRESH: &[&str] = &["GetTokensFromRefreshToken"];

const IDENTITY_API: &str = "Amazon Cognito identity pools API reference, errors of the call";
const IDP_API: &str = "Amazon Cognito user pools API reference, errors of the call";
const STS_API: &str = "AWS STS API reference, errors of the call";
const S3_ERRORS: &str = "Amazon S3 API reference, \"Error responses\"";
const RFC6749: &str = "RFC 6749, 4.1.2.1";
const SIGV4: &str = "IAM user guide, \"Troubleshoot Signature Version 4 signing\"";

/// Refusals of the identity pool, STS and S3, and of the renewal of tokens.
#[rustfmt::skip]
pub const CORE: &[Refusal<P>] = &[
    // Identity pools and STS.
    row(IDENTITY, (K::NotAuthorized, "Unauthenticated access is not supported"), P::GuestsOff,
        "Unauthenticated access is not supported for this identity pool.", "github.com/aws/aws-sdk-js-v3/issues/3113"),
    row(IDENTITY, (K::NotAuthorized, "Token expired"), P::SessionEnded,
        "Invalid login token. Token expired: 1632744219 >= 1632743219", "seen from amplify-js; the token's own end"),
    row(IDENTITY, (K::NotAuthorized, "not from a supported provider"), P::PoolsNotLinked,
        "Token is not from a supported provider of this identity pool.", "github.com/amazon-archives/amazon-cognito-identity-js/issues/7"),
    row(IDENTITY, (K::NotAuthorized, "identity providers"), P::PoolsNotLinked,
        "Identity pool - us-east-1:1 does not have identity providers configured.", "github.com/aws-amplify/aws-sdk-ios/issues/3034"),
    row(IDENTITY, (K::NotAuthorized, "Logins don't match"), P::PoolsNotLinked,
        "Logins don't match. Please include at least one valid login for this identity or identity pool.", "github.com/aws-amplify/amplify-js/issues/2443"),
    row(IDENTITY, (K::NotAuthorized, "nvalid login token"), P::PoolsNotLinked,
        "Invalid login token. Issuer doesn't match providerName", "github.com/amazon-archives/amazon-cognito-identity-js/issues/40"),
    row(IDENTITY, (K::NotAuthorized, "mbiguous role"), P::AmbiguousRole,
        "Ambiguous role resolution; access denied.", IDENTITY_API),
    row(IDENTITY, (K::NotAuthorized, "ccess to role"), P::RoleRefused,
        "Access to role is forbidden.", IDENTITY_API),
    row(IDENTITY, (K::NotAuthorized, ""), P::NoRole,
        "Access to Identity 'us-east-1:1' is forbidden.", "github.com/aws-amplify/amplify-js/issues/6616"),
    row(IDENTITY, (K::InvalidParameter, "classic"), P::BasicFlowOff,
        "Basic (classic) flow is not enabled, please use enhanced flow.", IDENTITY_API),
    row(IDENTITY, (K::ResourceNotFound, ""), P::NoSuchIdentityPool,
        "IdentityPool 'us-east-1:1' not found.", IDENTITY_API),
    row(IDENTITY, (K::LimitExceeded, ""), P::Busy, "", IDENTITY_API),
    row(&[], (K::InvalidIdentityPoolConfiguration, ""), P::NoRole,
        "Invalid identity pool configuration. Check assigned IAM roles for this pool.", IDENTITY_API),
    row(&[], (K::PoolsNotLinked, ""), P::PoolsNotLinked, "", IDENTITY_API),
    row(&[], (K::ConcurrentModification, ""), P::Busy, "", IDENTITY_API),
    row(ASSUME_ROLE, (K::AccessDenied, ""), P::NoRole,
        "Not authorized to perform sts:AssumeRoleWithWebIdentity", STS_API),
    row(ASSUME_ROLE, (K::WebIdentityRefused, ""), P::NoRole, "", STS_API),
    row(&[], (K::IdentityProviderSilent, ""), P::Busy, "", STS_API),
    row(&[], (K::RegionDisabled, ""), P::StsOff, "", STS_API),

    // The user pool, when it renews tokens.
    row(&[], (K::NotAuthorized, "efresh Token"), P::SessionEnded, "Refresh Token has been revoked", IDP_API),
    row(REFRESH, (K::NotAuthorized, ""), P::SessionEnded, "Invalid Refresh Token", IDP_API),
    row(&[], (K::RefreshTokenReuse, ""), P::SessionEnded, "", IDP_API),
    row(&[], (K::ResourceNotFound, ""), P::NoSuchClient, "User pool client abc does not exist.", IDP_API),
    row(&[], (K::Forbidden, ""), P::Blocked, "Request blocked by WAF", IDP_API),

    // S3.
    row(&[], (K::AccessDenied, "Request has expired"), P::ClockOff, "Request has expired", S3_ERRORS),
    row(&[], (K::AccessDenied, ""), P::AccessDenied, "Access Denied", S3_ERRORS),
    row(&[], (K::AccountDenied, ""), P::AccessDenied, "All access to this object has been disabled", S3_ERRORS),
    row(&[], (K::NoSuchBucket, ""), P::NoSuchBucket, "The specified bucket does not exist", S3_ERRORS),
    row(&[], (K::SignatureMalformed, "expecting '"), P::WrongRegion,
        "Error parsing the X-Amz-Credential parameter; the region 'us-east-1' is wrong; expecting 'eu-central-1'",
        "github.com/ai-dock/comfyui/issues/34; with a signed header: github.com/minio/s3verify/issues/128"),
    row(&[], (K::SignatureMalformed, ""), P::SignatureRefused, "", S3_ERRORS),
    row(&[], (K::WrongRegion, ""), P::WrongRegion,
        "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.",
        S3_ERRORS),
    row(&[], (K::NoSuchKey, ""), P::NoSuchFile, "The specified key does not exist.", S3_ERRORS),
    row(&[], (K::NoSuchVersion, ""), P::NoSuchFile, "The specified version does not exist.", S3_ERRORS),
    row(DELETE, (K::PreconditionFailed, ""), P::ChangedMeanwhile,
        "At least one of the pre-conditions you specified did not hold", S3_ERRORS),
    row(&[], (K::PreconditionFailed, ""), P::FileExists,
        "At least one of the pre-conditions you specified did not hold", S3_ERRORS),
    row(&[], (K::ConditionalRequestConflict, ""), P::ChangedMeanwhile, "", S3_ERRORS),
    row(&[], (K::OperationAborted, ""), P::ChangedMeanwhile, "", S3_ERRORS),
    row(&[], (K::EntityTooLarge, ""), P::TooLarge,
        "Your proposed upload exceeds the maximum allowed size", S3_ERRORS),
    row(&[], (K::KeyTooLong, ""), P::NameTooLong, "Your key is too long", S3_ERRORS),
    row(&[], (K::Damaged, ""), P::Damaged,
        "The Content-MD5 or checksum value that you specified did not match what the server received.", S3_ERRORS),
    row(&[], (K::InvalidObjectState, ""), P::Archived,
        "The operation is not valid for the object's storage class", S3_ERRORS),
    row(&[], (K::NoSuchUpload, ""), P::UploadGone, "The specified upload does not exist.", S3_ERRORS),

    // Signatures, clocks and load, of every service.
    row(&[], (K::ExpiredToken, ""), P::CredentialsEnded, "The provided token has expired.", S3_ERRORS),
    row(&[], (K::InvalidClientTokenId, ""), P::CredentialsEnded,
        "The security token included in the request is invalid", STS_API),
    row(&[], (K::SignatureRefused, "Signature expired"), P::ClockOff,
        "Signature expired: 20261121T000000Z is now earlier than 20261121T001500Z", SIGV4),
    row(&[], (K::SignatureRefused, "Signature not yet current"), P::ClockOff,
        "Signature not yet current: 20261121T001500Z is still later than 20261121T000000Z", SIGV4),
    row(&[], (K::SignatureRefused, ""), P::SignatureRefused,
        "The request signature we calculated does not match the signature you provided.", S3_ERRORS),
    row(&[], (K::ClockSkewed, ""), P::ClockOff,
        "The difference between the request time and the current time is too large.", S3_ERRORS),
    row(&[], (K::Busy, ""), P::Busy, "Please reduce your request rate.", S3_ERRORS),
    row(&[], (K::InternalError, ""), P::ServiceBroken, "We encountered an internal error. Please try again.", S3_ERRORS),
    row(&[], (K::InternalFailure, ""), P::ServiceBroken, "", IDP_API),
    row(&[], (K::OauthBusy, ""), P::Busy, "", RFC6749),
    row(&[], (K::OauthServerError, ""), P::ServiceBroken, "", RFC6749),
];
