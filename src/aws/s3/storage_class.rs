//! Storage classes, as S3 names them.
//!
//! <https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html>

/// The class of an object: one byte, since a listing has one for each of its rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum StorageClass {
    /// The class that an object has unless it was written with another.
    #[default]
    Standard,
    /// Read at once, for what is read rarely: `STANDARD_IA`.
    StandardIa,
    /// The same in one zone: `ONEZONE_IA`.
    OneZoneIa,
    /// S3 chooses by how often an object is read. Two of its tiers are archives; a listing does not tell which an object is in.
    IntelligentTiering,
    /// Read at once, for what is hardly ever read: `GLACIER_IR`.
    GlacierInstant,
    /// An archive: `GLACIER`.
    Glacier,
    /// An archive: `DEEP_ARCHIVE`.
    DeepArchive,
    /// Any other: old (`REDUCED_REDUNDANCY`), newer than this page, or a store's own.
    Other,
}

/// The names that S3 gives them.
const NAMES: [(&str, StorageClass); 7] = [
    ("STANDARD", StorageClass::Standard),
    ("STANDARD_IA", StorageClass::StandardIa),
    ("ONEZONE_IA", StorageClass::OneZoneIa),
    ("INTELLIGENT_TIERING", StorageClass::IntelligentTiering),
    ("GLACIER_IR", StorageClass::GlacierInstant),
    ("GLACIER", StorageClass::Glacier),
    ("DEEP_ARCHIVE", StorageClass::DeepArchive),
];

impl StorageClass {
    /// By S3's name; answers name no class where it is the standard one.
    pub fn of(name: Option<&str>) -> Self {
        let Some(name) = name.filter(|name| !name.is_empty()) else { return Self::Standard };
        NAMES.iter().find(|(other, _)| *other == name).map_or(Self::Other, |(_, class)| *class)
    }

    /// S3's name; empty for [`StorageClass::Other`].
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(_, class)| *class == self).map_or("", |(name, _)| name)
    }

    /// Whether an object must be restored before it can be read.
    pub const fn is_archive(self) -> bool {
        matches!(self, Self::Glacier | Self::DeepArchive)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_read_back_and_none_is_the_standard_class() {
        for (name, class) in NAMES {
            assert_eq!((StorageClass::of(Some(name)), class.name()), (class, name));
        }
        for none in [None, Some("")] {
            assert_eq!(StorageClass::of(none), StorageClass::Standard);
        }
        assert_eq!(StorageClass::of(Some("EXPRESS_ONEZONE")), StorageClass::Other);
        assert_eq!(StorageClass::Other.name(), "");
    }

    #[test]
    fn archives_are_those_that_are_not_read_at_once() {
        let archives: Vec<_> =
            NAMES.iter().filter(|(_, class)| class.is_archive()).map(|(name, _)| *name).collect();
        assert_eq!(archives, ["GLACIER", "DEEP_ARCHIVE"]);
    }
}
