//! Names for what is pasted: browsers call every picture of the clipboard `image.png`.

/// The name for a pasted picture: `Pasted image 2026-11-29 10.14.05.png`. `what` is what it is called in the person's language; `time`
/// is the device's own, as `2026-11-29T10:14:05`, with or without more behind it. `None` for a file that has a name of its own. Dots
/// stand between the numbers of the time, since Windows takes no colon.
pub fn name(given: &str, what: &str, time: &str) -> Option<String> {
    let is_plain = |extension: &&str| extension.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let extension = given.strip_prefix("image.").filter(is_plain)?;
    let (date, clock) = time.split_once('T')?;
    let clock = clock.get(..8)?.replace(':', ".");
    Some([what, " ", date, " ", &clock, ".", extension].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TIME: &str = "2026-01-09T07:05:00.123Z";

    #[test]
    fn a_picture_of_the_clipboard_is_named_by_its_time() {
        assert_eq!(name("image.png", "Pasted image", TIME).unwrap(), "Pasted image 2026-01-09 07.05.00.png");
        assert_eq!(name("image.png", "Pasted image", "no time"), None);
    }

    #[test]
    fn a_file_that_has_a_name_keeps_it() {
        for given in ["holiday.png", "image", "image.tar.gz", "an image.png"] {
            assert_eq!(name(given, "Pasted image", TIME), None, "{given}");
        }
    }
}
