//! The commands that mend a fault, or show what mends it: for a shell with the AWS CLI, in no language.
//!
//! A command that would reset what it does not name (`update-user-pool-client`, `update-identity-pool`) is not among them: the
//! sentences name the console's page instead, and the command here only looks.

use serde_json::json;

use super::fault::Fault;
use super::seen::{ALLOWED, Action, FileKind, Seen};
use crate::config::Config;
use crate::model::text::{AuthProblem, Problem};

/// What stands in a command for what the page does not know.
const SITE: &str = "SITE-BUCKET";
/// The response headers that the page reads.
const EXPOSED: [&str; 9] = [
    "Accept-Ranges",
    "Content-Range",
    "Date",
    "ETag",
    "x-amz-checksum-sha256",
    "x-amz-id-2",
    "x-amz-request-id",
    "x-amz-storage-class",
    "x-amz-version-id",
];

/// The commands for a fault; none where words alone help.
pub fn commands(fault: &Fault, config: Option<&Config>, seen: &Seen) -> Vec<String> {
    match (of_page(fault), config) {
        (Some(commands), _) => commands,
        (None, Some(config)) => of_services(fault, &Site { config, seen }),
        (None, None) => Vec::new(),
    }
}

/// For what the page's own host or this device does; `None` for every other fault.
fn of_page(fault: &Fault) -> Option<Vec<String>> {
    Some(match fault {
        Fault::ConfigWrong => vec![
            DEPLOY.to_owned(),
            format!(
                "aws s3 cp config.json s3://{SITE}/config.json --content-type application/json --cache-control no-store"
            ),
        ],
        Fault::KeptTooLong(FileKind::Index, _) | Fault::KeepingUnsaid(FileKind::Index) => {
            vec![DEPLOY.to_owned(), served_as("index.html", "text/html", "no-cache")]
        }
        Fault::KeptTooLong(FileKind::Config, _) | Fault::KeepingUnsaid(FileKind::Config) => {
            vec![DEPLOY.to_owned(), served_as("config.json", "application/json", "no-store")]
        }
        Fault::KeptTooLong(..)
        | Fault::KeepingUnsaid(_)
        | Fault::NotKept(_)
        | Fault::NoWorker(_)
        | Fault::NoPolicy
        | Fault::PolicyLacks(..)
        | Fault::PolicyLoose(_)
        | Fault::Blocked(_) => vec![DEPLOY.to_owned()],
        Fault::ClockOff(_) => vec!["w32tm /resync".to_owned(), "sudo timedatectl set-ntp true".to_owned()],
        Fault::Silent(host) | Fault::Unreadable(host) => {
            vec![format!("curl -sv https://{host}/ -o /dev/null")]
        }
        _ => return None,
    })
}

fn of_services(fault: &Fault, site: &Site<'_>) -> Vec<String> {
    match fault {
        Fault::Refused(problem) => site.refused(*problem),
        Fault::Pool(AuthProblem::ClientHasSecret) => site.new_client(),
        Fault::Pool(_) | Fault::FlowOff(_) | Fault::NamesRevealed | Fault::EmailUnread => vec![site.client()],
        Fault::NoSuchPool => vec![site.idp("list-user-pools --max-results 60")],
        Fault::OtherPool(pool) => vec![config_says("userPool.id", &json!(pool))],
        Fault::GuestsOpen | Fault::RoleMissing => vec![site.identity("describe-identity-pool"), site.roles()],
        Fault::TrustRefused => site.trust(),
        Fault::WrongRegion(Some(region)) => vec![config_says("bucket.region", &json!(region))],
        Fault::WrongRegion(None) => vec![site.s3("get-bucket-location")],
        Fault::BucketUnreadable => {
            vec![site.s3("get-bucket-location"), site.s3("get-bucket-cors"), site.cors()]
        }
        Fault::HeadersForbidden(_) | Fault::MethodForbidden(_) | Fault::HeadersHidden(_) => vec![site.cors()],
        Fault::Denied(action, _) => site.allow(*action),
        Fault::VersioningOff => {
            vec![site.s3("put-bucket-versioning --versioning-configuration Status=Enabled")]
        }
        Fault::VersioningUnsaid => vec![config_says("bucket.versioned", &json!(true))],
        Fault::ObjectStays(key) => {
            vec![site.s3(&format!("delete-object --key {}", quoted(key)))]
        }
        _ => Vec::new(),
    }
}

