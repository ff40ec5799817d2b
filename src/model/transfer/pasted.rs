//! Names for what is pasted: browsers call every picture of the clipboard `image.png`.

/// A day and a time of day, as the device's clock shows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalTime {
    /// The year.
    pub year: u32,
    /// From 1.
    pub month: u32,
    /// From 1.
    pub day: u32,
    /// From 0 to 23.
    pub hour: u32,
    /// From 0 to 59.
    pub minute: u32,
    /// From 0 to 59.
    pub second: u32,
}

/// The name for a pasted picture: `Pasted image 2026-11-29 10.14.05.png`. `what` is what it is called in the person's language. `None`
/// for a file that has a name of its own. Dots stand between the numbers of the time, since Windows takes no colon.
pub fn name(given: &str, what: &str, time: LocalTime) -> Option<String> {
    let extension =
        given.strip_prefix("image.").filter(|it| it.bytes().all(|byte| byte.is_ascii_alphanumeric()))?;
    let LocalTime { year, month, day, hour, minute, second } = time;
    Some(format!("{what} {year:04}-{month:02}-{day:02} {hour:02}.{minute:02}.{second:02}.{extension}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TIME: LocalTime = LocalTime { year: 2026, month: 1, day: 9, hour: 7, minute: 5, second: 0 };

    #[test]
    fn a_picture_of_the_clipboard_is_named_by_its_time() {
        assert_eq!(name("image.png", "Pasted image", TIME).unwrap(), "Pasted image 2026-01-09 07.05.00.png");
    }

    #[test]
    fn a_file_that_has_a_name_keeps_it() {
        for given in ["holiday.png", "image", "image.tar.gz", "an image.png"] {
            assert_eq!(name(given, "Pasted image", TIME), None, "{given}");
        }
    }
}
