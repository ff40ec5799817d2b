//! How languages write numbers: the parts that several share. Dates are the browser's work.

/// A whole number with its digits in groups of three: `12,345`.
pub fn grouped(number: u64, separator: &str) -> String {
    let digits = number.to_string();
    let mut written = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push_str(separator);
        }
        written.push(digit);
    }
    written
}

/// Bytes in the largest binary unit that leaves at least one before the point; one decimal below ten: `1.4 MiB`.
/// `byte` is the word for less than a kibibyte.
///
/// Rounded down, so that 1,048,575 bytes are `1,023 KiB` and never `1 MiB`. A no-break space (U+00A0)
/// stands before the unit.
pub fn bytes(bytes: u64, byte: &str, point: &str, separator: &str) -> String {
    const UNITS: [&str; 6] = ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];
    if bytes < 1024 {
        return [&bytes.to_string(), "\u{a0}", byte].concat();
    }
    // In 1,024ths of the unit. 1,023.5 of a unit would be rounded to 1,024, which is one of the next.
    let (mut rest, mut unit) = (bytes, 0);
    while rest >= (1 << 20) - 512 && unit + 1 < UNITS.len() {
        rest >>= 10;
        unit += 1;
    }
    // Rounded to what is shown: tenths below ten, whole ones above.
    let mut tenths = (rest * 10 + 512) >> 10;
    if tenths >= 100 {
        tenths = ((rest + 512) >> 10) * 10;
    }
    let whole = grouped(tenths / 10, separator);
    let tenth = (tenths % 10).to_string();
    let decimals = if tenths < 100 && tenth != "0" { [point, &tenth].concat() } else { String::new() };
    [&whole, &decimals, "\u{a0}", UNITS[unit]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stand_in_groups_of_three() {
        let written: Vec<_> = [0, 999, 1_000, 12_345, 1_234_567].map(|n| grouped(n, ",")).into();
        assert_eq!(written, ["0", "999", "1,000", "12,345", "1,234,567"]);
    }

    #[test]
    fn sizes_have_the_unit_that_people_expect() {
        let written = |n| bytes(n, "B", ".", ",").replace('\u{a0}', " ");
        assert_eq!(written(0), "0 B");
        assert_eq!(written(1_023), "1023 B");
        assert_eq!(written(1_024), "1 KiB");
        assert_eq!(written(1_536), "1.5 KiB");
        assert_eq!(written(1_999), "2 KiB");
        assert_eq!(written(10_188), "9.9 KiB");
        assert_eq!(written(10_189), "10 KiB");
        assert_eq!(written(10 * 1024 + 600), "11 KiB");
        assert_eq!(written(1_048_063), "1,023 KiB");
        assert_eq!(written(1_048_575), "1 MiB", "1024 of a unit are one of the next");
        assert_eq!(written(209_715_200), "200 MiB");
        assert_eq!(written(53_660_876_600_115), "49 TiB");
        assert_eq!(written(u64::MAX), "16 EiB");
    }
}
