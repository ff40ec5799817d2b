//! The bytes of an archive that are not its files': headers, descriptors, the central directory and its end.
//!
//! A file whose sum is known before it is written has everything in its header ([`Archive::whole`]). One that is still on its way
//! has its sum and sizes behind it ([`Archive::begin`], [`Archive::end_file`]); should it break off, it stays out of the
//! directory ([`Archive::give_up`]), so that no program opens half a file. ZIP64's fields stand where they are needed and
//! nowhere else: some programs stumble over them.
//!
//! | the file | calls |
//! |---|---|
//! | a folder | [`Archive::folder`] |
//! | read whole before it is written | [`Archive::whole`], the bytes |
//! | passes through | [`Archive::begin`], the bytes, [`Archive::end_file`] |
//! | passes through and breaks off | [`Archive::begin`], some bytes, [`Archive::give_up`] |
//! | after the last | [`Archive::finish`] |
//!
//! Memory: some hundred bytes for each member, for the directory; of the files nothing.

use super::Stamp;

const LOCAL: u32 = 0x0403_4b50;
const DESCRIPTOR: u32 = 0x0807_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
const END_64: u32 = 0x0606_4b50;
const LOCATOR_64: u32 = 0x0706_4b50;

/// The name is UTF-8.
const UTF8: u16 = 1 << 11;
/// Sum and sizes follow the file.
const BEHIND: u16 = 1 << 3;

/// Which version of the format a reader must know: 2.0 has folders, 4.5 has ZIP64.
const FOLDERS: u16 = 20;
const ZIP64: u16 = 45;
/// Written on Unix: its kinds and rights of files are what `unzip` there goes by.
const UNIX: u16 = 3 << 8;
const FILE: u32 = 0o100_644 << 16;
/// The low byte is MS-DOS's mark of a folder.
const FOLDER: u32 = 0o040_755 << 16 | 0x10;

/// The first number that has no place in 32 bits; the field then holds it to say so. The same for 16.
const WIDE: u64 = u32::MAX as u64;
const MANY: u64 = u16::MAX as u64;

/// An archive being written. The caller writes each answer's bytes, in their order, and the files' between them.
#[derive(Debug, Default)]
pub struct Archive {
    /// How many bytes are written.
    at: u64,
    /// The central directory so far.
    directory: Vec<u8>,
    members: u64,
}

/// A file that is being written, its sum not known yet.
#[derive(Debug)]
#[must_use = "end it, or give it up"]
pub struct Open {
    member: Member,
}

/// What the directory says of a member.
#[derive(Debug)]
struct Member {
    path: String,
    stamp: Stamp,
    /// Where its header is.
    at: u64,
    size: u64,
    crc: u32,
    flags: u16,
    attributes: u32,
}

impl Archive {
    /// The header of a folder, whose path ends in a slash.
    pub fn folder(&mut self, path: &str, stamp: Stamp) -> Vec<u8> {
        let member = Member { attributes: FOLDER, ..self.member(path, stamp, 0) };
        self.add(&member)
    }

    /// The header of a file of `size` bytes and this sum; the caller writes the bytes next.
    pub fn whole(&mut self, path: &str, stamp: Stamp, size: u64, crc: u32) -> Vec<u8> {
        let member = Member { crc, ..self.member(path, stamp, size) };
        self.add(&member)
    }

    /// The header of a file of `size` bytes, whose sum is not known yet; the caller writes the bytes next.
    ///
    /// `size` must be what follows, to the byte: the descriptor and the directory repeat it, and it decides
    /// on ZIP64.
    pub fn begin(&mut self, path: &str, stamp: Stamp, size: u64) -> (Vec<u8>, Open) {
        let member = Member { flags: UTF8 | BEHIND, ..self.member(path, stamp, size) };
        let header = member.header();
        self.at += header.len() as u64;
        (header, Open { member })
    }

    /// What follows a file's last byte.
    ///
    /// The data descriptor (APPNOTE 4.3.9), with its optional signature, since most programs look for it.
    pub fn end_file(&mut self, Open { member }: Open, crc: u32) -> Vec<u8> {
        let member = Member { crc, ..member };
        let mut behind = Bytes::default();
        behind.u32(DESCRIPTOR).u32(crc).sizes(member.size, member.is_wide());
        self.at += member.size + behind.0.len() as u64;
        self.list(&member);
        behind.0
    }

    /// A file broke off after so many bytes: they stay where they are, and nothing leads to them.
    ///
    /// `written` counts the bytes that reached the sink, so that the offsets after them are right.
    pub fn give_up(&mut self, open: Open, written: u64) {
        drop(open);
        self.at += written;
    }

