//! Where to cut a range of keys of which a page is known.

/// Keys behind `last` and before `until` at which to cut, in their order, at most so many.
///
/// `first` and `last` are of a page that was listed: what they have in common tells how fast keys change. Any answer is right
/// as long as it is between the two; a good one leaves about as many keys on each side.
pub fn cuts(prefix: &str, first: &str, last: &str, until: Option<&str>, most: usize) -> Vec<String> {
    let chars: Vec<char> = last.chars().collect();
    let begin = prefix.chars().count();
    let varied = first.chars().zip(last.chars()).take_while(|(one, other)| one == other).count().max(begin);
    // Outwards from where keys of one page differ; there itself as the last: further in, a piece is less than a page.
    let places = (begin..varied).rev().chain([varied]).filter(|place| *place < chars.len());
    let mut cuts = Vec::new();
    for place in places {
        for next in above(chars[place]) {
            let cut: String = chars[..place].iter().copied().chain([next]).collect();
            let is_inside = cut.as_str() > last && until.is_none_or(|until| cut.as_str() < until);
            if is_inside && cuts.len() < most && !cuts.contains(&cut) {
                cuts.push(cut);
            }
        }
        if cuts.len() >= most {
            break;
        }
    }
    cuts.sort_unstable();
    cuts
}

/// Characters above one that keys may well have in its place: the next, and one half-way to the last of its sort.
fn above(c: char) -> impl Iterator<Item = char> {
    let end = match c {
        '0'..='9' => '9',
        'A'..='Z' => 'Z',
        'a'..='z' => 'z',
        '\u{3041}'..='\u{309f}' => '\u{309f}',
        '\u{30a0}'..='\u{30ff}' => '\u{30ff}',
        '\u{4e00}'..='\u{9fff}' => '\u{9fff}',
        _ => c,
    };
    let next = char::from_u32(c as u32 + 1).or((c == '\u{d7ff}').then_some('\u{e000}'));
    let middle =
        char::from_u32(u32::midpoint(c as u32 + 1, end as u32)).filter(|middle| Some(*middle) > next);
    next.into_iter().chain(middle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbered_names_are_cut_ten_times_further_each_time() {
        let cuts = cuts("p/", "p/IMG_004000", "p/IMG_004999", None, 6);
        assert_eq!(cuts, ["p/IMG_005", "p/IMG_007", "p/IMG_01", "p/IMG_05", "p/IMG_1", "p/IMG_5"]);
    }

    #[test]
    fn no_cut_is_outside_of_the_range() {
        assert_eq!(cuts("", "a1", "a5", Some("a6"), 6), [""; 0]);
        assert_eq!(cuts("", "a1", "a5", Some("a7"), 6), ["a6"]);
        assert_eq!(cuts("p/", "p/z", "p/z", None, 6), ["p/{"]);
        assert_eq!(cuts("", "\u{10ffff}", "\u{10ffff}", None, 6), [""; 0]);
    }
}
