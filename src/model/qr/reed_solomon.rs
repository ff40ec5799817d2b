//! Error correction: Reed–Solomon over GF(2⁸) with the polynomial x⁸ + x⁴ + x³ + x² + 1.

/// The data in blocks, each with its error correction, interleaved as they are drawn. Later blocks may be one byte longer.
pub fn interleaved(data: &[u8], correction: usize, blocks: usize) -> Vec<u8> {
    let short = data.len() / blocks;
    let longer = data.len() % blocks;
    let generator = generator(correction);
    let mut rest = data;
    let (mut datas, mut corrections) = (Vec::new(), Vec::new());
    for block in 0..blocks {
        let (taken, left) = rest.split_at(short + usize::from(block >= blocks - longer));
        rest = left;
        corrections.push(corrected(taken, &generator));
        datas.push(taken.to_vec());
    }
    let mut words = columns(&datas, short + 1);
    words.extend(columns(&corrections, correction));
    words
}

fn columns(blocks: &[Vec<u8>], height: usize) -> Vec<u8> {
    (0..height).flat_map(|row| blocks.iter().filter_map(move |block| block.get(row).copied())).collect()
}

/// The remainder of the data divided by the generator.
fn corrected(data: &[u8], generator: &[u8]) -> Vec<u8> {
    let mut remainder = vec![0; generator.len()];
    for byte in data {
        let factor = byte ^ remainder.remove(0);
        remainder.push(0);
        for (word, coefficient) in remainder.iter_mut().zip(generator) {
            *word ^= times(*coefficient, factor);
        }
    }
    remainder
}

/// (x − α⁰)(x − α¹)… without its leading 1, highest power first.
fn generator(degree: usize) -> Vec<u8> {
    let mut product = vec![0; degree];
    product[degree - 1] = 1;
    let mut root = 1;
    for _ in 0..degree {
        for at in 0..degree {
            product[at] = times(product[at], root) ^ product.get(at + 1).copied().unwrap_or(0);
        }
        root = times(root, 2);
    }
    product
}

/// Multiplication in the field.
fn times(a: u8, b: u8) -> u8 {
    (0..8).rev().fold(0, |product, bit| {
        let doubled = (product << 1) ^ if product & 0x80 == 0 { 0 } else { 0x1D };
        doubled ^ if (b >> bit) & 1 == 1 { a } else { 0 }
    })
}
