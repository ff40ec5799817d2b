//! The small picture that a camera puts into its photos, and which way up the photo is: read from the first bytes of a JPEG, so that
//! a thumbnail costs a slice and not the photo.
//!
//! Sources: JPEG (ITU T.81, B.1.1), Exif 2.32 (CIPA DC-008, 4.5 and 4.6), TIFF 6.0. Every number in it may be a lie: offsets are
//! looked up by [`slice::get`] alone, nothing is followed twice, and the picture must lie in the segment that names it.

use std::ops::Range;

/// How many bytes at the beginning of a photo are read for its small picture. The segment that holds both has 64 KiB at most, and
/// its end is seldom needed: a thousand photos cost 61 MB.
pub const HEAD_BYTES: u64 = 60 * 1024;

/// What Exif says of a photo's small picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embedded {
    /// Where it is in the file; always below 80 KiB.
    pub range: Range<usize>,
    /// How the photo is to be turned: 1 to 8, as Exif counts.
    pub orientation: u8,
}

/// How far into a file segments are followed.
const SEGMENTS_MOST: usize = 4 * 1024;
const ORIENTATION: u16 = 0x0112;
const OFFSET: u16 = 0x0201;
const LENGTH: u16 = 0x0202;

impl Embedded {
    /// Finds it in the first bytes of a file. The picture may end behind those: its range then has more to read. O(bytes).
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if !bytes.starts_with(&[0xff, 0xd8]) {
            return None;
        }
        // Exif comes first, or behind JFIF's few bytes.
        let mut at = 2;
        while at < SEGMENTS_MOST {
            let [0xff, marker @ 0xe0..=0xef, high, low] = *bytes.get(at..at + 4)? else { return None };
            let length = usize::from(u16::from_be_bytes([high, low]));
            let (start, end) = (at + 4, at + 2 + length);
            if marker == 0xe1 && bytes.get(start..)?.starts_with(b"Exif\0\0") {
                return Tiff::new(bytes, start + 6, end)?.embedded();
            }
            at = end.max(start);
        }
        None
    }
}

/// The small picture as a file of its own that says which way up it is, for whatever draws it. The photo's own notes stay behind.
pub fn upright(picture: &[u8], orientation: u8) -> Vec<u8> {
    let mut head =
        b"\xff\xd8\xff\xe1\x00\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    head.extend([orientation, 0, 0, 0, 0, 0, 0]);
    head.extend(picture.get(2..).unwrap_or_default());
    head
}

/// The notes of a photo: a TIFF file from `start` to `end`.
struct Tiff<'a> {
    bytes: &'a [u8],
    start: usize,
    end: usize,
    is_little: bool,
}

impl<'a> Tiff<'a> {
    fn new(bytes: &'a [u8], start: usize, end: usize) -> Option<Self> {
        let is_little = match bytes.get(start..start + 4)? {
            b"II\x2a\0" => true,
            b"MM\0\x2a" => false,
            _ => return None,
        };
        Some(Self { bytes, start, end, is_little })
    }

    fn embedded(&self) -> Option<Embedded> {
        let first = self.long(4)?;
        let second = self.long(first.checked_add(2)?.checked_add(self.count(first)?.checked_mul(12)?)?)?;
        // Two lists end here: a third, or one that leads back, is not followed.
        let offset = self.long(self.value(second, OFFSET)?)?;
        let length = self.long(self.value(second, LENGTH)?)?;
        let from = self.start.checked_add(offset)?;
        let range = from..from.checked_add(length)?;
        let is_within = length > 4 && range.end <= self.end;
        let orientation = self.value(first, ORIENTATION).and_then(|at| self.short(at));
        let orientation = orientation.and_then(|it| u8::try_from(it).ok()).filter(|it| (1..=8).contains(it));
        is_within.then_some(Embedded { range, orientation: orientation.unwrap_or(1) })
    }

    /// How many notes a list has.
    fn count(&self, list: usize) -> Option<usize> {
        self.short(list).map(usize::from)
    }

    /// Where the value of a note stands.
    fn value(&self, list: usize, tag: u16) -> Option<usize> {
        let note = |number: usize| list.checked_add(2)?.checked_add(number.checked_mul(12)?);
        let notes = (0..self.count(list)?).map_while(note);
        // A list that claims more than there is ends with the bytes.
        let mut notes = notes.map_while(|at| Some((at, self.short(at)?)));
        notes.find(|(_, found)| *found == tag)?.0.checked_add(8)
    }

