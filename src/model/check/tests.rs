//! A healthy set-up, and wrong ones: each is one change of what was seen, or of the configuration, and one fault that must be named.

use super::seen::{OfBucket, OfIdentity, OfPage, OfPool};
use super::*;
use crate::aws::error::ServiceError;
use crate::aws::http::TransportError;
use crate::config::{BasicRoles, Config, Language};
use crate::model::failure::{Cause, Failure};
use crate::model::text::{AuthProblem, Problem, Text};

const CONFIG: &str = r#"{
    "region": "eu-west-1",
    "userPool": { "id": "eu-west-1_AbCdEf123", "clientId": "1h57kf5cpq17m0eml12EXAMPLE", "signIn": "srp" },
    "identityPool": { "id": "eu-west-1:0f3b6f4e-5a2c-4d3e-9b1a-1234567890ab", "guests": true },
    "bucket": { "name": "our-files", "versioned": true },
    "locations": [
        { "name": "My files", "prefix": "users/{identity_id}/" },
        { "name": "Shared", "prefix": "shared/", "users": ["list", "read"], "guests": ["list", "read"] }
    ]
}"#;

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' https://our-files.s3.eu-west-1.amazonaws.com; media-src 'self' https://our-files.s3.eu-west-1.amazonaws.com; \
    frame-src 'self' https://our-files.s3.eu-west-1.amazonaws.com; connect-src 'self' \
    https://cognito-idp.eu-west-1.amazonaws.com https://cognito-identity.eu-west-1.amazonaws.com \
    https://sts.eu-west-1.amazonaws.com https://our-files.s3.eu-west-1.amazonaws.com; frame-ancestors 'none'; \
    require-trusted-types-for 'script'";

const BUCKET_HOST: &str = "our-files.s3.eu-west-1.amazonaws.com";

fn config() -> Config {
    Config::read(CONFIG).unwrap()
}

fn file(kind: FileKind, control: &str) -> File {
    let headers = [("cache-control", control), ("content-security-policy", POLICY)];
    let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
    File { kind, name: format!("{kind:?}"), status: 200, headers }
}

/// The service worker, as a host serves it.
fn worker(status: u16, kind: &str) -> File {
    let headers = vec![("content-type".to_owned(), kind.to_owned())];
    File { kind: FileKind::Worker, name: "sw.js".into(), status, headers }
}

/// What someone signed in sees where all is well.
fn healthy() -> Seen {
    Seen {
        visitor: Visitor::User,
        is_done: true,
        clock: Some(400),
        page: OfPage {
            origin: "https://files.example.com".into(),
            is_secure: true,
            files: vec![
                file(FileKind::Index, "no-cache"),
                file(FileKind::Config, "no-store"),
                file(FileKind::Hashed, "public, max-age=31536000, immutable"),
                worker(200, "text/javascript; charset=utf-8"),
                File { status: 404, ..file(FileKind::Missing, "no-store") },
            ],
        },
        pool: OfPool {
            keys: Some(Ok(())),
            flows: vec![
                (Flow::Srp, Ok(())),
                (
                    Flow::Password,
                    refused("InitiateAuth", "NotAuthorizedException", "Incorrect username or password."),
                ),
                (
                    Flow::Choice,
                    refused(
                        "InitiateAuth",
                        "InvalidParameterException",
                        "USER_AUTH is not enabled for the client.",
                    ),
                ),
            ],
            issuer: Some("eu-west-1_AbCdEf123".into()),
            has_email: Some(true),
        },
        identity: OfIdentity {
            guest: Some(Ok(())),
            credentials: Some(Ok(())),
            role: Some(Ok("alcove-UserRole-1X".into())),
        },
        bucket: OfBucket {
            prefix: "users/{identity_id}/".into(),
            list: Some(Ok(())),
            put: Some(Ok(())),
            get: Some(Ok(true)),
            delete: Some(Ok(Deleted::Marker)),
            create: Some(Ok(())),
            abort: Some(Ok(())),
            versions: Some(Ok(Some(true))),
            exposed: ["etag", "x-amz-request-id", "x-amz-version-id"].map(str::to_owned).to_vec(),
            expected: vec!["x-amz-request-id", "etag", "x-amz-version-id"],
            forbidden: Some(vec![]),
            ..OfBucket::default()
        },
        ..Seen::default()
    }
}

