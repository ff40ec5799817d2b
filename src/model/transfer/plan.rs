//! How a large file is cut: into parts that S3 takes, as few bytes at a time as that allows.
//!
//! S3's limits (Amazon S3 User Guide, multipart upload limits): 1 to 10,000 parts, 5 MiB to 5 GiB each, the
//! last may be smaller.
//!
//! | file | part | parts |
//! |---|---|---|
//! | below 16 MiB | – | one `PutObject` or form |
//! | 16 MiB to 512 MiB | 8 MiB | 2 to 64 |
//! | to 1 GiB | 9 to 16 MiB | 57 to 64 |
//! | to 156 GiB | 16 MiB | 65 to 10,000 |
//! | to 48.8 TiB | 17 MiB to 5 GiB | at most 10,000 |

use std::ops::Range;

use crate::aws::s3::multipart::{MAX_PART_BYTES, MAX_PARTS, MIN_PART_BYTES, PartNumber};

/// From this size on a file goes in parts; below it in one request.
pub const MULTIPART_FROM: u64 = 16 << 20;
/// The largest object: 10,000 parts of 5 GiB, which is 48.8 TiB.
pub const MAX_OBJECT_BYTES: u64 = MAX_PARTS as u64 * MAX_PART_BYTES;
/// The least bytes of a part: what is lost of it, should the line break, is soon sent again.
const SMALL_PART: u64 = 8 << 20;
/// The most, as long as 10,000 of them are enough: what is hashed in one piece.
const LARGE_PART: u64 = 16 << 20;
/// So many parts are enough for progress and for lines side by side. Each costs a request, and a preflight too: browsers
/// remember those by the whole address, part number and all.
const ENOUGH_PARTS: u64 = 64;
/// Parts are whole mebibytes.
const PART_STEP: u64 = 1 << 20;

/// The parts of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartPlan {
    size: u64,
    part: u64,
}

impl PartPlan {
    /// The plan for a file of so many bytes; `None` for an empty one, and beyond [`MAX_OBJECT_BYTES`].
    ///
    /// ```
    /// use alcove::aws::s3::multipart::PartNumber;
    /// use alcove::model::transfer::plan::PartPlan;
    ///
    /// let plan = PartPlan::new(20 << 20).expect("neither empty nor too large");
    /// assert_eq!(plan.numbers().count(), 3);
    /// assert_eq!(plan.len(PartNumber::FIRST), 8 << 20);
    /// assert!(PartPlan::new(0).is_none());
    /// ```
    pub fn new(size: u64) -> Option<Self> {
        let cut = |parts| size.div_ceil(parts).next_multiple_of(PART_STEP);
        let good = cut(ENOUGH_PARTS).clamp(SMALL_PART, LARGE_PART);
        let fits = size > 0 && size <= MAX_OBJECT_BYTES;
        fits.then(|| Self { size, part: good.max(cut(u64::from(MAX_PARTS))) })
    }

    /// The plan that an upload was begun with; `None` where its parts are none that S3 takes.
    ///
    /// For records of earlier pages, which may have been cut by other rules than today's.
    pub const fn of_parts(size: u64, part: u64) -> Option<Self> {
        let fits = size > 0 && part >= MIN_PART_BYTES && part <= MAX_PART_BYTES;
        if fits && size.div_ceil(part) <= MAX_PARTS as u64 { Some(Self { size, part }) } else { None }
    }

    /// The plan that an upload of a file of this size was begun with, as far as the parts that S3 has of it tell: all but the
    /// last of them have one size. `None` where they are no parts of such a file.
    ///
    /// Used for uploads that S3 lists and this device has no record of. Two cuts are tried: the largest
    /// part as the size of all, and the size that follows from where the last part begins. O(parts).
    pub fn of_sent(size: u64, sent: &[(PartNumber, u64)]) -> Option<Self> {
        let Some(&(last, bytes)) = sent.iter().max_by_key(|(number, _)| number.get()) else {
            return Self::new(size);
        };
        let largest = sent.iter().map(|(_, bytes)| *bytes).max();
        // Of the last part alone, the size of the others follows from what is missing before it.
        let before = size.checked_sub(bytes)?.checked_div(u64::from(last.get()) - 1);
        let plans = [largest, before].into_iter().flatten().filter_map(|part| Self::of_parts(size, part));
        let fits = |plan: &Self| sent.iter().all(|(number, bytes)| plan.len(*number) == *bytes);
        plans.into_iter().find(fits)
    }

