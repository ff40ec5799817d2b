//! The Security Token Service: who AWS says this is.

/// What `GetCallerIdentity` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallerIdentity {
    /// The AWS account.
    pub account: String,
    /// The assumed role's ARN.
    pub arn: String,
    /// The unique id of the role session.
    pub user_id: String,
}
