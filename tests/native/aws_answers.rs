//! Every parser and every error tier against what AWS itself wrote: the answers in `tests/vectors/aws/`, as public issues quote
//! them. Each file names its source, what was quoted there, and what is changed: request ids and the names of others are zeros.
//!
//! `saved_answers` reads the local cloud's answers the same way: those are complete, and an emulator's.

use std::fs;
use std::path::Path;

use alcove::aws::error::{CallError, ErrorKind, Retry, ServiceError};
use alcove::aws::http::Response;
use alcove::aws::s3::delete_objects::DeleteObjects;
use alcove::aws::s3::error::{expected_region, server_time};
use alcove::aws::s3::key::ObjectKey;
use alcove::aws::s3::{self, Operation};
use alcove::aws::{identity, idp, sts};
use alcove::config::Language;
use alcove::model::failure::Failure;
use alcove::model::text::{AuthProblem, Problem, Text};

/// An answer of AWS, and what is known of where it is from.
struct Quoted {
    /// `s3/slow-down`.
    name: String,
    /// The lines before the answer: names and texts.
    notes: Vec<(String, String)>,
    response: Response,
}

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/aws"))
}

fn quoted(name: &str) -> Quoted {
    let file =
        fs::read_to_string(root().join(format!("{name}.http"))).unwrap_or_else(|_| panic!("no {name}"));
    let (notes, answer) = file.split_once("\n\n").unwrap();
    let (head, body) = answer.split_once("\n\n").unwrap();
    let (status, headers) = head.split_once('\n').unwrap_or((head, ""));
    let pairs = |lines: &str| lines.lines().map(pair).collect::<Vec<_>>();
    let response = Response {
        status: status.split(' ').next().unwrap().parse().unwrap(),
        headers: pairs(headers),
        body: body.strip_suffix('\n').unwrap_or(body).into(),
    };
    Quoted { name: name.to_owned(), notes: pairs(notes), response }
}

fn pair(line: &str) -> (String, String) {
    let (name, value) = line.split_once(": ").unwrap();
    (name.to_owned(), value.to_owned())
}

/// The answers in a folder, not those of the folders in it.
fn all(folder: &str) -> Vec<Quoted> {
    let files = fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.is_file());
    files.map(|path| quoted(&format!("{folder}/{}", path.file_stem().unwrap().to_string_lossy()))).collect()
}

fn every_one() -> Vec<Quoted> {
    ["s3", "s3/cors", "user-pool", "identity-pool", "sts"].into_iter().flat_map(all).collect()
}

#[test]
fn every_answer_names_its_source_and_nobody() {
    for Quoted { name, notes, response } in every_one() {
        let [(source, address), (quoted, what), (changed, replaced)] = &notes[..] else { panic!("{name}") };
        assert_eq!([source, quoted, changed], ["Source", "Quoted", "Changed"], "{name}");
        let path = address.strip_prefix("https://github.com/").unwrap_or_else(|| panic!("{name}: {address}"));
        assert!(["/issues/", "/pull/", "/blob/"].iter().any(|part| path.contains(part)), "{name}: {path}");
        assert!(!what.is_empty() && !replaced.is_empty(), "{name}");
        let ids = ["x-amz-request-id", "x-amz-id-2", "x-amzn-requestid"];
        for id in ids.iter().filter_map(|id| response.header(id)) {
            assert!(id.chars().all(|it| it == '0' || it == '-'), "{name}: {id}");
        }
        let body = String::from_utf8(response.body).unwrap();
        for mark in ["AKIA", "ASIA", "IQoJ", "eyJ"] {
            assert!(!body.contains(mark), "{name} has a key or a token");
        }
        for account in body.split("arn:aws:").skip(1) {
            assert!(account.contains("::000000000000:"), "{name}: {account}");
        }
    }
}

/// Cognito's bodies that had to be put together again are as long as AWS said.
#[test]
fn bodies_are_as_long_as_their_headers_say() {
    let lengths: Vec<_> = every_one()
        .into_iter()
        .filter_map(|it| {
            Some((
                it.name,
                it.response.header("content-length")?.parse::<usize>().unwrap(),
                it.response.body.len(),
            ))
        })
        .collect();
    assert!(lengths.len() >= 8, "{lengths:?}");
    assert!(lengths.iter().all(|(_, said, is)| said == is), "{lengths:?}");
}

fn s3_refusal(quoted: &Quoted) -> ServiceError {
    s3::error::in_success(&quoted.response).unwrap_or_else(|| s3::error::parse(&quoted.response))
}

