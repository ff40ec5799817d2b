//! What can be known before anything is made: who we are, and whether we may.

use super::ask;
use super::aws::{Aws, refusal};
use super::stack::explained;
use crate::say;
use anyhow::{Result, bail};
use serde_json::Value;

/// Who the AWS CLI is signed in as.
pub struct Caller {
    pub account: String,
    arn: String,
}

/// Asks who we are, which needs no right at all: it fails for want of credentials or of a network alone.
pub fn caller(aws: &Aws) -> Result<Caller> {
    let answer = aws.call(&["sts", "get-caller-identity"]).map_err(explained)?;
    let text = |key: &str| answer[key].as_str().unwrap_or_default().to_owned();
    let caller = Caller { account: text("Account"), arn: text("Arn") };
    say::note(&format!("AWS account {}, region {}, as {}", caller.account, aws.region, caller.arn));
    Ok(caller)
}

/// What a deployment asks for, one right of each kind: who lacks one would hear of it after minutes.
const RIGHTS: [&str; 20] = [
    "cloudformation:CreateChangeSet",
    "cloudformation:DescribeStacks",
    "cloudformation:ExecuteChangeSet",
    "cloudfront:CreateCachePolicy",
    "cloudfront:CreateDistribution",
    "cloudfront:CreateOriginAccessControl",
    "cloudfront:CreateResponseHeadersPolicy",
    "cognito-identity:CreateIdentityPool",
    "cognito-identity:SetIdentityPoolRoles",
    "cognito-idp:CreateUserPool",
    "cognito-idp:CreateUserPoolClient",
    "iam:CreateRole",
    "iam:PassRole",
    "iam:PutRolePolicy",
    "s3:CreateBucket",
    "s3:ListBucket",
    "s3:PutBucketCORS",
    "s3:PutBucketPolicy",
    "s3:PutLifecycleConfiguration",
    "s3:PutObject",
];

/// Says where IAM denies a right, and asks whether to go on: IAM is asked about all resources, and somebody may have the right for
/// ours alone. Who may not ask IAM is believed: the first refusal will tell.
pub fn rights(aws: &Aws, caller: &Caller, yes: bool) -> Result<()> {
    if caller.arn.ends_with(":root") {
        say::note(
            "This is the account's root user, which may do everything: better deploy as somebody who may less.",
        );
        return Ok(());
    }
    let unknown = || {
        say::note("Whether you may do all that is needed could not be asked; a refusal would be told.");
        Ok(())
    };
    let Some(arn) = policy_source(aws, &caller.arn) else { return unknown() };
    let mut words = vec!["iam", "simulate-principal-policy", "--policy-source-arn", &arn, "--action-names"];
    words.extend(RIGHTS);
    let answer = match aws.call(&words) {
        Ok(answer) => answer,
        Err(error) if refusal(&error).is_some() => return unknown(),
        Err(error) => return Err(error),
    };
    let missing = missing(&answer);
    if missing.is_empty() {
        return Ok(());
    }
    say::note(&format!("You may not do all that a deployment needs: {}.", missing.join(", ")));
    say::note("Run this as an administrator of the account, or have these rights added.");
    if yes || ask::yes("Go on all the same, because you have them for what is Alcove's?")? {
        return Ok(());
    }
    bail!("Nothing was changed.")
}

/// The rights that a simulation denies.
fn missing(answer: &Value) -> Vec<String> {
    let results = answer["EvaluationResults"].as_array().into_iter().flatten();
    results
        .filter(|result| result["EvalDecision"].as_str().is_some_and(|decision| decision != "allowed"))
        .filter_map(|result| result["EvalActionName"].as_str().map(String::from))
        .collect()
}

/// The ARN that IAM knows a caller's policies by: a session's is that of its role, whose path the session does not tell.
fn policy_source(aws: &Aws, arn: &str) -> Option<String> {
    let Some(role) = role_of(arn) else { return Some(arn.to_owned()) };
    let answer = aws.call(&["iam", "get-role", "--role-name", role]).ok()?;
    answer["Role"]["Arn"].as_str().map(String::from)
}

/// The role in `arn:aws:sts::123456789012:assumed-role/ROLE/session`.
fn role_of(arn: &str) -> Option<&str> {
    arn.split_once(":assumed-role/")?.1.split('/').next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_session_is_judged_by_its_role() {
        assert_eq!(
            role_of("arn:aws:sts::1:assumed-role/AWSReservedSSO_Admin_1/me"),
            Some("AWSReservedSSO_Admin_1")
        );
        assert_eq!(role_of("arn:aws:iam::1:user/me"), None);
    }

    #[test]
    fn what_is_denied_in_either_way_is_missing() {
        let answer = json!({ "EvaluationResults": [
            { "EvalActionName": "s3:PutObject", "EvalDecision": "allowed" },
            { "EvalActionName": "iam:CreateRole", "EvalDecision": "implicitDeny" },
            { "EvalActionName": "iam:PassRole", "EvalDecision": "explicitDeny" },
        ] });
        assert_eq!(missing(&answer), ["iam:CreateRole", "iam:PassRole"]);
        assert!(missing(&Value::Null).is_empty());
    }
}
