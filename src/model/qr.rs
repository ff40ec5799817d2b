//! QR codes (ISO/IEC 18004): bytes in, black and white modules out. Level M, up to version 13 (331 bytes): enough for the
//! address that an authenticator app reads. Not here: other modes and levels, and drawing.

mod bits;
mod mask;
mod reed_solomon;

/// A square of modules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    size: usize,
    /// Row by row; true is black.
    dark: Vec<bool>,
    /// Those that hold no data: finders, timing, alignment, format, version. They are not masked.
    fixed: Vec<bool>,
}

/// Block structure of level M, from version 1: error correction bytes in each block, blocks, and data bytes in all.
const VERSIONS: [(usize, usize, usize); 13] = [
    (10, 1, 16),
    (16, 1, 28),
    (26, 1, 44),
    (18, 2, 64),
    (24, 2, 86),
    (16, 4, 108),
    (18, 4, 124),
    (22, 4, 154),
    (22, 5, 182),
    (26, 5, 216),
    (30, 5, 254),
    (22, 8, 290),
    (22, 9, 334),
];

impl Qr {
    /// The smallest code that holds the text; `None` where none does.
    pub fn encode(text: &str) -> Option<Self> {
        let fits = |&at: &usize| bits::needed(text.len(), at + 1) <= VERSIONS[at].2 * 8;
        let at = (0..VERSIONS.len()).find(fits)?;
        let (version, (correction, blocks, capacity)) = (at + 1, VERSIONS[at]);
        let data = bits::data(text.as_bytes(), version, capacity);
        let words = reed_solomon::interleaved(&data, correction, blocks);

        let mut code = Self::frame(version);
        code.place(&words);
        Some(mask::best(code))
    }

    /// Modules on a side, without the quiet zone of four that must surround it.
    pub const fn size(&self) -> usize {
        self.size
    }

    /// Whether a module is black.
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        self.dark[y * self.size + x]
    }

    /// Everything that does not depend on the data.
    fn frame(version: usize) -> Self {
        let size = version * 4 + 17;
        let mut code = Self { size, dark: vec![false; size * size], fixed: vec![false; size * size] };
        for i in 0..size {
            code.fix(6, i, i % 2 == 0);
            code.fix(i, 6, i % 2 == 0);
        }
        for (x, y) in [(3, 3), (size - 4, 3), (3, size - 4)] {
            code.square(x, y, 4, |ring| ring != 2 && ring != 4);
        }
        let centres = alignment(version);
        for &x in &centres {
            for &y in &centres {
                let meets_finder = (x == 6 && (y == 6 || y == size - 7)) || (x == size - 7 && y == 6);
                if !meets_finder {
                    code.square(x, y, 2, |ring| ring != 1);
                }
            }
        }
        code.write_version(version);
        code.write_format(0); // keeps its place; the mask is known last
        code
    }

    /// Concentric squares around a centre, as far as they lie inside.
    fn square(&mut self, x: usize, y: usize, radius: usize, is_dark: impl Fn(usize) -> bool) {
        for row in y.saturating_sub(radius)..=(y + radius).min(self.size - 1) {
            for column in x.saturating_sub(radius)..=(x + radius).min(self.size - 1) {
                self.fix(column, row, is_dark(column.abs_diff(x).max(row.abs_diff(y))));
            }
        }
    }

    fn fix(&mut self, x: usize, y: usize, dark: bool) {
        let at = y * self.size + x;
        self.dark[at] = dark;
        self.fixed[at] = true;
    }

    /// The version, twice, from version 7 on: 6 bits and 12 of a Golay code.
    fn write_version(&mut self, version: usize) {
        if version < 7 {
            return;
        }
        let bits = (version << 12) | remainder(version << 12, 0x1F25, 12);
        for i in 0..18 {
            let (a, b) = (self.size - 11 + i % 3, i / 3);
            let dark = (bits >> i) & 1 == 1;
            self.fix(a, b, dark);
            self.fix(b, a, dark);
        }
    }

    /// Level and mask, twice: 5 bits and 10 of a BCH code.
    fn write_format(&mut self, mask: usize) {
        const LEVEL_M: usize = 0b00;
        let data = (LEVEL_M << 3) | mask;
        let bits = ((data << 10) | remainder(data << 10, 0x537, 10)) ^ 0x5412;
        let size = self.size;
        for i in 0..15 {
            let dark = (bits >> i) & 1 == 1;
            match i {
                0..=5 => self.fix(8, i, dark),
                6 | 7 => self.fix(8, i + 1, dark),
                8 => self.fix(7, 8, dark),
                _ => self.fix(14 - i, 8, dark),
            }
            if i < 8 {
                self.fix(size - 1 - i, 8, dark);
            } else {
                self.fix(8, size - 15 + i, dark);
            }
        }
        self.fix(8, size - 8, true);
    }

    /// The data, in columns of two from the right, up and down by turns, around what is fixed.
    fn place(&mut self, words: &[u8]) {
        let mut bits = words.iter().flat_map(|word| (0..8).rev().map(move |bit| (word >> bit) & 1 == 1));
        let mut upwards = true;
        // The column of the timing pattern takes no part.
        for right in (1..self.size).rev().filter(|x| if *x > 6 { x % 2 == 0 } else { x % 2 == 1 }) {
            for step in 0..self.size {
                let y = if upwards { self.size - 1 - step } else { step };
                for x in [right, right - 1] {
                    let at = y * self.size + x;
                    if !self.fixed[at] {
                        self.dark[at] = bits.next().unwrap_or(false);
                    }
                }
            }
            upwards = !upwards;
        }
    }
}

/// Where the centres of the alignment patterns are, in both directions.
fn alignment(version: usize) -> Vec<usize> {
    let last = version * 4 + 10;
    match version {
        1 => Vec::new(),
        2..=6 => vec![6, last],
        _ => vec![6, usize::midpoint(6, last), last],
    }
}

/// The remainder of a division of polynomials over GF(2), `degree` bits long.
fn remainder(mut value: usize, divisor: usize, degree: u32) -> usize {
    while value >> degree != 0 {
        value ^= divisor << (value.ilog2() - degree);
    }
    value
}

#[cfg(test)]
mod tests;
