//! Against codes that the Python package `qrcode` 8.2 made, in byte mode and level M.
//! It weighs masks before the format is written, so for some texts it takes another of the eight; not for these.

use sha2::{Digest, Sha256};

use super::*;

fn drawn(code: &Qr, dark: char, light: char) -> String {
    let row = |y| (0..code.size()).map(move |x| if code.is_dark(x, y) { dark } else { light });
    (0..code.size()).flat_map(row).collect()
}

fn digest(text: &str) -> String {
    let code = Qr::encode(text).unwrap();
    let hash = Sha256::digest(drawn(&code, '1', '0'));
    hash.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

#[test]
fn a_short_text_is_drawn_as_by_an_independent_encoder() {
    let expected = "
#######..#.#..#######
#.....#.##..#.#.....#
#.###.#..##.#.#.###.#
#.###.#...##..#.###.#
#.###.#.#####.#.###.#
#.....#..#.#..#.....#
#######.#.#.#.#######
.........##..........
#.#.#.#..#..#...#..#.
##.###...###....##..#
..#.#.#.####.#..###.#
..##...###.###.###.#.
##.#..#....#.#.###..#
........#.#..##.##..#
#######..#..#.#.#...#
#.....#......#...#.##
#.###.#.#.#.##.###...
#.###.#....#.##.##.#.
#.###.#.##.#.##.##..#
#.....#....###.#.#.#.
#######.##.#..####.##";
    let code = Qr::encode("0123456789").unwrap();
    assert_eq!(drawn(&code, '#', '.'), expected.replace('\n', ""));
}

#[test]
fn an_authenticators_address_is_drawn_as_by_an_independent_encoder() {
    // Version 8: with version bits, and blocks of two lengths.
    let address = "otpauth://totp/My%20files:ann%2B1%40example.com\
        ?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSW&issuer=My%20files";
    assert_eq!(digest(address), "f9706b937632a3098d972534ee59e78b31a060f248d5f7c0fd25a9d40cff360c");
}

#[test]
fn a_length_of_two_bytes_is_drawn_as_by_an_independent_encoder() {
    // Version 10.
    assert_eq!(digest(&"x".repeat(200)), "c8294f9a437b1546845ed5dde9c2fef56432bd243e9267501998ce08c0151b59");
}

#[test]
fn the_largest_text_fits_and_a_longer_one_has_no_code() {
    assert_eq!(Qr::encode(&"x".repeat(331)).map(|code| code.size()), Some(69));
    assert_eq!(Qr::encode(&"x".repeat(332)), None);
}
