//! `TIMESTAMP`: `EEE MMM d HH:mm:ss UTC yyyy`, in English, the day without a leading zero. Cognito signs the text as sent.

use crate::aws::time::Utc;

const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The form of a time in milliseconds since the epoch, which began on a Thursday.
pub fn of(milliseconds: i64) -> String {
    let Utc { year, month, day, hour, minute, second, .. } = Utc::of(milliseconds);
    let weekday = name(&DAYS, milliseconds.div_euclid(86_400_000).rem_euclid(7));
    let month = name(&MONTHS, month - 1);
    format!("{weekday} {month} {day} {hour:02}:{minute:02}:{second:02} UTC {year}")
}

fn name(names: &[&'static str], index: i64) -> &'static str {
    usize::try_from(index).ok().and_then(|index| names.get(index)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_has_no_leading_zero_and_the_clock_has() {
        assert_eq!(of(0), "Thu Jan 1 00:00:00 UTC 1970");
        assert_eq!(of(1_772_683_629_000), "Thu Mar 5 04:07:09 UTC 2026");
        assert_eq!(of(1_830_297_599_000), "Fri Dec 31 23:59:59 UTC 2027");
    }
}
