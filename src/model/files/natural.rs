//! An order of names that people expect, the same everywhere: `img2` before `img10`, letters without case and marks.
//!
//! Free of locales on purpose: a listing must not order itself differently on two devices.

/// A text whose plain comparison is the natural order of a name, which is given without case and marks ([`super::fold::sorted`]). Made once for each entry, so that sorting is cheap.
///
/// A run of digits becomes `0`, its length without leading zeros, and the digits: longer numbers are greater.
///
/// Numbers that differ in leading zeros alone have one key; the caller orders such names by the names
/// themselves.
///
/// ```
/// use alcove::model::files::natural::sort_key;
///
/// assert!(sort_key("img2") < sort_key("img10"));
/// ```
pub fn sort_key(folded: &str) -> String {
    let mut key = String::with_capacity(folded.len() + 4);
    let mut rest = folded;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (text, number) = rest.split_at(start);
        let end = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
        let (digits, after) = number.split_at(end);
        let digits = digits.trim_start_matches('0');
        key.push_str(text);
        key.push('0');
        key.push(length_mark(digits.len()));
        key.push_str(digits);
        rest = after;
    }
    key.push_str(rest);
    key
}

/// A character that grows with the length. A key has 1,024 bytes at most, far below the surrogates.
fn length_mark(digits: usize) -> char {
    u32::try_from(digits + 1).ok().and_then(char::from_u32).unwrap_or(char::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sorted(mut names: Vec<&str>) -> Vec<&str> {
        names.sort_by_key(|name| sort_key(&name.to_lowercase()));
        names
    }

    #[test]
    fn numbers_compare_as_numbers_and_letters_without_case() {
        assert_eq!(sorted(vec!["img10", "IMG2", "img1"]), ["img1", "IMG2", "img10"]);
        assert_eq!(sorted(vec!["b", "A", "10", "9"]), ["9", "10", "A", "b"]);
        assert_eq!(sorted(vec!["v1.10", "v1.9", "v1.09b"]), ["v1.9", "v1.09b", "v1.10"]);
        assert_eq!(sorted(vec!["Émile", "éa"]), ["éa", "Émile"]);
    }

    proptest! {
        #[test]
        fn numbers_of_any_size_are_ordered_by_value(a: u64, b: u64, text in "[a-z]{0,4}") {
            let key = |n: u64| sort_key(&format!("{text}{n}.txt"));
            prop_assert_eq!(a.cmp(&b), key(a).cmp(&key(b)));
        }
    }
}
