//! A brotli twin for each file, made once with all the effort there is, so that no server has to.

use std::io::Write;

use anyhow::Result;
use brotli::CompressorWriter;
use brotli::enc::BrotliEncoderParams;
use brotli::enc::backward_references::BrotliEncoderMode;

/// The file in brotli; `None` for formats that are compressed already.
pub fn brotli(name: &str, bytes: &[u8]) -> Result<Option<Vec<u8>>> {
    const DENSE: [&str; 6] = ["png", "jpg", "webp", "avif", "woff2", "br"];
    let extension = name.rsplit('.').next().unwrap_or_default();
    if DENSE.contains(&extension) {
        return Ok(None);
    }
    let mut cuts = vec![Vec::new()];
    // A small file loses more by a cut than it gains, so both are tried.
    if extension == "wasm" {
        cuts.push(wasm_cuts(bytes));
    }
    let mut smallest: Option<Vec<u8>> = None;
    for mode in MODES {
        for cuts in &cuts {
            let other = compress(bytes, cuts, mode)?;
            if smallest.as_ref().is_none_or(|smallest| other.len() < smallest.len()) {
                smallest = Some(other);
            }
        }
    }
    Ok(smallest)
}

/// What a literal is coded by. The encoder's own guess, then by the upper six bits of the byte before it: the core is 1.2 % smaller
/// so, since what follows an instruction depends on its kind, and kinds stand side by side.
const MODES: [BrotliEncoderMode; 2] =
    [BrotliEncoderMode::BROTLI_MODE_GENERIC, BrotliEncoderMode::BROTLI_FORCE_MSB_PRIOR];

/// In brotli, with a new block at each of the cuts.
fn compress(bytes: &[u8], cuts: &[usize], mode: BrotliEncoderMode) -> Result<Vec<u8>> {
    let parameters =
        BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), mode, ..Default::default() };
    let mut compressed = Vec::with_capacity(bytes.len() / 3);
    let mut compressor = CompressorWriter::with_params(&mut compressed, 1 << 16, &parameters);
    let mut start = 0;
    for &cut in cuts {
        compressor.write_all(&bytes[start..cut])?;
        // Ends a block: what follows is coded by statistics of its own.
        compressor.flush()?;
        start = cut;
    }
    compressor.write_all(&bytes[start..])?;
    drop(compressor);
    Ok(compressed)
}

/// Where code and data of a wasm file begin. They have little in common with each other, nor with what stands before them: coded
/// apart, those of the core are 1 % smaller. None in what is no wasm file.
fn wasm_cuts(bytes: &[u8]) -> Vec<usize> {
    const MAGIC_AND_VERSION: usize = 8;
    const CODE: u8 = 10;
    const DATA: u8 = 11;
    let (mut cuts, mut at) = (Vec::new(), MAGIC_AND_VERSION);
    while let Some((&section, rest)) = bytes.get(at..).and_then(<[u8]>::split_first) {
        let Some((size, width)) = leb128(rest) else { break };
        if matches!(section, CODE | DATA) {
            cuts.push(at);
        }
        at += 1 + width + size;
    }
    if at == bytes.len() { cuts } else { Vec::new() }
}

/// An unsigned number in LEB128, and how many bytes it takes.
fn leb128(bytes: &[u8]) -> Option<(usize, usize)> {
    let width = bytes.iter().take(5).position(|byte| byte & 0x80 == 0)? + 1;
    let number = bytes[..width].iter().rev().fold(0, |number, byte| number << 7 | usize::from(byte & 0x7f));
    Some((number, width))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compressed_comes_back_whole() {
        let text = b"one folder of your own, ".repeat(100);
        let small = brotli("a.js", &text).unwrap().unwrap();
        assert!(small.len() < 60, "{}", small.len());
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &small[..], &mut back).unwrap();
        assert_eq!(back, text);
    }

    #[test]
    fn a_wasm_file_is_cut_where_its_code_and_its_data_begin() {
        let mut file = b"\0asm\x01\0\0\0".to_vec();
        for (section, size) in [(1_u8, 3), (10, 200), (11, 5)] {
            file.push(section);
            file.extend(if size < 128 { vec![size] } else { vec![size & 0x7f | 0x80, 1] });
            file.extend(vec![section; usize::from(size)]);
        }
        assert_eq!(wasm_cuts(&file), [13, 216]);
        let small = brotli("a.wasm", &file).unwrap().unwrap();
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &small[..], &mut back).unwrap();
        assert_eq!(back, file);
        assert_eq!(wasm_cuts(&file[..100]), Vec::<usize>::new(), "a file that ends in a section");
        assert_eq!(wasm_cuts(b""), Vec::<usize>::new());
    }

    #[test]
    fn a_picture_is_left_alone() {
        assert_eq!(brotli("icon.png", &[0; 100]).unwrap(), None);
    }
}
