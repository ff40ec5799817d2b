//! A brotli twin for each file, made once with all the effort there is, so that no server has to.

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;

/// The file in brotli; `None` for formats that are compressed already.
pub fn brotli(name: &str, bytes: &[u8]) -> Result<Option<Vec<u8>>> {
    const DENSE: [&str; 6] = ["png", "jpg", "webp", "avif", "woff2", "br"];
    if DENSE.iter().any(|extension| name.rsplit('.').next() == Some(extension)) {
        return Ok(None);
    }
    let parameters =
        BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut compressed = Vec::with_capacity(bytes.len() / 3);
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &parameters)?;
    Ok(Some(compressed))
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
    fn a_picture_is_left_alone() {
        assert_eq!(brotli("icon.png", &[0; 100]).unwrap(), None);
    }
}
