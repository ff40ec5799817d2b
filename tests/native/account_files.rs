//! Scenarios of an account's end: its files go with all their versions, or it is said what stays.

use std::cell::RefCell;
use std::rc::Rc;

use alcove::aws::credentials::{Credentials, SecretAccessKey, SessionToken};
use alcove::aws::http::Body;
use alcove::aws::s3::key::Prefix;
use alcove::client::account::{Holdings, Remains, Removal, measure, remove_files};
use alcove::client::files::FilesClient;
use alcove::client::s3::{CredentialSource, S3};
use alcove::config::Bucket;
use alcove::model::failure::Failure;
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use crate::fakes::{Answer, START, World, answer, unreachable};

const VERSIONS: &str = "GET /?encoding-type=url&max-keys=1000";
const MORE_VERSIONS: &str = "GET /?encoding-type=url&key-marker=";
const OBJECTS: &str = "GET /?encoding-type=url&list-type=2";
const DELETE: &str = "POST /?delete";

struct Always;

impl CredentialSource for Always {
    fn get(&self) -> LocalBoxFuture<'static, Result<Credentials, Failure>> {
        let credentials = Credentials {
            access_key_id: "ASIA1".into(),
            secret_access_key: SecretAccessKey::new("secret"),
            session_token: SessionToken::new("token"),
            expires_at: START + 3_600_000,
        };
        std::future::ready(Ok(credentials)).boxed_local()
    }
    fn renew_after(&self, _: &Credentials) -> LocalBoxFuture<'static, Result<Credentials, Failure>> {
        self.get()
    }
    fn now(&self) -> i64 {
        START
    }
}

fn files(world: &World, versioned: bool) -> FilesClient {
    let bucket = Bucket {
        name: "files".into(),
        region: "us-east-1".into(),
        endpoint: None,
        path_style: false,
        versioned,
        lists_uploads: false,
    };
    FilesClient::new(S3::new(&bucket, world.ports(), Rc::new(Always)))
}

fn remove(world: &World, versioned: bool) -> (Result<Removal, Failure>, Vec<u64>) {
    let (files, told) = (files(world, versioned), Rc::new(RefCell::new(Vec::new())));
    let heard = told.clone();
    let outcome = world.block_on(async move {
        remove_files(&files, &[Prefix::new("home")], |gone| heard.borrow_mut().push(gone)).await
    });
    (outcome, told.take())
}

fn versions(entries: &[(&str, &str)], next: Option<&str>) -> Answer {
    let all: Vec<_> = entries
        .iter()
        .map(|(key, id)| {
            format!(
                "<Version><Key>{key}</Key><VersionId>{id}</VersionId><LastModified>2026-11-21T10:00:00.000Z</LastModified>\
                 <Size>1</Size></Version>"
            )
        })
        .collect();
    let more = next.map_or_else(
        || "<IsTruncated>false</IsTruncated>".to_owned(),
        |key| {
            format!(
                "<IsTruncated>true</IsTruncated><NextKeyMarker>{key}</NextKeyMarker>\
                 <NextVersionIdMarker>v</NextVersionIdMarker>"
            )
        },
    );
    answer(200, format!("<ListVersionsResult>{}{more}</ListVersionsResult>", all.concat()))
}

fn objects(keys: &[&str]) -> Answer {
    let all: Vec<_> = keys
        .iter()
        .map(|key| {
            let rest = "<Size>5</Size><LastModified>2024-01-01T00:00:00.000Z</LastModified>";
            format!("<Contents><Key>{key}</Key>{rest}</Contents>")
        })
        .collect();
    answer(
        200,
        format!("<ListBucketResult>{}<IsTruncated>false</IsTruncated></ListBucketResult>", all.concat()),
    )
}

fn deleted(refused: &[(&str, &str)]) -> Answer {
    let all: Vec<_> = refused
        .iter()
        .map(|(key, code)| format!("<Error><Key>{key}</Key><Code>{code}</Code></Error>"))
        .collect();
    answer(200, format!("<DeleteResult>{}</DeleteResult>", all.concat()))
}

fn forbidden() -> Answer {
    answer(403, "<Error><Code>AccessDenied</Code></Error>")
}

