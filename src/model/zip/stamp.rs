//! When a member was last changed, as an archive says it: twice.
//!
//! ZIP's own field has two-second steps, begins in 1980 and knows no time zone; programs show it as it is, so it holds the
//! time that a clock on the person's wall showed. Beside it stands the extended timestamp (`UT`, from Info-ZIP): whole
//! seconds of UTC, which programs that know it prefer. It ends in 2038 and is left out beyond.

use crate::aws::time::Utc;

const MINUTE: i64 = 60_000;

/// A point in time, ready to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Milliseconds since the epoch.
    utc: i64,
    /// What the person's clock is ahead of UTC at that time, in minutes.
    ahead: i64,
}

impl Stamp {
    /// `utc` is milliseconds since the epoch, `ahead` the minutes that the person's clock was ahead of UTC then.
    ///
    /// The offset is an argument since only a browser knows the person's time zone, summer time included.
    pub const fn new(utc: i64, ahead: i64) -> Self {
        Self { utc, ahead }
    }

    /// The time and the date, as MS-DOS writes them: what is before 1980 or after 2107 becomes the first or last moment.
    pub(super) fn dos(self) -> [u16; 2] {
        let local = Utc::of(self.utc.saturating_add(self.ahead.saturating_mul(MINUTE)));
        match local.year {
            ..1980 => [0, packed([0, 1, 1], [16, 32])],
            1980..=2107 => [
                packed([local.hour, local.minute, local.second / 2], [64, 32]),
                packed([local.year - 1980, local.month, local.day], [16, 32]),
            ],
            _ => [packed([23, 59, 29], [64, 32]), packed([127, 12, 31], [16, 32])],
        }
    }

    /// The extended timestamp's extra field; nothing where it cannot say the time.
    pub(super) fn extra(self) -> Vec<u8> {
        let Ok(seconds) = i32::try_from(self.utc.div_euclid(1000)) else { return Vec::new() };
        let mut field = b"UT\x05\x00\x01".to_vec(); // five bytes follow; the first says: changed, and no more
        field.extend(seconds.to_le_bytes());
        field
    }
}

/// Three numbers in 16 bits, the second and third with room for so many values.
fn packed([first, second, third]: [i64; 3], [seconds, thirds]: [i64; 2]) -> u16 {
    u16::try_from((first * seconds + second) * thirds + third).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dos(iso: &str, ahead: i64) -> [u16; 2] {
        Stamp::new(crate::aws::time::parse_iso8601(iso).unwrap(), ahead).dos()
    }

    #[test]
    fn the_wall_clock_is_what_is_written() {
        let expected = [0b0110_1100_1011_1101, 0b0101_1100_0110_0101];
        assert_eq!(dos("2026-03-05T13:37:59Z", 0), expected);
        assert_eq!(dos("2026-03-05T04:37:59Z", 9 * 60), expected, "Tokyo");
        assert_eq!(dos("2026-03-05T18:37:58Z", -5 * 60), expected, "New York");
    }

    #[test]
    fn what_the_field_cannot_say_becomes_the_nearest_that_it_can() {
        assert_eq!(dos("1970-01-01T00:00:00Z", 0), [0, 33]);
        assert_eq!(dos("1980-01-01T00:00:00Z", -60), [0, 33]);
        assert_eq!(dos("2200-01-01T00:00:00Z", 0), dos("2107-12-31T23:59:58Z", 0));
    }

    #[test]
    fn beyond_2038_the_extra_field_is_left_out() {
        assert_eq!(Stamp::new(1_772_683_629_000, 0).extra(), b"UT\x05\x00\x01\x6d\x01\xa9\x69");
        assert!(Stamp::new(i64::from(i32::MAX) * 1000 + 1000, 0).extra().is_empty());
    }
}
