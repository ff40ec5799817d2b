//! What a desktop is told of a file that is dragged onto it.

use alcove::client::drag_out::download_url;
use alcove::model::files::{File, ObjectKey, StorageClass};

use crate::files_s3::Cloud;

fn told(key: &str, class: StorageClass) -> Option<String> {
    let file = File { key: ObjectKey::new(key).unwrap(), size: 7, modified: 0, etag: None, class };
    download_url(&Cloud::new().s3(true), &file)
}

#[test]
fn a_file_is_told_by_type_name_and_signed_address_at_once() {
    let told = told("home/a: 写真+%.jpg", StorageClass::Standard).unwrap();
    let (media_type, rest) = told.split_once(':').unwrap();
    let (name, url) = rest.split_once(':').unwrap();
    assert_eq!((media_type, name), ("application/octet-stream", "a_ 写真+%.jpg"));
    assert!(
        url.starts_with("https://") && url.contains("/home/a%3A%20") && url.contains("X-Amz-Expires=120"),
        "{url}"
    );
}

#[test]
fn what_cannot_be_read_is_not_told() {
    assert_eq!(told("home/old", StorageClass::DeepArchive), None);
    assert_eq!(told("home/../a", StorageClass::Standard), None);
}