#[test]
fn refusals_of_s3_are_of_their_kind_and_tier_and_mean_what_they_mean() {
    use ErrorKind as K;
    use Problem as P;
    let expected = [
        ("access-denied", "PutObject", K::AccessDenied, Retry::Never, P::AccessDenied),
        ("archived", "GetObject", K::InvalidObjectState, Retry::Never, P::Archived),
        ("clock-skewed", "PutObject", K::ClockSkewed, Retry::CorrectClock, P::ClockOff),
        ("clock-skewed-2014", "PutObject", K::ClockSkewed, Retry::CorrectClock, P::ClockOff),
        ("expired-token", "PutObject", K::ExpiredToken, Retry::RenewCredentials, P::CredentialsEnded),
        ("form-against-policy", "PostObject", K::AccessDenied, Retry::Never, P::AccessDenied),
        ("form-too-large", "PostObject", K::EntityTooLarge, Retry::Never, P::TooLarge),
        ("link-expired", "ListObjectsV2", K::AccessDenied, Retry::Never, P::ClockOff),
        ("no-such-key", "GetObject", K::NoSuchKey, Retry::Never, P::NoSuchFile),
        ("operation-aborted", "PutObject", K::OperationAborted, Retry::Never, P::ChangedMeanwhile),
        ("permanent-redirect", "ListObjectsV2", K::WrongRegion, Retry::Never, P::WrongRegion),
        ("permanent-redirect-unreadable-header", "PutObject", K::WrongRegion, Retry::Never, P::WrongRegion),
        ("precondition", "PutObject", K::PreconditionFailed, Retry::Never, P::FileExists),
        ("precondition-of-copy", "CopyObject", K::PreconditionFailed, Retry::Never, P::FileExists),
        ("region-in-header", "PutObject", K::SignatureMalformed, Retry::Never, P::WrongRegion),
        ("region-in-query", "ListObjectsV2", K::SignatureMalformed, Retry::Never, P::WrongRegion),
        ("signature", "CompleteMultipartUpload", K::SignatureRefused, Retry::Never, P::SignatureRefused),
        ("slow-down", "GetObject", K::Busy, Retry::Backoff, P::Busy),
        ("slow-down-in-success", "DeleteObjects", K::Busy, Retry::Backoff, P::Busy),
    ];
    assert_eq!(expected.len(), all("s3").len(), "an answer that nothing is expected of");
    for (name, call, kind, retry, problem) in expected {
        let error = s3_refusal(&quoted(&format!("s3/{name}")));
        assert!(error.request_id.is_some() && !error.message.is_empty(), "{name}: {error:?}");
        assert_eq!((error.kind(), error.retry()), (kind, retry), "{name}: {error:?}");
        let failure = Failure::new(call, CallError::from(error));
        assert_eq!(Problem::of(&failure, false), problem, "{name}");
    }
}

#[test]
fn the_buckets_region_is_read_wherever_aws_wrote_it_and_shown() {
    for (name, region) in [
        ("permanent-redirect", "ap-northeast-1"),
        ("permanent-redirect-unreadable-header", "us-west-2"),
        ("region-in-query", "eu-central-1"),
        ("region-in-header", "eu-central-1"),
    ] {
        let error = s3_refusal(&quoted(&format!("s3/{name}")));
        assert_eq!(expected_region(&error), Some(region), "{name}");
        let failure = Failure::new("ListObjectsV2", CallError::from(error));
        for language in Language::ALL {
            let shown = Text::of(language).explain(&failure, false);
            assert!(shown.named.contains(region), "{name}: {}", shown.named);
        }
    }
}

#[test]
fn s3_tells_its_time_in_each_refusal_that_is_about_time_and_in_no_other() {
    let times = [
        ("s3/clock-skewed", 1_756_916_510_000),
        ("s3/clock-skewed-2014", 1_393_963_385_000),
        ("s3/link-expired", 1_745_129_177_000),
    ];
    for quoted in all("s3") {
        let time = times.iter().find(|(name, _)| *name == quoted.name).map(|(_, time)| *time);
        assert_eq!(server_time(&quoted.response), time, "{}", quoted.name);
    }
}

#[test]
fn a_batch_that_s3_was_too_busy_for_is_tried_again_though_its_status_is_200() {
    let delete = DeleteObjects { objects: vec![(ObjectKey::new("any").unwrap(), None)] };
    let answer = delete.answer(&quoted("s3/slow-down-in-success").response);
    assert!(matches!(&answer, Err(error) if error.retry() == Retry::Backoff), "{answer:?}");
}

/// What a page could read of S3's answers to another origin. The local cloud's are held to the same (`tests/cloud/test_cors.py`).
#[test]
fn s3_lets_pages_of_the_origins_it_was_told_read_its_answers() {
    for name in ["preflight", "preflight-exposing", "get"] {
        let Quoted { response, .. } = quoted(&format!("s3/cors/{name}"));
        assert!(response.is_success() && response.header("access-control-allow-origin").is_some(), "{name}");
        let varies = "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";
        assert_eq!(response.header("vary"), Some(varies), "{name}");
    }
    for name in ["preflight-refused", "preflight-without-rules"] {
        let Quoted { response, .. } = quoted(&format!("s3/cors/{name}"));
        assert_eq!(response.header("access-control-allow-origin"), None, "{name}");
        assert_eq!((response.status, s3::error::parse(&response).code.as_str()), (403, "AccessForbidden"));
    }
}

