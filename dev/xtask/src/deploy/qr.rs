//! An address as a QR code in the terminal, for a phone's camera.

use qrcodegen::{QrCode, QrCodeEcc};

/// The code in half blocks, black on white whatever the terminal's colours; `None` for what is too long to be one.
pub fn code(text: &str) -> Option<String> {
    const QUIET: i32 = 2;
    let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
    let range = -QUIET..code.size() + QUIET;
    let mut lines = String::new();
    for y in range.clone().step_by(2) {
        lines.push_str("\x1b[30;107m");
        lines.extend(range.clone().map(|x| match (code.get_module(x, y), code.get_module(x, y + 1)) {
            (true, true) => '█',
            (true, false) => '▀',
            (false, true) => '▄',
            (false, false) => ' ',
        }));
        lines.push_str("\x1b[0m\n");
    }
    Some(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_as_wide_as_it_is_high() {
        let text = code("https://d111111abcdef8.cloudfront.net/").unwrap();
        let width = text.lines().next().unwrap().chars().filter(|c| " ▀▄█".contains(*c)).count();
        assert_eq!(width.div_ceil(2), text.lines().count());
        assert_eq!(code(&"x".repeat(4_000)), None);
    }
}