    /// The bytes of each part but the last.
    pub const fn part(self) -> u64 {
        self.part
    }

    /// The numbers of all parts, in order.
    pub fn numbers(self) -> impl Iterator<Item = PartNumber> {
        let count = self.size.div_ceil(self.part);
        (1..=u16::try_from(count).unwrap_or(MAX_PARTS)).filter_map(PartNumber::new)
    }

    /// The bytes of a part; the last is shorter, and beyond it they are empty.
    pub fn range(self, number: PartNumber) -> Range<u64> {
        let start = (u64::from(number.get()) - 1).saturating_mul(self.part).min(self.size);
        start..start.saturating_add(self.part).min(self.size)
    }

    /// How many bytes a part has.
    pub fn len(self, number: PartNumber) -> u64 {
        let range = self.range(number);
        range.end - range.start
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn parts_start_small_and_grow_so_that_the_largest_object_fits() {
        let part = |size| PartPlan::new(size).map(|plan| plan.len(PartNumber::FIRST));
        assert_eq!(part(MULTIPART_FROM), Some(8 << 20));
        assert_eq!(
            (part(512 << 20), part((512 << 20) + 1), part(1 << 30)),
            (Some(8 << 20), Some(9 << 20), Some(16 << 20))
        );
        assert_eq!(part(10_000 * (16 << 20)), Some(16 << 20));
        assert_eq!(part(10_000 * (16 << 20) + 1), Some(17 << 20));
        assert_eq!(part(MAX_OBJECT_BYTES), Some(MAX_PART_BYTES));
        assert_eq!((part(MAX_OBJECT_BYTES + 1), part(0)), (None, None));
    }

    #[test]
    fn a_plan_of_another_page_holds_where_s3_would_take_it() {
        assert_eq!(PartPlan::of_parts(20 << 20, 8 << 20), PartPlan::new(20 << 20));
        assert_eq!(PartPlan::of_parts(20 << 20, 1 << 20), None);
        assert_eq!(PartPlan::of_parts(MAX_OBJECT_BYTES, 8 << 20), None);
        assert_eq!(PartPlan::of_parts(0, 8 << 20), None);
    }

    #[test]
    fn a_plan_is_found_again_from_any_parts_of_it_and_from_no_others() {
        let plan = PartPlan::new(100 << 20).unwrap();
        let sent = |numbers: &[u16]| -> Vec<_> {
            let numbers = numbers.iter().map(|number| PartNumber::new(*number).unwrap());
            numbers.map(|number| (number, plan.len(number))).collect()
        };
        for numbers in [&[][..], &[1], &[7, 2], &[13], &[1, 13], &[13, 3]] {
            assert_eq!(PartPlan::of_sent(100 << 20, &sent(numbers)), Some(plan), "{numbers:?}");
        }
        assert_eq!(PartPlan::of_sent(90 << 20, &sent(&[1, 13])), None, "a shorter file has no such part");
        assert_eq!(PartPlan::of_sent(101 << 20, &sent(&[1, 13])), None, "a longer one's is longer");
        assert_eq!(PartPlan::of_sent(1 << 20, &sent(&[13])), None);
        let odd = [(PartNumber::FIRST, 8 << 20), (PartNumber::new(2).unwrap(), 7 << 20)];
        assert_eq!(PartPlan::of_sent(100 << 20, &odd), None, "parts differ in size at the end alone");
    }

    proptest! {
        #[test]
        fn parts_cover_every_byte_once_within_the_limits_of_s3(size in 1..=MAX_OBJECT_BYTES) {
            let plan = PartPlan::new(size).unwrap();
            let numbers: Vec<_> = plan.numbers().collect();
            let mut end = 0;
            for (index, &number) in numbers.iter().enumerate() {
                let range = plan.range(number);
                prop_assert_eq!(range.start, end);
                prop_assert!(range.end > range.start && plan.len(number) <= MAX_PART_BYTES);
                prop_assert!(plan.len(number) >= MIN_PART_BYTES || index + 1 == numbers.len());
                end = range.end;
            }
            prop_assert_eq!(end, size);
        }
    }
}
