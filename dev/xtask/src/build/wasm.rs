//! Drops from a wasm file what only a debugger reads: the sections `name` and `producers`. (Cargo's
//! `strip` would drop `target_features` too, which wasm-bindgen needs; Trunk has no option for it.)

use anyhow::{Context, Result, ensure};

const HEADER: &[u8] = b"\0asm\x01\0\0\0";
const CUSTOM: u8 = 0;
const DROPPED: [&[u8]; 2] = [b"name", b"producers"];

/// The same module without the sections that nothing in the page reads.
/// Format: <https://webassembly.github.io/spec/core/binary/modules.html>
pub fn without_names(module: &[u8]) -> Result<Vec<u8>> {
    let mut rest = module.strip_prefix(HEADER).context("not a wasm module of version 1")?;
    let mut kept = HEADER.to_vec();
    while let Some((&id, after_id)) = rest.split_first() {
        let (length, content) = unsigned(after_id).context("a section without a length")?;
        ensure!(length <= content.len(), "a section that ends after the file does");
        let (content, following) = content.split_at(length);
        if !(id == CUSTOM && is_dropped(content)) {
            kept.extend_from_slice(&rest[..rest.len() - following.len()]);
        }
        rest = following;
    }
    Ok(kept)
}

fn is_dropped(custom: &[u8]) -> bool {
    unsigned(custom).and_then(|(length, name)| name.get(..length)).is_some_and(|name| DROPPED.contains(&name))
}

/// An unsigned LEB128 number of 32 bits, and what follows it.
fn unsigned(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0;
    for (index, byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Some((value, &bytes[index + 1..]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(id: u8, content: &[u8]) -> Vec<u8> {
        let length = content.len();
        assert!(length < 0x4000);
        let length = [length & 0x7f | 0x80, length >> 7].map(|byte| u8::try_from(byte).unwrap());
        [&[id], &length[..], content].concat()
    }

    fn custom(name: &str, data: &[u8]) -> Vec<u8> {
        section(CUSTOM, &[&[u8::try_from(name.len()).unwrap()], name.as_bytes(), data].concat())
    }

    #[test]
    fn names_go_and_features_stay() {
        let code = section(10, &[7; 300]);
        let features = custom("target_features", b"+simd");
        let module =
            [HEADER, &code, &custom("name", &[1; 500]), &features, &custom("producers", b"rustc")].concat();
        assert_eq!(without_names(&module).unwrap(), [HEADER, &code, &features].concat());
    }

    #[test]
    fn a_broken_file_is_an_error() {
        assert!(without_names(b"<html>").is_err());
        assert!(without_names(&[HEADER, &[10, 9, 1]].concat()).is_err());
        assert!(without_names(&[HEADER, &[10, 0x80]].concat()).is_err());
    }
}
