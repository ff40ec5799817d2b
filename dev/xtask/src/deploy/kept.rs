//! What a teardown keeps, written down; and the template and list by which `CloudFormation` takes it into a new stack.
//!
//! Import is the one way in which the template goes on to manage them: as parameters, the bucket's CORS and the pools' settings
//! would have to be kept in step by hand. An import may do nothing else, so it comes first, with a template of these three alone,
//! and the whole template follows as an update.

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What stays of a stack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub account: String,
    pub region: String,
    pub stack: String,
    pub files: String,
    pub user_pool: String,
    pub identity_pool: String,
    /// The template's parameters as they were.
    pub parameters: BTreeMap<String, String>,
}

impl Kept {
    pub fn to_json(&self) -> Value {
        json!({
            "about": "What `cargo xtask teardown` kept. `cargo xtask deploy --adopt THIS_FILE` makes a stack around it.",
            "account": self.account,
            "region": self.region,
            "stack": self.stack,
            "filesBucket": self.files,
            "userPoolId": self.user_pool,
            "identityPoolId": self.identity_pool,
            "parameters": self.parameters,
        })
    }

    pub fn from_json(text: &str) -> Result<Self> {
        let value: Value = serde_json::from_str(text).context("it is no JSON")?;
        let field = |name: &str| {
            let text = value[name].as_str().with_context(|| format!("it has no `{name}`"))?;
            Ok::<_, anyhow::Error>(text.to_owned())
        };
        let parameters = value["parameters"].as_object().context("it has no `parameters`")?;
        let texts = parameters
            .iter()
            .map(|(name, value)| (name.clone(), value.as_str().unwrap_or_default().to_owned()));
        Ok(Self {
            account: field("account")?,
            region: field("region")?,
            stack: field("stack")?,
            files: field("filesBucket")?,
            user_pool: field("userPoolId")?,
            identity_pool: field("identityPoolId")?,
            parameters: texts.collect(),
        })
    }

    /// Another account or region has nothing of these.
    pub fn check(&self, account: &str, region: &str) -> Result<()> {
        if self.account == account && self.region == region {
            return Ok(());
        }
        bail!(
            "That was kept in account {}, region {}; this is account {account}, region {region}. Files and accounts do not move \
             by themselves: docs/admin.md says what to do.",
            self.account,
            self.region
        )
    }

    /// A template of what is imported and nothing else. What the service lets nobody change later is said as deploy/alcove.yaml
    /// says it; the update that follows sets all else.
    pub fn template(&self, guests: bool) -> Value {
        let resource = |kind: &str, properties: Value| json!({ "Type": kind, "DeletionPolicy": "Retain", "Properties": properties });
        json!({
            "AWSTemplateFormatVersion": "2010-09-09",
            "Resources": {
                "Files": resource("AWS::S3::Bucket", json!({ "BucketName": self.files })),
                "UserPool": resource("AWS::Cognito::UserPool", json!({
                    "UsernameAttributes": ["email"],
                    "UsernameConfiguration": { "CaseSensitive": false },
                })),
                "IdentityPool": resource("AWS::Cognito::IdentityPool", json!({ "AllowUnauthenticatedIdentities": guests })),
            },
        })
    }

    /// For `--resources-to-import`.
    pub fn imports(&self) -> Value {
        let one = |name: &str, kind: &str, key: &str, value: &str| json!({ "LogicalResourceId": name, "ResourceType": kind, "ResourceIdentifier": { key: value } });
        json!([
            one("Files", "AWS::S3::Bucket", "BucketName", &self.files),
            one("UserPool", "AWS::Cognito::UserPool", "UserPoolId", &self.user_pool),
            one("IdentityPool", "AWS::Cognito::IdentityPool", "Id", &self.identity_pool),
        ])
    }
}

/// Whether a bucket's policy is the one that the template gives it, which the new stack makes again.
pub fn is_ours(policy: &str) -> bool {
    let Ok(policy) = serde_json::from_str::<Value>(policy) else { return false };
    let statements = policy["Statement"].as_array().map(Vec::as_slice).unwrap_or_default();
    matches!(statements, [only] if only["Sid"] == "OnlyOverTls")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept() -> Kept {
        Kept {
            account: "1".into(),
            region: "eu-west-1".into(),
            stack: "alcove".into(),
            files: "alcove-files-0".into(),
            user_pool: "eu-west-1_abc".into(),
            identity_pool: "eu-west-1:0".into(),
            parameters: BTreeMap::from([("Title".into(), "Ours".into())]),
        }
    }

    #[test]
    fn what_is_written_down_is_read_back() {
        assert_eq!(Kept::from_json(&kept().to_json().to_string()).unwrap(), kept());
        assert!(Kept::from_json("{}").is_err());
    }

    #[test]
    fn another_account_or_region_is_refused() {
        assert!(kept().check("1", "eu-west-1").is_ok());
        assert!(kept().check("2", "eu-west-1").is_err() && kept().check("1", "us-east-1").is_err());
    }

    #[test]
    fn all_that_is_imported_is_in_the_template_and_retained() {
        let (template, imports) = (kept().template(true), kept().imports());
        for one in imports.as_array().unwrap() {
            let resource = &template["Resources"][one["LogicalResourceId"].as_str().unwrap()];
            assert_eq!(resource["Type"], one["ResourceType"]);
            assert_eq!(resource["DeletionPolicy"], "Retain");
        }
        assert_eq!(imports.as_array().unwrap().len(), template["Resources"].as_object().unwrap().len());
    }

    #[test]
    fn what_nobody_can_change_is_what_the_template_says() {
        let text = std::fs::read_to_string(crate::project::root().join("deploy/alcove.yaml")).unwrap();
        assert!(text.contains("UsernameAttributes: [email]\n"));
        assert!(text.contains("UsernameConfiguration: { CaseSensitive: false }\n"));
    }

    #[test]
    fn a_policy_with_more_than_ours_is_an_admins() {
        assert!(is_ours(r#"{"Statement":[{"Sid":"OnlyOverTls"}]}"#));
        assert!(!is_ours(r#"{"Statement":[{"Sid":"OnlyOverTls"},{"Sid":"Mine"}]}"#));
        assert!(!is_ours(""));
    }
}
