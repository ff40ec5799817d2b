//! What a refusal means for an admin, and what to do: the words of AWS on one side, ours on the other. Where the texts were seen:
//! tests/FIDELITY.md.

/// What to do about a reason that `CloudFormation` or a service gave; `None` where its own words must do.
pub fn advice(reason: &str) -> Option<&'static str> {
    ADVICE.iter().find(|(signs, _)| signs.iter().any(|sign| reason.contains(sign))).map(|(_, advice)| *advice)
}

/// The signs are parts of what AWS says. The first row that fits is the advice.
const ADVICE: [(&[&str], &str); 19] = [
    (
        &["EarlyValidation", "Early Validation", "DescribeEvents"],
        "CloudFormation looked before it made anything, and keeps what it found for `aws cloudformation describe-events \
         --stack-name NAME`: most often a name, such as FilesBucketName or LoginPrefix, that something else has already.",
    ),
    (
        &["Unknown options", "unrecognized arguments", "Parameter validation failed:\nUnknown parameter"],
        "The AWS CLI on this machine is too old: 1.36 and 2.22 are the first that will do. Update it, then run this again.",
    ),
    (
        &["must be verified before you can add"],
        "New accounts may not use CloudFront until AWS has verified them. Ask for it in the Support Center (a free case: \
         \"Account\", \"Verify my account for CloudFront\"), which takes a day or so; then run this command again. Nothing \
         was lost.",
    ),
    (
        &["CNAMEAlreadyExists", "CNAMEs you provided are already associated"],
        "Another CloudFront distribution, perhaps of another account, has this DomainName: take it away there, or choose \
         another name.",
    ),
    (
        &["InvalidViewerCertificate", "specified SSL certificate", "certificate that is attached"],
        "CertificateArn must be an issued certificate of ACM in us-east-1 that covers DomainName.",
    ),
    (
        &["Domain already associated", "Domain already exists", "domain already exists"],
        "Somebody in this region has this LoginPrefix: choose another, as in `--set LoginPrefix=NAME`.",
    ),
    (
        &["Domain cannot contain reserved word", "reserved word"],
        "LoginPrefix may not contain aws, amazon or cognito: choose another, as in `--set LoginPrefix=NAME`.",
    ),
    (
        &["BucketAlreadyExists", "BucketAlreadyOwnedByYou", "bucket name is not available"],
        "A bucket of this name exists already. With --adopt, check the file; otherwise run this command again: the next \
         stack has another name for it.",
    ),
    (
        &["TooManyBuckets", "too many buckets"],
        "This account has as many buckets as it may: delete one, or ask for more under Service Quotas.",
    ),
    (
        &["LimitExceeded", "limit exceeded", "TooMany", "exceeded the number", "maximum number"],
        "This account has as many of these as it may: delete one, or ask for more under Service Quotas.",
    ),
    (
        &["is not authorized to perform", "AccessDenied", "Access Denied", "UnauthorizedOperation"],
        "Whoever deploys lacks a right: run this as an administrator of the account, or have the right named above added. A \
         policy of your organization (SCP) may also refuse it.",
    ),
    (
        &["Unable to locate credentials", "NoCredentials", "could not be found in the shared"],
        "The AWS CLI is not signed in: `aws configure sso` (or `aws configure`, with an access key), then run this again.",
    ),
    (
        &[
            "ExpiredToken",
            "token has expired",
            "session has expired",
            "SSO session",
            "Error loading SSO Token",
        ],
        "The AWS CLI's session has ended: sign in again (`aws sso login`, or as you did), then run this again.",
    ),
    (
        &["InvalidClientTokenId", "SignatureDoesNotMatch", "UnrecognizedClient", "AuthFailure"],
        "The AWS CLI's keys are not valid here: look at `aws configure list`. Some regions must be switched on for an account \
         first.",
    ),
    (
        &["Could not connect to the endpoint", "Connection was closed", "timed out", "Failed to connect"],
        "AWS could not be reached: is the region's name right, and is there a network? Then run this again; what was done \
         stays done.",
    ),
    (
        &[
            "Rate exceeded",
            "Throttling",
            "ServiceUnavailable",
            "InternalFailure",
            "Internal Failure",
            "Service Unavailable",
        ],
        "AWS was busy or at fault: run this again.",
    ),
    (
        &["Requested feature", "feature is not available", "TierChange", "FeatureUnavailableInTier"],
        "Cognito does not have this feature in this region or plan: try another region.",
    ),
    (
        &["Unrecognized resource type", "is not supported in this region", "not supported in region"],
        "This region lacks a service that Alcove needs: try another.",
    ),
    (
        &["AWS::Budgets", "budgets:"],
        "Only an account that may see its own billing has budgets: deploy with `--set BudgetEmail=` to leave it out.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// What AWS was seen to say (in public issues), and a word of what we make of it.
    const SEEN: [(&str, &str); 10] = [
        (
            "The following hook(s)/validation failed: [AWS::EarlyValidation::ResourceExistenceCheck]. To troubleshoot Early \
             Validation errors, use the DescribeEvents API for detailed failure information.",
            "describe-events",
        ),
        (
            "Access denied for operation 'AWS::CloudFront::Distribution: Your account must be verified before you can add new \
             CloudFront resources. To verify your account, please contact AWS Support'",
            "Support Center",
        ),
        (
            "One or more of the CNAMEs you provided are already associated with a different resource. (Service: CloudFront, \
             Status Code: 409)",
            "DomainName",
        ),
        (
            "The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid \
             certificate chain.",
            "us-east-1",
        ),
        (
            "Domain already associated with another user pool. (Service: AWSCognitoIdentityProviderService)",
            "LoginPrefix",
        ),
        (
            "User: arn:aws:iam::123456789012:user/dev is not authorized to perform: cognito-idp:CreateUserPool on resource: * \
             because no identity-based policy allows the action",
            "lacks a right",
        ),
        (
            "Error when retrieving token from sso: Token has expired and refresh failed; SSO session",
            "aws sso login",
        ),
        (
            "The security token included in the request is invalid. (InvalidClientTokenId)",
            "aws configure list",
        ),
        (
            "Could not connect to the endpoint URL: \"https://cloudformation.us-est-1.amazonaws.com/\"",
            "region's name",
        ),
        ("alcove-files-1 already exists (Service: S3, BucketAlreadyExists)", "bucket of this name"),
    ];

    #[test]
    fn what_aws_says_is_turned_into_what_to_do() {
        for (said, word) in SEEN {
            let advice = advice(said).unwrap_or_default();
            assert!(advice.contains(word), "{said}: {advice}");
        }
        assert_eq!(advice("Properties validation failed for resource Files"), None);
    }
}
