//! Where AWS's services answer, by region. Which region a thing is in, and who overrides an address, is known above.

/// A service's address, such as `https://sts.us-east-1.amazonaws.com`.
pub fn endpoint(service: &str, region: &str) -> String {
    format!("https://{service}.{region}.{}", dns_suffix(region))
}

/// The domain of AWS's services in a region: each partition that the public can use has its own.
pub fn dns_suffix(region: &str) -> &'static str {
    match region.split('-').next() {
        Some("cn") => "amazonaws.com.cn",
        Some("eusc") => "amazonaws.eu",
        _ => "amazonaws.com",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_partition_has_its_domain() {
        assert_eq!(endpoint("s3", "us-gov-west-1"), "https://s3.us-gov-west-1.amazonaws.com");
        assert_eq!(endpoint("s3", "cn-north-1"), "https://s3.cn-north-1.amazonaws.com.cn");
        assert_eq!(endpoint("s3", "eusc-de-east-1"), "https://s3.eusc-de-east-1.amazonaws.eu");
    }
}
