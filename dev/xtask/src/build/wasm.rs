//! Drops from a wasm file what nobody reads: the sections `name` and `producers`, for a debugger (Cargo's
//! `strip` would drop `target_features` too, which wasm-bindgen needs; Trunk has no option for it), and the exports of a
//! crate that the page has, but does not use.
//! Format: <https://webassembly.github.io/spec/core/binary/modules.html>

use anyhow::{Context, Result, ensure};

pub const HEADER: &[u8] = b"\0asm\x01\0\0\0";
const CUSTOM: u8 = 0;
pub const IMPORT: u8 = 2;
const EXPORT: u8 = 7;
const DROPPED: [&[u8]; 2] = [b"name", b"producers"];

/// Leptos' server functions bring wasm-streams along. The page has none of them, but what a crate exports to JavaScript
/// (here: classes for streams) is a root for the linker and the splitter. Its exports are named so.
const UNUSED_EXPORT: &[u8] = b"intounderlying";
/// And so are the classes, in what wasm-bindgen is told of them.
const UNUSED_CLASS: &[u8] = b"IntoUnderlying";
/// Where it is told.
const BINDGEN: &[u8] = b"__wasm_bindgen_unstable";

/// A section: its number, its content, and all of its bytes.
pub struct Section<'a> {
    pub id: u8,
    pub content: &'a [u8],
    pub whole: &'a [u8],
}

/// The sections of a module, in their order.
pub fn sections(module: &[u8]) -> Result<Vec<Section<'_>>> {
    let mut rest = module.strip_prefix(HEADER).context("not a wasm module of version 1")?;
    let mut sections = Vec::new();
    while let Some((&id, after_id)) = rest.split_first() {
        let (length, content) = unsigned(after_id).context("a section without a length")?;
        ensure!(length <= content.len(), "a section that ends after the file does");
        let (content, following) = content.split_at(length);
        sections.push(Section { id, content, whole: &rest[..rest.len() - following.len()] });
        rest = following;
    }
    Ok(sections)
}

/// The same module without the sections that nothing in the page reads.
pub fn without_names(module: &[u8]) -> Result<Vec<u8>> {
    let sections = sections(module)?;
    let kept = sections.iter().filter(|it| !(it.id == CUSTOM && is_dropped(it.content))).map(|it| it.whole);
    Ok([HEADER].into_iter().chain(kept).collect::<Vec<_>>().concat())
}

/// The same module without the exports that the page does not use. Before the split, since they keep what they reach.
pub fn without_unused_exports(module: &[u8]) -> Result<Vec<u8>> {
    let mut kept = HEADER.to_vec();
    for Section { id, content, whole } in sections(module)? {
        let content = match id {
            EXPORT => used_exports(content)?,
            CUSTOM => match name(content).filter(|(name, _)| *name == BINDGEN) {
                Some((name, programs)) => [&number(name.len()), name, &used_programs(programs)?].concat(),
                None => content.to_vec(),
            },
            _ => {
                kept.extend_from_slice(whole);
                continue;
            }
        };
        kept.push(id);
        kept.extend(number(content.len()));
        kept.extend(content);
    }
    Ok(kept)
}

/// A vector of exports: name, kind, index.
fn used_exports(content: &[u8]) -> Result<Vec<u8>> {
    let (count, mut rest) = unsigned(content).context("exports without a count")?;
    let mut used = Vec::new();
    for _ in 0..count {
        let (length, name) = unsigned(rest).context("an export without a name")?;
        let index = name.get(length + 1..).context("an export that ends in its name")?;
        let (_, following) = unsigned(index).context("an export without an index")?;
        if !contains(&name[..length], UNUSED_EXPORT) {
            used.push(&rest[..rest.len() - following.len()]);
        }
        rest = following;
    }
    Ok([number(used.len()), used.concat()].concat())
}

/// What wasm-bindgen is told: pairs of its version and an item, each with its length in four bytes before it.
fn used_programs(mut rest: &[u8]) -> Result<Vec<u8>> {
    let mut used = Vec::new();
    while !rest.is_empty() {
        let following =
            after_counted(rest).and_then(after_counted).context("half an item for wasm-bindgen")?;
        let pair = &rest[..rest.len() - following.len()];
        if !contains(pair, UNUSED_CLASS) {
            used.extend_from_slice(pair);
        }
        rest = following;
    }
    Ok(used)
}

/// What follows bytes that have their number before them.
fn after_counted(bytes: &[u8]) -> Option<&[u8]> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    rest.get(usize::try_from(u32::from_le_bytes(*length)).ok()?..)
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// A name (a custom section begins with one), and what follows it.
pub fn name(content: &[u8]) -> Option<(&[u8], &[u8])> {
    unsigned(content).and_then(|(length, name)| name.split_at_checked(length))
}

fn is_dropped(content: &[u8]) -> bool {
    name(content).is_some_and(|(name, _)| DROPPED.contains(&name))
}

/// An unsigned LEB128 number of 32 bits, and what follows it.
pub fn unsigned(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0;
    for (index, byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Some((value, &bytes[index + 1..]));
        }
    }
    None
}

/// A number as unsigned LEB128.
pub fn number(mut value: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let [low, ..] = (value & 0x7f).to_le_bytes();
        value >>= 7;
        bytes.push(if value == 0 { low } else { low | 0x80 });
        if value == 0 {
            return bytes;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(id: u8, content: &[u8]) -> Vec<u8> {
        [&[id], &number(content.len())[..], content].concat()
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
    fn unused_classes_go_with_their_exports() {
        let export = |name: &str| [&number(name.len())[..], name.as_bytes(), &[0], &number(300)].concat();
        let counted =
            |text: &str| [&u32::try_from(text.len()).unwrap().to_le_bytes(), text.as_bytes()].concat();
        let program = |text: &str| [counted("version"), counted(text)].concat();
        let module = |exports: &[&str], programs: &[&str]| {
            let exports: Vec<u8> =
                [number(exports.len()), exports.iter().flat_map(|it| export(it)).collect()].concat();
            let programs: Vec<u8> = programs.iter().flat_map(|it| program(it)).collect();
            let bindgen = custom(std::str::from_utf8(BINDGEN).unwrap(), &programs);
            [HEADER, &section(EXPORT, &exports), &section(10, &[7; 300]), &bindgen].concat()
        };
        let all = module(&["main", "intounderlyingsink_abort_58a9"], &["…IntoUnderlyingSink…", "fetch"]);
        assert_eq!(without_unused_exports(&all).unwrap(), module(&["main"], &["fetch"]));
    }

    #[test]
    fn a_broken_file_is_an_error() {
        assert!(without_names(b"<html>").is_err());
        assert!(without_names(&[HEADER, &[10, 9, 1]].concat()).is_err());
        assert!(without_names(&[HEADER, &[10, 0x80]].concat()).is_err());
    }
}
