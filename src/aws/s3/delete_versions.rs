//! `DeleteObjects`, naming versions: what it deletes is gone for good. (By keys alone it only hides: see
//! [`super::delete_objects`].)

use super::Operation;
use super::address::Address;
use super::delete_objects::{self, Refused};
use super::list_versions::Version;
use crate::aws::error::CallError;
use crate::aws::http::{Request, Response};
use crate::aws::sign::Signer;

/// Deletes versions and markers for good.
#[derive(Clone, PartialEq, Eq)]
pub struct DeleteVersions {
    /// At most [`delete_objects::MAX_OBJECTS`].
    pub versions: Vec<Version>,
}

impl Operation for DeleteVersions {
    type Output = Vec<Refused>;
    const NAME: &'static str = "DeleteObjects";

    fn request(&self, bucket: &Address, signer: &Signer<'_>) -> Result<Request, CallError> {
        let entries =
            self.versions.iter().map(|version| (&version.key, Some(("VersionId", version.id.clone()))));
        delete_objects::request(&entries.collect::<Vec<_>>(), bucket, signer)
    }

    fn parse(&self, response: &Response) -> Result<Vec<Refused>, CallError> {
        delete_objects::parse(response)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::http::Body;
    use crate::aws::s3::fixtures::{key, request};

    #[test]
    fn each_version_is_named_and_escaped() {
        let versions = vec![Version { key: key("a&b"), id: "v<1".into() }];
        let Body::Bytes(body) = request(&DeleteVersions { versions }).body else { panic!() };
        let expected = "<Object><Key>a&amp;b</Key><VersionId>v&lt;1</VersionId></Object>";
        assert!(str::from_utf8(&body).unwrap().contains(expected));
    }
}
