//! Wildcards: `*` stands for any text, `?` for one character.

/// Whether a whole name is as a pattern says. Both folded.
///
/// Takes O(name × pattern) at worst and never recurses: of several `*` only the last one is ever tried anew.
pub fn matches(pattern: &[char], name: &str) -> bool {
    let (mut at, mut rest) = (0, name.chars());
    // Where to go on once what follows the last `*` does not fit: behind it, one character of the name later.
    let mut star = None;
    loop {
        let before = rest.clone();
        match (pattern.get(at), rest.next()) {
            (Some('*'), _) => {
                at += 1;
                star = Some((at, before.clone()));
                rest = before;
            }
            (None, None) => return true,
            (Some('?'), Some(_)) => at += 1,
            (Some(wanted), Some(found)) if *wanted == found => at += 1,
            (_, found) => {
                let Some((behind, from)) = &mut star else { return false };
                if found.is_none() || from.next().is_none() {
                    return false;
                }
                (at, rest) = (*behind, from.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fits(pattern: &str, name: &str) -> bool {
        matches(&pattern.chars().collect::<Vec<_>>(), name)
    }

    #[test]
    fn a_star_is_any_text_and_a_question_mark_one_character() {
        for (pattern, name) in [
            ("*.jpg", "a.jpg"),
            ("*.jpg", ".jpg"),
            ("img_?.png", "img_1.png"),
            ("*a*b*", "xxaxxbxx"),
            ("*ab", "abab"),
            ("?", "\u{1f5c2}"),
            ("*", ""),
            ("**", "x"),
        ] {
            assert!(fits(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in [("*.jpg", "a.jpg.txt"), ("?", ""), ("?", "ab"), ("a*b", "acbd"), ("", "a")] {
            assert!(!fits(pattern, name), "{pattern} {name}");
        }
    }

    /// By definition, slowly.
    fn plainly(pattern: &[char], name: &[char]) -> bool {
        match (pattern.first(), name.first()) {
            (None, None) => true,
            (Some('*'), _) => {
                plainly(&pattern[1..], name) || !name.is_empty() && plainly(pattern, &name[1..])
            }
            (Some('?'), Some(_)) => plainly(&pattern[1..], &name[1..]),
            (Some(a), Some(b)) if a == b => plainly(&pattern[1..], &name[1..]),
            _ => false,
        }
    }

    proptest! {
        #[test]
        fn it_is_what_the_definition_says(pattern in "[ab*?]{0,8}", name in "[ab]{0,10}") {
            let (slow, chars): (Vec<_>, Vec<_>) = (pattern.chars().collect(), name.chars().collect());
            prop_assert_eq!(fits(&pattern, &name), plainly(&slow, &chars));
        }
    }
}