    /// The central directory, and what comes after it, last of all.
    ///
    /// ZIP64 records (APPNOTE 4.3.14 and 4.3.15) stand before the end record where 65,535 members or 4 GiB
    /// are reached.
    pub fn finish(self) -> [Vec<u8>; 2] {
        let (start, length) = (self.at, self.directory.len() as u64);
        let mut end = Bytes::default();
        if self.members >= MANY || start >= WIDE || length >= WIDE {
            // The record's own length, without the first twelve bytes.
            end.u32(END_64).u64(44).u16(UNIX | ZIP64).u16(ZIP64).u32(0).u32(0);
            end.u64(self.members).u64(self.members).u64(length).u64(start);
            end.u32(LOCATOR_64).u32(0).u64(start + length).u32(1);
        }
        let members = narrow(self.members);
        end.u32(END).u16(0).u16(0).u16(members).u16(members).u32(low(length)).u32(low(start)).u16(0);
        [self.directory, end.0]
    }

    fn member(&self, path: &str, stamp: Stamp, size: u64) -> Member {
        Member { path: path.to_owned(), stamp, at: self.at, size, crc: 0, flags: UTF8, attributes: FILE }
    }

    /// A member whose header says everything.
    fn add(&mut self, member: &Member) -> Vec<u8> {
        let header = member.header();
        self.at += header.len() as u64 + member.size;
        self.list(member);
        header
    }

    fn list(&mut self, member: &Member) {
        member.list(&mut self.directory);
        self.members += 1;
    }
}

impl Member {
    /// Compressed and uncompressed size are one here, so one question answers for both.
    const fn is_wide(&self) -> bool {
        self.size >= WIDE
    }

    fn header(&self) -> Vec<u8> {
        let mut extra = Bytes::default();
        // With the sum behind the file the sizes are there too; the field's presence tells how long they are.
        let is_behind = self.flags & BEHIND != 0;
        let size = if is_behind { 0 } else { self.size };
        if self.is_wide() {
            extra.u16(1).u16(16).sizes(size, true);
        }
        extra.0.extend(self.stamp.extra());
        let mut header = Bytes::default();
        header.u32(LOCAL).u16(if self.is_wide() { ZIP64 } else { FOLDERS });
        let size = if self.is_wide() { WIDE } else { size };
        self.common(&mut header, if is_behind { 0 } else { self.crc }, size, &extra.0);
        header.0.extend(self.path.bytes());
        header.0.extend(extra.0);
        header.0
    }

    /// Its entry in the central directory.
    fn list(&self, directory: &mut Vec<u8>) {
        let mut wide = Bytes::default();
        if self.is_wide() {
            wide.sizes(self.size, true);
        }
        if self.at >= WIDE {
            wide.u64(self.at);
        }
        let mut extra = Bytes::default();
        let is_wide = !wide.0.is_empty();
        if is_wide {
            extra.u16(1).u16(narrow(wide.0.len() as u64));
            extra.0.extend(wide.0);
        }
        extra.0.extend(self.stamp.extra());
        let version = if is_wide { ZIP64 } else { FOLDERS };
        let mut entry = Bytes(std::mem::take(directory));
        entry.u32(CENTRAL).u16(UNIX | version).u16(version);
        self.common(&mut entry, self.crc, self.size, &extra.0);
        entry.u16(0).u16(0).u16(0).u32(self.attributes).u32(low(self.at));
        entry.0.extend(self.path.bytes());
        entry.0.extend(extra.0);
        *directory = entry.0;
    }

    /// The fields that header and entry share.
    fn common(&self, into: &mut Bytes, crc: u32, size: u64, extra: &[u8]) {
        let [time, date] = self.stamp.dos();
        into.u16(self.flags).u16(0).u16(time).u16(date).u32(crc).sizes(size, false);
        into.u16(narrow(self.path.len() as u64)).u16(narrow(extra.len() as u64));
    }
}

/// A number as a field of 32 bits holds it; the greatest says that ZIP64's field has it.
fn low(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The same for 16 bits. (No path of an object is as long.)
fn narrow(number: u64) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

/// Numbers in a row, the low byte first.
#[derive(Default)]
struct Bytes(Vec<u8>);

impl Bytes {
    fn u16(&mut self, number: u16) -> &mut Self {
        self.0.extend(number.to_le_bytes());
        self
    }

    fn u32(&mut self, number: u32) -> &mut Self {
        self.0.extend(number.to_le_bytes());
        self
    }

    fn u64(&mut self, number: u64) -> &mut Self {
        self.0.extend(number.to_le_bytes());
        self
    }

    /// Compressed and uncompressed, which are one here.
    fn sizes(&mut self, size: u64, wide: bool) -> &mut Self {
        if wide { self.u64(size).u64(size) } else { self.u32(low(size)).u32(low(size)) }
    }
}
