//! config.json as an admin writes it. The comments here become the descriptions in `config.schema.json`.
//! Which values are right, and what an absent one means, is in [`super::read`].

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::field::{Field, Section};
use super::form::pattern;
use super::{Persistence, SignInMethod};

/// The configuration of an Alcove page. It is read when the page loads, from beside index.html.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(title = "Alcove configuration")]
pub struct File {
    /// The schema of this file, for editors; the page does not read it.
    #[serde(rename = "$schema", default)]
    pub schema: Field<String>,
    /// The title in the banner and in the browser's tab.
    #[serde(default)]
    #[schemars(regex(pattern = pattern::TEXT), extend("default" = "Alcove"))]
    pub title: Field<String>,
    /// The accent colour, as #rrggbb; without it the page has its own.
    #[serde(default)]
    #[schemars(regex(pattern = pattern::COLOUR))]
    pub accent: Field<String>,
    /// The language of the page; auto follows the browser.
    #[serde(default)]
    #[schemars(extend("default" = "auto"))]
    pub language: Field<LanguageChoice>,
    /// The AWS region of the bucket and of STS, such as us-east-1. The pools' regions are part of their ids.
    #[schemars(regex(pattern = pattern::REGION))]
    pub region: Field<String>,
    /// The Cognito user pool: who can sign in.
    pub user_pool: Field<Section<UserPool>>,
    /// The Cognito identity pool: what gives people credentials for their files.
    pub identity_pool: Field<Section<IdentityPool>>,
    /// The bucket that holds everyone's files.
    pub bucket: Field<Section<Bucket>>,
    /// The places that people see. Without them there is one, "My files", at `users/{identity_id}/`.
    #[serde(default)]
    #[schemars(extend("minItems" = 1))]
    pub locations: Field<Vec<Field<Section<Location>>>>,
    /// Which choice "Stay signed in" starts with: until the tab closes, or on this device.
    #[serde(default)]
    #[schemars(extend("default" = "tab"))]
    pub session: Field<Persistence>,
    /// Other addresses than AWS's own, for a local cloud or a private endpoint.
    #[serde(default)]
    pub endpoints: Field<Section<Endpoints>>,
}

/// The Cognito user pool and the page's app client in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserPool {
    /// The pool's id, such as `us-east-1_AbCdEf123`.
    #[schemars(regex(pattern = pattern::USER_POOL_ID))]
    pub id: Field<String>,
    /// The app client's id. The client must have no secret: a page cannot keep one.
    #[schemars(regex(pattern = pattern::CLIENT_ID))]
    pub client_id: Field<String>,
    /// How a sign-in starts: srp never sends the password, password sends it over TLS, choice lets Cognito offer the ways that
    /// an account has. The app client must allow the flow.
    #[serde(default)]
    #[schemars(extend("default" = "srp"))]
    pub sign_in: Field<SignInMethod>,
}

/// The Cognito identity pool.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct IdentityPool {
    /// The pool's id: its region, a colon and a UUID.
    #[schemars(regex(pattern = pattern::IDENTITY_POOL_ID))]
    pub id: Field<String>,
    /// Whether people may look around before they sign in. The pool must allow guests too.
    #[serde(default)]
    #[schemars(extend("default" = false))]
    pub guests: Field<bool>,
}

/// The bucket.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Bucket {
    /// The bucket's name.
    #[schemars(regex(pattern = pattern::BUCKET))]
    pub name: Field<String>,
    /// The bucket's region, where it is not the page's.
    #[serde(default)]
    #[schemars(regex(pattern = pattern::STORE_REGION))]
    pub region: Field<String>,
    /// Where the bucket is served, when that is not AWS: an S3-compatible store or a local cloud.
    #[serde(default)]
    #[schemars(regex(pattern = pattern::ENDPOINT))]
    pub endpoint: Field<String>,
    /// Whether the bucket's name goes into the path instead of the host name. A name with a dot in it always does under https:
    /// no certificate covers it as a host.
    #[serde(default)]
    #[schemars(extend("default" = false))]
    pub path_style: Field<bool>,
    /// Whether versioning is on. A replaced file can then be brought back, which lets small files be sent the fastest way.
    #[serde(default)]
    #[schemars(extend("default" = false))]
    pub versioned: Field<bool>,
}

/// A place in the bucket that people see. IAM decides what they may do in it; the rights here are what the page offers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Location {
    /// Names the place in the address bar; made from the name where absent.
    #[serde(default)]
    #[schemars(regex(pattern = pattern::LOCATION_ID))]
    pub id: Field<String>,
    /// What people read.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub name: Field<String>,
    /// Where it is in the bucket, ending in a slash. `{identity_id}` stands for the person's own identity id; an empty prefix is
    /// the whole bucket.
    #[schemars(regex(pattern = pattern::PREFIX), extend("examples" = ["users/{identity_id}/", "shared/"]))]
    pub prefix: Field<String>,
    /// What someone signed in may do.
    #[serde(default)]
    #[schemars(extend("default" = ["list", "read", "write", "delete"]))]
    pub users: Field<Vec<Field<Right>>>,
    /// What a guest may do.
    #[serde(default)]
    #[schemars(extend("default" = []))]
    pub guests: Field<Vec<Field<Right>>>,
}

/// Addresses of the services, without a slash at the end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Endpoints {
    /// Where the user pool answers.
    #[serde(default)]
    #[schemars(regex(pattern = pattern::ENDPOINT))]
    pub user_pool: Field<String>,
    /// Where the identity pool answers.
    #[serde(default)]
    #[schemars(regex(pattern = pattern::ENDPOINT))]
    pub identity_pool: Field<String>,
    /// Where STS answers.
    #[serde(default)]
    #[schemars(regex(pattern = pattern::ENDPOINT))]
    pub sts: Field<String>,
}

/// A language of the page, or the browser's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum LanguageChoice {
    /// As the browser asks for.
    Auto,
    /// English.
    En,
    /// Japanese.
    Ja,
}

/// Something that people may do in a location.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Right {
    /// See names.
    List,
    /// Download.
    Read,
    /// Upload and make folders.
    Write,
    /// Delete.
    Delete,
}
