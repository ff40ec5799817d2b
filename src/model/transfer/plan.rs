//! How a large file is cut: into parts that S3 takes, as few bytes at a time as that allows.

use std::ops::Range;

use crate::aws::s3::multipart::{MAX_PART_BYTES, MAX_PARTS, MIN_PART_BYTES, PartNumber};

/// From this size on a file goes in parts; below it in one request.
pub const MULTIPART_FROM: u64 = 16 << 20;
/// The largest object: 10,000 parts of 5 GiB, which is 48.8 TiB.
pub const MAX_OBJECT_BYTES: u64 = MAX_PARTS as u64 * MAX_PART_BYTES;
/// The bytes of a part, as long as 10,000 of them are enough.
const PART_BYTES: u64 = 8 << 20;
/// Larger parts are whole mebibytes.
const PART_STEP: u64 = 1 << 20;

/// The parts of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartPlan {
    size: u64,
    part: u64,
}

impl PartPlan {
    /// The plan for a file of so many bytes; `None` for an empty one, and beyond [`MAX_OBJECT_BYTES`].
    pub fn new(size: u64) -> Option<Self> {
        let least = size.div_ceil(u64::from(MAX_PARTS)).next_multiple_of(PART_STEP);
        let fits = size > 0 && size <= MAX_OBJECT_BYTES;
        fits.then(|| Self { size, part: least.max(PART_BYTES) })
    }

    /// The plan that an upload was begun with; `None` where its parts are none that S3 takes.
    pub const fn of_parts(size: u64, part: u64) -> Option<Self> {
        let fits = size > 0 && part >= MIN_PART_BYTES && part <= MAX_PART_BYTES;
        if fits && size.div_ceil(part) <= MAX_PARTS as u64 { Some(Self { size, part }) } else { None }
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
        assert_eq!(part(10_000 * (8 << 20)), Some(8 << 20));
        assert_eq!(part(10_000 * (8 << 20) + 1), Some(9 << 20));
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