fn refused<T>(operation: &'static str, code: &str, message: &str) -> Result<T, Failure> {
    let error = ServiceError { code: code.into(), message: message.into(), status: 400, request_id: None };
    Err(Failure::new(operation, Cause::Service(error)))
}

fn silent<T>(operation: &'static str, host: &str) -> Result<T, Failure> {
    Err(Failure::new(operation, TransportError::Unreachable { host: host.into() }))
}

/// Nothing of the bucket beyond a listing that failed.
fn only_listed(list: Result<(), Failure>) -> OfBucket {
    OfBucket { prefix: "users/{identity_id}/".into(), list: Some(list), ..OfBucket::default() }
}

fn entry(entries: &[Entry], line: Line) -> &Entry {
    entries.iter().find(|entry| entry.line == line).unwrap()
}

#[test]
fn a_healthy_set_up_is_green_for_someone_signed_in() {
    let entries = diagnose(&config(), &healthy());
    assert_eq!(entries.len(), Line::ALL.len());
    for entry in &entries {
        let expected = if entry.line == Line::Attributes { Level::Untold } else { Level::Good };
        assert_eq!(entry.level, expected, "{entry:?}");
    }
    assert_eq!(entry(&entries, Line::Client).evidence, "USER_SRP_AUTH, USER_PASSWORD_AUTH");
}

#[test]
fn a_healthy_set_up_has_nothing_wrong_for_a_guest_and_says_what_was_not_tried() {
    let mut seen = Seen { visitor: Visitor::Guest, ..healthy() };
    (seen.pool.issuer, seen.pool.has_email) = (None, None);
    let listed = only_listed(Ok(()));
    seen.bucket = OfBucket { get: Some(Ok(true)), forbidden: Some(vec![]), ..listed };
    let entries = diagnose(&config(), &seen);
    assert!(entries.iter().all(|entry| entry.level <= Level::Untold), "{entries:?}");
    assert_eq!(entry(&entries, Line::Providers).untold, Some(Untold::SignIn));
    assert_eq!(entry(&entries, Line::Put).untold, Some(Untold::NotOffered));
    assert_eq!(entry(&entries, Line::List).level, Level::Good);
}

#[test]
fn before_anything_was_seen_nothing_is_wrong() {
    let entries = diagnose(&config(), &Seen::default());
    let wrong: Vec<_> = entries.iter().filter(|entry| entry.level > Level::Untold).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    assert_eq!(entry(&entries, Line::List).untold, Some(Untold::NotYet));
}

