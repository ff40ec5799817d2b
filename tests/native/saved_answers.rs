//! Every parser against what the local cloud really said: the bodies in `tests/vectors/answers/`, which
//! `tests/vectors/make_answers.py` saved. The documentation's own examples stand beside each parser.

use std::fs;
use std::path::{Path, PathBuf};

use alcove::aws::error::{CallError, Retry, ServiceError};
use alcove::aws::http::Response;
use alcove::aws::idp::{self, AuthOutcome, Challenge, Challenged};
use alcove::aws::s3::delete_objects::DeleteObjects;
use alcove::aws::s3::key::{ObjectKey, Prefix};
use alcove::aws::s3::list::{ListObjects, ListPage};
use alcove::aws::s3::list_versions::ListVersions;
use alcove::aws::s3::multipart::create::CreateMultipartUpload;
use alcove::aws::s3::multipart::list_parts::ListParts;
use alcove::aws::s3::multipart::{Part, UploadId};
use alcove::aws::s3::{self, Operation};
use alcove::aws::{identity, sts};

fn folder(service: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/answers").join(service)
}

/// An answer by its call and case; the status is part of the file's name.
fn saved(service: &str, call: &str) -> Response {
    let mut files = fs::read_dir(folder(service)).unwrap().map(|entry| entry.unwrap().path());
    let wanted = format!("{call}.");
    let path = files.find(|path| name(path).starts_with(&wanted)).unwrap_or_else(|| panic!("no {call}"));
    Response { status: status(&path), headers: Vec::new(), body: fs::read(path).unwrap() }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

fn status(path: &Path) -> u16 {
    name(path).rsplit('.').nth(1).unwrap().parse().unwrap()
}

/// Every refusal of a service, with the call and case that it answers.
fn refusals(service: &str) -> Vec<(String, Response)> {
    let paths = fs::read_dir(folder(service)).unwrap().map(|entry| entry.unwrap().path());
    let refused = paths.filter(|path| status(path) >= 300);
    refused
        .map(|path| (name(&path).split('.').next().unwrap().to_owned(), path))
        .map(|(call, path)| {
            let response =
                Response { status: status(&path), headers: Vec::new(), body: fs::read(path).unwrap() };
            (call, response)
        })
        .collect()
}

fn challenge(call: &str) -> Challenged {
    match idp::initiate_auth::parse(&saved("user-pool", call)).unwrap() {
        AuthOutcome::Challenge(challenged) => challenged,
        AuthOutcome::Tokens(_) => panic!("{call} gave tokens"),
    }
}

#[test]
fn the_user_pool_asks_what_it_asks() {
    let srp = challenge("InitiateAuth-srp");
    assert!(matches!(srp.challenge, Challenge::PasswordVerifier(_)));
    let totp = challenge("InitiateAuth-software-token-mfa");
    assert!(matches!(totp.challenge, Challenge::SoftwareTokenMfa { .. }) && totp.session.is_some());
    let invited = challenge("InitiateAuth-new-password-required");
    assert!(matches!(invited.challenge, Challenge::NewPasswordRequired { required } if required.is_empty()));
}

#[test]
fn the_user_pool_gives_tokens_and_accounts() {
    let outcome = idp::respond_to_auth_challenge::parse(&saved("user-pool", "RespondToAuthChallenge-tokens"));
    assert!(matches!(outcome, Ok(AuthOutcome::Tokens(_))));
    let refreshed = saved("user-pool", "GetTokensFromRefreshToken");
    assert!(idp::get_tokens_from_refresh_token::parse(&refreshed).is_ok());
    let account = idp::get_user::parse(&saved("user-pool", "GetUser")).unwrap();
    assert!(account.attributes.contains(&("email_verified".into(), "true".into())));
    let signed_up = idp::sign_up::parse(&saved("user-pool", "SignUp")).unwrap();
    assert!(!signed_up.confirmed && signed_up.delivery.is_some());
    assert!(idp::associate_software_token::parse(&saved("user-pool", "AssociateSoftwareToken")).is_ok());
    assert_eq!(idp::verify_software_token::parse(&saved("user-pool", "VerifySoftwareToken")).unwrap(), None);
    assert!(idp::parse_done(&saved("user-pool", "ConfirmSignUp")).is_ok());
}

#[test]
fn the_user_pool_says_what_became_of_an_account() {
    let guarded = idp::get_user::parse(&saved("user-pool", "GetUser-two-step")).unwrap();
    assert_eq!(guarded.mfa, [idp::ChallengeName::SoftwareTokenMfa]);
    let sent = idp::update_user_attributes::parse(&saved("user-pool", "UpdateUserAttributes")).unwrap();
    assert!(sent.is_some_and(|delivery| delivery.destination.contains("***")));
    for call in ["ChangePassword", "DeleteUser", "SetUserMFAPreference", "VerifyUserAttribute"] {
        assert_eq!(idp::parse_done(&saved("user-pool", call)), Ok(()), "{call}");
    }
}

#[test]
fn a_listing_of_versions_gives_every_version_back() {
    let page = ListVersions::below(&Prefix::new("any/")).answer(&saved("s3", "ListObjectVersions")).unwrap();
    let named = |name: &str| page.versions.iter().filter(|version| version.key.name() == name).count();
    assert_eq!((named("a+b c%20d&e.txt"), named("z.txt"), named("日本語 🌸.txt")), (2, 2, 1));
    assert!(page.next.is_none() && page.versions.iter().all(|version| !version.id.is_empty()));
}

#[test]
fn the_identity_pool_and_sts_say_who_one_is() {
    let id = identity::get_id::parse(&saved("identity-pool", "GetId")).unwrap();
    let vended = saved("identity-pool", "GetCredentialsForIdentity");
    let (whose, credentials) = identity::get_credentials_for_identity::parse(&vended).unwrap();
    assert_eq!(whose, id);
    assert!(credentials.access_key_id.starts_with("ASIA"));
    let caller = sts::get_caller_identity::parse(&saved("sts", "GetCallerIdentity")).unwrap();
    assert!(caller.arn.contains(":assumed-role/"));
}

#[test]
fn every_refusal_of_cognito_names_its_code() {
    for (call, response) in [refusals("user-pool"), refusals("identity-pool")].concat() {
        let Err(CallError::Service(ServiceError { code, message, .. })) = idp::parse_done(&response) else {
            panic!("{call} is no refusal");
        };
        assert!(code.ends_with("Exception") && !message.is_empty(), "{call}: {code}");
    }
}

fn listing(call: &str) -> ListPage {
    ListObjects::folder(&Prefix::new("any/")).answer(&saved("s3", call)).unwrap()
}

#[test]
fn a_listing_gives_every_name_back() {
    let page = listing("ListObjectsV2");
    let names: Vec<_> = page.objects.iter().map(|object| object.key.name()).collect();
    assert_eq!(names, ["a+b c%20d&e.txt", "z.txt", "日本語 🌸.txt"]);
    assert!(page.folders.len() == 1 && page.folders[0].as_str().ends_with("/photos/"));
    assert!(
        page.objects.iter().all(|object| object.size == 5 && object.etag.is_some()) && page.next.is_none()
    );
    assert!(listing("ListObjectsV2-first-page").next.is_some());
    assert_eq!(listing("ListObjectsV2-empty"), ListPage::default());
}

#[test]
fn parts_and_batches_are_read() {
    let key = ObjectKey::new("any").unwrap();
    let create = CreateMultipartUpload { key: key.clone(), media_type: String::new() };
    let upload = create.answer(&saved("s3", "CreateMultipartUpload")).unwrap();
    let parts = ListParts { key: key.clone(), upload: UploadId::new("any"), after: None };
    let page = parts.answer(&saved("s3", "ListParts")).unwrap();
    assert!(!upload.as_str().is_empty() && page.next.is_none());
    let [(Part { number: first, .. }, 5_242_880), (Part { number: second, .. }, 1)] = &page.parts[..] else {
        panic!("{:?}", page.parts);
    };
    assert!(first < second);
    let delete = DeleteObjects { objects: vec![(key, None)] };
    assert!(delete.answer(&saved("s3", "DeleteObjects")).unwrap().is_empty());
    let refused = delete.answer(&saved("s3", "DeleteObjects-access-denied")).unwrap();
    assert!(refused.len() == 1 && refused[0].error.code == "AccessDenied");
}

#[test]
fn every_refusal_of_s3_has_its_remedy() {
    for (call, response) in refusals("s3") {
        let error = s3::error::parse(&response);
        let remedy = match call.as_str() {
            "GetObject-expired-token" => Retry::RenewCredentials,
            "PutObject-skewed" => Retry::CorrectClock,
            _ => Retry::Never,
        };
        assert_eq!(error.retry(), remedy, "{call}: {error:?}");
        assert!(error.request_id.is_some() && !error.message.is_empty(), "{call}");
        assert_eq!(s3::error::server_time(&response).is_some(), call == "PutObject-skewed", "{call}");
    }
}
