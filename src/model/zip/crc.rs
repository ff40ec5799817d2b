//! CRC-32 as ZIP has it (ISO 3309, the polynomial `0xEDB88320`), eight bytes at a step.
//!
//! The tables are made when first needed: as constants they would be 8 KiB of noise, which no compression makes smaller.

use std::sync::OnceLock;

const POLYNOMIAL: u32 = 0xEDB8_8320;

type Tables = [[u32; 256]; 8];

/// The sum of the bytes so far.
///
/// Copied to look at the sum in between; the copy does not change.
///
/// ```
/// use alcove::model::zip::Crc32;
///
/// let mut sum = Crc32::default();
/// sum.add(b"12345");
/// sum.add(b"6789");
/// assert_eq!(sum.value(), 0xCBF4_3926);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crc32(u32);

impl Default for Crc32 {
    fn default() -> Self {
        Self(u32::MAX)
    }
}

impl Crc32 {
    /// Takes in the bytes that follow.
    ///
    /// In pieces of any length. About one table look-up for each byte, eight of them independent of each
    /// other.
    pub fn add(&mut self, bytes: &[u8]) {
        static TABLES: OnceLock<Box<Tables>> = OnceLock::new();
        let tables = TABLES.get_or_init(tables);
        let mut sum = self.0;
        let (eights, rest) = bytes.as_chunks::<8>();
        for &[a, b, c, d, e, f, g, h] in eights {
            let low = sum ^ u32::from_le_bytes([a, b, c, d]);
            let at = |table: usize, byte: u8| tables[table][usize::from(byte)];
            let [a, b, c, d] = low.to_le_bytes();
            sum = at(7, a) ^ at(6, b) ^ at(5, c) ^ at(4, d) ^ at(3, e) ^ at(2, f) ^ at(1, g) ^ at(0, h);
        }
        for &byte in rest {
            sum = tables[0][usize::from(sum.to_le_bytes()[0] ^ byte)] ^ (sum >> 8);
        }
        self.0 = sum;
    }

    /// The sum as it is written.
    pub const fn value(self) -> u32 {
        !self.0
    }
}

/// The tables of slicing-by-8: `tables[n]` advances the CRC over one byte and n zero bytes after it.
fn tables() -> Box<Tables> {
    let mut tables = Box::new([[0; 256]; 8]);
    for (byte, entry) in (0..).zip(&mut tables[0]) {
        *entry = (0..8).fold(byte, |sum: u32, _| (sum >> 1) ^ if sum & 1 == 1 { POLYNOMIAL } else { 0 });
    }
    for table in 1..8 {
        for byte in 0..256 {
            let before = tables[table - 1][byte];
            tables[table][byte] = tables[0][usize::from(before.to_le_bytes()[0])] ^ (before >> 8);
        }
    }
    tables
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(bytes: &[u8]) -> u32 {
        let mut sum = Crc32::default();
        sum.add(bytes);
        sum.value()
    }

    /// Bit by bit, as the standard has it.
    fn slowly(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |sum, &byte| {
            (0..8).fold(sum ^ u32::from(byte), |sum, _| (sum >> 1) ^ (POLYNOMIAL & (sum & 1).wrapping_neg()))
        })
    }

    #[test]
    fn the_check_value_of_the_standard_comes_out() {
        assert_eq!((of(b""), of(b"123456789")), (0, 0xCBF4_3926));
    }

    proptest! {
        #[test]
        fn the_sum_is_the_slow_one_however_the_bytes_are_cut(bytes: Vec<u8>, cut: prop::sample::Index) {
            let (first, second) = bytes.split_at(cut.index(bytes.len() + 1));
            let mut sum = Crc32::default();
            sum.add(first);
            sum.add(second);
            prop_assert_eq!(sum.value(), slowly(&bytes));
        }
    }
}
