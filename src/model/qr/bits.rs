//! The data bits: mode, length, the bytes, padding.

/// Bits that a text of so many bytes takes.
pub const fn needed(bytes: usize, version: usize) -> usize {
    4 + length_bits(version) + bytes * 8
}

/// The length has more bits in larger codes.
const fn length_bits(version: usize) -> usize {
    if version < 10 { 8 } else { 16 }
}

/// Byte mode, filled up to the capacity.
pub fn data(text: &[u8], version: usize, capacity: usize) -> Vec<u8> {
    const BYTE_MODE: usize = 0b0100;
    let mut bits = Vec::with_capacity(capacity * 8);
    let mut push =
        |value: usize, count: usize| bits.extend((0..count).rev().map(|bit| (value >> bit) & 1 == 1));
    push(BYTE_MODE, 4);
    push(text.len(), length_bits(version));
    for &byte in text {
        push(usize::from(byte), 8);
    }
    // The terminator: four zeros, or as many as there is room for; then zeros to the end of the byte.
    bits.resize((bits.len() + 4).min(capacity * 8).next_multiple_of(8), false);
    let mut words: Vec<u8> =
        bits.chunks(8).map(|byte| byte.iter().fold(0, |word, &bit| (word << 1) | u8::from(bit))).collect();
    let padding = [0xEC, 0x11].into_iter().cycle();
    words.extend(padding.take(capacity - words.len()));
    words
}
