//! The small picture of a file in a gallery: how it is come by, and what is too much for it. A gallery shows hundreds, so the bounds
//! are far below those of a preview.

use super::Viewer;
use super::exif::HEAD_BYTES;
use super::image::Header;
use crate::model::files::{Entry, File};

/// The longer side of a small picture, in pixels: that of a tile on a dense screen.
const EDGE: u32 = 320;

/// How many bytes a picture without a small one of its own may have: it is fetched and made smaller here. More is shown as an icon.
pub const WHOLE_MOST: u64 = 2 * 1024 * 1024;

/// How many pixels such a picture may have: 40 million take 160 MB for the moment in which they are made fewer.
const PIXELS_MOST: u64 = 40_000_000;

/// How many pixels a small picture in a photo may have; cameras write 160 × 120.
const EMBEDDED_MOST: u64 = 4_000_000;

/// How the small picture of a file is come by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The media type of the file.
    pub media_type: &'static str,
    /// How many bytes at its beginning are read first.
    pub first: u64,
    /// Whether these may hold a small picture.
    pub is_photo: bool,
    /// Whether the file as a whole is small enough to be made into one.
    pub is_small: bool,
}

impl Plan {
    /// By the file's name and size; `None` where an icon stands for it.
    ///
    /// A drawing is a program of sorts, and what is in an archive cannot be read; HEIC is decoded by one browser alone.
    pub fn of(file: &File) -> Option<Self> {
        let Viewer::Image(media_type) = Viewer::of_name(Entry::File(file.clone()).name()) else {
            return None;
        };
        if file.is_archived() || file.size == 0 || ["image/svg+xml", "image/heic"].contains(&media_type) {
            return None;
        }
        let (is_photo, is_small) = (media_type == "image/jpeg", file.size <= WHOLE_MOST);
        let first = if is_photo { file.size.min(HEAD_BYTES) } else { file.size };
        (is_photo || is_small).then_some(Self { media_type, first, is_photo, is_small })
    }
}

/// The longer side of a picture, with so many pixels when it is drawn small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// It is as wide as high, or wider.
    Width(u32),
    /// It is higher.
    Height(u32),
}

impl Side {
    /// The same of a picture that lies on its side in the file, by Exif's orientation.
    #[must_use]
    pub const fn turned(self, orientation: u8) -> Self {
        match self {
            Self::Width(pixels) if orientation > 4 => Self::Height(pixels),
            Self::Height(pixels) if orientation > 4 => Self::Width(pixels),
            side => side,
        }
    }
}

/// How small a picture is drawn; `None` where it claims too much to be decoded, or is none. No picture is made larger.
pub fn fit(bytes: &[u8], is_embedded: bool) -> Option<Side> {
    let Header::Size(width, height) = Header::of(bytes) else { return None };
    let most = if is_embedded { EMBEDDED_MOST } else { PIXELS_MOST };
    let is_bounded = Header::is_bounded(width, height) && u64::from(width) * u64::from(height) <= most;
    let side = if width < height { Side::Height(height.min(EDGE)) } else { Side::Width(width.min(EDGE)) };
    is_bounded.then_some(side)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::files::{ObjectKey, StorageClass};

    const STANDARD: StorageClass = StorageClass::Standard;

    fn file(name: &str, size: u64, class: StorageClass) -> File {
        let key = ObjectKey::new(name).unwrap();
        File { key, size, modified: 0, etag: None, class }
    }

    #[test]
    fn a_photo_of_any_size_costs_its_first_bytes() {
        let plan = Plan::of(&file("a/IMG_1.JPG", 5_000_000, STANDARD)).unwrap();
        assert_eq!((plan.first, plan.is_photo, plan.is_small), (HEAD_BYTES, true, false));
        assert!(1000 * plan.first <= 64_000_000, "a thousand photos");
        assert_eq!(Plan::of(&file("a.jpg", 900, STANDARD)).unwrap().first, 900);
    }

    #[test]
    fn other_pictures_are_read_whole_or_not_at_all() {
        let plan = Plan::of(&file("写真.png", WHOLE_MOST, STANDARD)).unwrap();
        assert_eq!((plan.media_type, plan.first, plan.is_photo), ("image/png", WHOLE_MOST, false));
        assert_eq!(Plan::of(&file("a.webp", WHOLE_MOST + 1, STANDARD)), None);
    }

    #[test]
    fn what_has_an_icon_alone_costs_nothing() {
        for name in ["a.svg", "a.heic", "a.mp4", "README", "a.pdf", "a.tif"] {
            assert_eq!(Plan::of(&file(name, 100, STANDARD)), None, "{name}");
        }
        assert_eq!(Plan::of(&file("a.jpg", 100, StorageClass::Glacier)), None, "in an archive");
        assert_eq!(Plan::of(&file("a.jpg", 0, STANDARD)), None);
    }

    #[test]
    fn a_picture_that_claims_too_much_is_not_decoded() {
        let png = |width: u32, height: u32| {
            [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &width.to_be_bytes(), &height.to_be_bytes()]
                .concat()
        };
        assert_eq!(fit(&png(4000, 3000), false), Some(Side::Width(EDGE)));
        assert_eq!(fit(&png(3000, 4000), false), Some(Side::Height(EDGE)));
        assert_eq!(fit(&png(160, 120), true), Some(Side::Width(160)));
        assert_eq!(fit(&png(4000, 3000), true), None, "no camera writes such a small picture");
        assert_eq!(Side::Width(160).turned(6), Side::Height(160));
        assert_eq!(Side::Width(160).turned(3), Side::Width(160));
        assert_eq!(fit(&png(8000, 8000), false), None);
        assert_eq!(fit(&png(u32::MAX, u32::MAX), false), None);
        assert_eq!(fit(b"<html>", false), None);
    }
}
