//! What is in a ZIP archive, by its directory alone, which stands at its end: two slices are read, however large the archive is.
//!
//! Source: PKWARE APPNOTE 6.3.10, 4.3.12 (directory), 4.3.14 and 4.3.15 (ZIP64), 4.3.16 (its end).

use std::ops::Range;

/// How much of the end is read to find the directory: the record at the end may have a comment of 64 KiB behind it.
pub const END_BYTES: u64 = 22 + 20 + 56 + 65_535;
/// How much of a directory is read at most: some 50,000 files.
pub const DIRECTORY_MOST: u64 = 4 * 1024 * 1024;

const END: u32 = 0x0605_4b50;
const END_64: u32 = 0x0606_4b50;
const LOCATOR_64: u32 = 0x0706_4b50;
const ENTRY: u32 = 0x0201_4b50;

/// Where the directory is, in bytes from the archive's beginning, and how many entries it says to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directory {
    /// All of it; may be longer than what is read.
    pub range: Range<u64>,
    /// Entries, by the archive's own word.
    pub count: u64,
}

/// One entry of the directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// With its folders. Text from anybody: shown, and never used as a path.
    pub path: String,
    /// Bytes once unpacked, by the archive's own word.
    pub size: u64,
    /// Bytes in the archive.
    pub packed: u64,
    /// Whether a password is needed.
    pub is_encrypted: bool,
}

impl Member {
    /// Whether it stands for a folder.
    pub fn is_folder(&self) -> bool {
        self.path.ends_with('/')
    }
}

impl Directory {
    /// From the end of an archive of `size` bytes; `None` where that is no end of an archive. O(bytes).
    pub fn of(end: &[u8], size: u64) -> Option<Self> {
        let start = size.checked_sub(end.len() as u64)?;
        let at = (0..=end.len().checked_sub(22)?).rev().find(|&at| is_end(end, at))?;
        let (mut count, mut length, mut offset) = (
            u64::from(u16_at(end, at + 10)?),
            u64::from(u32_at(end, at + 12)?),
            u64::from(u32_at(end, at + 16)?),
        );
        let locator = at.checked_sub(20).filter(|&locator| u32_at(end, locator) == Some(LOCATOR_64));
        if let Some(record) = locator.and_then(|locator| u64_at(end, locator + 8)) {
            // A record before what was read is that of a very long comment, which nobody writes.
            let record = usize::try_from(record.checked_sub(start)?).ok()?;
            if u32_at(end, record)? != END_64 {
                return None;
            }
            (count, length, offset) =
                (u64_at(end, record + 32)?, u64_at(end, record + 40)?, u64_at(end, record + 48)?);
        }
        let range = offset..offset.checked_add(length)?;
        (range.end <= start.checked_add(at as u64)?).then_some(Self { range, count })
    }

    /// What is read of it.
    pub fn slice(&self) -> Range<u64> {
        self.range.start..self.range.end.min(self.range.start + DIRECTORY_MOST)
    }
}

/// The entries of a directory, or of its beginning. Ends at the first that is broken or cut. O(bytes).
pub fn members(directory: &[u8]) -> Vec<Member> {
    let mut members = Vec::new();
    let mut rest = directory;
    while let Some((member, after)) = member(rest) {
        members.push(member);
        rest = after;
    }
    members
}

fn member(bytes: &[u8]) -> Option<(Member, &[u8])> {
    if u32_at(bytes, 0)? != ENTRY {
        return None;
    }
    let flags = u16_at(bytes, 8)?;
    let length = |at| u16_at(bytes, at).map(usize::from);
    let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
    let path = bytes.get(46..46 + name)?;
    let extra = bytes.get(46 + name..46 + name + extra)?;
    let after = bytes.get(46 + name + extra.len() + comment..)?;
    let (packed, size) = (u32_at(bytes, 20)?, u32_at(bytes, 24)?);
    let (size, packed) = sizes(size, packed, extra);
    // Old archives have letters of a code page that they do not name: these become U+FFFD.
    let path = String::from_utf8_lossy(path).into_owned();
    Some((Member { path, size, packed, is_encrypted: flags & 1 != 0 }, after))
}

/// The sizes, which stand in an extra field (number 1) where 32 bits do not hold them.
fn sizes(size: u32, packed: u32, mut extra: &[u8]) -> (u64, u64) {
    let (mut all, mut all_packed) = (u64::from(size), u64::from(packed));
    while let (Some(number), Some(length)) = (u16_at(extra, 0), u16_at(extra, 2)) {
        let Some(field) = extra.get(4..4 + usize::from(length)) else { break };
        if number == 1 {
            let mut at = 0;
            for (small, large) in [(size, &mut all), (packed, &mut all_packed)] {
                if small == u32::MAX {
                    *large = u64_at(field, at).unwrap_or(*large);
                    at += 8;
                }
            }
        }
        extra = extra.get(4 + usize::from(length)..).unwrap_or_default();
    }
    (all, all_packed)
}

