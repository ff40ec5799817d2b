//! What a refusal means beyond its row of the table, which `refusals/tests.rs` walks.

use super::*;
use crate::config::Language;
use crate::model::text::Text;

fn refused(operation: &'static str, code: &str, message: &str) -> Failure {
    let error = ServiceError { code: code.into(), message: message.into(), status: 400, request_id: None };
    Failure { operation, attempts: 1, cause: Cause::Service(error) }
}

fn means(operation: &'static str, code: &str, message: &str) -> Problem {
    Problem::of(&refused(operation, code, message), false)
}

#[test]
fn the_basic_flow_has_mistakes_of_its_own() {
    let off = "Basic (classic) flow is not enabled, please use enhanced flow.";
    assert_eq!(means("GetOpenIdToken", "InvalidParameterException", off), Problem::BasicFlowOff);
    let untrusting = "Not authorized to perform sts:AssumeRoleWithWebIdentity";
    assert_eq!(means("AssumeRoleWithWebIdentity", "AccessDenied", untrusting), Problem::NoRole);
    assert_eq!(means("ListObjectsV2", "AccessDenied", "Access Denied"), Problem::AccessDenied);
    assert_eq!(means("AssumeRoleWithWebIdentity", "RegionDisabledException", ""), Problem::StsOff);
}

#[test]
fn the_same_refusal_of_s3_means_another_thing_to_a_guest() {
    let refusal = refused("ListObjectsV2", "AccessDenied", "Access Denied");
    assert_eq!(Problem::of(&refusal, false), Problem::AccessDenied);
    assert_eq!(Problem::of(&refusal, true), Problem::AccessDeniedToGuest);
}

#[test]
fn a_clock_that_is_off_is_seen_through_each_services_words_for_it() {
    let sts = "Signature expired: 20261121T000000Z is now earlier than 20261121T001500Z";
    for (code, message) in [
        (
            "RequestTimeTooSkewed",
            "The difference between the request time and the current time is too large.",
        ),
        ("SignatureDoesNotMatch", sts),
        ("InvalidSignatureException", "Signature not yet current: 1 is still later than 2"),
    ] {
        assert_eq!(means("GetCallerIdentity", code, message), Problem::ClockOff, "{code}");
    }
}

#[test]
fn a_head_has_no_body_so_its_status_speaks() {
    for (status, problem) in [
        (403, Problem::AccessDenied),
        (404, Problem::NoSuchFile),
        (412, Problem::FileExists),
        (503, Problem::Busy),
        (500, Problem::ServiceBroken),
        (418, Problem::Other),
    ] {
        let error = ServiceError { code: String::new(), message: String::new(), status, request_id: None };
        assert_eq!(
            Problem::of(&Failure::new("HeadObject", Cause::Service(error)), false),
            problem,
            "{status}"
        );
    }
}

#[test]
fn an_explanation_carries_the_services_own_account_below_the_sentences() {
    let mut failure = refused("GetId", "TooManyRequestsException", "Rate exceeded");
    failure.attempts = 3;
    if let Cause::Service(error) = &mut failure.cause {
        error.request_id = Some("id-1".into());
    }
    let explanation = Text::of(Language::En).explain(&failure, false);
    assert_eq!(explanation.sentences.what, "The service is very busy.");
    let details: Vec<_> = explanation.details.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(
        details,
        [
            ("Call", "GetId"),
            ("Code", "TooManyRequestsException"),
            ("HTTP status", "400"),
            ("Request id", "id-1"),
            ("Message", "Rate exceeded"),
            ("Attempts", "3"),
        ]
    );
}