    fn short(&self, at: usize) -> Option<u16> {
        let two = self.array(at)?;
        Some(if self.is_little { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) })
    }

    fn long(&self, at: usize) -> Option<usize> {
        let four = self.array(at)?;
        let number = if self.is_little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) };
        usize::try_from(number).ok()
    }

    fn array<const N: usize>(&self, at: usize) -> Option<[u8; N]> {
        let from = self.start.checked_add(at)?;
        self.bytes.get(from..from.checked_add(N)?)?.try_into().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::preview::image::Header;
    use proptest::prelude::*;

    const PICTURE: &[u8] = b"\xff\xd8\xff\xc0\x00\x11\x08\x00\x78\x00\xa0\x03\xff\xd9";

    fn number(is_little: bool, value: u32, bytes: usize) -> Vec<u8> {
        if is_little {
            value.to_le_bytes()[..bytes].to_vec()
        } else {
            value.to_be_bytes()[4 - bytes..].to_vec()
        }
    }

    /// A photo with notes: its orientation, and a picture at an offset that is so much further than it is.
    fn photo(is_little: bool, orientation: u32, lie: u32, length: u32) -> Vec<u8> {
        let n = |value, bytes| number(is_little, value, bytes);
        let note = |tag: u32, kind: u32, value: Vec<u8>| {
            let mut value = value;
            value.resize(4, 0);
            [n(tag, 2), n(kind, 2), n(1, 4), value].concat()
        };
        let head = if is_little { b"II\x2a\0" } else { b"MM\0\x2a" };
        let first = [n(1, 2), note(0x0112, 3, n(orientation, 2)), n(26, 4)].concat();
        let second = [
            n(3, 2),
            note(0x0103, 3, n(6, 2)),
            note(0x0201, 4, n(68 + lie, 4)),
            note(0x0202, 4, n(length, 4)),
            n(0, 4),
        ];
        let tiff = [head.to_vec(), n(8, 4), first, second.concat(), PICTURE.to_vec()].concat();
        let size = u16::try_from(tiff.len() + 8).unwrap().to_be_bytes();
        let jfif = b"\xff\xd8\xff\xe0\x00\x10JFIF\0\x01\x02\0\0\x01\0\x01\0\0";
        [jfif.as_slice(), b"\xff\xe1", &size, b"Exif\0\0", &tiff, b"\xff\xd9"].concat()
    }

    fn length() -> u32 {
        u32::try_from(PICTURE.len()).unwrap()
    }

    #[test]
    fn the_small_picture_is_found_in_either_byte_order() {
        for is_little in [true, false] {
            let photo = photo(is_little, 6, 0, length());
            let found = Embedded::of(&photo).unwrap();
            assert_eq!(&photo[found.range], PICTURE);
            assert_eq!(found.orientation, 6);
        }
    }

    #[test]
    fn an_odd_orientation_is_none_at_all() {
        for odd in [0, 9, 300] {
            assert_eq!(Embedded::of(&photo(true, odd, 0, length())).unwrap().orientation, 1, "{odd}");
        }
    }

    #[test]
    fn a_picture_outside_its_segment_is_a_lie() {
        for (lie, length) in [(1, length()), (0, length() + 1), (u32::MAX - 68, 100), (0, u32::MAX), (0, 0)] {
            assert_eq!(Embedded::of(&photo(false, 1, lie, length)), None, "{lie} {length}");
        }
    }

    #[test]
    fn a_picture_behind_the_bytes_that_were_read_says_where_it_ends() {
        let photo = photo(true, 1, 0, length());
        let found = Embedded::of(&photo[..photo.len() - 10]).unwrap();
        assert_eq!(found.range.end, photo.len() - 2);
    }

    #[test]
    fn lists_that_lead_back_or_claim_everything_end() {
        let mut circle = photo(false, 1, 0, length());
        let at = circle.windows(4).position(|four| four == [0, 0, 0, 26]).unwrap();
        circle[at + 3] = 8; // the second list is the first
        assert_eq!(Embedded::of(&circle), None);
        let endless =
            [b"\xff\xd8\xff\xe1\xff\xffExif\0\0II\x2a\0\x08\0\0\0\xff\xff".as_slice(), &[1].repeat(70_000)]
                .concat();
        assert_eq!(Embedded::of(&endless), None);
        let no_progress = [b"\xff\xd8".as_slice(), &b"\xff\xe0\0\0".repeat(100_000)].concat();
        assert_eq!(Embedded::of(&no_progress), None);
    }

    #[test]
    fn a_picture_that_is_turned_is_still_one() {
        let turned = upright(PICTURE, 8);
        assert_eq!(Header::of(&turned), Header::Size(160, 120));
        let notes = Tiff::new(&turned, 12, turned.len()).unwrap();
        assert_eq!(notes.short(notes.value(8, ORIENTATION).unwrap()), Some(8));
        assert_eq!(&turned[38..], &PICTURE[2..]);
        assert_eq!(upright(&[], 1).len(), 38);
    }

    proptest! {
        #[test]
        fn no_bytes_are_too_odd(bytes in prop::collection::vec(any::<u8>(), 0..200), at in 0_usize..200, value: u8) {
            let _ = Embedded::of(&bytes);
            let mut photo = photo(value & 1 == 0, 1, 0, length());
            let size = photo.len();
            photo[at % size] = value;
            photo.truncate(size - bytes.len() % 20);
            if let Some(found) = Embedded::of(&photo) {
                prop_assert!(found.range.start < found.range.end && found.range.end < 80 * 1024);
                prop_assert!((1..=8).contains(&found.orientation));
            }
        }
    }
}
