//! The words of a search that are no words to look for: `kind:image`, `>10MB`, `after:2026-01-01`. A word that only looks like
//! one of these is a word: nothing that is typed is an error.

use std::ops::RangeInclusive;

use crate::model::files::kind::Kind;

/// What a filter is about. A search has at most one lower and one upper limit of each from the form; more can be typed, and
/// all of them must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The sort of file.
    Kind,
    /// The size.
    Size,
    /// Changed on this day, or later.
    After,
    /// Changed earlier than this day.
    Before,
}

/// A day of the calendar, in the person's own time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The year.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

/// What a filter asks of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// It is of this sort.
    Kind(Kind),
    /// It has so many bytes.
    Size(RangeInclusive<u64>),
    /// It was changed on this day, or later.
    After(Day),
    /// It was changed earlier than this day.
    Before(Day),
}

impl Limit {
    /// What it is about.
    pub const fn slot(&self) -> Slot {
        match self {
            Self::Kind(_) => Slot::Kind,
            Self::Size(_) => Slot::Size,
            Self::After(_) => Slot::After,
            Self::Before(_) => Slot::Before,
        }
    }

    /// Reads a folded word; `None` where it is none of these.
    pub fn parse(word: &str) -> Option<Self> {
        if let Some(size) = size(word) {
            return Some(Self::Size(size));
        }
        let (name, value) = word.split_once(':')?;
        match name {
            "kind" | "type" | "種類" => kind(value).map(Self::Kind),
            "size" | "サイズ" => size(value).map(Self::Size),
            "after" | "since" | "以降" => day(value).map(Self::After),
            "before" | "until" | "以前" => day(value).map(Self::Before),
            _ => None,
        }
    }
}

/// The word for a sort of file: what [`Limit::parse`] reads back.
pub const fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Folder => "folder",
        Kind::Image => "image",
        Kind::Video => "video",
        Kind::Audio => "audio",
        Kind::Document => "document",
        Kind::Archive => "archive",
        Kind::Code => "code",
        Kind::Other => "other",
    }
}

fn kind(word: &str) -> Option<Kind> {
    Some(match word {
        "folder" | "folders" | "フォルダー" | "フォルダ" => Kind::Folder,
        "image" | "images" | "picture" | "pictures" | "photo" | "photos" | "画像" | "写真" => Kind::Image,
        "video" | "videos" | "film" | "movie" | "動画" | "ビデオ" => Kind::Video,
        "audio" | "music" | "sound" | "音声" | "音楽" => Kind::Audio,
        "document" | "documents" | "doc" | "text" | "文書" | "書類" => Kind::Document,
        "archive" | "archives" | "zip" | "アーカイブ" | "圧縮" => Kind::Archive,
        "code" | "コード" => Kind::Code,
        "other" | "その他" => Kind::Other,
        _ => return None,
    })
}

/// `>10mb`, `>=1.5gib`, `<500`. Units are binary, as everywhere on the page, whichever way they are written.
fn size(word: &str) -> Option<RangeInclusive<u64>> {
    let rest = word.strip_prefix(['>', '<'])?;
    let (or_equal, rest) = rest.strip_prefix('=').map_or((false, rest), |rest| (true, rest));
    let bytes = bytes(rest)?;
    match (word.starts_with('>'), or_equal) {
        (true, true) => Some(bytes..=u64::MAX),
        (true, false) => bytes.checked_add(1).map(|least| least..=u64::MAX),
        (false, true) => Some(0..=bytes),
        (false, false) => bytes.checked_sub(1).map(|most| 0..=most),
    }
}

fn bytes(text: &str) -> Option<u64> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let power = match &text[digits.len()..] {
        "" | "b" | "bytes" => 0,
        "k" | "kb" | "kib" => 1,
        "m" | "mb" | "mib" => 2,
        "g" | "gb" | "gib" => 3,
        "t" | "tb" | "tib" => 4,
        _ => return None,
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !is_number(part) || part.len() > 6 {
        return None;
    }
    let unit = 1024_u128.pow(power);
    let tenths = 10_u128.pow(u32::try_from(part.len()).ok()?);
    let all = whole.parse::<u64>().ok().map(u128::from)? * unit + part.parse::<u128>().ok()? * unit / tenths;
    u64::try_from(all).ok()
}

/// `2026-01-31`, `2026-01` and `2026`, with `-` or `/` between.
fn day(text: &str) -> Option<Day> {
    let mut parts = text.split(['-', '/']);
    let mut number = |digits: usize, missing: Option<u16>| match parts.next() {
        None => missing,
        Some(part) if part.len() <= digits && part.bytes().all(|byte| byte.is_ascii_digit()) => {
            part.parse().ok()
        }
        Some(_) => None,
    };
    let (year, month, day) = (number(4, None)?, number(2, Some(1))?, number(2, Some(1))?);
    if parts.next().is_some() || year < 1000 || !(1..=12).contains(&month) {
        return None;
    }
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let last = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    (1..=last).contains(&day).then_some(Day { year, month, day })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn sizes_are_read_with_and_without_a_unit() {
        let size = |word| match Limit::parse(word) {
            Some(Limit::Size(range)) => range,
            other => panic!("{word}: {other:?}"),
        };
        assert_eq!(size(">10mb"), 10 * 1024 * 1024 + 1..=u64::MAX);
        assert_eq!(size(">=1.5kib"), 1536..=u64::MAX);
        assert_eq!(size("size:<1g"), 0..=(1 << 30) - 1);
        assert_eq!(size("<=0"), 0..=0);
        for word in
            [">", "<0", ">x", ">1x", ">-1", ">1.", ">.5", ">99999999999999999999", "size:10mb", ">1e3"]
        {
            assert_eq!(Limit::parse(word), None, "{word}");
        }
    }

    #[test]
    fn days_are_days_of_the_calendar() {
        let day = |year, month, day| Some(Limit::After(Day { year, month, day }));
        assert_eq!(Limit::parse("after:2026-01-31"), day(2026, 1, 31));
        assert_eq!(Limit::parse("after:2024/2/29"), day(2024, 2, 29));
        assert_eq!(Limit::parse("after:2026-03"), day(2026, 3, 1));
        assert_eq!(Limit::parse("after:2026"), day(2026, 1, 1));
        for word in
            ["after:2025-02-29", "after:26-01-01", "after:2026-13", "after:", "after:2026-1-1-1", "after:x"]
        {
            assert_eq!(Limit::parse(word), None, "{word}");
        }
    }

    #[test]
    fn each_kind_is_read_from_the_word_that_is_written_for_it() {
        for kind in [
            Kind::Folder,
            Kind::Image,
            Kind::Video,
            Kind::Audio,
            Kind::Document,
            Kind::Archive,
            Kind::Code,
            Kind::Other,
        ] {
            assert_eq!(Limit::parse(&["kind:", kind_word(kind)].concat()), Some(Limit::Kind(kind)));
        }
        assert_eq!(Limit::parse("種類:画像"), Some(Limit::Kind(Kind::Image)));
        assert_eq!(Limit::parse("kind:nonsense"), None);
    }

    proptest! {
        #[test]
        fn no_word_is_too_odd_to_read(word: String) {
            let _ = Limit::parse(&word);
        }

        #[test]
        fn nothing_that_begins_like_a_filter_is_either(word in "(kind|size|after|before|>|<|>=|:)[-:0-9./a-z=<>]{0,12}") {
            let _ = Limit::parse(&word);
        }
    }
}