#[test]
fn every_version_goes_page_by_page() {
    let world = World::new();
    world.http.on(VERSIONS, versions(&[("home/a", "1"), ("home/a", "2")], Some("home/a")));
    world.http.on(MORE_VERSIONS, versions(&[("home/b", "null")], None));
    (0..2).for_each(|_| world.http.on(DELETE, deleted(&[])));
    let (outcome, told) = remove(&world, true);
    let removal = outcome.unwrap();
    assert_eq!((removal.deleted, removal.refused.len(), removal.remains), (3, 0, Remains::Nothing));
    assert_eq!(told, [2, 3]);
    let sent = world.http.taken();
    let Body::Bytes(body) = &sent[1].body else { panic!() };
    let body = str::from_utf8(body).unwrap();
    assert!(body.contains("<Key>home/a</Key><VersionId>1</VersionId>"), "{body}");
}

#[test]
fn a_role_that_may_not_list_versions_hides_the_files_and_is_told_what_stays() {
    for (versioned, remains) in [(true, Remains::EarlierVersions), (false, Remains::Nothing)] {
        let world = World::new();
        (0..2).for_each(|_| world.http.on(VERSIONS, forbidden()));
        world.http.on(OBJECTS, objects(&["home/a"]));
        world.http.on(DELETE, deleted(&[]));
        let removal = remove(&world, versioned).0.unwrap();
        assert_eq!((removal.deleted, removal.remains), (1, remains), "{versioned}");
    }
}

#[test]
fn a_role_that_may_not_delete_versions_hides_the_files_and_is_told_what_stays() {
    let world = World::new();
    world.http.on(VERSIONS, versions(&[("home/a", "1")], None));
    world.http.on(DELETE, deleted(&[("home/a", "AccessDenied")]));
    world.http.on(OBJECTS, objects(&["home/a"]));
    world.http.on(DELETE, deleted(&[]));
    world.http.on(VERSIONS, versions(&[("home/a", "1"), ("home/a", "marker")], None));
    let removal = remove(&world, true).0.unwrap();
    assert_eq!((removal.deleted, removal.remains), (1, Remains::EarlierVersions));
    assert!(removal.refused.is_empty());
}

#[test]
fn what_s3_was_too_busy_for_goes_in_another_round() {
    let world = World::new();
    world.http.on(VERSIONS, versions(&[("home/a", "1"), ("home/b", "1")], None));
    world.http.on(DELETE, deleted(&[("home/b", "SlowDown")]));
    world.http.on(VERSIONS, versions(&[("home/b", "1")], None));
    world.http.on(DELETE, deleted(&[]));
    let removal = remove(&world, true).0.unwrap();
    assert_eq!((removal.deleted, removal.remains), (2, Remains::Nothing));
}

#[test]
fn what_s3_refuses_both_ways_is_named_with_its_reason() {
    let world = World::new();
    world.http.on(VERSIONS, versions(&[("home/a", "1"), ("home/locked", "1")], None));
    world.http.on(DELETE, deleted(&[("home/locked", "AccessDenied")]));
    world.http.on(OBJECTS, objects(&["home/locked"]));
    world.http.on(DELETE, deleted(&[("home/locked", "AccessDenied")]));
    world.http.on(VERSIONS, versions(&[("home/locked", "1")], None));
    let removal = remove(&world, true).0.unwrap();
    assert_eq!((removal.deleted, removal.remains), (1, Remains::Nothing));
    let (key, failure) = &removal.refused[0];
    assert_eq!((key.as_str(), failure.code()), ("home/locked", Some("AccessDenied")));
}

#[test]
fn a_broken_line_stops_the_work_and_says_so() {
    let world = World::new();
    (0..4).for_each(|_| world.http.on(VERSIONS, unreachable()));
    assert!(remove(&world, true).0.is_err());
}

#[test]
fn a_folder_is_measured_before_it_goes() {
    let world = World::new();
    world.http.on(OBJECTS, objects(&["home/a", "home/b/c"]));
    let files = files(&world, true);
    let held = world.block_on(async move { measure(&files, &[Prefix::new("home")]).await });
    assert_eq!(held, Ok(Holdings { objects: 2, bytes: 10 }));
}
