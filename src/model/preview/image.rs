//! The size of a picture in pixels, read from its first bytes before anything decodes it: a few hundred bytes can claim a picture
//! that no device holds.
//!
//! The formats are told by their first bytes, as browsers do, and not by the file's name. Sources: PNG (ISO 15948, 11.2.2), JPEG
//! (ITU T.81, B.2.2), GIF 89a (18), WebP (RFC 9649, 2.3 to 2.7), ISO 14496-12 and 23008-12 (`ispe`, of AVIF and HEIC), BMP.

/// How many pixels are decoded at most: 100 million take 400 MB.
pub const PIXELS_MOST: u64 = 100_000_000;

/// What the first bytes of a picture say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Header {
    /// Width and height in pixels.
    Size(u32, u32),
    /// The size stands further on: so many bytes from the beginning are needed.
    Further(u64),
    /// No picture of a format that is known here.
    Unknown,
}

impl Header {
    /// Whether a picture of this size can be decoded.
    pub fn is_bounded(width: u32, height: u32) -> bool {
        width > 0 && height > 0 && u64::from(width) * u64::from(height) <= PIXELS_MOST
    }

    /// Reads it from the first bytes of a file. O(bytes), without recursion.
    pub fn of(bytes: &[u8]) -> Self {
        let size = match bytes {
            [0x89, b'P', b'N', b'G', ..] => be32(bytes, 16).zip(be32(bytes, 20)),
            [b'G', b'I', b'F', b'8', ..] => le16(bytes, 6).zip(le16(bytes, 8)),
            [b'B', b'M', ..] => {
                le32(bytes, 18).zip(le32(bytes, 22).map(|height| height.cast_signed().unsigned_abs()))
            }
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => webp(bytes),
            [0xff, 0xd8, ..] => return jpeg(bytes),
            [_, _, _, _, b'f', b't', b'y', b'p', ..] => largest_ispe(bytes),
            _ => None,
        };
        size.map_or(Self::Unknown, |(width, height)| Self::Size(width, height))
    }
}

/// Walks the segments to the frame's header, past what cameras put before it (EXIF, previews, colour profiles).
fn jpeg(bytes: &[u8]) -> Header {
    let mut at = 2;
    loop {
        let Some(&marker) = bytes.get(at + 1) else { return Header::Further(at as u64 + 64 * 1024) };
        if bytes.get(at) != Some(&0xff) {
            return Header::Unknown;
        }
        match marker {
            0xff => at += 1, // filling
            0x01 | 0xd0..=0xd7 => at += 2,
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                let size = be16(bytes, at + 7).zip(be16(bytes, at + 5));
                return size
                    .map_or(Header::Further(at as u64 + 64), |(width, height)| Header::Size(width, height));
            }
            0xd8..=0xda => return Header::Unknown,
            _ => match be16(bytes, at + 2) {
                Some(length) if length >= 2 => at += 2 + length as usize,
                Some(_) => return Header::Unknown,
                None => return Header::Further(at as u64 + 64 * 1024),
            },
        }
    }
}

fn webp(bytes: &[u8]) -> Option<(u32, u32)> {
    match bytes.get(12..16)? {
        b"VP8X" => Some((le24(bytes, 24)? + 1, le24(bytes, 27)? + 1)),
        b"VP8L" => {
            let bits = le32(bytes, 21)?;
            Some(((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1))
        }
        b"VP8 " => Some((le16(bytes, 26)? & 0x3fff, le16(bytes, 28)? & 0x3fff)),
        _ => None,
    }
}

/// The largest picture of those that the file's properties name: a thumbnail or a tile may come first.
fn largest_ispe(bytes: &[u8]) -> Option<(u32, u32)> {
    let found = bytes.windows(4).enumerate().filter(|(_, name)| name == b"ispe");
    let sizes = found.filter_map(|(at, _)| be32(bytes, at + 8).zip(be32(bytes, at + 12)));
    sizes.max_by_key(|&(width, height)| u64::from(width) * u64::from(height))
}

fn array<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..at.checked_add(N)?)?.try_into().ok()
}

fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    array(bytes, at).map(u32::from_be_bytes)
}

fn le32(bytes: &[u8], at: usize) -> Option<u32> {
    array(bytes, at).map(u32::from_le_bytes)
}

fn le24(bytes: &[u8], at: usize) -> Option<u32> {
    array(bytes, at).map(|[a, b, c]: [u8; 3]| u32::from_le_bytes([a, b, c, 0]))
}

fn be16(bytes: &[u8], at: usize) -> Option<u32> {
    array(bytes, at).map(|two| u32::from(u16::from_be_bytes(two)))
}

fn le16(bytes: &[u8], at: usize) -> Option<u32> {
    array(bytes, at).map(|two| u32::from(u16::from_le_bytes(two)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
        [head.as_slice(), &width.to_be_bytes(), &height.to_be_bytes(), b"\x08\x02\0\0\0"].concat()
    }

    #[test]
    fn a_png_says_its_size_whatever_it_holds() {
        assert_eq!(Header::of(&png(640, 480)), Header::Size(640, 480));
        assert!(!Header::is_bounded(100_000, 100_000) && !Header::is_bounded(0, 5));
        assert!(Header::is_bounded(12_000, 8_000), "96 megapixels of a large camera");
    }

    #[test]
    fn a_jpeg_is_read_past_what_the_camera_put_before_its_size() {
        let frame = b"\xff\xc2\0\x11\x08\x01\xe0\x02\x80\x03\x01\x22\0";
        let exif = [b"\xff\xe1\x01\x02".as_slice(), &[0xff; 0x100]].concat();
        let whole = [b"\xff\xd8".as_slice(), &exif, frame].concat();
        assert_eq!(Header::of(&whole), Header::Size(640, 480));
        assert!(matches!(Header::of(&whole[..100]), Header::Further(more) if more > 100));
        assert!(matches!(Header::of(&whole[..whole.len() - 8]), Header::Further(_)));
        assert_eq!(
            Header::of(b"\xff\xd8\xff\xe1\0\0\xff"),
            Header::Unknown,
            "a segment shorter than its length"
        );
    }

    #[test]
    fn the_other_formats_say_theirs() {
        assert_eq!(Header::of(b"GIF89a\x80\x02\xe0\x01\0\0\0"), Header::Size(640, 480));
        let lossless = b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\x7f\xc2\x77\0";
        assert_eq!(Header::of(lossless), Header::Size(640, 480));
        let extended = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x7f\x02\0\xdf\x01\0";
        assert_eq!(Header::of(extended), Header::Size(640, 480));
        let lossy = b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x80\x02\xe0\x01";
        assert_eq!(Header::of(lossy), Header::Size(640, 480));
        let avif =
            b"\0\0\0\x1cftypavif....ispe\0\0\0\0\0\0\0\x10\0\0\0\x10..ispe\0\0\0\0\0\0\x02\x80\0\0\x01\xe0";
        assert_eq!(Header::of(avif), Header::Size(640, 480), "not the thumbnail");
        let mut bmp = vec![0; 30];
        bmp[..2].copy_from_slice(b"BM");
        bmp[18..26].copy_from_slice(&[0x80, 2, 0, 0, 0x20, 0xfe, 0xff, 0xff]);
        assert_eq!(Header::of(&bmp), Header::Size(640, 480), "from the top down");
        assert_eq!(Header::of(b"<html><script>"), Header::Unknown);
    }

    proptest! {
        #[test]
        fn any_bytes_have_an_answer(start in 0_usize..7, bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let starts: [&[u8]; 7] = [
                b"", b"\x89PNG", b"\xff\xd8", b"GIF8", b"BM", b"RIFF\0\0\0\0WEBPVP8 ", b"\0\0\0\0ftypispe",
            ];
            Header::of(&[starts[start], &bytes].concat());
        }
    }
}
