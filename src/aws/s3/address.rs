//! Where a bucket answers: `bucket.endpoint/key` or `endpoint/bucket/key`.

use super::key::{encode_path, push_query};
use crate::aws::region;

/// A bucket's address and region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Scheme, host and, in path style, the bucket; no slash at the end.
    base: String,
    bucket: String,
    region: String,
}

impl Address {
    /// A bucket at AWS, or at `endpoint` (scheme and host, no slash at the end).
    ///
    /// A bucket name with a dot is always in the path under https: AWS's certificate covers one label.
    pub fn new(bucket: &str, region: &str, endpoint: Option<&str>, path_style: bool) -> Self {
        let endpoint = endpoint.map_or_else(|| region::endpoint("s3", region), str::to_owned);
        let endpoint = endpoint.trim_end_matches('/');
        let (scheme, host) = endpoint.split_once("://").unwrap_or(("https", endpoint));
        let in_path = path_style || (scheme == "https" && bucket.contains('.'));
        let base = if in_path {
            format!("{scheme}://{host}/{}", encode_path(bucket))
        } else {
            format!("{scheme}://{bucket}.{host}")
        };
        Self { base, bucket: bucket.to_owned(), region: region.to_owned() }
    }

    /// The bucket under each host name that AWS has for it, this one first: standard and dual-stack, the bucket in the host
    /// or in the path. A browser opens six connections to each. An endpoint of one's own has one name.
    pub fn all(&self) -> Vec<Self> {
        let standard = region::endpoint("s3", &self.region);
        let dual_stack = standard.replacen("://s3.", "://s3.dualstack.", 1);
        let named: Vec<Self> =
            [(&standard, false), (&dual_stack, false), (&standard, true), (&dual_stack, true)]
                .into_iter()
                .map(|(endpoint, in_path)| Self::new(&self.bucket, &self.region, Some(endpoint), in_path))
                .collect();
        let mut all = vec![self.clone()];
        for address in named.iter().filter(|_| named.contains(self)) {
            if !all.contains(address) {
                all.push(address.clone());
            }
        }
        all
    }

    /// The bucket's name.
    pub fn bucket(&self) -> &str {
        &self.bucket
    }

    /// The bucket's region, for which requests are signed.
    pub fn region(&self) -> &str {
        &self.region
    }

    /// The whole address of a path that is encoded already (empty for the bucket itself), with query names and values
    /// that are not. A name alone (`?delete`) has an empty value.
    pub fn url(&self, path: &str, query: &[(&str, &str)]) -> String {
        let mut url = format!("{}/{path}", self.base);
        push_query(&mut url, query.iter().copied());
        url
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_style_has_its_address() {
        let url = |bucket, endpoint, path_style| {
            Address::new(bucket, "eu-west-1", endpoint, path_style).url("a%20b", &[])
        };
        assert_eq!(url("files", None, false), "https://files.s3.eu-west-1.amazonaws.com/a%20b");
        assert_eq!(url("files", None, true), "https://s3.eu-west-1.amazonaws.com/files/a%20b");
        assert_eq!(url("my.files", None, false), "https://s3.eu-west-1.amazonaws.com/my.files/a%20b");
        let local = Some("http://localhost:4566/");
        assert_eq!(url("files", local, true), "http://localhost:4566/files/a%20b");
        assert_eq!(url("my.files", local, false), "http://my.files.localhost:4566/a%20b");
    }

    #[test]
    fn at_aws_a_bucket_has_up_to_four_names_and_elsewhere_one() {
        let all = |bucket, endpoint, path_style| {
            let all = Address::new(bucket, "eu-west-1", endpoint, path_style).all();
            all.iter().map(|address| address.url("", &[])).collect::<Vec<_>>()
        };
        let four = [
            "https://files.s3.eu-west-1.amazonaws.com/",
            "https://files.s3.dualstack.eu-west-1.amazonaws.com/",
            "https://s3.eu-west-1.amazonaws.com/files/",
            "https://s3.dualstack.eu-west-1.amazonaws.com/files/",
        ];
        assert_eq!(all("files", None, false), four);
        assert_eq!(all("files", None, true)[..2], [four[2], four[0]], "the configured one first");
        let in_path = [
            "https://s3.eu-west-1.amazonaws.com/my.files/",
            "https://s3.dualstack.eu-west-1.amazonaws.com/my.files/",
        ];
        assert_eq!(all("my.files", None, false), in_path);
        assert_eq!(all("files", Some("http://localhost:4566"), true), ["http://localhost:4566/files/"]);
    }

    #[test]
    fn china_has_its_own_suffix() {
        let address = Address::new("files", "cn-north-1", None, false);
        assert_eq!(address.url("", &[]), "https://files.s3.cn-north-1.amazonaws.com.cn/");
    }

    #[test]
    fn query_values_are_encoded() {
        let address = Address::new("files", "us-east-1", None, false);
        let url = address.url("", &[("list-type", "2"), ("prefix", "a b/+&"), ("delete", "")]);
        assert!(url.ends_with("/?list-type=2&prefix=a%20b%2F%2B%26&delete="), "{url}");
    }
}
