//! Whether a file is the same as an object, by what S3 keeps of it.

use alcove::aws::s3::key::ObjectKey;
use alcove::aws::sign::sha256;
use alcove::client::ports::ChosenFile;
use alcove::client::verify::{Verdict, verify};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::Place;

const MIB: usize = 1 << 20;

impl Place {
    fn verify(&self, key: &str, bytes: &[u8]) -> Verdict {
        let file = ChosenFile {
            id: self.world.files.choose(bytes),
            path: "chosen".into(),
            size: bytes.len() as u64,
            media_type: String::new(),
            modified: 0,
        };
        let (s3, key) = (self.s3.clone(), ObjectKey::new(key).unwrap());
        self.world.block_on(async move { verify(&s3, &key, &file, &|_| {}).await }).unwrap()
    }

    /// An object that went in parts of so many bytes.
    fn put_parts(&self, key: &str, bytes: &[u8], part: usize) {
        self.bucket.put_bare(key, bytes);
        let hashes: Vec<_> = bytes.chunks(part).map(sha256).collect();
        let sha256 = format!("{}-{}", STANDARD.encode(sha256(&hashes.concat())), hashes.len());
        let mut objects = self.bucket.objects.borrow_mut();
        let object = objects.get_mut(key).unwrap();
        (object.sha256, object.part) = (Some(sha256), Some(part.min(bytes.len()) as u64));
    }
}

#[test]
fn an_object_that_went_whole_is_compared_by_its_hash() {
    let place = Place::new();
    place.bucket.put("a", b"12345");
    assert_eq!(place.verify("a", b"12345"), Verdict::Same(sha256(b"12345")));
    assert_eq!(place.verify("a", b"12346"), Verdict::OtherContent);
    assert_eq!(place.verify("a", b"1234"), Verdict::OtherSize { file: 4, object: 5 });
    place.bucket.put("empty", b"");
    assert_eq!(place.verify("empty", b""), Verdict::Same(sha256(b"")));
    assert_eq!(place.world.files.buffers_held(), 0);
}

#[test]
fn an_object_in_parts_is_compared_part_by_part_however_large_they_were() {
    let place = Place::new();
    let mut bytes: Vec<u8> = (0..11 * MIB).map(|at| at.to_le_bytes()[1]).collect();
    for part in [5 * MIB, 6 * MIB, 11 * MIB] {
        place.put_parts("a", &bytes, part);
        assert!(matches!(place.verify("a", &bytes), Verdict::Same(_)), "{part}");
    }
    place.put_parts("small", b"one small part", 8 * MIB);
    assert!(matches!(place.verify("small", b"one small part"), Verdict::Same(_)));
    bytes[7 * MIB] ^= 1;
    assert_eq!(place.verify("a", &bytes), Verdict::OtherContent);
}

#[test]
fn parts_of_several_sizes_and_a_missing_checksum_tell_nothing() {
    let place = Place::new();
    place.bucket.put_bare("bare", b"12345");
    assert_eq!(place.verify("bare", b"12345"), Verdict::Untold);
    let bytes = vec![0; 11 * MIB];
    place.put_parts("odd", &bytes, 5 * MIB);
    place.bucket.objects.borrow_mut().get_mut("odd").unwrap().part = Some(9 << 20);
    assert_eq!(place.verify("odd", &bytes), Verdict::Untold);
}