fn cognito_refusal(quoted: &Quoted) -> ServiceError {
    match idp::parse_done(&quoted.response) {
        Err(CallError::Service(error)) => error,
        other => panic!("{}: {other:?}", quoted.name),
    }
}

#[test]
fn refusals_of_the_user_pool_mean_what_they_mean() {
    use AuthProblem as P;
    let expected = [
        ("attempts-exceeded", "InitiateAuth", Retry::Never, Some(P::TooManyAttempts)),
        ("expired-code", "ConfirmSignUp", Retry::Never, Some(P::CodeExpired)),
        ("limit-exceeded", "ChangePassword", Retry::Never, Some(P::TooManyAttempts)),
        ("rate-exceeded", "InitiateAuth", Retry::Backoff, None),
        ("reset-required", "InitiateAuth", Retry::Never, Some(P::ResetRequired)),
        ("too-many-requests", "InitiateAuth", Retry::Backoff, None),
        ("unconfirmable", "ConfirmSignUp", Retry::Never, Some(P::AlreadyConfirmed)),
        ("unconfirmed", "InitiateAuth", Retry::Never, Some(P::NotConfirmed)),
        ("wrong-code", "ConfirmForgotPassword", Retry::Never, Some(P::WrongCode)),
        ("wrong-code-or-state", "RespondToAuthChallenge", Retry::Never, Some(P::WrongCode)),
        ("wrong-password", "InitiateAuth", Retry::Never, Some(P::WrongPassword)),
    ];
    assert_eq!(expected.len(), all("user-pool").len(), "an answer that nothing is expected of");
    for (name, call, retry, problem) in expected {
        let error = cognito_refusal(&quoted(&format!("user-pool/{name}")));
        assert_eq!(error.retry(), retry, "{name}: {error:?}");
        let failure = Failure::new(call, CallError::from(error));
        assert_eq!(AuthProblem::of(&failure), problem, "{name}");
        if problem.is_none() {
            assert_eq!(Problem::of(&failure, false), Problem::Busy, "{name}");
        }
    }
}

#[test]
fn refusals_of_the_identity_pool_mean_what_they_mean() {
    use Problem as P;
    // Whether the identity is dropped and asked for again, and what the person reads should that not help.
    let expected = [
        ("guests-off", false, P::GuestsOff),
        ("logins-do-not-match", true, P::PoolsNotLinked),
        ("merged-identity", true, P::NoRole),
        ("no-providers", true, P::PoolsNotLinked),
        ("no-role", false, P::NoRole),
        ("no-role-2023", false, P::NoRole),
        ("other-client", true, P::PoolsNotLinked),
        ("other-issuer", false, P::PoolsNotLinked),
        ("token-expired", false, P::SessionEnded),
    ];
    assert_eq!(expected.len(), all("identity-pool").len(), "an answer that nothing is expected of");
    for (name, is_dropped, problem) in expected {
        let Quoted { response, .. } = quoted(&format!("identity-pool/{name}"));
        let Err(CallError::Service(error)) = identity::get_credentials_for_identity::parse(&response) else {
            panic!("{name} is no refusal");
        };
        assert_eq!((error.retry(), identity::refuses_identity(&error)), (Retry::Never, is_dropped), "{name}");
        let failure = Failure::new("GetCredentialsForIdentity", CallError::from(error));
        assert_eq!((Problem::of(&failure, false), AuthProblem::of(&failure)), (problem, None), "{name}");
    }
}

#[test]
fn a_refused_identity_names_its_request_for_a_page_to_show() {
    let Quoted { response, .. } = quoted("identity-pool/logins-do-not-match");
    let exposed = response.header("access-control-expose-headers").unwrap();
    assert!(exposed.split(',').any(|name| name.eq_ignore_ascii_case("x-amzn-requestid")));
    let error = cognito_refusal(&quoted("identity-pool/logins-do-not-match"));
    assert!(error.request_id.is_some_and(|id| id.starts_with("0000")));
}

#[test]
fn a_role_that_sts_does_not_give_has_its_words() {
    let answer = sts::assume_role_with_web_identity::parse(&quoted("sts/access-denied").response);
    let Err(CallError::Service(error)) = answer else { panic!("no refusal") };
    assert!(error.request_id.is_some() && error.message.contains("is not authorized to perform"));
    let failure = Failure::new("AssumeRoleWithWebIdentity", CallError::from(error));
    assert_eq!(Problem::of(&failure, false), Problem::NoRole);
}
