//! Where a long name is cut, so that its end (the number, the extension) is still read.

/// Names up to this wide fit everywhere and stay whole: in Latin letters, of which a Japanese or Chinese character is two wide.
const WHOLE: usize = 28;
/// About how wide the end is that is kept.
const TAIL: usize = 10;

/// A name's beginning, which may be cut with an ellipsis, and its end, which may not. The end is empty for a short name
/// and for one that has no place where a cut is safe: right-to-left text would change its order, a combined character
/// (an emoji's parts, a base and its accent) would fall apart. A cut is safe before a plain ASCII character, and before a kana
/// or an ideograph, which nothing before it joins.
///
/// Both parts together are the name, so a copy of the text is whole. O(characters).
pub fn split_name(name: &str) -> (&str, &str) {
    let mut left: usize = name.chars().map(width).sum();
    if left <= WHOLE || name.chars().any(is_right_to_left) {
        return (name, "");
    }
    let cut = name.char_indices().find(|&(_, c)| {
        let is_end = left <= TAIL;
        left -= width(c);
        is_end && (c.is_ascii_graphic() || stands_alone(c))
    });
    cut.map_or((name, ""), |(at, _)| name.split_at(at))
}

/// How wide a character is drawn, in Latin letters: two for Hangul, kana, ideographs, full-width forms and emoji.
const fn width(c: char) -> usize {
    match c {
        '\u{1100}'..='\u{115F}'
        | '\u{2E80}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FF01}'..='\u{FF60}'
        | '\u{1F300}'..='\u{3FFFF}' => 2,
        _ => 1,
    }
}

/// Kana and ideographs; not the marks of sound, which belong to the kana before them.
const fn stands_alone(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{3400}'..='\u{9FFF}')
}

/// The name as it is drawn: characters that steer direction, with which `exe.pdf` can be made of `fdp.exe`, become a mark.
///
/// Only for the eye: requests and copies keep the name as it is.
pub fn drawn_name(name: &str) -> String {
    name.replace(steers_direction, "\u{FFFD}")
}

const fn steers_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character belongs to a right-to-left script or steers direction: the blocks of Hebrew to Arabic Extended-A,
/// their presentation forms, the historic and newer scripts of plane 1, and the directional marks.
const fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}'
        | '\u{200E}' | '\u{200F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_stays_whole() {
        assert_eq!(split_name("report 2024.pdf"), ("report 2024.pdf", ""));
    }

    #[test]
    fn a_long_name_keeps_its_number_and_extension() {
        assert_eq!(
            split_name("Minutes of the general assembly of members 2024-11.pdf"),
            ("Minutes of the general assembly of members 2", "024-11.pdf")
        );
        assert_eq!(split_name(&"あ".repeat(40)).1, "あ".repeat(5));
        assert_eq!(split_name(&format!("{}.txt", "長".repeat(40))).1, "長長長.txt");
        assert_eq!(split_name(&"한".repeat(40)).1, "", "no safe place near the end: an ellipsis there");
    }

    #[test]
    fn a_japanese_name_is_twice_as_wide() {
        let split = split_name("報告書 2024年度（最終・確認済み）第二回.pdf");
        assert_eq!(split, ("報告書 2024年度（最終・確認済み）", "第二回.pdf"));
        assert_eq!(split_name("報告書 2024年度（最終）.txt").1, "", "27 wide: whole");
    }

    #[test]
    fn neither_bidi_text_nor_combined_characters_are_cut() {
        let arabic = format!("{}.pdf", "تقرير ".repeat(8));
        assert_eq!(split_name(&arabic), (arabic.as_str(), ""));
        let family = format!("{}👨\u{200d}👩\u{200d}👧.jpg", "holiday ".repeat(5));
        assert_eq!(split_name(&family).1, ".jpg");
        let accent = format!("{}e\u{301}.txt", "u\u{308}".repeat(20));
        let (head, tail) = split_name(&accent);
        assert!(!tail.starts_with('\u{301}') && format!("{head}{tail}") == accent);
    }

    #[test]
    fn a_name_cannot_turn_its_extension_around() {
        assert_eq!(drawn_name("invoice\u{202e}fdp.exe"), "invoice\u{fffd}fdp.exe");
        assert_eq!(drawn_name("تقرير.pdf"), "تقرير.pdf");
    }
}
