//! Points in time as the services write them ⇄ milliseconds since the epoch. UTC only; reads no clock.

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// A point in time, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Utc {
    /// The year.
    pub year: i64,
    /// The month, from 1.
    pub month: i64,
    /// The day of the month, from 1.
    pub day: i64,
    /// The hour.
    pub hour: i64,
    /// The minute.
    pub minute: i64,
    /// The second.
    pub second: i64,
    /// The millisecond.
    pub millisecond: i64,
}

impl Utc {
    /// Takes milliseconds since the epoch apart.
    pub const fn of(milliseconds: i64) -> Self {
        let (days, rest) = (milliseconds.div_euclid(DAY), milliseconds.rem_euclid(DAY));
        let (year, month, day) = civil(days);
        Self {
            year,
            month,
            day,
            hour: rest / 3_600_000,
            minute: rest / 60_000 % 60,
            second: rest / 1000 % 60,
            millisecond: rest % 1000,
        }
    }

    /// Milliseconds since the epoch.
    pub const fn milliseconds(self) -> i64 {
        let seconds = (self.hour * 60 + self.minute) * 60 + self.second;
        days(self.year, self.month, self.day) * DAY + seconds * 1000 + self.millisecond
    }

    /// `2013-05-24T00:00:00.000Z`, as a POST policy's expiry is written.
    pub fn iso8601(self) -> String {
        let Self { year, month, day, hour, minute, second, millisecond } = self;
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millisecond:03}Z")
    }

    /// `20130524T000000Z`, as `x-amz-date` is written.
    pub fn basic(self) -> String {
        let Self { year, month, day, hour, minute, second, .. } = self;
        format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}{second:02}Z")
    }
}

/// Reads `2013-05-24T00:00:00Z`, with or without a fraction, into milliseconds since the epoch.
pub fn parse_iso8601(text: &str) -> Option<i64> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let [year, month, day] = numbers(date, '-')?;
    let [hour, minute, second] = numbers(time, ':')?;
    let plausible =
        (1..=12).contains(&month) && (1..=31).contains(&day) && hour < 24 && minute < 60 && second < 61;
    // Zeros at its end may be missing; digits after the third are dropped.
    let digit = |at: usize| match fraction.as_bytes().get(at) {
        Some(digit) => digit.is_ascii_digit().then(|| i64::from(digit - b'0')),
        None => Some(0),
    };
    let millisecond = (digit(0)? * 10 + digit(1)?) * 10 + digit(2)?;
    let utc = Utc { year, month, day, hour, minute, second, millisecond };
    plausible.then(|| utc.milliseconds())
}

/// Reads an HTTP date, `Fri, 24 May 2013 00:00:00 GMT`, into milliseconds since the epoch.
pub fn parse_http_date(text: &str) -> Option<i64> {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (_, date) = text.strip_suffix(" GMT")?.split_once(", ")?;
    let mut parts = date.split(' ');
    let (day, month, year, time) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    parse_iso8601(&format!("{year}-{month:02}-{day}T{time}Z"))
}

fn numbers(text: &str, separator: char) -> Option<[i64; 3]> {
    let mut parts = text.split(separator).map(|part| part.parse::<u32>().ok().map(i64::from));
    let three = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(three)
}

/// The date of a day counted from the epoch (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
const fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
    (year, month, day)
}

/// The inverse of [`civil`].
const fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_moments_are_read_and_written() {
        assert_eq!(parse_iso8601("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(parse_iso8601("2009-10-12T17:50:30.000Z"), Some(1_255_369_830_000));
        assert_eq!(parse_iso8601("2024-02-29T12:00:00.5Z"), Some(1_709_208_000_500));
        assert_eq!(Utc::of(1_709_208_000_500).iso8601(), "2024-02-29T12:00:00.500Z");
        assert_eq!(Utc::of(1_369_353_600_000).basic(), "20130524T000000Z");
    }

    #[test]
    fn an_http_date_is_the_same_moment() {
        assert_eq!(parse_http_date("Fri, 24 May 2013 00:00:00 GMT"), Some(1_369_353_600_000));
        assert_eq!(parse_http_date("Fri, 24 Mai 2013 00:00:00 GMT"), None);
        assert_eq!(parse_http_date(""), None);
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in
            ["", "2024-02-29", "2024-02-29T12:00:00", "2024-13-01T00:00:00Z", "a-b-cTd:e:fZ", "2024-1-1T1:1Z"]
        {
            assert_eq!(parse_iso8601(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_moment_of_ten_millennia_survives(milliseconds in -62_135_596_800_000_i64..253_402_300_800_000) {
            let utc = Utc::of(milliseconds);
            prop_assert_eq!(utc.milliseconds(), milliseconds);
            prop_assert_eq!(parse_iso8601(&utc.iso8601()), Some(milliseconds));
        }
    }
}
