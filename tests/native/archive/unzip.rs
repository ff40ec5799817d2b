//! Reads archives, without ZIP64: written from the format, not from the writer.

use alcove::model::zip::Crc32;

/// The CRC-32 of some bytes.
pub fn sum(bytes: &[u8]) -> u32 {
    let mut crc = Crc32::default();
    crc.add(bytes);
    crc.value()
}

/// Every member that the directory leads to, its content checked against its sum and its own header.
pub fn read(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let u16_at = |at: usize| usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
    let u32_at = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap());
    let end = bytes.len() - 22;
    assert_eq!(u32_at(end), 0x0605_4b50);
    let (mut at, mut members) = (u32_at(end + 16) as usize, Vec::new());
    for _ in 0..u16_at(end + 10) {
        assert_eq!(u32_at(at), 0x0201_4b50);
        let (crc, size, header) = (u32_at(at + 16), u32_at(at + 24) as usize, u32_at(at + 42) as usize);
        let name = &bytes[at + 46..at + 46 + u16_at(at + 28)];
        assert_eq!(u32_at(header), 0x0403_4b50);
        assert_eq!(&bytes[header + 30..header + 30 + u16_at(header + 26)], name);
        let start = header + 30 + u16_at(header + 26) + u16_at(header + 28);
        let content = bytes[start..start + size].to_vec();
        assert_eq!(sum(&content), crc);
        members.push((String::from_utf8(name.to_vec()).unwrap(), content));
        at += 46 + u16_at(at + 28) + u16_at(at + 30);
    }
    assert_eq!(at, end);
    members
}