/// Whether the record at the end is here: its comment reaches to the end of the file.
fn is_end(end: &[u8], at: usize) -> bool {
    u32_at(end, at) == Some(END)
        && u16_at(end, at + 20).is_some_and(|comment| at + 22 + usize::from(comment) <= end.len())
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(at..at.checked_add(8)?)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn u16_of(bytes: impl AsRef<[u8]>) -> u16 {
        bytes.as_ref().len().try_into().unwrap()
    }

    fn entry(path: &str, size: u32, packed: u32, extra: &[u8]) -> Vec<u8> {
        let mut entry = vec![0; 46];
        entry[..4].copy_from_slice(&ENTRY.to_le_bytes());
        entry[20..24].copy_from_slice(&packed.to_le_bytes());
        entry[24..28].copy_from_slice(&size.to_le_bytes());
        entry[28..30].copy_from_slice(&u16_of(path).to_le_bytes());
        entry[30..32].copy_from_slice(&u16_of(extra).to_le_bytes());
        [entry.as_slice(), path.as_bytes(), extra].concat()
    }

    fn end(count: u16, length: u32, offset: u32) -> Vec<u8> {
        let mut end = vec![0; 22];
        end[..4].copy_from_slice(&END.to_le_bytes());
        end[10..12].copy_from_slice(&count.to_le_bytes());
        end[12..16].copy_from_slice(&length.to_le_bytes());
        end[16..20].copy_from_slice(&offset.to_le_bytes());
        end
    }

    #[test]
    fn the_directory_is_found_behind_a_comment_and_read() {
        let entries = [entry("写真/", 0, 0, b""), entry("写真/a.jpg", 10, 9, b"")].concat();
        let mut archive = [vec![7; 100], entries.clone(), end(2, u16_of(&entries).into(), 100)].concat();
        let comment = b"PK\x05\x06 is said in a comment";
        let at = archive.len() - 2;
        archive[at..].copy_from_slice(&u16_of(comment).to_le_bytes());
        archive.extend_from_slice(comment);
        let directory = Directory::of(&archive[50..], archive.len() as u64).unwrap();
        assert_eq!(directory, Directory { range: 100..100 + entries.len() as u64, count: 2 });
        let read = members(&archive[100..100 + entries.len()]);
        assert_eq!(read[1], Member { path: "写真/a.jpg".into(), size: 10, packed: 9, is_encrypted: false });
        assert!(read[0].is_folder());
        assert_eq!(members(&entries[..entries.len() - 1]).len(), 1, "cut");
    }

    #[test]
    fn numbers_that_need_64_bits_stand_elsewhere() {
        let field = [
            &1_u16.to_le_bytes()[..],
            &16_u16.to_le_bytes(),
            &5_000_000_000_u64.to_le_bytes(),
            &4_999_999_999_u64.to_le_bytes(),
        ];
        let entries = entry("large", u32::MAX, u32::MAX, &field.concat());
        let read = members(&entries);
        assert_eq!((read[0].size, read[0].packed), (5_000_000_000, 4_999_999_999));

        let mut record = vec![0; 56];
        record[..4].copy_from_slice(&END_64.to_le_bytes());
        record[32..40].copy_from_slice(&70_000_u64.to_le_bytes());
        record[40..48].copy_from_slice(&1_000_u64.to_le_bytes());
        record[48..56].copy_from_slice(&6_000_000_000_u64.to_le_bytes());
        let size = 6_000_001_000 + 56 + 20 + 22;
        let mut locator = vec![0; 20];
        locator[..4].copy_from_slice(&LOCATOR_64.to_le_bytes());
        locator[8..16].copy_from_slice(&6_000_001_000_u64.to_le_bytes());
        let tail = [record, locator, end(u16::MAX, u32::MAX, u32::MAX)].concat();
        let directory = Directory::of(&tail, size).unwrap();
        assert_eq!(directory, Directory { range: 6_000_000_000..6_000_001_000, count: 70_000 });
        assert_eq!(Directory::of(&tail, 50), None, "longer than the archive");
    }

    #[test]
    fn a_directory_that_would_reach_behind_its_end_is_none() {
        assert_eq!(Directory::of(&end(1, 500, 0), 22), None);
        let huge = Directory { range: 0..u64::MAX, count: 1 };
        assert_eq!(huge.slice(), 0..DIRECTORY_MOST);
    }

    proptest! {
        #[test]
        fn any_bytes_have_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..300), more in any::<u32>()) {
            let bytes = [bytes.as_slice(), &LOCATOR_64.to_le_bytes(), &bytes, &END.to_le_bytes(), &bytes].concat();
            let _ = Directory::of(&bytes, bytes.len() as u64 + u64::from(more));
            let entries = [&ENTRY.to_le_bytes()[..], &bytes].concat();
            members(&entries);
        }
    }
}
