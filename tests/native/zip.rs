//! Archives as other programs read them: a reader written from the format here, Python's `zipfile` and `unzip -t` where this
//! machine has them.

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use proptest::prelude::*;

use alcove::model::zip::{Archive, Stamp};

use crate::archive::unzip::{read, sum};

const STAMP: Stamp = Stamp::new(1_772_683_629_000, 0);
const GIB: u64 = 1 << 30;

/// An archive on disk, with holes where a test has no bytes to write.
struct OnDisk {
    path: PathBuf,
    file: File,
    archive: Archive,
}

impl OnDisk {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("alcove-zip-{}-{name}.zip", std::process::id()));
        Self { file: File::create(&path).unwrap(), path, archive: Archive::default() }
    }

    fn write(&mut self, bytes: &[u8]) {
        self.file.write_all(bytes).unwrap();
    }

    fn whole(&mut self, path: &str, bytes: &[u8]) {
        let header = self.archive.whole(path, STAMP, bytes.len() as u64, sum(bytes));
        self.write(&[&header, bytes].concat());
    }

    fn passing(&mut self, path: &str, bytes: &[u8]) {
        let (header, open) = self.archive.begin(path, STAMP, bytes.len() as u64);
        let behind = self.archive.end_file(open, sum(bytes));
        self.write(&[&header, bytes, &behind].concat());
    }

    /// A file that breaks off after so many bytes.
    fn broken(&mut self, path: &str, written: u64) {
        let (header, open) = self.archive.begin(path, STAMP, 2 * written);
        self.write(&header);
        self.skip(written);
        self.archive.give_up(open, written);
    }

    fn skip(&mut self, bytes: u64) {
        self.file.seek(SeekFrom::Current(bytes.cast_signed())).unwrap();
    }

    fn finish(&mut self) -> &Path {
        for bytes in std::mem::take(&mut self.archive).finish() {
            self.file.write_all(&bytes).unwrap();
        }
        &self.path
    }
}

impl Drop for OnDisk {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}

/// What a program says; `None`, aloud, where this machine has none.
fn run(program: &str, arguments: &[&str], path: &Path) -> Option<(bool, String)> {
    let output = Command::new(program).args(arguments).arg(path).output();
    let Ok(output) = output else {
        eprintln!("SKIPPED: there is no {program} here");
        return None;
    };
    let said = [output.stdout, output.stderr].concat();
    Some((output.status.success(), String::from_utf8_lossy(&said).into_owned()))
}

fn unzip_is_content(path: &Path) {
    if let Some((fine, said)) = run("unzip", &["-tq"], path) {
        assert!(fine && said.contains("No errors detected"), "{said}");
    }
}

/// The members as Python reads them, one on a line: name, size, external attributes; all sums checked unless too large.
fn python(path: &Path, check: bool) -> Option<Vec<String>> {
    let program = "import sys, zipfile\n\
        archive = zipfile.ZipFile(sys.argv[2])\n\
        assert sys.argv[1] == 'no' or archive.testzip() is None\n\
        for it in archive.infolist(): print(it.filename, it.file_size, oct(it.external_attr >> 16), *it.date_time)\n";
    let (fine, said) =
        run("python3", &["-X", "utf8", "-c", program, if check { "yes" } else { "no" }], path)?;
    assert!(fine, "{said}");
    Some(said.lines().map(str::to_owned).collect())
}

#[test]
fn other_programs_read_folders_odd_names_and_files_of_both_kinds() {
    let mut disk = OnDisk::new("kinds");
    let header = disk.archive.folder("写真/空/", STAMP);
    disk.write(&header);
    disk.whole("写真/👩‍🚀 + 100%.txt", b"whole");
    disk.whole("empty", b"");
    disk.passing("passing.bin", &vec![7; 100_000]);
    disk.passing("nothing passes", b"");
    let path = disk.finish();
    unzip_is_content(path);
    let Some(members) = python(path, true) else { return };
    let time = "2026 3 5 4 7 8";
    let expected = [
        format!("写真/空/ 0 0o40755 {time}"),
        format!("写真/👩‍🚀 + 100%.txt 5 0o100644 {time}"),
        format!("empty 0 0o100644 {time}"),
        format!("passing.bin 100000 0o100644 {time}"),
        format!("nothing passes 0 0o100644 {time}"),
    ];
    assert_eq!(members, expected);
}

