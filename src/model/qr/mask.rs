//! Masks: patterns laid over the data so that a camera finds neither large areas nor false finders in it.

use super::Qr;

/// The same code under the mask with the fewest faults.
pub fn best(code: Qr) -> Qr {
    let masked = (0..8).map(|mask| masked(&code, mask));
    masked.min_by_key(faults).unwrap_or(code)
}

fn masked(code: &Qr, mask: usize) -> Qr {
    let mut code = code.clone();
    for y in 0..code.size {
        for x in 0..code.size {
            let at = y * code.size + x;
            code.dark[at] ^= !code.fixed[at] && flips(mask, x, y);
        }
    }
    code.write_format(mask);
    code
}

const fn flips(mask: usize, x: usize, y: usize) -> bool {
    0 == match mask {
        0 => (x + y) % 2,
        1 => y % 2,
        2 => x % 3,
        3 => (x + y) % 3,
        4 => (x / 3 + y / 2) % 2,
        5 => x * y % 2 + x * y % 3,
        6 => (x * y % 2 + x * y % 3) % 2,
        _ => ((x + y) % 2 + x * y % 3) % 2,
    }
}

/// The standard's four kinds of faults, weighed as it weighs them.
fn faults(code: &Qr) -> usize {
    let size = code.size;
    let mut faults = 0;
    for line in 0..size {
        faults += line_faults((0..size).map(|x| code.is_dark(x, line)));
        faults += line_faults((0..size).map(|y| code.is_dark(line, y)));
    }
    for y in 1..size {
        for x in 1..size {
            let corner = code.is_dark(x, y);
            let is_block =
                [(x - 1, y), (x, y - 1), (x - 1, y - 1)].iter().all(|&(x, y)| code.is_dark(x, y) == corner);
            faults += usize::from(is_block) * 3;
        }
    }
    let dark = code.dark.iter().filter(|&&dark| dark).count();
    let off_balance = (dark * 20).abs_diff(size * size * 10);
    faults + off_balance.div_ceil(size * size).saturating_sub(1) * 10
}

/// Runs of five and more, and what looks like a finder.
fn line_faults(line: impl Iterator<Item = bool>) -> usize {
    /// dark, light, 3 dark, light, dark, 4 light; and the same from behind.
    const FINDERS: [u32; 2] = [0b101_1101_0000, 0b000_0101_1101];
    let (mut faults, mut run, mut before, mut window) = (0, 0, None, 0);
    for (at, dark) in line.enumerate() {
        run = if before == Some(dark) { run + 1 } else { 1 };
        before = Some(dark);
        faults += match run {
            5 => 3,
            6.. => 1,
            _ => 0,
        };
        window = ((window << 1) | u32::from(dark)) & 0x7FF;
        faults += usize::from(at >= 10 && FINDERS.contains(&window)) * 40;
    }
    faults
}
