use proptest::prelude::*;

use super::*;
use crate::aws::s3::fixtures::{key, request, response};
use crate::aws::s3::key::encode_query;

/// From the API reference's sample for `ListObjectsV2` with a delimiter, with `EncodingType` as we ask for it.
const SAMPLE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
  <Name>example-bucket</Name><Prefix></Prefix><KeyCount>2</KeyCount><MaxKeys>1000</MaxKeys>
  <Delimiter>/</Delimiter><IsTruncated>true</IsTruncated><EncodingType>url</EncodingType>
  <NextContinuationToken>1ueGcxLPRx1Tr/XYExHnhbYLgveDs2J/wm36Hy4vbOwM=</NextContinuationToken>
  <Contents>
    <Key>my+photo%2B100%25.jpg</Key><LastModified>2011-02-26T01:56:20.000Z</LastModified>
    <ETag>&quot;bf1d737a4d46a19f3bced6905cc8b902&quot;</ETag><Size>142863</Size><StorageClass>STANDARD</StorageClass>
  </Contents>
  <CommonPrefixes><Prefix>%E5%86%99%E7%9C%9F/</Prefix></CommonPrefixes>
</ListBucketResult>"#;

fn parse(body: &str) -> Result<ListPage, CallError> {
    ListObjects::folder(&Prefix::root()).parse(&response(200, &[], body))
}

#[test]
fn a_folder_is_asked_for_by_a_presigned_get_without_headers() {
    let request = request(&ListObjects::folder(&Prefix::new("users/a b")));
    let start = "https://files.s3.us-east-1.amazonaws.com/?encoding-type=url&list-type=2&max-keys=1000\
                 &delimiter=%2F&prefix=users%2Fa%20b%2F&X-Amz-Algorithm=";
    assert!(request.url.starts_with(start), "{}", request.url);
    assert_eq!((request.method, request.headers.len()), (Method::Get, 0));
}

#[test]
fn the_next_page_carries_the_token_and_everything_below_no_delimiter() {
    let page = ListObjects::below(&Prefix::new("a")).after(ContinuationToken("t+/=".into()));
    let request = request(&page);
    assert!(request.url.contains("&continuation-token=t%2B%2F%3D&prefix=a%2F&"), "{}", request.url);
}

#[test]
fn the_sample_answer_is_read_and_its_names_decoded() {
    let page = parse(SAMPLE).unwrap();
    let object = Object {
        key: key("my photo+100%.jpg"),
        size: 142_863,
        modified: 1_298_685_380_000,
        etag: Some(ETag::new("\"bf1d737a4d46a19f3bced6905cc8b902\"")),
        is_archived: false,
        storage_class: None,
    };
    assert_eq!(page.objects, [object]);
    assert_eq!(page.folders, [Prefix::new("写真/")]);
    assert_eq!(page.next, Some(ContinuationToken("1ueGcxLPRx1Tr/XYExHnhbYLgveDs2J/wm36Hy4vbOwM=".into())));
}

#[test]
fn where_the_next_page_begins_is_found_in_an_answer_that_is_not_read_yet() {
    let token = |body: &str| ContinuationToken::in_answer(body.as_bytes());
    assert_eq!(token(SAMPLE), parse(SAMPLE).unwrap().next);
    let odd = SAMPLE.replace("1ueGcx", "&lt;a&amp;");
    assert_eq!(token(&odd), parse(&odd).unwrap().next);
    for none in [
        SAMPLE.replace(">true<", ">false<"),
        SAMPLE.replace("1ueGcxLPRx1Tr/XYExHnhbYLgveDs2J/wm36Hy4vbOwM=", ""),
        String::new(),
    ] {
        assert_eq!(token(&none), None);
    }
    assert_eq!(token(&SAMPLE[..SAMPLE.find("</NextC").unwrap()]), None);
    let after = "写".repeat(2000);
    assert_eq!(token(&[SAMPLE, &after].concat()), token(SAMPLE));
    assert_eq!(token(&[after.as_str(), SAMPLE].concat()), None);
}

#[test]
fn only_classes_that_must_be_restored_are_archives() {
    let of_class = |class: &str| {
        let page = parse(&SAMPLE.replace(">STANDARD<", &format!(">{class}<"))).unwrap();
        page.objects[0].is_archived
    };
    for class in ["GLACIER", "DEEP_ARCHIVE"] {
        assert!(of_class(class), "{class}");
    }
    for class in ["STANDARD", "STANDARD_IA", "GLACIER_IR", "INTELLIGENT_TIERING", ""] {
        assert!(!of_class(class), "{class}");
    }
}

#[test]
fn names_of_a_store_that_does_not_encode_are_taken_as_they_are() {
    let page = parse(&SAMPLE.replace("<EncodingType>url</EncodingType>", "")).unwrap();
    assert_eq!(page.objects[0].key, key("my+photo%2B100%25.jpg"));
}

#[test]
fn a_page_that_says_more_without_saying_where_is_malformed() {
    let without = SAMPLE.replace("NextContinuationToken", "Other");
    assert!(matches!(parse(&without), Err(CallError::Malformed(_))));
    let last = SAMPLE.replace("<IsTruncated>true", "<IsTruncated>false");
    assert_eq!(parse(&last).unwrap().next, None);
}

#[test]
fn a_refusal_is_a_service_error() {
    let body = "<Error><Code>AccessDenied</Code><Message>no</Message></Error>";
    let answer = ListObjects::folder(&Prefix::root()).answer(&response(403, &[], body));
    let Err(CallError::Service(error)) = answer else { panic!("{answer:?}") };
    assert_eq!((error.code.as_str(), error.status), ("AccessDenied", 403));
}

proptest! {
    #[test]
    fn any_key_comes_back_out_of_an_encoded_answer(name in "\\PC{1,40}|[ -~]{1,40}|[\u{1}-\u{20}]{1,9}", form: bool) {
        // Java's URLEncoder, which S3 uses, writes a space as `+`; others write `%20`.
        let encoded = if form { encode_query(&name).replace("%20", "+") } else { encode_query(&name) };
        let body = SAMPLE.replace("my+photo%2B100%25.jpg", &encoded);
        prop_assert_eq!(&parse(&body).unwrap().objects[0].key, &key(&name));
    }
}