#[test]
fn an_archive_of_nothing_is_one() {
    let mut disk = OnDisk::new("nothing");
    assert_eq!(python(disk.finish(), true).unwrap_or_default(), Vec::<String>::new());
}

#[test]
fn a_file_that_broke_off_is_in_no_directory_and_the_others_are_whole() {
    let mut disk = OnDisk::new("broken");
    disk.whole("before", b"before");
    disk.broken("broken", 1_000);
    disk.passing("after", b"after");
    let path = disk.finish();
    unzip_is_content(path);
    let names = python(path, true).unwrap_or_else(|| vec!["before".into(), "after".into()]);
    assert_eq!(names.len(), 2, "{names:?}");
}

#[test]
fn beyond_four_gibibytes_members_are_found_by_zip64() {
    let mut disk = OnDisk::new("far");
    disk.whole("near", b"near");
    disk.broken("a hole", 5 * GIB);
    disk.whole("far", b"far away");
    disk.passing("farther", b"farther away");
    let path = disk.finish();
    unzip_is_content(path);
    assert_eq!(python(path, true).map_or(3, |members| members.len()), 3);
}

#[test]
fn a_file_larger_than_four_gibibytes_says_its_size_by_zip64() {
    let mut disk = OnDisk::new("large");
    for (name, size) in [("just", u64::from(u32::MAX)), ("large", 5 * GIB)] {
        let (header, open) = disk.archive.begin(name, STAMP, size);
        disk.write(&header);
        disk.skip(size);
        let behind = disk.archive.end_file(open, 0);
        disk.write(&behind);
        let header = disk.archive.whole(name, STAMP, size, 0);
        disk.write(&header);
        disk.skip(size);
    }
    let sizes = |members: Vec<String>| -> Vec<u64> {
        members.iter().map(|it| it.split(' ').nth(1).unwrap().parse().unwrap()).collect()
    };
    let just = u64::from(u32::MAX);
    if let Some(members) = python(disk.finish(), false) {
        assert_eq!(sizes(members), [just, just, 5 * GIB, 5 * GIB]);
    }
}

#[test]
fn more_members_than_sixteen_bits_count_are_counted_by_zip64() {
    for count in [65_534, 65_535] {
        let mut disk = OnDisk::new("many");
        for number in 0..count {
            disk.whole(&format!("{number}.txt"), b"");
        }
        let path = disk.finish();
        let members = python(path, false);
        assert_eq!(members.map_or(count, |members| members.len()), count);
        unzip_is_content(path);
    }
}

/// A file, and whether its sum is known before, follows, or never comes.
fn files() -> impl Strategy<Value = Vec<(String, Vec<u8>, u8)>> {
    prop::collection::vec(("[a-z本/ ]{1,12}", prop::collection::vec(any::<u8>(), 0..300), 0..3_u8), 0..20)
}

proptest! {
    #[test]
    fn what_was_written_is_read_and_what_broke_off_is_not(files in files()) {
        let (mut archive, mut bytes, mut expected) = (Archive::default(), Vec::new(), Vec::new());
        for (path, content, kind) in files {
            let size = content.len() as u64;
            if kind == 0 {
                bytes.extend(archive.whole(&path, STAMP, size, sum(&content)));
                bytes.extend(&content);
            } else {
                let (header, open) = archive.begin(&path, STAMP, size + u64::from(kind - 1));
                bytes.extend(header);
                bytes.extend(&content);
                if kind == 2 {
                    archive.give_up(open, size);
                    continue;
                }
                bytes.extend(archive.end_file(open, sum(&content)));
            }
            expected.push((path, content));
        }
        bytes.extend(archive.finish().concat());
        prop_assert_eq!(read(&bytes), expected);
    }
}