type Seed = (&'static str, fn(&mut Config, &mut Seen), Line, Fault, bool);

const NO_CLIENT: &str = "User pool client abc does not exist.";
const WRONG_REGION: &str =
    "Error parsing the X-Amz-Credential parameter; the region 'eu-west-1' is wrong; expecting 'eu-central-1'";

/// Wrong set-ups: what is wrong, what it looks like, and which line names which fault, as a guess or not.
#[rustfmt::skip]
#[allow(clippy::too_many_lines, reason = "a table")]
fn seeds() -> Vec<Seed> {
    vec![
        ("the client's id is mistyped", |_, seen| {
            seen.pool.flows = Flow::ALL.map(|it| (it, refused("InitiateAuth", "ResourceNotFoundException", NO_CLIENT))).to_vec();
        }, Line::Client, Fault::Refused(Problem::NoSuchClient), false),
        ("the client has a secret", |_, seen| {
            let said = "Client abc is configured with secret but SECRET_HASH was not received";
            seen.pool.flows = Flow::ALL.map(|it| (it, refused("InitiateAuth", "NotAuthorizedException", said))).to_vec();
        }, Line::Client, Fault::Pool(AuthProblem::ClientHasSecret), false),
        ("the client does not allow the flow of config.json", |config, _| {
            config.user_pool.sign_in = crate::config::SignInMethod::Choice;
        }, Line::Client, Fault::FlowOff(Flow::Choice), false),
        ("the client reveals who has an account", |_, seen| {
            seen.pool.flows[0].1 = refused("InitiateAuth", "UserNotFoundException", "User does not exist.");
        }, Line::Client, Fault::NamesRevealed, false),
        ("the user pool's id is mistyped", |_, seen| {
            seen.pool.issuer = None;
            seen.pool.keys = Some(refused("GetSigningKeys", "ResourceNotFoundException", "User pool does not exist."));
        }, Line::UserPool, Fault::NoSuchPool, false),
        ("the client belongs to another pool", |_, seen| seen.pool.issuer = Some("eu-west-1_Other".into()),
            Line::UserPool, Fault::OtherPool("eu-west-1_Other".into()), false),
        ("the user pool's region has no such host", |_, seen| {
            seen.pool = OfPool {
                keys: Some(silent("GetSigningKeys", "cognito-idp.eu-wset-1.amazonaws.com")),
                flows: Flow::ALL.map(|it| (it, silent("InitiateAuth", "cognito-idp.eu-wset-1.amazonaws.com"))).to_vec(),
                ..OfPool::default()
            };
            seen.silent = vec![("cognito-idp.eu-wset-1.amazonaws.com".into(), false)];
        }, Line::UserPool, Fault::Silent("cognito-idp.eu-wset-1.amazonaws.com".into()), true),
        ("the identity pool's id is mistyped", |_, seen| {
            seen.identity = OfIdentity {
                guest: Some(refused("GetId", "ResourceNotFoundException", "IdentityPool 'x' not found.")),
                ..OfIdentity::default()
            };
        }, Line::IdentityPool, Fault::Refused(Problem::NoSuchIdentityPool), false),
        ("the identity pool lets no guests in", |_, seen| {
            let said = "Unauthenticated access is not supported for this identity pool.";
            seen.identity.guest = Some(refused("GetId", "NotAuthorizedException", said));
        }, Line::Guests, Fault::Refused(Problem::GuestsOff), false),
        ("the identity pool lets guests in, unknown to config.json", |config, _| config.identity_pool.guests = false,
            Line::Guests, Fault::GuestsOpen, false),
        ("the identity pool does not know the client", |_, seen| {
            let said = "Token is not from a supported provider of this identity pool.";
            seen.identity.credentials = Some(refused("GetCredentialsForIdentity", "NotAuthorizedException", said));
        }, Line::Providers, Fault::Refused(Problem::PoolsNotLinked), false),
        ("the identity pool has no role", |_, seen| seen.identity.credentials = Some(no_role()),
            Line::Roles, Fault::RoleMissing, true),
        ("the role does not trust the identity pool", |_, seen| seen.identity.credentials = Some(no_role()),
            Line::Trust, Fault::TrustRefused, true),
        ("the role of the basic flow does not trust the identity pool", |config, seen| {
            config.identity_pool.basic =
                Some(BasicRoles { users: String::new(), guests: String::new(), session_seconds: None });
            let said = "Not authorized to perform sts:AssumeRoleWithWebIdentity";
            seen.identity.credentials = Some(refused("AssumeRoleWithWebIdentity", "AccessDenied", said));
        }, Line::Trust, Fault::TrustRefused, false),
        ("two groups have a role of one precedence", |_, seen| {
            let said = "Ambiguous role resolution; access denied.";
            seen.identity.credentials = Some(refused("GetCredentialsForIdentity", "NotAuthorizedException", said));
        }, Line::Roles, Fault::Refused(Problem::AmbiguousRole), false),
        ("the bucket is in another region", |_, seen| {
            seen.bucket = only_listed(refused("ListObjectsV2", "AuthorizationQueryParametersError", WRONG_REGION));
        }, Line::Bucket, Fault::WrongRegion(Some("eu-central-1".into())), false),
        ("the bucket's name is mistyped", |_, seen| {
            seen.bucket = only_listed(refused("ListObjectsV2", "NoSuchBucket", "The specified bucket does not exist"));
        }, Line::Bucket, Fault::Refused(Problem::NoSuchBucket), false),
        ("the bucket has no CORS rules", |_, seen| {
            seen.bucket = only_listed(silent("ListObjectsV2", BUCKET_HOST));
            seen.silent = vec![(BUCKET_HOST.into(), true)];
        }, Line::Bucket, Fault::BucketUnreadable, true),
        ("the page's policy does not name the bucket", |_, seen| {
            seen.bucket = only_listed(silent("ListObjectsV2", BUCKET_HOST));
            seen.blocked = vec![BUCKET_HOST.into()];
        }, Line::Bucket, Fault::Blocked(BUCKET_HOST.into()), false),
        ("the policy was written for another bucket", |config, _| config.bucket.name = "others".into(),
            Line::Policy, Fault::PolicyLacks("connect-src", vec!["https://others.s3.eu-west-1.amazonaws.com".into()]), false),
        ("the policy is older than the page", |_, seen| {
            let headers = seen.page.files.iter_mut().flat_map(|file| &mut file.headers);
            headers.for_each(|(_, value)| *value = value.replace("media-src 'self'", "media-src"));
        }, Line::Policy, Fault::PolicyLacks("media-src", vec!["'self'".into()]), false),
        ("the role may not list", |_, seen| seen.bucket.list = Some(denied("ListObjectsV2")),
            Line::List, Fault::Denied(Action::List, false), false),
        ("the role may not write", |_, seen| {
            (seen.bucket.put, seen.bucket.get, seen.bucket.delete) = (Some(denied("PutObject")), None, None);
        }, Line::Put, Fault::Denied(Action::Put, false), false),
        ("the role may not read", |_, seen| seen.bucket.get = Some(denied("GetObject")),
            Line::Get, Fault::Denied(Action::Get, false), false),
        ("the role may not delete", |_, seen| {
            (seen.bucket.delete, seen.bucket.left) = (Some(denied("DeleteObject")), Some("users/x/alcove-check-1.txt".into()));
        }, Line::Delete, Fault::Denied(Action::Delete, false), false),
        ("the role may not end an upload", |_, seen| seen.bucket.abort = Some(denied("AbortMultipartUpload")),
            Line::Parts, Fault::Denied(Action::Abort, false), false),
        ("versioning is off", |_, seen| seen.bucket.versions = Some(Ok(Some(false))),
            Line::Versions, Fault::VersioningOff, false),
        ("CORS does not let conditions through", |_, seen| {
            seen.bucket.forbidden = Some(vec!["if-match", "if-none-match"]);
        }, Line::CorsAllowed, Fault::HeadersForbidden(vec!["if-match", "if-none-match"]), false),
        ("CORS does not let PUT through", |_, seen| seen.bucket.put = Some(silent("PutObject", BUCKET_HOST)),
            Line::CorsAllowed, Fault::MethodForbidden("PUT"), true),
        ("CORS does not show the ETag", |_, seen| seen.bucket.exposed.retain(|name| name != "etag"),
            Line::CorsExposed, Fault::HeadersHidden(vec!["etag"]), false),
        ("browsers keep index.html for a day", |_, seen| seen.page.files[0] = file(FileKind::Index, "max-age=86400"),
            Line::Caching, Fault::KeptTooLong(FileKind::Index, "max-age=86400".into()), false),
        ("a refusal is kept for a year", |_, seen| {
            seen.page.files[4] = File { status: 403, ..file(FileKind::Missing, "max-age=31536000, immutable") };
        }, Line::Caching, Fault::KeptTooLong(FileKind::Missing, "max-age=31536000, immutable".into()), false),
        ("sw.js was not uploaded", |_, seen| seen.page.files[3] = worker(404, "text/plain"),
            Line::Worker, Fault::NoWorker("404 text/plain".into()), false),
        ("a page stands in for sw.js", |_, seen| seen.page.files[3] = worker(200, "text/html"),
            Line::Worker, Fault::NoWorker("200 text/html".into()), false),
        ("the page is served over http", |_, seen| seen.page.is_secure = false, Line::Config, Fault::NotSecure, false),
        ("the device's clock is ten minutes slow", |_, seen| seen.clock = Some(600_000),
            Line::Clock, Fault::ClockOff(600), false),
    ]
}

fn no_role<T>() -> Result<T, Failure> {
    let said = "Invalid identity pool configuration. Check assigned IAM roles for this pool.";
    refused("GetCredentialsForIdentity", "InvalidIdentityPoolConfigurationException", said)
}

fn denied<T>(operation: &'static str) -> Result<T, Failure> {
    refused(operation, "AccessDenied", "Access Denied")
}

#[test]
fn each_wrong_set_up_is_named() {
    for (name, change, line, fault, is_guess) in seeds() {
        let (mut config, mut seen) = (config(), healthy());
        change(&mut config, &mut seen);
        let entries = diagnose(&config, &seen);
        let found = entry(&entries, line);
        assert_eq!(found.level, fault.level(), "{name}: {found:?}");
        assert!(found.findings.contains(&Finding { fault, is_guess }), "{name}: {found:?}");
    }
}

/// A fault that many calls meet is named once: the lines that it keeps from being tried are told apart from broken ones.
#[test]
fn one_fault_is_named_in_one_place() {
    let twice = ["the role does not trust the identity pool", "the identity pool has no role"];
    for (name, change, line, ..) in seeds().into_iter().filter(|(name, ..)| !twice.contains(name)) {
        let (mut config, mut seen) = (config(), healthy());
        change(&mut config, &mut seen);
        let entries = diagnose(&config, &seen);
        let wrong: Vec<_> =
            entries.iter().filter(|entry| entry.level > Level::Untold).map(|it| it.line).collect();
        let is_host = name == "the user pool's region has no such host";
        let expected = if is_host { vec![Line::UserPool, Line::Client] } else { vec![line] };
        assert_eq!(wrong, expected, "{name}");
    }
}

#[test]
fn each_fault_is_said_and_mended_in_each_language() {
    for (name, change, line, ..) in seeds() {
        let (mut config, mut seen) = (config(), healthy());
        change(&mut config, &mut seen);
        for finding in &entry(&diagnose(&config, &seen), line).findings {
            for language in Language::ALL {
                let said = Text::of(language).fault(&finding.fault);
                assert!(!said.what.is_empty() && !said.next.is_empty(), "{name}: {language:?}");
            }
        }
    }
}

#[test]
fn the_command_for_a_right_that_is_missing_gives_it_below_the_persons_own_prefix() {
    let commands = mend::commands(&Fault::Denied(Action::List, false), Some(&config()), &healthy());
    let expected =
        "aws iam put-role-policy --role-name alcove-UserRole-1X --policy-name alcove-List --policy-document";
    assert!(commands[0].starts_with(expected), "{commands:?}");
    assert!(
        commands[0].contains(r#""s3:prefix":"users/${cognito-identity.amazonaws.com:sub}/*""#),
        "{commands:?}"
    );
}

#[test]
fn the_cors_rules_are_for_this_page_and_expose_no_wildcard() {
    let commands = mend::commands(&Fault::HeadersHidden(vec!["etag"]), Some(&config()), &healthy());
    assert!(commands[0].contains(r#""AllowedOrigins":["https://files.example.com"]"#), "{commands:?}");
    assert!(
        commands[0].contains(r#""ETag""#) && !commands[0].contains(r#""ExposeHeaders":["*"]"#),
        "{commands:?}"
    );
}

#[test]
fn the_report_says_what_the_screen_says() {
    let mut seen = healthy();
    seen.bucket.list = Some(denied("ListObjectsV2"));
    let config = config();
    let text = report(&diagnose(&config, &seen), &config, &seen, Text::ENGLISH);
    for line in [
        "[ok] User pool: eu-west-1_AbCdEf123",
        "[X] List the folder",
        "(s3:ListBucket)",
        "$ aws iam put-role-policy",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
}

#[test]
fn without_a_configuration_the_pages_own_files_are_examined() {
    let entries = diagnose_files(&healthy());
    assert_eq!(
        entries.iter().map(|entry| (entry.line, entry.level)).collect::<Vec<_>>(),
        [(Line::Config, Level::Bad), (Line::Caching, Level::Good)]
    );
}