const DEPLOY: &str = "cargo xtask deploy";

/// A file of the page, stored anew with another `Cache-Control`.
fn served_as(file: &str, kind: &str, control: &str) -> String {
    let at = format!("s3://{SITE}/{file}");
    format!(
        "aws s3 cp {at} {at} --metadata-directive REPLACE --content-type {kind} --cache-control {control}"
    )
}

/// For a POSIX shell.
fn quoted(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ':');
    if !text.is_empty() && text.chars().all(is_plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

struct Site<'a> {
    config: &'a Config,
    seen: &'a Seen,
}

impl Site<'_> {
    fn refused(&self, problem: Problem) -> Vec<String> {
        match problem {
            Problem::NoSuchClient => {
                let pool = quoted(&self.config.user_pool.id);
                vec![self.idp(&format!("list-user-pool-clients --user-pool-id {pool}"))]
            }
            Problem::NoSuchIdentityPool => {
                vec![format!(
                    "aws cognito-identity list-identity-pools --max-results 60 --region {}",
                    self.identity_region()
                )]
            }
            Problem::GuestsOff | Problem::PoolsNotLinked | Problem::BasicFlowOff => {
                vec![self.identity("describe-identity-pool")]
            }
            Problem::NoRole | Problem::AmbiguousRole | Problem::RoleRefused => vec![self.roles()],
            Problem::NoSuchBucket => vec![self.s3("head-bucket"), "aws s3 ls".to_owned()],
            _ => Vec::new(),
        }
    }

    fn idp(&self, call: &str) -> String {
        let region = self.config.user_pool.id.split('_').next().unwrap_or_default();
        format!("aws cognito-idp {call} --region {}", quoted(region))
    }

    fn client(&self) -> String {
        let pool = &self.config.user_pool;
        self.idp(&format!(
            "describe-user-pool-client --user-pool-id {} --client-id {} --query \"UserPoolClient.{{Flows: ExplicitAuthFlows, \
             Read: ReadAttributes, Write: WriteAttributes, Existence: PreventUserExistenceErrors}}\"",
            quoted(&pool.id),
            quoted(&pool.client_id)
        ))
    }

    /// A secret cannot be taken from a client.
    fn new_client(&self) -> Vec<String> {
        let pool = quoted(&self.config.user_pool.id);
        vec![self.idp(&format!(
            "create-user-pool-client --user-pool-id {pool} --client-name page --no-generate-secret --prevent-user-existence-errors \
             ENABLED --explicit-auth-flows ALLOW_USER_SRP_AUTH ALLOW_USER_PASSWORD_AUTH ALLOW_USER_AUTH ALLOW_REFRESH_TOKEN_AUTH"
        ))]
    }

    fn identity_region(&self) -> String {
        quoted(self.config.identity_pool.id.split(':').next().unwrap_or_default())
    }

    fn identity(&self, call: &str) -> String {
        let (id, region) = (quoted(&self.config.identity_pool.id), self.identity_region());
        format!("aws cognito-identity {call} --identity-pool-id {id} --region {region}")
    }

    fn roles(&self) -> String {
        self.identity("get-identity-pool-roles")
    }

    /// The role's name, where STS has told it.
    fn role(&self) -> String {
        let role = self.seen.identity.role.as_ref().and_then(|role| role.as_ref().ok());
        role.map_or_else(|| "ROLE".to_owned(), |role| quoted(role))
    }

    fn trust(&self) -> Vec<String> {
        let kind =
            if self.seen.visitor == super::seen::Visitor::User { "authenticated" } else { "unauthenticated" };
        let policy = json!({ "Version": "2012-10-17", "Statement": [{
            "Effect": "Allow",
            "Principal": { "Federated": "cognito-identity.amazonaws.com" },
            "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": {
                "StringEquals": { "cognito-identity.amazonaws.com:aud": self.config.identity_pool.id },
                "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": kind },
            },
        }] });
        let role = self.role();
        vec![
            self.roles(),
            format!("aws iam get-role --role-name {role} --query Role.AssumeRolePolicyDocument"),
            format!("aws iam update-assume-role-policy --role-name {role} --policy-document '{policy}'"),
        ]
    }

    fn s3(&self, call: &str) -> String {
        format!("aws s3api {call} --bucket {}", quoted(&self.config.bucket.name))
    }

    /// All that the page needs, for its own origin.
    fn cors(&self) -> String {
        let mut allowed: Vec<_> = ALLOWED.into_iter().filter(|name| !name.starts_with("x-amz-")).collect();
        allowed.push("x-amz-*");
        let rules = json!({ "CORSRules": [{
            "AllowedOrigins": [self.seen.page.origin],
            "AllowedMethods": ["GET", "HEAD", "PUT", "POST", "DELETE"],
            "AllowedHeaders": allowed,
            "ExposeHeaders": EXPOSED,
            "MaxAgeSeconds": 7200,
        }] });
        self.s3(&format!("put-bucket-cors --cors-configuration '{rules}'"))
    }

    /// Gives the role the right that it lacks, below the prefix of the location.
    fn allow(&self, action: Action) -> Vec<String> {
        let name = &self.config.bucket.name;
        let bucket = format!("arn:{}:s3:::{name}", partition(&self.config.bucket.region));
        let below = self.seen.bucket.prefix.replace("{identity_id}", "${cognito-identity.amazonaws.com:sub}");
        let on_list = |action: &str| {
            json!({ "Effect": "Allow", "Action": action, "Resource": bucket,
                    "Condition": { "StringLike": { "s3:prefix": format!("{below}*") } } })
        };
        let on_objects = |actions: &[&str]| json!({ "Effect": "Allow", "Action": actions, "Resource": format!("{bucket}/{below}*") });
        let statement = match action {
            Action::List => on_list("s3:ListBucket"),
            Action::Versions => on_list("s3:ListBucketVersions"),
            Action::Get => on_objects(&["s3:GetObject", "s3:GetObjectTagging"]),
            Action::Put | Action::Create => on_objects(&["s3:PutObject"]),
            Action::Abort => on_objects(&["s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"]),
            Action::Delete => on_objects(&["s3:DeleteObject"]),
        };
        let policy = json!({ "Version": "2012-10-17", "Statement": [statement] });
        let role = self.role();
        vec![
            format!(
                "aws iam put-role-policy --role-name {role} --policy-name alcove-{action:?} --policy-document '{policy}'"
            ),
            self.s3("get-bucket-policy"),
        ]
    }
}

/// A line of config.json, by the path of its key.
fn config_says(key: &str, value: &serde_json::Value) -> String {
    format!("config.json: {key} = {value}")
}

/// The partition of a region's ARNs.
fn partition(region: &str) -> &'static str {
    match region.split('-').next() {
        Some("cn") => "aws-cn",
        Some("eusc") => "aws-eusc",
        _ if region.starts_with("us-gov-") => "aws-us-gov",
        _ => "aws",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_shell_would_read_otherwise_is_quoted() {
        assert_eq!(quoted("us-east-1:1f2e"), "us-east-1:1f2e");
        assert_eq!(quoted("it's; rm"), r"'it'\''s; rm'");
        assert_eq!(quoted(""), "''");
    }

    #[test]
    fn each_partition_has_its_arns() {
        let of = ["us-east-1", "cn-north-1", "us-gov-west-1", "eusc-de-east-1"].map(partition);
        assert_eq!(of, ["aws", "aws-cn", "aws-us-gov", "aws-eusc"]);
    }
}
