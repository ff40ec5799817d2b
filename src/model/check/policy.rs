//! Reads a Content-Security-Policy: whether the page reaches its services under it, and whether it still guards the page.
//!
//! <https://www.w3.org/TR/CSP3/>

use super::fault::{Fault, Finding};
use crate::aws::s3::address::Address;
use crate::config::Config;

/// What a policy lets in that it should keep out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looseness {
    /// Scripts in the page's text, or made from text.
    Scripts,
    /// Any host may be called, and so be sent what a script has stolen.
    AnyHost,
    /// Other sites may show the page in a frame.
    Frames,
    /// Texts may become HTML.
    TrustedTypes,
}

/// What is wrong with the policy of the page's own answer.
pub(super) fn judge(policy: &str, config: &Config) -> Vec<Finding> {
    let policy = Policy(policy);
    let bucket = bucket(config);
    let mut found = Vec::new();
    let mut needs = |directive: &'static str, urls: Vec<String>| {
        let lacking: Vec<_> =
            urls.into_iter().filter(|url| !policy.lets(directive, url)).map(|url| origin(&url)).collect();
        if !lacking.is_empty() {
            found.push(Finding::sure(Fault::PolicyLacks(directive, lacking)));
        }
    };
    let mut called = vec![
        config.user_pool.endpoint.clone(),
        config.identity_pool.endpoint.clone(),
        config.sts_endpoint.clone(),
        bucket.url("", &[]),
    ];
    called.extend(config.user_pool.managed.iter().map(|managed| managed.domain.clone()));
    called.dedup();
    needs("connect-src", called);
    for directive in ["img-src", "media-src", "frame-src"] {
        needs(directive, vec![bucket.url("", &[])]);
    }
    if !policy.sources("media-src").any(|source| matches!(source, "'self'" | "*")) {
        found.push(Finding::sure(Fault::PolicyLacks("media-src", vec!["'self'".to_owned()])));
    }
    if !policy.sources("script-src").any(|source| matches!(source, "'wasm-unsafe-eval'" | "'unsafe-eval'")) {
        found.push(Finding::sure(Fault::PolicyLacks("script-src", vec!["'wasm-unsafe-eval'".to_owned()])));
    }
    found.extend(policy.looseness().into_iter().map(|it| Finding::sure(Fault::PolicyLoose(it))));
    found
}

/// Where the bucket answers, as the page calls it.
pub(super) fn bucket(config: &Config) -> Address {
    let bucket = &config.bucket;
    Address::new(&bucket.name, &bucket.region, bucket.endpoint.as_deref(), bucket.path_style)
}

/// Scheme and host of an address.
fn origin(url: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap_or(("https", url));
    let host = rest.split('/').next().unwrap_or_default();
    [scheme, "://", host].concat()
}

/// The text of one policy.
struct Policy<'a>(&'a str);

impl<'a> Policy<'a> {
    /// The sources of a directive; those of `default-src` where it has none of its own. The first of a name counts.
    fn sources(&self, directive: &str) -> impl Iterator<Item = &'a str> {
        self.own(directive).or_else(|| self.own("default-src")).unwrap_or("*").split_ascii_whitespace()
    }

    fn own(&self, directive: &str) -> Option<&'a str> {
        self.0.split(';').map(str::trim).find_map(|part| {
            let (name, sources) = part.split_once(|c: char| c.is_ascii_whitespace()).unwrap_or((part, ""));
            name.eq_ignore_ascii_case(directive).then_some(sources)
        })
    }

    fn lets(&self, directive: &str, url: &str) -> bool {
        self.sources(directive).any(|source| fits(source, url))
    }

    fn looseness(&self) -> Vec<Looseness> {
        let loose_script =
            |source: &str| matches!(source, "'unsafe-inline'" | "'unsafe-eval'" | "*" | "https:" | "data:");
        let any_host = |source: &str| matches!(source, "*" | "https:" | "http:");
        let found = [
            (self.sources("script-src").any(loose_script), Looseness::Scripts),
            (self.sources("connect-src").any(any_host), Looseness::AnyHost),
            (self.own("frame-ancestors").is_none_or(|sources| sources.contains('*')), Looseness::Frames),
            (self.own("require-trusted-types-for").is_none(), Looseness::TrustedTypes),
        ];
        found.into_iter().filter_map(|(is_so, looseness)| is_so.then_some(looseness)).collect()
    }
}

/// Whether a source expression lets an address through. `'self'` is no host of a service's.
///
/// A source with a path that ends in a slash fits what is below it, any other path itself alone.
fn fits(source: &str, url: &str) -> bool {
    let (scheme, rest) = url.split_once("://").unwrap_or(("https", url));
    if source == "*" || source.strip_suffix(':') == Some(scheme) {
        return true;
    }
    let rest_of_source = match source.split_once("://") {
        Some((wanted, rest)) if wanted == scheme || (wanted == "http" && scheme == "https") => rest,
        Some(_) => return false,
        None => source,
    };
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let (wanted_host, wanted_path) = rest_of_source.split_once('/').unwrap_or((rest_of_source, ""));
    let host_fits = match wanted_host.strip_prefix('*') {
        Some(end) => host.len() > end.len() && host.ends_with(end),
        None => host.eq_ignore_ascii_case(wanted_host),
    };
    let path_fits = wanted_path.is_empty()
        || path == wanted_path
        || (wanted_path.ends_with('/') && path.starts_with(wanted_path));
    host_fits && path_fits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_fits_by_scheme_host_and_path() {
        let url = "https://files.s3.eu-west-1.amazonaws.com/";
        for source in [
            "*",
            "https:",
            "https://files.s3.eu-west-1.amazonaws.com",
            "http://files.s3.eu-west-1.amazonaws.com",
            "https://*.amazonaws.com",
            "files.s3.eu-west-1.amazonaws.com",
        ] {
            assert!(fits(source, url), "{source}");
        }
        for source in [
            "'self'",
            "http:",
            "https://s3.eu-west-1.amazonaws.com",
            "https://*.files.s3.eu-west-1.amazonaws.com",
        ] {
            assert!(!fits(source, url), "{source}");
        }
        let in_path = "https://s3.eu-west-1.amazonaws.com/my.files/";
        assert!(fits("https://s3.eu-west-1.amazonaws.com/my.files/", in_path));
        assert!(!fits("https://s3.eu-west-1.amazonaws.com/other/", in_path));
    }

    #[test]
    fn a_directive_that_is_not_there_has_the_defaults_sources() {
        let policy = Policy("default-src 'none'; connect-src https://a.example");
        assert!(policy.lets("connect-src", "https://a.example/"));
        assert!(!policy.lets("img-src", "https://a.example/"));
        assert!(Policy("").lets("img-src", "https://a.example/"));
    }

    #[test]
    fn a_loose_policy_is_told_from_a_strict_one() {
        let strict = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; frame-ancestors 'none'; \
                      require-trusted-types-for 'script'";
        assert_eq!(Policy(strict).looseness(), []);
        let loose = "default-src *; script-src 'self' 'unsafe-inline'";
        let all = [Looseness::Scripts, Looseness::AnyHost, Looseness::Frames, Looseness::TrustedTypes];
        assert_eq!(Policy(loose).looseness(), all);
    }
}
